"""Other forms of a question that leans on what was said, for where the first one is answered badly."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.before import Before
from passerelle.conversation.contracted import repaired
from passerelle.conversation.leaning import content, has_name, is_fragment, opened
from passerelle.conversation.relative import shift
from passerelle.conversation.spoken import speak_of
from passerelle.conversation.subject import chunks, drop_times
from passerelle.conversation.tokens import tokens
from passerelle.conversation.topic import topic
from passerelle.conversation.turns import Turn
from passerelle.index.folding import fold_letters
from passerelle.index.text import capital
from passerelle.third import is_third_language
from passerelle.types import Citation

STRIPPED = " ?.!,\u00a0\u202f"
OF_ALL = re.compile(
    r"(?:which(?: ones?)?|(?:le|la|les)quel(?:le)?s?)\b(?! d|\sof\b).*"
    r"\b(?:(?:le|la|les) (?:plus|moins|meilleure?s?|pires?)|(?:most|least|best|worst|\w{3,}est))\b"
)
"""A question which of all is the most something: it is not asked of the one that was named last."""


def alternatives(question: str, searched: str, history: Sequence[Turn]) -> list[str]:
    """Return other forms of a *question* with a verb than *searched*: which of them is meant, its answers tell.

    There are none where it stands alone, which *searched* is empty for, and none of a correction, which says itself
    what is asked, as a fragment does that gives a name, a number or a time.
    """
    now = opened(question)
    body, words = now.text.strip(STRIPPED), tokens(now.text)
    if not searched or not body or now.corrects:
        return []
    fragment = is_fragment(now.text)
    if fragment and (shift(now.text) or any(word.is_exact for word in words)):
        return []
    if OF_ALL.match(fold_letters(now.text)):
        return []
    history = [each for each in history if not is_third_language(each.question)]
    last, about = history[-1], drop_times(topic(history), {word.time for word in words} - {""})
    asked = Before(last, [], about).own or last.searched.strip(STRIPPED)
    parts: list[tuple[str, ...]] = (
        [(body, about)] if fragment else [(body, _things(asked), about), (body, about)]
    )
    if fragment and (another := _of_another(last.searched, body)):
        parts.append((another,))
    if has_name(words):
        parts += [(body, ", ".join(each.text(asked) for each in chunks(asked) if not each.named)), (body,)]
    return _once([", ".join(filter(None, each)) for each in parts], searched)


def _of_another(question: str, thing: str) -> str:
    """Return *question* of *thing* in the place of one with a name and a noun: of the kettle, not the Grelin mower."""
    owned = [
        each
        for each in chunks(question)
        if each.named
        and not each.focus
        and any(word.is_content and word.text[0].islower() for word in each.words)
    ]
    if not owned or tokens(thing)[0].plain not in lists.DETERMINERS:
        return ""
    return repaired(question[: owned[-1].start] + thing + question[owned[-1].end :].rstrip(STRIPPED))


def is_meant(question: str, history: Sequence[Turn], answer: Citation) -> bool:
    """Tell whether *answer* may be meant by *question*: it says something new, of a document that was spoken of.

    That is one that was cited before, or whose title has a word of the question that was not heard yet. What was quoted
    before says nothing new unless it holds words of the question.
    """
    own = [word for word in content(tokens(opened(question).text)) if not word.time]
    quote, document = " ".join(answer.quote.split()), answer.passage.document
    again = any(turn.quote and quote.startswith(turn.quote) for turn in history)
    if again and own and not speak_of([quote], own):
        return False
    told = [each for turn in history for each in (turn.quote, *turn.titles, turn.searched)]
    names = [word for word in own if word.is_name and not speak_of(told, [word])]
    if names and not speak_of([document.title, answer.passage.text], names):
        return False
    return any(document.id in turn.documents for turn in history) or any(
        speak_of([document.title], [word]) and not speak_of(told, [word]) for word in own
    )


def _once(forms: Sequence[str], known: str) -> list[str]:
    """Return *forms* as questions, each once and none that is *known*."""
    found = {_plain(known): ""}
    for form in forms:
        if form:
            found.setdefault(_plain(form), f"{capital(form)}?")
    return [form for form in found.values() if form]


def _plain(text: str) -> str:
    return " ".join(word.plain for word in tokens(text))


def _things(question: str) -> str:
    """Return the noun phrases of *question* but the one asked for, without what asks and what is done."""
    return ", ".join(each.text(question) for each in chunks(question) if not each.focus)
