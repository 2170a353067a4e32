"""Large initials that open a paragraph, put before the word they begin."""

from collections.abc import Sequence
from dataclasses import replace

from passerelle.index.load.pdf.hyphens import Vocabulary
from passerelle.index.load.pdf.lines import Line

LARGE = 1.8
"""Times the size of the text beside it that an initial has, at least."""
LONGEST = 2
"""Characters of an initial, at most: a letter, with a quotation mark or an apostrophe."""
NEAR = 1.5
"""Type sizes of the text between it and its initial, at most."""
INDENT = 2.5
"""Type sizes by which an initial may be set in."""
WORDS = frozenset("aàyôi")
"""Letters that are words themselves."""


def with_initials(page: Sequence[Line], known: Vocabulary) -> list[Line]:
    """Put each large initial of a page before the first of the lines beside it."""
    lines = list(page)
    for initial in [line for line in lines if _may_be(line)]:
        beside = [at for at, line in enumerate(lines) if _is_beside(line, initial)]
        if not beside:
            continue
        first = max(beside, key=lambda at: lines[at].baseline)
        text = lines[first].text
        below = [line.left for line in lines[max(beside) + 1 : max(beside) + 2]]
        margin = min(
            [initial.left, *(left for left in below if initial.left - left <= INDENT * lines[first].size)]
        )
        for at in beside:
            edges = ((margin, lines[at].cells[0][1]), *lines[at].cells[1:])
            lines[at] = replace(lines[at], left=margin, cells=edges)
        lines[first] = replace(
            lines[first], text=f"{initial.text}{_between(initial.text, text, known)}{text}"
        )
        lines.remove(initial)
    return lines


def _may_be(line: Line) -> bool:
    if len(line.text) > LONGEST:
        return False
    letters = [each for each in line.text if each.isalpha()]
    return len(letters) == 1 and letters[0].isupper() and not line.aside


def _is_beside(line: Line, initial: Line) -> bool:
    if (
        initial.size < LARGE * line.size
        or line.aside
        or line.row
        or not 0 <= line.left - initial.right + line.size / 2 <= (NEAR + 0.5) * line.size
    ):
        return False
    return initial.baseline - 0.6 * line.size <= line.baseline <= initial.baseline + initial.size


def _between(initial: str, text: str, known: Vocabulary) -> str:
    """Return a space where an initial is a word of its own: *A* before *man*, not before *près*."""
    word = text.split(maxsplit=1)[0].strip("’'.,;:!?").lower()
    letter = initial.lower().strip("«»“”\"'’")
    if letter not in WORDS or initial.endswith(("'", "’")):
        return ""
    return " " if known.words[word] > known.words[letter + word] else ""
