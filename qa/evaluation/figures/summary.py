"""All figures of a run: overall, by direction, by document and by tag, each with its interval."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from passerelle.evaluation.figures.bootstrap import generator, means, whole
from passerelle.evaluation.figures.confidence import area_under_roc, calibration_error
from passerelle.evaluation.figures.measures import GRADED, QUESTION_MEASURES, Values, question_values
from passerelle.evaluation.figures.results import Figure, Group, GroupKind, Summary
from passerelle.evaluation.types import Outcome, Run

DIRECTIONS = ("fr→fr", "en→en", "fr→en", "en→fr")
"""In the order of every table; others, as of questions without an answer, come behind them."""
Rows = NDArray[np.int64]


def summarise(run: Run) -> Summary:
    """Return the figures of *run*; the same run gives the same, to the last digit.

    Raises:
        MeasuresError: ir-measures is not installed.
    """
    values = question_values(run.outcomes)
    table = (
        np.column_stack([values[name] for name in QUESTION_MEASURES])
        if run.outcomes
        else np.empty((0, len(QUESTION_MEASURES)))
    )
    groups = [_group(run, table, kind, name, rows) for kind, name, rows in groups_of(run.outcomes)]
    stale = [each.question.id for each in run.outcomes if any(judged.stale for judged in each.judged)]
    lapsed = [each.question.id for each in run.outcomes if each.stale]
    expecting = sum(bool(each.judged) for each in run.outcomes)
    return Summary(tuple(groups), tuple(stale), tuple(lapsed), run.problems, expecting, run.origin.passages)


def groups_of(outcomes: Sequence[Outcome]) -> Iterator[tuple[GroupKind, str, Rows]]:
    """Yield each group of *outcomes* that has any, as its kind, its name and the rows of its questions."""
    yield "all", "all", np.arange(len(outcomes))
    directions, documents, tags = (defaultdict[str, list[int]](list) for _ in range(3))
    for row, outcome in enumerate(outcomes):
        directions[outcome.direction].append(row)
        for document in dict.fromkeys(each.document for each in outcome.question.expected if each.document):
            documents[document].append(row)
        for tag in dict.fromkeys(outcome.question.tags):
            tags[tag].append(row)
    ordered = [
        *(name for name in DIRECTIONS if name in directions),
        *sorted(directions.keys() - {*DIRECTIONS}),
    ]
    yield from (("direction", name, np.array(directions[name])) for name in ordered)
    yield from (("document", name, np.array(documents[name])) for name in sorted(documents))
    yield from (("tag", name, np.array(tags[name])) for name in sorted(tags))


def _group(run: Run, table: Values, kind: GroupKind, name: str, rows: Rows) -> Group:
    random = generator(run.seed, f"{kind} {name}")
    found = zip(QUESTION_MEASURES, means(table[rows], random), strict=True)
    figures = {measure: figure for measure, figure in found if figure is not None}
    outcomes = [run.outcomes[row] for row in rows.tolist()]
    if kind != "document":
        figures |= _whole_figures(outcomes, random)
    return Group(kind, name, len(rows), figures, _graded(outcomes, figures))


def _graded(outcomes: Sequence[Outcome], names: Iterable[str]) -> tuple[str, ...]:
    """Return those of the measures *names* that one of *outcomes* may have a part of."""
    several = any(len(outcome.question.expected) > 1 for outcome in outcomes)
    return tuple(name for name in names if name in GRADED or (several and name.startswith("R@")))


def _whole_figures(outcomes: Sequence[Outcome], random: np.random.Generator) -> Mapping[str, Figure]:
    sound = [outcome for outcome in outcomes if not outcome.stale]
    sure = np.array([outcome.confidence for outcome in sound])
    answerable = np.array([outcome.question.answerable for outcome in sound], dtype=np.bool_)
    judged = [
        each
        for each in sound
        if not each.abstained and (each.right is not None or not each.question.answerable)
    ]
    confidence = np.array([outcome.confidence for outcome in judged])
    right = np.array([outcome.right is True for outcome in judged], dtype=np.bool_)
    times = np.array([each.milliseconds for each in outcomes if each.milliseconds is not None])
    figures = {
        "AUROC": whole(len(sound), lambda rows: area_under_roc(sure[rows], answerable[rows]), random),
        "ECE": whole(len(judged), lambda rows: calibration_error(confidence[rows], right[rows]), random),
        "ms median": whole(len(times), lambda rows: _percentile(times[rows], 50), random),
        "ms p95": whole(len(times), lambda rows: _percentile(times[rows], 95), random),
    }
    return {name: figure for name, figure in figures.items() if figure is not None}


def _percentile(times: Values, percent: float) -> float:
    return float(np.percentile(times, percent)) if len(times) else float("nan")
