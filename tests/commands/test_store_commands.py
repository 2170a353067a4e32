"""What commands that keep a store do, say and end with, each run with its options."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from library import Library

from passerelle.commands import (
    backup,
    copy,
    documents,
    index,
    questions_add,
    questions_check,
    questions_new,
    remove,
    resolve,
    restore,
    search,
    verify,
    worker,
)
from passerelle.commands.command import Command
from passerelle.commands.questions import COMMANDS as QUESTIONS
from passerelle.conversation.history import History
from passerelle.evaluation.sets.question_json import QuestionError, line_of
from passerelle.evaluation.sets.read import read_questions
from passerelle.evaluation.types import Expectation, Question
from passerelle.index.errors import LoadError, StoreError
from passerelle.index.store.store import Store
from passerelle.index.sync import Options

BRIDGE = "Le pont de Brume est vert. Il fut ouvert en 1931 par le maire de Brume, qui le fit peindre."
CUT = Options(passage_tokens=64)
ENGINE = {"backend": "", "precision": "", "device": "", "batch_size": 0, "threads": 0}


@pytest.fixture
def store(library: Library) -> Path:
    """Return a store of two documents."""
    library.write("pont.txt", BRIDGE)
    library.write("bac.txt", "Le bac bleu part à midi du vieux port de Brume, chaque jour.")
    library.index(options=CUT)
    return library.folder


class Said:
    """What a command that was run has printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, command: Command[Any], *, status: int = 0, **options: Any) -> str:
        assert command.run(command.options(**options)) == status
        return self._capsys.readouterr().out


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(capsys)


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


def test_a_set_is_checked_beside_the_store_that_is_named_or_there(
    store: Path, tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.jsonl"
    sound = Question("a", "Où est le pont ?", "fr", (Expectation("pont.txt", "Brume"),))
    path.write_text(f"{line_of(sound)}\n", encoding="utf-8")
    check = questions_check.COMMAND
    assert said(check, store=store, questions=(path,), json=False) == "1 question, 0 problems\n"
    alone = said(check, store=None, questions=(path,), json=False)
    assert alone == (
        "documents and quotes are not checked: there is no store in .passerelle; make one with `passerelle index`, "
        "or name one with --store\n1 question, 0 problems\n"
    )
    path.write_text(f"{line_of(sound)}\n{{\n", encoding="utf-8")
    lines = said(check, store=store, questions=(path,), json=False, status=1).splitlines()
    assert (lines[0].startswith(f"{path}, line 2: "), lines[1:]) == (True, ["1 question, 1 problem"])
    path.write_text("{\n[\n", encoding="utf-8")
    told = json.loads(said(check, store=store, questions=(path,), json=True, status=1))
    assert (told["questions"], [each["line"] for each in told["problems"]]) == (0, [1, 2])
    shutil.copytree(store, tmp_path / ".passerelle")
    path.write_text(
        line_of(Question("a", "Où est le lac ?", "fr", (Expectation("lac.md"),))), encoding="utf-8"
    )
    assert "the document 'lac.md' is not in the store" in said(
        check, store=None, questions=(path,), json=False, status=1
    )


def test_a_question_is_added_where_what_it_expects_is_in_the_store(
    store: Path, tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.jsonl"
    usual: dict[str, Any] = {
        "question": "Où est le pont ?", "file": file, "document": "pont.txt", "quote": "Brume",
        "unanswerable": False, "answer": (), "tag": ("lieu",), "language": "", "known_miss": "",
    }  # fmt: skip
    add = questions_add.COMMAND
    first = said(add, store=store, **usual)
    (question,) = read_questions([file]).questions
    assert first == f"added: {question.id} in {file}\n"
    assert said(add, store=store, **usual) == f"unchanged: {question.id} in {file}\n"
    assert said(add, store=store, **{**usual, "quote": "le maire"}).startswith("replaced: ")
    with pytest.raises(QuestionError, match=r"'rouge' does not stand in 'pont\.txt'"):
        said(add, store=store, **{**usual, "quote": "rouge"})
    assert said(add, store=None, **{**usual, "quote": "rouge"}).startswith("replaced: ")


def test_a_draft_is_printed_or_written_into_a_new_file(store: Path, tmp_path: Path, said: Said) -> None:
    new, path = questions_new.COMMAND, tmp_path / "draft.jsonl"
    lines = said(new, store=store, n=1, output=None).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["draft-001"]
    assert said(new, store=store, n=1, output=path) == (
        f"1 questions begun in {path}: complete each 'question', then `passerelle questions check {path}`\n"
    )
    assert path.read_text(encoding="utf-8").splitlines() == lines
    with pytest.raises(QuestionError, match="is there already: name another file, or delete it"):
        said(new, store=store, n=1, output=path)
    with pytest.raises(QuestionError, match=r"cannot be written .*: name a file in a folder that is open"):
        said(new, store=store, n=1, output=tmp_path / "none" / "a.jsonl")
    with pytest.raises(QuestionError, match="-n is 0: ask for one question at least"):
        said(new, store=store, n=0, output=None)


def test_a_set_is_checked_drafted_and_added_to_under_one_name() -> None:
    assert [each.name for each in QUESTIONS.commands] == ["check", "new", "add"]
    assert QUESTIONS.name == "questions"


INDEX: dict[str, Any] = {
    "json": False, "wait": 0.0, "paths": (), "model": "", "passage_tokens": 0, "rebuild": False, "words": False,
    "prune": False, "again": (), "workers": 0, "strict": False, **ENGINE,
}  # fmt: skip


def test_what_was_not_read_fails_a_strict_run(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    known = {**INDEX, "store": tmp_path / "store"}
    with pytest.raises(LoadError, match="documents"):
        said(index.COMMAND, **known)
    (tmp_path / "documents").mkdir()
    assert said(index.COMMAND, **{**known, "strict": True}).startswith("documents: 0 added, 0 updated, ")
    (tmp_path / "documents" / "b.docx").write_text("no archive", encoding="utf-8")
    assert "1 failed" in said(index.COMMAND, **known)
    assert "1 failed" in said(index.COMMAND, **{**known, "strict": True}, status=1)
    assert json.loads(said(index.COMMAND, **{**known, "json": True}))["failed"] == 1


@pytest.mark.parametrize("whole", ["rebuild", "words", "prune"])
def test_what_is_done_to_a_whole_store_needs_one_and_no_documents(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch, whole: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="there is no store in"):
        said(index.COMMAND, **{**INDEX, "store": tmp_path / "store", whole: True})
    assert list(tmp_path.iterdir()) == []


def test_nothing_typed_at_a_terminal_asks_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    options = search.SearchOptions(
        store=Path("none"), format="text", ids=False, query=(), explain=False, k=10, folder=None, document=(),
        language=None, where=(), **ENGINE,  # type: ignore[arg-type]
    )  # fmt: skip
    assert search.run(options) == 2
    assert capsys.readouterr().err == (
        "passerelle: nothing is asked: give a question, or - to type several, one per line\n"
    )


def test_a_worker_that_is_told_to_end_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        worker._stop(15, None)
    worker._tell("read a.txt\x1b")
    assert capsys.readouterr().out == "read a.txt⟨U+001B⟩\n"
