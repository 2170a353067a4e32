"""The passages nearest to a question, in either language, that do not answer it."""

import random
from collections.abc import Iterator, Sequence

import numpy as np

from passerelle.index.embed.embedder import Embedder
from passerelle.training.question_sets import is_held_out
from passerelle.training.reader.examples import Text
from passerelle.training.reader.sets import Asked

SEED = 1
NEAREST = 14
"""Passages that are looked at, and of these how many are taken at most."""
TAKEN = 4
EMBEDDED = 900
"""Characters of a passage that are embedded."""
AT_ONCE = 256


def unanswering(asked: Sequence[Asked], embedder: Embedder) -> Iterator[tuple[Asked, Text]]:
    """Yield questions of *asked*, each with passages near to it that do not answer.

    A question that is trained on meets no passage that is held out.
    """
    offered: dict[str, Text] = {}
    for each in asked:
        if each.source.offered:
            offered.setdefault(each.passage.text, each.passage)
    pool, chosen = list(offered.values()), list(_chosen(asked))
    if not chosen:
        return
    held = np.array([is_held_out(passage.context) for passage in pool])
    passages = embedder.embed_passages([_embedded(passage) for passage in pool])
    queries = embedder.embed_queries([each.question for each in chosen])
    for start in range(0, len(chosen), AT_ONCE):
        scores = queries[start : start + AT_ONCE] @ passages.T
        for each, row in zip(chosen[start : start + AT_ONCE], scores, strict=True):
            nearest = [int(place) for place in np.argsort(-row, kind="stable")[:NEAREST]]
            met = [pool[place] for place in nearest if each.held_out or not held[place]]
            yield from ((each, passage) for passage in [p for p in met if not _answers(p, each)][:TAKEN])


def _chosen(asked: Sequence[Asked]) -> Iterator[Asked]:
    drawn = random.Random(SEED)  # noqa: S311
    for each in asked:
        share = each.source.elsewhere
        if each.answered and share and (share == 1 or drawn.random() < share):
            yield each


def _answers(passage: Text, asked: Asked) -> bool:
    """Tell whether *passage* is the one that answers, or holds the words of an answer."""
    lowered = passage.text.lower()
    words = [asked.passage.text[start:end].lower() for start, end in asked.spans]
    return passage.text == asked.passage.text or any(each in lowered for each in words)


def _embedded(passage: Text) -> str:
    words = passage.text[:EMBEDDED]
    return f"{passage.context}\n{words}" if passage.context else words
