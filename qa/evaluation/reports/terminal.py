"""What ``passerelle eval`` prints: a table a person reads, and the JSON of the same."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from passerelle.evaluation.figures.power import (
    LEAST_LOST,
    can_show,
    least_drop,
    shown_drop,
    took_part,
    unseen,
)
from passerelle.evaluation.figures.results import Change, ChangeKind, Comparison, Evaluated, Figure, Group
from passerelle.evaluation.types import Outcome, Run
from passerelle.index.text import counted

COLUMNS = ("R@1", "R@5", "R@10", "RR@10", "nDCG@10", "EM", "F1", "quoted", "false refusals")
HEADS = {"false refusals": "refused"}
BESIDE = ("document@1", "document@5", "quoted if answered", "false answers", "AUROC", "ECE")
WIDTH = 8
SHOWN = 50
"""Lines of one kind that are printed; the saved run has all of them."""


def evaluated_lines(evaluated: Evaluated, *, misses: bool = False, by: Collection[str] = ()) -> Iterator[str]:
    run, summary = evaluated.run, evaluated.summary
    origin = run.origin
    yield from _some([f"not read: {problem}" for problem in (*evaluated.unread, *run.problems)])
    yield (
        f"{counted(len(run.outcomes), 'question')} of {counted(origin.documents, 'document')} in "
        f"{counted(origin.passages, 'passage')}, "
        f"{origin.k} hits each · {origin.model} · {origin.program}"
    )
    yield ""
    yield from _table([*(group for group in summary.groups if group.kind == "direction"), summary.overall])
    yield from _interval(summary.overall)
    yield from _power(summary.overall)
    for kind in ("tag", *by):
        groups = [group for group in summary.groups if group.kind == kind]
        if groups:
            yield ""
            yield from _table(groups)
    yield ""
    yield from _beside(summary.overall)
    yield from _milliseconds(summary.overall, run.machine)
    yield from _some(list(_stale(run)))
    yield from _some(list(_translated(run)))
    if evaluated.comparison is not None:
        yield ""
        yield from comparison_lines(evaluated.comparison)
    if misses:
        yield ""
        yield from _misses(run)


def too_small_to_show(evaluated: Evaluated, drop: float) -> str:
    """Say of which figures the set is too small for a limit of that *drop*; empty where it is of none."""
    hidden = unseen(evaluated.comparison.tests if evaluated.comparison else (), drop)
    if not hidden:
        return ""
    shown = "; ".join(
        f"{_limit(count)} of {', '.join(names)}" for count, names in sorted(hidden.items(), reverse=True)
    )
    return f"--fail-on-drop {drop:g} sees a figure fall where {LEAST_LOST} questions fall and none rises: {shown}"


def _limit(count: int) -> str:
    least = least_drop(count)
    drop = "no drop at all" if least > 1 else f"no drop below {least:.3f} by questions lost whole"
    return f"{counted(count, 'question')} can show {drop}"


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    counts = ", ".join(
        f"{len(comparison.of(kind))} {words}" for kind, words in KINDS.items() if comparison.of(kind)
    )
    yield f"beside the baseline: {counts or 'no question changed'}"
    if comparison.differences:
        yield f"  not made alike: {', '.join(comparison.differences)}"
    for test in comparison.tests:
        if test.p <= 0.05:
            yield (
                f"  {test.group} {test.measure}: {test.was:.3f} → {test.now:.3f} "
                f"({test.count} questions, p = {test.p:.4f}; {test.p_any:.4f} that any figure falls as much)"
            )
    yield from _changes(comparison.of("lost"))
    yield from _changes(comparison.of("won"))


KINDS: dict[ChangeKind, str] = {
    "lost": "lost",
    "won": "won",
    "rank": "found at another rank",
    "quote": "quoted otherwise",
    "new": "new",
    "gone": "gone",
}


def evaluated_json(evaluated: Evaluated) -> dict[str, Any]:
    """Return the figures, the comparison and the verdict; ``--save`` keeps the outcomes."""
    return {
        "origin": asdict(evaluated.run.origin),
        "machine": evaluated.run.machine,
        "made": evaluated.run.made,
        "questions": len(evaluated.run.outcomes),
        "problems": [asdict(problem) for problem in (*evaluated.unread, *evaluated.run.problems)],
        "stale": list(evaluated.summary.stale),
        "lapsed": list(evaluated.summary.lapsed),
        "translations": [each.question.id for each in evaluated.run.outcomes if each.translation_of],
        "groups": [_group_json(group) for group in evaluated.summary.groups],
        "misses": [outcome.question.id for outcome in missed(evaluated.run.outcomes)],
        "comparison": asdict(evaluated.comparison) if evaluated.comparison else None,
        "passed": evaluated.verdict.passed,
        "reasons": list(evaluated.verdict.reasons),
    }


def _group_json(group: Group) -> dict[str, Any]:
    """Return a group with the share of its questions that took part in each figure, and the least drop that shows."""
    return {
        **asdict(group),
        "took_part": {name: took_part(figure, group) for name, figure in group.figures.items()},
        "least_drop": {
            name: least if (least := shown_drop(name, group)) <= 1 else None for name in group.figures
        },
    }


def missed(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Yield the outcomes that are not as they should be: not found, not quoted, refused or answered in error."""
    for outcome in outcomes:
        if outcome.stale:
            continue
        unfound = bool(outcome.judged) and outcome.rank is None
        if (
            unfound
            or outcome.right is False
            or outcome.problem
            or outcome.abstained is outcome.question.answerable
        ):
            yield outcome


