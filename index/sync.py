"""Bring a store in step with files: embed what is new, replace what changed, remove what is gone."""

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from passerelle.index.chunk import DEFAULT_TARGET_TOKENS
from passerelle.index.discover import Survey, survey
from passerelle.index.embed.embedder import DEFAULT_ENGINE, Embedder, Engine, require_embedder, require_engine
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import StoreError
from passerelle.index.given import (
    path_of,
    require_flag,
    require_here,
    require_kind,
    require_number,
    several,
    shown,
)
from passerelle.index.paths import is_below
from passerelle.index.run.digest import PARSED_BY
from passerelle.index.run.run import Run
from passerelle.index.run.source import Source
from passerelle.index.run.types import Failure, Progress, Summary
from passerelle.index.store import opening
from passerelle.index.store.account import Account, read_account
from passerelle.index.store.change import change
from passerelle.index.store.location import Database, Location, read_location, typed
from passerelle.index.store.rows import Settings, read_settings
from passerelle.index.types import Unread

MOST_WORKERS = 256
"""Processes that one run starts; more belong on other machines."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to index; an empty ``model`` or a zero ``passage_tokens`` means the store's, else the default.

    ``words`` has the words of all passages read again, without embedding any; ``prune`` takes out the documents whose
    file is not there any more, wherever it was. ``again`` are ids or paths of documents that were removed, which the
    run may put back. ``workers`` are processes that read and embed for a store in a database; 0 is this one alone.
    """

    model: str = ""
    passage_tokens: int = 0
    rebuild: bool = False
    wait: float = 0.0
    engine: Engine = DEFAULT_ENGINE
    words: bool = False
    prune: bool = False
    again: tuple[str, ...] = ()
    workers: int = 0

    def __post_init__(self) -> None:
        require_kind("the model", self.model, str, "its name or its folder, as text")
        require_number("passage_tokens", self.passage_tokens, least=0, whole=True)
        require_number("wait", self.wait, least=0)
        require_number("workers", self.workers, least=0, most=MOST_WORKERS, whole=True)
        require_engine(self.engine)
        for name in ("rebuild", "words", "prune"):
            require_flag(name, getattr(self, name))
        again = several("again", self.again, "['notes/plan.md']")
        object.__setattr__(
            self, "again", tuple(str(path_of(each, "what is to be read again")) for each in again)
        )


