"""The store's SQLite file: its name and version, and what is said where it is not as it must be."""

import errno
import re
import shlex
import sqlite3
import stat
from pathlib import Path

from passerelle.index.errors import StoreError
from passerelle.index.store.location import Location, typed

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
OTHER_TABLES = re.compile(r"no such (table|column|module)|(table|index) \S+ already exists|malformed")
"""What SQLite says of a file that has not the tables of a store."""


def require_file(place: Path) -> None:
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
