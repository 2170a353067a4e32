"""What a question word alone is asked of, by how the question before was put and what was quoted for it."""

import pytest
from before import before

from passerelle.conversation.before import Before
from passerelle.conversation.clauses import clause
from passerelle.conversation.leaning import opened

FAIR = before(
    "When is the fair of Vesper?",
    title="Vesper rules",
    topic="Vesper",
    quote="It is on 3 May. It rains then.",
)
OPEN = before("Is the fair of Vesper open?", topic="Vesper", quote="It is. Often.")
MILLS = before("Do mills grind at Vesper?", quote="They do. Always.")
NAMED = before("Mills at Vesper grind?", quote="They do.")
FRENCH = before("La halle de Vaux est-elle ouverte ?", quote="Oui.")
HAS = before("What has a mill at Vesper?")
LASTS = before("How many days does the fair of Vesper last?")
WHO = before("who runs it?", "Who runs it, the mill, Vesper?", topic="Vesper")
PUT = before("why?", "Why, the fair of Vesper?", topic="Vesper")


@pytest.mark.parametrize(
    ("asked", "text", "form"),
    [
        (FAIR, "why?", "Why: It is on 3 May, the fair of Vesper?"),
        (FAIR, "why not?", "Why not: It is on 3 May, the fair of Vesper?"),
        (FAIR, "why so late on Mondays?", "Why so late on Mondays, Vesper?"),
        (FAIR, "for how long?", "For how long, the fair of Vesper?"),
        (FAIR, "in which hall of Vesper?", ""),
        (FAIR, "by which date?", "By which date, the fair of Vesper?"),
        (FAIR, "for what reason in May?", "For what reason in May, Vesper?"),
        (FAIR, "does it?", "Does it, the fair of Vesper?"),
        (FAIR, "si c'est lundi ?", "When is the fair of Vesper si c'est lundi?"),
        (FAIR, "quand il pleut ?", "Quand il pleut, Vesper?"),
        (FAIR, "is it every day?", "When is the fair of Vesper every day?"),
        (OPEN, "why so late?", "Why so late is the fair of Vesper open?"),
        (MILLS, "why not?", "Why do mills grind at Vesper?"),
        (MILLS, "how?", "How, mills grind at Vesper?"),
        (NAMED, "why?", "Why Mills at Vesper grind?"),
        (FRENCH, "pourquoi ?", "Pourquoi la halle de Vaux est-elle ouverte?"),
        (HAS, "how?", "How, a mill at Vesper?"),
        (HAS, "since when is it?", "Since when is it, a mill, Vesper?"),
        (LASTS, "for what reason?", "For what reason does the fair of Vesper last?"),
        (LASTS, "why?", "Why does the fair of Vesper last?"),
        (WHO, "how?", "How, runs it, the mill, Vesper?"),
        (WHO, "why?", "Why, runs it, the mill, Vesper?"),
        (PUT, "how?", "How, the fair of Vesper?"),
    ],
)
def test_a_question_word_alone_is_asked_of_all_that_was_asked_or_said(
    asked: Before, text: str, form: str
) -> None:
    assert clause(asked, opened(text)) == form
