"""Put another in the place of who does or undergoes what was asked: "a cat?" behind "Are dogs allowed?"."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.leaning import IMPERSONAL
from passerelle.conversation.subject import chunks
from passerelle.conversation.tokens import Token, tokens
from passerelle.index.folding import fold_letters

MANY_DO = re.compile(r"(?P<verb>Are|Were|Do|Did|Can|May|Must|Could|Should) (?P<many>[a-z][\w-]+s)(?= [a-z])")
"""A question of things without an article: "Are dogs allowed?"."""
ONE_DOES = {"Are": "Is", "Were": "Was", "Do": "Does"}
IF_IT_DOES = re.compile(
    r"(?:what )?(?:if|when) (?P<who>(?:the|an?|my|our|his|her|their) [\w' -]+?)"
    r" (?:does|do|did|is|are|was|were|has|have)(?: (?:it|so|too))?$",
    re.IGNORECASE,
)
"""A condition whose verb was said before: "and if the boiler does?"."""
IF = re.compile(r"\b(?:if|when) (?=(?P<article>the|an?|my|our|his|her|their) )", re.IGNORECASE)
INVERTED = re.compile(
    r"(?P<verb>(?:\b(?:ne |n['’]|se |s['’]|y |lui |leur ))*\b\w+)-(?P<t>t-)?(?P<who>ils?|elles?)\b",
    re.IGNORECASE,
)
MANY = re.compile(r"[a-z][\w-]+s")
NO_THINGS = lists.DETERMINERS | lists.BE | lists.SPEAKER | lists.PERSONAL | lists.NUMBERS
PRONOUNS = {"le": "il", "un": "il", "mon": "il", "la": "elle", "une": "elle", "ma": "elle"}


def of_another_kind(question: str, fragment: str, given: Sequence[Token]) -> str:
    """Return *question* of one thing or kind in the place of that which it is of; empty where it is of no kind."""
    if changed := _of_others(question, fragment, given):
        return changed
    found = MANY_DO.match(question)
    bare = len(given) == 1 and given[0].is_content and given[0].plain.endswith("s")
    one = len(given) > 1 and given[0].plain in {"a", "an", "my", "our"}
    own = {word.plain for word in given[1 if one else 0 :]}  # "an" is a year in French
    if not found or not (bare or one) or given[-1].is_exact or own & (lists.ATTRIBUTES | lists.PERIOD):
        return ""
    many = given[-1].plain.endswith("s")
    verb = found["verb"] if many else ONE_DOES.get(found["verb"], found["verb"])
    return f"{verb} {fragment}{question[found.end() :]}"


def _of_others(question: str, fragment: str, given: Sequence[Token]) -> str:
    """Return *question* with others for those at its end: "and cats?" behind "Does the lease allow dogs?"."""
    asked = tokens(question)
    many = [word for word in (*given, *asked[-1:]) if word.is_content and MANY.fullmatch(word.text)]
    if len(given) != 1 or len(many) != 2 or not asked[0].is_verb or asked[-1].before in NO_THINGS:
        return ""
    return question[: asked[-1].start] + fragment + question[asked[-1].end :]


def on_another_condition(question: str, clause: str) -> str:
    """Return *question* with the thing of its condition replaced: "if the boiler does" for "if a window breaks"."""
    new, old = IF_IT_DOES.match(clause.strip(" ?.!")), IF.search(question)
    starts = (old.end(), old.end("article") + 1) if old else ()
    thing = next((each for each in chunks(question) if each.start in starts), None)
    if not new or not old or not thing:
        return ""
    behind = [word for word in tokens(question) if word.start >= thing.end]
    named = [word for word in thing.words if word.start > old.end("article")]
    verb_inside = len(named) > 1 and not (behind and behind[0].is_verb)
    end = named[-2].end if verb_inside else thing.end
    return question[: old.end()] + new["who"] + question[end:]


def in_its_verbs_pronoun(question: str, thing: str) -> str:
    """Return *question* with *thing* for the pronoun behind its French verb: « le locataire doit-il payer »."""
    nobody = [each.span() for each in IMPERSONAL.finditer(fold_letters(question))]
    found = next(
        (each for each in INVERTED.finditer(question) if not any(a < each.end() <= b for a, b in nobody)),
        None,
    )
    article = fold_letters(thing).split(" ")[0]
    if not found or (article in {"les", "des", "mes"}) != found["who"].lower().endswith("s"):
        return ""
    verb, who = found["verb"], PRONOUNS.get(article, found["who"])
    verb = verb[0].lower() + verb[1:]
    before = question[: found.start()]
    doer = next((each for each in chunks(question) if each.end == len(before.rstrip())), None)
    # the pronoun stands for what is named before it: « les shorts sont-ils »
    if doer and doer.words[0].plain in lists.DETERMINERS:
        before = question[: doer.start]
    return f"{before}{thing} {verb}-{found['t'] or ''}{who}{question[found.end() :]}"


def by_name(question: str, person: str) -> str:
    """Return *question* with the name of a *person* for the pronoun that does what it asks: "Where did she teach?"."""
    pronouns = [word for word in tokens(question) if word.plain in {"he", "she"}]
    if len(pronouns) == 1:
        return question[: pronouns[0].start] + person + question[pronouns[0].end :]
    found = list(INVERTED.finditer(question))
    if len(found) != 1 or found[0]["who"].lower() not in {"il", "elle"}:
        return ""
    return f"{question[: found[0].start()]}{person} {question[found[0].start() :]}"
