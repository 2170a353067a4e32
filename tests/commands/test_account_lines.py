"""What was not read, as lines of the terminal: documents of a kind, and what is left out rightly."""

from typing import Any

import pytest

from passerelle.commands.account import account_lines, gap_lines
from passerelle.index.store.account import Account, DocumentGap
from passerelle.index.types import Unread


def gaps(*ids: str, kind: Any = "pictures") -> Account:
    return Account(tuple(DocumentGap(id_, id_, kind, 2, "page 1") for id_ in ids))


@pytest.mark.parametrize(("count", "more"), [(3, ""), (4, ", …")])
def test_three_documents_of_a_kind_are_named(count: int, more: str) -> None:
    ids = ["a", "b", "c", "d"][:count]
    first, last = account_lines(gaps(*ids))
    assert first == f"not read: pictures: {2 * count} in {count} documents (a, b, c{more})"
    assert last.startswith("`passerelle documents --gaps`")


def test_a_document_with_two_gaps_of_a_kind_is_counted_once() -> None:
    first, _ = account_lines(gaps("a", "b", "a", "c"))
    assert first == "not read: pictures: 8 in 3 documents (a, b, c)"
    (failed,) = account_lines(
        Account(unread=tuple(Unread(path, "failures", "x") for path in ("b", "a", "b")))
    )
    assert failed.startswith("not read: 2 files (b, a) that failed")


def test_what_is_left_out_rightly_and_what_is_in_a_third_language_is_told_as_such() -> None:
    assert next(account_lines(gaps("a", kind="hidden text"))).startswith("left out: hidden text")
    assert next(account_lines(gaps("a", kind="third language"))).startswith("neither French nor English")
    assert list(account_lines(Account())) == []
    assert list(gap_lines(Account())) == ["everything was read"]


def test_each_document_and_path_has_a_line_of_its_own() -> None:
    account = Account(
        gaps("a").gaps + gaps("a", kind="comments").gaps,
        (
            Unread("x", "failures", "broken"),
            Unread("y", "removed", "", 2, ("b", "c")),
            Unread("z", "other formats", ".zip", 2, ("d.zip",)),
            Unread("w", "linked folders", "", 1, ("e",)),
        ),
    )
    lines = list(gap_lines(account))
    assert lines[0] == "a · pictures: 2 (page 1); comments: 2 (page 1)"
    assert lines[1] == "x · failed: broken"
    assert lines[2] == "y · removed: 2 documents (b, c)"
    assert lines[3].endswith("(d.zip, …)")
    assert lines[4] == "w · linked folders: 1 linked (e)"
    kinds = [line.split(":")[0] for line in account_lines(Account(unread=account.unread))]
    assert kinds == ["not read", "not read", "not read", "kept out"]


def test_a_name_with_the_end_of_a_line_in_it_stays_one_line() -> None:
    name = "a\nsound: 3 documents\x1b"
    account = Account(
        gaps(name).gaps,
        (
            Unread(name, "failures", "b\nbroken"),
            Unread("y", "removed", "", 1, (name,)),
            Unread(name, "other formats", ".zip", 1, (name,)),
            Unread(name, "linked folders", "", 1, (name,)),
        ),
    )
    shown = "a⟨U+000A⟩sound: 3 documents⟨U+001B⟩"
    assert list(gap_lines(account)) == [
        f"{shown} · pictures: 2 (page 1)",
        f"{shown} · failed: b⟨U+000A⟩broken",
        f"y · removed: 1 document ({shown})",
        f"{shown} · other formats: 1 .zip ({shown})",
        f"{shown} · linked folders: 1 linked ({shown})",
    ]
    lines = list(account_lines(account))
    assert lines[0] == f"not read: pictures: 2 in 1 document ({shown})"
    assert [line for line in lines if "\n" in line or "\x1b" in line] == []
