"""Excel workbooks: sheets in their order, each a heading and its cells as a table of rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from passerelle.index.errors import LoadError
from passerelle.index.language import french_log_odds
from passerelle.index.load.account import Account
from passerelle.index.load.blocks import Paragraph, write
from passerelle.index.load.drawings import drawn
from passerelle.index.load.excel.numbers import BUILT_IN, Manner, hides_text, shown
from passerelle.index.load.excel.places import (
    MOST_COLUMNS,
    MOST_ROWS,
    column_of,
    hidden_columns,
    hidden_rows,
    merged_ranges,
    written_rows,
)
from passerelle.index.load.excel.rich import TRUE, Rich, rich_text, struck_styles, typed
from passerelle.index.load.office import attribute, child, descend, kind
from passerelle.index.load.openxml import Package
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.sheets import Sheet, called, write_sheet
from passerelle.index.load.zipped import opened_zip, read_what_can_be
from passerelle.index.text import TextBuilder, one_line

UNMISTAKABLE = "yyyy-mm-dd"
"""How the day is written whose form is left to the machine, where months may come first."""
FRENCH_MARKS = ("[$-40C]", "[$€-40C]")
ENGLISH_MARKS = ("[$-409]", "[$-809]", "$#,", "£#,", "[$$-", "[$£-")
BOOLEANS = {True: ("FAUX", "VRAI"), False: ("FALSE", "TRUE")}
TEXTS = frozenset({"inlineStr", "s", "str"})
"""How a cell says that it holds a text and no number."""
SAMPLE = 500
"""Texts of cells that the language is told from."""
PRINT_CODES = re.compile(r"&(?:\"[^\"]*\"|K[\dA-F]{6}|\d{1,3}|[A-Z&])", re.IGNORECASE)
"""What stands for a page's number, a date or a font in the heads and feet of printed sheets."""
ONLY_PAGE = re.compile(r"(?:\W|\bpages?\b|\bof\b|\bsur\b|\bde\b)+", re.IGNORECASE)


def load_xlsx(path: Path) -> Parsed:
    """Parse the Excel workbook at *path*.

    Raises:
        LoadError: it is damaged, locked by a password, or no Excel workbook.
    """
    account = Account()
    builder = TextBuilder()
    with opened_zip(path) as archive:
        package = Package(archive, account)
        main = package.main()
        root = read_what_can_be(archive, main, account)
        sheets = child(root, "sheets")
        if sheets is None:
            raise LoadError(f"{path}: it is an Office file but not an Excel workbook; save it as .xlsx")
        title, fields = package.properties()
        workbook = _workbook(package, main, root)
        for sheet in sheets:
            workbook.write(sheet, builder)
    return Parsed(builder, title, called(path), fields=fields, gaps=account.gaps)


