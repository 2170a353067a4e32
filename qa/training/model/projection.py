"""Train the model's last layer, a linear map that brings the two languages together.

``python -m passerelle.training.model.projection BASE DATA`` reads BASE, a model made with
``python -m passerelle.training.model.build BASE --bare``, and the question sets and aligned texts in DATA, and writes
``projection.npy`` beside this file. It needs torch and takes about ten minutes on two cores.

The encoder itself stays as it is: only vectors are mapped. Each text of a pair lives in one language, drawn
at random, and is asked for in both, among texts of both, as in a person's own mixed folder. The map is then
halved towards the identity as far as ``KEPT`` says, which kept or raised every set it was not trained on.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from passerelle.index.embed.bundled import OpenVinoEmbedder
from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.training.model.training_pairs import SETS
from passerelle.training.question_sets import is_held_out, read_jsonl, read_pairs

if TYPE_CHECKING:
    from torch import Tensor

PROJECTION = Path(__file__).parent / "projection.npy"
PAIRS = {"canlaws": 3500}
OTHER_PAIRS = 1500
"""Aligned pairs drawn of each source."""
LONGEST = 500
"""Characters of a pair's text that are embedded."""
TEMPERATURE = 0.03
STIFFNESS = 0.03
"""Cost of each squared step away from the identity."""
PASSES, PAIRS_A_STEP, QUESTIONS_A_STEP = 6, 512, 192
KEPT = 0.7
"""Share of the way from the identity to the trained map that is kept."""


@dataclass(frozen=True, slots=True)
class Material:
    """Vectors of shape (texts, dimension): a pair's texts and headings in both languages; questions, passages."""

    french: "Tensor"
    english: "Tensor"
    french_headings: "Tensor"
    english_headings: "Tensor"
    questions: "Tensor"
    passages: "Tensor"


def main(arguments: Sequence[str]) -> int:
    base, data = map(Path, arguments)
    trained = train(_read(data, OpenVinoEmbedder.open(base, "base")))
    kept = np.eye(len(trained)) + KEPT * (trained - np.eye(len(trained)))
    np.save(PROJECTION, kept.astype(np.float32))
    return 0


def train(material: Material) -> Vectors:
    """Return the map, of shape (dimension, dimension), under which what belongs together is nearest."""
    import torch
    from torch.nn.functional import cross_entropy, normalize

    draw = torch.Generator().manual_seed(0)
    dimension = material.french.shape[1]
    identity = torch.eye(dimension)
    weights = torch.eye(dimension, requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=1e-3)
    for number in range(PASSES):
        losses = []
        for rows in torch.randperm(len(material.french), generator=draw).split(PAIRS_A_STEP):  # type: ignore[no-untyped-call]
            stored, asked, translated = _draw_languages(material, rows, draw)
            questions = torch.randint(len(material.questions), (QUESTIONS_A_STEP,), generator=draw)
            candidates = normalize(torch.cat([stored, material.passages[questions]]) @ weights.T, dim=1)
            loss = STIFFNESS * ((weights - identity) ** 2).sum()
            for share, texts, first in (
                (1.0, asked, 0),
                (0.5, translated, 0),
                (1.0, material.questions[questions], len(rows)),
            ):
                scores = normalize(texts @ weights.T, dim=1) @ candidates.T / TEMPERATURE
                loss = loss + share * cross_entropy(scores, first + torch.arange(len(texts)))
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            losses.append(loss.item())
        sys.stdout.write(f"pass {number + 1}: loss {np.mean(losses):.3f}\n")
    trained: Vectors = weights.detach().numpy()
    return trained


def _draw_languages(material: Material, rows: "Tensor", draw: Any) -> tuple["Tensor", "Tensor", "Tensor"]:
    """Return the text of each pair in the language it lives in, a heading to ask for it, and its translation."""
    import torch

    lives = torch.rand((len(rows), 1), generator=draw) < 0.5
    asks = torch.rand((len(rows), 1), generator=draw) < 0.5
    french, english = material.french[rows], material.english[rows]
    headings = torch.where(asks, material.french_headings[rows], material.english_headings[rows])
    return torch.where(lives, french, english), headings, torch.where(lives, english, french)


def _read(data: Path, embedder: Embedder) -> Material:
    import torch

    pairs = _pairs(data)
    questions, passages = zip(*_questions(data), strict=True)
    texts = {side: embedder.embed_passages([row[side][:LONGEST] for row in pairs]) for side in ("fr", "en")}
    headings = {
        side: embedder.embed_queries([row[f"heading_{side}"] or row[side][:80] for row in pairs])
        for side in ("fr", "en")
    }
    vectors = (
        *texts.values(),
        *headings.values(),
        embedder.embed_queries(questions),
        embedder.embed_passages(passages),
    )
    return Material(*map(torch.from_numpy, vectors))


def _pairs(data: Path) -> list[dict[str, str]]:
    """Draw aligned pairs of every source, none with a heading that ``canlaws_tune`` asks."""
    asked = {row["question"] for row in read_jsonl(data / "canlaws_tune" / "questions.jsonl")}
    sources: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read_pairs(data / "aligned" / "pairs.jsonl.gz"):
        if asked.isdisjoint((row["heading_fr"], row["heading_en"])):
            sources[row["source"]].append(row)
    draw = random.Random(0)  # noqa: S311 - a repeatable draw, no secret
    drawn = [
        row
        for source, rows in sorted(sources.items())
        for row in draw.sample(rows, min(PAIRS.get(source, OTHER_PAIRS), len(rows)))
    ]
    draw.shuffle(drawn)
    return drawn


def _questions(data: Path) -> Iterable[tuple[str, str]]:
    """Yield questions and the passage that answers each, of titles that are not held out."""
    for name in SETS:
        passages = {row["id"]: row for row in read_jsonl((data / name).parent / "passages.jsonl")}
        for row in read_jsonl(data / f"{name}.jsonl"):
            for passage in (passages[id_] for id_ in row["passage_ids"][:1]):
                if not is_held_out(passage["title"]):
                    yield row["question"], f"{passage['title']}\n{passage['text']}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
