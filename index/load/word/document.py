"""Word documents: paragraphs, headings by style, lists, tables and notes, in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account
from passerelle.index.load.blocks import Block, Cell, Paragraph, Table, write
from passerelle.index.load.drawings import drawn
from passerelle.index.load.merged_cells import filled
from passerelle.index.load.office import attribute, child, descend, kind, said
from passerelle.index.load.openxml import Package
from passerelle.index.load.page_edges import with_edges
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.tabbed import in_rows, spaced
from passerelle.index.load.word.chunks import chunk
from passerelle.index.load.word.edges import shown_edges
from passerelle.index.load.word.numbering import Numbering, read_numbering
from passerelle.index.load.word.styles import (
    Look,
    Style,
    default_style,
    look,
    own_level,
    own_numbering,
    read_styles,
)
from passerelle.index.load.word.words import DELETED, MOVED, NOTES, UNSEEN, Reader, Words, is_prompt
from passerelle.index.load.zipped import opened_zip, read_what_can_be
from passerelle.index.text import TextBuilder, one_line

DEEPEST = 12
"""Tables within tables that are kept apart; those below are read as paragraphs."""
BLOCKS = frozenset({"p", "tbl", "altChunk", "subDoc"})


def load_docx(path: Path) -> Parsed:
    """Parse the Word document at *path*.

    Raises:
        LoadError: it is damaged, locked by a password, or no Word document.
    """
    account = Account()
    with opened_zip(path) as archive:
        package = Package(archive, account)
        main = package.main()
        body = child(read_what_can_be(archive, main, account), "body")
        if body is None:
            raise LoadError(f"{path}: it is an Office file but not a Word document; save it as .docx or .pdf")
        document = _document(package, main)
        blocks = document.with_edges(body, list(document.blocks(body)))
        title, fields = package.properties()
    builder = TextBuilder()
    write(blocks, builder)
    return Parsed(builder, title, document.title, fields=fields, gaps=account.gaps)


@dataclass(slots=True)
class _Document:
    """A Word document while it is read: what its parts say, and the counters and the text carried along."""

    package: Package
    main: str
    styles: dict[str, Style]
    default: str
    numbering: Numbering
    notes: dict[tuple[str, str], Element]
    base: Look
    reader: Reader
    title: str = ""
    carried: list[str] = field(default_factory=list)
    """Text of a paragraph whose end was deleted, or a large initial: it runs on in the next."""

    def blocks(self, top: Element, depth: int = 0) -> Iterator[Block]:
        """Yield the blocks of *top* in order, each once; what tabs part into columns is a table, but not in a cell."""
        found = self._blocks(top, depth)
        return in_rows(found) if depth == 0 else map(spaced, found)

    def _blocks(self, top: Element, depth: int) -> Iterator[Block]:
        for element in self._elements(top):
            match kind(element):
                case "tbl" if depth < DEEPEST:
                    yield from self._table(element, depth)
                case "tbl":
                    yield from map(self._paragraph, descend(element, {"p"}, UNSEEN))
                case "p":
                    yield self._paragraph(element)
                case "altChunk":
                    yield from chunk(self.package, self.main, attribute(element, "id"), _load_inner)
                case _:
                    self.package.account.add("missing parts", "a document that is linked")

    def _elements(self, top: Element) -> Iterator[Element]:
        waiting = list(reversed(top))
        while waiting:
            element = waiting.pop()
            name = kind(element)
            if name in BLOCKS:
                yield element
            elif name in DELETED:
                if name != MOVED and (words := said(element)):
                    self.package.account.add("deletions", words)
            elif name not in UNSEEN and not is_prompt(element):
                waiting.extend(reversed(element))

    def _paragraph(self, element: Element) -> Paragraph:
        named = attribute(child(element, "pPr", "pStyle"), "val") or self.default
        style = self.styles.get(named, Style())
        if style.contents:
            return Paragraph("")
        words = self.reader.read(element, style.look.over(self.base))
        mark = child(element, "pPr", "rPr")
        text = "".join(self.carried) + words.text
        self.carried.clear()  # before what stands below is read, which it does not run on in
        if _runs_on(element, mark):
            below = tuple(self._below(words))
            self.carried.append(text)
            return Paragraph("", below=below)
        number, place = own_numbering(element)
        number = number or style.numbering
        listed = style.listed or number not in {"", "0"}
        level = own_level(element, style.level)
        if text.strip() or not look(mark).hidden:
            text = self._labelled(number, style.numbering_level if place is None else place, named, text)
        if level and style.title and not self.title:
            self.title = one_line(text)
        return Paragraph(text, level, listed and not level, tuple(self._below(words)))

    def _labelled(self, number: str, place: int | None, style: str, text: str) -> str:
        if number in {"", "0"}:
            return text
        place = self.numbering.level_of(number, style) if place is None else place
        label = self.numbering.next(number, place)
        return f"{label}{text.lstrip()}" if text.strip() else text

    def _below(self, words: Words) -> Iterator[Block]:
        """Yield what a reader finds beside or below a paragraph: text boxes, pictures, drawings, the notes it calls."""
        for box in words.boxes:
            yield from self.blocks(box)
        yield from map(Paragraph, words.pictures)
        for what, place in words.drawings:
            yield from drawn(self.package, self.main, what, place)
        for key in words.notes:
            if key in self.notes:
                yield from self.blocks(self.notes.pop(key))  # once: a note may call itself

    def _table(self, table: Element, depth: int) -> Iterator[Block]:
        """Yield a table; of a frame around paragraphs, or a table of one column, the blocks in it."""
        rows: list[list[tuple[Cell, int, int]]] = []
        open_cells: dict[
            int, tuple[int, int]
        ] = {}  # column: the row and the number of the cell merged downwards
        for row in descend(table, {"tr"}, UNSEEN):
            if child(row, "trPr", "del") is not None:
                self.package.account.add("deletions", said(row))
            else:
                rows.append([])
                self._row(row, rows, open_cells, depth)
        if all(len(row) <= 1 for row in rows):
            yield from (block for row in rows for cell, _, _ in row for block in cell)
        else:
            yield filled(rows)

    def _row(
        self,
        row: Element,
        rows: list[list[tuple[Cell, int, int]]],
        open_cells: dict[int, tuple[int, int]],
        depth: int,
    ) -> None:
        """Fill the last of *rows* with the cells of *row*; one that goes on from the row above makes that longer."""
        made = rows[-1]
        column = _count(child(row, "trPr", "gridBefore"), 0)
        made += [((), 1, 1) for _ in range(column)]
        for cell in self._cells(row):
            wide = _count(child(cell, "tcPr", "gridSpan"), 1)
            merge, across = child(cell, "tcPr", "vMerge"), child(cell, "tcPr", "hMerge")
            if across is not None and attribute(across, "val") != "restart" and made:
                held, width, high = made[-1]
                made[-1] = (held, width + wide, high)
            elif merge is not None and attribute(merge, "val") != "restart" and column in open_cells:
                above, place = open_cells[column]
                held, width, high = rows[above][place]
                rows[above][place] = (held, width, high + 1)
            else:
                open_cells.pop(column, None)
                if merge is not None:
                    open_cells[column] = (len(rows) - 1, len(made))
                made.append((tuple(self._shown(cell, depth)), wide, 1))
            column += wide

    def _cells(self, row: Element) -> Iterator[Element]:
        """Yield the cells of *row* but those that were deleted, which are accounted for."""
        for cell in descend(row, {"tc"}, UNSEEN):
            if child(cell, "tcPr", "cellDel") is None:
                yield cell
            elif words := said(cell):
                self.package.account.add("deletions", words)

    def _shown(self, cell: Element, depth: int) -> Iterator[Block]:
        for block in self.blocks(cell, depth + 1):
            if isinstance(block, Table) or block.text.strip() or block.below:
                yield block

    def with_edges(self, body: Element, blocks: Sequence[Block]) -> list[Block]:
        """Return *blocks* with what heads and feet of pages tell; note these and the comments, which are not read."""
        account = self.package.account
        comments = self.package.xml(self.main, "comments")
        for each in comments if comments is not None else ():
            account.add("comments", attribute(each, "author"))
        shown = shown_edges(self.package, self.main, body)
        edges: dict[str, list[Cell]] = {"header": [], "footer": []}
        for way, kept in edges.items():
            for name in dict.fromkeys(self.package.related(self.main, way)):
                root = self.package.named(name)
                if root is not None and name in shown:
                    kept.append(tuple(self._part(name).blocks(root)))
                elif root is not None and (words := said(root)):
                    account.add("page furniture", words)
        return with_edges(blocks, edges["header"], edges["footer"], account)

    def _part(self, name: str) -> "_Document":
        """Return the reader of another part, whose pictures and changes count for nothing."""
        aside = Account()
        package = replace(self.package, account=aside)
        return replace(
            self, package=package, main=name, notes={}, reader=Reader(self.styles, aside), carried=[]
        )


def _runs_on(paragraph: Element, mark: Element | None) -> bool:
    initial = attribute(child(paragraph, "pPr", "framePr"), "dropCap") in {"drop", "margin"}
    return initial or child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _load_inner(path: Path) -> Parsed:
    """Parse a document in a document; what it has in it itself is not read."""
    with opened_zip(path) as archive:
        if any("afchunk" in name.lower() for name in archive.namelist()):
            raise LoadError(f"{path}: it holds documents within documents")
    return load_docx(path)


def _count(element: Element | None, default: int) -> int:
    value = attribute(element, "val")
    return min(int(value), 100) if value.isdecimal() and int(value) else default


def _document(package: Package, main: str) -> _Document:
    root = package.xml(main, "styles")
    held = root if root is not None else ()
    numbering = package.xml(main, "numbering")
    styles = read_styles(held)
    numbers = {name: style.numbering for name, style in styles.items() if style.numbering}
    defaults = child(root, "docDefaults", "rPrDefault", "rPr")
    french = not attribute(child(defaults, "lang"), "val").lower().startswith("en")
    notes: dict[tuple[str, str], Element] = {}
    for name in NOTES.values():
        part = package.xml(main, name)
        notes |= {(name, attribute(note, "id")): note for note in (part if part is not None else ())}
    return _Document(
        package=package,
        main=main,
        styles=styles,
        default=default_style(held),
        numbering=read_numbering(numbering if numbering is not None else (), numbers, french=french),
        notes=notes,
        base=look(defaults),
        reader=Reader(styles, package.account),
    )
