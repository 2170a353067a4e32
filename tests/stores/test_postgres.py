"""What only a store in PostgreSQL has to keep: secrets, rights, lost connections, and its two ways to search."""

import json
import logging
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from postgres_server import SECRET, Server

from passerelle.commands.main import main
from passerelle.index.collection.collection import Collection
from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import PasserelleError, StoreError
from passerelle.index.store.change import change
from passerelle.index.store.life import backup
from passerelle.index.store.location import Database, beside, read_location
from passerelle.index.store.only import Only
from passerelle.index.store.postgres import vectors
from passerelle.index.store.rows import Settings
from passerelle.index.store.stores import open_store
from passerelle.index.store.verify import verify
from passerelle.index.types import Document
from passerelle.query import Query
from passerelle.retrieval import Retriever
from stores.asked import NOTE
from stores.kept import Kept


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("postgresql://ada:s3cret@host:5433/name", "postgresql://ada@host:5433/name"),
        ("postgres://ada:s3cret@one,two/name?sslmode=require", "postgres://ada@one,two/name?sslmode=require"),
        ("postgresql:///name?password=s3cret&schema=team", "postgresql:///name?schema=team"),
        ("postgresql://:s3cret@/?host=/run/pg&sslpassword=s3cret", "postgresql://@/?host=/run/pg"),
        ("postgresql://a%40b:s3%2Fcret@host", "postgresql://a%40b@host"),
        ("postgresql:///?service=team", "postgresql:///?service=team"),
    ],
)
def test_an_address_is_shown_without_its_password_and_can_be_typed_again(given: str, shown: str) -> None:
    found = read_location(given)
    assert (str(found), str(read_location(str(found)))) == (shown, shown)
    assert "cret" not in f"{found!r} {found} {beside(found)}"


@pytest.mark.parametrize(
    "given",
    [
        "postgresql://ada:s3cret#1@host/name",
        "postgresql://ada:s3cr/et@host/name",
        "postgresql://ada:s3cr@et@host/name",
        "postgresql://ada:s3cr?et@host/name",
        "postgresql:/ada:s3cret@host/name",
        "postgresql://ada:s3cret@host/name?schema=Team",
    ],
)
def test_an_address_that_is_none_is_refused_without_a_word_of_it(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ValueError, match=r"address|schema") as refused:
        read_location(given)
    with pytest.raises(SystemExit, match="2"):
        main(["documents", "--store", given])
    assert "s3cr" not in str(refused.value) + "".join(capsys.readouterr())


def test_an_address_that_was_made_a_path_is_refused_and_a_folder_is_one() -> None:
    with pytest.raises(TypeError, match="give it as text, and not as a Path"):
        read_location(Path("postgresql://host/name"))
    assert read_location("postgresql") == Path("postgresql")


def test_a_password_is_nowhere_in_what_a_person_or_a_program_is_shown(
    there: Kept, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert isinstance(there.store, Database)
    address = f"{there.store.url}&schema={there.store.schema}"
    assert SECRET in address
    for arguments in (["documents"], ["documents", "--json"], ["verify"], ["verify", "--json"]):
        assert main([*arguments, "--store", address]) == 0
    for arguments in (["remove", "nobody"], ["backup", "copy"], ["resolve", "document=nobody&span=0-1"]):
        assert main([*arguments, "--store", address]) == 1
    assert main(["documents", "--store", address.replace("/postgres?", "/nowhere?")]) == 1
    with open_store([address]) as store:
        shown = "".join(capsys.readouterr()) + caplog.text + repr(vars(store)) + repr(store.document("note"))
    assert there.store.schema in shown
    assert SECRET not in shown


def test_without_its_packages_an_address_names_the_extra(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [each for each in sys.modules if each.startswith("passerelle.index.store.postgres")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(PasserelleError, match=r"pip install 'passerelle\[postgres\]'"):
        open_store(str(database))


def test_a_reader_needs_no_right_to_write_and_a_writer_is_told_what_it_lacks(
    there: Kept, server: Server
) -> None:
    assert isinstance(there.store, Database)
    schema = there.store.schema
    server.run("DROP ROLE IF EXISTS reader")
    server.run("CREATE ROLE reader LOGIN")
    server.run(f"GRANT USAGE ON SCHEMA {schema} TO reader")
    server.run(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO reader")
    own = Database(there.store.url.replace("//postgres:", "//reader:"), schema)
    with Retriever.of(open_store(own), there.embedder) as retriever:
        assert retriever.search("cranes")[0].text == NOTE.text
    assert verify(own).problems == ()
    with pytest.raises(StoreError, match=r"refuses \(permission denied.*the store is as it was before"):
        Kept(there.place, own, there.embedder).put(replace(NOTE, id="other"))


def test_a_store_of_another_version_is_neither_read_nor_written(there: Kept) -> None:
    with there.changing() as opened, opened.writer.transaction():
        opened.connection.execute("UPDATE settings SET value = '99' WHERE name = 'version'")
    for use in (there.open, lambda: there.put(NOTE), lambda: verify(there.store)):
        with pytest.raises(StoreError, match="has schema version 99 and this program reads version 1"):
            use()


def test_a_backup_of_a_database_says_what_makes_one(there: Kept, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"is a database and no folder: .*`pg_dump`"):
        backup(there.store, tmp_path / "copy")


def test_what_is_kept_beside_a_database_lies_below_the_current_folder(
    there: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    assert isinstance(there.store, Database)
    with Collection.open(there.store, embedder=there.embedder) as collection:
        assert collection.ids() == ["note"]
    assert beside(there.store).parent == Path(".passerelle")
    assert beside(there.store) != beside(Database(there.store.url, "another"))
    assert beside(there.store) == beside(
        Database(there.store.url.replace(SECRET, "another"), there.store.schema)
    )
    assert main(["documents", "--json", "--store", f"{there.store.url}&schema={there.store.schema}"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "note"


def bunches(count: int) -> Vectors:
    """Return unit vectors that lie in bunches as real ones do, in half precision."""
    rng = np.random.default_rng(7)
    centres = rng.normal(size=(20, 64))
    rows = centres[rng.integers(20, size=count)] + 0.7 * rng.normal(size=(count, 64))
    unit: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16).astype(np.float32)
    return unit


def test_beyond_a_size_hnsw_finds_what_comparing_all_finds_also_among_few(
    there: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "EXACT_UP_TO", 300)
    rows = bunches(1500)
    texts = [Document(f"d{n:04}", "", "en", f"text {n}", path=f"/p{n % 10}/{n}.txt") for n in range(1500)]
    with change(there.store, Settings("ready", "f" * 16, 64, 6), None, rebuild=True) as opened:
        opened.connection.execute("DELETE FROM documents")
        opened.put_ready(texts, rows.astype(np.float16))
        opened.commit({})
    first = [f"d{n:04}" for n in range(600)]
    limits = {Only(): range(1500), Only(folder="/p3"): range(3, 1500, 10), Only(documents=first): range(600)}
    found = wanted = 0
    with there.open() as store, store.reading(), store.asked() as connection:
        indexes = connection.execute("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()")
        assert ("passages_nearest_en_64",) in indexes.fetchall()
        for only, among in limits.items():
            for number in range(0, 1500, 75):
                nearest = np.argsort(-rows[list(among)] @ rows[number], kind="stable")[:10]
                hits = store.candidates(Query("", "", rows[number], 0.5), 10, only=only)
                ids = {store.passage(each.row).document.id for each in hits}
                found += len(ids & {f"d{among[place]:04}" for place in nearest})
                wanted += len(nearest)
    assert wanted == 3 * 20 * 10
    assert found / wanted > 0.99
