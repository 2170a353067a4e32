"""Keep a store in step with files as they change: the system says when, and nothing is asked in between."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from passerelle.index.embed.embedder import Embedder
from passerelle.index.errors import LoadError, PasserelleError
from passerelle.index.run.types import Summary
from passerelle.index.store.location import Location, beside, read_location
from passerelle.index.sync import Options, sync

QUIET_MILLISECONDS = 1000
"""How long nothing must change before files are read: a folder is copied file by file."""


def watch(  # noqa: PLR0913  what a person may choose, each by its name
    paths: Sequence[Path],
    folder: Location | str,
    options: Options,
    tell: Callable[[Summary | PasserelleError], None],
    *,
    stop: Event | None = None,
    embedder: Embedder | None = None,
    quiet: int = QUIET_MILLISECONDS,
) -> None:
    """Bring the store in *folder* in step with *paths*, and again whenever something below them changes.

    *tell* is called after each run that changed something or failed. A run that fails, because another program
    writes, a path is not there or a disk is full, is tried again at the next change.

    Raises:
        LoadError: what watches files is not installed.
        PasserelleError: the first run failed.
    """
    try:
        from watchfiles import watch as changes
    except ImportError as error:
        raise LoadError("watching files needs another package: `pip install passerelle[watch]`") from error
    tell(sync(paths, folder, options, embedder=embedder))
    store = Path(os.path.abspath(beside(read_location(folder))))

    def matters(_: object, path: str) -> bool:
        return not Path(path).is_relative_to(store)

    for _ in changes(
        *paths,
        watch_filter=matters,
        debounce=max(quiet, 50),
        step=min(quiet, 50),
        stop_event=stop,
        raise_interrupt=True,
        ignore_permission_denied=True,
    ):
        try:
            summary = sync(paths, folder, options, embedder=embedder)
        except (
            PasserelleError
        ) as error:  # a full disk or a path that is gone may be as before at the next change
            tell(error)
            continue
        if summary.added or summary.updated or summary.removed or summary.moved or summary.failures:
            tell(summary)
