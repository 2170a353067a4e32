"""Whether a question leans on what was said before it: what opens it, what it points back at, what it leaves out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.conversation import lists
from passerelle.conversation.tokens import Token, tokens
from passerelle.index.folding import fold_letters

POLITE = (
    r"(?:ok(?:ay)?|d'accord|tres bien|parfait|super|genial|merci(?: beaucoup| bien)?|thanks(?: a lot)?"
    r"|thank you"
    r"|great|perfect|right|oui|yes|ah|oh|hm+|euh|bon|ben|well|alors|so|really|vraiment|tiens|i see"
    r"|je vois"
    r"|bonjour|hello|hi)"
)
CORRECTING = (
    r"(?:no|non|nope|pardon|desole|sorry|excuse me|excusez-moi|wait|attends|attendez|actually|en fait|plutot"
    r"|rather"
    r"|erreur|oops|oups)"
)
MEANT = (
    r"(?:i (?:meant|mean|was (?:asking|talking) about)|je (?:voulais|veux) (?:dire|parler(?: de)?)"
    r"|je (?:parle|parlais)"
    r"(?: de)?|i'm (?:asking|talking) about|not that one|pas celui-la|pas celle-la|c'est-a-dire)"
)
ALSO = (
    r"(?:and|et|but|mais|or|ou|puis|then)?[ ,]*(?:what about|how about|(?:qu'|quid |et )en est-il|quid"
    r"|qu'est-ce que c'est"
    r" pour)(?: (?=d'|de |du |des ))?(?:d[eu] |des |d')?|(?:and|et|but|mais)\b"
)
OPENING = re.compile(rf"(?:{POLITE}\b[ ,.!…:;?–-]*)+")
CORRECTION = re.compile(
    rf"(?:{POLITE}\b[ ,.!…–-]*)*(?:(?:{CORRECTING}\b[ ,.!…:–-]*)+(?:{MEANT}[ ,:]*)?|{MEANT}[ ,:]*)"
)
CONTINUATION = re.compile(rf"(?:{ALSO})[ ,]*")
NEW_SUBJECT = re.compile(
    r"(?:autre chose|autre question|another (?:thing|question)|changing the subject|rien a voir)"
)
IMPERSONAL = re.compile(
    r"\b(?:il|ils|it)[ -](?:n'|ne |se |lui |leur |me |vous |nous )*"
    r"(?:faut|faudra|y a|s'agit|existe|reste|suffit"
    r"|vaut mieux|pleut"
    r"|est (?:vrai|possible|interdit|permis|autorise|necessaire|obligatoire|temps)|is (?:possible"
    r"|allowed|true)"
    r"|take)|(?:il )?se passe\b|\b(?:faut|faudra|faudrait|(?:n')?y a(?:vait|ura|urait)?|existe|s'agit"
    r"|arrive|reste|suffit)(?:-t)?-il"
    r"|\b(?:est|etait|serait)-il (?:vrai|possible|interdit|permis|autorise|necessaire|obligatoire|utile"
    r"|trop tard|normal)"
    r"|\b(?:is|was) it (?:possible|allowed|true|ok|necessary|legal|compulsory|normal|forbidden|safe"
    r"|usual|enough)"
    r"|\bwhat (?:does|did) it mean (?:when|if|that)\b"
    r"|\b(?:does|did|will|would) it (?:take|cost)(?: [\w']+){0,3} to\b|\b(?:vaut|se fait)(?:-t)?-il"
)
THERE_IS = re.compile(
    r"\b(?:is|are|was|were|will|has|have|should|can|could|may|might|must)(?:n't)? there\b|\bthere(?:'s| is"
    r"| are| was| were| will| has| have)\b"
)
FAR = re.compile(
    r"^c'(?:est|etait) (?:plus|moins|aussi|trop|vraiment|bien|pas|toujours|encore)\b"
    r"|\b(?:who|whom|what|where|when|how|anything|anyone|anybody|someone|something) else\b"
    r"|\b(?:qui|quoi|ou|quand|rien|personne) d'autres?\b"
    r"|\bapart from (?:that|him|her|it|them)\b|\ba part (?:ca|lui|elle|eux)\b"
    r"|\b(?:which ones?(?! of)|(?:le|la|les)quel(?:le)?s?(?! d))\b"
    r"|\b(?:la-bas|over there|like that|this one|that one|that time|those ones?|celui-ci|celle-ci|celui-la"
    r"|celle-la"
    r"|la-dessus|la-dedans|(?:the )?(?:year|month|week|season|day) (?:before|after)(?= ?[?.!]*$)"
    r"|(?:l'annee )?(?:d'avant|d'apres|precedente|suivante|de depart)(?= ?[?.,!]*$))"
    r"|\b(?:is|was|does|did|can|will|at|in|on|for|about|after|before|with|from|why) (?:that|those|these|this)"
    r"(?= ?[?.,!]|$| (?!year|month|week|is|are|the|his|her|my|it)\w+)"
    r"|\b(?:cet|cette|ces|ce) (?!annee|mois|semaine|moment|jour|matin|soir|sont|que|qu'|qui|n'|type|genre"
    r"|ne\b)\w+"
)
"""Words for what only those before can have named."""
BACK = re.compile(
    r"\b(?:(?:the )?(?:same|others?|next ones?)|le meme|la meme|les memes|pareil|ainsi|ca|cela|c'est|c'etait"
    r"|ce vote|those"
    r"|such|chacune?|l'autre|les autres|aussi|too|as well|instead|then|ensuite|the former|the latter|d'avant"
    r"|d'apres"
    r"|which ones?(?! of)|(?:le|la|les)quel(?:le)?s?(?! d)"
    r"|(?:la|le) (?:precedente?|suivante?)|previous|following)\b"
)
OBJECT = re.compile(
    r"(?<![-\w])(?:je|j'|tu|il|elle|on|nous|vous|ils|elles|qui|ne|peut-on|doit-on|faut-il|puis-je|peut|dois"
    r"|peux)"
    r" ?(?:n'|ne )?(?:(?:le|la|les) (?=\w+(?:er|ir|e|es|ent|ons|ez|ait|a)\b(?! d[eu]))"
    r"|l'(?=\w+(?:e|es|ent|er|ir|ait|ont|a)\b)|y (?!a\b|avait|aura)"
    r"|en (?=est|a\b|ont|sont|fait|faut|ai\b|avez|\w+er\b))"
)
CLITIC = re.compile(
    r"(?<![-\w])(?:je|j'|on|tu|nous|vous|il|elle|qui|ils|elles) ?(?:ne |n')?(?:l'|lui |leur )(?=\w)|\by en\b"
)
THIRD = re.compile(r"-(?:t-)?(?:ils?|elles?)$")
FIRST_NAMED = lists.NUMBERS | {"le", "la", "les", "l'", "un", "une", "the", "a", "an"}
COUNTING, COUNTED = {"combien", "how"}, {"de", "d'", "many", "much"}
ASKING = lists.WH - {"que", "qu'"} | lists.SPEAKER | lists.PERSONAL
ENGLISH_DETERMINERS = frozenset("the a an this that these those my your his her its our their which".split())
CLAUSE = re.compile(r"(?:if|si|s'ils?|when|quand|lorsque?)\b")
TAG = re.compile(
    r"(?: ?, ?(?:(?:may|can|could) i|is it|right|je peux)"
    r"|[ ,]+(?:isn't it|please|n'est-ce pas|stp|svp|s'il (?:te|vous) plait|c'est possible"
    r"|merci|thanks|then|alors|du coup))"
    r"(?= ?[?.!]*$)"
)


OF_ITS_OWN = re.compile(
    r"\b(?:le|la|les|l'|du|des|aux?|the|an?|une?) ?(?P<head>\w+)(?: \w+)? (?:de (?:la |l')|du |des |of (?:the|an?) "
    r"|(?:in|on|at) the |dans (?:le |la |les |l'))\w{3,}"
)
"""A thing of another, both with an article: "the blade of the mower"."""
OF_ANYTHING = re.compile(r"\ban? \w{3,}'s (?:\w+ )?\w{3,}")
"""A thing of any of a kind: "a kettle's red lamp"."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A question without what opens it: ``text`` is the rest, ``continues`` after "and", ``corrects`` after "no"."""

    text: str
    continues: bool = False
    corrects: bool = False
    changes_subject: bool = False


