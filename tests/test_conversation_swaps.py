"""What a follow-up names takes the place of its like in the question before it."""

import pytest

from passerelle.conversation.swap import appended, swapped


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("Combien de livres puis-je lire ?", "de DVD", "Combien de DVD puis-je lire ?"),
        ("Combien de livres puis-je lire ?", "d'albums", "Combien d'albums puis-je lire ?"),
        ("Combien d’albums puis-je lire ?", "de livres", "Combien de livres puis-je lire ?"),
        ("Quel est le débit du P60 ?", "le P40", "Quel est le débit du P40 ?"),
        ("La ligne va-t-elle de P1 à P2 ?", "à P3", "La ligne va-t-elle de P1 à P3 ?"),
        ("La ligne va-t-elle de P1 à P2 ?", "de P3", "La ligne va-t-elle de P3 à P2 ?"),
        ("Le P60 bat-il le vieux P60 ?", "le P40", "Le P40 bat-il le vieux P40 ?"),
        (
            "When is the first bus on Sundays?",
            "the last one on weekdays",
            "When is the last bus on weekdays?",
        ),
        ("What colour is the red ticket?", "the blue one", "What colour is the blue ticket?"),
        ("How much is it for two adults?", "three children", "How much is it for three children?"),
        ("Que coûte un billet pour deux jours ?", "trois jours", "Que coûte un billet pour trois jours ?"),
        ("Quel prix pour un adulte ?", "pour un enfant, le samedi", "Quel prix pour un enfant le samedi ?"),
        ("Quand part le bus le samedi ?", "le dimanche, cette année", "Quand part le bus le dimanche ?"),
    ],
)
def test_a_thing_takes_the_place_of_one_of_its_kind(question: str, fragment: str, said: str) -> None:
    assert swapped(question, fragment, []) == said


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("Quel fut le budget en 2019 ?", "en 2020", "Quel fut le budget en 2020 ?"),
        ("Quel fut le budget de 2018 à 2019 ?", "de 2020 à 2021", "Quel fut le budget de 2020 à 2021 ?"),
        ("Quel fut le budget de 2018 à 2019 ?", "et 2020", "Quel fut le budget de 2018 à 2020 ?"),
        ("Quel est le budget ?", "en 2020", "Quel est le budget en 2020 ?"),
        ("Quel est le budget", "en 2020 ?", "Quel est le budget en 2020?"),
        (
            "Le bac part-il le samedi en mai ?",
            "le dimanche en juin",
            "Le bac part-il le dimanche en juin ?",
        ),
    ],
)
def test_a_time_takes_the_place_of_a_time_of_its_kind_or_stands_behind(
    question: str, fragment: str, said: str
) -> None:
    assert swapped(question, fragment, []) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("La carte Horizon coûte 8 euros.", "Que coûte la carte Horizon pour deux ?"),
        ("LA CARTE HORIZON", "Que coûte la carte Horizon pour deux ?"),
    ],
)
def test_a_word_takes_the_place_of_the_one_its_neighbour_tells(text: str, said: str) -> None:
    assert swapped("Que coûte la carte Classique pour deux ?", "Horizon", ["Rien.", text]) == said


@pytest.mark.parametrize(
    ("question", "fragment"),
    [("How is the bread baked?", "which cakes"), ("Combien de jours dure le stage ?", "deux semaines")],
)
def test_what_has_no_like_takes_no_place(question: str, fragment: str) -> None:
    assert swapped(question, fragment, []) == ""


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("Où est-il ?", "en mai.", "Où est-il en mai ?"),
        ("Where is it?", " in May", "Where is it in May?"),
        ("Où est-il", "en mai", "Où est-il en mai?"),
    ],
)
def test_what_is_put_behind_a_question_stands_before_its_mark(
    question: str, fragment: str, said: str
) -> None:
    assert appended(question, fragment) == said
