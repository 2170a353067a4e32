"""Kinds of follow-ups and of questions that are none, over texts of one page: a hostel, a club, a bus, a lease."""

import pytest

from passerelle.conversation.rewrite import stand_alone
from passerelle.conversation.turns import Turn

HOSTEL = "Halden hostel: house rules"
CLUB = "Compte rendu du club nautique d'Arzon, 9 février 2023"
STREET = "Bail d'habitation — 14, rue des Lilas"
TEXTS = {
    HOSTEL: "Check-in is from 15:00. A bed in the dormitory costs £24. Bikes are kept in the shed.",
    CLUB: "La cotisation passe à 95 euros. La régate aura lieu le 17 juin. L'entretien du ponton B est voté.",
    STREET: "Le loyer est de 742 euros. Les animaux familiers sont admis. Le locataire paie l'entretien.",
    "staff": "Nom | Poste | Téléphone\nHugo Brandt | Technicien | 51\nMarc Odier | Chauffeur | 72",
}
BED = "How much is a bed in the dormitory at Halden hostel?"
FEE = "Quelle est la cotisation du club nautique d'Arzon en 2023 ?"
BUS = "When does the first bus leave Merrow on Mondays?"
RENT = "Quel est le loyer de la rue des Lilas ?"
PHONE = "Quel est le numéro de téléphone de Hugo Brandt ?"


def asked_in_turn(title: str, *questions: str) -> str:
    """Return the form that the last of *questions* is looked for in; empty where it stands alone."""
    history: list[Turn] = []
    form = ""
    for question in questions:
        form = stand_alone(question, history, lambda id_: TEXTS.get(id_, ""))
        language = "fr" if question.endswith(" ?") else "en"
        history.append(Turn(question, form or question, language, (title,), (title,)))  # type: ignore[arg-type]
    return form


@pytest.mark.parametrize(
    ("title", "questions", "form"),
    [
        ("bus", (BUS, "and on Saturdays?"), BUS.replace("Mondays", "Saturdays")),
        ("bus", (BUS, "and on Christmas day?"), BUS.replace("Mondays", "Christmas day")),
        ("bus", (BUS, "and the last one on weekdays?"), "When does the last bus leave Merrow on weekdays?"),
        (
            "bus",
            ("What is the fine for a late book?", "and a lost one?"),
            "What is the fine for a lost book?",
        ),
        ("bus", ("Can I light a bonfire?", "and candles?"), "Can I light candles?"),
        (
            "bus",
            ("Combien de livres prête la bibliothèque de Pontaval ?", "et de DVD ?"),
            "Combien de DVD prête la bibliothèque de Pontaval ?",
        ),
        (
            "bus",
            ("Combien coûte l'entrée pour les enfants ?", "et les moins de 4 ans ?"),
            "Combien coûte l'entrée pour les moins de 4 ans ?",
        ),
        (STREET, (RENT, "et les charges ?"), "Quelles sont les charges de la rue des Lilas ?"),
        (STREET, (RENT, "les chiens sont-ils admis ?"), "Les chiens sont-ils admis, rue des Lilas ?"),
        (HOSTEL, (BED, "and when must we be quiet?"), "When must we be quiet, Halden hostel?"),
        (HOSTEL, (BED, "can I bring my bike?", "is it free?"), "Is it free, my bike, Halden hostel?"),
        (
            CLUB,
            (FEE, "elle était de combien avant ?"),
            "Elle était de combien avant, la cotisation du club nautique d'Arzon en 2023 ?",
        ),
        (
            CLUB,
            (FEE, "le ponton B est ouvert ?", "jusqu'à quand ?", "et le A ?"),
            "Le ponton A est ouvert, club nautique d'Arzon ?",
        ),
    ],
)
def test_a_follow_up_is_completed_by_its_kind(title: str, questions: tuple[str, ...], form: str) -> None:
    assert asked_in_turn(title, *questions) == form


@pytest.mark.parametrize(
    ("title", "questions"),
    [
        (STREET, (RENT, "Combien coûte une entrée pour un adulte à la piscine ?")),
        (CLUB, (FEE, "Quand ont lieu les cours d'aquagym ?")),
        ("staff", (PHONE, "Où est le bureau de Marc Odier ?")),
        ("staff", (PHONE, "When does the library open?")),
        (HOSTEL, (BED, "When does the library open?")),
        (HOSTEL, (BED, "¿Cuánto cuesta la habitación para dos?")),
        (HOSTEL, ("Wie viel kostet ein Bett in der Herberge?", "How much is breakfast there?")),
    ],
)
def test_a_question_of_another_thing_or_tongue_takes_nothing_from_before(
    title: str, questions: tuple[str, ...]
) -> None:
    assert asked_in_turn(title, *questions) == ""


def test_a_participle_is_no_summer() -> None:
    seen = "Où le chat a-t-il été vu ?"
    assert asked_in_turn(HOSTEL, seen, "et en hiver ?") == "Où le chat a-t-il été vu en hiver ?"
