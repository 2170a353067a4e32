"""From the network's scores to spans: where in a passage the answer may stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelle.reading.rows import Row

LONGEST_ANSWER = 64
"""Tokens of the longest answer that is looked for."""
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scored:
    """What the network says of one row, in logits.

    ``answers`` says whether the passage answers at all; ``starts`` and ``ends``, of shape (passage tokens,), where an
    answer begins and ends, each less the score of there being none.
    """

    answers: float
    starts: Scores
    ends: Scores


@dataclass(frozen=True, slots=True)
class Found:
    """A possible answer: ``[start, end)`` of the passage's text, and its score over that of no answer, in logits."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class PassageReading:
    """What the network makes of one passage: its *text*, its windows, and what was said of each."""

    text: str
    windows: Sequence[tuple[Row, Scored]]

    @property
    def answers(self) -> float:
        """How surely the passage answers, in logits: that of its best window."""
        return max(scored.answers for _, scored in self.windows)

    def best(self, start: int = 0, end: int | None = None) -> Found | None:
        """Return the best answer inside ``[start, end)`` of the passage's text, of whole words; ``None`` for none."""
        stop = len(self.text) if end is None else end
        found = (each for row, scored in self.windows for each in _best(row, scored, start, stop))
        best = max(found, key=lambda each: each.score, default=None)
        if best is None:
            return None
        first, last = whole_words(self.text, max(start, best.start), min(stop, best.end))
        return Found(first, last, best.score) if first < last else None


def _best(row: Row, scored: Scored, start: int, stop: int) -> Iterator[Found]:
    """Yield the best span of one window whose tokens lie in ``[start, stop)``, if there is any."""
    inside = [
        at for at, (first, last) in enumerate(row.places) if last > start and first < stop and first < last
    ]
    if not inside:
        return
    starts = scored.starts[inside[0] : inside[-1] + 1]
    ends = scored.ends[inside[0] : inside[-1] + 1]
    sums = starts[:, None] + ends[None, :]
    far = np.arange(len(starts))
    ahead = far[None, :] - far[:, None]
    sums = np.where((ahead >= 0) & (ahead < LONGEST_ANSWER), sums, -np.inf)
    first, last = np.unravel_index(int(sums.argmax()), sums.shape)
    yield Found(
        row.places[inside[0] + int(first)][0], row.places[inside[0] + int(last)][1], float(sums[first, last])
    )


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return ``[start, end)`` grown to the ends of the words it cuts, without white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while start < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end
