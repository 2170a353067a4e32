"""A checkpoint of a training: of which it may go on, and what it holds."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_training import LAYERS, SMALL, START, learn

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch", reason="the extra training is not installed")

from passerelle.training.reader.checkpoint import FILE, Checkpoint, finished, read_checkpoint, read_weights
from passerelle.training.reader.mixture import Place
from passerelle.training.reader.network import Reader, state_of

pytestmark = pytest.mark.usefixtures("one_thread")
KINDS = ("weight", "bias")


def test_a_checkpoint_of_another_training_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"/\S+ holds no training to go on with: leave out --resume$"):
        read_checkpoint(tmp_path, SMALL, "data")
    list(learn(replace(SMALL, examples=8), tmp_path))
    with pytest.raises(
        SystemExit,
        match=r"^the training in \S+ has other settings: repeat it with examples 8, seed 0, .*layers 2",
    ):
        read_checkpoint(tmp_path, replace(SMALL, seed=1), "data")
    with pytest.raises(
        SystemExit, match=r"^the training in \S+ is of other data: begin one in another folder$"
    ):
        read_checkpoint(tmp_path, replace(SMALL, examples=8), "other")


def test_a_checkpoint_holds_the_weights_by_the_names_that_the_graph_is_drawn_from() -> None:
    names = set(state_of(Reader(START, LAYERS)))
    parts = ("qkv", "out", "norm1", "up", "down", "norm2")
    dense = {f"layers.{layer}.{part}.{kind}" for layer in range(LAYERS) for part in parts for kind in KINDS}
    heads = {f"{head}.{kind}" for head in ("span", "answers") for kind in KINDS}
    assert names == {*dense, *heads, "places", "scale", "shift"}


def test_a_checkpoint_is_read_as_it_was_written_and_takes_the_place_of_the_last(tmp_path: Path) -> None:
    ones, twos = {"a": torch.ones(2)}, {"a": torch.full((2,), 2.0)}
    first = Checkpoint(SMALL, "data", ones, twos, {"rate": 0.5}, 3, 24, Place(9, {"asked": 4}))
    first.write(tmp_path)
    replace(first, step=4, seen=32).write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    longer = replace(SMALL, examples=99)
    read = read_checkpoint(tmp_path, longer, "data")
    assert (read.settings, read.data, read.optimiser) == (longer, "data", {"rate": 0.5})
    assert (read.step, read.seen, read.place) == (4, 32, Place(9, {"asked": 4}))
    assert (read.weights["a"].tolist(), read.averaged["a"].tolist()) == ([1, 1], [2, 2])
    assert read_weights(tmp_path / FILE)["a"].tolist() == [2, 2]
    torch.save(ones, tmp_path / "plain.pt")
    assert read_weights(tmp_path / "plain.pt")["a"].tolist() == [1, 1]


@pytest.mark.parametrize(("seen", "over"), [(31, False), (32, True), (40, True)])
def test_a_training_is_finished_that_has_seen_all_its_examples(
    tmp_path: Path, seen: int, *, over: bool
) -> None:
    assert not finished(tmp_path)
    Checkpoint(SMALL, "data", {}, {}, {}, 3, seen, Place()).write(tmp_path)
    assert finished(tmp_path) is over
