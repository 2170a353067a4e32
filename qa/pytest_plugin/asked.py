"""The stores that are asked in one session of pytest, each opened once."""

import pytest

from passerelle.evaluation.runs.asking import Asker
from passerelle.index.errors import PasserelleError
from passerelle.index.store.location import Database, Location, read_location
from passerelle.retrieval import Retriever

RETRIEVERS = pytest.StashKey[dict[Location, Retriever | PasserelleError]]()
ASKERS = pytest.StashKey[dict[Location, Asker]]()


def retriever_of(config: pytest.Config, store: Location) -> Retriever:
    """Return the retriever of *store*, opened once in a session.

    Raises:
        PasserelleError: there is no store, or its model is not here; the same each time.
    """
    opened = config.stash.setdefault(RETRIEVERS, {})
    place = located(config, store)
    if place not in opened:
        try:
            opened[place] = config.hook.pytest_passerelle_retriever(config=config, store=place)
        except PasserelleError as error:
            opened[place] = error
    found = opened[place]
    if isinstance(found, PasserelleError):
        raise found
    return found


def located(config: pytest.Config, store: Location | str) -> Location:
    """Return where *store* is, its folder from where pytest was called."""
    location = read_location(store)
    return location if isinstance(location, Database) else config.invocation_params.dir / location


def asker_of(config: pytest.Config, store: Location) -> Asker:
    """Return who asks *store* in this session, with ``--passerelle-k`` hits a question.

    Raises:
        PasserelleError: there is no store, or its model is not here.
    """
    askers = config.stash.setdefault(ASKERS, {})
    if store not in askers:
        askers[store] = Asker(retriever_of(config, store), k=config.getoption("passerelle_k"))
    return askers[store]
