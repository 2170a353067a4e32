"""Facts about removed documents as a run meets their files: kept out where they were, and found where they went."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from library import Library
from small_store import EMBEDDER, SETTINGS

from passerelle.index.discover import Place
from passerelle.index.errors import StoreError
from passerelle.index.run.kept_out import KeptOut, Owners
from passerelle.index.store.change import Change, change
from passerelle.index.types import Unread

HASHES = {"documents/a.txt": "7:aaa", "documents/list.jsonl": "7:lll"}


@pytest.fixture
def opened(library: Library) -> Iterator[Change]:
    """Return a store from which a file's document, a line of another and one without a file were removed."""
    for name in ("a.txt", "list.jsonl", "b.txt"):
        library.write(name, "x")
    with change(library.folder, SETTINGS, EMBEDDER) as made:
        made.commit(dict(HASHES))
        made.keep_out("a.txt", "documents/a.txt")
        made.keep_out("list.jsonl/one", "documents/list.jsonl")
        made.keep_out("lost.txt", "documents/lost.txt")
        made.commit({"documents/lost.txt": "7:xxx"})
        yield made


def place(library: Library, name: str) -> Place:
    return Place(library.documents / name, f"documents/{name}", name)


def met(opened: Change, *places: Place) -> KeptOut:
    kept_out = KeptOut(opened, dict(HASHES))
    kept_out.meet(places)
    return kept_out


def test_the_one_document_of_a_file_is_kept_out_before_it_is_opened(library: Library, opened: Change) -> None:
    kept_out = met(opened, place(library, "a.txt"), place(library, "b.txt"))
    assert kept_out.has_file(place(library, "a.txt"))
    assert not kept_out.has_file(place(library, "b.txt"))
    assert kept_out.unread() == [Unread("documents/a.txt", "removed", "", 1, ("a.txt",))]
    assert kept_out.unnamed() == []


def test_a_file_of_several_documents_is_read_for_the_others(library: Library, opened: Change) -> None:
    lines = place(library, "list.jsonl")
    kept_out = met(opened, lines)
    assert not kept_out.has_file(lines)
    assert kept_out.has_line(lines, "one")  # by what its file is called, too
    assert kept_out.has_line(lines, "list.jsonl/one")
    assert not kept_out.has_line(lines, "two")
    assert not kept_out.has_line(lines, "lost.txt")  # which another file held
    assert not kept_out.has_line(place(library, "b.txt"), "one")
    assert kept_out.unread() == [Unread("documents/list.jsonl", "removed", "", 2, ("one", "list.jsonl/one"))]


@pytest.mark.parametrize(
    ("name", "digest", "known"),
    [
        ("a.txt", "", True),
        ("b.txt", "", True),  # of lost.txt no bytes are known, and an empty digest is theirs
        ("b.txt", "7:other", False),
        ("b.txt", "8:aaa", True),
        ("list.jsonl", "7:other", True),
    ],
)
def test_a_file_may_hold_what_is_kept_out_by_its_path_or_its_bytes(
    library: Library, opened: Change, name: str, digest: str, *, known: bool
) -> None:
    assert met(opened).knows(place(library, name), digest) is known


def test_a_file_that_moved_takes_its_removed_document_along(library: Library, opened: Change) -> None:
    (library.documents / "a.txt").rename(library.documents / "new.txt")
    moved = place(library, "new.txt")
    kept_out = met(opened, moved)
    assert not kept_out.has_bytes(moved, "7:other")
    assert kept_out.has_bytes(moved, "8:aaa")
    assert kept_out.has_file(moved)
    assert kept_out.owner("a.txt") == "documents/new.txt"
    assert met(opened, moved).has_file(moved)


def test_bytes_of_a_file_that_is_still_there_are_another_document(library: Library, opened: Change) -> None:
    copy = place(library, "copy.txt")
    assert not met(opened, place(library, "a.txt"), copy).has_bytes(copy, "7:aaa")
    assert not met(opened, copy).has_bytes(copy, "7:aaa")  # a run over the copy alone


def test_of_two_files_with_the_bytes_the_one_of_its_name_is_kept_out(
    library: Library, opened: Change
) -> None:
    (library.documents / "a.txt").unlink()
    same = Place(library.documents / "sub" / "a.txt", "documents/sub/a.txt", "a.txt")
    other = place(library, "other.txt")
    kept_out = met(opened, same, other)
    assert not kept_out.has_bytes(other, "7:aaa")
    assert kept_out.has_bytes(same, "7:aaa")


