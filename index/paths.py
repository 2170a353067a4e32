"""How a store names files: from its own parent on where they lie below it, in text that can be printed."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from passerelle.index.store.location import Database, Location


def shown_path(path: Path, folder: Location) -> str:
    """Return how the store in *folder* names a file: from the store's own parent where it lies below it.

    A project that is moved or cloned whole therefore keeps its store in step. A database names every file from the
    root on, whoever indexes.
    """
    around = parent(folder)
    shown = path.relative_to(around) if around is not None and path.is_relative_to(around) else path
    return printable(shown.as_posix())


def printable(name: str) -> str:
    """Return *name* with the bytes that are no text, as an old archive's names may have, spelt out."""
    try:
        return os.fsencode(name).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # half of a surrogate pair, which is no byte of a name
        return name.encode("utf-8", "backslashreplace").decode("utf-8")


def parent(folder: Location) -> Path | None:
    """Return the folder that the store in *folder* lies in, from which it names files; a database lies in none."""
    return None if isinstance(folder, Database) else Path(os.path.abspath(folder)).parent


def is_gone(shown: str, folder: Location) -> bool:
    """Tell whether there is no file any more that the store in *folder* names *shown*; one that is closed is there."""
    place = (parent(folder) or Path()) / shown
    return _is_missing(place) and ("\\x" not in shown or _is_missing(place.parent / _spelt(place.name)))


def _is_missing(place: Path) -> bool:
    try:
        os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def _spelt(name: str) -> str:
    """Return the name of a file whose bytes are no text, from how :func:`printable` spells it."""
    parts = re.split(rb"\\x([0-9a-f]{2})", name.encode("utf-8"))
    return os.fsdecode(
        b"".join(bytes.fromhex(each.decode()) if at % 2 else each for at, each in enumerate(parts))
    )


def is_below(shown: str, paths: Sequence[Path], folder: Location) -> bool:
    """Tell whether the file that the store names *shown* is, or lies under, one of *paths*."""
    path = Path(printable(str(parent(folder) or ""))) / shown
    return any(path.is_relative_to(printable(os.path.abspath(named))) for named in paths)
