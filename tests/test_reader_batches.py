"""Rows put together in batches: what each array of a part holds, and how many rows are shown at once."""

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from passerelle.training.reader.batches import _filled, part_of, steps
from passerelle.training.reader.rows import Row


def row(length: int, name: int = 9, *, answered: bool = True, marked: bool = True) -> Row:
    """Return a row of so many tokens, of which the passage is all but the first two and the last."""
    return Row([name] * length, 2, length - 1, (2, length - 2), answered, marked)


def test_a_part_holds_its_rows_padded_to_the_longest() -> None:
    part = part_of([row(5, 7), row(4, 8, answered=False, marked=False)])
    assert part.ids.tolist() == [[7, 7, 7, 7, 7], [8, 8, 8, 8, 1]]
    assert part.mask.tolist() == [[1, 1, 1, 1, 1], [1, 1, 1, 1, 0]]
    assert part.inside.tolist() == [[True, False, True, True, False], [True, False, True, False, False]]
    assert part.spans.tolist() == [[2, 3], [2, 2]]
    assert (part.answered.tolist(), part.marked.tolist()) == ([1, 0], [1, 0])
    assert part.question.tolist() == [0, 1]
    assert part_of([row(4), row(4)], [3, 3]).question.tolist() == [3, 3]
    kinds = (part.ids, part.mask, part.inside, part.spans, part.answered, part.marked, part.question)
    assert [each.dtype for each in kinds] == [
        np.int64, np.float32, np.bool_, np.int64, np.float32, np.float32, np.int64,
    ]  # fmt: skip
    assert len(part) == 2


@pytest.mark.parametrize(
    ("sizes", "filled"),
    [
        ([1, 1, 1, 1], [3, 1]),
        ([2, 1, 1], [3, 1]),
        ([1, 1, 2], [2, 2]),
        ([4, 1], [4, 1]),  # rivals stay together, however many there are
        ([1, 4, 3], [1, 4, 3]),
    ],
)
def test_a_part_holds_as_many_rows_as_it_may_and_whole_questions(sizes: list[int], filled: list[int]) -> None:
    drawn = [[row(4)] * size for size in sizes]
    assert [sum(map(len, each)) for each in _filled(drawn, 3)] == filled


class Drawn:
    """Rows that are drawn one question after another, a token longer each time."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.left = [[row(4 + at, at) for _ in range(size)] for at, size in enumerate(sizes)]

    def draw_with_rivals(self) -> list[Row]:
        return self.left.pop(0)


def made(sizes: Sequence[int], batch: int, part: int, seed: int = 0) -> list[Any]:
    rows: Any = Drawn(sizes)
    return [list(each) for each in steps(rows, random.Random(seed), batch, part)]


def test_questions_are_drawn_until_two_steps_have_their_rows() -> None:
    parts = [part for step in made([1, 2, 3, 1, 1], batch=3, part=9) for part in step]
    assert [len(part) for part in parts] == [6]  # the fourth question is not drawn
    assert parts[0].question.tolist() == [0, 1, 1, 2, 2, 2]


def test_rows_of_like_length_are_shown_together_in_steps_of_as_many_parts() -> None:
    first, second = made([1] * 10, batch=5, part=2)
    assert [len(first), len(second)] == [3, 2]
    shown = [sorted({int(each) for each in part.ids[:, 0]}) for part in (*first, *second)]
    assert sorted(shown) == [[0, 1], [2, 3], [4, 5], [6, 7], [8, 9]]
    orders = {
        str([part.ids.tolist() for step in made([1] * 10, 5, 2, seed) for part in step]) for seed in range(4)
    }
    assert len(orders) > 1
