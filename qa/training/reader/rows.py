"""From an example to what the network is shown: a row of tokens, and where in it the answer stands."""

import random
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from passerelle.reading.glosses import glossed
from passerelle.reading.rows import BEGIN, END, LONGEST_CONTEXT, LONGEST_QUESTION
from passerelle.training.reader.counterfactual import counterfactual, names
from passerelle.training.reader.examples import Example, Packed
from passerelle.training.reader.mixture import Mixture
from passerelle.training.reader.perturb import perturb

NONE = "_none"
"""Ending of the sets whose passages do not answer a question that another passage answers."""
LONGEST = 208
"""Tokens of a row: fewer than the product reads at once, for the sake of speed."""
CHANGED = {"asked": 0.16, "everyday": 0.16}
CHANGED_ELSE = 0.10
"""Share of the answered questions, by source, that are made near misses of."""
UNTITLED = 0.15
"""Share of the passages without what stands above them."""
NAMED_ABOVE = ("everyday", "written", "tables")
"""Sources whose passages always keep it, as it names the document."""
FIRST_ANSWER = 0.7
"""Share of the questions with several answers that are taught the first, instead of any."""
FROM_THE_START = 0.5
"""Share of the cut passages without an answer that are cut behind: the others are cut anywhere."""


@dataclass(frozen=True, slots=True)
class Row:
    """Token ids, those of the passage at ``[first, end)``, and the first and last token of the answer.

    ``span`` is (0, 0) where the passage does not answer; *marked* tells whether the span is known at all.
    """

    ids: Sequence[int]
    first: int
    end: int
    span: tuple[int, int]
    answered: bool
    marked: bool


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A passage in tokens: its *context*, its own *ids*, and where each of these stands, of shape (tokens, 2)."""

    context: Sequence[int]
    ids: NDArray[np.int32]
    places: NDArray[np.int32]


class Rows:
    """Turns drawn examples into rows; a passage is tokenized once."""

    def __init__(self, packed: Packed, mixture: Mixture, tokenizer: Tokenizer, rivals: int = 0) -> None:
        self._packed, self.mixture, self._tokenizer = packed, mixture, tokenizer
        self._names = _names(mixture.training())
        self._most, self._rivals = rivals, rivals_of(mixture.training()) if rivals else {}
        self._encoded: dict[int, _Encoded] = {}

    def draw(self) -> Row:
        """Return the next row; an example whose answer holds no token is passed over."""
        return self.draw_with_rivals()[0]

    def draw_with_rivals(self) -> list[Row]:
        """Return the next row, and where its question is answered the rows of its rivals, asked in the same words."""
        while True:
            example, chance = self.mixture.draw()
            question, spans = self._asked(example, chance)
            asked = perturb(question, chance)
            row = self._row(example, asked, spans, chance)
            if row is not None:
                rivals = self._rivals.get((example.set, example.id), ()) if row.answered else ()
                met = chance.sample(rivals, min(self._most, len(rivals)))
                others = (self._row(each, asked, (), chance) for each in met)
                return [row, *(other for other in others if other)]

    def _row(
        self, example: Example, question: str, spans: Sequence[tuple[int, int]], chance: random.Random
    ) -> Row | None:
        """Return the row of an example of which *spans* answer the *question* that is asked in the end."""
        encoded, text = self._encode(example.passage), self._packed.passages[example.passage]
        untitled = example.source not in NAMED_ABOVE and chance.random() < UNTITLED
        context = [] if untitled else encoded.context
        around = text.text if untitled else f"{text.context} {text.text}"
        asked = self._ids(glossed(question, example.language, around, text.language))[:LONGEST_QUESTION]
        answered = example.answered and bool(spans) == bool(example.spans)
        span = None
        if spans:
            span = _tokens(encoded, spans[0] if chance.random() < FIRST_ANSWER else chance.choice(spans))
            if span is None:
                return None
        room = LONGEST - len(asked) - len(context) - 4
        start = _start(len(encoded.ids), room, span, chance, answered=answered)
        passage = encoded.ids[start : start + room].tolist()
        head = [BEGIN, *asked, END, END, *context]
        end, shift = len(head) + len(passage), len(head) - start
        return Row(
            ids=[*head, *passage, END],
            first=len(head),
            end=end,
            span=(span[0] + shift, min(span[1] + shift, end - 1)) if span else (0, 0),
            answered=answered,
            marked=bool(spans) or not answered,
        )

    def _asked(self, example: Example, chance: random.Random) -> tuple[str, Sequence[tuple[int, int]]]:
        """Return the question and the spans that answer it: sometimes another question, which none answers."""
        if example.spans and chance.random() < CHANGED.get(example.source, CHANGED_ELSE):
            passage = self._packed.passages[example.passage]
            whole = f"{passage.context} {passage.text}"
            others = self._names.get(example.source, ())
            changed = counterfactual(example.question, whole, example.language, others, chance)
            if changed is not None:
                return changed, ()
        return example.question, example.spans

    def _encode(self, place: int) -> _Encoded:
        known = self._encoded.get(place)
        if known is None:
            passage = self._packed.passages[place]
            context = self._ids(f"{passage.context}\n")[:LONGEST_CONTEXT] if passage.context else []
            whole = self._tokenizer.encode(passage.text, add_special_tokens=False)
            places = np.array(whole.offsets, np.int32).reshape(-1, 2)
            known = self._encoded[place] = _Encoded(context, np.array(whole.ids, np.int32), places)
        return known

    def _ids(self, text: str) -> list[int]:
        composed = unicodedata.normalize("NFC", text)
        return list(self._tokenizer.encode(composed, add_special_tokens=False).ids)


def rivals_of(examples: Iterator[Example]) -> Mapping[tuple[str, str], Sequence[Example]]:
    """Return the examples that do not answer an answered question, by its set and its id."""
    found: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in examples:
        if example.set.endswith(NONE):
            found[example.set.removesuffix(NONE), example.id].append(example)
    return found


def _names(examples: Iterator[Example]) -> Mapping[str, Sequence[str]]:
    """Return the names in all questions, by source, as often as they are asked about."""
    found: dict[str, list[str]] = defaultdict(list)
    for example in examples:
        found[example.source] += names(example.question)
    return found


def _tokens(encoded: _Encoded, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return the first and last token that share a character with *span*."""
    shared = (encoded.places[:, 1] > span[0]) & (encoded.places[:, 0] < span[1])
    found = np.flatnonzero(shared)
    return (int(found[0]), int(found[-1])) if len(found) else None


def _start(
    tokens: int, room: int, span: tuple[int, int] | None, chance: random.Random, *, answered: bool
) -> int:
    """Return at which token a passage is begun of which so many have *room*: an answer stays in."""
    if tokens <= room:
        return 0
    if span is None:
        start = chance.randint(0, tokens - room)
        return 0 if not answered and chance.random() < FROM_THE_START else start
    lowest = max(0, min(span[0], span[1] - room + 1))
    return chance.randint(lowest, max(0, min(span[0], tokens - room)))
