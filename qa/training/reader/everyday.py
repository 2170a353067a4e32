"""Everyday documents, cut into passages as the product cuts them, and their questions asked of these."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from passerelle.index.chunk import chunk, embedding_text
from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.index.errors import LoadError
from passerelle.index.load import load
from passerelle.index.types import Document, Language, Passage
from passerelle.reading.around import around
from passerelle.training.question_sets import read_jsonl
from passerelle.training.reader.examples import Text
from passerelle.training.reader.families import document_vectors, families, held_out

FOLDER, WRITTEN = "everyday", "written"
"""The folders of documents that are learnt from; the second holds what `written.py` unpacks."""
HELD = "-held-"
"""In the names of those that were written to be measured on. Of the others a third of the families is."""
NEAREST = 12
"""Passages that are looked at for a question, and of these how many are taken at most."""
TAKEN = 6
OTHERS, OWN = 5, 2
"""Of a question that nothing answers: the nearest passages of all, and further ones of its own document."""
BESIDE = 2
"""The same of one that says which passage seems to answer it: that one, and so many others."""
MARKS = re.compile(r"[*_`\\]")


@dataclass(frozen=True, slots=True)
class Put:
    """A question put to a passage: ``spans`` of it answer, or none; ``answerable`` tells whether any passage does."""

    id: str
    question: str
    language: Language
    passage: Text
    answerable: bool
    spans: tuple[tuple[int, int], ...]
    held_out: bool


@dataclass(frozen=True)
class Everyday:
    """The documents by file name, each with its Markdown source and its passages, and which are held out."""

    documents: Mapping[str, Document]
    sources: Mapping[str, str]
    passages: Mapping[str, Sequence[Passage]]
    held: frozenset[str]

    @classmethod
    def read(cls, folder: Path, embedder: Embedder) -> "Everyday":
        """Read the documents of *folder*; none where there are none."""
        files = sorted((folder / "documents").glob("*.md"))
        documents = {file.name: _document(file) for file in files}
        sources = {file.name: file.read_text(encoding="utf-8") for file in files}
        passages = {name: chunk(each, embedder.count_tokens) for name, each in documents.items()}
        if not files:
            return cls({}, {}, {}, frozenset())
        return cls(documents, sources, passages, _held(folder.name, sources, embedder))

    @cached_property
    def places(self) -> list[tuple[str, Passage]]:
        """Every passage with the name of its document."""
        return [(name, passage) for name, passages in self.passages.items() for passage in passages]

    def find(self, name: str, words: str, start: int) -> tuple[int, int] | None:
        """Return where *words*, at *start* of a document's source, stand in its text."""
        source, text = self.sources[name], self.documents[name].text
        for candidate in dict.fromkeys((words, _plain(words), " ".join(_plain(words).split()))):
            found = [match.start() for match in re.finditer(re.escape(candidate), text)]
            if not found:
                continue
            pattern = re.compile(re.escape(words))
            if len(pattern.findall(source)) == len(found):
                place = found[len(pattern.findall(source[:start]))]
            else:
                share = start / max(1, len(source)) * max(1, len(text))
                place = min(found, key=lambda each: abs(each - share))
            return place, place + len(candidate)
        return None


def read_everyday(folder: Path, embedder: Embedder) -> Iterator[Put]:
    """Yield each question of the documents in *folder*, put to the passage that answers and to near ones.

    A question meets passages of its own side alone: those held out, or the others.
    """
    everyday = Everyday.read(folder, embedder)
    if not everyday.documents:
        return
    questions = read_jsonl(folder / "questions.jsonl")
    vectors = embedder.embed_passages([embedding_text(passage) for _, passage in everyday.places])
    queries = embedder.embed_queries([row["question"] for row in questions])
    kept = np.array([name in everyday.held for name, _ in everyday.places])
    sides: dict[bool, Any] = {held: np.flatnonzero(kept == held) for held in (False, True)}
    for row, query in zip(questions, queries, strict=True):
        side = sides[row["document"] in everyday.held]
        nearest = [everyday.places[place][1] for place in _nearest(vectors, query, side)]
        yield from _put(everyday, row, nearest)


def _nearest(vectors: Vectors, query: Vectors, side: Any) -> list[int]:
    order = np.argsort(-(vectors[side] @ query), kind="stable")[:NEAREST]
    return [int(place) for place in side[order]]


def _put(everyday: Everyday, row: dict[str, Any], nearest: list[Passage]) -> Iterator[Put]:
    """Yield one question put to its own passage, if any, and to those of *nearest* that do not answer it."""
    name, answerable = row["document"], row["answerable"]

    def put(passage: Passage, *spans: tuple[int, int]) -> Put:
        return Put(
            row["id"],
            row["question"],
            row["lang"],
            _text(row["question"], passage),
            answerable,
            spans,
            name in everyday.held,
        )

    own = list(everyday.passages[name])
    if not answerable:
        beside = _holding(everyday, name, row.get("beside"))[0]
        first = [*beside, *[each for each in nearest if each not in beside]][
            : BESIDE + 1 if beside else OTHERS
        ]
        further = [] if beside else [passage for passage in own if passage not in first][:OWN]
        yield from map(put, [*first, *further][:TAKEN])
        return
    words = row["answers"][0]["text"]
    gold, found = _holding(everyday, name, row["answers"][0])
    if found is None:
        return
    for passage in gold:
        yield put(passage, (found[0] - passage.start, min(found[1], passage.end) - passage.start))
    met = [each for each in nearest if each not in gold and words.lower() not in each.text.lower()]
    yield from map(put, met[:TAKEN])


def _held(folder: str, sources: Mapping[str, str], embedder: Embedder) -> frozenset[str]:
    if folder == WRITTEN:
        return frozenset(name for name in sources if HELD in name)
    return held_out(families(list(sources), document_vectors(list(sources.values()), embedder)))


def _holding(
    everyday: Everyday, name: str, answer: dict[str, Any] | None
) -> tuple[list[Passage], tuple[int, int] | None]:
    """Return the passages of a document that hold an *answer*, and where in its text this stands."""
    found = everyday.find(name, answer["text"], answer["start"]) if answer else None
    if found is None:
        return [], None
    return [each for each in everyday.passages[name] if each.start <= found[0] < each.end], found


def _document(file: Path) -> Document:
    (read,) = load(file, file.name)
    if isinstance(read, LoadError):
        raise read
    return read


def _text(question: str, passage: Passage) -> Text:
    return Text(around(question, passage), passage.text, passage.language)


def _plain(words: str) -> str:
    return MARKS.sub("", words)
