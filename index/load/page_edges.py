"""Heads and feet of an office document's pages: what they tell and its text does not is read, once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from passerelle.index.load.account import Account
from passerelle.index.load.blocks import Block, Cell, Paragraph, Table
from passerelle.index.load.pdf.running import TELLING
from passerelle.index.text import one_line

ALONE = re.compile(r"\W*\d{1,3}(?:\s*(?:/|sur|of|de)\s*\d{1,3})?\W*", re.IGNORECASE)
"""A line that is a page number and nothing else, as programs write it: 12, – 12 –, 3 sur 8."""
LABELLED = re.compile(r"[^\W\d]\s?:\s?\w")
"""A label and what it names: `Rédigé par : S. Marchal`."""
NUMBER = re.compile(
    r"^pages?\s*\d{1,4}(?:\s*(?:/|sur|of|de)\s*\d{1,4})?\b[\s|–—·•:-]*|"
    r"[\s|–—·•-]*\bpages?\b\W*(?:\d{1,4}\s*)?(?:(?:/|sur|of|de)\s*(?:\d{1,4})?)?\s*$",
    re.IGNORECASE,
)
"""The page's own number at the head or the end of a line: it is that of the page where the file was saved."""


def with_edges(
    blocks: Sequence[Block], heads: Iterable[Cell], feet: Iterable[Cell], account: Account
) -> list[Block]:
    """Return *blocks* between the heads and feet that tell what they do not; the others go to the *account*."""
    body = "\n".join(_lines(blocks))
    seen = set[str]()

    def telling(edges: Iterable[Cell]) -> Iterator[Block]:
        for edge in edges:
            said = " ".join(_lines(edge))
            told = [made for block in edge for made in _numberless(block)]
            known = " ".join(_lines(told)) or said
            if not said or known in seen:
                continue
            seen.add(known)
            if _tells(told, body):
                yield from (Paragraph(""), *told, Paragraph(""))
            else:
                account.add("page furniture", said)

    above = list(telling(heads))
    return [*above, *blocks, *telling(feet)]


def leave_out(edge: Iterable[Block], account: Account) -> None:
    """Note an *edge* that no page shows."""
    if said := " ".join(_lines(edge)):
        account.add("page furniture", said)


def _tells(edge: Sequence[Block], body: str) -> bool:
    """Tell whether an *edge* says a number, a price, an address or what a label names, and the *body* does not."""
    lines = _lines(edge)
    said = " ".join(lines)
    telling = TELLING.search(said) or any(LABELLED.search(line) for line in lines)
    return bool(telling) and not all(line in body for line in lines)


def _numberless(block: Block) -> Iterator[Block]:
    """Yield a *block* without the numbers of pages, a paragraph as a line; nothing where it is such a number alone."""
    if isinstance(block, Table):
        yield replace(
            block,
            rows=tuple(
                tuple(tuple(made for each in cell for made in _numberless(each)) for cell in row)
                for row in block.rows
            ),
        )
        return
    below = tuple(made for each in block.below for made in _numberless(each))
    text = one_line(block.text)
    text = "" if ALONE.fullmatch(text) else NUMBER.sub("", text)
    if text or below:
        yield Paragraph(text, item=True, below=below)


def _lines(blocks: Iterable[Block]) -> list[str]:
    """Return the paragraphs of *blocks*, one a line, those in tables, notes and boxes too."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            lines += [line for row in block.rows for cell in dict.fromkeys(row) for line in _lines(cell)]
        else:
            lines += [line for line in [one_line(block.text)] if line]
            lines += _lines(block.below)
    return lines
