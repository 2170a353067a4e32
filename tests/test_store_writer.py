"""Facts about opening a store to be written: each kind by its own writer, and what a document is that others cut."""

from pathlib import Path

import pytest
from small_store import CAT

from passerelle.index.errors import StoreError
from passerelle.index.store.file_writer import FileWriter
from passerelle.index.store.location import Database
from passerelle.index.store.schema import FILE
from passerelle.index.store.writer import Cut, open_writer


def test_a_folder_is_made_and_written_by_a_writer_of_files(tmp_path: Path) -> None:
    with open_writer(tmp_path / "new" / "store", 0.0) as writer:
        assert isinstance(writer, FileWriter)
        assert writer.passages() == 0
    assert (tmp_path / "new" / "store" / FILE).is_file()


def test_a_database_is_reached_by_a_writer_of_databases_and_no_folder_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("psycopg")
    monkeypatch.chdir(tmp_path)
    nowhere = Database("postgresql://ada@127.0.0.1:1/papers?connect_timeout=2")
    with pytest.raises(StoreError, match=r"cannot be reached \("), open_writer(nowhere, 0.0):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_document_that_was_cut_is_one_of_a_file_unless_a_program_gave_it() -> None:
    assert not Cut("chat.txt", CAT, []).given
