"""Facts about the command line between other programs: questions in, hits out, in the forms that they read."""

import argparse
import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from library import Library

from passerelle import Hit, QueryError, Retriever
from passerelle.commands.main import _parser, main
from passerelle.commands.standard_input import BATCH, Asked, read_asked
from passerelle.index.embed.open import open_embedder
from passerelle.index.sync import sync

MILL = "The Harrow mill was built by Edith Pane in 1804. It ground barley for the whole valley below."
BRIDGE = "Le pont de Brume est inauguré le 4 juin 1931. Il mesure 212 mètres de long."
ROW = {
    "id": 'a "b" c',
    "title": 'Fees\t"2024"',
    "text": 'A "boat"\tcosts\n\n42 euros\nto moor.',
    "lang": "en",
}
QUESTIONS = ["Who built the Harrow mill?", "Combien mesure le pont ?", 'What does a "boat" cost?']
Asking = Callable[..., str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = Library(tmp_path_factory.mktemp("filter"))
    library.write("mill.txt", MILL)
    library.write("pont.txt", BRIDGE)
    library.write("rows.jsonl", json.dumps(ROW))
    sync([library.documents], library.folder, embedder=open_embedder())
    return library.folder


@pytest.fixture
def ask(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Asking:
    """Return what searches with arguments and standard input, and gives what is printed."""

    def asking(*arguments: str, typed: str | bytes = "", status: int = 0) -> str:
        given = typed if isinstance(typed, bytes) else typed.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(given))))
        assert main(["search", "--store", str(folder), *arguments]) == status
        return capsys.readouterr().out

    return asking


@pytest.fixture(scope="module")
def expected(folder: Path) -> list[list[Hit]]:
    with Retriever.open(folder) as retriever:
        return [retriever.search(each, 2) for each in QUESTIONS]


TYPED = "\ufeff{}\r\n\n{}\n  {}".format(*QUESTIONS)
NUMBERS = ["1", "3", "4"]


@pytest.mark.parametrize("arguments", [("-",), ()])
def test_each_hit_is_a_line_of_json_with_its_question(
    ask: Asking, expected: list[list[Hit]], arguments: Sequence[str]
) -> None:
    rows = [json.loads(line) for line in ask("--jsonl", "-k", "2", *arguments, typed=TYPED).splitlines()]
    assert [(row["qid"], row["question"]) for row in rows] == [
        pair for pair in zip(NUMBERS, QUESTIONS, strict=True) for _ in range(2)
    ]
    assert [Hit.from_dict(row) for row in rows] == [hit for hits in expected for hit in hits]


def test_json_is_one_whole_and_of_a_single_question_the_list_of_hits(
    ask: Asking, expected: list[list[Hit]]
) -> None:
    whole = json.loads(ask("--json", "-k", "2", typed=TYPED))
    assert [(each["qid"], each["question"]) for each in whole] == list(zip(NUMBERS, QUESTIONS, strict=True))
    assert [[Hit.from_dict(hit) for hit in each["hits"]] for each in whole] == expected
    single = json.loads(ask("--format", "json", "-k", "2", *QUESTIONS[0].split()))
    assert [Hit.from_dict(hit) for hit in single] == expected[0]
    assert json.loads(ask("--json")) == []


def test_a_table_has_a_line_for_each_hit_whatever_its_words_are(
    ask: Asking, expected: list[list[Hit]]
) -> None:
    out = ask("--format", "tsv", "-k", "2", typed=TYPED)
    names, *rows = csv.reader(io.StringIO(out), dialect="excel-tab")
    assert names == ["qid", "question", "rank", "score", "document", "start", "end", "page", "title", "text"]
    assert len(out.split("\n")) == len(rows) + 2
    hits = [hit for each in expected for hit in each]
    assert [row[4] for row in rows] == [hit.document.id for hit in hits]
    assert [row[9] for row in rows] == [" ".join(hit.text.split()) for hit in hits]
    (boat,) = (row for row in rows if row[1] == QUESTIONS[2] and row[2] == "1")
    assert (boat[4], boat[8], boat[9]) == ('a "b" c', 'Fees "2024"', 'A "boat" costs 42 euros to moor.')
    assert all(line.count("\t") == 9 for line in out.splitlines())


def test_a_run_is_read_by_the_fields_own_tool_and_its_documents_are_permalinks(
    ask: Asking, expected: list[list[Hit]], folder: Path
) -> None:
    typed = "".join(f"q{number}\t{each}\n" for number, each in enumerate(QUESTIONS))
    out = ask("--ids", "--format", "trec", "-k", "2", typed=typed)
    run = list(ir_measures.read_trec_run(out))
    assert [each.query_id for each in run] == ["q0", "q0", "q1", "q1", "q2", "q2"]
    assert [each.score for each in run] == [hit.score for hits in expected for hit in hits]
    with Retriever.open(folder) as retriever:
        assert [retriever.resolve(each.doc_id) for each in run] == [
            hit.passage for hits in expected for hit in hits
        ]


def test_lines_for_people_have_the_question_above_them(ask: Asking) -> None:
    out = ask("-k", "1", "--explain", typed=TYPED)
    assert [line for line in out.splitlines() if line.startswith("?")] == [f"? {each}" for each in QUESTIONS]
    assert out.count("→ vectors") == 3
    assert ask("-k", "1", *QUESTIONS[0].split()).startswith("1. mill · English")


