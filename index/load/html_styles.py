"""What the style sheets inside a page hide, raise or set as blocks: the rules of its ``<style>`` elements."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
PART = re.compile(r"([^{};]*)([{};])")
SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)", re.IGNORECASE)
"""The condition of rules for all screens; those for paper, or for some widths, are left alone."""
HIDES = re.compile(r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
SHOWS = re.compile(
    r"(?<![\w-])(?:display\s*:\s*(?!none\b)[a-z]|visibility\s*:\s*(?:visible|inherit|initial))", re.IGNORECASE
)
AS_BLOCK = re.compile(r"(?<![\w-])display\s*:\s*(?:block|flex|grid|table|list-item)\b", re.IGNORECASE)
RAISED = re.compile(
    r"vertical-align\s*:\s*(?:super|text-top)\b|(?<![\w-])top\s*:\s*-0?\.\d+em", re.IGNORECASE
)
LOWERED = re.compile(
    r"vertical-align\s*:\s*(?:sub|text-bottom)\b|(?<![\w-])top\s*:\s*0?\.\d+em", re.IGNORECASE
)
STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
INLINE = frozenset({"a", "abbr", "b", "cite", "code", "em", "font", "i", "small", "span", "strong", "time"})
SELECTOR = re.compile(r"(?:[\w\s.#>+~*-]|\[[\w-]+(?:[~|^$*]?=[\"']?[\w-]+[\"']?)?\])+")
"""Selectors that hold whatever a reader does: those with ``:hover`` or ``:checked`` do not."""
SUBJECT = re.compile(r"[.#]?-?[^\W\d][\w-]*")
MOST_RULES = 300


def hidden_by_sheets(tree: LexborHTMLParser) -> Iterator[list[LexborNode]]:
    """Yield for each rule the elements that it hides, unless another rule or a script of the page may show them.

    ``.tab {display: none}`` beside ``.tab.open {display: block}`` hides what a click opens; so it does where a script
    names ``tab``.
    """
    hiding = _said(sheets_of(tree)).hiding
    if not hiding:
        return
    scripts = "\n".join(node.text() for node in tree.css("script"))
    for selector in hiding:
        if any(
            re.search(rf"[\"'\s.#]{re.escape(name.lstrip('.#'))}[\"'\s]", scripts)
            for name in _subject(selector)
        ):
            continue
        yield [node for node in matched(tree, selector) if not _shows_itself(node)]


def struck_by_sheets(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Yield the elements that a rule strikes through."""
    for selector in _said(sheets_of(tree)).struck:
        yield from matched(tree, selector)


@dataclass(frozen=True, slots=True)
class Styled:
    """Elements of a line, by their ids, that rules set as blocks, raise or lower."""

    blocks: set[int] = field(default_factory=set)
    raised: set[int] = field(default_factory=set)
    lowered: set[int] = field(default_factory=set)
    tables: dict[int, str] = field(default_factory=dict)
    """Elements that are shown as parts of a table, and as which: ``table``, ``tr``, ``td``."""


def styled_by_sheets(tree: LexborHTMLParser) -> Styled:
    """Return the elements of a line that a rule sets on lines of their own, or above or below the line."""
    made, said = Styled(), _said(sheets_of(tree))
    for found, selectors in (
        (made.blocks, said.blocks),
        (made.raised, said.raised),
        (made.lowered, said.lowered),
    ):
        nodes = (node for selector in selectors for node in matched(tree, selector))
        found.update(node.mem_id for node in nodes if node.tag in INLINE)
    return made


@dataclass(frozen=True, slots=True)
class _Said:
    """The selectors of what style sheets hide, set as blocks, raise, lower and strike through."""

    hiding: tuple[str, ...]
    blocks: tuple[str, ...]
    raised: tuple[str, ...]
    lowered: tuple[str, ...]
    struck: tuple[str, ...]


@lru_cache(maxsize=4)
def _said(sheets: tuple[str, ...]) -> _Said:
    """Return what *sheets* say; the chapters of a book have the same ones."""
    rules = [rule for sheet in sheets for rule in rules_of(sheet)]
    shown = {name for selector, block in rules if SHOWS.search(block) for name in _subject(selector)}
    kept = [(selector, block) for selector, block in rules if SELECTOR.fullmatch(selector)]
    found = [
        tuple(dict.fromkeys(selector for selector, block in kept if asked.search(block)))
        for asked in (HIDES, AS_BLOCK, RAISED, LOWERED, STRUCK)
    ]
    hiding = tuple(selector for selector in found[0] if shown.isdisjoint(_subject(selector)))
    return _Said(hiding[:MOST_RULES], *(selectors[:MOST_RULES] for selectors in found[1:]))


def sheets_of(tree: LexborHTMLParser) -> tuple[str, ...]:
    """Return the style sheets inside a page that hold on screens."""
    return tuple(sheet.text() for sheet in tree.css("style") if _is_for_screens(sheet))


@lru_cache(maxsize=8)
def rules_of(sheet: str) -> tuple[tuple[str, str], ...]:
    """Return the rules of *sheet* as :func:`_rules` reads them; the chapters of a book have the same sheets."""
    return tuple(_rules(sheet))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield each selector of *sheet* with its block; those of a condition that is not for all screens as ``@``.

    A block may hold blocks of its own: what they say is not the outer one's.
    """
    open_ones: list[str] = []
    blocks: list[list[str]] = [[]]
    for part, end in PART.findall(COMMENT.sub(" ", sheet)):
        if end == ";":
            blocks[-1].append(part)
        elif end == "{":
            open_ones.append(part.strip())
            blocks.append([])
        elif open_ones:
            block = ";".join((*blocks.pop(), part))
            selectors = open_ones.pop()
            if not selectors.startswith("@"):
                ours = all(SCREEN.fullmatch(each) for each in open_ones)
                yield from (
                    (each.strip() if ours else f"{each.strip()}:else", block) for each in selectors.split(",")
                )


def _subject(selector: str) -> Iterable[str]:
    """Return the classes and ids of what a selector ends with, else its element's name."""
    last = re.split(r"[\s>+~]+", selector)[-1]
    named = SUBJECT.findall(re.sub(r"::?[\w-]+(?:\([^()]*\))?|\[[^\]]*\]", "", last))
    return [name for name in named if name[0] in ".#"] or named


def matched(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """Return the elements that *selector* picks; none where it is no selector after all."""
    try:
        return tree.css(selector)
    except (SelectolaxError, ValueError):
        return []


def _is_for_screens(sheet: LexborNode) -> bool:
    media = (sheet.attributes.get("media") or "all").strip().lower()
    return media in {"all", "screen", "only screen"}


def _shows_itself(node: LexborNode) -> bool:
    return SHOWS.search(node.attributes.get("style") or "") is not None
