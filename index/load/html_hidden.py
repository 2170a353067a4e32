"""What a page holds that nobody sees: code, hidden parts that no click opens, words for screen readers, dialogs."""

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from passerelle.index.load.html_boxes import is_done
from passerelle.index.load.html_layout import icon_cells
from passerelle.index.load.html_nodes import (
    AROUND,
    IN_HEADING,
    IN_LIST,
    Weight,
    following,
    names,
    preceding,
)
from passerelle.index.load.html_styles import hidden_by_sheets, struck_by_sheets
from passerelle.index.text import one_line

NEVER_TEXT = """
    script, style, template, noscript, head, nav[epub\\:type~=toc], select, textarea, iframe, object, canvas, audio,
    video, svg title, svg desc, svg metadata, svg symbol, rp, rt, annotation, annotation-xml, .katex-html, .headerlink,
    .mw-editsection, [role=doc-backlink], [role=doc-pagebreak], [epub\\:type~=pagebreak]
"""
PAGE_NUMBERS = "[class*=pagenum], [class*=page-num], [class*=pageno], [class*=page_num], [class*=pagebreak]"
PAGE_NUMBER = re.compile(r"\W*(?:p(?:g|age)?\.?\s*)?(?:\d{1,4}|[ivxlc]{1,7})\W*", re.IGNORECASE)
HIDDEN = "[hidden], [style]"
HIDING = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01])",
    re.IGNORECASE,
)
STRUCK = "del, s, strike, [style*=line-through]"
"""Text that is struck through: it was taken back, and says the opposite where it is read as the rest is."""
SPOKEN = ".visually-hidden, .visuallyhidden, .sr-only, .screen-reader-text, .a-offscreen"
"""Words for those who listen to the page; often the twin of a sign."""
DIALOGS = (
    "dialog, [role=dialog], [role=alertdialog], .modal[aria-hidden=true], .popup[aria-hidden=true], "
    ".offcanvas, .overlay[aria-hidden=true]"
)
MOST_OF_THE_TEXT = 0.4
OPENER = re.compile(
    r"(?<![a-z])(?:collaps|accord|tabs?(?![a-z])|tab-?(?:pane|panel|content)|panel|faq|toggl|answer|repons|spoiler|depli|"
    r"question)",
    re.IGNORECASE,
)
OPENERS = "button, label, summary, [aria-expanded], [aria-controls], [role=tab], [role=button], [onclick]"
TARGETS = ("aria-controls", "data-target", "data-bs-target")
TABS = "[role=tab], [data-toggle=tab], [data-toggle=pill], [data-bs-toggle=tab], [data-bs-toggle=pill]"
PANELS = "[role=tabpanel], .tab-pane"
AFTER_BULLET = "span > span[style*='font:7']"
"""The blanks that Word and Outlook write behind what stands before an item."""
BULLET = re.compile(r"\s*[^\W\d]\s+|\s*\W\s+")
"""A sign, or the letter that another font draws as one, and the blanks."""
BACK = frozenset({"↩", "\u21a9\ufe0e", "↑", "⏎", "^", "⇑"})
LONGEST_OPENER = 300
LONGEST_BUTTON = 60
"""Characters from which the words on a button, or beside a field, are a text of their own."""
SHORTEST_PANEL = 3


def name_panels(tree: LexborHTMLParser) -> set[int]:
    """Write the name of each tab at the head of its panel, where a reader has it in view; return the tabs' ids."""
    moved: set[int] = set()
    tabs, panels = tree.css(TABS), tree.css(PANELS)
    named = {node.attributes["id"]: node for node in tabs if node.attributes.get("id")}
    named |= {target: node for node in tabs for target in _targets(node)}
    for place, panel in enumerate(panels):
        given = panel.attributes
        tab = named.get(given.get("aria-labelledby") or "") or named.get(f"#{given.get('id') or ''}")
        if tab is None and len(tabs) == len(panels):
            tab = tabs[place]
        first = panel.first_child
        if tab is None or first is None or not (name := one_line(tab.text())):
            continue
        moved.add(tab.mem_id)
        if name.lower() not in panel.text()[: 4 * len(name) + 40].lower():
            first.insert_before(f"{name} : " if first.is_text_node and not first.is_empty_text_node else name)
    return moved


