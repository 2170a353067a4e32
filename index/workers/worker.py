"""A worker: it takes files and passages from a store in a database, reads and embeds them, and waits for more."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from passerelle.index.embed.embedder import DEFAULT_ENGINE, Embedder, Engine
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import StoreError
from passerelle.index.run.digest import PARSED_BY
from passerelle.index.store.location import Database
from passerelle.index.store.postgres.work import Work, working
from passerelle.index.text import counted
from passerelle.index.workers.desk import Desk
from passerelle.index.workers.order import Order, reader, require_embedder_of

LEAST_SECONDS, MOST_SECONDS = 0.05, 2.0
"""How soon a worker looks again for work when it has just found none, and when it has found none for long."""
AGAIN_SECONDS = 5.0
"""How long it waits before it connects again after its connection was lost."""


@dataclass(slots=True)
class Worker:
    """One worker of the store in ``database``; ``tell`` is called with what a person may want to know, a line each.

    ``model`` and ``engine`` stand in for those that the store names, and ``embedder`` for both. One that the run itself
    has started is ``beside`` it.
    """

    database: Database
    tell: Callable[[str], None]
    model: str = ""
    engine: Engine = DEFAULT_ENGINE
    beside: bool = False
    embedder: Embedder | None = None
    _open: tuple[tuple[str, Engine], Embedder] | None = None
    _began: float = field(default_factory=time.perf_counter)

    def run(self, *, once: bool) -> None:
        """Work until stopped or, *once*, until nothing is left to do; come back when the connection is lost.

        Raises:
            StoreError: the database cannot be reached at the start, or *once* at all.
            EmbedderError: the store's model cannot be opened here, or this worker's is another.
        """
        reached = False
        while True:
            try:
                with working(self.database) as work:
                    reached = True
                    self._work(work, once=once)
                    return
            except StoreError as error:
                if once or not reached:
                    raise
                self.tell(f"{error}; trying again every {AGAIN_SECONDS:.0f} s")
            self._wait_for_the_server()

    def _wait_for_the_server(self) -> None:
        while True:
            time.sleep(AGAIN_SECONDS)
            try:
                with working(self.database):
                    return self.tell(f"{self.database} answers again")
            except StoreError:
                continue

    def _work(self, work: Work, *, once: bool) -> None:
        desk: Desk | None = None
        pause = LEAST_SECONDS
        while True:
            asked = work.order()
            if desk is not None and (asked is None or asked[0] != desk.run):
                self._say(desk)
                desk = None
            if desk is None and asked is not None:
                desk = self._desk(work, *asked)
            if desk is not None and (
                desk.embed() or desk.read()
            ):  # so files come to an end before others begin
                pause = LEAST_SECONDS
                continue
            if desk is not None:
                self._say(desk)
            if once and (desk is None or work.is_done(desk.run, desk.unreadable if desk.reads else None)):
                return
            time.sleep(pause)
            pause = min(2 * pause, MOST_SECONDS)

    def _desk(self, work: Work, run: int, asked: str) -> Desk:
        order, own = Order.read(asked), reader(PARSED_BY)
        embedder = self.embedder or self._opened(order)
        require_embedder_of(order, embedder, self.database)
        reads = self.beside or order.reader == own
        if not reads:
            self.tell(
                f"the run reads files as {order.reader}, and this worker as {own}: it only embeds what others read; to "
                f"have it read too, make the two alike"
            )
        self._began = time.perf_counter()
        return Desk(work, run, order, embedder, reads, self.beside)

    def _opened(self, order: Order) -> Embedder:
        """Return the model that an order names, kept open from one order to the next where it is the same."""
        named = self.model or order.settings.model, order.settings.engine(self.engine)
        if self._open is None or self._open[0] != named:
            self._open = None
            self._open = named, open_embedder(*named)
        return self._open[1]

    def _say(self, desk: Desk) -> None:
        """Say what was done since the last time, and which files were left to others."""
        if desk.done:
            seconds = time.perf_counter() - self._began
            self.tell(
                f"read {counted(desk.done.files, 'file')} and embedded {counted(desk.done.passages, 'passage')} "
                f"in {seconds:.1f} s"
            )
        if desk.unseen:
            more = f" and {len(desk.unseen) - 1} more" if len(desk.unseen) > 1 else ""
            self.tell(
                f"{desk.unseen[0]}{more}: not here, or other than where the run was started, so others read "
                f"it; show this machine the same files under the same paths to have it read them"
            )
        desk.rest()
        self._began = time.perf_counter()
