"""PowerPoint presentations: each slide a page: its title, its texts in their order, the speaker's notes below."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account
from passerelle.index.load.blocks import Block, Cell, Paragraph, write
from passerelle.index.load.drawings import drawn
from passerelle.index.load.equations import equation
from passerelle.index.load.letters import PRIVATE, symbols
from passerelle.index.load.merged_cells import filled
from passerelle.index.load.office import attribute, child, descend, kind
from passerelle.index.load.openxml import Package
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.pictures import picture_words
from passerelle.index.load.raised import lowered, raised
from passerelle.index.load.slide_labels import Labels
from passerelle.index.load.slide_styles import Layouts
from passerelle.index.load.zipped import opened_zip, read_what_can_be
from passerelle.index.text import TextBuilder, one_line

SHAPES = frozenset({"sp", "graphicFrame", "pic", "cxnSp", "grpSp"})
TITLES = frozenset({"title", "ctrTitle"})
FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
TRUE = frozenset({"1", "true"})
LINE = 100_000
"""Units of height, about a third of a line, within which shapes stand side by side and are read from left to right."""


def load_pptx(path: Path) -> Parsed:
    """Parse the presentation at *path*; a slide is a page.

    Raises:
        LoadError: it is damaged, locked by a password, or no presentation.
    """
    account, builder = Account(), TextBuilder()
    with opened_zip(path) as archive:
        package = Package(archive, account)
        main = package.main()
        listed = child(read_what_can_be(archive, main, account), "sldIdLst")
        if listed is None:
            raise LoadError(
                f"{path}: it is an Office file but no presentation with slides; save it as .pptx or .pdf"
            )
        title, fields = package.properties()
        layouts = Layouts(package)
        for number, entry in enumerate(listed, start=1):
            _Slide(package, _part(package, main, entry), number, layouts).write(builder)
            builder.end_page()
    return Parsed(builder, title, fields=fields, gaps=account.gaps)


def _part(package: Package, main: str, entry: Element) -> str:
    place = next((value for key, value in entry.items() if key.endswith("}id")), "")
    return package.target(main, place)


@dataclass(frozen=True, slots=True)
class _Slide:
    """A slide of a presentation: where its part is, and its number from 1."""

    package: Package
    part: str
    number: int
    layouts: Layouts

    def write(self, builder: TextBuilder) -> None:
        """Write the slide's title, its texts and its notes; a hidden slide is accounted for."""
        account = self.package.account
        root = self.package.named(self.part) if self.part else None
        if root is None:
            account.add("missing parts", f"slide {self.number}")
            return
        if attribute(root, "show") in {"0", "false"}:
            account.add("hidden text", f"slide {self.number}")
            return
        shapes = list(self._shapes(root))
        titles = [each for each in shapes if _placeholder(each) in TITLES]
        title = " ".join(one_line(text) for each in titles for text in self._texts(each) if text.strip())
        builder.heading(title, 1)
        write([block for each in shapes if each not in titles for block in self._blocks(each)], builder)
        self._write_notes(builder)
        self._account_for_struck(root)
        self._account_for_comments()

    def _shapes(self, root: Element) -> Iterator[Element]:
        """Yield the shapes that are seen, from top to bottom and from left to right."""
        tree = child(root, "cSld", "spTree")
        found = [
            each
            for each in (_outermost(tree) if tree is not None else ())
            if _placeholder(each) not in FURNITURE and not _is_hidden(each)
        ]
        yield from sorted(found, key=_place)

    def _blocks(self, shape: Element) -> Iterator[Block]:
        account = self.package.account
        if kind(shape) == "grpSp":
            for each in sorted(_outermost(shape), key=_place):
                if not _is_hidden(each):
                    yield from self._blocks(each)
        elif kind(shape) == "pic":
            account.add("pictures")
            described = next(descend(shape, {"cNvPr"}), None)
            yield Paragraph(picture_words(attribute(described, "descr")))
        elif kind(shape) == "graphicFrame":
            yield from self._frame(shape)
        else:
            yield from _paragraphs(child(shape, "txBody"), self.layouts.inherited(self.part, shape))
            yield Paragraph("")  # what stands in the next shape is no item of this list

    def _frame(self, frame: Element) -> Iterator[Block]:
        for each in descend(frame, {"tbl", "chart", "relIds", "oleObj"}, {"Fallback"}):
            match kind(each):
                case "tbl":
                    yield filled([list(_cells(row)) for row in descend(each, {"tr"})])
                case "chart":
                    yield from drawn(self.package, self.part, "chart", attribute(each, "id"))
                case "relIds":
                    yield from drawn(self.package, self.part, "diagram", attribute(each, "dm"))
                case _:
                    self.package.account.add("embedded files", attribute(each, "progId"))

    def _texts(self, shape: Element) -> Iterator[str]:
        for paragraph in descend(shape, {"p"}):
            yield _words(paragraph)

    def _write_notes(self, builder: TextBuilder) -> None:
        notes = self.package.xml(self.part, "notesSlide")
        if notes is not None:
            self._account_for_struck(notes)
        for shape in descend(notes, {"sp"}) if notes is not None else ():
            if _placeholder(shape) == "body":
                write(list(_paragraphs(child(shape, "txBody"))), builder)

    def _account_for_struck(self, root: Element) -> None:
        for run in descend(root, {"r"}, {"Fallback"}):
            if _is_struck(run) and (text := _text(run)).strip():
                self.package.account.add("deletions", text)

    def _account_for_comments(self) -> None:
        for name in self.package.related(self.part, "comments"):
            root = self.package.named(name)
            if root is not None and (count := len(list(descend(root, {"cm"})))):
                self.package.account.add("comments", f"slide {self.number}", count)


