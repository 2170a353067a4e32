"""A printed line of a PDF as it is made, the bullets and markers it may begin with, and the size most letters have."""

import pytest

from passerelle.index.load.pdf.lines import MARKER, Line, Page, body_size, mended, with_text


def line(text: str, size: float = 10) -> Line:
    return Line(text, 50, 90, 700, size, False, ((50, 90),))


def test_a_line_is_of_the_text_and_of_no_table_unless_it_is_told() -> None:
    plain = line("Bac")
    assert not any((plain.row, plain.aside, plain.lifted, plain.fixed, plain.table, plain.gaps))


def test_a_page_is_whole_and_upright_unless_it_is_told() -> None:
    page = Page()
    assert page.lines == []
    assert not any((page.unseen, page.unknown, page.recognised, page.picture, page.quarters))


def test_a_line_is_given_another_text_and_kept_where_it_has_it() -> None:
    plain = line("Bac")
    assert with_text(plain, "Bac") is plain
    assert with_text(plain, "Quai") == line("Quai")


def test_loose_accents_of_all_pages_are_mended() -> None:
    pages = [[line("un m´etier"), line("Bac")], [line("l'´et´e")]]
    assert [[each.text for each in page] for page in mended(pages)] == [["un métier", "Bac"], ["l'été"]]


@pytest.mark.parametrize(
    ("pages", "size"),
    [
        ([], 0.0),
        ([[]], 0.0),
        ([[line("a", 8)]], 8),
        ([[line("a" * 5, 12)], [line("b" * 3, 8), line("c" * 3, 8)]], 8),
        ([[line("a" * 7, 12)], [line("b" * 3, 8), line("c" * 3, 8)]], 12),
    ],
)
def test_the_body_is_set_as_most_letters_are(pages: list[list[Line]], size: float) -> None:
    assert body_size(pages) == size


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        *((sign, True) for sign in "•▪■‣◦·●○►▸▶▹▷➢➤❖◆◇∙⁃✓–—*-"),
        *((text, True) for text in "1. 1) (1) (1. abc. IVX. XVIII. IV)".split()),
        *((text, False) for text in "1 abcd. XVIIIX. .. •• (IVXIV. 1.x".split()),
    ],
)
def test_what_stands_alone_before_an_item_is_its_marker(text: str, *, marker: bool) -> None:
    assert (MARKER.match(text) is not None) is marker
