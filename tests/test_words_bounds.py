"""Each word that tells what a question asks for, and what in a sentence is a time, a number, a person or a place."""

import pytest

from passerelle.answer_type import fits
from passerelle.query import asking
from passerelle.words import NUMBER, Kind, content_words, coverage, kind_of, named, names_another, weight

NUMBERS = """Combien de bacs ?|How many ferries?|How much is it?|How long is it?|How old is it?|How far is it?|How high?
How tall?|Quel nombre ?|Which number?|What percentage?|Quelle durée ?|Quel âge ?|Quelle taille ?|Quelle superficie ?
Quel montant ?|Quelle somme ?|Quel pourcentage ?|Quelle part ?|Quelle proportion ?|What share?|What proportion?
Quelle est la durée ?|Quel était le montant ?|Quel sera le prix ?|Quel est le tarif ?|Quel est le coût ?
Quel est le loyer ?|Quelle est la somme ?|What is the price?|What was the cost?|What is the amount?|What is the fee?
What is the rent?|What is the length?|What is the height?"""
TIMES = """Quand ?|When?|Quelle année ?|Quelle date ?|Quel jour ?|Quel mois ?|À quelle heure ?|À quelle époque ?
What year?|Which date?|What day?|Which month?|What time?|Depuis quand ?"""
PERSONS = "Kel président ?|Qui ?|Who?|Whom?|Whose?|Quelle présidente ?|Which president?|Which leader?|Which minister?"
PLACES = "Où ?|Where?|Quelle ville ?|Quelle capitale ?|What city?|Which country?|What town?|Which place?"
OTHERS = """Pourquoi ?|Thé ou café ?|Que c'est que le nombre d'or ?|Ah, qu'est-ce que c'est que ce nombre ?
Qu'est-ce que c'est que le bac ?|Comment ?|What is a ferry?|Quelle couleur ?"""


@pytest.mark.parametrize(
    ("kind", "questions"),
    [
        ("number", NUMBERS),
        ("time", TIMES),
        ("person", PERSONS),
        ("place", f"{PLACES}|Ou est le port ?"),
        ("other", OTHERS),
    ],
)
def test_a_question_asks_for_a_kind_of_thing(kind: Kind, questions: str) -> None:
    for question in questions.replace("\n", "|").split("|"):
        assert kind_of(question) == kind, question


TIMES_TOLD = "en 1931|le 3 mai|à 14 h|au XIXe siècle|in May|at 7 pm|at 7.30 a.m.|at 14:30|the last century"
COUNTED = """12 bacs|1,5 km|deux bacs|trente|cent|mille|la moitié|le tiers|un quart|a dozen|une douzaine|half|a third
a quarter|three|twelve|a billion|two|hundred|a thousand""".replace("\n", "|")
COUNTS_NOTHING = "un bac|le 3 mai|3 May 2031|May 3, 2031|le 1er mai 2031|the 2nd of May|one"


@pytest.mark.parametrize(
    ("question", "given", "missing"),
    [
        ("Quand ?", TIMES_TOLD, "12 bateaux|931|2131|un port"),
        ("Quand en 1931 ?", "en 1932", "en 1931"),
        ("Combien ?", COUNTED, COUNTS_NOTHING),
        ("Combien y en a-t-il pour 12 bacs ?", "13 bacs", "12 bacs"),
    ],
)
def test_a_sentence_has_a_time_or_a_number_that_the_question_does_not_name(
    question: str, given: str, missing: str
) -> None:
    for sentence in given.split("|"):
        assert fits(question, sentence) == 1.0, sentence
    for sentence in missing.split("|"):
        assert fits(question, sentence) == -1.0, sentence


@pytest.mark.parametrize(
    "sentence", ["Le port est à Odile Rey", "c'est l’Aurore", "la SNCF", "On va de Brume-Haute à l’est"]
)
def test_a_sentence_names_another(sentence: str) -> None:
    assert names_another("Qui dirige le port de Brume ?", sentence)


NUMBERED = """12 1,5 12.50 1.2,3 deux three vingt cent mille million millions milliard milliards moitie tiers quart
hundred thousand billion billions half third quarter dozen douzaine"""


@pytest.mark.parametrize("number", NUMBERED.split())
def test_a_number_is_known_by_its_digits_or_its_word(number: str) -> None:
    assert NUMBER.findall(f"on a {number} bacs")[0] in (number, "quart")
    assert NUMBER.findall(f"on a q{number.strip('0123456789,.')} bacs") == []


@pytest.mark.parametrize("sentence", ["Le port de Brume", "Le port à Brume", "il dirige", "Odile"])
def test_a_sentence_names_none_but_those_of_the_question_and_its_own_first_word(sentence: str) -> None:
    assert not names_another("Qui dirige le port de Brume ?", sentence)


def test_a_stem_weighs_by_its_letters_up_to_six_and_a_number_fully() -> None:
    assert [weight(each) for each in ("bac", "bateau", "navigation", "7")] == [0.5, 1.0, 1.0, 1.0]
    assert coverage(["bac", "bateau"], ["bateau"]) == pytest.approx(1 / 1.5)
    assert coverage(["bac", "bateau"], ["bac"], {"bac": 2.0, "bateau": 1.0}) == 0.5
    assert coverage([], ["bac"]) == 1.0
    assert coverage(["bac"], []) == 0.0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'âge du capitaine", ("age", "capita")),
        ("les bateaux, les ports", ("bateau", "port")),
        ("un bus, des noix", ("bus", "noi")),
        ("3,5 km et 7", ("3.5", "km", "7")),
        ("a b c", ()),
    ],
)
def test_the_words_that_carry_meaning_are_cut_to_what_cognates_share(
    text: str, words: tuple[str, ...]
) -> None:
    assert content_words(text) == words


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Odile dirige le port de Brume en 1931 ?", "Brume 1931"),
        ("1931 fut une année", "1931"),
        ("QUI DIRIGE BRUME ?", ""),
        ("le quai « Aurore » et l'Albatros", "l'Albatros"),
        ("le «Vesper» part", "«Vesper»"),
        ("P60 ou B12", "P60 B12"),
    ],
)
def test_the_names_of_a_question_are_words_with_a_capital_behind_the_first(question: str, found: str) -> None:
    assert named(question) == found or found in named(question).split(" ")


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("Le bac part à six heures.", "Le bac part à six heures."),
        ("Le bac part tôt. Combien coûte le passage du matin ?", "Combien coûte le passage du matin ?"),
        ("Le bac part tôt. C'est vrai ?", "Le bac part tôt. C'est vrai ?"),
        ("Combien ? Où ?", "Combien ? Où ?"),
        (
            "Il a dit « combien coûte le passage du matin ? » Merci.",
            "Il a dit « combien coûte le passage du matin ? »",
        ),
        (
            "Merci. What does the early crossing cost today? Thanks.",
            "What does the early crossing cost today?",
        ),
    ],
)
def test_of_a_message_the_sentences_that_ask_are_looked_for_where_they_say_enough(
    message: str, asks: str
) -> None:
    assert asking(message) == asks
