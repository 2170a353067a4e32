"""Facts about what an audit sees of a store in a folder: each thing that is wrong is named, with its remedy."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from small_store import CAT, DOG, PAGED, derived, put

from passerelle.index.errors import StoreError
from passerelle.index.store import file_writer, rows, schema
from passerelle.index.store.audited import AuditedFolder, audited_folder
from passerelle.index.store.rows import read_contents
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a sound store of three documents whose vectors lie in FAISS's file too."""
    put(tmp_path / "store", CAT, DOG, PAGED)
    return tmp_path / "store"


def spoil(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / schema.FILE, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def seen(folder: Path, look: Callable[[AuditedFolder], list[str]]) -> list[str]:
    with audited_folder(folder) as audited:
        return look(audited)


def file_problems(audited: AuditedFolder) -> list[str]:
    return [f"{each.what} → {each.remedy}" for each in audited.file_problems()]


def derived_problems(audited: AuditedFolder) -> list[str]:
    return [f"{each.what} → {each.remedy}" for each in audited.derived_problems()]


@pytest.mark.parametrize("together", [2, 9])
def test_nothing_is_wrong_with_a_sound_store(
    folder: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(rows, "ROWS_A_BATCH", together)
    with audited_folder(folder) as audited:
        assert file_problems(audited) == derived_problems(audited) == list(audited.word_faults()) == []
        assert audited.contents() == read_contents(audited.connection)
        assert [len(audited.keys(row)) for row in (1, 2, 3)] == [2, 2, 1]
        assert len(list(audited.vectors())) == 5
        assert (audited.given(), audited.leftovers()) == (set(), [])
        assert audited.search(5) == "exact"
        assert audited.names_from == str(folder / "names.txt")


def test_rows_that_refer_to_nothing_and_lost_settings_are_named(folder: Path) -> None:
    again = f"delete {folder} and index again with `passerelle index PATH --store {folder}`"
    spoil(folder, "DELETE FROM settings")
    assert seen(folder, file_problems) == [f"{folder} has lost its settings → {again}"]
    spoil(folder, "DELETE FROM vectors WHERE row = 1")
    assert seen(folder, file_problems) == [f"1 rows refer to rows that are not there → {again}"]


def test_an_empty_store_has_lost_no_settings(folder: Path) -> None:
    spoil(folder, "DELETE FROM passages", "DELETE FROM settings")
    assert seen(folder, file_problems) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE vectors SET vector = (SELECT vector FROM vectors WHERE row = 2) WHERE row = 1",
        "DELETE FROM passages WHERE row = 5",
        "DELETE FROM passages WHERE row = 1",
        "UPDATE passages SET row = 9 WHERE row = 5",
    ],
)
def test_a_file_of_vectors_that_holds_others_is_to_be_deleted(folder: Path, statement: str) -> None:
    spoil(folder, statement)
    place = derived(folder)
    assert seen(folder, derived_problems) == [
        (
            f"{place} does not hold the store's vectors → delete it: it is made again from store.sqlite at the next "
            f"question"
        )
    ]
    place.unlink()
    assert seen(folder, derived_problems) == []
    place.write_bytes(b"half")
    assert len(seen(folder, derived_problems)) == 1


def test_documents_that_a_program_gave_are_known_where_there_is_a_table_of_them(folder: Path) -> None:
    spoil(folder, "INSERT INTO given (document) VALUES (2)")
    assert seen(folder, lambda audited: [str(row) for row in audited.given()]) == ["2"]
    spoil(folder, "DROP TABLE given")
    assert seen(folder, lambda audited: [str(row) for row in audited.given()]) == []


def test_words_that_part_from_their_passages_are_named(folder: Path) -> None:
    spoil(folder, "DELETE FROM words_fr WHERE rowid = 1")
    assert len(seen(folder, lambda audited: list(audited.word_faults()))) > 0
    spoil(folder, "DROP TABLE words_fr")
    (said,) = seen(folder, lambda audited: list(audited.word_faults()))
    assert said.startswith("the words of passages cannot be read (")


def test_an_index_of_words_that_parts_from_its_words_is_named(folder: Path) -> None:
    spoil(folder, "UPDATE words_en_docsize SET sz = x'07'")
    (said,) = seen(folder, lambda audited: list(audited.word_faults()))
    assert said.startswith("the index of words in en is damaged (")


def test_files_that_nothing_reads_are_left_over(folder: Path) -> None:
    (folder / "vectors-0.faiss").write_bytes(b"old")
    assert seen(folder, AuditedFolder.leftovers) == [str(folder / "vectors-0.faiss")]


def test_a_file_that_is_no_store_is_damaged(folder: Path) -> None:
    spoil(folder, "DROP TABLE passages")
    with pytest.raises(
        StoreError, match=r"cannot be read \(no such table: .*\): it is not a store or it is damaged"
    ):
        seen(folder, lambda audited: [str(each) for each in audited.keys(1)])


SPOILED = {
    "UPDATE documents SET title = 'Minet' WHERE row = 1": "chat: its text is not the one that was indexed",
    "UPDATE passages SET end = 999 WHERE row = 2": "chat: passage 34–999 is out of order or of bounds",
    "UPDATE passages SET start = 5 WHERE row = 1": "chat: no passage holds what stands at 0–5",
    "UPDATE passages SET end = 40 WHERE row = 2": "chat: no passage holds what stands after 40",
    "DELETE FROM passages WHERE row = 2": "chat: no passage holds what stands after 32",
    "UPDATE passages SET page = 2 WHERE row = 5": "pages: passage 0–29 is not on page 2",
    "UPDATE passages SET page = 1 WHERE row = 1": "chat: passage 0–32 is not on page 1",
    "UPDATE vectors SET key = x'00' WHERE row = 1": "chat: the vector of passage 0–32 was made from other words",
    "UPDATE vectors SET vector = x'00' WHERE row = 1": "1 vectors are not 256 numbers of length 1",
    "UPDATE vectors SET vector = zeroblob(512)": "5 vectors are not 256 numbers of length 1",
    "UPDATE settings SET value = 'x' WHERE name = 'contents'": (
        "there are other documents, passages or vectors than the last change left"
    ),
}


@pytest.mark.parametrize("statement", SPOILED)
def test_an_audit_names_what_is_wrong(folder: Path, statement: str) -> None:
    spoil(folder, statement)
    audit = verify(folder)
    assert SPOILED[statement] in [each.what for each in audit.problems]
    assert all(f"--store {folder}" in each.remedy for each in audit.problems)


def test_an_audit_of_a_sound_store_counts_what_there_is(folder: Path) -> None:
    with Store.open(folder) as store:
        assert store.generation == 1
    audit = verify(folder)
    assert (audit.documents, audit.passages, audit.vectors, audit.generation) == (3, 5, 5, 1)
    assert (audit.search, audit.problems, audit.fileless, audit.leftovers) == ("exact", (), (), ())
    assert audit.account.is_whole


def test_it_sees_one_moment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_writer, "TIDY_MILLISECONDS", 1)  # it waits for readers
    with audited_folder(folder) as audited:
        before = audited.contents()
        put(folder, replace(CAT, id="new"))
        assert audited.contents() == before == read_contents(audited.connection)
        assert list(audited.word_faults()) == []
    with audited_folder(folder) as audited:
        assert audited.contents() != before


def test_passages_with_the_same_words_have_one_vector(tmp_path: Path) -> None:
    put(tmp_path, CAT, replace(CAT, id="same"))
    audit = verify(tmp_path)
    assert (audit.documents, audit.passages, audit.vectors, audit.problems) == (2, 4, 2, ())
