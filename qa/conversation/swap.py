"""Put what a fragment names in the place of its like: "and in 1996?" into the question before it."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from passerelle.conversation import lists
from passerelle.conversation.contracted import repaired
from passerelle.conversation.doers import of_another_kind
from passerelle.conversation.leaning import has_name
from passerelle.conversation.placed import phrased, without_preposition
from passerelle.conversation.subject import Chunk, chunks, shape
from passerelle.conversation.swap_measures import measured
from passerelle.conversation.swap_names import named
from passerelle.conversation.swap_phrases import of_one_noun, phrase
from passerelle.conversation.tokens import Token, tokens
from passerelle.index.folding import fold

PERIODS = frozenset(
    "year annee season saison month mois this cette ce now maintenant today currently".split()
)
AGED = re.compile(r"\b(?:moins|plus|under|over|younger|older|ages?|aged)\b.{0,12}\d+ ?(?:ans|years?|s\b|$)")
"""Persons by their age: « les moins de 4 ans », "the under 16s"."""
ONE_WHEN = re.compile(r"^(.*\bones?) ((?:on|in|at|for|during) .+)$")
"""One of several, and when: "the last one on weekdays"."""
COUNTED = re.compile(r"[Cc]ombien (?P<counted>(?:de |d['’])[\w-]+)")
HOW_MANY = re.compile(r"[Hh]ow many (?P<counted>[\w-]+s)\b(?! of)")
WHICH = re.compile(r"(?:[Ww]hich|[Ww]hat|[Qq]uel(?:le)?s?) (?P<noun>\w+) (?=\w+)")


def swapped(question: str, fragment: str, texts: Sequence[str], title: str = "") -> str:
    """Return *question* with the like of *fragment* in it replaced; empty where it has none.

    *texts* are those of the documents cited, the first of this *title*: what stands beside a word there tells what
    kind of thing it is.
    """
    text = ONE_WHEN.sub(r"\1, \2", fragment.strip(" ?.!,;:"))
    parts = re.split(r"[,;] (?!\d)", text)
    if len(parts) > 1:
        parts = [part for part in parts if not all(word.plain in PERIODS for word in tokens(part))]
    for place, part in enumerate(parts):
        again = place and has_name(tokens(part)) and has_name(tokens(parts[0]))  # "at Pell, in France"
        changed = "" if again else _swapped(question, part, texts, title)
        if not changed and not place:
            return ""
        question = changed or appended(question, part)
    return question


def _swapped(question: str, fragment: str, texts: Sequence[str], title: str) -> str:
    given = tokens(fragment)
    if not given:
        return question
    return (
        measured(question, fragment)
        or _times(question, fragment, given)
        or _counted(question, given)
        or _beside(question, given, texts)
        or _shape(question, given)
        or _numbered(question, given)
        or _same_head(question, fragment, given)
        or _like(question, fragment, given)
        or of_one_noun(question, fragment, given)
        or named(question, fragment, given, texts, title)
        or of_another_kind(question, fragment, given)
        or phrase(question, fragment, given)
    )


def appended(question: str, fragment: str) -> str:
    """Return *question* with *fragment* before its question mark."""
    body = question.rstrip(" ?.!\u00a0\u202f")
    return f"{body} {fragment.strip(' ?.!,')}{_mark(question)}"


def _mark(question: str) -> str:
    return question[len(question.rstrip(" ?.!\u00a0\u202f")) :] or "?"


def _times(question: str, fragment: str, given: Sequence[Token]) -> str:
    """Replace times by times of the same kind, where *fragment* holds nothing else."""
    times = [word for word in given if word.time]
    others = [word for word in given if word.is_content and not word.time and word.plain not in PERIODS]
    if not times or any(not word.text.isdigit() and word.plain not in lists.EDITIONS for word in others):
        return ""
    asked = [word for word in tokens(question) if word.time]
    pairs: list[tuple[Token, Token]] = []
    for kind in {word.time for word in times}:
        before, now = ([word for word in reversed(each) if word.time == kind] for each in (asked, times))
        pairs += zip(before, now, strict=False)  # the last of each are one another's
    pairs += [
        (word, new) for old, new in pairs for word in asked if word.text == old.text and word is not old
    ]
    whole = fragment[times[0].start : times[-1].end]
    one = len({old.text for old, _ in pairs}) == 1  # "in 2030" and "in May 2031"
    changed = question
    for old, new in sorted(pairs, key=lambda pair: -pair[0].start):
        changed = changed[: old.start] + (whole if one else new.text) + changed[old.end :]
    return changed if changed != question else appended(question, fragment)


def _beside(question: str, given: Sequence[Token], texts: Sequence[str]) -> str:
    """Replace the word that stands where the one given word stands in *texts*: "carte Classique", "carte Horizon"."""
    words = [word for word in given if word.is_content]
    if len(words) != 1 or any(word.is_preposition for word in given):
        return ""
    new = words[0]
    asked = tokens(question)
    plain = [fold(text.lower()) for text in texts]
    for place in range(len(asked) - 1, 0, -1):
        left, right = asked[place - 1], asked[place]
        if question[left.end : right.start] != " " or not (left.is_content and right.is_content):
            continue
        for old, neighbour, pattern in (
            (right, left, rf"\b{re.escape(left.plain)} {re.escape(new.plain)}\b"),
            (left, right, rf"\b{re.escape(new.plain)} {re.escape(right.plain)}\b"),
        ):
            if new.plain not in (old.plain, neighbour.plain) and any(
                re.search(pattern, text) for text in plain
            ):
                return question[: old.start] + new.text + question[old.end :]
    return ""


def _counted(question: str, given: Sequence[Token]) -> str:
    """Replace what is counted: « combien de livres » by « et de DVD ? »."""
    many = HOW_MANY.match(question)
    if (
        many
        and len(given) == 1
        and given[0].text.endswith("s")
        and not _is_person_or_span(given[0], many["counted"])
    ):
        return f"{question[: many.start('counted')]}{given[0].text}{question[many.end('counted') :]}"
    of = len(given) == 2 and given[0].plain in {"de", "d'"}
    noun = given[1] if of else None
    found = COUNTED.search(question)
    if not found or noun is None or (noun.is_name and not noun.text.isupper()):
        return ""
    between = "" if given[0].plain == "d'" else " "
    counted = given[0].text + between + noun.text
    return f"{question[: found.start('counted')]}{counted}{question[found.end('counted') :]}"


def _is_person_or_span(word: Token, counted: str) -> bool:
    plain = fold(counted.lower())
    return {word.plain, plain} & (lists.PEOPLE | lists.PERIOD) != set()


def _shape(question: str, given: Sequence[Token]) -> str:
    """Replace a code by one of the same shape: P60 by P40, 3.4 by 3.5, L by XL."""
    words = [word for word in given if word.is_content or word.is_code]
    if len(words) != 1 or not shape(words[0]):
        return ""
    old = [word for word in tokens(question) if shape(word) == shape(words[0])]
    old = [word for word in old if given[0].is_preposition and word.before == given[0].plain] or old
    changed = question
    for word in reversed([word for word in old if word.text == old[-1].text]):
        changed = changed[: word.start] + words[0].text + changed[word.end :]
    return changed if old else ""


def _numbered(question: str, given: Sequence[Token]) -> str:
    """Replace the number behind a noun: "line 4" by "line 6"."""
    words, asked = [word for word in given if word.is_content], tokens(question)
    if len(words) != 2 or not words[1].text.isdecimal() or words[1].time or words[0].text.isdecimal():
        return ""
    for place in range(len(asked) - 1, 0, -1):
        old = asked[place]
        if old.text.isdecimal() and not old.time and asked[place - 1].plain == words[0].plain:
            return question[: old.start] + words[1].text + question[old.end :]
    return ""


def _same_head(question: str, fragment: str, given: Sequence[Token]) -> str:
    """Replace the phrase with the same noun: "off-peak hours" by "peak hours"."""
    if any(word.is_name for word in given):
        return ""
    nouns = {word.plain for word in given if word.is_content}
    if (one := WHICH.match(question)) and fold(one["noun"].lower()) in nouns and len(nouns) > 1:
        return f"{fragment} {question[one.end() :]}"
    for each in reversed(chunks(question)):
        if any(word.plain in nouns and not _is_counted(word) for word in each.words) and not each.named:
            whole = given[0].plain in {"for", "pour"}
            part = (
                without_preposition(fragment, given)
                if whole
                else phrased(fragment, given, question, each.start)
            )
            return repaired(question[: each.start] + part + question[_told_end(each, nouns) :])
    return ""


def _told_end(chunk: Chunk, nouns: AbstractSet[str]) -> int:
    """Return where the words of *chunk* with *nouns* end: an English noun behind them stays, as in "a dog licence"."""
    english = chunk.words[0].plain in {"a", "an", "the"}
    own = [word for word in chunk.words if word.plain in nouns]
    return own[-1].end if english else chunk.end


def _like(question: str, fragment: str, given: Sequence[Token]) -> str:
    """Replace a word by one of its like in the small lists: a colour by a colour, "adult" by "a child of 8"."""
    if any(word.is_name for word in given):
        return ""
    asked, aged = tokens(question), AGED.search(fold(fragment.lower())) is not None
    for likes in lists.LIKES:
        new = next(
            (
                word
                for word in given
                if word.plain in likes or (likes is lists.PEOPLE and (aged or _is_aged(word)))
            ),
            None,
        )
        old = next((word for word in reversed(asked) if word.plain in likes and not _is_counted(word)), None)
        if new is None or old is None:
            continue
        counted = old.before in lists.NUMBERS or old.before.isdigit()
        if old.plain == new.plain or (likes is lists.PERIOD and not counted):
            continue
        inner = [word for word in given if not word.is_preposition]
        start = old.start
        if old.before in lists.NUMBERS | lists.DETERMINERS or old.before.isdigit():
            start = next(word.start for word in reversed(asked) if word.end <= old.start)
        else:
            inner = [word for word in inner if word.start >= new.start]
        part = re.sub(r" ones?$", "", fragment[inner[0].start :])
        if likes is lists.PEOPLE and _is_beside(question, old):
            return _told_by_kind(question, old, new, fragment[new.end :])
        return repaired(question[:start] + part + question[old.end :])
    return ""


def _is_beside(question: str, word: Token) -> bool:
    """Tell whether *word* tells a noun's kind: the adult fee, « une entrée adulte »."""
    words = tokens(question)
    place = words.index(word)
    left, right = words[:place][-1:], words[place + 1 : place + 2]
    behind_noun = bool(left) and left[0].is_content and left[0].before in lists.DETERMINERS
    before_noun = (
        bool(right) and right[0].is_content and word.before in lists.DETERMINERS and not right[0].time
    )
    french = any(each.plain in lists.FRENCH_ARTICLES for each in words)
    return not word.plain.endswith("s") and (behind_noun if french else before_noun)


def _told_by_kind(question: str, old: Token, new: Token, behind: str) -> str:
    """Return *question* with *new*, and what is *behind* that, for *old*: in the singular, since it tells a kind."""
    one = "child" if new.plain == "children" else re.sub(r"s$", "", new.text)
    return question[: old.start] + one + behind + question[old.end :]


def _is_aged(word: Token) -> bool:
    """Tell whether *word* says how old a person is: five-year-old, under-16s."""
    return re.fullmatch(r".+-year-olds?|(?:under|over)-\d+s?", word.plain) is not None


def _is_counted(word: Token) -> bool:
    """Tell whether *word* is what is asked for: "how many days", « quel jour »."""
    return word.before in {"many", "de", "which", "what", "quel", "quelle", "par", "per"}
