"""Tell a compound of French or English from its two parts, without a dictionary: the hyphen is part of the word."""

import re

FIRST_PARTS = frozenset(
    """après assurance avant beaux belle celui ceux cessez chrétien chrétienne demi est grand grande
    grandes grands libre lieutenant mid moins nord non ouest petit petite petites petits plates porte procès pseudo
    quasi quelques royaume saint sainte self semi social sociale sous sud trop ultra vice
    afro américano anglo arabo austro belgo franco germano gréco hispano indo israélo italo judéo russo serbo sino
    socio soviéto cross full well deux trois one two three five états""".split()
)
"""Words that a hyphen mostly ties to the next, and that few longer words begin with."""
JOINED = re.compile(
    r"""sous-(?:cri|sign|ten|tra).* | non-(?:chal|obstant).* | porte-feuille.* | indo-len.* | semi-n[ao].*
    | mid-(?:dle|day|night|summer|west).* | grand-(?:child|dad|daughter|father|iose|ma|mother|parent|son|stand).*
    | \w+-(?:phon|phil|phob|logu).*
    | \w+-(?:ments?|ismes?|istes?|is[mt]s?|i[sz]e[drs]?|fold|ly|ness|ings?|ish|e[drs]|ers)""",
    re.VERBOSE,
)
"""What is no compound though a first part begins it: sous-crire, non-obstant, franco-phone, cross-ing."""
LAST_PARTS = frozenset(
    """là même mêmes je après delà dessous dessus être
    based called century level maker makers making mentioned month owned sized term year""".split()
)
"""Words that a hyphen ties to the one before, and that hardly a broken word ends in."""
AFTER_LETTERS = re.compile(
    r".*(?:[td]-(?:ce|elles?|ils?|on)|[sx]-tu|(?:ez|ons|mes|tes)-(?:nous|vous)|[aest]-ci)"
)
"""A verb's last letters and the pronoun after it, or a noun's and *ci*."""
LATELY = frozenset("président présidente ministre époux épouse mari femme husband wife spouse".split())
"""Whom *ex* stands before; too many words begin with it to take in others."""
LINKS = frozenset(
    "au aux ce ci de des du en et la le les là moi nous sous sur toi vous and by in of out the to up".split()
)
"""Short words between the hyphens of a longer compound."""
TENS = frozenset(
    """vingt vingts trente quarante cinquante soixante quatre dix cent
    twenty thirty forty fifty sixty seventy eighty ninety""".split()
)
UNITS = frozenset(
    """et un une deux trois cinq six sept huit neuf onze douze treize quatorze quinze seize
    one two three four five seven eight nine first second third fourth fifth sixth seventh eighth ninth""".split()
)
ORDINAL = re.compile(
    r"(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|un|onz|douz|treiz|quatorz|quinz|seiz)ièmes?"
)


def is_compound(left: str, right: str, *, tied_before: bool = False, tied_after: bool = False) -> bool:
    """Tell whether a hyphen belongs between *left* and *right*, both in lower case.

    *tied_before* and *tied_after* say whether other hyphens tie the two to more words.
    """
    if min(len(left), len(right)) == 1:  # no word is broken after its first letter or before its last
        return True
    if (tied_before and left in LINKS) or (tied_after and right in LINKS):
        return True
    if left in TENS and (right in TENS or right in UNITS or ORDINAL.fullmatch(right)):
        return True
    if right in LAST_PARTS or (left == "ex" and right in LATELY):
        return True
    word = f"{left}-{right}"
    if left in FIRST_PARTS and not JOINED.fullmatch(word):
        return True
    return AFTER_LETTERS.fullmatch(word) is not None
