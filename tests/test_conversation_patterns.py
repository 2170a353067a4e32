"""Each way in which a follow-up is said that a pattern of the conversation knows, and what only looks like one."""

import pytest

from passerelle.conversation.compared import compares
from passerelle.conversation.contracted import agreed, repaired
from passerelle.conversation.earlier import BACK_TO
from passerelle.conversation.elsewhere import elsewhere
from passerelle.conversation.leaning import Opened
from passerelle.conversation.narrowed import asked_for, narrowed
from passerelle.conversation.negated import denied
from passerelle.conversation.relative import shift, without_shift
from passerelle.index.folding import fold_letters

BEFORE = """
the summer before | last winter | l'hiver dernier | l’été précédent | l'automne d'avant | the year before
the season before | the one before | the edition before | the version before | the previous year
the preceding season | the prior edition | last edition | last season | the previous one | the prior one
l'année d'avant | l'année précédente | l’année dernière | l'an dernier | l'an passé | la saison d'avant
la grille précédente | la notice d'avant | la version précédente | le tarif précédent | la charte précédente
un an avant | un an plus tôt | a year earlier
"""
AFTER = """
the spring after | next autumn | l'été prochain | l'hiver suivant | l'automne d'après | the year after
the one after | the version after | the next year | the following season | next edition | l'année d'après
l’année suivante | la saison suivante | la version d'après | le tarif suivant | la charte suivante
un an après | un an plus tard | a year later
"""
NEITHER = """
last week | next week | the next one | the previous day | before the year | la semaine d'avant | le mois suivant
le jour d'avant | la nuit d'après | l'heure d'avant | la page d'avant | la ligne suivante | l'article d'avant
le chapitre d'après | la phrase d'avant | le mot d'avant | la question d'avant | la page précédente ?
"""


def parts(table: str) -> list[str]:
    return [each.strip() for line in table.strip().splitlines() for each in line.split(" | ")]


@pytest.mark.parametrize(("table", "way"), [(BEFORE, -1), (AFTER, 1)])
def test_the_year_before_and_the_year_after_are_said_in_many_ways(table: str, way: int) -> None:
    assert {text: (shift(text), without_shift(text)) for text in parts(table)} == dict.fromkeys(
        parts(table), (way, "")
    )


@pytest.mark.parametrize("text", parts(NEITHER))
def test_what_comes_before_or_after_something_else_is_no_year(text: str) -> None:
    assert (shift(text), without_shift(text)) == (0, text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("What did it cost in the year before?", "What did it cost ?"),
        ("Et pour la saison suivante ?", "Et ?"),
        ("et celui d'avant ?", "et celui ?"),
        ("et celle d’après", "et celle"),
    ],
)
def test_a_question_is_left_without_its_year_before_or_after(text: str, left: str) -> None:
    assert without_shift(text) == left


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("le prix de le bac", "le prix du bac"),
        ("le prix de les bacs", "le prix des bacs"),
        ("le prix du la halle", "le prix de la halle"),
        ("le prix des l'usine", "le prix de l'usine"),
        ("aller à le bac", "aller au bac"),
        ("aller au les bacs", "aller aux bacs"),
        ("aller aux la halle", "aller à la halle"),
        ("aller au l’usine", "aller à l'usine"),
        ("le prix du Les Halles", "le prix Les Halles"),
        ("le prix des L’Usine", "le prix L’Usine"),
        ("le prix du chez Paul", "le prix chez Paul"),
        ("aller au at the mill", "aller at the mill"),
        ("le prix du un bac", "le prix de un bac"),
        ("le prix des une halle", "le prix de une halle"),
        ("the the mill", "the mill"),
        ("a the mill", "the mill"),
        ("an l'usine", "l'usine"),
        ("the une halle", "une halle"),
        ("Qu'les bacs partent", "Que les bacs partent"),
        ("qu’cette halle", "que cette halle"),
        ("qu'elle coûte", "qu'elle coûte"),
        ("s'les bacs partent", "si les bacs partent"),
        ("S'mon bac part", "Si mon bac part"),
        ("s'il part", "s'il part"),
        ("an mill", "a mill"),
        ("An mill", "A mill"),
        ("an hour", "an hour"),
        ("an Ellery mill", "an Ellery mill"),
        ("an 8 mill", "an 8 mill"),
        ("an 11 mill", "an 11 mill"),
        ("an 7 mill", "a 7 mill"),
    ],
)
def test_articles_that_a_word_left_behind_are_one_again(said: str, written: str) -> None:
    assert repaired(said) == written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Quel est les frais ?", "Quels sont les frais ?"),
        ("Quel est les charges ?", "Quelles sont les charges ?"),
        ("quel est les conditions", "quelles sont les conditions"),
        ("quel est les documents", "quels sont les documents"),
        ("quel est les délais", "quels sont les délais"),
        ("quel est les articles", "quels sont les articles"),
        ("quel est les tarifs", "quels sont les tarifs"),
        ("Quelle est le prix ?", "Quel est le prix ?"),
        ("Quels sont le prix ?", "Quel est le prix ?"),
        ("Quel est la date ?", "Quelle est la date ?"),
        ("Quel était la date ?", "Quelle était la date ?"),
        ("Quelle était les horaires ?", "Quels étaient les horaires ?"),
        ("quel etaient la date", "quelle était la date"),
        ("Quel bac est la halle ?", "Quel bac est la halle ?"),
    ],
)
def test_what_asks_agrees_with_the_noun_behind_it(said: str, written: str) -> None:
    assert agreed(said) == written


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("if it is not booked?", "When is the hall not booked?"),
        ("if it isn't booked", "When is the hall not booked?"),
        ("if it's not booked", "When is the hall not booked?"),
        ("if they are not booked.", "When is the hall not booked?"),
        ("when they're not booked", "When is the hall not booked?"),
        ("if I am not booked", "When is the hall not booked?"),
        ("if it wasn't booked", "When is the hall not booked?"),
        ("if it is booked", ""),
        ("if it's booked", ""),
        ("if they are not open", ""),
        ("if it is not", ""),
    ],
)
def test_a_condition_denies_the_word_of_the_question_before(clause: str, question: str) -> None:
    assert denied("When is the hall booked?", clause) == question


