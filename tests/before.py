"""The question before, as a program knows it."""

from collections.abc import Sequence
from typing import Any

from passerelle.conversation.before import Before
from passerelle.conversation.turns import Turn


def before(
    question: str,
    searched: str = "",
    *,
    title: str = "",
    texts: Sequence[str] = (),
    topic: str = "",
    whole: str = "",
    quote: str = "",
    answer: str = "",
) -> Before:
    form = searched or question
    language: Any = "fr" if form.endswith(" ?") else "en"
    titles = (title,) if title else ()
    return Before(Turn(question, form, language, titles, titles, quote, answer), texts, topic, whole or form)
