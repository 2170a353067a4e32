"""The file of kept conversations: for its owner alone, written by many at once, killed, damaged, newer, or gone."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from passerelle.conversation.history import FILE, VERSION, History, HistoryError

ANSWER = {"language": "fr", "citations": []}


def test_conversations_outlive_the_program_and_are_for_their_owner_alone(tmp_path: Path) -> None:
    id_, _ = History(tmp_path).add("secret-of-ada", "", "Où ?", ANSWER)
    assert len(History(tmp_path).turns("secret-of-ada", id_)) == 1
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert b"secret-of-ada" not in (tmp_path / FILE).read_bytes()


def test_threads_write_at_once_and_lose_nothing(tmp_path: Path) -> None:
    id_, _ = History(tmp_path).add("ada", "", "0", ANSWER)
    threads = [
        threading.Thread(target=lambda: [History(tmp_path).add("ada", id_, "n", ANSWER) for _ in range(5)])
        for _ in range(4)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [each.number for each in History(tmp_path).turns("ada", id_)] == list(range(1, 22))


def test_a_program_that_is_killed_leaves_whole_turns(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from passerelle.conversation.history import History\n"
        "kept = History(Path(sys.argv[1])); id_, _ = kept.add('ada', '', 'one', {})\n"
        "with kept._writing() as c:\n"
        "    c.execute('DELETE FROM turns'); os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    again = History(tmp_path)
    assert [each.question for each in again.turns("ada", again.conversations("ada")[0].id)] == ["one"]


@pytest.mark.parametrize("damage", [b"no database at all" * 99, b"SQLite format 3\0" + b"\x07" * 4080])
def test_a_damaged_file_is_set_aside_named_and_new_ones_are_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: bytes
) -> None:
    (tmp_path / FILE).write_bytes(damage)
    id_, _ = History(tmp_path).add("ada", "", "Où ?", ANSWER)
    assert len(History(tmp_path).turns("ada", id_)) == 1
    aside = next(tmp_path.glob("conversations.damaged-*.db"))
    assert aside.read_bytes() == damage
    assert str(aside) in caplog.text


def test_a_file_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    History(tmp_path).add("ada", "", "Où ?", ANSWER)
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(HistoryError, match="a newer version of the program made the file"):
        History(tmp_path).conversations("ada")
    assert (tmp_path / FILE).exists()


def test_a_folder_that_is_gone_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match=r"conversations are not kept in .*none"):
        History(tmp_path / "none").add("ada", "", "Où ?", ANSWER)
