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


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("quatre-vingt-quinze", "fr", [95]),
        ("quatre-vingt-dix-neuf", "fr", [99]),
        ("quatre-vingt-un", "fr", [80]),
        ("soixante-dix-neuf", "fr", [79]),
        ("soixante-vingt", "fr", [20, 60]),
        ("cinquante-quinze", "fr", [15, 50]),
        ("seventy-five", "en", [75]),
        ("eighty fifteen", "en", [15, 80]),
        ("twenty ten", "en", [10, 20]),
        ("four twenty", "en", [4, 20]),
        ("three 4", "en", [3, 4]),
        ("trois 4 trois", "fr", [3, 3, 4]),
        ("three hundred ninety-nine", "en", [399]),
        ("three hundred thousand", "en", [300_000]),
        ("five thousand three hundred", "en", [5300]),
        ("trois mille cinq", "fr", [3005]),
        ("deux mille", "fr", []),
        ("ninety hundred", "en", [9000]),
        ("a hundred hundred", "en", []),
        ("a thousand hundred", "en", [1100]),
        ("12 pm", "en", [12]),
        ("11 pm", "en", [23]),
        ("1 pm", "en", [13]),
        ("13 pm", "en", [13]),
        ("2 at pm", "en", [14]),
        ("2 old red pm", "en", [2]),
        ("2 am", "en", [2]),
        ("2pm", "en", [14]),
        ("0 pages", "en", []),
        ("0.5 page", "en", [0.5]),
        ("seize dix-sept", "fr", [7, 10, 16]),
        ("sixteen seventeen", "en", [16, 17]),
        ("cents", "fr", []),
        ("mille", "fr", []),
        ("mille pages", "fr", []),
        ("deux cents", "fr", []),
        ("three thousand", "en", [3000]),
        ("thousand", "en", []),
        ("new hundred", "en", []),
        ("forty-six five", "en", [5, 46]),
        ("thousand thousand", "en", []),
    ],
)
def test_words_for_numbers_that_stand_together_make_one_where_they_can(
    text: str, language: Language, found: list[float]
) -> None:
    assert given(text, language) == sorted(found)


@pytest.mark.parametrize(
    ("text", "language", "vague"),
    [
        ("un vélo neuf", "fr", {"9.0": 1}),
        ("neuf cents", "fr", {"9.0": 1, "100.0": 1}),
        ("hundreds", "en", {"100.0": 1}),
        ("le 3 mai", "fr", {"5.0": 1, "3.0": 1}),
        ("mai 1931", "fr", {"1931.0": 1, "5.0": 1}),
    ],
)
def test_a_word_that_may_mean_something_else_is_counted_apart_and_so_are_the_parts_of_dates(
    text: str, language: Language, vague: dict[str, int]
) -> None:
    assert dict(numbers(terms(text, language, shipped()), language)[1]) == vague


FRENCH = """lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août
septembre octobre novembre décembre""".split()
ENGLISH = """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
September October November December""".split()


@pytest.mark.parametrize(("french", "english"), list(zip(FRENCH, ENGLISH, strict=True)))
def test_each_day_and_month_is_one_in_both_languages(french: str, english: str) -> None:
    found = days_and_months(terms(french, "fr", shipped()), "fr")
    assert len(found) == 1
    assert found == days_and_months(terms(english, "en", shipped()), "en")
    assert days_and_months(terms("lundi", "fr", shipped()), "fr") == {0}
    assert days_and_months(terms("December", "en", shipped()), "en") == {18}


@pytest.mark.parametrize(
    ("terms", "sure", "vague"),
    [
        (["3.50"], ["3.5"], []),
        (["b12", "a-3"], [], []),
        (["@x-05"], [], ["5.0"]),
        (["x", "pm", "y", "z", "2"], ["2.0"], []),
        (["x", "y", "2", "z", "pm"], ["14.0"], []),
        (["x", "y", "2", "z", "z", "pm"], ["2.0"], []),
    ],
)
def test_a_term_is_a_number_by_its_digits(terms: list[str], sure: list[str], vague: list[str]) -> None:
    assert [list(each) for each in numbers(terms, "en")] == [sure, vague]
