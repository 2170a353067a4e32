"""Which lines of a PDF head a text, which are notes at its foot, and what runs over the end of a page: each rule."""

from dataclasses import replace

import pytest
from test_load_pdf_measures import FULL, STEP, full, line

from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.paragraphs import build, first_heading


def headings(*lines: Line) -> list[str]:
    built = build([[*lines, *full(9, 500)]])
    return [built.text[each.start : each.end] for each in built.headings]


@pytest.mark.parametrize(
    "stamp",
    """projet brouillon copie confidentiel provisoire duplicata dupliqué spécimen specimen annulé annulée annulee payé
    payée payee reçu acquitté acquittée urgent original archive archives draft copy confidential sample void paid
    received approved approuvé exemplaire ab 12 12,50€ 30% 1.5kg""".split(),
)
def test_a_stamp_in_any_case_and_between_signs_titles_nothing(stamp: str) -> None:
    for text in (stamp, stamp.upper(), f"« {stamp} » !"):
        pages = [[line(text, 780, wide=60, size=30), line("The weir", 700, wide=60, size=20), *full(5, 500)]]
        assert first_heading(build(pages)) == "The weir"


@pytest.mark.parametrize("title", ["projets", "Le projet", "abc", "12 kilos", "annulés", "copied"])
def test_what_says_more_than_a_stamp_titles_a_text(title: str) -> None:
    pages = [[line(title, 780, wide=60, size=30), line("The weir", 700, wide=60, size=20), *full(5, 500)]]
    assert first_heading(build(pages)) == title


SUMS = [
    *(
        "Weir: 12 €",
        "Weir: 12€",
        "Weir: 12 $",
        "Weir: 12 £",
        "Weir: 12 %",
        "Weir: 1 200,00 €",
        "Weir: about 1.200/2 €",
    ),
    *("Weir: 12.50", "Weir: 12,50", "Weir: on 3/12", "Weir: 3/4/2031", "Weir: 03/04/31"),
    *(
        "Weir: 3 May 2031",
        "Weir:3 May 2031",
        "Weir: 1st May 2031",
        "Weir: 2nd May 2031",
        "Weir: 3rd May 2031",
    ),
    *("Weir: 4th May 2031", "Weir: 1er mai 2031", "Weir: le 1er mai 2031", f"{'W' * 60}: 12 €"),
]


@pytest.mark.parametrize("text", SUMS)
def test_a_label_with_a_sum_or_a_day_heads_nothing(text: str) -> None:
    assert headings(line(text, 740, wide=90, size=20)) == []


@pytest.mark.parametrize(
    "text",
    [
        *("Weir: 12", "Weir: 12.5", "Weir: May 2031", "Weir: 3 May 31", "Weir: 3 May 20310", "The 12 € weir"),
        *("Weir: 3/123", "Weir 3 May 2031", "Weir: 123 May 2031", "Weir: le soir"),
        *(f"{'W' * 61}: 12 €", "Weir: 1xx May 2031"),
    ],
)  # fmt: skip
def test_a_label_with_other_words_heads_a_text(text: str) -> None:
    assert headings(line(text, 740, wide=90, size=20)) == [text]


@pytest.mark.parametrize("sign", "•▪■‣◦·●○►▸▶▹▷➢➤❖◆◇∙⁃✓–—*-")
def test_an_item_set_large_heads_nothing(sign: str) -> None:
    assert headings(line(f"{sign} The weir", 740, wide=90, size=20)) == []
    assert headings(line(f"{sign}The weir", 740, wide=90, size=20)) == [f"{sign}The weir"]


def test_a_heading_is_set_large_or_bold_in_all_its_lines() -> None:
    bold = replace(line("The weir", 740), bold=True)
    below = replace(line("of Harle", 728, wide=90), bold=True)
    assert headings(bold, below) == ["The weir of Harle"]
    assert headings(bold, replace(below, bold=False)) == []
    assert headings(replace(bold, row=True, table=1)) == headings(replace(bold, aside=True)) == []
    assert headings(line("The weir", 740, wide=90, size=11.3)) == ["The weir"]
    assert headings(line("The weir", 740, wide=90, size=11.1)) == []


@pytest.mark.parametrize(("text", "heads"), [("T", False), ("Ty", False), ("Tyr", True)])
def test_a_heading_has_three_letters(text: str, *, heads: bool) -> None:
    assert headings(line(text, 740, wide=30, size=20)) == ([text] if heads else [])


