"""Draw questions and the passages that answer them, of which the adapter learns: batches of few subjects each.

Questions are those of question sets, headings of aligned texts, or a sentence of one, asked of its text in either
language. Neighbours of a subject stand in one batch: each is what the others must be told from.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelle.index.folding import fold
from passerelle.index.sentences import sentences
from passerelle.index.types import Language
from passerelle.training.question_sets import is_held_out, laws, read_jsonl, read_pairs

SETS: dict[str, Language] = {
    "piaf_tune/questions_open": "fr",
    "squad2_halfdev_en/questions": "en",
    "xquad_en/questions": "en",
}
MOST = {"canlaws": 14000, "debdesc": 4000}
"""Aligned texts drawn of a source; all of another."""
SHARES = {
    "canlaws": 3.0,
    "pydocs": 3.0,
    "libreoffice-help": 2.0,
    "apache2": 1.2,
    "debdesc": 1.0,
    "debian-handbook": 0.6,
    "debian-reference": 0.5,
    "installation-guide": 0.4,
    "developers-reference": 0.4,
    "maint-guide": 0.3,
}
"""How often a batch asks of each source."""
SUBJECTS = 2
"""Subjects of question sets in a batch, and sources of aligned texts."""
ASKED = 12
"""Questions of each."""
SAME_LANGUAGE = 0.5
"""Share of the questions to aligned texts that are asked of the text in their own language."""
SHORTEST = 200
COMMON = 3
"""Texts of one source from which a heading says nothing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and the passage that answers it, each in its language."""

    question: str
    asked: Language
    passage: str
    answered: Language


@dataclass(frozen=True, slots=True)
class _Taught:
    """A question of a set."""

    key: str
    question: str
    language: Language
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A text in both languages; its headings are empty where they say too little to be asked."""

    key: str
    texts: Mapping[Language, str]
    headings: Mapping[Language, str]


class TrainingPairs:
    """All that is asked, by subject; *draw* decides what comes when, and how."""

    def __init__(self, data: Path, draw: random.Random) -> None:
        self._draw = draw
        self._taught = _questions(data)
        self._aligned = _aligned(data, draw)
        self._decks: dict[str, list[Any]] = {}

    def batches(self) -> Iterator[list[Pair]]:
        """Yield batches without end, no text twice in one."""
        titles = list(self._taught)
        while True:
            rows: list[_Taught | _Aligned] = []
            for title in dict.fromkeys(self._weighed(titles, self._taught, SUBJECTS)):
                rows += self._deal(title, self._taught[title], ASKED)
            for source in self._draw.choices(list(SHARES), list(SHARES.values()), k=SUBJECTS):
                groups = self._aligned[source]
                wanted = len(rows) + ASKED
                for group in self._weighed(list(groups), groups, 2 * ASKED):
                    rows += self._deal(f"{source} {group}", groups[group], wanted - len(rows))
            yield [self._pair(row) for row in {row.key: row for row in rows}.values()]

    def _weighed(self, names: list[str], sizes: Mapping[str, list[Any]], count: int) -> list[str]:
        """Return *count* of *names*, the larger ones more often."""
        return self._draw.choices(names, [min(len(sizes[name]), 40) for name in names], k=count)

    def _deal(self, name: str, rows: list[Any], count: int) -> list[Any]:
        """Take *count* of *rows*, none again before all were taken, and none beside another of its passage."""
        deck = self._decks.setdefault(name, [])
        if len(deck) < count:
            deck += self._draw.sample(rows, len(rows))
        taken: dict[str, Any] = {}
        left = []
        while deck and len(taken) < count:
            row = deck.pop()
            if row.key in taken:
                left.append(row)
            taken.setdefault(row.key, row)
        deck += left
        return list(taken.values())

    def _pair(self, row: _Taught | _Aligned) -> Pair:
        if isinstance(row, _Taught):
            titled = f"{row.title}\n{row.text}" if self._draw.random() < 0.7 else row.text
            return Pair(self._typed(row.question), row.language, titled, row.language)
        asked: Language = self._draw.choice(("fr", "en"))
        other: Language = "en" if asked == "fr" else "fr"
        answered = asked if self._draw.random() < SAME_LANGUAGE else other
        if row.headings[asked]:
            return Pair(self._typed(row.headings[asked]), asked, row.texts[answered], answered)
        text = row.texts[asked]
        parts = [text[span.start : span.end] for span in sentences(text) if 30 < span.end - span.start < 300]
        part = self._draw.choice(parts or [text[:SHORTEST]])
        rest = text.replace(part, " ").strip()
        alone = asked == answered and len(rest) > 80 and self._draw.random() < 0.7
        return Pair(part, asked, rest if alone else row.texts[answered], answered)

    def _typed(self, question: str) -> str:
        """Return *question* as some type it: without accents, in small letters, with a slip, or as keywords."""
        chance = self._draw.random()
        if chance < 0.08:
            return fold(question)
        if chance < 0.14:
            return question.lower().rstrip(" ?.")
        if chance < 0.18 and len(question) > 8:
            at = self._draw.randrange(1, len(question) - 2)
            return question[:at] + question[at + 1] + question[at] + question[at + 2 :]
        if chance < 0.22:
            return " ".join(word for word in re.findall(r"\w+", question) if len(word) > 3) or question
        return question


def _questions(data: Path) -> dict[str, list[_Taught]]:
    """Return questions that are answered, by title, of titles that are not held out; a title is of one set."""
    found: dict[str, list[_Taught]] = {}
    for name, language in SETS.items():
        passages = {row["id"]: row for row in read_jsonl((data / name).parent / "passages.jsonl")}
        own: dict[str, list[_Taught]] = defaultdict(list)
        for row in read_jsonl(data / f"{name}.jsonl"):
            for passage in (passages[id_] for id_ in row["passage_ids"][:1]):
                title = passage["title"]
                if title not in found and not is_held_out(title):
                    own[title].append(
                        _Taught(passage["id"], row["question"], language, title, passage["text"])
                    )
        found |= own
    return found


def _aligned(data: Path, draw: random.Random) -> dict[str, dict[str, list[_Aligned]]]:
    """Return aligned texts by source and group, without the laws that ``canlaws_tune`` asks of."""
    asked = laws(data / "canlaws_tune" / "passages.jsonl")
    rows = list(read_pairs(data / "aligned" / "pairs.jsonl.gz", asked))
    draw.shuffle(rows)
    seen = Counter(row["source"] + row["heading_en"].lower() for row in rows)
    counts: Counter[str] = Counter()
    found: dict[str, dict[str, list[_Aligned]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        source, asks = row["source"], _asks(row) and seen[row["source"] + row["heading_en"].lower()] <= COMMON
        if counts[source] < MOST.get(source, len(rows)) and (asks or len(row["en"]) >= SHORTEST):
            # A package's description is a group of its own: a hundredth of them together make a batch.
            group = str(counts[source] % 300) if source == "debdesc" else row["group"]
            counts[source] += 1
            found[source][group].append(
                _Aligned(
                    row["id"],
                    {"fr": row["fr"], "en": row["en"]},
                    {"fr": row["heading_fr"] if asks else "", "en": row["heading_en"] if asks else ""},
                )
            )
    return found


def _asks(row: Mapping[str, str]) -> bool:
    """Tell whether a row's headings are a question one might ask of it."""
    heading = row["heading_en"]
    return (
        len(heading.split()) > 1
        and bool(row["heading_fr"])
        and heading[:20] not in row["en"]
        and not heading.endswith(" Directive")
    )
