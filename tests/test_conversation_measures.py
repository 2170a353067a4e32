"""A measure or a person alone takes the place of its like; "one" is one of the kind that was asked of first."""

import pytest

from passerelle import Turn
from passerelle.conversation.alternatives import alternatives
from passerelle.conversation.rewrite import stand_alone
from passerelle.conversation.swap import swapped

BARGE = "How much does a barge under twelve metres pay at Eldford?"
AID = "Quelle aide reçoit un foyer de moins de trois personnes à Ravenel ?"


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        (BARGE, "over twelve metres", "How much does a barge over twelve metres pay at Eldford?"),
        (BARGE, "for a ferry", "How much does a ferry pay at Eldford?"),
        (BARGE, "and over 20", "How much does a barge over 20 metres pay at Eldford?"),
        (
            AID,
            "plus de trois personnes",
            "Quelle aide reçoit un foyer de plus de trois personnes à Ravenel ?",
        ),
        (AID, "pour un étudiant", "Quelle aide reçoit un étudiant à Ravenel ?"),
        ("What does a large barge pay?", "for a small barge", "What does a small barge pay?"),
        ("Quel tarif sous 700 € ?", "au-dessus de 700", "Quel tarif au-dessus de 700 € ?"),
        ("What is paid under ten in May?", "over ten", "What is paid over ten in May?"),
    ],
)
def test_a_measure_and_who_pays_take_the_place_of_their_like(question: str, fragment: str, said: str) -> None:
    assert swapped(question, fragment.removeprefix("and "), []) == said


@pytest.mark.parametrize(
    ("question", "fragment"),
    [
        ("How much does a ticket cost?", "for a group"),
        ("What fee do I pay in a car park?", "for a van"),
        ("How do you get a permit?", "for a dog"),
    ],
)
def test_what_has_a_price_is_no_person_that_pays_it(question: str, fragment: str) -> None:
    assert swapped(question, fragment, []) == ""


@pytest.mark.parametrize(
    ("first", "between", "question", "kind"),
    [
        ("Are drones allowed at Pell Park?", "Who decided that", "what if I fly one anyway?", "drones"),
        ("Les feux sont-ils permis au camping ?", "Qui l'a décidé", "et si j'en allume un ?", "Les feux"),
    ],
)
def test_one_is_of_the_kind_that_was_asked_of_first(
    first: str, between: str, question: str, kind: str
) -> None:
    history = [
        Turn(first, first, "en", ("d",), ("Pell Park rules",)),
        Turn(f"{between}?", f"{between}, Pell Park?", "en", ("d",), ("Pell Park rules",)),
    ]
    assert kind in stand_alone(question, history, lambda _: "")
    assert kind not in stand_alone("which one is it?", history, lambda _: "")


def test_what_is_the_most_of_all_is_not_asked_of_the_last_one_named() -> None:
    first = "How much does the Corvin R2 weigh?"
    last = Turn(first, first, "en", ("d",), ("Corvin drills",))
    assert alternatives("which one turns the fastest?", "x", [last]) == []
    assert alternatives("which one do they sell?", "x", [last])
