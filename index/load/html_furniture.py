"""What stands around the text of a page: navigation, banners, menus made of divs. A name is no proof, a weight is."""

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from passerelle.index.load.html_hidden import MOST_OF_THE_TEXT
from passerelle.index.load.html_nodes import (
    HEADINGS,
    IN_ASIDE,
    IN_CONTENT,
    IN_QUOTE,
    Weight,
    elements,
    names,
    preceding,
)
from passerelle.index.load.html_sharing import share_boxes
from passerelle.index.load.html_turning import turning_links

LANDMARKS = "nav, [role=navigation], [role=search], .noprint"
NOTES = re.compile(
    r"(?<![a-z])(?:doc-(?!toc)|foot-?notes?|end-?notes?|notes?(?![a-z])|tip|astuce|warning|important|info(?![a-z])|"
    r"attention|avertissement|danger|caution|remarque?|encadre|callout|admonition|rearnotes?|sidenotes?)"
)
"""Names of boxes and notes that belong to the text they stand in."""
CONSENT_NAME = re.compile(r"cookie|consent|rgpd|gdpr", re.IGNORECASE)
CONSENT_WORDS = re.compile(
    r"cookies?.{0,400}(?:accept|refus|reject|consent|utilis|use|partenair|partner|mesur|préfér|prefer|policy|confident)"
    r"|(?:accept|refus|reject|utilis|use|partenair|partner).{0,400}(?:cookies?|données personnelles|personal data)",
    re.IGNORECASE | re.DOTALL,
)
BOILERPLATE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|fil-?d?-?ariane|footer|pied(?:-de-page)?|copyright|colophon|"
    r"header|entete|sidebar|share|sharing|partage|social|related|similaires|pagination|pager|newsletter|skip-?link|"
    r"toolbar|tags|login|langues?|languages?|sitemap)(?=$|[\s_-])"
)
SMALL_PRINT = re.compile(
    r"©|\(c\)\s*(?:19|20)\d\d|copyright|droits réservés|rights reserved|mentions légales", re.IGNORECASE
)
LINK_BLOCKS = "div, ul, ol, menu, table, section, p, center"
LISTS = frozenset({"ul", "ol"})
NEARLY_ALL = 0.9
"""Share of a page's text from which links are the page: an index."""
FEWEST_LINKS = 3
DENSE = 0.66
LONGEST_LINK = 40
"""Characters of a menu's links, on average: longer ones are titles that say something."""
SHORT = 200
SENTENCE_END = (".", "!", "?", "…", "»")


