"""Measures of retrieval, from ir-measures: here is only what it is given."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from passerelle.evaluation.types import Expectation, Judged, Outcome
from passerelle.index.errors import PasserelleError

MEASURES = ("R@1", "R@5", "R@10", "RR@10", "nDCG@10")
Qrels = dict[str, int]
Ranking = dict[str, float]
Value = TypeVar("Value", int, float)


class MeasuresError(PasserelleError):
    """The package that measures retrieval is not installed."""


def ranking_values(
    outcomes: Sequence[Outcome], measures: Sequence[str] = MEASURES
) -> Mapping[str, Mapping[str, float]]:
    """Return each measure's value in [0, 1] for each question that expects a place, by the question's id.

    *measures* have the names that ir-measures gives them. A question for which nothing was found is worth 0. Where
    several hits would tie, their ranks part them: libraries break ties each in its own way, so the score handed
    over is minus the rank.

    Raises:
        MeasuresError: ir-measures is not installed.
    """
    try:
        import ir_measures
    except ImportError as error:
        raise MeasuresError(
            "the measures of retrieval need the package ir-measures: install it with `pip install ir-measures`, "
            "or Passerelle with `pip install -c constraints.txt '.[eval]'`"
        ) from error
    judged = {outcome.question.id: judgements(outcome) for outcome in outcomes}
    qrels = {id_: relevant for id_, (relevant, _) in judged.items() if relevant}
    values: dict[str, dict[str, float]] = {name: dict.fromkeys(qrels, 0.0) for name in measures}
    if qrels:
        ids = {_plain(id_): id_ for id_ in qrels}
        run = {id_: judged[id_][1] for id_ in qrels if judged[id_][1]}
        parsed = [ir_measures.parse_measure(name) for name in measures]
        for found in ir_measures.iter_calc(parsed, _named_plainly(qrels), _named_plainly(run)):
            values[str(found.measure)][ids[found.query_id]] = float(found.value)
    return values


def _named_plainly(values: Mapping[str, Mapping[str, Value]]) -> dict[str, dict[str, Value]]:
    return {
        _plain(id_): {_plain(name): value for name, value in each.items()} for id_, each in values.items()
    }


def _plain(name: str) -> str:
    """Return a name in ASCII that no other has: a NUL ends one in trec_eval, half of a surrogate pair crashes it."""
    return ascii(name)


def judgements(outcome: Outcome) -> tuple[Qrels, Ranking]:
    """Return what is relevant to a question, by grade, and what was found, by minus its rank.

    A relevant item is an expectation that is not stale; those that one hit meets together count as one, of
    the highest grade. Where only documents are expected, documents are ranked, each by its first hit; two of them
    that a hit and its translation are in count as one.
    """
    sound = [
        (number, expectation, judged)
        for number, (expectation, judged) in enumerate(
            zip(outcome.question.expected, outcome.judged, strict=True)
        )
        if not judged.stale
    ]
    if not any(judged.spans for _, _, judged in sound):
        return _of_documents(outcome, [expectation for _, expectation, _ in sound])
    relevant: Qrels = {}
    for number, expectation, judged in sound:
        item = _item(number, judged)
        relevant[item] = max(expectation.relevance, relevant.get(item, 0))
    return relevant, {f"hit {hit.rank}": -float(hit.rank) for hit in outcome.hits}


def _item(number: int, judged: Judged) -> str:
    return f"missed {number}" if judged.rank is None else f"hit {judged.rank}"


def _of_documents(outcome: Outcome, sound: Sequence[Expectation]) -> tuple[Qrels, Ranking]:
    expected = {expectation.document for expectation in sound}
    one = _translated(outcome, expected)
    relevant: Qrels = {}
    for expectation in sound:
        document = one.get(expectation.document, expectation.document)
        relevant[document] = max(expectation.relevance, relevant.get(document, 0))
    ranked = dict.fromkeys(one.get(hit.document, hit.document) for hit in outcome.hits)
    return relevant, {document: -float(rank) for rank, document in enumerate(ranked, start=1)}


def _translated(outcome: Outcome, expected: Collection[str]) -> dict[str, str]:
    """Return, for an expected document that the translation of a hit is in, the expected one that the hit is in."""
    return {
        hit.translation.document: hit.document
        for hit in reversed(outcome.hits)
        if hit.translation and {hit.document, hit.translation.document} <= set(expected)
    }
