"""What is computed of runs: figures by group, what changed between two runs, and the verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from passerelle.evaluation.types import Problem, Run

GroupKind = Literal["all", "direction", "document", "tag"]
ChangeKind = Literal["won", "lost", "rank", "quote", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure over ``count`` questions, and the interval that holds 95 % of its bootstrap draws."""

    value: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that share something, and their figures by the measure's name.

    A measure that none of the questions defines is not among ``figures``. ``graded`` are those that a question may
    have a part of, between right and wrong.
    """

    kind: GroupKind
    name: str
    questions: int
    figures: Mapping[str, Figure]
    graded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """All figures of a run: ``groups`` has ``all`` first, then directions, documents and tags.

    ``stale`` are ids of questions of which an expectation is gone from the documents, ``lapsed`` of those of which
    every one is, so that they say nothing. ``unread`` are lines of the set that are no question. ``expecting``
    questions name a place; ``passages`` were there to be found.
    """

    groups: tuple[Group, ...]
    stale: tuple[str, ...]
    lapsed: tuple[str, ...] = ()
    unread: tuple[Problem, ...] = ()
    expecting: int = 0
    passages: int = 1

    @property
    def overall(self) -> Group:
        return self.groups[0]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one question between two runs; ``what`` says it in a few English words.

    ``won`` and ``lost``: found among the first five or not, answered right or not. ``rank`` and ``quote``:
    neither, but the rank of the first expected place, or the words quoted, are others. ``new`` and ``gone``:
    in one run only.
    """

    kind: ChangeKind
    id: str
    question: str
    what: str


@dataclass(frozen=True, slots=True)
class PairedTest:
    """A measure on the questions that two runs share, and how likely chance alone parts them as far.

    ``p`` is the chance that this figure moves as far, either way; ``p_any`` that any figure of the comparison
    falls as much, which is what decides of an alarm. ``worse`` tells that the change is for the worse.
    """

    measure: str
    group: str
    was: float
    now: float
    count: int
    p: float
    p_any: float
    worse: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run beside its baseline; ``differences`` names what the two runs were not made alike of.

    ``compared`` counts the questions that both runs could ask, ``None`` where nobody counted.
    """

    changes: tuple[Change, ...]
    tests: tuple[PairedTest, ...]
    differences: tuple[str, ...]
    compared: int | None = None

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind == kind)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a run passes, and a sentence for each condition that it does not meet."""

    reasons: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A run, its figures and its verdict; ``unread`` are documents that could not be indexed."""

    run: Run
    summary: Summary
    comparison: Comparison | None
    verdict: Verdict
    unread: tuple[Problem, ...] = ()
