"""Documents of other formats that a Word document has in it whole, as programs that print forms put them there."""

import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from passerelle.index.errors import LoadError
from passerelle.index.load.blocks import Block, Paragraph
from passerelle.index.load.decode import decode
from passerelle.index.load.html import parse_html
from passerelle.index.load.openxml import Package
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.rtf.document import parse_rtf
from passerelle.index.load.zipped import read_part
from passerelle.index.text import TextBuilder

WEB = frozenset({".htm", ".html", ".xhtml"})
WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})


def chunk(package: Package, main: str, id: str, load_word: Callable[[Path], Parsed]) -> Iterator[Block]:  # noqa: A002
    """Yield the blocks of the document that *main* has in it under *id*; one that is not read is accounted for."""
    name = package.target(main, id)
    try:
        parsed = _parsed(name, read_part(package.archive, name), load_word)
    except (KeyError, LoadError):
        parsed = None
    if parsed is None:
        package.account.add("missing parts", posixpath.basename(name) or "a document in it")
        return
    for gap in parsed.gaps:
        package.account.add(gap.kind, gap.where, gap.count)
    text, place = parsed.builder.text, 0
    for heading in parsed.builder.headings:
        yield Paragraph(text[place : heading.start])
        yield Paragraph(text[heading.start : heading.end], heading.level)
        place = heading.end
    yield Paragraph(text[place:])


def _parsed(name: str, content: bytes, load_word: Callable[[Path], Parsed]) -> Parsed | None:
    suffix = posixpath.splitext(name)[1].lower()
    if suffix in WEB or content.lstrip()[:1] == b"<":
        return parse_html(decode(content))
    if suffix == ".txt":
        builder = TextBuilder()
        builder.block(decode(content))
        return Parsed(builder)
    if content.startswith(b"{\\rtf"):
        return parse_rtf(content, Path(name))
    if suffix not in WORD:
        return None
    with TemporaryDirectory() as folder:
        path = Path(folder) / name.rpartition("/")[2]
        path.write_bytes(content)
        return load_word(path)