def opened(question: str) -> Opened:
    """Return *question* without thanks, "and", "no, I meant" at its beginning."""
    text = question.strip()
    if NEW_SUBJECT.match(fold_letters(text)):
        return Opened(text, changes_subject=True)
    correcting = CORRECTION.match(fold_letters(text))
    if correcting:
        text = text[correcting.end() :]
    elif opening := OPENING.match(fold_letters(text)):
        text = text[opening.end() :]
    continuing = CONTINUATION.match(fold_letters(text))
    if continuing:
        text = text[continuing.end() :]
    if tagged := TAG.search(fold_letters(text)):
        text = text[: tagged.start()] + text[tagged.end() :]
    return Opened(text.strip(), continuing is not None, correcting is not None)


def points_back(text: str) -> bool:
    """Tell whether *text* holds a word for something it does not name before that word.

    Where it names something anywhere, only words count that cannot mean that.
    """
    plain, words = fold_letters(text), tokens(text)
    named = has_name(words)
    if any(_is_open(each, words) for each in FAR.finditer(plain)):
        return True
    if not named and (
        BACK.search(plain)
        or any(_is_open(each, words) for pattern in (CLITIC, OBJECT) for each in pattern.finditer(plain))
    ):
        return True
    return free_pronoun(text)


def _is_open(found: re.Match[str], words: Sequence[Token]) -> bool:
    """Tell whether nothing is named before what was *found* that it could mean."""
    return not _named_before([word for word in words if word.start < found.start()])


