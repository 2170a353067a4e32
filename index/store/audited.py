"""What an audit looks at in a store in a folder: SQLite's file and FAISS's."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from passerelle.index.lexical import words
from passerelle.index.lexical.audit import index_faults
from passerelle.index.lexical.names import OWN, Names, names_of
from passerelle.index.store import opening, schema, vectors
from passerelle.index.store.audit import Problem
from passerelle.index.store.columns import reading
from passerelle.index.store.documents import given_rows
from passerelle.index.store.leftovers import leftovers
from passerelle.index.store.location import typed
from passerelle.index.store.rows import (
    count_passages,
    digest_contents,
    read_contents,
    read_generation,
    read_settings,
    read_vectors,
)


@dataclass(frozen=True, slots=True)
class AuditedFolder:
    """The store in *folder*, as *connection* sees it."""

    folder: Path
    connection: sqlite3.Connection

    @property
    def names(self) -> Names:
        return names_of(self.folder)

    @property
    def names_from(self) -> str:
        return str(self.folder / OWN)

    def file_problems(self) -> Iterator[Problem]:
        """Yield what SQLite finds wrong with its file, and what is lost."""
        found = self.connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        again = (
            f"delete {self.folder} and index again with `passerelle index PATH --store {typed(self.folder)}`"
        )
        if found != "ok":
            yield Problem(f"{self.folder / schema.FILE}: SQLite reports {found}", again)
        elif orphans := self.connection.execute("PRAGMA foreign_key_check").fetchall():
            yield Problem(f"{len(orphans)} rows refer to rows that are not there", again)
        elif read_settings(self.connection) is None and count_passages(self.connection):
            yield Problem(f"{self.folder} has lost its settings", again)

    def keys(self, row: int) -> list[bytes]:
        """Return the keys of the vectors of the document in *row*, in the order of its passages."""
        found = self.connection.execute(
            "SELECT key FROM passages JOIN vectors ON vectors.row = passages.vector WHERE document = ? ORDER BY start",
            (row,),
        )
        return [key for (key,) in found]

    def given(self) -> set[int]:
        """Return the rows of documents that a program gave, and no file; stores made before have no table of them."""
        if not self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'given'").fetchone():
            return set()
        return given_rows(self.connection)

    def vectors(self) -> Iterator[bytes]:
        """Yield every vector, in half precision."""
        for (vector,) in self.connection.execute("SELECT vector FROM vectors"):
            yield vector

    def contents(self) -> str:
        """Return the digest of what there is now."""
        return digest_contents(self.connection)

    def derived_problems(self) -> Iterator[Problem]:
        """Yield where FAISS's file does not hold the store's vectors."""
        settings = read_settings(self.connection)
        if settings is not None and not self._derived_agrees(settings.dimension):
            derived = vectors.path_for(self.folder, read_generation(self.connection))
            yield Problem(
                f"{derived} does not hold the store's vectors",
                f"delete it: it is made again from {schema.FILE} at the next question",
            )

    def word_faults(self) -> Iterator[str]:
        """Yield what is wrong with the words of passages, or else with the index that FTS5 made of them."""
        try:
            found = [*words.faults(self.connection, self.names)]
        except sqlite3.DatabaseError as error:  # not even the terms can be read
            found = [f"the words of passages cannot be read ({error})"]
        yield from found or index_faults(self.connection)

    def leftovers(self) -> list[str]:
        """Return the files that nothing reads."""
        return list(map(str, leftovers(self.folder, read_generation(self.connection))))

    def search(self, passages: int) -> str:
        """Say how so many passages are searched."""
        return vectors.describe(passages)

    def _derived_agrees(self, dimension: int) -> bool:
        """Tell whether the FAISS file holds what SQLite does; one that is missing says nothing wrong."""
        generation = read_generation(self.connection)
        held = vectors.open_sealed(self.folder, generation, read_contents(self.connection))
        if held is None:
            return not vectors.path_for(self.folder, generation).exists()
        ids, matrix = vectors.contents(held)
        place = 0
        for rows, batch in read_vectors(self.connection, dimension):
            end = place + len(rows)
            if not (np.array_equal(ids[place:end], rows) and np.array_equal(matrix[place:end], batch)):
                return False
            place = end
        return place == len(ids)


@contextmanager
def audited_folder(folder: Path) -> Iterator[AuditedFolder]:
    """Open the store in *folder* to be audited; the errors are those of `verify`."""
    connection = opening.connect_to_read(folder)
    try:
        connection.execute("BEGIN")
        with reading("what it holds"):
            yield AuditedFolder(folder, connection)
    except sqlite3.DatabaseError as error:
        raise schema.damaged(folder, error) from error
    finally:
        connection.close()
