"""Figures of a reader on examples that were held out: spans found, and near misses told from answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelle.evaluation.answers import exact_match, f1
from passerelle.evaluation.figures.bootstrap import generator, means, whole
from passerelle.evaluation.figures.measures import Values
from passerelle.evaluation.figures.results import Figure
from passerelle.index.types import Language

REFUSED = 0.05
"""Share of the answerable questions that may be refused where false answers are counted."""
SPAN_SHARE = 0.3
"""What the score of the best span counts beside the score of there being an answer."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the reader says of one example: its words, and two logits; ``expected`` words, in their *language*.

    ``there`` is the score of there being an answer, ``span`` that of the best span over none.
    """

    text: str
    there: float
    span: float
    expected: tuple[str, ...]
    language: str

    @property
    def score(self) -> float:
        return self.there + SPAN_SHARE * self.span


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one set and direction, each with its interval of 95 %.

    ``false_answers`` is the share of the near misses that are answered where 5 % of the questions with an answer
    are refused; it and ``auc``, by the score of both heads together, are none where there are no near misses.
    """

    name: str
    em: Figure
    f1: Figure
    auc: Figure | None
    false_answers: Figure | None


def line_of(name: str, answerable: Sequence[Answered], near: Sequence[Answered]) -> Line:
    """Return the figures of answers to questions that have one, and to near misses."""
    rows = [
        (
            exact_match(each.text, each.expected, _language(each)),
            f1(each.text, each.expected, _language(each)),
        )
        for each in answerable
    ]
    em, overlap = means(np.array(rows), generator(0, name))
    assert em is not None
    assert overlap is not None
    truth = np.repeat([1, 0], [len(answerable), len(near)])
    scores = np.array([each.score for each in (*answerable, *near)])
    auc = whole(len(truth), lambda drawn: area(truth[drawn], scores[drawn]), generator(1, name))
    false = whole(len(truth), lambda drawn: false_share(truth[drawn], scores[drawn]), generator(2, name))
    return Line(name, em, overlap, auc, false)


def area(truth: NDArray[np.int64], scores: Values) -> float:
    """Return the area under the ROC curve (Mann and Whitney's U, ties by half); NaN where one kind is missing."""
    right, wrong = scores[truth == 1], np.sort(scores[truth == 0])
    if not len(right) or not len(wrong):
        return float("nan")
    below = (np.searchsorted(wrong, right, "left") + np.searchsorted(wrong, right, "right")) / 2
    return float(below.mean() / len(wrong))


def false_share(truth: NDArray[np.int64], scores: Values) -> float:
    """Return the share of what has no answer that scores at least what ``REFUSED`` of the others stay below."""
    right, wrong = scores[truth == 1], scores[truth == 0]
    if not len(right) or not len(wrong):
        return float("nan")
    return float((wrong >= np.quantile(right, REFUSED)).mean())


def table(lines: Sequence[Line]) -> str:
    """Return *lines* as a table for a person to read."""
    head = f"{'set, direction':18}  {'n':>9}  {'EM':17}  {'F1':17}  {'AUC':17}  false answers"
    return "\n".join([head, *map(_shown, lines)])


def _shown(line: Line) -> str:
    count = f"{line.em.count}/{line.auc.count - line.em.count if line.auc else 0}"
    figures = (line.em, line.f1, line.auc, line.false_answers)
    return f"{line.name:18}  {count:>9}  " + "  ".join(f"{_figure(each):17}" for each in figures).rstrip()


def _figure(figure: Figure | None) -> str:
    return f"{figure.value:.3f} [{figure.low:.3f}–{figure.high:.3f}]" if figure else "–"


def _language(answered: Answered) -> Language:
    return "fr" if answered.language == "fr" else "en"
