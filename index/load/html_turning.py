"""The links that turn the pages of a manual, with what is drawn around them: previous, up, next."""

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from passerelle.index.load.html_nodes import Weight, names
from passerelle.index.text import one_line

LONGEST = 40
STEP = r"prev(?:ious)?|next|pr[ée]c[ée]dente?|suivante?|pr[ée]c\.|suiv\."
PLACE = r"up|home|top|back|contents?|index|retour|haut|monter|sommaire|accueil|niveau supérieur"
PLACE += r"|table of contents|table des mati[èe]res"
OF_WHAT = r"(?: (?:page|chapter|section|part|chapitre|partie))?"
TURNS = re.compile(
    rf"[^\w.]*(?:(?P<before>page|chapter|section|part(?:ie)?|chapitre) )?(?:(?P<step>{STEP})|{PLACE}){OF_WHAT}[^\w.]*",
    re.IGNORECASE,
)
STEPS, PLACES = (
    frozenset({"prev", "previous", "next"}),
    frozenset({"up", "home", "start", "contents", "index"}),
)
"""What ``rel`` says of such links."""
NAVIGATION = re.compile(r"(?:^|[\s_-])nav")
FARTHEST = 16
"""Levels above a link, nodes beside it and links in one block, at most."""
BLOCKS = frozenset({"div", "p", "table", "tbody", "thead", "tr", "td", "th", "ul", "li", "center"})
INLINE = frozenset({"b", "i", "em", "strong", "code", "span", "q", "cite", "small", "sup", "sub", "tt"})
LONGEST_TITLE = 120
"""Characters beside the links of a block that is named after its navigation: the title of the page."""


def turning_links(tree: LexborHTMLParser, weights: Mapping[int, Weight]) -> Iterator[LexborNode]:
    """Yield what holds links to the pages before and after, and others of their kind; not one within a sentence."""
    turning = {node.mem_id: node for node in tree.css("a") if _turns(node) and not _is_in_text(node)}
    steps = [node for node in turning.values() if _turns(node) == "step"]
    if not steps or (len(turning) == 1 and "rel" not in steps[0].attributes):
        return
    done: set[int] = set()
    for node in turning.values():
        block = _around(node, turning, weights)
        if block.mem_id not in done:
            done.add(block.mem_id)
            yield block


def _turns(node: LexborNode) -> str:
    """Return ``step`` for a link to the next page or the one before, ``place`` for one to another, else nothing."""
    related = set((node.attributes.get("rel") or "").lower().split())
    if related & STEPS:
        return "step"
    pictures = (each.attributes.get("alt") or "" for each in node.css("img"))
    words = one_line(" ".join([node.text(), *pictures]))
    found = TURNS.fullmatch(words) if len(words) <= LONGEST else None
    if found is None:
        return "place" if related & PLACES else ""
    return "step" if found["step"] else "place"


def _is_in_text(node: LexborNode) -> bool:
    """Tell whether words stand right beside a link, those of other links apart."""
    for way in ("prev", "next"):
        beside = getattr(node, way)
        for _ in range(FARTHEST):
            if beside is None or (beside.tag != "a" and _has_words(beside)):
                break
            beside = getattr(beside, way)
        if beside is not None and (beside.is_text_node or beside.tag in INLINE):
            return True
    return False


def _has_words(node: LexborNode) -> bool:
    return _letters(node) > 0


def _letters(node: LexborNode) -> int:
    return sum(map(str.isalnum, (node.text_content if node.is_text_node else node.text()) or ""))


def _around(node: LexborNode, turning: Mapping[int, LexborNode], weights: Mapping[int, Weight]) -> LexborNode:
    """Return the largest block around a link that holds such links, and at most the title of the page."""
    found = node
    parent = node.parent
    for _ in range(FARTHEST):
        if parent is None or parent.tag not in BLOCKS:
            break
        weight = weights.get(parent.mem_id, Weight())
        beside = weight.characters - weight.linked
        if weight.headings or beside > LONGEST_TITLE or weight.links > FARTHEST:
            break
        links = parent.css("a")
        bare = all(each.mem_id in turning for each in links) and sum(map(_letters, links)) == _letters(parent)
        if bare or (NAVIGATION.search(names(parent)) and parent.css_first("p") is None):
            found = parent
        parent = parent.parent
    return found
