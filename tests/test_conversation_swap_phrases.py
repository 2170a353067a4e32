"""Which noun phrase of a question another takes the place of, with the words that belong to it, or none."""

import pytest

from passerelle.conversation.subject import chunks, subject_text
from passerelle.conversation.swap_phrases import is_thing, of_one_noun, phrase
from passerelle.conversation.tokens import tokens

BED = "How much is a bed in the hall in May?"
WALLS = "Combien donne Morvel pour isoler les murs ?"
MOWER = "How long is the guarantee of the Grelin mower?"
FIRE = "Is it in a barn in the hall?"


def put(question: str, fragment: str) -> str:
    return phrase(question, fragment, tokens(fragment))


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        (BED, "in the barn", "How much is a bed in the barn in May?"),
        (BED, "at the barn", "How much is a bed at the barn in May?"),
        (BED, "in June", "How much is a bed in the hall in June?"),
        (BED, "in summer", "How much is a bed in the hall in summer?"),
        (BED, "in the June barn", "How much is a bed in the hall in the June barn?"),
        (BED, "for a child", ""),
        (
            "How much is a bed with a child under ten in May?",
            "with a dog",
            "How much is a bed with a dog in May?",
        ),
        ("Who lit the storm lamp of Kerbrion?", "in the barn", ""),
        ("How is the fire of Brenn at night?", "with smoke", "How is the fire of Brenn with smoke?"),
    ],
)
def test_what_stands_behind_such_a_preposition_is_replaced(question: str, fragment: str, form: str) -> None:
    assert put(question, fragment) == form


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        (WALLS, "pour changer les fenêtres", "Combien donne Morvel pour changer les fenêtres ?"),
        (WALLS, "pour finir le toit", "Combien donne Morvel pour finir le toit ?"),
        (WALLS, "pour vendre", "Combien donne Morvel pour vendre ?"),
        ("Combien donne Morvel pour finir les murs ?", "pour vendre", "Combien donne Morvel pour vendre ?"),
        ("Combien donne Morvel pour vendre les murs ?", "pour finir", "Combien donne Morvel pour finir ?"),
        ("Combien donne Morvel pour vivre ?", "pour partir", "Combien donne Morvel pour partir ?"),
        (
            "Combien donne Morvel pour vivre à Vaux ?",
            "pour partir",
            "Combien donne Morvel pour partir à Vaux ?",
        ),
        (
            "Combien donne Morvel pour isoler les murs du toit ?",
            "pour changer les fenêtres",
            "Combien donne Morvel pour changer les fenêtres du toit ?",
        ),
    ],
)
def test_a_verb_is_replaced_with_its_object(question: str, fragment: str, form: str) -> None:
    assert put(question, fragment) == form


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        (MOWER, "of the kettle", "How long is the guarantee of the kettle?"),
        (MOWER, "of a kettle", "How long is the guarantee of a kettle?"),
        (MOWER, "of kettles", ""),
        (MOWER, "of Vela", ""),
        ("How long is the guarantee of the mower?", "of kettles", "How long is the guarantee of kettles?"),
        ("Où est la clé de la tondeuse Grelin ?", "de ma bouilloire", "Où est la clé de ma bouilloire ?"),
    ],
)  # fmt: skip
def test_whose_thing_is_asked_for_is_replaced(question: str, fragment: str, form: str) -> None:
    assert put(question, fragment) == form


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        ("How much does a yacht pay?", "for a ferry", "How much does a ferry pay?"),
        ("How much does a yacht over ten metres pay?", "for a ferry", "How much does a ferry pay?"),
        ("Que doit un yacht ?", "pour un canot", "Que doit un canot ?"),
        ("How much does a yacht weigh?", "for a ferry", ""),
        ("How much does the yacht pay?", "for a ferry", ""),
        ("How much does Ada pay?", "for a ferry", ""),
        ("How much do we pay a yacht?", "for a ferry", ""),
        ("How much does it pay a yacht?", "for a ferry", ""),
        ("How much does a yacht pay?", "with a ferry", ""),
    ],
)
def test_who_pays_or_gets_something_is_replaced(question: str, fragment: str, form: str) -> None:
    assert put(question, fragment) == form


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        ("What is the price of the key of the barn?", "the lamp", "What is the price of the lamp of the barn?"),
        ("What is the price per day of the barn?", "the hall", "What is the price per day of the hall?"),
        ("What is the price of a barn per day?", "the hall", "What is the price of the hall per day?"),
        ("What is the price per day?", "the hall", ""),
        ("What is the price of the key?", "the code", "What is the code of the key?"),
        ("What is the number of Ada's fuel cap?", "the air filter", "What is the number of Ada's air filter?"),
        ("What is the number of Ada's fuel cap?", "an air filter", "What is the number of Ada's air filter?"),
        ("What is the number of Ada's shed?", "the barn", "What is the number of Ada's barn?"),
        ("What is the rate of Ada's?", "the hall", ""),
        ("What is the rate of the Vela mower?", "the hall", ""),
    ],
)  # fmt: skip
def test_the_thing_is_replaced_whose_price_or_number_is_asked_for(
    question: str, fragment: str, form: str
) -> None:
    assert put(question, fragment) == form


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        (FIRE, "a shed", "Is it in a shed in the hall?"),
        (FIRE, "the shed", "Is it in the shed in the hall?"),
        (FIRE, "sheds", "Is it in sheds in the hall?"),
        (FIRE, "two sheds", ""),
        ("Is it in a barn in a hall?", "sheds", ""),
        ("Is it in a barn in a hall?", "a shed", "Is it in a shed in a hall?"),
        ("Is it in the barn in a hall?", "a shed", "Is it in the barn in a shed?"),
        ("Who repairs the lift and the roof?", "the door", "Who repairs the door and the roof?"),
        ("Who repairs the lift of Brenn?", "the roof", ""),
        ("What is the hall of Brenn?", "the shed", "What is the shed of Brenn?"),
        ("Where is a hall of Brenn and the shed?", "a roof", "Where is a hall of Brenn and a roof?"),
        ("Faut-il un chef d'équipe ?", "un cadre", "Faut-il un cadre ?"),
        ("Faut-il un chef d’équipe pour un atelier ?", "un cadre", "Faut-il un cadre pour un atelier ?"),
        ("Faut-il un chef de la halle ?", "un cadre", "Faut-il un cadre de la halle ?"),
        ("Faut-il un chef de Brenn ?", "un cadre", ""),
        ("What is the licence of dogs?", "the key", "What is the key of dogs?"),
        ("What is the licence of dogs in May?", "the key", "What is the key in May?"),
        ("What is the licence of old dogs in May?", "the key", "What is the key of old dogs in May?"),
    ],
)
def test_a_phrase_with_an_article_is_replaced_with_the_noun_that_tells_its_kind(
    question: str, fragment: str, form: str
) -> None:
    assert put(question, fragment) == form


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        ("How long is the eco programme in May?", "the quick one", "How long is the quick programme in May?"),
        ("How long is the eco programme in May?", "in the quick one", ""),
        ("Which ticket is for the red bus?", "the blue one", "Which ticket is for the blue bus?"),
        ("Where is the Vela mower?", "the red one", ""),
        ("Where is the mower?", "the Vela one", ""),
        ("Where is the mower?", "one", ""),
        ("Where does it ring?", "the red one", ""),
        ("Who drives the Monday bus?", "the red one", "Who drives the red bus?"),
        ("Who drives in March?", "the red one", ""),
    ],
)
def test_one_is_the_noun_that_stands_last(question: str, fragment: str, form: str) -> None:
    assert of_one_noun(question, fragment, tokens(fragment)) == form


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        ("What is the price when dogs bark?", "the hall", ""),
        ("Quel est le prix par nuit de la halle ?", "le gîte", "Quel est le prix par nuit du gîte ?"),
        ("What is the fee per night at the hall?", "the barn", "What is the fee per night at the barn?"),
        ("At noon, what is the price of the hall?", "the barn", "At noon, what is the price of the barn?"),
        ("Combien faut-il pour isoler les murs ?", "pour peindre", "Combien faut-il pour peindre ?"),
    ],
)
def test_the_thing_whose_price_is_asked_for_is_replaced_and_no_other(
    question: str, fragment: str, form: str
) -> None:
    assert put(question, fragment) == form


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("Which mills grind?", [False]),
        ("Do my mills at night grind?", [True, True]),
        ("Does Ada ring?", [True]),
    ],
)
def test_a_thing_has_a_determiner_a_preposition_or_a_name(question: str, things: list[bool]) -> None:
    assert [is_thing(each) for each in chunks(question)][: len(things)] == things


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("How much is the Vela shed?", "the Vela shed"),
        ("How much is the Vela bed in May?", "the Vela bed"),
        ("When was the Vela flooded by rain?", "the Vela"),
        ("When was the Vela dyed red?", "the Vela"),
    ],
)
def test_a_word_that_ends_as_a_verb_of_the_past_is_one_where_its_stem_has_a_vowel(
    question: str, about: str
) -> None:
    assert subject_text(question) == about
