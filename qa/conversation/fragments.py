"""Put what a fragment names, "and in 1996?", into the question before, or behind it."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.before import ASKS_WHO, Before
from passerelle.conversation.compared import other
from passerelle.conversation.contracted import repaired
from passerelle.conversation.deeds import of_another_deed
from passerelle.conversation.doers import in_its_verbs_pronoun
from passerelle.conversation.leaning import (
    IMPERSONAL,
    Opened,
    content,
    has_name,
    opened,
)
from passerelle.conversation.placed import same_use, without_preposition
from passerelle.conversation.spoken import speak_of
from passerelle.conversation.subject import chunks, shape
from passerelle.conversation.swap import appended, swapped
from passerelle.conversation.swap_phrases import is_thing
from passerelle.conversation.tokens import Token, tokens
from passerelle.conversation.whole import is_of_cited
from passerelle.index.folding import fold_letters
from passerelle.language import french_probability

FOREIGN = 0.95
"""Chance from which a text is taken to be in the other language."""
SUBJECT = re.compile(r"\b(?:he|she|they)\b|(?<![-\w])(?:ils?|elles?)(?= \w)", re.IGNORECASE)
"""A pronoun that does what is asked."""
NAMED_FIRST = re.compile(
    r"(?P<thing>[^,]{2,40}), (?:c'|ca |on |ils? |elles? |qu'|combien |quand |ou "
    r"|(?:is|are|was|were|does|do|did) (?:it|they) )"
)
"""A thing that stands before the question of it: « le filtre, on le nettoie quand ? »."""
IT = re.compile(r"(?<=(?:is|es|as|id) )it\b(?! (?:take|is)\b)", re.IGNORECASE)
"""A thing that is or does what is asked: "How much is it?"."""
ENGLISH = frozenset({"the", "a", "an", "my", "our", "your"})
ALSO = re.compile(r",? (?:aussi|too|as well|also|egalement|également)$", re.IGNORECASE)
ONLY = re.compile(
    r"(?:not even|meme pas|pas meme|even|only|just|including|except|without|every|each|once|twice|meme|seulement"
    r"|uniquement|sauf|sans|y compris|chaque|tou(?:te)?s les|une fois|deux fois|a chaque"
    r"|(?:the )?(?:day|night|morning|evening|week|month|time) (?:after|before)|the next (?:day|morning|night|time)"
    r"|(?:le )?lendemain|la veille|l[ea] (?:jour|semaine|mois|fois) (?:d'avant|d'apres|suivante?|precedente?))\b"
)
"""Words that begin a circumstance of what was asked: « même le dimanche ? »."""
HOLIDAY = re.compile(
    r"(?:(?:on|at|over|during|during the|a|pour|pendant|le|les|le jour de|la veille de) )+"
    r"(?:\w+ (?:day|eve)|christmas|easter|bank holidays?|(?:the |school )*holidays?|noel|paques|(?:l')?ascension"
    r"|(?:la )?toussaint|l'(?:an|armistice)|jours? feries?|vacances(?: scolaires)?)[ ?.!]*$"
)
ON_A_DAY = re.compile(rf" (?:on |le |les )?\b(?:{'|'.join(sorted(lists.DAYS))})\b", re.IGNORECASE)
ARTICLE_OF = {"its": "the", "son": "le", "sa": "la", "ses": "les"}
QUEL = {"le ": "", "la ": "le"}
WHICH_IS = re.compile(r"^([Qq])uel(?:le)?( est )")
WHO_IS = re.compile(r"(?:who|qui) (?:is|was|are|were|est|etait|sont)\b")
THAT_OF = re.compile(
    r"(?:cel(?:ui|le)|ceux|celles) (?=d)|(?:that|those|the ones?) (?=of |for |in |at |from )"
)
OWNER = re.compile(r"(?P<who>(?:the|this|that|my|our) [\w -]+|[A-Z][\w -]+)['’]s(?: one)?$")
"""Whose it is, alone: "the mower's" behind "How long is the guarantee of the kettle?"."""


def fragment(before: Before, now: Opened) -> str:
    """Return the question before, with what *now* names in it."""
    text = now.text
    if HOLIDAY.match(fold_letters(text)) or ONLY.match(fold_letters(text)):
        return circumstance(before, text)
    if changed := before.moved(text) or other(before.question, text, before.texts):
        return changed
    if named := THAT_OF.match(fold_letters(text)):
        text = text[named.end() :]
        if changed := _that_of(before, text):
            return changed
    words = tokens(text)
    if not words:
        return ""
    if words[0].plain in lists.POSSESSIVES:
        return _of_its_own(before, text)
    return _with(before, text, words)


def _of_its_own(before: Before, text: str) -> str:
    """Return the question whose *text* is another that belongs to what was asked for: "Who is her deputy?"."""
    if changed := _of_the_same(before, text):
        return changed
    nobody = any(word.plain in lists.ATTRIBUTES for word in tokens(text))
    asks = None if nobody else WHO_IS.match(fold_letters(before.question))
    found = before.of_subject(text, of_person=ASKS_WHO.search(fold_letters(before.question)) is not None)
    return f"{before.question[: asks.end()]} {found[0].lower()}{found[1:]}" if asks and found else found


def _of_the_same(before: Before, text: str) -> str:
    """Return the question before of what else its thing has: "its weight?" behind "What is the price of the saw?"."""
    own = before.own or before.question
    found, words = chunks(own), tokens(text)
    its = ARTICLE_OF.get(words[0].plain, "")
    if (
        not its
        or len(words) < 2
        or len(found) < 2
        or not found[0].focus
        or found[1].words[0].before not in lists.OF
    ):
        return ""
    its = "l'" if its in {"le", "la"} and words[1].plain[0] in "aeiouyh" else f"{its} "
    asked = WHICH_IS.sub(
        lambda each: f"{each[1]}uel{QUEL[its]}{each[2]}" if its in QUEL else each[0], own[: found[0].start]
    )
    changed = f"{asked}{its}{text[words[1].start :].strip(' ?.!,')}{own[found[0].end :]}"
    return _asked_of(changed, before.about)


def _with(before: Before, text: str, words: Sequence[Token]) -> str:
    """Return the question before with *text* in the place of its like, or behind it, or *text* of its subject."""
    for way in (_of_owner, _of_deed, _named_first, _for_it):
        if changed := way(before, text, words):
            return changed
    if has_name(words) and before.about:
        return _with_names(before, text, words)
    if changed := _in_its_pronouns_place(before, text, words):
        return changed
    if not has_name(words) and not any(word.time for word in words) and _is_foreign(before, text):
        return before.of_subject(text)
    if changed := swapped(before.question, text, before.texts, " ".join(before.turn.titles[:1])):
        return changed
    return appended(before.question, text) if words[0].is_preposition else before.of_subject(text)


def _asked_of(question: str, about: str) -> str:
    """Return *question* with what it is asked *about* behind it, if anything."""
    body = question.rstrip(" ?.!")
    return f"{body}, {about}?" if about else f"{body}?"


def _of_deed(before: Before, text: str, words: Sequence[Token]) -> str:
    """Return the question before of another deed, with what is put behind it."""
    own = f"{before.own}?" if before.about else before.question
    changed = of_another_deed(own, text.strip(" ?.!,"), words)
    return _asked_of(changed, before.about) if changed and before.about else changed


def _with_names(before: Before, text: str, words: Sequence[Token]) -> str:
    """Return the question before with the names of *text* for their like in it, or in what is put behind it."""
    own = before.own
    named = words[0].plain in lists.ARTICLES and has_name(tokens(own))
    like = {shape(word) for word in words} & {shape(word) for word in tokens(own)} - {""}
    if (named or like) and (changed := swapped(f"{own}?", text, before.texts)):
        return _asked_of(changed, before.about)
    if words[0].is_preposition and (changed := _of_its_place(before, text, words)):
        return f"{own}, {changed}?"
    if changed := _of_one_head(before.about, text):
        return f"{own}, {changed}?"
    if (words[0].is_preposition or words[-1].text.isupper()) and is_of_cited(before, words):
        return f"{own} {text.strip(' ?.!,')}, {before.about}?"
    return f"{own}, {text.strip(' ?.!,')}?"


def _of_its_place(before: Before, text: str, words: Sequence[Token]) -> str:
    """Return what is put behind with the name of *text* for one behind such a preposition: "in Japan".

    A name of the title is no such one: with another, another document is meant.
    """
    titles = {word.plain for word in tokens(" ".join(before.turn.titles))}
    for name in reversed(tokens(before.whole)):
        like = same_use(name.before)
        if (
            name.is_name
            and name.plain not in titles
            and like is not None
            and like == same_use(words[0].plain)
        ):
            for old in tokens(before.about):
                if old.text == name.text:
                    new = without_preposition(text.strip(" ?.!,"), words)
                    return before.about[: old.start] + new + before.about[old.end :]
    return ""


def _of_owner(before: Before, text: str, _: Sequence[Token]) -> str:
    """Return the question before about the same of another owner: "and the mower's?"."""
    found = OWNER.match(text.strip(" ?.!,"))
    if not found:
        return ""
    owner = found["who"]
    if before.about:
        return f"{before.own}, {owner}?"
    named = [each for each in chunks(before.question) if each.named]
    if not named:
        return appended(before.question, f"of {owner}")
    return repaired(before.question[: named[-1].start] + owner + before.question[named[-1].end :])


def _that_of(before: Before, text: str) -> str:
    """Return the question before with *text* behind the thing that it names alone: « celle d'automne »."""
    own = before.own
    things_named = [each for each in chunks(own) if is_thing(each) and not each.named]
    if not things_named or things_named[-1].end != len(own):
        return ""
    about = "" if has_name(tokens(text)) else f", {before.about}"
    return f"{own} {text.strip(' ?.!,')}{about}?"


