"""Complete a question that has a verb, "who signed it?", with the subject of the one before."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.before import Before
from passerelle.conversation.doers import on_another_condition
from passerelle.conversation.fragments import ONLY
from passerelle.conversation.leaning import (
    IMPERSONAL,
    Opened,
    content,
    free_pronoun,
    opened,
)
from passerelle.conversation.negated import denied
from passerelle.conversation.subject import chunks
from passerelle.conversation.swap import appended
from passerelle.conversation.tokens import Token, tokens
from passerelle.conversation.whole import is_whole, own_words
from passerelle.index.folding import fold_letters
from passerelle.index.sentences import sentences
from passerelle.index.text import capital

ASKS_WHY = re.compile(r"(?:why|pourquoi|how come|comment ca)\b")
SO = re.compile(r"(?:why|pourquoi) (?:so|si|aussi|not|pas)\b")
NOT = re.compile(r" (?:not|pas)$", re.IGNORECASE)
CLAUSE = re.compile(r"(?:if|si|s'il|s'ils|what if|et si|when|quand|lorsque?)\b")
IS = re.compile(r"(?:si c'est|if it's|if it is|quand c'est|si ce sont|when it's)\b")
IS_OFTEN = re.compile(rf"(?:is it|is that|c'est|ce sera|est-ce) (?={ONLY.pattern})")
VERB_LEFT_OUT = re.compile(
    r"^(?:(?:what |et )?(?:if|si|s'|when|quand) ?)?(?:i|you|he|she|it|they|we|one|je|on|il|elle|ils|elles|vous) ?"
    r"(?:(?:do|does|did|is|are|was|were|can|could|will|would|has|have|had)(?:n't| not)?"
    r"|can't|won't|cannot"
    r"|(?:ne |n')?(?:le |l')?(?:fait|font|peut|peuvent|veut|veulent|doit|est|fais|peux)(?: pas)?)(?= ?[?.!]*$)"
    r"|^(?:did|does|do|has|have|had|is|are|was|were|can|could|will|would)(?:n't)? (?:it|they|he|she|that)(?= ?[?.!]*$)"
)
"""A clause whose verb was said before: "what if they don't?"."""
LATER = re.compile(
    r"(?:quand|when|lorsqu)(?!'?s\b| (?:est|sont|etait|a|ont|sera|is|are|was|were|does|did|do"
    r"|will|would|can|could|should|must|may|might|has|have|had)\b"
    r"| (?:se |[lmts]'|les? |la |y |en )?\w+(?:er|ir|re)\b"
    r"| (?:[lmts]'|les? |la |y |en )?\w+-(?:t-)?(?:on|ils?|elles?|je|vous|tu|nous|ce)\b)"
)


WHICH = frozenset("quel quelle quels quelles which what".split())
"""Question words before a noun: « dans quel délai ? » asks of all that was asked before."""


def clause(before: Before, now: Opened) -> str:
    """Return *now* with the subject of the question before, where it leans on it."""
    words = tokens(now.text)
    if changed := before.moved(now.text) or _on_condition(before, now):
        return changed
    if _asks_nothing_new(now.text, words):
        return _bare(before, now.text)
    if CLAUSE.match(plain := fold_letters(now.text)) and (
        IS.match(plain) or (LATER.match(plain) and now.continues)
    ):
        return appended(before.question, now.text.strip(" ?"))
    return "" if is_whole(before, now, words) else before.of_subject(now.text)


def _on_condition(before: Before, now: Opened) -> str:
    """Return the question before, as often as *now* says, or without what *now* denies."""
    if often := IS_OFTEN.match(fold_letters(now.text)):
        return appended(before.question, now.text[often.end() :])
    return on_another_condition(before.question, now.text) or denied(before.question, now.text)


def _asks_nothing_new(text: str, words: Sequence[Token]) -> bool:
    """Tell whether *text* asks "why?" or "how long?" of all that the question before asked."""
    plain = fold_letters(text)
    return (
        (not own_words(words) and not free_pronoun(text))
        or ASKS_WHY.fullmatch(plain.strip(" ?.!")) is not None
        or VERB_LEFT_OUT.search(plain) is not None
        or _only_measures(words)
        or (SO.match(plain) is not None and len(content(words)) == 1)
    )


def _bare(before: Before, text: str) -> str:
    """Return a question word alone, "why?", with all that was asked or said."""
    body, asked = text.strip(" ?.!"), tokens(before.question)
    yes_or_no = bool(asked) and (asked[0].is_verb or not any(word.plain in lists.WH for word in asked))
    if ASKS_WHY.match(fold_letters(text)) and before.turn.quote and not yes_or_no:
        about, quote = before.subject(), before.turn.quote
        said = quote[: sentences(quote)[0].end]
        return f"{capital(body)}: {said.rstrip('.')}{', ' if about else ''}{about}?"
    if ASKS_WHY.match(fold_letters(text)) and yes_or_no:
        small = asked[0].is_verb or asked[0].plain in lists.FUNCTION
        first = before.question[0].lower() if small else before.question[0]
        return f"{capital(NOT.sub('', body))} {first}{before.question[1:].strip(' ?')}?"
    last = opened(before.turn.question).text
    again = before.about and _asks_nothing_new(last, tokens(last))
    nothing = (
        before.about and IMPERSONAL.search(fold_letters(last)) and all(each.focus for each in chunks(last))
    )
    rest = before.about if again or nothing else _without_question_word(before.question)
    does = any(word.is_verb and word.plain != "a" for word in tokens(rest)[:1])
    return f"{capital(body)}{' ' if does else ', '}{rest}?"


def _only_measures(words: Sequence[Token]) -> bool:
    """Tell whether *words* ask how long, when or why, of what the question before asked: "for what reason?"."""
    asks = any(word.plain in lists.WH for word in words[:2])
    which = len(words) > 1 and words[-2].plain in WHICH and len(content(words)) == 1
    by_how_many = words[0].is_preposition  # and a question word, which asks
    return (
        asks
        and (
            which
            or (by_how_many and len(content(words)) == 1)
            or all(word.plain in lists.MEASURES | lists.ATTRIBUTES for word in content(words))
        )
        and not any(word.is_verb or word.is_name for word in words)
    )


def _without_question_word(question: str) -> str:
    """Return the noun phrases of *question*, without what asks."""
    found = chunks(question)
    if not found:
        return question.strip(" ?")
    start = found[0].start
    if found[0].focus and found[0].words[0].plain in lists.MEASURES | lists.ATTRIBUTES:
        behind = [word for word in tokens(question) if word.start > start]
        verb = next((word for word in behind if word.is_verb), None)
        start = verb.start if verb else behind[0].start if len(found[0].words) > 1 else start
    return question[start:].strip(" ?\u00a0\u202f")
