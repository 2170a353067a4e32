"""What the columns of a store's tables hold of documents, passages and vectors, and what they refuse."""

import json
import sqlite3

import numpy as np
import pytest

from passerelle.index.errors import EmbedderError
from passerelle.index.store.columns import (
    DOCUMENT_COLUMNS,
    document_values,
    read_document,
    read_gaps,
    read_language,
    read_passage,
    reading,
    require_texts,
)
from passerelle.index.store.cut import halves_of, key_of, whole
from passerelle.index.store.rows import Settings
from passerelle.index.types import Document, Gap, Heading, Passage, Span

BAC = Document(
    "b.md",
    "Bac",
    "fr",
    " \n Le bac part.\nIl est bleu. ",
    pages=(Span(0, 16), Span(16, 29)),
    headings=(Heading(3, 9, 2),),
    path="docs/b.md",
)


def test_a_document_comes_back_from_its_row_as_it_was() -> None:
    id_, path, hash_, title, language, pages, headings, text = document_values(BAC, "docs/b.md")
    assert (path, hash_, text) == ("docs/b.md", BAC.content_hash, BAC.text)
    assert json.loads(str(pages)) == [[0, 16], [16, 29]]
    assert json.loads(str(headings)) == [[3, 9, 2]]
    row = {"id": id_, "title": title, "language": language, "pages": pages, "headings": headings}
    values = [{**row, "text": text, "path": path}[name] for name in DOCUMENT_COLUMNS.split(", ")]
    read = read_document(values, [("year", "2031"), ("team", '"port"')], [("pictures", 2, "p. 1")])
    assert (read.id, read.title, read.language) == ("b.md", "Bac", "fr")
    assert (read.pages, read.headings, read.path, read.text) == (BAC.pages, BAC.headings, BAC.path, BAC.text)
    assert (read.fields, read.gaps) == ({"year": 2031, "team": "port"}, (Gap("pictures", 2, "p. 1"),))


ROW = ("b.md", "Bac", "fr", "[]", "[]", "Le bac.", "b.md")


@pytest.mark.parametrize("place", [0, 1, 2, 5, 6])
@pytest.mark.parametrize("value", [None, 3, b"x"])
def test_a_row_whose_texts_are_none_is_damaged(place: int, value: object) -> None:
    with pytest.raises(sqlite3.DatabaseError, match="the document"):
        read_document([*ROW[:place], value, *ROW[place + 1 :]], [], [])


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        (ROW[:6], []),
        ((*ROW, "x"), []),
        ((*ROW[:3], "{", *ROW[4:]), []),
        ((*ROW[:3], "[[0]]", *ROW[4:]), []),
        ((*ROW[:4], "[[0, 1]]", *ROW[5:]), []),
        ((*ROW[:4], '[[0, 1, "x"]]', *ROW[5:]), []),
        (ROW, [("year", "{")]),
    ],
)
def test_a_row_of_other_values_is_damaged(values: tuple[str, ...], fields: list[tuple[str, str]]) -> None:
    with pytest.raises(sqlite3.DatabaseError, match="document"):
        read_document(values, fields, [])


@pytest.mark.parametrize(
    ("start", "end", "inside"),
    [
        (0, 1, True),
        (0, 29, True),
        (28, 29, True),
        (0, 30, False),
        (-1, 3, False),
        (4, 4, False),
        (5, 4, False),
    ],
)
def test_a_passage_lies_in_its_document(start: int, end: int, *, inside: bool) -> None:
    values = (start, end, None, "Bac", "fr")
    assert read_passage(BAC, (0, 1, None, "Quai", "en")) == Passage(BAC, 0, 1, "en", None, "Quai")
    anywhere = read_passage(BAC, values, anywhere=True)
    assert anywhere == Passage(BAC, start, end, "fr", None, "Bac")
    if inside:
        assert read_passage(BAC, values) == anywhere
    else:
        with pytest.raises(sqlite3.DatabaseError, match="does not lie in its text"):
            read_passage(BAC, values)


def test_a_page_is_a_number_or_none() -> None:
    assert read_passage(BAC, (0, 1, 2, "", "en")).page == 2
    assert read_passage(BAC, (0, 1, None, "", "en")).page is None
    with pytest.raises(sqlite3.DatabaseError, match="a passage of"):
        read_passage(BAC, (0, 1, "x", "", "en"))


@pytest.mark.parametrize(
    ("value", "language"), [("fr", "fr"), ("en", "en"), ("other", "other"), ("de", "other"), (None, "other")]
)
def test_a_language_of_no_name_is_another(value: object, language: str) -> None:
    assert read_language(value) == language


@pytest.mark.parametrize(
    "fault",
    [
        ValueError("x"),
        KeyError("x"),
        IndexError("x"),
        TypeError("x"),
        AttributeError("x"),
        OverflowError("x"),
    ],
)
def test_whatever_cannot_be_read_is_damage(fault: Exception) -> None:
    def fail() -> None:
        raise fault

    with pytest.raises(sqlite3.DatabaseError, match=f"it: {type(fault).__name__}"), reading("it"):
        fail()


def test_texts_are_required_and_gaps_read() -> None:
    require_texts("it", "a", "")
    with pytest.raises(sqlite3.DatabaseError, match=r"it: TypeError\('3'\)"):
        require_texts("it", "a", 3)
    assert read_gaps([("pictures", "2", 3)]) == (Gap("pictures", 2, "3"),)


def test_a_whole_document_is_its_text_without_the_space_around() -> None:
    assert whole(BAC) == Passage(BAC, 3, 28, "fr", 1)
    assert whole(Document("a", "", "en", "x")) == Passage(Document("a", "", "en", "x"), 0, 1, "en")


SETTINGS = Settings("model", "print", 2, 128)


@pytest.mark.parametrize(
    ("rows", "fits"),
    [
        ([[1, 0], [0.6, 0.8]], True),
        ([[1.0009, 0], [0, 0.9991]], True),
        ([[1.0011, 0], [0, 1]], False),
        ([[1, 0], [0, 0.9989]], False),
        ([[1, 0]], False),
        ([[1, 0, 0], [0, 1, 0]], False),
        ([[1, 0], [0, float("nan")]], False),
    ],
)
def test_vectors_are_unit_rows_one_for_each_key(rows: list[list[float]], *, fits: bool) -> None:
    vectors = np.asarray(rows, np.float32)
    if fits:
        halves = halves_of([b"a", b"b"], vectors, SETTINGS)
        assert np.frombuffer(halves[b"b"], np.float16) == pytest.approx(vectors[1], abs=1e-3)
    else:
        with pytest.raises(EmbedderError, match="choose another with `--model NAME --rebuild`"):
            halves_of([b"a", b"b"], vectors, SETTINGS)


def test_a_rebuild_marks_the_keys_of_its_own() -> None:
    passage = whole(BAC)
    assert key_of(passage, SETTINGS, rebuild=True) == key_of(passage, SETTINGS, rebuild=False) + b"+"
