"""OpenDocument texts: paragraphs, headings, lists, tables and notes, in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from passerelle.index.load.blocks import Block, Cell, Paragraph, Table, write
from passerelle.index.load.office import attribute, child, descend, kind, said
from passerelle.index.load.opendocument.embedded import shown
from passerelle.index.load.opendocument.numbering import OUTLINE, Numbering
from passerelle.index.load.opendocument.package import OpenDocument, opened
from passerelle.index.load.opendocument.tables import read_table
from passerelle.index.load.opendocument.words import UNSEEN, Reader, Words, read_controls
from passerelle.index.load.page_edges import with_edges
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.tabbed import in_rows, spaced
from passerelle.index.text import TextBuilder, one_line

DEEPEST = 40
"""Lists and tables within each other that are kept apart; those below are read as paragraphs."""
EDGES = frozenset({"header", "footer", "header-first", "footer-first"})
"""Heads and feet of pages; those of left pages say what the others do."""


def load_odt(path: Path) -> Parsed:
    """Parse the OpenDocument text at *path*.

    Raises:
        LoadError: it is damaged, locked by a password, or no OpenDocument text.
    """
    with opened(path, "text", "text", ".odt") as file:
        text = Text(file)
        blocks = text.with_edges(list(text.blocks(file.body)))
        title, fields = file.properties()
        builder = TextBuilder()
        write(blocks, builder)
        return Parsed(builder, title, text.title, fields=fields, gaps=file.account.gaps)


@dataclass(frozen=True, slots=True)
class _List:
    """The list around a paragraph: its counters, its style, its level from 1."""

    key: str
    style: str
    level: int


class Text:
    """An OpenDocument body while it is read: its counters, and the title it begins with.

    Charts say their *figures* too where no sheet beside them does.
    """

    def __init__(self, file: OpenDocument, *, figures: bool = True) -> None:
        self.file = file
        self._figures = figures
        self.title = ""
        self._numbering = Numbering.read(file.roots)
        self._reader = Reader(file, read_controls(file.body))
        self._lists = 0

    def blocks(self, top: Element, depth: int = 0) -> Iterator[Block]:
        """Yield the blocks of *top* in order; what tabs part into columns is a table, but not in a cell."""
        found = (block for element in self._elements(top) for block in self._block(element, depth))
        return in_rows(found) if depth == 0 else map(spaced, found)

    def _block(self, element: Element, depth: int) -> Iterator[Block]:
        name = kind(element)
        if depth >= DEEPEST and name in {"list", "table"}:
            yield from (self.paragraph(each, None, depth) for each in descend(element, {"h", "p"}, UNSEEN))
        elif name == "list":
            yield from self._list(element, None, depth)
            yield Paragraph("")  # the next list is another
        elif name == "table":
            yield from self._table(element, depth)
        else:
            yield self.paragraph(element, None, depth)

    def _elements(self, top: Element) -> Iterator[Element]:
        waiting = list(reversed(top))
        while waiting:
            element = waiting.pop()
            name = kind(element)
            if name in {"h", "p", "list", "table"}:
                yield element
            elif (
                name == "section"
                and attribute(element, "display") in {"none", "condition"}
                and _hides(element)
            ):
                self.file.account.add("hidden text", attribute(element, "name"))
            elif name == "tracked-changes":
                for deleted in descend(element, {"deletion"}):
                    self.file.account.add("deletions", said(deleted))
            elif name not in UNSEEN:
                waiting.extend(reversed(element))

    def paragraph(
        self, element: Element, around: _List | None = None, depth: int = 0, start: str | None = None
    ) -> Paragraph:
        """Read a paragraph or heading; *start* is ``None`` where it is not the first of its item."""
        words = self._reader.read(element)
        style = attribute(element, "style-name")
        is_title = self.file.is_title(style)
        level = 0
        if kind(element) == "h" or is_title:
            given = attribute(element, "outline-level")
            level = min(int(given[:9]), DEEPEST) if given.isdecimal() and int(given[:9]) else 1
        label = self._label(element, words, around, level, start)
        text = label + words.text.lstrip() if label and words.text.strip() else words.text
        if is_title and not self.title:
            self.title = one_line(text)
        below: list[Block] = [*map(Paragraph, words.pictures)]
        below += [block for place in words.aside for block in self._aside(place, depth + 1)]
        below += [block for held in words.objects for block in self._embedded(held, depth + 1)]
        return Paragraph(text, level, item=around is not None and not level, below=tuple(below))

    def _aside(self, place: Element, depth: int) -> Iterator[Block]:
        if kind(place) in {"table", "list"}:
            return map(spaced, self._block(place, depth))
        if depth >= DEEPEST:
            return (self.paragraph(each, None, depth) for each in descend(place, {"h", "p"}, UNSEEN))
        return self.blocks(place, depth)

    def _embedded(self, held: OpenDocument, depth: int) -> Iterator[Block]:
        text = Text(held)
        for top in shown(held, figures=self._figures):
            yield from text.blocks(top, depth)

    def _label(
        self, element: Element, words: Words, around: _List | None, level: int, start: str | None
    ) -> str:
        if words.number is not None:
            return f"{words.number} " if words.number else ""
        if around is not None:
            if start is None:
                return ""
            style = around.style or self.file.look(attribute(element, "style-name")).numbering or ""
            return self._numbering.next(around.key, style, around.level, start)
        if kind(element) != "h" or attribute(element, "is-list-header") == "true" or not words.text.strip():
            return ""
        named = self.file.look(attribute(element, "style-name")).numbering
        if named == "":
            return ""
        given = attribute(element, "start-value") or (
            "1" if attribute(element, "restart-numbering") == "true" else ""
        )
        return self._numbering.next(named or OUTLINE, named or OUTLINE, level, given)

    def _list(self, element: Element, around: _List | None, depth: int) -> Iterator[Block]:
        style = attribute(element, "style-name") or (around.style if around else "")
        if around is None:
            self._lists += 1
            key = self._numbering.open_list(element, style, self._lists)
            here = _List(key, style, 1)
        else:
            here = _List(around.key, style, around.level + 1)
        for item in element:
            start: str | None = attribute(item, "start-value") if kind(item) == "list-item" else None
            own = child(item, "number")
            for block in self._in_item(item):
                if kind(block) == "list" and depth < DEEPEST:
                    yield from self._list(block, here, depth + 1)
                elif kind(block) in {"list", "table"}:
                    yield from self._block(block, depth + 1)
                elif own is not None and start is not None:
                    made = self.paragraph(block, here, depth, None)
                    yield Paragraph(
                        f"{(own.text or '').strip()} {made.text}", made.level, made.item, made.below
                    )
                    start = None
                else:
                    yield self.paragraph(block, here, depth, start)
                    start = None

    def _in_item(self, item: Element) -> Iterator[Element]:
        return descend(item, {"h", "p", "list", "table"}, UNSEEN | {"number"})

    def _table(self, table: Element, depth: int) -> Iterator[Block]:
        made = read_table(table, lambda cell: tuple(self._shown(cell, depth)))
        if all(len(row) <= 1 for row in made.rows):
            yield from (block for row in made.rows for cell in row for block in cell)
        else:
            yield made

    def _shown(self, cell: Element, depth: int) -> Iterator[Block]:
        for block in self.blocks(cell, depth + 1):
            if isinstance(block, Table) or block.text.strip() or block.below:
                yield block

    def with_edges(self, blocks: Sequence[Block]) -> list[Block]:
        """Return *blocks* with what heads and feet of pages tell; note those that are not read."""
        edges: dict[str, list[Cell]] = {"header": [], "footer": []}
        for root in self.file.roots:
            for place in descend(root, EDGES, {"body"}):
                if attribute(place, "display") != "false":
                    edges[kind(place).partition("-")[0]].append(tuple(self.blocks(place)))
        return with_edges(blocks, edges["header"], edges["footer"], self.file.account)


def _hides(section: Element) -> bool:
    """Tell whether a section is hidden: always, or by a condition that is met now."""
    return attribute(section, "display") == "none" or attribute(section, "is-hidden") == "true"
