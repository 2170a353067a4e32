"""The network that is trained: the embedder's encoder over its frozen words, and two heads."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from passerelle.training.reader.start import HEADS, Start

EPSILON = 1e-12
MASKED = -1e4
SPREAD = 0.02
"""Standard deviation of the heads' first weights."""


class Layer(nn.Module):
    """A layer of the encoder, its queries, keys and values in one product."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=EPSILON)
        self.up = nn.Linear(hidden, 4 * hidden)
        self.down = nn.Linear(4 * hidden, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=EPSILON)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        rows, tokens, hidden = states.shape
        width = hidden // HEADS
        split = self.qkv(states).view(rows, tokens, 3, HEADS, width).permute(2, 0, 3, 1, 4)
        query, key, value = split
        scores = torch.matmul(query * width**-0.5, key.transpose(-1, -2)) + bias
        seen = torch.matmul(scores.softmax(-1), value).transpose(1, 2).reshape(rows, tokens, hidden)
        states = self.norm1(states + self.out(seen))
        whole: Tensor = self.norm2(states + self.down(functional.gelu(self.up(states))))
        return whole

    def begin(self, start: Start, number: int) -> None:
        """Take the weights of the encoder's layer of that *number*."""
        here = f"l{number}"
        inward = [f"{here}.{name}" for name in "qkv"]
        _copy(self.qkv.weight, np.concatenate([start.matrix(f"{name}.w") for name in inward]))
        _copy(self.qkv.bias, np.concatenate([start.single(f"{name}.b") for name in inward]))
        for dense, name in ((self.out, "ao"), (self.up, "fi"), (self.down, "fo")):
            _copy(dense.weight, start.matrix(f"{here}.{name}.w"))
            _copy(dense.bias, start.single(f"{here}.{name}.b"))
        for norm, name in ((self.norm1, "aln"), (self.norm2, "oln")):
            _copy(norm.weight, start.single(f"{here}.{name}.w"))
            _copy(norm.bias, start.single(f"{here}.{name}.b"))


class Reader(nn.Module):
    """What is trained: all but the words, their places and the norm over both, which stay as they are.

    The words are no part of a checkpoint: they are those of the embedder's file on the disk.
    """

    words: Tensor
    places: Tensor
    scale: Tensor
    shift: Tensor

    def __init__(self, start: Start, layers: int = 0) -> None:
        super().__init__()
        self.register_buffer("words", torch.from_numpy(start.words), persistent=False)
        self.register_buffer("places", torch.from_numpy(start.places))
        self.register_buffer("scale", torch.from_numpy(start.single("emb.ln.w").copy()))
        self.register_buffer("shift", torch.from_numpy(start.single("emb.ln.b").copy()))
        hidden = self.scale.numel()
        self.layers = nn.ModuleList(Layer(hidden) for _ in range(layers or start.layers))
        for number, layer in enumerate(self.layers):
            layer.begin(start, number)  # type: ignore[operator]
        self.span, self.answers = nn.Linear(hidden, 2), nn.Linear(hidden, 1)
        for head in (self.span, self.answers):
            nn.init.normal_(head.weight, std=SPREAD)
            nn.init.zeros_(head.bias)

    def forward(self, ids: Tensor, mask: Tensor, inside: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return logits in float32: of each token to begin and to end the answer, and of the row to hold one.

        *ids*, *mask* and *inside* have the shape (rows, tokens); what is not inside cannot be chosen.
        """
        with torch.no_grad():
            states = self.words[ids] + self.places[: ids.shape[1]]
            states = functional.layer_norm(states, self.scale.shape, self.scale, self.shift, EPSILON)
        bias = ((1 - mask) * MASKED)[:, None, None, :].to(torch.bfloat16)
        for layer in self.layers:
            states = layer(states, bias)
        spans = self.span(states).float().masked_fill(~inside[:, :, None], MASKED)
        return spans[:, :, 0], spans[:, :, 1], self.answers(states[:, 0]).float()[:, 0]


def losses(network: Reader, part: Any, device: str) -> tuple[Tensor, Tensor]:
    """Return the losses of a :class:`~passerelle.training.reader.batches.Part`, of shape (rows,) each.

    The first is that of the span, 0 where it is not known; the second that of whether there is an answer at all.
    A row that answers, and has rivals, is also asked to be the likeliest of them, and its span among all of theirs.
    """
    with torch.autocast(device, torch.bfloat16):
        starts, ends, answers = network(
            *(_tensor(each, device) for each in (part.ids, part.mask, part.inside))
        )
    first, last = (_tensor(part.spans[:, column], device) for column in (0, 1))
    span = functional.cross_entropy(starts, first, reduction="none")
    span = (span + functional.cross_entropy(ends, last, reduction="none")) / 2 * _tensor(part.marked, device)
    known = _tensor(part.answered, device)
    found = functional.binary_cross_entropy_with_logits(answers, known, reduction="none")
    rivals = _Rivals.of(_tensor(part.question, device), known)
    marked = _tensor(part.marked, device)
    among = (rivals.lost(starts[:, :1] - starts, first) + rivals.lost(ends[:, :1] - ends, last)) / 2 * marked
    return span + among, found + rivals.lost_rows(answers)


@dataclass(frozen=True, slots=True)
class _Rivals:
    """Which rows of a part are of the same question, of shape (rows, rows), and which answer and have rivals."""

    same: Tensor
    best: Tensor

    @classmethod
    def of(cls, question: Tensor, answered: Tensor) -> "_Rivals":
        same = question[:, None] == question[None, :]
        return cls(same, answered * (same.sum(1) > 1))

    def lost_rows(self, logits: Tensor) -> Tensor:
        """Return for each row that answers how far its logit is from standing alone among its rivals'; else 0."""
        whole = torch.where(self.same, logits[None, :], -math.inf).logsumexp(1)
        return (whole - logits) * self.best

    def lost(self, below: Tensor, place: Tensor) -> Tensor:
        """Return the same for the logit at a *place* among those of all tokens of all rivals.

        *below* says, of shape (rows, tokens), how far each lies below that of no answer in its row.
        """
        tokens = -below[:, 1:]
        here = -below.gather(1, place[:, None])[:, 0]
        whole = torch.where(self.same, tokens.logsumexp(1)[None, :], -math.inf).logsumexp(1)
        return (whole - here) * self.best


def _tensor(values: Any, device: str) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values)).to(device)


def state_of(network: Reader) -> Mapping[str, Tensor]:
    """Return copies of the weights and of what is frozen but the words, by the names a checkpoint has."""
    return {name: values.detach().cpu().clone() for name, values in network.state_dict().items()}


def _copy(weights: Tensor, values: Any) -> None:
    with torch.no_grad():
        weights.copy_(torch.from_numpy(np.ascontiguousarray(values)))
