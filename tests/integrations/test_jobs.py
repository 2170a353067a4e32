"""Six common jobs, done with Passerelle and with four other libraries: each script runs, and its lines are counted."""

import gc
import json
import re
import runpy
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from passerelle.index.store.store import Store

JOBS = Path(__file__).parent / "jobs"
README = (Path(__file__).parents[2] / "qa" / "integrations" / "README.md").read_text(encoding="utf-8")
NAMES = ("index_folder", "index_dicts", "search_filtered", "cite", "batch", "update")
PEERS = ("passerelle", "langchain", "llamaindex", "haystack", "txtai")
HARBOUR = (
    "# The harbour of Quintal\n\nThe lighthouse of Quintal was lit for the first time on 3 May 1871. "
    "It was built of red granite by Ana Duarte.\n"
)
ROWS = (
    ("mill", "The mill grinds barley on Thursdays.", "Edith Pane", 2021),
    ("bread", "Bread is baked every Tuesday in the old oven.", "Iris Falk", 2023),
    ("guard", "The coastguard watches the sea from the tower.", "Iris Falk", 2024),
    ("watch", "The old guard watched the sea from the cliff.", "Edith Pane", 2019),
)
QUESTIONS = (
    "When is bread baked?",
    "Who stands on the tower?",
    "Who grinds barley?",
    "Who stood on the cliff?",
)
ANSWERS = ["bread", "guard", "mill", "watch"]
Run = Callable[[str], list[str]]


def lines(script: Path) -> int:
    """Return how many lines of *script* say something."""
    found = script.read_text(encoding="utf-8").splitlines()
    return sum(bool(line.strip()) and not line.strip().startswith("#") for line in found)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: two documents, four rows and their questions are in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(JOBS)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "documents" / "marché.txt").write_text("Le marché ouvre à 7 heures.\n", encoding="utf-8")
    rows = [dict(zip(("id", "text", "author", "year"), row, strict=True)) for row in ROWS]
    (tmp_path / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
    (tmp_path / "questions.txt").write_text("\n".join(QUESTIONS), encoding="utf-8")
    return tmp_path


@pytest.fixture(
    params=[pytest.param(peer, marks=pytest.mark.slow if peer == "txtai" else ()) for peer in PEERS]
)
def run(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the script of a job with the library of the test; return the lines it prints."""

    def ran(job: str) -> list[str]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # some warn of their own packages as soon as they are imported
            runpy.run_path(str(JOBS / f"{request.param}_{job}.py"))
            if request.param == "txtai":
                gc.collect()  # a store that a script leaves open is locked until its process ends
        return capsys.readouterr().out.splitlines()

    return ran


def test_the_six_jobs_are_done(place: Path, run: Run, request: pytest.FixtureRequest) -> None:
    run("index_folder")
    path, start, end, text = json.loads(run("cite")[-1])
    assert "3 May 1871" in text
    assert Path(path).name == "harbour.md"
    ours = "passerelle" in request.node.name
    assert text == (Store.open("files").document("harbour.md").text if ours else HARBOUR)[start:end]
    run("index_dicts")
    assert run("batch")[-4:] == ANSWERS
    assert [line.split()[0] for line in run("search_filtered")[-2:]] == ["guard", "bread"]
    run("update")
    assert run("search_filtered")[-2:] == [f"guard {ROWS[2][1]}", "bread Bread is baked on Fridays now."]
    assert "mill" not in run("batch")[-4:]


@pytest.mark.slow
def test_a_thousand_questions_are_asked(place: Path, run: Run) -> None:
    Path("questions.txt").write_text("\n".join(QUESTIONS * 250), encoding="utf-8")
    run("index_dicts")
    assert run("batch")[-1000:] == ANSWERS * 250


def test_the_table_of_lines_is_the_count() -> None:
    shown = {
        cells[0]: [int(cell) for cell in cells[1:]]
        for line in README.splitlines()
        if re.fullmatch(r"\|[^|]+(\| \d+ )+\|", line)
        for cells in [[cell.strip() for cell in line.strip("|").split("|")]]
    }
    counted = {job: [lines(JOBS / f"{peer}_{job}.py") for peer in PEERS] for job in NAMES}
    assert list(shown.values())[:-1] == list(counted.values()), counted
    assert list(shown.values())[-1] == [sum(column) for column in zip(*counted.values(), strict=True)]


def test_each_library_has_a_script_for_each_job() -> None:
    expected = {f"{peer}_{job}.py" for peer in PEERS for job in NAMES} | {"txtai_model.py"}
    assert {path.name for path in JOBS.glob("*.py")} == expected
