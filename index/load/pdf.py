"""PDF: pages re-flowed into paragraphs, with hyphens joined, accents composed and running lines dropped."""

import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from index.errors import LoadError
from index.load.parsed import Parsed
from index.text import TextBuilder, clean, one_line
from index.types import Span

DIGITS = re.compile(r"\d+")
JOINED_HYPHEN = "\ufffe"  # what pdfium gives for a hyphen that it takes for the end of a broken line
BROKEN_WORD = re.compile(rf"([^\W\d_]+)[{JOINED_HYPHEN}\x02]\s*([^\W\d_]+)")
HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
SENTENCE_END = re.compile(r"[.!?…:][»”’\"')\]\s]*$")
LIST_START = re.compile(r"^(?:[•▪‣◦·–—*-]\s|\d{1,3}[.)]\s|\(?[a-z]\)\s)")
SPACING_ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "¨": "\u0308", "¸": "\u0327", "˜": "\u0303"}
LETTER_AND_ACCENT = re.compile(r"([A-Za-zı])([´`ˆ¨¸˜])(?=[a-z])|([´`ˆ¨¸˜])([A-Za-zı])")
FULL_LINE = 0.85
GAP = 1.35
HEADING_SIZE = 1.12
TITLE_SIZE = 1.5
LONGEST_HEADING = 120
FURNITURE_LINES = 2
"""Lines at the top and bottom of a page where a running header or footer is looked for."""
OFTEN = 0.6


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as printed: its words, and in points where it begins and ends and its type size.

    pdfium gives two printed lines as one where it joins a broken word: ``foot`` is the last one's bottom.
    """

    text: str
    left: float
    right: float
    bottom: float
    foot: float
    size: float


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a page is set, in points: the type size of its body, its right edge, the step from line to line."""

    body: float
    edge: float
    leading: float


