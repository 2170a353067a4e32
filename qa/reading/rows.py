"""What the network reads: a question and a passage as one row of tokens."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

BEGIN, END = 0, 2
"""Ids of the tokens that begin a row and end its parts."""
LONGEST_QUESTION = 72
LONGEST_CONTEXT = 48
WINDOW = 320
"""Tokens of a passage that are read at once; a longer one is read in windows."""
STEP = 256
"""Tokens from the start of a window to the start of the next: windows overlap."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question, then a window of a passage, as token ids.

    The passage's tokens are ``ids[first : first + len(places)]``; each place is the ``(start, end)`` of its token
    in the passage's text, in code points.
    """

    ids: Sequence[int]
    first: int
    places: Sequence[tuple[int, int]]


def rows(tokenizer: Tokenizer, question: str, context: str, text: str) -> Iterator[Row]:
    """Yield *question* with a passage's *text*, its title and headings before it: a row for each window."""
    asked = _ids(tokenizer, question)[:LONGEST_QUESTION]
    around = _ids(tokenizer, f"{context}\n")[:LONGEST_CONTEXT] if context else []
    encoded = tokenizer.encode(text, add_special_tokens=False)
    head = [BEGIN, *asked, END, END, *around]
    for start in _starts(len(encoded.ids)):
        ids = encoded.ids[start : start + WINDOW]
        yield Row([*head, *ids, END], len(head), encoded.offsets[start : start + WINDOW])


def _starts(tokens: int) -> Iterator[int]:
    """Yield where each window of a passage of so many *tokens* starts."""
    start = 0
    yield start
    while start + WINDOW < tokens:
        start += STEP
        yield start


def _ids(tokenizer: Tokenizer, text: str) -> list[int]:
    """Return *text* as token ids, without halves of surrogate pairs, which no tokenizer takes."""
    cleaned = unicodedata.normalize("NFC", text).encode("utf-8", "ignore").decode("utf-8")
    return list(tokenizer.encode(cleaned, add_special_tokens=False).ids)
