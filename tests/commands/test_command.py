"""What is typed becomes typed options, and what is printed commands no terminal."""

import argparse
import io
import sys
from dataclasses import dataclass, replace

import pytest

from passerelle.commands.command import Command, Group, data_json, options_of, say, show
from passerelle.commands.limits import LimitedOptions, condition, folder
from passerelle.commands.questions_add import AddOptions, _question
from passerelle.evaluation.sets.question_json import QuestionError


@dataclass(frozen=True)
class Chosen:
    words: tuple[str, ...]
    often: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*")
    parser.add_argument("--often", type=int, default=1)


def run(options: Chosen) -> int:
    return options.often if options.words else 7


SAY = Command("say", "Say words.", Chosen, add_arguments, run, done="said", failed="nobody heard")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser()
    commands = made.add_subparsers()
    SAY.add_to(commands)
    Group("more", "More.", (SAY,)).add_to(commands)
    return made


def test_a_list_is_a_tuple_and_a_command_is_run_with_its_options() -> None:
    parsed = parser().parse_args(["say", "un", "deux", "--often", "3"])
    assert options_of(Chosen, parsed) == Chosen(("un", "deux"), 3)
    assert parsed.run(parsed) == 3
    assert options_of(Chosen, parser().parse_args(["say"])) == Chosen((), 1)
    assert (again := parser().parse_args(["more", "say"])).run(again) == 7


def test_the_help_of_a_command_says_what_its_statuses_mean(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["say", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "exit status: 0 said; 1 nobody heard; 2 wrong usage; 130 stopped with Ctrl-C" in said
    with pytest.raises(SystemExit):
        parser().parse_args(["more"])


def told(command: Command[Chosen]) -> str:
    made = argparse.ArgumentParser()
    commands = made.add_subparsers()
    command.add_to(commands)
    return " ".join(commands.choices["say"].format_help().split())


def test_how_a_command_is_used_stands_in_its_own_help_behind_what_it_does() -> None:
    assert " Say words. Loud or low. " in told(replace(SAY, how="Loud or low."))
    usual = told(Command("say", "Say words.", Chosen, add_arguments, run))
    assert "exit status: 0 done; 1 an error, named on standard error; 2 wrong usage" in usual


def test_commands_are_listed_each_with_what_it_does() -> None:
    made = argparse.ArgumentParser()
    commands = made.add_subparsers()
    SAY.add_to(commands, whole=False)
    Group("more", "More of them.", (SAY,)).add_to(commands)
    listed = " ".join(made.format_help().split())
    assert "say Say words. more More of them. options: " in listed
    group = " ".join(commands.choices["more"].format_help().split())
    assert "COMMAND ... More of them. " in group
    assert "commands: COMMAND say Say words." in group


def test_a_group_asks_for_one_of_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        parser().parse_args(["more"])
    assert "the following arguments are required: COMMAND" in capsys.readouterr().err


def test_an_error_is_said_on_its_own_stream_and_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    streams = {name: io.BytesIO() for name in ("stdout", "stderr")}
    for name, written in streams.items():
        monkeypatch.setattr(sys, name, io.TextIOWrapper(written, encoding="utf-8"))
    say("a line")
    say("a fault\x1b", error=True)
    assert [written.getvalue() for written in streams.values()] == [b"", "a fault⟨U+001B⟩\n".encode()]
    sys.stdout.flush()
    assert streams["stdout"].getvalue() == b"a line\n"


def test_a_command_beside_the_one_that_is_typed_has_its_name_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = argparse.ArgumentParser()
    commands = made.add_subparsers()
    SAY.add_to(commands, whole=False)
    Group("more", "More.", (SAY,)).add_to(commands, whole=False)
    assert "Say words." in commands.choices["say"].format_help()
    for typed in (["say", "un"], ["more", "say"]):
        with pytest.raises(SystemExit):
            made.parse_args(typed)
    assert "unrecognized arguments: un" in capsys.readouterr().err


def test_a_value_is_shown_as_json_or_as_lines(capsys: pytest.CaptureFixture[str]) -> None:
    show({"é": 1}, ["un", "deux\x1b[2J"], as_json=False)
    printed = capsys.readouterr().out
    assert printed.startswith("un\ndeux")
    assert "\x1b" not in printed
    show({"é": "\x1b"}, ["un"], as_json=True)
    assert capsys.readouterr().out == '{\n  "é": "\\u001b"\n}\n'
    assert data_json({"a": [1]}) == '{"a": [1]}'


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("author=Rey", ("author", "=", "Rey")),
        ("year>=2024", ("year", ">=", "2024")),
        ("year<=2024", ("year", "<=", "2024")),
        ("year>2024", ("year", ">", "2024")),
        ("year<2024", ("year", "<", "2024")),
        ("title!=Le port", ("title", "!=", "Le port")),
        ("keywords~quai=1", ("keywords", "contains", "quai=1")),
        ("author=", ("author", "=", "")),
        (" author = Rey ", ("author", "=", "Rey")),
    ],
)
def test_a_condition_is_a_field_an_operator_and_a_value(typed: str, meant: tuple[str, str, str]) -> None:
    assert condition(typed) == meant


@pytest.mark.parametrize("typed", ["author", "=Rey", ""])
def test_what_is_no_condition_is_refused(typed: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        condition(typed)


@pytest.mark.parametrize("typed", ["", " ", "a\0b"])
def test_what_is_no_folder_is_refused(typed: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is no path"):
        folder(typed)


def test_conditions_of_one_field_all_hold_and_an_empty_value_asks_for_none() -> None:
    where = (
        ("year", ">", "2020"),
        ("year", "<", "2024"),
        ("author", "=", ""),
        ("editor", "!=", ""),
        ("title", "contains", ""),
    )
    options = LimitedOptions(
        folder=None,
        document=(),
        language="fr",
        where=where,
        backend="",
        precision="",
        device="",
        batch_size=0,
        threads=0,
    )
    only = options.only
    assert only.where == {
        "year": ((">", "2020"), ("<", "2024")),
        "author": (("=", None),),
        "editor": (("!=", None),),
        "title": (("contains", ""),),
    }
    assert (only.language, only.documents, only.folder) == ("fr", None, None)


def added(**said: object) -> AddOptions:
    usual = {
        "store": None, "question": "Où ?", "file": None, "document": "", "quote": "", "unanswerable": False,
        "answer": (), "tag": (), "language": "", "known_miss": "",
    }  # fmt: skip
    return AddOptions(**{**usual, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({}, "one of the two"),
        ({"document": "a.txt", "unanswerable": True}, "one of the two"),
        ({"answer": ("ici",), "unanswerable": True}, "one of the two"),
        ({"answer": ("ici",), "quote": "ici"}, "name it with --document"),
    ],
)
def test_a_question_says_what_should_be_found_or_that_nothing_should(
    said: dict[str, object], error: str
) -> None:
    with pytest.raises(QuestionError, match=error):
        _question(added(**said))


def test_a_question_has_what_was_typed() -> None:
    made = _question(
        added(document="a.txt", quote="ici", answer=("là",), tag=("lieu",), language="en", known_miss="x")
    )
    assert [(each.document, each.quote) for each in made.expected] == [("a.txt", "ici")]
    assert (made.answers, made.tags, made.language, made.known_miss) == (("là",), ("lieu",), "en", "x")
    assert not _question(added(unanswerable=True)).answerable
