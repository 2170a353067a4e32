"""A worker that a run has started: it reads from its standard input what to do, and ends when that is closed."""

import json
import os
import signal
import sys
import threading

from passerelle.index.embed.embedder import Engine
from passerelle.index.errors import PasserelleError
from passerelle.index.store.location import Database
from passerelle.index.workers.worker import Worker


def main() -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the run too, which ends its workers
    settings = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_the_run, daemon=True).start()
    worker = Worker(
        Database(settings["url"], settings["schema"]),
        lambda _: None,
        settings["model"],
        Engine(**settings["engine"]),
        beside=True,
    )
    try:
        worker.run(once=False)
    except PasserelleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _end_with_the_run() -> None:
    sys.stdin.read()
    os._exit(0)  # what it has taken is free again once its connections are closed


if __name__ == "__main__":
    sys.exit(main())
