"""HTML in Markdown: what is markup stays markup, and a tag that a writer only names is text."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from markdown_it.token import Token

TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w:-]*)(?P<given>(?:\s[^<>]*)?)>")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
VOID = frozenset("br hr img wbr col area source track".split())
NAMED = frozenset(
    "title textarea select option object iframe xmp plaintext noscript template noframes head".split()
)
"""Elements that swallow what stands in them: no writer of Markdown means them."""
CONTAINERS = frozenset(
    """a article aside b blockquote center dd details div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header i
    li main nav ol p section span strong summary sub sup table tbody td tfoot th thead tr u ul""".split()
)
"""Elements that lose nothing when their end is missing."""
HIDES = re.compile(r"\bhidden\b|display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
TO_THE_END = re.compile(r"[ \t]*<(?P<name>script|style|textarea|pre|!--)", re.IGNORECASE)


def mend(lines: list[str], tokens: Iterable[Token]) -> bool:
    """Spell out, in *lines*, a tag that takes all that follows for its own because it is never closed.

    Returns whether there was one: the lines are then to be parsed again.
    """
    for token in tokens:
        if token.type != "html_block" or token.map is None:
            continue
        found = TO_THE_END.match(token.content)
        if found is None:
            continue
        name = found["name"].lower()
        if ("-->" if name == "!--" else f"</{name}") in token.content.lower():
            continue
        opening = re.compile(rf"<(?={re.escape(name)})", re.IGNORECASE)
        for place in range(*token.map):
            lines[place] = opening.sub("&lt;", lines[place])
        return True
    return False


def spell_out(tokens: Sequence[Token]) -> None:
    """Turn the tags that are no markup into text, in place."""
    blocks = [token for token in tokens if token.type == "html_block"]
    _spell_out_blocks(blocks)
    for token in tokens:
        if token.type == "inline":
            _spell_out_inline([each for each in token.children or () if each.type == "html_inline"])


def _spell_out_inline(tags: Sequence[Token]) -> None:
    read = [TAG.fullmatch(each.content) for each in tags]
    matched = _matched(read)
    for place, (tag, found) in enumerate(zip(tags, read, strict=True)):
        if found is not None and not _is_markup(found, closed=place in matched):
            tag.type = "text"


def _spell_out_blocks(blocks: Sequence[Token]) -> None:
    for block in blocks:
        block.content = COMMENT.sub("", block.content)
    read = [found for block in blocks for found in TAG.finditer(block.content)]
    matched = _matched(read)
    places = iter(range(len(read)))

    def written(found: re.Match[str]) -> str:
        closed = next(places) in matched
        name = found["name"].lower()
        harmless = name in CONTAINERS and not HIDES.search(found["given"])
        kept = harmless or bool(found["end"]) or _is_markup(found, closed=closed)
        return found[0] if kept and name not in NAMED else escape(found[0])

    for block in blocks:
        block.content = TAG.sub(written, block.content)


def _matched(read: Sequence[re.Match[str] | None]) -> set[int]:
    """Return the places of the tags that have their other half."""
    opened: dict[str, list[int]] = {}
    matched: set[int] = set()
    for place, found in enumerate(read):
        if found is None:
            continue
        name = found["name"].lower()
        if not found["end"]:
            opened.setdefault(name, []).append(place)
        elif opened.get(name):
            matched |= {opened[name].pop(), place}
    return matched


def _is_markup(found: re.Match[str], *, closed: bool) -> bool:
    name = found["name"].lower()
    if name == "input":
        return "checkbox" in found["given"]
    return name in VOID or (closed and name not in NAMED)
