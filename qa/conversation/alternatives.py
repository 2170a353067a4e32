"""Other forms of a question that leans on what was said, for where the first one is answered badly."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.before import THAT_TIME, Before
from passerelle.conversation.contracted import repaired
from passerelle.conversation.doers import by_name
from passerelle.conversation.leaning import content, has_name, is_fragment, opened
from passerelle.conversation.relative import shift
from passerelle.conversation.spoken import speak_of
from passerelle.conversation.subject import chunks, drop_times
from passerelle.conversation.swap import swapped
from passerelle.conversation.swap_phrases import is_thing
from passerelle.conversation.tokens import tokens
from passerelle.conversation.topic import topic
from passerelle.conversation.turns import Turn
from passerelle.index.folding import fold_letters
from passerelle.index.text import capital
from passerelle.index.types import Span
from passerelle.language import french_probability
from passerelle.third import is_third_language
from passerelle.types import Citation, QuestionLanguage

STRIPPED = " ?.!,\u00a0\u202f"
EVEN = 0.5
OF_ALL = re.compile(
    r"(?:which(?: ones?)?|(?:le|la|les)quel(?:le)?s?)\b(?! d|\sof\b).*"
    r"\b(?:(?:le|la|les) (?:plus|moins|meilleure?s?|pires?)|(?:most|least|best|worst|\w{3,}est))\b"
)
"""A question which of all is the most something: it is not asked of the one that was named last."""


def alternatives(question: str, searched: str, history: Sequence[Turn]) -> list[str]:
    """Return other forms of a *question* with a verb than *searched*: which of them is meant, its answers tell.

    There are none where it stands alone, which *searched* is empty for, and none of a fragment that gives a name, a
    number or a time. A correction may be of the last question that was whole.
    """
    now = opened(question)
    body, words = now.text.strip(STRIPPED), tokens(now.text)
    if not searched or not body:
        return []
    if now.corrects:
        return _corrected(body, searched, history)
    fragment = is_fragment(now.text)
    if fragment and (shift(now.text) or any(word.is_exact for word in words)):
        return []
    if OF_ALL.match(fold_letters(now.text)):
        return []
    history = [each for each in history if not is_third_language(each.question)]
    last, about = history[-1], drop_times(topic(history), {word.time for word in words} - {""})
    before = Before(last, [], about)
    asked = before.own or last.searched.strip(STRIPPED)
    if person := before.person(body):
        body = by_name(body, person) or body
    things = "" if fragment or THAT_TIME.search(fold_letters(body)) else _things(asked)
    parts: list[tuple[str, ...]] = [(body, *_each_once(things, about))] if things else []
    parts.append((body, about))
    if fragment and len(content(words)) > 1:
        parts.append((body,))
    if fragment and (another := _of_another(last.searched, body)):
        parts.append((another,))
    if fragment and words[0].plain in lists.INDEFINITE:
        parts += [(each,) for each in _corrected(body, searched, history)]  # "is there one", too
    if has_name(words):
        parts += [(body, ", ".join(each.text(asked) for each in chunks(asked) if not each.named)), (body,)]
    return _once([", ".join(filter(None, each)) for each in parts], searched, last.language)


def _corrected(body: str, searched: str, history: Sequence[Turn]) -> list[str]:
    """Return the last whole question with what a correction names in it, where others came after that."""
    whole = next((each for each in reversed(history) if each.searched == each.question), None)
    if whole is None or whole is history[-1] or not is_fragment(body):
        return []
    return _once([swapped(whole.question, body, [])], searched, whole.language)


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
    earlier = [each for turn in history for each in (turn.quote, *turn.titles, turn.searched)]
    names = [word for word in own if word.is_name and not speak_of(earlier, [word])]
    if names and not speak_of([document.title, answer.passage.text], names):
        return False
    return any(document.id in turn.documents for turn in history) or any(
        speak_of([document.title], [word]) and not speak_of(earlier, [word]) for word in own
    )


def _once(forms: Sequence[str], known: str, language: QuestionLanguage) -> list[str]:
    """Return *forms* as questions, each once and none that is *known*."""
    found = {_plain(known): ""}
    for form in forms:
        if form:
            mark = " ?" if french_probability(form, interface=language) > EVEN else "?"
            found.setdefault(_plain(form), f"{capital(form.rstrip(STRIPPED))}{mark}")
    return [form for form in found.values() if form]


def _plain(text: str) -> str:
    return " ".join(word.plain for word in tokens(text))


def _each_once(things: str, about: str) -> tuple[str, ...]:
    """Return both, or the one that holds all words of the other."""
    ours, theirs = ({word.plain for word in tokens(text)} for text in (things, about))
    if theirs <= ours:
        return (things,)
    return (about,) if ours <= theirs else (things, about)


def _things(question: str) -> str:
    """Return the noun phrases of *question* but the one asked for, without what asks and what is done."""
    spans: list[Span] = []
    for each in chunks(question):
        between = [word for word in tokens(question) if spans and spans[-1].end <= word.start < each.start]
        if each.focus or not (is_thing(each) or spans):
            continue
        if spans and all(word.is_preposition for word in between):
            spans[-1] = Span(spans[-1].start, each.end)
        else:
            spans.append(Span(each.start, each.end))
    return ", ".join(question[each.start : each.end] for each in spans)
