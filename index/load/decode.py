"""Bytes to text, by what they say of their encoding, else by what they look like."""

import codecs
import re
from collections import Counter
from pathlib import Path

from passerelle.index.load.plausible import plausibility

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CANDIDATES = ("cp1252", "iso8859-15", "mac-roman", "cp850")
DECLARABLE = re.compile(
    r"(windows|cp|ibm)-?\d+|iso-?8859-\d+|mac(intosh|-roman)|koi8-[ru]|gb\w+|big5|euc-\w+|shift_jis",
    re.IGNORECASE,
)
ONE_BY_ONE = "windows, letter by letter"
WINDOWS = frozenset("àâäçèéêëîïôöùûüÿñæœÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸÑÆŒ«»‘’“”–—…€£§°²³·•\xa0")
SAMPLE = 2**16
"""Bytes that detection looks at."""
FEWEST_LETTERS = 3
"""Characters beyond ASCII in lines of UTF-8 that tell a file which has lines of another encoding too."""
FEWEST_TO_DETECT = 8
"""Characters beyond ASCII that detection needs; of fewer it makes Chinese."""
NOT_ASCII = re.compile(rb"[^\n]{0,200}[\x80-\xff][^\n]{0,200}")


def read_text(path: Path) -> str:
    return decode(path.read_bytes())


def decode(content: bytes, declared: str = "") -> str:
    """Return the text of *content*; bytes that its encoding does not know become U+FFFD.

    Lines of UTF-8 and of Windows-1252 that were put together in one file are each read as they are.
    """
    name = encoding(content, declared)
    text = content.decode(name, "replace")
    if name != "utf-8" or "\ufffd" not in text or _is_utf8(content):
        return text
    return "".join(map(_line, content.splitlines(keepends=True)))


def _line(line: bytes) -> str:
    text = line.decode("utf-8", "replace")
    if any(each > "\x7f" for each in text.replace("\ufffd", "")):
        return line.decode("utf-8", ONE_BY_ONE)
    return line.decode("cp1252", "replace")


def _one_by_one(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as Windows-1252, where that makes what French and English texts have."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    read = error.object[error.start : error.end].decode("cp1252", "replace")
    return "".join(each if each in WINDOWS else "\ufffd" for each in read), error.end


codecs.register_error(ONE_BY_ONE, _one_by_one)


def encoding(content: bytes, declared: str = "") -> str:
    """Return the name of the encoding *content* is in.

    Its byte-order mark says it, else its being UTF-8 but for a stray byte, else the name it *declared*.
    Otherwise Windows-1252, unless another that French files are in makes clearly more of the letters inside words;
    detection proper comes last, for it needs long texts.
    """
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    if wide := _wide(content):
        return wide
    if _is_utf8(content) or _has_utf8(content):
        return "utf-8"
    if DECLARABLE.fullmatch(declared) and _known(declared):
        # On the web, Latin-1 means its Windows superset.
        return "cp1252" if codecs.lookup(declared).name == "iso8859-1" else declared
    sample = _sample(content)
    scores = {name: plausibility(sample.decode(name, "replace")) for name in CANDIDATES}
    best = max(CANDIDATES, key=lambda name: scores[name])
    if scores[best] >= 0 or sum(byte >= 128 for byte in sample) < FEWEST_TO_DETECT:
        return best
    return _detected(content)


def _sample(content: bytes) -> bytes:
    """Return the beginning, and of a long text the lines behind it that are not ASCII."""
    if len(content) <= 2 * SAMPLE:
        return content
    parts, size = [content[:SAMPLE]], 0
    for found in NOT_ASCII.finditer(content, SAMPLE):
        parts.append(found[0])
        size += len(found[0])
        if size > SAMPLE:
            break
    return b"\n".join(parts)


def _wide(content: bytes) -> str:
    """Recognise UTF-16 without a mark: nearly every other byte of Western text is then zero."""
    sample = content[:1000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(content) % 2 or max(even, odd) * 5 < len(sample) * 2 or min(even, odd) * 10 > len(sample):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        letters = sum(count for byte, count in Counter(content).items() if byte >= 0xC2) - broken
        return broken * 10 < letters
    return True


def _has_utf8(content: bytes) -> bool:
    """Tell whether some lines that are not ASCII, or most letters, are UTF-8: none are in others by chance."""
    text = _sample(content).decode("utf-8", "replace")
    lines = "".join(line for line in text.splitlines() if "\ufffd" not in line)
    if sum(each > "\x7f" for each in lines) >= FEWEST_LETTERS and plausibility(lines) > 0:
        return True
    broken, whole = text.count("\ufffd"), text.replace("\ufffd", "")
    return sum(each > "\x7f" for each in whole) >= max(FEWEST_LETTERS, broken) and plausibility(whole) > 0


def _known(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _detected(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"
