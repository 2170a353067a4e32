"""The README keeps its word: its examples run, its commands exist, and each part lists its files."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from inventory import PARTS, listing, split

from passerelle import json_schema
from passerelle.commands.main import main
from passerelle.evaluation.runs.runner import evaluate
from passerelle.evaluation.runs.settings import read_settings
from passerelle.evaluation.sets.read import read_questions
from passerelle.retrieval import Retriever

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "qa" / "evaluation" / "README.md").read_text(encoding="utf-8")
BENCHMARKS = (ROOT / "tests" / "benchmarks" / "README.md").read_text(encoding="utf-8")
WORDS = 1200
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def blocks(language: str, text: str = README) -> list[str]:
    found = re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found
    return found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the bundled documents and a store of them, as a new user has after the first command."""
    made = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "documents", made / "documents")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        assert main(["index", "documents", "--json"]) == 0
    (made / "my-questions.jsonl").write_text(blocks("json")[0], encoding="utf-8")
    return made


def test_the_python_example_runs(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    for example in blocks("python"):
        names: dict[str, object] = {}
        exec(compile(example, "README.md", "exec"), names)
        assert names["citation"], "the example's question is answered"
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_every_passerelle_command_shown_runs(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    shown = [
        line.removeprefix("$ passerelle ")
        for block in [*blocks("console"), *blocks("console", GUIDE)]
        for line in block.splitlines()
        if line.startswith("$ passerelle ")
    ]
    assert len(shown) >= 5
    for line in shown:
        if line == "chat":  # it serves until it is stopped: tests/browser has it
            continue
        assert main(shlex.split(line)) == 0, line
        assert capsys.readouterr().out, line


def test_the_first_answer_shown_is_the_one_that_comes(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    (asked,) = re.findall(r'^\$ passerelle ask "(.+)"$', README, re.MULTILINE)
    (shown,) = blocks("text")[:1]
    assert main(["ask", asked]) == 0
    answered = " ".join(capsys.readouterr().out.split())
    assert answered.startswith(" ".join(shown.split()))
    assert "15 février 1989" in answered


def test_the_first_question_set_is_read_and_answered_as_it_expects(place: Path) -> None:
    asked = read_questions([place / "my-questions.jsonl"])
    run = evaluate(asked, Retriever.open(place / ".passerelle"))
    assert asked.problems == ()
    assert [outcome.direction for outcome in run.outcomes] == ["en→fr", "fr→en", "fr→none"]
    assert [outcome.right for outcome in run.outcomes] == [True, True, None]
    assert run.outcomes[2].abstained


def test_a_newcomer_reads_it_in_five_minutes() -> None:
    assert len(README.split()) <= WORDS


def test_a_first_question_set_takes_ten_lines() -> None:
    (lines,) = re.findall(r"in ten lines:\n\n(.*?)\n\n", GUIDE, re.DOTALL)
    assert [line.split(".")[0] for line in lines.splitlines()] == [str(number) for number in range(1, 11)]


def test_the_settings_shown_can_be_compared(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(blocks("toml", GUIDE)[0], encoding="utf-8")
    assert len(read_settings(tmp_path / "settings.toml")) == 2


def test_every_make_target_shown_exists() -> None:
    targets = set(re.findall(r"make ([a-z-]+)", README + GUIDE + BENCHMARKS))
    assert {"run", "test", "questions"} <= targets
    assert targets <= set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("part", PARTS)
def test_the_readme_of_each_part_lists_its_files_by_their_own_words(part: str) -> None:
    _, listed, _ = split((ROOT / part / "README.md").read_text(encoding="utf-8"))
    assert listed == listing(part), "`make inventory` writes the list again"


def test_every_file_of_the_program_is_listed_once_with_a_sentence() -> None:
    lines = [line for part in PARTS for line in listing(part).splitlines() if line.startswith("- ")]
    files = [
        path.relative_to(ROOT).as_posix()
        for folder in ("index", "qa")
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "__init__.py"
    ]
    assert len(files) > 100
    assert sorted(line.removeprefix("- `").partition("`")[0] for line in lines) == sorted(files)
    assert [line for line in lines if len(line.partition("`: ")[2]) < 20] == []


def test_the_changelog_tells_of_the_version() -> None:
    version = re.search(
        r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert version is not None
    assert f"## [{version[1]}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_table_of_json_keys_has_all_that_the_schema_has() -> None:
    schema = json_schema()
    text = (ROOT / "qa" / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| an? (answer|citation|hit) \| `(.*)` \|$", text, re.MULTILINE))
    parts = {name: schema["$defs"][name]["properties"].keys() for name in ("passage", "hit", "citation")}
    of_a_hit = parts["passage"] | parts["hit"]
    for name, keys in (
        ("answer", schema["properties"].keys()),
        ("citation", parts["citation"]),
        ("hit", of_a_hit),
    ):
        assert set(rows[name].split(", ")) == keys - {"store"}, name  # the list below the table has it
