"""RTF documents: paragraphs, headings by style, labels of lists, tables and notes, in their order."""

from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.load.blocks import write
from passerelle.index.load.openxml import fields
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.rtf.reader import Reader
from passerelle.index.load.rtf.tokens import tokens
from passerelle.index.text import TextBuilder, one_line


def load_rtf(path: Path) -> Parsed:
    """Parse the RTF document at *path*.

    Raises:
        LoadError: it is no RTF.
    """
    return parse_rtf(path.read_bytes(), path)


def parse_rtf(content: bytes, path: Path) -> Parsed:
    """Parse *content*, the RTF of *path*.

    Raises:
        LoadError: it is no RTF.
    """
    text = content.decode("latin-1")
    start = text.find("{\\rtf")
    if start < 0 or text[:start].strip("\xef\xbb\xbf\0 \r\n\t"):
        raise LoadError(f"{path}: it is not RTF; save it again from its program")
    reader = Reader()
    for token in tokens(text[start:]):
        reader.take(token)
        if reader.ended:
            break
    if not reader.ended:
        reader.written.account.add("missing parts", "what stood behind its cut end")
    builder = TextBuilder()
    write(reader.finish(), builder)
    known = {name: one_line("".join(parts)) for name, parts in reader.written.fields.items()}
    return Parsed(
        builder,
        known.get("title", ""),
        reader.written.title,
        fields=fields(
            author=known.get("author", ""),
            date=reader.dates.get("revised") or reader.dates.get("created", ""),
            subject=known.get("subject", ""),
            keywords=known.get("keywords", ""),
        ),
        gaps=reader.written.account.gaps,
    )
