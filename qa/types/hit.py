"""A hit: a passage found for one query, and its JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from passerelle.index.lexical.bm25 import Met
from passerelle.index.types import Document, Passage
from passerelle.passage_json import (
    passage_json,
    read_passage,
    read_translation,
    reading_json,
    translation_json,
)
from passerelle.permalink import Permalink


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for one query, at a rank from 1; scores are higher-is-better.

    ``dense`` is the cosine of query and passage, in [-1, 1]; ``lexical`` how well its words meet the query,
    from 0 to little over 1, and ``met`` by which of them. ``translation`` is the passage that says the same in the
    other language, where one was found too: it is no hit of its own. ``translation_boost`` is the score added because
    it, or a passage much like this one in the other language, meets the query better.

    Pickled, or read from its own JSON, it keeps its passage's words and not those of the whole document.
    """

    rank: int
    passage: Passage
    score: float
    dense: float
    lexical: float = 0.0
    met: tuple[Met, ...] = ()
    translation: Passage | None = None
    translation_boost: float = 0.0

    @property
    def document(self) -> Document:
        return self.passage.document

    @property
    def store(self) -> str:
        """The name of the store it is from, where several are searched as one; else empty."""
        return self.passage.document.store

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def permalink(self) -> Permalink:
        """The address of its passage, which holds as long as the document keeps its id and its text."""
        return Permalink.of(self.passage)

    def to_dict(self) -> dict[str, Any]:
        """Return its JSON: where it stands, what it says, what vectors and words gave it, and its translation."""
        return {
            "rank": self.rank,
            "score": round(self.score, 6),
            **passage_json(self.passage),
            "dense": round(self.dense, 6),
            "lexical": round(self.lexical, 6),
            "met": [
                {"word": each.word, "term": each.term, "share": round(each.share, 4)} for each in self.met
            ],
            "translation": translation_json(self.translation),
            "translation_boost": round(self.translation_boost, 6),
        }

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        from passerelle.notebook import notebook_html

        return notebook_html(hit=self)

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> "Hit":
        """Return the hit that :meth:`to_dict` gave *value* of, equal to it.

        Raises:
            ValueError: *value* is of another kind; the message says what is missing.
        """
        with reading_json("a hit"):
            return cls(
                rank=int(value["rank"]),
                passage=read_passage(value),
                score=float(value["score"]),
                dense=float(value["dense"]),
                lexical=float(value["lexical"]),
                met=tuple(Met(each["word"], each["term"], float(each["share"])) for each in value["met"]),
                translation=read_translation(value),
                translation_boost=float(value["translation_boost"]),
            )
