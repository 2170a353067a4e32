"""Facts about things that are counted beside others: the number of those that are asked for is told."""

import pytest
from queries import query

from passerelle.exact_count import number_of_the_thing

COTTAGE = "The cottage has three bedrooms, one bathroom, 12 steps and no stairs."
GITE = "Le gîte a trois chambres, une salle de bains, 2 lits, aucun balcon et vingt-deux marches."


@pytest.mark.parametrize(
    ("question", "text", "number"),
    [
        ("How many bathrooms are there?", COTTAGE, "one"),
        ("How many bedrooms?", COTTAGE, "three"),
        ("How many steps lead to it?", COTTAGE, "12"),
        ("How many stairs are there?", COTTAGE, "no"),
        ("Combien de chambres a le gîte ?", GITE, "trois"),
        ("Combien de salles de bains ?", GITE, "une"),
        ("Combien y a-t-il de lits ?", GITE, None),
        ("Combien de lits y a-t-il ?", GITE, "2"),
        ("Combien de balcons ?", GITE, "aucun"),
        ("Combien de marches ?", GITE, "vingt-deux"),
        ("Combien d’enfants ?", "Un adulte, deux enfants.", "deux"),
        ("How many hens may I keep?", "At most six hens, one goat and two pigs.", "At most six"),
        ("How many windows are there?", COTTAGE, None),
        ("How many bedrooms?", "The cottage has three bedrooms.", None),
        ("How many bedrooms?", "One floor has two bedrooms, one three bedrooms.", None),
        ("How many bedrooms?", "It has 1.3 bedrooms and 2 doors.", None),
        ("How many?", COTTAGE, None),
        ("Where are the bedrooms?", COTTAGE, None),
    ],
)
def test_the_number_before_the_thing_that_is_asked_for_is_told(
    question: str, text: str, number: str | None
) -> None:
    for begins in (0, 7):
        found = number_of_the_thing(query(question), text, begins)
        assert (text[found.start - begins : found.end - begins] if found else None) == number
