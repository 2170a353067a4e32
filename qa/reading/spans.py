"""From the network's scores to spans: where in a passage the answer may stand."""

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


def best_spans(row: Row, scored: Scored, text: str, count: int = 1) -> list[Found]:
    """Return the *count* best spans of a row's passage that do not overlap, best first, each of whole words."""
    size = len(row.places)
    if not size:
        return []
    sums = np.full((size, min(LONGEST_ANSWER, size)), -np.inf, dtype=np.float32)
    for length in range(sums.shape[1]):
        sums[: size - length, length] = scored.starts[: size - length] + scored.ends[length:]
    found: list[Found] = []
    while len(found) < count:
        first, length = np.unravel_index(int(sums.argmax()), sums.shape)
        score = float(sums[first, length])
        if not np.isfinite(score):
            break
        start, end = whole_words(text, row.places[first][0], row.places[first + length][1])
        if start < end:
            found.append(Found(start, end, score))
        _strike(sums, int(first), int(first + length))
    return found


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return ``[start, end)`` grown to the ends of the words it cuts, without white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while start < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def _strike(sums: Scores, first: int, last: int) -> None:
    """Strike out every span that shares a token with the tokens *first* to *last*."""
    for length in range(sums.shape[1]):
        sums[max(0, first - length) : last + 1, length] = -np.inf
