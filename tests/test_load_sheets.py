"""A sheet is cut into the tables that its reader sees, each with the names of its columns."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load import sheets
from passerelle.index.load.sheets import Sheet, called, write_sheet
from passerelle.index.text import TextBuilder

Merged = tuple[tuple[int, int, int, int], ...]


def written(drawn: str, merged: Merged = (), rows: Sequence[int] = (), columns: Sequence[int] = ()) -> str:
    """Return the text of a sheet whose cells are *drawn* between bars, its hidden *rows* and *columns* empty."""
    cells = {
        (row, column): text.strip()
        for row, line in enumerate(drawn.strip().split("\n"))
        for column, text in enumerate(line.split("|"))
        if text.strip()
    }
    builder = TextBuilder()
    write_sheet(Sheet("F", cells, merged, hidden=(rows, columns)), builder)
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
        ("Nom|Âge|Lot\nRey|41|A\n|\nVial|29", "Nom | Âge | Lot\nRey | 41 | A\nVial | 29 |"),
        (
            "Nom|Lot|Prix|Lieu\nRey|A|3|Bar\n|\nPoids|9 kg",
            "Nom | Lot | Prix | Lieu\nRey | A | 3 | Bar\n\nPoids | 9 kg",
        ),
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


def typed(cells: dict[tuple[int, int], str], merged: Merged = ()) -> str:
    builder = TextBuilder()
    write_sheet(Sheet("F", cells, merged), builder)
    return builder.text.removeprefix("F").lstrip("\n")


@pytest.mark.parametrize(("letters", "shown"), [(78, "one line"), (79, "as typed")])
def test_a_text_of_several_lines_in_a_cell_alone_is_shown_as_it_was_typed(letters: int, shown: str) -> None:
    text = f"a\n{'x' * letters}"
    assert typed({(0, 0): text}) == (text if shown == "as typed" else text.replace("\n", " "))
    assert typed({(0, 0): text, (0, 1): "b"}) == f"{text.replace(chr(10), ' ')} | b"
    assert "\n" not in typed({(0, 0): f"{'x' * 90}\n"})


def test_a_cell_alone_under_another_column_keeps_its_place() -> None:
    assert written("Nom|Âge\n|41\nRey|") == "Nom | Âge\n| 41\nRey"


def test_a_caption_stands_above_its_table_and_a_sheet_without_cells_is_nothing() -> None:
    assert written("Tarifs\nNom|Prix\nRey|3") == "Tarifs\nNom | Prix\nRey | 3"
    assert typed({}) == ""


@pytest.mark.parametrize(("high", "filled"), [(5000, True), (5001, False)])
def test_a_merged_cell_of_more_than_ten_thousand_says_its_value_once(high: int, *, filled: bool) -> None:
    cells = {(0, 0): "Nom", (0, 1): "Bac", (0, 2): "Prix", (1, 2): "3"}
    made = typed(cells, ((0, 0, high - 1, 1),))
    assert made.endswith("Nom | Nom | 3" if filled else "| 3")


@pytest.mark.parametrize(("largest", "shown"), [(31, "Nom |  | x"), (32, "Nom | Nom | x")])
def test_a_merged_cell_that_would_say_more_than_a_sheet_does_says_its_value_once(
    monkeypatch: pytest.MonkeyPatch, largest: int, shown: str
) -> None:
    monkeypatch.setattr(sheets, "LARGEST", largest)
    cells = {(0, 0): "Le bac 1", (0, 2): "x", (1, 1): "b", (1, 2): "y"}
    assert typed(cells, ((0, 0, 1, 1),)).split("\n")[0].replace("Le bac 1", "Nom") == shown


@pytest.mark.parametrize(("largest", "read"), [(9, True), (8, False)])
def test_a_sheet_whose_cells_say_more_than_any_does_is_refused(
    monkeypatch: pytest.MonkeyPatch, largest: int, *, read: bool
) -> None:
    monkeypatch.setattr(sheets, "LARGEST", largest)
    sheet = Sheet("Prix", {(0, 0): "Nom", (0, 1): "Lieu", (1, 0): "ab"}, file="a.ods")
    if read:
        write_sheet(sheet, TextBuilder())
        return
    said = r"^a\.ods: the cells of sheet Prix say 9 characters, as no sheet does; split it, or save it again "
    said += "from its program$"
    with pytest.raises(LoadError, match=said):
        write_sheet(sheet, TextBuilder())


def test_rows_below_a_text_that_was_typed_into_a_cell_stand_apart_from_it() -> None:
    text = f"a\n{'x' * 90}"
    cells = {(0, 0): "t", (1, 0): text, (2, 0): "b", (2, 1): "c", (3, 0): "d", (3, 1): "e"}
    assert typed(cells) == f"t\n\n{text}\n\nb | c\nd | e"


@pytest.mark.parametrize(
    ("name", "title"), [("prix-de_mai.xlsx", "prix de mai"), ("a.b.ods", "a.b"), ("Prix.csv", "Prix")]
)
def test_a_workbook_is_called_by_its_file(name: str, title: str) -> None:
    assert called(Path("docs") / name) == title


@pytest.mark.parametrize(
    ("drawn", "apart"),
    [
        ("Nom|Âge\nRey|41\n|\nVial|29", False),
        ("Nom|Âge\nRey|41\n|\nVial|jeune", True),
        ("Nom|41\nRey|41\n|\nVial|29", True),
        ("Nom|Âge\nRey|41\n|\nVial", True),
        ("Nom|Âge\nRey|41\n|\n|29", True),
        ("Nom|Âge\nRey|41\n|\nVial|29|3", True),
        ("Nom|Âge\n|\nVial|29", True),
        ("Nom|Âge\nRey|41\n|\n29|", True),
        ("Nom|Âge\nRey|41\n|\nVial|env. 29", False),
        ("Nom 2|Âge\nRey|41\n|\nVial|29", True),
    ],
)
def test_a_table_goes_on_below_an_empty_row_where_its_columns_have_values_there(
    drawn: str, *, apart: bool
) -> None:
    assert ("\n\n" in written(drawn)) is apart


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("Nom|Âge\nRey|41\n|\nVial|29\n|\nFox|7", "Nom | Âge\nRey | 41\nVial | 29\nFox | 7"),
        ("Nom|Âge\nRey|41\n|\nVial|29\nFox|jeune", "Nom | Âge\nRey | 41\nVial | 29\nFox | jeune"),
        ("Prix de mai\nNom|Âge\n|\nVial|29", "Prix de mai\nNom | Âge\nVial | 29"),
        ("Nom|Âge|\nRey|41|\n|\n|29|3", "Nom | Âge\nRey | 41\n\n29 | 3"),
        ("Nom|Âge|Lot\nRey|41|3\n|\nVial|29", "Nom | Âge | Lot\nRey | 41 | 3\nVial | 29 |"),
        ("a|b||c|d\ne|f||g|h\n|||i|j", "a | b\ne | f\n\nc | d\ng | h\ni | j"),
        ("a|b||c|d\ne|f||g|", "a | b\ne | f\n\nc | d\ng"),
        ("a|b||c\ne|f||g", "a | b | c\ne | f | g"),
        ("a||b\nc||d", "a | b\nc | d"),
        ("a|b||c|d\ne|||g|h\ni|j||k|l", "a | b | c | d\ne |  | g | h\ni | j | k | l"),
        ("a||b|c\nd||e|f", "a\nd\n\nb | c\ne | f"),
    ],
)
def test_a_row_or_a_column_goes_on_where_it_is_of_the_same_table(drawn: str, text: str) -> None:
    assert written(drawn) == text


@pytest.mark.parametrize(
    ("drawn", "merged", "text"),
    [
        ("Lieu|Année|\n|2023|2024\nLac|1|2", ((0, 1, 0, 2),), "Lieu | Année 2023 | Année 2024\nLac | 1 | 2"),
        ("Lieu|Année|\n|12|13\nLac|1|2", ((0, 1, 0, 2),), "Lieu | Année | Année\n| 12 | 13\nLac | 1 | 2"),
        ("Lieu|Année|\n|Net|Net\nLac|1|2", ((0, 1, 0, 2),), "Lieu | Année | Année\n| Net | Net\nLac | 1 | 2"),
        ("Lieu|Année|\n|Net|Brut", ((0, 1, 0, 2),), "Lieu | Année | Année\n| Net | Brut"),
        ("Lieu|Prix|\nLac|Net|Brut\nMer|a|b", ((0, 1, 0, 2),), "Lieu Lac | Prix Net | Prix Brut\nMer | a | b"),
        ("a|b|c\nLieu|Prix|\n|Net|Brut\nMer|1|2", ((1, 1, 1, 2),),
         "a | b | c\nLieu | Prix | Prix\n| Net | Brut\nMer | 1 | 2"),
        ("Lieu|Prix||Part|\n|Net|Brut|Un|Deux\nMer|1|2|3|4", ((0, 1, 0, 2), (0, 3, 0, 4)),
         "Lieu | Prix Net | Prix Brut | Part Un | Part Deux\nMer | 1 | 2 | 3 | 4"),
        ("Lieu|Prix|||Zone|Part|\n|Net|Brut|||Un|Deux\nMer|1|2||Est|3|4",
         ((0, 1, 0, 2), (0, 5, 0, 6)),
         "Lieu | Prix Net | Prix Brut | Zone | Part Un | Part Deux\nMer | 1 | 2 | Est | 3 | 4"),
        ("Lieu|Prix|\n|Net|\n|a|b\nMer|1|2", ((0, 1, 0, 2), (1, 1, 1, 2)),
         "Lieu | Prix | Prix\n| Net |\n| a | b\nMer | 1 | 2"),
        ("Budget|||note\nPoste|Prix||\n|Net|Brut|\nBois|1|2|", ((1, 1, 1, 2),),
         "Budget | note\n\nPoste | Prix Net | Prix Brut\nBois | 1 | 2"),
        ("Lieu|Prix||\n|Net||Brut\n|a|b|c\nMer|1|2|3", ((0, 1, 0, 3), (1, 1, 1, 2)),
         "Lieu | Prix | Prix | Prix\n| Net | Net | Brut\n| a | b | c\nMer | 1 | 2 | 3"),
        ("Lieu|Prix||Part|\n|Net|Brut|Un|\n|||x|y\nMer|1|2|3|4", ((0, 1, 0, 2), (1, 3, 1, 4)),
         "Lieu | Prix Net | Prix Brut | Part Un | Un\n|  |  | x | y\nMer | 1 | 2 | 3 | 4"),
        ("Budget||\nPoste|Prix|\n|Net|Brut\nBois|1|2", ((0, 0, 0, 1), (1, 1, 1, 2)),
         "Budget\n\nPoste | Prix Net | Prix Brut\nBois | 1 | 2"),
        ("Lieu|Prix\n|Net\nMer|1", ((0, 1, 0, 1),), "Lieu | Prix\n| Net\nMer | 1"),
        ("Lieu|Prix||x|y\n|Net|Brut||\nMer|1|2||3", ((0, 1, 0, 2),),
         "Lieu | Prix Net | Prix Brut | x | y\nMer | 1 | 2 |  | 3"),
    ],
)  # fmt: skip
def test_a_name_over_several_columns_joins_the_names_below_it(drawn: str, merged: Merged, text: str) -> None:
    assert written(drawn, merged) == text


def test_cells_are_read_in_the_order_of_their_places_whatever_their_own() -> None:
    assert typed({(1, 1): "d", (0, 1): "b", (1, 0): "c", (0, 0): "a"}) == "a | b\nc | d"


@pytest.mark.parametrize(
    ("drawn", "rows", "columns", "text"),
    [
        ("Nom|Âge\n|\n|\n|\nVial|jeune", (1, 2, 3), (), "Nom | Âge\nVial | jeune"),
        ("Nom|Âge\n|\n|\n|\nVial|jeune", (3, 1), (), "Nom | Âge\n\nVial | jeune"),
        ("|\nNom|Âge\n|\nVial|jeune\n|\nRey|vieux", (0, 4, 2, 9), (), "Nom | Âge\nVial | jeune\nRey | vieux"),
        ("Nom||Âge|Lot\nRey||41|A", (), (1,), "Nom | Âge | Lot\nRey | 41 | A"),
        ("|Nom||Âge|Lot\n|Rey||41|A", (), (0,), "Nom\nRey\n\nÂge | Lot\n41 | A"),
        ("Nom||Âge||Lot\nRey||41||A", (), (3, 1), "Nom | Âge | Lot\nRey | 41 | A"),
        ("Nom||Âge|Lot\n|||\nRey||41|A", (1,), (1,), "Nom | Âge | Lot\nRey | 41 | A"),
    ],
)
def test_hidden_rows_and_columns_part_no_table(
    drawn: str, rows: tuple[int, ...], columns: tuple[int, ...], text: str
) -> None:
    assert written(drawn, rows=rows, columns=columns) == text


@pytest.mark.parametrize(
    ("drawn", "merged", "rows", "columns", "text"),
    [
        ("Bac||x\n|||\n|||y\na|b|c|d", (0, 0, 2, 0), (1,), (), "Bac |  | x |\nBac |  |  | y\na | b | c | d"),
        ("Bac||x\n|||\n|||y\na|b|c|d", (0, 0, 1, 0), (1,), (), "Bac |  | x |\n|  |  | y\na | b | c | d"),
        ("Bac|||x\na||b|c", (0, 0, 0, 2), (), (1,), "Bac | Bac | x\na | b | c"),
        ("Bac|||x\na|b||c", (0, 0, 0, 2), (), (2,), "Bac | Bac | x\na | b | c"),
        ("Bac||||x\na|b||c|d", (0, 0, 0, 2), (), (2,), "Bac | Bac |  | x\na | b | c | d"),
        ("|||\nNom|||x\na|b|c|d", (0, 0, 0, 2), (0,), (), "Nom |  |  | x\na | b | c | d"),
        ("|Nom||x\n|a|b|c\n|d|e|f", (0, 0, 1, 0), (), (0,), "Nom |  | x\na | b | c\nd | e | f"),
        ("|||\nNom|Bac||x\na|b|c|d", (1, 1, 1, 2), (0,), (), "Nom | Bac | Bac | x\na | b | c | d"),
        ("|Nom|Bac||x\n|a|b|c|d", (0, 2, 0, 3), (), (0,), "Nom | Bac | Bac | x\na | b | c | d"),
    ],
)
def test_a_merged_range_spans_what_is_seen_of_it(
    drawn: str,
    merged: tuple[int, int, int, int],
    rows: tuple[int, ...],
    columns: tuple[int, ...],
    text: str,
) -> None:
    assert written(drawn, (merged,), rows, columns) == text
