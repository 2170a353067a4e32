"""Open the zip archives that office and book formats are, without falling for hostile ones."""

from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile, is_zipfile

from index.errors import LoadError

LARGEST = 512 * 2**20
"""Bytes that an archive may unpack to."""
LARGEST_RATIO = 200


def check_zip(path: Path) -> None:
    """Refuse what is no archive, or one that unpacks to far more than it weighs.

    Raises:
        LoadError: the file is not a zip archive, or is a bomb.
    """
    if not is_zipfile(path):
        raise LoadError(
            f"{path}: it is damaged, or not the format its name says; save it again from its program"
        )
    try:
        with ZipFile(path) as archive:
            sizes = [(each.file_size, each.compress_size) for each in archive.infolist()]
    except BadZipFile as error:
        raise LoadError(f"{path}: it is damaged ({error}); save it again from its program") from error
    total = sum(size for size, _ in sizes)
    if total > LARGEST or any(
        size > 2**20 and size > LARGEST_RATIO * max(1, packed) for size, packed in sizes
    ):
        raise LoadError(
            f"{path}: it would unpack to {total} bytes, which no document needs; it is not opened"
        )


def read_xml(archive: ZipFile, name: str, path: Path) -> ElementTree.Element:
    """Parse one XML file of *archive*.

    Raises:
        LoadError: it is missing, malformed, or declares entities of its own.
    """
    try:
        content = archive.read(name)
        if b"<!ENTITY" in content:
            raise LoadError(f"{path}: {name} declares entities, as attacks do; it is not opened")
        return ElementTree.fromstring(content)  # noqa: S314  entities are refused above
    except (KeyError, ElementTree.ParseError, BadZipFile) as error:
        raise LoadError(
            f"{path}: {name} in it cannot be read ({error}); save it again from its program"
        ) from error
