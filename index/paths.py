"""How a store names files: from its own parent on where they lie below it, in text that can be printed."""

import os
from collections.abc import Sequence
from pathlib import Path


def shown_path(path: Path, folder: Path) -> str:
    """Return how the store in *folder* names a file: from the store's own parent where it lies below it.

    A project that is moved or cloned whole therefore keeps its store in step.
    """
    beside = Path(os.path.abspath(folder)).parent
    shown = path.relative_to(beside) if path.is_relative_to(beside) else path
    return printable(shown.as_posix())


def printable(name: str) -> str:
    """Return *name* with the bytes that are no text, as an old archive's names may have, spelt out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def is_below(shown: str, paths: Sequence[Path], folder: Path) -> bool:
    """Tell whether the file that the store names *shown* is, or lies under, one of *paths*."""
    path = Path(printable(os.path.abspath(folder))).parent / shown
    return any(path.is_relative_to(printable(os.path.abspath(named))) for named in paths)