@pytest.mark.parametrize(
    ("before", "clause", "question"),
    [
        ("Que faire si le bac est réservé ?", "s'il n'est pas réservé ?", "Que faire si le bac est non réservé ?"),
        ("Que faire si le bac est réservé ?", "si ce n'est pas réservé", "Que faire si le bac est non réservé ?"),
        ("Quand le bac est-il réservé ?", "quand elle n’est pas réservée", "Quand le bac est-il non réservé ?"),
        ("Que faire s'il n'est pas réservé ?", "s'il n'est pas réservé", ""),
        ("What is not booked?", "if it is not booked", ""),
        ("What booked?", "if it is not booked", ""),
        ("Is Booker booked?", "if it is not booked", "Is Booker not booked?"),
    ],
)  # fmt: skip
def test_a_condition_denies_a_word_once_and_in_its_language(before: str, clause: str, question: str) -> None:
    assert denied(before, clause) == question


@pytest.mark.parametrize(
    ("text", "rest", "adds"),
    [
        ("the same for Pell?", "for Pell", False),
        ("now the same in Pell", "in Pell", False),
        ("pareil pour Vaux ?", "pour Vaux", False),
        ("idem à Vaux", "à Vaux", False),
        ("la même chose avec Vaux", "avec Vaux", False),
        ("likewise at Pell", "at Pell", False),
        ("the same question with Pell", "with Pell", False),
        ("is it the same in Pell?", "in Pell", False),
        ("est-ce pareil à Vaux ?", "à Vaux", False),
        ("c'est comme ça à Vaux", "à Vaux", False),
        ("il y a la même à Vaux", "à Vaux", False),
        ("are they similar in Pell", "in Pell", False),
        ("is it more than in 2020?", "in 2020", False),
        ("is it cheaper at weekends?", "at weekends", True),
        ("will it be longer in summer?", "in summer", True),
        ("would they be better in summer?", "in summer", True),
        ("est-ce moins long le soir ?", "le soir", True),
        ("c'est mieux le soir", "le soir", True),
        ("était-elle plus chère le soir ?", "le soir", True),
        ("est-ce plus cher que pour Vaux ?", "Vaux", False),
        ("is it still cheaper at 5?", "at 5", False),
        ("does it cost more than the Grelin?", "the Grelin", False),
        ("ça coûte plus que la barque ?", "la barque", False),
        ("is it as big as the barge?", "the barge", False),
    ],
)
def test_a_comparison_leaves_what_is_compared(text: str, rest: str, *, adds: bool) -> None:
    assert compares(Opened(text)) == (Opened(rest, continues=True), adds)


@pytest.mark.parametrize(
    "text", ["is it over 3 days?", "is it under ten?", "is it better", "the same", "is it other"]
)
def test_what_compares_with_nothing_is_left_as_it_is(text: str) -> None:
    assert compares(Opened(text)) == (Opened(text), False)