@dataclass(frozen=True, slots=True)
class _Workbook:
    """A workbook while it is read: the texts its cells share, and by style formats of numbers and what is *struck*."""

    package: Package
    main: str
    texts: tuple[Rich, ...]
    formats: tuple[str, ...]
    struck: frozenset[int]
    manner: Manner

    def write(self, sheet: Element, builder: TextBuilder) -> None:
        """Write a sheet; a hidden one is accounted for."""
        name = attribute(sheet, "name")
        account = self.package.account
        part = next((tie.target for tie in self.package.ties(self.main) if tie.id == _tie_of(sheet)), "")
        if attribute(sheet, "state") in {"hidden", "veryHidden"}:
            account.add("hidden text", f"sheet {name}")
            return
        root = self.package.named(part) if part else None
        if root is None:
            account.add("missing parts", f"sheet {name}")
            return
        unseen = hidden_rows(root), hidden_columns(root)
        cells, hidden = self._cells(root, *unseen)
        if unshown := sum(map(self._hides, descend(root, {"c"}))):
            account.add("hidden text", f"values of sheet {name}", unshown)
        if hidden:
            account.add("hidden text", f"rows or columns of sheet {name}", hidden)
        if blank := sum(_is_uncalculated(each) for each in descend(root, {"c"})):
            account.add("missing parts", f"formulas without a value in sheet {name}", blank)
        write_sheet(
            Sheet(name, cells, merged_ranges(root), str(self.package.archive.filename), unseen), builder
        )
        write(list(self._beside(root, part)), builder)
        self._account(part, name)
        for line in descend(root, {"oddHeader", "oddFooter", "firstHeader", "firstFooter"}, {"sheetData"}):
            words = one_line(PRINT_CODES.sub(" ", line.text or ""))
            if words and not ONLY_PAGE.fullmatch(words):
                account.add("page furniture", words)

    def _cells(
        self, root: Element, rows: set[int], columns: set[int]
    ) -> tuple[dict[tuple[int, int], str], int]:
        """Return what the cells show by row and column from 0, and how many with something in them are hidden.

        Those of the hidden *rows* and *columns* are.
        """
        found: dict[tuple[int, int], str] = {}
        hidden = 0
        for at, row in written_rows(root):
            column = -1
            for cell in row:
                if kind(cell) != "c":
                    continue
                column = column_of(attribute(cell, "r"), column + 1)
                rich = self._shown(cell)
                if at >= MOST_ROWS or column >= MOST_COLUMNS:
                    continue
                if rich.struck.strip():
                    self.package.account.add("deletions", rich.struck)
                if not (text := rich.text).strip():
                    continue
                if at in rows or column in columns:
                    hidden += 1
                else:
                    found[at, column] = text
        return found, hidden

    def _shown(self, cell: Element) -> Rich:
        style = attribute(cell, "s")
        kept = self._kept(cell, self._form(cell))
        return Rich("", kept.text or kept.struck) if style.isdecimal() and int(style) in self.struck else kept

    def _form(self, cell: Element) -> str:
        style = attribute(cell, "s")
        place = int(style) if style.isdecimal() else 0
        return self.formats[place] if place < len(self.formats) else "General"

    def _hides(self, cell: Element) -> bool:
        """Tell whether a cell has a value, other than 0, that its format shows nothing of, as ``;;;`` does."""
        value, form = child(cell, "v"), self._form(cell)
        held = (value.text or "") if value is not None else ""
        if ";" not in form or held in {"", "0"}:
            return False
        return hides_text(form) if attribute(cell, "t") in TEXTS else not self._number(held, form)

    def _kept(self, cell: Element, form: str) -> Rich:
        value = child(cell, "v")
        text = (value.text or "") if value is not None else ""
        if hides_text(form) and attribute(cell, "t") in TEXTS:
            return Rich()
        match attribute(cell, "t"):
            case "inlineStr":
                return rich_text(child(cell, "is"))
            case "s":
                return self.texts[int(text)] if text.isdecimal() and int(text) < len(self.texts) else Rich()
            case "b":
                text = BOOLEANS[self.manner.french][text in TRUE]
            case "d":
                text = text.removesuffix("T00:00:00").replace("T", " ")
            case "str":
                text = typed(value)
            case "n" | "":
                text = self._number(text, form)
        return Rich(text)

    def _number(self, text: str, form: str) -> str:
        try:
            return shown(float(text), form, self.manner)
        except (ValueError, OverflowError):
            return text

    def _beside(self, root: Element, part: str) -> Iterator[Paragraph]:
        """Yield the text of the boxes and charts that are drawn on a sheet."""
        drawing = attribute(child(root, "drawing"), "id")
        name = self.package.target(part, drawing) if drawing else ""
        top = self.package.named(name) if name else None
        for element in descend(top, {"sp", "chart", "relIds", "pic"}) if top is not None else ():
            if kind(element) == "pic":
                self.package.account.add("pictures")
            elif kind(element) == "chart":
                yield Paragraph("", below=tuple(drawn(self.package, name, "chart", attribute(element, "id"))))
            elif kind(element) == "relIds":
                yield Paragraph(
                    "", below=tuple(drawn(self.package, name, "diagram", attribute(element, "dm")))
                )
            else:
                for line in descend(element, {"p"}):
                    yield Paragraph("".join(each.text or "" for each in line.iter() if kind(each) == "t"))

    def _account(self, part: str, name: str) -> None:
        threads = list(self.package.related(part, "threadedComment"))
        for comments in threads or self.package.related(part, "comments"):
            root = self.package.named(comments)
            found = list(descend(root, {"comment", "threadedComment"})) if root is not None else []
            if found:
                self.package.account.add("comments", f"sheet {name}", len(found))
        for embedded in self.package.related(part, "oleObject"):
            self.package.account.add("embedded files", embedded.rpartition("/")[2])


def _workbook(package: Package, main: str, root: Element) -> _Workbook:
    shared = package.xml(main, "sharedStrings")
    styles = package.xml(main, "styles")
    rich = tuple(rich_text(each) for each in shared if kind(each) == "si") if shared is not None else ()
    texts = tuple(each.text for each in rich)
    since = attribute(child(root, "workbookPr"), "date1904") in TRUE
    formats = _formats(styles)
    french = _french(package, main, root, texts, formats)
    if not french:
        formats = tuple(form.replace(BUILT_IN[14], UNMISTAKABLE) for form in formats)
    return _Workbook(package, main, rich, formats, struck_styles(styles), Manner(french, since))


def _french(
    package: Package, main: str, root: Element, texts: tuple[str, ...], formats: tuple[str, ...]
) -> bool:
    """Tell whether the workbook's reader writes numbers in the French way: by its formats, else by its words."""
    if any(mark in form for form in formats for mark in FRENCH_MARKS):
        return True
    if any(mark in form for form in formats for mark in ENGLISH_MARKS):
        return False
    names = [attribute(each, "name") for each in descend(root, {"sheet"})]
    words = [*names, *(text for text in texts[:SAMPLE] if not text.isupper())]
    if not texts:
        first = package.xml(main, "worksheet")
        words += (
            [rich_text(each).text for each in descend(first, {"is"})][:SAMPLE] if first is not None else []
        )
    return french_log_odds(" ".join(words)) >= 0


def _formats(styles: Element | None) -> tuple[str, ...]:
    """Return the format of numbers of each cell style."""
    formats = dict(BUILT_IN)
    for each in descend(styles, {"numFmt"}, {"dxfs"}) if styles is not None else ():
        number = attribute(each, "numFmtId")
        if number.isdecimal():
            formats[int(number)] = attribute(each, "formatCode")
    found = child(styles, "cellXfs")
    numbers = [attribute(each, "numFmtId") for each in (found if found is not None else ())]
    return tuple(
        formats.get(int(number), "General") if number.isdecimal() else "General" for number in numbers
    )


def _is_uncalculated(cell: Element) -> bool:
    value = child(cell, "v")
    return child(cell, "f") is not None and (value is None or not value.text)


def _tie_of(sheet: Element) -> str:
    return next((value for key, value in sheet.items() if key.endswith("}id")), "")
