"""Join the printed lines of a paragraph: broken words are made whole, and compounds keep their hyphen."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from passerelle.index.load.pdf.compounds import is_compound

BREAK = "\ufffe"
"""What pdfium gives for a hyphen that it takes for the end of a broken line."""
BROKEN_WORD = re.compile(rf"([^\W_]*+){BREAK}+[ \u00ad]*([^\W_]*+)")
CELL_END = re.compile(r"[\t\n]")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
HYPHENS = ("-", "\u2010", "\u00ad")
"""What a line may end with in the middle of a word; browsers draw the second."""
SHORTEST = 4
"""Letters of a word, at least, that is one part of a compound because it stands alone elsewhere."""
IN_LONGER = frozenset(
    "after autre contre entre inter long north over pour quelque some south there toute under with".split()
)
"""Words that others begin with which have no hyphen, though their rest is a word too: toutefois, understand."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document, in lower case, with the pairs that a hyphen ties, and how it breaks its lines.

    *only_at_hyphens* is true where no word seems broken but compounds, at their own hyphens, as browsers
    and word processors do unless they are told to hyphenate.
    """

    words: Counter[str]
    only_at_hyphens: bool = False


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Collect a document's words, but for those that run over a line's end; the cells of a row have lines too."""
    text = _joined(part for line in lines for part in CELL_END.split(line))
    words = Counter[str]()
    for word in WORD.findall(BROKEN_WORD.sub(" ", text).lower()):
        parts = word.split("-")
        words.update(parts if len(parts) == 1 else map("-".join, pairwise(parts)))
    broken = list(BROKEN_WORD.finditer(text))
    if any(0 < words[f"{left}{right}"] > words[f"{left}-{right}"] for left, right in map(_parts, broken)):
        return Vocabulary(words)
    compounds = sum(_keeps_hyphen(each, Vocabulary(words)) for each in broken)
    return Vocabulary(words, only_at_hyphens=2 * compounds > len(broken))


def flow(lines: Iterable[str], known: Vocabulary) -> str:
    """Join printed lines into a paragraph; a hyphen at a line's end stays where the word has it anyway."""

    def rejoin(found: re.Match[str]) -> str:
        return f"{found[1]}{'-' if _keeps_hyphen(found, known) else ''}{found[2]}"

    joined = _joined(lines)
    return BROKEN_WORD.sub(rejoin, joined) if BREAK in joined else joined


def _joined(lines: Iterable[str]) -> str:
    """Return *lines* as one, each hyphen at a line's end that may have broken a word made a *BREAK*."""
    parts: list[str] = []
    for line in lines:
        if not parts:
            parts = [line]
        elif parts[-1].endswith(HYPHENS) and parts[-1][-2:-1].isalnum():
            parts[-1:] = [parts[-1][:-1], BREAK, line]
        else:
            parts += [" ", line]
    return "".join(parts)


def _parts(found: re.Match[str]) -> tuple[str, str]:
    return found[1].lower(), found[2].lower()


def _keeps_hyphen(found: re.Match[str], known: Vocabulary) -> bool:
    left, right = found[1], found[2]
    if not left or not right or left[-1].isdigit() or right[0].isdigit():
        return True
    if right[0].isupper() and not left.isupper():
        return True
    left, right = _parts(found)
    tied, whole = known.words[f"{left}-{right}"], known.words[f"{left}{right}"]
    if tied or whole:
        return tied >= whole
    before, after = (
        found.string[found.start() - 1 : found.start()],
        found.string[found.end() : found.end() + 1],
    )
    if known.only_at_hyphens or is_compound(left, right, tied_before=before == "-", tied_after=after == "-"):
        return True
    stand_alone = min(known.words[left], known.words[right]) > 0
    return stand_alone and min(len(left), len(right)) >= SHORTEST and left not in IN_LONGER
