"""Questions about a mail itself are answered from the lines of its header, and no other question is."""

import pytest

from passerelle.index.types import Document, Passage
from passerelle.mail_asked import mail_line
from passerelle.types import Hit

HEADER = (
    "From: Claire Aubin <claire@example.org>\nTo: Bureau de Vale\nDate: Mon, 08 Apr 2024 09:12:00 +0200\n"
    "Subject: Fermeture en mai"
)
MAIL = Document("m.eml", "Fermeture en mai", "fr", f"{HEADER}\n\nLe bureau sera fermé. De : rien.\n\nClaire")
FRENCH = Document(
    "n.txt", "Clés", "fr", "De : Samir\nEnvoyé : 3 mai 2024\nÀ : Léa\nObjet : Clés\n\nVoici les clés."
)
LETTER = Document("l.md", "Lettre", "fr", "La lettre de Claire est longue.\nDe : rien.\nÀ : personne.")


def hit(document: Document, start: int = 0, rank: int = 1) -> Hit:
    return Hit(rank, Passage(document, start, len(document.text), "fr"), 0.9, 0.9)


def line(question: str, *hits: Hit) -> str | None:
    pick = mail_line(question, hits or (hit(MAIL),))
    return pick.hit.passage.document.text[pick.span.start : pick.span.end] if pick else None


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Who wrote the email?", "From"),
        ("Who sent this message about the office?", "From"),
        ("Who is the letter from?", "From"),
        ("Qui a envoyé le mail ?", "From"),
        ("Qui a écrit le message sur la fermeture ?", "From"),
        ("De qui est ce courriel ?", "From"),
        ("To whom was the email sent?", "To"),
        ("Who was the message addressed to?", "To"),
        ("À qui est adressé le mail ?", "To"),
        ("When was the email sent?", "Date"),
        ("De quand date le message ?", "Date"),
        ("Quand le mail a-t-il été envoyé ?", "Date"),
        ("What is the subject of the email?", "Subject"),
        ("Quel est l'objet du mail ?", "Subject"),
    ],
)
def test_a_line_of_the_header_answers_what_is_asked_of_the_mail(question: str, label: str) -> None:
    told = line(question)
    assert told is not None
    assert told.startswith(f"{label}: ")


@pytest.mark.parametrize(
    "question",
    [
        "Who closes the office?",
        "Who sent the keys?",
        "To whom should I send the letter?",
        "À qui faut-il envoyer la lettre ?",
        "Quand la lettre de relance est-elle envoyée ?",
        "When should the email be sent?",
        "Combien de mails a-t-on reçus ?",
        "",
    ],
)
def test_other_questions_are_not_of_the_header(question: str) -> None:
    assert line(question) is None


def test_a_header_in_french_is_read_and_the_words_told_are_what_it_says_without_the_address() -> None:
    assert line("Qui a envoyé le mail ?", hit(FRENCH)) == "De : Samir"
    assert line("When was the message sent?", hit(FRENCH)) == "Envoyé : 3 mai 2024"
    assert line("À qui est adressé le mail ?", hit(FRENCH)) == "À : Léa"
    pick = mail_line("Who wrote the email?", [hit(MAIL)])
    assert pick is not None
    assert pick.answer is not None
    assert MAIL.text[pick.answer.start : pick.answer.end] == "Claire Aubin"


def test_only_the_mail_that_is_found_first_is_meant_and_where_its_header_was_found_too() -> None:
    assert line("Who wrote the letter?", hit(LETTER), hit(MAIL, rank=2)) is None
    behind = hit(MAIL, len(HEADER) + 2)
    assert line("Who wrote the mail?", behind) is None
    assert line("Who wrote the mail?", behind, hit(MAIL, rank=2)) == HEADER.split("\n", maxsplit=1)[0]
    assert mail_line("Who wrote the mail?", []) is None


def test_a_header_has_two_lines_at_least_and_stands_at_the_top() -> None:
    short = Document("s.txt", "", "fr", "De : rien.\n\nUn message.")
    below = Document("b.txt", "", "fr", f"Bonjour.\n\n{HEADER}")
    assert line("Who wrote the mail?", hit(short)) is None
    assert line("Who wrote the mail?", hit(below)) is None


@pytest.mark.parametrize(("before", "told"), [(10, "From: Ida"), (11, "From: Ida"), (12, None)])
def test_twelve_lines_of_a_header_are_read(before: int, told: str | None) -> None:
    received = "\n".join(["Cc: Bureau de Vale"] * before)
    long = Document("l.eml", "", "en", f"{received}\nFrom: Ida\n\nThe office is shut.")
    assert line("Who wrote the mail?", hit(long)) == told
