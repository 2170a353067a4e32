"""Read the first hits for a question with the network."""

from collections.abc import Sequence

from passerelle.index.types import Language, Passage
from passerelle.reading.around import around
from passerelle.reading.glosses import glossed
from passerelle.reading.network import Network
from passerelle.reading.rows import Row, rows
from passerelle.reading.spans import PassageReading


def read_passages(
    network: Network, question: str, passages: Sequence[Passage], language: Language
) -> list[PassageReading]:
    """Return what *network* makes of each of *passages* for *question* in *language*, in their order.

    Raises:
        EmbedderError: a file of the network is missing or damaged.
    """
    windows = [_rows(network, question, passage, language) for passage in passages]
    scored = iter(network.read([row for each in windows for row in each]))
    return [
        PassageReading(passage.text, [(row, next(scored)) for row in each])
        for passage, each in zip(passages, windows, strict=True)
    ]


def _rows(network: Network, question: str, passage: Passage, language: Language) -> list[Row]:
    headings = around(question, passage)
    asked = glossed(question, language, f"{headings} {passage.text}", passage.language)
    return list(rows(network.tokenizer, asked, headings, passage.text))
