"""How the adapter learns: the loss of each step, its rate, what is embedded at once, and what is kept of it."""

import random
import string
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tiny_models import save_bert

from passerelle.training.model import adapter
from passerelle.training.model.adapter import Pupil
from passerelle.training.model.training_pairs import Pair

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch", reason="the extra sentence-transformers is not installed")

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model of two layers that reads letter by letter, of which the upper one learns."""
    pytest.importorskip("transformers", reason="the extra sentence-transformers is not installed")
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer, models, pre_tokenizers

    monkeypatch.setattr(adapter, "FIRST", 1)
    tokens = ["[UNK]", *string.ascii_letters, *(f"##{letter}" for letter in string.ascii_letters)]
    tokenizer = Tokenizer(models.WordPiece({token: n for n, token in enumerate(tokens)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    save_bert(tmp_path, len(tokens), layers=2)
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    (tmp_path / "2_Dense").mkdir()
    save_file({"linear.weight": np.eye(32, dtype=np.float32)}, tmp_path / "2_Dense" / "model.safetensors")
    return tmp_path


def one_batch_for_ever() -> Iterator[list[Pair]]:
    names = ("cat", "dog", "goat", "horse", "mouse", "whale", "zebra", "lynx")
    while True:
        yield [Pair(name, "en", name.upper(), "fr") for name in names]


def test_learning_brings_questions_to_their_passages_and_touches_only_the_upper_layers(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "STEPS", 16)
    monkeypatch.setattr(adapter, "WARM_UP", 1)
    monkeypatch.setattr(adapter, "RATE", 0.03)
    pupil = Pupil(base)
    told = list(pupil.learn(one_batch_for_ever()))
    assert float(told[-1].split()[-1]) > float(told[0].split()[-1])
    learnt = pupil.learnt()
    assert {name.split(".")[0] for name in learnt} == {"l1"}
    assert learnt["l1.fo.w.down"].shape == (adapter.RANK, 64)
    assert learnt["l1.fo.w.up"].shape == (32, adapter.RANK)
    assert np.abs(learnt["l1.fo.w.up"]).max() > 0


def softmax_loss(scores: Any) -> float:
    """Return the mean loss of questions whose passages stand on the diagonal."""
    return float(np.mean([np.log(np.exp(row - row[at]).sum()) for at, row in enumerate(scores)]))


@pytest.mark.parametrize(("warm_up", "first"), [(1, 1.0), (30, 1 / 30)])
def test_the_first_step_is_small_and_its_loss_is_that_of_both_ways(
    base: Path, monkeypatch: pytest.MonkeyPatch, warm_up: int, first: float
) -> None:
    monkeypatch.setattr(adapter, "WARM_UP", warm_up)
    pupil = Pupil(base)
    batch = next(one_batch_for_ever())
    questions, passages, before = (each.detach().numpy() for each in pupil._compare(batch))
    scores = questions @ passages.T
    np.testing.assert_allclose(before, scores, atol=1e-5)  # nothing is learnt yet
    loss = softmax_loss(scores / 0.02) + 0.2 * softmax_loss(scores.T / 0.02)
    right = np.mean(scores.argmax(axis=1) == np.arange(len(batch)))
    told = next(pupil.learn(iter([batch])))
    assert [float(each.split()[1]) for each in told.split(", ")] == pytest.approx([loss, right], abs=2e-3)
    largest = max(np.abs(values).max() for name, values in pupil.learnt().items() if name.endswith("up"))
    assert largest == pytest.approx(4e-4 * first, rel=0.02)
    assert {values.dtype for values in pupil.learnt().values()} == {np.dtype(np.float16)}


def divergence(before: Any, scores: Any) -> float:
    """Return how far the order of each question's passages has moved, in the mean."""
    odds = [np.exp(each / 0.03) / np.exp(each / 0.03).sum(axis=1, keepdims=True) for each in (before, scores)]
    return float((odds[0] * np.log(odds[0] / odds[1])).sum(axis=1).mean())


