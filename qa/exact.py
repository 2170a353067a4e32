"""The exact words that answer, where a quotation leaves no choice: its only number or date, or the cell of a column."""

import re
from collections.abc import Sequence

from passerelle.index.folding import fold, fold_letters
from passerelle.index.tables import BARS, cells, looks_like_row
from passerelle.index.types import Document, Span
from passerelle.query import Query
from passerelle.types import ExactAnswer
from passerelle.words import MONTHS, NUMBER, content_words

UNIT = (
    r"(?:[ \u00a0\u202f]?(?:[€$£%]|m[23]|°c?|(?:euros?|dollars?|pounds?|kg|km|mm|cm|m|h(?:eures?|ours?)?|min(?:utes?)?"
    r"|ans?|years?|jours?|days?|mois|months?|semaines?|weeks?|fois|times|personnes?|people|[mkg]wh|litres?|tonnes?)\b))?"
)
AMOUNT = re.compile(
    rf"[€$£]?(?<![\w.,/-])(?:\d{{1,3}}(?:[ \u00a0\u202f,]\d{{3}})+|\d+)(?:[.,]\d+)?(?![\w/-]){UNIT}"
)
YEAR = r"(?:1\d|20)\d\d"
DAY = r"\b\d{1,2}(?:er|st|nd|rd|th)?"
DATE = re.compile(
    rf"{DAY} (?:of )?(?:{MONTHS})\b(?:,? {YEAR}\b)?|\b(?:{MONTHS}) (?:\d{{1,2}}(?!\d)(?:,? {YEAR}\b)?|{YEAR}\b)"
    rf"|\b\d{{1,2}}[/.]\d{{1,2}}[/.]{YEAR}\b|\b{YEAR}-\d\d-\d\d\b"
    r"|\b\d{1,2}[ \u00a0\u202f]?(?:h(?:[ \u00a0\u202f]?\d\d)?|[.:]\d\d(?: ?[ap]\.?m)?|[ap]\.?m)\b"
    rf"|\b{YEAR}\b"
)
"""As text in lower case and without accents has them."""


def exact_answer(
    query: Query, document: Document, quoted: Span, context: Sequence[Span]
) -> ExactAnswer | None:
    """Return the words in *quoted* that answer what *query* asks; ``None`` where several may, or none does."""
    text = document.text[quoted.start : quoted.end]
    if looks_like_row(text) and "\n" not in text and context:
        cell = _cell(query, document, quoted, context[-1])
        return ExactAnswer.of(document, cell) if cell else None
    if query.kind not in {"number", "time"}:
        return None
    folded = fold_letters(text)
    known = set(NUMBER.findall(fold(query.asks.lower())))
    pattern = DATE if query.kind == "time" else AMOUNT
    found = [each for each in pattern.finditer(folded) if not known & set(NUMBER.findall(each.group()))]
    if len(found) != 1:
        return None
    start, end = found[0].span()
    return ExactAnswer.of(document, Span(quoted.start + start, quoted.start + end))


def _cell(query: Query, document: Document, row: Span, header: Span) -> Span | None:
    """Return the cell of the column whose name shares most words with the question; ``None`` where two do."""
    names = cells(document.text[header.start : header.end].split("\n")[-1])
    shared = [
        len(set(content_words(name)) & set(query.words)) for name in names[1:]
    ]  # the first names the row
    best = max(shared, default=0)
    if not best or shared.count(best) > 1:
        return None
    spans = _cell_spans(document.text, row)
    return spans[shared.index(best) + 1] if len(spans) == len(names) else None


def _cell_spans(text: str, row: Span) -> list[Span]:
    edges = [
        row.start,
        *(edge for bar in BARS.finditer(text, row.start, row.end) for edge in bar.span()),
        row.end,
    ]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [Span(start, end) for start, end in pairs if start < end]
