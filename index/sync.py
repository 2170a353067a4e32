"""Bring a store in step with files: embed what is new, replace what changed, remove what is gone."""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path, PurePath

from passerelle.index.chunk import DEFAULT_TARGET_TOKENS
from passerelle.index.discover import Place, Survey, survey, vacant_id
from passerelle.index.embed.embedder import DEFAULT_ENGINE, Embedder, Engine, require_embedder, require_engine
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import LoadError, StoreError
from passerelle.index.given import (
    path_of,
    require_flag,
    require_here,
    require_kind,
    require_number,
    several,
    shown,
)
from passerelle.index.kept_out import KeptOut, Owners
from passerelle.index.paths import is_below, is_gone, printable
from passerelle.index.store import schema
from passerelle.index.store.account import EVERYTHING_READ, Account, read_account, read_unread
from passerelle.index.store.border import storable
from passerelle.index.store.change import Change, change
from passerelle.index.store.life import erasing
from passerelle.index.store.location import Database, Location, read_location
from passerelle.index.store.only import Only
from passerelle.index.store.rows import Settings, read_settings
from passerelle.index.store.sql_store import no_document
from passerelle.index.store.stores import open_store
from passerelle.index.types import Document, Unread
from passerelle.index.workers.source import Here, Source

GIVEN = "\0"
"""Stands for the file of a document that a program gave: no path is like it."""
PARSED_BY = "4"
"""Part of every file's hash: a change in what the loaders make of a file has it read again."""

