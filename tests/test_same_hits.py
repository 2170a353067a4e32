"""Whoever asks at the same time, threads or processes, is given the hits that one thread alone gets."""

import json
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from library import Library

from passerelle import Only, Retriever
from passerelle.index.sync import sync

THREADS, PROCESSES, SEARCHES = 16, 4, 200
SHIPS = (
    "The brig Halcyon sailed from Dover in May.",
    "Le brick Alcyon quitta Brest en mai.",
    "The pilot boards every ship at the outer buoy.",
    "Le pilote monte à bord à la bouée du large.",
    "Fog signals are two long blasts.",
    "Le phare s'éteint au lever du jour.",
    "A tide table hangs in the harbour office.",
    "Les amarres sont vérifiées chaque soir.",
)
ASKED = (
    "When did the brig sail?",
    "Quand le brick quitta-t-il Brest ?",
    "Where does the pilot board?",
    "signaux de brume",
    "ropes checked in the evening",
    "l'horaire des marées",
    "lighthouse at dawn",
)


def found(retriever: Retriever, start: int, searches: int) -> list[str]:
    """Return the JSON of the hits of as many *searches*, the questions in turn from that of number *start* on."""
    limits = (Only(), Only(language="fr"))
    return [
        json.dumps(
            [hit.to_dict() for hit in retriever.search(ASKED[at % len(ASKED)], 4, only=limits[at % 2])]
        )
        for at in range(start, start + searches)
    ]


def expected(retriever: Retriever, start: int, searches: int) -> list[str]:
    """Return the same of one thread alone, each question and limit asked once."""
    period = 2 * len(ASKED)
    alone = found(retriever, 0, period)
    return [alone[at % period] for at in range(start, start + searches)]


def in_a_process(arguments: tuple[str, int]) -> Sequence[str]:
    folder, start = arguments
    with Retriever.open(folder) as retriever:
        return found(retriever, start, SEARCHES)


def shipping(library: Library) -> None:
    for number, text in enumerate(SHIPS):
        library.write(f"{number}.txt", text)


def test_threads_that_share_a_retriever_get_what_one_alone_gets(library: Library) -> None:
    shipping(library)
    library.index()
    with Retriever.of(library.open(), library.embedder) as retriever, ThreadPoolExecutor(THREADS) as pool:
        together = pool.map(lambda start: found(retriever, start, 4), range(THREADS))
        assert list(together) == [expected(retriever, start, 4) for start in range(THREADS)]


@pytest.mark.slow
def test_sixteen_threads_and_four_processes_get_what_one_thread_gets(library: Library) -> None:
    shipping(library)
    sync([library.documents], library.folder)
    with Retriever.open(library.folder) as retriever, ThreadPoolExecutor(THREADS) as pool:
        with multiprocessing.get_context("spawn").Pool(PROCESSES) as processes:
            asked = processes.map_async(in_a_process, [(str(library.folder), at) for at in range(PROCESSES)])
            together = list(pool.map(lambda start: found(retriever, start, SEARCHES), range(THREADS)))
            apart = asked.get(timeout=300)
        assert together == [expected(retriever, start, SEARCHES) for start in range(THREADS)]
        assert apart == [expected(retriever, start, SEARCHES) for start in range(PROCESSES)]
        assert all(len(json.loads(each)) == 4 for each in together[0])
