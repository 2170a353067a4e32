"""What changed between two runs of one question set, and whether chance alone would part them as far."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from passerelle.evaluation.figures.results import Change, Comparison
from passerelle.evaluation.figures.significance import paired_tests
from passerelle.evaluation.sets.sameness import same_words
from passerelle.evaluation.types import Outcome, Run

FIRST = 5
"""Hits among which an expected place must be for a question to count as found."""


def compare(baseline: Run, run: Run) -> Comparison:
    """Return what became of each question, and a paired test for each measure, overall and by direction.

    Questions are matched by id. One whose words are others is another one, and so is one that is judged by less than
    in the baseline: what it was right in there could not be lost. Groups are those of *run*; of a question that is in
    one run only, nothing is tested.

    Raises:
        MeasuresError: ir-measures is not installed.
    """
    before = {outcome.question.id: outcome for outcome in baseline.outcomes}
    after = {outcome.question.id: outcome for outcome in run.outcomes}
    apart = {id_: _apart(before[id_], after[id_]) for id_ in after if id_ in before}
    shared = [id_ for id_, why in apart.items() if not why]
    asked_in_both = set(shared)
    changes = [change for id_ in shared if (change := _change(before[id_], after[id_]))]
    changes += [
        Change(
            "new",
            id_,
            after[id_].question.text,
            apart.get(id_, "not in the baseline"),
        )
        for id_ in after
        if id_ not in asked_in_both
    ]
    changes += [
        Change("gone", id_, before[id_].question.text, apart.get(id_, "only in the baseline"))
        for id_ in before
        if id_ not in asked_in_both
    ]
    tests = paired_tests([before[id_] for id_ in shared], [after[id_] for id_ in shared], run.seed)
    compared = sum(not after[id_].stale for id_ in shared)
    return Comparison(tuple(changes), tests, tuple(_differences(baseline, run)), compared)


def _apart(before: Outcome, after: Outcome) -> str:
    """Say why two outcomes of one id are not those of one question; empty where they are."""
    if same_words(before.question.text) != same_words(after.question.text):
        return "the baseline asks something else under this id"
    if before.stale and not after.stale:
        return "it was stale in the baseline"
    if after.stale:
        return ""
    fewer = _good(before).keys() - _good(after).keys()
    return (
        f"the baseline asks whether it is {' and '.join(sorted(fewer))}, which nothing tells here"
        if fewer
        else ""
    )


def _change(before: Outcome, after: Outcome) -> Change | None:
    """Return what became of a question, ``None`` where nothing did, or where what it expects is gone."""
    if after.stale:
        return None
    was, now = _good(before), _good(after)
    steps = [(name, was[name], now[name]) for name in was if name in now and was[name] != now[name]]
    lost = [name for name, before_, _ in steps if before_]
    won = [name for name, before_, _ in steps if not before_]
    question = after.question
    if lost or won:
        words = [f"no longer {name}" for name in lost] + [f"now {name}" for name in won]
        return Change(
            "lost" if lost else "won", question.id, question.text, "; ".join([*words, *_moved(before, after)])
        )
    if moved := _moved(before, after):
        return Change("rank", question.id, question.text, "; ".join(moved))
    if before.citations != after.citations or before.abstained != after.abstained:
        return Change("quote", question.id, question.text, "other words are quoted")
    return None


def _good(outcome: Outcome) -> Mapping[str, bool]:
    """Return what a question is asked for and whether it was done."""
    good: dict[str, bool] = {}
    if any(not each.stale for each in outcome.judged):
        good[f"among the first {FIRST}"] = outcome.rank is not None and outcome.rank <= FIRST
    if not outcome.question.answerable:
        good["refused"] = outcome.refused
    elif outcome.right is not None:
        good["answered right"] = outcome.right
    else:
        good["answered"] = not outcome.abstained
    return good


def _moved(before: Outcome, after: Outcome) -> list[str]:
    if before.rank == after.rank:
        return []
    return [f"rank {before.rank or 'none'} → {after.rank or 'none'}"]


def _differences(baseline: Run, run: Run) -> Iterator[str]:
    """Yield the name of each part of the origin that the two runs do not share."""
    ours, theirs = asdict(run.origin), asdict(baseline.origin)
    yield from (name for name in ours if ours[name] != theirs[name])
