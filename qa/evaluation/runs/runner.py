"""Ask a whole question set of a store: in parallel, with progress, from where a stopped run had come to."""

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from passerelle.evaluation.runs.asking import Asker
from passerelle.evaluation.runs.origin import machine, origin
from passerelle.evaluation.runs.partial import Partial
from passerelle.evaluation.runs.saved import save_run
from passerelle.evaluation.types import Outcome, Question, QuestionSet, Run
from passerelle.index.embed.embedder import usable_cores
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.retrieval import Retriever

K = 10
WARM_UP = 3
TIMED = 50
"""Questions, spread over the set, that are also asked by themselves with nothing remembered, and timed."""
THREADS = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """How far a run has come: questions asked, of how many; ``resumed`` of them by a run before it."""

    done: int
    total: int
    resumed: int


def evaluate(
    asked: QuestionSet,
    retriever: Retriever,
    *,
    k: int = K,
    save: Path | None = None,
    progress: Callable[[Asked], None] | None = None,
) -> Run:
    """Ask every question and return the run, saved in *save* where that is given.

    With *save*, outcomes are also written down one by one beside it. A run that was stopped, of the same
    questions, store and program, goes on from there.

    Raises:
        RunError: *save* cannot be written.
    """
    made_of = origin(retriever, asked.questions, k)
    asker = Asker(retriever, k=k)
    tell = progress or (lambda _: None)
    with ExitStack() as stack:
        partial = stack.enter_context(closing(Partial(save, made_of))) if save else None
        known = dict(partial.outcomes) if partial else {}
        resumed = len(known)
        left = [question for question in asked.questions if question.id not in known]
        tell(Asked(resumed, len(asked.questions), resumed))
        outcomes = stack.enter_context(closing(_ask_all(asker, left)))
        for done, outcome in enumerate(outcomes, start=resumed + 1):
            known[outcome.question.id] = outcome
            if partial:
                partial.add(outcome, {hit.place: asker.texts[hit.place] for hit in outcome.hits})
            tell(Asked(done, len(asked.questions), resumed))
        run = Run(
            origin=made_of,
            outcomes=tuple(known[question.id] for question in asked.questions),
            problems=asked.problems,
            texts=(partial.texts if partial else {}) | asker.texts,
            machine=machine(),
            made=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        if save and partial:
            save_run(run, save)
            partial.forget()
    return run


def find(
    asked: QuestionSet, retriever: Retriever, *, k: int = K, only: Only = EVERYTHING
) -> tuple[Outcome, ...]:
    """Return what is found of every question, in order, among the passages that *only* allows; none is answered."""
    asker = Asker(retriever, k=k)
    with ThreadPoolExecutor(max_workers=_threads()) as pool:
        return tuple(pool.map(lambda question: asker.find(question, only), asked.questions))


def _threads() -> int:
    return min(usable_cores(), THREADS)


def _ask_all(asker: Asker, questions: Sequence[Question]) -> Generator[Outcome]:
    """Yield the outcome of each question, in order; those of the sample with their milliseconds."""
    for question in questions[:WARM_UP]:
        asker.time(question)
    sample = questions[:: max(1, len(questions) // TIMED)][:TIMED]
    timed = {question.id: asker.time(question) for question in sample}
    pool = ThreadPoolExecutor(max_workers=_threads())
    try:
        for outcome in pool.map(asker.ask, questions):
            yield replace(outcome, milliseconds=timed.get(outcome.question.id))
    finally:  # a run that is stopped does not wait for what it has not begun
        pool.shutdown(cancel_futures=True)
