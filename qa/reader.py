"""Pick the words that answer: score every candidate of the passages that the network has read, and how sure to be."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.answer_type import fits
from passerelle.evidence import evidence, spread, surroundings
from passerelle.index.chunk import context
from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import BUNDLED_NAME
from passerelle.index.types import Language, Passage, Span
from passerelle.labelled import Named, whole_part
from passerelle.query import Query
from passerelle.quotation.candidates import Candidate, candidates
from passerelle.quotation.marks import asks
from passerelle.quotation.wanted import wants_list, wants_steps
from passerelle.reading.glosses import met
from passerelle.reading.network import Network
from passerelle.reading.ranges import ruled_out
from passerelle.reading.read import read_passages
from passerelle.reading.spans import PassageReading
from passerelle.types import Hit
from passerelle.weights import Features, Pick, Weights
from passerelle.words import content_words, coverage, names_another, weight

PASSAGES_READ = 5
EMBEDDED = 10
"""Candidates, of those that the network finds likeliest, that are embedded too."""
ANSWERS_SCALE = 4.0
SPAN_SCALE = 8.0
LEAST_SPAN = -24.0
"""Logits that count as 1, and the least score of a span that counts: below, it is as good as none."""
LONGEST = 700


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the passages found for a question: the *network* first, and the *embedder* what it finds likeliest."""

    network: Network
    embedder: Embedder
    weights: Weights

    def read(self, query: Query, hits: Sequence[Hit], named: Named | None = None) -> list[Pick]:
        """Return what of the first hits may answer, best first.

        Where the question names an article, only what lies in it is read.

        Raises:
            EmbedderError: a file of the network is missing or damaged.
        """
        read = (named.hits if named else hits)[:PASSAGES_READ]
        readings = read_passages(self.network, query.asks, [hit.passage for hit in read], query.language)
        likeliest = self._likeliest(query, list(zip(read, readings, strict=True)), named)
        if not likeliest:
            return []
        cosines = self._cosines(query, likeliest)
        rarity = _rarity(query, [each.words for each in likeliest])
        crossing = crossing_coverage(query, [(each.words, each.hit.passage.language) for each in likeliest])
        picks = []
        for each, cosine, crossing_words in zip(likeliest, cosines, crossing, strict=True):
            features = Features(
                passage=10 * (each.hit.score - hits[0].score),
                answers=each.answers,
                span=each.span_score,
                sentence=cosine,
                crossing_words=crossing_words,
                **_words(query, each.hit, each.words, rarity),
            )
            picks.append(Pick(each.hit, each.span, self.weights.score(features), features, each.answer))
        return sorted(picks, key=lambda pick: (-pick.score, pick.hit.rank, pick.span.start))

    def confidence(self, query: Query, hits: Sequence[Hit], picks: Sequence[Pick]) -> float:
        """Return the estimated probability, in [0, 1], that the first of *picks* answers; 0 where there is none."""
        return self.weights.confidence(evidence(query, hits, picks)) if picks else 0.0

    def _cosines(self, query: Query, read: Sequence["_Read"]) -> list[float]:
        """Return how near each candidate is to the question; of another model than the bundled one it is not known."""
        if self.embedder.name != BUNDLED_NAME:
            return [0.0] * len(read)
        vectors = self.embedder.embed_passages([_embedded(each) for each in read])
        return [spread(cosine) for cosine in (vectors @ query.vector).tolist()]

    def _likeliest(
        self, query: Query, read: Sequence[tuple[Hit, PassageReading]], named: Named | None
    ) -> list["_Read"]:
        """Return the candidates that the network finds likeliest, in the order of the passages."""
        whole, steps = wants_list(query.asks), wants_steps(query.asks)
        found = [
            _Read.of(hit, reading, each)
            for hit, reading in read
            for each in _asked_for(
                query.asks,
                hit.passage.document.text,
                _candidates(hit.passage, named, whole_list=whole, steps=steps),
            )
        ]
        asked = set(query.words)
        found.sort(key=lambda each: -each.promise(asked))
        return sorted(found[:EMBEDDED], key=lambda each: (each.hit.rank, each.span.start))


