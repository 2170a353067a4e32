"""Under which label a line stands: that of its own paragraph, of a title, or of a heading above it."""

import pytest

from passerelle.index.types import Document, Heading, Span
from passerelle.quotation.articles import LONGEST_TITLE, article_at, article_label
from passerelle.quotation.layout import Layout


def layout(text: str, *headings: str) -> Layout:
    marked = tuple(Heading(text.index(each), text.index(each) + len(each), 1) for each in headings)
    return Layout.around(Document("a.md", "T", "fr", text, headings=marked), Span(0, 1))


def label(found: Layout, at: int) -> str:
    spans = article_label(found, at)
    assert len(spans) <= 1
    return "".join(found.text(each) for each in spans)


TEXT = "Le port.\n\nArticle 1. Le quai ouvre. Il est long.\n\nIl ferme.\n\nArticle 2. Le bruit cesse.\n\nIl reprend."


@pytest.mark.parametrize(
    ("line", "expected", "number"),
    [
        (0, "", None),
        (1, "Article 1.", "1"),
        (2, "Article 1. Le quai ouvre. Il est long.", "1"),
        (3, "Article 2.", "2"),
        (4, "Article 2. Le bruit cesse.", "2"),
    ],
)
def test_a_line_stands_under_the_nearest_label_above_it(line: int, expected: str, number: str | None) -> None:
    found = layout(TEXT)
    assert label(found, line) == expected
    at = article_at(found, line)
    assert (at[1].number if at else None) == number


@pytest.mark.parametrize(("length", "titled"), [(LONGEST_TITLE, True), (LONGEST_TITLE + 1, False)])
def test_a_labelled_line_of_a_hundred_and_twenty_letters_is_the_title_of_those_below(
    length: int, *, titled: bool
) -> None:
    line = f"Article 1. Le quai {'o' * (length - 20)}."
    found = layout(f"{line}\n\nIl ferme.")
    assert len(line) == length
    assert label(found, 1) == (line if titled else "Article 1.")
    assert label(found, 0) == "Article 1."


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Article 1. Le quai", "Article 1. Le quai"),
        ("4. Le quai", "4. Le quai"),
        ("4.1 Le quai", "4.1 Le quai"),
        ("Le quai", ""),
        ("A. Le quai", ""),
    ],
)
def test_a_heading_is_the_label_of_what_stands_below_it_or_ends_the_one_above(
    heading: str, expected: str
) -> None:
    found = layout(f"Article 9. Le port ouvre.\n\n{heading}\n\nIl ferme.", heading)
    assert label(found, 2) == expected
    assert label(found, 1) == expected
    assert label(layout(f"Article 9. Le port.\n\n{heading[0]}x\n\nIl ferme."), 2) == "Article 9. Le port."
