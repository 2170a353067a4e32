"""OpenDocument spreadsheets: sheets in their order, each a heading and its cells as a table of rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from passerelle.index.load.blocks import Block, cell_text, write
from passerelle.index.load.office import attribute, child, descend, kind
from passerelle.index.load.opendocument.package import OpenDocument, opened
from passerelle.index.load.opendocument.slides import drawn_blocks
from passerelle.index.load.opendocument.tables import MOST_REPEATED, count
from passerelle.index.load.opendocument.text import Text
from passerelle.index.load.opendocument.words import FORMS
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.sheets import Sheet, called, write_sheet
from passerelle.index.text import TextBuilder

UNSEEN = frozenset({"collapse", "filter"})
OBJECTS = frozenset({"object", "object-ole", "image"})
CELLS = frozenset({"table-cell", "covered-table-cell"})
HOUR = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
MOST_COLUMNS = 2**14


def load_ods(path: Path) -> Parsed:
    """Parse the OpenDocument spreadsheet at *path*.

    Raises:
        LoadError: it is damaged, locked by a password, or no spreadsheet.
    """
    builder = TextBuilder()
    with opened(path, "spreadsheet", "spreadsheet", ".ods") as file:
        hidden = _hidden_styles(file)
        for table in descend(file.body, {"table"}, {"tracked-changes"}):
            name = attribute(table, "name")
            if attribute(table, "style-name") in hidden:
                file.account.add("hidden text", f"sheet {name}")
                continue
            reader = _Sheet(file, Text(file, figures=False))
            reader.read(table)
            if reader.hidden:
                file.account.add("hidden text", f"rows or columns of sheet {name}", reader.hidden)
            if blank := sum(_is_uncalculated(each) for each in descend(table, CELLS, CELLS)):
                file.account.add("missing parts", f"formulas without a value in sheet {name}", blank)
            write_sheet(Sheet(name, reader.cells, reader.merged, str(path), reader.unseen(table)), builder)
            write(list(reader.beside(table)), builder)
        title, fields = file.properties()
        return Parsed(builder, title, called(path), fields=fields, gaps=file.account.gaps)


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read: what its cells show, what is merged, and how many cells are hidden."""

    file: OpenDocument
    text: Text
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: int = 0
    hidden_rows: list[range] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)

    def read(self, table: Element) -> None:
        unseen = _hidden_columns(table)
        self.looks = _column_styles(table)
        at = 0
        for row in descend(table, {"table-row"}, {"table"}):
            times = _times(row, "number-rows-repeated")
            found = list(self._row(row))
            if attribute(row, "visibility") in UNSEEN:
                self.hidden += len(found) * min(times, MOST_REPEATED)
                self.hidden_rows.append(range(at, at + times))
                found = []
            for column, shown, wide, high in found:
                for down in range(min(times, MOST_REPEATED)):
                    self._put(at + down, column, shown, unseen)
                if wide > 1 or high > 1:
                    self.merged.append((at, column, at + high - 1, column + wide - 1))
            at += times

    def unseen(self, table: Element) -> tuple[set[int], set[int]]:
        """Return the hidden rows above what is shown, and the hidden columns."""
        end = max((row for row, _ in self.cells), default=0)
        rows = {row for each in self.hidden_rows for row in range(each.start, min(each.stop, end))}
        return rows, _hidden_columns(table)

    def beside(self, table: Element) -> Iterator[Block]:
        """Yield what is drawn on the sheet: boxes, charts and sheets of other programs."""
        shapes = child(table, "shapes")
        if shapes is not None:
            yield from drawn_blocks(shapes, self.text)
        for frame in descend(table, {"frame"}, {"shapes"}):
            if _holds_object(frame):
                holder = Element("p")
                holder.append(frame)
                yield self.text.paragraph(holder)

    def _put(self, row: int, column: int, shown: str, unseen: set[int]) -> None:
        if column in unseen:
            self.hidden += 1
        else:
            self.cells[row, column] = shown

    def _row(self, row: Element) -> Iterator[tuple[int, str, int, int]]:
        """Yield the cells with something in them: their column, what they show, and what they span."""
        column = 0
        for cell in descend(row, CELLS, CELLS):
            times = _times(cell, "number-columns-repeated")
            for note in descend(cell, {"annotation"}):
                creator = child(note, "creator")
                self.file.account.add("comments", (creator.text or "") if creator is not None else "")
            shown = self._shown(cell).strip() if kind(cell) == "table-cell" else ""
            if shown and self._is_struck(cell, row, column):
                self.file.account.add("deletions", shown)
            elif shown:
                wide, high = count(cell, "number-columns-spanned"), count(cell, "number-rows-spanned")
                for place in range(min(times, MOST_REPEATED)):
                    yield column + place, shown, wide, high
            column += times

    def _is_struck(self, cell: Element, row: Element, column: int) -> bool:
        """Tell whether a cell is struck through by its own style, else its row's, else its column's."""
        given = (attribute(cell, "style-name"), attribute(row, "default-cell-style-name"))
        name = given[0] or given[1] or (self.looks[column] if column < len(self.looks) else "")
        return bool(name) and self.file.look(name).struck is True

    def _shown(self, cell: Element) -> str:
        words = Element("cell")
        words.extend(each for each in cell if not _holds_object(each))  # these stand below the sheet
        blocks = tuple(self.text.blocks(words))
        if len(blocks) > 1:
            return "\n".join(text for block in blocks if (text := cell_text((block,))))
        return cell_text(blocks) or attribute(cell, "string-value") or _value(cell)


