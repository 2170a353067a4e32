"""Turn a question that leans on what was said into one that stands alone, or leave it as it is."""

import re
from collections.abc import Callable, Sequence

from passerelle.conversation.before import Before
from passerelle.conversation.clauses import clause
from passerelle.conversation.compared import compares
from passerelle.conversation.contracted import agreed
from passerelle.conversation.earlier import come_back
from passerelle.conversation.elsewhere import elsewhere
from passerelle.conversation.fragments import circumstance, fragment
from passerelle.conversation.leaning import (
    Opened,
    content,
    has_name,
    is_fragment,
    opened,
)
from passerelle.conversation.tokens import tokens
from passerelle.conversation.topic import topic
from passerelle.conversation.turns import Turn
from passerelle.index.folding import fold_letters
from passerelle.index.text import capital
from passerelle.language import french_probability
from passerelle.third import is_third_language

LONGEST = 400
"""Characters of a question that may lean on what was said: whoever writes more says what they mean."""
EVEN = 0.5
END = " ?.!\u00a0\u202f"
MANY = 9
"""Words of its own that a question may have and still lean on others."""
ITS_OWN_THING = re.compile(r".{3,}\S\s?: comment ca se passe\b")
"""What a refusal suggests to ask: « Annulation : comment ça se passe ? »."""


def stand_alone(question: str, history: Sequence[Turn], text_of: Callable[[str], str]) -> str:
    """Return *question* as it stands alone after *history*, oldest first; empty where it stands alone already.

    *text_of* gives the text of a document by its id, empty where it is gone.
    """
    history = [each for each in history if not is_third_language(each.question)]
    if not history or len(question) > LONGEST or ITS_OWN_THING.match(fold_letters(question)):
        return ""
    if is_third_language(question):
        return ""
    now = opened(question)
    if now.changes_subject or not now.text.strip(" ?.!") or len(content(tokens(now.text))) > MANY:
        return ""
    now, last = come_back(now, history, text_of)
    now, adds = compares(now)
    upto = history[: len(history) - list(reversed(history)).index(last)]
    cited = next((each for each in reversed(upto) if each.documents), last)
    whole = next((each.searched for each in reversed(upto) if _is_whole(each)), "")
    said = Before(last, [text_of(each) for each in cited.documents], topic(upto), whole)
    if not tokens(now.text):
        return ""
    if again := elsewhere(said.question, now.text, [*last.titles, *said.texts]):
        rewritten = fragment(said, Opened(again, continues=True))
    elif adds:
        rewritten = circumstance(said, now.text)
    else:
        rewritten = fragment(said, now) if _is_elliptic(now) else clause(said, now)
    return _finished(rewritten, question, last) if rewritten else ""


def _is_whole(turn: Turn) -> bool:
    """Tell whether the form searched of *turn* is one sentence, and not the question with its subject behind it."""
    return turn.searched == turn.question or not turn.searched.lower().startswith(
        opened(turn.question).text.strip(" ?.!,").lower()
    )


def widened(question: str, searched: str, history: Sequence[Turn]) -> str:
    """Return the form of *question* that asks it of all that is cited, where *searched* asks it of a part.

    Empty where *searched* puts nothing behind it, or what is cited says no more.
    """
    body = opened(question).text.strip(" ?.!,")
    if not history or not searched.lower().startswith(f"{body.lower()}, "):
        return ""
    about = topic(history)
    if not about or {word.plain for word in tokens(searched[len(body) :])} == {
        word.plain for word in tokens(about)
    }:
        return ""
    return _finished(f"{capital(body)}, {about}", question, history[-1])


def _finished(rewritten: str, question: str, last: Turn) -> str:
    """Return *rewritten* as a sentence in the language of *question*; empty where it is the question itself."""
    body, asked = (text.strip().rstrip(END) for text in (rewritten, question))
    if body.lower() == asked.lower():
        return ""
    french = french_probability(question, interface=last.language) > EVEN
    return f"{capital(agreed(body))}{' ?' if french else '?'}"


def _is_elliptic(now: Opened) -> bool:
    if not is_fragment(now.text):
        return False
    words = tokens(now.text)
    if now.continues or now.corrects:
        return True
    return not (has_name(words) and len(content(words)) > 2) and len(content(words)) < 5