MOST_WORKERS = 256
"""Processes that one run starts; more belong on other machines."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a line of one, that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: bytes of the files, passages cut from them, and how many had to be embedded.

    ``done`` counts what has been read and has its vectors; text inside a file stands for as many bytes.
    """

    done: int
    total: int
    passages: int
    embedded: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What one run did, in documents; ``passages`` are what the store holds, ``embedded`` what was new.

    ``account`` is what was not read of the run's paths, in this run or when they were read: of documents that are
    unchanged too. What failed is in it as well.
    ``moved`` are those that were found again elsewhere, and ``fileless`` those whose file is not there any more,
    outside the paths that were given.
    """

    added: int
    updated: int
    removed: int
    unchanged: int
    failures: tuple[Failure, ...]
    documents: int
    passages: int
    embedded: int
    seconds: float
    account: Account = EVERYTHING_READ
    moved: int = 0
    fileless: int = 0


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
    places = found.places
    stored = stored_settings(folder)
    engine = options.engine
    if stored is not None and options.model in {"", stored.model}:
        engine = stored.engine(engine)
    lent = embedder is not None
    embedder = embedder or open_embedder(options.model or (stored.model if stored else ""), engine)
    tokens = options.passage_tokens or (stored.passage_tokens if stored else DEFAULT_TARGET_TOKENS)
    settings = Settings.of(embedder, engine, tokens)
    with (
        change(folder, settings, embedder, rebuild=options.rebuild, wait=options.wait) as opened,
        ExitStack() as stack,
    ):
        opened.reread = options.words
        run = _Run(opened, progress or (lambda _: None))
        run.failures += [Failure(path, reason) for path, reason in found.barren.items()]
        run.kept_out.meet(places)
        run.kept_out.take_again(options.again, places)
        known = dict.fromkeys((*run.known, *run.hashes))
        run.drop_vanished([shown for shown in known if is_below(shown, paths, folder)], places)
        if options.prune:
            run.drop_fileless()
        run.source = stack.enter_context(_source(run, options.workers, engine))
        run.expect(places)
        run.read(places)
        unread = run.unread_at(found, paths, folder)
        if options.rebuild:
            run.put_again()
        opened.flush()
        run.source.end()
        run.tell()
        if not lent:  # the model's memory is given back before the commit needs some
            opened.embedder = embedder = None
        if (
            run.staged
            or run.dropped
            or run.moved
            or not opened.words_are_current
            or options.rebuild
            or options.words
        ):
            opened.commit(run.files, unread)
        elif run.files or unread:
            opened.remember(run.files, unread)
        account = read_account(opened.connection)
        if paths:
            account = account.below(lambda shown: is_below(shown, paths, folder))
        if unnamed := run.kept_out.unnamed():
            account = replace(account, unread=tuple(sorted((*account.unread, *unnamed), key=_path_of)))
        return run.summary(account, time.perf_counter() - started)


def require_database(folder: Location) -> None:
    """Refuse to have workers for a store that is in no database.

    Raises:
        StoreError: it is in a folder.
    """
    if not isinstance(folder, Database):
        raise StoreError(
            f"the store in {folder} is a folder, which one program writes with all cores: leave out --workers, or put "
            f"the store in a database with `passerelle copy {folder} postgresql://HOST/NAME`, where many may work"
        )


def _source(run: "_Run", workers: int, engine: Engine) -> AbstractContextManager[Source]:
    """Return where a run has its documents from."""
    opened = run.change
    if not workers or not isinstance(opened.folder, Database):
        return nullcontext(run.source)
    from passerelle.index.workers.order import Order, reader
    from passerelle.index.workers.processes import Processes
    from passerelle.index.workers.readings import reading

    order = Order(opened.settings, opened.rebuild, reader(PARSED_BY))
    processes = Processes(workers, opened.folder, opened.settings.model, engine)
    return reading(opened.folder, order, processes, run.source.digest, run.wanting())


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
        with closing(schema.connect_to_read(folder, older=True)) as connection:
            return read_settings(connection)
    except (StoreError, sqlite3.DatabaseError):
        return None  # what is wrong with it is said by the writer, which knows more


def remove(id: str, folder: Location | str, *, wait: float = 0.0, erase: bool = False) -> None:  # noqa: A002
    """Take the document of that *id* out of the store in *folder*; its file, if still there, is not touched.

    A run over its file does not put it back, unless it is asked to (`Options.again`): the store keeps digests of the
    id, of the file's path and of its bytes for that. With *erase* no other byte of it is left in the store, which takes
    the time of writing that anew; `passerelle.remove` erases it from kept conversations, too.

    Raises:
        StoreError: the store holds no such document, or is locked.
        TypeError: *id* is no text.
    """
    remove_all([id], folder, wait=wait, erase=erase)


def remove_all(ids: Sequence[str], folder: Location | str, *, wait: float = 0.0, erase: bool = False) -> None:
    """Take the documents of those *ids* out, as :func:`remove` does one: all of them or, where one is missing, none.

    The errors are those of :func:`remove`.
    """
    folder, wanted = read_location(folder), several("ids", ids, "['notes.md']")
    require_number("wait", wait, least=0)
    require_flag("erase", erase)
    ids = list(dict.fromkeys(map(storable, wanted)))
    with open_store(folder) as store:
        for id_ in ids:
            if not erase and not store.count(Only(documents=[id_])):
                raise no_document(id_, folder)
        settings = store.settings
    with change(folder, settings, None, wait=wait) as opened:
        for id_ in ids:
            found = opened.connection.execute(
                "SELECT row, path, row IN (SELECT document FROM given) FROM documents WHERE id = ? AND live = 1",
                (id_,),
            ).fetchone()
            if found is None and erase and opened.was_removed(id_):
                continue  # by a call that could not erase it
            if found is None:
                raise no_document(id_, folder)
            opened.drop(found[0])
            if not found[2]:
                opened.keep_out(id_, found[1])
        if erase:
            opened.writer.overwrite()
        opened.commit({})
        if erase:
            with erasing(folder):
                opened.erase_names(ids)
                opened.writer.erase_traces()


def erase(folder: Location | str, *, wait: float = 0.0) -> None:
    """Leave no byte in the store in *folder* of what was taken out of it before.

    Raises:
        StoreError: there is no store, it is locked, or somebody reads an older state of it.
    """
    folder = read_location(folder)
    require_number("wait", wait, least=0)
    with open_store(folder) as store:
        settings = store.settings
    with change(folder, settings, None, wait=wait) as opened:
        opened.writer.overwrite()
        with erasing(folder):
            opened.erase_names()
            opened.writer.erase_traces()


@dataclass(frozen=True, slots=True)
class _Known:
    """A live document, as the run found it."""

    row: int
    id: str
    hash: str


@dataclass(slots=True)
class _Run:
    """The state of one pass over the files: what was known, and what has been seen so far."""

    change: Change
    progress: Callable[[Progress], None]
    source: Source = field(default_factory=lambda: Here(lambda place: file_digest(place.path)))
    known: dict[str, list[_Known]] = field(init=False)
    given: list[tuple[str, int]] = field(init=False)
    hashes: dict[str, str] = field(init=False)
    kept_out: KeptOut = field(init=False)
    owners: Owners = field(init=False)
    taken: dict[str, str] = field(init=False)
    staged: set[str] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)
    files: dict[str, str | None] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    fileless: dict[str, list[_Known]] = field(init=False)
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    bytes_read: int = 0
    file_ends: int = 0
    total: int = 0
    told: Progress | None = None

    def __post_init__(self) -> None:
        self.known, self.given, self.taken = {}, [], {}
        rows = self.change.connection.execute(
            "SELECT path, row, id, hash, row IN (SELECT document FROM given) FROM documents WHERE live = 1"
        )
        for path, row, id_, digest, given in rows:
            schema.require_texts("the list of documents", path, id_, digest)
            if given:
                self.given.append((path, row))
            else:
                self.known.setdefault(path, []).append(_Known(row, id_, digest))
            self.taken[id_] = GIVEN if given else path
        self.hashes = dict(self.change.connection.execute("SELECT path, hash FROM files"))
        schema.require_texts("the list of files", *self.hashes, *self.hashes.values())
        self.kept_out = KeptOut(self.change, self.hashes)
        self.owners = Owners(self.taken, self.kept_out)
        self.fileless = {
            path: known
            for path, known in self.known.items()
            if path in self.hashes and is_gone(path, self.change.folder)
        }

    def drop_vanished(self, shown: Sequence[str], places: Sequence[Place]) -> None:
        """Stage the removal of every document whose file, among *shown*, is not in *places* any more."""
        present = {place.shown for place in places}
        for path in shown:
            if not any(each in present for each in (path, *map(str, PurePath(path).parents))):
                self._drop(self.known.get(path, []))
                self.files[path] = None
                self.fileless.pop(path, None)

    def drop_fileless(self) -> None:
        """Stage the removal of every document whose file is not there any more."""
        for path, known in self.fileless.items():
            self._drop(known)
            self.files[path] = None
        self.fileless = {}

    def wanting(self) -> Callable[[Place, str], bool]:
        """Return what tells of a file and its digest, before its turn comes, whether it will be read."""
        moved = {self.hashes[path] for path in self.fileless}
        hashes = {} if self.change.rebuild else self.hashes
        return lambda place, digest: (
            hashes.get(place.shown) != digest
            and digest not in moved
            and not self.kept_out.knows(place, digest)
        )

    def expect(self, places: Sequence[Place]) -> None:
        """Say what will be read, of a rebuild the stored documents of other paths too."""
        stored: list[tuple[int, str]] = []
        if self.change.rebuild:
            own = {place.shown for place in places}
            others = [each for path, known in self.known.items() if path not in own for each in known]
            stored = [(each.row, each.hash) for each in others if each.row not in self.dropped]
            stored += [(row, "") for _, row in self.given]
        self.source.expect(places, stored)

    def read(self, places: Sequence[Place]) -> None:
        """Parse the files that changed and stage what they hold."""
        sizes = [_size(place.path) for place in places]
        self.total = sum(sizes)
        self.change.tell = self.tell
        for place, size in zip(places, sizes, strict=True):
            before = self.bytes_read
            self.file_ends = before + size
            self._read_file(place)
            self.bytes_read = before + size
            self.tell()

    @property
    def embedded(self) -> int:
        """Passages that had to be embedded, here or by workers."""
        return self.change.embedded + self.source.embedded

    def tell(self) -> None:
        cut = self.change.cut
        settled = self.bytes_read if cut == 0 else self.bytes_read * (cut - self.change.unsettled) // cut
        now = Progress(settled, self.total, cut, self.embedded)
        if now != self.told:
            self.told = now
            self.progress(now)

    def _tell_share(self, share: float) -> None:
        """Tell of a file whose pages are being recognised, which takes seconds a page."""
        before, self.bytes_read = (
            self.bytes_read,
            self.bytes_read + int(share * (self.file_ends - self.bytes_read)),
        )
        self.tell()
        self.bytes_read = before

    def put_again(self) -> None:
        """Stage every other live document from its stored text, for a store whose settings change."""
        for path, documents in self.known.items():
            for known in documents:
                if known.id not in self.staged and known.row not in self.dropped:
                    self._put_again(path, known.row)
        for path, row in self.given:
            self._put_again(path, row, given=True)

    def _put_again(self, path: str, row: int, *, given: bool = False) -> None:
        document = self.change.read_sound(row)
        self.change.put(path, document, given=given, cut=self.source.cut(document, row))

    def unread_at(self, found: Survey, paths: Sequence[Path], folder: Location) -> dict[str, list[Unread]]:
        """Return what was not read at each path, where that is other than what the store keeps of it.

        What it keeps of paths that lie elsewhere is left alone.
        """
        kept, now = _by_path(read_unread(self.change.connection)), _by_path(found.unread)
        for path, failures in groupby(
            sorted(self.failures, key=lambda each: each.path), lambda each: each.path
        ):
            if failed := self.kept_out.failure(path, [each.reason for each in failures]):
                now.setdefault(path, []).append(failed)
        untouched = (each for path in self.kept_out.untouched for each in kept.get(path, []))
        for each in (*self.kept_out.unread(), *(each for each in untouched if each.kind == "removed")):
            now.setdefault(each.path, []).append(each)
        gone: dict[str, list[Unread]] = {
            path: [] for path in kept if path not in now and is_below(path, paths, folder)
        }
        return {path: each for path, each in (gone | now).items() if set(each) != set(kept.get(path, []))}

    def summary(self, account: Account, seconds: float) -> Summary:
        connection = self.change.connection
        documents = connection.execute("SELECT count(*) FROM documents WHERE live = 1").fetchone()[0]
        return Summary(
            added=self.added,
            updated=self.updated,
            removed=len(self.dropped),
            unchanged=self.unchanged,
            failures=tuple(self.failures),
            documents=documents,
            passages=self.change.writer.passages(),
            embedded=self.embedded,
            seconds=round(seconds, 3),
            account=account,
            moved=len(self.moved),
            fileless=sum(len(known) for known in self.fileless.values()),
        )

    def _read_file(self, place: Place) -> None:
        known = {each.id: each for each in self.known.get(place.shown, [])}
        try:
            if not known and self.kept_out.has_file(place):
                return
            digest = self.source.digest(place)
            if self.hashes.get(place.shown) == digest and not self.change.rebuild:
                self.unchanged += len(known)
                self.kept_out.untouched.add(place.shown)
                return
            if not known and (self._found_again(place, digest) or self.kept_out.has_bytes(place, digest)):
                return
            own_id = next(iter(known)) if len(known) == 1 else vacant_id(place, self.owners)
            faults = len(self.failures)
            items = self.source.load(place, own_id, self._tell_share)
            seen = {id_ for item in items if (id_ := self._take(place, item, known))}
        except LoadError as error:
            self.failures.append(Failure(place.shown, printable(str(error))))
            return
        self.kept_out.named |= {place.shown} if seen else set()
        if len(self.failures) == faults:  # a file with bad lines keeps what was read of it, and is read again
            self._drop([each for id_, each in known.items() if id_ not in seen])
            nameless = not seen and place.shown in self.kept_out.erased
            self.files[place.shown] = None if nameless else digest

    def _found_again(self, place: Place, digest: str) -> bool:
        """Tell whether *place* holds what a file that is gone held, and stage that its documents moved there.

        They keep their ids where that is what they would be called: of one document a file, the same name below the
        folder that was named; of several, each has its own.
        """
        for path, known in self.fileless.items():
            if self.hashes[path] == digest and (len(known) > 1 or [each.id for each in known] == [place.id]):
                for each in known:
                    self.change.move(each.row, place.shown)
                    self.moved.add(each.row)
                    self.taken[each.id] = place.shown
                self.files |= {path: None, place.shown: digest}
                del self.fileless[path]
                return True
        return False

    def _take(self, place: Place, item: Document | LoadError, known: dict[str, _Known]) -> str | None:
        """Stage one loaded document unless the store holds it as it is; return its id."""
        if isinstance(item, LoadError):
            self.failures.append(Failure(place.shown, printable(str(item))))
            return None
        if item.id not in known and self.kept_out.has_line(place, item.id):
            return None
        item = self._with_own_id(place, item, known)
        owner = self.owners.get(item.id)
        if owner is None and self.kept_out.has_moved(place, item.id):
            return None
        if owner in self.fileless and owner in self.known:  # its file is gone, and here it is again, changed
            known = known | {each.id: each for each in self.fileless[owner] if each.id == item.id}
            self.fileless[owner] = [each for each in self.fileless[owner] if each.id != item.id]
        elif owner is not None and owner != place.shown:
            other = "a document that was not read from a file" if owner == GIVEN else f"a document of {owner}"
            reason = f"the id {item.id!r} belongs to {other}: give one of the two another id"
            self.failures.append(Failure(place.shown, reason))
            return None
        before = known.get(item.id)
        same = before is not None and before.hash == item.content_hash
        if not same or self.change.rebuild:
            self.change.put(place.shown, item, cut=self.source.cut(item))
            self.staged.add(item.id)
            self.taken[item.id] = place.shown
        self.bytes_read = min(self.bytes_read + len(item.text), self.file_ends)
        self.tell()
        self.unchanged += same
        self.updated += before is not None and not same
        self.added += before is None
        return item.id

    def _with_own_id(self, place: Place, item: Document, known: dict[str, _Known]) -> Document:
        """Return *item* under an id that no other file's document has: its file's name before its own."""
        if item.id in known or self.taken.get(item.id) in self.fileless:
            return item
        for id_ in (f"{place.id}/{item.id}", f"{place.shown}/{item.id}"):
            apart = id_ in known or self.owners.get(item.id) not in {None, place.shown}
            if apart and self.owners.get(id_) in {None, place.shown}:
                return replace(item, id=id_)
        return item

    def _drop(self, documents: Sequence[_Known]) -> None:
        for each in documents:
            self.change.drop(each.row)
            self.dropped.add(each.row)
            self.taken.pop(each.id, None)


def _by_path(unread: Sequence[Unread]) -> dict[str, list[Unread]]:
    by_path: dict[str, list[Unread]] = {}
    for each in unread:
        by_path.setdefault(each.path, []).append(each)
    return by_path


def _path_of(unread: Unread) -> str:
    return unread.path


def file_digest(path: Path) -> str:
    """Return the digest of a file's bytes and of the loaders' version.

    Raises:
        LoadError: the file cannot be opened.
    """
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for its other end
            raise LoadError(
                f"{path}: it is not a file that can be read, or a folder closed to you; name others"
            )
        with path.open("rb") as file:
            return f"{PARSED_BY}:{hashlib.file_digest(file, 'sha256').hexdigest()}"
    except OSError as error:
        raise LoadError(f"{path}: {error.strerror}; check that the file can be opened") from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
