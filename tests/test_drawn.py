"""A stretch of a document as HTML, to the letter: each kind of line, each mark, and what is hidden at first."""

import re
from html import unescape
from typing import Any

import pytest

from passerelle.index.types import Document, Heading, Span
from passerelle.ui.drawn import Shown, drawn, drawn_rows, short


def html(text: str, window: Span | None = None, **known: Any) -> str:
    made = {name: known.pop(name) for name in ("headings", "pages") if name in known}
    document = Document("a", "A", "fr", text, **made)
    return unescape(str(drawn(document, Shown(window or Span(0, len(text)), **known))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un.\nDeux.\n", "<p>Un.\nDeux.</p>\n"),
        ("Un.\n\nDeux.", "<p>Un.</p>\n\n<p>Deux.</p>"),
        ("\n \nUn.", "\n \n<p>Un.</p>"),
        ("- un\n2. deux", '<ul class="items"><li>- un</li>\n<li>2. deux</li></ul>'),
        ("Il faut :\n- un", '<p>Il faut :</p>\n<ul class="items"><li>- un</li></ul>'),
        (
            "Ferme de la rive | Oies en hiver\nHarle et Morve, au nord | 40\n",
            (
                '<div class="rows"><table><tbody><tr><th scope="col">Ferme de la rive<span class="bar"> | </span></th>'
                '<th scope="col" class="short">Oies en hiver</th></tr>\n'
                '<tr><td>Harle et Morve, au nord<span class="bar"> | </span></td><td class="short">40</td></tr>\n'
                "</tbody></table></div>"
            ),
        ),
        ("a | b\n\nc | d", "<p>a | b</p>\n\n<p>c | d</p>"),
        ("Un.\na | b", "<p>Un.\na | b</p>"),
    ],
)
def test_each_kind_of_line_has_its_element_and_its_words_stay(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("a |  | b", ["a", "b"]),
        ("a | b |", ["a", "b"]),
        ("a|b | c", ["a|b", "c"]),
    ],
)
def test_a_cell_ends_at_a_bar_between_spaces(row: str, cells: list[str]) -> None:
    first = html(f"{row}\n{row}").split("</tr>")[0]
    assert [each for each in re.findall(r"<t[hd][^>]*>([^<]*)", first) if each] == cells


@pytest.mark.parametrize(("level", "tag", "name"), [(1, "h3", 1), (2, "h4", 2), (4, "h6", 4), (6, "h6", 4)])
def test_a_heading_is_drawn_by_its_level(level: int, tag: str, name: int) -> None:
    known: dict[str, Any] = {"headings": (Heading(0, 3, level),)}
    rest = "\n<p>Il part.</p>"
    text = "Bac\nIl part."
    assert html(text, **known) == f'<p class="heading heading-{name}">Bac</p>{rest}'
    assert html(text, outline=True, **known) == f'<{tag} class="heading heading-{name}">Bac</{tag}>{rest}'
    assert html(text, above=["Bac"], **known) == f'<p class="heading heading-{name} told">Bac</p>{rest}'


def test_a_heading_is_told_where_all_above_it_in_the_window_is() -> None:
    text = "Bac\n\nTarifs\nIl part.\nTarifs\n"
    headings = tuple(Heading(at, at + 6, 1) for at in (0, 5, 21))
    assert html(text, above=["Bac", "Tarifs"], headings=headings).count(" told") == 2
    assert html(text, above=["Tarifs"], headings=headings).count(" told") == 0
    assert html(text, Span(5, len(text)), above=["Tarifs"], headings=headings).count(" told") == 1


SAID = "Un bac. Deux quais. Trois marins."


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"marked": Span(8, 19)}, 'Un bac. <mark class="starts ends">Deux quais.</mark> Trois marins.'),
        ({"marked": Span(8, 20)}, 'Un bac. <mark class="starts ends">Deux quais. </mark>Trois marins.'),
        ({"marked": Span(7, 19)}, 'Un bac.<mark class="starts ends"> Deux quais.</mark> Trois marins.'),
        (
            {"marked": Span(8, 19), "near": True},
            'Un bac. <mark class="near starts ends">Deux quais.</mark> Trois marins.',
        ),
        (
            {"marked": Span(8, 19), "exact": Span(8, 12)},
            'Un bac. <mark class="starts ends"><b class="exact short">Deux</b> quais.</mark> Trois marins.',
        ),
        (
            {"marked": Span(8, 19), "context": (Span(0, 7),)},
            '<span class="context">Un bac.</span> <mark class="starts ends">Deux quais.</mark> Trois marins.',
        ),
        (
            {"marked": Span(8, 19), "excerpt": Span(8, 19)},
            (
                '<span class="rest" hidden>Un bac. </span><mark class="starts ends">Deux quais.</mark>'
                '<span class="rest" hidden> Trois marins.</span>'
            ),
        ),
        (
            {"marked": Span(8, 19), "excerpt": Span(8, 19), "context": (Span(0, 7),)},
            (
                '<span class="context">Un bac.</span> <mark class="starts ends">Deux quais.</mark>'
                '<span class="rest" hidden> Trois marins.</span>'
            ),
        ),
        (
            {"marked": Span(3, 19), "context": (Span(8, 12),)},
            (
                'Un <mark class="starts">bac. </mark><mark class="">Deux</mark><mark class="ends"> quais.</mark>'
                " Trois marins."
            ),
        ),
        (
            {"pages": (Span(0, 8), Span(8, 33)), "marked": Span(8, 19)},
            (
                'Un bac. <span class="page" data-page="2"></span><mark class="starts ends">Deux quais.</mark>'
                " Trois marins."
            ),
        ),
        ({"exact": Span(0, 2)}, '<b class="exact short">Un</b> bac. Deux quais. Trois marins.'),
        ({"exact": Span(20, 33)}, 'Un bac. Deux quais. <b class="exact short">Trois marins.</b>'),
        ({"exact": Span(3, 20)}, 'Un <b class="exact">bac. Deux quais. </b>Trois marins.'),
    ],
)
def test_what_is_marked_read_with_it_bold_or_hidden_is_drawn_where_it_stands(
    known: dict[str, Any], expected: str
) -> None:
    assert html(SAID, **known) == f"<p>{expected}</p>"


