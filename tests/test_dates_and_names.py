"""Facts about dates and names as terms: one thing is one term, in whatever language and form it is written."""

import os
from pathlib import Path

import pytest

from passerelle.index.errors import StoreError
from passerelle.index.lexical.dates import date_readings, date_terms
from passerelle.index.lexical.names import OWN, SHIPPED, Names, names_of, shipped, with_own
from passerelle.index.lexical.spelling import parts, plain, words

GENEVA = ["@1988-04-14", "@1988-04", "@-04-14"]


def dates(text: str) -> list[str]:
    return date_terms(plain(text))


def names(text: str) -> list[str]:
    return [each.term for each in shipped().find(parts(plain(text)))]


@pytest.mark.parametrize(
    "written",
    ["14 avril 1988", "April 14, 1988", "14 April 1988", "April 14th, 1988", "14/04/1988", "04/14/1988", "1988-04-14",
     "14.04.1988", "le 14 AVRIL 1988", "14th of April 1988", "14 avr. 1988"],
)  # fmt: skip
def test_a_date_is_one_however_it_is_written(written: str) -> None:
    assert set(dates(written)) == set(GENEVA)


@pytest.mark.parametrize("written", ["03/04/2025", "3/4/2025", "03-04-2025", "03/04/25"])
def test_a_date_of_two_readings_is_found_by_both_ways_of_writing(written: str) -> None:
    assert {"@2025-04-03", "@2025-03-04"} <= set(dates(written))
    assert date_readings(plain(f"le {written} ?")) == ["@2025-04-03", "@2025-03-04"]
    assert date_readings("le 13/04/2025") == date_readings("13 avril 2025") == ["@2025-04-13"]


@pytest.mark.parametrize(
    "written",
    ["1 240,50", "1\u202f240,50", "1,240.50", "1.240,50", "1'240.50", "1240.50", "1240,50"],
)
def test_a_number_is_one_however_it_is_written(written: str) -> None:
    assert words(plain(f"{written} €")) == ["1240.50"]
    assert words(plain(written.replace("50", "00"))) == words("1240") == ["1240"]


def test_numbers_that_look_alike_stay_apart() -> None:
    assert words(plain("10⁶ 3.10 1.2 2,5")) == ["10", "6", "3.10", "1.2", "2.5"]
    assert words(plain("1.234.567")) == ["1234567"]


def test_the_first_of_a_month_is_its_day_one() -> None:
    assert "@1990-07-01" in dates("le 1er juillet 1990")


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("août 1991", "@1991-08"),
        ("August 1991", "@1991-08"),
        ("14 juillet", "@-07-14"),
        ("July 14", "@-07-14"),
        ("25/12/49", "@2049-12-25"),
        ("25/12/50", "@1950-12-25"),
        ("25/12/75", "@1975-12-25"),
    ],
)
def test_a_part_of_a_date_is_a_term_of_its_own(written: str, term: str) -> None:
    assert dates(written)[:1] == [term]
    assert len(dates(written)) == (1 if "/" not in written else 3)


@pytest.mark.parametrize(
    "written", ["mars", "in May we may", "1988", "version 1.2.3", "12 000 hommes", "35 avril 1988 x"]
)
def test_what_is_no_date_gives_none(written: str) -> None:
    assert "@1988-04-35" not in dates(written)
    assert [term for term in dates(written) if term.count("-") > 1 and term[1] != "-"] == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Moscou", "Moscow"),
        ("l'URSS", "the Soviet Union"),
        ("U.R.S.S.", "USSR"),
        ("les États-Unis", "the United States"),
        ("Kaboul", "Kabul"),
        ("Gorbatchev", "Gorbachev"),
        ("les Nations Unies", "the UN"),
        ("l'OTAN", "NATO"),
        ("allemandes", "Germans"),
        ("italienne", "Italian"),
        ("Seconde Guerre mondiale", "World War II"),
    ],
)
def test_a_name_is_one_in_both_languages(left: str, right: str) -> None:
    assert names(left) == names(right) != []


def test_of_names_that_begin_together_the_longer_is_meant() -> None:
    assert names("Corée du Nord") == ["@coree-du-nord"]
    assert names("Corée") == ["@coree"]


def test_an_acronym_of_two_things_gives_both() -> None:
    assert len(names("RFA")) == 2


def test_where_a_name_stands_is_told() -> None:
    found = shipped().find(parts(plain("La chute du mur de Berlin")))
    assert [(each.start, each.end, each.term) for each in found] == [(3, 6, "@mur-de-berlin")]


def test_a_person_adds_names_in_a_file(tmp_path: Path) -> None:
    own = tmp_path / "names.txt"
    own.write_text("# ours\nDirection des achats | Procurement | DA\n", encoding="utf-8")
    read = Names.read(SHIPPED, own)
    terms = [each.term for each in read.find(["procurement", "moscow"])]
    assert terms == ["@direction-des-achats", "@moscou"]


def test_names_of_ones_own_are_added_to_those_shipped_and_read_again_once_they_change(tmp_path: Path) -> None:
    def found(read: Names) -> list[str]:
        return [each.term for each in read.find(["goosander", "moscow", "knoll"])]

    assert with_own("") is names_of(tmp_path) is shipped()
    assert found(shipped()) == ["@moscou"]
    assert found(with_own("Harle | Goosander\n")) == ["@harle", "@moscou"]
    own = tmp_path / OWN
    for time, text, terms in (
        (1, "Harle | Goosander\n", ["@harle", "@moscou"]),
        (2, "Tertre | Knoll\n", ["@moscou", "@tertre"]),
    ):
        own.write_text(text, encoding="utf-8")
        os.utime(own, ns=(time, time))
        assert found(names_of(tmp_path)) == terms
    assert names_of(tmp_path).fingerprint == with_own("Tertre | Knoll\n").fingerprint != shipped().fingerprint


def test_a_name_of_five_letters_has_a_plural_and_a_shorter_one_has_none(tmp_path: Path) -> None:
    own = tmp_path / "names.txt"
    own.write_text("Cor | Kor\nCorm | Korm\n", encoding="utf-8")
    assert [[each.term for each in Names.read(own).find([word])] for word in ("cor", "cors", "corms")] == [
        ["@cor"],
        [],
        ["@corm"],
    ]


def test_a_later_word_of_a_name_is_known_in_the_plural_and_keeps_its_first_letter() -> None:
    read = Names.of("Val Soissons | Vale Soisson\nVal Oisson | Vale Oissons")
    found = [[each.term for each in read.find(words.split())] for words in ("val soisson", "vale oisson")]
    assert found == [["@val-soissons"], ["@val-oisson"]]


def test_a_line_of_remarks_names_nothing() -> None:
    read = Names.of("# hill | mound\n\nTertre | Knoll")
    assert read.find(["hill", "mound", "#"]) == []
    assert [each.term for each in read.find(["knoll"])] == ["@tertre"]
    assert set(read.spellings) == {"tertre", "knoll"}


def test_a_file_of_names_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_bytes(b"Qu\xe9bec | Quebec")
    with pytest.raises(StoreError, match="give a text file in UTF-8"):
        Names.read(tmp_path / "names.txt")


def test_every_shipped_name_has_two_spellings() -> None:
    lines = [line for line in SHIPPED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    assert [line for line in lines if "|" not in line] == []
