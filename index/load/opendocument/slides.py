"""OpenDocument presentations: each slide a page: its title, its texts in their order, the speaker's notes below."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from passerelle.index.load.blocks import Block, Paragraph, write
from passerelle.index.load.office import attribute, child, descend, kind
from passerelle.index.load.opendocument.package import OpenDocument, opened
from passerelle.index.load.opendocument.text import Text
from passerelle.index.load.opendocument.words import described
from passerelle.index.load.parsed import Parsed
from passerelle.index.text import TextBuilder, one_line

SHAPES = frozenset(
    """frame custom-shape rect ellipse circle line polygon polyline path connector caption regular-polygon g
    control""".split()
)
FURNITURE = frozenset({"header", "footer", "date-time", "page-number", "page"})
LENGTH = re.compile(r"(-?[\d.]+)(cm|mm|in|pt)")
CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}
LINE = 0.3
"""Centimetres of height within which shapes stand side by side and are read from left to right."""


def load_odp(path: Path) -> Parsed:
    """Parse the OpenDocument presentation at *path*; a slide is a page.

    Raises:
        LoadError: it is damaged, locked by a password, or no presentation.
    """
    builder = TextBuilder()
    with opened(path, "presentation", "presentation", ".odp") as file:
        hidden = _hidden_styles(file)
        text = Text(file)
        for number, page in enumerate(descend(file.body, {"page"}), start=1):
            if attribute(page, "style-name") in hidden:
                file.account.add("hidden text", f"slide {number}")
            else:
                _write(page, text, builder)
            builder.end_page()
        title, fields = file.properties()
        return Parsed(builder, title, fields=fields, gaps=file.account.gaps)


def _write(page: Element, text: Text, builder: TextBuilder) -> None:
    shapes = sorted(_shapes(page), key=_place)
    titles = [each for each in shapes if attribute(each, "class") == "title"]
    builder.heading(" ".join(_title(each, text) for each in titles), 1)
    write([block for each in shapes if each not in titles for block in _blocks(each, text)], builder)
    notes = child(page, "notes")
    for each in _shapes(notes) if notes is not None else ():
        if attribute(each, "class") == "notes":
            write(list(_blocks(each, text)), builder)
    for note in descend(page, {"annotation"}, {"notes"}):
        creator = child(note, "creator")
        text.file.account.add("comments", (creator.text or "") if creator is not None else "")


def drawn_blocks(top: Element, text: Text) -> Iterator[Block]:
    """Yield the blocks of the shapes in *top*, from top to bottom and from left to right."""
    for each in sorted(_shapes(top), key=_place):
        yield from _blocks(each, text)


def _title(shape: Element, text: Text) -> str:
    return one_line(" ".join(block.text for block in text.blocks(shape) if isinstance(block, Paragraph)))


def _shapes(top: Element) -> Iterator[Element]:
    for each in descend(top, SHAPES, {"notes", "forms", "annotation"}):
        if attribute(each, "placeholder") != "true" and attribute(each, "class") not in FURNITURE:
            yield each


def _blocks(shape: Element, text: Text) -> Iterator[Block]:
    if kind(shape) == "g":
        yield from drawn_blocks(shape, text)
        return
    inside = {kind(each) for each in shape}
    if kind(shape) == "control" or inside & {"object", "object-ole"}:
        holder = Element("p")
        holder.extend(each for each in (shape, *shape) if kind(each) in {"control", "object", "object-ole"})
        yield text.paragraph(holder)
    elif "image" in inside and not inside & {"text-box", "table"}:
        text.file.account.add("pictures")
        yield from map(Paragraph, described(shape))
    else:
        yield from text.blocks(shape)
        yield Paragraph("")  # what stands in the next shape is no item of this list


def _place(shape: Element) -> tuple[int, float]:
    return int(_length(attribute(shape, "y")) / LINE), _length(attribute(shape, "x"))


def _length(text: str) -> float:
    found = LENGTH.fullmatch(text)
    return float(found[1]) * CENTIMETRES[found[2]] if found else 0.0


def _hidden_styles(file: OpenDocument) -> set[str]:
    return {
        attribute(style, "name")
        for root in file.roots
        for style in descend(root, {"style"}, {"body"})
        if attribute(child(style, "drawing-page-properties"), "visibility") == "hidden"
    }
