"""A mail's header: the line that says when it was sent, which its body reckons from."""

from passerelle.index.types import Span
from passerelle.quotation.layout import Layout
from passerelle.quotation.marks import MAIL_SENT


def sent_line(layout: Layout, at: int) -> tuple[Span, ...]:
    """Return the line that dates the mail in which line *at* stands; empty where it stands in none."""
    header = (line for line in map(layout.lines.__getitem__, layout.up(at)) if line.kind == "mail")
    return next(((line.span,) for line in header if MAIL_SENT.match(layout.document.text, line.start)), ())
