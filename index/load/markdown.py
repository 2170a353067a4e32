"""Markdown, stored as a reader sees it rendered."""

from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from passerelle.index.load.decode import read_text
from passerelle.index.load.front_matter import front_matter
from passerelle.index.load.html import parse_html
from passerelle.index.load.markdown_marks import call_outs, math, read_marks
from passerelle.index.load.markdown_notes import Notes, place_notes
from passerelle.index.load.markdown_tags import mend, spell_out
from passerelle.index.load.parsed import Parsed
from passerelle.index.types import Gap

MOST_MENDED = 5


def load_markdown(path: Path) -> Parsed:
    return parse_markdown(read_text(path))


def parse_markdown(content: str) -> Parsed:
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    title, fields, content = front_matter(content)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.inline.ruler.before("escape", "math", math)
    notes = Notes()
    tokens = _parse(parser, notes.take(list(call_outs(content.split("\n")))))
    embedded, comments = read_marks(tokens)

    def render(source: str) -> str:
        return _rendered(parser, _parse(parser, source.split("\n")))

    parsed = parse_html(_rendered(parser, place_notes(tokens, notes, render)), furniture=False)
    gaps = (
        *([Gap("embedded files", len(embedded), ", ".join(embedded[:MOST_MENDED]))] if embedded else []),
        *([Gap("comments", comments)] if comments else []),
    )
    return Parsed(parsed.builder, title or parsed.title, fields=fields, gaps=(*parsed.gaps, *gaps))


def _parse(parser: MarkdownIt, lines: list[str]) -> list[Token]:
    tokens = parser.parse("\n".join(lines))
    for _ in range(MOST_MENDED):
        if not mend(lines, tokens):
            break
        tokens = parser.parse("\n".join(lines))
    spell_out(tokens)
    return tokens


def _rendered(parser: MarkdownIt, tokens: list[Token]) -> str:
    return str(parser.renderer.render(tokens, parser.options, {}))