def test_a_removed_document_is_known_by_its_id_where_its_file_is_gone(
    library: Library, opened: Change
) -> None:
    kept_out = met(opened, place(library, "a.txt"), place(library, "b.txt"))
    assert kept_out.has_moved(place(library, "b.txt"), "lost.txt")
    assert not kept_out.has_moved(place(library, "b.txt"), "a.txt")
    assert not kept_out.has_moved(place(library, "b.txt"), "never.txt")


def test_an_id_belongs_to_its_live_document_or_to_the_file_of_a_removed_one(
    library: Library, opened: Change
) -> None:
    owners = Owners({"live.txt": "documents/live.txt"}, met(opened, place(library, "a.txt")))
    assert owners.get("live.txt") == "documents/live.txt"
    assert owners.get("a.txt") == "documents/a.txt"
    assert owners.get("lost.txt") is None
    assert "a.txt" in owners
    assert "none.txt" not in owners


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("a.txt", {"list.jsonl/one", "lost.txt"}),
        ("list.jsonl/one", {"a.txt", "lost.txt"}),
        ("documents/lost.txt", {"a.txt", "list.jsonl/one"}),
        ("{documents}/a.txt", {"list.jsonl/one", "lost.txt"}),
        ("{documents}", {"lost.txt"}),
    ],
)
def test_what_is_asked_for_again_is_kept_out_no_more(
    library: Library, opened: Change, asked: str, left: set[str]
) -> None:
    kept_out = met(opened, place(library, "a.txt"))
    kept_out.take_again([asked.format(documents=library.documents)], [place(library, "a.txt")])
    every = ("a.txt", "list.jsonl/one", "lost.txt")
    assert {id_ for id_ in every if opened.was_removed(id_)} == left
    assert ("documents/a.txt" in kept_out.hashes) == ("a.txt" in left)
    assert kept_out.has_file(place(library, "a.txt")) == ("a.txt" in left)


def test_what_was_never_removed_cannot_be_asked_for(library: Library, opened: Change) -> None:
    said = (
        rf"^nothing that was removed from {library.folder} has the id or the path 'b\.txt': `passerelle documents "
        r"--gaps` lists what is kept out$"
    )
    with pytest.raises(StoreError, match=said):
        met(opened).take_again(["b.txt"], [])
    met(opened).take_again([], [])


def test_of_an_erased_document_the_account_says_a_number_where_it_may_name_its_file(
    library: Library, opened: Change
) -> None:
    opened.erase_names()
    here = place(library, "a.txt")
    kept_out = met(opened, here)
    assert kept_out.has_file(here)
    assert (kept_out.unread(), kept_out.unnamed()) == ([], [Unread("documents/a.txt", "removed", "", 1)])
    kept_out.named.add("documents/a.txt")
    assert (kept_out.unread(), kept_out.unnamed()) == ([Unread("documents/a.txt", "removed", "", 1)], [])


def test_all_lines_of_a_file_that_were_erased_are_counted(library: Library, opened: Change) -> None:
    opened.keep_out("list.jsonl/two", "documents/list.jsonl")
    opened.commit({})
    opened.erase_names(["list.jsonl/one", "list.jsonl/two"])
    opened.keep_out("list.jsonl/three", "documents/list.jsonl")
    opened.commit({})
    lines = place(library, "list.jsonl")
    kept_out = met(opened, lines)
    assert [kept_out.has_line(lines, id_) for id_ in ("one", "two", "three", "four")] == [True] * 3 + [False]
    assert kept_out.unread() == [Unread("documents/list.jsonl", "removed", "", 3, ("three",))]


def test_reasons_of_a_file_are_three_at_most_and_none_that_name_what_was_erased(
    library: Library, opened: Change
) -> None:
    reasons = ["one", "two", "three", "four"]
    kept_out = met(opened)
    path = "documents/a.txt"
    assert kept_out.failure(path, reasons) == Unread(path, "failures", "one", 4, ("two", "three"))
    kept_out.erased[path] = 1
    assert kept_out.failure(path, reasons) is None
    kept_out.named.add(path)
    said = "a part of it could not be read: index it again to see why"
    assert kept_out.failure(path, reasons) == Unread(path, "failures", said, 4)


def test_where_nothing_was_removed_nothing_is_kept_out(tmp_path: Path, library: Library) -> None:
    with change(tmp_path / "other", SETTINGS, EMBEDDER) as fresh:
        kept_out = met(fresh, place(library, "a.txt"))
        here = place(library, "a.txt")
        assert not kept_out.knows(here, "7:aaa")
        assert not kept_out.has_file(here)
        assert not kept_out.has_bytes(here, "7:aaa")
        assert not kept_out.has_line(here, "a.txt")
        assert not kept_out.has_moved(here, "a.txt")
        assert kept_out.owner("a.txt") is None