def _targets(tab: LexborNode) -> list[str]:
    """Return the ids, each after ``#``, of what a click on *tab* shows."""
    given = tab.attributes
    named = [*(given.get(name) for name in TARGETS), given.get("href")]
    return [f"#{id_}" for each in named if (id_ := (each or "").lstrip("#"))]


class Seen:
    """What of a page a reader sees, or sees after one click; *weights* are of all that could be text."""

    def __init__(self, tree: LexborHTMLParser, weights: Mapping[int, Weight], whole: int) -> None:
        self._tree = tree
        self._weights = weights
        self._whole = whole
        self._targets = {
            value.lstrip("#")
            for name in TARGETS
            for node in tree.css(f"[{name}]")
            for value in (node.attributes.get(name) or "").split()
        }
        self._targets |= {
            (node.attributes.get("href") or "").lstrip("#")
            for node in tree.css(
                "a[data-toggle][href^='#'], a[data-bs-toggle][href^='#'], a[role=tab][href^='#']"
            )
        }
        self._panels = (
            {node.attributes["id"] or "": node for node in tree.css("[id]")} if self._targets else {}
        )
        spoken = [node.parent for node in tree.css(SPOKEN)] + [_above(node, 2) for node in tree.css("math")]
        self._twins = {parent.mem_id for parent in spoken if parent is not None}
        self._is_filled = tree.css_first("input[checked], input[disabled]") is not None
        self._fields = {
            node.attributes["id"]: (node.attributes.get("type") or "text").lower()
            for node in tree.css("input[id], select[id], textarea[id]")
        }

    def hidden(self) -> Iterator[LexborNode]:
        """Yield what the page hides and nothing on it opens, and dialogs; not where it is most of the page."""
        for node in self._tree.css(HIDDEN):
            if _hides(node) and not self._is_most(node) and not self._is_opened(node):
                yield node
        for nodes in hidden_by_sheets(self._tree):
            if sum(self._weight(node).characters for node in nodes) < MOST_OF_THE_TEXT * self._whole:
                yield from (node for node in nodes if not self._is_opened(node))
        for node in self._tree.css(DIALOGS):
            if not self._is_most(node):
                yield node

    def struck(self) -> Iterator[LexborNode]:
        """Yield what is struck through; not where it is most of the page."""
        yield from (node for node in self._tree.css(STRUCK) if not self._is_most(node))
        for node in struck_by_sheets(self._tree):
            if not self._is_most(node) and not is_done(node):
                yield node

    def decoration(self, *, forms: bool) -> Iterator[LexborNode]:
        """Yield signs, their spoken twins, links back from notes, and with *forms* the words of these."""
        yield from (node for node in self._tree.css(SPOKEN) if not self._is_most(node))
        yield from (node for node in self._tree.css("[aria-hidden=true]") if self._is_sign(node))
        yield from (node for node in self._tree.css(PAGE_NUMBERS) if PAGE_NUMBER.fullmatch(node.text()))
        yield from (node for node in self._tree.css("a[href^='#']") if node.text().strip() in BACK)
        bullets = (node.parent for node in self._tree.css(AFTER_BULLET))
        yield from (node for node in bullets if node is not None and BULLET.fullmatch(node.text()))
        yield from (cell for cell in icon_cells(self._tree) if _is_told_beside(cell))
        if not forms:
            return
        yield from (node for node in self._tree.css("button, label") if not self._is_text(node))
        for label in self._tree.css("input + label"):
            if self._heads_panel(label) and (switch := preceding(label)) is not None:
                yield switch  # it opens the panel below, and ticks nothing off

    def _weight(self, node: LexborNode | None) -> Weight:
        return Weight() if node is None else self._weights.get(node.mem_id, Weight())

    def _is_most(self, node: LexborNode) -> bool:
        return self._weight(node).characters >= max(1, MOST_OF_THE_TEXT * self._whole)

    def _is_opened(self, node: LexborNode) -> bool:
        """Tell whether a click shows *node*: a panel of tabs, an answer below its question."""
        given = node.attributes
        if given.get("role") == "tabpanel" or (given.get("id") or "") in self._targets:
            return True
        weight = self._weight(node)
        if weight.mostly_links or weight.characters < SHORTEST_PANEL:
            return False
        if OPENER.search(names(node)):
            return True
        before = preceding(node) or preceding(node.parent) if node.parent is not None else None
        if before is None or self._weight(before).characters > LONGEST_OPENER:
            return False
        opens = before.css_matches(OPENERS) or before.css_first(OPENERS) is not None
        asks = before.text().rstrip().endswith("?")
        return (opens or asks) and before.tag != "details"  # which shows what is in it, and nothing below

    def _is_sign(self, node: LexborNode) -> bool:
        """Tell whether what is kept from screen readers is a sign, or what they are told in other words."""
        weight = self._weight(node)
        if weight.headings or weight.characters > LONGEST_BUTTON:
            return False
        words = node.text()
        if not any(map(str.isalnum, words)) or node.tag == "i" or "icon" in names(node):
            return True
        if node.tag == "a":
            return node.attributes.get("tabindex") == "-1" or bool(weight.inside & IN_HEADING)
        return node.parent is not None and node.parent.mem_id in self._twins

    def _is_text(self, node: LexborNode) -> bool:
        """Tell whether a button or label says something: a heading, a question above its answer, a box's words."""
        weight = self._weight(node)
        if weight.characters > LONGEST_BUTTON or self._heads_panel(node):
            return True
        if weight.inside & IN_HEADING:
            return self._is_most_of_heading(node)
        if node.tag == "button":
            return node.attributes.get("role") == "tab"
        box = node.css_first("input[type=checkbox], input[type=radio]")
        ticks = box is not None or self._fields.get(node.attributes.get("for") or "") in {"checkbox", "radio"}
        return ticks and (self._is_filled or weight.inside & IN_LIST > 0)

    def _is_most_of_heading(self, node: LexborNode) -> bool:
        parent = node.parent
        while parent is not None and AROUND.get(parent.tag or "") != IN_HEADING:
            parent = parent.parent
        return parent is not None and 5 * self._weight(node).characters >= 4 * self._weight(parent).characters

    def _heads_panel(self, node: LexborNode) -> bool:
        given = node.attributes
        field = self._fields.get(given.get("for") or "", "")
        if field not in {"", "checkbox", "radio"}:
            return False
        panel = self._controlled(given) or following(node) or following(node.parent) if node.parent else None
        weight = self._weight(panel)
        if (
            panel is None
            or weight.prose < SHORTEST_PANEL
            or weight.mostly_links
            or panel.tag in {"button", "label"}
        ):
            return False
        marked = (
            "aria-expanded" in given
            or any(name in given for name in TARGETS)
            or OPENER.search(
                f"{names(node)} {names(node.parent)}" if node.parent is not None else names(node)
            )
        )
        return bool(marked) or node.text().rstrip().endswith("?")

    def _controlled(self, given: Mapping[str, str | None]) -> LexborNode | None:
        for name in TARGETS:
            id_ = (given.get(name) or "").strip().lstrip("#")
            if id_ in self._panels:
                return self._panels[id_]
        return None


def _above(node: LexborNode, levels: int) -> LexborNode | None:
    parent: LexborNode | None = node
    for _ in range(levels):
        parent = parent.parent if parent is not None else None
    return parent


def _is_told_beside(cell: LexborNode) -> bool:
    """Tell whether the row of a *cell* with a picture says in words what the picture is called."""
    row = cell.parent.text().lower() if cell.parent is not None else ""
    called = [(node.attributes.get("alt") or "").strip(" []").lower() for node in cell.css("img")]
    return all(name in row for name in called)


def _hides(node: LexborNode) -> bool:
    given = node.attributes
    if "hidden" in given and (given["hidden"] or "").lower() != "until-found":
        return True
    return HIDING.search(given.get("style") or "") is not None
