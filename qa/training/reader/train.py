"""Train the reader on packed examples: steps of gradient descent, a log, and checkpoints to go on from."""

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from passerelle.training.reader.batches import Part, steps
from passerelle.training.reader.checkpoint import Checkpoint, State
from passerelle.training.reader.mixture import Mixture
from passerelle.training.reader.network import Reader, state_of
from passerelle.training.reader.rows import Rows
from passerelle.training.reader.settings import Settings
from passerelle.training.reader.start import Start
from passerelle.training.reader.workers import crew

DECAY = 0.01
LONGEST_STEP = 1.0
"""Norm that a step's gradient is cut to."""
MEMORY = 0.998
"""What the running mean of the weights keeps at each step, once it has run for long."""
EVERY = 420
"""Seconds from a checkpoint to the next."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a step did: mean losses over its rows, the rate of learning, and whether it was saved."""

    step: int
    seen: int
    span: float
    answers: float
    rate: float
    saved: bool


@dataclass(frozen=True, slots=True)
class Machine:
    """How a training is run, which changes nothing but rounding: processes, device, seconds between checkpoints."""

    workers: int = 1
    device: str = "cpu"
    every: float = EVERY


class Training:
    """A network, the optimiser and the running mean of the weights, wherever they have come to."""

    def __init__(self, network: Reader, settings: Settings, data: str) -> None:
        self.network, self.settings, self._data = network, settings, data
        self.weights = list(network.parameters())
        groups = [
            {"params": [each for each in self.weights if each.ndim > 1], "weight_decay": DECAY},
            {"params": [each for each in self.weights if each.ndim < 2], "weight_decay": 0.0},
        ]
        self._optimiser = torch.optim.AdamW(groups, lr=settings.rate, fused=True)
        self._mean = [each.detach().clone() for each in self.weights]
        self.step = self.seen = 0

    def restore(self, saved: Checkpoint) -> None:
        """Go back to where *saved* is."""
        self.network.load_state_dict(dict(saved.weights))
        self._optimiser.load_state_dict(dict(saved.optimiser))
        for mean, (name, _) in zip(self._mean, self.network.named_parameters(), strict=True):
            mean.copy_(saved.averaged[name])
        self.step, self.seen = saved.step, saved.seen

    def take(self, rows: int) -> float:
        """Take the step that the gradients of so many *rows* say, and return the rate it was taken at."""
        rate = self.settings.rate_at(self.step, self.seen)
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        torch.nn.utils.clip_grad_norm_(self.weights, LONGEST_STEP)
        self._optimiser.step()
        self.step += 1
        self.seen += rows
        kept = min(MEMORY, self.step / (self.step + 20))
        for mean, each in zip(self._mean, self.weights, strict=True):
            mean.lerp_(each.detach(), 1 - kept)
        return rate

    def checkpoint(self, mixture: Mixture) -> Checkpoint:
        """Return all that is needed to go on."""
        weights = state_of(self.network)
        return Checkpoint(
            self.settings, self._data, weights, {**weights, **self._averaged()},
            self._optimiser.state_dict(), self.step, self.seen, mixture.place,
        )  # fmt: skip

    def _averaged(self) -> Mapping[str, Tensor]:
        names = [name for name, _ in self.network.named_parameters()]
        return {name: mean.cpu().clone() for name, mean in zip(names, self._mean, strict=True)}


def train(training: Training, rows: Rows, folder: Path, machine: Machine) -> Iterator[Report]:
    """Train on *rows* until all examples were seen, and yield a report of each step.

    A checkpoint is written into *folder* every so many seconds and at the end.

    Raises:
        RuntimeError: a process of the machine has died.
    """
    settings = training.settings
    written = time.monotonic()
    with crew(training.network, machine.workers, machine.device) as working:
        while training.seen < settings.examples:
            order = random.Random(f"{settings.seed} parts {rows.mixture.place.number}")  # noqa: S311
            for parts, last in _marked(steps(rows, order, settings.batch, settings.part)):
                count = sum(map(len, parts))
                span, answers = working.gradients(parts)
                rate = training.take(count)
                late = time.monotonic() - written > machine.every
                save = last and (late or training.seen >= settings.examples)
                if save:  # only here is nothing drawn that was not learnt from
                    training.checkpoint(rows.mixture).write(folder)
                    written = time.monotonic()
                yield Report(training.step, training.seen, span / count, answers / count, rate, save)


def _marked(drawn: Iterator[list[Part]]) -> Iterator[tuple[list[Part], bool]]:
    """Yield the parts of each step, and whether it is the last that was *drawn*."""
    every = list(drawn)
    for number, parts in enumerate(every, start=1):
        yield parts, number == len(every)


def new_training(
    start: Start, settings: Settings, data: str, device: str = "cpu", earlier: State | None = None
) -> Training:
    """Return a training at its beginning, from *start* or from the weights of an *earlier* training.

    The seed decides the heads' first weights.
    """
    torch.manual_seed(settings.seed)
    network = Reader(start, settings.layers)
    if earlier is not None:
        network.load_state_dict({**network.state_dict(), **earlier})
    return Training(network.to(device), settings, data)
