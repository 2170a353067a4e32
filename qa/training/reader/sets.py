"""Question sets whose passages stand alone: which are read, how much of each, and as what examples."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelle.index.types import Language
from passerelle.training.question_sets import is_held_out, read_jsonl
from passerelle.training.reader.examples import Text

SEED = 0
LONGEST_UNMARKED = 1400
"""Characters of a passage that answers without saying where, at most: of a longer one it may be cut away."""
MOST_TIMES = 2
"""Times that the words of an answer may stand in a passage when a set does not say which is meant."""
ONE_TITLE = {"Reddit", "Filtered Reddit Comments"}
"""Titles that all texts of a source share: they say nothing, and are left out."""


@dataclass(frozen=True, slots=True)
class Source:
    """A set: at most so many of its questions (all where 0), and only those of that *kind* where one is named.

    ``marked`` tells whether answers are words of the passage. Of its answered questions, the share ``elsewhere``
    is also asked of the nearest passages that do not answer, which are those of all sets that are ``offered``.
    """

    name: str
    most: int = 0
    marked: bool = True
    kind: str = ""
    elsewhere: float = 0.0
    offered: bool = True


SOURCES = (
    Source("asked", elsewhere=1),
    Source("squad2_halfdev_en", elsewhere=0.3),
    Source("squad20_dev_other_half", elsewhere=0.3),
    Source("piaf_tune", elsewhere=0.5),
    Source("squad11_train_44articles", most=8000),
    Source("squadshifts_new_wiki"),
    Source("squadshifts_amazon_reviews", most=1500),
    Source("squadshifts_reddit", most=1500),
    Source("qed_nq_dev"),
    Source("servicepublic_vdd_spans", elsewhere=1),
    Source("covidqa_en"),
    Source("travail_emploi_fr", marked=False, offered=False),
    Source("faq_fr_divers", marked=False, elsewhere=1),
    Source("mesconseilscovid_fr", marked=False, elsewhere=1),
    Source("servicepublic_vdd", marked=False, kind="fiche question", offered=False),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a set with the passage that answers it, or that only looks as if it did."""

    source: Source
    id: str
    question: str
    language: Language
    passage: Text
    answered: bool
    spans: tuple[tuple[int, int], ...]

    @property
    def held_out(self) -> bool:
        return is_held_out(self.passage.context)


def read_source(data: Path, source: Source) -> Iterator[Asked]:
    """Yield the questions of a set in the folder *data*; nothing where that set is missing."""
    place = data / source.name
    if not place.is_dir():
        return
    passages = {row["id"]: _text(row) for row in read_jsonl(place / "passages.jsonl")}
    questions = read_jsonl(place / "questions.jsonl")
    if source.most and source.most < len(questions):
        questions = random.Random(SEED).sample(questions, source.most)  # noqa: S311
    for row in questions:
        passage = passages.get((row["passage_ids"] or [row.get("near_passage")])[0])
        if passage is None or (source.kind and row.get("kind") != source.kind):
            continue
        spans = tuple(_spans(row, passage.text)) if source.marked and row["answerable"] else ()
        if row["answerable"] and not (spans if source.marked else len(passage.text) <= LONGEST_UNMARKED):
            continue
        yield Asked(source, row["id"], row["question"], row["lang"], passage, row["answerable"], spans)


def _text(row: dict[str, Any]) -> Text:
    title = row.get("title") or ""
    return Text("" if title in ONE_TITLE else title, row["text"], row["lang"])


def _spans(row: dict[str, Any], text: str) -> Iterator[tuple[int, int]]:
    """Yield where the answers of a question stand; one without a place only where its words stand seldom."""
    answers: Sequence[Any] = row.get("answers_at") or row["answers"]
    for answer in answers:
        if not isinstance(answer, str):
            yield answer["start"], answer["start"] + len(answer["text"])
        elif 0 < len(re.findall(re.escape(answer), text)) <= MOST_TIMES:
            start = text.find(answer)
            yield start, start + len(answer)
