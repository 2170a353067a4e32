"""Conditions that deny a word of the question before: "and if it is not booked?", « et s'il n'est pas réservé ? »."""

import re

from passerelle.conversation import lists
from passerelle.conversation.tokens import tokens
from passerelle.index.folding import fold_letters
from passerelle.words import stem

DENIED = re.compile(
    r"(?:si |s'|if |quand |when )(?:il|elle|ils|elles|ce|c'|it|they|it's|that|on|one|you|i|je|j')[ ']?"
    r"(?:n'|ne |is |are |was |am |re )?(?:est|sont|etait|suis|isn't|aren't|wasn't)? ?(?:not |pas )?(?P<word>[\w-]{4,})$"
)
NOT = re.compile(r"\bnot\b|n't\b|\bpas\b")


def denied(question: str, clause: str) -> str:
    """Return *question* with the word denied that *clause* denies; empty where it denies none of its words."""
    text = clause.strip(" ?.!,\u00a0\u202f")
    found = DENIED.match(fold_letters(text))
    if not found or not NOT.search(fold_letters(text)):
        return ""
    for word in reversed(tokens(question)):
        if word.is_content and not word.is_name and stem(word.plain) == stem(found["word"]):
            no = "non" if fold_letters(text).startswith(("si", "s'", "quand")) else "not"
            before = question[: word.start].rstrip()
            if before.split(" ")[-1] in {"not", "non", "pas"}:
                return ""
            return f"{before} {no} {question[word.start :]}" if word.before not in lists.WH else ""
    return ""
