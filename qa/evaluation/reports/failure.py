"""A question that failed, in a few lines of plain text: for CI, and for a terminal."""

from collections.abc import Iterator

from passerelle.evaluation.reports.rows import Place, Row, State

REASONS: dict[State, str] = {
    "unfound": "no expected place is among the hits",
    "misquoted": "other words than the expected ones are quoted",
    "refused": "no answer, and the documents have one",
    "answered": "an answer, and the documents have none",
    "stale": "what is expected is not in the store any more",
    "problem": "the question could not be asked",
}
"""Why a question is a failure."""


def failure_lines(row: Row) -> Iterator[str]:
    """Yield what was asked, what should have come, what came instead, and where the right one stood."""
    outcome = row.outcome
    yield f"question: {_line(outcome.question.text)} ({outcome.question.language})"
    if not outcome.question.answerable:
        yield "expected: no answer"
    for place in row.expected:
        yield f"expected: {_shown(place)}"
    if outcome.problem:
        yield f"came:     nothing: {outcome.problem}"
    elif not row.quoted:
        yield f"came:     no answer (confidence {outcome.confidence:.2f})"
        for place in row.came:
            yield f"nearest:  {_shown(place)}"
    else:
        for place in row.came:
            yield f"came:     {_shown(place)}"
    if outcome.question.expected and not outcome.stale:
        hits = len(outcome.hits)
        where = f"rank {outcome.rank}" if outcome.rank else "not among the hits"
        yield f"the right one stood at: {where} of {hits} {'hit' if hits == 1 else 'hits'}"
    if outcome.translation_of:
        yield f"it is the translation of hit {outcome.translation_of}: expect both places if either will do"


def _shown(place: Place) -> str:
    words = _line(place.quote or place.after)
    if not words:
        return f"any passage of {place.document}"
    return f"« {words} »" + (f" of {place.document}" if place.document else "")


def _line(text: str) -> str:
    return " ".join(text.split())
