"""A training as it is kept on the disk, so that it goes on after an interruption as if there had been none."""

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from passerelle.training.reader.mixture import Place
from passerelle.training.reader.settings import Settings

FILE = "checkpoint.pt"
State = Mapping[str, Tensor]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A training after so many *steps* and rows *seen*: its weights, their running mean, and its place in the draw.

    ``data`` is the digest of what it was packed from.
    """

    settings: Settings
    data: str
    weights: State
    averaged: State
    optimiser: Mapping[str, Any]
    step: int
    seen: int
    place: Place

    def write(self, folder: Path) -> None:
        """Write it into *folder* in place of the last one, whole or not at all."""
        stored = {
            "settings": asdict(self.settings), "data": self.data, "weights": dict(self.weights),
            "averaged": dict(self.averaged), "optimiser": dict(self.optimiser), "step": self.step,
            "seen": self.seen, "number": self.place.number, "taken": dict(self.place.taken),
        }  # fmt: skip
        unfinished = folder / f"{FILE}.unfinished"
        torch.save(stored, unfinished)
        os.replace(unfinished, folder / FILE)  # noqa: PTH105 - atomic on every system


def read_checkpoint(folder: Path, settings: Settings, data: str) -> Checkpoint:
    """Read the checkpoint in *folder* of a training of these *settings* and *data*.

    Only the number of examples may be another than before: the rate of learning then falls towards the new end.

    Raises:
        SystemExit: there is none, or it is that of another training.
    """
    if not (folder / FILE).is_file():
        raise SystemExit(f"{folder} holds no training to go on with: leave out --resume")
    stored = torch.load(folder / FILE, weights_only=True, map_location="cpu")
    if {**stored["settings"], "examples": settings.examples} != asdict(settings):
        given = ", ".join(f"{name} {value}" for name, value in stored["settings"].items())
        raise SystemExit(f"the training in {folder} has other settings: repeat it with {given}")
    if stored["data"] != data:
        raise SystemExit(f"the training in {folder} is of other data: begin one in another folder")
    place = Place(stored.pop("number"), stored.pop("taken"))
    return Checkpoint(**{**stored, "settings": settings, "place": place})


def finished(folder: Path) -> bool:
    """Tell whether the training in *folder* has seen all its examples."""
    if not (folder / FILE).is_file():
        return False
    stored = torch.load(folder / FILE, weights_only=True, map_location="cpu", mmap=True)
    return bool(stored["seen"] >= stored["settings"]["examples"])


def read_weights(file: Path) -> State:
    """Return the averaged weights of a checkpoint, or the weights of a file that holds nothing else."""
    stored = torch.load(file, weights_only=True, map_location="cpu")
    averaged: State = stored.get("averaged", stored)
    return averaged