def free_pronoun(text: str) -> bool:
    """Tell whether *text* has a pronoun for a person or a thing that it does not name before it."""
    plain, words = fold_letters(text), tokens(text)
    free = [each.span() for pattern in (IMPERSONAL, THERE_IS) for each in pattern.finditer(plain)]
    return any(
        _is_pronoun(word, named=has_name(words)) and not _named_before(words[:place])
        for place, word in enumerate(words)
        if not any(start <= word.start < end for start, end in free)
    )


def names_a_whole(text: str) -> bool:
    """Tell whether *text* says of what it asks, as in "the blade of the mower", though it names nothing."""
    plain = fold_letters(text)
    found = OF_ITS_OWN.search(plain)
    return OF_ANYTHING.search(plain) is not None or (
        found is not None and found["head"] not in lists.ATTRIBUTES
    )


def is_fragment(text: str) -> bool:
    """Tell whether *text* has neither a verb nor a question word: a thing, a place or a time alone."""
    words = tokens(text)
    if words and words[0].plain in {"que", "qu'"}:
        return False
    return not CLAUSE.match(fold_letters(text)) and not any(
        word.is_verb
        or (word.plain in ASKING and word.text.lower() != "ou" and not _is_english_on(words, place))
        for place, word in enumerate(words)
        if word.plain != "a" or _has(words, place)
    )


def _is_english_on(words: Sequence[Token], place: int) -> bool:
    """Tell whether the "on" at *place* is the English preposition and no French pronoun: "on Saturdays"."""
    behind = words[place + 1] if place + 1 < len(words) else None
    english = behind is not None and (
        behind.time
        or behind.plain in ENGLISH_DETERMINERS
        or behind.text[0].isdigit()
        or behind.text[0].isupper()
        or (behind.plain.endswith("s") and behind is words[-1])  # no French verb does, behind "on"
    )
    return words[place].plain == "on" and bool(english)


def _has(words: Sequence[Token], place: int) -> bool:
    """Tell whether the "a" at *place* is the French verb: « l'enfant a droit », and no « à » or article."""
    before = words[:place]
    french = any(word.plain in lists.FRENCH_ARTICLES for word in before)
    return words[place].text == "a" and french and before[-1].is_content


def has_name(words: Sequence[Token]) -> bool:
    """Tell whether *words* hold a name; a number alone, as of a version, is none."""
    return any(word.is_name and any(map(str.isalpha, word.text)) for word in words)


def content(words: Sequence[Token]) -> list[Token]:
    return [word for word in words if word.is_content]


def _is_pronoun(word: Token, *, named: bool) -> bool:
    if word.plain in lists.POSSESSIVES:
        return not named or word.first or word.before in lists.CONJUNCTIONS
    if word.plain in lists.PERSONAL or word.plain in {"there", "it's", "they're", "he's", "she's"}:
        return True
    return THIRD.search(word.plain) is not None


def _named_before(words: Sequence[Token]) -> bool:
    """Tell whether a thing is named among *words*: a name, or a noun with its article that is not what is asked for."""
    asked = False
    for place, word in enumerate(words):
        if word.is_name:
            return True
        if word.plain in lists.WH:
            behind = words[place + 1].plain if place + 1 < len(words) else ""
            asked = word.plain in lists.THINGS and (word.plain not in COUNTING or behind in COUNTED)
        elif word.plain in FIRST_NAMED and word.text != "à" and not asked:
            if place + 1 < len(words) and words[place + 1].is_content:
                return True
        elif word.is_verb:
            asked = asked and word.plain in lists.BE
        elif word.is_content and not any(each.plain in lists.WH or each.is_verb for each in words[:place]):
            return True
        elif word.is_content:
            asked = False
    return False
