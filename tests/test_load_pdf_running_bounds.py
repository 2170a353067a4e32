"""What may be the number of a PDF's page, which lines are rows of a table, and what a title is compared by."""

from collections.abc import Sequence

import pytest

from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.running import (
    _count_up,
    _Edge,
    _edges,
    _is_near,
    _is_prose,
    _is_row,
    _letters,
    _readings,
    _value,
    without_running_lines,
)


def line(text: str, baseline: float = 700, *lefts: float, size: float = 10.0, aside: bool = False) -> Line:
    cells = tuple((left, left + 40.0) for left in lefts or (50.0,))
    return Line(text, cells[0][0], cells[-1][1], baseline, size, bold=False, cells=cells, aside=aside)


def read(text: str) -> list[tuple[str, int | None]]:
    """Return what a line says for each number that may be the page's, and that number."""
    return [(each.rest, each.number) for each in _readings(0, line(text))][:-1]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "12",
            "– 12 –",
            "(12)",
            "page 12",
            "Page 12 sur 30",
            "p. 12",
            "pg 12",
            "12/30",
            "12 of 30",
            "12 de 30",
        ),
        *("12 | 30", "A-12", "XII", "xii", "p.xii", "AB2-12"),
    ],
)
def test_a_page_number_alone_is_one_in_whatever_form(text: str) -> None:
    assert read(text)[0] == ("", 12)


@pytest.mark.parametrize("text", ["12345", "mdc", "12 rue", "ABCD-12", "xxxxxxxx"])
def test_what_is_longer_or_says_more_is_no_page_number_alone(text: str) -> None:
    assert ("", 12) not in read(text)
    assert all(rest for rest, _ in read(text))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Le port page 7", "Le port"),
        ("Le port, Page 7 sur 9 – mai", "Le port,   – mai"),
        ("Le port page 7/9", "Le port"),
        ("Le port page 7 of 9", "Le port"),
        ("Le port 7/9", "Le port"),
        ("Le port 7 sur 9", "Le port"),
        ("Le port 7 of 9", "Le port"),
        ("Le port — 7 — mai", "Le port —   — mai"),
        ("Le port • 7 • mai", "Le port •   • mai"),
        ("Le port\t7", "Le port"),
        ("Le port  7", "Le port"),
        ("Le port | 7", "Le port"),
        ("Le port – 7", "Le port"),
        ("7\tLe port", "Le port"),
        ("7  Le port", "Le port"),
        ("7 | Le port", "Le port"),
        ("7 Le port", "Le port"),
        ("Le port 7", "Le port"),
    ],
)
def test_a_number_beside_other_words_may_be_the_pages(text: str, rest: str) -> None:
    assert (rest, 7) in read(text)


@pytest.mark.parametrize(
    "text",
    ["Le port 12345", "Le port n7", "12345 Le port", "7, le port", "Le port 3,7", "Le 7 mai", "7"],
)
def test_a_number_inside_other_words_is_not(text: str) -> None:
    assert all(rest == "" or number != 7 for rest, number in read(text))


def test_a_number_close_to_other_words_is_told_from_one_apart() -> None:
    close = {
        text: [each.close for each in _readings(0, line(text))]
        for text in ("Le port 7", "7 Le port", "Le port | 7")
    }
    assert close == {"Le port 7": [True, False], "7 Le port": [True, False], "Le port | 7": [False, False]}


@pytest.mark.parametrize(
    "label",
    "n°|no|numéro|Lot|Article|articles|art.|Facture|devis|Avoir|Chapitre|chapter|Annexe|appendix|section|Titre|title|partie|"
    "part|invoice|quote|order|commande|contrat|contract|dossier|file|bulletin|lettre|letter|client|customer|matricule|"
    "fiche|exercice|exercise|question|tableau|table|figure|acte|leçon|lesson|unit|step|étape|jour|day|semaine|week|"
    "volume|tome|clause|schedule|exhibit|pièce|sheet|slide|copie|copy|exemplaire|bon|reçu|ticket|chambre|room|phase|"
    "module|séance|session|année|year|mois|month|candidat|élève|patient|Réf. :|#".split("|"),
)
def test_a_number_behind_its_label_is_not_the_pages(label: str) -> None:
    assert [number for _, number in read(f"Rey {label} 7") if number] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lot\t7", 0),
        ("Le Lot\t7", 0),
        ("— Le Lot\t7", 0),
        ("Vins du Lot\t7", 1),
        ("Vin d'un Lot\t7", 1),
        ("Ballot | 7", 1),
    ],
)
def test_a_label_before_a_number_set_apart_has_two_words_at_most(text: str, found: int) -> None:
    assert len(read(text)) == found


