"""Questions as people type them: in small letters, without accents or question mark, with a slip of the finger."""

import random
import unicodedata

SMALL, BARE, CLIPPED, SLIPPED = 0.10, 0.07, 0.15, 0.06
"""Shares of the questions in small letters, without accents, without question mark, with a letter mistyped."""
SHORTEST = 12
"""Characters of a question in which a letter is mistyped, at least."""


def perturb(question: str, draw: random.Random) -> str:
    """Return *question*, mostly as it is; what it asks stays the same."""
    if draw.random() < SMALL:
        question = question.lower()
    if draw.random() < BARE:
        letters = unicodedata.normalize("NFD", question)
        question = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if draw.random() < CLIPPED:
        question = question.rstrip(" ?\u00a0\u202f")
    if draw.random() < SLIPPED and len(question) > SHORTEST:
        question = _slip(question, draw)
    return question


def _slip(question: str, draw: random.Random) -> str:
    """Return *question* with two letters swapped, one left out or one doubled."""
    place = draw.randrange(3, len(question) - 3)
    before, letter, after = question[:place], question[place], question[place + 1 :]
    slips = (after[0] + letter + after[1:], after, letter + letter + after)
    return before + draw.choice(slips)
