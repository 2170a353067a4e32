"""Ask documents in French or English, and get the exact passage that answers."""

from qa.answer import Assistant
from qa.retrieval import Retriever

__all__ = ["Assistant", "Retriever"]
