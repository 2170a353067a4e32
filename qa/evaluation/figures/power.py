"""What a set of questions can show at all: how many took part in a figure, and the least drop that is no chance."""

import math

from passerelle.evaluation.figures.results import Figure, Group

LEVEL = 0.025
"""Chance of a false alarm that all drops of one comparison have together: half of 5 %, for only one side can fail."""
LEAST_LOST = math.ceil(-math.log2(LEVEL))
"""Questions that must all be lost, and none won, before a randomisation test calls it more than chance: 6."""


def took_part(figure: Figure, group: Group) -> float:
    """Return the share, in [0, 1], of the questions of *group* that *figure* is computed from."""
    return figure.count / group.questions if group.questions else 0.0


def least_drop(count: int) -> float:
    """Return the least drop, by whole questions lost, that *count* of them can tell from chance; above 1 there is none.

    That many lost and none won have the probability ``2 ** -6`` of falling on one side by chance.
    """
    return LEAST_LOST / count if count else math.inf


def can_show(figure: Figure) -> str:
    """Say what drop a set of this size can show, ``none`` where it can show none."""
    least = least_drop(figure.count)
    return "none" if least > 1 else f"{least:.3f}"
