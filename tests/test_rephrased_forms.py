"""Every rare form of asking how often or how much, and what looks like one."""

import pytest

from passerelle.rephrased import rephrased


@pytest.mark.parametrize("each", ["tous les combien", "toutes les combien", "TOUS LES COMBIEN"])
@pytest.mark.parametrize("behind", ["", " de temps", " de jours", " de semaines", " de mois", " d'heures"])
def test_every_form_of_how_often_is_one(each: str, behind: str) -> None:
    start = "À" if each.isupper() else "à"
    assert rephrased(f"{each}{behind} passe-t-il ?") == f"{start} quelle fréquence passe-t-il ?"


@pytest.mark.parametrize("behind", [" de fois", " d'ans"])
def test_what_is_counted_otherwise_stays_behind(behind: str) -> None:
    assert rephrased(f"tous les combien{behind} ?") == f"à quelle fréquence{behind} ?"


VERBS = """s'élève | s'élèvent | s’élève | s'eleve | s'elevent | se monte | se montent | revient | reviennent | est fixé
est fixée | est fixe | sont fixés | sont fixées | S'ÉLÈVE"""


@pytest.mark.parametrize("verb", [each for line in VERBS.split("\n") for each in line.split(" | ")])
@pytest.mark.parametrize("to", ["à", "a"])
def test_every_form_of_how_much_is_one(to: str, verb: str) -> None:
    assert rephrased(f"{to} combien {verb} la caution ?") == "quel est le montant de la caution ?"


@pytest.mark.parametrize(
    ("article", "of"),
    [("le loyer", "du loyer"), ("la note", "de la note"), ("les frais", "des frais"), ("l'acompte", "de l'acompte"),
     ("l’acompte", "de l'acompte"), ("LE loyer", "du loyer"), ("L'acompte", "de l'acompte")],
)  # fmt: skip
def test_the_article_is_joined_to_what_stands_before_it(article: str, of: str) -> None:
    assert rephrased(f"Et à combien s'élève {article} ?") == f"Et quel est le montant {of} ?"
    assert rephrased(f"À combien s'élève {article} ?") == f"Quel est le montant {of} ?"


@pytest.mark.parametrize(
    "question",
    [
        "À combien s'élève ce loyer ?",
        "À combien revenait la note ?",
        "À combien est la note ?",
        "Combien s'élève la note ?",
        "Atous les combien ?",
        "Tous les combiens ?",
        "Tout les combien ?",
    ],
)
def test_other_forms_stay_as_they_are(question: str) -> None:
    assert rephrased(question) == question
