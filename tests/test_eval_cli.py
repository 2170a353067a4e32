"""``passerelle eval``: what it prints, and with which status it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from eval_place import ASK, FIRST, SECOND, SET, lay_out, printed, write_set

from passerelle.commands.main import main
from passerelle.commands.progress import asking_bar
from passerelle.evaluation.runs.partial import partial_path
from passerelle.evaluation.runs.runner import Asked
from passerelle.evaluation.runs.saved import read_run


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return lay_out(tmp_path)


def test_a_set_is_asked_of_documents_without_leaving_a_store(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(ASK) == 0
    out = capsys.readouterr().out
    assert "3 questions of 2 documents in 2 passages, 10 hits each · passerelle-e5-small" in out
    for row in (
        "fr→fr          1   1.000",
        "en→en          1   1.000",
        "all            3   1.000",
        "who            1",
    ):
        assert row in out
    assert "ms a question at the median" in out
    assert "(3 questions asked one by one; " in out
    assert sorted(path.name for path in place.iterdir()) == ["documents", "set.jsonl"]


def test_a_set_is_asked_of_the_store_there_is(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    assert main(["eval", "set.jsonl"]) == 0
    assert "3 questions of 2 documents" in capsys.readouterr().out


def test_documents_with_a_store_are_indexed_in_it(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ASK, "--store", "kept"]) == 0
    assert main(["eval", "set.jsonl", "--store", "kept"]) == 0
    assert main(["documents", "--store", "kept"]) == 0
    assert "2 documents" in capsys.readouterr().out


def test_json_has_every_group_with_its_figures(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys)
    assert [(group["kind"], group["name"]) for group in told["groups"]] == [
        ("all", "all"),
        ("direction", "fr→fr"),
        ("direction", "en→en"),
        ("direction", "fr→none"),
        ("document", "mill.txt"),
        ("document", "pont.txt"),
        ("tag", "who"),
    ]
    figure = told["groups"][0]["figures"]["quoted"]
    assert figure == {"value": 1.0, "low": 1.0, "high": 1.0, "count": 2}
    assert (told["passed"], told["reasons"], told["misses"], told["comparison"]) == (True, [], [], None)
    assert told["origin"]["k"] == 10


def test_of_very_many_lines_of_one_kind_some_are_printed(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = [{"question": f"Où est {n} ?", "expected": [{"document": f"{n}.txt"}]} for n in range(60)]
    write_set(place / "set.jsonl", *SET, *gone)
    assert main(ASK) == 0
    out = capsys.readouterr().out
    assert out.count("stale: ") == 50
    assert "  and 10 more" in out


def test_bad_lines_and_bad_files_are_named_and_the_rest_runs(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "documents" / "bad.pdf").write_bytes(b"not a PDF")
    with (place / "set.jsonl").open("a", encoding="utf-8") as file:
        file.write("{\n")
    assert main(ASK) == 0
    out = capsys.readouterr().out
    assert "not read: set.jsonl, line 4: it is not JSON" in out
    assert "bad.pdf" in out
    assert "3 questions of 2 documents" in out


def test_misses_are_listed_with_what_came_instead(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {**SECOND, "id": "q4", "expected": [{"document": "pont.txt", "quote": "212 mètres"}]}
    write_set(place / "set.jsonl", *SET, wrong)
    assert main([*ASK, "--misses", "--by", "document"]) == 0
    out = capsys.readouterr().out
    assert (
        "miss: q4 Who built the Harrow mill? → According to “mill”: “The Harrow mill was built by Edith Pane"
        in out
    )
    assert "miss: q1" not in out
    assert "pont.txt       2" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.jsonl"], "none.jsonl: there is no such file"),
        (["set.jsonl"], "make one with `passerelle index PATH"),
        (["set.jsonl", "--max-lost", "0"], "name it with --baseline"),
        (["set.jsonl", "--baseline", "none.json"], "none.json cannot be read"),
        (["set.jsonl", "--fail-on", "R@3 < 1"], "'R@3 < 1' is not a condition"),
        (["set.jsonl", "--documents", "none"], "none: there is no such file or folder"),
        (["set.jsonl", "--documents", "documents", "--save", "none/run.json"], "cannot be written"),
    ],
)
def test_a_problem_is_one_sentence_with_a_remedy(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: Sequence[str], words: str
) -> None:
    assert main(["eval", *arguments]) == 1
    err = capsys.readouterr().err
    assert words in err
    assert err.startswith("passerelle: ")
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "option", [["-k", "0"], ["--max-lost", "-1"], ["--fail-on-drop", "2"], ["--by", "year"], []]
)
def test_wrong_usage_ends_with_two(place: Path, option: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["eval", "set.jsonl", *option] if option else ["eval"])


def test_eval_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["eval", "--help"])
    out = " ".join(capsys.readouterr().out.split())
    for option in (
        "--store STORE",
        "--documents PATH",
        "--save",
        "--baseline",
        "--fail-on CONDITION",
        "--max-lost N",
    ):
        assert option in out


@pytest.mark.slow
def test_a_run_stopped_with_ctrl_c_says_so_and_goes_on(place: Path) -> None:
    many = [{**FIRST, "id": f"q{n}", "question": f"{FIRST['question']} {n}"} for n in range(4000)]
    write_set(place / "set.jsonl", *many)
    running = subprocess.Popen(
        [sys.executable, "-m", "passerelle", *ASK, "--save", "run.json"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    partial = partial_path(place / "run.json")
    deadline = time.monotonic() + 120
    while not (partial.is_file() and partial.read_bytes().count(b"\n") > 20):
        assert time.monotonic() < deadline
        time.sleep(0.05)  # another program is watched, which tells of itself in no other way
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert err.endswith("passerelle: stopped; the same command goes on from there\n")
    kept = partial.read_bytes().count(b"\n") - 1
    assert 20 <= kept < 4000
    assert main([*ASK, "--save", "run.json"]) == 0
    assert len(read_run(place / "run.json").outcomes) == 4000
    assert not partial.exists()


def test_the_bar_shows_how_many_questions_are_asked(capsys: pytest.CaptureFixture[str]) -> None:
    with asking_bar(shown=True, every=0.0) as draw:
        draw(Asked(done=30, total=120, resumed=10))
    assert "25%" in (shown := capsys.readouterr().err)
    assert "10 of a run before" in shown
    with asking_bar(shown=False) as draw:
        draw(Asked(done=30, total=120, resumed=0))
    assert capsys.readouterr().err == ""
