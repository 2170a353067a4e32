"""``passerelle eval --matrix``: ask one set under each setting, and test each against the first."""

import argparse
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from passerelle.evaluation.comparison import compare
from passerelle.evaluation.matrix.settings import Setting, SettingsError, read_settings
from passerelle.evaluation.results import Comparison, Summary
from passerelle.evaluation.runner import Asked, evaluate
from passerelle.evaluation.sets import read_questions
from passerelle.evaluation.stores import own_store, store_of
from passerelle.evaluation.summary import summarise
from passerelle.evaluation.types import Fault, Run
from passerelle.fusion import fusion_of
from passerelle.index import schema
from passerelle.index.lexical.names import OWN
from passerelle.index.store import Store
from passerelle.index.sync import Options, Progress, sync
from passerelle.retrieval import Retriever

ALONE = (
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
)
"""Arguments of a single run, which mean nothing of several."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A setting with its run; ``beside`` compares it with the first one's, ``None`` for the first itself.

    ``seconds`` is the time that indexing took, 0 where the store of a setting before could be asked.
    """

    setting: Setting
    run: Run
    summary: Summary
    beside: Comparison | None
    seconds: float
    unread: tuple[Fault, ...]


def try_settings(
    chosen: argparse.Namespace,
    default: Path,
    *,
    indexing: Callable[[Progress], None],
    asking: Callable[[Asked], None],
) -> tuple[Tried, ...]:
    """Ask the set under each setting of ``--matrix``, on documents of ``--documents`` or of a store as it is.

    Raises:
        SettingsError: the file of settings is no good, or an argument of a single run is given too.
        PasserelleError: the set, the documents, the store or a model is no good; the text says which.
    """
    for name in ALONE:
        if _is_given(getattr(chosen, name)):
            raise SettingsError(
                f"--{name.replace('_', '-')} is of a single run: leave it out, or leave out --matrix"
            )
    settings, questions = read_settings(chosen.matrix), read_questions(chosen.questions)
    tried: list[Tried] = []
    with ExitStack() as stack:
        made: dict[tuple[str, int], tuple[Path, tuple[Fault, ...]]] = {}
        for setting in settings:
            started = time.perf_counter()
            known = setting.indexing in made
            if not known:
                made[setting.indexing] = stack.enter_context(_store(chosen, default, setting, indexing))
            seconds = 0.0 if known else time.perf_counter() - started
            folder, unread = made[setting.indexing]
            fusion = None if setting.legs == "both" else fusion_of(setting.legs)
            with Retriever.open(folder, fusion=fusion) as retriever:
                run = evaluate(questions, retriever, k=setting.k or chosen.k, progress=asking)
            beside = compare(tried[0].run, run) if tried else None
            tried.append(Tried(setting, run, summarise(run), beside, round(seconds, 1), unread))
    return tuple(tried)


def _is_given(value: object) -> bool:
    """Tell a value from what stands for none; 0 is a value."""
    return value is not None and value is not False and value != []


@contextmanager
def _store(
    chosen: argparse.Namespace, default: Path, setting: Setting, indexing: Callable[[Progress], None]
) -> Iterator[tuple[Path, tuple[Fault, ...]]]:
    """Give the folder of a store of the setting's own, gone afterwards, and what was not read of the documents."""
    with own_store() as folder:
        options = Options(model=setting.model, passage_tokens=setting.passage_tokens)
        if chosen.documents:
            with store_of(chosen.documents, folder, options, progress=indexing) as made:
                yield made
            return
        copy_store(chosen.store or default, folder)
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
        closing(schema.connect_to_read(store)) as source,
        closing(sqlite3.connect(folder / schema.FILE)) as target,
    ):
        source.backup(target)
    if (store / OWN).is_file():
        shutil.copy(store / OWN, folder)