def _outermost(top: Element) -> Iterator[Element]:
    return descend(top, SHAPES, {"Fallback"})


def _placeholder(shape: Element) -> str:
    """Return what a shape is a place for: a title, a body, the date; empty where it is none."""
    found = next((child(each, "nvPr", "ph") for each in shape if kind(each).startswith("nv")), None)
    return attribute(found, "type") if found is not None else ""


def _is_hidden(shape: Element) -> bool:
    return any(
        attribute(child(each, "cNvPr"), "hidden") in TRUE for each in shape if kind(each).startswith("nv")
    )


def _place(shape: Element) -> tuple[int, int, int]:
    """Return where a shape comes in reading: those placed by the layout, then by top and left."""
    frame = child(shape, "xfrm")
    for above in ("spPr", "grpSpPr"):
        frame = child(shape, above, "xfrm") if frame is None else frame
    off = child(frame, "off")
    if off is None:
        return (0, 0, 0)
    x, y = attribute(off, "x"), attribute(off, "y")
    return (1, int(y) // LINE if _is_whole(y) else 0, int(x) if _is_whole(x) else 0)


def _is_whole(text: str) -> bool:
    return text.lstrip("-").isdecimal()


def _paragraphs(
    body: Element | None, inherited: tuple[Element, ...] = (), *, item: bool = True
) -> Iterator[Paragraph]:
    """Yield the paragraphs of a shape or a cell, with the labels drawn before them."""
    styles = child(body, "lstStyle")
    labels = Labels((styles, *inherited) if styles is not None else inherited)
    for each in descend(body, {"p"}) if body is not None else ():
        words = _words(each)
        yield Paragraph(labels.next(each) + words if words.strip() else words, item=item)


def _words(paragraph: Element) -> str:
    parts: list[str] = []
    for each in descend(paragraph, {"r", "br", "fld", "oMath"}, {"Fallback"}):
        if kind(each) == "br":
            parts.append("\n")
        elif kind(each) == "oMath":
            parts.append(equation(each))
        else:
            parts.append(_run(each, "".join(parts[-1:])))
    return "".join(parts)


def _text(run: Element) -> str:
    return "".join(each.text or "" for each in run if kind(each) == "t")


def _is_struck(run: Element) -> bool:
    return attribute(child(run, "rPr"), "strike") in {"sngStrike", "dblStrike"}


def _run(run: Element, before: str) -> str:
    if _is_struck(run):
        return ""
    text = _text(run)
    properties = child(run, "rPr")
    shift = attribute(properties, "baseline").rstrip("%")
    font = attribute(child(properties, "latin"), "typeface")
    text = symbols(_signs(text, attribute(child(properties, "sym"), "typeface") or font), font)
    if _is_whole(shift) and int(shift):
        return raised(text, before) if int(shift) > 0 else lowered(text, before)
    return text


def _signs(text: str, font: str) -> str:
    """Return *text* with the signs that a run's *font* of signs shows for its private characters; letters stay."""
    return "".join(symbols(each, font) if ord(each) in PRIVATE else each for each in text)


def _cells(row: Element) -> Iterator[tuple[Cell, int, int]]:
    for cell in row:
        if kind(cell) != "tc" or attribute(cell, "hMerge") in TRUE or attribute(cell, "vMerge") in TRUE:
            continue
        made = tuple(block for block in _paragraphs(child(cell, "txBody"), item=False) if block.text.strip())
        yield made, _count(cell, "gridSpan"), _count(cell, "rowSpan")


def _count(cell: Element, name: str) -> int:
    value = attribute(cell, name)
    return max(1, min(int(value), 1000)) if value.isdecimal() else 1
