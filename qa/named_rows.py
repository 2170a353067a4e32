"""Rows of a table that a question names: before them no row of the same table counts that it does not name."""

import re
from collections.abc import Sequence

from passerelle.index.folding import fold
from passerelle.index.tables import with_columns
from passerelle.query import Query
from passerelle.weights import Pick
from passerelle.words import content_words, named

NEXT = re.compile(
    r"\b(?:after|before|next|following|previous|besides|except|other|others|else|than|apres|avant|suivant\w*|precedent\w*"
    r"|prochain\w*|sauf|autres?|hormis|(?:plus|moins|aussi) \w+ que)\b"
)
"""Words of questions that name one row and ask for another."""


def without_unnamed_rows(query: Query, picks: Sequence[Pick]) -> list[Pick]:
    """Return *picks* in their order, without rows that hold no name of the *query* where one of their table does.

    Names in the title or the headings are of all rows alike, and numbers may stand for ranges: neither counts.
    """
    names = {word for word in content_words(named(query.asks)) if not word[0].isdigit()}
    if not names or NEXT.search(fold(query.asks.lower())):
        return list(picks)
    held = [_held(pick, names) for pick in picks]
    tables = {table for table, found in held if found}
    return [pick for pick, (table, found) in zip(picks, held, strict=True) if found or table not in tables]


def _held(pick: Pick, names: set[str]) -> tuple[tuple[str, str], set[str]]:
    """Return the table that *pick* is one row of, by its document and columns, and which of *names* the row holds.

    The table is empty where it is none.
    """
    passage = pick.hit.passage
    document = passage.document
    row, columns = with_columns(document.text, pick.span)
    if not columns or "\n" in row:
        return ("", ""), set()
    around = set(content_words(f"{document.title} {passage.heading} {columns}"))
    return (document.id, columns), (names - around) & set(content_words(row))
