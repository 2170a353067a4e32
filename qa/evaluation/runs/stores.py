"""The store that a question set is asked of: one that is there, or one made of documents for this run."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from passerelle.evaluation.sets.corpus import brings_documents, write_collection
from passerelle.evaluation.types import Problem
from passerelle.index.run.types import Progress
from passerelle.index.store.location import Location
from passerelle.index.sync import Options, sync


@contextmanager
def store_of(
    documents: Path | None,
    store: Location,
    options: Options | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[tuple[Location, tuple[Problem, ...]]]:
    """Give where the *store* is, brought in step with *documents* if there are any, and what was not read.

    Raises:
        LoadError: *documents* do not exist, or bring no documents that can be read.
        StoreError: the store cannot be written.
    """
    if documents is None:
        yield store, ()
        return
    with tempfile.TemporaryDirectory() as name:
        source = write_collection(documents, Path(name)) if brings_documents(documents) else documents
        summary = sync([source], store, options, progress=progress)
        yield store, tuple(Problem(failure.path, 0, failure.reason) for failure in summary.failures)


@contextmanager
def own_store() -> Iterator[Path]:
    """Give a folder for a store that is gone when the run is over."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        yield Path(name) / "store"
