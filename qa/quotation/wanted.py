"""What form of answer the words of a question ask for: a whole list, or one thing."""

import re

from passerelle.index.folding import fold
from passerelle.index.number_words import SEVERAL

NUMBER = rf"(?:{'|'.join(SEVERAL)})"
FRENCH = (
    r"\bquel(?:le)?s (?:sont|etaient|furent|seront)\b",
    rf"\bquel(?:le)?s (?:{NUMBER} )?\w+[sx]\b",
    r"\bliste\b|\blister\b|\benumere[rz]?\b|\btou(?:s|tes) les\b",
    r"\b(?:cite|citer|citez|nomme|nommez|donne|donnez)(?:[- ]moi)? les\b",
    r"\bde (?:quoi|quel(?:le)?s? \w+) (?:a-t-on|ai-je|avons-nous|avez-vous) besoin\b|\bde quoi se compose\b",
    r"\bque (?:faut-il|doit|doivent|dois-je|devons-nous|contient|contiennent|comprend|comporte)\b",
    r"\bqu'(?:apporte|emporte|inclut)|\bqu'est-ce qu(?:e je dois|'il faut)\b",
    r"\betapes\b",
)
ENGLISH = (
    r"\b(?:what|which) (?:are|were) (?!you\b|we\b|they\b)",
    r"\b(?:list|enumerate)\b|\ball (?:of )?the\b|\bsteps\b",
    rf"\b(?:name|give|tell)(?: me)? (?:all|every|each|the {NUMBER})\b",
    r"\bwhat (?:must|should|shall|do|does|can|may)\b.*\b(?:do|bring|needs?|provide|pack|include|contain|cover|take)\b",
)
LISTS = re.compile("|".join((*FRENCH, *ENGLISH)))
STEPS = re.compile(
    r"\bhow (?:do|can|should|must|to|does)\b(?! (?:much|many))"
    r"|\bcomment (?:faut-il|dois-je|puis-je|peut-on|doit-on|fait-on|se |s'|\w+(?:er|ir|re)\b)"
)
WHICH = re.compile(r"\b(?:what|which) ((?:[a-z-]+ ){0,2}[a-z-]+)")
VERBS = frozenset(
    """is was does has did do had will would can could should must may might goes leaves starts opens closes says costs
    takes makes gives stops runs needs wants covers pays keeps applies comes arrives lives works holds begins ends
    happens helps sells owns leads belongs contains means""".split()
)
ONE_ONLY = frozenset("his its this us as bus basis status".split())


def wants_list(question: str) -> bool:
    """Tell whether *question* asks for several things: « quels documents », "what are the steps", « la liste »."""
    folded = fold(question.lower()).replace("’", "'")
    return LISTS.search(folded) is not None or any(_names_several(each[1]) for each in WHICH.finditer(folded))


def wants_steps(question: str) -> bool:
    """Tell whether *question* asks how something is done, which a list of steps may answer."""
    return STEPS.search(fold(question.lower()).replace("’", "'")) is not None


def _names_several(words: str) -> bool:
    """Tell whether the words behind "which" begin with a plural, before any verb."""
    for word in words.split():
        if word in VERBS:
            return False
        if word.endswith("s") and not word.endswith(("ss", "'s")) and word not in ONE_ONLY:
            return True
    return False
