"""Put what a fragment names in the place of its like: "and in 1996?" into the question before it."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.subject import Chunk, chunks, shape
from passerelle.conversation.tokens import Token, tokens
from passerelle.index.folding import fold

PERIODS = frozenset("year annee season saison month mois this cette ce".split())
MEASURE = re.compile(
    r" (?:(?:sous|under|over|below|above)|(?:de |d['’])?(?:plus|moins) de|(?:more|less) than)"
    r" \d[\d.,]*(?: [a-zà-ÿ€£$%]+$)?"
)
WHICH = re.compile(r"(?:[Ww]hich|[Ww]hat|[Qq]uel(?:le)?s?) (?P<noun>\w+) (?=\w+)")
INFINITIVE = re.compile(r"(?:er|ir|re)$")
SAME_USE = (
    frozenset("a au aux at in chez dans en of de du d' des with avec on sur from".split()),
    frozenset("pour for".split()),
    frozenset("apres after avant before depuis since".split()),
)
"""Prepositions that may stand for one another."""


def swapped(question: str, fragment: str, texts: Sequence[str], title: str = "") -> str:
    """Return *question* with the like of *fragment* in it replaced; empty where it has none.

    *texts* are those of the documents cited, the first of this *title*: what stands beside a word there tells what
    kind of thing it is.
    """
    parts = re.split(r"[,;] (?!\d)", fragment.strip(" ?.!,;:"))
    if len(parts) > 1:
        parts = [part for part in parts if not all(word.plain in PERIODS for word in tokens(part))]
    for place, part in enumerate(parts):
        changed = _swapped(question, part, texts, title)
        if not changed and not place:
            return ""
        question = changed or appended(question, part)
    return question


def _swapped(question: str, fragment: str, texts: Sequence[str], title: str) -> str:
    given = tokens(fragment)
    if not given:
        return question
    return (
        _times(question, fragment, given)
        or _beside(question, given, texts)
        or _shape(question, given)
        or _same_head(question, fragment, given)
        or _like(question, fragment, given)
        or _named(question, fragment, given, texts, title)
        or _phrase(question, fragment, given)
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
    changed = question
    for time in times:
        for word in reversed(tokens(changed)):
            if word.time == time.time:
                changed = changed[: word.start] + time.text + changed[word.end :]
                break
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


def _same_head(question: str, fragment: str, given: Sequence[Token]) -> str:
    """Replace the phrase with the same noun: "off-peak hours" by "peak hours"."""
    if any(word.is_name for word in given):
        return ""
    nouns = {word.plain for word in given if word.is_content}
    if (one := WHICH.match(question)) and fold(one["noun"].lower()) in nouns and len(nouns) > 1:
        return f"{fragment} {question[one.end() :]}"
    for each in reversed(chunks(question)):
        if any(word.plain in nouns and not _is_counted(word) for word in each.words) and not each.named:
            return _repaired(
                question[: each.start]
                + _phrased(fragment, given, question, each.start)
                + question[each.end :]
            )
    return ""


def _like(question: str, fragment: str, given: Sequence[Token]) -> str:
    """Replace a word by one of its like in the small lists: a colour by a colour, "adult" by "a child of 8"."""
    if any(word.is_name for word in given):
        return ""
    asked = tokens(question)
    for likes in lists.LIKES:
        new = next(
            (word for word in given if word.plain in likes or (likes is lists.PEOPLE and _is_aged(word))),
            None,
        )
        old = next((word for word in reversed(asked) if word.plain in likes and not _is_counted(word)), None)
        if new is None or old is None:
            continue
        counted = old.before in lists.NUMBERS or old.before.isdigit()
        if old.plain == new.plain or (likes is lists.PERIOD and not counted):
            continue
        inner = [word for word in given if not word.is_preposition or word.start > new.start]
        start = old.start
        if old.before in lists.NUMBERS | lists.DETERMINERS or old.before.isdigit():
            start = next(word.start for word in reversed(asked) if word.end <= old.start)
        elif likes is not lists.PERIOD:
            inner = [word for word in inner if word.start >= new.start]
        return _repaired(question[:start] + fragment[inner[0].start :] + question[old.end :])
    return ""


def _is_aged(word: Token) -> bool:
    """Tell whether *word* says how old a person is: five-year-old, under-16s."""
    return re.fullmatch(r".+-year-olds?|(?:under|over)-\d+s?", word.plain) is not None


def _is_counted(word: Token) -> bool:
    """Tell whether *word* is what is asked for: "how many days", « quel jour »."""
    return word.before in {"many", "de", "which", "what", "quel", "quelle", "par", "per"}


def _named(question: str, fragment: str, given: Sequence[Token], texts: Sequence[str], title: str) -> str:
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
    new = _without_preposition(fragment, given)
    heads = [word for word in given if word.is_content and not word.is_name and word.start < names[0].start]
    old = _likest(named, given, question, title)
    if heads:
        start, end = _replaced(question, found, old, heads[0])
        return _repaired(question[:start] + _phrased(fragment, given, question, start) + question[end:])
    run = _name_run(old, " ".join(texts[:1]), title, names)
    behind = [word for word in given if word.start > names[-1].end and word.plain not in {"one", "ones"}]
    new = re.sub(r" ones?$", "", new)
    if run[0].plain.endswith("'s") and len(run) > 1:
        run = run[1:]
        new = re.sub(r"^(?:the|a|an) ", "", new)
    end = old.end if behind else run[-1].end
    start = run[0].start
    if run[0] is not old.words[0] and run[0].before not in lists.FUNCTION:
        new = re.sub(r"^(?:the|an?|l[ea]s?|une?) |^l['’]", "", new)
    if given[0].plain in lists.ARTICLES and old.words[0].plain in lists.ARTICLES | {"l'"}:
        start = old.words[0].start if run[0] is old.words[1] else start
    return _repaired(question[:start] + new + question[end:])


def _is_kind(given: Sequence[Token]) -> bool:
    """Tell whether an acronym behind "a" or « un » is a kind of thing rather than a name: "a DVD"."""
    return len(given) == 2 and given[0].plain in {"a", "an", "un", "une"} and given[1].text.isupper()


def _replaced(question: str, found: Sequence[Chunk], old: Chunk, head: Token) -> tuple[int, int]:
    """Return the place of the phrase that one with the noun *head* replaces: that with the noun, else that of *old*."""
    for each in found:
        if each.end <= old.end and any(word.plain == head.plain for word in each.words):
            return each.start, each.end if each.named else old.end
    place = found.index(old)
    if place and old.words[0].before in {"de", "du", "des", "d'", "of", "at", "a", "au"}:
        left = found[place - 1]
        between = [word for word in tokens(question) if left.end <= word.start < old.start]
        if len(between) == 1 and not left.focus and left.words[0].plain in lists.ARTICLES:
            return left.start, old.end
    return old.start, old.end


def _phrased(fragment: str, given: Sequence[Token], question: str, start: int) -> str:
    """Return *fragment* without its preposition where one stands before its place already."""
    before = tokens(question[:start] + "x")[:-1]
    if before and before[-1].is_preposition:
        return _without_preposition(fragment, given)
    return fragment


def _name_run(chunk: Chunk, text: str, title: str, new: Sequence[Token]) -> Sequence[Token]:
    """Return the words of the name in *chunk* to replace.

    Where the document cited speaks of the new name, too, it is a thing of that document: words of its title stay.
    """
    names = [word for word in chunk.words if word.is_name]
    spoken = fold(text.lower())
    if any(word.plain in spoken for word in new):
        told = {word.plain for word in tokens(title)}
        own = [word for word in names if word.plain.removesuffix("'s") not in told]
        return own or names
    return names


def _likest(named: Sequence[Chunk], given: Sequence[Token], question: str, title: str) -> Chunk:
    """Return the last of the chunks that stand behind such a preposition as the fragment does, or the last."""
    use = _use(given[0].plain) if given[0].is_preposition else None
    for each in reversed(named):
        before = tokens(question[: each.start])
        if use is not None and before and _use(before[-1].plain) == use:
            return each
    if use is None:  # a thing, then, more likely than the place or the firm that the document is about
        told = {word.plain for word in tokens(title)}
        own = [each for each in named if not all(word.plain in told for word in each.words if word.is_name)]
        return (own or named)[-1]
    return named[-1]


def _use(word: str) -> int | None:
    return next((place for place, words in enumerate(SAME_USE) if word in words), None)


def _without_preposition(fragment: str, given: Sequence[Token]) -> str:
    """Return *fragment* without the preposition before it."""
    if given and given[0].is_preposition:
        return fragment[given[0].end :].strip()
    return fragment


def _behind_preposition(question: str, fragment: str, given: Sequence[Token], found: Sequence[Chunk]) -> str:
    """Replace what stands behind the preposition of *fragment*, or behind one of the same use."""
    first = given[0].plain
    timed = any(word.time for word in given)
    found = [each for each in found if timed or not all(word.time for word in each.words if word.is_content)]
    for each in reversed(found):
        if each.words[0].before == first and first not in lists.OF:
            part = _phrased(fragment, given, question, each.start)
            end = _with_object(question, each, found, given) or _with_measure(question, each)
            return _repaired(question[: each.start] + part + question[end:])
    use = _use(first)
    for each in reversed(found):
        before = tokens(question[: each.start])
        if use is not None and before and _use(before[-1].plain) == use and not each.named:
            return question[: before[-1].start] + fragment + question[each.end :]
    return ""


def _phrase(question: str, fragment: str, given: Sequence[Token]) -> str:
    """Replace a noun phrase behind the same preposition, or the first one with an article."""
    found = chunks(question)
    first = given[0].plain if given else ""
    if given and given[0].is_preposition:
        return _behind_preposition(question, fragment, given, found)
    if first not in lists.DETERMINERS:
        return ""
    attribute = any(word.plain in lists.ATTRIBUTES for word in given)
    indefinite = [
        each for each in found if not each.named and {first, each.words[0].plain} <= {"a", "an", "un", "une"}
    ]
    if len(indefinite) == 1 and not _has_own_name(question, indefinite[0], found):
        each = indefinite[0]
        end = _with_complement(question, each, found)
        return _repaired(question[: each.start] + fragment + question[end:])
    for place, each in enumerate(found):
        if each.focus and not attribute and any(word.plain in lists.ATTRIBUTES for word in each.words):
            if (
                place + 1 < len(found)
                and is_thing(found[place + 1])
                and (changed := _complement(question, found[place + 1], fragment))
            ):
                return changed
            continue
        article = each.words[0].plain in lists.ARTICLES
        if article and not each.named and not _has_own_name(question, each, found):
            end = _with_complement(question, each, found)
            return _repaired(question[: each.start] + fragment + question[end:])
    return ""


def is_thing(chunk: Chunk) -> bool:
    """Tell whether *chunk* is no verb: "ring" in "What number do I ring"."""
    first = chunk.words[0]
    return chunk.named or first.plain in lists.DETERMINERS or first.before in lists.PREPOSITIONS


def _with_complement(question: str, chunk: Chunk, found: Sequence[Chunk]) -> int:
    """Return the end of *chunk* with a noun telling its kind, « un chef d'équipe », unless it is asked for."""
    behind = next((each for each in found if each.start > chunk.end), None)
    if chunk.focus or behind is None or behind.named or behind.words[0].plain in lists.ARTICLES:
        return chunk.end
    return behind.end if question[chunk.end : behind.start].strip() in {"de", "d'", "d’", "of"} else chunk.end


