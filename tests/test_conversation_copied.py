"""Copies of kept conversations: what is in them, what is restored of them, and that reading one writes nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from passerelle.conversation.copied import bring_back_conversations, copy_conversations
from passerelle.conversation.history import FILE, History, HistoryError

ANSWER: dict[str, Any] = {"citations": [], "nearest": []}


def run(folder: Path, *statements: str) -> list[Any]:
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        return [connection.execute(each).fetchall() for each in statements]


def test_a_copy_has_what_is_kept_and_nothing_that_was_deleted(tmp_path: Path) -> None:
    store, copy, none = (tmp_path / name for name in ("store", "copy", "none"))
    for folder in (store, copy):
        folder.mkdir()
    copy_conversations(store, copy)
    bring_back_conversations(store, copy)
    assert list(copy.iterdir()) == []
    kept, _ = History(store).add("ada", "", "Où ?", ANSWER)
    gone, _ = History(store).add("ada", "", "A secret?", ANSWER)
    History(store).delete("ada", gone)
    copy_conversations(store, copy)
    assert (copy / FILE).stat().st_mode & 0o077 == 0
    assert [each.id for each in History(copy).conversations("ada")] == [kept]
    assert b"A secret?" not in b"".join(path.read_bytes() for path in copy.iterdir())
    assert run(copy, "SELECT count(*) FROM turns")[0] == [(1,)]
    assert History(store).undelete("ada")
    with pytest.raises(
        HistoryError, match=r"copied, but not the conversations in .* with --no-conversations"
    ):
        copy_conversations(store, none)


def test_what_comes_back_changes_nothing_that_is_there(tmp_path: Path) -> None:
    store, copy = tmp_path / "store", tmp_path / "copy"
    store.mkdir()
    copy.mkdir()
    lost, _ = History(copy).add("ada", "", "Où ?", ANSWER)
    both, _ = History(copy).add("ada", "", "Quand ?", ANSWER)
    copy_conversations(copy, store)
    History(store).add("ada", both, "Et ?", ANSWER)
    run(
        store,
        f"DELETE FROM turns WHERE conversation = '{lost}'",
        f"DELETE FROM conversations WHERE id = '{lost}'",
    )
    for _ in range(2):
        bring_back_conversations(copy, store)
        assert {each.id: each.turns for each in History(store).conversations("ada")} == {lost: 1, both: 2}
    (copy / FILE).write_bytes(b"rust" * 2048)
    with pytest.raises(
        HistoryError, match=r"put back, but not the conversations in .*: copy that file yourself"
    ):
        bring_back_conversations(copy, store)


def test_bringing_back_a_copy_writes_nothing_beside_it(tmp_path: Path) -> None:
    store, copy, other = (tmp_path / name for name in ("store", "copy", "other"))
    for folder in (store, copy, other):
        folder.mkdir()
    id_, _ = History(store).add("ada", "", "Où ?", ANSWER)
    copy_conversations(store, copy)
    bring_back_conversations(copy, other)
    assert [path.name for path in copy.iterdir()] == [FILE]
    assert [each.id for each in History(other).conversations("ada")] == [id_]
