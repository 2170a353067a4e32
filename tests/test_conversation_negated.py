"""Which condition denies a word of the question before, and where in that question the word stands."""

import pytest

from passerelle.conversation.negated import denied

HALL = "When is the hall booked?"


@pytest.mark.parametrize(
    ("before", "clause", "form"),
    [
        (HALL, " if it is not booked ?", "When is the hall not booked?"),
        (HALL, "who calls if it is not booked?", ""),
        (HALL, "if they are not booked", "When is the hall not booked?"),
        (HALL, "if that is not booked", "When is the hall not booked?"),
        (HALL, "quand it was not booked", "When is the hall non booked?"),
        ("When is there a fair?", "if it is not there", ""),
        ("Open seats are where?", "if they are not open", "not Open seats are where?"),
        ("Que faire s'il est non réservé ?", "s'il n'est pas réservé", ""),
        ("Que faire s'il est réservé ?", "si c'est pas réservé", "Que faire s'il est non réservé ?"),
        ("Que faire s'ils sont réservés ?", "s'ils sont pas réservés", "Que faire s'ils sont non réservés ?"),
        ("Que faire s'ils sont réservés ?", "si elles ne sont pas réservées", "Que faire s'ils sont non réservés ?"),
        ("Is the booked hall a booked one?", "if it is not booked", "Is the booked hall a not booked one?"),
    ],
)  # fmt: skip
def test_a_condition_denies_the_last_word_that_it_repeats(before: str, clause: str, form: str) -> None:
    assert denied(before, clause).strip() == form
