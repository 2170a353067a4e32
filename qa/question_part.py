"""The question inside a message: what it asks, without the story told before and after."""

from passerelle.index.sentences import sentences
from passerelle.words import content_words

SAYS_ENOUGH = 3
"""Words that carry meaning from which a question is looked for by its own alone."""


def asking(message: str) -> str:
    """Return the sentences of *message* that end in a question mark, or all of it.

    All of it counts where nothing is asked, where everything is, and where what is asked is too short to be
    looked for by itself, as in "Is that allowed?".
    """
    if "?" not in message:
        return message
    parts = [message[span.start : span.end] for span in sentences(message)]
    asked = [part for part in parts if part.rstrip("\"'»”)] ").endswith("?")]
    question = " ".join(asked)
    if not asked or len(asked) == len(parts) or len(content_words(question)) < SAYS_ENOUGH:
        return message
    return question
