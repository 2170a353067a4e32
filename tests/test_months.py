"""Facts about the months as they are written: twelve in each language, in the order of the year."""

from passerelle.index.lexical.dates import date_terms
from passerelle.index.lexical.spelling import plain
from passerelle.index.months import ENGLISH, FRENCH


def test_the_months_of_both_languages_are_those_of_the_calendar_in_its_order() -> None:
    for number, (french, english) in enumerate(zip(FRENCH, ENGLISH, strict=True), start=1):
        wanted = [f"@1988-{number:02}-14", f"@1988-{number:02}", f"@-{number:02}-14"]
        assert date_terms(plain(f"le 14 {french} 1988")) == wanted
        assert date_terms(plain(f"{english} 14, 1988")) == wanted
    assert len(FRENCH) == len(ENGLISH) == 12


def test_months_are_written_with_their_accents_and_capitals() -> None:
    assert all(each[0].isupper() and each[1:].islower() for each in ENGLISH)
    assert all(each.islower() for each in FRENCH)
    assert [each for each in FRENCH if not each.isascii()] == ["février", "août", "décembre"]
