"""What may come into a store: a caller's mistake is a TypeError or a ValueError, before anything is written."""

import math
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, get_args

import numpy as np

from passerelle.index.given import require_kind, several, shown
from passerelle.index.text import SURROGATES
from passerelle.index.types import Document, Gap, Heading, Language, Span

LANGUAGES = get_args(Language)
Asked = TypeVar("Asked")
MOST_ROWS = 2**40
"""More passages than any store holds."""


def require_document(path: object, document: object) -> None:
    """Refuse a *document*, read from *path*, that could not be read back as it is.

    Raises:
        TypeError: it is no `Document`, or a value of it has another type.
        ValueError: it has no id, a language that is none, a span out of its text, or text that cannot be stored.
    """
    require_text("the path", path)
    if not isinstance(document, Document):
        raise TypeError(f"{shown(document)} is no document: give a passerelle.Document")
    require_text("the id of a document", document.id)
    if not document.id.strip():
        raise ValueError("a document has no id: give it one of its own")
    what = f"of the document {document.id!r}"
    require_text(f"the title {what}", document.title)
    require_text(f"the text {what}", document.text)
    if not isinstance(document.language, str):
        raise TypeError(
            f"the language {what} is {shown(document.language)}: give one of {', '.join(LANGUAGES)}"
        )
    if document.language not in LANGUAGES:
        raise ValueError(
            f"the language {what} is {shown(document.language)}: give one of {', '.join(LANGUAGES)}"
        )
    _require_spans(document, what)
    _require_fields(document, what)


def require_text(what: str, value: object) -> None:
    """Refuse a *value* that is no text, or none that a file can hold.

    Raises:
        TypeError: it is of another type.
        ValueError: there is half of a surrogate pair in it.
    """
    if not isinstance(value, str):
        raise TypeError(f"{what} is {shown(value)}: give text")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(
            f"{what} has half of a surrogate pair at {error.start}: `passerelle.index.text.clean` takes it out"
        ) from None


def storable(id_: object) -> str:
    """Return an id as a store may hold it.

    Raises:
        TypeError: it is no text.
    """
    if not isinstance(id_, str):
        raise TypeError(f"the id is {shown(id_)}: give it as text")
    return SURROGATES.sub("\ufffd", id_)


def require_query(query: object, k: object) -> None:
    """Refuse what cannot be looked for.

    Raises:
        TypeError: *query* is none, its words are no text, its vector is no array of numbers, or *k* is no whole number.
        ValueError: *k* is less than 0, or more than any store holds.
    """
    if not hasattr(query, "asks") or not hasattr(query, "vector"):
        raise TypeError(
            f"the query is {shown(query)}: give what `passerelle.query.read_query` makes of a question"
        )
    asks, vector = query.asks, query.vector
    require_kind("what the query asks", asks, str, "text")
    if not isinstance(vector, np.ndarray) or not np.issubdtype(vector.dtype, np.floating):
        raise TypeError(
            "the query's vector is no array of floating-point numbers: give what the embedder makes"
        )
    if isinstance(k, bool) or not isinstance(k, int | np.integer):
        raise TypeError(f"k is {shown(k)}: give a whole number")
    if not 0 <= k <= MOST_ROWS:
        raise ValueError(f"k is {shown(k)}: give a whole number from 0 to {MOST_ROWS}")


def require_queries(queries: Iterable[Asked], k: object) -> list[Asked]:
    """Return *queries* as a list, which may be read once only.

    Raises:
        TypeError: they are one alone, or :func:`require_query` refuses one or *k*.
        ValueError: *k* is out of its limits.
    """
    found: list[Any] = several("the queries", queries, "what `passerelle.query.read_queries` returns")
    for each in found:
        require_query(each, k)
    return found


def require_row(row: object) -> None:
    """Refuse what is no row of a candidate.

    Raises:
        TypeError: it is no whole number.
        ValueError: it is one that no row has.
    """
    if isinstance(row, bool) or not isinstance(row, int | np.integer):
        raise TypeError(f"the row is {shown(row)}: give that of a candidate")
    if not 0 <= row < 2**63:
        raise ValueError(f"the row is {shown(row)}: give that of a candidate")


def require_rows(rows: Iterable[int]) -> list[int]:
    """Return *rows* as a list; the errors are those of :func:`require_row`, and a TypeError for one alone."""
    found: list[Any] = several("rows", rows, "[3]")
    for each in found:
        require_row(each)
    return [int(each) for each in found]


def _require_spans(document: Document, what: str) -> None:
    for each in (*document.pages, *document.headings):
        if not isinstance(each, Span | Heading):
            raise TypeError(f"{each!r} among the pages and headings {what} is no span")
        numbers = (each.start, each.end, each.level) if isinstance(each, Heading) else (each.start, each.end)
        if not all(isinstance(number, int) for number in numbers):
            raise TypeError(f"{each!r} {what} has numbers that are not whole")
        if not 0 <= each.start <= each.end <= len(document.text):
            raise ValueError(f"{each!r} {what} does not lie in its text of {len(document.text)} characters")


def _require_value(what: str, value: object) -> None:
    if isinstance(value, str):
        require_text(what, value)
    elif value is not None and not isinstance(value, bool | int | float):
        raise TypeError(
            f"{what} is {shown(value)}: give text, a number, True, False, None or a list of these"
        )
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{what} is {value}: leave it out, or give None")


def _require_fields(document: Document, what: str) -> None:
    if not isinstance(document.fields, Mapping):
        raise TypeError(f"the fields {what} are {shown(document.fields)}: give names and values")
    for name, value in document.fields.items():
        require_text(f"the name of a field {what}", name)
        for each in value if isinstance(value, list) else [value]:
            _require_value(f"the field {name!r} {what}", each)
    for gap in document.gaps:
        if not isinstance(gap, Gap):
            raise TypeError(f"{gap!r} among the gaps {what} is no gap")
