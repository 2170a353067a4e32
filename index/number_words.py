"""The words for numbers in French and in English, small and without accents, and what they count."""

import re

FRENCH = tuple(
    """un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit
    dix-neuf vingt""".split()
)
ENGLISH = tuple(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty""".split()
)
"""From one to twenty, in order."""
TENS = {
    "fr": {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60},
    "en": {
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    },
}  # fmt: skip
SCALES = {"fr": {"cent": 100, "mille": 1000}, "en": {"hundred": 100, "thousand": 1000}}
UNITS = {
    "fr": {word: value for value, word in enumerate(FRENCH, start=1) if "-" not in word and value < 20},
    "en": {word: value for value, word in enumerate(ENGLISH, start=1) if value < 20},
}
"""Single words for less than twenty."""
VALUES = {**UNITS["fr"], **UNITS["en"], **TENS["fr"], **TENS["en"], "une": 1}
"""All single words for less than a hundred, in both languages."""
SEVERAL = tuple(sorted(VALUES.keys() - {"un", "une", "one"}))
"""Those for more than one: *un* and *one* also stand where nothing is counted."""
LARGE = (*TENS["fr"], *TENS["en"], "quatre-vingts?")
SMALL = sorted({*FRENCH, "une", *ENGLISH}, key=len, reverse=True)
SPELT = (
    rf"(?:(?:{'|'.join(LARGE)})(?:[ -]et[ -](?:une?|onze)|[ -](?:{'|'.join(SMALL)}))?|(?:{'|'.join(SMALL)}))"
)
"""A number up to ninety-nine: *seven*, *twenty-five*, *vingt et un*, *quatre-vingt-dix-sept*."""


def value_of(spelt: str) -> int:
    """Return what a number counts that is written as :data:`SPELT`."""
    value = 0
    for word in re.split(r"[ -](?:et[ -])?", spelt.replace("vingts", "vingt")):
        value = 80 if (value, word) == (4, "vingt") else value + VALUES[word]
    return value
