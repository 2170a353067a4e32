"""A plugin of pytest: each question of a set is a test. Whatever is heavy is imported when it is used."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from passerelle.pytest_plugin import hooks
from passerelle.pytest_plugin.all_stale import AllStale

if TYPE_CHECKING:
    from collections.abc import Callable

    from passerelle.index.store.location import Location
    from passerelle.pytest_plugin.measured import Measured
    from passerelle.retrieval import Retriever

FILES = pytest.StashKey[frozenset[Path]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("passerelle", "question sets, asked of a store of documents")
    group.addoption(
        "--passerelle-questions",
        nargs="+",
        action="extend",
        default=[],
        metavar="FILE",
        help="make each question of these sets a test: .jsonl or .csv, SQuAD .json, BEIR .tsv, TREC .qrels",
    )
    group.addoption(
        "--passerelle-store",
        default=".passerelle",
        metavar="STORE",
        help="the store that is asked (default: %(default)s)",
    )
    group.addoption(
        "--passerelle-k", type=_hits, default=10, metavar="K", help="hits a question (default: %(default)s)"
    )
    group.addoption(
        "--passerelle-allow-stale",
        action="store_true",
        help="skip questions whose expectations are all gone from the documents, which fail without this",
    )


def _hits(text: str) -> int:
    """Return the number of hits that *text* is."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    pluginmanager.add_hookspecs(hooks)


def pytest_configure(config: pytest.Config) -> None:
    files = [config.invocation_params.dir / name for name in config.getoption("passerelle_questions")]
    for path in files:
        if path.is_dir():
            raise pytest.UsageError(
                f"{path} is a folder: name its sets, of a BEIR folder a .tsv file of its qrels"
            )
    config.stash[FILES] = frozenset(path.resolve() for path in files)
    if files:
        config.pluginmanager.register(AllStale())
    named = {(config.invocation_params.dir / each.split("::")[0]).resolve() for each in config.args}
    config.args.extend(
        str(path) for path in files if path.resolve() not in named
    )  # set.jsonl::q1 stands alone


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if file_path.resolve() not in parent.config.stash[FILES]:
        return None
    from passerelle.pytest_plugin.items import QuestionFile

    return QuestionFile.from_parent(parent, path=file_path)


@pytest.hookimpl(trylast=True)
def pytest_passerelle_retriever(config: pytest.Config, store: Location) -> Retriever:
    from passerelle.retrieval import Retriever

    retriever = Retriever.open(store)
    config.add_cleanup(retriever.close)
    return retriever


@pytest.fixture(scope="session")
def passerelle_measures(pytestconfig: pytest.Config) -> Callable[..., Measured]:
    """Give a function that asks question sets and returns their figures.

    ``passerelle_measures("set.jsonl", store="folder")["R@5"]`` is the figure overall,
    ``[...]["R@5", "fr→en"]`` that of a direction, a document or a tag. Without a set those of
    ``--passerelle-questions`` are asked, without a store that of ``--passerelle-store``. A set that was asked
    is not asked again.
    """
    from passerelle.pytest_plugin.measured import Measuring

    return Measuring(pytestconfig)
