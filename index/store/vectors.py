"""The FAISS file: derived from the store's vectors, named and sealed by generation, never written in place.

The file is what ``faiss.write_index`` writes, followed by a seal: magic, generation, the digest of the
vectors it was built from and CRC-32 of everything before it. FAISS reads up to its own end and never
sees the seal.

Up to 250,000 vectors a search compares the query with every one. Beyond, vectors lie in 1,024 lists by
likeness and the nearest quarter of the lists is read, which is four times faster and misses hardly any
(``make bench-large`` measures both).
"""

import os
import struct
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import faiss
import numpy as np
from numpy.typing import NDArray

from passerelle.index import forks
from passerelle.index.embed.embedder import Vectors

Rows = NDArray[np.int64]
SEAL = struct.Struct("<8sQ32sI")
MAGIC = b"PASSVEC1"
BLOCK = 2**20
EXACT_UP_TO = 250_000
LISTS = 1024
LISTS_READ = 256
TRAINING = 40 * LISTS
"""Vectors that the lists' centres are the means of."""
ROUNDS = 8


def build(
    dimension: int,
    batches: Iterable[tuple[Sequence[int], Vectors]],
    training: Vectors | None = None,
    *,
    count: int = 0,
) -> faiss.Index:
    """Return an inner-product index over half-precision vectors, keyed by passage row.

    Given *training*, a sample of the vectors, they are put in lists; else the index is exact, and takes the
    memory for *count* vectors at once, where growing would take up to twice as much. Half precision halves
    the memory and answers as single precision does: the store keeps the same half-precision numbers, so the
    two can be compared bit by bit.
    """
    with _threads(1 if forks.is_child() else 0):  # a child has not the threads that its parent began
        return _built(dimension, batches, training, count)


def _built(
    dimension: int, batches: Iterable[tuple[Sequence[int], Vectors]], training: Vectors | None, count: int
) -> faiss.Index:
    if training is None:
        half = faiss.ScalarQuantizer.QT_fp16
        exact = faiss.IndexScalarQuantizer(dimension, half, faiss.METRIC_INNER_PRODUCT)
        exact.codes.resize(count * exact.code_size)
        exact.codes.resize(0)
        held = faiss.IndexIDMap2(exact)
    else:
        held = faiss.IndexIDMap2(_lists(dimension, training))
    for rows, vectors in batches:
        held.add_with_ids(vectors, np.asarray(rows, dtype=np.int64))
    return held


def _lists(dimension: int, training: Vectors) -> faiss.Index:
    """Return an empty index of lists whose centres are unit means of *training*, the same each time."""
    centres = faiss.IndexFlatIP(dimension)
    lists: Any = faiss.IndexIVFScalarQuantizer(
        centres,
        dimension,
        LISTS,
        faiss.ScalarQuantizer.QT_fp16,
        faiss.METRIC_INNER_PRODUCT,
        False,
    )
    centres.this.disown()  # type: ignore[attr-defined]
    lists.own_fields = True
    lists.cp.seed, lists.cp.niter, lists.cp.spherical = 1, ROUNDS, True
    lists.cp.min_points_per_centroid = 1
    lists.train(training)
    lists.nprobe = LISTS_READ
    return lists  # type: ignore[no-any-return]


def describe(count: int) -> str:
    """Say in a few words how *count* vectors are searched, for the store's settings."""
    return "exact" if count <= EXACT_UP_TO else f"{LISTS_READ} of {LISTS} lists"


def path_for(folder: Path, generation: int) -> Path:
    return folder / f"vectors-{generation}.faiss"


