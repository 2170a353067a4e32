"""Markdown, stored as a reader sees it rendered."""

import re
from pathlib import Path

from markdown_it import MarkdownIt

from passerelle.index.load.decode import read_text
from passerelle.index.load.html import parse_html
from passerelle.index.load.parsed import Parsed

FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\n(?P<fields>[\w-]+[ \t]*:.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
TITLE = re.compile(r"^title[ \t]*:[ \t]*(\S.*)$", re.MULTILINE | re.IGNORECASE)
QUOTED = re.compile(r"(?P<mark>[\"'])(?P<words>.*)(?P=mark)")


def load_markdown(path: Path) -> Parsed:
    content = read_text(path).replace("\r\n", "\n")
    title = ""
    if front := FRONT_MATTER.match(content):
        content = content[front.end() :]
        title = _front_title(front["fields"] or "")
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parsed = parse_html(renderer.render(content), furniture=False)
    return Parsed(parsed.builder, title or parsed.title)


def _front_title(fields: str) -> str:
    """Return the title in YAML front matter, without the quotes YAML may put around it."""
    found = TITLE.search(fields)
    if not found:
        return ""
    quoted = QUOTED.fullmatch(found[1].strip())
    return quoted["words"].replace("''", "'").replace('\\"', '"') if quoted else found[1].strip()
