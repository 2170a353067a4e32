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
    ``spans`` has two columns; ``answered`` and ``marked`` are 0 or 1. Rows of the same ``question`` are rivals.
    """

    ids: NDArray[np.int64]
    mask: NDArray[np.float32]
    inside: NDArray[np.bool_]
    spans: NDArray[np.int64]
    answered: NDArray[np.float32]
    marked: NDArray[np.float32]
    question: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


def part_of(rows: Sequence[Row], questions: Sequence[int] | None = None) -> Part:
    """Return *rows* as arrays, padded to the longest; each is a question of its own unless *questions* number them."""
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
        np.array(range(len(rows)) if questions is None else questions, np.int64),
    )  # fmt: skip


def steps(rows: Rows, order: random.Random, batch: int, part: int) -> Iterator[list[Part]]:
    """Yield the parts of ``STEPS`` steps: about *batch* rows a step, in parts of *part*; rivals stay in one part."""
    drawn: list[list[Row]] = []
    while sum(map(len, drawn)) < STEPS * batch:
        drawn.append(rows.draw_with_rivals())
    drawn.sort(key=lambda rivals: max(len(row.ids) for row in rivals))
    parts = [_joined(each) for each in _filled(drawn, part)]
    order.shuffle(parts)
    size = -(-len(parts) // STEPS)
    for step in range(STEPS):
        yield parts[step * size : (step + 1) * size]


def _filled(drawn: Sequence[Sequence[Row]], part: int) -> Iterator[list[Sequence[Row]]]:
    """Yield what was *drawn* in its order, as much at a time as makes *part* rows, at least one question."""
    held: list[Sequence[Row]] = []
    for rivals in drawn:
        if held and sum(map(len, held)) + len(rivals) > part:
            yield held
            held = []
        held.append(rivals)
    yield held


def _joined(drawn: Sequence[Sequence[Row]]) -> Part:
    """Return the part of the rows of several questions."""
    return part_of(
        [row for rivals in drawn for row in rivals],
        [number for number, rivals in enumerate(drawn) for _ in rivals],
    )
