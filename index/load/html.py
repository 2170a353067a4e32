"""HTML, stored as a reader sees it: without navigation, scripts, forms and other furniture."""

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from index.load.decode import decode
from index.load.parsed import Parsed
from index.text import TextBuilder, clean, one_line

DROPPED = (
    "script, style, template, noscript, nav, aside, form, button, input, select, textarea, iframe, object, svg, "
    "canvas, audio, video, dialog, head, [hidden], [aria-hidden=true], [role=navigation], [role=banner], "
    "[role=contentinfo], [role=search], [role=complementary], [role=dialog], [role=alertdialog]"
)
FURNITURE = "header, footer"
BLOCKS = frozenset(
    """address article blockquote body dd details div dl dt fieldset figcaption figure footer header hgroup hr
    html li main ol p pre section summary table tbody td tfoot th thead tr ul caption h1 h2 h3 h4 h5 h6""".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "table", "dl"})
ITEMS = frozenset({"li", "tr", "dt", "dd"})
MOST_OF_THE_TEXT = 0.4
CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)


def load_html(path: Path) -> Parsed:
    content = path.read_bytes()
    declared = CHARSET.search(content[:4096])
    if declared and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return parse_html(content.decode(declared[1].decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            return parse_html(decode(content))
    return parse_html(decode(content))


def parse_html(content: str) -> Parsed:
    """Return the text of a page as it reads, with its headings."""
    tree = LexborHTMLParser(content.replace("\0", ""))
    titles = [node.text() for node in tree.css("head > title")[:1]]
    for node in tree.css(DROPPED):
        node.decompose()
    body = tree.body
    builder = TextBuilder()
    if body is None:
        return Parsed(builder)
    top = _main_part(body)
    for node in top.css(FURNITURE):
        if not node.css("h1") and not _is_inside(node, "article"):
            node.decompose()
    _Walk(builder).run(top)
    shown = [builder.text[each.start : each.end] for each in builder.headings if each.level == 1]
    return Parsed(builder, _title(one_line(titles[0]) if titles else "", shown))


def _title(title: str, headings: list[str]) -> str:
    """Prefer the page's own first heading to a title that adds the site's name to it."""
    if headings and (not title or headings[0].lower() in title.lower()):
        return headings[0]
    return title or (headings[0] if headings else "")


def _main_part(body: LexborNode) -> LexborNode:
    whole = len(body.text(separator="") or "") or 1
    for selector in ("main, [role=main]", "article"):
        found = body.css(selector)
        if len(found) == 1 and len(found[0].text(separator="") or "") >= MOST_OF_THE_TEXT * whole:
            return found[0]
    return body


def _is_inside(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == tag:
            return True
        parent = parent.parent
    return False


class _Walk:
    """One pass over a tree, without recursion: pages nest thousands deep when they mean harm."""

    def __init__(self, builder: TextBuilder) -> None:
        self._builder = builder
        self._words: list[str] = []
        self._heading = 0
        self._cells = 0
        self._verbatim = 0
        self._lists = 0
        self._tight = False

    def run(self, top: LexborNode) -> None:
        for node, entering in _events(top):
            tag = node.tag or ""
            if tag == "-text":
                if entering:
                    self._words.append(self._spaced(node.text_content or ""))
            elif tag == "br":
                self._words.append("\n" if entering else "")
            elif tag == "img" and entering:
                self._words.append(node.attributes.get("alt") or "")
            elif tag in {"td", "th"}:
                self._cell(entering=entering)
            elif tag in BLOCKS:
                self._block(tag, entering=entering)
        self._flush()

    def _block(self, tag: str, *, entering: bool) -> None:
        if self._cells and tag != "tr":
            self._words.append(" ")
            return
        self._flush()
        if tag in HEADINGS:
            self._heading = HEADINGS[tag] if entering else 0
        elif tag == "pre":
            self._verbatim += 1 if entering else -1
        elif tag in LISTS:
            self._lists += 1 if entering else -1
            self._tight = self._lists > (1 if entering else 0)
        elif tag in ITEMS:
            self._tight = not entering or self._tight

    def _cell(self, *, entering: bool) -> None:
        self._cells += 1 if entering else -1
        if entering and self._words:
            self._words.append(" | ")

    def _spaced(self, text: str) -> str:
        return text if self._verbatim else re.sub(r"[ \t\n\r\f]+", " ", text)

    def _flush(self) -> None:
        text = "".join(self._words)
        self._words.clear()
        if self._heading:
            self._builder.heading(text, self._heading)
            return
        lines = (
            text
            if self._verbatim
            else "\n".join(line.strip(" ") for line in re.sub(" {2,}", " ", text).split("\n"))
        )
        if cleaned := clean(lines):
            self._builder.block(cleaned, after="\n" if self._tight else "\n\n")
            self._tight = False


def _events(top: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    stack = [(top, True)]
    while stack:
        node, entering = stack.pop()
        yield node, entering
        if entering:
            stack.append((node, False))
            children = list(node.iter(include_text=True))
            stack.extend((child, True) for child in reversed(children))
