"""Mails: the subject as title, the header as fields, quoted messages apart, and each attachment named."""

import re
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account
from passerelle.index.load.decode import decode
from passerelle.index.load.html import parse_html
from passerelle.index.load.openxml import fields
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.thread import ANSWER, write_thread
from passerelle.index.text import TextBuilder, one_line

HEADER = re.compile(rb"\A\s*(?:From [^\r\n]*\r?\n)?[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n")
SHOWN = ("From", "To", "Cc", "Date", "Subject")
DEEPEST = 8


def load_eml(path: Path) -> Parsed:
    """Parse the mail at *path*: what a mail program shows of its header, then what it says.

    Raises:
        LoadError: it is no mail.
    """
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf").lstrip()
    if not HEADER.match(content):
        raise LoadError(
            f"{path}: it is not a mail, it does not begin with headers; rename it to .txt or .html"
        )
    message = BytesParser(policy=policy.default).parsebytes(content)
    account, builder = Account(), TextBuilder()
    shown = {name: _shown(message, name) for name in SHOWN}
    builder.block("\n".join(f"{name}: {text}" for name, text in shown.items() if text))
    write_thread(_body(message, account), builder)
    return Parsed(
        builder,
        shown=ANSWER.sub("", shown["Subject"]),
        fields=fields(
            **{"from": shown["From"], "to": shown["To"], "subject": shown["Subject"]},
            author=shown["From"],
            date=_day(message),
        ),
        gaps=account.gaps,
    )


def _body(message: EmailMessage, account: Account, depth: int = 0) -> str:
    """Return the text of the mail: plain where it has that, else of its page; what is attached is accounted for."""
    parts = [message.get_body(("plain", "html")), message.get_body(("html", "plain"))]
    texts = (_content(part) for part in parts if part is not None)
    found = next((text for text in texts if text.strip()), "")
    for part in message.iter_attachments():
        inner = (
            part.get_content() if part.get_content_type() == "message/rfc822" and depth < DEEPEST else None
        )
        if isinstance(inner, EmailMessage):
            header = "\n".join(f"{name}: {_shown(inner, name)}" for name in ("From", "Date", "Subject"))
            found += f"\n\n---- Original Message ----\n{header}\n\n{_body(inner, account, depth + 1)}"
        elif part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment":
            account.add("pictures", part.get_filename() or "")
        else:
            account.add("embedded files", part.get_filename() or part.get_content_type())
    return found


def _content(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    text = decode(payload if isinstance(payload, bytes) else b"", str(part.get_content_charset() or ""))
    return parse_html(text).builder.text if part.get_content_type() == "text/html" else text


def _shown(message: EmailMessage, name: str) -> str:
    try:
        if name in {"From", "To", "Cc"}:
            people = getaddresses([str(each) for each in message.get_all(name) or ()])
            return ", ".join(f"{who} <{place}>" if who and place else who or place for who, place in people)
        return one_line(str(message.get(name) or ""))
    except (
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
    ):  # what the standard library raises on broken headers
        return ""


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(_shown(message, "Date")).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return ""
