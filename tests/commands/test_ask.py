"""What a question on the command line prints, what it is limited to, and which questions it follows on."""

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import MILL

from passerelle.commands import ask
from passerelle.conversation.kept import read_conversation
from passerelle.index.sync import sync

USUAL: dict[str, Any] = {
    "json": False, "follow": False, "new": False, "folder": None, "document": (), "language": None, "where": (),
    "backend": "", "precision": "", "device": "", "batch_size": 0, "threads": 0,
}  # fmt: skip
BUILT = ("Who", "built the Harrow mill?")
GRIND = ("what did it grind?",)


@pytest.fixture
def mill(place: Path) -> Path:
    """Return a store of two documents, made with the bundled model."""
    sync((place / "documents",), place / "store")
    return place / "store"


def asked(
    capsys: pytest.CaptureFixture[str], store: Path, question: tuple[str, ...], **more: Any
) -> tuple[str, str]:
    assert ask.run(ask.AskOptions(**{**USUAL, "store": store, "question": question, **more})) == 0
    printed = capsys.readouterr()
    return printed.out, printed.err


def told(capsys: pytest.CaptureFixture[str], *given: Any, **more: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(asked(capsys, *given, json=True, **more)[0])
    return answer


def test_a_question_is_its_words_and_its_answer_lines_or_json(
    mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines, errors = asked(capsys, mill, BUILT)
    assert MILL[:47] in " ".join(lines.split())
    assert "\n[1] mill · English · mill.txt:0-" in lines
    assert errors == ""
    answer = told(capsys, mill, BUILT)
    assert (answer["question"], answer["citations"][0]["document"]) == (" ".join(BUILT), "mill.txt")


def test_a_question_is_limited_and_a_limit_that_nothing_meets_is_named(
    mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = told(capsys, mill, BUILT, document=("pont.txt",))
    assert {each["document"] for each in (*answer["citations"], *answer["nearest"])} == {"pont.txt"}
    assert asked(capsys, mill, BUILT, document=("lac.txt", "mill.txt"))[1] == (
        "passerelle: there is no document 'lac.txt': `passerelle documents` lists them\n"
    )


def test_a_question_follows_on_those_before_only_where_that_is_asked_for(
    mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def kept() -> list[str]:
        return [turn.question for turn in read_conversation(mill).turns]

    asked(capsys, mill, BUILT)
    assert kept() == []
    asked(capsys, mill, BUILT, follow=True)
    assert kept() == [" ".join(BUILT)]
    assert told(capsys, mill, GRIND)["searched"] == ""
    assert told(capsys, mill, GRIND, follow=True)["searched"] == "What did it grind, the Harrow mill?"
    assert kept() == [" ".join(BUILT), *GRIND]
    lines, _ = asked(capsys, mill, ("and who built it?",), follow=True)
    assert "Searched: Who built it, the Harrow mill?\n\nAccording to" in lines
    assert told(capsys, mill, GRIND, follow=True, new=True)["searched"] == ""
    assert kept() == [*GRIND]
    asked(capsys, mill, BUILT, new=True)
    assert kept() == [" ".join(BUILT)]
