"""Figures made ready to be drawn: a value, its interval, and where it stood in the baseline; and tables of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from passerelle.evaluation.figures.measures import ALL_MEASURES
from passerelle.evaluation.figures.results import Evaluated, Figure, Group, GroupKind, PairedTest
from passerelle.evaluation.reports.numbers import interval, number
from passerelle.evaluation.reports.words import WORDS
from passerelle.types import QuestionLanguage

DRAWN = ("R@1", "R@5", "nDCG@10", "quoted", "false refusals", "false answers")
WIDTH, HEIGHT, EDGE = 200, 20, 6
"""Units of a picture's own; the edge leaves room for half of a dot."""
Tests = Mapping[tuple[str, str], PairedTest]


def _x(share: float) -> float:
    return round(EDGE + (WIDTH - 2 * EDGE) * min(max(share, 0.0), 1.0), 2)


@dataclass(frozen=True, slots=True)
class Whisker:
    """A picture: a line from the interval's low end to its high one, a dot, and a ring for the baseline if it moved."""

    label: str
    low: float
    value: float
    high: float
    was: float | None
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    middle: ClassVar[float] = HEIGHT / 2
    grid: ClassVar[tuple[float, ...]] = (_x(0), _x(0.5), _x(1))


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One group of a chart."""

    group: str
    overall: bool
    value: float
    test: PairedTest | None
    whisker: Whisker


@dataclass(frozen=True, slots=True)
class Chart:
    """A measure, by direction and overall."""

    measure: str
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Every measure of some groups, and of all."""

    measures: tuple[str, ...]
    groups: tuple[Group, ...]


def charts(evaluated: Evaluated, language: QuestionLanguage) -> Iterator[Chart]:
    """Yield a chart for each measure that is drawn: a row for each direction, and one for all."""
    tests = tests_of(evaluated)
    groups = [each for each in evaluated.summary.groups if each.kind == "direction"]
    for measure in DRAWN:
        shown = [group for group in (*groups, evaluated.summary.overall) if measure in group.figures]
        if shown:
            yield Chart(measure, tuple(_row(measure, group, tests, language) for group in shown))


def tests_of(evaluated: Evaluated) -> Tests:
    tests = evaluated.comparison.tests if evaluated.comparison else ()
    return {(test.group, test.measure): test for test in tests}


def figures_table(evaluated: Evaluated, kind: GroupKind) -> Table | None:
    """Return every measure of the groups of a *kind*, and of all; ``None`` where there is no such group."""
    groups = [group for group in evaluated.summary.groups if group.kind == kind]
    names = [name for name in ALL_MEASURES if any(name in group.figures for group in groups)]
    return Table(tuple(names), (*groups, evaluated.summary.overall)) if groups else None


def whisker(found: Figure, test: PairedTest | None, language: QuestionLanguage) -> Whisker:
    words = WORDS[language]
    shown = (number(found.value, language), interval(found, language), words["of"].format(count=found.count))
    label, was = ", ".join(shown), None
    if test is not None and test.was != test.now:
        label += f"; {words['was']} {number(test.was, language)}"
        was = _x(test.was)
    return Whisker(label, _x(found.low), _x(found.value), _x(found.high), was)


def _row(measure: str, group: Group, tests: Tests, language: QuestionLanguage) -> ChartRow:
    found, test = group.figures[measure], tests.get((group.name, measure))
    return ChartRow(group.name, group.kind == "all", found.value, test, whisker(found, test, language))
