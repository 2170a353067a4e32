"""Whether a run passes: floors for figures, drops from a baseline, questions lost."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from passerelle.evaluation.figures.measures import ALL_MEASURES
from passerelle.evaluation.figures.power import LEAST_LOST, LEVEL, is_blind
from passerelle.evaluation.figures.results import Change, Comparison, Group, Summary, Verdict
from passerelle.index.errors import PasserelleError

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

    @property
    def most(self) -> float:
        return math.inf if self.measure.startswith("ms ") else 1.0

    @property
    def may_hold(self) -> bool:
        return self.holds(0.0) or self.holds(self.most)

    def holds(self, value: float) -> bool:
        below = value < self.number if "<" in self.sign else value > self.number
        return below or ("=" in self.sign and value == self.number)


def read_condition(text: str) -> Condition:
    """Return the condition that ``R@5 < 0.95`` or ``fr→en R@5 < 0.9`` tells; ``->`` stands for the arrow too.

    Raises:
        ConditionError: it is none, or can never be true.
    """
    names = "|".join(map(re.escape, sorted(ALL_MEASURES, key=len, reverse=True)))
    found = re.fullmatch(CONDITION.pattern.replace("MEASURES", names), text.strip().replace("->", "→"))
    if found is None:
        raise ConditionError(
            f"{text!r} is not a condition: write a measure, < or >, and a number, as in 'R@5 < 0.95' or "
            f"'fr→en R@5 < 0.9'; there are {', '.join(ALL_MEASURES)}"
        )
    condition = Condition(found["group"] or "all", found["measure"], found["sign"], float(found["number"]))
    if not condition.may_hold:
        raise ConditionError(
            f"{text!r} can never be true, so that it would never fail: {condition.measure} lies between 0 and "
            f"{condition.most:g}"
        )
    return condition


@dataclass(frozen=True, slots=True)
class Conditions:
    """All that may fail a run: ``drop`` is the largest that passes, ``lost`` the most questions.

    Where there is any of these, more than ``stale`` questions whose expectations are all gone fail too, and so does
    a set that is not the baseline's or has lines that are no question, unless ``changed_set`` allows it.
    """

    figures: tuple[Condition, ...] = ()
    drop: float | None = None
    lost: int | None = None
    stale: int = 0
    changed_set: bool = False

    @property
    def compares(self) -> bool:
        return self.drop is not None or self.lost is not None

    @property
    def any(self) -> bool:
        return bool(self.figures) or self.compares


def judge(conditions: Conditions, summary: Summary, comparison: Comparison | None) -> Verdict:
    """Return whether a run passes; without a *comparison* nothing has dropped and nothing is lost.

    Questions that say nothing, are gone or cannot be read count against it: else nothing asked would pass.

    Raises:
        ConditionError: a condition is about a group, or a figure of it, that the run does not have.
    """
    reasons = [reason for each in conditions.figures if (reason := _breach(each, summary))]
    if comparison is not None:
        if conditions.drop is not None:
            reasons += _drops(comparison, conditions.drop)
        if conditions.lost is not None:
            reasons += _lost(comparison, conditions.lost)
        if conditions.compares:
            reasons += _foreign(comparison, conditions)
    if conditions.any:
        reasons += _silent(conditions, summary)
    return Verdict(tuple(reasons))


def _breach(condition: Condition, summary: Summary) -> str:
    group = _group(condition, summary)
    figure = group.figures.get(condition.measure)
    if figure is None:
        raise ConditionError(
            f"{condition.measure} cannot be measured on {group.name}: no question there has a value for it; "
            f"measured are {', '.join(group.figures)}"
        )
    if not condition.holds(figure.value):
        return ""
    name = _of(condition.measure, group.name)
    return (
        f"{name} = {figure.value:.3g} meets the failure condition `{name} {condition.sign} {condition.number:g}` "
        f"({figure.count} questions, 95 % CI {figure.low:.3g}–{figure.high:.3g})"
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
        yield f"{_questions(len(lost))} {_are(len(lost))} lost, more than {most}: {_named(lost)}"


def _foreign(comparison: Comparison, conditions: Conditions) -> Iterator[str]:
    """Yield why a comparison is one of two sets, or of nothing, or of too few questions for its only condition."""
    if (gone := comparison.of("gone")) and not conditions.changed_set:
        yield (
            f"{_questions(len(gone))} of the baseline {_are(len(gone))} not in this run, or not the same there: "
            f"{_named(gone)}; save a baseline of this set, or accept it with --allow-changed-set"
        )
    if comparison.compared == 0:
        yield "no question could be asked in both runs, so nothing was compared: save a new baseline"
    elif comparison.compared is not None and _never_fails(comparison, comparison.compared, conditions):
        yield (
            f"{_questions(comparison.compared)} compared can never fail this: a drop shows from {LEAST_LOST} "
            f"questions on, and --max-lost N from N + 1 on; compare more, or allow fewer lost"
        )


def _never_fails(comparison: Comparison, compared: int, conditions: Conditions) -> bool:
    """Tell whether no question, lost or not, could make any of *conditions* fail."""
    drop = conditions.drop is None or is_blind(comparison.tests)
    lost = conditions.lost is None or conditions.lost >= compared
    return drop and lost and not conditions.figures


def _silent(conditions: Conditions, summary: Summary) -> Iterator[str]:
    """Yield why a part of the set said nothing."""
    lapsed = summary.lapsed
    if not summary.passages:
        yield "the store that was asked holds no passage, so that all is refused: index documents first"
    if lapsed and len(lapsed) == summary.expecting and len(lapsed) <= conditions.stale:
        yield (
            f"every question that expects a place is stale: --max-stale accepts some, not all ({len(lapsed)}); "
            f"`passerelle questions check` says what to mend"
        )
    if len(lapsed) > conditions.stale:
        yield (
            f"{_questions(len(lapsed))} {_are(len(lapsed))} stale, more than {conditions.stale}: {_some(lapsed)}; "
            f"`passerelle questions check` says what to mend, and --max-stale accepts some"
        )
    if summary.unread and not conditions.changed_set:
        count = len(summary.unread)
        lines = "1 line of the set is" if count == 1 else f"{count} lines of the set are"
        yield (
            f"{lines} no question: {_some([str(each) for each in summary.unread])}; mend the set, or accept it with "
            f"--allow-changed-set"
        )


def _named(changes: Sequence[Change]) -> str:
    return _some([change.id for change in changes])


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{', '.join(names[:SHOWN])}{more}"


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _of(measure: str, group: str) -> str:
    return measure if group == "all" else f"{group} {measure}"
