"""What each form, name and address of a short question says of its language, by how far it moves the odds."""

import math

import pytest

from passerelle.language import ELISION, french_probability, question_language


def odds(text: str) -> float:
    share = french_probability(text)
    return math.log(share / (1 - share))


@pytest.mark.parametrize("pronoun", "il elle ils elles on ce vous nous tu je y".split())
@pytest.mark.parametrize("between", ["-", "-t-"])
def test_a_verb_before_its_pronoun_is_french(between: str, pronoun: str) -> None:
    assert odds(f"zolt{between}{pronoun} brak") - odds(f"zolt{pronoun} brak") > 2
    assert odds(f"zolt{between}{pronoun}g brak") - odds(f"zolt{pronoun}g brak") < 2


ELIDED = "l d j n s m t qu jusqu lorsqu puisqu quelqu presqu"


@pytest.mark.parametrize("word", ELIDED.split())
def test_a_word_that_loses_its_end_is_french(word: str) -> None:
    assert odds(f"{word}'ob brak") - odds(f"{word} ob brak") > 2
    assert odds(f"{word}’ob brak") == odds(f"{word}'ob brak")
    assert ELISION.sub("", f"{word}'ici") == "ici"
    assert ELISION.sub("", f"x{word}'ici {word}' ici") == f"x{word}'ici {word}' ici"


@pytest.mark.parametrize("form", ["brak's", "brak're", "brak'll", "brak've"])
def test_a_possessive_or_a_short_verb_is_english(form: str) -> None:
    assert odds(f"{form} zolt") < odds(f"{form.partition(chr(39))[0]} zolt") - 2


@pytest.mark.parametrize("form", ["l's", "d've", "j're", "n'll"])
def test_a_word_that_loses_its_end_is_no_possessive(form: str) -> None:
    assert odds(f"{form} zolt") - odds(f"{form.replace(chr(39), ' ')} zolt") > 2


@pytest.mark.parametrize("word", ["a@b", "http://x.fr/le-la-les", "https://x.fr", "WWW.LE.FR"])
def test_an_address_says_nothing(word: str) -> None:
    assert french_probability(f"zolt brak {word}") == french_probability("zolt brak")


@pytest.mark.parametrize("word", ["@les", "les@", "lehttp://"])
def test_what_only_looks_like_an_address_is_a_word(word: str) -> None:
    assert french_probability(f"zolt brak {word}") != french_probability("zolt brak")


@pytest.mark.parametrize("text", ["", "12 ?", "a@b", "?!"])
def test_what_says_nothing_is_english_but_on_a_french_page(text: str) -> None:
    assert french_probability(text) == 0.5
    assert question_language(text) == "en"
    assert question_language(text, interface="fr") == "fr"
    assert french_probability(text, interface="fr") == pytest.approx(1 / (1 + math.exp(-1)))
    assert french_probability(text, interface="en") == pytest.approx(1 / (1 + math.e))


@pytest.mark.parametrize(
    ("inside", "outside", "apart"),
    [
        ("zolt Brak the Ort", "zolt Brak Ort the", 3.0),  # it counts 1 in the place of 4
        ("zolt Brak the of to Ort", "zolt Brak Ort the of to", 9.0),
        ("zolt Brak the of to with Ort", "zolt Brak Ort the of to with", 0.0),  # too many for one name
        ("zolt Brak man the Ort", "zolt Brak Ort man the", 0.0),  # *man* links no names
        ("zolt the Brak of Ort", "zolt the of Brak Ort", 3.0),  # what stands before a name is none of it
        ("Brak the Ort", "Ort the Brak", 0.0),  # the first word is no name
    ],
)
def test_a_function_word_counts_little_inside_a_name(inside: str, outside: str, apart: float) -> None:
    assert odds(inside) - odds(outside) == pytest.approx(apart, abs=1)  # their letters do not count alike


def test_the_letters_of_a_name_count_little() -> None:
    plain = odds("zolt brak")
    lower, capital = odds("zolt brak oiseauxqueux") - plain, odds("zolt brak Oiseauxqueux") - plain
    assert lower > 2 * abs(capital)
    assert odds("Oiseauxqueux") == odds("oiseauxqueux")  # the first word is no name


@pytest.mark.parametrize("text", ["zolt the brak of ort", "zolt le brak du oiseauxqueux", "zolt l'ort brak"])
def test_capitals_throughout_make_no_names(text: str) -> None:
    assert odds(text.upper()) == pytest.approx(odds(text))
    assert odds(text.title()) != pytest.approx(odds(text))


def test_words_in_quotation_marks_are_of_their_own_language() -> None:
    plain = odds("qui chante ceci")
    for quoted in ('"the man of the year"', "« the man of the year »", "“the man of the year”"):
        assert odds(f"qui chante {quoted} ceci") == plain
    assert odds('"the man of the year"') < 0


def test_the_odds_are_kept_within_thirty() -> None:
    assert french_probability("le la les un une des du " * 40) == 1 / (1 + math.exp(-30))
    assert french_probability("the an of with and or " * 40) == 1 / (1 + math.exp(30))
