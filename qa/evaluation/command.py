"""``passerelle eval``: read a set, ask it, compute its figures, compare them, and judge."""

import argparse
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from passerelle.evaluation.figures.comparison import compare
from passerelle.evaluation.figures.results import Evaluated
from passerelle.evaluation.figures.summary import summarise
from passerelle.evaluation.figures.verdict import ConditionError, Conditions, judge, read_condition
from passerelle.evaluation.runs.runner import Asked, evaluate
from passerelle.evaluation.runs.saved import read_run
from passerelle.evaluation.runs.stores import own_store, store_of
from passerelle.evaluation.sets.read import read_questions
from passerelle.index.sync import Progress
from passerelle.retrieval import Retriever


def examine(
    chosen: argparse.Namespace,
    default: Path,
    *,
    indexing: Callable[[Progress], None],
    asking: Callable[[Asked], None],
) -> Evaluated:
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
        run = evaluate(questions, Retriever.open(store), k=chosen.k, save=chosen.save, progress=asking)
    summary = summarise(run)
    comparison = compare(baseline, run) if baseline else None
    return Evaluated(run, summary, comparison, judge(conditions, summary, comparison), unread)
