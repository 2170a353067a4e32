"""Chance that gives what it is told to, so that each side of a rule that draws can be seen."""

import random
from collections.abc import Sequence
from typing import Any


class Draws(random.Random):
    """The numbers *drawn* one after another, and of everything else the first, or the last where *place* is -1."""

    def __init__(self, *drawn: float, place: int = 0) -> None:
        super().__init__(0)
        self.drawn, self.place = list(drawn), place

    def random(self) -> float:
        return self.drawn.pop(0)

    def choice(self, seq: Sequence[Any]) -> Any:  # type: ignore[override]
        return seq[self.place]

    def randint(self, a: int, b: int) -> int:
        return b if self.place else a

    def randrange(self, start: int, stop: int | None = None, _step: int = 1) -> int:
        assert stop is not None
        return stop - 1 if self.place else start

    def shuffle(self, x: object) -> None: ...

    def sample(self, population: Sequence[Any], k: int, **_: object) -> list[Any]:
        return list(population)[:k]
