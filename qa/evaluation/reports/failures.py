"""What is not as it should be, made ready for the report's table and its filters."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from passerelle.evaluation.figures.results import ChangeKind
from passerelle.evaluation.reports.marking import stems
from passerelle.evaluation.reports.rows import Row
from passerelle.evaluation.reports.words import WORDS, direction
from passerelle.types import QuestionLanguage

LAST = 1_000_000
"""The rank, for sorting, of what was not found."""
Changes = Mapping[str, ChangeKind]
Choices = list[tuple[str, str]]
"""Values that a column can be filtered by, and what each is called."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A row of the table.

    ``change`` is what became of the question since the baseline, or empty; ``shared`` are the stems of the
    expected words; ``rank`` is where the right one stood, in words, and ``rank_key`` the same to sort by.
    """

    row: Row
    change: str
    shared: frozenset[str]
    rank: str
    rank_key: int


def failure(row: Row, changes: Changes, language: QuestionLanguage) -> Failure:
    """Return *row* with what the table says besides; *changes* has what became of a question, by its id."""
    return Failure(
        row=row,
        change=changes.get(row.outcome.question.id, ""),
        shared=stems(place.quote or place.after for place in row.expected),
        rank=_rank(row, language),
        rank_key=row.outcome.rank or LAST,
    )


def choices(
    rows: Sequence[Row], changes: Changes, language: QuestionLanguage
) -> Iterator[tuple[str, Choices]]:
    """Yield what *rows* can be filtered by and its values, where there are several."""
    words = WORDS[language]
    ids = {row.outcome.question.id for row in rows}
    kinds = dict.fromkeys(kind for id_, kind in changes.items() if id_ in ids)
    tags = sorted({tag for row in rows for tag in row.outcome.question.tags})
    found: dict[str, Choices] = {
        "state": [(state, words[f"state_{state}"]) for state in dict.fromkeys(row.state for row in rows)],
        "direction": [
            (name, direction(name, language)) for name in sorted({row.outcome.direction for row in rows})
        ],
        "tag": [(tag, tag) for tag in tags],
        "change": [(kind, words[kind]) for kind in kinds],
    }
    yield from ((name, values) for name, values in found.items() if len(values) > 1)


def _rank(row: Row, language: QuestionLanguage) -> str:
    if not row.outcome.question.expected or row.state == "stale":
        return "–"
    words, outcome = WORDS[language], row.outcome
    if outcome.translation_of:
        return words["translation_of"].format(rank=outcome.translation_of)
    return str(outcome.rank) if outcome.rank else words["unranked"]
