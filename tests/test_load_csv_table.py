"""A CSV file that names no documents is a table, read as a sheet of a workbook is."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load import csv_table, load
from passerelle.index.load.csv_table import is_table, load_table
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


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        ("Trajet,Prix\nÎle,2\n", True),
        ("Trajet,Prix\n", False),
        ("", False),
        ("Trajet\nÎle\n", True),
        ("Trajet\n\nÎle\n", True),
        ("Trajet\n\n", False),
        ("Tarifs\nde mai\nTrajet,Prix\n", False),
        ("Tarifs\nde mai\nTrajet,Prix\nÎle,2\n", True),
        ("id,text\na,Le bac\n", False),
        ("id;Text\na;Le bac\n", False),
        ("id\tTEXT\na\tLe bac\n", False),
        ("id|text\na|Le bac\n", False),
        ('"id", "text"\na,Le bac\n', False),
        ("text\nLe bac\nLa rive\n", False),
        ("sep=;\nid;text\na;Le bac\n", False),
        ("  \nid,text\na,Le bac\n", False),
        ("Trajet,texts\nÎle,2\n", True),
        ("Trajet,Prix\ntext,2\n", True),
        ("a\n" * 19 + "a,b\n", False),
        ("a\n" * 20 + "a,b\n", True),
        (f"a\n{'x' * 3999},b\n", False),
        (f"a\n{'x' * 4000},b\n", True),
    ],
)
def test_a_file_with_rows_and_no_column_of_text_is_a_table(
    tmp_path: Path, content: str, *, is_one: bool
) -> None:
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    assert is_table(tmp_path / "a.csv") is is_one


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Nom,Prix\n\nLac,Rive\n", "Nom | Prix\n\nLac | Rive"),
        ("Nom,Prix\n\nLac,Rive\n\nPont,Quai\n", "Nom | Prix\nLac | Rive\nPont | Quai"),
        ("Nom,Prix\n \t\nLac,Rive\n  \nPont,Quai\n", "Nom | Prix\nLac | Rive\nPont | Quai"),
        ('Nom,Code\nLac,="00123"\nRive, ="7" \n', "Nom | Code\nLac | 00123\nRive | 7"),
        ('Nom,Code\nLac,x="1"\nRive,="2"x\n', 'Nom | Code\nLac | x="1"\nRive | ="2"x'),
        ("Nom,Pr\0ix\nLac,2\n", "Nom | Prix\nLac | 2"),
        ("Lac, nord;1\nRive;2\nPont;3\n", "Lac, nord | 1\nRive | 2\nPont | 3"),
        ('Nom;Prix\nLac;1\n"Rey" Jr;2\n', "Nom | Prix\nLac | 1\nRey Jr | 2"),
        ('Nom;Prix\nLac;1\nPont;2;x\n"Rey" Jr;2\n', "Nom | Prix |\nLac | 1 |\nPont | 2 | x\nRey Jr | 2 |"),
        ('Tarifs\n\nNom;Prix\n"Rey" Jr;2\n', "Tarifs\n\nNom | Prix\nRey Jr | 2"),
        ('Tarifs\nde mai\nNom;Prix\n"Rey" Jr;2\n', "Tarifs\nde mai\nNom | Prix\nRey Jr | 2"),
        ("sep=;\nNom;Prix\nLac;1\n", "Nom | Prix\nLac | 1"),
        ("Nom,Prix\nsep=;,1\n", "Nom | Prix"),
        ("Nom,Prix\n,\nLac,1\n", "Nom | Prix\n\nLac | 1"),
    ],
)
def test_a_table_shows_the_cells_of_its_rows(tmp_path: Path, content: str, text: str) -> None:
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    assert load_table(tmp_path / "a.csv").builder.text == f"a\n\n{text}"


def test_a_table_without_a_row_shows_nothing_and_a_byte_of_no_letter_is_marked(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\n\n")
    assert not load_table(tmp_path / "a.csv").builder.text
    (tmp_path / "a.csv").write_bytes(b"Nom,Prix\r\nLe caf\xe9 d'\xe9t\xe9 \x81,2\r\n")
    assert load_table(tmp_path / "a.csv").builder.text == "a\n\nNom | Prix\nLe café d'été \ufffd | 2"
