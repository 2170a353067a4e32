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


SUMS = """price prices cost costs fee fees charge charges rent rents fare fares salary wage wages deposit deposits
amount amounts excess budget budgets subscription subscriptions fine fines premium premiums pay turnover allowance
allowances penalty penalties surcharge surcharges tax taxes taxed interest discount discounts refund refunds grant
grants bonus bonuses pension pensions balance debt loan share capital limit cover reward supplement rate reduction fund
funds bill total due paid worth owed left spent charged refunded covered donated collected raised needed required used
allowed of"""


@pytest.mark.parametrize("word", SUMS.split())
def test_what_is_itself_a_sum_costs_nothing(word: str) -> None:
    for question in (f"How much is the {word} here?", f"How much is the {word.upper()} here?"):
        assert rephrased(question) == question
    assert rephrased(f"How much is the q{word} here?") == f"How much does the q{word} here cost?"


@pytest.mark.parametrize("article", ["the", "a", "an", "one", "The"])
def test_how_much_a_thing_is_asks_what_it_costs(article: str) -> None:
    assert rephrased(f"How much is {article} oar?") == f"How much does {article} oar cost?"
    assert rephrased(f"how much ARE {article} oars ?") == f"how much do {article} oars cost?"


@pytest.mark.parametrize(
    "question",
    [
        "How much is my oar?",
        "How much was the oar?",
        "And how much is the oar?",
        "How much is the oar",
        "How much is the oar? And the net?",
        "How much is the ox?",
        f"How much is the {'x' * 81}?",
    ],
)
def test_how_much_of_other_forms_is_left(question: str) -> None:
    assert rephrased(question) == question


@pytest.mark.parametrize("length", [3, 80])
def test_a_thing_that_costs_has_three_to_eighty_letters(length: int) -> None:
    thing = "x" * length
    assert rephrased(f"How much is the {thing}?") == f"How much does the {thing} cost?"


@pytest.mark.parametrize("verb", ["give", "giving", "gave", "GIVE"])
@pytest.mark.parametrize("whose", ["", " my", " his", " her", " our", " their", " your"])
def test_notice_alone_is_of_leaving(verb: str, whose: str) -> None:
    assert rephrased(f"When is {verb}{whose} notice good?") == f"When is {verb}{whose} notice to leave good?"


@pytest.mark.parametrize("behind", ["of", "to", "that", "if", "before", "for", "in writing"])
def test_notice_that_says_what_it_is_of_stays(behind: str) -> None:
    question = f"Who gave notice {behind} it?"
    assert rephrased(question) == question
    assert rephrased(f"Who gave notice {behind}q it?") == f"Who gave notice to leave {behind}q it?"


@pytest.mark.parametrize(
    "included", ["compris", "comprises", "inclus", "incluse", "couvert", "couverte", "couverts"]
)
@pytest.mark.parametrize("by", ["dans", "par"])
def test_what_is_included_asks_what_a_thing_includes(included: str, by: str) -> None:
    assert rephrased(f"Quel soin est {included} {by} le bain ?") == "Que comprend le bain ?"
    assert rephrased(f"quelles fêtes sont {included} {by} les bains") == "que comprennent les bains "


@pytest.mark.parametrize(("soin", "bain"), [("s", "bac"), ("s" * 29, "b" * 60)])
def test_what_includes_and_what_is_included_have_few_words(soin: str, bain: str) -> None:
    assert rephrased(f"Quel {soin} est compris dans {bain}?") == f"Que comprend {bain} ?"


@pytest.mark.parametrize(
    "question",
    [
        "Quel soin est compris avec le bain ?",
        "Quel soin était compris dans le bain ?",
        "Quel est compris dans le bain ?",
        f"Quel {'x' * 30} est compris dans le bain ?",
        "Quel soin est compris dans l ?",
        f"Quel soin est compris dans {'x' * 61} ?",
        "Quel soin est compris dans le bain, et lequel ?",
    ],
)
def test_other_questions_of_what_is_included_stay(question: str) -> None:
    assert rephrased(question) == question
