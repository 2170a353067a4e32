"""A question, understood once at the door and passed to whatever finds, reads or judges."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np

from passerelle.courtesy import core
from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.index.errors import PasserelleError
from passerelle.index.given import require_one, shown
from passerelle.index.lexical.spelling import parts, plain
from passerelle.index.sentences import sentences
from passerelle.index.text import sound
from passerelle.language import french_probability
from passerelle.rephrased import rephrased
from passerelle.types import QuestionLanguage
from passerelle.words import STOP_WORDS, Kind, content_words, kind_of, named, names

LONGEST_QUERY = 10_000
"""Characters of the longest question."""
SAYS_ENOUGH = 3
"""Words that carry meaning from which a question is looked for by its own alone."""


class QueryError(PasserelleError, ValueError):
    """A question that cannot be asked, or a number of hits that cannot be given."""


@dataclass(frozen=True)
class Query:
    """A question as a person put it, and what is known of it before anything is looked for.

    ``text`` is the whole message, ``asks`` the part of it that asks. ``vector``, of shape ``(dimension,)``, float32, is
    its unit embedding, and ``french`` the probability, in [0, 1], that it is French rather than English.
    """

    text: str
    asks: str
    vector: Vectors
    french: float

    @property
    def language(self) -> QuestionLanguage:
        return "fr" if self.french > 0.5 else "en"

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The stems of its words that carry meaning, in order."""
        return content_words(self.asks)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The stems of its capitalised words behind the first, and of its numbers."""
        return names(self.asks)

    @cached_property
    def named(self) -> frozenset[str]:
        """The same words whole, as those of passages are spelt that meet them."""
        return frozenset(word for word in parts(plain(named(self.asks))) if word not in STOP_WORDS)

    @cached_property
    def kind(self) -> Kind:
        """The kind of thing it asks for."""
        return kind_of(self.asks)


class _Written(NamedTuple):
    """A question before it is embedded: the whole ``text``, and what of it is embedded, all and what ``asks``."""

    text: str
    asks: str
    embedded: tuple[str, ...]


def read_query(question: str, embedder: Embedder, *, interface: QuestionLanguage | None = None) -> Query:
    """Return *question* understood; of a long message, half of its vector is what is asked.

    *interface* is the language of the page it comes from: it decides where the question's words do not.

    Raises:
        QueryError: *question* is blank or longer than 10,000 characters.
        TypeError: it is no text.
        ValueError: *interface* is no language of a page.
    """
    require_one("the interface", interface, ("fr", "en", None))
    return _embedded([_written(question)], embedder, interface)[0]


def read_queries(questions: Sequence[object], embedder: Embedder) -> list[Query]:
    """Return each of the *questions* understood, as :func:`read_query` does; all are embedded together.

    Raises:
        QueryError: one is blank or longer than 10,000 characters; the message has its place, from 0.
        TypeError: one is no text.
    """
    written = []
    for place, question in enumerate(questions):
        try:
            written.append(_written(question))
        except (QueryError, TypeError) as error:
            raise type(error)(f"queries[{place}]: {error}") from None
    return _embedded(written, embedder, None)


def _written(question: object) -> _Written:
    if not isinstance(question, str):
        raise TypeError(f"the question is {shown(question)}: give it as text")
    text = sound(question).strip()
    if not text:
        raise QueryError("the question is empty: type a few words")
    if len(text) > LONGEST_QUERY:
        raise QueryError(f"the question has {len(text)} characters: keep it under {LONGEST_QUERY}")
    written = rephrased(core(text.lower() if text.isupper() else text))  # models know few words in capitals
    asks = asking(written)
    return _Written(text, asks, (written,) if asks == written else (written, asks))


def _embedded(
    written: Sequence[_Written], embedder: Embedder, interface: QuestionLanguage | None
) -> list[Query]:
    """Return the queries of what was *written*: a text is embedded once, however many ask it."""
    texts = {
        text: row for row, text in enumerate(dict.fromkeys(chain.from_iterable(w.embedded for w in written)))
    }
    vectors = embedder.embed_queries(list(texts)) if texts else np.empty((0, embedder.dimension), np.float32)
    return [
        Query(
            each.text,
            each.asks,
            _joined(vectors[[texts[text] for text in each.embedded]]),
            french_probability(each.text, interface=interface),
        )
        for each in written
    ]


def _joined(vectors: Vectors) -> Vectors:
    """Return the unit of the sum of one vector or two."""
    both: Vectors = vectors.sum(axis=0)
    return both / np.linalg.norm(both) if len(vectors) > 1 else both


def asking(message: str) -> str:
    """Return the sentences of *message* that end in a question mark, or all of it.

    All of it counts where nothing is asked, where everything is, and where what is asked is too short to be
    looked for by itself, as in "Is that allowed?".
    """
    if "?" not in message:
        return message
    parts = [message[span.start : span.end] for span in sentences(message)]
    asked = [part for part in parts if part.rstrip("\"'»”)] ").endswith("?")]
    question = " ".join(asked)
    if len(asked) == len(parts) or len(content_words(question)) < SAYS_ENOUGH:
        return message
    return question
