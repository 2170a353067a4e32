"""Follow-ups that compare, that point at one of several, or that come back to an earlier turn."""

from dataclasses import replace

import pytest
from test_conversation import CARD, COUNCIL, FLAT, STORM, completed, turn

from passerelle import Turn
from passerelle.conversation.compared import compares, other, things
from passerelle.conversation.leaning import Opened
from passerelle.conversation.rewrite import stand_alone

KETTLES = "Brenn kettles. The Brenn 2 boils in four minutes, the Brenn 3 in three. A red lamp, a blue lamp."
BOILS = turn("How fast does the Brenn 2 boil?", title="Brenn kettles")
LAMP = turn("What does the red lamp of the Brenn mean?", title="Brenn kettles")
MOWER = turn("Combien pèse la tondeuse V40 ?", title="Tondeuse Verdane")
LEASE = turn("Où verser le dépôt du studio Duprat ?", title="Bail")
FEE = turn("How much is a berth in Wrayness in 2024?", title="Port of Wrayness")


@pytest.mark.parametrize(
    ("before", "question", "text", "alone"),
    [
        (BOILS, "And the other one?", KETTLES, "How fast does the Brenn 3 boil?"),
        (LAMP, "and the other lamp?", KETTLES, "What does the blue lamp of the Brenn mean?"),
        (MOWER, "et l'autre modèle ?", "La V40. La V60.", "Combien pèse la tondeuse V60 ?"),
        (MOWER, "celle de 2019 ?", "", "Combien pèse la tondeuse V40 de 2019 ?"),
        (FEE, "was it cheaper in 2023?", "", "How much is a berth in Wrayness in 2023?"),
        (FEE, "is that more than in Saltby?", "", "How much is a berth in Saltby in 2024?"),
        (FEE, "even at night?", "", "How much is a berth in Wrayness in 2024 even at night?"),
        (CARD, "c'était moins cher en 2021 ?", "", CARD.replace("2023", "2021")),
        (CARD, "c'est plus que pour la carte Onyx ?", "", CARD.replace("Agate", "Onyx")),
        (CARD, "même le dimanche ?", "", CARD.replace(" ?", " même le dimanche ?")),
        (STORM, "pour quelle raison ?", "", "Pour quelle raison, la tempête de Kerbrion a-t-elle frappé ?"),
        (FEE, "for how long?", "", "For how long, a berth in Wrayness in 2024?"),
        (LEASE, "il est rendu quand ?", "", "Il est rendu quand, le dépôt du studio Duprat ?"),
        (
            "Qui est la présidente de la coopérative Maude ?",
            "ils sont combien ?",
            "",
            "Ils sont combien, la coopérative Maude ?",
        ),
        (
            "Quand l'argent de la fondation Marche arrive-t-il ?",
            "qui dirige-t-elle ?",
            "",
            "Qui dirige-t-elle, fondation Marche ?",
        ),
        ("When do Ada Thorne's parents come?", "is she ill?", "", "Is she ill, Ada Thorne?"),
        ("Who else runs Bexhill Farm?", "who else?", "", "Who else, Bexhill Farm?"),
    ],
)
def test_what_compares_or_points_at_one_of_several_finds_it(
    before: Turn | str, question: str, text: str, alone: str
) -> None:
    assert completed(before, question, text) == alone


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("and back to the flat, can I keep a cat?", "Can I keep a cat, the Dunmore Street flat?"),
        ("pour revenir au flat, en 2023 ?", "What is the rent of the Dunmore Street flat en 2023 ?"),
        ("is the rent due on Monday?", "Is the rent due on Monday, the Dunmore Street flat?"),
    ],
)
def test_a_question_that_comes_back_to_an_earlier_turn_leans_on_that(question: str, alone: str) -> None:
    history = [turn(FLAT, title="Lease"), turn(COUNCIL, title="Minutes")]
    assert stand_alone(question, history, lambda _: "") == alone


def test_who_it_was_another_year_leans_on_the_turn_that_asked_who() -> None:
    history = [turn("Who ran Bexhill Farm in 2024?"), turn("When did he begin, Ada Thorne?")]
    assert (
        stand_alone("and who was it the year before?", history, lambda _: "")
        == "Who ran Bexhill Farm in 2023?"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Is there a fine for bonfires?",
        "Where do fishing boats moor?",
        "Is jewellery forbidden in the bakehouse?",
        "Is it legal to wash uniforms?",
        "Si un livre est perdu, faut-il le rembourser ?",
        "À quelle fréquence affûter la lame de la tondeuse ?",
        "Est-il permis de fumer sous un préau ?",
    ],
)
def test_a_question_whose_words_no_cited_text_has_is_about_something_else(question: str) -> None:
    assert completed(BOILS, question, KETTLES) == ""


def test_a_word_that_only_the_title_of_an_earlier_turn_has_is_no_way_back_to_it() -> None:
    yacht = turn("Does a yacht over ten metres pay more?", title="Port of Wrayness: mooring fees")
    history = [replace(yacht, documents=("port",)), BOILS, LAMP]
    texts = {"d": KETTLES, "port": "Fishing boats moor at the quay."}
    assert stand_alone("where do fishing boats moor", history, texts.__getitem__) == ""


@pytest.mark.parametrize(
    ("question", "text", "form"),
    [
        ("Où est la lampe rouge ?", "La lampe rouge, la lampe bleue.", "Où est la lampe bleue ?"),
        ("Combien pèse la V40", "La V40, la V60.", "Combien pèse la V60"),
        ("Which is the red?", "the red, the blue", ""),
        ("Red lamp or not?", "The red lamp, the blue lamp.", "blue lamp or not?"),
    ],
)
def test_the_other_may_be_the_first_or_last_word_beside_its_noun(question: str, text: str, form: str) -> None:
    assert other(question, "the other one", [text]) == form


@pytest.mark.parametrize("word", ["s'", "se ", "n'", "ne "])
def test_what_is_done_to_itself_or_not_is_no_thing(word: str) -> None:
    assert things(f"Quand {word}allument des feux ?") == "feux"
    assert things("Quand allument des feux ?") == "allument"


def test_the_first_thing_of_a_question_is_meant() -> None:
    assert things("When do the bakers light the bonfires at Harle?") == "the bakers light"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("est-ce plus long qu'à Pell ?", "à Pell"),
        ("est-ce plus long que pour Pell ?", "Pell"),
        *[(f"c'est {each} à Pell", "à Pell") for each in ("la même chose", "le même", "la même", "comme ça")],
        *[(f"is it {each} in Pell?", "in Pell") for each in ("the same", "like that", "comparable", "similar")],
        *[(f"{each} in Pell?", "in Pell") for each in ("same", "the same thing", "same question", "do same")],
        ("la même chose avec Pell ?", "avec Pell"),
    ],
)  # fmt: skip
def test_what_is_the_same_is_asked_of_what_stands_behind_it(text: str, rest: str) -> None:
    assert compares(Opened(text)) == (Opened(rest, continues=True), False)
