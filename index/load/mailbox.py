"""Mailboxes and pages saved as mails: each mail of an mbox file a document, a web archive the page that it holds."""

import mailbox
from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.load.decode import decode
from passerelle.index.load.html import parse_html
from passerelle.index.load.mail import parse_mail
from passerelle.index.load.parsed import Parsed
from passerelle.index.types import Document, Gap

BEGIN = b"From "


def load_mbox(path: Path, id: str) -> Iterator[Document | LoadError]:  # noqa: A002
    """Yield the mails of a mailbox, numbered under the file's *id* in the order they lie in it.

    Raises:
        LoadError: it is no mailbox.
    """
    with path.open("rb") as file:
        if not file.read(len(BEGIN) + 2).lstrip().startswith(BEGIN):
            raise LoadError(
                f'{path}: it is no mailbox, its first line does not begin with "From "; save it as .eml'
            )
    box = mailbox.mbox(path, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), start=1):
            try:
                yield parse_mail(path, box.get_bytes(key)).document(path, f"{id}#{number}")
            except LoadError as error:
                yield LoadError(f"{path}, mail {number}: {str(error).removeprefix(f'{path}: ')}")
    finally:
        box.close()


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
