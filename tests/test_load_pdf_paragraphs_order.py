"""A PDF's page is put in order before it is written: each part of it that is drawn elsewhere than it is read."""

from dataclasses import replace

import pytest
from test_load_pdf_measures import FULL, full, line

from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.paragraphs import build


def text(*page: Line) -> str:
    return build([list(page)]).text


def words(said: str, baseline: float, left: float = 50, *, size: float = 10) -> Line:
    """Return a line whose letters are five points wide."""
    return line(said, baseline, left=left, wide=5 * len(said), size=size)


def cells(said: str, baseline: float, *lefts: float) -> Line:
    """Return a line of cells, parted by bars, that begin at *lefts*."""
    texts = said.split("|")
    edges = tuple((left, left + 5.0 * len(each)) for left, each in zip(lefts, texts, strict=True))
    whole = words("\t".join(texts), baseline, lefts[0])
    gaps = tuple((one[1], other[0]) for one, other in zip(edges, edges[1:], strict=False))
    return replace(whole, right=edges[-1][1], cells=edges, gaps=gaps)


def test_terms_drawn_behind_their_texts_stand_before_them() -> None:
    page = [
        each
        for at, (term, said) in enumerate([("Bail", "un contrat de louage."), ("Gage", "un bien remis.")])
        for each in (words(said, 700 - 40 * at, 150), words(term, 700 - 40 * at))
    ]
    assert text(*page).split() == "Bail un contrat de louage. Gage un bien remis.".split()


def test_cells_half_way_down_a_row_stand_in_it() -> None:
    page = [
        each
        for at in range(4)
        for each in (
            words(f"R{at}", 694 - 40 * at),
            words("Vis de laiton", 700 - 40 * at, 150),
            words("poli", 688 - 40 * at, 150),
            cells(f"{at}|{at},50", 694 - 40 * at, 300, 400),
        )
    ]
    assert text(*page).split("\n") == [f"R{at} | Vis de laiton poli | {at} | {at},50" for at in range(4)]


def test_a_box_drawn_first_stands_below_the_paragraph_beside_it() -> None:
    box = words("Avis au public.", 664, 400)
    lines = [*full(6), words("and goes home.", 628), *full(5, 600), words("He sleeps.", 540)]
    said = text(box, *lines).split("\n\n")
    assert said[1] == "Avis au public."
    assert said[0].endswith("and goes home.")


def test_a_large_initial_begins_its_word() -> None:
    said = text(words("T", 690, size=30), words("he keeper counts", 700, 60), *full(3, 676))
    assert said.startswith("The keeper counts")


def test_columns_are_read_to_their_foot() -> None:
    lefts = "the keeper counts", "each boat that goes", "by the gate of weir"
    rights = "geese walk down to", "the pond when frost", "has gone from grass"
    page = [
        replace(words(f"{left}\t{right}", 700 - 12 * at), right=430, cells=((50, 230), (250, 430)))
        for at, (left, right) in enumerate(zip(lefts, rights, strict=True))
    ]
    assert text(*page).split() == " ".join([*lefts, *rights]).split()


@pytest.mark.parametrize("gap", [10, 40])
def test_cells_parted_by_white_space_are_rows(gap: float) -> None:
    """Of the narrow gap the white space tells; of a wide one it is enough that two lines have it."""
    rows = [("Le Harle", "12"), ("La Morve", "18"), ("Bois gris", "7"), ("Le Thil", "4")]
    page = [
        cells("|".join(row), 700 - 14 * at, 50, 95 + gap) for at, row in enumerate(rows[: 2 + 2 * (gap < 20)])
    ]
    assert text(*page).split("\n") == [" | ".join(row) for row in rows[: len(page)]]


def test_an_aside_as_high_as_the_first_line_stands_below_the_text() -> None:
    aside = replace(words("Copie", 700, 500), aside=True)
    last = words("He goes home.", 640)
    whole = " ".join([FULL] * 5)
    assert text(aside, *full(5), last) == f"{whole} He goes home.\n\nCopie"
    higher = replace(aside, baseline=700.1)
    assert text(*full(5), last, higher) == f"Copie\n\n{whole} He goes home."


def test_what_stands_beside_the_last_item_of_a_list_is_no_line_of_it() -> None:
    items = [line("1. the gate", 700, wide=90), line("2. the weir", 688, wide=90)]
    aside = replace(words("Copie", 30), aside=True)
    assert text(*items, aside) == "1. the gate\n\nCopie\n\n2. the weir"
    open_items = [line(f"{at}. {FULL}", 724 - 12 * at) for at in (1, 2)]
    made = build([[*open_items, aside], [words("went home.", 700)]])
    assert made.text.split("\n\n") == [f"1. {FULL}", "Copie", f"2. {FULL} went home."]


def test_a_note_stands_behind_a_paragraph_that_began_on_an_earlier_page() -> None:
    note = line("1Le registre en garde la trace.", 100, size=8)
    made = build([full(5), [*full(5), note], [words("went home.", 700)]])
    assert made.text.split("\n\n") == [
        " ".join([FULL] * 10),
        "1 Le registre en garde la trace.",
        "went home.",
    ]


def test_a_page_ends_inside_the_paragraph_that_runs_on_behind_its_note() -> None:
    note = line("1Le registre en garde la trace.", 100, size=8)
    made = build([[*full(5), note], [words("went home.", 700)]])
    assert made.text[made.pages[1].start : made.pages[1].end].strip() == "went home."


def test_what_stands_overleaf_from_a_list_is_no_line_of_it() -> None:
    items = [line("1. the gate.", 700, wide=90), line("2. the weir.", 688, wide=90)]
    said = "1. the gate.\n2. the weir."
    assert build([items, full(1)]).text == f"{said}\n\n{FULL}"
    aside = replace(words("Copie", 760), aside=True)
    assert build([items, [aside, *full(1)]]).text == f"{said}\n\nCopie\n\n{FULL}"
