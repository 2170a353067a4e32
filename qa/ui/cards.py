"""The evidence beside an answer: a card for each citation, and a list of the passages it does not use."""

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from passerelle.index.chunk import SEPARATOR
from passerelle.index.text import visible, visible_name
from passerelle.index.types import Passage, Span
from passerelle.permalink import Permalink
from passerelle.section import section
from passerelle.templates import macros
from passerelle.types import Answer, Citation, Hit, QuestionLanguage
from passerelle.ui.described import around, beginning, date_shown, same_titles, strength
from passerelle.ui.drawn import Shown, drawn
from passerelle.ui.text import fingerprint
from passerelle.ui.words import badge, lang, say

SHOWN = 3
"""Nearest passages in full view under an abstention; the others are folded."""
QUOTATION = {"fr": "« {} »", "en": "“{}”", "other": "“{}”"}


def evidence(answer: Answer, turn: int, language: QuestionLanguage) -> str:
    """Return the evidence of the answer to question number *turn*, with the page's words in *language*."""
    shown = list(answer.nearest[:SHOWN]) if answer.abstained else []
    cited = [each.document for each in answer.citations]
    documents = cited + [each.document for each in answer.nearest]
    made = cards(
        language,
        turn,
        alike=same_titles(documents),
        confidence=answer.confidence,
        cited_count=len(answer.citations),
    )
    return str(made.evidence(answer, shown, answer.nearest[len(shown) :]))


def cited_card(citation: Citation, turn: int, language: QuestionLanguage) -> str:
    """Return the card of one citation: its passage with the quoted span marked where it stands."""
    return str(cards(language, turn).cited(citation))


def near_card(hit: Hit, language: QuestionLanguage) -> str:
    """Return the card of a passage that no answer quotes: nothing in it is marked."""
    return str(cards(language).near(hit))


def cards(
    language: QuestionLanguage,
    turn: int = 0,
    *,
    alike: frozenset[str] = frozenset(),
    confidence: float | None = None,
    cited_count: int = 0,
) -> Any:
    """Return the macros of ``cards.html``, which give HTML, for a page shown in *language*.

    *alike* are documents whose title does not tell them apart; *confidence* and *cited_count* are the answer's.
    """
    return macros(
        "ui/cards.html",
        language=language,
        turn=turn,
        alike=alike,
        confidence=confidence,
        cited_count=cited_count,
        around_html=around,
        answer_parts=answer_parts,
        beginning=beginning,
        citation_parts=citation_parts,
        cited_html=cited_html,
        date_shown=date_shown,
        figure=figure,
        passage_html=passage_html,
        strength=strength,
        badge=badge,
        far_context=far_context,
        fingerprint=fingerprint,
        lang=lang,
        say=say,
        section=section,
        window=window,
    )


def window(citation: Citation) -> Span:
    """Return what a card shows of the document: the passage, and the quotation where it reaches beyond it."""
    return Span(min(citation.passage.start, citation.start), max(citation.passage.end, citation.end))


def far_context(citation: Citation, shown: Span) -> Sequence[Span]:
    """Return the spans that a quotation is read with and that stand outside of what is *shown*."""
    return [each for each in citation.context if each.end <= shown.start or shown.end <= each.start]


def cited_html(citation: Citation, shown: Span, excerpt: Span | None) -> Markup:
    """Return what is *shown* of the document with the quotation marked, the words that answer bold in it."""
    answer = citation.answer
    exact = Span(answer.start, answer.end) if answer else None
    return drawn(
        citation.document,
        Shown(
            shown,
            Span(citation.start, citation.end),
            citation.context,
            exact,
            excerpt,
            above=_above(citation.passage),
        ),
    )


def passage_html(passage: Passage, excerpt: Span | None) -> Markup:
    shown = Shown(Span(passage.start, passage.end), excerpt=excerpt, above=_above(passage))
    return drawn(passage.document, shown)


def _above(passage: Passage) -> Sequence[str]:
    """Return the headings that a card says above its passage."""
    return [
        passage.document.title.strip(),
        *(each.strip() for each in passage.heading.split(SEPARATOR.strip())),
    ]


def figure(confidence: float, language: QuestionLanguage) -> str:
    """Return a probability as a percentage of whole points, as *language* writes it."""
    return f"{confidence:.0%}".replace("%", "\N{NO-BREAK SPACE}%" if language == "fr" else "%")


def citation_parts(citation: Citation) -> str:
    """Return what is copied of a citation as a JSON list; the page's address goes between its parts."""
    return json.dumps([f"{reference(citation)}\n", _permalink(citation)], ensure_ascii=False)


def answer_parts(answer: Answer) -> str:
    """Return the answer with its sources, as :func:`citation_parts` does."""
    parts = [f"{answer.question}\n\n{answer.text}\n"]
    for each in answer.citations:
        parts[-1] += f"\n[{each.number}] {_source(each)}\n"
        parts.append(_permalink(each))
    return json.dumps(parts, ensure_ascii=False)


def _permalink(citation: Citation) -> str:
    span = Span(citation.start, citation.end)
    digest = fingerprint(citation.document, span)
    return f"{Permalink(citation.document.id, span.start, span.end)}&words={digest}"


def _source(citation: Citation) -> str:
    page = f"p. {citation.page}" if citation.page else ""
    place = [citation.document.title, section(citation.passage), page, citation.document.id]
    return visible_name(", ".join(part for part in place if part))


def reference(citation: Citation) -> str:
    """Return a citation to paste elsewhere: the quotation, then its title, section and page."""
    quotation = QUOTATION[citation.passage.language].replace("{}", citation.quote)
    return f"{visible(quotation)} ({_source(citation)})"
