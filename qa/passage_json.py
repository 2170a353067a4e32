"""The JSON of a passage, which is part of that of hits and citations: written, and read back light."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from passerelle.index.types import Document, Excerpt, Passage
from passerelle.permalink import Permalink

Value = Mapping[str, Any]


def passage_json(passage: Passage) -> dict[str, Any]:
    """Return a passage: where it stands and what it says."""
    return {
        "document": passage.document.id,
        "title": passage.document.title,
        "path": passage.document.path,
        "fields": dict(passage.document.fields),
        "language": passage.language,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "heading": passage.heading,
        "permalink": str(Permalink.of(passage)),
        **store_json(passage.document),
    }


def store_json(document: Document) -> dict[str, str]:
    """Return the name of the store that a document is from, where several are searched as one; else nothing."""
    return {"store": document.store} if document.store else {}


def translation_json(passage: Passage | None) -> dict[str, Any] | None:
    """Return the passage that is a translation, or null where there is none."""
    return passage_json(passage) if passage else None


def read_passage(value: Value) -> Passage:
    """Return the passage of which *value* is the JSON, inside a :func:`reading_json`."""
    return placed(value, value, (read_excerpt(value, value["page"]),))


def read_translation(value: Value) -> Passage | None:
    """Return the translation that *value*, of a hit or a citation, has."""
    return read_passage(value["translation"]) if value["translation"] else None


def placed(value: Value, inner: Value, excerpts: tuple[Excerpt, ...]) -> Passage:
    """Return the passage that *inner* places in the document that *value* names, of which there are *excerpts*."""
    document = Document.partial(
        excerpts,
        id=value["document"],
        title=value["title"],
        path=value["path"],
        fields=dict(value["fields"]),
        store=str(value.get("store", "")),
    )
    start, end = int(inner["start"]), int(inner["end"])
    return Passage(document, start, end, value["language"], inner["page"], str(inner["heading"]))


def read_excerpt(value: Value, page: int | None) -> Excerpt:
    """Return the words that *value* has, which begin on that *page*."""
    return Excerpt(int(value["start"]), str(value["text"]), page)


@contextmanager
def reading_json(what: str) -> Iterator[None]:
    """Read the JSON of *what*.

    Raises:
        ValueError: it is that of something else; the message says what is missing.
    """
    try:
        yield
    except KeyError as error:
        raise ValueError(
            f"this is not the JSON of {what}: it has no {error}; give what `to_dict` makes"
        ) from None
    except (TypeError, AttributeError, LookupError) as error:
        raise ValueError(f"this is not the JSON of {what} ({error}); give what `to_dict` makes") from None
