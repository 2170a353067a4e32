"""Texts that a framework hands over, put back where they were found."""

from typing import Any

import pytest

from passerelle.index.types import Document, Passage, Span
from passerelle.integrations.texts import LONGEST, Text, place_texts


def cut(document: Document) -> list[Passage]:
    half = len(document.text) // 2
    return [
        Passage(document, 0, half, "fr", heading="Prix"),
        Passage(document, half, len(document.text), "fr"),
    ]


def found(text: str, start: int, document: str = "a.txt", **known: Any) -> Text:
    return Text("t", text, {"document": document, "start": start, "end": start + len(text), **known})


@pytest.mark.parametrize(
    ("known", "is_placed"),
    [
        ({"document": "a", "start": 3, "end": 6}, True),
        ({"document": "a", "start": 0, "end": 3}, True),
        ({"document": "a", "start": LONGEST - 3, "end": LONGEST}, True),
        ({"document": "a", "start": LONGEST - 2, "end": LONGEST + 1}, False),
        ({"document": "a", "start": -3, "end": 0}, False),
        ({"document": "a", "start": 3, "end": 7}, False),
        ({"document": 7, "start": 3, "end": 6}, False),
        ({"document": "a", "start": "3", "end": 6}, False),
        ({"document": "a", "start": 3}, False),
        ({}, False),
    ],
)
def test_a_text_has_a_place_where_all_that_is_known_of_it_fits(
    known: dict[str, Any], *, is_placed: bool
) -> None:
    assert (Text("t", "mot", known).origin is not None) is is_placed


def test_texts_of_one_document_are_put_back_with_blanks_between_them() -> None:
    texts = [
        found("trois", 9, title="Le port", page=4, heading="Quai"),
        found("un", 0),
        found("deux", 3, "a.txt"),
    ]
    placed = list(place_texts(texts, None, cut))
    document = placed[0].passage.document
    assert document.text == "un deux\n\ntrois"
    assert [each.passage.document for each in placed] == [document] * 3
    assert [(each.number, each.passage.text, each.span) for each in placed] == [
        (0, "trois", Span(9, 14)),
        (1, "un", Span(0, 2)),
        (2, "deux", Span(3, 7)),
    ]
    assert (placed[0].passage.page, placed[0].passage.heading, document.title) == (4, "Quai", "Le port")
    assert placed[1].passage.page is None


def test_overlapping_texts_are_one_text_and_documents_stay_apart() -> None:
    texts = [
        found("un deux", 0),
        found("deux trois", 3),
        found("quatre", 0, "b.txt", fields={"year": 2031}, path="p"),
    ]
    first, _, other = (each.passage.document for each in place_texts(texts, None, cut))
    assert first.text == "un deux trois"
    assert (other.text, other.fields, other.path) == ("quatre", {"year": 2031}, "p")


def test_texts_that_begin_alike_are_one_text_in_either_order() -> None:
    both = [found("un deux", 3), found("un", 3)]
    for texts in (both, both[::-1]):
        assert {each.passage.document.text for each in place_texts(texts, None, cut)} == {"\n\n\nun deux"}


def test_a_text_without_a_place_is_a_document_that_is_cut() -> None:
    (one, two) = place_texts(
        [Text("t", "Un mot.", {"heading": "Bac", "title": "Le port", "language": "fr"})], None, cut
    )
    assert (one.passage.heading, two.passage.heading) == ("Prix", "Bac")
    assert (one.passage.document.id, one.passage.document.title) == ("t", "Le port")
    assert one.span == two.span == Span(0, 7)


@pytest.mark.parametrize(("value", "number"), [(1, 1.0), (0.5, 0.5), ("1", None), (None, None)])
def test_what_is_known_is_a_number_or_is_not(value: object, number: float | None) -> None:
    assert Text("t", "x", {"dense": value}).number("dense") == number


def test_a_language_that_is_not_known_is_detected() -> None:
    assert Text("t", "Le bac part du port à six heures du matin.", {"language": "de"}).language == "fr"
    assert Text("t", "Le bac part du port.", {"language": "other"}).language == "other"


def test_the_first_text_that_was_handed_over_tells_what_is_known_of_its_document() -> None:
    first = found("deux", 3, title="Le port", language="en", store="s", fields={"n": 1}, path="p")
    document = next(
        place_texts([first, found("un", 0, title="Autre", language="fr")], None, cut)
    ).passage.document
    assert (document.title, document.language, document.store) == ("Le port", "en", "s")
    assert (document.fields, document.path) == ({"n": 1}, "p")
    bare = next(place_texts([found("deux", 3, fields=["n"], title=None)], None, cut)).passage.document
    assert (bare.fields, bare.title, bare.text) == ({}, "", "\n\n\ndeux")


@pytest.mark.parametrize(
    ("starts", "text"),
    [
        ((0, 2), "undeux"),
        ((0, 3), "un deux"),
        ((0, 4), "un\n\ndeux"),
        ((1, 3), " undeux"),
        ((2, 4), "\n\nundeux"),
    ],
)
def test_one_blank_between_texts_is_a_space_and_more_are_line_ends(
    starts: tuple[int, int], text: str
) -> None:
    placed = list(place_texts([found("un", starts[0]), found("deux", starts[1])], None, cut))
    assert placed[0].passage.document.text == text
    assert [each.passage.text for each in placed] == ["un", "deux"]


@pytest.mark.parametrize(("page", "kept"), [(4, 4), ("4", None), (None, None)])
def test_a_page_is_a_number(page: object, kept: int | None) -> None:
    placed = next(place_texts([found("un", 0, page=page, heading=None)], None, cut))
    assert (placed.passage.page, placed.passage.heading) == (kept, "")
