"""Questions from standard input, one per line, handed on as they come."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from passerelle.index.text import sound
from passerelle.query import LONGEST_QUERY, QueryError

BATCH = 256
"""Most questions that are handed on together."""
BLOCK = 65_536
MOST_BYTES = 4 * LONGEST_QUERY
"""Bytes of a line after which it can be no question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its id: the one on its line, else the line's number, from 1."""

    id: str
    text: str


class Stream(Protocol):
    """What gives bytes as they come, as standard input's ``buffer`` does."""

    def read1(self, size: int, /) -> bytes:
        """Return at most *size* bytes: those there are, the next ones where there are none, nothing at the end."""


def read_asked(stream: Stream, *, with_ids: bool = False) -> Iterator[list[Asked]]:
    """Yield the questions of *stream*, in UTF-8, in batches of what has come: no question waits for a later one.

    Blank lines are left out, and counted. *with_ids*, a line is an id, a tab and a question.

    Raises:
        QueryError: a line is longer than a question may be or, *with_ids*, has no id; the message has its number.
            The questions before it have been given.
    """
    number = 0
    for lines in _lines(stream):
        batch: list[Asked] = []
        for line in lines:
            number += 1
            try:
                batch += _asked(number, line, with_ids=with_ids)
            except QueryError:
                yield batch
                raise
        yield batch


def _lines(stream: Stream) -> Iterator[list[bytes]]:
    """Yield the lines that have come so far, at most a batch of them."""
    rest = b""
    while block := stream.read1(BLOCK):
        *lines, rest = (rest + block).split(b"\n")
        for start in range(0, len(lines), BATCH):
            yield lines[start : start + BATCH]
        if len(rest.strip()) > MOST_BYTES:
            break  # it has no end, perhaps, and is refused as it is
    if rest:
        yield [rest]


def _asked(number: int, line: bytes, *, with_ids: bool) -> Iterator[Asked]:
    """Yield the question of a line, unless it is blank."""
    text = sound(line.decode("utf-8", "surrogateescape")).removeprefix("\ufeff")
    if not text.strip():
        return
    id_, _, question = text.partition("\t") if with_ids else (str(number), "", text)
    id_, question = id_.strip(), question.strip()
    if not question or len(id_.split()) != 1:
        raise QueryError(f"line {number}: with --ids a line is an id without blanks, a tab and a question")
    if len(question) > LONGEST_QUERY:
        raise QueryError(
            f"line {number}: the question has {len(question)} characters or more: keep it under {LONGEST_QUERY}"
        )
    yield Asked(id_, question)
