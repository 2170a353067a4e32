"""What a browser sends as a reader's judgement is kept, or refused when it cannot be true."""

from pathlib import Path

import pytest
from library import Library

from passerelle import Assistant, Retriever
from passerelle.evaluation.sets.feedback import feedback_into
from passerelle.evaluation.sets.read import read_questions
from passerelle.index.types import Span
from passerelle.ui.feedback import feedback_form, keep
from passerelle.ui.text import fingerprint

WORDS = "Le pont de <Brume> fut ouvert le 4 juin 1931. Il fut peint en vert par Edith Pane."


@pytest.fixture
def assistant(library: Library) -> Assistant:
    library.write("pont.txt", WORDS)
    library.index()
    return Assistant(Retriever.of(library.open(), library.embedder))


def request(assistant: Assistant, **more: str) -> dict[str, str]:
    span = Span(0, 30)
    digest = fingerprint(assistant.document("pont.txt"), span)
    return {"question": "Quand ?", "document": "pont.txt", "start": "0", "end": "30", "words": digest, **more}


def test_every_passage_may_be_the_right_one_and_none_of_them_too(assistant: Assistant) -> None:
    told = feedback_form(assistant.ask("Quand le pont de Brume fut-il ouvert ?"), "fr")
    assert told.count('class="judge"') == told.count("data-document=") + ("say-not_there" in told)
    assert "<Brume" not in told


def test_a_judgement_is_kept_as_a_question(assistant: Assistant, tmp_path: Path) -> None:
    file = tmp_path / "kept.jsonl"
    assert keep(assistant, request(assistant), feedback_into(file)) == "kept"
    (question,) = read_questions([file]).questions
    assert (question.text, question.expected[0].document) == ("Quand ?", "pont.txt")
    assert keep(assistant, {"question": "Quand ?"}, feedback_into(file)) == "kept"
    (question,) = read_questions([file]).questions
    assert not question.answerable


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"question": " "}, "not_kept"),
        ({"question": "x" * 10_001}, "not_kept"),
        ({"document": "gone.txt"}, "moved"),
        ({"words": "0"}, "moved"),
        ({"start": "-1"}, "moved"),
        ({"start": "30", "end": "3"}, "moved"),
    ],
)
def test_what_cannot_be_true_is_not_kept(
    assistant: Assistant, tmp_path: Path, more: dict[str, str], said: str
) -> None:
    feedback = feedback_into(tmp_path / "kept.jsonl")
    assert keep(assistant, request(assistant, **more), feedback) == said
    assert not (tmp_path / "kept.jsonl").exists()


def test_a_set_that_cannot_be_written_is_said(assistant: Assistant, tmp_path: Path) -> None:
    assert keep(assistant, request(assistant), feedback_into(tmp_path / "kept.csv")) == "not_kept"
