"""Every kind of store, to be tested with the same facts."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from postgres_server import Server

from passerelle.index.store.location import Database
from passerelle.index.store.postgres.connection import Connection, connect
from stores.asked import NOTE
from stores.asking import Asking
from stores.kept import Kept


@pytest.fixture
def database(server: Server) -> Iterator[Database]:
    """Give a place for a store in PostgreSQL."""
    place = server.database()
    yield place
    server.run(f"DROP SCHEMA IF EXISTS {place.schema} CASCADE")


@pytest.fixture
def connection(place: Database) -> Iterator[Connection]:
    """Give a connection in a transaction, which is never committed."""
    with closing(connect(place, autocommit=False)) as raw:
        yield Connection(raw)


@pytest.fixture(params=["folder", "database"])
def kept(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Return a library whose store is of each kind in turn: a new kind joins by a line here."""
    monkeypatch.chdir(tmp_path)  # what is kept beside a database lies below the current folder
    location = tmp_path / "store" if request.param == "folder" else request.getfixturevalue("database")
    return Kept.at(tmp_path, location)


@pytest.fixture
def asking(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asking:
    monkeypatch.chdir(tmp_path)
    return Asking(Kept.at(tmp_path, database))


@pytest.fixture
def there(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Return a library whose store is in a database, with one document."""
    monkeypatch.chdir(tmp_path)
    library = Kept.at(tmp_path, database)
    library.put(NOTE)
    return library
