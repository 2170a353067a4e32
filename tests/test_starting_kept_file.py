"""The file of questions to begin with: written whole or not at all, for its owner, and read for its store alone."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from library import Library
from number_network import NumberNetwork

from passerelle.answer import Assistant
from passerelle.retrieval import Retriever
from passerelle.starting import KEPT_IN, kept
from passerelle.starting.kept import MADE_BY, StartQuestions, _read, _write

KEY: list[Any] = [1, "store", 4]


def test_what_is_kept_is_of_one_store_in_one_state(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "kept.json"
    _write(path, KEY, (("fr", "Où est l’été ?"),))
    assert "été" in path.read_text(encoding="utf-8")
    assert _read(path, KEY) == (KEY, (("fr", "Où est l’été ?"),))
    for other in ([2, "store", 4], [1, "shop", 4], [1, "store", 5]):
        assert _read(path, other) is None
    _write(path / "below", KEY, ())
    assert not (path / "below").exists()


def test_the_file_is_for_its_owner_and_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o644)
    _write(path, KEY, (("en", "Where?"),))
    assert path.stat().st_mode & 0o777 == 0o600
    assert json.loads(path.read_text(encoding="utf-8")) == {"of": KEY, "questions": [["en", "Where?"]]}
    _write(path, KEY, ())
    assert _read(path, KEY) == (KEY, ())
    assert [each.name for each in tmp_path.iterdir()] == ["kept.json"]


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ([["fr", "Où ?"]], (("fr", "Où ?"),)),
        ([["de", "Wo?"]], (("en", "Wo?"),)),
        ([["en", 4]], (("en", "4"),)),
        ([["fr", "a"], ["en", "b"]], (("fr", "a"), ("en", "b"))),
    ],
)
def test_a_question_is_in_french_or_else_in_english(
    tmp_path: Path, questions: list[list[Any]], expected: tuple[tuple[str, str], ...]
) -> None:
    path = tmp_path / "kept.json"
    path.write_text(json.dumps({"of": KEY, "questions": questions}), encoding="utf-8")
    assert _read(path, KEY) == (KEY, expected)


@pytest.mark.parametrize(
    "kept", ["", "[]", "4", '{"of": [1, "store", 4]}', '{"questions": []}', "[" * 100_000]
)
def test_a_file_that_says_something_else_counts_as_none(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "kept.json"
    assert _read(path, KEY) is None
    path.write_text(kept, encoding="utf-8")
    assert _read(path, KEY) is None


@pytest.fixture
def starting(library: Library) -> Iterator[StartQuestions]:
    """Give the questions to begin with of a store of one text that makes none."""
    library.write("rain.txt", "It rains here, and it rains there.")
    library.index()
    retriever = Retriever.of(library.open(), library.embedder)
    with Assistant(retriever, NumberNetwork("rain")) as assistant:  # type: ignore[arg-type]
        yield StartQuestions(assistant)


def test_questions_that_are_made_are_known_and_kept_beside_the_store(
    starting: StartQuestions, library: Library
) -> None:
    path = library.folder / KEPT_IN
    assert starting.ready() is None
    assert starting.made() == starting.ready() == ()
    held = json.loads(path.read_text(encoding="utf-8"))
    assert (held["of"][0], held["questions"]) == (MADE_BY, [])
    _write(path, held["of"], (("fr", "Où ?"),))
    assert starting.made() == starting.ready() == ()
    again = StartQuestions(starting.assistant)
    assert again.ready() == again.made() == (("fr", "Où ?"),)
    _write(path, [MADE_BY + 1, *held["of"][1:]], (("fr", "Où ?"),))
    assert StartQuestions(starting.assistant).ready() is None


def test_questions_are_made_aside_in_a_thread_that_ends_with_the_program(
    starting: StartQuestions, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = threading.Event()
    monkeypatch.setattr(kept, "start_questions", lambda _: wait.wait(5) and ())
    starting.make_aside()
    (thread,) = [each for each in threading.enumerate() if each.name == "start-questions"]
    assert thread.daemon
    wait.set()
    thread.join(5)
    assert starting.ready() == ()
