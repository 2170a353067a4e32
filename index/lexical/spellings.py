"""The terms spelt most like a misspelt one: one letter more, less, other, or two exchanged."""

from collections.abc import Mapping

MOST = 3


def nearest(term: str, known: Mapping[str, int]) -> list[str]:
    """Return at most three of the *known* terms that are one slip away from *term*, the commonest first."""
    near = [each for each in known if is_one_slip(term, each)]
    return sorted(near, key=lambda each: (-known[each], each))[:MOST]


def is_one_slip(left: str, right: str) -> bool:
    """Tell whether one letter put in, left out or changed, or two neighbours exchanged, makes *right* of *left*."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    rest, other = left[start:], right[start:]
    if len(rest) != len(other):
        return rest[1:] == other or rest == other[1:]
    return rest[1:] == other[1:] or (rest[2:] == other[2:] and rest[:2] == other[1::-1])
