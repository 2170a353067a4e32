"""Facts about copies of what is open: refused in words, whatever holds it."""

import copy
import pickle
from collections.abc import Callable

import pytest
from library import Library

from passerelle import Assistant, Collection, Retriever
from passerelle.index.store.stores import Stores

OPEN: dict[str, Callable[[Library], object]] = {
    "a store": Library.open,
    "several stores": lambda library: Stores.open([library.folder]),
    "a collection": lambda library: Collection.open(
        library.folder, embedder=library.embedder, passage_tokens=6
    ),
    "a retriever": lambda library: Retriever.of(library.open(), library.embedder),
    "an assistant": lambda library: Assistant(Retriever.of(library.open(), library.embedder)),
}
HOLDERS = {"a retriever", "an assistant"}
"""Those that a shallow copy shares its store with, which is no harm."""


@pytest.mark.parametrize("kind", list(OPEN))
def test_what_is_open_says_why_it_is_neither_copied_nor_pickled(kind: str, library: Library) -> None:
    library.write("dog.txt", "The dog runs in a green garden.")
    library.index()
    opened = OPEN[kind](library)
    ways: list[Callable[[object], object]] = [copy.deepcopy, pickle.dumps]
    for way in ways if kind in HOLDERS else [*ways, copy.copy]:
        name = "Store" if kind in HOLDERS else type(opened).__name__
        said = "can be neither copied nor pickled: threads may share it, and another process opens its own"
        with pytest.raises(TypeError, match=f"^an open {name} {said}$"):
            way(opened)
