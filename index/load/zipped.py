"""Open the zip archives that office and book formats are, without falling for hostile ones."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account

LARGEST = 64 * 2**20
"""Bytes that one text inside an archive may unpack to: some ten thousand pages."""
SUSPECT = 16 * 2**20
LARGEST_RATIO = 200
"""How many times longer than it was packed a text of *SUSPECT* bytes may be; no writing repeats itself so."""
ENCRYPTED = 0x1


@contextmanager
def opened_zip(path: Path) -> Iterator[ZipFile]:
    """Open the archive at *path*.

    Raises:
        LoadError: it is no archive, damaged, locked by a password, or lacks a part that is read.
    """
    try:
        with ZipFile(path) as archive:
            yield archive
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        UnicodeError,
        ValueError,
    ) as error:
        raise LoadError(
            f"{path}: it is damaged, or not the format its name says ({error}); save it again from its program"
        ) from error


def read_part(archive: ZipFile, name: str) -> bytes:
    """Return the bytes of the file *name* in *archive*, refused if they are absurdly many.

    Raises:
        LoadError: it needs a password, or unpacks to far more than a document needs.
        KeyError: there is none of that name.
    """
    part = archive.getinfo(name)
    if part.flag_bits & ENCRYPTED:
        raise LoadError(f"{archive.filename}: it needs a password; save it again without one")
    swollen = part.file_size > SUSPECT and part.file_size > LARGEST_RATIO * part.compress_size
    if part.file_size > LARGEST or swollen:
        raise LoadError(
            f"{archive.filename}: {name} in it would unpack to {part.file_size} bytes, as no document does; "
            f"split it, or save it again from its program"
        )
    return archive.read(part)


def read_xml(archive: ZipFile, name: str) -> ElementTree.Element:
    """Parse the XML file *name* of *archive*.

    Raises:
        LoadError: it is malformed, or declares entities of its own.
        KeyError: there is none of that name.
    """
    return parse_xml(str(archive.filename), name, read_part(archive, name))


def parse_xml(file: str, name: str, content: bytes) -> ElementTree.Element:
    """Parse *content*, the XML called *name* in *file*.

    Raises:
        DamagedXmlError: it is malformed.
        LoadError: it declares entities of its own.
    """
    try:
        _refuse_entities(content)
        return ElementTree.fromstring(content)  # noqa: S314  entities are refused above
    except (ElementTree.ParseError, expat.ExpatError, LookupError) as error:
        raise DamagedXmlError(
            f"{file}: {name} in it is not XML ({error}); save it again from its program"
        ) from error
    except _EntityError as error:
        raise LoadError(
            f"{file}: {name} in it declares entities, as attacks do; save it again from its program"
        ) from error


def read_what_can_be(archive: ZipFile, name: str, account: Account) -> ElementTree.Element:
    """Parse the XML file *name* of *archive* as far as it goes; what follows its damage goes to the *account*.

    Raises:
        LoadError: it is malformed from the start, or declares entities of its own.
        KeyError: there is none of that name.
    """
    return _what_can_be(str(archive.filename), name, read_part(archive, name), account)


def read_flat(path: Path, account: Account) -> ElementTree.Element:
    """Parse the XML file at *path*, which is a document whole, as :func:`read_what_can_be` does.

    Raises:
        LoadError: it is too large, malformed from the start, or declares entities of its own.
    """
    if path.stat().st_size > LARGEST:
        raise LoadError(f"{path}: it is larger than {LARGEST} bytes; split it")
    return _what_can_be(str(path), "the XML", path.read_bytes(), account)


def _what_can_be(file: str, name: str, content: bytes, account: Account) -> ElementTree.Element:
    try:
        return parse_xml(file, name, content)
    except DamagedXmlError:
        top = _as_far_as_it_goes(content)
        if top is None or not any((text or "").strip() for text in top.itertext()):
            raise
        account.add("missing parts", f"{name} behind its damage")
        return top


def _as_far_as_it_goes(content: bytes) -> ElementTree.Element | None:
    parser = ElementTree.XMLPullParser(["start"])  # type: ignore[var-annotated]
    try:
        parser.feed(content)
        event = next(iter(parser.read_events()), None)
    except (ElementTree.ParseError, LookupError):  # an encoding that nobody knows
        return None
    top = event[-1] if event else None
    return top if isinstance(top, ElementTree.Element) else None


class DamagedXmlError(LoadError):
    """XML that is malformed; the text names the file, the part and the remedy."""


class _EntityError(Exception):
    """XML declares an entity."""


def _refuse_entities(content: bytes) -> None:
    def refuse(*_: object) -> None:
        raise _EntityError

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = refuse
    parser.Parse(content, True)
