"""A stretch of a document as HTML: headings, paragraphs, lists and tables, in the document's own words and order."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from markupsafe import Markup

from passerelle.html import escape
from passerelle.index.tables import BARS, cells, looks_like_row, names_columns
from passerelle.index.types import Document, Heading, Span
from passerelle.quotation.marks import ITEM

Kind = Literal["heading", "table", "list", "text", "blank"]
SHORT_CELL = 14
"""Characters of a cell, as of an amount with its unit or a telephone number, that is not broken into lines."""
SHORT_ANSWER = 16
"""Characters of an exact answer that stays on one line, as an amount, a day or an hour does."""
FEW_COLUMNS = 3
"""Columns that any screen has room for side by side."""
MANY_COLUMNS = 4
"""Columns from which a table may be wider than its card, and scrolls on its own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What of ``window`` is ``marked``, read with it as ``context``, the ``exact`` answer, and at first in view.

    What lies outside of ``excerpt`` and of ``context`` is drawn and hidden, for a button to show; ``None`` hides
    nothing. Headings are real ones, from ``<h3>``, where ``outline`` is asked. What is marked is cited, unless it is
    only ``near`` the question; headings at the top whose words stand ``above`` the stretch need no second place.
    """

    window: Span
    marked: Span | None = None
    context: Sequence[Span] = ()
    exact: Span | None = None
    excerpt: Span | None = None
    outline: bool = False
    near: bool = False
    above: Collection[str] = ()

    def hides(self, start: int, end: int) -> bool:
        kept = (self.excerpt, *self.context)
        return self.excerpt is not None and not any(
            each and each.start < end and start < each.end for each in kept
        )


def drawn(document: Document, shown: Shown) -> Markup:
    """Return the words of ``shown.window``, all and in order.

    Whatever else is drawn (page numbers, where a mark starts) is drawn by the style sheet: the text of
    the HTML is the text of the document.
    """
    return Markup("").join(_Drawing(document, shown).pieces())


def drawn_rows(document: Document, head: Sequence[Span], quoted: Span, exact: Span | None) -> Markup:
    """Return the rows *quoted* as a table, below the *head* that is read with them; its first row names the columns.

    One row of many cells is turned: a line a cell, each behind the name of its column, which a phone has room for.
    """
    drawing = _Drawing(document, Shown(quoted, exact=exact))
    top = [line for each in head for line in drawing.lines(each)]
    lines = list(drawing.lines(quoted))
    names, values = ([words for words, _ in drawing.cells(each[0])] for each in (top, lines))
    if len(top) == len(lines) == 1 and len(names) == len(values) > FEW_COLUMNS:
        rows = [
            Markup('<tr><th scope="row">{}</th><td>{}</td></tr>').format(
                drawing.inline(name), drawing.inline(value)
            )
            for name, value in zip(names, values, strict=True)
            if document.text[value.start : value.end].strip()
        ]
    else:
        rows = [drawing.row(line, "th") for line in top] + [drawing.row(line, "td") for line in lines]
    return Markup('<div class="rows"><table><tbody>{}</tbody></table></div>').format(Markup("").join(rows))


def short(words: str) -> str:
    """Return the class of the exact *words* of an answer; a few, as an amount with its unit, stay on one line."""
    return "exact short" if len(words) <= SHORT_ANSWER else "exact"


class _Drawing:
    """One stretch of one document, and where it has to be cut."""

    def __init__(self, document: Document, shown: Shown) -> None:
        self.text, self.shown = document.text, shown
        self.headings = {each.start: each for each in document.headings}
        self.pages = {page.start: number for number, page in enumerate(document.pages, start=1)}
        spans = [each for each in (shown.marked, shown.excerpt, *shown.context) if each]
        edges = {edge for each in spans for edge in (each.start, each.end)}
        self.cuts = sorted(edges | self.pages.keys())
        marked = shown.marked or Span(0, 0)
        words = self.text[marked.start : marked.end]
        self.first = marked.start + len(words) - len(words.lstrip())
        self.last = marked.start + len(words.rstrip())

    def pieces(self) -> Iterator[Markup]:
        lines = [(self._kind(line), line) for line in self.lines(self.shown.window)]
        for at, (kind, line) in enumerate(lines):  # a row alone is no table
            around = [lines[each][0] for each in (at - 1, at + 1) if 0 <= each < len(lines)]
            if kind == "table" and "table" not in around:
                lines[at] = ("text", line)
        for kind, group in groupby(lines, key=lambda each: each[0]):
            yield from getattr(self, f"_{kind}")([line for _, line in group])

    def lines(self, window: Span) -> Iterator[Span]:
        """Yield the lines of the *window*, each with the line end behind it."""
        start = window.start
        while start < window.end:
            found = self.text.find("\n", start, window.end)
            end = window.end if found < 0 else found + 1
            yield Span(start, end)
            start = end

    def _kind(self, line: Span) -> Kind:
        words = self.text[line.start : line.end].strip()
        if not words:
            return "blank"
        if line.start in self.headings:
            return "heading"
        if looks_like_row(words):
            return "table"
        return "list" if ITEM.match(words) else "text"

    def _blank(self, lines: Sequence[Span]) -> Iterator[Markup]:
        for line in lines:
            yield self.inline(line)

    def _heading(self, lines: Sequence[Span]) -> Iterator[Markup]:
        for line in lines:
            heading: Heading = self.headings[line.start]
            tag = f"h{min(heading.level + 2, 6)}" if self.shown.outline else "p"
            told = " told" if self._is_told(line) else ""
            yield self._element(tag, f"heading heading-{min(heading.level, 4)}{told}", line)

    def _is_told(self, line: Span) -> bool:
        """Tell whether *line* is a heading at the top of the stretch that stands above it as well."""
        above = self.text[self.shown.window.start : line.end].split("\n")
        return all(each.strip() in self.shown.above for each in above if each.strip())

    def _text(self, lines: Sequence[Span]) -> Iterator[Markup]:
        yield self._element("p", "", Span(lines[0].start, lines[-1].end))

    def _list(self, lines: Sequence[Span]) -> Iterator[Markup]:
        items = Markup("").join(self._element("li", "", line) for line in lines)
        yield Markup("<ul{}>{}</ul>").format(self._rest(lines, "items"), items)

    def _table(self, lines: Sequence[Span]) -> Iterator[Markup]:
        texts = [self.text[line.start : line.end].strip() for line in lines]
        head = len(lines) > 1 and names_columns(texts[0])
        rows = Markup("").join(
            self.row(line, "th" if head and not at else "td") for at, line in enumerate(lines)
        )
        is_wide = max(len(cells(text)) for text in texts) > MANY_COLUMNS
        wide = Markup(' tabindex="0"') if is_wide else ""
        yield Markup("<div{}{}><table><tbody>{}</tbody></table></div>").format(
            self._rest(lines, "rows"), wide, rows
        )

    def row(self, line: Span, tag: str) -> Markup:
        parts = []
        for words, bar in self.cells(line):
            hidden = self.inline(bar)
            parts.append(
                Markup("<{}{}{}>{}{}</{}>").format(
                    tag,
                    Markup(' scope="col"') if tag == "th" else "",
                    Markup(' class="short"') if bar.start - words.start <= SHORT_CELL else "",
                    self.inline(words),
                    Markup('<span class="bar">{}</span>').format(hidden) if hidden else "",
                    tag,
                )
            )
        end = line.start + len(self.text[line.start : line.end].rstrip("\n"))
        after = Markup(escape(self.text[end : line.end]))  # noqa: S704  escaped
        return Markup("<tr{}>{}</tr>{}").format(self._rest([line]), Markup("").join(parts), after)

    def cells(self, line: Span) -> Iterator[tuple[Span, Span]]:
        """Yield where the words of each cell of *line* stand, and the bar behind them, which may be of no length."""
        end = line.start + len(self.text[line.start : line.end].rstrip("\n"))
        bars = [found.span() for found in BARS.finditer(self.text, line.start, end)]
        edges = [line.start, *(stop for _, stop in bars if stop < end), end]
        for start, stop in pairwise(edges):
            bar = next((first for first, last in bars if last == stop), stop)
            yield Span(start, bar), Span(bar, stop)

    def _element(self, tag: str, classes: str, span: Span) -> Markup:
        """Return *span* as an element; the line end behind it stands outside, where it draws nothing."""
        end = span.start + len(self.text[span.start : span.end].rstrip("\n"))
        rest = self._rest([span], classes)
        inside, after = self.inline(Span(span.start, end)), escape(self.text[end : span.end])
        return Markup("<{}{}>{}</{}>{}").format(tag, rest, inside, tag, Markup(after))  # noqa: S704  escaped

    def _rest(self, lines: Sequence[Span], classes: str = "") -> Markup:
        """Return the attributes of what is drawn of *lines*: its *classes*, and whether it is hidden at first."""
        hidden = self.shown.hides(lines[0].start, lines[-1].end)
        named = f"{classes} rest" if hidden else classes
        return Markup("{}{}").format(
            Markup(' class="{}"').format(named.strip()) if named else "", Markup(" hidden") if hidden else ""
        )

    def inline(self, span: Span) -> Markup:
        inside = [cut for cut in self.cuts if span.start < cut < span.end] if self.cuts else []
        return Markup("").join(
            self._piece(start, end) for start, end in pairwise([span.start, *inside, span.end]) if start < end
        )

    def _piece(self, start: int, end: int) -> Markup:
        shown, span = self.shown, Span(start, end)
        words = self.text[start:end]
        piece = self._words(start, end)
        if (
            shown.marked and span.within(shown.marked) and words.strip()
        ):  # a blank line would be a sliver of colour
            at = start + len(words) - len(words.lstrip())
            edges = ("starts " if at <= self.first else "") + ("ends" if end >= self.last else "")
            classes = f"near {edges}" if shown.near else edges
            piece = Markup('<mark class="{}">{}</mark>').format(classes.strip(), piece)
        elif any(map(span.within, shown.context)):
            piece = Markup('<span class="context">{}</span>').format(piece)
        elif shown.hides(start, end) and words.strip():
            piece = Markup('<span class="rest" hidden>{}</span>').format(piece)
        if start in self.pages and start > shown.window.start:
            piece = Markup('<span class="page" data-page="{}"></span>{}').format(self.pages[start], piece)
        return piece

    def _words(self, start: int, end: int) -> Markup:
        """Return the words there, those of the exact answer bold."""
        exact = self.shown.exact or Span(start, start)
        first, last = (min(max(each, start), end) for each in (exact.start, exact.end))
        before, bold, after = (
            Markup(escape(self.text[one:other]))  # noqa: S704  escaped
            for one, other in ((start, first), (first, last), (last, end))
        )
        return (
            before + Markup('<b class="{}">{}</b>').format(short(self.text[first:last]), bold) + after
            if bold
            else before + after
        )
