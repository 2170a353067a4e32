"""Facts about how the reader is trained: it learns, and goes on after an interruption."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from small_training import CHECKPOINT, LAYERS, PACKED, SMALL, START, learn, resume, rows_of, weights_in

from passerelle.training.reader.__main__ import main
from passerelle.training.reader.batches import part_of
from passerelle.training.reader.examples import write_packed
from passerelle.training.reader.start import write_start

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch", reason="the extra training is not installed")

from passerelle.training.reader.checkpoint import read_weights
from passerelle.training.reader.network import Reader
from passerelle.training.reader.train import new_training

pytestmark = pytest.mark.usefixtures("one_thread")


def assert_same(one: Path, other: Path, *, far: float) -> None:
    """The averaged weights in two folders are no farther apart than rounding takes them."""
    ours, theirs = weights_in(one), weights_in(other)
    assert ours.keys() == theirs.keys()
    for name, values in ours.items():
        np.testing.assert_allclose(values, theirs[name], rtol=0, atol=far, err_msg=name)


def test_twenty_examples_are_learnt_by_heart(tmp_path: Path) -> None:
    settings = replace(SMALL, examples=1600, rate=2e-3, batch=20, part=20)
    assert [report.seen for report in learn(settings, tmp_path)][-1] == 1600
    network = Reader(START, LAYERS)
    network.load_state_dict(dict(read_weights(tmp_path / CHECKPOINT)))
    rows = rows_of(PACKED, replace(settings, seed=9))
    part = part_of([rows.draw() for _ in range(60)])
    with torch.no_grad():
        starts, ends, answers = network(*map(torch.from_numpy, (part.ids, part.mask, part.inside)))
    found = np.stack([starts.argmax(1).numpy(), ends.argmax(1).numpy()], axis=1)
    assert 15 < part.answered.sum() < 45
    assert (found == part.spans).all(axis=1).mean() > 0.85
    assert ((answers.numpy() > 0) == (part.answered == 1)).mean() > 0.85


def test_a_training_that_was_stopped_gets_the_same_result(tmp_path: Path) -> None:
    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    whole.mkdir()
    stopped.mkdir()
    steps = [report.step for report in learn(SMALL, whole)]
    assert steps == [1, 2, 3, 4]
    for report in learn(SMALL, stopped, every=0):
        if report.step == 3:  # what was learnt since the second step is lost
            break
    assert [report.step for report in resume(SMALL, stopped)] == [3, 4]
    assert_same(whole, stopped, far=1e-6)
    assert list(resume(SMALL, stopped)) == []


def test_a_training_may_be_made_longer_and_goes_on_where_it_stands(tmp_path: Path) -> None:
    list(learn(replace(SMALL, examples=16), tmp_path))
    longer = list(resume(replace(SMALL, examples=32), tmp_path))
    assert [(report.step, report.seen) for report in longer] == [(3, 24), (4, 32)]
    assert longer[0].rate == replace(SMALL, examples=32).rate_at(2, 16)


def test_processes_that_share_the_work_get_the_same_result_as_one(tmp_path: Path) -> None:
    alone, shared = tmp_path / "alone", tmp_path / "shared"
    alone.mkdir()
    shared.mkdir()
    one = list(learn(SMALL, alone))
    two = list(learn(SMALL, shared, workers=2))
    assert [report.span for report in two] == pytest.approx([report.span for report in one], rel=0.01)
    assert_same(alone, shared, far=1e-4)


def test_a_training_goes_on_from_the_weights_of_an_earlier_one(tmp_path: Path) -> None:
    write_packed(PACKED, tmp_path, "digest")
    write_start(START, tmp_path)
    asked = ["train", str(tmp_path), "--examples", "8", "--batch", "4", "--part", "4", "--workers", "1"]
    assert main(asked) == 0
    first = (tmp_path / CHECKPOINT).rename(tmp_path / "first.pt")
    began = new_training(START, SMALL, "data", earlier=read_weights(first)).network.state_dict()
    for name, values in read_weights(first).items():
        np.testing.assert_array_equal(began[name].numpy(), values.numpy(), err_msg=name)
    assert main([*asked, "--rate", "0", "--begin", str(first)]) == 0
    for name, values in read_weights(first).items():  # nothing was learnt since
        np.testing.assert_array_equal(weights_in(tmp_path)[name], values.numpy(), err_msg=name)
    assert (
        torch.load(tmp_path / CHECKPOINT, weights_only=True)["settings"]["begun"]
        == hashlib.sha256(first.read_bytes()).hexdigest()
    )


def test_another_seed_gets_another_result(tmp_path: Path) -> None:
    first, second = (
        [report.span for report in learn(replace(SMALL, seed=seed), tmp_path)] for seed in (0, 1)
    )
    assert first != pytest.approx(second, rel=1e-4)


def test_words_and_places_are_not_trained(tmp_path: Path) -> None:
    list(learn(SMALL, tmp_path))
    trained = weights_in(tmp_path)
    assert (trained["places"] == START.places).all()
    assert (trained["layers.0.qkv.weight"][:96] != START.matrix("l0.q.w")).mean() > 0.9
