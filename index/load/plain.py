"""Plain text: paragraphs as they stand, and the short lines that are plainly headings."""

import re
from collections.abc import Sequence
from pathlib import Path

from passerelle.index.load.aligned import with_aligned
from passerelle.index.load.broken_words import made_whole
from passerelle.index.load.decode import read_text
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.tabbed import FEWEST_ROWS, is_mark
from passerelle.index.load.thread import header_fields, write_thread
from passerelle.index.text import TextBuilder, clean, table_row

LONGEST_HEADING = 90
UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|\*{3,}|\^{3,})\s*")
PARTED = re.compile(r"\s{2}| \| ")
"""What is between the names of a table's columns, which are underlined too."""
SPARE = 5
"""Signs by which such a line is longer or shorter than what it underlines, at most."""
PAGE = re.compile(r"\W*page\s*\d{1,4}(?:\s*(?:/|sur|of|de)\s*\d{1,4})?\W*", re.IGNORECASE)
BAR = re.compile("[│┃║]")
DRAWN = re.compile(
    r"^[ \t]*(?:[│┃║](?P<row>.*\w.*)[│┃║]|[├╠┌┏╔└┗╚┣][─━═┬┴┼╦╩╬┳┻╋]{2,}[┐┓╗┘┛╝┤╣┫])[ \t\r]*$", re.MULTILINE
)
"""A row or a rule of a table, or of a frame around words, that is drawn with the signs of boxes."""
MAIL_LINE = re.compile(r"(?i:(?:de|à|cc|objet|date|envoyé|from|to|subject|sent)[\s\u00a0\u202f]*:\s*\S)")
SUBJECT = re.compile(
    r"^(?i:objet|subject)[\s\u00a0\u202f]*:\s*(?:(?i:re|fwd?|tr)[\s\u00a0\u202f]*:\s*)*(\S.*)$", re.MULTILINE
)


def load_plain(path: Path) -> Parsed:
    text = with_aligned(_with_bars(_with_columns(read_text(path)).replace("\r\n", "\n")))
    blocks = clean(made_whole(text)).split("\n\n")
    builder = TextBuilder()
    if subject := _subject(blocks[0]):
        builder.block(blocks[0])
        write_thread("\n\n".join(blocks[1:]), builder)
        return Parsed(builder, subject, fields=header_fields(blocks[0].split("\n")))
    _write(blocks, builder)
    return Parsed(builder)


def _write(blocks: Sequence[str], builder: TextBuilder) -> None:
    lone = [_could_be_heading(block) for block in blocks]
    # Many short lines that stand alone are a poem or a list, not headings.
    headed = sum(lone) <= len(blocks) / 2
    marks = [] if _underlined(blocks[0]) else [""]
    for number, block in enumerate(blocks):
        leads = number + 1 < len(blocks) and not lone[number + 1]
        if under := _underlined(block):
            title, rest = under
            mark = block.split("\n")[1].strip()[0]
            marks += [] if mark in marks else [mark]
            builder.heading(title, marks.index(mark) + 1)
            builder.block(rest)
        elif lone[number] and len(blocks) > 1 and (number == 0 or (headed and leads)):
            builder.heading(block, 1 if number == 0 else 2)
        else:
            builder.block(block)


def _underlined(block: str) -> tuple[str, str] | None:
    """Return the line of *block* that one of ``=`` or ``-`` underlines, and what stands below; ``None`` without one."""
    lines = block.split("\n", 2)
    if len(lines) < 2 or not UNDERLINE.fullmatch(lines[1]) or PARTED.search(lines[0].strip()):
        return None
    title, line = lines[0].strip(), lines[1].strip()
    if (
        not any(map(str.isalpha, title))
        or abs(len(line) - len(title)) > SPARE
        or len(title) > LONGEST_HEADING
    ):
        return None
    return title, "".join(lines[2:])


def _with_columns(text: str) -> str:
    """Return *text* with bars for the tabs of its tables: lines in a row with as many cells parted by tabs."""
    if "\t" not in text:
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = [_cells(line) for line in lines]
    open_ended = [_open_ended(line) for line in lines]
    for place, (cells, others) in enumerate(zip(rows, open_ended, strict=True)):
        near = slice(max(0, place - 2), place + 3)
        full, wide = [len(each) for each in rows[near]], [len(each) for each in open_ended[near]]
        for found in filter(None, (cells, others)):
            count = full.count(len(found))
            if count >= FEWEST_ROWS - 1 and count + wide.count(len(found)) >= FEWEST_ROWS:
                lines[place] = table_row(found)
                break
    return "\n".join(lines)


def _cells(line: str) -> list[str]:
    """Return the cells of a line that may be a row, those that are empty too; none of another line."""
    cells = [] if line.startswith("\t") else [cell.strip() for cell in line.rstrip("\t").split("\t")]
    return [] if len(cells) < 2 or is_mark(cells[0]) else cells


def _open_ended(line: str) -> list[str]:
    """Return the cells of a line whose last ones are empty; none of another line, nor of one that tabs indent."""
    cells = [cell.strip() for cell in line.split("\t")]
    return cells if len(cells) > 1 and cells[0] and not cells[-1] and not is_mark(cells[0]) else []


def _with_bars(text: str) -> str:
    """Return *text* with a row a line for the tables that are drawn with the signs of boxes, rules left out."""
    if not DRAWN.search(text):
        return text
    lines = []
    for line in text.split("\n"):
        framed = DRAWN.fullmatch(line)
        if framed and framed["row"]:
            lines.append(table_row(BAR.split(framed["row"])))
        elif not framed:
            lines.append(line)
    return "\n".join(lines)


def _subject(block: str) -> str:
    """Return the subject of the mail that *block* is the header of; nothing where it is none."""
    header = sum(MAIL_LINE.match(line) is not None for line in block.split("\n"))
    found = SUBJECT.search(block) if header >= 2 else None
    return found[1] if found else ""


def _could_be_heading(block: str) -> bool:
    line = block.strip()
    return (
        "\n" not in line
        and 0 < len(line) <= LONGEST_HEADING
        and line[-1] not in '.,;:!…»”"'
        and not line.startswith(("-", "•", "*", "–", "—"))
        and any(each.isalpha() for each in line)
        and not PAGE.fullmatch(line)
    )
