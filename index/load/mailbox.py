"""Mailboxes and pages saved as mails: each mail of an mbox file a document, a web archive the page that it holds."""

import re
from collections.abc import Iterable, Iterator
from email import policy
from email.parser import BytesParser
from itertools import chain, pairwise
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.load.decode import decode
from passerelle.index.load.html import parse_html
from passerelle.index.load.mail import parse_mail
from passerelle.index.load.parsed import Parsed
from passerelle.index.types import Document, Gap

BEGIN, QUOTED = b"From ", b">From "
FIRST = re.compile(rb"(?:\n\n?|\r\n)?From ")
"""What a mailbox begins with."""
DATED = re.compile(
    rb"From \S*[ \t]+(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?[ \t]+\S+[ \t]+\S+[ \t]+\d", re.IGNORECASE
)
HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")


def load_mbox(path: Path, id: str) -> Iterator[Document | LoadError]:  # noqa: A002
    """Yield the mails of a mailbox, numbered under the file's *id* in the order they lie in it.

    Raises:
        LoadError: it is no mailbox.
    """
    with path.open("rb") as file:
        if not FIRST.match(file.read(len(BEGIN) + 2)):
            raise LoadError(
                f'{path}: it is no mailbox, its first line does not begin with "From "; save it as .eml'
            )
    with path.open("rb") as file:
        for number, content in enumerate(_mails(file), start=1):
            try:
                yield parse_mail(path, content).document(path, f"{id}#{number}")
            except LoadError as error:
                yield LoadError(f"{path}, mail {number}: {str(error).removeprefix(f'{path}: ')}")


def _mails(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the mails of a box without the lines that begin them; a ``>From`` inside one loses its mark."""
    held: list[bytes] = []
    begun, above = False, b"\n"
    for line, below in pairwise(chain(lines, [b""])):
        if line.startswith(BEGIN) and (not begun or _begins_mail(line, above, below)):
            if begun:
                yield b"".join(held)
            held, begun = [], True
        else:
            held.append(line.removeprefix(b">") if line.startswith(QUOTED) else line)
        above = line
    yield b"".join(held)


def _begins_mail(line: bytes, above: bytes, below: bytes) -> bool:
    """Tell whether a line that begins with ``From`` is no sentence: it has a day, or a header follows."""
    return DATED.match(line) is not None or (not above.strip() and HEADER.match(below) is not None)


def load_mht(path: Path) -> Parsed:
    """Parse the page of a web archive at *path*.

    Raises:
        LoadError: there is no page in it.
    """
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes().lstrip())
    page = message.get_body(("html",))
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes):
        raise LoadError(
            f"{path}: there is no page in it; open it in a browser and save it as a complete page, .html"
        )
    parsed = parse_html(decode(payload, str(page.get_content_charset() or "")))
    frames = [part for part in message.walk() if part.get_content_type() == "text/html" and part is not page]
    if not frames:
        return parsed
    gap = Gap("embedded files", len(frames), "pages in frames")
    return Parsed(parsed.builder, parsed.title, fields=parsed.fields, gaps=(*parsed.gaps, gap))
