"""Documents that are versions of one another, and the third of all documents that is only measured on."""

import random
import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from passerelle.index.embed.embedder import Embedder, Vectors

LIKE = 0.45
"""Cosine of two documents, each less the mean of all, above which they are of one family."""
PIECE = 600
"""Characters of a document that are embedded at once."""
LARGEST = 12
"""Families of so many documents are trained on: one of them alone would be most of what is measured."""
SHARE = 1 / 3
TINY = 1e-9
SEED = 7
VERSION = re.compile(r"-(20\d\d(-\d\d)?|[a-f])(?=-|$)")
"""What a file's name has for its year, month or variant."""


def document_vectors(texts: Sequence[str], embedder: Embedder) -> Vectors:
    """Vectors of shape (documents, dimension), unit rows: the mean of a document's pieces, less that of all."""
    pieces = [[text[start : start + PIECE] for start in range(0, len(text), PIECE)] for text in texts]
    means = np.stack([embedder.embed_passages(each).mean(0) for each in pieces])
    means -= means.mean(0)
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    vectors: Vectors = (means / np.maximum(lengths, TINY)).astype(np.float32)
    return vectors


def stem(name: str) -> str:
    """Return a file's *name* without its suffix and what tells its versions apart."""
    return VERSION.sub("", name.rpartition(".")[0])


def families(names: Sequence[str], vectors: Vectors) -> list[list[str]]:
    """Return *names* in families, sorted: documents that are alike, or named alike, and those alike to these."""
    parents = list(range(len(names)))

    def root(place: int) -> int:
        while parents[place] != place:
            place = parents[place]
        return place

    alike = vectors @ vectors.T
    stems = [stem(name) for name in names]
    for one in range(len(names)):
        for other in range(one):
            if alike[one, other] > LIKE or stems[one] == stems[other]:
                parents[root(one)] = root(other)
    groups: dict[int, list[str]] = defaultdict(list)
    for place, name in enumerate(names):
        groups[root(place)].append(name)
    return sorted(sorted(group) for group in groups.values())


def held_out(groups: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the names of about a third of the documents, whole families of them, the same each time."""
    shuffled = list(groups)
    random.Random(SEED).shuffle(shuffled)  # noqa: S311
    wanted = SHARE * sum(map(len, shuffled))
    held: set[str] = set()
    for group in shuffled:
        if len(held) < wanted and len(group) < LARGEST:
            held |= set(group)
    return frozenset(held)