class Furniture:
    """The nodes of a page that stand around its text, by their names and by what they weigh."""

    def __init__(self, tree: LexborHTMLParser, weights: Mapping[int, Weight], whole: int) -> None:
        self._tree = tree
        self._weights = weights
        self._whole = whole
        self._titles = len(tree.css("h1"))
        self._columns: dict[int, bool] = {}

    def found(self) -> Iterator[LexborNode]:
        """Yield each piece of furniture; one may lie in another."""
        for node in self._tree.css(LANDMARKS):
            if not self._is_most(node) and not self._speaks(node, SHORT):
                yield node
        yield from (node for node in self._tree.css("header, [role=banner]") if self._is_head(node))
        yield from (node for node in self._tree.css("footer, [role=contentinfo]") if self._is_foot(node))
        yield from (node for node in self._tree.css("aside, [role=complementary]") if self._is_aside(node))
        for node in self._tree.css("div, section, aside, form, dialog"):
            if CONSENT_NAME.search(names(node)) and self._is_banner(node):
                yield node
        yield from self._boilerplate()
        yield from turning_links(self._tree, self._weights)
        yield from share_boxes(self._tree, self._weights)

    def _weight(self, node: LexborNode) -> Weight:
        return self._weights.get(node.mem_id, Weight())

    def _is_most(self, node: LexborNode) -> bool:
        weight = self._weight(node)
        share = NEARLY_ALL if weight.mostly_links else MOST_OF_THE_TEXT
        return weight.characters >= max(1, share * self._whole)

    def _speaks(self, node: LexborNode, least: int) -> bool:
        """Tell whether *node* holds *least* characters of prose and few links."""
        weight = self._weight(node)
        return weight.prose >= least and not weight.mostly_links

    def _is_head(self, node: LexborNode) -> bool:
        weight = self._weight(node)
        if weight.inside & IN_CONTENT:
            return not weight.headings and not self._speaks(node, SHORT // 4)
        only_title = weight.titles and weight.titles == self._titles
        headed = weight.headings and not weight.mostly_links and self._in_column(node)
        return not (only_title or headed or self._is_most(node) or self._speaks(node, SHORT))

    def _is_foot(self, node: LexborNode) -> bool:
        weight = self._weight(node)
        if weight.inside & IN_QUOTE or NOTES.search(_roles(node)):
            return False
        if weight.inside & IN_CONTENT:
            return not (weight.titles or self._speaks(node, SHORT // 2))
        only_title = weight.titles and weight.titles == self._titles
        large = self._speaks(node, SHORT) and 4 * weight.characters > self._whole
        return not (only_title or self._is_most(node) or large)

    def _is_aside(self, node: LexborNode) -> bool:
        weight = self._weight(node)
        if weight.mostly_links:
            return not self._is_most(node) and not weight.inside & IN_ASIDE
        if weight.inside & IN_CONTENT or self._is_most(node) or NOTES.search(_roles(node)):
            return False
        if self._in_column(node):
            return weight.prose < 25 and not node.text().rstrip().endswith(SENTENCE_END)
        return weight.controls > 0 or not self._speaks(node, SHORT)

    def _in_column(self, node: LexborNode) -> bool:
        """Tell whether paragraphs or headings of the text stand right beside *node*."""
        parent = node.parent
        if parent is None:
            return False
        if parent.mem_id not in self._columns:
            self._columns[parent.mem_id] = any(
                each.tag == "p" and self._weight(each).prose > 20 for each in elements(parent)
            )
        return self._columns[parent.mem_id]

    def _is_banner(self, node: LexborNode) -> bool:
        """Tell a banner that asks for consent from a text about cookies, or a recipe of some."""
        weight = self._weight(node)
        if weight.titles or weight.contents or self._is_most(node):
            return False
        clicked = weight.controls or weight.links
        if not weight.headings and weight.characters < SHORT:
            return bool(clicked) or not self._in_column(node)
        in_text = weight.inside & IN_CONTENT or (weight.headings and self._in_column(node))
        if in_text and not weight.controls:
            return False
        return bool(clicked) and CONSENT_WORDS.search(node.text()) is not None

    def _boilerplate(self) -> Iterator[LexborNode]:
        """Yield menus and small print made of divs, unless they were most of the page's text."""
        nodes = [
            node
            for node in self._tree.css(LINK_BLOCKS)
            if (weight := self._weight(node)).characters
            and not weight.inside & IN_CONTENT
            and (self._is_menu(node) or self._is_small_print(node))
        ]
        outer = {node.mem_id for node in nodes}
        top = [node for node in nodes if node.parent is None or node.parent.mem_id not in outer]
        if 2 * sum(self._weight(node).characters for node in top) < self._whole:
            yield from nodes

    def _is_menu(self, node: LexborNode) -> bool:
        weight = self._weight(node)
        if weight.titles or weight.contents or weight.linked < DENSE * weight.characters:
            return False
        named = BOILERPLATE.search(names(node)) is not None
        if named:
            return weight.links > 0
        return (
            weight.links >= FEWEST_LINKS
            and not weight.headings
            and not _is_introduced(node)
            and weight.linked <= LONGEST_LINK * weight.links
        )

    def _is_small_print(self, node: LexborNode) -> bool:
        weight = self._weight(node)
        if (
            weight.headings
            or weight.contents
            or weight.characters > SHORT
            or not BOILERPLATE.search(names(node))
        ):
            return False
        return bool(weight.mostly_links or weight.controls or SMALL_PRINT.search(node.text())) or (
            weight.characters < 40 and not node.text().rstrip().endswith(SENTENCE_END)
        )


def _is_introduced(node: LexborNode) -> bool:
    """Tell whether a paragraph or a heading leads to a list or table, or a paragraph to a box of only a list."""
    before = preceding(node)
    if node.tag in LISTS and node.parent is not None and _is_box_of_list(node.parent):
        return _is_introduced(node.parent)
    if before is None:
        return False
    if node.tag in LISTS | {"table", "p"}:
        return before.tag in HEADINGS | {"p"}
    return before.tag == "p" and _is_box_of_list(node)


def _is_box_of_list(node: LexborNode) -> bool:
    inside = elements(node)
    return node.tag == "div" and len(inside) == 1 and inside[0].tag in LISTS


def _roles(node: LexborNode) -> str:
    given = node.attributes
    return f"{names(node)} {given.get('role') or ''} {given.get('epub:type') or ''}".lower()
