"""Facts about what was removed and stays out: digests of one store, and the account that names it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from small_store import CAT, DOG, EMBEDDER, PAGED, SETTINGS

from passerelle.index.store.account import read_unread
from passerelle.index.store.change import Change, change
from passerelle.index.store.removed import Digests, allow, erase_names, read_removed, write_removed
from passerelle.index.types import Unread


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Change]:
    """Return a change of a store that knows three files, of which one still has a live document."""
    with change(tmp_path, SETTINGS, EMBEDDER) as made:
        made.put("live.txt", PAGED)
        made.commit({"a.txt": "7:aaa", "live.txt": "7:bbb"})
        yield made


def removed(opened: Change, *named: tuple[str, str]) -> None:
    write_removed(opened.connection, named)


def account(opened: Change) -> list[Unread]:
    return read_unread(opened.connection)


def paths(opened: Change) -> set[str]:
    return {path for (path,) in opened.connection.execute("SELECT path FROM files")}


def test_digests_are_of_one_store_and_of_one_thing() -> None:
    one, other = Digests("1" * 32), Digests("2" * 32)
    assert one.id("a") == Digests("1" * 32).id("a")
    assert len({one.id("a"), other.id("a"), one.path("a"), one.content("a"), one.id("b")}) == 5
    assert len(one.id("half \ud83d")) == 20
    assert Digests("1" * 64).id("a") == Digests("1" * 64 + "2").id("a")


def test_the_digest_of_bytes_is_the_same_whoever_read_them() -> None:
    digests = Digests("1")
    assert digests.content("7:abc") == digests.content("8:abc") == digests.content("abc")
    assert digests.content("7:abc") != digests.content("7:abd")
    assert digests.content("") == b""


def test_what_is_removed_is_kept_by_digests_and_named_in_the_account(opened: Change) -> None:
    removed(opened, ("chat", "a.txt"), ("chien", "gone.txt"))
    digests = Digests.of(opened.connection)
    found = {each.id: each for each in read_removed(opened.connection)}
    cat, dog = found[digests.id("chat")], found[digests.id("chien")]
    assert (cat.path, cat.content, cat.erased) == (digests.path("a.txt"), digests.content("aaa"), False)
    assert (dog.path, dog.content) == (digests.path("gone.txt"), b"")
    assert account(opened) == [
        Unread("a.txt", "removed", "", 1, ("chat",)),
        Unread("gone.txt", "removed", "", 1, ("chien",)),
    ]
    assert opened.was_removed("chat")
    assert not opened.was_removed("pages")


def test_the_account_of_a_file_names_three_and_counts_all(opened: Change) -> None:
    removed(opened, *((id_, "a.txt") for id_ in "abcd"))
    removed(opened, ("e", "a.txt"))
    assert account(opened) == [Unread("a.txt", "removed", "", 5, ("a", "b", "c"))]


def test_what_is_removed_again_elsewhere_is_kept_out_there(opened: Change) -> None:
    removed(opened, ("chat", "gone.txt"))
    erase_names(opened.connection)
    removed(opened, ("chat", "a.txt"))
    (found,) = read_removed(opened.connection)
    digests = Digests.of(opened.connection)
    assert (found.path, found.content, found.erased) == (
        digests.path("a.txt"),
        digests.content("aaa"),
        False,
    )


def test_erasing_leaves_no_name_of_a_file_without_other_documents(opened: Change) -> None:
    removed(opened, ("chat", "a.txt"), ("chien", "live.txt"))
    erase_names(opened.connection)
    assert paths(opened) == {"live.txt"}
    assert account(opened) == [Unread("live.txt", "removed", "", 1, ())]
    assert all(each.erased for each in read_removed(opened.connection))


def test_erasing_some_leaves_the_names_of_the_others(opened: Change) -> None:
    removed(opened, ("chat", "live.txt"), ("chien", "live.txt"), ("other", "a.txt"))
    erase_names(opened.connection, ["chat"])
    assert account(opened) == [
        Unread("a.txt", "removed", "", 1, ("other",)),
        Unread("live.txt", "removed", "", 2, ("chien",)),
    ]
    assert paths(opened) == {"a.txt", "live.txt"}
    digests = Digests.of(opened.connection)
    assert {each.id for each in read_removed(opened.connection) if each.erased} == {digests.id("chat")}


def test_a_change_erases_the_names_it_is_told_at_once(opened: Change) -> None:
    removed(opened, ("chat", "live.txt"), ("chien", "live.txt"))
    digests = Digests.of(opened.connection)
    for ids, erased in ((["chat"], {"chat"}), (None, {"chat", "chien"})):
        opened.erase_names(ids)
        assert not opened.connection.in_transaction  # type: ignore[attr-defined]
        found = {each.id for each in read_removed(opened.connection) if each.erased}
        assert found == {digests.id(id_) for id_ in erased}


def test_erasing_takes_what_else_the_account_says_of_a_file(opened: Change) -> None:
    opened.remember({}, {"live.txt": [Unread("live.txt", "failures", "a bad line", 1)]})
    removed(opened, ("chat", "live.txt"))
    erase_names(opened.connection, ["chat"])
    assert account(opened) == [Unread("live.txt", "removed", "", 1, ())]


def test_what_is_allowed_again_has_its_files_read_again(opened: Change) -> None:
    opened.remember({}, {"a.txt": [Unread("a.txt", "failures", "a bad line", 1)]})
    removed(opened, ("chat", "a.txt"), ("chien", "live.txt"))
    digests = Digests.of(opened.connection)
    (cat,) = [each for each in read_removed(opened.connection) if each.id == digests.id("chat")]
    allow(opened.connection, [cat], ["a.txt"])
    assert [each.id for each in read_removed(opened.connection)] == [digests.id("chien")]
    assert paths(opened) == {"live.txt"}
    assert account(opened) == [
        Unread("a.txt", "failures", "a bad line", 1),
        Unread("live.txt", "removed", "", 1, ("chien",)),
    ]


def test_the_file_of_a_removed_document_may_move(opened: Change) -> None:
    removed(opened, ("chat", "a.txt"), ("chien", "b.txt"))
    digests = Digests.of(opened.connection)
    (cat,) = [each for each in read_removed(opened.connection) if each.id == digests.id("chat")]
    opened.follow(cat, digests.path("c.txt"))
    assert {each.id: each.path for each in read_removed(opened.connection)} == {
        digests.id("chat"): digests.path("c.txt"),
        digests.id("chien"): digests.path("b.txt"),
    }


def test_what_is_kept_out_stays_out_when_the_change_is_committed(opened: Change) -> None:
    opened.put("a.txt", CAT)
    opened.keep_out("chien", "b.txt")
    assert not opened.was_removed("chien")
    opened.commit({})
    assert opened.was_removed("chien")
    assert not opened.was_removed(DOG.title)


def test_erasing_none_leaves_all_named(opened: Change) -> None:
    removed(opened, ("chat", "a.txt"))
    erase_names(opened.connection, [])
    assert account(opened) == [Unread("a.txt", "removed", "", 1, ("chat",))]
    assert not any(each.erased for each in read_removed(opened.connection))


def test_erasing_what_no_account_names_leaves_none(opened: Change) -> None:
    removed(opened, ("chat", "live.txt"))
    opened.remember({}, {"live.txt": []})
    erase_names(opened.connection)
    assert account(opened) == []
    assert [each.erased for each in read_removed(opened.connection)] == [True]


@pytest.mark.parametrize("column", ["path", "hash"])
def test_files_that_are_no_text_are_damage(opened: Change, column: str) -> None:
    opened.connection.execute(f"UPDATE files SET {column} = x'ff' WHERE path = 'a.txt'")
    with pytest.raises(sqlite3.DatabaseError, match="the list of files"):
        removed(opened, ("chat", "live.txt"))
    if column == "path":
        with pytest.raises(sqlite3.DatabaseError, match="the list of files"):
            erase_names(opened.connection)


@pytest.mark.parametrize("named", [(b"chat", "a.txt"), ("chat", b"a.txt")])
def test_what_is_removed_has_a_text_for_its_id_and_its_path(opened: Change, named: Any) -> None:
    with pytest.raises(sqlite3.DatabaseError, match="the list of documents"):
        removed(opened, named)
