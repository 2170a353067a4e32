"""The FAISS file: derived from the store's vectors, named and sealed by generation, never written in place.

The file is what ``faiss.write_index`` writes, followed by a seal: magic, generation, the digest of the
vectors it was built from and CRC-32 of everything before it. FAISS reads up to its own end and never
sees the seal.
"""

import os
import struct
import threading
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embed import Vectors

Rows = NDArray[np.int64]
SEAL = struct.Struct("<8sQ32sI")
MAGIC = b"PASSVEC1"
BLOCK = 2**20


def build(dimension: int, batches: Iterable[tuple[Sequence[int], Vectors]]) -> faiss.Index:
    """Return an exact inner-product index over half-precision vectors, keyed by passage row.

    Half precision halves the memory and answers as single precision does: the store keeps the
    same half-precision numbers, so the two can be compared bit by bit.
    """
    quantizer = faiss.IndexScalarQuantizer(
        dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    held = faiss.IndexIDMap2(quantizer)
    for rows, vectors in batches:
        held.add_with_ids(vectors, np.asarray(rows, dtype=np.int64))
    return held


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
    faiss.omp_set_num_threads(1)  # per calling thread; one query gains nothing from more and waits for them
    most = held.ntotal if among is None else among.count
    if most == 0 or k < 1:
        return []
    wanted = k + 1
    while True:
        wanted = min(wanted, most)
        scores, rows = held.search(query[None, :], wanted, params=among.parameters if among else None)
        if wanted == most or scores[0][-1] < scores[0][k - 1]:
            break
        wanted *= 2
    found = [(int(row), float(score)) for row, score in zip(rows[0], scores[0], strict=True) if row >= 0]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:k]


@dataclass(frozen=True, slots=True)
class Among:
    """Rows that a search is limited to, in the form FAISS reads: made once, used by any thread."""

    count: int
    parameters: faiss.SearchParameters

    @classmethod
    def of(cls, rows: Sequence[int]) -> "Among":
        """Return the limits to *rows*: a bit for each row up to the last."""
        bits = np.zeros(max(rows, default=-1) + 1, dtype=bool)
        bits[list(rows)] = True
        selector = faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))  # type: ignore[call-arg, arg-type]
        return cls(len(rows), faiss.SearchParameters(sel=selector))  # type: ignore[call-arg]


def contents(held: Any) -> tuple[Rows, Vectors]:
    """Return every row id and its vector, in the order of the file."""
    rows = faiss.vector_to_array(held.id_map).astype(np.int64)
    vectors: Vectors = held.index.reconstruct_n(0, held.ntotal)
    return rows, vectors


def discard_others(folder: Path, generation: int) -> None:
    """Delete the files of other generations and what an interrupted writer left aside."""
    keep = path_for(folder, generation)
    for place in [*folder.glob("vectors-*.faiss"), *folder.glob("vectors-*.tmp")]:
        if place != keep:
            try:
                place.unlink(missing_ok=True)
            except PermissionError:  # Windows keeps a mapped file; the next writer tries again
                continue


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
