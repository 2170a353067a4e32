"""Ask documents in French or English, and get the exact passage that answers.

What is listed in ``__all__`` is public: imported from ``passerelle`` itself, it keeps its name and its meaning from
one minor version to the next, and a change to it is in the changelog. Modules below are where it is made: they may
move at any time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from passerelle.answer import Assistant
    from passerelle.collection import Collection
    from passerelle.conversation.turns import Conversation, Turn
    from passerelle.fusion import Fusion, fusion_of
    from passerelle.index.collection.update import Update
    from passerelle.index.embed.embedder import Engine
    from passerelle.index.errors import (
        EmbedderError,
        LoadError,
        PasserelleError,
        StoreError,
        StoreLockedError,
    )
    from passerelle.index.store.documents import Entry
    from passerelle.index.store.only import Only
    from passerelle.index.types import Document, Gap, Heading, Passage, Span
    from passerelle.json import json_schema
    from passerelle.permalink import Permalink, PermalinkError
    from passerelle.query import QueryError
    from passerelle.removal import remove
    from passerelle.retrieval import Retriever
    from passerelle.types import Answer, Citation, Hit

    __version__: str

__all__ = [
    "Answer",
    "Assistant",
    "Citation",
    "Collection",
    "Conversation",
    "Document",
    "EmbedderError",
    "Engine",
    "Entry",
    "Fusion",
    "Gap",
    "Heading",
    "Hit",
    "LoadError",
    "Only",
    "Passage",
    "PasserelleError",
    "Permalink",
    "PermalinkError",
    "QueryError",
    "Retriever",
    "Span",
    "StoreError",
    "StoreLockedError",
    "Turn",
    "Update",
    "__version__",
    "fusion_of",
    "json_schema",
    "remove",
]

_MADE_IN = {
    "passerelle.answer": ("Assistant",),
    "passerelle.conversation.turns": ("Conversation", "Turn"),
    "passerelle.fusion": ("Fusion", "fusion_of"),
    "passerelle.collection": ("Collection",),
    "passerelle.index.collection.update": ("Update",),
    "passerelle.index.store.only": ("Only",),
    "passerelle.index.embed.embedder": ("Engine",),
    "passerelle.index.errors": (
        "EmbedderError",
        "LoadError",
        "PasserelleError",
        "StoreError",
        "StoreLockedError",
    ),
    "passerelle.index.store.documents": ("Entry",),
    "passerelle.index.types": ("Document", "Gap", "Heading", "Passage", "Span"),
    "passerelle.json": ("json_schema",),
    "passerelle.permalink": ("Permalink", "PermalinkError"),
    "passerelle.query": ("QueryError",),
    "passerelle.removal": ("remove",),
    "passerelle.retrieval": ("Retriever",),
    "passerelle.types": ("Answer", "Citation", "Hit"),
}


def __getattr__(name: str) -> Any:
    """Import what is asked for at its first use: whoever needs a part of this package waits for no other."""
    if name == "__version__":
        return import_module("importlib.metadata").version("passerelle")
    for module, names in _MADE_IN.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
