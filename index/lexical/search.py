"""The passages of one language as a question's words meet them, whichever table keeps those words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Protocol

from passerelle.index.lexical.bm25 import Collection, Lexical, Scorer
from passerelle.index.lexical.query import Need, nearest_spellings
from passerelle.index.types import Language

POSTINGS = 10_000
"""Most passages that the terms looked for may be in, counted once a term: the rarest come first."""
PASSAGES, LENGTH = " ", ""
"""Entries of the lexicon that are no terms: how many passages there are, and all their terms together."""


class WordCounts(Protocol):
    """How many passages of one generation of a store hold which terms."""

    def holding(self, language: Language, terms: Sequence[str]) -> Mapping[str, int]:
        """Return how many passages in *language* hold each of *terms*; one that none holds may be left out."""

    def near(self, language: Language, term: str) -> Iterable[tuple[str, int]]:
        """Return the terms that may differ from *term* by one slip, and how many passages hold each.

        They begin as it does, and have its first half or its last one.
        """


class WordTable(WordCounts, Protocol):
    """The words of one generation of a store's passages."""

    def matching(self, language: Language, terms: Sequence[str], k: int) -> list[int]:
        """Return the rows of the *k* passages that hold most of *terms*, within the limits of the search.

        The best come first: by BM25 as SQLite's FTS5 computes it, then by their rows.
        """

    def stored(self, language: Language, rows: Sequence[int]) -> Mapping[int, str]:
        """Return the terms of the passages in *rows* that are in *language*, parted by spaces."""


class Words:
    """The passages of one language, as a few questions meet them; a term is counted once.

    It is counted in the stores *beside* it too, which are searched as one with it: scores then compare.
    """

    def __init__(self, table: WordTable, language: Language, beside: Sequence[WordCounts] = ()) -> None:
        self._table = table
        self._all: Sequence[WordCounts] = (table, *beside)
        self._language = language
        self._held: dict[str, int] = {}
        self.count([PASSAGES, LENGTH])
        self._passages = self.holding(PASSAGES)
        self._length = self.holding(LENGTH) / max(self._passages, 1)

    def count(self, terms: Iterable[str]) -> None:
        """Count together the passages that hold *terms*, which will be asked for one by one."""
        new = [term for term in dict.fromkeys(terms) if term not in self._held]
        self._held |= dict.fromkeys(new, 0)
        for table in self._all if new else ():
            for term, count in table.holding(self._language, new).items():
                self._held[term] += int(count)

    def holding(self, term: str) -> int:
        """Return the number of passages that hold *term*."""
        if term not in self._held:
            self.count([term])
        return self._held[term]

    def near(self, term: str) -> list[str]:
        """Return the terms that differ from *term* by a slip of the finger and begin as it does.

        A slip leaves the first half or the last one as it was.
        """
        counts: Counter[str] = Counter()
        for each, count in chain.from_iterable(table.near(self._language, term) for table in self._all):
            counts[each] += int(count)
        return nearest_spellings(term, counts)

    def find(self, asked: Sequence[Need], k: int) -> list[int]:
        """Return the rows of at most *k* passages that hold most of what is *asked*."""
        sought = self._sought(asked)
        return self._table.matching(self._language, sought, k) if sought else []

    def scores(
        self, asked: Sequence[Sequence[Need]], rows: Sequence[Iterable[int]]
    ) -> list[dict[int, Lexical]]:
        """Return, for each question's needs, how well each of the passages in its *rows* meets them.

        A passage's words are read once, however many questions found it.
        """
        held = self._table.stored(self._language, sorted(set(chain.from_iterable(rows))))
        scorers = [Scorer(each, self.known(each)) for each in asked]
        return [
            {row: scorer.score(held[row]) for row in sorted(found) if row in held}
            for scorer, found in zip(scorers, rows, strict=True)
        ]

    def known(self, asked: Sequence[Need]) -> Collection:
        """Return the counts that scoring *asked* needs."""
        terms = [term for need in asked for term in need.choices]
        self.count(terms)
        return Collection(
            self._passages, max(self._length, 1.0), {term: self.holding(term) for term in terms}
        )

    def _sought(self, asked: Sequence[Need]) -> list[str]:
        """Return the terms worth looking for: those that earn most, as long as few enough passages hold them."""
        known = self.known(asked)
        worth: dict[str, float] = {}
        for need in asked:
            for term, share in need.choices.items():
                if known.holding[term]:
                    worth[term] = max(worth.get(term, 0.0), share * known.idf(term))
        kept: list[str] = []
        postings = 0
        for term in sorted(worth, key=lambda term: (-worth[term], term)):
            postings += known.holding[term]
            if kept and postings > POSTINGS:
                break
            kept.append(term)
        return kept
