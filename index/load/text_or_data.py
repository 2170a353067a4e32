"""Tell text from what programs keep for themselves, by the first bytes of a file."""

import codecs

CONTROLS = bytes(sorted({*range(1, 32), 127} - {*b"\t\n\r\f\v\b\x1a\x1b"}))
"""Signs that no text has; those that steer old printers and terminals may stand in one."""
MOST_CONTROLS = 0.05
"""Share of such signs in a text that a machine wrote, at most: of bytes drawn by chance a tenth are."""
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
OTHERS = (b"<", b"PK", b"{\\rtf")
"""What files begin with that are no plain text though they are written in letters."""


def is_data(head: bytes) -> bool:
    """Tell whether a file that begins with *head* is no text, whatever its encoding."""
    written = head.replace(b"\0", b"")  # of UTF-16 every other byte may be 0
    if head.startswith(WIDE) or not written:
        return False
    return len(written) - len(written.translate(None, CONTROLS)) > MOST_CONTROLS * len(written)


def is_text(head: bytes) -> bool:
    """Tell whether a file that begins with *head* is plain text, and not that of an office file, a page or a PDF."""
    if not head or head.startswith(OTHERS) or b"%PDF-" in head or b"{\\rtf" in head or b"\0" in head:
        return False
    if len(head) != len(head.translate(None, CONTROLS)):
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last letter may be cut
    except UnicodeDecodeError:
        return False
    return True
