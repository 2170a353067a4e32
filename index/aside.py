"""Write a file whole or not at all: aside first, and into its place once nothing can fail any more."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def written_aside(path: Path, *, private: bool = False) -> Iterator[Path]:
    """Give the path of a new file, which takes the place of *path* where the block ends well, and else is deleted.

    A link is followed, and a file that is there keeps its permissions; a *private* one is for its owner's eyes alone.
    What is there and is no file, as a pipe or ``/dev/null``, is written itself: nothing may take its place.

    Raises:
        OSError: the folder cannot be written, or the disk is full; what was there is as it was.
    """
    place = Path(os.path.realpath(path))
    if place.exists() and not place.is_file():
        yield place
        return
    new = _beside(place)
    try:
        new.touch(mode=0o600 if private else 0o666)
        with suppress(OSError):  # there is none, or its system knows no permissions
            shutil.copymode(place, new) if not private else new.chmod(0o600)
        yield new
        os.replace(new, place)  # noqa: PTH105  it takes the place of what is there, on every system
    except BaseException:
        with suppress(OSError):  # where nothing can be written, nothing may be deleted either
            new.unlink(missing_ok=True)
        raise


def check_aside(path: Path) -> None:
    """Refuse a *path* that :func:`written_aside` could not write to.

    Raises:
        OSError: it is a folder, or its folder is not there or closed.
    """
    place = Path(os.path.realpath(path))
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if place.exists() and not place.is_file():
        if not os.access(place, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return
    new = _beside(place)
    with new.open("ab"):
        pass
    new.unlink()


def _beside(place: Path) -> Path:
    return place.with_name(f"{place.name}.{os.getpid()}.tmp")
