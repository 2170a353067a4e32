"""Documents that every kind of store is given, and what is asked of them."""

from passerelle.index.types import Document
from passerelle.query import Query
from stores.kept import Kept

CAT = Document("chat", "Le chat", "fr", "Le chat gris dort toute la nuit sur le tapis.")
DOG = Document("chien", "The dog", "en", "The brown dog barks at every bird in the garden.")
MILL = Document("mill", "The mill", "en", "The old mill grinds barley. Its wheel turns in the river at dawn.")
NOTE = Document("note", "A note", "en", "The harbour has six cranes.")


def asked(kept: Kept, text: str, french: float = 0.5) -> Query:
    return Query(text, text, kept.embedder.embed_queries([text])[0], french)
