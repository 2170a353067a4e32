"""Which French stems stand for which English ones, and how likely: learnt from aligned texts, and of everyday life."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from passerelle.index.types import Language

FOLDER = Path(__file__).parent

Translations = Mapping[str, Sequence[tuple[str, float]]]


def file_of(language: Language, folder: Path = FOLDER) -> Path:
    """Return the table for questions in *language*, which `python -m passerelle.training.meanings` makes.

    A line has a stem and, behind a tab, those it stands for, each with its chance in a hundred.
    """
    return folder / f"meanings_{language}.tsv"


class _Table(Translations):
    """A table whose lines are read when they are asked for: a question asks for few of them."""

    def __init__(self, file: Path) -> None:
        cells = file.read_text(encoding="utf-8").replace("\n", "\t").split("\t")
        self._lines = dict(zip(cells[::2], cells[1::2], strict=False))
        self._read: dict[str, Sequence[tuple[str, float]]] = {}

    def __getitem__(self, stem: str) -> Sequence[tuple[str, float]]:
        if stem not in self._read:
            words = self._lines[stem].split(" ")
            pairs = zip(words[::2], words[1::2], strict=True)
            self._read[stem] = tuple((other, int(chance) / 100) for other, chance in pairs)
        return self._read[stem]

    def __contains__(self, stem: object) -> bool:
        return stem in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@lru_cache(maxsize=1)
def shipped() -> dict[Language, Translations]:
    """Return, for each language of a question, its stems with those of the other and their probabilities."""
    return {"fr": _Table(file_of("fr")), "en": _Table(file_of("en"))}
