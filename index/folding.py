"""Text without accents: one spelling for what is typed with them or without."""

import unicodedata


def fold(text: str) -> str:
    """Return *text* without accents, ligatures spelt out."""
    spelt = text.replace("œ", "oe").replace("æ", "ae").replace("Œ", "OE").replace("Æ", "AE")
    return "".join(each for each in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(each))


def fold_letters(text: str) -> str:
    """Return *text* in small letters without accents and with plain apostrophes, each letter at its place."""
    return "".join(fold(letter.lower())[:1] or letter for letter in text).replace("’", "'")
