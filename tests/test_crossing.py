"""How many of a question's words texts in the other language have, by the table of translations."""

import math

import pytest
from queries import query

from passerelle.index.types import Language
from passerelle.reader import crossing_coverage


def test_a_row_that_translates_the_questions_words_has_more_of_them_than_its_neighbours() -> None:
    rows = ["Leçon individuelle | 18,50 €", "Entrée adulte | 4,40 €", "Sauna | 6,00 €"]
    shares = crossing_coverage(query("How much is a private lesson?"), [(row, "fr") for row in rows])
    assert shares[0] > shares[1] == shares[2] == 0.0


def test_a_question_in_french_is_met_by_english_words() -> None:
    texts: list[tuple[str, Language]] = [("£450 for water damage", "en"), ("£200 for most claims", "en")]
    shares = crossing_coverage(query("Quelle somme en cas de dégât des eaux ?"), texts)
    assert shares[0] > shares[1]


@pytest.mark.parametrize("language", ["en", "other"])
def test_a_text_in_the_questions_language_or_a_third_crosses_nothing(language: str) -> None:
    assert crossing_coverage(query("How much is a lesson?"), [("A lesson is £4.", language)]) == [0.0]  # type: ignore[list-item]


def test_words_that_are_the_same_in_both_languages_are_met() -> None:
    shares = crossing_coverage(query("Is there a sauna?"), [("Le sauna est ouvert.", "fr"), ("Rien.", "fr")])
    assert shares == [1.0, 0.0]


def test_a_word_that_all_texts_have_says_less_than_one_that_parts_them() -> None:
    texts = [("piscine gratuite", "fr"), ("piscine couverte", "fr"), ("piscine chauffée", "fr")]
    free, covered, heated = crossing_coverage(query("free pool"), texts)  # type: ignore[arg-type]
    assert heated == covered < 0.5 < free == 1.0


def test_a_question_without_words_that_carry_meaning_crosses_nothing() -> None:
    assert crossing_coverage(query("What is it?"), [("Le sauna est ouvert.", "fr")]) == [0.0]


def test_of_no_texts_there_are_no_shares() -> None:
    assert crossing_coverage(query("Is there a sauna?"), []) == []


def test_a_word_weighs_by_its_letters_and_by_how_few_texts_have_it() -> None:
    met, unmet = 5 / 6 * math.log(1 + 2 / 1.5), math.log(1 + 2 / 0.5)
    shares = crossing_coverage(query("sauna kettle", french=0.0), [("Le sauna", "fr"), ("Rien", "fr")])
    assert shares == pytest.approx([met / (met + unmet), 0.0])
