"""What commands that keep a question set do, say and end with, each run with its options."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from command_line import Said

from passerelle.commands import questions_add, questions_check, questions_new
from passerelle.commands.questions import COMMANDS as QUESTIONS
from passerelle.evaluation.sets.question_json import QuestionError, line_of
from passerelle.evaluation.sets.read import read_questions
from passerelle.evaluation.types import Expectation, Question
from passerelle.index.errors import StoreError


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
    (tmp_path / ".passerelle").mkdir()  # of which nothing is a store yet
    assert said(check, store=None, questions=(path,), json=False) == alone
    (tmp_path / ".passerelle").rmdir()
    path.write_text(f"{line_of(sound)}\n{{\n", encoding="utf-8")
    lines = said(check, store=store, questions=(path,), json=False, status=1).splitlines()
    assert (lines[0].startswith(f"{path}, line 2: "), lines[1:]) == (True, ["1 question, 1 problem"])
    path.write_text("{\n[\n", encoding="utf-8")
    told = json.loads(said(check, store=store, questions=(path,), json=True, status=1))
    assert (told["questions"], [each["line"] for each in told["problems"]]) == (0, [1, 2])
    assert said(check, store=store, questions=(path,), json=False, status=1).endswith(
        "\n0 questions, 2 problems\n"
    )
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
    assert said(add, store=store, **{**usual, "quote": "maire"}).startswith("replaced: ")
    with pytest.raises(QuestionError, match=r"'rouge' does not stand in 'pont\.txt'"):
        said(add, store=store, **{**usual, "quote": "rouge"})
    assert said(add, store=None, **{**usual, "quote": "rouge"}).startswith("replaced: ")


def test_a_draft_is_printed_or_written_into_a_new_file(
    store: Path, tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, path = questions_new.COMMAND, tmp_path / "draft.jsonl"
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match=r"there is no store in \.passerelle"):
        said(new, store=None, n=1, output=None)
    lines = said(new, store=store, n=1, output=None).splitlines()
    shutil.copytree(store, tmp_path / ".passerelle")
    assert said(new, store=None, n=1, output=None).splitlines() == lines
    assert [json.loads(line)["id"] for line in lines] == ["draft-001"]
    assert said(new, store=store, n=1, output=path) == (
        f"1 question begun in {path}: complete each 'question', then `passerelle questions check {path}`\n"
    )
    assert path.read_text(encoding="utf-8").splitlines() == lines
    parted = tmp_path / "my draft.jsonl"
    assert said(new, store=store, n=2, output=parted) == (
        f"2 questions begun in {parted}: complete each 'question', then `passerelle questions check '{parted}'`\n"
    )
    with pytest.raises(QuestionError, match="is there already: name another file, or delete it"):
        said(new, store=store, n=1, output=path)
    with pytest.raises(QuestionError, match=r"cannot be written .*: name a file in a folder that is open"):
        said(new, store=store, n=1, output=tmp_path / "none" / "a.jsonl")
    with pytest.raises(QuestionError, match="-n is 0: ask for one question at least"):
        said(new, store=store, n=0, output=None)


def test_a_name_that_no_file_can_hold_as_it_is_is_written_as_it_is_escaped(tmp_path: Path) -> None:
    questions_new._write(tmp_path / "a.jsonl", ["caf\udce9", "été"])
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == "caf\\udce9\nété\n"


def test_a_set_is_checked_drafted_and_added_to_under_one_name() -> None:
    assert [each.name for each in QUESTIONS.commands] == ["check", "new", "add"]
    assert QUESTIONS.name == "questions"
