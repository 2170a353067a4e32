"""Ask each question of its library, of the library without its answer, without its subject, and of a few documents."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.chunk import embedding_text
from index.embed import Embedder, Vectors
from index.model_making.question_sets import digest
from index.types import Language, Passage, Span
from qa.balance import balance
from qa.fit.libraries import Case, Library, language_of
from qa.language import french_probability
from qa.reader import Evidence, Features, evidence, read
from qa.types import Hit
from qa.words import Asked

HITS = 10
FEW = 3
"""Documents of the smallest libraries: a person may well begin with these."""
Variant = Literal["whole", "near", "far", "few", "few far"]


ANSWERED = frozenset({"whole", "few"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one question gave: sentences with their labels, evidence with its own, ranks.

    ``right`` tells that the best sentence holds the answer, or comes from the paragraph that does where
    the set marks no words.
    """

    case: Case
    variant: Variant
    sentences: tuple[tuple[Features, bool], ...]
    evidence: Evidence
    right: bool
    rank: int | None

    @property
    def answerable(self) -> bool:
        return self.variant in ANSWERED and bool(self.case.document)

    @property
    def direction(self) -> str:
        source = language_of(self.case.document) if self.case.document else self.case.language
        return f"{self.case.language}→{source}"


def readings(library: Library, embedder: Embedder) -> Iterator[Reading]:
    vectors = embedder.embed_passages([embedding_text(passage) for passage in library.passages])
    queries = embedder.embed_queries([case.question for case in library.cases])
    for case, query in zip(library.cases, queries, strict=True):
        scores = vectors @ query
        for variant, kept in _variants(library.passages, case):
            yield _reading(
                case,
                variant,
                query,
                _hits(case.question, library.passages, np.where(kept, scores, -1.0)),
                embedder,
            )


def _variants(passages: Sequence[Passage], case: Case) -> Iterator[tuple[Variant, NDArray[np.bool_]]]:
    everything = np.ones(len(passages), dtype=bool)
    if not case.document:
        yield "near", everything
        return
    yield "whole", everything
    yield "near", np.array([not _answers(passage, case) for passage in passages])
    yield "far", np.array([passage.document.id != case.document for passage in passages])
    others = sorted(
        {passage.document.id for passage in passages} - {case.document},
        key=lambda id_: digest(id_ + case.question),
    )
    few = {case.document, *others[: FEW - 1]}
    yield "few", np.array([passage.document.id in few for passage in passages])
    yield "few far", np.array([passage.document.id in others[:FEW] for passage in passages])


def _answers(passage: Passage, case: Case) -> bool:
    paragraph = case.paragraph
    return (
        paragraph is not None
        and passage.document.id == case.document
        and passage.start < paragraph.end
        and paragraph.start < passage.end
    )


def _hits(question: str, passages: Sequence[Passage], scores: NDArray[np.float32]) -> list[Hit]:
    """Return the hits a store of *passages* would give; a score of -1 takes a passage out."""
    found: dict[Language, list[tuple[Passage, float]]] = defaultdict(list)
    for row in np.argsort(-scores, kind="stable").tolist():
        ranking = found[passages[row].language]
        if scores[row] > -1 and len(ranking) < HITS:
            ranking.append((passages[row], float(scores[row])))
    return [
        Hit(rank, each.passage, each.score, dense=each.dense)
        for rank, each in enumerate(balance(found, french_probability(question))[:HITS], start=1)
    ]


def _reading(
    case: Case, variant: Variant, query: Vectors, hits: Sequence[Hit], embedder: Embedder
) -> Reading:
    asked = Asked.of(case.question, case.language)
    picks = read(asked, query, hits, embedder)
    whole = variant in ANSWERED
    labelled = [(pick.features, whole and _quotes(pick.hit.passage, pick.span, case)) for pick in picks]
    return Reading(
        case=case,
        variant=variant,
        sentences=tuple(labelled) if variant == "whole" else (),
        evidence=evidence(asked, hits, picks),
        right=labelled[0][1],
        rank=next((hit.rank for hit in hits if whole and _answers(hit.passage, case)), None),
    )


def _quotes(passage: Passage, span: Span, case: Case) -> bool:
    if passage.document.id != case.document or case.paragraph is None:
        return False
    if not case.answers:
        return _answers(passage, case)
    return any(span.start <= answer.start and answer.end <= span.end for answer in case.answers)