def test_a_later_step_also_pays_for_what_it_forgot(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "WARM_UP", 1)
    monkeypatch.setattr(adapter, "RATE", 0.3)
    pupil = Pupil(base)
    batch = next(one_batch_for_ever())
    *_, first = (each.detach().numpy() for each in pupil._compare(batch))
    steps = pupil.learn(iter([batch, batch]))
    next(steps)
    questions, passages, before = (each.detach().numpy() for each in pupil._compare(batch))
    np.testing.assert_allclose(before, first, atol=1e-6)  # what was there before all learning stays
    scores = questions @ passages.T
    forgot = divergence(before, scores)
    assert forgot > 0.05
    loss = softmax_loss(scores / 0.02) + 0.2 * softmax_loss(scores.T / 0.02) + forgot
    assert float(next(steps).split()[1].rstrip(",")) == pytest.approx(loss, abs=5e-3)


def test_the_rate_rises_and_falls_as_a_wave_and_each_step_has_gradients_of_its_own(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[tuple[float, Any]] = []

    class Standing(torch.optim.AdamW):
        """Takes no step, so that each has the gradients of the first."""

        def step(self, closure: Any = None) -> Any:  # noqa: ARG002
            (group,) = self.param_groups
            taken.append((group["lr"], [each.grad.clone() for each in group["params"]]))

    monkeypatch.setattr(torch.optim, "AdamW", Standing)
    for name, value in (("STEPS", 12), ("WARM_UP", 2), ("RATE", 8.0)):
        monkeypatch.setattr(adapter, name, value)
    assert len(list(Pupil(base).learn(one_batch_for_ever()))) == 12
    rates = [rate for rate, _ in taken]
    assert [rates[at] for at in (0, 3, 6, 9, 11)] == pytest.approx([4.0, 4 + 8**0.5, 4.0, 4 - 8**0.5, 0.16])
    for one, other in zip(taken[0][1], taken[1][1], strict=True):
        torch.testing.assert_close(one, other)


TEXTS = ["cat", "zebra horse mouse", "dog", "whale lynx"]


@pytest.mark.parametrize("at_once", [1, 12, 3000])
def test_a_text_has_its_own_vector_whatever_is_embedded_beside_it(
    base: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(adapter, "TOKENS_AT_ONCE", at_once)
    pupil = Pupil(base)
    together, _ = pupil._embed(TEXTS)
    alone = torch.cat([pupil._embed([text])[0] for text in TEXTS])
    assert torch.equal((together @ alone.T).argmax(dim=1), torch.arange(4))
    torch.testing.assert_close(together, alone, atol=0.02, rtol=0)  # bfloat16
    torch.testing.assert_close(together.norm(dim=1), torch.ones(4))


def test_a_long_text_is_cut(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "LONGEST", 3)
    vectors, _ = Pupil(base)._embed(["cat", "catalpa", "ca"])
    assert torch.equal(vectors[0], vectors[1])
    assert not torch.equal(vectors[0], vectors[2])


def test_a_question_and_a_passage_are_embedded_behind_their_prompts(base: Path) -> None:
    pupil = Pupil(base)
    questions, passages, _ = pupil._compare([Pair("cat", "en", "dog", "fr")])
    expected, _ = pupil._embed(["query: cat", "passage: dog"])
    torch.testing.assert_close(torch.cat([questions, passages]), expected, atol=0.02, rtol=0)


def test_what_was_learnt_is_kept_and_each_twenty_fifth_step_is_told(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn: list[tuple[Path, float]] = []

    def pairs(data: Path, draw: random.Random) -> Any:
        drawn.append((data, draw.random()))
        return SimpleNamespace(batches=one_batch_for_ever)

    monkeypatch.setattr(adapter, "TrainingPairs", pairs)
    monkeypatch.setattr(adapter, "STEPS", 26)
    monkeypatch.setattr(adapter, "ADAPTER", base / "adapter.npz")
    assert adapter.main([str(base), "sets"]) == 0
    assert drawn == [(Path("sets"), random.Random(0).random())]
    assert [line.split(",")[0].split(" loss")[0] for line in capsys.readouterr().out.splitlines()] == [
        "step 25:"
    ]
    with np.load(base / "adapter.npz") as kept:
        assert sorted({name.rpartition(".")[0] for name in kept}) == sorted(
            f"l1.{part}.w" for part in ("q", "k", "v", "ao", "fi", "fo")
        )
        assert np.abs(kept["l1.v.w.up"]).max() > 0
