"""What is typed behind each command, and the options it makes: nothing, and everything."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest

from passerelle.commands import (
    ask,
    backup,
    chat,
    completion,
    copy,
    documents,
    index,
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
from passerelle.commands.command import Command, options_of
from passerelle.commands.eval_options import EvalOptions
from passerelle.index.store.location import read_location

USUAL = Path(".passerelle")
ENGINE = {"backend": "", "precision": "", "device": "", "batch_size": 0, "threads": 0}
CHOSEN = {"backend": "torch", "precision": "bfloat16", "device": "cuda", "batch_size": 8, "threads": 2}
TYPED = [
    "--backend",
    "torch",
    "--precision",
    "bfloat16",
    "--device",
    "cuda",
    "--batch-size",
    "8",
    "--threads",
    "2",
]
LIMITS = {"folder": None, "document": (), "language": None, "where": ()}
LIMITED = {
    "folder": "docs",
    "document": ("a", "b"),
    "language": "other",
    "where": (("year", ">=", "2024"), ("author", "=", "Rey")),
}
LIMIT = ["--folder", "docs", "--document", "a", "--document", "b", "--language", "other"]
LIMIT += ["--where", "year>=2024", "--where", "author=Rey"]
DATABASE = read_location("postgresql://host/name")


def parsed(command: Command[Any], typed: Sequence[str]) -> Any:
    parser = argparse.ArgumentParser()
    command.add_to(parser.add_subparsers())
    return options_of(command.options, parser.parse_args([command.name, *typed]))


EVAL = {
    "json": False, "questions": (Path("q"),), "documents": None, "store": None, "k": 10, "save": None,
    "baseline": None, "fail_on": (), "fail_on_drop": None, "max_lost": None, "max_stale": 0,
    "allow_changed_set": False, "misses": False, "by": (), "report": None, "markdown": None, "junit": None,
    "language": "en", "matrix": None,
}  # fmt: skip
INDEX = {
    "store": USUAL, "json": False, "wait": 0.0, "paths": (), "model": "", "passage_tokens": 0, "rebuild": False,
    "words": False, "prune": False, "again": (), "workers": 0, "strict": False, **ENGINE,
}  # fmt: skip
CHAT = {
    "store": USUAL, "host": "127.0.0.1", "port": 7860, "allow_host": (), "allow_frame": (), "open": False,
    "feedback": None, "history": True, **ENGINE,
}  # fmt: skip
ADD = {
    "store": None, "question": "Où ?", "file": Path("s.jsonl"), "document": "", "quote": "",
    "unanswerable": False, "answer": (), "tag": (), "language": "", "known_miss": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("command", "typed", "options"),
    [
        (ask, ["Où", "est-il ?"], {"store": USUAL, "json": False, "follow": False, "new": False,
                                   "question": ("Où", "est-il ?"), **ENGINE, **LIMITS}),
        (ask, ["-f", "--new", "--json", "--store", "s", "Où", *TYPED, *LIMIT],
         {"store": Path("s"), "json": True, "follow": True, "new": True, "question": ("Où",), **CHOSEN, **LIMITED}),
        (backup, ["copy"], {"store": USUAL, "to": Path("copy"), "conversations": True}),
        (backup, ["copy", "--store", "s", "--no-conversations"],
         {"store": Path("s"), "to": Path("copy"), "conversations": False}),
        (chat, [], CHAT),
        (chat, ["--store", "s", "--host", "0.0.0.0", "--port", "80", "--allow-host", "a", "--allow-host", "b",
                "--allow-frame", "https://a.b/", "--open", "--feedback", "f.jsonl", "--no-history", *TYPED],
         {"store": Path("s"), "host": "0.0.0.0", "port": 80, "allow_host": ("a", "b"),
          "allow_frame": ("https://a.b",), "open": True, "feedback": Path("f.jsonl"), "history": False, **CHOSEN}),
        *((completion, [shell], {"shell": shell}) for shell in ("bash", "zsh", "fish")),
        (copy, ["a", "postgresql://host/name", "--wait", "3"],
         {"source": Path("a"), "to": DATABASE, "wait": 3.0}),
        (copy, ["a", "b"], {"source": Path("a"), "to": Path("b"), "wait": 0.0}),
        (documents, [], {"store": USUAL, "json": False, "gaps": False}),
        (documents, ["--gaps", "--json", "--store", "s"], {"store": Path("s"), "json": True, "gaps": True}),
        (evaluation, ["q"], EVAL),
        (evaluation, ["q", "r", "--json", "--documents", "d", "--store", "s", "-k", "3", "--save", "a.json",
                      "--baseline", "b.json", "--fail-on", "R@5 < 1", "--fail-on", "x", "--fail-on-drop", "0.1",
                      "--max-lost", "2", "--max-stale", "4", "--allow-changed-set", "--misses", "--by", "document",
                      "--report", "a.html", "--markdown", "a.md", "--junit", "a.xml", "--language", "fr",
                      "--matrix", "m.toml"],
         {"json": True, "questions": (Path("q"), Path("r")), "documents": Path("d"), "store": Path("s"), "k": 3,
          "save": Path("a.json"), "baseline": Path("b.json"), "fail_on": ("R@5 < 1", "x"), "fail_on_drop": 0.1,
          "max_lost": 2, "max_stale": 4, "allow_changed_set": True, "misses": True, "by": ("document",),
          "report": Path("a.html"), "markdown": Path("a.md"), "junit": Path("a.xml"), "language": "fr",
          "matrix": Path("m.toml")}),
        (index, [], INDEX),
        (index, ["a", "b", "--store", "s", "--json", "--wait", "1.5", "--model", "m", "--passage-tokens", "64",
                 "--rebuild", "--words", "--prune", "--again", "x", "--again", "y", "--workers", "2", "--strict",
                 *TYPED],
         {"store": Path("s"), "json": True, "wait": 1.5, "paths": (Path("a"), Path("b")), "model": "m",
          "passage_tokens": 64, "rebuild": True, "words": True, "prune": True, "again": ("x", "y"), "workers": 2,
          "strict": True, **CHOSEN}),
        (questions_add, ["Où ?", "s.jsonl"], ADD),
        (questions_add, ["Où ?", "s.jsonl", "--store", "s", "--document", "a", "--quote", "q", "--unanswerable",
                         "--answer", "b", "--answer", "c", "--tag", "t", "--tag", "u", "--language", "fr",
                         "--known-miss", "why"],
         {**ADD, "store": Path("s"), "document": "a", "quote": "q", "unanswerable": True, "answer": ("b", "c"),
          "tag": ("t", "u"), "language": "fr", "known_miss": "why"}),
        (questions_check, ["a"], {"store": None, "questions": (Path("a"),), "json": False}),
        (questions_check, ["a", "b", "--json", "--store", "s"],
         {"store": Path("s"), "questions": (Path("a"), Path("b")), "json": True}),
        (questions_new, [], {"store": None, "n": 20, "output": None}),
        (questions_new, ["-n", "3", "--output", "a", "--store", "s"],
         {"store": Path("s"), "n": 3, "output": Path("a")}),
        (remove, [], {"store": USUAL, "wait": 0.0, "erase": False, "ids": ()}),
        (remove, ["a", "b", "--erase", "--wait", "2", "--store", "s"],
         {"store": Path("s"), "wait": 2.0, "erase": True, "ids": ("a", "b")}),
        (resolve, ["link"], {"store": USUAL, "json": False, "link": "link"}),
        (restore, ["copy", "--wait", "2"], {"store": USUAL, "wait": 2.0, "copied": Path("copy")}),
        (search, [], {"store": USUAL, "format": "text", "ids": False, "query": (), "explain": False, "k": 10,
                      **ENGINE, **LIMITS}),
        (search, ["le", "bac", "--ids", "--explain", "-k", "3", "--format", "trec", "--store", "s", *TYPED, *LIMIT],
         {"store": Path("s"), "format": "trec", "ids": True, "query": ("le", "bac"), "explain": True, "k": 3,
          **CHOSEN, **LIMITED}),
        (verify, ["--json"], {"store": USUAL, "json": True}),
        (watch, [], {"store": USUAL, "wait": 0.0, "paths": (), **ENGINE}),
        (watch, ["a", "--wait", "2", "--store", "s", *TYPED],
         {"store": Path("s"), "wait": 2.0, "paths": (Path("a"),), **CHOSEN}),
        (worker, ["--store", "postgresql://host/name"], {"store": DATABASE, "model": "", "once": False, **ENGINE}),
        (worker, ["--store", "postgresql://host/name", "--once", "--model", "m", *TYPED],
         {"store": DATABASE, "model": "m", "once": True, **CHOSEN}),
    ],
)  # fmt: skip
def test_what_is_typed_makes_the_options_of_a_command(
    command: Any, typed: list[str], options: dict[str, Any]
) -> None:
    made = parsed(command.COMMAND, typed)
    assert made == command.COMMAND.options(**options)
    for name in options:
        with pytest.raises(FrozenInstanceError, match=f"cannot assign to field '{name}'"):
            setattr(made, name, None)


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ([], "text"),
        (["--json"], "json"),
        (["--jsonl"], "jsonl"),
        *((["--format", each], each) for each in ("text", "json", "jsonl", "tsv", "trec")),
    ],
)
def test_hits_have_one_form(typed: list[str], form: str) -> None:
    assert parsed(search.COMMAND, typed).format == form


@pytest.mark.parametrize(
    ("command", "typed", "said"),
    [
        (ask, [], "the following arguments are required: question"),
        (ask, ["x", "--language", "de"], "argument --language: invalid choice: 'de'"),
        (search, ["x", "--json", "--jsonl"], "not allowed with argument"),
        (search, ["x", "--format", "xml"], "invalid choice: 'xml'"),
        (search, ["x", "-k", "0"], "argument -k: '0' is not a number from 1 on"),
        (search, ["x", "--where", "year"], "argument --where: 'year' is not a field with a value"),
        (backup, [], "the following arguments are required: FOLDER"),
        (copy, ["a"], "the following arguments are required: TO"),
        (copy, ["a", "postgresql:/host/name"], "argument TO: the store is no address of a database"),
        (completion, ["csh"], "invalid choice: 'csh'"),
        (evaluation, [], "the following arguments are required: QUESTIONS"),
        (evaluation, ["q", "--by", "tag"], "argument --by: invalid choice: 'tag'"),
        (evaluation, ["q", "--language", "de"], "argument --language: invalid choice: 'de'"),
        (evaluation, ["q", "--fail-on-drop", "1.5"], "'1.5' is not a share from 0 to 1"),
        (evaluation, ["q", "--max-lost", "-1"], "argument --max-lost: "),
        (evaluation, ["q", "--max-stale", "x"], "'x' is not a number from 0 on"),
        (evaluation, ["q", "-k", "0"], "argument -k: '0' is not a number from 1 on"),
        (index, ["--workers", "0"], "argument --workers: '0' is not a number from 1 to "),
        (index, ["--passage-tokens", "0"], "'0' is not a number from 1 on"),
        (index, ["--again", " "], "argument --again: ' ' names nothing"),
        (index, ["--threads", "0"], "argument --threads: '0' is not a number from 1 to "),
        (index, ["--batch-size", "0"], "argument --batch-size: '0' is not a number from 1 to "),
        (chat, ["--allow-frame", "wiki"], "'wiki' is not a site: write it as https://wiki.example"),
        (worker, [], "the following arguments are required: --store"),
        (worker, ["--store", "s"], "'s' is a folder: write a database as postgresql://host/name"),
        (questions_check, [], "the following arguments are required: FILE"),
        (questions_add, ["x"], "the following arguments are required: FILE"),
        (questions_new, ["-n", "x"], "invalid int value: 'x'"),
        (resolve, [], "the following arguments are required: LINK"),
        (restore, [], "the following arguments are required: FOLDER"),
        (watch, ["x" * 32_768], f"no path has 32768 characters: '{'x' * 40}'…"),
    ],
)
def test_what_says_nothing_to_a_command_is_refused(
    command: Any, typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parsed(command.COMMAND, typed)
    assert said in re.sub(r"\s+", " ", capsys.readouterr().err)


@pytest.mark.parametrize(
    ("command", "done", "failed"),
    [
        (ask, "done, also where the documents do not answer", "an error, named on standard error"),
        (search, "done, also where nothing is found", "an error, named on standard error"),
        (worker, "done, or stopped by a signal to end", "an error, named on standard error"),
        (evaluation, "done", "an error, named on standard error, or a condition that is not met"),
        (index, "done", "an error, named on standard error, or with --strict something that was not read"),
        (verify, "done", "an error, named on standard error, or a problem that is printed with its remedy"),
        (questions_check, "done", "an error, named on standard error, or a problem that is printed"),
        (backup, "done", "an error, named on standard error"),
    ],
)
def test_the_help_says_how_a_command_ends(
    command: Any, done: str, failed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="0"):
        parsed(command.COMMAND, ["--help"])
    shown = re.sub(r"\s+", " ", capsys.readouterr().out)
    assert f"exit status: 0 {done}; 1 {failed}; 2 wrong usage; 130 stopped with Ctrl-C" in shown


def test_a_path_may_be_as_long_as_any_system_has_one() -> None:
    assert parsed(watch.COMMAND, ["x" * 32_767]).paths == (Path("x" * 32_767),)


def test_the_file_of_the_store_that_is_asked_is_no_place_for_a_report() -> None:
    def kept(**options: Any) -> Path | None:
        return evaluation._store_file(EvalOptions(**{**EVAL, **options}))

    assert kept() == USUAL / "store.sqlite"
    assert kept(store=Path("s")) == Path("s", "store.sqlite")
    assert kept(store=DATABASE) is None
