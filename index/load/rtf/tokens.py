"""Cut RTF into its tokens: braces, commands, bytes and runs of text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])|"
    r"(?P<brace>[{}])|(?P<text>[^\\{}\r\n\0]+)|[\r\n\0]+|\\",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: a command's ``text`` is its word, with its number or ``None``; a byte's is its character in Latin-1."""

    kind: Literal["open", "close", "word", "byte", "sign", "text"]
    text: str = ""
    number: int | None = None


def tokens(content: str) -> Iterator[Token]:
    """Yield the tokens of *content*, bytes read as Latin-1; binary parts are passed over."""
    place = 0
    while found := TOKEN.match(content, place):
        place = found.end()
        if brace := found["brace"]:
            yield Token("open" if brace == "{" else "close")
        elif word := found["word"]:
            number = int(found["number"]) if found["number"] else None
            if word == "bin":
                place += max(0, number or 0)
            else:
                yield Token("word", word, number)
        elif byte := found["byte"]:
            yield Token("byte", chr(int(byte, 16)))
        elif sign := found["sign"]:
            yield Token("sign", sign)
        elif text := found["text"]:
            yield Token("text", text)
