"""The evidence beside an answer: a card for each citation, and a list of the passages it does not use."""

from collections.abc import Sequence
from typing import Any

from passerelle.citations import section
from passerelle.index.text import visible
from passerelle.index.types import Span
from passerelle.templates import macros
from passerelle.types import Answer, Citation, Hit, QuestionLanguage
from passerelle.ui.text import fingerprint, text_html
from passerelle.ui.words import badge, lang, say

SHOWN = 3
"""Nearest passages in full view under an abstention; the others are folded."""
QUOTATION = {"fr": "« {} »", "en": "“{}”", "other": "“{}”"}


def evidence(answer: Answer, turn: int, language: QuestionLanguage) -> str:
    """Return the evidence of the answer to question number *turn*, with the page's words in *language*."""
    shown = list(answer.nearest[:SHOWN]) if answer.abstained else []
    return str(cards(language, turn).evidence(answer, shown, answer.nearest[len(shown) :]))


def cited_card(citation: Citation, turn: int, language: QuestionLanguage) -> str:
    """Return the card of one citation: its passage with the quoted span marked where it stands."""
    return str(cards(language, turn).cited(citation))


def near_card(hit: Hit, language: QuestionLanguage) -> str:
    """Return the card of a passage that no answer quotes: nothing in it is marked."""
    return str(cards(language).near(hit))


def cards(language: QuestionLanguage, turn: int = 0) -> Any:
    """Return the macros of ``cards.html``, which give HTML, for a page shown in *language*."""
    return macros(
        "ui/cards.html",
        language=language,
        turn=turn,
        badge=badge,
        far_context=far_context,
        fingerprint=fingerprint,
        lang=lang,
        reference=reference,
        say=say,
        section=section,
        text_html=text_html,
        window=window,
    )


def window(citation: Citation) -> Span:
    """Return what a card shows of the document: the passage, and the quotation where it reaches beyond it."""
    return Span(min(citation.passage.start, citation.start), max(citation.passage.end, citation.end))


def far_context(citation: Citation, shown: Span) -> Sequence[Span]:
    """Return the spans that a quotation is read with and that stand outside of what is *shown*."""
    return [each for each in citation.context if each.end <= shown.start or shown.end <= each.start]


def reference(citation: Citation) -> str:
    """Return a citation to paste elsewhere: the quotation, then its title, section and page."""
    passage = citation.passage
    page = f"p. {citation.page}" if citation.page else ""
    place = [passage.document.title, section(passage), page, passage.document.id]
    quotation = QUOTATION[passage.language].replace("{}", citation.quote)
    return visible(f"{quotation} ({', '.join(part for part in place if part)})")
