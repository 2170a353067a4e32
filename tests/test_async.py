"""Facts about asynchronous callers: the event loop goes on, the hits are the same, and cancelling breaks nothing."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from fakes import WordEmbedder
from library import Library

from passerelle import Assistant, QueryError, Retriever
from passerelle.index.embed.embedder import Vectors

CATS = "Le chat gris dort toute la nuit sur le tapis."
DOGS = "The brown dog barks at every bird in the garden."
PATIENCE = 20
"""Seconds after which a question that waits for the loop has waited in vain: it was asked in the loop itself."""


@dataclass(slots=True)
class PatientEmbedder(WordEmbedder):
    """An embedder that embeds a question once it is let, and says when one waits."""

    let: threading.Event = field(default_factory=threading.Event)
    waits: threading.Event = field(default_factory=threading.Event)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        self.waits.set()
        assert self.let.wait(PATIENCE), "the event loop stood still while a question was asked"
        return WordEmbedder.embed_queries(self, texts)


@pytest.fixture
def retriever(library: Library) -> Iterator[Retriever]:
    library.write("cats.txt", CATS)
    library.write("dogs.txt", DOGS)
    library.index()
    with Retriever.of(library.open(), PatientEmbedder()) as opened:
        yield opened


def patient(retriever: Retriever) -> PatientEmbedder:
    assert isinstance(retriever.embedder, PatientEmbedder)
    return retriever.embedder


async def asked(retriever: Retriever) -> None:
    """Wait in the loop until a question is being embedded."""
    assert await asyncio.to_thread(patient(retriever).waits.wait, PATIENCE)


CALLS: list[tuple[Callable[[Assistant], Coroutine[Any, Any, Any]], Callable[[Assistant], Any]]] = [
    (lambda it: it.retriever.asearch("chat gris", 1), lambda it: it.retriever.search("chat gris", 1)),
    (
        lambda it: it.retriever.asearch_many(["chat", "dog"], 1),
        lambda it: it.retriever.search_many(["chat", "dog"], 1),
    ),
    (lambda it: it.aask("Where does the dog bark?", k=1), lambda it: it.ask("Where does the dog bark?", k=1)),
]


@pytest.mark.parametrize(("later", "now"), CALLS)
def test_the_loop_goes_on_while_a_question_is_asked_and_the_result_is_the_same(
    retriever: Retriever,
    later: Callable[[Assistant], Coroutine[Any, Any, Any]],
    now: Callable[[Assistant], Any],
) -> None:
    assistant = Assistant(retriever)

    async def tick() -> int:
        await asked(retriever)
        ticks = 0
        while ticks < 100:
            await asyncio.sleep(0)
            ticks += 1
        patient(retriever).let.set()
        return ticks

    async def both() -> tuple[Any, int]:
        return await asyncio.gather(later(assistant), tick())

    found, ticks = asyncio.run(both())
    assert ticks == 100
    expected = now(assistant)
    assert _without_time(found) == _without_time(expected)


def _without_time(found: Any) -> Any:
    return {**found.to_dict(), "milliseconds": 0} if hasattr(found, "milliseconds") else found


def test_a_task_that_is_cancelled_stops_waiting_and_leaves_the_retriever_whole(retriever: Retriever) -> None:
    async def cancelled() -> bool:
        task = asyncio.create_task(retriever.asearch("chat"))
        await asked(retriever)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        at_once = not patient(retriever).let.is_set()
        patient(retriever).let.set()
        again = await asyncio.gather(*(retriever.asearch("chat gris", 1) for _ in range(20)))
        return at_once and all(hits == again[0] and hits[0].text == CATS for hits in again)

    assert asyncio.run(cancelled())


def test_the_errors_of_a_thread_are_those_of_the_caller(retriever: Retriever) -> None:
    with pytest.raises(QueryError, match="type a few words"):
        asyncio.run(retriever.asearch(" "))
    with pytest.raises(QueryError, match=r"queries\[1\]"):
        asyncio.run(retriever.asearch_many(["a", ""]))
    with pytest.raises(QueryError, match="k is 0"):
        asyncio.run(Assistant(retriever).aask("chat ?", k=0))
