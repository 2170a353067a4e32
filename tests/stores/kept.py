"""A library whose store is in a folder or in a database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fakes import WordEmbedder
from library import SENTENCES

from passerelle.index.run.types import Summary
from passerelle.index.store.change import Change, change
from passerelle.index.store.folders import open_one
from passerelle.index.store.location import Location
from passerelle.index.store.rows import Settings
from passerelle.index.store.sql_store import SqlStore
from passerelle.index.sync import Options, sync
from passerelle.index.types import Document
from passerelle.retrieval import Retriever
from passerelle.types import Hit


@dataclass(slots=True)
class Kept:
    """Documents below ``documents``, a store, and an embedder that counts words."""

    place: Path
    store: Location
    embedder: WordEmbedder = field(default_factory=WordEmbedder)

    @classmethod
    def at(cls, place: Path, store: Location) -> "Kept":
        """Return one without documents."""
        (place / "documents").mkdir(exist_ok=True)
        return cls(place, store)

    @property
    def documents(self) -> Path:
        return self.place / "documents"

    @property
    def settings(self) -> Settings:
        return Settings(self.embedder.name, self.embedder.fingerprint, self.embedder.dimension, 6)

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            (self.documents / f"{name}.txt").write_text(text, encoding="utf-8")

    def index(self, options: Options = SENTENCES) -> Summary:
        return sync([self.documents], self.store, options, embedder=self.embedder)

    def open(self) -> SqlStore:
        return open_one(self.store)

    @contextmanager
    def changing(self, wait: float = 0.0) -> Iterator[Change]:
        with change(self.store, self.settings, self.embedder, wait=wait) as opened:
            yield opened

    def put(self, *documents: Document) -> int:
        """Put *documents* in one change; return the generation."""
        with self.changing() as opened:
            for document in documents:
                opened.put(document.path or f"{document.id}.txt", document)
            return opened.commit({})

    def ids(self) -> list[str]:
        with self.open() as store:
            return [entry.id for entry in store.entries()]

    def search(self, query: str, k: int = 5) -> list[Hit]:
        with self.open() as store:
            return Retriever.of(store, self.embedder).search(query, k)

    def newly_asked(self) -> list[str]:
        """Return the texts embedded since the last call."""
        asked, self.embedder.asked = self.embedder.asked, []
        return asked