def _table(groups: Iterable[Group]) -> Iterator[str]:
    groups = list(groups)
    width = max(len("questions"), *(len(group.name) for group in groups))
    heads = "".join(f"{HEADS.get(name, name):>{WIDTH}}" for name in COLUMNS)
    yield f"{'':{width}} {'n':>6}{heads}"
    for group in groups:
        cells = "".join(_cell(group.figures.get(name)) for name in COLUMNS)
        yield f"{group.name:{width}} {group.questions:6}{cells}"


def _interval(group: Group) -> Iterator[str]:
    width = len("questions")
    for words, name in (("95 % from", "low"), ("to", "high")):
        figures = (group.figures.get(column) for column in COLUMNS)
        cells = "".join(_cell(figure and Figure(getattr(figure, name), 0, 0, 0)) for figure in figures)
        yield f"{words:>{width}} {'':6}{cells}"


def _power(group: Group) -> Iterator[str]:
    """Yield the share of the questions that took part in each figure, and the least drop that they can show."""
    width = len("questions")
    figures = [group.figures.get(column) for column in COLUMNS]
    shares = "".join(f"{f'{took_part(each, group):.3f}' if each else '·':>{WIDTH}}" for each in figures)
    drops = "".join(f"{can_show(name, group) if name in group.figures else '·':>{WIDTH}}" for name in COLUMNS)
    yield f"{'took part':>{width}} {'':6}{shares}"
    yield f"{'can show':>{width}} {'':6}{drops}"


def _cell(figure: Figure | None) -> str:
    return f"{figure.value:{WIDTH}.3f}" if figure else f"{'·':>{WIDTH}}"


def _beside(group: Group) -> Iterator[str]:
    for name in BESIDE:
        if figure := group.figures.get(name):
            interval = f"{figure.low:.3f} to {figure.high:.3f}"
            share = f"took part {took_part(figure, group):.3f}, can show {can_show(name, group)}"
            yield f"{name} {figure.value:.3f} ({interval}; {counted(figure.count, 'question')}; {share})"


def _milliseconds(group: Group, machine: str) -> Iterator[str]:
    median, p95 = group.figures.get("ms median"), group.figures.get("ms p95")
    if median and p95:
        yield (
            f"{median.value:.0f} ms a question at the median, {p95.value:.0f} ms at the 95th percentile "
            f"({counted(median.count, 'question')} asked one by one; {machine})"
        )


def _stale(run: Run) -> Iterator[str]:
    for outcome in run.outcomes:
        for expectation, judged in zip(outcome.question.expected, outcome.judged, strict=True):
            if judged.stale:
                named = getattr(expectation, judged.stale)
                where = "" if judged.stale == "document" else f" in {expectation.document}"
                yield (
                    f"stale: {outcome.question.id} expects the {judged.stale} {named!r}, "
                    f"which is not there now{where}"
                )


def _translated(run: Run) -> Iterator[str]:
    """Yield a line for each question whose expected place is only shown as a hit's translation."""
    for outcome in run.outcomes:
        if rank := outcome.translation_of:
            yield (
                f"translation: {outcome.question.id} expects what is the translation of hit {rank}, in "
                f"{outcome.hits[rank - 1].document}: expect both places if either will do"
            )


def _changes(changes: Collection[Change]) -> Iterator[str]:
    yield from _some([f"  {each.kind}: {each.id} {each.question} ({each.what})" for each in changes])


def _some(lines: Sequence[str]) -> Iterator[str]:
    """Yield the first of *lines*, and how many more there are."""
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield f"  and {len(lines) - SHOWN} more"


def _misses(run: Run) -> Iterator[str]:
    for outcome in missed(run.outcomes):
        came = " ".join((outcome.problem or outcome.answer).split())
        yield f"miss: {outcome.question.id} {outcome.question.text} → {came} (rank {outcome.rank or 'none'})"
