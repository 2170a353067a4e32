"""The store's SQLite file: its version, how a connection is opened, and what its rows hold."""

import errno
import json
import os
import re
import shlex
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from passerelle.index.errors import StoreError
from passerelle.index.lexical import words
from passerelle.index.lexical.names import Names, names_of
from passerelle.index.store.location import Location, typed
from passerelle.index.store.tables import ACCOUNT_TABLES, OWN_TABLES, TABLES
from passerelle.index.types import Document, Gap, Heading, Language, Passage, Span

VERSION = 3
WITHOUT_WORDS = 1
"""The version before passages were found by their words."""
WITHOUT_ACCOUNT = 2
"""The version before a store kept documents' own fields, what was not read of them, and an identity of its own."""
OLDER = {
    WITHOUT_WORDS: "passages were found by their words",
    WITHOUT_ACCOUNT: "documents kept fields of their own and an account of what was not read",
}
"""Versions that a writer brings up to date without a question, and what came after each."""
FILE = "store.sqlite"
BESIDE = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite keeps beside its own."""
NO_DAMAGE = (
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
    sqlite3.IntegrityError,
    sqlite3.DataError,
    sqlite3.NotSupportedError,
)
"""Errors that speak of what was asked or put, and not of the file."""
NO_ROOM = ("SQLITE_FULL", "SQLITE_IOERR_SHM", "SQLITE_CANTOPEN")
"""How the names of errors begin that come of a disk where no file can be made beside the store's."""
OTHER_TABLES = re.compile(r"no such (table|column|module)|(table|index) \S+ already exists|malformed")
"""What SQLite says of a file that has not the tables of a store."""
BUSY_SECONDS = 60

PASSAGE_COLUMNS = "passages.start, passages.end, passages.page, passages.heading, passages.language"
DOCUMENT_COLUMNS = "id, title, language, pages, headings, text, path"


def connect_to_read(folder: Path, *, older: bool = False) -> sqlite3.Connection:
    """Open the store in *folder* for reading, or one of a version that a writer brings up to date, where *older*.

    Raises:
        StoreError: nothing was indexed there, or another version of the program made it.
    """
    place = folder / FILE
    _require_file(place)
    require_files_or_none(folder)
    try:
        connection = _open_read_only(place)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise damaged(folder, error) from error
    try:
        if not (older and version in OLDER):
            check_version(version, folder)
    except StoreError:
        connection.close()
        raise
    return connection


def _require_file(place: Path) -> None:
    """Refuse to read a *place* where there is no file.

    Raises:
        StoreError: there is none, or one may not look; the text says which.
    """
    folder = place.parent
    try:
        mode = place.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise StoreError(
            f"there is no store in {folder}: make one with `passerelle index PATH --store {typed(folder)}`"
        ) from None
    except OSError as error:
        raise StoreError(
            f"the store in {folder} cannot be opened ({error.strerror}): check the path, and the permissions of its "
            f"folders"
        ) from error
    if not stat.S_ISREG(mode):
        raise StoreError(
            f"{place} is no file, so there is no store in {folder}: move it away, and make a store with `passerelle "
            f"index PATH --store {typed(folder)}`"
        )


def require_files_or_none(folder: Path) -> None:
    """Refuse a store of which something else than a file, or a link that leads nowhere, is in the place of a file.

    Raises:
        StoreError: so it is; permissions and a full disk are said by who reads or writes.
    """
    for ending in ("", *BESIDE):
        _require_file_or_none(folder / f"{FILE}{ending}")


def _require_file_or_none(place: Path) -> None:
    try:
        wrong = None if stat.S_ISREG(place.stat().st_mode) else "no file"
    except FileNotFoundError:
        wrong = "a link to what is not there" if place.is_symlink() else None
    except OSError as error:
        wrong = "a link that leads nowhere" if error.errno == errno.ELOOP else None
    if wrong:
        raise StoreError(f"{place} is {wrong}: move it away, and run the same command again")


