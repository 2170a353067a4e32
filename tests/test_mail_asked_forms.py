"""Every way of asking for a line of a mail's header, by every word for a mail, and the labels that answer."""

import pytest

from passerelle.index.types import Document, Passage
from passerelle.mail_asked import mail_line
from passerelle.types import Hit

MAIL = "From: Ida Morne <i@x.org>\nTo: Paul Rey\nDate: 4 May 2031\nSubject: Keys\n\nThe keys are here."


def line(question: str, text: str = MAIL) -> str | None:
    document = Document("m.eml", "Keys", "en", text)
    pick = mail_line(question, [Hit(1, Passage(document, 0, len(text), "en"), 0.9, 0.9)])
    return text[pick.span.start : pick.span.end] if pick else None


ASKED = {
    "From: Ida Morne <i@x.org>": """
who wrote the mail? | who has written the mail? | who has sent the mail? | who sent the mail?
from whom is the mail? | who is the mail from? | who was the mail from? | who's the mail from?
the sender of the mail? | qui a écrit le mail ? | qui avait envoyé le mail ? | qui m'a envoyé le mail ?
qui nous a écrit ce mail ? | qui vous a envoyé ce mail ? | qui a rédigé le mail ? | de qui est le mail ?
l'expéditeur du mail ?
""",
    "To: Paul Rey": """
to whom was the mail sent? | to whom is the mail? | to whom were the mails sent? | to whom did the mail go?
who was the mail sent to? | who is the mail addressed to? | who were the mails written to?
who received the mail? | the recipient of the mail? | the recipients of the mail? | à qui est le mail ?
à qui était le mail ? | à qui a été envoyé le mail ? | à qui ont été envoyés les mails ?
à qui fut envoyé le mail ? | le destinataire du mail ? | les destinataires du mail ? | qui a reçu le mail ?
""",
    "Date: 4 May 2031": """
when was the mail sent? | when were the mails written? | when did he send the mail?
when did she write the mail? | what is the date of the mail? | what's the date of the mail?
de quand date le mail ? | de quand est le mail ? | quand le mail a été envoyé ?
quand ce mail a-t-il été écrit ? | quand la lettre a-t-elle été envoyée ? | quand fut envoyé le mail ?
quand a-t-elle écrit ce mail ? | quand a-t-on envoyé le mail ? | quelle est la date du mail ?
""",
    "Subject: Keys": """
the subject of the mail? | l'objet du mail ? | quel objet a le mail ? | le sujet du mail ?
""",
}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (question.strip(), told)
        for told, table in ASKED.items()
        for row in table.strip().split("\n")
        for question in row.split(" | ")
    ],
)
def test_each_way_of_asking_is_answered_from_its_line(question: str, told: str) -> None:
    assert line(question) == told
    assert line(question.upper()) == told


WORDS = """mail mails email emails e-mail e-mails message messages courriel courriels courrier courriers lettre lettres
letter letters"""


@pytest.mark.parametrize("word", WORDS.split())
def test_each_word_for_a_mail_asks_for_its_header(word: str) -> None:
    assert line(f"Who sent the {word}?") == "From: Ida Morne <i@x.org>"
    assert line(f"Who sent the {word}x?") is None


@pytest.mark.parametrize(
    "question",
    [
        "Who sent the keys?",
        "Who sends the mail?",
        "When is the mail sent?",
        "When was the mail lost?",
        "What is in the mail?",
        "Qui envoie le mail ?",
        "Quand envoie-t-on le mail ?",
    ],
)
def test_what_is_asked_of_something_else_is_not(question: str) -> None:
    assert line(question) is None


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("who sent the mail?", "De"),
        ("who sent the mail?", "FROM"),
        ("who received the mail?", "À"),
        ("who received the mail?", "A"),
        ("who received the mail?", "to"),
        ("when was the mail sent?", "Envoyé"),
        ("when was the mail sent?", "Sent"),
        ("when was the mail sent?", "DATE"),
        ("the subject of the mail?", "Objet"),
        ("the subject of the mail?", "subject"),
    ],
)
def test_a_line_is_known_by_its_label_in_either_language(question: str, label: str) -> None:
    assert line(question, f"Cc: Eve\n{label}\u00a0:  Ida, Paul \n\nHere.") == f"{label}\u00a0:  Ida, Paul"
    assert line(question, f"Cc: Eve\n{label}\n\nHere.") is None


def test_the_words_told_are_those_behind_the_label_without_an_address() -> None:
    document = Document("m.eml", "Keys", "en", MAIL)
    pick = mail_line("who sent the mail?", [Hit(1, Passage(document, 0, len(MAIL), "en"), 0.9, 0.9)])
    assert pick is not None
    assert pick.answer is not None
    assert MAIL[pick.answer.start : pick.answer.end] == "Ida Morne"
    assert (pick.score, pick.features.answers) == (0.0, 0.0)


def test_the_first_line_of_a_label_is_told() -> None:
    assert line("who sent the mail?", "From: Ida\nFrom: Paul\n\nHere.") == "From: Ida"


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("who sent the mail?", "Subject: From: Eve\nFrom: Ida\n\nHere.", "From: Ida"),
        ("qui a envoyé le mail ?", "Date: 4 mai\nDestinataire : Eve\nDe : Ida\n\nIci.", None),
        ("the subject of the mail?", "To: Eve\nSubject matter: oars\nSubject: Keys\n\nHere.", None),
        ("when was the mail sent?", "On its Date: 4 May\nDate: 5 May\nTo: Eve\n\nHere.", None),
        ("when was the mail sent?", "Date: 5 May  \nTo: Eve\n\nHere.", "Date: 5 May"),
    ],
)
def test_a_header_is_lines_that_begin_with_a_label(question: str, text: str, told: str | None) -> None:
    assert line(question, text) == told
