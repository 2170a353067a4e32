"""Questions made of tables: a cell asked for by the names of its row and column, or by names the table lacks."""

import math
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from passerelle.index.folding import fold
from passerelle.index.types import Language
from passerelle.reading.amounts import AMOUNT, range_of
from passerelle.training.reader.examples import Text

FOLDER = "tables"
BETWEEN = " | "
CELLS, LACKED, MOVED = 5, 2, 2
"""Questions of a table that a cell answers, that nothing answers, and copies of it with its rows in another order."""
AMOUNTS = 0.7
"""Share of the rows named for a range that are asked for by a number in it."""
SEED = 5
LONGEST_LABEL = 50
ASKED: dict[str, Sequence[str]] = {
    "fr": (
        "{row} {column}",
        "{column} {row} ?",
        "{column} : {row}",
        "Pour {row}, {column} ?",
        "{row} : quel est le {column} ?",
        "Que dit le tableau pour {row}, {column} ?",
        "Qu'en est-il de {row} ({column}) ?",
        "{title} : {column}, {row} ?",
        "{column} pour {row}, {title}",
    ),
    "en": (
        "{row} {column}",
        "{column} {row}?",
        "{column}: {row}",
        "For {row}, {column}?",
        "{row}: what is the {column}?",
        "What does the table say for {row}, {column}?",
        "What about {row} ({column})?",
        "{title}: {column}, {row}?",
        "{column} for {row}, {title}",
    ),
}
"""How a cell is asked for."""
WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a table in a text, the first with the names of its columns, and where each begins."""

    lines: Sequence[Sequence[str]]
    starts: Sequence[int]

    @property
    def rows(self) -> Sequence[str]:
        return [line[0] for line in self.lines[1:]]

    @property
    def columns(self) -> Sequence[str]:
        return self.lines[0][1:]

    def cell(self, row: int, column: int) -> tuple[int, int]:
        """Return where in the text the cell of a row and column stands, both counted from 1."""
        before = self.lines[row][:column]
        start = self.starts[row] + sum(map(len, before)) + len(BETWEEN) * column
        return start, start + len(self.lines[row][column])


@dataclass(frozen=True, slots=True)
class Made:
    """A question made of a table, and the span of the passage that answers, or none."""

    question: str
    passage: Text
    span: tuple[int, int] | None


def tables(text: str) -> Iterator[Table]:
    """Yield the tables of a passage's *text* that have names for at least two rows and a column."""
    place, lines = 0, list[tuple[int, list[str]]]()
    for line in text.split("\n"):
        lines.append((place, line.split(BETWEEN)))
        place += len(line) + 1
    for width, group in groupby(lines, key=lambda each: len(each[1])):
        found = list(group)
        if width > 1 and len(found) > 2:
            yield Table([cells for _, cells in found], [start for start, _ in found])


def made_of(passages: Sequence[Text]) -> Iterator[Made]:
    """Yield the questions made of the tables in *passages*, in the language of each; the same each time."""
    drawn = random.Random(SEED)  # noqa: S311
    found = [(passage, table) for passage in passages for table in tables(passage.text)]
    for passage, table in found:
        for moved in (passage, *(_moved(passage, table, drawn) for _ in range(MOVED))):
            (now,) = [each for each in tables(moved.text) if each.starts[0] == table.starts[0]]
            yield from _cells(moved, now, drawn)
            others = [other for text, other in found if text.language == passage.language]
            yield from _lacked(moved, now, others, drawn)


def _moved(passage: Text, table: Table, drawn: random.Random) -> Text:
    """Return *passage* with the rows of *table* in another order."""
    order = list(range(1, len(table.lines)))
    while order == sorted(order):
        drawn.shuffle(order)
    rows = "\n".join(BETWEEN.join(table.lines[place]) for place in (0, *order))
    start = table.starts[0]
    return Text(
        passage.context, passage.text[:start] + rows + passage.text[start + len(rows) :], passage.language
    )


def _cells(passage: Text, table: Table, drawn: random.Random) -> Iterator[Made]:
    places = [
        (row, column)
        for row, label in enumerate(table.rows, start=1)
        for column, name in enumerate(table.columns, start=1)
        if _names(label, table.rows) and _names(name, table.columns) and table.lines[row][column].strip(" —-")
    ]
    for row, column in drawn.sample(places, min(CELLS, len(places))):
        label = table.rows[row - 1]
        within = _within(label, passage.language, drawn) if drawn.random() < AMOUNTS else ""
        asked = _asked(passage, within or label, table.columns[column - 1], drawn)
        yield Made(asked, passage, table.cell(row, column))


def _within(label: str, language: Language, drawn: random.Random) -> str:
    """Return a number of the range that *label* names, with its unit; empty where it names none."""
    found = range_of(label)
    if found is None:
        return ""
    low = found.low if math.isfinite(found.low) else 0
    high = found.high if math.isfinite(found.high) else 1.5 * found.low + 2
    value = low + (high - low) * drawn.uniform(0.1, 0.9)
    rounded = round(value) if high - low > 2 else round(value, 1)
    named = AMOUNT.search(fold(label.lower()))
    return f"{rounded} {named[2] or '' if named else ''}".strip().replace(
        ".", "," if language == "fr" else "."
    )


def _lacked(passage: Text, table: Table, others: Sequence[Table], drawn: random.Random) -> Iterator[Made]:
    """Yield questions for a row or a column that stands in another table, and of which *passage* has no word."""
    held = _words(f"{passage.context} {passage.text}")
    for _ in range(LACKED):
        other = drawn.choice(others)
        row, column = drawn.choice(table.rows), drawn.choice(table.columns)
        if drawn.random() < 0.7:
            row = lacked = drawn.choice(other.rows)
        else:
            column = lacked = drawn.choice(other.columns)
        if _words(lacked) and not _words(lacked) & held:
            yield Made(_asked(passage, row, column, drawn), passage, None)


def _asked(passage: Text, row: str, column: str, drawn: random.Random) -> str:
    title = re.split(r" [›—–-] ", passage.context)[0]
    form = drawn.choice(ASKED.get(passage.language, ASKED["en"]))
    return " ".join(form.format(row=_small(row), column=_small(column), title=title).split())


def _names(label: str, among: Sequence[str]) -> bool:
    return 1 < len(label.strip()) <= LONGEST_LABEL and list(among).count(label) == 1


def _small(label: str) -> str:
    """Return *label* as it stands inside a sentence: words in capitals throughout stay as they are."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _words(text: str) -> set[str]:
    return {fold(word.lower())[:5] for word in WORD.findall(text)}
