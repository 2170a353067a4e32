"""What a report shows of one question: what was asked, what should have come, and what came instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from passerelle.evaluation.matching import meets
from passerelle.evaluation.types import Expectation, Found, Judged, Outcome, Quoted
from passerelle.index.types import Span

State = Literal["right", "unfound", "misquoted", "refused", "answered", "stale", "problem"]
"""``unfound``: no expected place is among the hits; ``misquoted``: other words are quoted; ``refused``: the
documents say, and no answer came; ``answered``: they do not say, and one came; ``stale``: what is expected is
not in the store any more; ``problem``: the question could not be asked."""
CONTEXT = 120
"""Characters shown on each side of the words that matter."""
EXCERPT = 280
"""Characters shown of the nearest passage, where nothing is quoted."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a document, and as much around them as a run knows; ``quote`` is empty where any words will do."""

    document: str
    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One outcome made ready to be shown; without citations, ``came`` is the nearest passage, not ``quoted``."""

    outcome: Outcome
    state: State
    expected: tuple[Place, ...]
    came: tuple[Place, ...]
    quoted: bool


def row_of(outcome: Outcome, texts: Mapping[str, str]) -> Row:
    """Return what is shown of *outcome*; *texts* has the words of its hits, by their places."""
    quoted = tuple(_around(citation, outcome, texts) for citation in outcome.citations)
    nearest = tuple(_excerpt(hit, texts) for hit in outcome.hits[:1])
    return Row(
        outcome=outcome,
        state=state_of(outcome),
        expected=tuple(_expected(outcome, texts)),
        came=quoted or nearest,
        quoted=bool(quoted),
    )


def state_of(outcome: Outcome) -> State:
    """Return what is wrong with *outcome*, the first thing that a person would mend, or ``right``."""
    if outcome.stale:
        return "stale"
    if outcome.problem:
        return "problem"
    if not outcome.question.answerable:
        return "right" if outcome.abstained else "answered"
    if outcome.judged and outcome.rank is None:
        return "unfound"
    if outcome.abstained:
        return "refused"
    return "misquoted" if outcome.right is False else "right"


def _expected(outcome: Outcome, texts: Mapping[str, str]) -> Iterator[Place]:
    for expectation, judged in zip(outcome.question.expected, outcome.judged, strict=True):
        yield _seen(expectation, judged, outcome, texts) or Place(
            expectation.document or expectation.passage, expectation.quote
        )
    if not outcome.question.expected:
        yield from (Place("", answer) for answer in outcome.question.answers)


def _seen(
    expectation: Expectation, judged: Judged, outcome: Outcome, texts: Mapping[str, str]
) -> Place | None:
    """Return the expected words in the hit that meets them, where one does and holds them whole."""
    if judged.rank is None or judged.rank > len(outcome.hits) or judged.rank == judged.translation_of:
        return None
    hit = outcome.hits[judged.rank - 1]
    held = (span for span in judged.spans if span.within(hit))
    span = next(held, None)
    if span is None:
        met = any(meets(span, Span(hit.start, hit.end)) for span in judged.spans)
        return None if not met or expectation.quote else _excerpt(hit, texts)
    return _cut(hit, span, texts)


def _around(citation: Quoted, outcome: Outcome, texts: Mapping[str, str]) -> Place:
    quoted = Span(citation.start, citation.end)
    for hit in outcome.hits:
        if hit.document == citation.document and quoted.within(hit):
            return _cut(hit, quoted, texts)
    return Place(citation.document, citation.quote)


def _cut(hit: Found, span: Span, texts: Mapping[str, str]) -> Place:
    text = texts.get(hit.place, "")
    start, end = span.start - hit.start, span.end - hit.start
    before, after = text[:start], text[end:]
    return Place(
        hit.document,
        text[start:end],
        before if len(before) <= CONTEXT else f"… {before[-CONTEXT:].partition(' ')[2]}",
        _shortened(after, CONTEXT),
    )


def _excerpt(hit: Found, texts: Mapping[str, str]) -> Place:
    text = texts.get(hit.place, "")
    return Place(hit.document, "", "", _shortened(text, EXCERPT))


def _shortened(text: str, most: int) -> str:
    """Return the beginning of *text*, at most so many characters and whole words of it."""
    if len(text) <= most:
        return text
    cut = text[:most]
    return f"{cut.rpartition(' ')[0] or cut} …"
