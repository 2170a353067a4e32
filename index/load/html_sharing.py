"""Boxes that share a page elsewhere: proved by where their links lead, they stand inside articles too."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from passerelle.index.load.html_nodes import Weight, ancestors

SHARES = re.compile(
    r"facebook\.com/(?:shar|dialog)|\b(?:twitter|x|threads|bsky)\.(?:com|net|app)/(?:intent|share|home\?status)|"
    r"linkedin\.com/(?:shar|cws)|\bwa\.me/|whatsapp(?:\.com/|://)send|\b(?:t|telegram)\.me/share|reddit\.com/submit|"
    r"pinterest\.[a-z.]+/pin/create|tumblr\.com/(?:share|widgets)|news\.ycombinator\.com/submitlink|"
    r"getpocket\.com/(?:save|edit)|flipboard\.com/bookmarklet|^mailto:\?",
    re.IGNORECASE,
)
"""Where links lead that offer to share a page."""
FEWEST = 2
BOXES = frozenset({"div", "ul", "ol", "menu", "section", "aside", "p", "nav", "span", "footer", "figure"})
MOST_BESIDE = 40
"""Characters beside such links in their box, at most: « Partager cet article », « Copier le lien »."""
DEEPEST = 6


def share_boxes(tree: LexborHTMLParser, weights: Mapping[int, Weight]) -> Iterator[LexborNode]:
    """Yield the boxes that hold hardly more than links which share the page."""
    boxes: dict[int, LexborNode] = {}
    links, linked = defaultdict[int, int](int), defaultdict[int, int](int)
    for link in tree.css("a[href]"):
        if not SHARES.search(link.attributes.get("href") or ""):
            continue
        for depth, box in enumerate(ancestors(link)):
            if depth > DEEPEST:
                break
            if box.tag in BOXES:
                boxes[box.mem_id] = box
                links[box.mem_id] += 1
                linked[box.mem_id] += weights.get(link.mem_id, Weight()).characters
    for place, box in boxes.items():
        beside = weights.get(place, Weight()).characters - linked[place]
        if links[place] >= FEWEST and beside <= MOST_BESIDE:
            yield box
