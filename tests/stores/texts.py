"""A store in PostgreSQL of a few French texts, for tests that look into its tables."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from postgres_server import Server
from small_store import DOG, EMBEDDER, SETTINGS

from passerelle.index.store.change import change
from passerelle.index.store.location import Database
from passerelle.index.store.postgres.connection import Connection, connect
from passerelle.index.types import Document


@contextmanager
def store_of(server: Server, texts: Sequence[str]) -> Iterator[Database]:
    """Give a store of *texts*, a French document each, whose passages come first, and of one English document."""
    place = server.database()
    with change(place, SETTINGS, EMBEDDER) as opened:
        for number, text in enumerate(texts):
            opened.put("", Document(f"d{number}", "", "fr", text))
        opened.put("", DOG)
        opened.commit({})
    yield place
    server.run(f"DROP SCHEMA {place.schema} CASCADE")


def asked(place: Database, statement: str) -> list[tuple[Any, ...]]:
    """Return the rows of a *statement* that is asked of the store at *place*."""
    with closing(connect(place, autocommit=True)) as raw:
        return list(Connection(raw).execute(statement).fetchall())
