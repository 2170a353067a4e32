"""Draft a first question set from a store, for a person to correct: places spread over all documents."""

import json
from collections.abc import Iterator
from itertools import cycle

from passerelle.evaluation.sets.askable import Askable, Kind, askable_in
from passerelle.index.sentences import sentences
from passerelle.index.store.protocol import AnyStore
from passerelle.index.types import Document, Passage
from passerelle.types import QuestionLanguage

TAG = "draft"
SHORTEST, LONGEST = 40, 240
"""Characters of a sentence worth asking for."""
TEMPLATES: dict[Kind, dict[QuestionLanguage, str]] = {
    "time": {"fr": "Quand … ?", "en": "When …?"},
    "number": {"fr": "Combien … ?", "en": "How many …?"},
    "name": {"fr": "Qui … ?", "en": "Who …?"},
    "other": {"fr": "", "en": ""},
}
KINDS: tuple[Kind, ...] = ("time", "number", "name")
"""Kinds that take turns, an odd number of them, as languages do: each is asked for in both."""


def draft(store: AnyStore, count: int) -> Iterator[str]:
    """Yield at most *count* lines of a set, the same each time: expectations made, questions begun or left blank.

    Documents take turns, and in each the passages asked for lie far apart. Every other question is to be
    written in the language that its document is not in. A person completes ``question``, reads the sentence
    in ``note``, and takes the tag ``draft`` away; :func:`passerelle.evaluation.sets.check.check` finds what
    was left.
    """
    with store.reading():
        for number, (askable, document, language) in enumerate(_askable(store, count), start=1):
            yield _line(number, askable, document, language)


def _askable(store: AnyStore, count: int) -> Iterator[tuple[Askable, Document, QuestionLanguage]]:
    ids = [entry.id for entry in store.entries()]
    if len(ids) > count:
        ids = [ids[place * len(ids) // count] for place in range(count)]
    kinds = cycle(KINDS)
    waiting = {id_: _in_document(store.passages(id_), kinds) for id_ in ids}
    left, turn = count, 0
    while waiting:
        for place, id_ in enumerate(list(waiting)):
            askable = next(waiting[id_], None)
            if askable is None:
                del waiting[id_]
                continue
            if not left:
                return
            document = store.document(id_)
            own: QuestionLanguage = "fr" if document.language == "fr" else "en"
            other: QuestionLanguage = "en" if own == "fr" else "fr"
            yield askable, document, other if (place + turn) % 2 else own
            left -= 1
        turn += 1


def _in_document(passages: list[Passage], kinds: Iterator[Kind]) -> Iterator[Askable]:
    """Yield what to ask of one document, its passages in an order in which those that follow lie far apart."""
    for place in _spread(len(passages)):
        found = list(_found(passages[place]))
        if found:
            wanted = next(kinds)
            yield next((askable for askable in found if askable.kind == wanted), found[0])


def _spread(count: int) -> Iterator[int]:
    """Yield each of *count* places once: the middle, the quarters, the eighths (van der Corput, 1935)."""
    seen: set[int] = set()
    number = 1
    while len(seen) < count:
        share, step, rest = 0.0, 0.5, number
        while rest:
            share += step * (rest % 2)
            rest, step = rest // 2, step / 2
        place = int(share * count)
        if place not in seen:
            seen.add(place)
            yield place
        number += 1


def _found(passage: Passage) -> Iterator[Askable]:
    """Yield what may be asked for in *passage*: dates first, sentences as a whole last."""
    text = passage.document.text
    spans = [
        span
        for span in sentences(text, passage.start, passage.end)
        if SHORTEST <= span.end - span.start <= LONGEST and text[span.end - 1] in ".!»”"
    ]
    found = [askable for span in spans for askable in askable_in(text, span)]
    yield from sorted(found, key=lambda askable: list(TEMPLATES).index(askable.kind))


def _line(number: int, askable: Askable, document: Document, language: QuestionLanguage) -> str:
    quote = document.text[askable.answer.start : askable.answer.end]
    data = {
        "id": f"{TAG}-{number:03}",
        "question": TEMPLATES[askable.kind][language],
        "language": language,
        "expected": [
            {
                "document": document.id,
                "quote": quote,
                "start": askable.answer.start,
                "end": askable.answer.end,
            }
        ],
        "answerable": True,
        "tags": [TAG],
        "note": " ".join(document.text[askable.sentence.start : askable.sentence.end].split()),
    }
    return json.dumps(data, ensure_ascii=False)
