"""Names spelt differently, in two languages or in one, as one term: ONU and UN, Moscou and Moscow."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from passerelle.index.errors import StoreError
from passerelle.index.lexical.spelling import parts, plain

SHIPPED = Path(__file__).parent / "names.txt"
OWN = "names.txt"
"""A table of a person's own names, beside the store."""
ENDINGS = ("s", "e", "es", "ne", "nes", "x")
"""What a plural or a feminine adds to a name of five letters or more."""
SHORTEST_INFLECTED = 5


@dataclass(frozen=True, slots=True)
class Named:
    """A name found among words: the places ``[start, end)`` it fills, and its term."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class Names:
    """Spellings by their first word: the words that follow it, longest first, and the term they give."""

    spellings: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    fingerprint: str = ""

    @classmethod
    def read(cls, *files: Path) -> "Names":
        """Read tables of names, one thing a line, its spellings parted by bars; ``#`` begins a remark.

        Raises:
            StoreError: a file cannot be read, or is not UTF-8.
        """
        return cls.of(*map(read_names, files))

    @classmethod
    def of(cls, *texts: str) -> "Names":
        """Return the names in the *texts* of such tables."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for spellings in (each for text in texts for each in _lines(text)):
            for first, *rest in spellings:
                found.setdefault(first, []).append((tuple(map(_bare, rest)), "@" + "-".join(spellings[0])))
        return cls(
            {first: sorted(each, key=lambda pair: -len(pair[0])) for first, each in found.items()},
            hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16],
        )

    def find(self, words: Sequence[str]) -> list[Named]:
        """Return the names that plain *words* hold, in order; where two begin together, the longer.

        An acronym that stands for two things gives both.
        """
        found: list[Named] = []
        place = 0
        while place < len(words):
            here = self._at(words, place)
            found += here
            place = here[0].end if here else place + 1
        return found

    def _at(self, words: Sequence[str], place: int) -> list[Named]:
        found: list[Named] = []
        for rest, term in self.spellings.get(self._base(words[place]), ()):
            end = place + 1 + len(rest)
            if found and end < found[0].end:
                break
            if tuple(map(_bare, words[place + 1 : end])) == rest:
                found.append(Named(place, end, term))
        return found

    def _base(self, word: str) -> str:
        """Return the first word of a name that *word* is, or is a plural or a feminine of; else *word*."""
        if word not in self.spellings and len(word) >= SHORTEST_INFLECTED:
            for ending in ENDINGS:
                if word.endswith(ending) and word.removesuffix(ending) in self.spellings:
                    return word.removesuffix(ending)
        return word


def _bare(word: str) -> str:
    return word.rstrip("s").rstrip("e")


def read_names(file: Path) -> str:
    """Return the text of a table of names; the errors are those of :meth:`Names.read`."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            f"the names in {file} cannot be read ({error}): give a text file in UTF-8"
        ) from error


def _lines(text: str) -> Iterator[list[list[str]]]:
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            spellings = [parts(plain(each)) for each in line.split("|")]
            yield [spelling for spelling in spellings if spelling]


@lru_cache(maxsize=1)
def shipped() -> Names:
    return Names.read(SHIPPED)


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, Sequence[str]]:
    """Return how each thing of the shipped table is spelt, by its first spelling there, which is among them."""
    lines = [line.split("|") for line in read_names(SHIPPED).splitlines() if not line.startswith("#")]
    return {first.strip(): [each.strip() for each in (first, *rest)] for first, *rest in lines}


def names_of(folder: Path) -> Names:
    """Return the shipped names with those of ``names.txt`` in a store's *folder*, when there is one.

    Raises:
        StoreError: that file cannot be read, or is not UTF-8.
    """
    own = folder / OWN
    return _extended(own, own.stat().st_mtime_ns) if own.is_file() else shipped()


@lru_cache(maxsize=4)
def with_own(own: str) -> Names:
    """Return the shipped names with those in the text of a person's *own* table."""
    return Names.of(read_names(SHIPPED), own) if own else shipped()


@lru_cache(maxsize=4)
def _extended(own: Path, _changed: int) -> Names:
    return Names.read(SHIPPED, own)
