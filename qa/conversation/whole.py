"""Whether a question with a verb stands alone: it names what it asks of, or is of a thing that was not spoken of."""

from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.before import Before
from passerelle.conversation.leaning import (
    Opened,
    content,
    has_name,
    names_a_whole,
    points_back,
)
from passerelle.conversation.spoken import speak_of
from passerelle.conversation.tokens import Token, tokens

FEW, FEW_AFTER_AND = 4, 6
"""Words of its own that a question without a name may have and still lean on others; more after "and"."""
SPECIFIC = 2
"""Words of its own by which a question that points at nothing shows that it is about another thing."""
ANYBODY = frozenset("people persons person personnes personne gens monde members membres".split())
"""Words for those who come to anything: "how many people came?"."""


def is_whole(before: Before, now: Opened, words: Sequence[Token]) -> bool:
    """Tell whether *now* stands alone as it is."""
    few = now.continues or len(content(words)) <= FEW
    if points_back(now.text) or (few and is_of_cited(before, words)):
        return False
    return (
        has_name(words)
        or len(content(words)) > (FEW_AFTER_AND if now.continues else FEW)
        or (not now.continues and _is_new(before, now.text, words))
    )


def own_words(words: Sequence[Token]) -> list[Token]:
    asks = any(word.plain in lists.WH for word in words)
    return [word for word in content(words) if not (asks and word.plain in lists.VAGUE)]


def is_of_cited(before: Before, words: Sequence[Token]) -> bool:
    """Tell whether *words* name things, all of which the text cited speaks of, and nothing of its title."""
    names = {word.plain.removesuffix("'s") for word in words if word.is_name}
    topic = {word.plain for word in tokens(before.topic)}
    return bool(names) and bool(topic) and not names & topic and names <= _spoken(before)


def _spoken(before: Before) -> set[str]:
    return {
        word.plain.removesuffix("'s")
        for text in before.texts
        for word in tokens(text)
        if word.text[0].isupper()
    }


def _is_new(before: Before, text: str, words: Sequence[Token]) -> bool:
    """Tell whether a question that points at nothing is about another thing.

    The texts cited speak of less than half of its words then.
    """
    if names_a_whole(text):
        return True
    own = [word for word in content(words) if word.plain not in lists.MEASURES | ANYBODY]
    if not before.texts or any(word.plain in lists.SPEAKER for word in words):
        return False
    cited = [*before.texts, before.question, *before.turn.titles]
    spoken = sum(speak_of(cited, [word]) for word in own)
    return len(own) >= SPECIFIC and 2 * spoken < len(own)
