"""A question set as pytest sees it: a file of tests, one a question, and one for each line that is none."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from passerelle.evaluation.reports.failure import REASONS, failure_lines
from passerelle.evaluation.reports.rows import row_of
from passerelle.evaluation.sets.read import numbered
from passerelle.evaluation.types import Problem, Question
from passerelle.index.errors import PasserelleError
from passerelle.pytest_plugin.all_stale import NAME
from passerelle.pytest_plugin.asked import asker_of, located

TAKEN = frozenset("skip skipif xfail usefixtures filterwarnings parametrize tryfirst trylast".split())
"""Marks that mean something to pytest: a tag of that name is marked ``tag_…``."""


class QuestionFailure(Exception):  # noqa: N818  it is no error of a program
    """A question that is not answered as it should be; its text is what pytest shows."""


class StaleQuestion(Exception):  # noqa: N818
    """A question whose expectations are all gone: it says nothing, and may not pass for one that is answered."""


class QuestionFile(pytest.File):
    """A question set."""

    def collect(self) -> Iterator[pytest.Item]:
        seen: set[str] = set()
        empty = True
        try:
            for item in numbered(self.path):
                empty = False
                if isinstance(item, Problem):
                    yield self._problem(item)
                    continue
                line, question = item
                if question.id in seen:
                    reason = f"the id {question.id!r} is used twice; give each its own"
                    yield self._problem(Problem(str(self.path), line, reason))
                    continue
                seen.add(question.id)
                yield QuestionItem.from_parent(self, name=question.id, question=question, line=line)
        except PasserelleError as error:
            raise self.CollectError(str(error)) from error
        if empty:
            raise self.CollectError(f"there is no question in {self.path}")

    def _problem(self, problem: Problem) -> pytest.Item:
        name = f"line {problem.line}" if problem.line else "file"
        item: ProblemItem = ProblemItem.from_parent(self, name=name, problem=problem)
        return item


class QuestionItem(pytest.Item):
    """A question to be asked; it is marked by its tags, and as an expected failure where it is a known miss."""

    def __init__(self, *, question: Question, line: int, **more: Any) -> None:
        super().__init__(**more)
        self.question, self.line = question, line
        for tag in question.tags:
            if mark := mark_of(tag):
                self.config.addinivalue_line("markers", f"{mark}: questions tagged {tag!r}")
                self.add_marker(mark)
        if question.known_miss:
            self.add_marker(pytest.mark.xfail(reason=question.known_miss, raises=QuestionFailure))

    def runtest(self) -> None:
        asker = asker_of(self.config, located(self.config, self.config.getoption("passerelle_store")))
        row = row_of(asker.ask(self.question), asker.texts)
        shown = "\n".join(failure_lines(row))
        if self.question.expected:
            self.user_properties.append((NAME, "stale" if row.state == "stale" else "asked"))
        if row.state == "stale":
            said = f"{REASONS['stale']}: `passerelle questions check {shlex.quote(str(self.path))}` says what to mend"
            if self.config.getoption("passerelle_allow_stale"):
                pytest.skip(said)
            raise StaleQuestion(f"{said}; --passerelle-allow-stale skips it")
        if row.state != "right":
            raise QuestionFailure(f"{REASONS[row.state]}\n{shown}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, QuestionFailure | StaleQuestion | PasserelleError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, self.line - 1 if self.line else None, f"{self.name}: {self.question.text}"


class ProblemItem(pytest.Item):
    """A line that is no question: a test that fails and says why."""

    def __init__(self, *, problem: Problem, **more: Any) -> None:
        super().__init__(**more)
        self.problem = problem

    def runtest(self) -> None:
        raise QuestionFailure(str(self.problem))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        return (
            str(excinfo.value)
            if isinstance(excinfo.value, QuestionFailure)
            else super().repr_failure(excinfo, style)
        )

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, self.problem.line - 1 if self.problem.line else None, self.name


def mark_of(tag: str) -> str:
    """Return the mark of a *tag*, for ``-m``: its letters, digits and underscores; empty where it has none."""
    mark = re.sub(r"\W+", "_", tag).strip("_")
    return f"tag_{mark}" if mark in TAKEN or mark[:1].isdigit() else mark
