"""Markdown, stored as a reader sees it rendered."""

import re
from pathlib import Path

from markdown_it import MarkdownIt

from index.load.decode import read_text
from index.load.html import parse_html
from index.load.parsed import Parsed

FRONT_MATTER = re.compile(r"\A\ufeff?---\s*\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
TITLE = re.compile(r"^title\s*:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)


def load_markdown(path: Path) -> Parsed:
    content = read_text(path)
    title = ""
    if front := FRONT_MATTER.match(content):
        content = content[front.end() :]
        if named := TITLE.search(front[1]):
            title = named[1]
    rendered = (
        MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough").render(content)
    )
    parsed = parse_html(f"<html><body><main>{rendered}</main></body></html>")
    return Parsed(parsed.builder, title or parsed.title)
