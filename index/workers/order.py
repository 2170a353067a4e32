"""What a run asks of its workers, so that each does what the run would have done itself."""

import json
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Self

from passerelle.index.embed.embedder import Embedder
from passerelle.index.errors import EmbedderError
from passerelle.index.load.recognised.tesseract import installed
from passerelle.index.store.location import Location, typed
from passerelle.index.store.rows import Settings

CHANGED = "changed"
"""The problem of a file that is not any more what the run saw: the run reads it itself."""


@dataclass(frozen=True, slots=True)
class Order:
    """The settings of the store, whether it is made anew, and what a reader of files must be like (:func:`reader`)."""

    settings: Settings
    rebuild: bool
    reader: str

    @property
    def text(self) -> str:
        """All of it as JSON."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def read(cls, text: str) -> Self:
        held = json.loads(text)
        return cls(Settings(**held["settings"]), held["rebuild"], held["reader"])


def reader(parsed_by: str) -> str:
    """Return what decides what this program makes of a file: its version, *parsed_by*, and Tesseract's languages."""
    try:
        own = version("passerelle")
    except PackageNotFoundError:
        own = "a checkout"
    return f"Passerelle {own}, format {parsed_by}, Tesseract {installed()[1] or 'none'}"


def require_embedder_of(order: Order, embedder: Embedder, place: Location) -> None:
    """Refuse a worker whose vectors would be others than those of the store at *place*.

    Raises:
        EmbedderError: its model is another.
    """
    wanted = order.settings
    if embedder.fingerprint != wanted.fingerprint:
        raise EmbedderError(
            f"this worker has the model {embedder.name} ({embedder.fingerprint}), and {place} is made with "
            f"{wanted.model} ({wanted.fingerprint}): install the same Passerelle here as there, or name that model's "
            f"folder on this machine with `passerelle worker --model FOLDER --store {typed(place)}`"
        )
