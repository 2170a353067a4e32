"""What a whole reading knows of its first pick, from which confidence is computed."""

import math
from collections.abc import Sequence

from passerelle.answer_type import answer_type, fits
from passerelle.index.tables import with_columns
from passerelle.index.types import Passage, Span
from passerelle.query import Query
from passerelle.types import Hit
from passerelle.weights import Evidence, Pick
from passerelle.words import content_words, coverage

MOST_AHEAD = 4.0
RIVALS = 9
UNIT_BEFORE, UNIT_BEHIND = 3, 12
"""Characters around the exact words in which the unit of their number may stand: € 4, 16 weeks."""
UNRELATED = 0.32
"""Mean cosine of a question and a passage on another subject, with the bundled model.

A store of a few passages is read as if such passages filled it up: what stands alone still stands out.
"""


def evidence(query: Query, hits: Sequence[Hit], picks: Sequence[Pick]) -> Evidence:
    """Return what the reading of *hits* into *picks* knows."""
    best, passage = picks[0].features, picks[0].hit.passage
    best_score, *rivals = [hit.score for hit in hits]
    rivals += [min(UNRELATED, hits[-1].score)] * (RIVALS - len(rivals))
    others = [pick.score for pick in picks if pick.hit.rank != picks[0].hit.rank]
    around = content_words(surroundings(passage))
    crossing, french = passage.language != query.language, query.language == "fr"
    held = coverage(query.words, around)
    return Evidence(
        answers=best.answers,
        span=best.span,
        sentence=best.sentence,
        ahead=min(picks[0].score - others[0], MOST_AHEAD) if others else MOST_AHEAD,
        passage=spread(best_score),
        lead=10 * (best_score - _mean(rivals)),
        peak=10 * (best_score - _mean(rivals[:3])),
        words=best.words,
        around=held * (not crossing),
        names=coverage(query.names, around),
        few_words=1 / (1 + len(query.words)),
        crossing=float(crossing),
        crossing_words=held * crossing,
        french=float(french),
        french_crossing=float(french and crossing),
        unheard=_unheard(query, hits),
        **_of_type(query, picks[0]),
    )


def _of_type(query: Query, pick: Pick) -> dict[str, float]:
    """Return whether *pick* lacks the type of thing that is asked for, or only its exact words do."""
    wanted = answer_type(query.asks)
    if wanted is None or wanted.type == "number":  # that it counts is too little to doubt for
        return {"other_type": 0.0, "points_elsewhere": 0.0}
    document, span = pick.hit.passage.document, pick.span
    held = fits(query.asks, *with_columns(document.text, span)) > 0
    exact = pick.answer or Span(span.start, span.start)
    near = document.text[max(span.start, exact.start - UNIT_BEFORE) : exact.end + UNIT_BEHIND]
    return {
        "other_type": float(not held),
        "points_elsewhere": float(held and not (pick.answer and wanted.held(near))),
    }


def _unheard(query: Query, hits: Sequence[Hit]) -> float:
    """Return the share of the question's names that none of *hits* holds; 0 where it is not known what they hold."""
    heard = {met.word for hit in hits for met in hit.met}
    return len(query.named - heard) / len(query.named) if query.named and heard else 0.0


def surroundings(passage: Passage) -> str:
    """Return a passage with the title and headings that it stands under."""
    return f"{passage.document.title} {passage.heading} {passage.text}"


def spread(cosine: float) -> float:
    """Bring a cosine to the scale of the other features."""
    return 10 * (cosine - 0.8)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
