"""Ask each question of its library, of the library without its answer, without its subject, and of a few documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from passerelle.fusion import fitted_fusion
from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.index.store.candidates import Candidate
from passerelle.index.types import Passage, Span
from passerelle.language import french_probability
from passerelle.reader import Evidence, Features, evidence, read
from passerelle.training.libraries import Case, Library, language_of
from passerelle.training.memory_store import MemoryStore
from passerelle.training.question_sets import digest
from passerelle.types import Hit
from passerelle.words import Asked

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
        return direction(self.case)


def direction(case: Case) -> str:
    """Return the language of a question → that of the document that answers it, or its own where none does."""
    return f"{case.language}→{language_of(case.document) if case.document else case.language}"


@dataclass(frozen=True, slots=True)
class Look:
    """One question's hits in its library, or in less than the whole of it; it is *french* with that probability."""

    case: Case
    variant: Variant
    query: Vectors
    french: float
    hits: list[Hit]


def looks(library: Library, embedder: Embedder) -> Iterator[Look]:
    """Yield what each question of *library* finds in each variant of it."""
    store = MemoryStore(library.passages, embedder)
    queries = embedder.embed_queries([case.question for case in library.cases])
    for case, query in zip(library.cases, queries, strict=True):
        french = french_probability(case.question)
        candidates = store.candidates(case.question, query, french)
        for variant, kept in variants(library.passages, case):
            among = [each for each, keep in zip(candidates, kept.tolist(), strict=True) if keep]
            yield Look(case, variant, query, french, hits_of(store, among, french))


def readings(library: Library, embedder: Embedder) -> Iterator[Reading]:
    return (
        _reading(look.case, look.variant, look.query, look.hits, embedder)
        for look in looks(library, embedder)
    )


def variants(passages: Sequence[Passage], case: Case) -> Iterator[tuple[Variant, NDArray[np.bool_]]]:
    """Yield the whole library and what is left of it without the answer: which passages are kept."""
    everything = np.ones(len(passages), dtype=bool)
    if not case.document:
        yield "near", everything
        return
    yield "whole", everything
    yield "near", np.array([not answers(passage, case) for passage in passages])
    yield "far", np.array([passage.document.id != case.document for passage in passages])
    others = sorted(
        {passage.document.id for passage in passages} - {case.document},
        key=lambda id_: digest(id_ + case.question),
    )
    few = {case.document, *others[: FEW - 1]}
    yield "few", np.array([passage.document.id in few for passage in passages])
    yield "few far", np.array([passage.document.id in others[:FEW] for passage in passages])


def answers(passage: Passage, case: Case) -> bool:
    """Tell whether *passage* overlaps the paragraph that answers."""
    paragraph = case.paragraph
    return (
        paragraph is not None
        and passage.document.id == case.document
        and passage.start < paragraph.end
        and paragraph.start < passage.end
    )


def hits_of(store: MemoryStore, candidates: Sequence[Candidate], french: float) -> list[Hit]:
    """Return the hits a store that holds only the *candidates* of *store* would give."""
    ranked = fitted_fusion().rank(candidates, french, store.vectors_of)[:HITS]
    return [each.hit(rank, store.passages[each.candidate.row]) for rank, each in enumerate(ranked, start=1)]


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
        rank=next((hit.rank for hit in hits if whole and answers(hit.passage, case)), None),
    )


def _quotes(passage: Passage, span: Span, case: Case) -> bool:
    if passage.document.id != case.document or case.paragraph is None:
        return False
    if not case.answers:
        return answers(passage, case)
    return any(span.start <= answer.start and answer.end <= span.end for answer in case.answers)
