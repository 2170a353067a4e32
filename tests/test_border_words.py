"""What may come into a store, value by value: both sides of each limit, and the words that refuse."""

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from passerelle.index.store.border import (
    MOST_ROWS,
    require_document,
    require_queries,
    require_query,
    require_row,
    require_rows,
    require_text,
    storable,
)
from passerelle.index.types import Document, Gap, Heading, Span

GOOD = Document("dog", "Dog", "en", "The dog runs.")
TAKEN = "`passerelle.index.text.clean` takes it out"
OUTSIDE = "of the document 'dog' does not lie in its text of 13 characters"
VALUES = "give text, a number, True, False, None or a list of these"
HALF: Any = 1.5
ROWS: list[Any] = [0, np.int64(3), 2**63 - 1]


@pytest.mark.parametrize(
    "fine",
    [
        {},
        {"id": " a "},
        {"title": ""},
        {"text": ""},
        {"language": "other"},
        {"pages": (Span(0, 13),)},
        {"pages": (Span(13, 13),)},
        {"headings": (Heading(0, 3, 1),)},
        {"fields": {"a": None, "b": True, "c": 1, "d": 1.5, "e": "x", "f": ["x", 1, None]}},
        {"gaps": (Gap("pictures", 1, ""),)},
    ],
)
def test_a_document_that_can_be_read_back_is_taken(fine: dict[str, Any]) -> None:
    require_document("a.md", replace(GOOD, **fine))


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        ({"id": ""}, ValueError, "a document has no id: give it one of its own"),
        ({"id": " \n"}, ValueError, "a document has no id: give it one of its own"),
        ({"id": 3}, TypeError, "the id of a document is 3: give text"),
        ({"title": 3}, TypeError, "the title of the document 'dog' is 3: give text"),
        (
            {"text": "ab\ud800"},
            ValueError,
            f"the text of the document 'dog' has half of a surrogate pair at 2: {TAKEN}",
        ),
        (
            {"language": "de"},
            ValueError,
            "the language of the document 'dog' is 'de': give one of fr, en, other",
        ),
        ({"language": 3}, TypeError, "the language of the document 'dog' is 3: give one of fr, en, other"),
        ({"pages": (Span(0, 14),)}, ValueError, f"Span(start=0, end=14) {OUTSIDE}"),
        ({"pages": (Span(-1, 3),)}, ValueError, f"Span(start=-1, end=3) {OUTSIDE}"),
        ({"pages": (Span(3, 2),)}, ValueError, f"Span(start=3, end=2) {OUTSIDE}"),
        (
            {"pages": (Span(0, HALF),)},
            TypeError,
            "Span(start=0, end=1.5) of the document 'dog' has numbers that are not whole",
        ),
        ({"pages": (3,)}, TypeError, "3 among the pages and headings of the document 'dog' is no span"),
        (
            {"headings": (Heading(0, 3, HALF),)},
            TypeError,
            "Heading(start=0, end=3, level=1.5) of the document 'dog' has numbers that are not whole",
        ),
        ({"headings": (Heading(0, 14, 1),)}, ValueError, f"Heading(start=0, end=14, level=1) {OUTSIDE}"),
        ({"fields": 3}, TypeError, "the fields of the document 'dog' are 3: give names and values"),
        ({"fields": {3: 3}}, TypeError, "the name of a field of the document 'dog' is 3: give text"),
        ({"fields": {"a": {}}}, TypeError, f"the field 'a' of the document 'dog' is {{}}: {VALUES}"),
        (
            {"fields": {"a": [[]]}},
            TypeError,
            f"the field 'a' of the document 'dog' is []: {VALUES}",
        ),
        (
            {"fields": {"a": float("nan")}},
            ValueError,
            "the field 'a' of the document 'dog' is nan: leave it out, or give None",
        ),
        (
            {"fields": {"a": [float("inf")]}},
            ValueError,
            "the field 'a' of the document 'dog' is inf: leave it out, or give None",
        ),
        (
            {"fields": {"a": "\ud800"}},
            ValueError,
            f"the field 'a' of the document 'dog' has half of a surrogate pair at 0: {TAKEN}",
        ),
        ({"gaps": (3,)}, TypeError, "3 among the gaps of the document 'dog' is no gap"),
    ],
)
def test_a_document_that_could_not_be_read_back_is_refused(
    wrong: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=f"^{re.escape(said)}$"):
        require_document("a.md", replace(GOOD, **wrong))


