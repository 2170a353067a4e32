"""Folders of documents that no network was taught, with questions asked of them: one half to fit on, one to report."""

import json
import random
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from passerelle.index.embed.embedder import Embedder
from passerelle.training.question_sets import digest, is_held_out, read_jsonl
from passerelle.training.reader.everyday import HELD, WRITTEN
from passerelle.training.reader.families import document_vectors, families, held_out, stem
from passerelle.training.reader.written import SOURCE, unpack

Half = Literal["fitted", "reported"]
HALVES: tuple[Half, ...] = get_args(Half)
SOURCES = {
    "asked": ("asked/questions",),
    "wiki": (
        "piaf_tune/questions_open",
        "squad2_halfdev_en/questions",
        "squad20_dev_other_half/questions",
    ),
}
"""Folders made of question sets: a document for each of their passages."""
PARALLEL = "pyfaq"
"""A set whose passages stand in both languages and each answer as a whole; it has no near misses."""
OF_FAQS = 100
"""Questions asked of the FAQs in each language: with more, exact words are told less well in other documents."""
SEED = 3
FAR = 15
"""Questions of another folder that one is also asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the document that answers it in one of some words, or that only looks as if it did.

    Of a *whole* answer any words of the document will do.
    """

    question: str
    language: str
    document: str
    document_language: str
    answers: tuple[str, ...]
    whole: bool = False

    @property
    def direction(self) -> str:
        return f"{self.language}→{self.document_language}"


@dataclass(frozen=True, slots=True)
class Folder:
    """Files to be indexed as a person's are, and the questions asked of them."""

    name: str
    half: Half
    files: Path
    asked: tuple[Asked, ...]

    @property
    def set(self) -> str:
        """The name of what it is made of, which its halves or its languages share."""
        return self.name.partition("-")[0]


def folders(data: Path, place: Path, embedder: Embedder, most: int) -> Iterator[Folder]:
    """Yield the folders of both halves, written below *place*, with at most that many questions each.

    Those that are fitted on are also asked what another folder answers: a person asks things far from all documents.
    Last come FAQs in each language, of which all is fitted on.
    """
    for half in HALVES:
        made = [
            _everyday(data / "everyday", place / f"everyday-{half}", half, embedder, most),
            _written(place / f"written-{half}", half, most),
        ]
        made += [
            _passages(data, place / f"{name}-{half}", half, sets, most) for name, sets in SOURCES.items()
        ]
        if half == "fitted":
            made = [
                replace(folder, asked=(*folder.asked, *_far(other)))
                for folder, other in zip(made, (*made[1:], made[0]), strict=True)
            ]
        yield from made
    for language in ("en", "fr"):
        yield faqs(data / PARALLEL, place / f"{PARALLEL}-{language}", language, min(most, OF_FAQS))


def _far(other: Folder) -> list[Asked]:
    """Return the first answered questions of *other*, for a folder where nothing answers them."""
    answered = [each for each in other.asked if each.answers][:FAR]
    return [replace(each, document="", answers=()) for each in answered]


def _everyday(source: Path, place: Path, half: Half, embedder: Embedder, most: int) -> Folder:
    files = sorted((source / "documents").glob("*.md"))
    texts = [each.read_text(encoding="utf-8") for each in files]
    groups = families([each.name for each in files], document_vectors(texts, embedder))
    held = held_out(groups)
    kept = {name for group in groups for name in group if name in held and _half(group[0]) == half}
    return _documents(source, place, half, kept, most)


def _written(place: Path, half: Half, most: int) -> Folder:
    with tempfile.TemporaryDirectory() as passing:
        source = Path(passing) / WRITTEN
        unpack(SOURCE, source)
        names = [file.name for file in (source / "documents").iterdir() if HELD in file.name]
        return _documents(
            source, place, half, {name for name in names if _half(stem(name)[2:]) == half}, most
        )


def _documents(source: Path, place: Path, half: Half, kept: Collection[str], most: int) -> Folder:
    """Return the folder *place* with the documents of *source* that are *kept*, and questions asked of them."""
    place.mkdir(parents=True, exist_ok=True)
    for name in kept:
        shutil.copy(source / "documents" / name, place / name)
    rows = [row for row in read_jsonl(source / "questions.jsonl") if row["document"] in kept]
    asked = [_asked(row, row["document"], row["document"][:2]) for row in rows]
    return Folder(place.name, half, place, _drawn(asked, most))


def _passages(data: Path, place: Path, half: Half, sets: Sequence[str], most: int) -> Folder:
    kept: dict[str, dict[str, Any]] = {}
    asked: list[Asked] = []
    for name in sets:
        questions = data / f"{name}.jsonl"
        passages = {row["id"]: row for row in read_jsonl(questions.parent / "passages.jsonl")}
        for row in passages.values():
            title = row.get("title") or ""
            if is_held_out(title) and _half(title) == half:
                kept.setdefault(
                    row["text"], {key: row[key] for key in ("id", "text", "lang")} | {"title": title}
                )
        for row in read_jsonl(questions):
            near = (row["passage_ids"] or [row.get("near_passage")])[0]
            if near in passages and passages[near]["text"] in kept:
                document = kept[passages[near]["text"]]
                asked.append(_asked(row, document["id"], document["lang"]))
    place.mkdir(parents=True, exist_ok=True)
    _write(place, kept.values())
    return Folder(place.name, half, place, _drawn(asked, most))


def faqs(source: Path, place: Path, language: str, most: int) -> Folder:
    """Return the FAQs of *source* in one *language*, asked what they answer in both."""
    place.mkdir(parents=True, exist_ok=True)
    rows = [row for row in read_jsonl(source / "passages.jsonl") if row["lang"] == language]
    kept = {row["id"]: row["text"] for row in rows}
    _write(place, rows)
    asked = [
        Asked(row["question"], row["lang"], passage, language, (kept[passage],), whole=True)
        for row in read_jsonl(source / "questions.jsonl")
        for passage in row["passage_ids"]
        if passage in kept
    ]
    return Folder(place.name, "fitted", place, _drawn(asked, most))


def _write(place: Path, rows: Iterable[dict[str, Any]]) -> None:
    lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    (place / "passages.jsonl").write_text(lines, encoding="utf-8")


def _asked(row: dict[str, Any], document: str, language: str) -> Asked:
    answers = tuple(each if isinstance(each, str) else each["text"] for each in row["answers"])
    return Asked(row["question"], row["lang"], document, language, answers)


def _half(name: str) -> Half:
    return "fitted" if digest(name) % 2 else "reported"


def _drawn(asked: Sequence[Asked], most: int) -> tuple[Asked, ...]:
    order = list(asked)
    random.Random(SEED).shuffle(order)  # noqa: S311
    return tuple(order[:most])
