"""Tables of office documents whose columns are named in two rows: names over several columns, their own below."""

from pathlib import Path

import pytest
from office_files import one, p, said, word

from passerelle.index.load.blocks import Cell, Paragraph, Table, cell_text, write
from passerelle.index.load.joined_heads import with_one_head
from passerelle.index.load.merged_cells import filled
from passerelle.index.text import TextBuilder

ROWS = "Nord 1 2/Sud 3 4"


def table(drawn: str) -> list[list[tuple[Cell, int, int]]]:
    """Read rows parted by ``/`` of cells; ``Prises>2`` spans two columns, ``Zone^2`` two rows, ``-`` is empty."""
    rows: list[list[tuple[Cell, int, int]]] = []
    for line in drawn.split("/"):
        row: list[tuple[Cell, int, int]] = []
        for part in line.split():
            wide, high = (int(part.partition(mark)[2] or 1) for mark in ">^")
            name = part.partition(">")[0].partition("^")[0].replace("_", " ")
            row.append(((Paragraph(name),) if name != "-" else (), wide, high))
        rows.append(row)
    return rows


def written(drawn: str) -> str:
    builder = TextBuilder()
    write([filled(table(drawn))], builder)
    return builder.text


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("Zone^2 Prises>2/2023 2024", "Zone | Prises 2023 | Prises 2024"),
        ("Zone Prises>2/- brochets truites", "Zone | Prises brochets | Prises truites"),
        ("- Prises>2/- T1 T2", "| Prises T1 | Prises T2"),
        ("Relevé>3/Zone^2 Prises>2/2023 2024", "Relevé\nZone | Prises 2023 | Prises 2024"),
    ],
)
def test_names_over_several_columns_and_their_own_are_one_row(head: str, shown: str) -> None:
    assert written(f"{head}/{ROWS}") == f"{shown}\nNord | 1 | 2\nSud | 3 | 4"


@pytest.mark.parametrize(
    "head",
    [
        "Nom Durand>2/Adresse Rue Ville",  # a form: what stands beside is no name of the column
        "- Matin>2/Lundi Maths Chant",  # a row of its own below
        "Zone^2 Prises>2/12 14",  # values
        "Zone^2 Prises>2/brochets brochets",  # nothing to tell apart
        "Zone^2 Prises>2/2023>2",  # a second name over both
        "Lundi^2 Matin>2/Maths Chant/Mardi^2 Soir>2",  # each row is like the first
        "Zone Prises Prises/- 2023 2024",  # nothing is merged
    ],
)
def test_two_rows_that_are_no_head_stay_two(head: str) -> None:
    rows = written(f"{head}/{ROWS}").split("\n")
    assert len(rows) == len(f"{head}/{ROWS}".split("/"))


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple((Paragraph(text),) if text else () for text in texts)


UPPER, LOWER = cells("Zone", "Prises", "Prises"), cells("", "2023", "2024")
NORD, SUD, CAPTION = cells("Nord", "1", "2"), cells("Sud", "3", "4"), cells("Relevé", "Relevé", "Relevé")
BOTH: tuple[set[int], ...] = ({1, 2}, set(), set(), set())


@pytest.mark.parametrize(
    ("rows", "wide", "whole", "rest"),
    [
        ((UPPER, LOWER, NORD), BOTH, set(), set()),
        ((UPPER, LOWER, NORD, CAPTION), BOTH, {3}, {2}),
        ((CAPTION, UPPER, LOWER, NORD, CAPTION), (set(), *BOTH), {0, 4}, {0, 3}),
        ((UPPER, cells("Zone", "2023", "2024"), NORD), BOTH, set(), set()),
    ],
)
def test_names_and_those_over_them_are_joined_and_rows_below_count_one_less(
    rows: tuple[tuple[Cell, ...], ...], wide: tuple[set[int], ...], whole: set[int], rest: set[int]
) -> None:
    made = with_one_head(Table(rows, frozenset(whole)), wide)
    top = int(0 in whole)
    assert [cell_text(cell) for cell in made.rows[top]] == ["Zone", "Prises 2023", "Prises 2024"]
    assert (made.rows[:top], made.rows[top + 1 :]) == (rows[:top], rows[top + 2 :])
    assert made.whole == rest


