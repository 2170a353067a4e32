"""``passerelle eval`` beside an earlier run: what makes it fail, and where its reports may be written."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from eval_place import ASK, BRIDGE, FIRST, SET, lay_out, printed, write_set

from passerelle.commands.main import main


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return lay_out(tmp_path)


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