def connect_to_write(folder: Path) -> sqlite3.Connection:
    """Open the store in *folder* for writing, making the file and its tables when they are missing.

    Raises:
        StoreError: the folder cannot be written, something else than a file is in the store's place, or another
            version of the program made the store.
    """
    require_files_or_none(folder)
    try:
        connection = sqlite3.connect(folder / FILE, isolation_level=None, timeout=BUSY_SECONDS)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
                _create(connection)
            if (version := connection.execute("PRAGMA user_version").fetchone()[0]) in OLDER:
                _upgrade(connection, version, names_of(folder))
            check_version(connection.execute("PRAGMA user_version").fetchone()[0], folder)
            connection.executescript(OWN_TABLES)
        except BaseException:
            connection.close()
            raise
    except sqlite3.DatabaseError as error:
        raise failed(folder, error) from error
    return connection


def damaged(folder: Path, error: sqlite3.Error) -> StoreError:
    """Return the error that says the store's file cannot be read, and the remedy.

    Only what SQLite calls damage is called so: else deleting the store would be bad advice.
    """
    if isinstance(error, NO_DAMAGE):
        return StoreError(
            f"{folder / FILE} was asked what it cannot be asked ({error}); the store itself is as it was: "
            f"`passerelle verify --store {typed(folder)}` says whether it is sound"
        )
    if isinstance(error, sqlite3.OperationalError) and not OTHER_TABLES.match(str(error)):
        return StoreError(
            f"{folder / FILE} cannot be read ({error}): check the permissions of the file and its folder, and the "
            f"free space on its disk; if its last writer was stopped, open it once where it can be written; if it is "
            f"damaged, delete {folder} and "
            f"index again with `passerelle index PATH --store {typed(folder)}`"
        )
    return StoreError(
        f"{folder / FILE} cannot be read ({error}): it is not a store or it is damaged; delete {folder} and "
        f"index again with `passerelle index PATH --store {typed(folder)}`"
    )


def failed(folder: Path, error: sqlite3.Error) -> StoreError:
    """Return the error that says why a change failed: a damaged file, or else what lies around it."""
    if not isinstance(error, sqlite3.OperationalError) or OTHER_TABLES.match(str(error)):
        return damaged(folder, error)
    return StoreError(
        f"{folder / FILE} cannot be written ({error}): the store is as it was before; check the folder's "
        f"permissions and the free space on its disk, and run the same command again"
    )


def put_in_again(id_: str, folder: Location, *, given: bool) -> str:
    """Return what mends a document whose stored text is damaged; one that is *given* has no file."""
    quoted = shlex.quote(id_)
    return f"`passerelle remove {quoted} --store {typed(folder)}`, then " + (
        "put it in again by the program that gave it"
        if given
        else f"`passerelle index PATH --again {quoted} --store {typed(folder)}`, PATH being where its file is"
    )


def check_version(version: int, folder: Location) -> None:
    if version == 0:
        raise StoreError(
            f"the store in {folder} holds nothing yet: index documents with "
            f"`passerelle index PATH --store {typed(folder)}`"
        )
    if version in OLDER:
        raise StoreError(
            f"the store in {folder} was made before {OLDER[version]}: bring it up to date with "
            f"`passerelle index PATH --store {typed(folder)}`; no text that is still the same is embedded again"
        )
    if version != VERSION:
        raise StoreError(
            f"the store in {folder} has schema version {version} and this program reads version {VERSION}: "
            f"make a new one with `passerelle index PATH --store OTHER_FOLDER`"
        )


def document_values(document: Document, path: str) -> tuple[object, ...]:
    """Values of a row of ``documents`` from ``id`` on, in the order of its columns."""
    return (
        document.id,
        path,
        document.content_hash,
        document.title,
        document.language,
        json.dumps([(page.start, page.end) for page in document.pages]),
        json.dumps([(heading.start, heading.end, heading.level) for heading in document.headings]),
        document.text,
    )


