"""How tables of names are read, and which words are one of their names, in the plural and the feminine too."""

from pathlib import Path

import pytest

from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import Names, names_of, read_names, shipped, with_own

TABLE = "# Villes\nMoscou | Moscow\n\n  \nVal de Marne | Marne Valley | VM\nValdemar | VM\n|\nUne | | Uno\n"


def terms(text: str, table: str = TABLE) -> list[tuple[int, int, str]]:
    return [(each.start, each.end, each.term) for each in Names.of(table).find(text.split())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("moscou", [(0, 1, "@moscou")]),
        ("a moscow ou moscou", [(1, 2, "@moscou"), (3, 4, "@moscou")]),
        ("val de marne", [(0, 3, "@val-de-marne")]),
        ("le val de marnes dort", [(1, 4, "@val-de-marne")]),
        ("val de", []),
        ("val de la marne", []),
        ("marne valley marne", [(0, 2, "@val-de-marne")]),
        ("vm", [(0, 1, "@val-de-marne"), (0, 1, "@valdemar")]),
        ("vm moscow", [(0, 1, "@val-de-marne"), (0, 1, "@valdemar"), (1, 2, "@moscou")]),
        ("villes", []),
        ("uno", [(0, 1, "@une")]),
        ("", []),
    ],
)
def test_names_are_found_where_all_their_words_stand_together(
    text: str, found: list[tuple[int, int, str]]
) -> None:
    assert terms(text) == found


def test_of_names_that_begin_together_the_longer_is_found_wherever_it_stands_in_the_table() -> None:
    for table in ("Val\nVal de Marne\nVal de", "Val de Marne\nVal\nVal de"):
        assert terms("val de marne", table) == [(0, 3, "@val-de-marne")]
        assert terms("val de paris", table) == [(0, 2, "@val-de")]
        assert terms("val marne", table) == [(0, 1, "@val")]


@pytest.mark.parametrize("ending", ["s", "e", "es", "ne", "nes", "x"])
def test_a_name_of_five_letters_is_found_with_an_ending(ending: str) -> None:
    assert terms(f"latin{ending}", "Latin") == [(0, 1, "@latin")]
    assert terms(f"ind{ending}", "Ind") == ([(0, 1, "@ind")] if len(f"ind{ending}") > 4 else [])
    assert terms(f"latin{ending}s", "Latin") == ([(0, 1, "@latin")] if f"{ending}s" in {"es", "nes"} else [])


def test_an_ending_is_taken_off_only_where_the_word_is_no_name_itself() -> None:
    assert terms("latines", "Latin\nLatines") == [(0, 1, "@latines")]
    assert terms("latino", "Latin") == []


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("grand ponts", True),
        ("grand pontes", True),
        ("grand ponte", True),
        ("grand pontx", False),
        ("grands pont", True),
    ],
)
def test_the_words_behind_the_first_may_be_plural_or_feminine(written: str, *, is_one: bool) -> None:
    assert bool(terms(written, "Grand pont")) is is_one


def test_a_table_has_a_fingerprint_of_its_text() -> None:
    assert Names.of("A").fingerprint != Names.of("B").fingerprint
    assert Names.of("A", "B").fingerprint == Names.of("A\nB").fingerprint
    assert len(Names.of("A").fingerprint) == 16


def test_a_store_has_the_shipped_names_and_its_owners_as_they_stand_now(tmp_path: Path) -> None:
    assert names_of(tmp_path) is shipped()
    assert with_own("") is shipped()
    own = tmp_path / "names.txt"
    own.write_text("Zyxq | Qxyz\n", encoding="utf-8")
    read = names_of(tmp_path)
    assert [each.term for each in read.find(["qxyz", "moscow"])] == ["@zyxq", "@moscou"]
    assert with_own("Zyxq | Qxyz\n").fingerprint == read.fingerprint
    assert shipped().find(["qxyz"]) == []


def test_a_table_that_cannot_be_read_is_refused_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(
        StoreError, match=r"the names in .*none.txt cannot be read .*give a text file in UTF-8"
    ):
        read_names(tmp_path / "none.txt")
    (tmp_path / "latin.txt").write_bytes(b"\xe9t\xe9")
    with pytest.raises(StoreError, match=r"the names in .*latin.txt cannot be read"):
        Names.read(tmp_path / "latin.txt")
