"""The FAISS file: derived from the store's vectors, named and sealed by generation, never written in place.

The file is what ``faiss.write_index`` writes, followed by a seal: magic, generation, number of
vectors and CRC-32 of everything before it. FAISS reads up to its own end and never sees the seal.
"""

import os
import struct
import threading
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embed import Vectors

Rows = NDArray[np.int64]
SEAL = struct.Struct("<8sQQI")
MAGIC = b"PASSVEC1"


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


def write(held: faiss.Index, folder: Path, generation: int) -> Path:
    """Write *held* aside, seal it and rename it into place: no half file ever bears its name."""
    aside = folder / f"vectors-{generation}-{os.getpid()}-{threading.get_ident()}.tmp"
    try:
        faiss.write_index(held, str(aside))
        with aside.open("r+b") as file:
            checksum = _checksum(file.read())
            file.write(SEAL.pack(MAGIC, generation, held.ntotal, checksum))
            file.flush()
            os.fsync(file.fileno())
        place = path_for(folder, generation)
        aside.replace(place)
    finally:
        aside.unlink(missing_ok=True)
    _sync_folder(folder)
    return place


def open_sealed(folder: Path, generation: int, count: int) -> faiss.Index | None:
    """Map the file of *generation* read-only; ``None`` when it is missing, another's or damaged.

    The mapped index must never be added to: FAISS would abort the process.
    """
    place = path_for(folder, generation)
    try:
        content = place.read_bytes()
    except OSError:
        return None
    if len(content) < SEAL.size:
        return None
    body, seal = memoryview(content)[: -SEAL.size], content[-SEAL.size :]
    if SEAL.unpack(seal) != (MAGIC, generation, count, _checksum(body)):
        return None
    return faiss.read_index(str(place), faiss.IO_FLAG_MMAP_IFC)


def search(held: faiss.Index, query: Vectors, k: int) -> list[tuple[int, float]]:
    """Return at most *k* ``(passage row, inner product)``, best first; *query* has shape ``(dimension,)``."""
    faiss.omp_set_num_threads(1)  # per calling thread; one query gains nothing from more and waits for them
    if held.ntotal == 0:
        return []
    scores, rows = held.search(query[None, :], min(k, held.ntotal))
    found = [(int(row), float(score)) for row, score in zip(rows[0], scores[0], strict=True) if row >= 0]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))  # equal scores: the order of arrival


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


def _checksum(content: bytes | memoryview) -> int:
    return zlib.crc32(content)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # makes the rename itself survive a power cut
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
