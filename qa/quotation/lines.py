"""Read the lines of a part of a document: wrapped prose made whole, and what each line is."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from passerelle.index.tables import looks_like_row, soft_rows
from passerelle.index.types import Document, Heading, Span
from passerelle.quotation.labels import label_at
from passerelle.quotation.marks import HASHES, ITEM, MAIL, QUESTION, RULE, asks, leads
from passerelle.quotation.types import Line, LineKind

UNWRAPPED = (
    ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".epub", ".rtf", ".docx", ".docm", ".dotx", ".dotm", ".odt",
    ".ott", ".fodt", ".xlsx", ".xlsm", ".xltx", ".xltm", ".ods", ".ots", ".fods", ".pptx", ".pptm", ".ppsx", ".ppsm",
    ".potx", ".potm", ".odp", ".otp", ".fodp",
)  # fmt: skip
"""Formats whose loaders put a line end only where a list item, a table row or a break is."""
NARROWEST, USUAL = 30, 50
"""Characters of the widest line from which three lines, or two, may be wrapped prose."""
WORD = re.compile(r"\S+")


def read_lines(document: Document, window: Span) -> list[Line]:
    """Return the lines of *window*, which begins and ends where lines of the text do, in order."""
    headings = {
        each.start: each
        for each in document.headings[
            bisect_left(document.headings, window.start, key=lambda heading: heading.start) :
        ][: window.end - window.start]
        if each.start < window.end
    }
    lines: list[Line] = []
    for block in _blocks(document.text, window):
        lines += _read_block(document, block, headings)
    return lines


def _blocks(text: str, window: Span) -> Iterator[list[Span]]:
    """Yield the printed lines of each paragraph, trimmed."""
    block: list[Span] = []
    at = window.start
    while at < window.end:
        end = text.find("\n", at, window.end)
        end = window.end if end < 0 else end
        line = trimmed(text, Span(at, end))
        if line.start < line.end:
            block.append(line)
        elif block:
            yield block
            block = []
        at = end + 1
    if block:
        yield block


def _read_block(document: Document, block: Sequence[Span], headings: dict[int, Heading]) -> list[Line]:
    text = document.text
    soft = soft_rows([text[each.start : each.end] for each in block])
    lines = [
        _line(text, span, headings.get(span.start), opens=number == 0, row=number in soft)
        for number, span in enumerate(block)
    ]
    if sum(MAIL.match(text, each.start) is not None for each in lines) >= 2:
        lines = [
            replace(each, kind="mail", asks=False) if MAIL.match(text, each.start) else each for each in lines
        ]
    return lines if document.id.lower().endswith(UNWRAPPED) else _unwrapped(text, lines)


def _line(text: str, span: Span, heading: Heading | None, *, opens: bool, row: bool) -> Line:
    words = text[span.start : span.end]
    begins = span.start
    kind: LineKind = "text"
    if heading is not None:
        kind = "heading"
    elif RULE.fullmatch(words):
        kind = "rule"
    elif row or looks_like_row(words):
        kind = "row"
    elif hashes := HASHES.match(words):
        kind, begins = "heading", span.start + hashes.end()
        return Line(span.start, span.end, begins, kind, opens, asks(words), level=hashes.group().count("#"))
    elif item := ITEM.match(words):
        kind, begins = "item", span.start + item.end()
    level = heading.level if heading is not None else 0
    if kind in {"rule", "row"}:
        return Line(span.start, span.end, begins, kind, opens)
    if kind == "heading" and (item := ITEM.match(words)):
        begins += item.end()
    if mark := QUESTION.match(text, begins, span.end):
        return Line(span.start, span.end, mark.end(), kind, opens, asks=True, marked=True, level=level)
    return Line(span.start, span.end, begins, kind, opens, asks(words), level=level)


def _unwrapped(text: str, lines: Sequence[Line]) -> list[Line]:
    """Join the printed lines of *lines*, one paragraph of plain text, that a person reads as one."""
    if len(lines) == 1:
        return list(lines)
    prose = _is_prose(text, lines)
    kept: list[Line] = []
    for line in lines:
        if kept and _continues(text, kept[-1], line, prose=prose):
            last = kept[-1]
            whole = text[last.start : line.end]
            kept[-1] = replace(last, end=line.end, asks=last.marked or asks(whole))
        else:
            kept.append(line)
    return kept


def _is_prose(text: str, lines: Sequence[Line]) -> bool:
    """Tell wrapped prose from a list: each line is as full as it can be, and only the first begins a sentence."""
    width = max(line.end - line.start for line in lines)
    if width < (NARROWEST if len(lines) > 2 else USUAL):
        return False
    plain = [each for each in lines if each.kind == "text"]
    begun = {text[each.start].isupper() or text[each.start].isdigit() for each in plain}
    if len(plain) > 2 and begun == {True}:
        return False
    forced = sum(one.end - one.start + 1 + _first_word(text, other) > width for one, other in pairwise(lines))
    return forced >= 0.6 * (len(lines) - 1)


def _continues(text: str, above: Line, line: Line, *, prose: bool) -> bool:
    """Tell whether *line* goes on with the words of the line *above* it."""
    if line.kind != "text" or line.marked or above.kind not in {"text", "item"} or label_at(text, line.span):
        return False
    if leads(text[above.start : above.end]):
        return False
    indent = line.start - (text.rfind("\n", 0, line.start) + 1)
    if above.kind == "item":
        return indent >= 2 or text[line.start].islower() or prose
    if above.asks and not text[line.start].islower():
        return False
    if line.asks and text[line.start].islower() and text[above.end - 1] not in ".;:,!?…":
        return True
    return prose or (above.marked and text[line.start].islower())


def _first_word(text: str, line: Line) -> int:
    found = WORD.match(text, line.start)
    return found.end() - found.start() if found else 0


def trimmed(text: str, span: Span) -> Span:
    """Return *span* without the white space at its ends; at its start where it holds nothing else."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