def test_what_is_no_document_or_has_no_path_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^3 is no document: give a passerelle\.Document$"):
        require_document("a.md", 3)
    with pytest.raises(TypeError, match=r"^the path is None: give text$"):
        require_document(None, GOOD)
    with pytest.raises(ValueError, match=f"^the path has half of a surrogate pair at 1: {TAKEN}$"):
        require_text("the path", "a\ud800")
    assert storable("a\ud800b") == "a\ufffdb"
    with pytest.raises(TypeError, match=r"^the id is 3: give it as text$"):
        storable(3)


def query(**change: Any) -> SimpleNamespace:
    return SimpleNamespace(**{"asks": "a", "vector": np.zeros(1, np.float32), **change})


@pytest.mark.parametrize("k", [0, 1, MOST_ROWS, np.int32(3)])
def test_as_many_hits_may_be_wanted_as_a_store_could_hold(k: int) -> None:
    require_query(query(), k)
    assert MOST_ROWS == 1_099_511_627_776


READ = "give what `passerelle.query.read_query` makes of a question"
NO_VECTOR = "the query's vector is no array of floating-point numbers: give what the embedder makes"


@pytest.mark.parametrize(
    ("asked", "k", "error", "said"),
    [
        (query(), -1, ValueError, "k is -1: give a whole number from 0 to 1099511627776"),
        (
            query(),
            MOST_ROWS + 1,
            ValueError,
            "k is 1099511627777: give a whole number from 0 to 1099511627776",
        ),
        (query(), True, TypeError, "k is True: give a whole number"),
        (query(), 1.0, TypeError, "k is 1.0: give a whole number"),
        (query(asks=3), 1, TypeError, "what the query asks is 3: give text"),
        (query(vector=[0.1]), 1, TypeError, NO_VECTOR),
        (query(vector=np.zeros(1, np.int64)), 1, TypeError, NO_VECTOR),
        (SimpleNamespace(asks="a"), 1, TypeError, f"the query is namespace(asks='a'): {READ}"),
        (SimpleNamespace(vector=3), 1, TypeError, f"the query is namespace(vector=3): {READ}"),
        ("a", 1, TypeError, f"the query is 'a': {READ}"),
    ],
)
def test_what_cannot_be_looked_for_is_refused(
    asked: object, k: object, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=f"^{re.escape(said)}$"):
        require_query(asked, k)


def test_queries_and_rows_are_read_once_and_checked_each() -> None:
    assert len(require_queries((query() for _ in range(2)), 1)) == 2
    with pytest.raises(TypeError, match="the query is 3"):
        require_queries([query(), 3], 1)
    with pytest.raises(
        TypeError,
        match=r"^the queries is 3: give several, as what `passerelle\.query\.read_queries` returns$",
    ):
        require_queries(3, 1)  # type: ignore[arg-type]
    assert require_rows(iter(ROWS)) == [0, 3, 2**63 - 1]
    refused: list[tuple[Any, type[Exception]]] = [
        (-1, ValueError),
        (2**63, ValueError),
        (True, TypeError),
        ("3", TypeError),
        (1.0, TypeError),
    ]
    for wrong, error in refused:
        with pytest.raises(error, match=r"^the row is .*: give that of a candidate$"):
            require_row(wrong)
        with pytest.raises(error, match=r"^the row is .*: give that of a candidate$"):
            require_rows([0, wrong])
    with pytest.raises(TypeError, match=r"^rows is 3: give several, as \[3\]$"):
        require_rows(3)  # type: ignore[arg-type]
