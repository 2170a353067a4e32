"""Write a tree of HTML as text: paragraphs parted by blank lines, list items and table rows one a line."""

import re
from collections.abc import Callable, Collection, Mapping
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from passerelle.index.load.html_apart import stands_apart
from passerelle.index.load.html_layout import layout_tables
from passerelle.index.load.html_lists import Numbering, numbering
from passerelle.index.load.html_nodes import Weight, events, following, preceding
from passerelle.index.load.html_styles import AS_BLOCK, INLINE, LOWERED, RAISED, Styled
from passerelle.index.load.html_tables import Cell, Table
from passerelle.index.load.raised import lowered, raised
from passerelle.index.text import TextBuilder

BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li listing main menu ol p plaintext pre section
    summary table tbody td text tfoot th thead tr ul xmp""".split()
)
VERBATIM = frozenset({"pre", "listing", "plaintext", "xmp"})
INLINE_IN_TEXT = frozenset({"button", "label"})
"""Blocks of a form that stand in a line of text where that line has begun."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "dl"})
ITEMS = frozenset({"li", "dt", "dd"})
CELLS = frozenset({"td", "th"})
ROLES = {
    "table": "table",
    "grid": "table",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
}
"""Roles by which other elements make a table."""
BOXES = {True: "☑ ", False: "☐ "}
BOXED = frozenset({"label", "li", "td", "th", "p", "dd", "legend", "summary"})
TICKED = frozenset({"checkbox", "radio"})
MADE_OTHERWISE = INLINE | {"div", "p"}
SPACES = re.compile(r"[ \t\n\r\f]+")
SPACES_AROUND_LINE_END = re.compile(r" ?\n ?")
APART = "\0"
"""Stands at both ends of a picture's words, and is a space where another word touches them."""
TOUCHING = re.compile(rf"(?<=[\w,.;:!?)])(?<!{APART}){APART}+(?=\w)|(?<=\w){APART}+(?=\w)")
LOOSE = re.compile(APART)
NOTE_LABEL = re.compile(r"(\[)?\d{1,3}(?(1)\])")
"""A note's number that stands before its text and not in it."""
PICTURE_FILE = re.compile(
    r"[^\s<>|]+\.(?:png|jpe?g|gif|svgz?|webp|avif|bmp|tiff?|eps|[ew]mf|ico|pdf)", re.IGNORECASE
)
CALL = re.compile(r"\[?\s*\d{1,3}\s*\]?")
NOTE_CALL = re.compile(r"noteref|footnote-?ref|note-?call|appel-?(?:de-?)?note", re.IGNORECASE)


def write(
    top: LexborNode,
    unseen: Collection[int],
    builder: TextBuilder,
    weights: Mapping[int, Weight],
    styled: Styled | None = None,
) -> None:
    """Write what a reader sees in *top* to *builder*; *unseen* are the ids of nodes that are passed over."""
    _Writer(builder, layout_tables(top, weights), styled or Styled()).run(top, unseen)


