"""Pages of a PDF that are pictures, or whose letters cannot be told: their text recognised where Tesseract is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from passerelle.index.load.pdf.account import is_unreadable, letters
from passerelle.index.load.pdf.lines import Page, body_size
from passerelle.index.load.recognised.kept import recognised
from passerelle.index.load.recognised.lines import lines_of
from passerelle.index.load.recognised.tesseract import Word, confidence, is_here, words

DOTS = 300
"""Dots an inch at which pages are drawn to be recognised."""
MOST_DOTS = 40_000_000
"""Pixels of a drawn page, at most."""
SIZE = 10.0
TURNS = (0, 90, 270, 180)
"""Degrees by which a page is turned, one after the other, until it can be read."""
LEAST = 40
"""Confidence up to which a word is no sign that a page was read."""
TRUSTED = 60
"""Confidence from which recognised text stands in for text whose letters cannot be told."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The pages of a file with what was recognised on some; the confidence in each of these, 0 to 100, by page."""

    pages: list[Page]
    sure: dict[int, float] = field(default_factory=dict)


def with_recognised(opened: Any, pages: Sequence[Page]) -> Recognised:
    """Recognise the text of the pages of a PDF that need it, if Tesseract is on this machine."""
    wanted = [number for number, page in enumerate(pages) if page.picture or is_unreadable(page)]
    if not wanted or not is_here():
        return Recognised(list(pages))
    size = body_size([page.lines for page in pages]) or SIZE
    made, sure = list(pages), {}
    for number, read in _upright(opened, wanted).items():
        found, sureness = lines_of(read, size=size, points=72 / DOTS), confidence(read)
        page = pages[number]
        enough = sum(len(line.text) for line in found) >= letters(page) / 2
        if found and (page.picture or (enough and sureness >= TRUSTED)):
            made[number] = replace(page, lines=found, unknown=0, picture=False, quarters=0)
            sure[number] = sureness
    return Recognised(made, sure)


def _upright(opened: Any, numbers: Sequence[int]) -> dict[int, list[Word]]:
    """Return the words of pages by number; one that cannot be read as it lies is turned until it can.

    A page that lies on its side, or on its head, gives few words or words that nobody wrote.
    """
    best: dict[int, list[Word]] = {}
    for turn in TURNS:
        doubtful = [number for number in numbers if confidence(best.get(number, [])) < TRUSTED]
        tables = recognised(_drawn(opened, doubtful, turn), len(doubtful)) if doubtful else ()
        for number, table in zip(doubtful, tables, strict=True):
            read = list(words(table))
            if _worth(read) > _worth(best.get(number, [])):
                best[number] = read
    return {number: best.get(number, []) for number in numbers}


def _worth(read: Sequence[Word]) -> float:
    """Return how much of a page was read: its letters, each by the confidence in its word, little ones for nothing."""
    return sum(len(word.text) * max(0.0, word.confidence - LEAST) for word in read)


def _drawn(opened: Any, numbers: Sequence[int], turn: int) -> Iterator[bytes]:
    """Yield pages drawn in grey and turned to the right by *turn* degrees, as portable graymaps."""
    for number in numbers:
        page = opened[number]
        width, height = page.get_size()
        scale = min(DOTS / 72, (MOST_DOTS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True, rotation=turn)
        dots = bitmap.to_numpy()
        yield (
            b"P5 %d %d 255\n" % (bitmap.width, bitmap.height)
            + dots.reshape(bitmap.height, -1)[:, : bitmap.width].tobytes()
        )
        bitmap.close()
        page.close()
