"""The stores that are asked in one session of pytest, each opened once."""

from pathlib import Path

import pytest

from passerelle.evaluation.runs.asking import Asker
from passerelle.index.errors import PasserelleError
from passerelle.retrieval import Retriever

RETRIEVERS = pytest.StashKey[dict[Path, Retriever | PasserelleError]]()
ASKERS = pytest.StashKey[dict[Path, Asker]]()


def retriever_of(config: pytest.Config, store: Path) -> Retriever:
    """Return the retriever of *store*, opened once in a session.

    Raises:
        PasserelleError: there is no store, or its model is not here; the same each time.
    """
    opened = config.stash.setdefault(RETRIEVERS, {})
    place = config.invocation_params.dir / store
    if place not in opened:
        try:
            opened[place] = config.hook.pytest_passerelle_retriever(config=config, store=place)
        except PasserelleError as error:
            opened[place] = error
    found = opened[place]
    if isinstance(found, PasserelleError):
        raise found
    return found


def asker_of(config: pytest.Config, store: Path) -> Asker:
    """Return who asks *store* in this session, with ``--passerelle-k`` hits a question.

    Raises:
        PasserelleError: there is no store, or its model is not here.
    """
    askers = config.stash.setdefault(ASKERS, {})
    if store not in askers:
        askers[store] = Asker(retriever_of(config, store), k=config.getoption("passerelle_k"))
    return askers[store]
