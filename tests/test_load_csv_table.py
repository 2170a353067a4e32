"""A CSV file that names no documents is a table, read as a sheet of a workbook is."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load import csv_table, load
from passerelle.index.types import Document, Gap


def table(path: Path, content: str, encoding: str = "utf-8") -> Document:
    path.write_bytes(content.encode(encoding))
    (document,) = load(path, "tarifs")
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("name", "content", "encoding"),
    [
        ("prix-du-bac.csv", 'Trajet,Prix\n"Rive gauche, quai 2","1,50 €"\nÎle,2 €\n', "utf-8"),
        (
            "prix-du-bac.csv",
            "sep=;\r\nTrajet;Prix\r\nRive gauche, quai 2;1,50 €\r\n\r\nÎle;2 €\r\n",
            "cp1252",
        ),
        ("prix-du-bac.tsv", "Trajet\tPrix\nRive gauche, quai 2\t1,50 €\nÎle\t2 €", "utf-8-sig"),
    ],
)
def test_a_table_is_one_document_with_its_columns(
    tmp_path: Path, name: str, content: str, encoding: str
) -> None:
    document = table(tmp_path / name, content, encoding)
    assert document.text == "prix du bac\n\nTrajet | Prix\nRive gauche, quai 2 | 1,50 €\nÎle | 2 €"
    assert (document.id, document.title, document.gaps) == ("tarifs", "prix du bac", ())


def test_a_broken_row_of_a_table_costs_itself_and_is_named(tmp_path: Path) -> None:
    document = table(tmp_path / "a.csv", 'Trajet,Prix\n"Rive "gauche",1\nÎle,2\n')
    assert document.text == "a\n\nTrajet | Prix\nÎle | 2"
    assert document.gaps == (Gap("broken rows", 1, "line 2"),)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Trajet|Prix\nÎle|2\n", "Trajet | Prix\nÎle | 2"),
        ("Tarifs de mai\n;\nTrajet;Prix\nÎle;2\n", "Tarifs de mai\n\nTrajet | Prix\nÎle | 2"),
        ('Nom,Prix\n"Rey" Jr,2\n', "Nom | Prix\nRey Jr | 2"),
    ],
)
def test_tables_are_read_however_their_cells_are_parted(tmp_path: Path, content: str, text: str) -> None:
    document = table(tmp_path / "a.csv", content)
    assert (document.text, document.gaps) == (f"a\n\n{text}", ())


def test_a_cell_of_several_lines_leaves_its_table_whole(tmp_path: Path) -> None:
    document = table(tmp_path / "a.csv", 'Trajet,Prix\n"Rive\ngauche",1\nÎle,2\n')
    assert document.text == "a\n\nTrajet | Prix\nRive gauche | 1\nÎle | 2"


def test_a_table_too_large_to_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "LARGEST", 10)
    with pytest.raises(LoadError, match="it is larger than 10 bytes; split it"):
        table(tmp_path / "a.csv", "Trajet,Prix\nÎle,2\n")


@pytest.mark.parametrize(("size", "read"), [(9 * 2**20, True), (17 * 2**20, False)])
def test_a_table_has_sixteen_megabytes_at_most(tmp_path: Path, size: int, *, read: bool) -> None:
    rows = "Trajet,Prix\nÎle,2\nRive,3\n"
    with pytest.raises(LoadError, match="is larger than") if not read else nullcontext():
        assert "Île | 2" in table(tmp_path / "a.csv", rows + "x" * (size - len(rows))).text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tsv", "Nom, mot | Note |\nBac, un | a |\nPont, deux | c |\nQuai, dix | d | e"),
        ("a.TSV", "Nom, mot | Note |\nBac, un | a |\nPont, deux | c |\nQuai, dix | d | e"),
        ("a.csv", "Nom | mot Note\nBac | un a\nPont | deux c\nQuai | dix d e"),
    ],
)
def test_tabs_part_the_cells_of_tsv_whatever_else_could(tmp_path: Path, name: str, text: str) -> None:
    content = "Nom, mot\tNote\nBac, un\ta\nPont, deux\tc\nQuai, dix\td\te\n"
    assert table(tmp_path / name, content).text.split("\n\n", 1)[1] == text