class _Writer:
    """One pass over a tree, without recursion: pages nest thousands deep when they mean harm."""

    def __init__(self, builder: TextBuilder, layout: Collection[int], styled: Styled) -> None:
        self._builder = builder
        self._layout = layout
        self._styled = styled
        self._words: list[str] = []
        self._tables: list[Table | None] = []
        self._around: list[Cell | None] = []
        """For each table around: its rows, ``None`` where it places the page."""
        self._cell: Cell | None = None
        self._raised: list[tuple[int, int, Callable[[str, str], str]]] = []
        """Open elements of raised or lowered type: their ids, the word each begins at, and how it is written."""
        self._heading = 0
        self._verbatim = 0
        self._lists: list[Numbering] = []
        self._label = ""
        self._note = ""
        self._in_item = False
        self._tight = False

    def run(self, top: LexborNode, unseen: Collection[int]) -> None:
        for node, entering in events(top, unseen):
            tag = node.tag or ""
            if tag == "-text":
                text = node.text_content or ""
                self._words.append(text if self._verbatim else SPACES.sub(" ", text))
            elif (tag := self._kind(node, tag)) in BLOCKS:
                if tag not in INLINE_IN_TEXT or not "".join(self._words).strip():
                    self._block(node, tag, entering=entering)
                elif entering:
                    self._words.append(" ")
            elif entering:
                self._inline(node, tag)
            elif self._raised and self._raised[-1][0] == node.mem_id:
                self._end_raised()
        self._flush()

    def _kind(self, node: LexborNode, tag: str) -> str:
        if part := self._styled.tables.get(node.mem_id):
            return part
        return "div" if node.mem_id in self._styled.blocks else _kind(node, tag)

    def _inline(self, node: LexborNode, tag: str) -> None:
        if not self._verbatim and stands_apart(node, tag):
            self._words.append(APART)
        if tag == "br":
            self._words.append("\n")
        elif tag == "img":
            self._words.append(_beside(_described(node)))
        elif tag == "input":
            if _is_box(node):
                self._words.append(BOXES["checked" in node.attributes])
        elif written := _script(node, tag, self._styled):
            self._raised.append((node.mem_id, len(self._words), written))

    def _end_raised(self) -> None:
        _, start, written = self._raised.pop()
        start = min(start, len(self._words))
        before = next((word for word in reversed(self._words[:start]) if word), "")
        self._words[start:] = [written("".join(self._words[start:]), before)]

    def _block(self, node: LexborNode, tag: str, *, entering: bool) -> None:
        if tag == "table":
            self._table(node, entering=entering)
            return
        table = self._tables[-1] if self._tables else None
        if table is not None and tag in CELLS:
            self._flush()
            self._cell = table.cell(node) if entering else None
        elif table is not None and tag == "tr":
            self._flush()
            if entering:
                table.row(node)
        else:
            self._paragraph(node, tag, entering=entering)

    def _table(self, node: LexborNode, *, entering: bool) -> None:
        self._flush()
        self._tight = False
        if entering:
            placing = node.mem_id in self._layout
            self._tables.append(None if placing else Table())
            self._around.append(self._cell)
            self._in_item = (
                self._in_item and placing
            )  # a cell's blocks are no items of the list around its table
            return
        table, self._cell = self._tables.pop(), self._around.pop()
        if table is not None and self._cell is not None:
            for line in table.lines():
                self._cell.add(line.replace(" | ", " "), item=True)
        elif table is not None:
            for line in table.lines():
                self._builder.block(line, tight=self._tight)
                self._tight = True
            self._tight = False

    def _paragraph(self, node: LexborNode, tag: str, *, entering: bool) -> None:
        note, tight = self._label_of_note(node, tag, entering=entering), self._tight
        self._flush()
        if tag in HEADINGS:
            self._heading = HEADINGS[tag] if entering else 0
        elif tag == "text":  # of a drawing
            before = preceding(node)
            self._tight = entering and before is not None and before.tag == tag
        elif tag in VERBATIM:
            self._verbatim += 1 if entering else -1
        elif tag in LISTS:
            if entering:
                self._lists.append(numbering(node))
            elif self._lists:
                self._lists.pop()
            self._tight = len(self._lists) > (1 if entering else 0)
        elif tag in ITEMS:
            self._item(node, tag, entering=entering)
        if note and entering:
            self._label = note
        else:
            self._note = note
            self._tight = tight if note else self._tight

    def _label_of_note(self, node: LexborNode, tag: str, *, entering: bool) -> str:
        """Return the number of the note whose text begins here, or in the definition that comes next."""
        if entering and tag == "dd":
            return self._note
        after = following(node) if tag == "dt" and not entering else None
        ends = after is not None and after.tag == "dd"
        words = "".join(self._words).strip()
        found = NOTE_LABEL.fullmatch(words) if ends or (tag == "p" and entering) else None
        if found is None or self._cell is not None or not (ends or found[1]):
            return ""
        self._words.clear()
        return words

    def _item(self, node: LexborNode, tag: str, *, entering: bool) -> None:
        self._in_item = entering
        self._label = ""
        if not entering:
            self._tight = bool(self._lists)
        elif tag == "li" and self._lists:
            self._label = self._lists[-1].label(node)

    def _flush(self) -> None:
        text = LOOSE.sub("", TOUCHING.sub(" ", "".join(self._words)))
        self._words.clear()
        self._raised.clear()
        if not text.strip() or (self._cell is None and text.strip() in {"☑", "☐"}):
            return
        if not self._verbatim:
            text = SPACES_AROUND_LINE_END.sub("\n", re.sub(" {2,}", " ", text))
        if self._label and not text.lstrip().startswith(self._label):
            text = f"{self._label} {text.lstrip()}"
        self._label = ""
        if self._cell is not None:
            self._cell.add(text, item=self._in_item)
        elif self._heading:
            self._builder.heading(text, self._heading)
        else:
            self._builder.block(text, tight=self._tight)
            self._tight = False


