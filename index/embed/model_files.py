"""Which model lies in a folder: a digest of the files its vectors come from, read in places."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

BACKENDS = ("onnx", "openvino")
"""Folders of the graphs that other backends than torch run."""
SETTINGS = {".json", ".txt", ".model"}
WEIGHTS = {".safetensors", ".bin", ".onnx", ".xml", ".npy", ".onnx_data"}
BLOCK = 2**16
BLOCKS = 64
"""Pieces of 64 KiB read of a large file, spread evenly: training changes weights everywhere."""


def digest(folder: Path, backend: str) -> str:
    """Return a hexadecimal digest of the settings in *folder* and of the weights that *backend* runs.

    It is the same on every machine and device, and what another backend would run does not count.
    """
    whole = hashlib.sha256()
    for path in sorted(_files(folder, backend)):
        whole.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        for block in _blocks(path):
            whole.update(block)
    return whole.hexdigest()


def _files(folder: Path, backend: str) -> Iterator[Path]:
    own = backend if backend in BACKENDS else ""
    for path in folder.rglob("*"):
        above = path.relative_to(folder).parts[0]
        of_another = above in BACKENDS and above != own
        of_torch = path.parent == folder and path.suffix in WEIGHTS
        if path.suffix in SETTINGS | WEIGHTS and not (of_another or (own and of_torch)) and path.is_file():
            yield path


def _blocks(path: Path) -> Iterator[bytes]:
    """Yield a small file whole, and of a large one its end and pieces from its start on."""
    size = path.stat().st_size
    step = max(BLOCK, -(-size // BLOCKS))
    with path.open("rb") as file:
        for place in (*range(0, size, step), max(0, size - BLOCK)):
            file.seek(place, os.SEEK_SET)
            yield file.read(BLOCK)
