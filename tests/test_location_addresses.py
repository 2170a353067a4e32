"""Facts about where a store is: folders and addresses of databases, what is shown of these, and what lies beside."""

import re
import stat
from pathlib import Path
from typing import Any

import pytest

from passerelle.index.errors import StoreError
from passerelle.index.store.location import (
    Database,
    absolute,
    beside,
    locked,
    make_beside,
    read_location,
    require_folder,
    typed,
)

PLACE = Database("postgresql://ada@host/papers")


@pytest.mark.parametrize(
    ("given", "url", "schema"),
    [
        ("postgresql://host/papers", "postgresql://host/papers", "passerelle"),
        ("postgres://host", "postgres://host", "passerelle"),
        ("postgresql://", "postgresql://", "passerelle"),
        ("postgresql://ada:s@host:5433/papers?schema=team", "postgresql://ada:s@host:5433/papers", "team"),
        (
            "postgresql://host/papers?schema=a&sslmode=require",
            "postgresql://host/papers?sslmode=require",
            "a",
        ),
        ("postgresql://host/papers?schema=a&schema=b_2", "postgresql://host/papers", "b_2"),
        ("postgresql:///papers?host=%2Fvar%2Frun", "postgresql:///papers?host=%2Fvar%2Frun", "passerelle"),
    ],
)
def test_an_address_names_a_database_and_a_schema(given: str, url: str, schema: str) -> None:
    assert read_location(given) == Database(url, schema)
    assert read_location(Database(url, schema)) == Database(url, schema)


@pytest.mark.parametrize(
    ("url", "schema", "shown"),
    [
        ("postgresql://host/papers", "passerelle", "postgresql://host/papers"),
        ("postgresql://host/papers", "team", "postgresql://host/papers?schema=team"),
        ("postgresql://ada:secret@host/papers", "passerelle", "postgresql://ada@host/papers"),
        ("postgresql://ada@host", "team", "postgresql://ada@host?schema=team"),
        ("postgresql://host/papers?password=secret", "passerelle", "postgresql://host/papers"),
        (
            "postgresql://host?sslpassword=secret&sslmode=require",
            "passerelle",
            "postgresql://host?sslmode=require",
        ),
        ("postgresql://host?sslmode=require", "team", "postgresql://host?sslmode=require&schema=team"),
        ("host=secret", "passerelle", "postgresql://…"),
        ("postgresql://host/papers#secret", "passerelle", "postgresql://…"),
    ],
)
def test_an_address_is_shown_without_its_secrets(url: str, schema: str, shown: str) -> None:
    found = Database(url, schema)
    assert str(found) == shown
    assert repr(found) == f"Database({shown!r})"
    assert typed(found) == (f"'{shown}'" if set(shown) & set("?…") else shown)


@pytest.mark.parametrize(
    "given", ["postgresql", "papers", "./postgresql:x", "http://host/papers", Path("a b")]
)
def test_what_is_no_address_is_a_folder(given: Any) -> None:
    assert read_location(given) == Path(given)


NO_ADDRESS = (
    "the store is no address of a database: write it as postgresql://user@host/name, with %40 for a @ in a name; give "
    "it as text, and not as a Path, which takes slashes away"
)
SMALL = "write it in small letters, digits and underscores"


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        (
            "postgresql:/host/papers",
            ValueError,
            NO_ADDRESS,
        ),
        ("postgresql://a@b@host", ValueError, NO_ADDRESS),
        ("postgres://host/papers#part", ValueError, NO_ADDRESS),
        (Path("postgresql://host/papers"), TypeError, NO_ADDRESS),
        (
            "postgresql://host?schema=Team",
            ValueError,
            f"the schema of a store is 'Team': {SMALL}",
        ),
        ("postgresql://host?schema=", ValueError, f"the schema of a store is '': {SMALL}"),
        ("postgresql://host?schema=2a", ValueError, f"the schema of a store is '2a': {SMALL}"),
        (
            f"postgresql://host?schema={'a' * 64}",
            ValueError,
            f"the schema of a store is '{'a' * 64}': {SMALL}",
        ),
        (3, TypeError, "the store's folder is 3: give a path, as text or a pathlib.Path"),
        ("", ValueError, "the store's folder is empty: give a path"),
    ],
)
def test_what_names_no_place_is_refused(given: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=f"^{re.escape(said)}$"):
        read_location(given)


def test_a_schema_has_sixty_three_letters_at_most() -> None:
    found = read_location(f"postgresql://host?schema={'a' * 63}")
    assert isinstance(found, Database)
    assert found.schema == "a" * 63


def test_what_is_kept_beside_a_store_lies_in_its_folder_or_below_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert beside(tmp_path / "store") == make_beside(tmp_path / "store") == tmp_path / "store"
    assert not (tmp_path / "store").exists()
    place = beside(PLACE)
    assert place.parent == Path(".passerelle")
    name, _, digest = place.name.rpartition("-")
    assert (name, len(digest)) == ("ada-host-papers", 8)
    assert not place.exists()
    assert make_beside(PLACE) == make_beside(PLACE) == place
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert beside(Database("postgresql://ada:secret@host/papers")) == place
    others = {
        beside(PLACE),
        beside(Database(PLACE.url, "team")),
        beside(Database("postgresql://ada@host/other")),
    }
    assert len(others) == 3


def test_a_place_may_be_named_from_the_root_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute(Path("a/../b")) == tmp_path / "b"
    assert absolute(PLACE) is PLACE


def test_what_needs_a_folder_refuses_a_database(tmp_path: Path) -> None:
    assert require_folder(str(tmp_path)) == tmp_path
    with pytest.raises(StoreError, match="papers is a database and no folder: give the folder of one"):
        require_folder(PLACE)
    with pytest.raises(StoreError, match="is a database and no folder: use pg_dump"):
        require_folder("postgresql://host", "use pg_dump")
    assert str(locked(Path("a/b"))) == (
        "another program is writing to a/b: let it finish, or wait for it with --wait SECONDS"
    )