def _kind(node: LexborNode, tag: str) -> str:
    """Return the element that *node* is shown as: by its role, or as a block by its style."""
    if tag not in MADE_OTHERWISE:
        return tag
    given = node.attributes
    if (role := given.get("role")) and tag in {"div", "span", "p"}:
        if role == "heading":
            level = given.get("aria-level") or ""
            return f"h{level}" if level in set("123456") else "h2"
        return ROLES.get(role, tag)
    return "div" if tag not in BLOCKS and AS_BLOCK.search(given.get("style") or "") else tag


def _is_box(node: LexborNode) -> bool:
    """Tell whether an input is a box to tick that has words, or a cell, of its own."""
    if (node.attributes.get("type") or "").lower() not in TICKED:
        return False
    after, parent, words = following(node), node.parent, node.next
    if words is not None and words.is_text_node and any(map(str.isalnum, words.text_content or "")):
        return True
    return (after is not None and after.tag == "label") or (parent is not None and parent.tag in BOXED)


def _script(node: LexborNode, tag: str, styled: Styled) -> Callable[[str, str], str] | None:
    """Return how the text of an element of raised or lowered type is written, ``None`` for one on the line."""
    if tag in {"sup", "sub"}:
        return raised if tag == "sup" else lowered
    if tag not in INLINE:
        return None
    given = node.attributes
    if tag == "a":
        named = f"{given.get('class') or ''} {given.get('role') or ''} {given.get('epub:type') or ''}"
        points = (given.get("href") or "").rpartition("#")[1]
        if CALL.fullmatch(node.text()) and NOTE_CALL.search(named):
            return _named_call
        if CALL.fullmatch(node.text()) and points:
            return _call
    style = given.get("style") or ""
    if node.mem_id in styled.raised or RAISED.search(style):
        return raised
    return lowered if node.mem_id in styled.lowered or LOWERED.search(style) else None


def _described(picture: LexborNode) -> str:
    """Return the words of a picture; the name of its file, which programs write in their place, is none."""
    words, source = (picture.attributes.get(name) or "" for name in ("alt", "src"))
    called = words.strip().rpartition("/")[2]
    if PICTURE_FILE.fullmatch(words.strip()) or (called and called == unquote(source).rpartition("/")[2]):
        return ""
    return words


def _beside(alt: str) -> str:
    """Return the words of a picture, parted from the words it touches; a letter is the first of the next one."""
    return f"{APART}{alt}{APART}" if len(alt) > 1 else alt


def _call(text: str, before: str) -> str:
    """Return a link to a note as raised type where it touches the word before it."""
    return raised(text, before) if before[-1:].isalnum() else text


def _named_call(text: str, before: str) -> str:
    """Return what its page names a call of a note as raised type, but where it begins the line."""
    return raised(text, before) if before.strip() else text
