"""Gradients of a batch: those of one process, of several that share the work, and what is said when one has died."""

from queue import Empty
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from small_training import start_of

from passerelle.training.reader.batches import Part
from passerelle.training.reader.start import HEADS

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch", reason="the extra training is not installed")

from passerelle.training.reader import workers
from passerelle.training.reader.network import Reader, losses
from passerelle.training.reader.workers import Alone, Crew, crew

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture
def network() -> Reader:
    torch.manual_seed(1)
    return Reader(start_of(8 * HEADS, 40), 1)


def part(rows: int, seed: int) -> Part:
    chance = np.random.default_rng(seed)
    shape = (rows, 6)
    return Part(
        chance.integers(3, 40, shape), np.ones(shape, np.float32), np.ones(shape, np.bool_),
        chance.integers(1, 6, (rows, 2)), np.ones(rows, np.float32), np.ones(rows, np.float32), np.arange(rows),
    )  # fmt: skip


PARTS = [part(2, 1), part(3, 2)]


def gradients(network: Reader) -> dict[str, Any]:
    return {
        name: each.grad.numpy().copy() for name, each in network.named_parameters() if each.grad is not None
    }


def expected(network: Reader) -> tuple[dict[str, Any], float, float]:
    """Return the gradients of the mean loss over all rows, and the two losses' sums."""
    network.zero_grad()
    both = [losses(network, each, "cpu") for each in PARTS]
    whole: Any = sum((span + answers).sum() for span, answers in both)
    (whole / 5).backward()
    spans, answers = (sum(each[at].sum().item() for each in both) for at in (0, 1))
    return gradients(network), spans, answers


@pytest.mark.parametrize("several", [False, True])
def test_each_gradient_is_that_of_the_mean_loss_of_all_rows(network: Reader, *, several: bool) -> None:
    right, spans, answers = expected(network)
    with Crew(network, 2) if several else Alone(network, "cpu") as working:
        for _ in range(2):  # nothing of the first time is left in the second
            assert working.gradients(PARTS) == pytest.approx((spans, answers), rel=0.01)
            found = gradients(network)
            assert found.keys() == right.keys()
            for name, values in right.items():
                np.testing.assert_allclose(found[name], values, rtol=0.05, atol=2e-3, err_msg=name)


@pytest.mark.parametrize(
    ("count", "device", "kind"), [(1, "cpu", Alone), (2, "cuda", Alone), (0, "cpu", Alone), (2, "cpu", Crew)]
)
def test_several_processes_work_on_the_processor_alone(
    network: Reader, count: int, device: str, kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Crew, "__init__", lambda *_: None)
    assert type(crew(network, count, device)) is kind
    monkeypatch.delattr("os.fork")
    assert type(crew(network, count, device)) is Alone


def test_a_process_that_has_died_is_not_waited_for(network: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PATIENCE", 0.05)
    with Crew(network, 1) as working:
        for each in working._workers:
            each.kill()
            each.join()
        with pytest.raises(
            RuntimeError,
            match=r"^a process that trains has died, for want of memory as a rule: go on with --resume --workers 1$",
        ):
            working.gradients(PARTS)
    assert not any(each.is_alive() for each in working._workers)


def test_the_processes_end_with_the_work(network: Reader) -> None:
    with Crew(network, 2) as working:
        assert [each.is_alive() for each in working._workers] == [True, True]
        assert all(each.daemon for each in working._workers)
    assert [each.exitcode for each in working._workers] == [0, 0]


def test_a_process_ends_with_the_one_that_asks_it(network: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []

    class Nothing:
        """A queue in which there is nothing, while the one who fills it lives for two more looks."""

        def get(self, timeout: float) -> Any:
            asked.append(timeout)
            assert len(asked) < 5
            raise Empty

    monkeypatch.setattr("os.getppid", lambda: 7 if len(asked) < 2 else 1)
    share = [torch.zeros_like(each) for each in network.parameters()]
    workers._work(network, share, Nothing(), None)
    assert asked == [workers.PATIENCE] * 2
