"""Words that exclude each other, and words that only one language has."""

import pytest

from passerelle.index.lexical.analysis import stems
from passerelle.index.lexical.contrasts import contradict
from passerelle.index.lexical.spelling import plain, words
from passerelle.index.lexical.vocabulary import Votes, votes
from passerelle.index.types import Language


def terms(text: str, language: Language) -> list[str]:
    return stems(words(plain(text)), language)


@pytest.mark.parametrize(
    ("french", "english", "other"),
    [
        ("une minute", "a minute", "an hour"),
        ("deux heures", "two hours", "two days"),
        ("trois jours", "three days", "three weeks"),
        ("la semaine", "the week", "the month"),
        ("un mois", "a month", "a quarter"),
        ("un trimestre", "a quarter", "a year"),
        ("un an", "a year", "a month"),
        ("une année", "a year", "a week"),
        ("le matin", "in the morning", "in the evening"),
        ("le soir", "in the evening", "in the morning"),
        ("la nuit", "at night", "in the evening"),
        ("la matinée", "the morning", "the night"),
        ("la soirée", "the evening", "the night"),
        ("au printemps", "in spring", "in autumn"),
        ("en automne", "in autumn", "in winter"),
        ("en hiver", "in winter", "in summer"),
        ("ouvert", "open", "closed"),
        ("il ferme", "it is closed", "it is open"),
        ("un enfant", "a child", "an adult"),
        ("des enfants", "the children", "the adults"),
        ("un adulte", "an adult", "children"),
        ("au nord", "north", "south"),
        ("au sud", "south", "north"),
        ("l'arrivée", "the arrival", "the departure"),
        ("le départ", "the departure", "the arrival"),
        ("le minimum", "the minimum", "the maximum"),
        ("la durée maximale", "the maximum time", "the minimum time"),
        ("un achat", "a purchase", "a sale"),
        ("la vente", "the sale", "the purchase"),
        ("le locataire", "the tenant", "the landlord"),
        ("le bailleur", "the landlord", "the tenant"),
        ("le propriétaire", "the landlord", "the tenant"),
        ("le maximum", "the maximum", "the minimum"),
        ("la durée minimale", "the minimum time", "the maximum time"),
        ("il ouvre", "it is open", "it is closed"),
        ("fermé", "closed", "open"),
        ("l'eau chaude", "hot water", "cold water"),
        ("l'eau froide", "cold water", "hot water"),
    ],
)
def test_a_word_excludes_the_others_of_its_group_and_not_its_translation(
    french: str, english: str, other: str
) -> None:
    assert not contradict(terms(french, "fr"), terms(english, "en"))
    assert contradict(terms(french, "fr"), terms(other, "en"))
    assert not contradict(terms(french, "fr"), [*terms(other, "en"), *terms(english, "en")])


def test_where_one_side_says_nothing_of_a_group_nothing_is_contradicted() -> None:
    assert not contradict(terms("le soir", "fr"), terms("the door is open", "en"))
    assert not contradict([], terms("in the evening", "en"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("loyer mensuel", Votes(french=2, english=0, words=2, joined=False)),
        ("le loyer mensuel", Votes(french=2, english=0, words=3, joined=True)),
        ("the garden of the house", Votes(french=0, english=1, words=5, joined=False)),
        ("l'eau", Votes(french=0, english=0, words=1, joined=True)),
        ("12 x", Votes(french=0, english=0, words=0, joined=False)),
        ("zyxq", Votes(french=0, english=0, words=1, joined=False)),
    ],
)
def test_words_that_one_language_alone_has_vote_for_it(text: str, found: Votes) -> None:
    assert votes(text) == found


JOINING = "de du des d le la les l un une au aux a en et par pour sur est".split()


@pytest.mark.parametrize("word", JOINING)
def test_a_phrase_with_a_small_french_word_is_joined(word: str) -> None:
    assert votes(f"zyxq {word} zyxr").joined
    assert votes(f"ZYXQ {word.upper()} ZYXR").joined
    assert not votes(f"zyxq {word}q zyxr").joined
    assert votes("zyxq l’zyxr").joined


def test_single_letters_and_numbers_do_not_vote() -> None:
    assert votes("a y 12 h2o") == Votes(french=0, english=0, words=0, joined=True)
    assert votes("mensuel garden") == Votes(french=1, english=1, words=2, joined=False)
    assert votes("mensuel-garden") == Votes(french=1, english=1, words=2, joined=False)
