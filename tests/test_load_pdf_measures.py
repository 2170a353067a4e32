"""Facts about the measures by which a PDF's lines become paragraphs, headings, initials and margins: both sides.

Type is ten points high, so that a tenth of a point is a hundredth of its size.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from passerelle.index.load.pdf.account import gaps, named
from passerelle.index.load.pdf.hyphens import BREAK, flow, vocabulary
from passerelle.index.load.pdf.initials import with_initials
from passerelle.index.load.pdf.layout import layout
from passerelle.index.load.pdf.letters import loose_accents, mend
from passerelle.index.load.pdf.lines import Line, Page, body_size
from passerelle.index.load.pdf.numbered import without_line_numbers
from passerelle.index.load.pdf.paragraphs import build, first_heading
from passerelle.index.load.pdf.running import without_running_lines
from passerelle.index.load.pdf.spaced import is_spaced
from passerelle.index.load.pdf.tables import line_up
from passerelle.index.types import Gap

LEFT, WIDE, STEP = 50.0, 300.0, 12.0
FULL = "the keeper of the weir counts each boat that goes by the gate and"


def line(text: str, baseline: float, *, left: float = LEFT, wide: float = WIDE, size: float = 10.0) -> Line:
    return Line(text, left, left + wide, baseline, size, bold=False, cells=((left, left + wide),))


def full(count: int, top: float = 700.0, **how: float) -> list[Line]:
    """Return *count* full lines of a paragraph that runs on."""
    return [line(FULL, top - STEP * at, **how) for at in range(count)]


def paragraphs(*pages: Sequence[Line]) -> list[str]:
    return build([list(page) for page in pages]).text.split("\n\n")


def test_the_size_of_the_text_is_that_of_most_letters_not_of_most_lines() -> None:
    pages = [[*(line("mot", 700 - STEP * at, size=8.0) for at in range(4)), *full(1, 600)], full(1, size=9.0)]
    assert body_size(pages) == 10.0
    assert body_size([*pages, full(2, size=9.0)]) == 9.0
    assert body_size([[], []]) == 0.0


@pytest.mark.parametrize(("size", "one"), [(10.7, True), (11.0, False)])
def test_type_a_twelfth_larger_begins_another_block(size: float, *, one: bool) -> None:
    below = [replace(each, size=size) for each in full(3, 700 - 5 * STEP)]
    assert (len(paragraphs([*full(5), *below])) == 1) is one


@pytest.mark.parametrize(("left", "one"), [(56.0, True), (58.0, False)])
def test_a_line_set_in_by_seven_tenths_of_a_letter_begins_a_paragraph(left: float, *, one: bool) -> None:
    inset = line(FULL, 700 - 5 * STEP, left=left, wide=WIDE - (left - LEFT))
    assert (len(paragraphs([*full(5), inset, *full(5, 700 - 6 * STEP)])) == 1) is one


@pytest.mark.parametrize(("wide", "joined"), [(230, True), (220, False)])
def test_a_line_that_fills_three_quarters_of_its_column_runs_on(wide: float, *, joined: bool) -> None:
    short = line("and writes its name in the book of the", 700 - 5 * STEP, wide=wide)
    text = build([[*full(5), short, *full(5, 700 - 6 * STEP)]]).text
    assert ("book of the the keeper" in text) is joined


@pytest.mark.parametrize(
    ("lifted", "step", "one"), [(True, 20.5, True), (True, 21.5, False), (False, 20.5, False)]
)
def test_raised_type_pushes_a_line_of_a_sentence_down_by_three_quarters(
    step: float, *, lifted: bool, one: bool
) -> None:
    below = [replace(each, lifted=lifted) for each in full(1, 700 - 5 * STEP + STEP - step)]
    assert (len(paragraphs([*full(5), *below, *full(5, below[0].baseline - STEP)])) == 1) is one


def test_items_are_lines_of_one_block() -> None:
    items = [
        line(f"{mark} boats at the weir", 700 - STEP * at, wide=120)
        for at, mark in enumerate(["1.", "2.", "3."])
    ]
    assert build([items]).text == "1. boats at the weir\n2. boats at the weir\n3. boats at the weir"


def test_items_with_a_gap_between_them_are_blocks() -> None:
    items = [line(f"{at}. {FULL}", 700 - 20 * at) for at in (1, 2, 3)]
    near = full(5, 600)
    assert "\n\n2. " in build([[*items, *near]]).text


def test_a_row_of_a_table_is_parted_from_the_text_around_it() -> None:
    rows = [replace(line("Harle | 40", 640 - STEP * at, wide=90), row=True) for at in range(2)]
    assert build([[*full(3), *rows, *full(3, 600)]]).text.count("\n\n") == 2


@pytest.mark.parametrize(("size", "heads"), [(11.1, False), (11.3, True)])
def test_type_an_eighth_larger_than_the_text_heads_it(size: float, *, heads: bool) -> None:
    title = line("The weir at Harle", 730, wide=90, size=size)
    assert (len(build([[title, *full(5)]]).headings) == 1) is heads


@pytest.mark.parametrize(
    ("length", "bold", "heads"),
    [(158, False, True), (162, False, False), (98, True, True), (102, True, False)],
)
def test_a_heading_has_one_hundred_and_sixty_letters_at_most_and_a_bold_one_a_hundred(
    length: int, *, bold: bool, heads: bool
) -> None:
    text = ("The weir at Harle and its keepers " * 5)[: length - 1] + "x"
    title = replace(line(text, 730, size=10.0 if bold else 14.0), bold=bold)
    assert (len(build([[title, *full(9)]]).headings) == 1) is heads


@pytest.mark.parametrize("end", [".", ";", ",", ":"])
def test_large_type_that_ends_as_a_sentence_heads_nothing(end: str) -> None:
    assert build([[line(f"The weir at Harle{end}", 730, size=14.0), *full(5)]]).headings == []
    assert build([[line("1904 – 1931", 730, size=14.0), *full(5)]]).headings == []


def test_bold_type_heads_nothing_where_most_lines_are_bold() -> None:
    bold = [replace(each, bold=True) for each in full(5)]
    title = replace(line("The weir at Harle", 730, wide=90), bold=True)
    assert build([[title, *bold, *full(4, 600)]]).headings == []
    assert len(build([[title, *full(4, 600)]]).headings) == 1


def test_the_deepest_heading_of_a_pdf_is_the_sixth() -> None:
    titles = [
        line(f"The weir at Harle {'abcdefgh'[at]}", 760 - 30 * at, size=40.0 * 0.85**at) for at in range(8)
    ]
    assert [each.level for each in build([[*titles, *full(9, 500)]]).headings] == [1, 2, 3, 4, 5, 6, 6, 6]


def test_a_stamp_set_large_is_no_title() -> None:
    stamped = build(
        [[line("CONFIDENTIEL", 760, size=30.0), line("The weir at Harle", 730, size=14.0), *full(9)]]
    )
    assert first_heading(stamped) == "The weir at Harle"
    assert first_heading(build([[line("CONFIDENTIEL", 760, size=30.0), *full(9)]])) == ""


@pytest.mark.parametrize(("size", "apart"), [(9.3, True), (9.4, False)])
def test_smaller_type_at_a_pages_foot_is_a_note(size: float, *, apart: bool) -> None:
    note = line("4Le registre en garde la trace.", 100, size=size)
    text = build([[*full(5), note], [replace(each, baseline=700.0) for each in full(1)]]).text
    assert ("4 Le registre" in text) is apart


@pytest.mark.parametrize(("size", "opens"), [(17.9, False), (18.1, True)])
def test_a_letter_almost_twice_as_large_is_an_initial(size: float, *, opens: bool) -> None:
    assert opened("T", size=size) == ("The keeper" if opens else "he keeper")


@pytest.mark.parametrize(
    ("text", "opens"), [("T", True), ("«T", True), ("«T»", False), ("t", False), ("TT", False)]
)
def test_an_initial_is_one_capital_with_a_mark_at_most(text: str, *, opens: bool) -> None:
    assert (opened(text) != "he keeper") is opens


@pytest.mark.parametrize(("gap", "opens"), [(14, True), (16, False)])
def test_an_initial_is_near_its_word(gap: float, *, opens: bool) -> None:
    assert opened("T", gap=gap) == ("The keeper" if opens else "he keeper")


@pytest.mark.parametrize(
    ("text", "rest", "said"),
    [
        ("A", "man came", "A man"),
        ("A", "pproach now", "Approach now"),
        ("T", "man came", "Tman"),
        ("L’", "man came", "L’man"),
        ("A", "zebra came", "Azebra"),
        ("À", "man came", "À man"),
        ("Ô", "man came", "Ô man"),
        ("Y", "man came", "Y man"),
        ("I", "man came", "I man"),
        ("«A", "man, came", "«A man"),
    ],
)
def test_an_initial_that_is_a_word_stands_apart_from_the_next(text: str, rest: str, said: str) -> None:
    assert opened(text, rest, known="a man is a man").startswith(said)


def opened(
    text: str, rest: str = "he keeper counts", *, size: float = 30.0, gap: float = 2.0, known: str = ""
) -> str:
    """Return the first words of a line that stands right of a large letter."""
    initial = line(text, 690, wide=18, size=size)
    beside = line(rest, 700, left=LEFT + 18 + gap)
    (first,) = (
        each
        for each in with_initials([initial, beside, *full(2, 664)], vocabulary([known]))
        if rest in each.text
    )
    return " ".join(first.text.split()[:2])


def numbers_gone(texts: Sequence[str], *, lefts: Sequence[float] = ()) -> int:
    page = [line(text, 700 - STEP * at, left=lefts[at] if lefts else 30) for at, text in enumerate(texts)]
    return without_line_numbers(page)[1]


@pytest.mark.parametrize(
    ("numbers", "gone"),
    [
        ((1, 2, 3, 4), False),
        ((1, 2, 3, 4, 5), True),
        ((5, 10, 15, 20, 25), True),
        ((3, 6, 9, 12, 15), False),
        ((1, 2, 3, 4, 5, 9), True),
        ((1, 2, 3, 7, 9, 14), False),
    ],
)
def test_five_numbers_that_count_on_are_those_of_lines(numbers: Sequence[int], *, gone: bool) -> None:
    assert (numbers_gone([f"{each} {FULL}" for each in numbers]) > 0) is gone


@pytest.mark.parametrize(("on", "gone"), [(2, True), (1, False)])
def test_numbered_lines_that_seldom_run_on_are_items(on: int, *, gone: bool) -> None:
    texts = [f"{at + 1} {FULL if at < on else FULL.capitalize()}" for at in range(5)]
    assert (numbers_gone(texts) > 0) is gone


def test_numbers_right_of_other_lines_are_no_margin() -> None:
    texts = [f"{at + 1} {FULL}" for at in range(5)]
    assert numbers_gone([*texts, "a line of the text"], lefts=[30] * 5 + [60]) == 5
    assert numbers_gone([*texts, "a line of the text"], lefts=[30] * 5 + [20]) == 0
    assert numbers_gone([*texts, "end"], lefts=[30] * 5 + [20]) == 5


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("R A P P O R T", True),
        ("N O T E", True),
        ("n o t e", False),
        ("n o t e s", True),
        ("N O", False),
        ("A B C D E F", False),
        ("R A P P O R T an de", False),
        ("R A P P O R T an", True),
        ("1 4 0 3 2 9", False),
    ],
)
def test_a_heading_of_letters_set_apart_is_told_from_an_alphabet_and_from_figures(
    text: str, *, spaced: bool
) -> None:
    assert is_spaced(text) is spaced


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["an inter-", "national treaty"], "an international treaty"),
        (["from 1914-", "1918 on"], "from 1914-1918 on"),
        (["the Saint-", "Just street"], "the Saint-Just street"),
        (["the HARV-", "ESTER"], "the HARVESTER"),
        (["what -", "it said"], "what - it said"),
        ([f"what{BREAK}", "— it"], "what-— it"),
        (["two", "lines"], "two lines"),
    ],
)
def test_a_hyphen_at_a_lines_end_goes_where_it_broke_a_word(lines: list[str], said: str) -> None:
    assert flow(lines, vocabulary([])) == said


@pytest.mark.parametrize(("elsewhere", "said"), [("demo lang", "demolang"), ("demos langs", "demoslangs")])
def test_two_words_of_four_letters_that_stand_alone_elsewhere_are_a_compound(
    elsewhere: str, said: str
) -> None:
    left, right = elsewhere.split()
    assert flow([f"a {left}-", f"{right} b"], vocabulary([elsewhere])) == f"a {left}-{right} b"
    assert (
        flow([f"a {left[:3]}-", f"{right} b"], vocabulary([f"{left[:3]} {right}"]))
        == f"a {left[:3]}{right} b"
    )
    assert flow([f"a {left}-", f"{right} b"], vocabulary([f"{said} {left} {right}"])) == f"a {said} b"


def test_accents_are_loose_where_most_of_them_stand_beside_a_letter_that_bears_them() -> None:
    loose = ["un pr´el`ement", "le m´etier"]
    assert mend(loose[0], loose_accents(loose)) == "un prélèment"
    quoted = ["un pr´el`ement", "a ´b´ c", "d ´f´ g"]
    assert mend(quoted[0], loose_accents(quoted)) == quoted[0]
    code = ["run `a` then `e`", "and `u`"]
    assert mend(code[0], loose_accents(code)) == code[0]


@pytest.mark.parametrize(
    ("unknown", "letters", "told"), [(2, 10, False), (3, 10, True), (3, 400, False), (5, 400, True)]
)
def test_three_letters_without_meaning_or_one_in_a_hundred_are_told(
    unknown: int, letters: int, *, told: bool
) -> None:
    page = Page([line("x" * letters, 700)], unknown=unknown)
    assert list(gaps([page])) == ([Gap("letters without meaning", unknown, "page 1")] if told else [])


def test_pages_are_named_in_runs() -> None:
    assert named([2]) == "page 3"
    assert named([1, 4, 5, 6]) == "pages 2, 5-7"


def feet(*texts: str, head: str = "", baseline: float = 40.0) -> list[list[Line]]:
    """Return a page of prose for each of *texts*, which stands at its foot."""
    top = [[line(head, 760, wide=90)] if head else [] for _ in texts]
    return [
        [
            *above,
            *(line(f"{FULL} {number}{at}", 700 - STEP * at) for at in range(9)),
            line(text, baseline, wide=60),
        ]
        for number, (above, text) in enumerate(zip(top, texts, strict=True))
    ]


def left(pages: list[list[Line]]) -> list[str]:
    """Return what stays at the foot of each page, asides in brackets."""
    made, _ = without_running_lines(pages)
    return [
        ""
        if not page or page[-1].baseline > 100
        else f"({page[-1].text})"
        if page[-1].aside
        else page[-1].text
        for page in made
    ]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("Ferme du Harle",) * 2, ["Ferme du Harle"] * 2),
        (("Ferme du Harle",) * 3, ["(Ferme du Harle)", "", ""]),
        (("- 4 -", "- 5 -", "- 6 -"), ["", "", ""]),
        (("iv", "v", "vi"), ["", "", ""]),
        (("Page 1 sur 3", "Page 2 sur 3", "Page 3 sur 3"), ["", "", ""]),
        (("Facture 4", "Facture 5", "Facture 6"), ["Facture 4", "Facture 5", "Facture 6"]),
        (("Harle 4",) * 2 + ("Harle 4",), ["(Harle 4)", "", ""]),
        (("Harle 1", "Harle 2", "Harle 3", "Harle 4"), ["Harle 1", "Harle 2", "Harle 3", "Harle 4"]),
        (tuple(f"Harle {at}" for at in range(1, 6)), [""] * 5),
        (tuple(f"Harle {at + 30}" for at in range(1, 6)), [f"Harle {at + 30}" for at in range(1, 6)]),
        (tuple(f"Harle {at + 10}" for at in range(1, 6)), [""] * 5),
        (tuple(f"Harle {at + 11}" for at in range(1, 6)), [f"Harle {at + 11}" for at in range(1, 6)]),
        (("Le bac de Harle | 4", "Le bac de Harle | 5", "Le bac de Harle | 6"), ["", "", ""]),
        (("Lot n° 4", "Lot n° 5", "Lot n° 6"), ["Lot n° 4", "Lot n° 5", "Lot n° 6"]),
        (("ix", "x", "xi"), ["", "", ""]),
        (("12", "14", "19"), ["12", "14", "19"]),
        (("Harle", "Morve", "Harle", "Sorel", "Harle"), ["(Harle)", "Morve", "", "Sorel", ""]),
    ],
)
def test_what_stands_at_the_foot_of_most_pages_goes_and_what_is_told_there_alone_stays(
    texts: tuple[str, ...], said: list[str]
) -> None:
    assert left(feet(*texts)) == said


@pytest.mark.parametrize(("size", "goes"), [(12.9, False), (13.1, True)])
def test_large_type_that_stands_on_each_page_is_a_stamp(size: float, *, goes: bool) -> None:
    pages = feet("un", "deux", "trois")
    for page in pages:
        page.insert(5, line("Exemplaire", 400, size=size, wide=90))
    made, _ = without_running_lines(pages)
    assert [any(each.text == "Exemplaire" for each in page) for page in made] == [True, not goes, not goes]


@pytest.mark.parametrize(("same", "goes"), [(3, True), (2, False)])
def test_a_line_runs_where_six_pages_in_ten_have_it(same: int, *, goes: bool) -> None:
    pages = feet(*["Ferme du Harle"] * same, *[""] * (5 - same))
    for page in pages[same:]:
        del page[-1]
    made, _ = without_running_lines(pages)
    assert (sum(page[-1].text == "Ferme du Harle" for page in made) == 1) is goes


@pytest.mark.parametrize(("by", "margin"), [(25, LEFT), (26, LEFT + 26)])
def test_an_initial_is_set_in_from_its_margin_by_two_letters_and_a_half(by: float, margin: float) -> None:
    initial = line("T", 690, left=LEFT + by, wide=18, size=30)
    beside = line("he keeper counts", 700, left=LEFT + by + 20)
    made = with_initials([initial, beside, *full(2, 664)], vocabulary([""]))
    assert (made[0].text, made[0].left) == ("The keeper counts", margin)


@pytest.mark.parametrize(
    ("lefts", "others", "alike"),
    [
        ((50, 100, 200), (50, 100, 230, 300), True),
        ((50, 100, 200), (50, 130, 230, 300), False),
        ((50, 100, 200, 300), (50, 100, 230, 330), False),
        ((50, 100, 200, 300), (50, 100, 200, 330), True),
    ],
)
def test_half_of_the_later_cells_line_up(
    lefts: Sequence[float], others: Sequence[float], *, alike: bool
) -> None:
    def row(places: Sequence[float]) -> Line:
        cells = tuple((float(place), place + 20.0) for place in places)
        return Line("\t".join(["mot"] * len(cells)), 50, 400, 700, 10, bold=False, cells=cells)

    assert line_up(row(lefts), row(others)) is alike
    assert line_up(row(others), row(lefts)) is alike


@pytest.mark.parametrize(("by", "seen"), [(30, True), (40, False), (-30, True), (-40, False)])
def test_a_line_goes_as_far_right_as_lines_that_begin_within_three_strips(by: float, *, seen: bool) -> None:
    alone, longer = line("x", 700, left=200, wide=50), line("y", 688, left=200 + by, wide=300)
    edge = layout([alone, longer], 10.0).edges(alone)
    assert edge == (200, 500 + by if seen else 250)


@pytest.mark.parametrize(
    ("steps", "leading"), [((10, 20, 20, 20), 10), ((10, 20, 20, 20, 20), 20), ((30,), 14)]
)
def test_five_steps_tell_how_far_lines_are_apart(steps: Sequence[float], leading: float) -> None:
    baseline, lines = 700.0, [line(FULL, 700.0)]
    for step in steps:
        baseline -= step
        lines.append(line(FULL, baseline))
    assert layout(lines, 10.0).leading == leading
