"""Lines that stand right above a table, and empty lines that part two, in sheets and in CSV files."""

from pathlib import Path

import pytest
from office_files import one

from passerelle.index.load.sheets import Sheet, write_sheet
from passerelle.index.text import TextBuilder

ACCOUNT = "Relevé de compte\nTitulaire;SARL Lenoir\nPériode;mars 2025\n"
LINES = "Date;Libellé;Montant\n01/03/2025;Loyer;-850,00\n05/03/2025;Salaire;-2100,00\n"


def read(path: Path, text: str) -> str:
    path.write_bytes(text.encode())
    return one(path).text


@pytest.mark.parametrize("between", ["", "\n", ";;\n"])
def test_lines_about_an_account_do_not_name_the_columns_of_its_table(tmp_path: Path, between: str) -> None:
    assert read(tmp_path / "compte.csv", ACCOUNT + between + LINES) == (
        "compte\n\nRelevé de compte\nTitulaire | SARL Lenoir\nPériode | mars 2025\n\n"
        "Date | Libellé | Montant\n01/03/2025 | Loyer | -850,00\n05/03/2025 | Salaire | -2100,00"
    )


def written(*rows: str) -> str:
    cells = {
        (number, at): cell
        for number, row in enumerate(rows)
        for at, cell in enumerate(row.split(";"))
        if cell
    }
    builder = TextBuilder()
    write_sheet(Sheet("S", cells), builder)
    return builder.text.removeprefix("S\n\n")


@pytest.mark.parametrize(
    "rows",
    [
        ("Nom;Ville", "Anne;Brest;absente", "Luc;Lille;12", "Zoé;Brest;14"),  # one line above
        ("Fiche", "Nom;Ville;Pays", "Anne;Brest;33", "Luc;Lille;33"),  # a title alone
        ("Nom;Ville", "Anne;Brest", "Luc;Lille;absent", "Zoé;Brest;12"),  # one row below
        (
            "Nom;Ville",
            "Anne;Brest",
            "Luc;Lille;absent",
            "Zoé;Brest;non",
            "Max;Lyon;non",
        ),  # no column of values
        ("Nom;Ville", "Anne;Brest", "Luc;Lille;4", "Zoé;Brest;5", "Max;Lyon;6"),  # no names
        (
            "a;b;c;d",
            "x;y;z",
            "Nom;Ville;Pays;Poste",
            "Anne;Brest;33;1",
            "Luc;Lille;33;2",
        ),  # several cells above
    ],
)
def test_rows_that_are_no_lines_about_the_table_stay_in_it(rows: tuple[str, ...]) -> None:
    assert "\n\n" not in written(*rows)


def test_an_empty_line_parts_two_tables_of_a_csv_file(tmp_path: Path) -> None:
    text = read(tmp_path / "a.csv", "sep=;\nProduit;Prix\nPain;1,10\n\nSalle;Places\nBleue;12\nRouge;8\n")
    assert text == "a\n\nProduit | Prix\nPain | 1,10\n\nSalle | Places\nBleue | 12\nRouge | 8"


def test_empty_lines_between_all_rows_part_nothing(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "a,b\r\r\nx,1\r\r\ny,2\r\r\n") == "a\n\na | b\nx | 1\ny | 2"


def test_a_broken_row_is_named_by_its_line_whatever_stands_above(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('sep=;\nProduit;Prix\n\nPain;1,10\nLait;0,95\nThé;"jamais\n', encoding="utf-8")
    assert [(each.kind, each.where) for each in one(path).gaps] == [("broken rows", "line 6")]
