"""What a set of questions can show at all: how many took part in a figure, and the least drop that is no chance."""

import math
from collections.abc import Sequence

from passerelle.evaluation.figures.measures import GROUP_MEASURES, LOWER_IS_BETTER
from passerelle.evaluation.figures.results import Figure, Group, PairedTest

LEVEL = 0.025
"""Chance of a false alarm that all drops of one comparison have together: half of 5 %, for only one side can fail."""
LEAST_LOST = math.ceil(-math.log2(LEVEL))
"""Questions that must all be lost, and none won, before a randomisation test calls it more than chance: 6."""
A_LITTLE = 1e-9


def took_part(figure: Figure, group: Group) -> float:
    """Return the share, in [0, 1], of the questions of *group* that *figure* is computed from."""
    return figure.count / group.questions if group.questions else 0.0


def least_drop(count: int) -> float:
    """Return the least drop, by whole questions lost, that *count* of them can tell from chance; infinite if none.

    That many lost and none won have the probability ``2 ** -6`` of falling on one side by chance.
    """
    return LEAST_LOST / count if count >= LEAST_LOST else math.inf


def shown_drop(measure: str, group: Group) -> float:
    """Return the least drop of a *measure* that the questions of *group* can show, infinite where they show none.

    It is that of six questions that go from right to wrong. A measure that a question may have a part of, among the
    group's ``graded``, can show a smaller one, where six questions fall a little. One that no test compares shows
    none, nor does one that has no six questions to lose.
    """
    figure = group.figures[measure]
    if measure in GROUP_MEASURES or group.kind not in {"all", "direction"}:
        return math.inf
    left = (1 - figure.value if measure in LOWER_IS_BETTER else figure.value) * figure.count
    if measure not in group.graded and left < LEAST_LOST - A_LITTLE:
        return math.inf
    return least_drop(figure.count)


def can_show(measure: str, group: Group) -> str:
    """Say what drop a set of this size can show: ``none``, ``0.300``, or ``≤0.300`` of a graded measure."""
    least = shown_drop(measure, group)
    if math.isinf(least):
        return "none"
    return f"{'≤' if measure in group.graded else ''}{least:.3f}"


def is_blind(tests: Sequence[PairedTest]) -> bool:
    """Tell whether so few questions were compared in each of *tests* that no drop could ever fail."""
    return all(math.isinf(least_drop(test.count)) for test in tests)


def unseen(tests: Sequence[PairedTest], drop: float) -> dict[int, list[str]]:
    """Return the measures that hide drops larger than *drop*, by the number of questions they were compared on."""
    hidden: dict[int, list[str]] = {}
    for test in tests:
        if test.group == "all" and least_drop(test.count) > drop:
            hidden.setdefault(test.count, []).append(test.measure)
    return hidden
