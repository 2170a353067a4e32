"""Questions of the sets in DATA, as the runner asks them: by set and direction, drawn the same each time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelle.evaluation.types import Expectation, Question, QuestionSet
from passerelle.index.types import Language
from passerelle.training.question_sets import (
    PARALLEL,
    digest,
    in_held_out_third,
    is_held_out,
    read_jsonl,
)

SETS = {
    "piaf_tune": "questions_open",
    "squad2_halfdev_en": "questions",
    "xquad_en": "questions",
    "covidfaq": "questions",
    "pyfaq": "questions",
    "canlaws_tune": "questions",
}
UNSEEN = {"covidfaq"}
"""Sets that no number was fitted on; of the others, what is held out."""
MOST = 600
"""Questions of a set and direction."""
HELD_OUT = "held out"
"""Tag of a question that no number was fitted on."""

Rows = Mapping[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Questions of one set in one language, to be asked of passages in another, or of all where ``found`` is none."""

    name: str
    asked: Language
    found: Language | None
    questions: QuestionSet

    @property
    def label(self) -> str:
        return f"{self.name} {self.asked}→{self.found or 'mixed'}"


def draw(folder: Path) -> Iterator[Drawn]:
    """Yield at most ``MOST`` questions for each direction of the set that *folder* is named after, drawn by their ids.

    Its passages are in ``passages.jsonl`` (id, title, text, lang), each a document; its questions (id, question,
    lang, passage_ids) in the file that ``SETS`` names. Those of a set in two languages are also asked of all of it.
    """
    name = folder.name
    passages = {row["id"]: row for row in read_jsonl(folder / "passages.jsonl")}
    rows = sorted(read_jsonl(folder / f"{SETS[name]}.jsonl"), key=lambda row: digest(row["id"]))
    held: list[Language] = sorted({row["lang"] for row in passages.values()})
    for asked in sorted({row["lang"] for row in rows}):
        for found in [*held, None] if len(held) > 1 else held:
            known = {id_: row for id_, row in passages.items() if found in {None, row["lang"]}}
            own = (_question(name, row, known) for row in rows if row["lang"] == asked)
            questions = [question for question in own if question.expected][:MOST]
            if questions:
                yield Drawn(name, asked, found, QuestionSet(tuple(questions)))


def _question(name: str, row: dict[str, Any], known: Rows) -> Question:
    """Return the question of a *row*, which expects those of its passages that are *known*."""
    ids = [id_ for id_ in row["passage_ids"] if id_ in known]
    held_out = bool(ids) and (name in UNSEEN or _held_out(name, row, known[ids[0]]))
    return Question(
        id=row["id"],
        text=row["question"],
        language=row["lang"],
        expected=tuple(map(Expectation, ids)),
        tags=(HELD_OUT,) if held_out else (),
    )


def _held_out(name: str, row: dict[str, Any], passage: dict[str, Any]) -> bool:
    """Tell whether the fits leave a question out: each third of a parallel set, elsewhere all of some titles."""
    return in_held_out_third(row["id"]) if name in PARALLEL else is_held_out(passage["title"])
