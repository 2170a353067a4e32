"""Put a noun phrase in the place of its like: the one behind the same preposition, or the first with an article."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.contracted import repaired
from passerelle.conversation.placed import phrased, same_use, without_preposition
from passerelle.conversation.subject import Chunk, chunks
from passerelle.conversation.swap_measures import measure_end
from passerelle.conversation.tokens import Token, tokens

INFINITIVE = re.compile(r"(?:er|ir|re)$")
SOME = frozenset({"du", "des"})
"""Some of a thing, as well as "of the": « et des palmes ? » behind « Faut-il un bonnet ? »."""
DOES = frozenset(
    """pay pays paid owe owes get gets receive receives need needs paie paient paye payent verse touche recoit
    doit obtient""".split()
)
"""Verbs of persons and things that pay, owe or get something: what is asked may be asked for another."""


def _behind_preposition(question: str, fragment: str, given: Sequence[Token], found: Sequence[Chunk]) -> str:
    """Replace what stands behind the preposition of *fragment*, or behind one of the same use."""
    first = given[0].plain
    only = [each for each in found if each.words[0].plain in {"un", "une"}] if first in SOME else []
    if len(only) == 1:
        return repaired(question[: only[0].start] + fragment + question[only[0].end :])
    timed = any(word.time for word in given)
    found = [each for each in found if timed or not all(word.time for word in each.words if word.is_content)]
    for each in reversed(found):
        if each.words[0].before == first and first not in lists.OF:
            part = phrased(fragment, given, question, each.start)
            end = _with_object(question, each, found, given) or measure_end(question, each.end)
            return repaired(question[: each.start] + part + question[end:])
    like = same_use(first)
    for each in reversed(found):
        before = tokens(question[: each.start])
        fits = like is not None and before and same_use(before[-1].plain) == like and not each.named
        if fits and not _has_own_name(question, each, found):
            return question[: before[-1].start] + fragment + question[each.end :]
    if first in lists.OF:
        return _of_another(question, fragment, given, found)
    return _for_another(question, fragment, given, found) if first in {"for", "pour"} else ""


def _of_another(question: str, fragment: str, given: Sequence[Token], found: Sequence[Chunk]) -> str:
    """Replace whose thing is asked for: "and of the kettle?" behind "the guarantee of the Grelin mower"."""
    owner = next((each for each in reversed(found) if each.words[0].before in lists.OF and each.named), None)
    if not owner or len(given) < 2 or given[1].plain not in lists.DETERMINERS:
        return ""
    part = without_preposition(fragment, given)
    return repaired(question[: owner.start] + part + question[owner.end :])


def _for_another(question: str, fragment: str, given: Sequence[Token], found: Sequence[Chunk]) -> str:
    """Replace who pays or has: "and for fishing boats?" behind "How much does a yacht pay?"."""
    words = tokens(question)
    doer = next((each for each in found if not each.focus), None)
    if not doer or doer.named or doer.words[0].plain not in lists.INDEFINITE:
        return ""
    before = [word.plain for word in words if word.start < doer.start]
    if set(before) & (lists.SPEAKER | lists.PERSONAL) or not any(word.plain in DOES for word in words):
        return ""
    if not before or before[-1] in lists.PREPOSITIONS:
        return ""
    end = measure_end(question, doer.end)
    return repaired(question[: doer.start] + without_preposition(fragment, given) + question[end:])


def phrase(question: str, fragment: str, given: Sequence[Token]) -> str:
    """Replace a noun phrase behind the same preposition, or the first one with an article."""
    found = chunks(question)
    first = given[0].plain if given else ""
    if given and given[0].is_preposition:
        return _behind_preposition(question, fragment, given, found)
    if first not in lists.DETERMINERS:
        return _bare(question, fragment, given, found)
    attribute = any(word.plain in lists.ATTRIBUTES for word in given)
    indefinite = [
        each for each in found if not each.named and {first, each.words[0].plain} <= lists.INDEFINITE
    ]
    if len(indefinite) == 1 and not _has_own_name(question, indefinite[0], found):
        each = indefinite[0]
        end = _with_complement(question, each, found)
        return repaired(question[: each.start] + fragment + question[end:])
    for place, each in enumerate(found):
        if each.focus and not attribute and any(word.plain in lists.ATTRIBUTES for word in each.words):
            if (
                place + 1 < len(found)
                and is_thing(found[place + 1])
                and found[place + 1].words[0].before not in {"per", "par"}
                and (changed := _complement(question, found[place + 1], fragment))
            ):
                return changed
            continue
        article = each.words[0].plain in lists.ARTICLES
        if article and not each.named and not _has_own_name(question, each, found):
            end = _with_complement(question, each, found)
            return repaired(question[: each.start] + fragment + question[end:])
    return ""


def _bare(question: str, fragment: str, given: Sequence[Token], found: Sequence[Chunk]) -> str:
    """Replace the only thing with an indefinite article by a noun without one: "and hosepipes?" behind "a bonfire"."""
    indefinite = [each for each in found if each.words[0].plain in lists.INDEFINITE and not each.named]
    if len(given) != 1 or not given[0].is_content or given[0].is_name or len(indefinite) != 1:
        return ""
    only = indefinite[0]
    return question[: only.start] + fragment + question[only.end :]


def of_one_noun(question: str, fragment: str, given: Sequence[Token]) -> str:
    """Replace what tells one of a kind: "the quick one" behind "the eco programme" is the quick programme."""
    if not given or given[-1].plain not in {"one", "ones"} or any(word.is_name for word in given):
        return ""
    own = [word for word in given[:-1] if not word.is_preposition]
    first = given[0].plain if given[0].is_preposition else ""
    found = chunks(question)
    for each in reversed(found):
        nouns = [word for word in each.words if word.is_content]
        timed = all(word.time for word in nouns)
        if each.named or timed or not is_thing(each) or (first and each.words[0].before != first):
            continue
        if not own or (each.focus and each is not found[0]):
            return ""
        return f"{question[: each.start]}{fragment[own[0].start : own[-1].end]} {question[nouns[-1].start :]}"
    return ""


def is_thing(chunk: Chunk) -> bool:
    """Tell whether *chunk* is no verb: "ring" in "What number do I ring"."""
    first = chunk.words[0]
    return chunk.named or first.plain in lists.DETERMINERS or first.before in lists.PREPOSITIONS


def _with_complement(question: str, chunk: Chunk, found: Sequence[Chunk]) -> int:
    """Return the end of *chunk* with a noun telling its kind, « un chef d'équipe », unless it is asked for."""
    behind = next((each for each in found if each.start > chunk.end), None)
    if behind is None or behind.named or behind.words[0].plain in lists.ARTICLES:
        return chunk.end
    if chunk.focus and (len(behind.words) > 1 or behind is found[-1]):
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


def _complement(question: str, chunk: Chunk, fragment: str) -> str:
    """Return *question* with the thing replaced whose price or number is asked for; a name that owns it stays."""
    own = next((place for place, word in enumerate(chunk.words) if word.plain.endswith("'s")), -1)
    if 0 <= own < len(chunk.words) - 1:
        bare = re.sub(r"^(?:the|an?) ", "", fragment)
        return question[: chunk.words[own + 1].start] + bare + question[chunk.end :]
    return "" if chunk.named else repaired(question[: chunk.start] + fragment + question[chunk.end :])


def _has_own_name(question: str, chunk: Chunk, found: Sequence[Chunk]) -> bool:
    """Tell whether *chunk* is what a name behind it tells, and not what is asked for: the storm of Kerbrion."""
    behind = next((each for each in found if each.start > chunk.end), None)
    if chunk.focus or behind is None or not behind.named:
        return False
    between = [word.plain for word in tokens(question) if chunk.end <= word.start < behind.start]
    return len(between) == 1 and between[0] in lists.OF
