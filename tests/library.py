"""A folder of documents and the store made of it, as most tests of indexing need them."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from fakes import WordEmbedder

from passerelle.index.embed.embedder import Vectors
from passerelle.index.lexical.words import LANGUAGES
from passerelle.index.run.types import Summary
from passerelle.index.store import schema
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.store.store import Store
from passerelle.index.sync import Options, sync
from passerelle.index.types import Passage
from passerelle.query import Query

CAT = "Le chat dort sur le tapis rouge.\n\nIl ronfle encore assez fort ici."
DOG = "The dog runs in a green garden.\n\nIt barks at every single bird."
"""Two texts of two sentences each."""
SENTENCES = Options(passage_tokens=6)
"""Passages so small that a sentence of the tests is one."""


def counts(summary: Summary) -> tuple[int, int, int, int]:
    """Return how many documents were added, updated, removed and left as they were."""
    return summary.added, summary.updated, summary.removed, summary.unchanged


def lines(*documents: dict[str, str]) -> str:
    return "".join(json.dumps(each) + "\n" for each in documents)


def nearest(store: Store, query: Vectors, k: int, only: Only = EVERYTHING) -> list[tuple[Passage, float]]:
    """Return the *k* passages nearest to *query* by their vectors alone, and their cosines, best first."""
    with store.reading():
        found = store.candidates(Query("", "", query, 0.5), k, only=only)
        ranked = sorted(found, key=lambda each: -each.dense)
        return [(store.passage(each.row), each.dense) for each in ranked[:k]]


def make_older(folder: Path, version: int) -> None:
    """Make the store in *folder* one of an older schema *version*, without what came after it."""
    with closing(sqlite3.connect(folder / schema.FILE)) as connection:
        for table in ("fields", "gaps", "unread"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM settings WHERE name = 'identity'")
        if version == schema.WITHOUT_WORDS:
            for language in LANGUAGES:
                connection.execute(f"DROP TABLE words_{language}")
                connection.execute(f"DROP TABLE lexicon_{language}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()


@dataclass(slots=True)
class Library:
    """Documents below ``documents``, the store in ``folder``, and an embedder that counts words."""

    place: Path
    embedder: WordEmbedder = field(default_factory=WordEmbedder)

    @property
    def documents(self) -> Path:
        return self.place / "documents"

    @property
    def folder(self) -> Path:
        return self.place / "store"

    def write(self, name: str, text: str) -> Path:
        path = self.documents / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def index(self, *paths: Path, options: Options = SENTENCES) -> Summary:
        """Bring the store in step with *paths*, by default with all documents."""
        return sync(paths or (self.documents,), self.folder, options, embedder=self.embedder)

    def open(self) -> Store:
        return Store.open(self.folder)

    def ids(self) -> list[str]:
        return [entry.id for entry in self.open().entries()]

    def search(self, query: str, k: int = 5) -> list[tuple[str, str]]:
        """Return the document id and the text of each passage found, best first."""
        with self.open() as store:
            found = nearest(store, self.embedder.embed_queries([query])[0], k)
        return [(passage.document.id, passage.text) for passage, _ in found]

    def newly_asked(self) -> Sequence[str]:
        """Return the texts embedded since the last call."""
        asked, self.embedder.asked = self.embedder.asked, []
        return asked