@dataclass(frozen=True, slots=True)
class _Read:
    """A candidate as the network read it: its scores, about -1 to 1, and the exact words it points at."""

    hit: Hit
    span: Span
    words: str
    answers: float
    span_score: float
    answer: Span | None

    @classmethod
    def of(cls, hit: Hit, reading: PassageReading, candidate: Candidate) -> "_Read":
        start, span = hit.passage.start, candidate.span
        best = reading.best(span.start - start, span.end - start)
        score = max(LEAST_SPAN, best.score if best else LEAST_SPAN) / SPAN_SCALE
        answer = Span(best.start, best.end).moved(start) if best else None
        return cls(hit, span, candidate.words, reading.answers / ANSWERS_SCALE, score, answer)

    def promise(self, asked: set[str]) -> float:
        """Return how much speaks for embedding this candidate: what the network says, and the words it shares."""
        held = len(asked & set(content_words(self.words))) / (1 + len(asked))
        return 3 * self.span_score + 0.5 * self.answers + 2 * held + self.hit.score * 2


def _embedded(read: _Read) -> str:
    """Return what is embedded for a candidate: the title and headings of its passage, then its words."""
    around = context(read.hit.passage)
    return f"{around}\n{read.words}" if around else read.words


def _candidates(passage: Passage, named: Named | None, *, whole_list: bool, steps: bool) -> list[Candidate]:
    """Return what may be quoted of *passage*, of a named part alone and whole where there is one."""
    if named is None or not named.parts:
        return candidates(passage, whole_list=whole_list, steps=steps) or [
            Candidate(span, passage.document.text[span.start : span.end]) for span in candidate_spans(passage)
        ]
    text, parts = passage.document.text, named.parts.get(passage.document.id, ())
    whole = [Candidate(span, text[span.start : span.end]) for span in whole_part(parts, passage)]
    return whole or [
        each
        for each in candidates(passage, whole_list=whole_list, steps=steps)
        if named.holds(passage, each.span)
    ]


def _asked_for(question: str, text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates *found* in *text* without the rows that stand for other numbers than the *question*'s.

    What is more than one line, a whole list say, is kept: one of its rows may be the one.
    """
    quoted = [text[each.span.start : each.span.end] for each in found]
    out = ruled_out(question, ["" if "\n" in each else each for each in quoted])
    return [each for place, each in enumerate(found) if place not in out]


def candidate_spans(passage: Passage) -> list[Span]:
    """Return the spans of *passage* that can stand as a quotation; its first words where none can.

    Of a passage of questions alone, none can: it answers nothing.
    """
    if found := [each.span for each in candidates(passage)]:
        return found
    if all(asks(line) for line in passage.text.splitlines() if line.strip()):
        return []
    return [Span(passage.start, min(passage.end, passage.start + LONGEST))]


def _words(query: Query, hit: Hit, text: str, rarity: dict[str, float]) -> dict[str, float]:
    """Return the features that come from a candidate's words."""
    crossing = hit.passage.language != query.language
    held = content_words(text)
    return {
        "words": coverage(query.words, held, rarity) * (not crossing),
        "around": coverage(query.words, content_words(surroundings(hit.passage))) * (not crossing),
        "names": coverage(query.names, held) if query.names else 0.0,
        "of_type": fits(query.asks, text),
        "name": float(query.kind in {"person", "place"} and names_another(query.asks, text)),
        "length": min(len(text), 300) / 300,
    }


def _rarity(query: Query, texts: Sequence[str]) -> dict[str, float]:
    """Return how much each word of the question parts the candidates: words that all *texts* hold say little."""
    held = Counter(word for each in texts for word in set(content_words(each)))
    return {word: math.log(1 + len(texts) / (held[word] + 0.5)) for word in query.words}


def crossing_coverage(query: Query, texts: Sequence[tuple[str, Language]]) -> list[float]:
    """Return for each of *texts* the share, in [0, 1], of the question's words it has; 0.0 in the question's language.

    Each is a text with its language. Words weigh by their length, and more the fewer of the texts have them.
    """
    words = [met(query.asks, query.language, text, language) for text, language in texts]
    having = Counter(word for each in words for word, held in each.items() if held)
    rarity = {word: math.log(1 + len(texts) / (having[word] + 0.5)) for each in words for word in each}
    return [
        _share_held({word: weight(word) * rarity[word] for word in each}, each) if each else 0.0
        for each in words
    ]


def _share_held(weights: dict[str, float], held: dict[str, bool]) -> float:
    return math.fsum(each for word, each in weights.items() if held[word]) / math.fsum(weights.values())
