"""Bytes to text when nothing says which encoding they are in."""

import codecs
from pathlib import Path

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
FRENCH = "éèêëàâäîïôöùûüçœÉÈÊÀÂÎÔÛÇŒ«»’"


def read_text(path: Path) -> str:
    return decode(path.read_bytes())


def decode(content: bytes) -> str:
    """Return the text of *content*: by its byte-order mark, as UTF-8 where valid, else by detection.

    Detection is helped where it is weakest, on short French texts: of the encodings a French or
    English file is commonly in, the one that yields most French letters and fewest odd ones wins.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\0" in content[:1000]:
        return _detected(content)
    guesses = {encoding: content.decode(encoding, "replace") for encoding in ("cp1252", "mac-roman", "cp850")}
    scores = {encoding: _plausibility(text) for encoding, text in guesses.items()}
    best = max(scores, key=lambda encoding: scores[encoding])
    return guesses[best] if scores[best] > 0 else _detected(content)


def _plausibility(text: str) -> int:
    odd = sum(
        ord(each) > 127 and each not in FRENCH and not each.isspace() and each not in "–—“”‘…€°"
        for each in text
    )
    return sum(each in FRENCH for each in text) - 2 * odd


def _detected(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    return str(best) if best is not None else content.decode("cp1252", "replace")
