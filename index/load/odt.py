"""OpenDocument texts: paragraphs, headings, lists, tables and notes, in their order."""

from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from passerelle.index.errors import LoadError
from passerelle.index.load.office import attribute, child, descend, kind, table_text
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.zipped import opened_zip, read_xml
from passerelle.index.text import TextBuilder

BLOCKS = frozenset({"h", "p", "table", "list"})
UNSEEN = frozenset(
    """tracked-changes annotation note-citation table-of-content illustration-index table-index alphabetical-index
    sequence-decls forms event-listeners title desc ruby-text""".split()
)
CHARACTERS = {"tab": " ", "line-break": "\n"}
MOST_SPACES = 80


@dataclass(slots=True)
class _Words:
    """The text of a paragraph, and the notes and text boxes anchored in it."""

    parts: list[str] = field(default_factory=list)
    aside: list[Element] = field(default_factory=list)


def load_odt(path: Path) -> Parsed:
    """Parse the OpenDocument text at *path*.

    Raises:
        LoadError: it is damaged, locked by a password, or no OpenDocument text.
    """
    with opened_zip(path) as archive:
        if _is_locked(archive):
            raise LoadError(f"{path}: it needs a password; save it again without one")
        root = read_xml(archive, "content.xml")
        meta = read_xml(archive, "meta.xml") if "meta.xml" in archive.namelist() else None
    top = child(root, "body", "text")
    if top is None:
        raise LoadError(f"{path}: it is an OpenDocument file but no text; save it as .odt or .pdf")
    builder = TextBuilder()
    titled = _title_styles(root)
    title = ""
    waiting = [(block, False) for block in reversed(list(descend(top, BLOCKS, UNSEEN)))]
    while waiting:
        block, tight = waiting.pop()
        name = kind(block)
        if name == "list":
            waiting.extend(reversed(_items(block, nested=tight)))
        elif name == "table":
            builder.block(table_text(_rows(block)))
        else:
            words = _words(block)
            text = "".join(words.parts)
            is_title = attribute(block, "style-name") in titled
            if name == "h" or is_title:
                level = attribute(block, "outline-level")
                builder.heading(text, int(level) if level.isdecimal() and int(level) else 1)
                title = title or (text if is_title else "")
            else:
                builder.block(text, tight=tight)
            below = [each for place in words.aside for each in descend(place, BLOCKS, UNSEEN)]
            waiting.extend((each, False) for each in reversed(below))
    told = child(meta, "meta", "title")
    return Parsed(builder, (told.text or "") if told is not None else "", title)


def _is_locked(archive: ZipFile) -> bool:
    name = "META-INF/manifest.xml"
    if name not in archive.namelist():
        return False
    entries = read_xml(archive, name).iter()
    return any(kind(each) == "encryption-data" for each in entries)


def _title_styles(root: Element) -> set[str]:
    """Return the names of the title style and of the automatic styles made from it."""
    styles = child(root, "automatic-styles")
    made = {
        attribute(each, "name")
        for each in (styles if styles is not None else ())
        if attribute(each, "parent-style-name") == "Title"
    }
    return {"Title", *made}


def _items(top: Element, *, nested: bool) -> list[tuple[Element, bool]]:
    """Return the paragraphs and lists in a list, each with whether it follows on the very next line."""
    blocks = list(descend(top, BLOCKS, UNSEEN))
    return [(block, nested or number > 0) for number, block in enumerate(blocks)]


def _rows(table: Element) -> list[list[str]]:
    rows = descend(table, {"table-row"}, UNSEEN)
    return [[_cell(cell) for cell in descend(row, {"table-cell"}, UNSEEN)] for row in rows]


def _cell(cell: Element) -> str:
    return " ".join("".join(_words(each).parts) for each in descend(cell, {"h", "p"}, UNSEEN))


def _words(paragraph: Element) -> _Words:
    """Read a paragraph, its repeated spaces, tabs and line breaks spelt out."""
    words = _Words([paragraph.text or ""])
    waiting: list[Element | str] = []
    _push(waiting, paragraph)
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            words.parts.append(item)
        elif kind(item) in {"note-body", "text-box"}:
            words.aside.append(item)
        elif kind(item) == "s":
            count = attribute(item, "c")
            words.parts.append(" " * min(int(count) if count.isdecimal() else 1, MOST_SPACES))
        elif kind(item) not in UNSEEN:
            words.parts.append(CHARACTERS.get(kind(item), ""))
            words.parts.append(item.text or "")
            _push(waiting, item)
    return words


def _push(waiting: list[Element | str], element: Element) -> None:
    for each in reversed(element):
        waiting.append(each.tail or "")
        waiting.append(each)
