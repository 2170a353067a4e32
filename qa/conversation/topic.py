"""What a conversation is about as a whole: the names in the title of what was cited last."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from passerelle.conversation import lists
from passerelle.conversation.leaning import opened
from passerelle.conversation.subject import RIGHT, subject_text
from passerelle.conversation.tokens import Token, tokens
from passerelle.conversation.turns import Turn
from passerelle.index.types import Span

PARTS = re.compile(r"\s+[–—|·-]+\s+|\s*[:;,()]\s*")
"""What parts of a title stand between."""


SAYS_LITTLE = 2
"""Words of a title without a name that do not say what it is about: "Lease", "The minutes"."""


def topic(history: Sequence[Turn]) -> str:
    """Return what the last turns are about, in the words of the title cited: its names, those that were asked first.

    Empty where nothing was cited, or the title names nothing.
    """
    asked = {_bare(word): word.text[0].isupper() for text in _asked(history) for word in tokens(text)}
    title = _title(history, {word for word, is_name in asked.items() if is_name})
    if not title:
        return ""
    parts = [_names(title, part) for part in _parts(title)]
    said = [[word for word in names if _bare(word) in asked] for names in parts]
    best = max(said, key=lambda names: sum(asked[_bare(word)] for word in names), default=[])
    known = {_bare(word) for word in best}
    said = [
        names
        for names in said
        if names is best or any(asked[_bare(word)] and _bare(word) not in known for word in names)
    ]
    if not any(asked[_bare(word)] for word in best):
        said = []
    if not said and not any(word.is_name for names in parts for word in names):
        return _described(title, _asked(history)[0])
    chosen = said if any(said) else parts
    spans = [Span(_begin(title, names[0]), _end(title, names[-1])) for names in chosen if names]
    years = [word.text for word in tokens(title) if word.time == "year" and word.before not in lists.MONTHS]
    return " ".join([", ".join(title[each.start : each.end] for each in spans), *(years if spans else [])])


def _described(title: str, question: str) -> str:
    """Return a *title* that names nothing, behind what *question* names; empty where it says little."""
    ends = [part.end for part in _parts(title) if _said_by(title[: part.end]) > SAYS_LITTLE]
    if not ends:
        return ""
    names = subject_text(question)
    return ", ".join(part for part in (names, title[: ends[0]]) if part)


def _asked(history: Sequence[Turn]) -> list[str]:
    """Return the last question that was whole, and those after it, which lean on it, in their own words."""
    for place in range(len(history) - 1, -1, -1):
        turn = history[place]
        body = opened(turn.question).text.strip(" ?.!,").lower()
        if turn.searched == turn.question or not turn.searched.lower().startswith(body):
            return [turn.searched, *(each.question for each in history[place + 1 :])]
    return [each.question for each in history]


def _said_by(text: str) -> int:
    return sum(word.is_content for word in tokens(text))


def _title(history: Sequence[Turn], asked: AbstractSet[str]) -> str:
    """Return the title cited last, of those that have a name that was *asked* for where one has.

    Of a follow-up that was refused, those before it count.
    """
    titles: list[str] = []
    for turn in reversed(history):
        titles += turn.titles
        if turn.searched == turn.question:
            break
    asked_for = (each for each in titles if asked & {_bare(word) for word in tokens(each)})
    return next(asked_for, titles[0] if titles else "")


def _parts(title: str) -> list[Span]:
    ends = [0, *(place for each in PARTS.finditer(title) for place in each.span()), len(title)]
    return [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True) if start < end]


def _names(title: str, part: Span) -> list[Token]:
    """Return the words of a *part* of the title that may be of a name, as any with a capital may be."""
    return [
        word
        for word in tokens(title)
        if part.start <= word.start < part.end
        and (word.is_name or (word.first and word.text[0].isupper() and not word.time and word.is_content))
    ]


def _begin(title: str, name: Token) -> int:
    """Return where the name begins with the noun it belongs to: « rue des Lilas », and not « Lilas » alone."""
    before = [word for word in tokens(title) if word.end <= name.start]
    ties = 0
    while ties < len(before) and before[-1 - ties].plain in lists.OF | lists.ARTICLES:
        ties += 1
    if not ties or ties == len(before) or before[-ties].plain not in lists.OF:
        return name.start
    start, place = name.start, len(before) - ties
    while place and _is_beside(title, before[place - 1], before[place]):
        place -= 1
        start = before[place].start
    return start


def _end(title: str, name: Token) -> int:
    """Return where the nouns end that follow the name: "Tarn allotment society"."""
    last = name
    for word in [each for each in tokens(title) if each.start >= name.end][:RIGHT]:
        if word.text.isdecimal() and not word.time and title[last.end : word.start] == " ":
            return word.end
        ends = word.time or word.plain in lists.EDITIONS or not word.text[0].islower()
        if ends or not word.is_content or title[last.end : word.start] != " ":
            break
        last = word
    return last.end


def _is_beside(title: str, noun: Token, word: Token) -> bool:
    """Tell whether *noun* is one in small letters, right before *word*."""
    return noun.is_content and noun.text[0].islower() and title[noun.end : word.start] == " "


def _bare(word: Token) -> str:
    return word.plain.removesuffix("'s")
