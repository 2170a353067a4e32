"""What a picture of an office document shows, in the words of who put it there."""

import re

from passerelle.index.text import one_line

FEWEST_WORDS = 3
"""Words of a description; fewer name a picture, as « Logo » or « Image 4 » do."""
FILE = re.compile(r".*\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|[ew]mf|pdf)", re.IGNORECASE)
GENERATED = re.compile(
    r"(?:description générée automatiquement|description automatically generated|"
    r"le contenu généré par l.ia peut être incorrect|ai-generated content may be incorrect)\b",
    re.IGNORECASE,
)
"""What Office adds to a description of its own making, which sees a text where a person sees what it says."""


def picture_words(description: str) -> str:
    """Return the words that describe a picture; nothing where they are a program's, a file's name or only a name."""
    words = one_line(description)
    if GENERATED.search(words) or FILE.fullmatch(words) or len(words.split()) < FEWEST_WORDS:
        return ""
    return words
