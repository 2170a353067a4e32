"""Intervals by bootstrap: what a figure would be on other questions like these (Efron, 1979), seeded."""

import zlib
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from passerelle.evaluation.figures.measures import Values
from passerelle.evaluation.figures.results import Figure

DRAWS = 1000
FEWER_DRAWS = 200
"""Draws for a figure that is no mean, and has to be computed anew for each."""
A_BLOCK = 2_000_000
"""Questions drawn at a time, for the memory's sake."""
INTERVAL = (2.5, 97.5)


def generator(seed: int, name: str) -> np.random.Generator:
    """Return a generator of numbers that belong to *name*, whatever else is drawn of the same *seed*."""
    return np.random.default_rng([seed, zlib.crc32(name.encode("utf-8", "surrogatepass"))])


def means(values: Values, random: np.random.Generator) -> list[Figure | None]:
    """Return a figure for each column of *values*, of shape (questions, measures), or none where all is NaN.

    A figure is the mean of the column's numbers; its interval that of the means of questions drawn with repetition,
    the same draws for every column.
    """
    defined = ~np.isnan(values)
    numbers = np.where(defined, values, 0.0)
    counts = defined.sum(axis=0)
    drawn = np.vstack([_drawn_means(weights, numbers, defined) for weights in _weights(len(values), random)])
    figures: list[Figure | None] = []
    for column, count in enumerate(counts.tolist()):
        if not count:
            figures.append(None)
            continue
        figures.append(_figure(float(numbers[:, column].sum() / count), drawn[:, column], count))
    return figures


def whole(
    count: int, measure: Callable[[NDArray[np.int64]], float], random: np.random.Generator
) -> Figure | None:
    """Return the figure of a *measure* that takes the rows of questions; none where it is NaN."""
    value = measure(np.arange(count))
    if np.isnan(value):
        return None
    drawn = np.array([measure(random.integers(0, count, count)) for _ in range(FEWER_DRAWS)])
    return _figure(value, drawn, count)


def _figure(value: float, drawn: Values, count: int) -> Figure:
    kept = drawn[~np.isnan(drawn)]
    low, high = np.percentile(kept, INTERVAL) if len(kept) else (value, value)
    return Figure(value, float(low), float(high), count)


def _weights(count: int, random: np.random.Generator) -> list[Values]:
    """Return how often each of *count* questions is drawn: blocks of shape (draws, count), in all ``DRAWS`` rows."""
    size = max(1, min(DRAWS, A_BLOCK // max(1, count)))
    blocks = []
    for start in range(0, DRAWS, size):
        rows = min(size, DRAWS - start)
        drawn = random.integers(0, count, (rows, count)) + count * np.arange(rows)[:, None]
        blocks.append(
            np.bincount(drawn.ravel(), minlength=rows * count).reshape(rows, count).astype(np.float64)
        )
    return blocks


def _drawn_means(weights: Values, numbers: Values, defined: NDArray[np.bool_]) -> Values:
    counts = weights @ defined
    totals = weights @ numbers
    return np.divide(totals, counts, out=np.full_like(totals, np.nan), where=counts > 0)
