"""The signs of symbol fonts, whose codes say other letters: boxes, ticks, arrows, Greek."""

import re

SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapfdingbats", "marlett")
BOXES = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x78: "☒", 0x8C: "①", 0xA7: "▪", 0xA8: "☐",
        0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x43: "👍", 0x44: "👎", 0x9F: "•",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "☐", 0xA3: "☐"},
    "wingdings 3": {0x22: "↑", 0x23: "↓", 0x21: "→", 0x20: "←", 0x75: "▶", 0x7D: "▶"},
    "webdings": {0x61: "✓", 0x63: "☐", 0x72: "✗", 0x67: "■", 0x6E: "●"},
}  # fmt: skip
GREEK = dict(zip("abcdefghiklmnopqrstuwxyz", "αβχδεφγηικλμνοπθρστυωξψζ", strict=True))
SYMBOL = {
    **{ord(each): greek for each, greek in GREEK.items()},
    **{ord(each.upper()): greek.upper() for each, greek in GREEK.items()},
    0x6A: "φ", 0x76: "ϖ", 0x56: "ς", 0x4A: "ϑ", 0x22: "∀", 0x24: "∃", 0x40: "≅", 0x5E: "⊥", 0xA0: "€", 0xA2: "′",
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″",
    0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCC: "⊂", 0xCD: "⊆", 0xCE: "∈", 0xCF: "∉", 0xD0: "∠", 0xD1: "∇",
    0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔",
    0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫", 0x27: "∋", 0x5C: "∴", 0x60: "‾", 0x7E: "∼", 0xA1: "ϒ", 0xA4: "⁄",
    0xA6: "ƒ", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xBD: "│", 0xBE: "─", 0xBF: "↵", 0xC0: "ℵ", 0xC1: "ℑ",
    0xC2: "ℜ", 0xC3: "℘", 0xC4: "⊗", 0xC9: "⊃", 0xCA: "⊇", 0xCB: "⊄", 0xDD: "⇑", 0xDF: "⇓", 0xE0: "◊", 0xE1: "⟨",
    0xE2: "®", 0xE3: "©", 0xE4: "™", 0xF1: "⟩", **dict(zip(range(0xE6, 0xF0), "⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪", strict=True)),
    **dict(zip(range(0xF3, 0xFF), "⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭", strict=True)),
}  # fmt: skip
BYTE, BASIC = 0xFF, 0xFFFF
PRIVATE = range(0xF000, 0xF100)
SIGN = re.compile(r"\s*SYMBOL\s+(?:0x([0-9a-f]{1,4})|(\d{1,5}))(?=\s|\\|$)", re.IGNORECASE)
FONT = re.compile(r"""\\f\s+(?:"([^"]*)"|([^\s\\]+))""", re.IGNORECASE)
UNICODE = re.compile(r"\\u\b", re.IGNORECASE)
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def with_reading(base: str, reading: str) -> str:
    """Return a word with how it is read in brackets behind it, as ruby shows it above: 東京 (tōkyō)."""
    if not base.strip() or not reading.strip():
        return base
    return f"{base}{' ' if LATIN.search(reading) else ''}({reading.strip()})"


def drawn_by_field(instruction: str) -> str:
    r"""Return the sign that a field of Word such as ``SYMBOL 254 \f Wingdings`` draws; empty for another field."""
    found = SIGN.match(instruction)
    if found is None:
        return ""
    code = int(found[1], 16) if found[1] else int(found[2])
    font = FONT.search(instruction)
    name = ((font[1] or font[2]) if font else "").strip()
    if UNICODE.search(instruction) or code > BYTE or name.lower().startswith(SYMBOL_FONTS):
        return symbols(chr(code), name) if code <= BASIC and not 0xD800 <= code < 0xE000 else "\ufffd"
    return bytes([code]).decode("cp1252", "replace")


def symbols(text: str, font: str) -> str:
    """Return what *font* shows for *text*; a private character that has no meaning is U+FFFD."""
    font = font.lower()
    private = any(ord(each) in PRIVATE for each in text)
    if not private and not font.startswith(SYMBOL_FONTS):
        return text
    table = BOXES.get(font) or (SYMBOL if font.startswith("symbol") else BOXES["wingdings"])
    return "".join(_symbol(each, table, named=font.startswith(SYMBOL_FONTS)) for each in text)


def _symbol(letter: str, table: dict[int, str], *, named: bool) -> str:
    code = ord(letter)
    if code in PRIVATE:
        code -= 0xF000
        if code in table:
            return table[code]
        return chr(code) if table is SYMBOL and 0x20 <= code < 0x7F else "\ufffd"
    if not named or code > 0xFF:
        return letter
    return table.get(code, letter if letter.isspace() or table is SYMBOL else "\ufffd")
