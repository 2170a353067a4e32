"""A mail's header: the line that says when it was sent, which its body reckons from."""

from passerelle.index.types import Span
from passerelle.quotation.layout import Layout
from passerelle.quotation.marks import MAIL_SENT


def sent_line(layout: Layout, at: int) -> tuple[Span, ...]:
    """Return the line that dates the mail in which line *at* stands; empty where it stands in none."""
    text = layout.document.text
    for above in layout.up(at):
        line = layout.lines[above]
        if line.kind == "mail":
            break
    else:
        return ()
    header = (each for each in (above, *layout.up(above)) if layout.lines[each].kind == "mail")
    return next(
        ((layout.lines[each].span,) for each in header if MAIL_SENT.match(text, layout.lines[each].start)), ()
    )
