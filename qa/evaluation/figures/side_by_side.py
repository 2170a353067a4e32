"""One set asked under several settings, each compared with the first."""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from passerelle.evaluation.figures.comparison import compare
from passerelle.evaluation.figures.results import Comparison, Summary
from passerelle.evaluation.figures.summary import summarise
from passerelle.evaluation.runs.runner import Asked, evaluate
from passerelle.evaluation.runs.settings import Setting
from passerelle.evaluation.runs.stores import own_store, store_of
from passerelle.evaluation.types import Problem, QuestionSet, Run
from passerelle.fusion import fusion_of
from passerelle.index.lexical.names import OWN
from passerelle.index.run.types import Progress
from passerelle.index.store import opening, schema
from passerelle.index.store.location import Location
from passerelle.index.store.store import Store
from passerelle.index.sync import Options, sync
from passerelle.retrieval import Retriever


@dataclass(frozen=True, slots=True)
class Compared:
    """A setting with its run; ``beside`` compares it with the first one's, ``None`` for the first itself.

    ``seconds`` is the time that indexing took, 0 where the store of a setting before could be asked.
    """

    setting: Setting
    run: Run
    summary: Summary
    beside: Comparison | None
    seconds: float
    unread: tuple[Problem, ...]


def compare_settings(  # noqa: PLR0913  what a person may choose, each by its name
    settings: Sequence[Setting],
    questions: QuestionSet,
    *,
    documents: Path | None,
    store: Path,
    k: int,
    indexing: Callable[[Progress], None],
    asking: Callable[[Asked], None],
) -> tuple[Compared, ...]:
    """Ask *questions* under each of *settings*, on *documents* or, without any, on those of *store* as they are.

    Raises:
        PasserelleError: the documents, the store or a model is no good; the text says which.
    """
    compared: list[Compared] = []
    with ExitStack() as stack:
        made: dict[tuple[str, int], tuple[Location, tuple[Problem, ...]]] = {}
        for setting in settings:
            started = time.perf_counter()
            known = setting.indexing in made
            if not known:
                made[setting.indexing] = stack.enter_context(_store(documents, store, setting, indexing))
            seconds = 0.0 if known else time.perf_counter() - started
            folder, unread = made[setting.indexing]
            fusion = None if setting.legs == "both" else fusion_of(setting.legs)
            with Retriever.open(folder, fusion=fusion) as retriever:
                run = evaluate(questions, retriever, k=setting.k or k, progress=asking)
            beside = compare(compared[0].run, run) if compared else None
            compared.append(Compared(setting, run, summarise(run), beside, round(seconds, 1), unread))
    return tuple(compared)


@contextmanager
def _store(
    documents: Path | None, store: Path, setting: Setting, indexing: Callable[[Progress], None]
) -> Iterator[tuple[Location, tuple[Problem, ...]]]:
    """Give the folder of a store of the setting's own, gone afterwards, and what was not read of the documents."""
    with own_store() as folder:
        options = Options(model=setting.model, passage_tokens=setting.passage_tokens)
        if documents:
            with store_of(documents, folder, options, progress=indexing) as made:
                yield made
            return
        copy_store(store, folder)
        options = Options(model=setting.model, passage_tokens=setting.passage_tokens, rebuild=True)
        sync([], folder, options, progress=indexing)
        yield folder, ()


def copy_store(store: Path, folder: Path) -> None:
    """Copy the documents of a store as they are at one moment, whatever is writing to it, and a person's own names.

    Raises:
        StoreError: there is no store.
    """
    Store.open(store).close()
    folder.mkdir(parents=True)
    with (
        closing(opening.connect_to_read(store)) as source,
        closing(sqlite3.connect(folder / schema.FILE)) as target,
    ):
        source.backup(target)
    if (store / OWN).is_file():
        shutil.copy(store / OWN, folder)
