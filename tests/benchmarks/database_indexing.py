"""How fast files are indexed into a folder and into a database, by one program and by workers.

``python -m tests.benchmarks.database_indexing DOCUMENTS`` indexes in this process what standard input says, and prints
the figures as JSON; `databases` calls it.
"""

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from passerelle.index.store.location import Database, Location, read_location
from passerelle.index.sync import Options, sync

from . import texts
from .machine import peak_megabytes


@dataclass(frozen=True, slots=True)
class Indexed:
    """Passages indexed from nothing; ``processor_s`` are seconds of all processes but the server's."""

    passages: int
    embedded: int
    seconds: float
    processor_s: float
    peak_mb: float


def index(documents: Path, place: Location, workers: int) -> Indexed:
    """Return what it takes to index *documents* into *place* in another process, with so many *workers*, 0 for none."""
    told = {"store": getattr(place, "url", str(place)), "schema": getattr(place, "schema", "")}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.database_indexing", str(documents)],
        cwd=texts.ROOT,
        input=json.dumps({**told, "workers": workers}),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return Indexed(**json.loads(ran.stdout))


def main() -> None:
    told = json.load(sys.stdin)
    given = read_location(told["store"])
    place = Database(given.url, told["schema"]) if isinstance(given, Database) else given
    started = time.perf_counter()
    summary = sync([Path(sys.argv[1])], place, Options(workers=told["workers"]))
    seconds = time.perf_counter() - started
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    figures = {
        "passages": summary.passages,
        "embedded": summary.embedded,
        "seconds": round(seconds, 2),
        "processor_s": round(sum(each.ru_utime + each.ru_stime for each in used), 2),
        "peak_mb": peak_megabytes(),
    }
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main()
