"""What a fragment becomes of the question before: put in the place of its like, behind it, or before its subject."""

from typing import Any

import pytest
from before import before

from passerelle.conversation.before import Before
from passerelle.conversation.fragments import circumstance, fragment
from passerelle.conversation.leaning import Opened


def becomes(asked: Before, table: dict[str, str]) -> None:
    assert {text: fragment(asked, Opened(text)) for text in table} == table


def test_a_thing_a_name_or_a_time_takes_the_place_of_its_like_and_the_rest_stands_behind() -> None:
    becomes(
        before("How much is a bed at Halden?"),
        {
            "a room": "How much is a room at Halden?",
            "at Vesper": "How much is a bed at Vesper?",
            "that of Vesper": "How much is a bed at Vesper?",
            "on Monday": "How much is a bed at Halden on Monday?",
            "for a child": "How much is a bed at Halden for a child?",
            "even on Sundays": "How much is a bed at Halden even on Sundays?",
            "at Christmas?": "How much is a bed at Halden at Christmas?",
            "": "",
        },
    )


def test_a_year_before_or_after_moves_the_year_of_the_question() -> None:
    becomes(
        before("How much was a bed at Halden in 2030?"),
        {
            "the year before": "How much was a bed at Halden in 2029?",
            "the year after": "How much was a bed at Halden in 2031?",
        },
    )


def test_the_other_of_two_is_found_in_the_text() -> None:
    lamp = before("Where is the red lamp?", texts=["The red lamp is here, the blue lamp there."])
    becomes(
        lamp, {"the other lamp": "Where is the blue lamp?", "the year before": "Where is the year before?"}
    )


def test_an_owner_takes_the_place_of_a_named_one_or_stands_behind() -> None:
    becomes(
        before("How long is the guarantee of the Grelin mower?"),
        {
            "the kettle's": "How long is the guarantee of the kettle?",
            "the kettle's one": "How long is the guarantee of the kettle?",
            "Ada's?": "How long is the guarantee of Ada?",
        },
    )
    becomes(
        before("How long is the guarantee?"), {"the kettle's": "How long is the guarantee of the kettle?"}
    )
    becomes(
        before("how long is it?", "How long is it, the Grelin mower?"),
        {"the kettle's": "How long is it, the kettle?"},
    )


def test_that_of_another_stands_behind_the_only_thing_of_the_question() -> None:
    becomes(
        before("combien coûte la cure ?", "Combien coûte la cure, l'hôtel Brume ?"),
        {
            "celle d'automne ?": "Combien coûte la cure d'automne, l'hôtel Brume?",
            "celles de mai": "Combien coûte la cure de mai, l'hôtel Brume?",
            "celle de Vesper": "Combien coûte la cure de Vesper?",
        },
    )
    behind = before("la cure coûte combien ?", "La cure coûte combien, l'hôtel Brume ?")
    becomes(behind, {"celle d'automne ?": "La cure coûte combien, l'hôtel Brume d'automne ?"})


def test_a_name_takes_the_place_of_a_name_inside_the_question_or_of_its_subject() -> None:
    kettle = before(
        "does the Vela kettle boil?",
        "Does the Vela kettle boil, Brenn rules?",
        texts=["The Vesper lamp. VAT is paid."],
        topic="Brenn rules",
        title="Brenn rules",
    )
    becomes(
        kettle,
        {
            "the Mistral kettle": "Does the Mistral kettle boil, Brenn rules?",
            "at Vesper": "Does the Vela kettle boil at Vesper, Brenn rules?",
            "VAT": "Does the Vela kettle boil VAT, Brenn rules?",
            "at Brenn": "Does the Vela kettle boil, at Brenn?",
            "P60": "Does the Vela kettle boil, P60?",
        },
    )
    coded = before("does the kettle P40 boil?", "Does the kettle P40 boil, Brenn rules?")
    becomes(
        coded,
        {
            "P60": "Does the kettle P60 boil, Brenn rules?",
            "the P60": "Does the kettle P60 boil, Brenn rules?",
        },
    )
    bare = before("how long is it?", "How long is it, the Grelin mower?")
    becomes(
        bare,
        {
            "the Vela kettle": "how long is the Vela kettle?",
            "at Vesper": "How long is it, at Vesper?",
            "VAT": "How long is it, VAT?",
        },
    )


@pytest.mark.parametrize(
    ("title", "table"),
    [
        (
            "Kettle",
            {
                "in Japan": "How long is it, the guarantee in Japan?",
                "at Vesper": "How long is it, the guarantee in Vesper?",
                "for Japan": "How long is it, for Japan?",
            },
        ),
        ("France", {"in Japan": "How long is it, in Japan?"}),
    ],
)
def test_a_place_takes_the_place_of_one_behind_such_a_preposition_that_no_title_has(
    title: str, table: dict[str, str]
) -> None:
    asked = before(
        "how long is it?",
        "How long is it, the guarantee in France?",
        title=title,
        whole="How long is the guarantee in France?",
    )
    becomes(asked, table)


def test_a_subject_of_two_parts_has_that_replaced_which_has_the_noun() -> None:
    becomes(
        before("when does it close?", "When does it close, Cabinet Dorsan, rue Haute?"),
        {
            "cabinet Brune": "When does it close, cabinet Brune, rue Haute?",
            "rue Basse": "When does it close, Cabinet Dorsan, rue Basse?",
        },
    )
    becomes(
        before("when does it close?", "When does it close, Cabinet Dorsan?"),
        {"cabinet Brune": "When does it close, cabinet Brune?"},
    )