@pytest.mark.parametrize(("count", "program"), [(1, True), (3, False)])
def test_in_a_document_of_typewritten_letters_the_lines_of_no_program_stand_alone(
    count: int, *, program: bool
) -> None:
    code = [replace(line(text, 640 - STEP * at), fixed=True) for at, text in enumerate(("x = y[1]", "z = x"))]
    fixed = [replace(each, fixed=True) for each in full(count, 500)]
    text = build([[*full(2), *code, *fixed]]).text
    assert ("x = y[1]\nz = x" in text) is program


def notes(*texts: str, lifted: bool = False) -> list[str]:
    """Return the blocks at a page's foot, of lines in smaller type that begin with *texts*."""
    lines = [
        replace(line(f"{text} and what the keeper says of it", 120 - 9 * at, size=8), lifted=lifted)
        for at, text in enumerate(texts)
    ]
    built = build([[*full(5), *lines], [line("went home.", 700, wide=60)]]).text.split("\n\n")
    assert built[-1].endswith("and went home.")
    return [each.replace(" and what the keeper says of it", "") for each in built[:-1]]


@pytest.mark.parametrize(
    ("texts", "lifted", "blocks"),
    [
        (("1The gate", "2The weir"), False, ["1 The gate", "2 The weir"]),
        (("12The gate", "123The weir"), False, ["12 The gate", "123 The weir"]),
        (("1The gate", "1234the weir"), False, ["1 The gate 1234the weir"]),
        (("1The gate", "2 the weir"), False, ["1 The gate 2 the weir"]),
        (("1 The gate", "2 the weir"), True, ["1 The gate", "2 the weir"]),
        (("1 The gate", "1234 the weir"), True, ["1 The gate 1234 the weir"]),
        (("1The gate", "2.the weir"), False, ["1 The gate 2.the weir"]),
    ],
)
def test_each_number_in_smaller_type_at_the_foot_begins_a_note(
    texts: tuple[str, ...], blocks: list[str], *, lifted: bool
) -> None:
    assert notes(*texts, lifted=lifted) == blocks


def test_a_page_in_small_type_alone_has_no_notes() -> None:
    small = [replace(each, size=9.0) for each in full(3)]
    assert build([small, full(9)]).text.startswith(FULL)
    assert build([full(9), small]).text.count(FULL) == 12


def test_a_word_broken_at_the_end_of_a_page_is_whole_and_its_page_ends_inside_it() -> None:
    last = line("the boats go by the gate and the keep-", 640)
    built = build([[*full(5), last], [line("er went home at last.", 700, wide=90)]])
    assert built.text.endswith("and the keeper went home at last.")
    first, second = (built.text[page.start : page.end] for page in built.pages)
    assert (first[-8:], second) == ("the keep", "er went home at last.")


def test_a_paragraph_over_three_pages_ends_each_inside_it() -> None:
    built = build([full(5), full(5), [line("went home at last.", 700, wide=90)]])
    assert "\n" not in built.text
    assert [built.text[page.start : page.end].strip() for page in built.pages] == [
        " ".join([FULL] * 5),
        " ".join([FULL] * 5),
        "went home at last.",
    ]


def test_pages_that_end_with_a_sentence_end_between_paragraphs() -> None:
    last = line("He goes home.", 640, wide=90)
    built = build([[*full(5), last], [], full(1)])
    assert [built.text[page.start : page.end].strip() for page in built.pages] == [
        f"{' '.join([FULL] * 5)} He goes home.",
        "",
        FULL,
    ]


def test_an_aside_above_an_open_paragraph_overleaf_waits_for_its_end() -> None:
    aside = replace(line("Copie", 760, wide=40), aside=True)
    text = build([full(5), [aside, *full(1), line("went home.", 688, wide=60)]]).text
    assert text.split("\n\n") == [f"{' '.join([FULL] * 6)} went home.", "Copie"]
    assert (
        build([[*full(1), line("He goes.", 688, wide=60)], [aside, *full(1)]]).text.split("\n\n")[1]
        == "Copie"
    )


def test_a_list_of_names_ends_with_its_page() -> None:
    names = [
        line(f"{name} Sorel", 700 - 40 * at, wide=90 + 9 * at) for at, name in enumerate(("Ada", "Bob", "Cy"))
    ]
    assert build([names, [line("Dan Sorel", 700, wide=90)]]).text.split("\n\n")[-1] == "Dan Sorel"
