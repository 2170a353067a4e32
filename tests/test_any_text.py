"""Facts about text from anywhere: whatever is asked, an answer comes or a sentence that says why not."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library import Library

from passerelle import Assistant, QueryError, Retriever
from passerelle.commands.main import main
from passerelle.evaluation.figures.results import Evaluated, Verdict
from passerelle.evaluation.figures.summary import summarise
from passerelle.evaluation.reports.write import write_reports
from passerelle.evaluation.runs.runner import evaluate
from passerelle.evaluation.runs.saved import read_run
from passerelle.evaluation.sets.read import read_questions
from passerelle.evaluation.types import Problem
from passerelle.index.errors import PasserelleError
from passerelle.index.sync import sync
from passerelle.ui.history import Asked, Talks
from passerelle.ui.turns import read

ANY = st.text(st.characters(categories=None), max_size=40)
ODD = (
    "Quoi \ud83d de neuf ?",
    "Berlin\0wall",
    "\udce9",
    "🧱\ud83e",
    "\ud7fb" * 9,
    '"OR" NEAR(* -',
    "x" * 10**6,
)
HALF_AN_EMOJI = "Is the \ud83d wall open? Berlin\0 said so."


@pytest.fixture
def asked(library: Library) -> Retriever:
    library.write("wall.txt", "The wall was opened in Berlin on the ninth of November.")
    library.index()
    return Retriever.of(library.open(), library.embedder)


@given(text=ANY)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_may_be_searched_for(asked: Retriever, text: str) -> None:
    try:
        hits = asked.search(f"{text} wall{text}", 2)
    except QueryError:
        pytest.fail("there is a word in it")
    assert [hit.passage.document.id for hit in hits] == ["wall.txt"]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_answered_or_refused_by_program_and_page(asked: Retriever, text: str) -> None:
    assistant = Assistant(asked)
    shown = Talks(assistant, None).ask("visitor", Asked(text, "en"))
    assert ("refusal" in shown) != ("answer" in shown)
    try:
        answer = assistant.ask(text)
    except QueryError as error:
        assert len(text) > 10_000, error  # noqa: PT017
    else:
        answer.question.encode()
        assert "\0" not in answer.question


@pytest.mark.parametrize("question", [None, b"Berlin", ["Berlin"], 3])
def test_what_is_no_text_is_a_type_error(asked: Retriever, question: Any) -> None:
    with pytest.raises(TypeError, match="give it as text"):
        asked.search(question)


@pytest.mark.parametrize("k", ["5", 5.0, None, True])
def test_a_number_of_hits_that_is_none_is_a_type_error(asked: Retriever, k: Any) -> None:
    with pytest.raises(TypeError, match="a whole number of hits"):
        asked.search("Berlin", k)


def test_an_endless_number_of_hits_gives_those_there_are(asked: Retriever) -> None:
    assert len(asked.search("Berlin", 10**30)) == 1


def test_a_language_that_no_page_has_is_a_value_error(asked: Retriever) -> None:
    language: Any = "de"
    with pytest.raises(ValueError, match="give fr, en or None"):
        Assistant(asked).ask("Berlin?", interface=language)


@pytest.mark.parametrize("id_", ["\ud800", "a\0b", "nowhere"])
def test_an_id_that_no_document_has_is_an_error_of_ours(asked: Retriever, id_: str) -> None:
    with pytest.raises(PasserelleError, match="no document"):
        asked.store.document(id_)
    assert read(Assistant(asked), {"document": id_, "start": "9" * 5000, "end": "1"}, "en")


def test_a_set_with_half_an_emoji_is_asked_and_its_run_is_kept(asked: Retriever, tmp_path: Path) -> None:
    made = tmp_path / "set.jsonl"
    place = {"document": "wall.txt", "quote": "ninth of \ud83d"}
    lines = [
        {"id": "a\ud83d", "question": HALF_AN_EMOJI, "tags": ["\udce9"], "expected": [place]},
        {"id": "b", "question": "When was the wall opened?", "answers": ["\ud83d"]},
    ]
    made.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    kept = evaluate(read_questions([made]), asked, save=tmp_path / "run.json")
    assert [outcome.question.id for outcome in kept.outcomes] == ["a\ud83d", "b"]
    assert not any(outcome.problem for outcome in kept.outcomes)
    assert read_run(tmp_path / "run.json").outcomes == kept.outcomes
    evaluated = Evaluated(kept, summarise(kept), None, Verdict(()))
    reports = [tmp_path / f"report.{ending}" for ending in ("html", "md", "xml")]
    write_reports(evaluated, page=reports[0], markdown=reports[1], junit=reports[2], language="en")
    assert all("wall open" in report.read_text(encoding="utf-8") for report in reports[::2])


@given(content=st.binary(max_size=60) | ANY.map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", ["set.jsonl", "set.csv", "set.json"])
def test_any_bytes_are_questions_or_faults(tmp_path: Path, name: str, content: bytes) -> None:
    made = tmp_path / name
    made.write_bytes(content)
    with suppress(PasserelleError):
        assert all(isinstance(each, Problem) for each in read_questions([made]).problems)


def test_any_bytes_on_the_command_line_are_answered(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    library.write("wall.txt", "The wall was opened in Berlin on the ninth of November.")
    sync([library.documents], library.folder)
    for command in ("ask", "search"):
        assert main([command, "--store", str(library.folder), os.fsdecode(b"le caf\xe9 de Berlin?")]) == 0
        assert "wall.txt" in capsys.readouterr().out
    assert main(["remove", "--store", str(library.folder), os.fsdecode(b"\xe9")]) == 1
    assert "no document" in capsys.readouterr().err
