"""What each question of a run is worth by each measure: a value, or none where the measure does not apply."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from passerelle.evaluation.answers import exact_match, f1
from passerelle.evaluation.figures.ranking import MEASURES, ranking_values
from passerelle.evaluation.types import Outcome
from passerelle.index.types import Language

Values = NDArray[np.float64]

DOCUMENTS = {"document@1": 1, "document@5": 5}
QUESTION_MEASURES = (
    *MEASURES,
    *DOCUMENTS,
    "EM",
    "F1",
    "quoted",
    "quoted if answered",
    "false refusals",
    "false answers",
)
"""Measures that have a value for each question; a group's figure is their mean."""
GROUP_MEASURES = ("AUROC", "ECE", "ms median", "ms p95")
"""Measures of a group of questions as a whole."""
ALL_MEASURES = (*QUESTION_MEASURES, *GROUP_MEASURES)
GRADED = frozenset({"RR@10", "nDCG@10", "F1"})
"""Measures that a question may have a part of; recall too, where it expects several places."""
LOWER_IS_BETTER = frozenset({"false refusals", "false answers", "ECE", "ms median", "ms p95"})


def question_values(outcomes: Sequence[Outcome]) -> Mapping[str, Values]:
    """Return, by measure, an array with the value of each outcome in their order, NaN where there is none.

    - R, RR, nDCG: of questions that expect a place; see :mod:`passerelle.evaluation.figures.ranking`.
    - document@k: whether an expected document is among the first *k* hits.
    - EM, F1: of the words quoted, against the texts expected, as SQuAD 2.0 has them: a question that has no
      answer is worth 1 when it is refused.
    - quoted: whether a citation holds the expected words; *if answered* leaves refusals out.
    - false refusals: of questions that have an answer; false answers: of those that have none.

    A question whose expectations are all stale has no value by any measure.

    Raises:
        MeasuresError: ir-measures is not installed.
    """
    sound = [outcome for outcome in outcomes if not outcome.stale]
    rows = [_answer_values(outcome) | _document_values(outcome) for outcome in sound]
    ranked = ranking_values(sound)
    for outcome, row in zip(sound, rows, strict=True):
        row |= {
            name: found[outcome.question.id] for name, found in ranked.items() if outcome.question.id in found
        }
    by_id = {outcome.question.id: row for outcome, row in zip(sound, rows, strict=True)}
    empty: dict[str, float] = {}
    return {
        name: np.array(
            [by_id.get(each.question.id, empty).get(name, np.nan) for each in outcomes], dtype=np.float64
        )
        for name in QUESTION_MEASURES
    }


def answer_text(outcome: Outcome) -> str:
    """Return the words that an answer quotes, which EM and F1 are about; none when it abstains."""
    return " ".join(citation.quote for citation in outcome.citations)


def _document_values(outcome: Outcome) -> dict[str, float]:
    if not outcome.judged:
        return {}
    rank = outcome.document_rank
    return {name: float(rank is not None and rank <= k) for name, k in DOCUMENTS.items()}


def _answer_values(outcome: Outcome) -> dict[str, float]:
    question = outcome.question
    if not question.answerable:
        refused = float(outcome.refused)
        return {"EM": refused, "F1": refused, "false answers": 1 - refused}
    values = {"false refusals": float(outcome.abstained)}
    if question.texts:
        language: Language = outcome.source or question.language
        said = answer_text(outcome)
        values["EM"] = exact_match(said, question.texts, language)
        values["F1"] = f1(said, question.texts, language)
    if outcome.right is not None:
        values["quoted"] = float(outcome.right)
        if not outcome.abstained:
            values["quoted if answered"] = float(outcome.right)
    return values
