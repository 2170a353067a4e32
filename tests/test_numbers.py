"""Facts about the numbers, days and months that a passage gives, whichever language it is in."""

import pytest

from passerelle.index.lexical.analysis import terms
from passerelle.index.lexical.names import shipped
from passerelle.index.lexical.numbers import days_and_months, numbers
from passerelle.index.types import Language


def given(text: str, language: Language) -> list[float]:
    sure, _ = numbers(terms(text, language, shipped()), language)
    return sorted(map(float, sure.elements()))


@pytest.mark.parametrize(
    ("french", "english", "found"),
    [
        ("Le loyer est de 1 250,50 €.", "The rent is €1,250.50.", [1250.5]),
        ("trois mois, 3 mois", "three months, 3 months", [3, 3]),
        ("vingt-huit jours", "twenty-eight days", [28]),
        ("quatre-vingts chaises", "eighty chairs", [80]),
        ("soixante-quinze places", "seventy-five seats", [75]),
        ("cinq pour cent", "five per cent", [5]),
        ("cinq mille habitants", "five thousand people", [5000]),
        ("cent vingt-cinq pages", "125 pages", [125]),
        ("à 14 h 30", "at 2:30 p.m.", [14, 30]),
        ("à 20h", "at 8pm", [20]),
        ("à 9 h", "at 9:00", [9]),
        ("le 1er étage", "the 1st floor", [1]),
        ("les années 1970", "the 1970s", [1970]),
    ],
)
def test_a_number_is_the_same_in_both_languages(french: str, english: str, found: list[float]) -> None:
    assert given(french, "fr") == given(english, "en") == found


def test_the_number_of_a_version_is_compared_as_it_is_written() -> None:
    for language in ("fr", "en"):
        assert list(numbers(["version", "3.11.2"], language)[0]) == ["3.11.2"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("un ordinateur neuf", "fr"),
        ("cent", "fr"),
        ("hundreds of people", "en"),
        ("", "en"),
        ("one", "en"),
    ],
)
def test_a_word_that_may_mean_something_else_is_no_number_for_sure(text: str, language: Language) -> None:
    assert given(text, language) == []


def test_the_parts_of_a_date_in_figures_may_be_those_of_one_in_words() -> None:
    words = terms("le 14 avril 1988", "fr", shipped())
    figures = numbers(terms("14/04/1988", "en", shipped()), "en")[0]
    sure, vague = numbers(words, "fr")
    assert figures <= sure + vague
    assert not figures <= sure


def test_days_and_months_are_the_same_in_both_languages() -> None:
    french = days_and_months(terms("le lundi, en août ou en mars", "fr", shipped()), "fr")
    assert french == days_and_months(terms("on Mondays, in August or March", "en", shipped()), "en")
    assert french != days_and_months(terms("on Tuesdays, in August or March", "en", shipped()), "en")
    assert days_and_months(terms("le jour", "fr", shipped()), "fr") == set()
