"""Read the first hits for a question with the network."""

from collections.abc import Sequence

from passerelle.index.types import Passage
from passerelle.reading.around import around
from passerelle.reading.network import Network
from passerelle.reading.rows import rows
from passerelle.reading.spans import PassageReading


def read_passages(network: Network, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
    """Return what *network* makes of each of *passages* for *question*, in their order.

    Raises:
        EmbedderError: a file of the network is missing or damaged.
    """
    windows = [
        list(rows(network.tokenizer, question, around(question, passage), passage.text))
        for passage in passages
    ]
    scored = iter(network.read([row for each in windows for row in each]))
    return [
        PassageReading(passage.text, [(row, next(scored)) for row in each])
        for passage, each in zip(passages, windows, strict=True)
    ]
