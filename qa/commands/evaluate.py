"""What ``passerelle eval`` does: read a set, ask it, compute its figures, compare them, and judge."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from passerelle.commands.arguments import STORE
from passerelle.commands.eval_options import EvalOptions
from passerelle.evaluation.figures.comparison import compare
from passerelle.evaluation.figures.results import Evaluated
from passerelle.evaluation.figures.side_by_side import Compared, compare_settings
from passerelle.evaluation.figures.summary import summarise
from passerelle.evaluation.figures.verdict import ConditionError, Conditions, judge, read_condition
from passerelle.evaluation.runs.runner import Asked, evaluate
from passerelle.evaluation.runs.saved import read_run
from passerelle.evaluation.runs.settings import SettingsError, read_settings
from passerelle.evaluation.runs.stores import own_store, store_of
from passerelle.evaluation.sets.read import read_questions
from passerelle.index.run.types import Progress
from passerelle.index.store.location import require_folder
from passerelle.retrieval import Retriever

OF_ONE_RUN = (
    "save",
    "baseline",
    "fail_on",
    "fail_on_drop",
    "max_lost",
    "report",
    "markdown",
    "junit",
    "misses",
    "by",
    "allow_changed_set",
)
"""Options of a single run, which mean nothing of several."""


def evaluate_set(
    options: EvalOptions, *, indexing: Callable[[Progress], None], asking: Callable[[Asked], None]
) -> Evaluated:
    """Ask one set of one store, and return all that is told of it.

    Raises:
        PasserelleError: a file, the store, the model, a saved run or a condition is no good; the text says which.
    """
    conditions = Conditions(
        tuple(map(read_condition, options.fail_on)),
        options.fail_on_drop,
        options.max_lost,
        options.max_stale,
        options.allow_changed_set,
    )
    baseline = read_run(options.baseline) if options.baseline else None
    if baseline is None and (conditions.drop is not None or conditions.lost is not None):
        raise ConditionError(
            "--fail-on-drop and --max-lost compare with a saved run: name it with --baseline"
        )
    if conditions.drop is not None and conditions.drop >= 1:
        raise ConditionError("no figure falls by more than 1: name a smaller share after --fail-on-drop")
    questions = read_questions(options.questions)
    with ExitStack() as stack:
        folder = options.store or (stack.enter_context(own_store()) if options.documents else STORE)
        store, unread = stack.enter_context(store_of(options.documents, folder, progress=indexing))
        retriever = stack.enter_context(Retriever.open(store))
        run = evaluate(questions, retriever, k=options.k, save=options.save, progress=asking)
    summary = summarise(run)
    comparison = compare(baseline, run) if baseline else None
    return Evaluated(run, summary, comparison, judge(conditions, summary, comparison), unread)


def compare_set(
    options: EvalOptions,
    settings: Path,
    *,
    indexing: Callable[[Progress], None],
    asking: Callable[[Asked], None],
) -> tuple[Compared, ...]:
    """Ask one set under each setting in the file *settings*, on the documents given or those of a store.

    Raises:
        SettingsError: the file of settings is no good, or an option of a single run is given too.
        PasserelleError: the set, the documents, the store or a model is no good; the text says which.
    """
    for name in OF_ONE_RUN:
        given = getattr(options, name)
        if given is not None and given is not False and given != ():  # 0 is given
            raise SettingsError(
                f"--{name.replace('_', '-')} is for a single run: leave it out, or leave out --matrix"
            )
    return compare_settings(
        read_settings(settings),
        read_questions(options.questions),
        documents=options.documents,
        store=require_folder(options.store or STORE, "copy it into one with `passerelle copy FROM TO`"),
        k=options.k,
        indexing=indexing,
        asking=asking,
    )
