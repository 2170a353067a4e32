"""Teach the upper layers of the encoder to bring questions and answers together, across the two languages too.

``python -m passerelle.training.model.adapter BASE DATA`` reads BASE, which
``python -m tests.benchmarks.torch_model BASE --bare`` writes, and the question sets and aligned texts in DATA, and
writes ``adapter.npz`` beside this file. It needs torch.

Each dense layer from ``FIRST`` on learns a product of two narrow matrices that is added to its weights (Hu et al.,
*LoRA*, ICLR 2022). A question must find its passage among those of its batch; among passages in its own language
it must also order them as the model did before, so that little is forgotten of what is not taught here.
"""

import math
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from tokenizers import Tokenizer

from passerelle.index.embed.bundled import PASSAGE_PROMPT, QUERY_PROMPT
from passerelle.training.model.training_pairs import Pair, TrainingPairs
from passerelle.training.model.weights import ADAPTER

if TYPE_CHECKING:
    from torch import Tensor

RANK = 16
FIRST = 6
"""The first layer that learns."""
STEPS = 420
WARM_UP = 30
RATE = 4e-4
TEMPERATURE = 0.02
RETURN = 0.2
"""What finding the question of a passage counts, beside finding the passage of a question."""
REMEMBERED = 1.0
"""What keeping the order within a language counts, and how sharply that order is seen."""
SHARPNESS = 0.03
LONGEST = 224
TOKENS_AT_ONCE = 3000
PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
"""Where transformers keeps each dense layer, by the name that `passerelle.training.model.weights` gives it."""


def main(arguments: Sequence[str]) -> int:
    base, data = map(Path, arguments)
    pupil = Pupil(base)
    for step, figures in enumerate(pupil.learn(TrainingPairs(data, random.Random(0)).batches()), start=1):  # noqa: S311
        if step % 25 == 0:
            sys.stdout.write(f"step {step}: {figures}\n")
            sys.stdout.flush()
    np.savez(ADAPTER, **pupil.learnt())
    return 0


