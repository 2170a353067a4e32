"""Ask documents in French or English, and get the exact passage that answers."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from passerelle.answer import Assistant
    from passerelle.retrieval import Retriever

__all__ = ["Assistant", "Retriever"]
PLACES = {"Assistant": "passerelle.answer", "Retriever": "passerelle.retrieval"}


def __getattr__(name: str) -> Any:
    """Import what is asked for at its first use: whoever needs a part of this package waits for no other."""
    if name not in PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(PLACES[name]), name)
