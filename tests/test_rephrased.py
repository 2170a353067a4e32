"""Rare ways of asking are put as the common ones, and all other questions stay as they are."""

import pytest

from passerelle.rephrased import rephrased


@pytest.mark.parametrize(
    ("question", "common"),
    [
        ("Tous les combien faut-il purger ?", "À quelle fréquence faut-il purger ?"),
        ("Le purger, tous les combien ?", "Le purger, à quelle fréquence ?"),
        ("Toutes les combien de semaines passe-t-il ?", "À quelle fréquence passe-t-il ?"),
        ("À combien s'élève la caution ?", "Quel est le montant de la caution ?"),
        ("A combien s’élèvent les charges ?", "Quel est le montant des charges ?"),
        ("à combien se monte le loyer ?", "quel est le montant du loyer ?"),
        ("À combien est fixée l’amende ?", "Quel est le montant de l'amende ?"),
        ("Quels soins sont compris dans les séances ?", "Que comprennent les séances ?"),
        ("Et quel repas est inclus dans le billet ?", "Et que comprend le billet ?"),
        ("Quelles pannes sont couvertes par la garantie", "Que comprend la garantie "),
        ("How do members give notice?", "How do members give notice to leave?"),
        ("By when must I give my notice?", "By when must I give my notice to leave?"),
        ("How much is the sledge?", "How much does the sledge cost?"),
        ("How much are the red skates ?", "How much do the red skates cost?"),
    ],
)
def test_a_rare_form_is_put_as_the_common_one(question: str, common: str) -> None:
    assert rephrased(question) == common


@pytest.mark.parametrize(
    "question",
    [
        "Combien coûte la caution ?",
        "À combien de kilomètres est la gare ?",
        "À combien peut-on jouer ?",
        "Tous les élèves sont-ils là, et combien sont-ils ?",
        "How often must it be washed?",
        "When must we give notice of a change?",
        "How many days before must I give notice to leave?",
        "How much is the deposit?",
        "How much is the prize that is paid?",
        "How much is it?",
        "Quel est le prix compris ?",
        "Quels jours est-il compris ?",
        "",
    ],
)
def test_other_questions_stay_as_they_are(question: str) -> None:
    assert rephrased(question) == question
