"""What is kept of conversations in a folder, and left out when documents are erased."""

import json
import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from passerelle.conversation.erased import erase_from_conversations
from passerelle.conversation.erased_feedback import erase_from_feedback
from passerelle.conversation.history import FILE, VERSION, History, HistoryError, set_aside
from passerelle.conversation.kept import NAME, keep_conversation, read_conversation
from passerelle.conversation.turns import Conversation, Turn
from passerelle.index.errors import PasserelleError

ANSWER: dict[str, Any] = {"citations": [], "nearest": [], "searched": "Le bac ?", "text": "Bonjour"}
LONG = "Où  est\nle " + "quai " * 30


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the time of day as a list of one number, which a test may set."""
    told = [1000.0]
    monkeypatch.setattr(time, "time", lambda: told[0])
    return told


def run(folder: Path, *statements: str) -> list[Any]:
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        return [connection.execute(each).fetchall() for each in statements]


def cited(document: str, translation: str = "") -> dict[str, Any]:
    return {"document": document, "translation": {"document": translation} if translation else None}


@pytest.fixture
def history() -> History:
    return History(None)


def test_a_conversation_is_named_listed_and_dated(history: History, now: list[float]) -> None:
    id_, number = history.add("ada", "none", LONG, ANSWER)
    now[0] = 1001.0
    assert number == 1
    assert len(id_) == 32
    assert history.add("ada", id_, "Et le bac ?", ANSWER) == (id_, 2)
    (kept,) = history.conversations("ada")
    assert (kept.id, kept.changed, kept.turns) == (id_, 1001.0, 2)
    assert kept.title == " ".join(LONG.split())[:120]
    assert history.rename("ada", id_, "x" * 121)
    assert history.conversations("ada")[0].title == "x" * 120
    assert not history.rename("ada", "none", "x")


def test_conversations_stand_last_changed_first_and_of_one_time_by_their_ids(
    history: History, now: list[float]
) -> None:
    same = sorted(history.add("ada", "", f"{at} ?", ANSWER)[0] for at in range(3))
    now[0] = 1001.0
    later, _ = history.add("ada", "", "Tard ?", ANSWER)
    assert [each.id for each in history.conversations("ada")] == [later, *same]
    assert history.conversations("bob") == ()


@pytest.mark.parametrize(
    ("search", "found"),
    [("QUAI bac", True), ("quai phare", False), ("ou est", True), ("œuvre", False), (" ", True), ("bac\nquai", True)],
)  # fmt: skip
def test_a_search_finds_what_has_all_its_words(history: History, search: str, *, found: bool) -> None:
    id_, _ = history.add("ada", "", "Où est le Quai ?", ANSWER)
    history.add("ada", id_, "Et le bac ?", ANSWER)
    assert bool(history.conversations("ada", search)) is found


def test_what_holds_half_a_letter_is_kept_with_a_mark_in_its_place(history: History) -> None:
    id_, _ = history.add("a\ud800", "", "Le quai \ud83d", {"n": "\ud83d"})
    (turn,) = history.turns("a\ud800", id_)
    assert (turn.number, turn.question, turn.answer) == (1, "Le quai ?", {"n": "\ud83d"})


@pytest.mark.parametrize(
    ("kinds", "title"),
    [
        ([True, False], "1 ?"),
        ([False, True], "0 ?"),
        ([False, False], "0 ?"),
        ([True, True], "0 ?"),
        ([True, True, False, False], "2 ?"),
        ([False, True, False], "0 ?"),
        ([True, False, True, False], "1 ?"),
    ],
)
def test_a_conversation_is_named_after_its_first_question(
    history: History, kinds: list[bool], title: str
) -> None:
    id_ = ""
    for at, talk in enumerate(kinds):
        id_, _ = history.add("ada", id_, f"{at} ?", {**ANSWER, "small_talk": talk})
    assert [each.title for each in history.conversations("ada")] == [title]


@pytest.mark.parametrize(("number", "turns"), [(0, 0), (1, 0), (2, 1), (3, 2), (4, 3), (9, 3)])
def test_a_branch_has_the_turns_before_a_number(history: History, number: int, turns: int) -> None:
    id_ = ""
    for at in range(3):
        id_, _ = history.add("ada", id_, f"{at} ?", ANSWER)
    history.rename("ada", id_, "Le quai")
    made = history.branch("ada", id_, number)
    assert [each.question for each in history.turns("ada", made)] == [f"{at} ?" for at in range(turns)]
    assert bool(made) is bool(turns)
    assert {each.title for each in history.conversations("ada")} == {"Le quai"}
    assert history.branch("bob", id_, number) == history.branch("ada", "none", number) == ""


@pytest.mark.parametrize(("later", "back"), [(59.0, True), (60.0, True), (60.5, False)])
def test_what_was_deleted_is_gone_at_the_next_writing_after_a_minute(
    history: History, now: list[float], later: float, *, back: bool
) -> None:
    id_, _ = history.add("ada", "", "Où ?", ANSWER)
    assert history.delete("ada", id_)
    assert not history.delete("ada", id_)
    assert not history.rename("ada", id_, "x")
    assert history.branch("ada", id_, 2) == ""
    now[0] += later
    history.add("bob", "", "Où ?", ANSWER)
    assert history.undelete("ada") is back
    assert len(history.turns("ada", id_)) == back
    assert not history.undelete("ada")


def test_all_conversations_of_a_visitor_are_deleted_at_once_and_forgotten_for_good(
    history: History, now: list[float]
) -> None:
    for visitor in ("ada", "ada", "bob"):
        history.add(visitor, "", "Où ?", ANSWER)
    assert history.delete("ada")
    assert (len(history.conversations("ada")), len(history.conversations("bob"))) == (0, 1)
    assert history.undelete("ada")
    now[0] += 10
    history.forget(10)
    assert len(history.conversations("ada")) == 2
    history.forget(9)
    assert history.conversations("ada") == history.conversations("bob") == ()


def test_a_file_is_the_owners_alone_and_holds_no_secret(tmp_path: Path) -> None:
    History(tmp_path).add("secret", "", "Où ?", ANSWER)
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert b"secret" not in (tmp_path / FILE).read_bytes()
    assert run(tmp_path, "PRAGMA user_version")[0] == [(VERSION,)]


@pytest.mark.parametrize("damage", ["DROP TABLE turns", "ALTER TABLE turns DROP COLUMN answer"])
def test_a_file_without_its_tables_is_set_aside(tmp_path: Path, damage: str) -> None:
    History(tmp_path).add("ada", "", "Où ?", ANSWER)
    run(tmp_path, damage)
    with pytest.raises(HistoryError, match="conversations are not kept in"):
        History(tmp_path).turns("ada", "x")
    assert len(list(tmp_path.glob("conversations.damaged-*.db"))) == 1
    assert History(tmp_path).conversations("ada") == ()


def test_a_file_with_a_garbled_table_is_set_aside(tmp_path: Path) -> None:
    History(tmp_path).add("ada", "", "Où ?", ANSWER)
    garbled = "UPDATE sqlite_master SET sql = 'rust' WHERE name = 'turns'"
    run(tmp_path, "PRAGMA writable_schema = ON", garbled)
    assert History(tmp_path).conversations("ada") == ()
    assert len(list(tmp_path.glob("conversations.damaged-*.db"))) == 1


def test_a_file_of_a_newer_version_stays_and_a_turn_that_is_no_json_is_told(tmp_path: Path) -> None:
    id_, _ = History(tmp_path).add("ada", "", "Où ?", ANSWER)
    run(tmp_path, "UPDATE turns SET answer = '{'")
    with pytest.raises(HistoryError, match=r"a turn in .*conversations\.db cannot be read"):
        History(tmp_path).turns("ada", id_)
    run(tmp_path, f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(HistoryError, match="a newer version of the program made the file"):
        History(tmp_path).conversations("ada")
    assert [path.name for path in tmp_path.glob("*.db")] == [FILE]


def test_a_file_that_is_set_aside_takes_what_lies_beside_it_along(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        (tmp_path / f"{FILE}{ending}").write_text(ending)
    aside = set_aside(tmp_path / FILE)
    assert caplog.messages == [
        f"the conversations in {tmp_path / FILE} are damaged: the file is now {aside}, and new ones are kept"
    ]
    assert sorted(path.name.removeprefix(aside.name) for path in tmp_path.iterdir()) == [
        "",
        "-journal",
        "-shm",
        "-wal",
    ]


def test_nothing_of_a_document_that_is_erased_stays(tmp_path: Path) -> None:
    erase_from_conversations(tmp_path, set())
    answer = {
        **ANSWER,
        "citations": [cited("a", "b"), cited("b")],
        "nearest": [{"document": "b"}, {"document": "a"}],
    }
    id_, _ = History(tmp_path).add("ada", "", "Où ?", answer)
    gone, _ = History(tmp_path).add("ada", "", "A secret?", ANSWER)
    History(tmp_path).delete("ada", gone)
    for name in (NAME, f"{NAME}.1.tmp", "conversations.damaged-1.db", "other.db"):
        (tmp_path / name).write_text("x")
    erase_from_conversations(tmp_path, {"a"})
    assert {path.name for path in tmp_path.iterdir()} == {FILE, "other.db"}
    (turn,) = History(tmp_path).turns("ada", id_)
    assert (turn.answer["citations"], turn.answer["nearest"]) == ([cited("a")], [{"document": "a"}])
    assert (turn.answer["searched"], turn.answer["text"], turn.answer["erased"]) == ("", "", 1)
    assert turn.question == "Où ?"
    assert not History(tmp_path).undelete("ada")
    assert b"A secret?" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    (tmp_path / NAME).mkdir()
    with pytest.raises(HistoryError, match=r"conversation\.json cannot be erased .*: delete it yourself"):
        erase_from_conversations(tmp_path, {"a"})


def test_nothing_is_said_to_be_erased_while_somebody_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("passerelle.conversation.erased.BUSY_SECONDS", 0.01)
    History(tmp_path).add("ada", "", "Où ?", {"citations": [], "nearest": []})
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM turns").fetchall()
        with pytest.raises(
            HistoryError, match=r"is being read: close the page, and run `passerelle remove --erase`"
        ):
            erase_from_conversations(tmp_path, set())
    erase_from_conversations(tmp_path, set())


def test_a_question_set_loses_what_readers_said_of_other_documents(tmp_path: Path) -> None:
    def line(document: str, *tags: str) -> str:
        return json.dumps({"question": "Où ?", "tags": list(tags), "expected": [{"document": document}]})

    mine, kept, gone = line("b", "mine"), line("a", "feedback"), line("b", "feedback", "mine")
    for name in ("one.jsonl", "two.jsonl", "three.txt"):
        (tmp_path / name).write_text(f"{mine}\n{kept}\n{gone}\n", encoding="utf-8")
    (tmp_path / "whole.jsonl").write_text(f"{kept}\n", encoding="utf-8")
    before = (tmp_path / "whole.jsonl").stat().st_mtime_ns
    erase_from_feedback(tmp_path, {"a"})
    for name in ("one.jsonl", "two.jsonl"):
        assert (tmp_path / name).read_text(encoding="utf-8") == f"{mine}\n{kept}\n"
    assert gone in (tmp_path / "three.txt").read_text(encoding="utf-8")
    assert (tmp_path / "whole.jsonl").stat().st_mtime_ns == before
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(
        PasserelleError, match=r"folder\.jsonl cannot be erased from .*: check its permissions"
    ):
        erase_from_feedback(tmp_path, {"a"})


@pytest.mark.parametrize(("age", "read"), [(3599, True), (3601, False)])
def test_a_conversation_is_over_after_an_hour(tmp_path: Path, age: int, *, read: bool) -> None:
    said = Conversation((Turn("Où ?", "Où ?", "fr"),))
    keep_conversation(tmp_path, said)
    path = tmp_path / NAME
    assert path.stat().st_mode & 0o077 == 0
    assert '\n  "question": "Où ?"' in path.read_text(encoding="utf-8")
    os.utime(path, (0, time.time() - age))
    assert read_conversation(tmp_path) == (said if read else Conversation())
    assert read_conversation(tmp_path / "none") == Conversation()
    with pytest.raises(PasserelleError, match=r"cannot be kept in .*none.*: ask without --follow"):
        keep_conversation(tmp_path / "none", said)