def write(held: faiss.Index, folder: Path, generation: int, contents: str) -> Path:
    """Write *held* aside, seal it and rename it into place: no half file ever bears its name.

    *contents* is the digest of what was put in it, at most 32 ASCII characters.

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    aside = folder / f"vectors-{generation}-{os.getpid()}-{threading.get_ident()}.tmp"
    try:
        with aside.open("wb") as file:
            summed = _Summed(file)
            faiss.write_index(held, faiss.PyCallbackIOWriter(summed.write, BLOCK))  # type: ignore[attr-defined]
            file.write(SEAL.pack(MAGIC, generation, contents.encode("ascii"), summed.checksum))
            file.flush()
            os.fsync(file.fileno())
        place = path_for(folder, generation)
        aside.replace(place)
    finally:
        aside.unlink(missing_ok=True)
    _sync_folder(folder)
    return place


def open_sealed(folder: Path, generation: int, contents: str) -> faiss.Index | None:
    """Map the file of *generation* read-only; ``None`` when it is missing, another's or damaged.

    The mapped index must never be added to: FAISS would abort the process.
    """
    place = path_for(folder, generation)
    try:
        with place.open("rb") as file:
            if not _is_sealed(file, generation, contents):
                return None
        return faiss.read_index(str(place), faiss.IO_FLAG_MMAP_IFC)
    except (OSError, RuntimeError):  # a writer may have discarded it since, which FAISS calls a RuntimeError
        return None


def search(
    held: faiss.Index, query: Vectors, k: int, among: "Among | None" = None
) -> list[tuple[int, float]]:
    """Return at most *k* ``(passage row, inner product)``, best first; *query* has shape ``(dimension,)``.

    *among* limits the search to its rows. Equal scores keep the order of arrival, the cut at *k* included,
    where FAISS would keep any of them.
    """
    return search_many(held, query[None, :], k, among)[0]


def search_many(
    held: faiss.Index, queries: Vectors, k: int, among: "Among | None" = None
) -> list[list[tuple[int, float]]]:
    """Return what :func:`search` does for each of *queries*, of shape ``(n, dimension)``, compared side by side."""
    most = held.ntotal if among is None else among.count
    found: list[list[tuple[int, float]]] = [[] for _ in queries]
    left = np.arange(len(queries) if most > 0 else 0)
    wanted = k + 1
    while len(left):
        wanted = min(wanted, most)
        scores, rows = _ask(held, queries[left], wanted, among)
        done = (scores[:, -1] < scores[:, min(k, wanted) - 1]) | (wanted == most)
        for place in np.flatnonzero(done):
            found[left[place]] = _ranked(scores[place], rows[place], k)
        left = left[~done]
        wanted *= 2
    return found


def _ask(held: Any, queries: Vectors, wanted: int, among: "Among | None") -> tuple[NDArray[np.float32], Rows]:
    """Return the scores and rows of the *wanted* nearest to each query, a row -1 where there is none."""
    parameters = None if among is None else _limits(held, among)
    alone = (
        len(queries) == 1 or forks.is_child()
    )  # one gains nothing from more, and a child has not the threads
    with _threads(1 if alone else 0):
        scores, rows = held.search(queries, wanted, params=parameters)
    return scores, rows


@contextmanager
def _threads(count: int) -> Iterator[None]:
    """Have FAISS run so many threads, 0 as it does anyway; what the calling thread had is put back afterwards."""
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(count or before)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)


def _limits(held: Any, among: "Among") -> Any:
    """Return what limits a search of *held* to the rows of *among*."""
    # Made anew for each search: FAISS writes in them while it runs, and threads would see each other's.
    inner = faiss.downcast_index(held.index)
    if isinstance(inner, faiss.IndexIVF):
        read = inner.nlist if among.count <= EXACT_UP_TO else inner.nprobe  # few rows may lie in any list
        return faiss.SearchParametersIVF(sel=among.selector, nprobe=read)  # type: ignore[call-arg]
    return faiss.SearchParameters(sel=among.selector)  # type: ignore[call-arg]


def _ranked(scores: NDArray[np.float32], rows: Rows, k: int) -> list[tuple[int, float]]:
    found = [(int(row), float(score)) for row, score in zip(rows, scores, strict=True) if row >= 0]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:k]


@dataclass(frozen=True, slots=True)
class Among:
    """Rows that a search is limited to, in the form FAISS reads: made once, used by any thread."""

    count: int
    selector: faiss.IDSelector

    @classmethod
    def of(cls, rows: Sequence[int] | Rows) -> "Among":
        """Return the limits to *rows*: a bit for each row up to the last."""
        wanted = np.asarray(rows, dtype=np.int64)
        bits = np.zeros(int(wanted.max(initial=-1)) + 1, dtype=bool)
        bits[wanted] = True
        selector = faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))  # type: ignore[call-arg, arg-type]
        return cls(len(wanted), selector)


def contents(held: Any) -> tuple[Rows, Vectors]:
    """Return every row id and its vector, in the order they were added."""
    rows = faiss.vector_to_array(held.id_map).astype(np.int64)
    vectors: Vectors = held.index.reconstruct_n(0, held.ntotal)
    return rows, vectors


class _Summed:
    """Writes to a file and keeps the CRC-32 of what was written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.checksum = 0

    def write(self, block: bytes) -> None:
        self._file.write(block)
        self.checksum = zlib.crc32(block, self.checksum)


def _is_sealed(file: BinaryIO, generation: int, contents: str) -> bool:
    """Tell whether *file* ends in the seal expected, its checksum true; read piece by piece, it may be large."""
    left = os.fstat(file.fileno()).st_size - SEAL.size
    checksum = 0
    while left > 0 and (block := file.read(min(left, BLOCK))):
        checksum = zlib.crc32(block, checksum)
        left -= len(block)
    return left == 0 and file.read() == SEAL.pack(MAGIC, generation, contents.encode("ascii"), checksum)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # makes the rename itself survive a power cut
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
