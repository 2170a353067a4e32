"""HTML: find the part of a page that a reader came for, without navigation, banners and other furniture."""

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from passerelle.index.load.decode import decode
from passerelle.index.load.html_text import weigh, write
from passerelle.index.load.parsed import Parsed
from passerelle.index.text import TextBuilder, one_line

UNSEEN = """
    script, style, template, noscript, head, nav, button, input, select, textarea, label, iframe, object, svg, canvas,
    audio, video, dialog, rp, rt, [hidden], [aria-hidden=true], [style*='display:none' i], [style*='display: none' i],
    [style*='visibility:hidden' i], [style*='visibility: hidden' i], [role=navigation], [role=banner],
    [role=contentinfo], [role=search], [role=dialog], [role=alertdialog], .visually-hidden, .sr-only, .noprint,
    .headerlink, .mw-editsection
"""
CONSENT = ", ".join(
    f"{tag}[{name}*={word} i]"
    for tag in ("div", "section", "aside", "form")
    for name in ("id", "class")
    for word in ("cookie", "consent", "rgpd", "gdpr")
)
CONTENT = ("main", "[role=main]", "article")
HEADINGS = "h1, h2, h3, h4, h5, h6"
MOST_OF_THE_TEXT = 0.4
CHARSET = re.compile(rb"<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
SELF_CLOSED = re.compile(
    r"<(?!(?:br|hr|img|meta|link|input|col|area|base|wbr)\b)([a-z][\w:-]*)([^<>]*)/>", re.IGNORECASE
)


def load_html(path: Path) -> Parsed:
    content = path.read_bytes()
    declared = CHARSET.search(content[:4096])
    text = decode(content, declared[1].decode("ascii") if declared else "")
    return parse_html(text, xml=path.suffix.lower() == ".xhtml" or text.lstrip()[:5] == "<?xml")


def parse_html(content: str, *, xml: bool = False) -> Parsed:
    """Return the text of a page as it reads, with its headings.

    XHTML closes elements in ways that HTML does not know, such as ``<title/>``: *xml* says to mind them.
    """
    if xml:
        content = SELF_CLOSED.sub(r"<\1\2></\1>", content)
    tree = LexborHTMLParser(content.replace("\0", ""))
    builder = TextBuilder()
    if tree.body is None:
        return Parsed(builder)
    unseen = _unseen(tree)
    write(_main_part(tree.body, unseen), unseen, builder)
    titles = [one_line(node.text(deep=False)) for node in tree.css("head > title")[:1]]
    first = [builder.text[each.start : each.end] for each in builder.headings if each.level == 1][:1]
    return Parsed(builder, _title(*(titles or [""]), *(first or [""])))


def _title(title: str, heading: str) -> str:
    """Prefer the page's own first heading to a title that adds the site's name to it."""
    return heading if heading.lower() in title.lower() and heading else title or heading


def _main_part(body: LexborNode, unseen: Collection[int]) -> LexborNode:
    whole = weigh(body, unseen)
    for selector in CONTENT:
        found = body.css(selector)
        if len(found) == 1 and weigh(found[0], unseen) >= MOST_OF_THE_TEXT * whole:
            return found[0]
    return body


def _unseen(tree: LexborHTMLParser) -> set[int]:
    """Return the ids of the nodes that are no part of what the page says; nodes below them may be left out."""
    unseen = _ids(tree.css(UNSEEN))
    inside = _ids(
        tree.css(", ".join(f"{top} {tag}" for top in CONTENT for tag in ("header", "footer", "aside")))
    )
    titles = tree.css("h1")
    titled = _above(titles)
    headed = _above(tree.css(HEADINGS))
    for node in tree.css("header, footer"):
        here = node.mem_id
        if here in inside:
            speaks = here in headed if node.tag == "header" else here in titled
        else:
            speaks = here in titled and len(titles) == 1
        if not speaks:
            unseen.add(here)
    unseen -= _ids(tree.css("blockquote footer"))
    within = _ids(tree.css("aside aside"))
    for node in tree.css("aside, [role=complementary]"):
        if node.mem_id not in inside or (node.mem_id not in within and _mostly_links(node, unseen)):
            unseen.add(node.mem_id)
    content = _above([*titles, *tree.css("main, article")]) | _ids(tree.css("main, article"))
    return unseen | (_ids(tree.css(CONSENT)) - content)


def _mostly_links(node: LexborNode, unseen: Collection[int]) -> bool:
    return 2 * sum(weigh(link, unseen) for link in node.css("a")) > weigh(node, unseen)


def _ids(nodes: Iterable[LexborNode]) -> set[int]:
    return {node.mem_id for node in nodes}


def _above(nodes: Iterable[LexborNode]) -> set[int]:
    """Return the ids of all that *nodes* lie in."""
    above: set[int] = set()
    for node in nodes:
        parent = node.parent
        while parent is not None and parent.mem_id not in above:
            above.add(parent.mem_id)
            parent = parent.parent
    return above
