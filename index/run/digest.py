"""The digest of a file that a store keeps, by which a run knows whether the file has changed."""

import hashlib
from pathlib import Path

from passerelle.index.errors import LoadError

PARSED_BY = "8"
"""Part of every file's hash: a change in what the loaders make of a file has it read again."""


def file_hash(path: Path) -> str:
    """Return the digest of a file's bytes and of the loaders' version.

    Raises:
        LoadError: the file cannot be opened.
    """
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for its other end
            raise LoadError(
                f"{path}: it is not a file that can be read, or a folder closed to you; name others"
            )
        with path.open("rb") as file:
            return f"{PARSED_BY}:{hashlib.file_digest(file, 'sha256').hexdigest()}"
    except OSError as error:
        raise LoadError(f"{path}: {error.strerror}; check that the file can be opened") from error


def file_size(path: Path) -> int:
    """Return the bytes of a file, 0 where it cannot be asked."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
