"""Plain text: paragraphs as they stand, and the short lines that are plainly headings."""

import re
from pathlib import Path

from index.load.decode import read_text
from index.load.parsed import Parsed
from index.text import TextBuilder, clean

LONGEST_HEADING = 90
BLOCK_END = re.compile(r"\n[^\S\n]*\n+")


def load_plain(path: Path) -> Parsed:
    builder = TextBuilder()
    blocks = [block for block in BLOCK_END.split(clean(read_text(path))) if block.strip()]
    lone = [_could_be_heading(block) for block in blocks]
    # Many lone short lines are a poem or a list, not headings.
    headed = sum(lone) <= len(blocks) / 2
    for number, block in enumerate(blocks):
        if lone[number] and ((headed and number + 1 < len(blocks) and not lone[number + 1]) or number == 0):
            builder.heading(block, 1 if number == 0 else 2)
        else:
            builder.block(block)
    return Parsed(builder)


def _could_be_heading(block: str) -> bool:
    line = block.strip()
    return (
        "\n" not in line
        and len(line) <= LONGEST_HEADING
        and line[-1] not in '.,;!…»”"'
        and not line.startswith(("-", "•", "*", "–", "—"))
        and any(each.isalpha() for each in line)
    )
