"""What a caller gives: a value of the wrong kind is refused by its name, before anything is done with it."""

import math
import os
from collections.abc import Iterable, Mapping
from numbers import Real
from pathlib import Path

from passerelle.index.errors import LoadError

MOST_SHOWN = 80
"""Characters of a value that an error shows."""

LONGEST_PATH = 32_767
"""Characters of a path beyond which no system has one."""


def shown(value: object, most: int = MOST_SHOWN) -> str:
    """Return *value* as an error shows it: a long text is not printed whole, and what cannot be shown by its type."""
    try:
        text = repr(value[: most + 1] if isinstance(value, str | bytes) else value)
    except Exception:  # noqa: BLE001  whatever a caller's own type does, the error is about the value
        return f"a {type(value).__name__}"
    return text if len(text) <= most else f"{text[:most]}…"


def require_kind(what: str, value: object, kind: type | tuple[type, ...], wanted: str) -> None:
    """Refuse a *value* that is none of *kind*; *wanted* says what to give.

    Raises:
        TypeError: it is of another type.
    """
    if not isinstance(value, kind):
        raise TypeError(f"{what} is {shown(value)}: give {wanted}")


def require_flag(what: str, value: object) -> None:
    """Refuse a *value* that is neither True nor False.

    Raises:
        TypeError: it is something else.
    """
    require_kind(what, value, bool, "True or False")


def require_one(what: str, value: object, allowed: tuple[str | None, ...]) -> None:
    """Refuse a *value* that is none of the *allowed*.

    Raises:
        TypeError: it is no text.
        ValueError: it is another text.
    """
    wanted = ", ".join(map(str, allowed[:-1])) + f" or {allowed[-1]}"
    if value is not None or None not in allowed:
        require_kind(what, value, str, wanted)
    if value not in allowed:
        raise ValueError(f"{what} is {shown(value)}: give {wanted}")


def require_number(
    what: str, value: object, *, least: float = -math.inf, most: float = math.inf, whole: bool = False
) -> None:
    """Refuse a *value* that is no number, or less than the *least*, or more than the *most*.

    Raises:
        TypeError: it is no number, or not *whole*.
        ValueError: it is too small or too large, or NaN.
    """
    wanted = "a whole number" if whole else "a number"
    wanted += (
        ""
        if least == -math.inf
        else f" from {least:g} on"
        if most == math.inf
        else f" from {least:g} to {most:g}"
    )
    kind = int if whole else Real
    if isinstance(value, bool) or not isinstance(value, kind):
        raise TypeError(f"{what} is {shown(value)}: give {wanted}")
    if not least <= value <= most:  # type: ignore[operator]  # NaN is not either
        raise ValueError(f"{what} is {shown(value)}: give {wanted}")


def require_methods(what: str, value: object, methods: tuple[str, ...], wanted: str) -> None:
    """Refuse a *value* that does not have the *methods* of what is *wanted*.

    Raises:
        TypeError: it lacks one.
    """
    if isinstance(value, type) or not all(callable(getattr(value, each, None)) for each in methods):
        raise TypeError(f"{what} is {shown(value)}: give {wanted}")


def several(what: str, values: object, example: str) -> list[object]:
    """Return *values* as a list: one alone, which Python would take letter by letter, is refused.

    Raises:
        TypeError: they are one value; *example* shows what to give.
    """
    if isinstance(values, str | bytes | bytearray | os.PathLike | Mapping) or not isinstance(
        values, Iterable
    ):
        wanted = f"[{shown(values)}]" if isinstance(values, str | os.PathLike) else example
        raise TypeError(f"{what} is {shown(values)}: give several, as {wanted}")
    return list(values)


def path_of(path: object, what: str) -> Path:
    """Return *path* as one; *what* is its name in errors.

    Raises:
        TypeError: it is neither text nor a path.
        ValueError: it is empty or endless, or holds what no path can.
    """
    if not isinstance(path, str | os.PathLike) or not isinstance(name := os.fspath(path), str):
        raise TypeError(f"{what} is {shown(path)}: give a path, as text or a pathlib.Path")
    if not name:
        raise ValueError(f"{what} is empty: give a path")
    if len(name) > LONGEST_PATH:
        raise ValueError(f"{what} is {shown(name)}: no path has {len(name)} characters")
    if "\0" in name:
        raise ValueError(f"{what} is {shown(name)}: no path holds a NUL")
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        raise ValueError(f"{what} is {shown(name)}: no path holds half of a surrogate pair") from None
    return Path(name)


def require_here(*paths: Path) -> None:
    """Refuse *paths* that begin in a current folder which is not there any more.

    Raises:
        LoadError: one does.
    """
    try:
        for path in paths:
            os.path.abspath(path)
    except OSError as error:
        raise LoadError(
            f"the current folder cannot be read ({error.strerror}): go to another, or name folders from the root on"
        ) from error
