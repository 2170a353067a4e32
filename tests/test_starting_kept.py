"""Questions to begin with are made once for a store as it stands, kept in its folder for its owner, and read again."""

import json
import logging
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from passerelle import Assistant
from passerelle.index.sync import Options, sync
from passerelle.index.types import Span
from passerelle.starting import KEPT_IN, kept
from passerelle.starting.kept import StartQuestions
from passerelle.starting.types import Made

QUESTION = ("en", "When was the Harrow mill opened?")


def write(place: Path, day: int) -> None:
    place.mkdir(exist_ok=True)
    text = f"# The Harrow mill\n\nThe Harrow mill was opened on {day} May 1931.\n"
    (place / "mill.md").write_text(text, encoding="utf-8")
    sync([place], place / "store", Options())


@pytest.fixture(scope="module")
def mills(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("kept") / "mills"
    write(place, 4)
    return place


@pytest.fixture
def assistant(mills: Path, tmp_path: Path) -> Iterator[Assistant]:
    shutil.copytree(mills, tmp_path / "mills")
    with Assistant.open(tmp_path / "mills" / "store") as found:
        yield found


def test_questions_are_kept_where_only_the_owner_of_the_store_reads_them(
    assistant: Assistant, tmp_path: Path
) -> None:
    starting = StartQuestions(assistant)
    assert starting.ready() is None
    assert starting.made() == starting.ready() == (QUESTION,)
    path = tmp_path / "mills" / "store" / KEPT_IN
    assert path.stat().st_mode & 0o777 == 0o600
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["questions"] == [list(QUESTION)]
    path.write_text(json.dumps({"of": content["of"], "questions": [["fr", "Où ?"], ["de", 4]]}), "utf-8")
    assert starting.made() == (QUESTION,)
    assert StartQuestions(assistant).made() == (("fr", "Où ?"), ("en", "4"))
    path.write_text(json.dumps({"of": content["of"], "questions": []}), "utf-8")
    assert StartQuestions(assistant).ready() == ()
    assert StartQuestions(assistant).made() == ()


def test_questions_are_made_aside_while_the_program_goes_on(assistant: Assistant) -> None:
    starting = StartQuestions(assistant)
    starting.make_aside()
    for thread in threading.enumerate():
        if thread.name == "start-questions":
            assert thread.daemon
            thread.join()
    assert starting.ready() == (QUESTION,)


def test_no_questions_begin_where_the_store_is_gone(
    assistant: Assistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.rmtree(tmp_path / "mills" / "store")
    with caplog.at_level(logging.INFO, logger="passerelle.starting.kept"):
        assert StartQuestions(assistant).made() == ()
    assert "no questions to begin with: " in caplog.text
    assert not (tmp_path / "mills" / "store").exists()


def test_questions_that_are_asked_for_twice_at_once_are_made_once(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    starting = StartQuestions(assistant)
    second = threading.Thread(target=starting.made)
    calls: list[bool] = []

    def slow(_: Assistant) -> tuple[Made, ...]:
        calls.append(True)
        if len(calls) == 1:
            second.start()
            second.join(0.05)
            assert starting.ready() is None  # who only looks need not wait
        return (Made("When?", "en", "x", Span(0, 1), Span(0, 1), named=True, kind="past"),)

    monkeypatch.setattr(kept, "start_questions", slow)
    assert starting.made() == (("en", "When?"),)
    second.join()
    assert calls == [True]


def test_questions_of_a_store_that_changed_meanwhile_are_not_kept(
    assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(_: Assistant) -> tuple[Made, ...]:
        write(tmp_path / "mills", 5)
        return (Made("When?", "en", "x", Span(0, 1), Span(0, 1), named=True, kind="past"),)

    starting = StartQuestions(assistant)
    monkeypatch.setattr(kept, "start_questions", changed)
    assert starting.made() == (("en", "When?"),)
    assert not (tmp_path / "mills" / "store" / KEPT_IN).exists()
    assert starting.ready() is None
