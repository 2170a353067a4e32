"""Pictures of pages: a photograph or a scan saved as PNG, JPEG or TIFF, recognised page by page."""

from itertools import groupby
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.pdf.account import doubtful, numbers_of
from passerelle.index.load.pdf.paragraphs import build, first_heading
from passerelle.index.load.recognised.kept import recognised
from passerelle.index.load.recognised.lines import lines_of
from passerelle.index.load.recognised.tesseract import confidence, install_command, is_here, words

SIZE, POINTS = 10.0, 0.24
SMALLEST = 1000
"""Pixels of a page's height, at least."""
NARROWEST, WIDEST = 0.5, 0.85
"""Width of a page as a share of its height."""
MANY_PAGES = frozenset((".tif", ".tiff"))


def load_picture(path: Path) -> Parsed:
    """Parse the picture at *path* as the page it shows; a TIFF may hold several.

    Raises:
        LoadError: Tesseract is not on this machine, or finds no words in it.
    """
    if not is_here():
        raise LoadError(
            f"{path}: it is a picture; to have its text recognised, run `{install_command()}` and index again"
        )
    (table,) = recognised([path.read_bytes()], 1)
    pages = [list(page) for _, page in groupby(words(table), key=lambda word: word.line[0])]
    if not pages:
        raise LoadError(f"{path}: no words were recognised in it; take a sharper picture, or leave it out")
    builder = build([lines_of(page, size=SIZE, points=POINTS) for page in pages])
    numbers = range(len(pages))
    doubts = {number: confidence(page) for number, page in enumerate(pages)}
    return Parsed(
        builder,
        shown=first_heading(builder),
        fields={"recognised pages": numbers_of(numbers)},
        gaps=tuple(doubtful(doubts)),
    )


def shows_a_page(path: Path) -> bool:
    """Tell whether a picture in a folder may be one of a page: upright, and large enough for its letters."""
    if not is_here():
        return False
    if path.suffix.lower() in MANY_PAGES:
        return True
    from PIL import Image

    try:
        with Image.open(path) as picture:
            width, height = picture.size
    except (OSError, Image.DecompressionBombError):
        return False
    return height >= SMALLEST and NARROWEST <= width / height <= WIDEST
