"""What several commands take alike: each argument as it is typed, and what stands where it is not."""

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from passerelle.commands import arguments
from passerelle.commands.arguments import EngineOptions
from passerelle.commands.limits import add_limits
from passerelle.index.embed.embedder import MOST_THREADS, MOST_TOGETHER, Engine
from passerelle.index.store.location import Database
from passerelle.index.sync import MOST_WORKERS

Add = Callable[[argparse.ArgumentParser], None]


def parsed(add: Add, typed: Sequence[str] = ()) -> dict[str, Any]:
    parser = argparse.ArgumentParser()
    add(parser)
    return vars(parser.parse_args(typed))


def optional_store(parser: argparse.ArgumentParser) -> None:
    arguments.add_store(parser, optional=True)


def paths(parser: argparse.ArgumentParser) -> None:
    arguments.add_paths(parser, "index (default: documents/)")


ENGINE = {"backend": "", "precision": "", "device": "", "batch_size": 0, "threads": 0}
ADDRESS = {"host": "127.0.0.1", "allow_host": [], "allow_frame": [], "port": 7860}
LIMITS: dict[str, Any] = {"folder": None, "document": [], "language": None, "where": []}


@pytest.mark.parametrize(
    ("add", "typed", "made"),
    [
        (arguments.add_engine, "", ENGINE),
        (
            arguments.add_engine,
            "--backend onnx --precision float16 --device cuda --batch-size 8 --threads 2",
            {"backend": "onnx", "precision": "float16", "device": "cuda", "batch_size": 8, "threads": 2},
        ),
        (arguments.add_store, "", {"store": Path(".passerelle")}),
        (arguments.add_store, "--store s", {"store": Path("s")}),
        (optional_store, "", {"store": None}),
        (paths, "", {"paths": []}),
        (paths, "a b", {"paths": [Path("a"), Path("b")]}),
        (arguments.add_json, "", {"json": False}),
        (arguments.add_json, "--json", {"json": True}),
        (arguments.add_wait, "", {"wait": 0.0}),
        (arguments.add_wait, "--wait 1.5", {"wait": 1.5}),
        (arguments.add_address, "", ADDRESS),
        (
            arguments.add_address,
            "--host 0.0.0.0 --allow-host a --allow-host b --allow-frame https://c.d/ --port 80",
            {"host": "0.0.0.0", "allow_host": ["a", "b"], "allow_frame": ["https://c.d"], "port": 80},
        ),
        (add_limits, "", LIMITS),
        (
            add_limits,
            "--folder docs --document a --document b --language other --where year>=2024 --where author=Rey",
            {
                "folder": "docs",
                "document": ["a", "b"],
                "language": "other",
                "where": [("year", ">=", "2024"), ("author", "=", "Rey")],
            },
        ),
    ],
)
def test_what_commands_share_is_taken_as_it_is_typed(add: Add, typed: str, made: dict[str, Any]) -> None:
    assert parsed(add, typed.split()) == made


@pytest.mark.parametrize(
    ("add", "typed", "said"),
    [
        (arguments.add_engine, "--threads 0", f"'0' is not a number from 1 to {MOST_THREADS}"),
        (arguments.add_engine, "--batch-size 0", f"'0' is not a number from 1 to {MOST_TOGETHER}"),
        (arguments.add_wait, "--wait -1", "'-1' is not a number of seconds from 0 on"),
        (arguments.add_address, "--port 65536", "'65536' is not a port from 0 to 65535"),
        (arguments.add_address, "--host=", "'' is no name of a host"),
        (arguments.add_address, "--allow-host=", "'' is no name of a host"),
        (arguments.add_address, "--allow-frame wiki", "'wiki' is not a site"),
        (arguments.add_store, "--store=", "'' is no path"),
        (add_limits, "--folder=", "'' is no path"),
        (add_limits, "--language de", "invalid choice: 'de'"),
        (add_limits, "--where year", "'year' is not a field with a value"),
    ],
)
def test_what_is_no_value_is_refused_with_its_argument(
    add: Add, typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parsed(add, typed.split())
    told = re.sub(r"\s+", " ", capsys.readouterr().err)
    assert f"error: argument {re.split('[ =]', typed)[0]}: {said}" in told


@pytest.mark.parametrize(
    ("add", "told"),
    [
        (arguments.add_store, "--store STORE folder of the store, or postgresql://… for one in a database (def"),
        (paths, "PATH files and folders to index (default: documents/)"),
        (arguments.add_engine, "how the model is run (default: as the store says, else the default engine):"),
        (arguments.add_engine, "--batch-size N texts embedded at once"),
        (arguments.add_wait, "--wait SECONDS wait this long"),
        (arguments.add_address, "address to listen on (default: 127.0.0.1)"),
        (arguments.add_address, "--allow-host NAME another name"),
        (arguments.add_address, "--allow-frame SITE a site that may show the page"),
        (arguments.add_address, "port to listen on (default: 7860)"),
        (add_limits, "what it is limited to (default: every document):"),
        (add_limits, "--folder PATH only documents read from"),
        (add_limits, "--where FIELD=VALUE only documents whose field matches"),
    ],
)  # fmt: skip
def test_the_help_says_what_is_usual(add: Add, told: str) -> None:
    parser = argparse.ArgumentParser()
    add(parser)
    assert told in re.sub(r"\s+", " ", parser.format_help())


@pytest.mark.parametrize("language", ["fr", "en", "other"])
def test_a_search_may_be_of_passages_in_each_language(language: str) -> None:
    assert parsed(add_limits, ["--language", language])["language"] == language


def test_a_store_is_a_folder_or_a_database() -> None:
    assert arguments.location("shelf") == Path("shelf")
    database = arguments.location("postgresql://me:secret@host/name")
    assert isinstance(database, Database)
    assert "secret" not in str(database)
    assert arguments.database("postgresql://me:secret@host/name") == database


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (arguments.location, "", "'' is no path"),
        (arguments.location, "a\0b", r"'a\\x00b' is no path"),
        (arguments.location, "postgresql:/host/name", "the store is no address of a database"),
        (arguments.database, "shelf", "'shelf' is a folder: write a database as postgresql://host/name"),
        (arguments.database, "", "'' is no path"),
        (arguments.path, "x" * 32_768, f"no path has 32768 characters: '{'x' * 40}'…"),
        (arguments.workers, "0", f"'0' is not a number from 1 to {MOST_WORKERS}"),
        (arguments.workers, str(MOST_WORKERS + 1), f"is not a number from 1 to {MOST_WORKERS}"),
    ],
)
def test_what_names_no_place_and_no_workers_is_refused(
    read: Callable[[str], object], text: str, said: str
) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=said):
        read(text)


def test_as_many_workers_and_letters_of_a_path_as_there_may_be_are_taken() -> None:
    assert [arguments.workers(text) for text in ("1", str(MOST_WORKERS))] == [1, MOST_WORKERS]
    assert arguments.path("x" * 32_767) == Path("x" * 32_767)


def test_an_engine_is_what_was_chosen_each_in_its_place() -> None:
    chosen = EngineOptions(backend="onnx", precision="float16", device="cuda", batch_size=8, threads=2)
    assert chosen.engine == Engine("onnx", "float16", "cuda", 8, 2)
