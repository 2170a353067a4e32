"""Which part of a subject a pronoun can mean, by each form that a thing of a name has."""

import pytest

from passerelle.conversation.narrowed import asked_for, narrowed


@pytest.mark.parametrize("of", ["de la ", "de l'", "de l’", "de ", "du ", "d'", "d’"])
def test_many_are_those_of_the_name_behind_each_preposition(of: str) -> None:
    for who in ("le maire", "La maire", "l'adjoint", "L’adjoint"):
        assert narrowed(f"{who} {of}Oriel", "que font-ils ?", answered=True) == "Oriel"
        assert narrowed(f"{who} {of}ville Oriel", "que font-ils ?", answered=True) == "ville Oriel"
        assert narrowed(f"{who} {of}ville", "que font-ils ?", answered=True) == f"{who} {of}ville"
    for who in ("un membre", "Une adjointe"):
        assert narrowed(f"{who} {of}Oriel", "combien coûte-t-on ?", answered=True) == "Oriel"


@pytest.mark.parametrize("of", ["of ", "of the "])
def test_many_are_those_of_the_name_behind_of(of: str) -> None:
    for who in ("the clerk", "The old clerk"):
        assert narrowed(f"{who} {of}Pell mill", "when do they meet?", answered=True) == "Pell mill"
    for who in ("a clerk", "An aide"):
        assert narrowed(f"{who} {of}Pell mill", "how old is it?", answered=True) == "Pell mill"
    for whole in ("the clerks of Pell", "Bexhill, the clerk of Pell", "the 2 clerk of Pell"):
        assert narrowed(whole, "when do they meet?", answered=True) == whole


@pytest.mark.parametrize("of", ["de la ", "de l'", "de l’", "du "])
def test_where_nothing_was_answered_it_is_no_thing_of_a_thing_with_a_name(of: str) -> None:
    for what in ("le prix", "la taxe", "l'assurance"):
        asked = f"{what} {of}halle Oriel"
        assert narrowed(asked, "combien est-ce ?", answered=False) == "halle Oriel"
        assert narrowed(asked, "combien est-ce ?", answered=True) == asked
        assert narrowed(f"{what} {of}Oriel", "combien est-ce ?", answered=False) == f"{what} {of}Oriel"


@pytest.mark.parametrize(
    ("subject", "text", "part"),
    [
        ("le moulin et la halle", "combien elle coûte ?", "la halle"),
        ("le moulin et la halle", "quand part-t-elle ?", "la halle"),
        ("la halle et le moulin", "combien il coûte ?", "le moulin"),
        ("la halle et le moulin", "quand va-t-il ?", "le moulin"),
        ("la halle et le moulin", "combien ça coûte ?", "la halle et le moulin"),
        ("le moulin et la halle", "combien ça coûte ?", "le moulin et la halle"),
        ("prix de la halle", "est-elle grande ?", "la halle"),
        ("le prix de l'os et la halle", "est-elle grande ?", "la halle"),
    ],
)
def test_a_pronoun_means_the_first_noun_of_its_gender(subject: str, text: str, part: str) -> None:
    assert narrowed(subject, text, answered=True) == part


def test_what_is_asked_for_opens_the_question() -> None:
    asked = "Quelle est la cotisation du club Brenn ?"
    assert asked_for(asked, "elle est due quand ?") == "la cotisation du club Brenn"
    assert asked_for(f"À Pell, {asked.lower()}", "elle est due quand ?") == ""
    assert asked_for(asked, "ça coûte combien ?") == ""
