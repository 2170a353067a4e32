"""Facts about indexing: the store follows the files, does no work twice, and says what it could not read."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from library import CAT, DOG, SENTENCES, Library, counts, lines

from passerelle.index.errors import StoreError, StoreLockedError
from passerelle.index.removal import remove
from passerelle.index.store import schema
from passerelle.index.store.change import change
from passerelle.index.store.verify import verify
from passerelle.index.sync import Options


def test_a_first_run_adds_everything(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.write("en/dog.md", DOG)
    summary = library.index()
    assert counts(summary) == (2, 0, 0, 0)
    assert (summary.documents, summary.passages, summary.embedded, summary.failures) == (2, 4, 4, ())
    assert library.ids() == ["chat.txt", "en/dog.md"]
    assert library.search("dog garden", 1) == [("en/dog.md", "The dog runs in a green garden.")]


def test_a_second_run_embeds_nothing_and_leaves_the_generation(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.write("all.jsonl", lines({"id": "a", "text": DOG}, {"id": "b", "text": CAT}))
    library.index()
    library.newly_asked()
    summary = library.index()
    assert counts(summary) == (0, 0, 0, 3)
    assert (summary.embedded, library.newly_asked()) == (0, [])
    assert library.open().generation == 1


def test_a_changed_file_embeds_only_its_changed_passages(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.write("dog.txt", DOG)
    library.index()
    library.newly_asked()
    library.write("chat.txt", "Il pleut depuis ce matin.\n\n" + CAT.replace("assez", "très"))
    summary = library.index()
    assert counts(summary) == (0, 1, 0, 1)
    assert library.newly_asked() == [
        "chat\nIl pleut depuis ce matin.",
        "chat\nIl ronfle encore très fort ici.",
    ]
    assert library.open().generation == 2
    assert verify(library.folder).problems == ()


def test_a_file_whose_bytes_changed_and_not_its_text_is_unchanged_and_not_read_a_third_time(
    library: Library,
) -> None:
    library.write("chat.txt", CAT)
    library.index()
    library.write("chat.txt", CAT + "\n\n")
    before = known_bytes(library)
    assert counts(library.index()) == (0, 0, 0, 1)
    after = known_bytes(library)
    assert counts(library.index()) == (0, 0, 0, 1)
    assert before != after == known_bytes(library)
    assert library.open().generation == 1


def known_bytes(library: Library) -> list[tuple[str]]:
    """Return what the store knows of the bytes of each file: those it need not read again."""
    with closing(sqlite3.connect(library.folder / schema.FILE)) as connection:
        return connection.execute("SELECT hash FROM files ORDER BY path").fetchall()


def test_a_vanished_file_is_removed(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.write("all.jsonl", lines({"id": "a", "text": DOG}, {"id": "b", "text": DOG})).unlink()
    library.write("dog.txt", DOG)
    library.index()
    (library.documents / "dog.txt").unlink()
    assert counts(library.index()) == (0, 0, 1, 1)
    assert library.ids() == ["chat.txt"]
    assert counts(library.index()) == (0, 0, 0, 1)


def test_a_file_that_vanished_and_comes_back_is_indexed_again(library: Library) -> None:
    path = library.write("chat.txt", CAT)
    library.index()
    path.unlink()
    library.index()
    library.write("chat.txt", CAT)
    assert counts(library.index()) == (1, 0, 0, 0)
    assert library.ids() == ["chat.txt"]


def test_a_line_gone_from_a_collection_is_removed_and_the_others_stay(library: Library) -> None:
    library.write("all.jsonl", lines({"id": "a", "text": CAT}, {"id": "b", "text": DOG}))
    library.index()
    library.newly_asked()
    library.write("all.jsonl", lines({"id": "b", "text": DOG}))
    assert counts(library.index()) == (0, 0, 1, 1)
    assert (library.ids(), library.newly_asked()) == (["b"], [])


def test_a_document_outside_the_given_path_is_kept(library: Library) -> None:
    first, second = library.write("one/chat.txt", CAT), library.write("two/dog.txt", DOG)
    library.index(first.parent)
    second.parent.joinpath("gone.txt").write_text("Une autre phrase.", encoding="utf-8")
    library.index(second.parent)
    first.unlink()
    second.parent.joinpath("gone.txt").unlink()
    assert counts(library.index(second.parent)) == (0, 0, 1, 1)
    assert library.ids() == ["chat.txt", "dog.txt"]


def test_a_renamed_file_is_another_document_of_the_same_vectors(library: Library) -> None:
    library.write("chat.txt", f"# Titre\n\n{CAT}").rename(library.documents / "old.md")
    library.index()
    library.newly_asked()
    (library.documents / "old.md").rename(library.documents / "new.md")
    assert counts(library.index()) == (1, 0, 1, 0)
    assert (library.ids(), library.newly_asked()) == (["new.md"], [])


def test_a_renamed_collection_keeps_the_ids_of_its_lines(library: Library) -> None:
    old = library.write("old.jsonl", lines({"id": "a", "text": CAT}))
    library.index()
    old.rename(library.documents / "a.jsonl")
    assert counts(library.index()) == (1, 0, 1, 0)
    assert [(entry.id, entry.path) for entry in library.open().entries()] == [("a", "documents/a.jsonl")]


def test_two_files_of_one_name_in_two_folders_are_two_documents(library: Library) -> None:
    one, two = library.write("one/note.txt", CAT), library.write("two/note.txt", DOG)
    summary = library.index(one.parent, two.parent)
    assert counts(summary) == (2, 0, 0, 0)
    assert library.ids() == ["note.txt", "two/note.txt"]
    assert counts(library.index(one.parent, two.parent)) == (0, 0, 0, 2)
    two.write_text(DOG + "\n\nEt encore.", encoding="utf-8")
    assert counts(library.index(two.parent)) == (0, 1, 0, 0)
    assert library.ids() == ["note.txt", "two/note.txt"]


def test_the_same_file_given_twice_is_one_document(library: Library) -> None:
    path = library.write("chat.txt", CAT)
    roundabout = library.documents / ".." / "documents" / "chat.txt"
    assert counts(library.index(path, library.documents, roundabout, path)) == (1, 0, 0, 0)


def test_an_id_given_in_two_collections_is_told_apart_by_the_files_name(library: Library) -> None:
    library.write("b.jsonl", lines({"id": "same", "text": CAT}))
    library.index()
    library.write("a.jsonl", lines({"id": "same", "text": DOG}, {"id": "other", "text": DOG}))
    assert counts(library.index()) == (2, 0, 0, 1)
    assert library.ids() == ["a.jsonl/same", "other", "same"]
    assert library.open().document("same").text == CAT
    assert counts(library.index()) == (0, 0, 0, 3)
    library.write("a.jsonl", lines({"id": "same", "text": CAT}))
    assert counts(library.index()) == (0, 1, 1, 1)
    assert library.ids() == ["a.jsonl/same", "same"]


def test_an_id_given_twice_in_one_collection_is_reported_and_the_first_stays(library: Library) -> None:
    library.write("a.csv", "id,text\nsame,One text here.\nsame,Another text here.\n")
    summary = library.index()
    assert [failure.path for failure in summary.failures] == ["documents/a.csv"]
    assert "line 3: the id 'same' was given on line 2" in summary.failures[0].reason
    assert library.open().document("same").text == "One text here."


def test_an_empty_folder_makes_an_empty_store(library: Library) -> None:
    assert counts(library.index()) == (0, 0, 0, 0)
    assert library.ids() == []


def test_a_removed_document_comes_back_at_a_run_that_is_asked_for_it(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.write("all.jsonl", lines({"id": "a", "text": DOG}, {"id": "b", "text": CAT}))
    library.index()
    remove("chat.txt", library.folder)
    remove("a", library.folder)
    assert library.ids() == ["b"]
    assert (library.documents / "chat.txt").exists()
    assert counts(library.index()) == (0, 0, 0, 1)
    assert counts(library.index(options=replace(SENTENCES, again=("a", "chat.txt")))) == (2, 0, 0, 1)
    assert library.ids() == ["a", "b", "chat.txt"]


def test_removing_a_document_that_is_not_there_is_an_error(library: Library) -> None:
    library.index()
    with pytest.raises(StoreError, match=r"no document 'chat.txt' in .*: `passerelle documents` lists"):
        remove("chat.txt", library.folder)


def test_a_second_writer_is_refused_and_one_that_waits_is_served(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.index()
    settings = library.open().settings
    with change(library.folder, settings, library.embedder):
        with pytest.raises(StoreLockedError, match="another program is writing"):
            library.index()
        with pytest.raises(StoreLockedError, match="another program is writing"):
            remove("chat.txt", library.folder, wait=0.05)
    assert counts(library.index(options=Options(wait=1))) == (0, 0, 0, 1)
