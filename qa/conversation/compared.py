"""Follow-ups that compare: "the same for …", "is that more than …", "the other one"."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.leaning import Opened, has_name
from passerelle.conversation.subject import chunks, shape
from passerelle.conversation.tokens import Token, tokens
from passerelle.index.folding import fold_letters

SAME = re.compile(
    r"(?:now |do |maintenant )*(?:pareil|idem|la meme chose|the same|same|likewise|(?:the )?same (?:thing|question))\b"
    r"(?= (?:pour|for|at|a|au|chez|in|en|with|avec))[ ,]*"
    r"|(?:is|was|are|were|c'est|est-ce|c'etait|etait-ce|y a-t-il|il y a)\b.{0,30}?"
    r"\b(?:the same|la meme chose|pareil|le meme|la meme|like that|comme ca|comparable|similar)\b[ ,]*"
)
IS_IT = (
    r"(?:(?:is|was|are|were|will|would) (?:it|that|this|they)(?: be)?|(?:ca|cela|c'|ce) ?(?:est|etait|sera|serait)"
    r"|est-ce|etait-ce|(?:est|etait)-(?:il|elle)|(?:il|elle)s? (?:est|etait|sont|etaient)"
    r"|(?:did|does|do|would) (?:it|that|they) (?:cost|take|last)|(?:ca|cela) (?:coute|coutait|dure|durait|prend))"
)
MORE = (
    r"(?: (?:still|also|much|any|a lot|bien|encore|aussi|beaucoup))?"
    r" (?:(?:more|less|plus|moins|aussi|as|autant)\b(?: (?!que\b|qu'|than\b|as\b|en\b|in\b|a\b|at\b|le\b|la\b)\w+)?"
    r"|(?!other|after|under|over|ever|never|her|per|either)\w{2,}er\b|worse|mieux|pire|meilleure?)"
)
COMPARED = re.compile(rf"{IS_IT}{MORE}(?: (?P<than>than|as|que|qu')(?: (?:for|pour)(?= ))?)? *")
OTHER = re.compile(
    r"^(?:(?:to|for|of|in|with|de|pour|a|avec|dans) )?(?:the other|l'autre|les autres|(?:an|un|une) autre)"
    r"(?: (?P<noun>\w+))?[ ?.!]*$"
)
"""A fragment that names nothing but the other of two."""


BEFORE_A_VERB = frozenset("s' se n' ne".split())


def compares(now: Opened) -> tuple[Opened, bool]:
    """Return *now* as what is compared alone, and whether that only adds a circumstance: "at weekends"."""
    plain = fold_letters(now.text)
    if (same := SAME.match(plain)) and (rest := now.text[same.end() :].strip(" ?")):
        return Opened(rest, continues=True), False
    if (more := COMPARED.match(plain)) and (rest := now.text[more.end() :].strip(" ?")):
        exact = any(map(str.isdigit, rest)) or has_name(tokens(rest))
        return Opened(rest, continues=True), not more["than"] and not exact
    return now, False


def other(question: str, fragment: str, texts: Sequence[str]) -> str:
    """Return *question* about the other of two; empty where *fragment* asks no such thing, or there is no one other.

    The other is a code of the same shape behind the same word in *texts*, or a word of its like before the same noun.
    """
    if not OTHER.match(fold_letters(fragment)):
        return ""
    plain = [fold_letters(text) for text in texts]
    asked = tokens(question)
    for place in range(len(asked) - 1, -1, -1):
        word, behind = asked[place], asked[place + 1] if place + 1 < len(asked) else None
        is_code = word.is_code or _is_number(word)
        found = _codes(word, texts) if is_code else _likes(word, behind, plain)
        if len(found) == 1:
            return question[: word.start] + found.pop() + question[word.end :]
    return ""


def _is_number(word: Token) -> bool:
    """Tell whether *word* tells two of a name apart: the 2 of "the Brenn 2"."""
    return word.text.isdecimal() and len(word.text) < 3 and word.before.isalpha()


def _codes(word: Token, texts: Sequence[str]) -> set[str]:
    """Return the other codes of the shape of *word* in the texts that have it; a number stands behind its word."""
    found: set[str] = set()
    for text in texts:
        like = {
            each.text
            for each in tokens(text)
            if (
                each.before == word.before and _is_number(each)
                if _is_number(word)
                else shape(each) == shape(word)
            )
        }
        found |= like - {word.text} if word.text in like else set()
    return found


def _likes(word: Token, behind: Token | None, plain: Sequence[str]) -> set[str]:
    """Return the words of the like of *word* that stand beside the same noun in *plain* texts."""
    likes = next((each for each in lists.OTHERS if word.plain in each), frozenset())
    places = [f"{{}} {behind.plain}"] if behind else []
    if word.before not in lists.FUNCTION:
        places.append(f"{word.before} {{}}")
    return {
        each
        for each in likes - {word.plain}
        if any(re.search(rf"\b{re.escape(form.format(each))}\b", text) for form in places for text in plain)
    }


def things(question: str) -> str:
    """Return the noun phrases of *question* without a name and not asked for: "bonfires" of "When are bonfires …"."""
    found = [
        each
        for each in chunks(question)
        if not each.named
        and not each.focus
        and each.words[0].before not in BEFORE_A_VERB
        and not all(word.time or word.plain in lists.ATTRIBUTES for word in each.words if word.is_content)
    ]
    return ", ".join(each.text(question) for each in found[:1])
