"""Make libraries of question sets, mixed as a person's folder is or one set whole, and questions to ask of each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from passerelle.index.chunk import chunk
from passerelle.index.embed.embedder import Embedder
from passerelle.index.types import Document, Language, Passage, Span
from passerelle.training.question_sets import (
    HELD_OUT,
    PARALLEL,
    PARTS,
    digest,
    in_held_out_third,
    part,
    read_jsonl,
)
from passerelle.types import QuestionLanguage

SETS = {
    "piaf_tune/questions_open": 2000,
    "piaf_tune/questions": 400,
    "squad2_halfdev_en/questions": 2000,
    "xquad_en/questions": 1200,
    "pyfaq/questions": 300,
}
"""Questions drawn of each set; ``piaf_tune/questions`` adds its unanswerable ones only.

A title that an earlier set has is left out of a later one: squad2 and xquad share sixteen.
"""
LANGUAGES: tuple[Language, ...] = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Case:
    """A question and where it is answered: an id of a source paragraph, and spans in its document."""

    set: str
    question: str
    language: QuestionLanguage
    document: str
    paragraph: Span | None
    answers: tuple[Span, ...]
    held_out: bool


@dataclass(frozen=True, slots=True)
class Library:
    """Documents cut into passages, and the questions asked of them."""

    number: int
    passages: tuple[Passage, ...]
    cases: tuple[Case, ...]


def libraries(
    folder: Path, embedder: Embedder, sets: Mapping[str, int] = MappingProxyType(SETS)
) -> Iterator[Library]:
    """Yield libraries of about fifty documents; each title lies in one of them, the same each time.

    Of a set in ``PARALLEL``, a library holds each paragraph in one language, drawn by its digest, and the next
    library in the other: every question then meets passages on its subject in both languages, as in a folder of both.

    *sets* are the files asked, without their ending, and how many questions of each.
    """
    documents: dict[int, list[Document]] = defaultdict(list)
    cases: dict[int, list[Case]] = defaultdict(list)
    taken: dict[tuple[str, str], str] = {}
    for name, size in sets.items():
        for half in (0, 1) if name.split("/")[0] in PARALLEL else (None,):
            source = _Source(folder / f"{name}.jsonl", embedder, half)
            known: set[str] = set()
            for document in source.documents():
                if taken.setdefault((document.title, document.language), name) == name:
                    known.add(document.id)
                    for number in source.homes(document):
                        documents[number].append(document)
            for number, case in source.cases(name, size):
                if not case.document or case.document in known:
                    cases[number].append(case)
    for number in range(PARTS):
        yield _library(number, documents[number], cases[number], embedder)


def whole(folder: Path, embedder: Embedder, sets: Mapping[str, int]) -> Iterator[tuple[str, Library]]:
    """Yield libraries of one set each, of *sets* that are in ``PARALLEL``, with their kind.

    *alone*: all paragraphs in one language, asked in either. *parallel*: all in both, asked for in one's own.
    """
    for name, size in sets.items():
        source = _Source(folder / f"{name}.jsonl", embedder, None)
        cases = [case for _, case in source.cases(name, size)]
        for language in LANGUAGES:
            documents = [each for each in source.documents() if each.language == language]
            asked = [case for case in cases if language_of(case.document) == language]
            yield "alone", _library(0, documents, asked, embedder)
        own = [case for case in cases if language_of(case.document) == case.language]
        yield "parallel", _library(0, source.documents(), own, embedder)


def _library(
    number: int, documents: Sequence[Document], cases: Sequence[Case], embedder: Embedder
) -> Library:
    passages = [
        passage
        for document in documents
        for passage in chunk(document, embedder.count_tokens, max_tokens=embedder.max_tokens)
    ]
    return Library(number, tuple(passages), tuple(cases))


class _Source:
    """One set: its passages joined into documents, a title each, and its questions placed in them.

    *half* chooses, of a parallel set, the language that each paragraph lives in; without it, it lives in both.
    """

    def __init__(self, questions: Path, embedder: Embedder, half: int | None) -> None:
        self._embedder = embedder
        self._half = half
        self.name = questions.parent.name
        rows = read_jsonl(questions.parent / "passages.jsonl")
        self._rows = (
            rows if half is None else [row for row in rows if row["lang"] == _lives_in(row["id"], half)]
        )
        self._questions = sorted(read_jsonl(questions), key=lambda row: digest(row["id"]))
        self._texts: dict[tuple[str, str], list[str]] = {}
        self._places: dict[str, tuple[Document, Span]] = {}
        starts: dict[str, int] = {}
        for row in self._rows:
            parts = self._texts.setdefault((row["title"], row["lang"]), [])
            starts[row["id"]] = sum(len(part) + 2 for part in parts)
            parts.append(row["text"])
        self._documents = {
            key: Document(f"{self.name}:{key[1]}:{key[0]}:{half}", key[0], key[1], "\n\n".join(parts))  # type: ignore[arg-type]
            for key, parts in self._texts.items()
        }
        for row in self._rows:
            start = starts[row["id"]]
            document = self._documents[row["title"], row["lang"]]
            self._places[row["id"]] = document, Span(start, start + len(row["text"]))

    def documents(self) -> list[Document]:
        return list(self._documents.values())

    def homes(self, document: Document) -> Sequence[int]:
        """Return the numbers of the libraries that *document* lies in."""
        if self._half is not None:
            return range(self._half, PARTS, 2)
        return [part(document.title)]

    def cases(self, name: str, size: int) -> Iterator[tuple[int, Case]]:
        """Yield at most *size* questions, each with the number of the library it is asked of."""
        drawn = [row for row in self._questions if name != "piaf_tune/questions" or not row["answerable"]]
        for row in drawn[:size]:
            homes = [self._places[id_] for id_ in row["passage_ids"] if id_ in self._places]
            for document, paragraph in homes:
                homes_of_it = self.homes(document)
                number = homes_of_it[digest(row["id"]) % len(homes_of_it)]
                yield number, self._case(name, row, number, document, paragraph)
            if not homes:
                number = self.homes(self._nearest(row["question"]))[0]
                yield number, self._case(name, row, number, None, None)

    def _nearest(self, question: str) -> Document:
        """Return the document with the paragraph nearest to a question that none answers."""
        vectors = self._embedder.embed_passages([row["text"] for row in self._rows])
        query = self._embedder.embed_queries([question])[0]
        return self._places[self._rows[int((vectors @ query).argmax())]["id"]][0]

    def _case(
        self, name: str, row: dict[str, Any], number: int, document: Document | None, paragraph: Span | None
    ) -> Case:
        answers = tuple(
            Span(at, at + len(answer))
            for answer in row["answers"]
            if document is not None
            and paragraph is not None
            and 0 <= (at := document.text.find(answer, paragraph.start)) < paragraph.end
        )
        held_out = in_held_out_third(row["id"]) if self.name in PARALLEL else number in HELD_OUT
        return Case(
            set=name,
            question=row["question"],
            language=row["lang"],
            document=document.id if document else "",
            paragraph=paragraph,
            answers=answers,
            held_out=held_out,
        )


def _lives_in(id_: str, half: int) -> str:
    """Return the language a paragraph lives in; its id ends with the language it is written in here."""
    return ("fr", "en")[(digest(id_.rsplit("-", 1)[0]) + half) % 2]


def language_of(id_: str) -> Language:
    """Return the language of a document by its id here: set, language, title."""
    return "fr" if id_.split(":")[1] == "fr" else "en"


def answers(passage: Passage, case: Case) -> bool:
    """Tell whether *passage* overlaps the paragraph that answers."""
    paragraph = case.paragraph
    return (
        paragraph is not None
        and passage.document.id == case.document
        and passage.start < paragraph.end
        and paragraph.start < passage.end
    )


def direction(case: Case) -> str:
    """Return the language of a question → that of the document that answers it, or its own where none does."""
    return f"{case.language}→{language_of(case.document) if case.document else case.language}"
