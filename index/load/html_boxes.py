"""Boxes to tick that a page draws by a class or an attribute, as exports of Notion and Confluence do."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

TICKED = (
    ".checkbox-on, .inline-task-list > li.checked, li[data-checked=true], li[data-list=checked], "
    "ul[data-checked=true] > li"
)
EMPTY = (
    ".checkbox-off, .inline-task-list > li:not(.checked), li[data-checked=false], li[data-list=unchecked], "
    "ul[data-checked=false] > li"
)
BLOCKS = frozenset({"p", "div"})
DONE = "li, label, tr"
FARTHEST = 3
"""Levels from struck words up to the item that has the box."""


def write_boxes(tree: LexborHTMLParser) -> None:
    """Write the sign of each such box before its words, in place; one that is a field is read as that."""
    for selector, sign in ((TICKED, "☑ "), (EMPTY, "☐ ")):
        for node in tree.css(selector):
            if node.tag != "li" and not node.text().strip():
                node.replace_with(sign)
            elif node.tag == "li" and node.css_first("input") is None:
                _put_first(node, sign)


def is_done(node: LexborNode) -> bool:
    """Tell whether struck words are those of an item with a box: they are done, and not taken back."""
    above: LexborNode | None = node
    for _ in range(FARTHEST):
        if above is None:
            return False
        if above.css_matches(DONE):
            boxed = above.css_first("input[type=checkbox]") is not None
            return boxed or above.text().lstrip().startswith(("☑", "☐"))
        above = above.parent
    return False


def _put_first(node: LexborNode, sign: str) -> None:
    first = node.first_child
    while first is not None and first.tag in BLOCKS and first.first_child is not None:
        first = first.first_child
    if first is not None:
        first.insert_before(sign)