def read_document(
    values: Iterable[object], fields: Iterable[tuple[str, str]], gaps: Iterable[tuple[str, int, str]]
) -> Document:
    """Return the document whose row holds *values*, in the order of ``DOCUMENT_COLUMNS``.

    *fields* are its fields' names and the JSON of their values, *gaps* the kind, count and place of what it lacks.
    """
    with reading("a document"):
        id_, title, language, pages, headings, text, path = values
    require_texts(f"the document {id_!r}", id_, title, language, text, path)
    with reading(f"the document {id_!r}"):
        return Document(
            id=str(id_),
            title=str(title),
            language=read_language(language),
            text=str(text),
            pages=tuple(Span(*map(int, page)) for page in json.loads(str(pages))),
            headings=tuple(Heading(*map(int, heading)) for heading in json.loads(str(headings))),
            fields={name: json.loads(value) for name, value in fields},
            gaps=read_gaps(gaps),
            path=str(path),
        )


def read_gaps(values: Iterable[tuple[Any, Any, Any]]) -> tuple[Gap, ...]:
    """Return the gaps whose rows hold *values*: kind, count, place."""
    return tuple(Gap(kind, int(count), str(where)) for kind, count, where in values)


def read_passage(document: Document, values: Iterable[object], *, anywhere: bool = False) -> Passage:
    """Return the passage of *document* whose row holds *values*: start, end, page, heading, language.

    It may lie outside its document only *anywhere*, as for who audits it.
    """
    with reading(f"a passage of {document.id!r}"):
        start, end, page, heading, language = values
        passage = Passage(
            document=document,
            start=int(str(start)),
            end=int(str(end)),
            page=None if page is None else int(str(page)),
            heading=str(heading),
            language=read_language(language),
        )
        if not (anywhere or 0 <= passage.start < passage.end <= len(document.text)):
            raise ValueError(f"{passage.start}-{passage.end} does not lie in its text")
        return passage


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Read *what* the file should hold: it may open as a database and still hold something else.

    Raises:
        sqlite3.DatabaseError: it holds something else, as it would be damaged in any other way.
    """
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise sqlite3.DatabaseError(f"{what}: {error!r}") from error


def require_texts(what: str, *values: object) -> None:
    """Refuse *values* of *what* that are no texts, which a column may hold all the same.

    Raises:
        sqlite3.DatabaseError: one is of another type.
    """
    with reading(what):
        for value in values:
            if not isinstance(value, str):
                raise TypeError(repr(value))


def read_language(value: object) -> Language:
    return "fr" if value == "fr" else "en" if value == "en" else "other"


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # before the first table, or it is ignored
    connection.execute("PRAGMA journal_mode = WAL")
    tables = f"{TABLES} {words.TABLES} {ACCOUNT_TABLES}"
    connection.executescript(f"BEGIN IMMEDIATE; {tables} PRAGMA user_version = {VERSION}; COMMIT;")


def _upgrade(connection: sqlite3.Connection, version: int, names: Names) -> None:
    """Give a store of an older *version* what came after it, whole or not at all; nothing is embedded."""
    try:
        older = words.TABLES if version == WITHOUT_WORDS else ""
        connection.executescript(f"BEGIN IMMEDIATE; {older} {ACCOUNT_TABLES}")
        words.follow(connection, names)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _open_read_only(place: Path) -> sqlite3.Connection:
    """Open *place*, which a writer may be changing.

    A store on a read-only or a full disk has no place for the shared-memory file that WAL readers need: it is opened
    as one that nobody changes, unless a log beside it says that its last writer has not finished.
    """
    effective = os.access in os.supports_effective_ids
    writable = os.access(place.parent, os.W_OK, effective_ids=effective)
    try:
        return _connect(place, still=not writable and _is_finished(place))
    except sqlite3.OperationalError as error:
        if not (writable and error.sqlite_errorname.startswith(NO_ROOM) and _is_finished(place)):
            raise
        return _connect(place, still=True)


def _is_finished(place: Path) -> bool:
    """Tell whether the last writer of *place* has left nothing in its log."""
    log = place.with_name(f"{FILE}-wal")
    return not (log.exists() and log.stat().st_size)


def _connect(place: Path, *, still: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{place.resolve().as_uri()}?mode=ro{'&immutable=1' if still else ''}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_SECONDS,
    )
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