@pytest.mark.parametrize(
    ("subject", "text", "answered", "part"),
    [
        ("Ada Thorne's parents", "where did she live?", True, "Ada Thorne"),
        ("Ada Thorne's parents", "who met him?", True, "Ada Thorne"),
        ("Ada Thorne's parents", "where did they live?", True, "Ada Thorne's parents"),
        ("the clerk of the Oakhurst council", "when do they meet?", True, "Oakhurst council"),
        ("la maire de la ville de Vaux", "que font-ils ?", True, "Vaux"),
        ("the insurance of the mower Verdane", "how much is it?", False, "mower Verdane"),
        (
            "the insurance of the mower Verdane",
            "how much is it?",
            True,
            "the insurance of the mower Verdane",
        ),
        ("a member of the Oakhurst council", "how long is it?", True, "Oakhurst council"),
        ("la cotisation du club Brenn", "quand est-elle due ?", True, "la cotisation du club Brenn"),
        ("la cotisation du club Brenn", "où est-il ?", True, "du club Brenn"),
        ("l'assurance du bac", "est-elle chère ?", True, "l'assurance du bac"),
        ("l'assurance du bac", "est-il cher ?", True, "du bac"),
        ("le prix des places", "elle coûte ?", True, "le prix des places"),
    ],
)
def test_a_pronoun_means_what_has_its_number_and_gender(
    subject: str, text: str, part: str, *, answered: bool
) -> None:
    assert narrowed(subject, text, answered=answered) == part


@pytest.mark.parametrize(
    ("question", "text", "thing"),
    [
        ("Quelle est la cotisation du club Brenn ?", "est-elle due en mai ?", "la cotisation du club Brenn"),
        ("Quelle est la cotisation du club Brenn ?", "est-il ouvert ?", ""),
        ("Quelle est la cotisation de la société Brenn ?", "est-elle due ?", ""),
        ("Quelle était la durée du bail ?", "est-elle fixe ?", "la durée du bail"),
        ("Quel est le tarif de la halle ?", "est-il fixe ?", "le tarif de la halle"),
        ("Quel est le tarif du bac ?", "est-il fixe ?", ""),
        ("Quel est le tarif de l'association Brenn ?", "est-il fixe ?", "le tarif de l'association Brenn"),
        ("Quel est le tarif de l'hôtel Brenn ?", "est-il fixe ?", ""),
        ("Combien coûte la cotisation du club ?", "est-elle due ?", ""),
    ],
)
def test_a_pronoun_means_what_is_asked_for_where_its_owner_is_of_the_other_gender(
    question: str, text: str, thing: str
) -> None:
    assert asked_for(question, text) == thing


PASS = "How much is a day pass in Pell in 2024?"


@pytest.mark.parametrize(
    ("text", "told", "fragment"),
    [
        ("is it cheaper in Vaux?", [], "in Vaux"),
        ("is it cheaper in Vaux?", ["Vaux rules"], ""),
        ("is it cheaper in Pell?", [], ""),
        ("is it so chez Vaux?", [], "chez Vaux"),
        ("is the Vaux one cheaper?", [], "the Vaux one"),
        ("do they pay in Vaux?", [], "in Vaux"),
        ("who owns the mill in Vaux?", [], ""),
        ("is it cheaper in Vaux and then in Brest?", [], ""),
        ("in Vaux?", [], ""),
        ("has it gone up in 2025?", [], "in 2025"),
        ("a-t-elle augmenté en 2025 ?", [], "en 2025"),
        ("has it gone up in 2024?", [], ""),
        ("has it gone up in 2025 or 2026?", [], ""),
        ("has it gone up?", [], ""),
    ],
)
def test_a_question_asks_the_one_before_of_a_new_name_or_year(
    text: str, told: list[str], fragment: str
) -> None:
    assert elsewhere(PASS, text, told) == fragment


BACK = """
revenons au bac | pour revenir au bac | si on revient au bac | retournons au bac | en revenant au bac
si nous revenons donc au bac | revenir maintenant au bac | back to bac | going back to bac | can we go back to bac
let's get back to bac | let me come back to bac | returning to bac | as for bac | as to bac | regarding bac
concerning bac | quant au bac | concernant bac | à propos du bac | au sujet du bac | pour ce qui est du bac
s’agissant du bac
"""


@pytest.mark.parametrize("text", parts(BACK))
def test_a_question_may_come_back_to_a_thing_in_many_ways(text: str) -> None:
    plain = fold_letters(text)
    found = BACK_TO.match(plain)
    assert found is not None
    assert plain[found.end() :] == "bac"


@pytest.mark.parametrize("text", ["revenir demain", "get the bac back", "retour", "le bac revient au port"])
def test_what_is_said_of_coming_back_names_nothing(text: str) -> None:
    assert BACK_TO.match(fold_letters(text)) is None
