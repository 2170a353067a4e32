"""The settings of a training; the same settings and data give the same reader."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training is decided by, beside its data.

    A *batch* of rows makes a step, a *part* of it is shown at once. The *rate* of learning rises for *warm_up* steps
    and falls in a line to its fiftieth. All *layers* of the encoder are kept where that is 0. *begun* is the digest
    of the weights of an earlier training that this one goes on from; it is empty where it starts from the embedder's.
    An answered question is shown with up to *rivals* passages found for it that do not answer, and learns to be
    answered best by its own; where that is 0, each passage is a row by itself.
    """

    examples: int = 90_000
    seed: int = 0
    rate: float = 1.5e-4
    warm_up: int = 150
    batch: int = 32
    part: int = 8
    layers: int = 0
    begun: str = ""
    rivals: int = 0

    def rate_at(self, step: int, seen: int) -> float:
        """Return the rate of learning at a *step*, from 0, when so many examples were seen."""
        left = max(0.0, 1 - seen / self.examples)
        return self.rate * min(1, (step + 1) / self.warm_up) * (left * 0.98 + 0.02)