@pytest.mark.parametrize(
    ("rows", "wide", "whole"),
    [
        ((UPPER, LOWER), BOTH, set()),
        ((CAPTION, UPPER, LOWER), (set(), *BOTH), {0}),
        ((UPPER, LOWER, NORD), ({1, 2}, {1, 2}, set()), set()),
        ((UPPER, LOWER, NORD), ({1, 2}, set(), {1, 2}), set()),
        ((UPPER, LOWER, NORD), (set(), set(), set()), set()),
        ((UPPER, CAPTION, NORD), BOTH, {1}),
        ((UPPER, LOWER, CAPTION, SUD), BOTH, {2}),
        ((UPPER, cells("", "2023"), NORD), BOTH, set()),
        ((UPPER, (*LOWER[:2], (Paragraph("x" * 81), Paragraph("x"))), NORD), BOTH, set()),
        ((UPPER, (*LOWER[:2], (Paragraph("2024", 1),)), NORD), BOTH, set()),
        ((UPPER, cells("Nord", "2023", "2024"), NORD), BOTH, set()),
        ((UPPER, cells("", "2023", "2023"), NORD), BOTH, set()),
        ((UPPER, cells("", "2023", "12"), NORD), BOTH, set()),
        ((UPPER, cells("", "2023", "20245"), NORD), BOTH, set()),
        ((CAPTION, UPPER, LOWER, CAPTION, SUD), (set(), *BOTH), {0, 3}),
        ((CAPTION, UPPER, LOWER, NORD, SUD), (set(), {1, 2}, set(), {1, 2}, set()), {0}),
    ],
)
def test_rows_that_do_not_name_columns_together_stay_two(
    rows: tuple[tuple[Cell, ...], ...], wide: tuple[set[int], ...], whole: set[int]
) -> None:
    table = Table(rows, frozenset(whole))
    assert with_one_head(table, wide) == table


def test_of_two_heads_that_say_nothing_a_note_is_left() -> None:
    noted: Cell = (Paragraph("", below=(Paragraph("en tonnes"),)),)
    for corner, left in (((), ()), (noted, noted)):
        made = with_one_head(Table(((corner, *UPPER[1:]), LOWER, NORD)), BOTH)
        assert made.rows[0] == (left, *cells("Prises 2023", "Prises 2024"))


def test_a_table_in_a_head_is_a_part_of_its_name() -> None:
    inner: Cell = (Table((cells("en", "tonnes"),)),)
    made = with_one_head(Table(((inner, *UPPER[1:]), LOWER, NORD)), BOTH)
    assert [cell_text(cell) for cell in made.rows[0]] == ["en, tonnes", "Prises 2023", "Prises 2024"]


YEARS, SAID = cells("", "2025", "", "2026", ""), cells("Produit", "Qté", "CA", "Qté", "CA")
HONEY, WAX = cells("Miel", "10", "100", "12", "130"), cells("Cire", "1", "5", "2", "7")
SALES, TITLE = cells(*["Ventes"] * 5), cells("Ventes", "", "", "", "")
YEARLY = ["Produit", "2025 Qté", "2025 CA", "2026 Qté", "2026 CA"]


@pytest.mark.parametrize(
    ("above", "upper", "whole"),
    [
        ((), YEARS, set()),
        ((), YEARS[:4], set()),
        ((TITLE,), YEARS, set()),
        ((TITLE, TITLE), YEARS, set()),
        ((SALES,), YEARS, {0}),
        ((SALES, TITLE), YEARS, {0}),
    ],
)
def test_names_said_again_below_each_name_are_joined_to_it_though_nothing_is_merged(
    above: tuple[tuple[Cell, ...], ...], upper: tuple[Cell, ...], whole: set[int]
) -> None:
    rows = (*above, upper, SAID, HONEY, WAX)
    made = with_one_head(Table(rows, frozenset(whole)), [set()] * len(rows))
    assert made == Table((*above, cells(*YEARLY), HONEY, WAX), frozenset(whole))