@pytest.mark.parametrize(
    ("roman", "value"),
    [
        ("i", 1),
        ("iv", 4),
        ("ix", 9),
        ("xl", 40),
        ("xc", 90),
        ("cv", 105),
        ("LXIV", 64),
        ("xlix", 49),
        ("9999", 9999),
    ],
)
def test_roman_numbers_are_read(roman: str, value: int) -> None:
    assert _value(roman) == value


def edge(page: int, number: int | None) -> _Edge:
    return _Edge(page, line("x"), "x", number)


@pytest.mark.parametrize(
    ("pages", "numbers", "up"),
    [((0, 1), (7, 8), True), ((1, 2), (7, 8), True), ((2, 4), (7, 9), True), ((0, 3), (7, 10), True),
     ((0, 1), (7, 9), False), ((1, 1), (7, 7), False)],
)  # fmt: skip
def test_numbers_count_up_as_the_pages_do(pages: Sequence[int], numbers: Sequence[int], *, up: bool) -> None:
    assert _count_up(*(edge(page, number) for page, number in zip(pages, numbers, strict=True))) is up


@pytest.mark.parametrize(
    ("number", "near"), [(16, True), (17, False), (-4, True), (-5, False), (None, False)]
)
def test_a_number_is_near_its_page_within_ten(number: int | None, *, near: bool) -> None:
    assert _is_near(edge(5, number)) is near


@pytest.mark.parametrize(("length", "prose"), [(40, True), (39, False)])
def test_running_text_has_lines_of_forty_characters_and_one_cell(length: int, *, prose: bool) -> None:
    assert _is_prose([[line("x" * length), line("y" * 39)]]) is prose
    assert not _is_prose([[line("x" * length, 700, 50, 200), line("y" * 39)]])


@pytest.mark.parametrize(("length", "prose"), [(40, True), (41, False)])
def test_pages_are_prose_where_half_of_their_letters_run(length: int, *, prose: bool) -> None:
    assert _is_prose([[line("x" * 40)], [line("y" * length, 700, 50, 200)]]) is prose


@pytest.mark.parametrize(("between", "row"), [(5, True), (6, False)])
def test_a_row_has_another_within_six_lines(between: int, *, row: bool) -> None:
    rows = [
        line("a\tb", 700, 50, 200),
        *(line("x", 690, 400) for _ in range(between)),
        line("c\td", 600, 50, 200),
    ]
    assert _is_row(rows, 0) is row
    assert _is_row(rows, len(rows) - 1) is row


@pytest.mark.parametrize(("by", "row"), [(3, True), (3.1, False), (-3, True)])
def test_the_end_of_a_row_begins_under_one_of_its_later_cells(by: float, *, row: bool) -> None:
    page = [line("a\tb\tc", 700, 50, 200, 300), line("e\tf", 690, 200 + by, 450)]
    assert _is_row(page, 0) is row


def test_a_line_of_one_cell_is_no_row() -> None:
    page = [line("a", 700), line("a\tb", 690, 50, 200), line("c\td", 680, 50, 200)]
    assert [_is_row(page, at) for at in range(3)] == [False, True, True]


@pytest.mark.parametrize(("size", "found"), [(13.0, 1), (12.9, 0)])
def test_large_type_and_asides_are_looked_at_wherever_they_stand(size: float, found: int) -> None:
    page = [line(f"x{at}", 700 - 50 * at) for at in range(5)]
    stamp = line("Copie", 590, size=size)
    texts = [each[0].line.text for each in _edges(0, [*page, stamp], 10.0)]
    assert texts.count("Copie") == found
    assert texts.count("x0") == texts.count("x1") == texts.count("x3") == texts.count("x4") == 1
    assert texts.count("x2") == 0
    aside = line("Copie", 590, aside=True)
    assert [each[0].line.text for each in _edges(0, [*page, aside], 10.0)].count("Copie") == 1


