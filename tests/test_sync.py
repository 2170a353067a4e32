"""Facts about indexing: the store follows the files, does no work twice, and says what it could not read."""

import json
import os
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import WordEmbedder
from library import SENTENCES, Library

from passerelle.index.errors import LoadError, StoreError, StoreLockedError
from passerelle.index.removal import remove
from passerelle.index.run.types import Progress, Summary
from passerelle.index.store import schema
from passerelle.index.store.change import change
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify
from passerelle.index.sync import Options, sync

CAT = "Le chat dort sur le tapis rouge.\n\nIl ronfle encore assez fort ici."
DOG = "The dog runs in a green garden.\n\nIt barks at every single bird."


def counts(summary: Summary) -> tuple[int, int, int, int]:
    """Return how many documents were added, updated, removed and left as they were."""
    return summary.added, summary.updated, summary.removed, summary.unchanged


def lines(*documents: dict[str, str]) -> str:
    return "".join(json.dumps(each) + "\n" for each in documents)


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


def test_a_bad_file_is_reported_by_name_with_its_reason_and_the_rest_goes_on(library: Library) -> None:
    library.write("a.pdf", "This is no PDF at all.")
    library.write("b.txt", "")
    library.write("chat.txt", CAT)
    library.write("z.docx", "No archive.")
    summary = library.index()
    assert [failure.path for failure in summary.failures] == [
        "documents/a.pdf",
        "documents/b.txt",
        "documents/z.docx",
    ]
    assert "it is empty; put text in it, or delete it" in summary.failures[1].reason
    assert counts(summary) == (1, 0, 0, 0)
    assert [failure.path for failure in library.index().failures] == [each.path for each in summary.failures]


def test_what_a_run_does_not_read_is_kept_by_path_until_a_run_over_it_reads_it_or_finds_it_gone(
    library: Library,
) -> None:
    library.write("chat.txt", CAT)
    library.write("a/old.doc", "x")
    library.write("b/old.rtfd", "x")
    bad = library.write("b/bad.txt", "")
    library.index()
    formats = [("documents/a", ".doc"), ("documents/b", ".rtfd")]
    kept = [(each.path, each.what) for each in library.open().account.unread if each.kind == "other formats"]
    assert kept == formats
    (failed,) = [each for each in library.open().account.unread if each.kind == "failures"]
    assert (failed.path, failed.count) == ("documents/b/bad.txt", 1)
    assert "it is empty" in failed.what
    (library.documents / "a" / "old.doc").unlink()
    bad.write_text(DOG, encoding="utf-8")
    library.index(library.documents / "b")
    assert [(each.path, each.what) for each in library.open().account.unread] == formats
    library.index()
    assert [(each.path, each.what) for each in library.open().account.unread] == formats[1:]


def test_a_folder_in_which_nothing_can_be_read_is_a_failure_that_says_what_lies_there(
    library: Library,
) -> None:
    for name in ("a.doc", "b.doc", "c.pages"):
        library.write(name, "x")
    (failure,) = library.index().failures
    assert failure.path == "documents"
    assert (
        "nothing in it can be read; it holds 2 .doc, 1 .pages: convert them to one of .csv" in failure.reason
    )


def test_a_bad_line_of_a_collection_is_reported_and_the_rest_goes_on(library: Library) -> None:
    library.write("all.jsonl", lines({"id": "a", "text": CAT}) + "{oops\n" + lines({"id": "c", "text": DOG}))
    summary = library.index()
    assert [failure.path for failure in summary.failures] == ["documents/all.jsonl"]
    assert "line 2: it is not JSON" in summary.failures[0].reason
    assert library.ids() == ["a", "c"]
    again = library.index()
    assert (counts(again), again.failures) == ((0, 0, 0, 2), summary.failures)


