"""Facts about commands that end otherwise than they should: what they say, and with which status."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from command_line import MILL, printed

from passerelle.commands.main import main


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", "Quoi ?"], "make one with `passerelle index PATH"),
        (["search", "x", "--store", "elsewhere"], "there is no store in elsewhere"),
        (["documents"], "there is no store"),
        (["verify"], "there is no store"),
        (["remove", "x"], "there is no store"),
        (["index", "missing"], "there is no such file or folder"),
    ],
)
def test_a_fault_is_one_sentence_with_a_remedy_and_no_traceback(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: Sequence[str], words: str
) -> None:
    assert main(arguments) == 1
    err = capsys.readouterr().err
    assert words in err
    assert err.startswith("passerelle: ")
    assert "Traceback" not in err


def stop(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("command", [["index"], ["remove", "mill.txt"]])
def test_a_command_that_changes_the_store_and_is_stopped_says_how_the_store_is(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    main(["index"])
    (place / "documents" / "new.txt").write_text(MILL, encoding="utf-8")
    monkeypatch.setattr("passerelle.index.store.change.Change.commit", stop)
    capsys.readouterr()
    assert main(command) == 130
    assert capsys.readouterr().err == (
        "passerelle: stopped; the store is as it was before the unfinished change\n"
    )
    assert [entry["id"] for entry in printed(capsys, "documents")] == ["mill.txt", "pont.txt"]


@pytest.mark.parametrize(
    "command",
    [["ask", "Où ?"], ["search", "pont"], ["documents"], ["verify"], ["chat"], ["eval", "set.jsonl"]],
)
def test_a_command_that_changes_no_store_and_is_stopped_says_nothing_of_it(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr("passerelle.index.store.opening.connect_to_read", stop)
    (place / "set.jsonl").write_text('{"question": "Où ?", "answerable": false}\n', encoding="utf-8")
    assert main(command) == 130
    err = capsys.readouterr().err
    assert err.startswith("passerelle: stopped")
    assert "the store is" not in err


def test_a_blank_question_is_a_fault_with_a_remedy(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    assert main(["ask", " "]) == 1
    assert "type a few words" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["sing"], ["search", "x", "-k", "0"], ["search", "x", "-k", "many"], ["index", "--wait", "-1"]],
)
def test_wrong_usage_ends_with_two(arguments: Sequence[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)


@pytest.mark.parametrize(
    "command", ["index", "ask", "search", "resolve", "eval", "documents", "remove", "verify", "chat"]
)
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert "--store STORE" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["index", ""],
        ["index", "--store", ""],
        ["index", "--again", ""],
        ["ask", "who?", "--store", ""],
        ["backup", ""],
        ["restore", ""],
        ["eval", ""],
        ["chat", "--port", "65536"],
        ["chat", "--port", "-1"],
        ["chat", "--host", ""],
        ["chat", "--allow-host", " "],
        ["search", "who?", "--threads", "99999"],
        ["search", "who?", "-k", "9" * 5000],
    ],
)
def test_an_argument_that_says_nothing_or_too_much_is_wrong_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "error: argument" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("option", ["--prune", "--rebuild", "--words"])
def test_what_is_done_to_a_whole_store_makes_none(
    option: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["index", option, "--store", str(tmp_path / "typo")]) == 1
    assert "there is no store in" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_copy_is_put_back_from_another_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for copied, said in (("store", "is the store itself"), ("none", "there is no store in")):
        assert main(["restore", str(tmp_path / copied), "--store", str(tmp_path / "store")]) == 1
        error = capsys.readouterr().err
        assert said in error
        assert "a folder that `passerelle backup` made" in error
