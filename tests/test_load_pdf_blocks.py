"""How the lines of a PDF's pages become blocks of text: over the end of a page, beside it, and as headings."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from test_load_pdf_measures import FULL, full, line

from passerelle.index.load.pdf.paragraphs import build


def text(*pages: Sequence[object]) -> str:
    return build([list(page) for page in pages]).text  # type: ignore[arg-type]


def test_a_heading_in_two_lines_above_a_form_is_one() -> None:
    head = [line("The Weir", 730, wide=120, size=20), line("Of Harle", 706, wide=110, size=20)]
    form = [
        line(f"{name} 12", 640 - 40 * at, wide=90 - 9 * at) for at, name in enumerate(("Ann", "Bob", "Cy"))
    ]
    assert text([*head, *form]).split("\n\n")[0] == "The Weir Of Harle"


@pytest.mark.parametrize(("word", "joined"), [("Sorel", False), ("sorel", True)])
def test_a_form_goes_on_overleaf_where_its_line_begins_small(word: str, *, joined: bool) -> None:
    first = [line("Nom", 700, wide=20), line("Harle", 660, wide=200)]
    assert (text(first, [line(word, 700, wide=40)]).endswith(f"Harle {word}")) is joined


def test_a_paragraph_goes_on_overleaf_and_the_page_ends_inside_it() -> None:
    built = build([full(5), [line("went home at last.", 700, wide=90)]])
    assert "\n" not in built.text
    assert built.text.endswith("by the gate and went home at last.")
    assert built.text[built.pages[1].start :].strip() == "went home at last."


def test_a_note_stands_before_a_paragraph_that_runs_over_the_end_of_its_page() -> None:
    note = line("1Le registre en garde la trace.", 100, size=8)
    said = text([*full(5), note], [line("went home at last.", 700, wide=90)]).split("\n\n")
    assert said[0] == "1 Le registre en garde la trace."
    assert said[1].endswith("by the gate and went home at last.")
    two = [replace(note, baseline=100.0), replace(note, text="2Le quai aussi.", baseline=90.0)]
    assert text([*full(5), *two]).split("\n\n")[:2] == [
        "1 Le registre en garde la trace.",
        "2 Le quai aussi.",
    ]


def test_what_stands_beside_the_text_is_a_block_above_or_below_it() -> None:
    above = replace(line("Ferme du Harle\tmars", 760, wide=90), aside=True)
    below = replace(line("Copie", 30, wide=40), aside=True)
    last = line("He goes home.", 640, wide=90)
    whole = f"{' '.join([FULL] * 5)} {last.text}"
    assert text([above, *full(5), last, below]) == f"Ferme du Harle mars\n\n{whole}\n\nCopie"
    assert text([above, below]) == "Ferme du Harle mars\n\nCopie"


@pytest.mark.parametrize(
    ("words", "heads"),
    [
        ("The weir at Harle", True),
        ("The weir at Harle . . . . . 4", False),
        ("• The weir at Harle", False),
        ("1904", False),
        ("Ty", False),
        ("Pub", True),
    ],
)
def test_large_type_heads_a_text_where_it_says_something(words: str, *, heads: bool) -> None:
    built = build([[line(words, 740, wide=90, size=14), *full(5)]])
    assert [built.text[each.start : each.end] for each in built.headings] == ([words] if heads else [])


def test_an_aside_is_no_heading_and_weighs_nothing_among_sizes_of_type() -> None:
    asides = [replace(line("COPIE", 30 + at, size=40), aside=True) for at in range(3)]
    built = build([[line("The weir at Harle", 740, wide=90, size=14), *full(5), *asides]])
    assert [(built.text[each.start : each.end], each.level) for each in built.headings] == [
        ("The weir at Harle", 1)
    ]
