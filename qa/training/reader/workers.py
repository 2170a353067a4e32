"""Gradients of a batch: computed in this process, or by several that share the weights and a batch's parts."""

import os
from collections.abc import Sequence
from queue import Empty
from types import TracebackType
from typing import Any, Self

import torch
from torch import Tensor, multiprocessing

from passerelle.training.reader.batches import Part
from passerelle.training.reader.network import Reader, losses

Sums = tuple[float, float]
"""The losses of a batch, span and answers, each summed over its rows."""
PATIENCE = 10
"""Seconds after which one that waits looks whether all who work are alive."""


class Alone:
    """Computes gradients in this process."""

    def __init__(self, network: Reader, device: str) -> None:
        self._network, self._device = network, device

    def gradients(self, parts: Sequence[Part]) -> Sums:
        """Set each weight's gradient to that of the mean loss of all rows of *parts*; return the losses' sums."""
        self._network.zero_grad(set_to_none=False)
        share = 1 / sum(map(len, parts))
        sums = [_backward(self._network, part, share, self._device) for part in parts]
        return sum(span for span, _ in sums), sum(answers for _, answers in sums)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


class Crew:
    """Computes gradients in processes of one thread each, which take a batch's parts as they come.

    Two processes of one thread are quicker on two cores than one of two threads. They are forked, as on Linux.
    """

    def __init__(self, network: Reader, size: int) -> None:
        context = multiprocessing.get_context("fork")
        torch.set_num_threads(1)
        self._weights = list(network.parameters())
        network.share_memory()
        self._shares = [[_shared_zeros(each) for each in self._weights] for _ in range(size)]
        self._tasks, self._done = context.Queue(), context.Queue()
        self._workers = [
            context.Process(target=_work, args=(network, share, self._tasks, self._done), daemon=True)
            for share in self._shares
        ]
        for worker in self._workers:
            worker.start()
        for weights, gradient in zip(self._weights, self._shares[0], strict=True):
            weights.grad = gradient

    def gradients(self, parts: Sequence[Part]) -> Sums:
        """Set each weight's gradient to that of the mean loss of all rows of *parts*; return the losses' sums."""
        for share in self._shares:
            for gradient in share:
                gradient.zero_()
        rows = sum(map(len, parts))
        for part in parts:
            self._tasks.put((part, 1 / rows))
        sums = [self._wait() for _ in parts]
        for share in self._shares[1:]:
            for whole, gradient in zip(self._shares[0], share, strict=True):
                whole.add_(gradient)
        return sum(span for span, _ in sums), sum(answers for _, answers in sums)

    def __enter__(self) -> Self:
        return self

    def _wait(self) -> Sums:
        """Return the losses of a part that is done, whichever is first.

        Raises:
            RuntimeError: a process has died, for want of memory as a rule; what was saved can be resumed.
        """
        while True:
            try:
                sums: Sums = self._done.get(timeout=PATIENCE)
            except Empty:
                if not all(worker.is_alive() for worker in self._workers):
                    raise RuntimeError(
                        "a process that trains has died, for want of memory as a rule: go on with --resume --workers 1"
                    ) from None
            else:
                return sums

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _ in self._workers:
            self._tasks.put(None)
        for worker in self._workers:
            worker.join(timeout=None if kind is None else 1)
            worker.kill()


def crew(network: Reader, workers: int, device: str) -> Alone | Crew:
    """Return what computes gradients: several processes only on the processor, and only where they can be forked."""
    if workers > 1 and device == "cpu" and hasattr(os, "fork"):
        return Crew(network, workers)
    return Alone(network, device)


def _work(network: Reader, share: list[Tensor], tasks: Any, done: Any) -> None:
    """Compute gradients of parts until there is none more, or nobody who asks for them."""
    torch.set_num_threads(1)
    for weights, gradient in zip(network.parameters(), share, strict=True):
        weights.grad = gradient
    master = os.getppid()
    while os.getppid() == master:
        try:
            task = tasks.get(timeout=PATIENCE)
        except Empty:
            continue
        if task is None:
            return
        part, share_of_one = task
        done.put(_backward(network, part, share_of_one, "cpu"))


def _shared_zeros(like: Tensor) -> Tensor:
    zeros: Tensor = torch.zeros_like(like).share_memory_()  # type: ignore[no-untyped-call]
    return zeros


def _backward(network: Reader, part: Part, share: float, device: str) -> Sums:
    """Add the gradient of a part's losses, times *share*, to that of each weight."""
    span, answers = losses(network, part, device)
    ((span + answers).sum() * share).backward()  # type: ignore[no-untyped-call]
    return span.sum().item(), answers.sum().item()
