"""Questions that ask the one before of another name or year: "is it cheaper at Pell?", "has it gone up in 2025?"."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.leaning import IMPERSONAL, THERE_IS, content, is_fragment
from passerelle.conversation.tokens import Token, tokens
from passerelle.index.folding import fold_letters
from passerelle.language import french_probability
from passerelle.words import stem

ENGLISH = """cheaper dearer longer shorter later earlier sooner higher lower bigger larger smaller better worse faster
slower""".split()
FRENCH = "chere?s?|long(?:ue)?s?|tard|tot|haute?s?|grande?s?|petite?s?|rapides?"
COMPARATIVES = rf"{'|'.join(ENGLISH)}|(?:plus|moins) (?:{FRENCH})|meilleure?s?|mieux|pires?"
COMPARED = re.compile(FRENCH)
POINTS = re.compile(
    r"\b(?:it|that|this|so|they|them|there|too|also|as well|then|instead|same|ones?|ca|cela|ce|c'est|c'etait"
    rf"|meme|pareil|aussi|autant|more|less|as much|as many|{COMPARATIVES})\b|-(?:t-)?(?:ils?|elles?|ce)\b"
)
"""Words that take up what was asked before, of whatever it was asked."""
SAYS_NOTHING = frozenset(
    """same one ones too also well instead more less now still already ever up down there change changed changes go
    goes gone went put raised raise risen rise increased increase dropped drop meme pareil aussi autant encore toujours
    maintenant deja change augmente baisse monte passe cher chere chers cheres expensive ca cela mieux pire pires
    meilleur meilleure meilleurs meilleures""".split()
).union(ENGLISH, lists.ATTRIBUTES, lists.MEASURES, lists.EDITIONS, lists.VAGUE)
"""Words that ask nothing of their own beside one of `POINTS`."""
PRICED = frozenset("do does did pay pays cost costs paie paye coute coutent".split())


def elsewhere(question: str, text: str, cited: Sequence[str]) -> str:
    """Return the new name or year of *text*, which asks the same as *question*, as a fragment; empty where it has none.

    *cited* are the titles and texts that were cited: a name that stands there is none for another document.
    """
    words, plain = tokens(text), THERE_IS.sub(" ", IMPERSONAL.sub(" ", fold_letters(text)))
    if is_fragment(text):
        return ""
    points = POINTS.search(plain) is not None
    named = _named(text, words)
    inside = [word.start for word in tokens(named)]
    start = text.find(named)
    rest = [
        word
        for word in content(words)
        if not word.is_name and not word.time and word.start - start not in inside
    ]
    own = [word for word in rest if word.plain not in SAYS_NOTHING and not _is_compared(word)]
    said = {stem(word.plain) for word in tokens(question)}
    verbs = {word.plain for word in words if word.is_verb}
    if any(stem(word.plain) not in said for word in own) or (own and not points):
        return ""
    if any(word.is_name for word in words):
        names = {word.plain.removesuffix("'s") for word in words if word.is_name}
        new = names.isdisjoint(_words(question, *cited))
        asks = points or not verbs - PRICED
        return named if new and asks else ""
    years = [word.text for word in words if word.time == "year"]
    if not points or len(years) != 1 or years[0] in question:
        return ""
    return f"{'en' if french_probability(text) > 0.5 else 'in'} {years[0]}"


def _is_compared(word: Token) -> bool:
    return word.before in {"plus", "moins", "aussi"} and COMPARED.fullmatch(word.plain) is not None


def _words(*texts: str) -> set[str]:
    return {word.plain.removesuffix("'s") for text in texts for word in tokens(text)}


def _named(text: str, words: Sequence[Token]) -> str:
    """Return the names of *text* with the preposition and the article before them; empty where they lie apart."""
    places = [place for place, word in enumerate(words) if word.is_name]
    if not places:
        return ""
    first, last = places[0], places[-1]
    between = [word for word in words[first:last] if not word.is_name]
    if any(word.plain not in lists.OF | lists.ARTICLES for word in between):
        return ""
    while first and (
        words[first - 1].is_preposition
        or words[first - 1].plain in lists.ARTICLES
        or (words[first - 1].is_content and words[first].plain in lists.OF)
    ):
        first -= 1
    if last + 1 < len(words) and words[last + 1].plain in {"one", "ones"}:
        last += 1
    return text[words[first].start : words[last].end]
