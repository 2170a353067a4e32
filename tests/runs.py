"""Runs made by hand, for tests of what is computed of them."""

from collections.abc import Sequence
from dataclasses import replace

from passerelle.evaluation.types import Expectation, Found, Judged, Origin, Outcome, Question, Quoted, Run
from passerelle.index.types import Language, Span
from passerelle.types import QuestionLanguage

ORIGIN = Origin("aa", "bb", 1, "words", "cc", 128, 2, 5, "0.1.0+dd", 10)


def asked(
    id_: str,
    *ranks: int | None,
    hits: int = 10,
    language: QuestionLanguage = "fr",
    source: Language = "fr",
    right: bool | None = None,
    said: str = "",
) -> Outcome:
    """Return the outcome of a question whose expected places, one each, were met at *ranks*.

    All hits have one score: only their ranks tell them apart. Without ``said`` words the answer abstains.
    """
    expected = tuple(Expectation("a.txt", f"quote {number}") for number in range(len(ranks)))
    return Outcome(
        question=Question(id_, f"question {id_}", language, expected),
        source=source,
        hits=tuple(Found(rank, "a.txt", 10 * rank, 10 * rank + 9, 0.5) for rank in range(1, hits + 1)),
        judged=tuple(Judged((Span(0, 5),), rank=rank) for rank in ranks),
        document_rank=1 if hits else None,
        right=right,
        abstained=not said,
        answer=said,
        citations=(Quoted("a.txt", 0, len(said), said),) if said else (),
    )


def refused(id_: str, *, confidence: float = 0.0, abstained: bool = True) -> Outcome:
    """Return the outcome of a question that has no answer."""
    return Outcome(
        Question(id_, f"question {id_}", "fr", answerable=False), confidence=confidence, abstained=abstained
    )


def run_of(outcomes: Sequence[Outcome], *, seed: int = 0) -> Run:
    return replace(Run(ORIGIN, tuple(outcomes)), seed=seed)
