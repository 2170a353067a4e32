"""What ``passerelle eval`` prints, writes and ends with, of documents that hold nothing."""

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from passerelle.commands import eval as evaluation
from passerelle.commands import evaluate
from passerelle.commands.eval_options import EvalOptions
from passerelle.evaluation.figures.verdict import ConditionError
from passerelle.evaluation.reports.write import ReportError
from passerelle.evaluation.runs.runner import Asked
from passerelle.evaluation.runs.saved import read_run
from passerelle.evaluation.runs.settings import SettingsError
from passerelle.index.errors import StoreError
from passerelle.index.run.types import Progress

USUAL: dict[str, Any] = {
    "json": False, "questions": (Path("set.jsonl"),), "documents": Path("documents"), "store": None, "k": 10,
    "save": None, "baseline": None, "fail_on": (), "fail_on_drop": None, "max_lost": None, "max_stale": 0,
    "allow_changed_set": False, "misses": False, "by": (), "report": None, "markdown": None, "junit": None,
    "language": "en", "matrix": None,
}  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with a document that cannot be read and a set of one question to refuse."""
    monkeypatch.chdir(tmp_path)
    Path("documents").mkdir()
    Path("documents", "b.docx").write_text("no archive", encoding="utf-8")
    Path("set.jsonl").write_text(
        '{"id": "q", "question": "Où est-il ?", "answerable": false}\n', encoding="utf-8"
    )
    return tmp_path


class Ran:
    """A command that has run: its status, and what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], **options: Any) -> None:
        capsys.readouterr()
        self.status = evaluation.run(EvalOptions(**{**USUAL, **options}))
        self.out, self.err = capsys.readouterr()


