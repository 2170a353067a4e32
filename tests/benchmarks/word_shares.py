"""Compare the words of two readings of one file, whatever the type, hyphens and line breaks of each."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
SOFT = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff\u2060"))
BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010]\s*\n\s*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Shares:
    """Words of the other reading: how many, how many of them lie in no account, and the first ones that are lost.

    ``added`` counts words of ours that the other reading has not.
    """

    words: int
    accounted: int
    lost: int
    ours: int
    added: int
    examples: tuple[str, ...]


def words(text: str) -> list[str]:
    """Return the words of *text* in small letters, ligatures and soft hyphens undone, accents composed."""
    return WORD.findall(unicodedata.normalize("NFKC", BROKEN.sub("", text).translate(SOFT)).casefold())


def compare(theirs: str, ours: str, account: str) -> Shares:
    """Count the words of *theirs* that *ours* has, and those that *account* has.

    A word that is written fewer times in *ours* is sought with its neighbours, as letters without spaces: words that
    one reading breaks or joins are the same, and a line that repeats on every page need be stored only once.
    """
    other, own, noted = words(theirs), words(ours), words(account)
    lacking = _lacking(other, own)
    lost = _lacking([other[place] for place in lacking], noted)
    missing = [other[lacking[place]] for place in lost]
    return Shares(
        words=len(other),
        accounted=len(lacking) - len(lost),
        lost=len(lost),
        ours=len(own),
        added=len(_lacking(own, [*other, *noted])),
        examples=tuple(missing[:40]),
    )


def _lacking(sought: Sequence[str], among: Sequence[str]) -> list[int]:
    """Return the places of words *sought* that are not *among* those of another reading."""
    fewer = Counter(sought) - Counter(among)
    if not fewer:
        return []
    letters = "".join(among)
    found: dict[str, bool] = {}
    places = []
    for place, word in enumerate(sought):
        if fewer[word] <= 0:
            continue
        window = "".join(sought[max(0, place - 1) : place + 2])
        if window not in found:
            found[window] = window in letters or ("".join(sought[max(0, place - 2) : place + 1]) in letters)
        if not found[window]:
            places.append(place)
            fewer[word] -= 1
    return places
