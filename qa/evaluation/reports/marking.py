"""Which words of a document matter to a question: those that it shares with what was expected."""

from collections.abc import Collection, Iterable

from passerelle.words import WORD, content_words


def stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of the words of *texts* that matter."""
    return frozenset(stem for text in texts for stem in content_words(text))


def pieces(text: str, shared: Collection[str]) -> list[tuple[str, bool]]:
    """Return *text* in pieces, in order; those that are words whose stem is among *shared* are shown as such."""
    found: list[tuple[str, bool]] = []
    place = 0
    for each in WORD.finditer(text):
        word = each.group()
        if set(content_words(word)) & set(shared):
            found += [(text[place : each.start()], False), (word, True)]
            place = each.end()
    return [(piece, is_shared) for piece, is_shared in [*found, (text[place:], False)] if piece]