def _with_object(question: str, chunk: Chunk, found: Sequence[Chunk], given: Sequence[Token]) -> int:
    """Return the end of what is done in *chunk*, « isoler les murs », where *given* is a verb, too; or 0."""
    behind = next((each for each in found if each.start > chunk.end), None)
    verbs = len(given) > 1 and all(INFINITIVE.search(word.plain) for word in (given[1], chunk.words[-1]))
    if (
        verbs
        and behind
        and not question[chunk.end : behind.start].strip()
        and behind.words[0].plain in lists.ARTICLES
    ):
        return behind.end
    return 0


def _with_measure(question: str, chunk: Chunk) -> int:
    """Return the end of *chunk* with a measure of it: « un quotient sous 700 », "a boat under ten metres"."""
    measure = MEASURE.match(question, chunk.end)
    return measure.end() if measure else chunk.end


def _complement(question: str, chunk: Chunk, fragment: str) -> str:
    """Return *question* with the thing replaced whose price or number is asked for; a name that owns it stays."""
    own = next((place for place, word in enumerate(chunk.words) if word.plain.endswith("'s")), -1)
    if 0 <= own < len(chunk.words) - 1:
        bare = re.sub(r"^(?:the|an?) ", "", fragment)
        return question[: chunk.words[own + 1].start] + bare + question[chunk.end :]
    return "" if chunk.named else _repaired(question[: chunk.start] + fragment + question[chunk.end :])


