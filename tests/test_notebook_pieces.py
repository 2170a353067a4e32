"""Of which pieces a notebook puts a quotation together, and what it is read with."""

import re
from html import unescape

import pytest

from passerelle.index.types import Document, Passage, Span
from passerelle.notebook import apart, notebook_html, pieces
from passerelle.types import Answer, Citation, Hit
from passerelle.types.answer import QuestionLanguage

TEXT = "abcdefghij"
DOCUMENT = Document("d", "Title", "en", TEXT)


def passage(start: int, end: int) -> Passage:
    return Passage(DOCUMENT, start, end, "en")


@pytest.mark.parametrize(
    ("around", "quoted", "exact", "found"),
    [
        ((0, 10), (2, 6), (3, 5), "around:ab quoted:c exact:de quoted:f around:ghij"),
        ((0, 10), (2, 6), None, "around:ab quoted:cdef around:ghij"),
        ((0, 10), (2, 6), (2, 6), "around:ab exact:cdef around:ghij"),
        ((0, 10), (2, 6), (1, 5), "around:ab quoted:cdef around:ghij"),  # not in the quotation
        ((0, 10), (2, 6), (3, 7), "around:ab quoted:cdef around:ghij"),
        ((2, 6), (2, 6), None, "quoted:cdef"),
        ((0, 4), (2, 6), None, "around:ab quoted:cd quoted:ef"),
        ((0, 4), (4, 6), None, "around:abcd quoted:ef"),
        ((0, 3), (5, 7), None, "around:abc around:… quoted:fg"),
        ((5, 7), (0, 3), None, "quoted:abc around:… around:fg"),
    ],
)
def test_a_passage_is_shown_in_pieces_and_what_lies_between_is_left_out(
    around: tuple[int, int], quoted: tuple[int, int], exact: tuple[int, int] | None, found: str
) -> None:
    told = pieces(passage(*around), Span(*quoted), Span(*exact) if exact else None)
    assert " ".join(f"{kind}:{words}" for kind, words in told) == found


@pytest.mark.parametrize(
    ("context", "words"),
    [
        (((0, 2),), ["ab"]),
        (((3, 5),), []),
        (((2, 5),), ["cde"]),
        (((5, 9),), ["fghi"]),
        (((3, 8), (0, 2)), ["ab"]),
        ((), []),
    ],
)
def test_what_a_quotation_is_read_with_is_shown_where_the_passage_has_it_not(
    context: tuple[tuple[int, int], ...], words: list[str]
) -> None:
    assert list(apart(passage(3, 8), [Span(*each) for each in context])) == words


def test_three_of_the_nearest_hits_are_in_view_and_the_others_are_folded() -> None:
    near = tuple(Hit(rank, passage(0, 10), 1.0, 0.5) for rank in range(1, 6))
    shown = notebook_html(answer=Answer("Why?", "en", "No.", (), True, 0.1, near, 1.0))
    assert shown.split("<details")[0].count(TEXT) == 3
    assert shown.count(TEXT) == 5
    assert TEXT in notebook_html(hit=near[0])
    assert "\\x00" not in shown


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ["Recherché\u00a0: Why so?", "Essayez\u00a0: Mill · Weir", "avec ab", "Passages proches (2)"]),
        ("en", ["Searched: Why so?", "Try: Mill · Weir", "with ab", "Nearest passages (2)"]),
    ],
)
def test_an_answer_is_shown_with_the_words_of_its_language(
    language: QuestionLanguage, said: list[str]
) -> None:
    near = tuple(Hit(rank, passage(0, 10), 1.0, 0.5) for rank in (1, 2))
    cited = (Citation(1, passage(3, 8), 4, 6, (Span(0, 2),)),)
    suggested = ("Mill", "Weir")
    answer = Answer(
        "Why?", language, "It is [1].", cited, False, 0.9, near, 1.0, "Why so?", suggestions=suggested
    )
    words = unescape(re.sub("<[^>]+>", "", notebook_html(answer=answer)))
    for each in said:
        assert each in words
    assert notebook_html(answer=answer).count(TEXT) == 2
