"""Put a name in the place of the name that it is the like of: "and at Tolmer Bank?"."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.contracted import repaired
from passerelle.conversation.placed import phrased, same_use, without_preposition
from passerelle.conversation.subject import Chunk, chunks
from passerelle.conversation.tokens import Token, tokens
from passerelle.index.folding import fold

WHO_IS = re.compile(r"(?:Who|Qui) (?:is|was|est|était) ")
"""A question for a person by what they do, which another takes the place of whole."""


def named(question: str, fragment: str, given: Sequence[Token], texts: Sequence[str], title: str) -> str:
    """Replace the name that a name is the like of: one of the document's own where that speaks of the new one, too."""
    names = [word for word in given if word.is_name or (word.first and word.text[0].isupper())]
    if (
        not names
        or (names[0].plain in lists.PREPOSITIONS | lists.DETERMINERS and len(names) == 1)
        or _is_kind(given)
    ):
        return ""
    found = chunks(question)
    named = [each for each in found if each.named]
    if not named:
        return ""
    new = without_preposition(fragment, given)
    heads = [word for word in given if word.is_content and not word.is_name and word.start < names[0].start]
    old = _likest(named, given, question, title)
    if heads:
        use = same_use(given[0].plain) if given[0].is_preposition else None
        word = old.words[0].before
        alike = use is not None and use == same_use(word) and word not in lists.OF
        if given[0].plain in lists.OF and word in lists.OF:  # another owner
            start = next(each.start for each in reversed(tokens(question)) if each.end <= old.start)
            return repaired(question[:start] + fragment + question[old.end :])
        start, end = _replaced(question, found, old, heads[0], phrased_alike=alike)
        return repaired(question[:start] + phrased(fragment, given, question, start) + question[end:])
    run = _name_run(old, " ".join(texts[:1]), title, names)
    behind = [word for word in given if word.start > names[-1].end and word.plain not in {"one", "ones"}]
    new = re.sub(r" ones?$", "", new)
    if run[0].plain.endswith("'s") and len(run) > 1:
        run = run[1:]
        new = re.sub(r"^(?:the|a|an) ", "", new)
    end = old.end if behind else _capitals_end(old, run[-1])
    start = run[0].start
    if run[0] is not old.words[0] and run[0].before not in lists.FUNCTION:
        new = re.sub(r"^(?:the|an?|l[ea]s?|une?) |^l['’]", "", new)
    if {tokens(new)[0].plain, old.words[0].plain} <= lists.ARTICLES:
        start = old.words[0].start if run[0] is old.words[1] else start
    return repaired(question[:start] + new + question[end:])


def _capitals_end(chunk: Chunk, name: Token) -> int:
    """Return the end of *name* with the words in capitals right behind it: the Folk "Weekend"."""
    end = name.end
    for word in chunk.words:
        if word.start > end:
            if not (word.text[0].isupper() and word.time == "day"):
                break
            end = word.end
    return end


def _is_kind(given: Sequence[Token]) -> bool:
    """Tell whether an acronym behind "a" or « un » is a kind of thing rather than a name: "a DVD"."""
    many = given[-1].text.endswith("s") and given[-1].text[:-1].isupper()
    one = (
        len(given) == 2
        and given[0].plain in {"a", "an", "un", "une", "des", "de"}
        and given[1].text.isupper()
    )
    return one or (many and len(given) < 3)


def _replaced(
    question: str, found: Sequence[Chunk], old: Chunk, head: Token, *, phrased_alike: bool
) -> tuple[int, int]:
    """Return the place of the phrase that one with the noun *head* replaces: that with the noun, else that of *old*.

    Where the new one is *phrased_alike*, both behind "at", what stands before that stays: « la leçon à » l'école Brenn.
    """
    for each in found:
        if each.end <= old.end and any(word.plain == head.plain for word in each.words):
            return each.start, each.end if each.named else old.end
    place = found.index(old)
    if phrased_alike:
        return old.start, old.end
    while place and found[place].words[0].before in {"de", "du", "des", "d'", "of", "at", "a", "au"}:
        place -= 1
        left = found[place]
        between = [word for word in tokens(question) if left.end <= word.start < found[place + 1].start]
        if len(between) != 1 or (left.focus and not WHO_IS.match(question)):
            break
        if left.words[0].plain in lists.ARTICLES:
            return left.start, old.end
    return old.start, old.end


def _name_run(chunk: Chunk, text: str, title: str, new: Sequence[Token]) -> Sequence[Token]:
    """Return the words of the name in *chunk* to replace.

    Where the document cited speaks of the new name, too, it is a thing of that document: words of its title stay.
    """
    names = [word for word in chunk.words if word.is_name]
    spoken = fold(text.lower())
    if any(word.plain in spoken for word in new):
        in_title = {word.plain for word in tokens(title)}
        own = [word for word in names if word.plain.removesuffix("'s") not in in_title]
        return own or names
    return names


def _likest(named: Sequence[Chunk], given: Sequence[Token], question: str, title: str) -> Chunk:
    """Return the last chunk behind the preposition of the fragment, else behind one of its use, else the last."""
    like = same_use(given[0].plain) if given[0].is_preposition else None
    for each in reversed(named):
        if given[0].is_preposition and each.words[0].before == given[0].plain:
            return each
    for each in reversed(named):
        before = tokens(question[: each.start])
        if like is not None and before and same_use(before[-1].plain) == like:
            return each
    if like is None:  # a thing, then, more likely than the place or the firm that the document is about
        in_title = {word.plain for word in tokens(title)}
        own = [
            each for each in named if not all(word.plain in in_title for word in each.words if word.is_name)
        ]
        return (own or named)[-1]
    return named[-1]
