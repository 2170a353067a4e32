"""Numbers as a report writes them, in the reader's language."""

import math
from typing import Literal

from passerelle.evaluation.figures.measures import GROUP_MEASURES
from passerelle.evaluation.figures.power import shown_drop
from passerelle.evaluation.figures.results import Figure, Group, PairedTest
from passerelle.evaluation.reports.words import WORDS
from passerelle.types import QuestionLanguage

LEVEL = 0.05
"""Chance up to which a difference is marked, each figure being looked at by itself."""
MILLISECONDS = tuple(name for name in GROUP_MEASURES if name.startswith("ms "))


def number(value: float, language: QuestionLanguage, digits: int = 3) -> str:
    """Return *value* with a point or a comma."""
    shown = f"{value:.{digits}f}"
    return shown.replace(".", ",") if language == "fr" else shown


def figure(value: float, measure: str, language: QuestionLanguage) -> str:
    """Return the value of a *measure*: milliseconds whole, everything else to three digits."""
    return number(value, language, 0 if measure in MILLISECONDS else 3)


def interval(found: Figure, language: QuestionLanguage) -> str:
    """Return in words between what two values a figure would be on other questions like these."""
    return WORDS[language]["interval"].format(
        low=number(found.low, language), high=number(found.high, language)
    )


def basis(measure: str, group: Group, language: QuestionLanguage) -> str:
    """Return in words how many questions of *group* the figure of a *measure* is of, and what drop they can show."""
    words, least = WORDS[language], shown_drop(measure, group)
    of = words["of_all"].format(count=group.figures[measure].count, questions=group.questions)
    if math.isinf(least):
        return f"{of} · {words['shows_none']}"
    shows = words["shows_part" if measure in group.graded else "shows"]
    return f"{of} · {shows.format(least=number(least, language))}"


def difference(value: float, language: QuestionLanguage) -> str:
    """Return *value* with its sign, the minus being a real one, and without one where nothing is left of it."""
    shown = number(abs(value), language)
    if not float(shown.replace(",", ".")):
        return "±0"
    return f"{'+' if value > 0 else '−'}{shown}"


def sense(test: PairedTest) -> Literal["better", "worse", "same"]:
    """Return which way a figure went; ``same`` where chance alone would part the two runs as far often enough."""
    if test.p > LEVEL or test.now == test.was:
        return "same"
    return "worse" if test.worse else "better"
