"""Pick the sentence that answers: score every candidate of the best passages, and how sure to be."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from passerelle.index.chunk import embedding_text
from passerelle.index.embed import Embedder, Vectors
from passerelle.index.sentences import sentences
from passerelle.index.types import Passage, Span
from passerelle.shipped import read_shipped
from passerelle.types import Hit
from passerelle.words import Asked, content_words, coverage, gives

PASSAGES_READ = 5
SENTENCES_READ = 30
SHORTEST = 20
LONGEST = 700
RIVALS = 9
UNRELATED = 0.32
"""Mean cosine of a question and a passage on another subject, with the model in the box.

A store of a few passages is read as if such passages filled it up: what stands alone still stands out.
"""
WEIGHTS = Path(__file__).parent / "weights.json"


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of one sentence as an answer, each about 0 to 1, higher speaking for it.

    Shared words speak only between texts of one language; ``crossing`` makes up for their silence.
    """

    passage: float
    sentence: float
    words: float
    around: float
    names: float
    time: float
    number: float
    name: float
    length: float
    crossing: float
    crossing_words: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a whole reading, from which confidence is computed.

    ``lead`` and ``peak`` say how far the best passage stands before all others and the next three;
    ``stands_out`` how far the sentence picked stands before those read with it.
    """

    passage: float
    lead: float
    peak: float
    sentence: float
    stands_out: float
    words: float
    around: float
    names: float
    few_words: float
    crossing: float
    crossing_words: float


@dataclass(frozen=True, slots=True)
class Pick:
    """A sentence of a hit's passage, as offsets in the document, and its score as the answer."""

    hit: Hit
    span: Span
    score: float
    features: Features


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted numbers, by ``python -m passerelle.fit FOLDER``; an answer less sure than *threshold* is withheld."""

    sentence: tuple[float, ...]
    evidence: tuple[float, ...]
    evidence_bias: float
    threshold: float


@lru_cache(maxsize=1)
def fitted_weights() -> Weights:
    return read_shipped(
        WEIGHTS,
        lambda stored: Weights(
            tuple(stored["sentence"].values()),
            tuple(stored["evidence"].values()),
            stored["evidence_bias"],
            stored["threshold"],
        ),
    )


def read(asked: Asked, vector: Vectors, hits: Sequence[Hit], embedder: Embedder) -> list[Pick]:
    """Return the candidate sentences of the first hits, best first; *vector* is the question's.

    At most thirty sentences are embedded, each with its title and headings: those with most of the
    question's words and the best passages.
    """
    told = said_once(hits)
    found = [(hit, span) for hit in told[:PASSAGES_READ] for span in candidate_spans(hit.passage)]
    found.sort(key=lambda pair: (-_promise(asked, *pair), pair[0].rank, pair[1].start))
    found = found[:SENTENCES_READ]
    if not found:
        return []
    alone = [replace(hit.passage, start=span.start, end=span.end) for hit, span in found]
    cosines = embedder.embed_passages([embedding_text(sentence) for sentence in alone]) @ vector
    rarity = _rarity(asked, alone)
    weights = np.array(fitted_weights().sentence)
    picks = []
    for (hit, span), sentence, cosine in zip(found, alone, cosines.tolist(), strict=True):
        features = Features(
            passage=10 * (hit.score - hits[0].score),
            sentence=_spread(cosine),
            **_words(asked, hit, sentence, rarity),
        )
        picks.append(Pick(hit, span, float(weights @ np.array(astuple(features))), features))
    return sorted(picks, key=lambda pick: (-pick.score, pick.hit.rank, pick.span.start))


def said_once(hits: Sequence[Hit]) -> list[Hit]:
    """Return *hits* without those that say in the other language what stands before them in the question's own."""
    return [hit for hit in hits if not hit.repeats]


def candidate_spans(passage: Passage) -> list[Span]:
    """Return the sentences of *passage* that can stand as a quotation: no heading, no scrap, no endless list."""
    document = passage.document
    headings = {(heading.start, heading.end) for heading in document.headings}
    return [
        span
        for span in sentences(document.text, passage.start, passage.end)
        if (span.start, span.end) not in headings and SHORTEST <= span.end - span.start <= LONGEST
    ] or [Span(passage.start, min(passage.end, passage.start + LONGEST))]


def evidence(asked: Asked, hits: Sequence[Hit], picks: Sequence[Pick]) -> Evidence:
    """Return what the reading of *hits* into *picks* knows."""
    best, passage = picks[0].features, picks[0].hit.passage
    told = said_once(hits)
    best_score, *rivals = [hit.score for hit in told]
    rivals += [hits[-1].score] * (len(hits) - len(told))
    rivals += [min(UNRELATED, hits[-1].score)] * (RIVALS - len(rivals))
    around = content_words(_context(passage))
    crossing = passage.language != asked.language
    held = coverage(asked.words, around)
    return Evidence(
        passage=_spread(best_score),
        lead=10 * (best_score - _mean(rivals)),
        peak=10 * (best_score - _mean(rivals[:3])),
        sentence=max(pick.features.sentence for pick in picks),
        stands_out=best.sentence - _mean([pick.features.sentence for pick in picks]),
        words=best.words,
        around=held * (not crossing),
        names=coverage(asked.names, around),
        few_words=1 / (1 + len(asked.words)),
        crossing=float(crossing),
        crossing_words=held * crossing,
    )


def confidence(known: Evidence) -> float:
    """Return the estimated probability, in [0, 1], that the documents answer the question."""
    weights = fitted_weights()
    odds = math.fsum(weight * value for weight, value in zip(weights.evidence, astuple(known), strict=True))
    return 1 / (1 + math.exp(-(odds + weights.evidence_bias)))


def _words(asked: Asked, hit: Hit, sentence: Passage, rarity: dict[str, float]) -> dict[str, float]:
    """Return the features that come from the sentence's words."""
    crossing = sentence.language != asked.language
    text = sentence.text
    held = content_words(text)
    given = gives(asked, text)
    return {
        "words": coverage(asked.words, held, rarity) * (not crossing),
        "around": coverage(asked.words, content_words(_context(hit.passage))) * (not crossing),
        "names": coverage(asked.names, held) if asked.names else 0.0,
        "time": given * (asked.kind == "time"),
        "number": given * (asked.kind == "number"),
        "name": given * (asked.kind in {"person", "place"}),
        "length": min(len(text), 300) / 300,
        "crossing": float(crossing),
        "crossing_words": coverage(asked.words, held, rarity) * crossing,
    }


def _rarity(asked: Asked, candidates: Sequence[Passage]) -> dict[str, float]:
    """Return how much each word of the question parts the candidates: words that all of them hold say little."""
    held = Counter(word for each in candidates for word in set(content_words(each.text)))
    return {word: math.log(1 + len(candidates) / (held[word] + 0.5)) for word in asked.words}


def _context(passage: Passage) -> str:
    return f"{passage.document.title} {passage.heading} {passage.text}"


def _promise(asked: Asked, hit: Hit, span: Span) -> float:
    text = hit.passage.document.text[span.start : span.end]
    return coverage(asked.words, content_words(text)) + 10 * hit.score + 0.5 / hit.rank


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _spread(cosine: float) -> float:
    """Bring a cosine to the scale of the other features."""
    return 10 * (cosine - 0.8)