LONG: Cell = (Paragraph("x" * 81), Paragraph("x"))


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ((YEARS, SAID), set()),
        ((YEARS, SAID, HONEY, SALES), {3}),
        ((SALES, YEARS, SAID, HONEY, SALES), {0, 4}),
        (((LONG, *YEARS[1:]), SAID, HONEY), set()),
        ((YEARS, (LONG, *SAID[1:]), HONEY), set()),
        ((SAID, HONEY, WAX), set()),
        ((TITLE, TITLE, TITLE), set()),
    ],
)
def test_rows_that_say_no_names_again_or_hold_text_stay_two(
    rows: tuple[tuple[Cell, ...], ...], whole: set[int]
) -> None:
    table = Table(rows, frozenset(whole))
    assert with_one_head(table, [set()] * len(rows)) == table


def test_a_long_cell_below_and_notes_leave_two_rows_of_names_one() -> None:
    def noted(text: str, note: str) -> Cell:
        return (Paragraph(text, below=(Paragraph(note),)),)

    upper = (YEARS[0], noted("2025", "estimé"), *YEARS[2:])
    rows = (upper, (noted("Produit", "bio"), *SAID[1:]), (LONG, *HONEY[1:]))
    made = with_one_head(Table(rows), [set(), set(), set()])
    assert [cell_text(cell) for cell in made.rows[0]] == YEARLY
    assert made.rows[0][:2] == (noted("Produit", "bio"), noted("2025 Qté", "estimé"))
    assert made.rows[1:] == rows[2:]


def test_a_table_of_a_head_alone_stays_as_it_is() -> None:
    assert written("Zone^2 Prises>2/2023 2024") == "Zone | Prises | Prises\nZone | 2023 | 2024"


def test_the_notes_of_both_rows_stay_below_the_table() -> None:
    rows = table(f"Zone^2 Prises>2/2023 2024/{ROWS}")
    rows[0][1] = ((Paragraph("Prises", below=(Paragraph("en tonnes"),)),), 2, 1)
    rows[1][0] = ((Paragraph("2023", below=(Paragraph("estimé"),)),), 1, 1)
    joined = filled(rows)
    assert [cell_text(cell) for cell in joined.rows[0]] == ["Zone", "Prises 2023", "Prises 2024"]
    builder = TextBuilder()
    write([joined], builder)
    assert builder.text.endswith("Sud | 3 | 4\n\nen tonnes\n\nestimé")


def test_a_word_table_names_each_of_its_columns_whole(tmp_path: Path) -> None:
    def cell(words: str, merged: str = "") -> str:
        return f"<w:tc><w:tcPr>{merged}</w:tcPr>{p(said(words)) if words else '<w:p/>'}</w:tc>"

    rows = (
        cell("Zone", '<w:vMerge w:val="restart"/>') + cell("Prises", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("2023") + cell("2024"),
        cell("Nord") + cell("1") + cell("2"),
    )
    path = word(tmp_path / "a.docx", f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
    assert one(path).text == "Zone | Prises 2023 | Prises 2024\nNord | 1 | 2"


HEAD = "<tr><td rowspan=2>Site</td><td colspan=2>Effectif</td></tr><tr><td>2023</td><td>2024</td></tr>"
FIGURES = "<tr><td>Brest</td><td>12</td><td>13</td></tr>"


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (HEAD + FIGURES, "Site | Effectif 2023 | Effectif 2024\nBrest | 12 | 13"),
        (HEAD.replace("td", "th", 3) + FIGURES, "Site | Effectif 2023 | Effectif 2024\nBrest | 12 | 13"),
        (HEAD, "Site | Effectif | Effectif\nSite | 2023 | 2024"),
        (
            HEAD.replace("2023", "12") + FIGURES,
            "Site | Effectif | Effectif\nSite | 12 | 2024\nBrest | 12 | 13",
        ),
        (
            HEAD + "<tr><td>Brest</td><td colspan=2>fermé</td></tr>",
            "Site | Effectif | Effectif\nSite | 2023 | 2024\nBrest | fermé | fermé",
        ),
        (
            "<tr><td>Nom<td colspan=2>Durand</tr><tr><td>Né<td>Brest<td>France</tr>" + FIGURES,
            "Nom | Durand | Durand\nNé | Brest | France\nBrest | 12 | 13",
        ),
    ],
)
def test_a_page_whose_table_marks_no_head_has_its_two_rows_of_names_as_one(
    tmp_path: Path, rows: str, shown: str
) -> None:
    (tmp_path / "a.html").write_text(f"<h1>T</h1><table>{rows}</table>", encoding="utf-8")
    assert one(tmp_path / "a.html").text == f"T\n\n{shown}"
