"""Check a question set, alone and against the documents of a store: each problem with its file, line and remedy."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from passerelle.evaluation.matching import Judge
from passerelle.evaluation.sets.read import numbered
from passerelle.evaluation.sets.sameness import same_words
from passerelle.evaluation.sets.stale import place_problem
from passerelle.evaluation.types import Problem, Question
from passerelle.index.store.protocol import AnyStore
from passerelle.language import french_probability

SURE = 0.95
"""How likely the other language must be for a question's own to be doubted."""
BLANK = re.compile(r"…\s*\?")
NAMES = {"fr": "French", "en": "English"}


@dataclass(frozen=True, slots=True)
class Checked:
    """How many questions were read, and every problem in the order of the lines."""

    questions: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    path: Path
    line: int
    question: Question

    @property
    def place(self) -> str:
        return f"{self.path}, line {self.line}" if self.line else f"{self.path}, {self.question.id!r}"

    def problem(self, reason: str) -> Problem:
        return Problem(str(self.path), self.line, reason if self.line else f"{self.question.id!r}: {reason}")


def check(paths: Sequence[Path], store: AnyStore | None) -> Checked:
    """Check the sets of *paths* as one; without a *store*, nothing is said of documents.

    Raises:
        LoadError: a path has no form that is known, or cannot be read.
    """
    problem_of = partial(place_problem, store, Judge(store)) if store else lambda _: ""
    problems: list[Problem] = []
    seen: dict[str, _Read] = {}
    count = 0
    for path in paths:
        for item in numbered(path):
            if isinstance(item, Problem):
                problems.append(item)
                continue
            read = _Read(path, *item)
            count += 1
            problems += map(read.problem, (*_twice(read, seen), *_of_itself(read.question)))
            problems += [read.problem(reason) for reason in map(problem_of, read.question.expected) if reason]
    return Checked(count, tuple(problems))


def _twice(read: _Read, seen: dict[str, _Read]) -> Iterator[str]:
    """Yield what *read* shares with a question before it, and remember it."""
    question = read.question
    first = seen.setdefault(f"id {question.id}", read)
    if first is not read:
        yield f"the id {question.id!r} is that of {first.place}; give each question its own"
    words = same_words(question.text)
    first = seen.setdefault(f"words {words}", read)
    if first is not read and words:
        yield (
            f"it asks the same as {first.place}: {question.text!r}; delete one of the two, and put what both "
            "expect in the other"
        )


def _of_itself(question: Question) -> Iterator[str]:
    if BLANK.search(question.text):
        yield f"the question has a blank: {question.text!r}; complete it, or delete the line"
    if question.answerable and not question.expected and not question.answers:
        yield (
            "it is answerable and expects nothing; add what should be found to 'expected', or write "
            '"answerable": false'
        )
    french = french_probability(question.text)
    if (french if question.language == "en" else 1 - french) >= SURE:
        other = "fr" if question.language == "en" else "en"
        yield (
            f"its language is {question.language!r} and {question.text!r} looks {NAMES[other]}; write "
            f'"language": "{other}", or leave it out'
        )