def sync(
    paths: Sequence[Path],
    folder: Location | str,
    options: Options | None = None,
    *,
    embedder: Embedder | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Make the store in *folder* hold what *paths* hold now, beside the documents of other paths.

    A file that cannot be read is reported, keeps what was indexed of it, and stops nothing. A document that was
    removed stays out, and the account says so, until the options name it in ``again``. The change
    shows whole or not at all. A rebuild reads every file again, and puts the documents of other paths again
    from their stored texts. *embedder* stands in for the one that the options or the store name.

    Raises:
        LoadError: one of *paths* does not exist.
        StoreError: the store is locked, cannot be written, or was made with other settings; or workers are asked for,
            and it is in a folder, or they end.
        EmbedderError: the model cannot be loaded.
        TypeError: *paths* is one path and not several.
    """
    started = time.perf_counter()
    paths, folder = _paths(paths), read_location(folder)
    options = Options() if options is None else options
    _require(options, embedder, progress)
    if options.workers:
        require_database(folder)
    require_here(*paths, *(() if isinstance(folder, Database) else (folder,)))
    found = survey(paths, folder)
    model, engine, tokens = _chosen(options, stored_settings(folder))
    lent = embedder is not None
    embedder = embedder or open_embedder(model, engine)
    settings = Settings.of(embedder, engine, tokens)
    with (
        change(folder, settings, embedder, rebuild=options.rebuild, wait=options.wait) as opened,
        ExitStack() as stack,
    ):
        run = Run.begin(opened, progress or (lambda _: None))
        _take_note(run, found, paths, folder, options)
        run.documents.source = stack.enter_context(_source(run, options.workers, engine))
        unread = _read(run, found, paths, folder)
        if not lent:  # the model's memory is given back before the commit needs some
            opened.embedder = embedder = None
        _commit(run, unread, options)
        return run.summary(_account(run, paths, folder), time.perf_counter() - started)


def _chosen(options: Options, stored: Settings | None) -> tuple[str, Engine, int]:
    """Return the model, the engine and the tokens of a passage: as the options say, else as the store was made."""
    if stored is None:
        return options.model, options.engine, options.passage_tokens or DEFAULT_TARGET_TOKENS
    of_store = options.model in {"", stored.model}
    engine = stored.engine(options.engine) if of_store else options.engine
    return options.model or stored.model, engine, options.passage_tokens or stored.passage_tokens


def _take_note(run: Run, found: Survey, paths: Sequence[Path], folder: Location, options: Options) -> None:
    """Tell *run* what lies under *paths*, and stage that what is not there any more goes."""
    run.failures += [Failure(path, reason) for path, reason in found.barren.items()]
    run.kept_out.meet(found.places)
    run.kept_out.take_again(options.again, found.places)
    documents = run.documents
    known = dict.fromkeys((*documents.known, *documents.hashes))
    documents.drop_vanished([shown for shown in known if is_below(shown, paths, folder)], found.places)
    if options.prune:
        documents.drop_fileless()


def _read(run: Run, found: Survey, paths: Sequence[Path], folder: Location) -> dict[str, list[Unread]]:
    """Read and stage what was found, in a rebuild all else too; return what is not read now, by path."""
    documents = run.documents
    documents.expect(found.places)
    run.read(found.places)
    unread = run.unread_at(found, paths, folder)
    if run.change.rebuild:
        documents.put_again()
    run.change.flush()
    documents.source.end()
    run.meter.tell()
    return unread


def _commit(run: Run, unread: Mapping[str, Sequence[Unread]], options: Options) -> None:
    """Make what changed visible; where no document did, only note what became of the files."""
    opened, files = run.change, run.documents.files
    opened.reread = options.words
    if run.has_staged or not opened.words_are_current or options.rebuild or options.words:
        opened.commit(files, unread)
    elif files or unread:
        opened.remember(files, unread)


def _account(run: Run, paths: Sequence[Path], folder: Location) -> Account:
    """Return what the store says was not read below *paths*, with what was removed and goes by no name."""
    account = read_account(run.change.connection)
    if paths:
        account = account.below(lambda shown: is_below(shown, paths, folder))
    if unnamed := run.kept_out.unnamed():
        account = replace(account, unread=tuple(sorted((*account.unread, *unnamed), key=_path_of)))
    return account


def require_database(folder: Location) -> None:
    """Refuse to have workers for a store that is in no database.

    Raises:
        StoreError: it is in a folder.
    """
    if not isinstance(folder, Database):
        raise StoreError(
            f"the store in {folder} is a folder, which one program writes with all cores: leave out --workers, or put "
            f"the store in a database with `passerelle copy {typed(folder)} postgresql://HOST/NAME`, where many may "
            f"work"
        )


def _source(run: Run, workers: int, engine: Engine) -> AbstractContextManager[Source]:
    """Return where a run has its documents from."""
    opened, here = run.change, run.documents.source
    if not workers or not isinstance(opened.folder, Database):
        return nullcontext(here)
    from passerelle.index.workers.order import Order, reader
    from passerelle.index.workers.processes import Processes
    from passerelle.index.workers.readings import reading

    order = Order(opened.settings, opened.rebuild, reader(PARSED_BY))
    processes = Processes(workers, opened.folder, opened.settings.model, engine)
    return reading(opened.folder, order, processes, here, run.wanting())


def _require(options: object, embedder: object, progress: object) -> None:
    """Refuse what a run cannot be done with.

    Raises:
        TypeError: one is of another type.
    """
    require_kind("options", options, Options, "how to index as Options(rebuild=…)")
    if embedder is not None:
        require_embedder(embedder)
    if progress is not None and not callable(progress):
        raise TypeError(f"progress is {shown(progress)}: give what is called with how far the run has come")


def _paths(paths: object) -> list[Path]:
    """Return *paths* as a list: one alone, which Python would take letter by letter, is refused."""
    return [path_of(each, "one of the paths") for each in several("paths", paths, "[Path('documents')]")]


def stored_settings(folder: Location) -> Settings | None:
    """Return the settings of the store in *folder*, ``None`` where none has been committed yet."""
    if isinstance(folder, Database):
        from passerelle.index.store.postgres.store import stored_settings as settings_of

        return settings_of(folder)
    try:
        with closing(opening.connect_to_read(folder, older=True)) as connection:
            return read_settings(connection)
    except (StoreError, sqlite3.DatabaseError):
        return None  # what is wrong with it is said by the writer, which knows more


def _path_of(unread: Unread) -> str:
    return unread.path