def test_of_two_lines_at_an_edge_the_inner_one_knows_the_outer() -> None:
    page = [line(f"x{at}", 700 - 60 * at) for at in range(5)]
    found = {each[-1].line.text: (each[-1].outermost, each[-1].behind) for each in _edges(0, page, 10.0)}
    assert found == {"x0": (True, None), "x1": (False, 233), "x3": (False, 153), "x4": (True, None)}


@pytest.mark.parametrize(("by", "found"), [(8.0, 0), (8.5, 1)])
def test_a_line_beside_a_row_is_a_part_of_it(by: float, found: int) -> None:
    page = [
        line("a\tb", 700, 50, 200),
        line("un mot", 700 - by, 120),
        line("c\td", 660, 50, 200),
        line("e", 300),
    ]
    texts = [each[0].line.text for each in _edges(0, page, 10.0)]
    assert texts.count("un mot") == found


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Chapitre IV Les vannes", "lesvannes"),
        ("Chapter 4: The weir", "theweir"),
        ("Annexe B – Prix", "prix"),
        ("Appendix C Prices", "prices"),
        ("Partie 2 Le port", "leport"),
        ("Part 2 The port", "theport"),
        ("Section 12.3 L’écluse", "lécluse"),
        ("Chapitre quatre", "chapitrequatre"),
        ("1.2 Les vannes", "lesvannes"),
    ],
)
def test_a_title_is_compared_by_its_letters_without_the_chapters_number(text: str, letters: str) -> None:
    assert _letters(text) == letters


def test_what_goes_is_accounted_for() -> None:
    prose = "the keeper of the weir counts each boat that goes by"
    pages = [
        [
            line("Le port", 760),
            *(line(f"{prose} {page}{at}", 700 - 12 * at) for at in range(9)),
            line(str(page + 4), 40),
        ]
        for page in range(4)
    ]
    made, gaps = without_running_lines(pages)
    assert all(len(page) == 9 for page in made)
    assert [(each.kind, each.count, each.where) for each in gaps] == [
        ("page furniture", 8, "“Le port”, page numbers")
    ]


@pytest.mark.parametrize(("prose", "stays"), [(True, 0), (False, 1)])
def test_the_head_of_numbered_pages_goes_from_prose_and_stays_once_in_a_form(
    *, prose: bool, stays: int
) -> None:
    said = "the keeper of the weir counts each boat that goes by" if prose else "Nom"
    pages = [
        [
            line("Le port", 760),
            *(line(f"{said} {page}{at}", 700 - 12 * at) for at in range(9)),
            line(str(page + 4), 40),
        ]
        for page in range(4)
    ]
    made, _ = without_running_lines(pages)
    kept = [each for page in made for each in page if each.text == "Le port"]
    assert [each.aside for each in kept] == [True] * stays


@pytest.mark.parametrize(
    ("head", "size", "stays"),
    [
        ("Le port", 10.5, 0),
        ("Le port", 10.6, 1),
        ("Tél. 02 98", 10, 0),
        ("Tél. 0298", 10, 1),
        ("12 €", 10, 1),
    ],
)
def test_a_head_that_is_larger_or_tells_a_number_or_a_price_stays_once(
    head: str, size: float, stays: int
) -> None:
    said = "the keeper of the weir counts each boat that goes by"
    pages = [
        [
            line(head, 760, size=size),
            *(line(f"{said} {page}{at}", 700 - 12 * at) for at in range(9)),
            line(f"- {page + 4} -", 40),
        ]
        for page in range(4)
    ]
    made, _ = without_running_lines(pages)
    assert sum(each.text == head for page in made for each in page) == stays


@pytest.mark.parametrize(
    ("pages", "size", "lines"),
    [(2, 9.0, 1), (2, 9.1, 2), (3, 9.0, 2)],
    ids=["small type on both pages", "larger type", "two pages of three"],
)
def test_a_small_line_at_the_edge_of_both_pages_of_two_stands_once(
    pages: int, size: float, lines: int
) -> None:
    texts = [
        [line(f"Le bac {page} part à neuf heures du port.", 400), line("Vey.", 380)] for page in range(pages)
    ]
    heads = [line("Bulletin de Vey, n° 148", 780, size=size)]
    made = [[*(heads if number < 2 else ()), *text] for number, text in enumerate(texts)]
    read_, _ = without_running_lines(made)
    assert sum(each.text == heads[0].text for page in read_ for each in page) == lines
