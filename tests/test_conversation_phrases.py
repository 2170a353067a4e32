"""Which phrase of a question another takes the place of: measures, owners, kinds, and what only stands near."""

import pytest

from passerelle.conversation.subject import chunks
from passerelle.conversation.swap import swapped
from passerelle.conversation.swap_measures import measure_end, measured
from passerelle.conversation.swap_phrases import is_thing, of_one_noun
from passerelle.conversation.tokens import tokens

BOUNDS = """under | over | below | above | beyond | up to | at least | at most | more than | less than | fewer than
longer than | shorter than | older than | younger than | heavier than | lighter than"""
LIMITES = (
    "sous | au moins | au plus | jusqu'à | au-dessus de | en dessous de | au delà de | plus de | moins de"
)


@pytest.mark.parametrize("bound", [each.strip() for each in BOUNDS.replace("\n", "|").split("|")])
def test_each_english_bound_takes_the_place_of_another(bound: str) -> None:
    assert measured("What is the fee of boats under ten metres?", f"{bound} 12.5 metres?") == (
        f"What is the fee of boats {bound} 12.5 metres?"
    )
    assert measured(f"Is it free {bound} 3 kg in May?", "over 5") == "Is it free over 5 kg in May?"


@pytest.mark.parametrize("bound", [each.strip() for each in LIMITES.split("|")])
def test_each_french_bound_takes_the_place_of_another(bound: str) -> None:
    assert measured("Que paie un bateau de moins de dix mètres ?", f"{bound} douze mètres ?") == (
        f"Que paie un bateau de {bound} douze mètres ?"
    )


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("Is it free under ten in Wrayness?", "over 12", "Is it free over 12 in Wrayness?"),
        ("Is it free under ten in Wrayness?", "over 12 kg", "Is it free over 12 kg in Wrayness?"),
        ("Is it free under £10?", "for those over €20", "Is it free over €20?"),
        ("Is it under 5 m or over 7 m?", "under 3", "Is it under 5 m or under 3 m?"),
        ("Is it under 50m2?", "over 70", "Is it over 70m2?"),
        ("Is it under 5 %?", "at over 7 %.", "Is it over 7 %?"),
        ("Is it under 5 m?", "those over 7 m", "Is it over 7 m?"),
        ("Est-ce moins de 5 m ?", "ceux de plus de 7 m", "Est-ce plus de 7 m ?"),
        ("Est-ce moins de 5 m ?", "celles de plus de 7 m", "Est-ce plus de 7 m ?"),
        ("Est-ce moins de 5 m ?", "à partir de plus de 7 m", "Est-ce plus de 7 m ?"),
        ("Est-ce moins de 5 m ?", "les plus de 7 m", "Est-ce plus de 7 m ?"),
        ("Is it under 5 m?", "12 m", ""),
        ("Is it 5 m?", "over 12 m", ""),
        ("Is it under 5 m?", "over 12 m of rope", ""),
        ("Is it under a metre?", "over 12 m", ""),
        ("Is it under 5 m?", "", ""),
    ],
)
def test_the_last_measure_is_replaced_and_its_unit_stays_where_none_is_given(
    question: str, fragment: str, said: str
) -> None:
    assert measured(question, fragment) == said


@pytest.mark.parametrize(
    ("question", "at", "rest"),
    [
        ("un quotient sous 700 euros ?", "quotient", " ?"),
        ("un quotient de moins de 700 ?", "quotient", " ?"),
        ("a boat of over 12 metres?", "boat", "?"),
        ("a boat under ten in May?", "boat", " in May?"),
        ("a boat in May under ten?", "boat", " in May under ten?"),
        ("a boat", "boat", ""),
    ],
)
def test_a_measure_belongs_to_what_stands_right_before_it(question: str, at: str, rest: str) -> None:
    end = question.index(at) + len(at)
    assert question[measure_end(question, end) :] == rest


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("How much does a yacht pay?", "for fishing boats", "How much does fishing boats pay?"),
        ("Combien paie un yacht ?", "pour un canot", "Combien paie un canot ?"),
        ("How much does the yacht pay?", "for fishing boats", ""),
        ("How much do I pay for a yacht?", "for boats", "How much do I pay for boats?"),
        (
            "How long is the guarantee of the Grelin mower?",
            "of the kettle",
            "How long is the guarantee of the kettle?",
        ),
        ("How long is the guarantee of the Grelin mower?", "of kettles", ""),
        ("Can I light a bonfire?", "hosepipes", "Can I light hosepipes?"),
        ("Can I light a bonfire in a garden?", "hosepipes", ""),
        ("Can I light the bonfire?", "hosepipes", ""),
        ("Can I light a bonfire?", "an oven", "Can I light an oven?"),
        ("Faut-il un chef d'équipe ?", "une cheffe", "Faut-il une cheffe ?"),
        ("What is the price of the key?", "the lamp", "What is the price of the lamp?"),
        ("Who repairs the lift?", "the roof", "Who repairs the roof?"),
        ("Who repairs Ada's lift?", "the roof", ""),
    ],
)
def test_a_phrase_takes_the_place_of_its_like(question: str, fragment: str, said: str) -> None:
    assert swapped(question, fragment, []) == said


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("How long is the eco programme?", "the quick one", "How long is the quick programme?"),
        ("How long are the eco programmes?", "the quick ones", "How long are the quick programmes?"),
        ("How long is the eco programme?", "the quick", ""),
        ("How long is the eco programme?", "one", ""),
        (
            "How long is the eco programme on Mondays?",
            "the quick one",
            "How long is the quick programme on Mondays?",
        ),
        ("How long is it in the park?", "in the small one", "How long is it in the small park?"),
        ("How long is it in the park?", "at the small one", ""),
    ],
)
def test_one_of_a_kind_takes_the_place_of_another(question: str, fragment: str, said: str) -> None:
    assert of_one_noun(question, fragment, tokens(fragment)) == said


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("What number do I ring?", [False, False]),
        ("Who repairs the lift in Brume?", [False, True, True]),
    ],
)
def test_a_noun_with_a_determiner_a_preposition_or_a_name_is_a_thing(
    question: str, things: list[bool]
) -> None:
    assert [is_thing(each) for each in chunks(question)] == things
