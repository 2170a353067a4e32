"""Facts about what a run knows of a store's documents, and what it stages of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from library import Library
from small_store import CAT, DOG, EMBEDDER, PAGED, SETTINGS

from passerelle.index.discover import Place
from passerelle.index.errors import LoadError
from passerelle.index.load.recognised import kept
from passerelle.index.run import source
from passerelle.index.run.digest import PARSED_BY, file_hash, file_size
from passerelle.index.run.documents import GIVEN, Documents, Known
from passerelle.index.run.source import Here
from passerelle.index.store.change import change
from passerelle.index.types import Document


@pytest.fixture
def filled(library: Library) -> Library:
    """Return a library whose store has two documents of files, of which one is there, and one from memory."""
    library.write("chat.txt", CAT.text)
    with change(library.folder, SETTINGS, EMBEDDER) as opened:
        opened.put("documents/chat.txt", CAT)
        opened.put("documents/sub/chien.txt", DOG)
        opened.put("memory", PAGED, given=True)
        opened.commit({"documents/chat.txt": "1:a", "documents/sub/chien.txt": "1:b"})
    return library


@contextmanager
def known(library: Library, *, rebuild: bool = False) -> Iterator[Documents]:
    with change(library.folder, SETTINGS, EMBEDDER, rebuild=rebuild) as opened:
        yield Documents(opened)


def place(library: Library, name: str) -> Place:
    return Place(library.documents / name, f"documents/{name}", name)


def rows(library: Library) -> dict[str, str]:
    with library.open() as store:
        return {each.id: each.path for each in store.entries()}


def test_what_is_known_of_files_of_memory_and_of_what_is_gone(filled: Library) -> None:
    with known(filled) as documents:
        cat, dog, paged = 1, 2, 3
        assert documents.known == {
            "documents/chat.txt": [Known(cat, "chat", CAT.content_hash)],
            "documents/sub/chien.txt": [Known(dog, "chien", DOG.content_hash)],
        }
        assert documents.given == [("memory", paged)]
        assert documents.hashes == {"documents/chat.txt": "1:a", "documents/sub/chien.txt": "1:b"}
        assert documents.taken == {
            "chat": "documents/chat.txt",
            "chien": "documents/sub/chien.txt",
            "pages": GIVEN,
        }
        assert list(documents.fileless) == ["documents/sub/chien.txt"]
        assert (documents.staged, documents.dropped, documents.moved, documents.files) == (
            set(),
            set(),
            set(),
            {},
        )


def test_a_document_whose_file_the_store_does_not_list_is_not_missed(library: Library) -> None:
    with change(library.folder, SETTINGS, EMBEDDER) as opened:
        opened.put("documents/chat.txt", CAT)
        opened.commit({})
    with known(library) as documents:
        assert documents.fileless == {}


@pytest.mark.parametrize(
    ("shown", "here", "dropped"),
    [
        (["documents/chat.txt", "documents/sub/chien.txt"], [], {1, 2}),
        (["documents/sub/chien.txt"], [], {2}),
        ([], [], set[int]()),
        (["documents/chat.txt", "documents/sub/chien.txt"], ["chat.txt"], {2}),
        (["documents/chat.txt", "documents/sub/chien.txt"], ["sub"], {1}),
        (["documents/chat.txt", "documents/sub/chien.txt"], ["sub/chien.txt", "chat.txt"], set[int]()),
        (["documents/gone.txt"], [], set[int]()),
    ],
)
def test_what_vanished_is_taken_out_unless_its_folder_is_closed(
    filled: Library, shown: list[str], here: list[str], dropped: set[int]
) -> None:
    with known(filled) as documents:
        documents.drop_vanished(shown, [place(filled, name) for name in here])
        assert documents.dropped == dropped
        assert set(documents.files) == {
            each for each in shown if not any(f"documents/{name}" in each for name in here)
        }
        assert set(documents.files.values()) <= {None}
        assert ("documents/sub/chien.txt" in documents.fileless) == (2 not in dropped)
        assert ("chat" in documents.taken) == (1 not in dropped)


def test_documents_without_a_file_are_taken_out_at_once(filled: Library) -> None:
    with known(filled) as documents:
        documents.drop_fileless()
        assert (documents.dropped, documents.files, documents.fileless) == (
            {2},
            {"documents/sub/chien.txt": None},
            {},
        )
        documents.change.commit(documents.files)
    assert rows(filled) == {"chat": "documents/chat.txt", "pages": "memory"}


def test_documents_move_to_another_file_and_keep_their_ids(filled: Library) -> None:
    with known(filled) as documents:
        documents.move("documents/sub/chien.txt", place(filled, "dog.txt"), "1:b")
        assert documents.files == {"documents/sub/chien.txt": None, "documents/dog.txt": "1:b"}
        assert (documents.moved, documents.fileless) == ({2}, {})
        assert documents.taken["chien"] == "documents/dog.txt"
        documents.change.commit(documents.files)
    assert rows(filled)["chien"] == "documents/dog.txt"
    with known(filled) as documents:
        assert set(documents.hashes) == {"documents/chat.txt", "documents/dog.txt"}


def test_what_is_put_in_is_staged_and_has_its_id(filled: Library) -> None:
    with known(filled) as documents:
        documents.put("documents/new.txt", Document("new", "", "en", "The owl sleeps by day."))
        assert (documents.staged, documents.taken["new"]) == ({"new"}, "documents/new.txt")
        documents.change.flush()
        assert documents.embedded == 1
        documents.change.commit({})
    assert rows(filled)["new"] == "documents/new.txt"


def test_a_rebuild_puts_again_what_is_neither_staged_nor_dropped(filled: Library) -> None:
    with known(filled, rebuild=True) as documents:
        documents.put("documents/chat.txt", Document("chat", "", "fr", "Le chat part."))
        documents.drop(documents.known["documents/sub/chien.txt"])
        documents.put_again()
        documents.change.commit({})
    assert rows(filled) == {"chat": "documents/chat.txt", "pages": "memory"}
    with filled.open() as store:
        assert store.document("chat").text == "Le chat part."
    with known(filled) as documents:
        assert [path for path, _ in documents.given] == ["memory"]


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE documents SET path = x'ff00'", "the list of documents"),
        ("UPDATE documents SET id = x'ff00' WHERE row = 1", "the list of documents"),
        ("UPDATE documents SET hash = x'ff00'", "the list of documents"),
        ("UPDATE files SET hash = x'ff00'", "the list of files"),
        ("UPDATE files SET path = x'ff00' WHERE hash = '1:a'", "the list of files"),
    ],
)
def test_a_list_that_holds_no_texts_is_damage(filled: Library, statement: str, what: str) -> None:
    with change(filled.folder, SETTINGS, EMBEDDER) as opened:
        opened.connection.execute(statement)
        with pytest.raises(sqlite3.DatabaseError, match=f"^{what}: TypeError"):
            Documents(opened)


class Asked(Here):
    """Files read here, which keeps what it was told to expect."""

    expected: tuple[list[str], list[tuple[int, str]]] = ([], [])

    def expect(self, places: object, stored: object) -> None:
        type(self).expected = ([each.shown for each in places], list(stored))  # type: ignore[attr-defined,call-overload]


@pytest.mark.parametrize(
    ("rebuild", "stored"), [(False, []), (True, [(2, DOG.content_hash), (3, "")])], ids=["run", "rebuild"]
)
def test_a_rebuild_expects_the_stored_documents_of_other_files(
    filled: Library, stored: list[tuple[int, str]], *, rebuild: bool
) -> None:
    with known(filled, rebuild=rebuild) as documents:
        documents.source = Asked(lambda each: file_hash(each.path))
        documents.expect([place(filled, "chat.txt")])
        assert Asked.expected == (["documents/chat.txt"], stored)
        documents.drop(documents.known["documents/sub/chien.txt"])
        documents.expect([place(filled, "chat.txt")])
        assert Asked.expected[1] == stored[1:]


def test_a_file_is_read_here_with_its_digest(filled: Library) -> None:
    with known(filled) as documents:
        there = place(filled, "chat.txt")
        assert documents.source.digest(there) == file_hash(there.path)
        (loaded,) = documents.source.load(there, "cat", lambda _: None)
        assert isinstance(loaded, Document)
        assert (loaded.id, loaded.text) == ("cat", CAT.text)
        assert documents.source.cut(loaded) is None
        assert documents.source.embedded == 0


def test_who_waits_is_told_how_many_pictures_of_a_file_are_recognised(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(path: Path, id_: str) -> Iterator[Document]:
        assert path == filled.documents / "chat.txt"
        yield from (Document(id_, "", "en", words) for words in kept.recognised([b"one", b"two"], 2))

    monkeypatch.setattr(source, "load", load)
    monkeypatch.setattr(kept, "_table", bytes.decode)
    shares: list[float] = []
    here = Here(lambda _: "digest")
    found = [each.text for each in here.load(place(filled, "chat.txt"), "a", shares.append)]  # type: ignore[union-attr]
    assert (found, shares) == (["one", "two"], [0.5, 1.0])


def test_a_digest_is_of_the_bytes_and_of_who_reads_them(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_bytes(b"")
    other.write_bytes(b"\n")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert file_hash(one) == f"{PARSED_BY}:{empty}" != file_hash(other)
    assert (file_size(one), file_size(other), file_size(tmp_path / "c.txt")) == (0, 1, 0)


def test_what_cannot_be_read_has_no_digest(tmp_path: Path) -> None:
    with pytest.raises(
        LoadError, match=r": it is not a file that can be read, or a folder closed to you; name others$"
    ):
        file_hash(tmp_path)
    with pytest.raises(
        LoadError, match=r"a\.txt: No such file or directory; check that the file can be opened$"
    ):
        file_hash(tmp_path / "a.txt")


def test_passages_that_others_have_embedded_count_with_those_embedded_here(library: Library) -> None:
    with change(library.folder, SETTINGS, EMBEDDER) as opened:
        documents = Documents(opened, Here(lambda _: "digest", embedded=4))
        documents.put("documents/chat.txt", CAT)
        opened.flush()
        assert (opened.embedded, documents.embedded) == (2, 6)
