"""A question is added to a set's file: behind the others or for the same one anew, by many at once, or not at all."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from passerelle.evaluation.sets.append import append_question
from passerelle.evaluation.sets.question_json import QuestionError, line_of
from passerelle.evaluation.sets.read import read_questions
from passerelle.evaluation.types import Expectation, Question


def asked(text: str, quote: str = "4 juin 1931", **more: str) -> Question:
    return Question(more.get("id", text), text, "fr", (Expectation("fr/pont.txt", quote),))


def test_a_question_is_added_behind_the_others(tmp_path: Path) -> None:
    path = tmp_path / "sets" / "mine.jsonl"
    assert append_question(path, asked("Quand ?")) == "added"
    assert append_question(path, asked("Où ?")) == "added"
    assert read_questions([path]).questions == (asked("Quand ?"), asked("Où ?"))


def test_the_same_question_anew_replaces_the_first_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(f"{line_of(asked('Quand ?'))}\n{{\n{line_of(asked('Où ?'))}\n", encoding="utf-8")
    assert append_question(path, asked("quand", "1931")) == "replaced"
    assert append_question(path, asked("quand", "1931")) == "unchanged"
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == [line_of(asked("quand", "1931")), "{", line_of(asked("Où ?"))]
    assert append_question(path, asked("Autre chose ?", id="Où ?")) == "replaced"
    assert path.read_text(encoding="utf-8").count("\n") == 3


def test_a_last_line_without_its_end_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(line_of(asked("Quand ?")), encoding="utf-8")
    append_question(path, asked("Où ?"))
    assert len(read_questions([path]).questions) == 2


@pytest.mark.parametrize("name", ["SET.JSONL", "set.Jsonl", "set.v2.jsonl"])
def test_a_set_may_be_named_in_capitals(tmp_path: Path, name: str) -> None:
    assert append_question(tmp_path / name, asked("Où ?")) == "added"
    assert read_questions([tmp_path / name]).questions == (asked("Où ?"),)


def test_only_jsonl_is_added_to(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"set.csv is no JSONL set: .* ends in .jsonl"):
        append_question(tmp_path / "set.csv", asked("Où ?"))
    (tmp_path / "dir.jsonl").mkdir()
    with pytest.raises(QuestionError, match="cannot be written"):
        append_question(tmp_path / "dir.jsonl", asked("Où ?"))


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    with ThreadPoolExecutor(4) as writers:
        said = list(
            writers.map(lambda number: append_question(path, asked(f"Question {number} ?")), range(40))
        )
    assert said == ["added"] * 40
    assert len(read_questions([path]).questions) == 40


def test_a_question_that_no_file_could_hold_as_it_is_is_added_and_read_again(tmp_path: Path) -> None:
    path, question = tmp_path / "set.jsonl", asked("Où est \ud800 ?")
    append_question(path, question)
    assert append_question(path, question) == "unchanged"
    assert read_questions([path]).questions == (question,)


def test_a_set_that_is_not_utf_8_is_left_as_it_is_and_the_remedy_named(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    latin = '{"question": "Où est le pont ?"}'.encode("latin-1")
    path.write_bytes(latin)
    with pytest.raises(QuestionError, match=r"set\.jsonl is not UTF-8 .*: save the file in that encoding"):
        append_question(path, asked("Quand ?"))
    assert path.read_bytes() == latin
