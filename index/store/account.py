"""The account of what was not read: of each document, and of the files and folders that gave none."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from passerelle.index.portable import Connection
from passerelle.index.store.columns import reading
from passerelle.index.types import Document, GapKind, Unread

RIGHTLY: frozenset[GapKind] = frozenset({"page furniture", "deletions", "hidden text"})
"""Kinds that are left out because nobody is to read them: said, and no fault of a run."""


@dataclass(frozen=True, slots=True)
class DocumentGap:
    """A gap of the document with the id ``document``, which was read from ``path``."""

    document: str
    path: str
    kind: GapKind
    count: int
    where: str


@dataclass(frozen=True, slots=True)
class Account:
    """What was not read, in order of ids and paths: of the documents there are, and of what gave none."""

    gaps: tuple[DocumentGap, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everything was read that a person would read, but for what was removed on purpose."""
        wanted = all(each.kind == "removed" for each in self.unread)
        return wanted and all(each.kind in RIGHTLY for each in self.gaps)

    def below(self, allowed: Callable[[str], bool]) -> "Account":
        """Return the part of it that is about the *allowed* paths."""
        paths = {each.path for each in self.gaps} | {each.path for each in self.unread}
        kept = {path for path in paths if allowed(path)}
        return Account(
            tuple(each for each in self.gaps if each.path in kept),
            tuple(each for each in self.unread if each.path in kept),
        )


EVERYTHING_READ = Account()


def read_account(connection: Connection) -> Account:
    """Return the account of the whole store."""
    found = connection.execute(
        "SELECT id, path, kind, count, place FROM gaps JOIN documents ON documents.row = document AND live = 1 "
        "ORDER BY id, number"
    )
    with reading("what was not read"):
        gaps = [DocumentGap(id_, path, kind, int(count), where) for id_, path, kind, count, where in found]
    return Account(tuple(gaps), tuple(read_unread(connection)))


def write_account(connection: Connection, row: int, document: Document) -> None:
    """Keep the fields and the gaps of *document*, which was put in *row*."""
    connection.executemany(
        "INSERT INTO fields (document, name, value) VALUES (?, ?, ?)",
        [(row, name, json.dumps(value, ensure_ascii=False)) for name, value in document.fields.items()],
    )
    connection.executemany(
        "INSERT INTO gaps (document, number, kind, count, place) VALUES (?, ?, ?, ?, ?)",
        [(row, number, gap.kind, gap.count, gap.where) for number, gap in enumerate(document.gaps)],
    )


def write_unread(connection: Connection, unread: Mapping[str, Iterable[Unread]]) -> None:
    """Keep what was not read at each path, in place of what was kept of it; nothing forgets the path."""
    for path, found in sorted(unread.items()):
        connection.execute("DELETE FROM unread WHERE path = ?", (path,))
        connection.executemany(
            "INSERT INTO unread (path, kind, what, count, examples) VALUES (?, ?, ?, ?, ?)",
            [
                (path, each.kind, each.what, each.count, json.dumps(each.examples, ensure_ascii=False))
                for each in found
            ],
        )


def read_unread(connection: Connection) -> list[Unread]:
    """Return what was found and not read, in the order of paths."""
    found = connection.execute(
        "SELECT path, kind, what, count, examples FROM unread ORDER BY path, kind, what"
    )
    with reading("what was not read"):
        return [
            Unread(path, kind, what, int(count), tuple(json.loads(examples)))
            for path, kind, what, count, examples in found
        ]