def _named_first(before: Before, text: str, words: Sequence[Token]) -> str:
    """Return the question before with *text* for what it names before its sentence: « Lecorre, c'était combien ? »."""
    own = before.own or before.question.rstrip(" ?")
    found = NAMED_FIRST.match(fold_letters(own))
    if not found or not _names(words[0]) or not _names(tokens(own)[0]):
        return ""
    changed = text.strip(" ?.!,") + own[found.end("thing") :]
    return _asked_of(changed, before.about)


def _names(word: Token) -> bool:
    """Tell whether *word* begins what names a thing: an article, or a capital."""
    named = word.text[0].isupper() and word.is_content and not word.time
    return (word.plain in lists.DETERMINERS and not word.is_preposition) or named


def _for_it(before: Before, text: str, words: Sequence[Token]) -> str:
    """Return the question before with *text* for its "it", which is put behind no more: "How much is the dog?"."""
    own = opened(before.turn.question).text
    found = IT.search(own)
    if not found or not before.about or words[0].plain not in ENGLISH or any(word.time for word in words):
        return ""
    thing, _, rest = before.about.partition(", ")
    about = rest if tokens(thing)[0].plain in lists.DETERMINERS else before.about
    changed = f"{own[: found.start()]}{text.strip(' ?.!,')}{own[found.end() :]}"
    return _asked_of(changed, about)


