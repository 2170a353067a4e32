"""Paired tests between two runs: whether chance alone would part their figures as far, seeded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from passerelle.evaluation.figures.bootstrap import A_BLOCK, generator
from passerelle.evaluation.figures.measures import LOWER_IS_BETTER, QUESTION_MEASURES, Values, question_values
from passerelle.evaluation.figures.results import PairedTest
from passerelle.evaluation.figures.summary import groups_of
from passerelle.evaluation.types import Outcome

DRAWS = 10_000
TESTED = frozenset({"all", "direction"})
"""Kinds of groups that are tested: of a document's or a tag's few questions a test says little."""
A_LITTLE = 1e-9
"""Sums in another order differ by as much."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A measure in a group: the two runs' values of the questions there that have one in both, NaN elsewhere."""

    group: str
    measure: str
    was: Values
    now: Values

    @property
    def loss(self) -> Values:
        """What each question lost, 0 where it has no value: positive is for the worse."""
        lost = self.now - self.was if self.measure in LOWER_IS_BETTER else self.was - self.now
        return np.nan_to_num(lost)


def paired_tests(before: Sequence[Outcome], after: Sequence[Outcome], seed: int) -> tuple[PairedTest, ...]:
    """Return a test for each measure, overall and by direction, of the same questions in the same order.

    The randomisation test of paired differences (Fisher, 1935): were there nothing between the runs, each
    question's two outcomes might as well be swapped, and so they are at random, 10,000 times, the same
    questions for every measure. ``p`` is the share of draws that part the two figures as far, either way.
    ``p_any`` is the share in which any figure falls as much as this one did, each on its own scale: with many
    figures one often falls by chance (Westfall & Young, 1993).
    """
    columns = list(_columns(before, after))
    if not columns:
        return ()
    losses = np.column_stack([column.loss for column in columns])
    scale = np.sqrt((losses**2).sum(axis=0))
    scaled = losses / np.where(scale > 0, scale, 1.0)
    observed = scaled.sum(axis=0)
    apart, any_worse = _draw(scaled[scaled.any(axis=1)], observed, generator(seed, "paired tests"))
    return tuple(
        _test(column, float(p), float(p_any))
        for column, p, p_any in zip(columns, apart, any_worse, strict=True)
    )


def _draw(scaled: Values, observed: Values, random: np.random.Generator) -> tuple[Values, Values]:
    """Return for each column how often a draw lies as far from 0, and how often any lies as high."""
    apart, any_worse, left = (
        np.ones(len(observed)),
        np.ones(len(observed)),
        DRAWS,
    )  # what was observed is a draw too
    while left:
        rows = min(left, max(1, A_BLOCK // max(1, len(scaled))))
        sums = (random.integers(0, 2, (rows, len(scaled))) * 2.0 - 1.0) @ scaled
        apart += (np.abs(sums) >= np.abs(observed) - A_LITTLE).sum(axis=0)
        any_worse += (sums.max(axis=1)[:, None] >= observed - A_LITTLE).sum(axis=0)
        left -= rows
    return apart / (DRAWS + 1), any_worse / (DRAWS + 1)


def _columns(before: Sequence[Outcome], after: Sequence[Outcome]) -> Iterator[_Column]:
    was, now = question_values(before), question_values(after)
    for kind, group, rows in groups_of(after):
        inside = np.zeros(len(after), dtype=np.bool_)
        inside[rows] = True
        for measure in QUESTION_MEASURES if kind in TESTED else ():
            paired = inside & ~np.isnan(was[measure]) & ~np.isnan(now[measure])
            if paired.any():
                yield _Column(
                    group,
                    measure,
                    np.where(paired, was[measure], np.nan),
                    np.where(paired, now[measure], np.nan),
                )


def _test(column: _Column, p: float, p_any: float) -> PairedTest:
    return PairedTest(
        measure=column.measure,
        group=column.group,
        was=float(np.nanmean(column.was)),
        now=float(np.nanmean(column.now)),
        count=int((~np.isnan(column.was)).sum()),
        p=p,
        p_any=p_any,
        worse=bool(column.loss.sum() > A_LITTLE),
    )