def test_a_set_is_asked_of_documents_for_this_run_alone(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("not read: ")
    assert "1 question of 0 documents in 0 passages, 10 hits each" in ran.out
    told = json.loads(Ran(capsys, json=True, k=3).out)
    assert (told["questions"], told["origin"]["k"], told["passed"], told["reasons"]) == (1, 3, True, [])
    assert sorted(path.name for path in place.iterdir()) == ["documents", "set.jsonl"]


def test_misses_and_documents_are_listed_where_that_is_asked_for(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("documents", "pont.txt").write_text("Le pont de Brume est vert.", encoding="utf-8")
    question = "Quelle est la capitale du Pérou ?"
    line = {"id": "q", "question": question, "expected": [{"document": "pont.txt"}]}
    Path("set.jsonl").write_text(json.dumps(line), encoding="utf-8")
    for misses, by in ((False, ()), (True, ("document",))):
        out = Ran(capsys, misses=misses, by=by).out
        assert [f"\nmiss: q {question} → " in out, "\npont.txt " in out] == [misses, bool(by)]


def test_a_condition_that_is_not_met_fails_and_is_named(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, fail_on=("false answers < 0.5",), report=Path("a.html"), junit=Path("a.xml"))
    assert ran.status == 1
    met = "passerelle: failed: false answers = 0 meets the failure condition `false answers < 0.5`"
    first, second = ran.err.splitlines()
    assert first.startswith(met)
    assert second.startswith("passerelle: failed: the store that was asked holds no passage")
    assert {path.name for path in place.glob("a.*")} == {"a.html", "a.xml"}
    with pytest.raises(ConditionError, match="is not a condition"):
        Ran(capsys, fail_on=("no",))


def test_a_saved_run_is_what_the_next_is_compared_with(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = Path("run.json")
    Ran(capsys, save=saved, markdown=Path("a.md"), language="fr")
    assert [outcome.question.id for outcome in read_run(saved).outcomes] == ["q"]
    assert "✅ réussi" in Path("a.md").read_text(encoding="utf-8")
    ran = Ran(capsys, baseline=saved, fail_on_drop=0.1)
    assert ran.status == 1
    blind, *reasons = ran.err.splitlines()
    assert blind.startswith("passerelle: --fail-on-drop 0.1 sees a figure fall where 6 questions fall")
    assert [line.startswith("passerelle: failed: ") for line in reasons] == [True, True]
    assert "beside the baseline: no question changed" in ran.out
    assert Ran(capsys, baseline=saved, fail_on_drop=0.0).err.startswith("passerelle: --fail-on-drop 0 sees")
    again = Ran(capsys, baseline=saved, save=saved, max_lost=0)
    assert "--fail-on-drop" not in again.err
    assert "beside the baseline" not in Ran(capsys).out


def test_a_fall_is_of_a_share_and_from_a_run(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for option in ({"fail_on_drop": 0.0}, {"max_lost": 0}):
        with pytest.raises(ConditionError, match="compare with a saved run: name it with --baseline"):
            Ran(capsys, **option)
    saved = Path("run.json")
    Ran(capsys, save=saved)
    with pytest.raises(ConditionError, match="no figure falls by more than 1: name a smaller share"):
        Ran(capsys, baseline=saved, fail_on_drop=1.0)
    assert Ran(capsys, baseline=saved, fail_on_drop=0.99).status == 1


@pytest.mark.parametrize(
    "options",
    [
        {"report": Path("set.jsonl")},
        {"junit": Path("documents")},
        {"markdown": Path("a"), "junit": Path("a")},
        {"save": Path("set.jsonl")},
        {"save": Path("a"), "report": Path("a")},
        {"baseline": Path("run.json"), "markdown": Path("run.json")},
        {"report": Path(".passerelle", "store.sqlite"), "documents": None},
        {"report": Path("s", "store.sqlite"), "store": Path("s")},
    ],
)
def test_no_report_takes_the_place_of_what_is_read(
    place: Path, capsys: pytest.CaptureFixture[str], options: dict[str, Any]
) -> None:
    Path("run.json").write_text("{}", encoding="utf-8")
    for folder in (".passerelle", "s"):
        Path(folder).mkdir()
    with pytest.raises(ReportError, match="is read, or written, by the same command: name another file"):
        Ran(capsys, **options)


@pytest.mark.parametrize(
    ("save", "said"),
    [(None, ", and nothing is kept without --save"), (Path("a"), "; the same command goes on")],
)
def test_a_stopped_run_says_what_is_kept(
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    save: Path | None,
    said: str,
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(evaluate, "evaluate", stop)
    ran = Ran(capsys, save=save)
    assert (ran.status, ran.out) == (130, "")
    assert ran.err.startswith(f"passerelle: stopped{said}")


@pytest.mark.parametrize("matrix", [None, Path("m.toml")])
@pytest.mark.parametrize("terminal", [True, False])
def test_bars_are_shown_to_a_person_alone(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    matrix: Path | None,
    *,
    terminal: bool,
) -> None:
    def stop(*_: object, indexing: Any, asking: Any) -> None:
        indexing(Progress(25, 100, 3, 0))
        asking(Asked(1, 4, 0))
        raise KeyboardInterrupt

    monkeypatch.setattr(evaluate, "compare_set" if matrix else "evaluate_set", stop)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    options = EvalOptions(**{**USUAL, "matrix": matrix})
    with suppress(KeyboardInterrupt):
        assert evaluation.run(options) == 130
    said = capsys.readouterr().err
    assert ["indexing" in said, "asking" in said] == [terminal] * 2


def test_settings_are_compared_and_mean_nothing_of_one_run(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    matrix = Path("m.toml")
    matrix.write_text("[[setting]]\n[[setting]]\nk = 3\n", encoding="utf-8")
    ran = Ran(capsys, matrix=matrix, json=True, k=7)
    told = json.loads(ran.out)
    assert (ran.status, ran.err) == (0, "")
    assert [each["origin"]["k"] for each in told] == [7, 3]
    for name, given in (("max_lost", 0), ("misses", True), ("by", ("document",)), ("fail_on", ("R@5 < 1",))):
        with pytest.raises(
            SettingsError, match=f"^--{name.replace('_', '-')} is for a single run: leave it out"
        ):
            Ran(capsys, matrix=matrix, **{name: given})


def test_a_store_that_is_named_is_kept_and_one_that_is_not_there_named(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(StoreError, match=r"there is no store in \.passerelle"):
        Ran(capsys, documents=None)
    assert Ran(capsys, store=Path("kept")).status == 0
    assert Path("kept", "store.sqlite").is_file()
    assert Ran(capsys, documents=None, store=Path("kept")).out.startswith("1 question of 0 documents")
