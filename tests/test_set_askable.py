"""What a sentence may be asked for: every month, number and name, and where each begins and ends."""

import pytest

from passerelle.evaluation.sets.askable import askable_in
from passerelle.index.types import Span

FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre fevrier aout decembre"
ENGLISH = "January February March April May June July August September October November December"


def told(sentence: str, before: str = "", after: str = "") -> dict[str, str]:
    text = f"{before}{sentence}{after}"
    span = Span(len(before), len(before) + len(sentence))
    found = list(askable_in(text, span))
    assert (found[-1].kind, found[-1].answer) == ("other", span)
    assert {each.sentence for each in found} == {span}
    return {each.kind: text[each.answer.start : each.answer.end] for each in found[:-1]}


@pytest.mark.parametrize("month", [*FRENCH.split(), *ENGLISH.split()])
def test_a_month_is_a_date_with_its_day_or_its_year(month: str) -> None:
    assert told(f"Il ouvre le 12 {month}.") == {"time": f"12 {month}"}
    assert told(f"Il ouvre le 1er {month} 1931.") == {"time": f"1er {month} 1931"}
    assert told(f"It opens in {month} 2031.") == {"time": f"{month} 2031"}
    assert told(f"It opens on {month} 5, 1931.") == {"time": f"{month} 5, 1931"}
    assert told(f"It opens in {month}.") == {}


@pytest.mark.parametrize(
    ("year", "is_one"),
    [("1000", True), ("1999", True), ("2099", True), ("0999", False), ("2100", False), ("19311", False)],
)
def test_a_year_is_of_the_second_millennium_or_of_this_century(year: str, *, is_one: bool) -> None:
    assert told(f"Rien en {year}.").get("time") == (year if is_one else None)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Il a 12 bacs.", "12 bacs"),
        ("Il a 12 de.", None),
        ("Il a 12 km.", None),  # an abbreviation is no thing
        ("Il perd 12 %.", "12 %"),
        ("Il perd 12%.", "12%"),
        ("Il perd 12\u202f%.", "12\u202f%"),
        ("Il perd 1\u00a0250,5 euros.", "1\u00a0250,5 euros"),
        ("Il perd 1\u202f250\u202f000 euros.", "1\u202f250\u202f000 euros"),
        ("It lost 1,250,000 cars.", "1,250,000 cars"),
        ("Il a 3 million habitants.", "3 million habitants"),
        ("Il a 3 millions d’habitants.", "3 millions d’habitants"),
        ("Il a 3 milliard d'euros.", "3 milliard d'euros"),
        ("Il a 3 milliards de francs.", "3 milliards de francs"),
        ("It has 3 billion birds.", "3 billion birds"),
        ("It has 3 billions birds.", "3 billions birds"),
        ("It has 3 thousand birds.", "3 thousand birds"),
        ("It has 3 per cent less.", "3 per cent less"),
        ("Il a 3 pour cent de moins.", "3 pour cent de moins"),
        ("Le B12 bacs.", None),
    ],
)
def test_a_number_is_asked_for_with_what_it_counts(sentence: str, number: str | None) -> None:
    assert told(sentence).get("number") == number


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Elle est à Ada Thorne.", "Ada Thorne"),
        ("Elle est à Ada de Thorne.", "Ada de Thorne"),
        ("Elle est à Ada d'Orsec.", "Ada d'Orsec"),
        ("Elle est à Ada d’Orsec.", "Ada d’Orsec"),
        ("Elle est à Ada du Lac.", "Ada du Lac"),
        ("Elle est à Ada von Thorne.", "Ada von Thorne"),
        ("Elle est à Ada van Thorne.", "Ada van Thorne"),
        ("Elle est à Ada le Thorne.", None),
        ("Elle est à Élise Été-Vaux Orne.", "Élise Été-Vaux Orne"),
        ("Elle est à Ada.", None),
        ("Ada Thorne est là.", None),  # a sentence begins with a capital anyway
        ("Il dit « Ada Thorne ».", None),
        ("Il dit (Ada Thorne).", None),
        ("Elle est à A B.", None),
    ],
)
def test_a_name_is_of_two_words_within_a_sentence(sentence: str, name: str | None) -> None:
    assert told(sentence).get("name") == name


def test_a_number_that_is_part_of_a_date_is_no_number() -> None:
    assert told("Le 4 mai 2031, rien.") == {"time": "4 mai 2031"}
    assert told("En 1931 bacs et 12 ponts.") == {"time": "1931", "number": "12 ponts"}
    assert told("Il a 12 bacs et 1931.") == {"time": "1931", "number": "12 bacs"}


def test_the_first_of_each_kind_is_asked_for_and_nothing_outside_the_sentence() -> None:
    sentence = "En 1931 et 1932, 12 bacs et 3 ponts sont à Ada Thorne et Jean Vaux."
    found = {"time": "1931", "number": "12 bacs", "name": "Ada Thorne"}
    assert told(sentence) == found
    assert told("Rien de tel.", before="En 1931, 12 bacs. ", after=" En 1932, 3 bacs.") == {}
    assert told(sentence, before="En 1804. ", after=" En 1875.") == found
