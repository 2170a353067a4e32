"""The wheel holds all that a person needs: it is built, installed alone, and used from an empty folder."""

import json
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


def run(command: Sequence[object], place: Path) -> str:
    """Run *command* in the folder *place* and return what it prints."""
    ran = subprocess.run(
        [str(part) for part in command],
        cwd=place,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, f"{ran.stdout}{ran.stderr}"
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of this very source, of which only what git keeps is copied."""
    place = tmp_path_factory.mktemp("wheel")
    files = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], ROOT).split("\0")
    for name in filter(None, files):
        if (ROOT / name).is_file():
            copy = place / "source" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes((ROOT / name).read_bytes())
    run([sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", place / "dist", place / "source"], place)
    (built,) = (place / "dist").glob("passerelle-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programs of an environment that held nothing before the wheel."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place / "venv", with_pip=True)
    programs = place / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    run([programs / "python", "-m", "pip", "install", "-c", ROOT / "constraints.txt", wheel, "pytest"], place)
    return programs


def test_the_wheel_holds_the_model_whole_and_no_test(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    model = [path for path in (ROOT / "index" / "model").rglob("*") if path.is_file()]
    assert {f"passerelle/{path.relative_to(ROOT).as_posix()}" for path in model} <= names
    assert "passerelle/py.typed" in names
    assert {name for name in names if "training" in name or name.endswith((".npy", ".npz"))} == set()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"passerelle"}
    templates = [path.relative_to(ROOT / "qa").as_posix() for path in (ROOT / "qa").rglob("*.html")]
    assert templates
    assert {f"passerelle/{name}" for name in templates} <= names


def test_a_bare_installation_brings_no_torch(installed: Path) -> None:
    listed = json.loads(run([installed / "python", "-m", "pip", "list", "--format", "json"], ROOT))
    assert not {"torch", "transformers", "sentence-transformers"} & {each["name"] for each in listed}


def test_documents_are_indexed_and_asked_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    text = "Le traité a été signé à Rome le 25 mars 1957."
    (tmp_path / "documents" / "traité.txt").write_text(text, encoding="utf-8")
    assert "1 added" in run([installed / "passerelle", "index"], tmp_path)
    answer = json.loads(
        run([installed / "passerelle", "ask", "--json", "Quand le traité a-t-il été signé ?"], tmp_path)
    )
    assert [each["quote"] for each in answer["citations"]] == [text]
    assert run([installed / "passerelle", "verify"], tmp_path).startswith("sound: ")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a person's own project, whose folder and modules have the names of folders and files of ours."""
    (tmp_path / "qa").mkdir()
    (tmp_path / "qa" / "__init__.py").write_text("OWN = 'our quality assurance'\n", encoding="utf-8")
    (tmp_path / "index.py").write_text("OWN = 'our index'\n", encoding="utf-8")
    (tmp_path / "app.py").write_text(
        "import qa, index\nfrom passerelle import Retriever\n"
        "print(qa.OWN, index.OWN, Retriever.open('.passerelle').search('chat')[0].passage.text, sep=', ')\n",
        encoding="utf-8",
    )
    (tmp_path / "qa" / "test_own.py").write_text(
        "import app, index, qa\n\n"
        "def test_own():\n    assert 'our' in qa.OWN and 'our' in index.OWN and app.Retriever\n",
        encoding="utf-8",
    )
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "chat.txt").write_text("Le chat dort.", encoding="utf-8")
    return tmp_path


def test_a_project_with_names_like_those_of_our_folders_runs_beside_it(
    installed: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(project))
    assert "1 added" in run([installed / "passerelle", "index"], project)
    assert "chat.txt" in run([installed / "python", "-m", "passerelle", "documents"], project)
    shown = run([installed / "python", "app.py"], project)
    assert shown == "our quality assurance, our index, Le chat dort.\n"
    assert "1 passed" in run([installed / "python", "-m", "pytest"], project)
    assert "1 passed" in run([installed / "pytest"], project)


def test_a_run_names_the_program_alike_from_a_checkout_and_from_the_wheel(
    installed: Path, tmp_path: Path
) -> None:
    names = "from passerelle.evaluation.runs.origin import program; print(program())"
    assert run([installed / "python", "-c", names], tmp_path) == run([sys.executable, "-c", names], tmp_path)
