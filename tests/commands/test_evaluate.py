"""What a set is asked of and judged by: the store, the conditions, the baseline, and settings that are compared."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from library import Library
from runs import asked, run_of

from passerelle.commands import evaluate
from passerelle.commands.eval_options import EvalOptions
from passerelle.commands.evaluate import compare_set, evaluate_set
from passerelle.evaluation.figures.results import Evaluated
from passerelle.evaluation.figures.verdict import ConditionError
from passerelle.evaluation.runs.saved import save_run
from passerelle.evaluation.runs.settings import SettingsError
from passerelle.evaluation.sets.question_json import line_of
from passerelle.evaluation.types import Judged, Outcome, Problem, Question, Run
from passerelle.index.errors import StoreError
from passerelle.index.store.location import read_location

USUAL: dict[str, Any] = {
    "json": False, "questions": (), "documents": None, "store": None, "k": 10, "save": None, "baseline": None,
    "fail_on": (), "fail_on_drop": None, "max_lost": None, "max_stale": 0, "allow_changed_set": False,
    "misses": False, "by": (), "report": None, "markdown": None, "junit": None, "language": "en", "matrix": None,
}  # fmt: skip
NONE = Question("c", "Où est le phare ?", "fr", answerable=False)
FOUND = asked("a", 1)
STALE = replace(asked("b", None), judged=(Judged((), stale="document"),))


def options(place: Path, **more: Any) -> EvalOptions:
    path = place / "set.jsonl"
    path.write_text(f"{line_of(NONE)}\n", encoding="utf-8")
    return EvalOptions(**{**USUAL, "questions": (path,), **more})


class Runs:
    """Runs a set over a store whose model counts words, as if asking it had come to what is given."""

    def __init__(self, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        library.write("bac.txt", "Le bac bleu part du port à midi.")
        library.index()
        self.library, self.asked, self.outcomes = library, list[Any](), tuple[Outcome, ...]()
        monkeypatch.setattr("passerelle.retrieval.open_embedder", lambda *_: library.embedder)
        monkeypatch.setattr(evaluate, "evaluate", self.evaluate)

    def evaluate(self, questions: Any, retriever: Any, **more: Any) -> Run:
        self.asked.append((list(questions.questions), [e.id for e in retriever.store.entries()], more))
        self.store = retriever.store
        return run_of(self.outcomes)

    def __call__(self, *outcomes: Outcome, **more: Any) -> Evaluated:
        self.outcomes = outcomes
        known = options(self.library.place, **{"store": self.library.folder, **more})
        return evaluate_set(known, indexing=print, asking=print)


@pytest.fixture
def run(library: Library, monkeypatch: pytest.MonkeyPatch) -> Runs:
    return Runs(library, monkeypatch)


def test_the_set_is_asked_of_the_store_as_the_options_say(run: Runs) -> None:
    saved = Path("run.json")
    found = run(FOUND, STALE, k=3, save=saved)
    assert run.asked == [([NONE], ["bac.txt"], {"k": 3, "save": saved, "progress": print})]
    assert (found.run.outcomes, found.comparison, found.unread) == ((FOUND, STALE), None, ())
    assert (found.summary.lapsed, found.verdict.passed) == (("b",), True)
    with pytest.raises(StoreError, match="closed"):
        run.store.entries()


@pytest.mark.parametrize(
    ("store", "documents", "folder"),
    [
        (None, None, Path(".passerelle")),
        (Path("kept"), None, Path("kept")),
        (Path("kept"), Path("docs"), Path("kept")),
        (None, Path("docs"), None),
    ],
)
def test_documents_are_read_into_the_store_that_is_named_or_one_of_this_run(
    run: Runs, monkeypatch: pytest.MonkeyPatch, store: Any, documents: Any, folder: Path | None
) -> None:
    read: list[Any] = []
    problem = Problem("b.docx", 0, "no archive")

    @contextmanager
    def store_of(*given: Any, progress: Any) -> Iterator[Any]:
        read.append((*given, progress))
        yield run.library.folder, (problem,)

    monkeypatch.setattr(evaluate, "store_of", store_of)
    assert run(FOUND, store=store, documents=documents).unread == (problem,)
    ((named, into, progress),) = read
    assert (named, progress) == (documents, print)
    if folder is None:
        assert not into.exists()  # it is gone with the run
        assert into.is_absolute()
    else:
        assert into == folder


def test_a_run_is_judged_by_each_of_the_conditions_that_are_typed(run: Runs) -> None:
    saved = run.library.place / "run.json"
    save_run(run_of([FOUND, replace(FOUND, question=replace(FOUND.question, id="d"))]), saved)
    low = run(FOUND, STALE, fail_on=("R@5 < 0.5",))
    (stale,) = low.verdict.reasons
    assert "--max-stale" in stale
    assert run(FOUND, STALE, fail_on=("R@5 < 0.5",), max_stale=1).verdict.passed
    (met,) = run(FOUND, fail_on=("R@5 > 0.5",)).verdict.reasons
    assert met.startswith("R@5 = 1 meets the failure condition")
    lacking = run(FOUND, baseline=saved, max_lost=0)
    assert lacking.comparison is not None
    assert "--allow-changed-set" in lacking.verdict.reasons[0]
    assert run(FOUND, baseline=saved, max_lost=0, allow_changed_set=True).verdict.passed
    gone = (asked("a", None), replace(FOUND, question=replace(FOUND.question, id="d")))
    assert not run(*gone, baseline=saved, max_lost=0).verdict.passed
    assert run(*gone, baseline=saved, max_lost=1).verdict.passed


def test_a_fall_is_a_share_below_one_of_a_run_that_was_saved(run: Runs) -> None:
    saved = run.library.place / "run.json"
    save_run(run_of([FOUND]), saved)
    for option in ({"fail_on_drop": 0.0}, {"max_lost": 0}):
        with pytest.raises(ConditionError, match="compare with a saved run: name it with --baseline"):
            run(FOUND, **option)
    with pytest.raises(ConditionError, match="no figure falls by more than 1: name a smaller share"):
        run(FOUND, baseline=saved, fail_on_drop=1.0)
    (reason,) = run(FOUND, baseline=saved, fail_on_drop=0.99).verdict.reasons
    assert reason.startswith("1 question compared can never fail this")
    assert len(run.asked) == 1  # what cannot be judged is not asked


@pytest.mark.parametrize(
    ("name", "given"),
    [
        *((name, Path("a")) for name in ("save", "baseline", "report", "markdown", "junit")),
        ("fail_on", ("R@5 < 1",)),
        ("fail_on_drop", 0.0),
        ("max_lost", 0),
        ("misses", True),
        ("by", ("document",)),
        ("allow_changed_set", True),
    ],
)
def test_what_is_of_one_run_means_nothing_of_settings(name: str, given: Any, tmp_path: Path) -> None:
    known = options(tmp_path, **{name: given})
    option = name.replace("_", "-")
    with pytest.raises(SettingsError, match=f"^--{option} is for a single run: leave it out, or leave out"):
        compare_set(known, tmp_path / "m.toml", indexing=lambda _: None, asking=lambda _: None)


def test_settings_are_compared_on_a_store_in_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.toml").write_text("[[setting]]\n[[setting]]\nk = 3\n", encoding="utf-8")
    for store, said in (
        (read_location("postgresql://host/name"), "is a database and no folder: copy it into one with `pass"),
        (tmp_path / "none", "there is no store in .*none"),
        (None, r"there is no store in \.passerelle"),
    ):
        known = options(tmp_path, store=store)
        with pytest.raises(StoreError, match=said):
            compare_set(known, tmp_path / "m.toml", indexing=lambda _: None, asking=lambda _: None)
