"""The words of a question where they stand, and what kind of word each is, in either language."""

import re
from dataclasses import dataclass
from functools import cached_property

from passerelle.conversation import lists
from passerelle.index.folding import fold

ELIDED = r"(?:[ldcjnsmt]|qu|jusqu|lorsqu|puisqu)['’](?=\w)"
TOKEN = re.compile(rf"{ELIDED}|\d+(?:[.,/-]\d+)*\w*|[^\W_][\w]*(?:['’.-][\w]+)*", re.IGNORECASE)
INVERTED = re.compile(r"-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|y)$")
YEARS = re.compile(r"(?:19|20)\d\d(?:[-/]\d{2,4})?")

BEFORE_SUMMER = (lists.PREPOSITIONS | lists.ARTICLES | lists.DEMONSTRATIVES) - {"a"}
"""Words before « été » where it is the season and no form of « être »: « il a été vu »."""
MEASURED = re.compile(
    r"(?:[Uu]nder-|[Oo]ver-)?\d+s|(?:[Uu]nder|[Oo]ver)-\d+|\d+-year-olds?"
    r"|\d+(?:[.,]\d+)?(?:am|pm|h|min|km|cm|mm|m|kg|g|ml|cl|l|kWh|kW|W)(?:²|³|[23]|\d\d)?"
)
"""An age, an hour or a measure, written as one word: under-16s, 8h30, 12kg, 50m2."""
OLD_YEARS = re.compile(r"1[0-8]\d\d")


@dataclass(frozen=True)
class Token:
    """A word of a question: ``[start, end)`` of its text; ``first`` when a capital there says nothing.

    ``before`` is the word before it, in small letters; it ``is_article`` where it is the English "a".
    """

    text: str
    start: int
    end: int
    first: bool = False
    before: str = ""
    is_article: bool = False

    @cached_property
    def plain(self) -> str:
        """The word in small letters, without accents, with a plain apostrophe."""
        return fold(self.text.lower()).replace("’", "'")

    @property
    def is_name(self) -> bool:
        """Whether it is part of a name: a capital that begins no sentence, or letters and digits together."""
        if self.plain in lists.SPEAKER or self.is_verb or self.time or self.text[-1] in "'’":
            return False
        return self.is_code or (
            self.text[0].isupper() and (not self.first or any(map(str.isupper, self.text[1:])))
        )

    @property
    def is_code(self) -> bool:
        """Whether it is a code or the number of a version: P60, 3.4, XL."""
        if MEASURED.fullmatch(self.text):
            return False
        letters, digits = any(map(str.isalpha, self.text)), any(map(str.isdecimal, self.text))
        # a power is no code: m²
        return (digits and (letters or "." in self.text)) or (
            2 <= len(self.text) <= 3 and self.text.isupper()
        )

    @cached_property
    def time(self) -> str:
        """The kind of time it names: year, month, season, day, or nothing."""
        if YEARS.fullmatch(self.text) or (
            OLD_YEARS.fullmatch(self.text) and self.before in lists.BEFORE_A_YEAR
        ):
            return "year"
        if self.plain == "ete":
            return "season" if self.before in BEFORE_SUMMER else ""
        if self.plain == "may":
            return "month" if self.text[0].isupper() and not self.first else ""
        kinds = {"month": lists.MONTHS, "season": lists.SEASONS, "day": lists.DAYS}
        return next((kind for kind, words in kinds.items() if self.plain in words), "")

    @property
    def is_inverted(self) -> bool:
        return INVERTED.search(self.plain) is not None

    @property
    def is_verb(self) -> bool:
        if self.is_letter or (self.plain == "a" and (self.first or self.text != "a")):
            return False  # « à » or « À », also without its accent where it begins a question
        return (
            (self.plain in lists.VERBS and not self.time and not self.is_noun)
            or self.is_inverted
            or self.plain.endswith(("'re", "'ve", "'ll", "n't"))
        )

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter that tells one of several: option A, bus line B."""
        return len(self.text) == 1 and self.text.isupper() and not self.first and self.plain in {"a", "y"}

    @property
    def is_exact(self) -> bool:
        """Whether it is a time, a name, or has a number in it."""
        return bool(self.time) or self.is_name or any(map(str.isdigit, self.text))

    @property
    def is_noun(self) -> bool:
        """Whether an article or "of" before it makes a noun of a word that may be a verb: « les règles de paie »."""
        return self.plain in lists.NOUNS_TOO and self.before in lists.DETERMINERS | lists.OF

    @property
    def is_preposition(self) -> bool:
        return self.plain in lists.PREPOSITIONS and not self.is_article

    @property
    def is_content(self) -> bool:
        """Whether it may be a noun, an adjective or a verb of its own."""
        if self.plain == "partir" and self.before == "a":  # « à partir de 2024 »
            return False
        return (self.plain not in lists.FUNCTION or self.is_letter) and not self.is_verb


def tokens(text: str) -> list[Token]:
    found = list(TOKEN.finditer(text))
    made: list[Token] = []
    french = False
    for place, each in enumerate(found):
        first = place == 0 or _begins(text, each.start(), made[-1])
        french = french or fold(each[0].lower()).replace("’", "'") in lists.FRENCH_ARTICLES
        behind = found[place + 1][0] if place + 1 < len(found) else ""
        article = each[0] in {"a", "A"} and not french and _is_english(behind)
        made.append(Token(each[0], each.start(), each.end(), first, made[-1].plain if made else "", article))
    return made


def _is_english(behind: str) -> bool:
    """Tell whether "a" before a word is the English article, and no « à » without its accent."""
    plain = fold(behind.lower())
    is_kind = behind[:1].islower() or (behind.isupper() and len(behind) > 1)
    return is_kind and plain not in lists.FUNCTION and behind[-1] not in "'’"


def _begins(text: str, start: int, before: Token) -> bool:
    gap = text[before.end : start].rstrip(" \t\n«“\"'(")
    return gap.endswith((".", "?", "!", "…")) and before.plain not in lists.TITLES
