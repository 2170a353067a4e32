"""Near misses made of questions that are answered: another number, another name or an opposite is asked for."""

import random
import re
from collections.abc import Sequence

from passerelle.training.reader.opposites import opposite

NUMBER = re.compile(r"(?<![\d.,])\d+(?!\d|[.,]\d)")
NAME = re.compile(r"(?<=[ '’-])[A-ZÀ-Þ]\w{2,}")
"""A word with a capital that does not begin the question."""
WORD = re.compile(r"\w+")
TRIES = 6
LARGE = 3000
"""A number from here on is no year, and moves further."""


def names(question: str) -> list[str]:
    """Return the names in *question*, each once."""
    return list(dict.fromkeys(NAME.findall(question)))


def counterfactual(
    question: str, passage: str, language: str, others: Sequence[str], draw: random.Random
) -> str | None:
    """Return *question* with one thing changed that *passage* does not speak of, or none where nothing will do.

    ``passage`` is its whole text with its title and headings; *others* are names to choose from.
    """
    changes = [_number, _name, _opposite]
    draw.shuffle(changes)
    for change in changes:
        changed = change(question, passage, language, others, draw)
        if changed is not None:
            return changed
    return None


def _number(
    question: str, passage: str, _language: str, _others: Sequence[str], draw: random.Random
) -> str | None:
    found = [match for match in NUMBER.finditer(question) if _stands(match[0], passage)]
    if not found:
        return None
    match = draw.choice(found)
    value = int(match[0])
    for _ in range(TRIES):
        if value < LARGE:
            moved = value + draw.choice((-1, 1)) * draw.randint(1, 5 if value > 12 else 3)
        else:
            moved = value + draw.choice((-100, 100, 10, -10, 1))
        if moved > 0 and not _stands(str(moved), passage):
            return _replaced(question, match, str(moved))
    return None


def _name(
    question: str, passage: str, _language: str, others: Sequence[str], draw: random.Random
) -> str | None:
    lowered = passage.lower()
    found = [match for match in NAME.finditer(question) if match[0].lower() in lowered]
    if not found or not others:
        return None
    match = draw.choice(found)
    for _ in range(TRIES):
        other = draw.choice(others)
        if other.lower() not in lowered and other not in question:
            return _replaced(question, match, other)
    return None


def _opposite(
    question: str, passage: str, language: str, _others: Sequence[str], draw: random.Random
) -> str | None:
    found = [
        (match, other)
        for match in WORD.finditer(question)
        if (other := opposite(match[0], question[match.start() - 1 : match.start()], language))
    ]
    if not found:
        return None
    match, other = draw.choice(found)
    return None if other in passage.lower() else _replaced(question, match, other)


def _stands(number: str, passage: str) -> bool:
    return re.search(rf"(?<!\d){number}(?!\d)", passage) is not None


def _replaced(question: str, match: re.Match[str], other: str) -> str:
    return question[: match.start()] + other + question[match.end() :]
