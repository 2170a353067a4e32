"""Facts about processes: a store that is open is asked in forked ones too, and nothing of the host is changed."""

import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from library import Library

from passerelle import Assistant, EmbedderError, Retriever
from passerelle.index.embed.open import open_embedder
from passerelle.index.embed.sentence_transformer import SentenceTransformerEmbedder
from passerelle.index.store.store import Store
from passerelle.index.sync import sync

TEXT = "The harbour master keeps the key of the north gate in a blue tin box."
PATIENCE = 60
fork_only = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def forked(call: Callable[[], bool]) -> int:
    """Return the status of a forked process that calls *call*: 0 where it is true, -1 where it never ended."""
    pid = os.fork()
    if pid == 0:
        status = 3
        try:
            status = 0 if call() else 2
        finally:
            os._exit(status)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)  # another process is watched
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return -1


@fork_only
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_what_was_asked_is_asked_again_in_a_process_forked_while_others_ask(library: Library) -> None:
    library.write("gate.txt", TEXT)
    library.index()
    model, stop = open_embedder(), threading.Event()
    expected = model.embed_queries(["north gate"])

    def ask() -> int:
        asked = 0
        while not stop.is_set():
            asked += len(model.embed_queries(["the gate", "a key of the north gate"]))
        return asked

    with Retriever.of(library.open(), library.embedder) as retriever, ThreadPoolExecutor(2) as pool:
        running = [pool.submit(ask) for _ in range(2)]
        assert retriever.search("north gate", 1)
        with retriever.store.reading():  # what is being read belongs to the parent

            def child() -> bool:
                same = abs(model.embed_queries(["north gate"]) - expected).max() < 1e-4
                library.write("new.txt", "A second text of the child.")
                return bool(same and retriever.search("north gate", 1) and library.index().added == 1)

            status = forked(child)
        stop.set()
        assert status == 0
        assert all(each.result() for each in running)
        assert [hit.passage.document.id for hit in retriever.search("second text", 1)] == ["new.txt"]


@fork_only
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_model_that_does_not_survive_a_fork_says_so_at_once(tmp_path: Path) -> None:
    class Model:
        prompts: dict[str, str] = {}  # noqa: RUF012

    from passerelle.index.embed.embedder import DEFAULT_ENGINE

    embedder = SentenceTransformerEmbedder("some-model", Model(), DEFAULT_ENGINE, tmp_path)

    def child() -> bool:
        try:
            embedder.embed_queries(["gate"])
        except EmbedderError as error:
            return "open the store only after the fork" in str(error)
        return False

    assert forked(child) == 0


HOST = """
import logging, os, signal, sys, threading
import faiss
before = lambda: (
    dict(os.environ), os.getcwd(), faiss.omp_get_max_threads(), logging.root.level, list(logging.root.handlers),
    [signal.getsignal(each) for each in sorted(signal.valid_signals())], sys.getrecursionlimit(), sys.excepthook,
    threading.excepthook, sys.stdout, sys.stderr, logging.getLoggerClass(), __import__("csv").field_size_limit(),
    __import__("locale").setlocale(__import__("locale").LC_ALL), __import__("random").getstate(),
    str(__import__("numpy").random.get_state()), __import__("warnings").filters[:],
)
faiss.omp_set_num_threads(2)
was, modules = before(), {name: each for name, each in sys.modules.items()}
from pathlib import Path
from passerelle import Assistant
from passerelle.index.sync import sync
from passerelle.index.store.verify import verify
place = Path(sys.argv[1])
sync([place / "documents"], place / "store")
with Assistant.open(place / "store") as assistant:
    assistant.ask("Who keeps the key of the north gate?")
    assistant.retriever.search("gate", 3)
verify(place / "store")
now = before()
print([name for name, (a, b) in enumerate(zip(was, now, strict=True)) if a != b])
print([name for name, each in modules.items() if sys.modules.get(name) is not each])
print([name for name, each in sys.modules.items() if each is None])
"""


def test_a_program_that_asks_finds_itself_as_it_was(library: Library) -> None:
    library.write("gate.txt", TEXT)
    library.write("lines.csv", "id,text\\n1,The lighthouse keeper has a dog.\\n".replace("\\n", "\n"))
    done = subprocess.run(
        [sys.executable, "-c", HOST, str(library.place)], capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == ["[]", "[]", "[]"], done.stderr
    assert logging.root.level == logging.WARNING


def descriptors(folder: Path) -> int:
    """Return how many descriptors of this process are open on files in *folder*: others come and go with garbage."""
    names = (os.readlink(each) if each.is_symlink() else "" for each in Path("/proc/self/fd").iterdir())  # noqa: PTH115
    return sum(name.startswith(str(folder.resolve())) for name in names)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="descriptors are counted in /proc")
def test_no_descriptor_is_left_of_any_number_of_threads(library: Library) -> None:
    library.write("gate.txt", TEXT)
    library.index()
    before = descriptors(library.place)
    with Retriever.of(library.open(), library.embedder) as retriever:
        for _ in range(5):
            threads = [threading.Thread(target=retriever.search, args=("gate",)) for _ in range(16)]
            for each in threads:
                each.start()
            for each in threads:
                each.join()
        assert 0 < descriptors(library.place) - before <= 3 * 16 + 4
    assert descriptors(library.place) == before


def ask_much(folder: str) -> int:
    """Ask the store in *folder* from 16 threads, and return how many answers quoted the text."""
    with Assistant.open(folder) as assistant, ThreadPoolExecutor(16) as pool:
        answers = pool.map(lambda _: assistant.ask("Who keeps the key of the north gate?"), range(32))
        return sum("blue tin box" in answer.text for answer in answers)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_four_processes_of_sixteen_threads_ask_while_a_writer_commits(library: Library, method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip("there is no such way to start a process here")
    library.write("gate.txt", TEXT)
    sync([library.documents], library.folder)
    with Assistant.open(library.folder) as assistant:
        assistant.ask("Who keeps the key?")
        with multiprocessing.get_context(method).Pool(4) as pool:
            asked = pool.map_async(ask_much, [str(library.folder)] * 4)
            for number in range(20):
                library.write(f"new{number}.txt", f"Ship {number} lay at the quay for {number} days.")
                sync([library.documents], library.folder)
            assert asked.get(timeout=300) == [32] * 4
        assert "blue tin box" in assistant.ask("Who keeps the key of the north gate?").text
    with Store.open(library.folder) as store:
        assert len(store.entries()) == 21
