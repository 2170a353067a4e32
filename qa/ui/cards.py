"""The evidence beside an answer: a card for each citation, and a list of the passages it does not use."""

from collections.abc import Sequence

from passerelle.citations import section
from passerelle.html import escape
from passerelle.index.types import Passage, Span
from passerelle.types import Answer, Citation, Hit, QuestionLanguage
from passerelle.ui.text import fingerprint, text_html, title_html
from passerelle.ui.words import badge, lang, say

SHOWN = 3
"""Nearest passages in full view under an abstention; the others are folded."""
QUOTATION = {"fr": "« {} »", "en": "“{}”", "other": "“{}”"}


def evidence(answer: Answer, turn: int, language: QuestionLanguage) -> str:
    """Return the evidence of the answer to question number *turn*, with the page's words in *language*."""
    shown = list(answer.nearest[:SHOWN]) if answer.abstained else []
    folded = answer.nearest[len(shown) :]
    heading = "nearest" if answer.abstained else "cited"
    kind = " evidence-abstained" if answer.abstained else ""
    note = f'<p class="note">{say("nearest_note", language)}</p>' if shown else ""
    cards = [cited_card(citation, turn, language) for citation in answer.citations]
    cards += [near_card(hit, language) for hit in shown]
    return (
        f'<section class="evidence{kind}" data-turn="{turn}" aria-labelledby="evidence-{turn}">'
        f'<header class="evidence-head"><h2 id="evidence-{turn}" tabindex="-1">{say(heading, language)}</h2>'
        f'<p class="asked" {lang(answer.language)}>{escape(answer.question)}</p>{note}</header>'
        f"{''.join(cards)}{_others(folded, language)}</section>"
    )


def cited_card(citation: Citation, turn: int, language: QuestionLanguage) -> str:
    """Return the card of one citation: its passage with the quoted span marked where it stands."""
    passage = citation.passage
    name = f"card-{turn}-{citation.number}"
    span = Span(citation.start, citation.end)
    window = Span(min(passage.start, span.start), max(passage.end, span.end))
    far = [each for each in citation.context if each.end <= window.start or window.end <= each.start]
    place = where(passage, citation.page, language)
    return (
        f'<article class="card card-cited" id="{name}" tabindex="-1" aria-labelledby="{name}-title">'
        f'<header class="card-head"><span class="number" aria-hidden="true">{citation.number}</span>'
        f'<h3 id="{name}-title"><span class="unseen">[{citation.number}] </span>'
        f"{title_html(passage.document, language)}</h3>"
        f"{badge(passage.language, language)}</header>{place}{context_html(passage, far, language)}"
        f'<blockquote class="passage" {lang(passage.language)}>'
        f"{text_html(passage.document, window, span, citation.context)}</blockquote>"
        f'<div class="card-foot">{_open(passage, span, language)}'
        f'<button type="button" class="plain copy" data-citation="{escape(reference(citation))}">'
        f"{say('copy', language)}</button>"
        f'<button type="button" class="plain back">{say("back", language)}</button></div></article>'
    )


def near_card(hit: Hit, language: QuestionLanguage) -> str:
    """Return the card of a passage that no answer quotes: nothing in it is marked."""
    passage = hit.passage
    window = Span(passage.start, passage.end)
    return (
        '<article class="card card-near"><header class="card-head">'
        f"<h3>{title_html(passage.document, language)}</h3>{badge(passage.language, language)}</header>"
        f"{where(passage, passage.page, language)}"
        f'<blockquote class="passage" {lang(passage.language)}>{text_html(passage.document, window)}</blockquote>'
        f'<div class="card-foot">{_open(passage, window, language)}</div></article>'
    )


def where(passage: Passage, page: int | None, language: QuestionLanguage) -> str:
    """Return the line that says where a passage stands: its section and its page, or nothing."""
    above = section(passage)
    parts = [f"<bdi {lang(passage.language)}>{escape(above)}</bdi>"] if above else []
    if page:
        parts.append(f"{say('page', language)} {page}")
    return f'<p class="place">{" · ".join(parts)}</p>' if parts else ""


def context_html(passage: Passage, context: Sequence[Span], language: QuestionLanguage) -> str:
    """Return the spans of *context*, which a quotation is read with and which stand far from it; or nothing."""
    texts = [escape(passage.document.text[each.start : each.end]) for each in context]
    return "".join(
        f'<p class="context" {lang(passage.language)}>{say("context", language, hidden=True)}{text}</p>'
        for text in texts
    )


def reference(citation: Citation) -> str:
    """Return a citation to paste elsewhere: the quotation, then its title, section and page."""
    passage = citation.passage
    page = f"p. {citation.page}" if citation.page else ""
    place = [passage.document.title, section(passage), page, passage.document.id]
    quotation = QUOTATION[passage.language].replace("{}", citation.quote)
    return f"{quotation} ({', '.join(part for part in place if part)})"


def _others(hits: Sequence[Hit], language: QuestionLanguage) -> str:
    if not hits:
        return ""
    return (
        f'<details class="others"><summary><h2>{say("others", language)}</h2> '
        f'<span class="count">{len(hits)}</span></summary><p class="note">{say("others_note", language)}</p>'
        f"{''.join(near_card(hit, language) for hit in hits)}</details>"
    )


def _open(passage: Passage, span: Span, language: QuestionLanguage) -> str:
    return (
        f'<button type="button" class="open" data-document="{escape(passage.document.id)}" '
        f'data-start="{span.start}" data-end="{span.end}" data-words="{fingerprint(passage.document, span)}">'
        f"{say('open', language)}</button>"
    )
