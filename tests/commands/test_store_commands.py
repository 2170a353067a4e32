"""What commands that keep a store do, say and end with, each run with its options."""

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import Said
from library import Library

from passerelle.commands import backup, copy, documents, remove, resolve, restore, verify
from passerelle.conversation.history import History
from passerelle.index.errors import StoreError
from passerelle.index.store.store import Store
from passerelle.index.sync import Options

CUT = Options(passage_tokens=64)


def ids(store: Path) -> list[str]:
    with Store.open(store) as opened:
        return [entry.id for entry in opened.entries()]


def test_documents_are_listed_in_lines_or_as_json(store: Path, said: Said) -> None:
    lines = said(documents.COMMAND, store=store, json=False, gaps=False).splitlines()
    assert [line.split(" · ")[0] for line in lines] == ["bac.txt", "pont.txt", "2 documents"]
    told = json.loads(said(documents.COMMAND, store=store, json=True, gaps=False))
    assert [(each["id"], each["language"]) for each in told] == [("bac.txt", "fr"), ("pont.txt", "fr")]


def test_what_was_not_read_is_listed_apart(library: Library, store: Path, said: Said) -> None:
    assert said(documents.COMMAND, store=store, json=False, gaps=True) == "everything was read\n"
    library.write("b.docx", "no archive")
    library.index(options=CUT)
    assert "b.docx · failed: " in said(documents.COMMAND, store=store, json=False, gaps=True)
    told = json.loads(said(documents.COMMAND, store=store, json=True, gaps=True))
    assert told["documents"] == []
    assert [each["kind"] for each in told["unread"]] == ["failures"]


def test_a_sound_store_is_said_to_be_so_and_another_ends_with_one(store: Path, said: Said) -> None:
    assert said(verify.COMMAND, store=store, json=False).startswith("sound: 2 documents, ")
    assert json.loads(said(verify.COMMAND, store=store, json=True))["problems"] == []
    for vectors in store.glob("vectors-*"):
        vectors.write_bytes(b"torn")
    lines = said(verify.COMMAND, store=store, json=False, status=1).splitlines()
    assert lines[0].startswith("wrong: ")
    assert lines[1].startswith("  to mend it: ")
    assert json.loads(said(verify.COMMAND, store=store, json=True, status=1))["problems"]


def test_documents_are_taken_out_by_their_ids(store: Path, said: Said) -> None:
    known: dict[str, Any] = {"store": store, "wait": 0.0}
    assert said(remove.COMMAND, ids=("pont.txt",), erase=False, **known).splitlines() == [
        "removed pont.txt",
        "their files stay, and are passed over from now on: `passerelle index PATH --again ID` reads one again",
    ]
    assert ids(store) == ["bac.txt"]
    assert said(remove.COMMAND, ids=(), erase=True, **known) == f"erased what was taken out of {store}\n"
    assert said(remove.COMMAND, ids=("bac.txt",), erase=True, **known).startswith("removed bac.txt\n")
    assert ids(store) == []
    with pytest.raises(
        StoreError, match="no document is named: give its id, as `passerelle documents` lists"
    ):
        said(remove.COMMAND, ids=(), erase=False, **known)


@pytest.mark.parametrize("conversations", [True, False])
def test_a_store_is_copied_with_its_conversations_or_without(
    store: Path, tmp_path: Path, said: Said, *, conversations: bool
) -> None:
    to = tmp_path / "copy"
    History(store).add("ada", "", "Où ?", {"text": "Ici."})
    assert (
        said(backup.COMMAND, store=store, to=to, conversations=conversations) == f"copied {store} to {to}\n"
    )
    assert ids(to) == ["bac.txt", "pont.txt"]
    assert len(History(to).conversations("ada")) == conversations
    other = tmp_path / "other"
    said(restore.COMMAND, store=other, wait=0.0, copied=to)
    assert len(History(other).conversations("ada")) == conversations


def test_a_copy_is_put_back(store: Path, tmp_path: Path, said: Said) -> None:
    to = tmp_path / "copy"
    said(backup.COMMAND, store=store, to=to, conversations=False)
    said(remove.COMMAND, store=store, wait=0.0, erase=False, ids=("pont.txt",))
    text = said(restore.COMMAND, store=store, wait=0.0, copied=to)
    assert (text, ids(store)) == (f"{store} now holds what {to} does\n", ["bac.txt", "pont.txt"])


def test_a_store_is_copied_and_compared(store: Path, tmp_path: Path, said: Said) -> None:
    to = tmp_path / "other"
    with Store.open(store) as opened:
        passages = sum(entry.passages for entry in opened.entries())
    assert said(copy.COMMAND, source=store, to=to, wait=0.0) == (
        f"copied 2 documents and {passages} passages from {store} to {to}, and compared them\n"
    )
    assert ids(to) == ["bac.txt", "pont.txt"]


def test_a_link_is_read_back(store: Path, said: Said) -> None:
    known: dict[str, Any] = {"store": store, "link": "document=pont.txt&span=0-7"}
    assert said(resolve.COMMAND, json=False, **known).splitlines()[0] == "Le pont"
    told = json.loads(said(resolve.COMMAND, json=True, **known))
    assert (told["text"], told["start"], told["end"]) == ("Le pont", 0, 7)


@pytest.mark.parametrize("command", ["remove", "restore", "copy"])
def test_what_changes_a_store_waits_as_long_as_is_typed(
    store: Path, tmp_path: Path, said: Said, command: str
) -> None:
    known: dict[str, tuple[Any, dict[str, Any]]] = {
        "remove": (remove.COMMAND, {"store": store, "ids": ("bac.txt",), "erase": False}),
        "restore": (restore.COMMAND, {"store": tmp_path / "other", "copied": store}),
        "copy": (copy.COMMAND, {"source": store, "to": tmp_path / "other"}),
    }
    run, options = known[command]
    with pytest.raises(ValueError, match=r"wait is -1\.0"):  # no shorter time is waited than none
        said(run, wait=-1.0, **options)
