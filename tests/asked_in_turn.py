"""What tests of follow-ups share: the form in which the last of several questions is looked for."""

from passerelle.conversation.rewrite import stand_alone
from passerelle.conversation.turns import Turn


def in_turn(title: str, *questions: str) -> str:
    """Return the form that the last of *questions* is looked for in."""
    history: list[Turn] = []
    form = ""
    for question in questions:
        form = stand_alone(question, history, lambda _: "")
        language = "fr" if question.endswith(" ?") else "en"
        history.append(Turn(question, form or question, language, (title,), (title,)))  # type: ignore[arg-type]
    return form