@pytest.mark.parametrize(
    ("typed", "arguments", "said"),
    [
        ("a\tmill\nno id here\n", ["--ids"], "line 2: with --ids a line is an id without blanks, a tab"),
        ("a\tmill\n\tmill\n", ["--ids"], "line 2: with --ids"),
        ("a\tmill\n\nb c\tmill\n", ["--ids"], "line 3: with --ids"),
        (f"a mill\n{'x' * 10_001}\n", [], "line 2: the question has 10001 characters or more"),
        (f"a mill\n{'x' * 200_000}", [], "line 2: the question has [0-9]+ characters or more"),
    ],
)
def test_a_line_that_is_no_question_is_named_and_those_before_it_are_answered(
    ask: Asking, typed: str, arguments: list[str], said: str
) -> None:
    with pytest.raises(QueryError, match=said):
        list(read_asked(Pieces([typed.encode()]), with_ids="--ids" in arguments))
    out = ask("--format", "trec", "-k", "1", *arguments, typed=typed, status=1)
    assert len(out.splitlines()) == 1


def test_no_question_prints_nothing_but_at_a_terminal_it_is_wrong_usage(
    ask: Asking, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask("--jsonl", typed="\n \n") == ""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    assert main(["search", "--store", str(folder)]) == 2
    assert "give a question, or - to type several" in capsys.readouterr().err


class Pieces:
    """A stream whose bytes come piece by piece."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self.pieces = [each for each in pieces if each]

    def read1(self, _: int, /) -> bytes:
        return self.pieces.pop(0) if self.pieces else b""


def test_a_question_is_handed_on_before_the_next_one_comes() -> None:
    letter = "é".encode()
    pieces = Pieces([letter[:1], letter[1:] + b"t\nsec", b"ond\nthird\n", b"last"])
    batches = read_asked(pieces)
    assert next(batches) == [Asked("1", "ét")]
    assert len(pieces.pieces) == 2
    assert list(batches) == [[Asked("2", "second"), Asked("3", "third")], [Asked("4", "last")]]


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=8), max_size=6
    ),
    st.lists(st.integers(0, 60), max_size=5),
)
def test_questions_are_the_same_however_their_bytes_come(lines: list[str], cuts: list[int]) -> None:
    whole = "\n".join(lines).encode()
    edges = [0, *sorted(cuts), len(whole)]
    pieces = [whole[start:end] for start, end in zip(edges, edges[1:], strict=False)]
    found = [each for batch in read_asked(Pieces(pieces)) for each in batch]
    assert found == [
        Asked(str(number), text)
        for number, line in enumerate("\n".join(lines).split("\n"), start=1)
        if (text := line.removeprefix("\ufeff").strip())
    ]


def test_of_very_many_questions_no_more_are_handed_on_together_than_a_batch_holds() -> None:
    batches = list(read_asked(Pieces([b"mill\n" * (2 * BATCH + 1)])))
    assert [len(batch) for batch in batches] == [BATCH, BATCH, 1]


def test_a_reader_that_leaves_early_ends_the_search_quietly(folder: Path) -> None:
    command = [sys.executable, "-m", "passerelle", "search", "--store", str(folder), "--jsonl"]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=buffered) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        running.stdin.write(b"the mill of Harrow\n")
        running.stdin.close()
        assert running.wait() == 0
        assert running.stderr.read() == b""


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield the parsers of all commands."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in dict.fromkeys(action.choices.values()):
                yield from [*commands(below)] or [below]


def test_the_help_of_each_command_has_its_exit_statuses() -> None:
    found = list(commands(_parser()))
    assert len(found) > 14
    for parser in found:
        said = " ".join(parser.format_help().split())
        assert "exit status: 0 done" in said, parser.prog
        assert "; 2 wrong usage; 130 stopped with Ctrl-C" in said, parser.prog
    by_name = {
        parser.prog.removeprefix("passerelle "): " ".join(parser.format_help().split()) for parser in found
    }
    assert "1 an error, named on standard error, or a problem that is printed" in by_name["verify"]
    assert "with --strict something that was not read" in by_name["index"]


BASH = """
source {script}
COMP_LINE="{line}"; COMP_POINT=${{#COMP_LINE}}; COMP_TYPE=9; COMPREPLY=()
_python_argcomplete {program}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
PROGRAM = Path(sys.executable).with_name("passerelle")


@pytest.fixture
def script(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[[str], Path]:
    """Return what writes the script of a shell into a file."""

    def written(shell: str) -> Path:
        assert main(["completion", shell]) == 0
        place = tmp_path / f"passerelle.{shell}"
        place.write_text(capsys.readouterr().out, encoding="utf-8")
        return place

    return written


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_reads_its_script(shell: str, script: Callable[[str], Path]) -> None:
    place = script(shell)
    assert "complete" in place.read_text(encoding="utf-8")
    if shutil.which(shell):
        assert subprocess.run([shell, "-n", place], check=False).returncode == 0


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("passerelle se", {"search"}),
        ("passerelle search --form", {"--format"}),
        ("passerelle search --format t", {"text", "tsv", "trec"}),
        ("passerelle completion ", {"bash", "zsh", "fish"}),
        ("passerelle verify --store docu", {"documents/"}),
    ],
)
def test_bash_offers_commands_options_choices_and_files(
    line: str, offered: set[str], script: Callable[[str], Path], tmp_path: Path
) -> None:
    program = BASH.format(script=script("bash"), line=line, program=PROGRAM)
    (tmp_path / "documents").mkdir()
    ran = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert {each.strip() for each in ran.stdout.splitlines()} - {"--help", "-h"} == offered
