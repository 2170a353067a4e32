"""Questions whether there is a document about something: answered with the titles that say it, where some do."""

import re
from collections.abc import Callable, Mapping, Sequence

from passerelle.conversation.leaning import content
from passerelle.conversation.small_talk import listed
from passerelle.conversation.spoken import speak_of
from passerelle.conversation.tokens import tokens
from passerelle.index.folding import fold_letters
from passerelle.index.store.documents import Entry
from passerelle.index.text import counted
from passerelle.types import QuestionLanguage

_THING = (
    r"(?:(?:(?:une?|des|a|an|any|the|les|d['’]autres?|other|more|some) )*"
    r"(?:documents?|textes?|texts?|fichiers?|files?) "
)
HELD = re.compile(
    r"(?:(?:avez[- ]vous|as[- ]tu|y a[- ]t[- ]il|(?:est[- ]ce qu(?:e |['’]))?(?:vous avez|tu as|il y a)"
    r"|do you have|have you(?: got)?|is there|are there|show me|list) "
    + _THING
    + r"|(?:quelque chose|des choses|anything|something) )"
    r"|(?:quels?|which|what) (?:sont les )?(?:documents?|textes?|texts?|fichiers?|files?) "
    r"(?:avez[- ]vous |as[- ]tu |y a[- ]t[- ]il |do you have |are there |have you got )?)"
    r"(?:sur|a propos d[eu]?s?|concernant|au sujet d[eu]?s?|(?:qui )?parle(?:nt)? d[eu]?s?|about|on|regarding"
    r"|concerning)[ '’](?P<what>.+)"
)
"""A question whether there is a document, and what it should be about."""


def titled(message: str, documents: Callable[[], Sequence[Entry]]) -> list[Entry]:
    """Return those of *documents* whose title says all of what *message* asks for a document about."""
    found = HELD.fullmatch(fold_letters(message.strip(" ?.!")).lower())
    words = content(tokens(found["what"])) if found else []
    return [
        each
        for each in (documents() if words else ())
        if all(speak_of([each.title], [word]) for word in words)
    ]


def reply_titled(found: Sequence[Entry], language: QuestionLanguage, apart: Mapping[str, str]) -> str:
    """Return what is said of the documents *found* by their titles."""
    titles, count = listed(found, language, apart), len(found)
    many = count > 1
    if language == "fr":
        said = "le disent dans leur titre" if many else "le dit dans son titre"
        return f"Oui, {counted(count, 'document')} {said}\u00a0: {titles}."
    said = "say so in their titles" if many else "says so in its title"
    return f"Yes, {counted(count, 'document')} {said}: {titles}."