class Pupil:
    """The encoder with its narrow matrices, and the last layer, which stays as it is."""

    def __init__(self, base: Path) -> None:
        import torch
        from safetensors.torch import load_file
        from transformers import BertModel

        torch.manual_seed(0)
        self._model: Any = BertModel.from_pretrained(base, add_pooling_layer=False)
        self._model.train(
            False
        )  # nothing is dropped out: there is little to learn, and it is seen once or twice
        self._model.requires_grad_(False)
        self._last = load_file(base / "2_Dense" / "model.safetensors")["linear.weight"]
        self._tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._layers = {
            f"l{number}.{name}.w": _widen(layer, place)
            for number, layer in enumerate(self._model.encoder.layer)
            if number >= FIRST
            for name, place in PARTS.items()
        }

    def learn(self, batches: Iterator[list[Pair]]) -> Iterator[str]:
        """Take a step for each batch, and yield how it went: mean loss, questions that found their passage."""
        import torch
        from torch.nn.functional import cross_entropy

        weights = [each for layer in self._layers.values() for each in (layer.down, layer.up)]
        optimiser = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01)
        for step, batch in zip(range(STEPS), batches, strict=False):
            for group in optimiser.param_groups:
                slope = 0.5 * (1 + math.cos(math.pi * step / STEPS))
                group["lr"] = RATE * min(1, (step + 1) / WARM_UP) * max(0.02, slope)
            questions, passages, before = self._compare(batch)
            scores = questions @ passages.T
            own = torch.arange(len(batch))
            loss = cross_entropy(scores / TEMPERATURE, own)
            loss = loss + RETURN * cross_entropy(scores.T / TEMPERATURE, own)
            loss = loss + REMEMBERED * _divergence(before, scores, batch)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            right = (scores.argmax(dim=1) == own).float().mean().item()
            yield f"loss {loss.item():.3f}, right {right:.3f}"

    def learnt(self) -> dict[str, Any]:
        """Return the two matrices of each layer, ``NAME.down`` (rank, inputs) and ``NAME.up`` (outputs, rank)."""
        found = {}
        for name, layer in self._layers.items():
            found[f"{name}.down"] = layer.down.detach().numpy().astype(np.float16)
            found[f"{name}.up"] = layer.up.detach().numpy().astype(np.float16)
        return found

    def _compare(self, batch: Sequence[Pair]) -> tuple["Tensor", "Tensor", "Tensor"]:
        """Return the vectors of a batch's questions and of its passages, and their cosines before all learning."""
        texts = [QUERY_PROMPT + pair.question for pair in batch] + [
            PASSAGE_PROMPT + pair.passage for pair in batch
        ]
        now, before = self._embed(texts)
        size = len(batch)
        return now[:size], now[size:], before[:size] @ before[size:].T

    def _embed(self, texts: Sequence[str]) -> tuple["Tensor", "Tensor"]:
        """Return vectors of shape (texts, dimension), learnt and as before; what lies below is run once."""
        import torch
        from torch.nn.functional import normalize

        ids = [each.ids for each in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(ids)), key=lambda row: -len(ids[row]))
        now, before = [], []
        start = 0
        while start < len(order):
            rows = order[start : start + max(1, TOKENS_AT_ONCE // len(ids[order[start]]))]
            start += len(rows)
            tokens = torch.zeros((len(rows), len(ids[rows[0]])), dtype=torch.long)
            seen = torch.zeros(tokens.shape)
            for place, row in enumerate(rows):
                tokens[place, : len(ids[row])] = torch.tensor(ids[row])
                seen[place, : len(ids[row])] = 1
            with torch.autocast("cpu", torch.bfloat16):
                with torch.no_grad():
                    states = self._run(self._model.embeddings(input_ids=tokens), seen, 0, FIRST)
                    before.append(self._upper(states, seen, learnt=0.0))
                now.append(self._upper(states, seen, learnt=1.0))
        back = torch.argsort(torch.tensor(order))
        new, old = (normalize((torch.cat(each) @ self._last.T)[back], dim=1) for each in (now, before))
        return new, old

    def _upper(self, states: "Tensor", seen: "Tensor", *, learnt: float) -> "Tensor":
        for layer in self._layers.values():
            layer.share = learnt
        top = self._run(states, seen, FIRST, len(self._model.encoder.layer)).float()
        return (top * seen[:, :, None]).sum(dim=1) / seen.sum(dim=1, keepdim=True)

    def _run(self, states: "Tensor", seen: "Tensor", start: int, end: int) -> "Tensor":
        absent = (1 - seen)[:, None, None, :] * -1e4
        for layer in self._model.encoder.layer[start:end]:
            states = layer(states, absent)
        return states


def _divergence(before: "Tensor", scores: "Tensor", batch: Sequence[Pair]) -> "Tensor":
    """Return how far each question's order of the passages in its language moved: Kullback and Leibler's mean."""
    import torch

    others = torch.tensor([[1e4 * (pair.asked != each.answered) for each in batch] for pair in batch])
    old, new = (torch.log_softmax(each / SHARPNESS - others, dim=1) for each in (before, scores))
    return (old.exp() * (old - new)).sum(dim=1).mean()


def _widen(layer: Any, place: str) -> Any:
    """Put the two narrow matrices beside the dense layer at *place*, and return what holds them."""
    import torch

    class Widened(torch.nn.Module):
        """A dense layer, and the product learnt beside it."""

        def __init__(self, dense: Any) -> None:
            super().__init__()
            inputs, outputs = dense.in_features, dense.out_features
            self.dense = dense
            self.down = torch.nn.Parameter(torch.randn(RANK, inputs) / math.sqrt(inputs))
            self.up = torch.nn.Parameter(torch.zeros(outputs, RANK))
            self.share = 1.0

        def forward(self, states: "Tensor") -> "Tensor":
            output: Tensor = self.dense(states) + self.share * ((states @ self.down.T) @ self.up.T)
            return output

    *path, last = place.split(".")
    for name in path:
        layer = getattr(layer, name)
    widened = Widened(getattr(layer, last))
    setattr(layer, last, widened)
    return widened


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
