"""Ask the questions of a folder as the product does, and say which of what was read answers."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from passerelle.index.sync import sync
from passerelle.picks import possible
from passerelle.query import Query, read_query
from passerelle.quotation import quotation
from passerelle.quotation.wanted import wants_list
from passerelle.reader import Reader
from passerelle.reading.network import Network
from passerelle.retrieval import Retriever
from passerelle.training.reader.folders import Asked, Folder
from passerelle.types import Hit
from passerelle.weights import Pick, Weights

HITS = 10
BETWEEN_WORDS = re.compile(r"[^\w€$£%]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One question, what was found and read for it, and which picks quote an answer, in the order of *picks*."""

    folder: Folder
    asked: Asked
    query: Query
    hits: Sequence[Hit]
    picks: Sequence[Pick]
    answers: Sequence[bool]


def readings(folder: Folder, store: Path, network: Network, weights: Weights) -> Iterator[Reading]:
    """Index the files of *folder* into *store*, and yield what comes of each of its questions."""
    sync([folder.files], store)
    retriever = Retriever.open(store)
    reader = Reader(network, retriever.embedder, weights)
    for asked in folder.asked:
        query = read_query(asked.question, retriever.embedder)
        hits = retriever.find(query, HITS)
        put, _, picks = possible(reader, query, hits, retriever.store.passages)
        whole = wants_list(query.asks)
        answers = [_answers(asked, pick, whole_list=whole) for pick in picks]
        yield Reading(folder, asked, put, hits, picks, answers)


def _answers(asked: Asked, pick: Pick, *, whole_list: bool) -> bool:
    """Tell whether what is quoted for *pick* holds an answer, and stands in the document that gives it."""
    document = pick.hit.passage.document
    if document.id.rpartition("/")[2] != asked.document or not asked.answers:
        return False
    if asked.whole:
        return True
    quoted = quotation(document, pick.span, whole_list=whole_list).span
    text = _plain(document.text[quoted.start : quoted.end])
    return any(plain in text for each in asked.answers if (plain := _plain(each)))


def _plain(text: str) -> str:
    """Return *text* in small letters with one space between its words."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return " ".join(BETWEEN_WORDS.sub(" ", folded).split())
