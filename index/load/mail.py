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
FORMS = ("multipart/alternative", "multipart/related")
READ = ("text/plain", "text/html")
WORD = re.compile(r"[^\W\d_]{4,}")
FEWEST = 8
"""Words of four letters in a mail's page from which its plain form stands for nothing if it lacks most of them."""
FLOWED = re.compile(r"(?<![\n>-]) \r?\n(?!>|\r?\n)")
"""A line's end that only breaks the line: after a space, but for a signature's mark."""
PACKED = re.compile(r"(?:[A-Za-z0-9+/]{4}){15,}={0,2}")
"""A line of an attachment as mail carries it."""
DEEPEST = 8


def load_eml(path: Path) -> Parsed:
    """Parse the mail at *path*: what a mail program shows of its header, then what it says.

    Raises:
        LoadError: it is no mail.
    """
    return parse_mail(path, path.read_bytes())


def parse_mail(path: Path, content: bytes) -> Parsed:
    """Parse the *content* of a mail in the file at *path*.

    Raises:
        LoadError: it is no mail.
    """
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip()
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
    first, others = _parted(message)
    found = _text(first, account) if first is not None else ""
    for part in others:
        kind, name = part.get_content_type(), part.get_filename()
        attached = name is not None or part.get_content_disposition() == "attachment"
        inner = part.get_content() if kind == "message/rfc822" and depth < DEEPEST else None
        if isinstance(inner, EmailMessage):
            header = "\n".join(f"{name}: {_shown(inner, name)}" for name in SHOWN)
            found += f"\n\n---- Original Message ----\n{header}\n\n{_body(inner, account, depth + 1)}"
        elif (
            not attached
            and isinstance(part, EmailMessage)
            and (kind in READ or kind.startswith("multipart/"))
        ):
            found += f"\n\n{_body(part, account, depth + 1)}"  # what was written below a picture
        elif part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment":
            account.add("pictures", name or "")
        else:
            account.add("embedded files", name or kind)
    for form in message.walk() if not depth else ():
        if form.get_content_type() == "multipart/alternative":
            dates = [each for each in form.iter_parts() if each.get_content_type() == "text/calendar"]
            if dates:
                account.add("embedded files", "text/calendar", len(dates))
    return found


def _parted(message: EmailMessage) -> tuple[EmailMessage | None, list[MIMEPart]]:
    """Return what a mail says first, in one form or several, and its other parts."""
    if not message.is_multipart() or message.get_content_type() in FORMS:
        return message, list(message.iter_attachments()) if message.is_multipart() else []
    parts = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
    kind = parts[0].get_content_type() if parts else ""
    says = kind in READ or kind.startswith("multipart/")
    if not says or parts[0].get_content_disposition() == "attachment":
        return None, list(parts)
    return parts[0], list(parts[1:])


def _unparted(message: EmailMessage, account: Account) -> str:
    """Return the text of a mail of several parts whose header does not say what stands between them."""
    account.add("missing parts", "what tells the mail's parts apart")
    given = message.get_payload(decode=True)
    text = decode(given) if isinstance(given, bytes) else ""
    return "\n".join(line for line in text.splitlines() if not PACKED.fullmatch(line.strip()))


def _text(message: EmailMessage, account: Account) -> str:
    """Return the plain form of the mail, or its page where the plain one only says that there is a page."""
    if not message.is_multipart() and message.get_content_maintype() == "multipart":
        return _unparted(message, account)
    if not message.is_multipart() and message.get_content_type() not in READ:
        account.add("embedded files", message.get_filename() or message.get_content_type())
        return ""
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    if plain is page is None and not message.is_multipart():
        return _content(message, account)
    said = _content(plain, account) if plain is not None else ""
    if page is None or page is plain:
        return said
    seen = Account()
    shown = _content(page, seen)
    words = WORD.findall(shown.lower())
    known = set(WORD.findall(said.lower()))
    if said.strip() and (len(words) < FEWEST or 2 * sum(word in known for word in words) >= len(words)):
        return said
    for gap in seen.gaps:
        account.add(gap.kind, gap.where, gap.count)
    return shown


def _content(part: MIMEPart, account: Account) -> str:
    payload = part.get_payload(decode=True)
    text = decode(payload if isinstance(payload, bytes) else b"", str(part.get_content_charset() or ""))
    if part.get_content_type() == "text/html":
        parsed = parse_html(text)
        for gap in parsed.gaps:
            account.add(gap.kind, gap.where, gap.count)
        return parsed.builder.text
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    gone = str(part.get_param("delsp", "")).lower() == "yes"
    return FLOWED.sub("" if gone else " ", text)


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
        OverflowError,
    ):  # what the standard library raises on broken headers
        return ""


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(_shown(message, "Date")).date().isoformat()
    except ValueError:
        return ""
