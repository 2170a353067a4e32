"""``passerelle eval``: what it prints, and with which status it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from passerelle.commands.main import main
from passerelle.commands.progress import asking_bar
from passerelle.evaluation.runs.partial import partial_path
from passerelle.evaluation.runs.runner import Asked
from passerelle.evaluation.runs.saved import read_run

BRIDGE = "Le pont de Brume est inauguré le 4 juin 1931 par Anselme Corbier. Il mesure 212 mètres de long."
MILL = "The Harrow mill was built by Edith Pane in 1804. It ground barley for the whole valley below."
FIRST = {
    "id": "q1",
    "question": "Quand le pont de Brume a-t-il été inauguré ?",
    "expected": [{"document": "pont.txt", "quote": "4 juin 1931"}],
}
SECOND = {
    "id": "q2",
    "question": "Who built the Harrow mill?",
    "expected": [{"document": "mill.txt", "quote": "Edith Pane"}],
    "tags": ["who"],
}
SET = (FIRST, SECOND, {"id": "q3", "question": "Quelle est la capitale du Pérou ?", "answerable": False})


def write_set(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with two documents and a question set of three."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "pont.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "documents" / "mill.txt").write_text(MILL, encoding="utf-8")
    write_set(tmp_path / "set.jsonl", *SET)
    return tmp_path


ASK = ("eval", "set.jsonl", "--documents", "documents")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    capsys.readouterr()
    assert main([*ASK, *arguments, "--json"]) == status
    return json.loads(capsys.readouterr().out)


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


def test_a_second_run_beside_the_first_is_the_same_and_passes(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = printed(capsys, "--save", "run.json")
    strict = ("--baseline", "run.json", "--max-lost", "0", "--fail-on-drop", "0")
    again = printed(capsys, *strict)
    for told in (first, again):
        for group in told["groups"]:
            group["figures"] = {
                name: each for name, each in group["figures"].items() if not name.startswith("ms")
            }
    assert again["groups"] == first["groups"]
    assert (again["comparison"]["changes"], again["comparison"]["differences"]) == ([], [])
    assert main([*ASK, *strict]) == 0
    assert "beside the baseline: no question changed" in capsys.readouterr().out


def test_a_loss_is_listed_and_one_line_says_why_it_fails(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*ASK, "--save", "run.json"])
    spoilt = BRIDGE.replace("est inauguré le 4 juin 1931", "coûta cher")
    text = f"{spoilt}\n\n{'Rien de neuf ici. ' * 40}\n\nLa boulangère est née le 4 juin 1931."
    (place / "documents" / "pont.txt").write_text(text, encoding="utf-8")
    other = BRIDGE.replace("4 juin 1931", "5 mai 1932")
    (place / "documents" / "annales.txt").write_text(other, encoding="utf-8")
    capsys.readouterr()
    assert main([*ASK, "--baseline", "run.json", "--max-lost", "0"]) == 1
    told = capsys.readouterr()
    assert "  lost: q1 Quand le pont de Brume a-t-il été inauguré ? (no longer answered right" in told.out
    assert "  not made alike: contents" in told.out
    assert told.err == "passerelle: failed: 1 question is lost, more than 0: q1\n"


def test_a_figure_past_its_limit_fails(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ASK, "--fail-on", "R@5 < 1", "--fail-on", "fr→fr R@5 >= 1"]) == 1
    assert capsys.readouterr().err.startswith(
        "passerelle: failed: fr→fr R@5 = 1 meets the failure condition `fr→fr R@5 >= 1` (1 question"
    )


def test_a_quote_that_is_gone_is_stale_and_counts_where_something_is_to_be_met(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "documents" / "pont.txt").write_text(BRIDGE.replace("1931", "1932"), encoding="utf-8")
    assert main(ASK) == 0
    assert main([*ASK, "--fail-on", "R@5 < 1", "--max-stale", "1"]) == 0
    assert main([*ASK, "--fail-on", "R@5 < 1"]) == 1
    told = capsys.readouterr()
    assert "stale: q1 expects the quote '4 juin 1931', which is not there now in pont.txt" in told.out
    assert "1 question is stale, more than 0: q1; `passerelle questions check`" in told.err


STRICT = ("--baseline", "run.json", "--max-lost", "0", "--fail-on-drop", "0.02")


@pytest.mark.parametrize(
    ("lines", "said", "allowed"),
    [
        (
            [{**FIRST, "expected": [{"document": "gone.txt"}]}, *SET[1:]],
            "1 question is stale, more than 0: q1",
            ("--max-stale", "1", "--allow-changed-set"),
        ),
        (
            [{**FIRST, "id": "other"}, *SET[1:]],
            "1 question of the baseline is not in this run, or not the same there: q1",
            ("--allow-changed-set",),
        ),
        (
            [{**FIRST, "question": "Qui a fermé le vieux bureau de poste ?"}, *SET[1:]],
            "1 question of the baseline is not in this run, or not the same there: q1",
            ("--allow-changed-set",),
        ),
        (
            [*SET, "no question"],
            "1 line of the set is no question: set.jsonl, line 4",
            ("--allow-changed-set",),
        ),
        ([*SET, FIRST], "the id 'q1' is used twice", ("--allow-changed-set",)),
    ],
)
def test_no_gate_is_green_on_questions_that_say_nothing(
    place: Path,
    capsys: pytest.CaptureFixture[str],
    lines: Sequence[object],
    said: str,
    allowed: Sequence[str],
) -> None:
    main([*ASK, "--save", "run.json"])
    write_set(place / "set.jsonl", *lines)
    assert main([*ASK, *STRICT]) == 1
    assert said in capsys.readouterr().err
    assert main([*ASK, *STRICT, *allowed]) == 0
    assert "can show" in capsys.readouterr().out


@pytest.mark.parametrize(
    "options",
    [
        ["--report", "set.jsonl"],
        ["--save", "set.jsonl"],
        ["--report", "a.html", "--junit", "./a.html"],
        ["--save", "run.json", "--markdown", "run.json"],
        ["--baseline", "run.json", "--report", "run.json"],
        ["--store", "documents", "--report", "documents/store.sqlite"],
    ],
)
def test_no_report_takes_the_place_of_what_is_read_or_of_another(
    place: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    before = (place / "set.jsonl").read_bytes()
    assert main(["eval", "set.jsonl", *options]) == 1
    assert "is read, or written, by the same command: name another file" in capsys.readouterr().err
    assert (place / "set.jsonl").read_bytes() == before


def test_a_report_without_a_name_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "set.jsonl", "--report", "."]) == 1
    assert "is no file that a report can be written to" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--report", "--markdown", "--junit", "--save"])
@pytest.mark.parametrize("name", ["none/file.html", "documents"])
def test_where_a_report_goes_is_looked_at_before_anything_is_asked(
    place: Path, capsys: pytest.CaptureFixture[str], option: str, name: str
) -> None:
    assert main(["eval", "missing.jsonl", option, name]) == 1
    assert f"{Path(name)} cannot be written" in capsys.readouterr().err
    assert sorted(path.name for path in place.iterdir()) == ["documents", "set.jsonl"]


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
