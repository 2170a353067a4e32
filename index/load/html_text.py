"""Write a tree of HTML as text: paragraphs parted by blank lines, list items and table rows one a line."""

import re
from collections.abc import Collection, Iterator

from selectolax.lexbor import LexborNode

from passerelle.index.text import TextBuilder, table_row

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary table tbody td tfoot th
    thead tr ul""".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "dl"})
ITEMS = frozenset({"li", "dt", "dd"})
CELLS = frozenset({"td", "th"})
LAYOUT = "td h1, td h2, td h3, td h4, td h5, td h6, td pre, td table"
SPACES = re.compile(r"[ \t\n\r\f]+")
SPACES_AROUND_LINE_END = re.compile(r" ?\n ?")


def weigh(top: LexborNode, unseen: Collection[int]) -> int:
    """Count the characters a reader sees in *top*, white space aside."""
    return sum(
        len(text) - sum(map(text.count, " \n\t"))
        for node, entering in _events(top, unseen)
        if entering and node.tag == "-text"
        for text in (node.text_content or "",)
    )


def write(top: LexborNode, unseen: Collection[int], builder: TextBuilder) -> None:
    """Write what a reader sees in *top* to *builder*; *unseen* are the ids of nodes that are passed over."""
    _Writer(builder, _layout_tables(top)).run(top, unseen)


def _layout_tables(top: LexborNode) -> set[int]:
    """Return the ids of the tables that place parts of the page rather than hold figures."""
    tables = {node.mem_id for node in top.css("table[role=presentation]")}
    seen: set[int] = set()
    for node in top.css(LAYOUT):
        parent = node.parent
        while parent is not None and parent.mem_id not in seen:
            seen.add(parent.mem_id)
            parent = parent.parent
    return tables | seen


class _Writer:
    """One pass over a tree, without recursion: pages nest thousands deep when they mean harm."""

    def __init__(self, builder: TextBuilder, layout: Collection[int]) -> None:
        self._builder = builder
        self._layout = layout
        self._words: list[str] = []
        self._cells: list[str] = []
        self._tables: list[bool] = []
        """For each table around, whether it is one of figures."""
        self._in_cell = False
        self._heading = 0
        self._verbatim = 0
        self._lists = 0
        self._tight = False

    def run(self, top: LexborNode, unseen: Collection[int]) -> None:
        for node, entering in _events(top, unseen):
            tag = node.tag or ""
            if tag == "-text":
                if entering:
                    text = node.text_content or ""
                    self._words.append(text if self._verbatim else SPACES.sub(" ", text))
            elif tag in BLOCKS:
                self._block(node, tag, entering=entering)
            elif tag == "br" and entering:
                self._words.append("\n")
            elif tag == "img" and entering:
                self._words.append(node.attributes.get("alt") or "")
        self._flush()

    def _block(self, node: LexborNode, tag: str, *, entering: bool) -> None:
        if tag == "table":
            self._table(figures=node.mem_id not in self._layout, entering=entering)
            return
        figures = self._tables[-1:] == [True]
        if figures and tag in CELLS:
            self._cell(entering=entering)
        elif self._in_cell and tag != "tr":
            self._words.append(" ")
        elif figures and tag == "tr":
            self._row()
        else:
            self._paragraph(tag, entering=entering)

    def _table(self, *, figures: bool, entering: bool) -> None:
        self._flush()
        if entering:
            self._tables.append(figures)
        else:
            self._tables.pop()
        self._tight = False

    def _cell(self, *, entering: bool) -> None:
        if entering:
            self._flush()
        else:
            self._cells.append("".join(self._words))
            self._words.clear()
        self._in_cell = entering

    def _row(self) -> None:
        self._flush()
        if row := table_row(self._cells):
            self._builder.block(row, tight=self._tight)
            self._tight = True
        self._cells.clear()

    def _paragraph(self, tag: str, *, entering: bool) -> None:
        self._flush()
        if tag in HEADINGS:
            self._heading = HEADINGS[tag] if entering else 0
        elif tag == "pre":
            self._verbatim += 1 if entering else -1
        elif tag in LISTS:
            self._lists += 1 if entering else -1
            self._tight = self._lists > (1 if entering else 0)
        elif tag in ITEMS and not entering:
            self._tight = self._lists > 0

    def _flush(self) -> None:
        text = "".join(self._words)
        self._words.clear()
        if not text or text.isspace():
            return
        if self._heading:
            self._builder.heading(text, self._heading)
            return
        if not self._verbatim:
            text = SPACES_AROUND_LINE_END.sub("\n", re.sub(" {2,}", " ", text))
        self._builder.block(text, tight=self._tight)
        self._tight = False


def _events(top: LexborNode, unseen: Collection[int]) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node below *top* as it is entered and as it is left, but for the *unseen*."""
    waiting = [(node, True) for node in reversed(list(top.iter(include_text=True)))]
    while waiting:
        node, entering = waiting.pop()
        if entering and node.mem_id in unseen:
            continue
        yield node, entering
        if entering and node.tag != "-text":
            waiting.append((node, False))
            waiting.extend((child, True) for child in reversed(list(node.iter(include_text=True))))
