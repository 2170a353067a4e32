"""What a run cannot read is reported by name and kept: bad files and lines, loops, pipes, closed folders."""

import os

import pytest
from library import CAT, DOG, Library, counts, lines

from passerelle.index.errors import LoadError


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
