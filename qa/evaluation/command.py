"""``passerelle eval``: read a set, ask it, compute its figures, compare them, and judge."""

import argparse
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from passerelle.evaluation.comparison import compare
from passerelle.evaluation.results import Comparison, Summary, Verdict
from passerelle.evaluation.runner import Asked, evaluate
from passerelle.evaluation.saved import read_run
from passerelle.evaluation.sets import read_questions
from passerelle.evaluation.stores import own_store, store_of
from passerelle.evaluation.summary import summarise
from passerelle.evaluation.types import Fault, Run
from passerelle.evaluation.verdict import ConditionError, Conditions, judge, read_condition
from passerelle.index.sync import Progress
from passerelle.retrieval import Retriever


@dataclass(frozen=True, slots=True)
class Examined:
    """A run with all that is told of it; ``unread`` are documents that could not be indexed."""

    run: Run
    summary: Summary
    comparison: Comparison | None
    verdict: Verdict
    unread: tuple[Fault, ...] = ()


def examine(
    chosen: argparse.Namespace,
    default: Path,
    *,
    indexing: Callable[[Progress], None],
    asking: Callable[[Asked], None],
) -> Examined:
    """Do what the arguments of ``passerelle eval`` say; *default* is the store where none is named.

    Raises:
        PasserelleError: a file, the store, the model, a saved run or a condition is no good; the text says which.
    """
    conditions = Conditions(tuple(map(read_condition, chosen.fail_on)), chosen.fail_on_drop, chosen.max_lost)
    baseline = read_run(chosen.baseline) if chosen.baseline else None
    if baseline is None and (conditions.drop is not None or conditions.lost is not None):
        raise ConditionError(
            "--fail-on-drop and --max-lost compare with a saved run: name it with --baseline"
        )
    questions = read_questions(chosen.questions)
    with ExitStack() as stack:
        folder = chosen.store or (stack.enter_context(own_store()) if chosen.documents else default)
        store, unread = stack.enter_context(store_of(chosen.documents, folder, progress=indexing))
        retriever = stack.enter_context(Retriever.open(store))
        run = evaluate(questions, retriever, k=chosen.k, save=chosen.save, progress=asking)
    summary = summarise(run)
    comparison = compare(baseline, run) if baseline else None
    return Examined(run, summary, comparison, judge(conditions, summary, comparison), unread)
