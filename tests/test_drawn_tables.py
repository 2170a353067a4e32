"""What is drawn of a document: wide tables, short cells, rows, headings, what is marked or hidden, and pages."""

from typing import Any

import pytest

from passerelle.index.types import Document, Heading, Span
from passerelle.ui.drawn import Shown, drawn


def html(text: str, **known: Any) -> str:
    given = known.pop("given", {})
    shown = Shown(known.pop("window", Span(0, len(text))), **known)
    return str(drawn(Document("a", "Bac", "fr", text, **given), shown))


@pytest.mark.parametrize(("cells", "wide"), [(4, False), (5, True)])
def test_a_table_of_more_than_four_columns_can_be_moved_by_keys(cells: int, *, wide: bool) -> None:
    row = " | ".join("abcde"[:cells])
    assert ('tabindex="0"' in html(f"{row}\n{row}")) is wide


@pytest.mark.parametrize(("length", "short"), [(14, True), (15, False)])
def test_a_cell_of_fourteen_letters_is_not_broken(length: int, *, short: bool) -> None:
    text = f"{'x' * length} | {'y' * 20}\n{'z' * 20} | {'y' * 20}"
    assert ('class="short"' in html(text)) is short


def test_a_row_alone_is_no_table_and_two_are_with_their_names() -> None:
    assert "<table>" not in html("Ferme | Oies")
    assert html("Ferme | Oies\nHarle | 40").count('scope="col"') == 2
    assert html("Harle | 40\nMorve | 12").count('scope="col"') == 0


def test_a_heading_is_drawn_by_its_level_and_as_one_where_the_document_is_read() -> None:
    headed = {"headings": (Heading(0, 3, 5),)}
    assert html("Bac\nIl part.", given=headed).startswith('<p class="heading heading-4">Bac</p>')
    assert html("Bac\nIl part.", given=headed, outline=True).startswith("<h6 ")
    assert 'class="heading heading-4 told"' in html("Bac\nIl part.", given=headed, above={"Bac"})


def test_what_is_marked_and_what_is_hidden_are_drawn_apart() -> None:
    text = "Le bac part. Il revient. Fin."
    page = html(text, marked=Span(0, 12), excerpt=Span(0, 12), context=(Span(25, 29),), exact=Span(3, 6))
    page = page.replace("&#46;", ".")
    assert '<mark class="starts ends">Le <b class="exact short">bac</b> part.</mark>' in page
    assert '<span class="rest" hidden> Il revient. </span>' in page
    assert '<span class="context">Fin.</span>' in page
    assert 'class="near starts ends"' in html(text, marked=Span(0, 12), near=True)
    assert "hidden" not in html(text, marked=Span(0, 12))


def test_a_page_that_begins_inside_what_is_shown_is_numbered() -> None:
    text = "Le bac part. Il revient."
    pages = {"pages": (Span(0, 13), Span(13, 24))}
    assert html(text, given=pages).count("data-page") == 1
    assert 'data-page="2"' in html(text, given=pages)
    assert html(text, given=pages, window=Span(13, 24)).count("data-page") == 0
