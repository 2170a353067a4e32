"""PDFs set letter by letter, and what is read of them."""

import math
import textwrap
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from passerelle.index.load import load
from passerelle.index.types import Document

WIDTH = 60
"""Characters in a full line, of 6.6 points each at 11 points of Courier."""
TOP = 720
LEADING = 13
FONTS = {
    "plain": "/BaseFont /Courier /Encoding /WinAnsiEncoding",
    "bold": "/BaseFont /Courier-Bold /Encoding /WinAnsiEncoding",
    "standard": "/BaseFont /Times-Roman /Encoding /StandardEncoding",
    "emoji": "/BaseFont /Courier /Encoding /WinAnsiEncoding /ToUnicode 3 0 R",
}
EMOJI_MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /E def /CMapType 2 def "
    b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <65> <D83DDE42> endbfchar endcmap end end"
)


@dataclass(frozen=True)
class Printed:
    """A printed line; *text* is in Windows' encoding unless it is bytes.

    It is turned to the left by *turn* degrees, and *how* it is drawn are operators before it: ``1 g``, ``3 Tr``.
    """

    text: str | bytes
    y: float
    x: float = 72
    size: float = 11
    font: str = "plain"
    turn: float = 0
    how: str = ""


def pdf(
    path: Path,
    *pages: Sequence[Printed],
    info: str = "",
    trailer: str = "",
    page_is: str = "",
    file_is: str = "",
    pages_are: str = "/MediaBox [0 0 612 792]",
    more: Sequence[str] = (),
    resources: str = "",
) -> Path:
    """Write a PDF of one content stream a page; *more* objects are numbered after the pages, from 7 after one."""
    fonts = "".join(f"/{name} << /Type /Font /Subtype /Type1 {font} >> " for name, font in FONTS.items())
    numbers = [5 + 2 * number for number in range(len(pages))]
    kids = " ".join(f"{each} 0 R" for each in numbers)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % file_is.encode(),
        2: f"<< /Type /Pages /Count {len(pages)} {pages_are} /Kids [{kids}] >>".encode(),
        3: b"<< /Length %d >> stream\n%s\nendstream" % (len(EMOJI_MAP), EMOJI_MAP),
        4: b"<< " + info.encode("cp1252") + b" >>",
    }
    for number, page in zip(numbers, pages, strict=True):
        content = b"\n".join(map(shown, page))
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /Contents {number + 1} 0 R {page_is} "
            f"/Resources << /Font << {fonts}>> {resources} >> >>"
        ).encode("cp1252")
        objects[number + 1] = b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content)
    objects |= {5 + 2 * len(pages) + at: each.encode("cp1252") for at, each in enumerate(more)}
    written = b"%PDF-1.4\n"
    places = []
    for number in sorted(objects):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {trailer} >>"
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    written += f"{head}{table}trailer {end}\nstartxref\n{len(written)}\n%%EOF".encode()
    path.write_bytes(written)
    return path


def shown(line: Printed) -> bytes:
    text = line.text if isinstance(line.text, bytes) else line.text.encode("cp1252")
    if not text.startswith(b"["):
        text = b"[(" + text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")]"
    cos, sin = math.cos(math.radians(line.turn)), math.sin(math.radians(line.turn))
    place = b"%.4f %.4f %.4f %.4f %g %g" % (cos, sin, -sin, cos, line.x, line.y)
    how = line.how.encode()
    return b"q %s BT /%s %g Tf %s Tm %s TJ ET Q" % (how, line.font.encode(), line.size, place, text)


def scanned(path: Path, *pages: Sequence[Printed]) -> list[list[Printed]]:
    """Return *pages* as a scanner gives them: each a picture that fills it, drawn by way of a PDF at *path*."""
    made = []
    with pypdfium2.PdfDocument(pdf(path, *pages)) as opened:
        for page in opened:
            dots = page.render(scale=2, grayscale=True).to_numpy()
            height, width = dots.shape[:2]
            body = zlib.compress(dots.tobytes()).hex()
            picture = f"BI /W {width} /H {height} /CS /G /BPC 8 /F [/AHx /Fl] ID {body}> EI"
            made.append([Printed("", TOP, how=f"q 612 0 0 792 0 0 cm {picture} Q")])
    return made


def lines(*texts: str, y: float = TOP, x: float = 72, size: float = 11, font: str = "plain") -> list[Printed]:
    return [Printed(text, y - LEADING * number, x, size, font) for number, text in enumerate(texts)]


def wrapped(text: str, y: float = TOP, width: int = WIDTH, indent: int = 0, x: float = 72) -> list[Printed]:
    first, *rest = textwrap.wrap(" " * indent + text, width, break_on_hyphens=False)
    return [Printed(first.lstrip(), y, x + 6.6 * indent), *lines(*rest, y=y - LEADING, x=x)]


def one(path: Path) -> Document:
    (document,) = load(path, "id")
    assert isinstance(document, Document)
    text = document.text
    assert [page.start for page in document.pages] == [0, *(page.end for page in document.pages[:-1])]
    assert document.pages[-1].end == len(text)
    return document


def pages(document: Document) -> list[str]:
    return [document.text[page.start : page.end].strip() for page in document.pages]


def headings(document: Document) -> list[tuple[str, int]]:
    return [(document.text[each.start : each.end], each.level) for each in document.headings]


def row(y: float, *cells: tuple[float, str], font: str = "plain") -> list[Printed]:
    return [Printed(text, y, x, font=font) for x, text in cells]


FIRST = (
    "Le traité sur les forces nucléaires intermédiaires fut signé à Washington le 8 décembre 1987 par Ronald Reagan "
    "et Mikhaïl Gorbatchev. Il éliminait « toute une catégorie » d’armes, ce qu'aucun accord n'avait fait auparavant."
)
SECOND = (
    "Les inspections durèrent treize ans. Chaque camp put visiter les bases de l'autre et voir les missiles détruits, "
    "ce qui parut alors inouï, et le nombre des engins détruits s'éleva enfin à 2 692."
)


WORDS = FIRST.rstrip(".").split()
CHAPTERS = [f"{' '.join(WORDS[number:] + WORDS[:number])}." for number in range(10)]