def test_a_file_that_becomes_bad_keeps_what_was_indexed(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.write("all.jsonl", lines({"id": "a", "text": DOG}, {"id": "b", "text": DOG}))
    library.index()
    library.write("chat.txt", "")
    library.write("all.jsonl", "{oops\n" + lines({"id": "b", "text": CAT}))
    summary = library.index()
    assert [failure.path for failure in summary.failures] == ["documents/all.jsonl", "documents/chat.txt"]
    assert counts(summary) == (0, 1, 0, 0)
    assert library.ids() == ["a", "b", "chat.txt"]
    assert library.open().document("chat.txt").text == CAT


def test_a_file_that_is_mended_is_read_again(library: Library) -> None:
    library.write("chat.txt", "")
    library.index()
    library.write("chat.txt", CAT)
    assert counts(library.index()) == (1, 0, 0, 0)


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


def test_links_that_loop_are_not_followed(library: Library) -> None:
    library.write("a/chat.txt", CAT)
    (library.documents / "a" / "loop").symlink_to(library.documents, target_is_directory=True)
    (library.documents / "self.txt").symlink_to(library.documents / "self.txt")
    summary = library.index()
    assert library.ids() == ["a/chat.txt"]
    assert [failure.path for failure in summary.failures] == ["documents/self.txt"]
    assert "check that the file can be opened" in summary.failures[0].reason


def test_a_pipe_among_the_files_is_reported_and_not_waited_for(library: Library) -> None:
    os.mkfifo(library.documents / "pipe.txt")
    library.write("chat.txt", CAT)
    summary = library.index()
    assert [failure.path for failure in summary.failures] == ["documents/pipe.txt"]
    assert "it is not a file that can be read" in summary.failures[0].reason
    assert library.ids() == ["chat.txt"]


def test_a_name_that_is_no_text_is_spelt_out(library: Library) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    library.write(name, CAT)
    library.write(os.fsdecode(b"vid\xe9.txt"), "")
    summary = library.index()
    assert library.ids() == [r"caf\xe9.txt"]
    assert [failure.path for failure in summary.failures] == [r"documents/vid\xe9.txt"]
    assert summary.failures[0].reason.encode("utf-8")
    assert counts(library.index()) == (0, 0, 0, 1)
    (library.documents / name).unlink()
    assert counts(library.index()) == (0, 0, 1, 0)


def test_an_unreadable_file_is_reported_and_keeps_what_was_indexed(guarded_library: Library) -> None:
    guarded_library.write("chat.txt", CAT).chmod(0o000)
    guarded_library.write("dog.txt", DOG)
    summary = guarded_library.index()
    assert [failure.path for failure in summary.failures] == ["documents/chat.txt"]
    assert "Permission denied; check that the file can be opened" in summary.failures[0].reason
    assert guarded_library.ids() == ["dog.txt"]
    (guarded_library.documents / "dog.txt").chmod(0o000)
    assert counts(guarded_library.index()) == (0, 0, 0, 0)
    assert guarded_library.ids() == ["dog.txt"]


def test_a_folder_that_closes_is_reported_and_its_documents_are_kept(guarded_library: Library) -> None:
    closed = guarded_library.write("closed/deep/chat.txt", CAT).parent.parent
    guarded_library.write("dog.txt", DOG)
    guarded_library.index()
    closed.chmod(0o000)
    summary = guarded_library.index()
    assert [failure.path for failure in summary.failures] == ["documents/closed"]
    assert counts(summary) == (0, 0, 0, 1)
    assert guarded_library.ids() == ["closed/deep/chat.txt", "dog.txt"]


def test_a_path_that_does_not_exist_is_an_error_and_changes_nothing(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.index()
    with pytest.raises(
        LoadError, match=r"there is no such file or folder; check the path, or take documents out"
    ):
        library.index(library.documents, library.place / "nowhere")
    assert library.ids() == ["chat.txt"]
    assert not (library.place / "nowhere").exists()


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


def told(library: Library) -> list[Progress]:
    seen: list[Progress] = []
    sync([library.documents], library.folder, SENTENCES, embedder=library.embedder, progress=seen.append)
    return seen


def test_progress_counts_bytes_only_when_their_vectors_have_come(library: Library) -> None:
    sizes = [library.write(f"{name}.txt", text).stat().st_size for name, text in (("a", CAT), ("b", DOG))]
    seen = told(library)
    assert [each.done for each in seen[:-1]] == [0] * (len(seen) - 1)
    assert {each.total for each in seen} == {sum(sizes)}
    assert seen[-2] == Progress(0, sum(sizes), 4, 0)
    assert seen[-1] == Progress(sum(sizes), sum(sizes), 4, 4)


def test_progress_moves_inside_a_collection_and_never_back(library: Library) -> None:
    lines = [json.dumps({"id": f"d{n}", "text": f"number {n} alone here today."}) for n in range(3 * 256)]
    size = library.write("many.jsonl", "\n".join(lines)).stat().st_size
    seen = told(library)
    done = [each.done for each in seen]
    assert done == sorted(done)
    assert len(set(done)) > 3
    assert seen[-1] == Progress(size, size, 3 * 256, 3 * 256)


def test_progress_is_whole_at_once_where_nothing_changed(library: Library) -> None:
    size = library.write("a.txt", CAT).stat().st_size
    told(library)
    assert told(library)[-1] == Progress(size, size, 0, 0)


def mend(message: str, library: Library, embedder: WordEmbedder) -> Summary:
    """Run what follows ``passerelle index`` in *message*, with the embedder it names."""
    found = re.search(r"`passerelle index (--rebuild.*?) --store (\S+)`", message)
    assert found is not None
    assert found[2] == str(library.folder)
    words = found[1].split()
    named = dict(zip(words[1::2], words[2::2], strict=True))
    assert named.get("--model", embedder.name) == embedder.name
    options = Options(rebuild=True, passage_tokens=int(named.get("--passage-tokens", 0)))
    return sync([], library.folder, options, embedder=embedder)


def test_another_embedder_is_refused_by_both_names_and_the_command_that_is_named_mends_it(
    library: Library,
) -> None:
    library.write("chat.txt", CAT)
    library.write("dog.txt", DOG)
    library.index()
    other = WordEmbedder(name="other-words", dimension=100)
    with pytest.raises(StoreError) as refusal:
        sync([library.documents], library.folder, SENTENCES, embedder=other)
    message = str(refusal.value)
    assert f"the model words ({library.embedder.fingerprint})" in message
    assert f"other-words ({other.fingerprint})" in message
    assert "keep the first with `--model words`" in message
    summary = mend(message, library, other)
    assert (summary.documents, summary.embedded) == (2, 4)
    assert library.open().settings.fingerprint == other.fingerprint
    assert verify(library.folder).problems == ()
    library.embedder = other
    assert library.search("dog garden", 1) == [("dog.txt", "The dog runs in a green garden.")]
    assert counts(library.index()) == (0, 0, 0, 2)


def test_another_size_of_passages_is_refused_and_the_command_that_is_named_mends_it(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.index()
    with pytest.raises(
        StoreError, match="aim at 6 tokens and not at 60: cut everything again with"
    ) as refusal:
        library.index(options=Options(passage_tokens=60))
    summary = mend(str(refusal.value), library, library.embedder)
    assert (summary.passages, library.open().settings.passage_tokens) == (1, 60)
    assert verify(library.folder).problems == ()


def test_the_size_of_passages_is_remembered(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.index(options=Options(passage_tokens=9))
    library.write("dog.txt", DOG)
    library.index(options=Options())
    assert library.open().settings.passage_tokens == 9


def test_a_rebuild_embeds_everything_again_and_keeps_what_lies_elsewhere_or_went_bad(
    library: Library,
) -> None:
    library.write("one/chat.txt", CAT)
    library.write("one/bad.txt", CAT.replace("chat", "loup"))
    outside = library.write("two/dog.txt", DOG)
    library.index()
    library.newly_asked()
    outside.unlink()
    library.write("one/bad.txt", "")
    library.write("one/chat.txt", CAT.replace("chat", "lion"))
    options = Options(passage_tokens=6, rebuild=True)
    summary = library.index(library.documents / "one", options=options)
    assert counts(summary) == (0, 1, 0, 0)
    assert [failure.path for failure in summary.failures] == ["documents/one/bad.txt"]
    assert len(library.newly_asked()) == summary.embedded == 6
    assert library.ids() == ["one/bad.txt", "one/chat.txt", "two/dog.txt"]
    assert library.open().document("one/chat.txt").text == CAT.replace("chat", "lion")
    assert verify(library.folder).problems == ()


def test_a_store_that_moves_with_its_documents_stays_in_step(library: Library, tmp_path: Path) -> None:
    library.write("chat.txt", CAT)
    library.index()
    moved = Library(tmp_path / "elsewhere", library.embedder)
    moved.place.mkdir()
    library.documents.rename(moved.documents)
    library.folder.rename(moved.folder)
    library.newly_asked()
    assert counts(moved.index()) == (0, 0, 0, 1)
    assert moved.newly_asked() == []


def test_the_store_itself_is_not_read_as_documents(library: Library) -> None:
    library.write("chat.txt", CAT)
    folder = library.documents / "store"
    sync([library.documents], folder, embedder=library.embedder)
    (folder / "notes.txt").write_text("Not a document.", encoding="utf-8")
    summary = sync([library.documents], folder, embedder=library.embedder)
    assert counts(summary) == (0, 0, 0, 1)
    assert [entry.id for entry in Store.open(folder).entries()] == ["chat.txt"]
