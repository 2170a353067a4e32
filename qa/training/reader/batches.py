"""Rows in batches: two steps' rows at a time, in parts of like length so that little is padding."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelle.training.reader.rows import Row, Rows

PAD = 1
"""Id of the token that fills a row."""
STEPS = 2
"""Steps whose rows are drawn and sorted by length together."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that the network is shown at once: arrays of as many rows, the first three with a column for each token.

    ``inside`` is where an answer may begin and end: the passage, and the first token, which stands for no answer.
    ``spans`` has two columns; ``answered`` and ``marked`` are 0 or 1.
    """

    ids: NDArray[np.int64]
    mask: NDArray[np.float32]
    inside: NDArray[np.bool_]
    spans: NDArray[np.int64]
    answered: NDArray[np.float32]
    marked: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.ids)


def part_of(rows: Sequence[Row]) -> Part:
    """Return *rows* as arrays, padded to the longest."""
    size = max(len(row.ids) for row in rows)
    ids = np.full((len(rows), size), PAD, np.int64)
    mask = np.zeros((len(rows), size), np.float32)
    inside = np.zeros((len(rows), size), np.bool_)
    inside[:, 0] = True
    for line, row in enumerate(rows):
        ids[line, : len(row.ids)] = row.ids
        mask[line, : len(row.ids)] = 1
        inside[line, row.first : row.end] = True
    return Part(
        ids, mask, inside,
        np.array([row.span for row in rows], np.int64),
        np.array([row.answered for row in rows], np.float32),
        np.array([row.marked for row in rows], np.float32),
    )  # fmt: skip


def steps(rows: Rows, order: random.Random, batch: int, part: int) -> Iterator[list[Part]]:
    """Yield the parts of ``STEPS`` steps: of each step *batch* rows, in parts of *part*."""
    drawn = sorted((rows.draw() for _ in range(STEPS * batch)), key=lambda row: len(row.ids))
    parts = [part_of(drawn[start : start + part]) for start in range(0, len(drawn), part)]
    order.shuffle(parts)
    size = len(parts) // STEPS
    for step in range(STEPS):
        yield parts[step * size : (step + 1) * size]
