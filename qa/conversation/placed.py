"""Prepositions: which may stand for one another, and what a fragment is without its own."""

from collections.abc import Sequence

from passerelle.conversation.tokens import Token, tokens

SAME_USE = (
    frozenset("a au aux at in chez dans en of de du d' des with avec on sur from".split()),
    frozenset("pour for".split()),
    frozenset("apres after avant before depuis since".split()),
)
"""Prepositions that may stand for one another."""


def phrased(fragment: str, given: Sequence[Token], question: str, start: int) -> str:
    """Return *fragment* without its preposition where one stands before its place already."""
    before = tokens(question[:start] + "x")[:-1]
    if before and before[-1].is_preposition:
        return without_preposition(fragment, given)
    return fragment


def same_use(word: str) -> int | None:
    return next((place for place, words in enumerate(SAME_USE) if word in words), None)


def without_preposition(fragment: str, given: Sequence[Token]) -> str:
    """Return *fragment* without the preposition before it."""
    if given and given[0].is_preposition:
        return fragment[given[0].end :].strip()
    return fragment
