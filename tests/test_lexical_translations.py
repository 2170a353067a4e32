"""The tables of stems that stand for each other are read line by line, as they are asked for."""

from pathlib import Path

import pytest

from passerelle.index.lexical.translations import _Table, file_of, shipped


def test_a_line_has_a_stem_and_those_it_stands_for_with_their_chances(tmp_path: Path) -> None:
    file = tmp_path / "meanings.tsv"
    file.write_text("bac\tferry 60 tray 25\nquai\tquay 100\n", encoding="utf-8")
    table = _Table(file)
    assert dict(table) == {"bac": (("ferry", 0.6), ("tray", 0.25)), "quai": (("quay", 1.0),)}
    assert table["bac"] is table["bac"]
    assert ("bac" in table, "ferry" in table, 4 in table, len(table), list(table)) == (
        True,
        False,
        False,
        2,
        ["bac", "quai"],
    )
    assert table.get("rue", ()) == ()
    with pytest.raises(KeyError, match="rue"):
        table["rue"]


def test_each_language_has_its_own_table() -> None:
    assert (file_of("fr").name, file_of("en").name) == ("meanings_fr.tsv", "meanings_en.tsv")
    assert file_of("fr", Path("x")) == Path("x/meanings_fr.tsv")
    assert "ecol" in shipped()["fr"]
    assert "ecol" not in shipped()["en"]
    assert any(stem == "ecol" for stem, _ in shipped()["en"]["school"])
    assert all(0 < share <= 1 for _, share in shipped()["en"]["school"])
