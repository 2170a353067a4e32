"""What a search is limited to: a language, documents, a folder; None is no limit, and an empty set allows nothing."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from passerelle.index.given import path_of, shown
from passerelle.index.paths import parent, printable, shown_path
from passerelle.index.portable import Connection, found_in
from passerelle.index.store.border import storable
from passerelle.index.store.location import Location
from passerelle.index.store.where import Where, documents_where, needs_of
from passerelle.index.types import Language

WHOLE_PART = "(path = ? OR substr(path, 1, length(?) + 1) = ? || '/')"
"""SQL for a path that is a folder or lies below it: `team` is no beginning of `team-secret`."""
WITHOUT_ROOT = "(substr(path, 1, 1) <> '/' AND substr(path, 2, 2) <> ':/')"


@dataclass(frozen=True, slots=True)
class Only:
    """What a search is limited to; ``None`` limits nothing, and an empty ``documents`` allows nothing.

    ``documents`` are ids. ``folder`` is a folder or a file that documents were read from, as `passerelle documents`
    lists them: absolute, or from the folder that the store lies in; from the current one for a database. It counts by
    whole names. ``where`` says what documents' own fields must be, as ``{"author": "Ada Byron", "date": (">=",
    "2024")}``.

    Raises:
        TypeError: a value is of another type: one id alone, say, where ids are expected.
        ValueError: the language is none of ``fr``, ``en`` and ``other``, the folder is empty, or ``where`` asks
            something that no field can be; the message names the field.
    """

    language: Language | None = None
    documents: Iterable[str] | None = None
    folder: str | os.PathLike[str] | None = None
    where: Where = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", _language(self.language))
        object.__setattr__(self, "documents", _ids(self.documents))
        object.__setattr__(self, "folder", _folder(self.folder))
        needs_of(self.where)

    def rows(self, connection: Connection, store: Location) -> list[int] | None:
        """Return the rows of the documents it allows in the *store* that is there; ``None`` where it allows all."""
        statement, values = "SELECT row FROM documents WHERE live = 1", list[str]()
        if self.folder is not None:
            condition, values = _below(os.fspath(self.folder), store)
            statement += f" AND {condition}"
        if self.documents is not None:
            found = found_in(
                connection, f"{statement} AND id IN {{}}", map(storable, self.documents), *values
            )
        elif self.folder is not None:
            found = iter(connection.execute(statement, values))
        else:
            return sorted(documents_where(connection, self.where)) if self.where else None
        meeting = documents_where(connection, self.where) if self.where else None
        return sorted(row for (row,) in found if meeting is None or row in meeting)


def _language(language: object) -> object:
    languages = get_args(Language)
    if language is not None and not isinstance(language, str):
        raise TypeError(
            f"the language is {shown(language)}: give one of {', '.join(languages)}, or None for all"
        )
    if language not in {None, *languages}:
        raise ValueError(
            f"the language is {shown(language)}: give one of {', '.join(languages)}, or None for all"
        )
    return language


def _ids(documents: object) -> tuple[str, ...] | None:
    if documents is None:
        return None
    if isinstance(documents, str | bytes) or not isinstance(documents, Iterable):
        raise TypeError(f"documents is {shown(documents)}: give ids, as ('notes.md',), or None for all")
    ids = tuple(documents)
    for each in ids:
        if not isinstance(each, str):
            raise TypeError(f"{shown(each)} among the documents is no id: an id is a string")
    return ids


def _folder(folder: object) -> str | None:
    if folder is None:
        return None
    name = os.fspath(path_of(folder, "the folder"))
    if not name.strip():
        raise ValueError("the folder is blank, which says nothing: give a path, or None for all")
    return name


def _below(folder: str, store: Location) -> tuple[str, list[str]]:
    """Return SQL for the paths in *folder*, and its values; the store names what lies beside it without a root."""
    beside = parent(store)
    wanted = Path(os.path.abspath(folder) if beside is None else os.path.normpath(beside / folder))
    if beside is not None and beside.is_relative_to(wanted):
        return f"({WITHOUT_ROOT} OR {WHOLE_PART})", [printable(wanted.as_posix()).rstrip("/")] * 3
    return WHOLE_PART, [shown_path(wanted, store)] * 3


EVERYTHING = Only()


def require_only(only: object) -> None:
    """Refuse limits that are none: what is misread would let everything in.

    Raises:
        TypeError: *only* is not an `Only`.
    """
    if not isinstance(only, Only):
        raise TypeError(
            f"only is {shown(only)}: give what a search is limited to as Only(language=…, documents=…, folder=…)"
        )
