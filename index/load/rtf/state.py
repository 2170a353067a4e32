"""What holds at a place in an RTF text: where its words go, and how they look."""

from dataclasses import dataclass, field

from passerelle.index.load.blocks import Block, Cell, Paragraph
from passerelle.index.load.merged_cells import filled
from passerelle.index.load.tabbed import in_rows, spaced


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is: the level of its heading, an item, in a table, a large initial."""

    level: int = 0
    listed: bool = False
    in_table: bool = False
    initial: bool = False


@dataclass(slots=True)
class State:
    """What a group inherits and may change: where words go, how they are shown, their font, signs for a letter."""

    goes_to: str = "text"
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    raised: int = 0
    font: int = 0
    fallback: int = 1
    starred: bool = False
    opened: str = ""
    """The destination that this very group began."""
    words_before: int = 0
    paragraph: Look = Look()
    style: tuple[int | None, bool] = (None, False)
    """Of a label or a field: what held where it began."""


@dataclass(slots=True)
class Frame:
    """A text within the text: the document itself, a note, a box. Holds what is finished, and the paragraph at hand."""

    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    below: list[Block] = field(default_factory=list)
    level: int = 0
    listed: bool = False
    initial: bool = False
    in_table: bool = False
    cell: list[Block] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)
    merge: str = ""
    rows: list[tuple[list[Cell], list[str]]] = field(default_factory=list)

    @property
    def paragraph(self) -> Look:
        return Look(self.level, self.listed, self.in_table, self.initial)

    def take_up(self, look: Look) -> None:
        self.level, self.listed, self.in_table, self.initial = (
            look.level,
            look.listed,
            look.in_table,
            look.initial,
        )

    def end_paragraph(self) -> None:
        """Finish the paragraph at hand: in a table it belongs to the cell, elsewhere it ends the table above."""
        made = Paragraph("".join(self.words), self.level, self.listed and not self.level, tuple(self.below))
        if self.in_table:
            if made.text.strip() or made.below:
                self.cell.append(spaced(made))
        else:
            self.end_table()
            self.blocks.append(made)
        self.words, self.below = [], []

    def end_cell(self) -> None:
        self.in_table = True
        self.end_paragraph()
        self.row.append(tuple(self.cell))
        self.cell = []

    def end_row(self) -> None:
        if self.row:
            self.rows.append((self.row, list(self.merges)))
            self.row = []

    def end_table(self) -> None:
        """Turn the rows at hand into a table, or into the blocks of a frame around text."""
        self.end_row()
        if all(len(row) == 1 for row, _ in self.rows):
            self.blocks += [block for row, _ in self.rows for cell in row for block in cell]
        else:
            self.blocks.append(filled(_spanned(self.rows)))
        self.rows = []

    def finish(self) -> list[Block]:
        if self.words or self.below:
            self.end_paragraph()
        if self.cell:
            self.end_cell()
        self.end_table()
        return list(in_rows(self.blocks))


def _spanned(rows: list[tuple[list[Cell], list[str]]]) -> list[list[tuple[Cell, int, int]]]:
    """Return the rows with what each cell spans, from the marks of merged ones: ``v``, ``V`` goes on, ``h``, ``H``."""
    made: list[list[tuple[Cell, int, int]]] = []
    open_cells: dict[int, tuple[int, int]] = {}
    for number, (row, merges) in enumerate(rows):
        here: list[tuple[Cell, int, int]] = []
        for column, cell in enumerate(row):
            mark = merges[column] if column < len(merges) else ""
            if "H" in mark and here:
                held, wide, high = here[-1]
                here[-1] = (held, wide + 1, high)
            elif "V" in mark and column in open_cells:
                above, place = open_cells[column]
                held, wide, high = made[above][place]
                made[above][place] = (held, wide, high + 1)
            else:
                open_cells.pop(column, None)
                if "v" in mark:
                    open_cells[column] = (number, len(here))
                here.append((cell, 1, 1))
        made.append(here)
    return made
