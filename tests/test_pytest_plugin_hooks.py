"""The options of the plugin of pytest, and the hook by which a ``conftest.py`` says what is asked."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import passerelle.pytest_plugin
from passerelle.index.errors import StoreError
from passerelle.index.sync import sync
from passerelle.pytest_plugin import pytest_addhooks, pytest_addoption
from passerelle.retrieval import Retriever


def parsed(*typed: str) -> dict[str, Any]:
    parser = pytest.Parser(_ispytest=True)
    pytest_addoption(parser)
    found = vars(parser.parse_known_args(typed))
    return {name.removeprefix("passerelle_"): found[name] for name in found if name.startswith("passerelle_")}


def test_what_is_asked_is_named_by_options() -> None:
    assert parsed() == {"questions": [], "store": ".passerelle", "k": 10, "allow_stale": False}
    assert parsed(
        "--passerelle-questions", "a.jsonl", "b.csv", "--passerelle-questions", "c", "--passerelle-store", "s",
        "--passerelle-k", "3", "--passerelle-allow-stale",
    ) == {"questions": ["a.jsonl", "b.csv", "c"], "store": "s", "k": 3, "allow_stale": True}  # fmt: skip


def test_each_option_says_what_it_is_for() -> None:
    parser = pytest.Parser(_ispytest=True)
    pytest_addoption(parser)
    group = parser.getgroup("passerelle")
    default = "(default: %(default)s)"
    assert {option.names()[0]: option.attrs()["help"] for option in group.options} == {
        "--passerelle-questions": (
            "make each question of these sets a test: .jsonl or .csv, SQuAD .json, BEIR .tsv, TREC .qrels"
        ),
        "--passerelle-store": f"the store that is asked {default}",
        "--passerelle-k": f"hits a question {default}",
        "--passerelle-allow-stale": (
            "skip questions whose expectations are all gone from the documents, which fail without this"
        ),
    }


@pytest.mark.parametrize("last", [True, False])
def test_a_conftest_says_what_is_asked_whichever_was_registered_first(*, last: bool) -> None:
    own = SimpleNamespace(pytest_passerelle_retriever=lambda config, store: (config, store))
    manager = pytest.PytestPluginManager()
    pytest_addhooks(manager)
    manager.register(passerelle.pytest_plugin if last else own)
    manager.register(own if last else passerelle.pytest_plugin)
    assert manager.hook.pytest_passerelle_retriever(config="c", store="s") == ("c", "s")


def test_without_one_the_store_is_opened_with_its_model_and_closed_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le bac part à midi.", encoding="utf-8")
    sync((tmp_path / "a.txt",), tmp_path / "store")
    cleanups: list[Any] = []
    manager = pytest.PytestPluginManager()
    pytest_addhooks(manager)
    manager.register(passerelle.pytest_plugin)
    config = SimpleNamespace(add_cleanup=cleanups.append)
    opened = manager.hook.pytest_passerelle_retriever(config=config, store=tmp_path / "store")
    assert isinstance(opened, Retriever)
    assert [hit.document.id for hit in opened.search("bac")] == ["a.txt"]
    (close,) = cleanups
    close()
    with pytest.raises(StoreError, match="closed"):
        opened.search("bac")
