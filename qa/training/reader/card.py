"""What a reader was made of: a small file beside it, which tells whether its training had finished."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from passerelle.reading.network import GRAPH

FILE = "training.json"


def write(folder: Path, weights: Path, data: str) -> None:
    """Write beside the reader in *folder* what it was made of: a checkpoint's *weights*, and *data* of that digest."""
    import torch

    stored = torch.load(weights, weights_only=True, map_location="cpu", mmap=True)
    settings, seen = stored.get("settings"), stored.get("seen", 0)
    described = {
        "settings": settings,
        "examples seen": seen,
        "finished": bool(settings and seen >= settings["examples"]),
        "data": data,
        "files": {name: _digest(folder / name) for name in files()},
    }
    (folder / FILE).write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


def is_finished(folder: Path) -> bool:
    """Tell whether the reader in *folder* is whole and that of a training that has finished."""
    if not (folder / FILE).is_file():
        return False
    described = json.loads((folder / FILE).read_text(encoding="utf-8"))
    there = {name: _digest(folder / name) for name in files() if (folder / name).is_file()}
    return bool(described["finished"] and described["files"] == there)


def files() -> Sequence[str]:
    """Return the names of the files that a reader is."""
    return GRAPH, Path(GRAPH).with_suffix(".bin").name


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
