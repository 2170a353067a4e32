"""Which of the turns before a question leans on: the last, or one that it comes back to."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from passerelle.conversation import lists
from passerelle.conversation.leaning import Opened, content, is_fragment
from passerelle.conversation.relative import shift
from passerelle.conversation.spoken import speak_of
from passerelle.conversation.tokens import tokens
from passerelle.conversation.turns import Turn
from passerelle.index.folding import fold_letters

TURNS = 4
"""Turns that a question may go back over."""
BACK_TO = re.compile(
    r"(?:(?:(?:pour |si (?:je|on|nous) )?(?:en )?(?:reven(?:ir|ons|ez|ant)|revien[st])|retour(?:ner|nons)?)"
    r"(?: (?:maintenant|un peu|donc))? (?=(?:a|au|aux|sur) )(?:a|au|aux|sur) ?"
    r"|(?:(?:to |let's |can we |let me |if we )?(?:going|coming|go|come|get|return(?:ing)?) )?back to"
    r"|returning to|(?:as for|as to|regarding|concerning|quant a|quant aux?|concernant|a propos d[eu]"
    r"|au sujet d[eu]|pour ce qui est d[eu]|s'agissant d[eu])) +"
)
"""What names a thing before something is asked of it."""
WHO_WAS_IT = re.compile(
    r"(?P<asks>who|what|which|where|when|how much|how many|qui|combien|quand|ou)\b.{0,12}?"
    r"\b(?:(?:is|was|were|will|did|does) (?:it|that|this)(?: be)?|c'est|c'etait|ce sera|est-ce|etait-ce)\b"
)
"""A question that asks once more what another of the same question word has asked."""


def come_back(now: Opened, history: Sequence[Turn], text_of: Callable[[str], str]) -> tuple[Opened, Turn]:
    """Return *now* without what names an earlier subject, and the turn of *history* that it leans on."""
    last = history[-1]
    plain = fold_letters(now.text)
    if named := BACK_TO.match(plain):
        subject, _, rest = re.sub(r" ?:", ",", now.text[named.end() :], count=1).partition(",")
        for turn in reversed(history[-TURNS:]):
            if speak_of([turn.searched, *turn.titles], content(tokens(subject))):
                text = rest if rest.strip(" ?.!") else subject
                return replace(now, text=text.strip(), continues=True), turn
        if rest.strip(" ?.!"):
            return replace(now, text=f"{rest.strip(' ?.!')}, {subject.strip()}", continues=True), last
        return now, last
    if (again := WHO_WAS_IT.match(plain)) and (
        shift(now.text) or any(each.time for each in tokens(now.text))
    ):
        for turn in reversed(history[-TURNS:]):
            if re.search(rf"\b{again['asks']}\b", fold_letters(turn.searched)):
                return replace(now, text=now.text[again.end() :].strip(), continues=True), turn
    if not _own(last) and is_fragment(now.text) and len(history) > 1:  # behind "why?"
        return now, history[-2]
    return now, _speaking(now, history, text_of) or last


def _own(turn: Turn) -> bool:
    """Tell whether the question of *turn* has a verb or words of its own, which "why only then?" has not."""
    words = tokens(turn.question)
    return any(word.is_verb for word in words) or any(
        word.plain not in lists.VAGUE for word in content(words)
    )


def _speaking(now: Opened, history: Sequence[Turn], text_of: Callable[[str], str]) -> Turn | None:
    """Return the earlier turn whose question has words of *now*, where nothing about the last one has any."""
    words = [word for word in content(tokens(now.text)) if not word.time]
    last, earlier = history[-1], history[-TURNS:-1]
    if not words or not earlier:
        return None
    if speak_of([last.searched, last.quote, *last.titles, *map(text_of, last.documents)], words):
        return None
    return next((turn for turn in reversed(earlier) if speak_of([turn.searched], words)), None)
