"""Word documents: paragraphs, headings by style, lists and tables, in their order."""

import re
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from index.errors import LoadError
from index.load.parsed import Parsed
from index.load.zipped import check_zip
from index.text import TextBuilder, clean, one_line

HEADING_STYLE = re.compile(r"(?:heading|titre|überschrift)\s*(\d)", re.IGNORECASE)
TITLE_STYLE = re.compile(r"title|titre", re.IGNORECASE)
LIST_STYLE = re.compile(r"list|liste", re.IGNORECASE)


def load_docx(path: Path) -> Parsed:
    """Parse the Word document at *path*.

    Raises:
        LoadError: it is damaged, or no Word document.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    check_zip(path)
    try:
        opened = docx.Document(str(path))
    except (OpcError, BadZipFile, LxmlError, KeyError, ValueError) as error:
        raise LoadError(
            f"{path}: it is damaged or no Word document ({error}); save it again as .docx"
        ) from error
    builder = TextBuilder()
    in_list = False
    for block in opened.iter_inner_content():
        if hasattr(block, "rows"):
            builder.block(_table(block))
            in_list = False
            continue
        style = str(block.style.name) if block.style is not None else ""
        level = _level(block, style)
        if level:
            builder.heading(block.text, level)
        else:
            listed = LIST_STYLE.match(style) is not None
            builder.block(clean(block.text), after="\n" if listed and in_list else "\n\n")
            in_list = listed
    return Parsed(builder, opened.core_properties.title or "")


def _level(paragraph: Any, style: str) -> int:
    """Return a heading's depth from 1, 0 for a paragraph that is none."""
    if found := HEADING_STYLE.match(style):
        return int(found[1])
    if TITLE_STYLE.fullmatch(style):
        return 1
    outline = paragraph._p.xpath("./w:pPr/w:outlineLvl/@w:val")  # noqa: SLF001
    return int(outline[0]) + 1 if outline and outline[0].isdigit() and int(outline[0]) < 9 else 0


def _table(table: Any) -> str:
    rows = []
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            text = one_line(cell.text)
            if not cells or text != cells[-1]:  # a merged cell is given once for each column it spans
                cells.append(text)
        rows.append(" | ".join(cells))
    return clean("\n".join(row for row in rows if row.strip(" |")))
