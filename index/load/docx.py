"""Word documents: paragraphs, headings by style, lists, tables and notes, in their order."""

import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from passerelle.index.errors import LoadError
from passerelle.index.load.office import attribute, child, descend, kind, table_text
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.zipped import opened_zip, read_xml
from passerelle.index.text import TextBuilder

HEADING_NAME = re.compile(r"(?:heading|titre)\s*([1-9])", re.IGNORECASE)
TITLE_NAMES = frozenset({"title", "titre"})
CONTENTS_NAME = re.compile(r"(?:toc|tm)\s*(?:[1-9]|heading)|table of figures", re.IGNORECASE)
UNSEEN = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "rt"})
CHARACTERS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
PARTS = frozenset({"styles", *NOTES.values()})


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph's style says: its heading level (0: none), if it is in a list or a table of contents."""

    level: int = 0
    listed: bool = False
    contents: bool = False


@dataclass(slots=True)
class _Words:
    """The text of a paragraph, the notes it calls for, and the text boxes anchored in it."""

    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Word:
    """The parts of a Word document that are read."""

    body: Element
    styles: dict[str, _Style]
    notes: dict[tuple[str, str], Element]
    title: str


def load_docx(path: Path) -> Parsed:
    """Parse the Word document at *path*.

    Raises:
        LoadError: it is damaged, locked by a password, or no Word document.
    """
    with opened_zip(path) as archive:
        word = _open(archive, path)
    builder = TextBuilder()
    title = ""
    listed_above = False
    waiting = list(reversed(list(descend(word.body, {"p", "tbl"}, UNSEEN))))
    while waiting:
        block = waiting.pop()
        if kind(block) == "tbl":
            rows = _rows(block)
            if len(rows) == 1 and len(rows[0]) == 1:  # a frame around paragraphs
                waiting.extend(reversed(list(descend(rows[0][0], {"p", "tbl"}, UNSEEN))))
            else:
                builder.block(table_text([_cell(cell) for cell in row] for row in rows))
            listed_above = False
            continue
        name = attribute(child(block, "pPr", "pStyle"), "val")
        style = word.styles.get(name, _Style())
        if style.contents:
            continue
        words = _words(block)
        level = _own_level(block, style.level)
        listed = style.listed or child(block, "pPr", "numPr") is not None
        if level:
            builder.heading("".join(words.parts), level)
            title = title or ("".join(words.parts) if name.lower() in TITLE_NAMES else "")
        else:
            builder.block("".join(words.parts), tight=listed and listed_above)
        listed_above = listed and not level
        waiting.extend(reversed(_below(words, word.notes)))
    return Parsed(builder, word.title, title)


def _open(archive: ZipFile, path: Path) -> _Word:
    package = _related(archive, "")
    main = package.get("officeDocument", "")
    root = read_xml(archive, main)
    body = child(root, "body")
    if body is None:
        raise LoadError(f"{path}: it is an Office file but no Word document; save it as .docx or .pdf")
    parts = {name: read_xml(archive, part) for name, part in _related(archive, main).items() if name in PARTS}
    core = read_xml(archive, package["core-properties"]) if "core-properties" in package else None
    titled = child(core, "title")
    return _Word(
        body=body,
        styles=_styles(parts["styles"]) if "styles" in parts else {},
        notes={
            (name, attribute(note, "id")): note for name in NOTES.values() for note in parts.get(name, ())
        },
        title=(titled.text or "") if titled is not None else "",
    )


def _related(archive: ZipFile, part: str) -> dict[str, str]:
    """Return the names of the parts that *part*, or the package for ``""``, is tied to, by kind of tie."""
    folder, name = posixpath.split(part)
    ties = posixpath.join(folder, "_rels", f"{name}.rels")
    if part and ties not in archive.namelist():
        return {}
    return {
        attribute(tie, "Type").rpartition("/")[2]: posixpath.normpath(
            posixpath.join("/", folder, attribute(tie, "Target"))
        ).lstrip("/")
        for tie in read_xml(archive, ties)
        if attribute(tie, "TargetMode") != "External"
    }


def _styles(root: Element) -> dict[str, _Style]:
    """Return what each paragraph style says, with what it inherits from the style it is based on."""
    found = {attribute(each, "styleId"): each for each in root if kind(each) == "style"}
    return {name: _style(name, found) for name in found}


def _style(name: str, styles: dict[str, Element]) -> _Style:
    level, listed, contents = 0, False, False
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        style = styles[name]
        shown = attribute(child(style, "name"), "val") or name
        by_name = HEADING_NAME.fullmatch(shown) or HEADING_NAME.fullmatch(name)
        named = int(by_name[1]) if by_name else int(shown.lower() in TITLE_NAMES)
        level = level or _own_level(style, named)
        listed = listed or child(style, "pPr", "numPr") is not None or shown.lower().startswith("list")
        contents = contents or CONTENTS_NAME.match(shown) is not None
        name = attribute(child(style, "basedOn"), "val")
    return _Style(level, listed, contents)


def _own_level(element: Element, inherited: int) -> int:
    """Return the heading level, from 1, of a paragraph or style: its outline level, from 0 and 9 for none."""
    outline = attribute(child(element, "pPr", "outlineLvl"), "val")
    if not outline.isdecimal():
        return inherited
    return int(outline) + 1 if int(outline) < 9 else 0


def _rows(table: Element) -> list[list[Element]]:
    return [list(descend(row, {"tc"}, UNSEEN)) for row in descend(table, {"tr"}, UNSEEN)]


def _cell(cell: Element) -> str:
    return " ".join("".join(_words(each).parts) for each in descend(cell, {"p"}, UNSEEN))


def _words(paragraph: Element) -> _Words:
    words = _Words()
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        name = kind(element)
        if name == "t":
            words.parts.append(element.text or "")
        elif name in CHARACTERS:
            words.parts.append(CHARACTERS[name])
        elif name in NOTES:
            words.notes.append((NOTES[name], attribute(element, "id")))
        elif name == "txbxContent":
            words.boxes.append(element)
        elif name not in UNSEEN and not (name == "r" and _is_hidden(element)):
            waiting.extend(reversed(element))
    return words


def _is_hidden(run: Element) -> bool:
    hidden = child(run, "rPr", "vanish")
    return hidden is not None and attribute(hidden, "val") not in {"0", "false", "off"}


def _below(words: _Words, notes: dict[tuple[str, str], Element]) -> list[Element]:
    """Return the paragraphs that a reader finds beside or below one: its text boxes, then its notes."""
    called = [notes.pop(key) for key in words.notes if key in notes]  # once: a note may call itself
    return [block for place in (*words.boxes, *called) for block in descend(place, {"p", "tbl"}, UNSEEN)]
