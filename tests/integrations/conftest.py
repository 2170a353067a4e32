"""A small store that every framework is asked about."""

from collections.abc import Iterator

import pytest
from library import SENTENCES, Library

from passerelle.index.store.store import Store
from passerelle.integrations.quiet_haystack import silence
from passerelle.retrieval import Retriever

silence()  # before a test imports Haystack, which would write in the home

HARBOUR = """# The harbour of Quintal

The lighthouse of Quintal was lit for the first time on 3 May 1871. It was built of red granite by Ana Duarte.

## Fees

A berth costs 12 euros a night in summer. Anchoring in the bay is free of charge.
"""
MARKET = "Le marché de Quintal ouvre le samedi à 7 heures. Les pêcheurs y vendent des sardines sur le quai."
ROWS = """id,title,text,author,year
moorings,Moorings,"Moorings in the bay are checked by divers in March.",Ana Duarte,2021
storms,Storms,"Boats leave the bay before a storm and return with the tide.",Iris Falk,2024
"""


@pytest.fixture(scope="module")
def shore(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a library of four documents in both languages, two of them with fields."""
    made = Library(tmp_path_factory.mktemp("shore"))
    made.write("harbour.md", HARBOUR)
    made.write("marché.txt", MARKET)
    made.write("notes.csv", ROWS)
    made.index(options=SENTENCES)
    return made


@pytest.fixture(scope="module")
def shore_retriever(shore: Library) -> Iterator[Retriever]:
    """Return a retriever of these documents, whose embedder counts words."""
    with Store.open(shore.folder) as store:
        yield Retriever.of(store, shore.embedder)
