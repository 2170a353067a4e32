"""Put another deed in the place of the one that was asked: "repaired?" behind "Was it ever damaged?"."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.subject import PAST
from passerelle.conversation.tokens import Token, tokens
from passerelle.index.folding import fold_letters
from passerelle.sides import SIDES

IRREGULAR = frozenset(
    """begun born bought brought built chosen cut drawn found given grown held hung kept known laid left lost made
    met paid rebuilt sent shown shut sold taken taught won written""".split()
)
FRENCH_DONE = re.compile(r"(?:é|[iu][st]?|ert|eint)e?s?$")
IS_DONE = re.compile(r"(?:ete|etre|(?:est|sont|etait|etaient|sera|seront)(?:-\w+)*)")
"""Words behind which a French question ends with what is done, or how a thing is: « a-t-il été construit ? »."""
VOTES = frozenset("voix vote votes vota votent votaient voted".split())
DEED = r"(?:(?:y|en|[sm]e) |[sm]')?[\w-]+(?:er|ir|re)\b"
TO_DO = re.compile(DEED)
MAY_DO = re.compile(rf"\b(?:puis|peu[xt]|pou(?:vons|vez)|doi[st]|de(?:vons|vez)|faut)(?:-\w+)? (?={DEED})")
"""What stands before an infinitive: « puis-je avoir un chat ? »."""


def of_another_deed(question: str, fragment: str, given: Sequence[Token]) -> str:
    """Return *question* with its participle or infinitive replaced by that of *fragment*; empty where it has none."""
    deed = fragment[:1].lower() + fragment[1:]
    return (
        _participle(question, deed, given)
        or _infinitive(question, deed, given)
        or _contrary(question, deed, given)
    )


def _participle(question: str, deed: str, given: Sequence[Token]) -> str:
    asked = tokens(question)
    if len(given) != 1:
        return ""
    new, old = given[0], asked[-1]
    english = (
        _is_english_done(new)
        and _is_english_done(old)
        and any(word.plain in lists.BE | {"been", "be"} for word in asked)
    )
    french = IS_DONE.fullmatch(old.before) and FRENCH_DONE.search(new.text)
    if not (english or french) or new.is_exact or not new.is_content:
        return ""
    return question[: old.start] + deed + question[old.end :]


def _is_english_done(word: Token) -> bool:
    return PAST.search(word.plain) is not None or word.plain in IRREGULAR


def _infinitive(question: str, deed: str, given: Sequence[Token]) -> str:
    """Replace what may be done, with all that stands behind it: « et sous-louer ? »."""
    found = MAY_DO.search(fold_letters(question))
    if not found or not TO_DO.match(fold_letters(deed)) or given[0].time:
        return ""
    body = question.rstrip(" ?.!\u00a0\u202f")
    return question[: found.end()] + deed + question[len(body) :]


def _contrary(question: str, deed: str, given: Sequence[Token]) -> str:
    """Replace a word by its contrary alone: "and close?" behind "What time does the office open?"."""
    if len(given) != 1:
        return ""
    for one, other in SIDES:
        for side, contrary in ((one, other), (other, one)):
            said = [word for word in tokens(question) if contrary.fullmatch(word.plain)]
            alone = len(said) == 1 and (not said[0].is_preposition or said[0].before in VOTES)
            if side.fullmatch(given[0].plain) and alone:
                return question[: said[0].start] + deed + question[said[0].end :]
    return ""
