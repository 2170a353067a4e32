"""What each command says of itself and of its arguments, word for word, as a person reads it."""

import argparse
from collections.abc import Callable
from typing import Any

import pytest
from help_pages import COMMANDS, kept_help, printed_help

from passerelle.commands import (
    arguments,
    ask,
    backup,
    chat,
    completion,
    copy,
    documents,
    eval_options,
    index,
    limits,
    questions,
    questions_add,
    questions_check,
    questions_new,
    remove,
    resolve,
    restore,
    search,
    verify,
    watch,
    worker,
)
from passerelle.commands import eval as evaluation

KEPT = dict(kept_help())
HELP = "-h, --help show this help message and exit"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_what_it_does_and_takes(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    assert printed_help(command) == KEPT[command]


@pytest.mark.parametrize(
    ("command", "module"),
    [
        ("ask", ask), ("backup", backup), ("chat", chat), ("completion", completion), ("copy", copy),
        ("documents", documents), ("eval", evaluation), ("index", index), ("remove", remove),
        ("resolve", resolve), ("restore", restore), ("search", search), ("verify", verify), ("watch", watch),
        ("worker", worker), ("questions add", questions_add), ("questions check", questions_check),
        ("questions new", questions_new),
    ],
)  # fmt: skip
def test_a_command_goes_by_the_name_that_is_typed_and_is_summed_up_in_the_list_above_it(
    command: str, module: Any
) -> None:
    *above, name = command.split()
    made = module.COMMAND
    assert made.name == name
    assert f" {name} {made.summary} " in f"{flat(KEPT[' '.join(above)])} "
    assert flat(KEPT[command]).startswith(f"{made.summary} {flat(made.how)}".strip())


def test_the_commands_for_question_sets_stand_together() -> None:
    group = questions.COMMANDS
    assert (group.name, [each.name for each in group.commands]) == ("questions", ["check", "new", "add"])
    assert KEPT["questions"].startswith(group.summary + "\n")


@pytest.mark.parametrize(
    ("add", "commands"),
    [
        (arguments.add_engine, "index watch worker ask search chat"),
        (
            arguments.add_store,
            "index watch ask search resolve documents remove verify backup restore chat eval",
        ),
        (arguments.add_json, "index ask resolve documents verify eval"),
        (arguments.add_wait, "index watch remove restore copy"),
        (arguments.add_address, "chat"),
        (arguments.add_history, "chat"),
        (limits.add_limits, "ask search"),
        (eval_options.add_arguments, "eval"),
    ],
)
def test_commands_say_alike_what_they_share(
    add: Callable[[argparse.ArgumentParser], None], commands: str
) -> None:
    parser = argparse.ArgumentParser(usage="")
    add(parser)
    parts = flat(parser.format_help()).removeprefix("usage: ").removeprefix("options: ").split(HELP)
    for command in commands.split():
        assert [part for part in parts if part not in flat(KEPT[command])] == []


def flat(text: str) -> str:
    return " ".join(text.split())
