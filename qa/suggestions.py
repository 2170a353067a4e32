"""What a refusal says, and suggests to ask: the headings of the nearest passages."""

from collections.abc import Sequence

from passerelle import phrases
from passerelle.index.text import visible
from passerelle.language import question_language
from passerelle.section import section
from passerelle.third import is_third_language
from passerelle.types import Hit, QuestionLanguage

MOST = 3
"""Things suggested."""
NEAR = 5
"""Hits of which those in the language of the question come first."""
LONGEST = 80
"""Characters of a heading that is suggested."""


def refusal(question: str, language: QuestionLanguage, hits: Sequence[Hit]) -> str:
    """Return what is said where nothing answers: of a question in a third language, which two are understood."""
    if is_third_language(question):
        return phrases.two_languages(language)
    return phrases.abstention(language, hits)


def suggestions(question: str, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the headings, or else titles, of the nearest of *hits*, each once, to be asked about instead.

    Of the nearest, those in the language of the *question* come first. There are none to one in a third language.
    """
    if is_third_language(question):
        return ()
    language = question_language(question)
    near = sorted(hits[:NEAR], key=lambda hit: hit.passage.language != language)
    found: dict[str, str] = {}
    for hit in [*near, *hits[NEAR:]]:
        heading = " ".join(visible(_innermost(hit) or hit.document.title).split())
        if heading and len(heading) <= LONGEST:
            found.setdefault(heading.casefold(), heading)
    return tuple(found.values())[:MOST]


def _innermost(hit: Hit) -> str:
    """Return the last of the headings above a passage."""
    before = [each for each in hit.document.headings if each.start <= hit.passage.start]
    return hit.document.text[before[-1].start : before[-1].end] if before and section(hit.passage) else ""
