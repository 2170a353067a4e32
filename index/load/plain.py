"""Plain text: paragraphs as they stand, and the short lines that are plainly headings."""

from pathlib import Path

from passerelle.index.load.decode import read_text
from passerelle.index.load.parsed import Parsed
from passerelle.index.text import TextBuilder, clean

LONGEST_HEADING = 90


def load_plain(path: Path) -> Parsed:
    blocks = clean(read_text(path)).split("\n\n")
    lone = [_could_be_heading(block) for block in blocks]
    # Many short lines that stand alone are a poem or a list, not headings.
    headed = sum(lone) <= len(blocks) / 2
    builder = TextBuilder()
    for number, block in enumerate(blocks):
        leads = number + 1 < len(blocks) and not lone[number + 1]
        if lone[number] and len(blocks) > 1 and (number == 0 or (headed and leads)):
            builder.heading(block, 1 if number == 0 else 2)
        else:
            builder.block(block)
    return Parsed(builder)


def _could_be_heading(block: str) -> bool:
    line = block.strip()
    return (
        "\n" not in line
        and 0 < len(line) <= LONGEST_HEADING
        and line[-1] not in '.,;:!…»”"'
        and not line.startswith(("-", "•", "*", "–", "—"))
        and any(each.isalpha() for each in line)
    )