def _holds_object(frame: Element) -> bool:
    """Tell whether *frame* is one of an object or a picture; what follows stands in where that cannot be shown."""
    return (
        kind(frame) == "frame" and next((kind(each) for each in frame if kind(each) in FORMS), "") in OBJECTS
    )


def _value(cell: Element) -> str:
    """Return the value of a cell whose program wrote down no text for it."""
    if day := attribute(cell, "date-value"):
        return day.removesuffix("T00:00:00").replace("T", " ")
    if hour := HOUR.fullmatch(attribute(cell, "time-value")):
        return ":".join(f"{int(part):02}" for part in hour.groups())
    value = attribute(cell, "value") or attribute(cell, "boolean-value")
    if attribute(cell, "value-type") == "percentage" and NUMBER.fullmatch(value):
        return f"{float(value) * 100:.10g}%"
    return value


def _is_uncalculated(cell: Element) -> bool:
    """Tell whether a cell has a formula and neither a value nor the kind of one."""
    return bool(attribute(cell, "formula")) and not attribute(cell, "value-type") and not len(cell)


def _times(element: Element, name: str) -> int:
    value = attribute(element, name)
    return max(1, int(value[:9])) if value.isdecimal() else 1


def _hidden_columns(table: Element) -> set[int]:
    hidden: set[int] = set()
    at = 0
    for each in descend(table, {"table-column"}, {"table", "table-row"}):
        times = _times(each, "number-columns-repeated")
        if attribute(each, "visibility") in UNSEEN:
            hidden.update(range(at, min(at + times, MOST_COLUMNS)))
        at += times
    return hidden


def _column_styles(table: Element) -> list[str]:
    """Return the style of each column's cells that name none."""
    found: list[str] = []
    for each in descend(table, {"table-column"}, {"table", "table-row"}):
        times = _times(each, "number-columns-repeated")
        found += [attribute(each, "default-cell-style-name")] * min(times, MOST_COLUMNS - len(found))
    return found


def _hidden_styles(file: OpenDocument) -> set[str]:
    return {
        attribute(style, "name")
        for root in file.roots
        for style in descend(root, {"style"}, {"body"})
        if attribute(child(style, "table-properties"), "display") == "false"
    }
