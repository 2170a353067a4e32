"""Whether a run passes: floors for figures, drops from a baseline, questions lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from passerelle.evaluation.figures.measures import ALL_MEASURES
from passerelle.evaluation.figures.results import Comparison, Group, Summary, Verdict
from passerelle.index.errors import PasserelleError

LEVEL = 0.025
"""Chance of a false alarm that all drops of one comparison have together: half of 5 %, for only one side can fail."""
CONDITION = re.compile(
    r"(?:(?P<group>.+?)\s+)??(?P<measure>MEASURES)\s*(?P<sign><=?|>=?)\s*(?P<number>\d*\.?\d+)"
)
SHOWN = 5


class ConditionError(PasserelleError, ValueError):
    """A condition that cannot be read."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A figure that fails the run when it stands in this relation to a number; ``group`` may be ``all``."""

    group: str
    measure: str
    sign: str
    number: float

    def holds(self, value: float) -> bool:
        below = value < self.number if "<" in self.sign else value > self.number
        return below or ("=" in self.sign and value == self.number)


def read_condition(text: str) -> Condition:
    """Return the condition that ``R@5 < 0.95`` or ``fr→en R@5 < 0.9`` tells; ``->`` stands for the arrow too.

    Raises:
        ConditionError: it is none.
    """
    names = "|".join(map(re.escape, sorted(ALL_MEASURES, key=len, reverse=True)))
    found = re.fullmatch(CONDITION.pattern.replace("MEASURES", names), text.strip().replace("->", "→"))
    if found is None:
        raise ConditionError(
            f"{text!r} is no condition; write a measure, < or >, and a number, as in 'R@5 < 0.95' or "
            f"'fr→en R@5 < 0.9'; there are {', '.join(ALL_MEASURES)}"
        )
    return Condition(found["group"] or "all", found["measure"], found["sign"], float(found["number"]))


@dataclass(frozen=True, slots=True)
class Conditions:
    """All that may fail a run: ``drop`` is the largest that passes, ``lost`` the most questions."""

    figures: tuple[Condition, ...] = ()
    drop: float | None = None
    lost: int | None = None


def judge(conditions: Conditions, summary: Summary, comparison: Comparison | None) -> Verdict:
    """Return whether a run passes; without a *comparison* nothing has dropped and nothing is lost.

    Raises:
        ConditionError: a condition is about a group, or a figure of it, that the run does not have.
    """
    reasons = [reason for each in conditions.figures if (reason := _breach(each, summary))]
    if comparison is not None:
        if conditions.drop is not None:
            reasons += _drops(comparison, conditions.drop)
        if conditions.lost is not None:
            reasons += _lost(comparison, conditions.lost)
    return Verdict(tuple(reasons))


def _breach(condition: Condition, summary: Summary) -> str:
    group = _group(condition, summary)
    figure = group.figures.get(condition.measure)
    if figure is None:
        raise ConditionError(
            f"{condition.measure} is not known of {group.name}: no question there has it; "
            f"there are {', '.join(group.figures)}"
        )
    if not condition.holds(figure.value):
        return ""
    return (
        f"{_of(condition.measure, group.name)} is {figure.value:.4g}, and {condition.sign} {condition.number:g} fails "
        f"({figure.count} questions, 95 % between {figure.low:.3g} and {figure.high:.3g})"
    )


def _group(condition: Condition, summary: Summary) -> Group:
    for group in summary.groups:
        if group.name == condition.group:
            return group
    names = ", ".join(group.name for group in summary.groups if group.kind != "document")
    raise ConditionError(
        f"there is no group {condition.group!r} in this run; there are {names}, and each document"
    )


def _drops(comparison: Comparison, largest: float) -> Iterator[str]:
    """Yield the figures that fell by more than *largest*, and by more than chance has any of them fall."""
    for test in comparison.tests:
        drop = abs(test.now - test.was)
        if test.worse and drop > largest and test.p_any <= LEVEL:
            yield (
                f"{_of(test.measure, test.group)} went from {test.was:.3f} to {test.now:.3f}: {drop:.3f} for the "
                f"worse is more than {largest:g} ({test.count} questions, p = {test.p_any:.4f})"
            )


def _lost(comparison: Comparison, most: int) -> Iterator[str]:
    lost = comparison.of("lost")
    if len(lost) > most:
        names = ", ".join(change.id for change in lost[:SHOWN])
        more = f" and {len(lost) - SHOWN} more" if len(lost) > SHOWN else ""
        words = "question is" if len(lost) == 1 else "questions are"
        yield f"{len(lost)} {words} lost, more than {most}: {names}{more}"


def _of(measure: str, group: str) -> str:
    return measure if group == "all" else f"{group} {measure}"
