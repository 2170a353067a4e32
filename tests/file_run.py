"""One run over the files of a library, and what it did and told."""

from dataclasses import dataclass, field
from pathlib import Path

from library import Library
from small_store import SETTINGS

from passerelle.index.discover import survey
from passerelle.index.run.run import Run
from passerelle.index.run.types import Progress, Summary
from passerelle.index.store.account import EVERYTHING_READ
from passerelle.index.store.change import change
from passerelle.index.types import Unread


@dataclass(slots=True)
class Ran:
    """What one run did and told; ``unread`` are the paths whose account changes."""

    summary: Summary
    staged: bool
    unread: dict[str, list[Unread]]
    told: list[Progress] = field(default_factory=list)

    @property
    def counts(self) -> tuple[int, int, int, int]:
        each = self.summary
        return each.added, each.updated, each.removed, each.unchanged


def ran(library: Library, *paths: Path, rebuild: bool = False) -> Ran:
    roots = paths or (library.documents,)
    told: list[Progress] = []
    with change(library.folder, SETTINGS, library.embedder, rebuild=rebuild) as opened:
        run, found = Run.begin(opened, told.append), survey(roots, library.folder)
        run.kept_out.meet(found.places)
        run.read(found.places)
        unread = run.unread_at(found, roots, library.folder)
        staged = run.has_staged
        opened.commit(run.documents.files, unread)
        run.meter.tell()
        return Ran(run.summary(EVERYTHING_READ, 0.12345), staged, unread, told)


def ids(library: Library) -> dict[str, str]:
    with library.open() as store:
        return {each.id: each.path.removeprefix("documents/") for each in store.entries()}
