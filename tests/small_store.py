"""A store of a few words: its documents, what is put into it, and what is asked of it."""

from collections.abc import Sequence
from pathlib import Path

from fakes import WordEmbedder

from passerelle.index.embed.embedder import Vectors
from passerelle.index.store.change import change
from passerelle.index.store.rows import Settings
from passerelle.index.types import Document, Heading, Passage, Span

EMBEDDER = WordEmbedder()
SETTINGS = Settings(EMBEDDER.name, EMBEDDER.fingerprint, EMBEDDER.dimension, 6)
CAT = Document("chat", "Chat", "fr", "Le chat dort sur le tapis rouge.\n\nIl ronfle encore assez fort.")
DOG = Document("chien", "Dog", "en", "The dog runs in a green garden.\n\nIt barks at every single bird.")
PAGED = Document(
    "pages", "", "fr", "Titre\n\nUne page.\n\nEt l’autre.", (Span(0, 16), Span(16, 29)), (Heading(0, 5, 1),)
)


def put(folder: Path, *documents: Document, embedder: WordEmbedder = EMBEDDER) -> int:
    with change(folder, SETTINGS, embedder) as opened:
        for document in documents:
            opened.put(f"{document.id}.txt", document)
        return opened.commit({})


def query(words: str) -> Vectors:
    vector: Vectors = EMBEDDER.embed_queries([words])[0]
    return vector


def texts(found: Sequence[tuple[Passage, float]]) -> list[str]:
    return [passage.text for passage, _ in found]


def derived(folder: Path) -> Path:
    (found,) = folder.glob("vectors-*.faiss")
    return found