def load_pdf(path: Path) -> Parsed:
    """Parse the PDF at *path*.

    Raises:
        LoadError: it is damaged, needs a password, or holds pictures of text only.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as opened:
            pages = [_page_lines(page) for page in opened]
            title = opened.get_metadata_dict().get("Title", "")
    except pypdfium2.PdfiumError as error:
        reason = "it needs a password" if "assword" in str(error) else f"it is damaged or no PDF ({error})"
        raise LoadError(f"{path}: {reason}; save it again from a reader that can open it") from error
    if pages and not any(pages):
        raise LoadError(
            f"{path}: its {len(pages)} pages hold no text, only pictures; run character recognition first"
        )
    return Parsed(_build(_without_furniture(pages)), _sensible_title(title))


def _page_lines(page: Any) -> list[_Line]:
    from pypdfium2 import raw

    textpage = page.get_textpage()
    lines: list[_Line] = []
    place = 0
    for words in textpage.get_text_range().split("\r\n"):
        inked = [place + at for at, character in enumerate(words) if not character.isspace()]
        place += len(words) + 2
        if inked and inked[-1] < textpage.count_chars():
            left, bottom, _, _ = textpage.get_charbox(inked[0], loose=True)
            _, foot, right, _ = textpage.get_charbox(inked[-1], loose=True)
            sizes = [raw.FPDFText_GetFontSize(textpage, at) for at in inked[:: max(1, len(inked) // 5)]]
            lines.append(_Line(_repair(words.strip()), left, right, bottom, foot, statistics.median(sizes)))
    textpage.close()
    return lines


def _repair(words: str) -> str:
    """Compose accents that old PDFs print as a character of their own beside the letter."""

    def compose(found: re.Match[str]) -> str:
        letter, accent = (found[1], found[2]) if found[1] else (found[4], found[3])
        return unicodedata.normalize("NFC", letter.replace("ı", "i") + SPACING_ACCENTS[accent])

    return LETTER_AND_ACCENT.sub(compose, words)


def _without_furniture(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """Drop lines that stand at the top or bottom of most pages, whatever numbers they carry, and page numbers."""
    if len(pages) < 2:
        return list(pages)
    seen = Counter(place for lines in pages for place in {_furniture(line) for line in _edges(lines)})
    often = max(2, OFTEN * len(pages))

    body = _body_size(pages)

    def is_furniture(line: _Line) -> bool:
        if line.size > 1.05 * body:
            return False  # headings in series, “Article 1”, “Article 2”, each at the top of its page
        return seen[_furniture(line)] >= often or line.text.strip("-–— ").isdigit()

    return [
        [line for line in lines if line not in _edges(lines) or not is_furniture(line)] for lines in pages
    ]


def _body_size(pages: Sequence[list[_Line]]) -> float:
    """Return the type size of most characters, in points; 0.0 where there are none."""
    sizes = Counter[float]()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def _edges(lines: Sequence[_Line]) -> list[_Line]:
    return [*lines[:FURNITURE_LINES], *lines[-FURNITURE_LINES:]]


def _furniture(line: _Line) -> tuple[str, int]:
    """Return what a running line keeps from page to page: its words but for numbers, and its place."""
    return DIGITS.sub("0", line.text), round(line.bottom)


def _build(pages: Sequence[list[_Line]]) -> TextBuilder:
    builder = TextBuilder()
    lines = [line for page in pages for line in page]
    body = _body_size(pages)
    known = Counter(HYPHENATED.findall(" ".join(line.text for line in lines)))
    waiting: list[_Line] = []
    for page in pages:
        edge = max((line.right for line in page), default=0.0)
        leading = _leading(page)
        for number, line in enumerate(page):
            above = page[number - 1] if number else None
            if waiting and _begins_block(line, above, waiting[-1], _Shape(body, edge, leading)):
                _put(builder, waiting, body, known)
                waiting = []
            waiting.append(line)
        if waiting and not _runs_over(waiting, page, edge):
            _put(builder, waiting, body, known)
            waiting = []
        builder.page()
    if waiting:
        _put(builder, waiting, body, known)
        last = builder.pages.pop()
        builder.pages.append(Span(last.start, builder.length))
    return builder


def _leading(page: Sequence[_Line]) -> float:
    """Return the usual distance from one line to the next, in points."""
    steps = [above.foot - line.bottom for above, line in pairwise(page) if above.foot > line.bottom]
    return statistics.median(steps) if steps else 0.0


def _begins_block(line: _Line, above: _Line | None, last: _Line, shape: "_Shape") -> bool:
    if (
        _is_heading(line, shape.body) != _is_heading(last, shape.body)
        or abs(line.size - last.size) > 0.15 * shape.body
    ):
        return True
    if LIST_START.match(line.text):
        return True
    if above is None:
        return False  # the first line of a page goes on with the paragraph that the last page left open
    if above.foot - line.bottom > GAP * shape.leading > 0:
        return True
    indented = line.left > above.left + shape.body and above.right < shape.edge - shape.body
    short = above.right < FULL_LINE * shape.edge and SENTENCE_END.search(above.text) is not None
    return indented or short


def _runs_over(waiting: Sequence[_Line], page: Sequence[_Line], edge: float) -> bool:
    """Tell whether the paragraph at the foot of a page goes on overleaf."""
    last = waiting[-1]
    return last is page[-1] and SENTENCE_END.search(last.text) is None and last.right >= 0.6 * edge


def _is_heading(line: _Line, body: float) -> bool:
    return line.size >= HEADING_SIZE * body and len(line.text) <= LONGEST_HEADING


def _put(builder: TextBuilder, lines: Sequence[_Line], body: float, known: Counter[str]) -> None:
    text = clean(_flow([line.text for line in lines], known))
    if _is_heading(lines[0], body) and len(text) <= LONGEST_HEADING:
        level = 1 if lines[0].size >= TITLE_SIZE * body else 2
        builder.heading(text, level)
    else:
        builder.block(text)


def _flow(lines: Sequence[str], known: Counter[str]) -> str:
    """Join printed lines into a paragraph; a hyphen at a line's end stays when the word has it elsewhere."""
    text = lines[0]
    for line in lines[1:]:
        if text.endswith(("-", JOINED_HYPHEN)) and line[:1].islower():
            text = f"{text[:-1]}{JOINED_HYPHEN}{line}"
        elif text.endswith("-") and line[:1].isupper():
            text = f"{text}{line}"
        else:
            text = f"{text} {line}"

    def rejoin(found: re.Match[str]) -> str:
        compound = f"{found[1]}-{found[2]}"
        return compound if known[compound] else f"{found[1]}{found[2]}"

    return BROKEN_WORD.sub(rejoin, text).replace(JOINED_HYPHEN, "")


def _sensible_title(title: str) -> str:
    line = one_line(title)
    is_file_name = re.search(r"\.(?:docx?|odt|pdf|indd|qxd|tex|dvi)$", line, re.IGNORECASE)
    return "" if is_file_name or line.lower() in {"untitled", "sans titre", "document"} else line
