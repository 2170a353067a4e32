"""The fonts of an RTF document, and the encodings of the letters that are written in them."""

import codecs
from dataclasses import dataclass, field

CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""Encodings of fonts, by the number of their character set; others have the document's."""
MACINTOSH = {
    10000: "mac-roman", 10006: "mac-greek", 10007: "mac-cyrillic", 10029: "mac-latin2", 10079: "mac-iceland",
    10081: "mac-turkish",
}  # fmt: skip
"""Encodings of whole documents whose numbers Python has no name for."""
SYMBOLS = 2
WESTERN = "cp1252"


@dataclass(slots=True)
class Font:
    """A font of the document's table."""

    name: str = ""
    charset: int = 0

    @property
    def draws_symbols(self) -> bool:
        return self.charset == SYMBOLS or "wingdings" in self.name.lower()


@dataclass(slots=True)
class Fonts:
    """Those of the document's table by their numbers, and the encoding of letters that no font has one for."""

    _encoding: str = WESTERN
    _table: dict[int, Font] = field(default_factory=dict)

    def named(self, number: int) -> Font:
        """Return the font of that *number*, which the table may not have."""
        return self._table.get(number, Font())

    def define(self, number: int) -> Font:
        """Return the font of that *number* in the table, to be changed."""
        return self._table.setdefault(number, Font())

    def decoded(self, content: bytes, number: int) -> str:
        """Return the letters that *content* is in the font of that *number*."""
        charset = self.named(number).charset
        encoding = "latin-1" if charset == SYMBOLS else CHARSETS.get(charset, self._encoding)
        return content.decode(encoding, "replace")

    def set_encoding(self, number: int) -> None:
        """Take up the document's encoding, by the number of a code page."""
        try:
            self._encoding = codecs.lookup(MACINTOSH.get(number, f"cp{number}")).name
        except LookupError:
            self._encoding = WESTERN