def _has_own_name(question: str, chunk: Chunk, found: Sequence[Chunk]) -> bool:
    """Tell whether *chunk* is what a name behind it tells, and not what is asked for: the storm of Kerbrion."""
    behind = next((each for each in found if each.start > chunk.end), None)
    if chunk.focus or behind is None or not behind.named:
        return False
    between = [word.plain for word in tokens(question) if chunk.end <= word.start < behind.start]
    return len(between) == 1 and between[0] in lists.OF


CONTRACTED = {
    ("de", "le"): "du ", ("de", "les"): "des ", ("de", "la"): "de la ", ("de", "l'"): "de l'",
    ("a", "le"): "au ", ("a", "les"): "aux ", ("a", "la"): "à la ", ("a", "l'"): "à l'",
}  # fmt: skip
"""A preposition and an article as they are written together."""
PART = {"du": "de", "des": "de", "de": "de", "au": "a", "aux": "a", "a": "a"}


def _repaired(question: str) -> str:
    """Return *question* with the articles that a replaced word left behind made one again."""
    text = re.sub(r"\b(du|des|de|au|aux|à|À) (?:(les?|la) |(l)['’])", _contracted, question)
    text = re.sub(r"\b(?:au|aux|du|des) (?=(?:Les?|La|the|chez|at) |L['’])", "", text)
    text = re.sub(r"\b(?:du|des) (?=une? )", "de ", text)
    text = re.sub(r"\b(?:the|an?) (?=(?:les?|la|une?) |l['’])", "", text)
    text = re.sub(r"\b([Aa])n (?=[^aeiouhAEIOUH\W])", r"\1 ", text)
    return " ".join(text.split())


def _contracted(found: re.Match[str]) -> str:
    return CONTRACTED[PART[fold(found[1].lower())], found[2] or "l'"]
