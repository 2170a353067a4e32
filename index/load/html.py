"""HTML: find the part of a page that a reader came for, without navigation, banners and other furniture."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account
from passerelle.index.load.decode import decode
from passerelle.index.load.html_boxes import write_boxes
from passerelle.index.load.html_div_tables import div_tables
from passerelle.index.load.html_drawn import write_drawn
from passerelle.index.load.html_embedded import beside, not_chosen, with_frames, write_equations
from passerelle.index.load.html_fields import page_fields
from passerelle.index.load.html_furniture import Furniture
from passerelle.index.load.html_hidden import NEVER_TEXT, Seen, name_panels
from passerelle.index.load.html_languages import marked_foreign
from passerelle.index.load.html_main import main_part
from passerelle.index.load.html_nodes import Weight, names, weigh
from passerelle.index.load.html_styles import sheets_of, styled_by_sheets
from passerelle.index.load.html_text import write
from passerelle.index.load.html_unclosed import without_unclosed
from passerelle.index.load.parsed import Parsed
from passerelle.index.text import TextBuilder, one_line
from passerelle.index.types import Gap, GapKind

MOST_NAMED = 5
CHARSET = re.compile(rb"<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
SELF_CLOSED = re.compile(
    r"<(?!(?:br|hr|img|meta|link|input|col|area|base|wbr)\b)([a-z][\w:-]*)([^<>]*)/>", re.IGNORECASE
)
TEMPLATE = re.compile(r"<(?P<end>/?)template\b(?P<given>[^>]*)>", re.IGNORECASE)
SHADOW = re.compile(r"\bshadowroot(?:mode)?\b", re.IGNORECASE)
FRAMESET = re.compile(r"<frameset\b", re.IGNORECASE)
FRAME = re.compile(r"<frame\b[^>]*\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
WAITING = re.compile(
    r"(?:loading|chargement|please wait|veuillez patienter)\W*(?:en cours)?\W*", re.IGNORECASE
)


def load_html(path: Path) -> Parsed:
    """Parse the page at *path*.

    Raises:
        LoadError: it was saved without its text, which frames or a script bring.
    """
    content = path.read_bytes()
    declared = CHARSET.search(content[:4096])
    text = decode(content, declared[1].decode("ascii") if declared else "")
    parsed = parse_html(text, xml=path.suffix.lower() == ".xhtml" or text.lstrip()[:5] == "<?xml")
    shown = parsed.builder.text.strip()
    if not shown and FRAMESET.search(text):
        framed = ", ".join(FRAME.findall(text)[:MOST_NAMED]) or "other files"
        raise LoadError(f"{path}: it only frames other pages; index those: {framed}")
    if (not shown or WAITING.fullmatch(shown)) and SCRIPT.search(text):
        raise LoadError(
            f"{path}: it was saved without what its script shows; open it in a browser and save it complete, "
            "or print it to PDF"
        )
    return parsed


def parse_html(content: str, *, xml: bool = False, furniture: bool = True) -> Parsed:
    """Return the text of a page as it reads, with its headings.

    XHTML closes elements in ways that HTML does not know, such as ``<title/>``: *xml* says to mind them. A book's
    chapters and what Markdown is rendered to have no *furniture*: what looks like it is text.
    """
    if xml:
        content = SELF_CLOSED.sub(r"<\1\2></\1>", content)
    content, unclosed = without_unclosed(with_frames(_open_shadows(content.replace("\0", ""))))
    tree = LexborHTMLParser(content)
    write_equations(tree)
    write_drawn(tree, sheets_of(tree))
    write_boxes(tree)
    builder = TextBuilder()
    if tree.body is None:
        return Parsed(builder)
    unseen, gaps = _unseen(tree, tree.body, furniture=furniture)
    weights = weigh(tree.body, unseen)
    main, outside = main_part(tree.body, weights)
    styled = replace(styled_by_sheets(tree), tables=div_tables(tree, sheets_of(tree)))
    write(main, unseen, builder, weights, styled)
    gaps = _with_outside(gaps, outside, weights)
    titles = [one_line(node.text(deep=False)) for node in tree.css("head > title")[:1]]
    first = [builder.text[each.start : each.end] for each in builder.headings if each.level == 1][:1]
    title = _title(*(titles or [""]), *(first or [""]))
    if unclosed:
        named = ", ".join(f"<{name}>" for name in dict.fromkeys(unclosed))
        gaps = (*gaps, Gap("broken markup", len(unclosed), f"never closed: {named}"))
    return Parsed(builder, title, fields=page_fields(tree), gaps=gaps)


def _title(title: str, heading: str) -> str:
    """Prefer the page's own first heading to a title that adds the site's name to it."""
    return heading if heading.lower() in title.lower() and heading else title or heading


def _open_shadows(content: str) -> str:
    """Return the page with the shadow roots that it declares, which a reader sees, as plain elements."""
    if not SHADOW.search(content):
        return content
    opened: list[bool] = []

    def plain(found: re.Match[str]) -> str:
        if not found["end"]:
            opened.append(SHADOW.search(found["given"]) is not None)
            return "<div>" if opened[-1] else found[0]
        return "</div>" if opened and opened.pop() else found[0]

    return TEMPLATE.sub(plain, content)


def _with_outside(
    gaps: tuple[Gap, ...], outside: Sequence[LexborNode], weights: Mapping[int, Weight]
) -> tuple[Gap, ...]:
    """Return *gaps* with what stands outside the main part among the furniture."""
    gap = _gap("page furniture", outside, weights)
    if not gap.count:
        return gaps
    known = next((each for each in gaps if each.kind == "page furniture"), None)
    others = tuple(each for each in gaps if each is not known)
    named = f"{known.where}, {gap.where}" if known else gap.where
    return (Gap("page furniture", gap.count + (known.count if known else 0), named), *others)


def _unseen(tree: LexborHTMLParser, body: LexborNode, *, furniture: bool) -> tuple[set[int], tuple[Gap, ...]]:
    """Return the ids of the nodes that are no part of what the page says, and an account of them.

    Nodes below them may be left out.
    """
    never = name_panels(tree) | _ids(tree.css(NEVER_TEXT)) | _ids(not_chosen(tree))
    weights = weigh(body, never, _ids(tree.css("[role=main]")))
    whole = weights[body.mem_id].characters
    seen = Seen(tree, weights, whole)
    hidden = list(seen.hidden())
    struck = list(seen.struck())
    unseen = never | _ids(hidden) | _ids(struck) | _ids(seen.decoration(forms=furniture))
    standing = list(Furniture(tree, weights, whole).found()) if furniture else []
    gaps = [_gap("page furniture", standing, weights), _gap("hidden text", hidden, weights)]
    gaps += _struck(struck)
    unseen |= _ids(standing)
    gaps += [*beside(tree, unseen - never), *marked_foreign(tree, unseen)]
    return unseen, tuple(gap for gap in gaps if gap.count)


def _struck(nodes: Iterable[LexborNode]) -> tuple[Gap, ...]:
    account = Account()
    for node in nodes:
        account.add("deletions", node.text())
    return account.gaps


def _gap(kind: GapKind, nodes: Iterable[LexborNode], weights: Mapping[int, Weight]) -> Gap:
    """Return the account of *nodes* that hold text, but for those that lie right in another."""
    holding = {node.mem_id: node for node in nodes if weights.get(node.mem_id, Weight()).characters}
    outer = [node for node in holding.values() if node.parent is None or node.parent.mem_id not in holding]
    named = list(dict.fromkeys(".".join([node.tag or "", *names(node).split()[:1]]) for node in outer))
    return Gap(kind, len(outer), ", ".join(named[:MOST_NAMED]) + ("…" if len(named) > MOST_NAMED else ""))


def _ids(nodes: Iterable[LexborNode]) -> set[int]:
    return {node.mem_id for node in nodes}
