"""A checkpoint of a training: of which it may go on, and what it holds."""

from dataclasses import replace
from pathlib import Path

import pytest
from small_training import LAYERS, SMALL, START, learn

from passerelle.training.reader.checkpoint import read_checkpoint
from passerelle.training.reader.network import Reader, state_of

pytestmark = pytest.mark.usefixtures("one_thread")
KINDS = ("weight", "bias")


def test_a_checkpoint_of_another_training_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no training to go on with: leave out --resume"):
        read_checkpoint(tmp_path, SMALL, "data")
    list(learn(replace(SMALL, examples=8), tmp_path))
    with pytest.raises(SystemExit, match=r"other settings: repeat it with examples 8, seed 0, .*layers 2"):
        read_checkpoint(tmp_path, replace(SMALL, seed=1), "data")
    with pytest.raises(SystemExit, match="of other data: begin one in another folder"):
        read_checkpoint(tmp_path, replace(SMALL, examples=8), "other")


def test_a_checkpoint_holds_the_weights_by_the_names_that_the_graph_is_drawn_from() -> None:
    names = set(state_of(Reader(START, LAYERS)))
    parts = ("qkv", "out", "norm1", "up", "down", "norm2")
    dense = {f"layers.{layer}.{part}.{kind}" for layer in range(LAYERS) for part in parts for kind in KINDS}
    heads = {f"{head}.{kind}" for head in ("span", "answers") for kind in KINDS}
    assert names == {*dense, *heads, "places", "scale", "shift"}
