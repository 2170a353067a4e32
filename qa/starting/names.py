"""By what name a document is spoken of, and whether a part of a sentence says which thing it means."""

import re
from collections.abc import Sequence

from passerelle.conversation.tokens import tokens
from passerelle.index import number_words

LONGEST_NAME = 40
"""Characters of the name of a document before a question."""
PARTS = re.compile(r" [–—|-] |\s?: |, |\(|\)")
BARE = re.compile(r"(?:(?:the|le|la|les) |l['’])(?P<noun>[^\W\d_][\w-]*)")
"""A thing by its article and one noun, which any document may have: "the farewell"."""
SEVERAL = re.compile(rf"\bboth\b|\b(?:the|les|des|aux) (?:{'|'.join(number_words.SEVERAL)})\b(?! [A-ZÀ-Þ])")
"""Some that were named before: "the three states", and not "the three Baltic states"."""
EST = (
    "forest harvest request interest guest contest test chest nest rest quest protest arrest priest fest west"
)
NO_NOUN = re.compile(
    rf"the (?!(?:{EST.replace(' ', '|')})$)(?:\w+est|first|second|third|last|next|main)"
    r"|(?:(?:le|la|les) )(?:premi[eè]re?|derni[eè]re?|seconde?|suivante?)s?"
)
"""One of several by its place among them: "the smallest"."""


def is_named(*parts: str) -> bool:
    """Tell whether one of *parts*, as they stand inside a sentence, has a name in it."""
    return any(word.text[0].isupper() for part in parts for word in tokens(f"x {part}"))


def says_which(subject: str, rest: str, title: str, language: str) -> bool:
    """Tell whether *subject* and *rest* name what they are about to one who does not see the *title*.

    An article and one noun do not, whatever *rest* names, nor does one word: a first name, a board. A name in the title
    does, and a French one with its article: « l’Albanie ».
    """
    bare = BARE.fullmatch(subject)
    noun = bare["noun"] if bare else subject
    if noun in title and noun[:1].isupper():
        return True
    if bare and (noun[0].islower() or language == "en"):
        return False
    return is_named(subject, rest) and (bare is not None or " " in subject)


def points_at_several(*parts: str) -> bool:
    """Tell whether one of *parts* means some of those that were spoken of before."""
    return any(SEVERAL.search(part) or NO_NOUN.fullmatch(part) for part in parts)


def takes_up(subject: str, before: str) -> bool:
    """Tell whether *subject* is an article and one noun, and the words *before* it likely say which is meant."""
    return bool(before.strip()) and BARE.fullmatch(subject) is not None


def short_name(title: str, text: str = "", others: Sequence[str] = ()) -> str:
    """Return the part of *title* that names whom or what it is of; empty where none of it is short and a name.

    A part whose words *text* writes small, "Fire Drill Report", is no name, nor is one that *others* have in their
    titles. One that the text says again is better than one that it does not.
    """
    parts = [part.strip(" .#*") for part in PARTS.split(title)]
    named = [
        part
        for part in parts
        if part
        and len(part) <= LONGEST_NAME
        and is_named(*part.split(" ")[1:])
        and part[0].isupper()
        and not part.isupper()
        and not any(part in other for other in others)
        and any(not _says(text, name.lower()) for name in _names(f"x {part}"))
    ]
    besides = text.replace(title, "")
    again = [part for part in named if any(_says(besides, name) for name in _names(part))]
    return [*(part for part in named if _is_said_inside(part, besides)), *again, *named, ""][0]


def _names(part: str) -> list[str]:
    return [word for word in part.split(" ")[1:] if word[:1].isupper()]


def _is_said_inside(part: str, text: str) -> bool:
    """Tell whether *text* has a word of *part* with a capital inside a sentence, and never without."""
    return any(
        re.search(rf"(?<=[a-zà-ÿ,’'] ){re.escape(word)}(?!\w)", text) and not _says(text, word.lower())
        for word in _names(f"x {part}")
    )


def _says(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
