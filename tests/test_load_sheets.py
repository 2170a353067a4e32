"""A sheet is cut into the tables that its reader sees, each with the names of its columns."""

import pytest

from passerelle.index.load.sheets import Sheet, write_sheet
from passerelle.index.text import TextBuilder

Merged = tuple[tuple[int, int, int, int], ...]


def written(drawn: str, merged: Merged = ()) -> str:
    """Return the text of a sheet whose cells are *drawn* between bars."""
    cells = {
        (row, column): text.strip()
        for row, line in enumerate(drawn.strip().split("\n"))
        for column, text in enumerate(line.split("|"))
        if text.strip()
    }
    builder = TextBuilder()
    write_sheet(Sheet("F", cells, merged), builder)
    return builder.text.removeprefix("F\n\n")


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("Nom|Âge||Lot|Prix\nRey|41||A|3\nVial|29", "Nom | Âge\nRey | 41\nVial | 29\n\nLot | Prix\nA | 3"),
        ("Nom|Âge||Note\nRey|41||absent\nVial|29", "Nom | Âge | Note\nRey | 41 | absent\nVial | 29 |"),
        ("Nom||Âge\nRey||41\nVial||29", "Nom | Âge\nRey | 41\nVial | 29"),
        ("Nom|Âge\nRey|41\n|\nVial|29", "Nom | Âge\nRey | 41\nVial | 29"),
        ("Nom|Âge\nRey|41\n|\nLot|Prix\nA|3", "Nom | Âge\nRey | 41\n\nLot | Prix\nA | 3"),
        ("Nom|Âge\nRey|41\n|\n|\nVial|29", "Nom | Âge\nRey | 41\n\nVial | 29"),
    ],
)
def test_empty_rows_and_columns_part_tables_where_they_do(drawn: str, text: str) -> None:
    assert written(drawn) == text


@pytest.mark.parametrize(
    ("drawn", "merged", "text"),
    [
        (
            "Poste|2030||2031\n|Prévu|Réel|Prévu\nBois|1|2|3",
            ((0, 1, 0, 2),),
            "Poste | 2030 Prévu | 2030 Réel | 2031 Prévu\nBois | 1 | 2 | 3",
        ),
        (
            "Budget|\nPoste|Prix|\n|Net|Brut\nBois|1|2",
            ((1, 1, 1, 2),),
            "Budget\n\nPoste | Prix Net | Prix Brut\nBois | 1 | 2",
        ),
        (
            "Poste|Net|Brut\nBois||oui\nFer||non",
            ((1, 0, 1, 1), (2, 0, 2, 1)),
            "Poste | Net | Brut\nBois | Bois | oui\nFer | Fer | non",
        ),
        ("Poste|Prix|\nBois|1|2", ((0, 1, 0, 2),), "Poste | Prix | Prix\nBois | 1 | 2"),
        ("Note|||Liens\nBois|||12", ((0, 0, 0, 2), (1, 0, 1, 2)), "Note | Liens\nBois | 12"),
    ],
)
def test_two_rows_that_name_columns_are_one(drawn: str, merged: Merged, text: str) -> None:
    assert written(drawn, merged) == text