def test_what_is_shown_of_a_document_is_cut_at_the_window() -> None:
    assert html(SAID, Span(3, 7)) == "<p>bac.</p>"
    assert html(SAID, Span(3, 12), marked=Span(8, 19)) == '<p>bac. <mark class="starts">Deux</mark></p>'
    assert html(SAID, Span(8, 33), pages=(Span(0, 8), Span(8, 33))) == "<p>Deux quais. Trois marins.</p>"


@pytest.mark.parametrize(
    ("excerpt", "context", "hidden"),
    [
        (Span(0, 2), (), [False, True, True]),
        (Span(3, 4), (), [True, True, True]),
        (Span(4, 5), (), [True, False, True]),
        (Span(6, 7), (), [True, False, True]),
        (Span(0, 5), (), [False, False, True]),
        (Span(7, 8), (), [True, True, True]),
        (Span(0, 2), (Span(8, 9),), [False, True, False]),
        (None, (Span(6, 7),), [False, False, False]),
    ],
)
def test_what_meets_neither_excerpt_nor_context_is_hidden(
    excerpt: Span | None, context: tuple[Span, ...], hidden: list[bool]
) -> None:
    shown = Shown(Span(0, 11), excerpt=excerpt, context=context)
    assert [shown.hides(at, at + 3) for at in (0, 4, 8)] == hidden


def test_a_list_and_a_table_hidden_whole_are_hidden_once_each() -> None:
    text = "- un\n- deux\n\nFin."
    assert html(text, excerpt=Span(13, 17)) == (
        '<ul class="items rest" hidden><li class="rest" hidden><span class="rest" hidden>- un</span></li>\n'
        '<li class="rest" hidden><span class="rest" hidden>- deux</span></li>\n</ul>\n<p>Fin.</p>'
    )


@pytest.mark.parametrize(("count", "wide"), [(4, False), (5, True)])
def test_a_table_scrolls_from_five_columns(count: int, *, wide: bool) -> None:
    two, many = "a | b", " | ".join("abcde"[:count])
    for text in (f"{two}\n{many}", f"{many}\n{two}"):
        assert ('<div class="rows" tabindex="0">' in html(text)) is wide


def rows(text: str, head: int, exact: Span | None = None) -> str:
    """Return the rows of *text* below its first line, of *head* letters, as a quotation of them is drawn."""
    document = Document("a", "A", "fr", text)
    return unescape(str(drawn_rows(document, [Span(0, head)], Span(head + 1, len(text)), exact)))


def test_one_row_of_four_cells_is_turned_each_behind_the_name_of_its_column() -> None:
    assert rows("a | b | c | d\n1 |  | 3 | 4", 13, Span(21, 22)) == (
        '<div class="rows"><table><tbody><tr><th scope="row">a</th><td>1</td></tr>'
        '<tr><th scope="row">c</th><td><b class="exact short">3</b></td></tr>'
        '<tr><th scope="row">d</th><td>4</td></tr></tbody></table></div>'
    )


@pytest.mark.parametrize(
    ("text", "head", "turned"),
    [
        ("a | b | c | d\n1 | 2 | 3 | 4", 13, True),
        ("a | b | c | d\n1 | 2 | 3", 13, False),
        ("a | b | c\n1 | 2 | 3", 9, False),
        ("a | b | c | d\n1 | 2 | 3 | 4\n5 | 6 | 7 | 8", 13, False),
    ],
)
def test_a_row_is_turned_where_it_is_alone_and_has_as_many_cells_as_names(
    text: str, head: int, *, turned: bool
) -> None:
    found = rows(text, head)
    assert ('scope="row"' in found) is turned
    assert ('scope="col"' in found) is not turned
    assert found.count("<tr>") == (4 if turned else text.count("\n") + 1)


@pytest.mark.parametrize(("length", "name"), [(1, "exact short"), (16, "exact short"), (17, "exact")])
def test_an_exact_answer_of_sixteen_letters_stays_on_one_line(length: int, name: str) -> None:
    assert short("x" * length) == name