FENN: dict[str, Any] = {
    "topic": "Fenn Street",
    "title": "Lease of Fenn Street",
    "texts": ["The landlord gives notice."],
}


def test_a_person_takes_the_place_of_the_pronoun_that_does_what_is_asked() -> None:
    becomes(
        before("how much notice must he give?", "How much notice must he give, Bail, Fenn Street?", **FENN),
        {
            "the landlord": "how much notice must the landlord give, Fenn Street?",
            "a landlord, too": "how much notice must a landlord give, Fenn Street?",
            "the landlord as well": "how much notice must the landlord give, Fenn Street?",
            "the baker": "how much notice must the baker give?",
            "a landlord in 2024": "A landlord in 2024, Fenn Street?",
            "landlords": "Landlords, Fenn Street?",
        },
    )
    becomes(
        before("what do they pay?", "What do they pay, the tenants, Fenn Street?", **FENN),
        {"the landlords": "what do the landlords pay, the tenants, Fenn Street?"},
    )


AULNES: dict[str, Any] = {
    "topic": "rue des Aulnes",
    "title": "Bail",
    "texts": ["Le bailleur paie, les bailleurs paient, la bailleresse paie."],
}


def test_a_french_pronoun_is_replaced_by_one_of_its_number() -> None:
    becomes(
        before("qu'est-ce qu'il paie ?", "Qu'est-ce qu'il paie, le box, rue des Aulnes ?", **AULNES),
        {
            "le bailleur ?": "qu'est-ce que le bailleur paie, le box, rue des Aulnes?",
            "la bailleresse aussi ?": "qu'est-ce que la bailleresse paie, le box, rue des Aulnes?",
            "les bailleurs ?": "Qu'est-ce qu'il paie, les bailleurs, rue des Aulnes ?",
        },
    )
    becomes(
        before("qu'est-ce qu'ils paient ?", "Qu'est-ce qu'ils paient, le box, rue des Aulnes ?", **AULNES),
        {
            "les bailleurs ?": "qu'est-ce que les bailleurs paient, le box, rue des Aulnes?",
            "des bailleurs ?": "qu'est-ce que des bailleurs paient, le box, rue des Aulnes?",
            "le bailleur ?": "Qu'est-ce qu'ils paient, le bailleur, rue des Aulnes ?",
        },
    )


def test_a_french_pronoun_behind_its_verb_stays_and_the_person_stands_before_it() -> None:
    becomes(
        before("que paie-t-il ?", "Que paie-t-il, le box, rue des Aulnes ?", **AULNES),
        {
            "le bailleur ?": "que le bailleur paie-t-il, le box, rue des Aulnes?",
            "la bailleresse ?": "que la bailleresse paie-t-elle, le box, rue des Aulnes?",
        },
    )


def test_what_nobody_does_is_asked_of_nobody_else() -> None:
    asked = before(
        "qu'est-ce qu'il faut payer ?", "Qu'est-ce qu'il faut payer, le box, rue des Aulnes ?", **AULNES
    )
    becomes(asked, {"le bailleur ?": "Qu'est-ce qu'il faut payer, le bailleur, rue des Aulnes ?"})


def test_what_is_somebodys_is_asked_of_who_was_asked_for() -> None:
    becomes(
        before("Who runs the Brenn mill?", answer="Ada Roe"), {"her dog": "Her dog, runs the Brenn mill?"}
    )
    becomes(before("When does the Brenn mill open?"), {"its price": "Its price, the Brenn mill?"})


def test_a_thing_in_the_other_language_is_asked_of_the_subject_unless_the_question_has_a_word_of_it() -> None:
    becomes(
        before("Combien coûte le repas au moulin Brenn ?"),
        {
            "the opening hours of the garden": "The opening hours of the garden, moulin Brenn?",
            "the repas of the children": "Combien coûte the repas of the children au moulin Brenn ?",
            "le goûter": "Combien coûte le goûter au moulin Brenn ?",
        },
    )
    becomes(
        before("How much is a bed at Halden?"),
        {
            "les horaires d'ouverture": "Les horaires d'ouverture, Halden?",
            "the shed": "How much is the shed at Halden?",
        },
    )


@pytest.mark.parametrize(
    ("question", "text", "form"),
    [
        ("Is it open in 2024?", "in 2022", "Is it open in 2022?"),
        ("Is it open on Sundays?", "on Christmas day", "Is it open on Christmas day?"),
        ("Is it open on Sundays in May?", "at Easter", "Is it open in May at Easter?"),
        ("Is it open on Sundays in May?", "in June", "Is it open on Sundays in June?"),
        ("Is it open on Sundays?", "with dogs", "Is it open on Sundays with dogs?"),
        ("La halle ouvre-t-elle le dimanche ?", "à Noël ?", "La halle ouvre-t-elle à Noël ?"),
        (
            "La halle ouvre-t-elle le dimanche ?",
            "sans billet",
            "La halle ouvre-t-elle le dimanche sans billet ?",
        ),
    ],
)
def test_a_circumstance_takes_the_place_of_a_time_or_stands_behind(
    question: str, text: str, form: str
) -> None:
    assert circumstance(before(question), text) == form