def _in_its_pronouns_place(before: Before, text: str, words: Sequence[Token]) -> str:
    """Return the question before with *text* for the pronoun in it: "and the landlord?" after "does he pay?"."""
    own, text = opened(before.turn.question).text, ALSO.sub("", text.strip(" ?.!,"))
    nobody = [each.span() for each in IMPERSONAL.finditer(fold_letters(own))]
    found = next(
        (each for each in SUBJECT.finditer(own) if not any(a <= each.start() < b for a, b in nobody)), None
    )
    if not found and before.about and words[0].plain in lists.FRENCH_ARTICLES:
        changed = in_its_verbs_pronoun(own, text)
        return _asked_of(changed, before.about) if changed else ""
    many = words[0].plain in {"les", "des"}
    if found and found[0].lower() in {"il", "elle", "ils", "elles"} and many != found[0].endswith("s"):
        return ""
    if (
        not before.about
        or not found
        or words[0].plain not in lists.ARTICLES
        or any(word.time for word in words)
    ):
        return ""
    changed = f"{own[: found.start()]}{text}{own[found.end() :]}"
    about = before.topic if found[0].lower() in {"he", "she"} else before.about
    if before.texts and not speak_of([*before.texts, *before.turn.titles], content(words)):
        about = ""  # a thing that is no part of what was cited
    return repaired(_asked_of(changed, about))


def circumstance(before: Before, text: str) -> str:
    """Return the question before, under the circumstance that *text* names: "in 2022", "at weekends"."""
    if _is_time(text):
        return swapped(before.question, text, [], "")
    is_holiday = HOLIDAY.match(fold_letters(text)) is not None
    return appended(ON_A_DAY.sub("", before.question) if is_holiday else before.question, text)


def _is_foreign(before: Before, text: str) -> bool:
    """Tell whether *text* is in the other language than the question before, with none of its words."""
    if {word.plain for word in content(tokens(text))} & {word.plain for word in tokens(before.question)}:
        return False
    french = french_probability(text)
    return french > FOREIGN if before.turn.language == "en" else french < 1 - FOREIGN


def _of_one_head(about: str, text: str) -> str:
    """Return *about* with *text* for the part of it that has a noun of *text*: "cabinet Brune" for "Cabinet Dorsan"."""
    parts, heads = about.split(", "), {word.plain for word in content(tokens(text))}
    for place, part in enumerate(parts):
        if len(parts) > 1 and any(word.plain in heads for word in tokens(part)):
            return ", ".join([*parts[:place], text.strip(" ?.!,"), *parts[place + 1 :]])
    return ""


def _is_time(text: str) -> bool:
    return all(word.time or not word.is_content for word in tokens(text))
