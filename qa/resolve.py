"""From a permalink back to the words it stands for, as the store holds them now."""

from passerelle.index.given import require_kind
from passerelle.index.store.protocol import AnyStore
from passerelle.index.types import Passage
from passerelle.permalink import Permalink, PermalinkError, digest

MOST_COMPARED = 300_000_000
"""Characters that are read to find words that have moved, about a second's work; beyond, they are not looked for."""


def resolve(store: AnyStore, link: Permalink | str) -> Passage:
    """Return the words that *link*, alone or behind an address, stands for: as a passage of exactly its span.

    Its heading and language are those of the passage it begins in, whatever passages are today.

    Raises:
        PermalinkError: *link* is none, its span does not lie in the document, or it says of which words it was made,
            and others stand there now.
        StoreError: the store holds no such document.
        TypeError: *link* is something else.
    """
    require_kind("the link", link, (Permalink, str), "a permalink, or its text")
    wanted = link if isinstance(link, Permalink) else Permalink.parse(link)
    with store.reading():
        document = store.document(wanted.document)
        text, start, end = document.text, wanted.start, wanted.end
        if wanted.words and digest(text[start:end]) != wanted.words:
            raise PermalinkError(_changed(text, wanted))
        if end > len(text):
            raise PermalinkError(
                f"the document {document.id!r} has {len(text)} characters, and the span {start}-{end} ends behind "
                f"them: its text has changed since the link was made; search for the words again"
            )
        if start == end:
            raise PermalinkError(
                f"the span {start}-{end} holds no words: give one that ends behind its start"
            )
        around = [each for each in store.passages(document.id) if each.start <= start < each.end]
    language, heading = (around[-1].language, around[-1].heading) if around else (document.language, "")
    return Passage(document, start, end, language, document.page_at(start), heading)


def _changed(text: str, wanted: Permalink) -> str:
    """Say that other words stand in the place of *wanted*, and where its own stand now."""
    size = wanted.end - wanted.start
    places = range(len(text) - size + 1 if len(text) * size <= MOST_COMPARED else 0)
    at = next((at for at in places if digest(text[at : at + size]) == wanted.words), None)
    said = f"the words at {wanted.start}-{wanted.end} of {wanted.document!r} have changed since the link was made"
    if at is None:
        return f"{said}: search for them again; without its `words` the link gives those that stand there now"
    return f"{said}; its own stand there no more but at {Permalink(wanted.document, at, at + size)}"
