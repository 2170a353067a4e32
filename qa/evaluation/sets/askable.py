"""Find in a sentence something to ask for: a date, a number with what it counts, a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from passerelle.index.types import Span

Kind = Literal["time", "number", "name", "other"]
MONTH = (
    "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
YEAR = r"(?:1[0-9]|20)\d\d"
TIME = re.compile(
    rf"\b(?:1er|\d{{1,2}}) (?:{MONTH})(?: {YEAR})?\b|"
    rf"\b(?:{MONTH}) \d{{1,2}}, {YEAR}\b|\b(?:{MONTH}) {YEAR}\b|\b{YEAR}\b"
)
NUMBER = re.compile(
    r"\b\d+(?:[.,\u00a0\u202f ]\d+)*(?: (?:millions?|milliards?|billions?|thousand|per cent|pour cent))?"
    r"(?:\s?%| (?:d['’]|de )?[^\W\d_]{3,})"
)
NAME = re.compile(r"(?<=[^\s.!?…«“\"(] )[A-ZÀ-Þ][\w-]+(?: (?:de |d['’]|du |von |van )?[A-ZÀ-Þ][\w-]+)+")


@dataclass(frozen=True, slots=True)
class Askable:
    """What a question may ask for: the words that answer it, in the sentence that says them."""

    kind: Kind
    answer: Span
    sentence: Span


def askable_in(text: str, sentence: Span) -> Iterator[Askable]:
    """Yield the first date of a *sentence* of *text*, its first number, its first name, and the sentence whole."""
    times = [Span(*found.span()) for found in TIME.finditer(text, sentence.start, sentence.end)]
    numbers = (Span(*found.span()) for found in NUMBER.finditer(text, sentence.start, sentence.end))
    counts = [
        span for span in numbers if not any(span.start < each.end and each.start < span.end for each in times)
    ]
    names = [Span(*found.span()) for found in NAME.finditer(text, sentence.start, sentence.end)]
    spans: tuple[tuple[Kind, list[Span]], ...] = (("time", times), ("number", counts), ("name", names))
    yield from (Askable(kind, found[0], sentence) for kind, found in spans if found)
    yield Askable("other", sentence, sentence)
