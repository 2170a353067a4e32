"""Items of sets that have no lines, and what an item says for the session of a question that was asked."""

import json
from pathlib import Path
from typing import Any

import pytest
from library import Library
from test_pytest_plugin_items import Session

from passerelle.pytest_plugin.items import ProblemItem, QuestionFailure, QuestionFile, QuestionItem


def squad(folder: Path, *entries: dict[str, Any]) -> Path:
    path = folder / "set.json"
    paragraph = {"context": "Le bac part à midi.", "qas": entries}
    path.write_text(json.dumps({"data": [{"title": "Bac", "paragraphs": [paragraph]}]}), encoding="utf-8")
    return path


def test_of_a_set_without_lines_the_file_is_named(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    answers = [{"text": "midi", "answer_start": 14}]
    good = {"id": "q", "question": "Quand part le bac ?", "answers": answers}
    path = squad(tmp_path, good, good, {"id": "r", "question": "Où ?", "answers": []})
    file: Any = QuestionFile.from_parent(request.session, path=path)
    items = list(file.collect())
    assert [type(item) for item in items] == [QuestionItem, ProblemItem, ProblemItem]
    assert [item.name for item in items] == ["q", "file", "file"]
    assert [item.reportinfo()[1] for item in items] == [None, None, None]
    for item, said in zip(
        items[1:], ("the id 'q' is used twice", "the question 'r' has no answer"), strict=True
    ):
        with pytest.raises(QuestionFailure, match=rf"set\.json: {said}; give"):
            item.runtest()


def test_a_question_that_expects_a_place_says_that_it_was_asked(
    library: Library, request: pytest.FixtureRequest
) -> None:
    library.write("bac.txt", "Le bac part à midi.")
    session = Session(library, request)
    record = {"question": "Quand part le bac ?", "language": "fr"}
    place, nowhere = session.items(
        {**record, "id": "place", "expected": [{"document": "bac.txt"}]},
        {**record, "id": "nowhere", "answers": ["x"]},
    )
    place.runtest()
    with pytest.raises(QuestionFailure, match=r"^other words than the expected ones are quoted\n"):
        nowhere.runtest()
    assert (place.user_properties, nowhere.user_properties) == ([("passerelle", "asked")], [])
