"""The main part of a page, where it has one and no text of any weight stands outside it."""

from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from passerelle.index.load.html_furniture import SHORT
from passerelle.index.load.html_hidden import MOST_OF_THE_TEXT
from passerelle.index.load.html_nodes import Weight, elements

CONTENT = ("main", "[role=main]", "article")


def main_part(body: LexborNode, weights: Mapping[int, Weight]) -> tuple[LexborNode, list[LexborNode]]:
    """Return the element that holds the text of the page, and the elements outside it.

    It is all of the page where a text with a heading stands outside its main part, or one above that.
    """
    whole = weights[body.mem_id].characters
    for selector in CONTENT:
        found = body.css(selector)
        if len(found) == 1:
            weight = weights.get(found[0].mem_id)
            if weight is not None and weight.characters >= MOST_OF_THE_TEXT * whole:
                above, below = _outside(body, found[0], weights)
                speaks = any(_speaks(weights[node.mem_id]) for node in above) or any(
                    _speaks(weights[node.mem_id]) and weights[node.mem_id].headings for node in below
                )
                return (body, []) if speaks else (found[0], [*above, *below])
    return body, []


def _outside(
    body: LexborNode, main: LexborNode, weights: Mapping[int, Weight]
) -> tuple[list[LexborNode], list[LexborNode]]:
    """Return the elements with text that stand before *main* in the page, and those behind it."""
    above: list[LexborNode] = []
    below: list[LexborNode] = []
    node = main
    while node.mem_id != body.mem_id and node.parent is not None:
        beside = elements(node.parent)
        at = [each.mem_id for each in beside].index(node.mem_id)
        above = [*(each for each in beside[:at] if _holds(each, weights)), *above]
        below += [each for each in beside[at + 1 :] if _holds(each, weights)]
        node = node.parent
    return above, below


def _holds(node: LexborNode, weights: Mapping[int, Weight]) -> bool:
    return weights.get(node.mem_id, Weight()).characters > 0


def _speaks(weight: Weight) -> bool:
    return weight.prose >= SHORT and not weight.mostly_links
