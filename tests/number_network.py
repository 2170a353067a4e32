"""A reader's network computable by hand: a passage answers by the words it shares, and with its numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace

from passerelle.reading.rows import END, Row
from passerelle.reading.spans import Scored


@dataclass
class NumberNetwork:
    """Each word of *known* has its own token; ``asked`` keeps how many rows were read, each time.

    A row answers by as many logits as words of the question stand in its passage. The exact words are a number: each
    of its ends scores *points*, and those of any other word as many less than nothing.
    """

    known: str
    points: float = 4.0
    asked: list[int] = field(default_factory=list)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        words = sorted(set(re.findall(r"\w+|[^\w\s]+", self.known.lower())))
        made = Tokenizer(
            WordLevel({"?": 3, **{word: at for at, word in enumerate(words, start=10)}}, unk_token="?")
        )
        made.normalizer = Lowercase()
        made.pre_tokenizer = Whitespace()
        return made

    def load_aside(self) -> None:
        """Have nothing to load."""

    def read(self, rows: Sequence[Row]) -> list[Scored]:
        self.asked.append(len(rows))
        return [self._scored(row) for row in rows]

    def _scored(self, row: Row) -> Scored:
        question = set(row.ids[1 : list(row.ids).index(END)])
        passage = list(row.ids[row.first : row.first + len(row.places)])
        words = [self.tokenizer.id_to_token(each) or "" for each in passage]
        ends = np.array(
            [self.points if any(map(str.isdigit, word)) else -self.points for word in words], np.float32
        )
        return Scored(float(len(question & set(passage))), ends, ends)
