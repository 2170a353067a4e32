"""Facts about the language of short questions."""

import time

import pytest
from language_report import FRESH, TUNED, read_questions, wrong

from passerelle.language import french_probability, question_language
from passerelle.types import QuestionLanguage


def test_ninety_nine_in_a_hundred_short_questions_are_right() -> None:
    questions = read_questions(TUNED)
    assert len(questions) == 200
    assert len(wrong(questions, question_language)) <= 2


def test_questions_that_nothing_was_tuned_on_are_nearly_as_right() -> None:
    questions = read_questions(FRESH)
    assert len(questions) == 60
    assert len(wrong(questions, question_language)) <= 3


def test_the_sets_share_no_question() -> None:
    tuned, fresh = ({question.lower() for _, question in read_questions(path)} for path in (TUNED, FRESH))
    assert len(tuned) == 200
    assert not tuned & fresh


@pytest.mark.parametrize("question", ["", "?", "\0", "😀", "\u200f", "12 34", " \u202f "])
@pytest.mark.parametrize("interface", ["fr", "en"])
def test_what_says_nothing_takes_the_language_of_the_interface(
    question: str, interface: QuestionLanguage
) -> None:
    assert question_language(question, interface=interface) == interface
    assert french_probability(question) == 0.5


@pytest.mark.parametrize("interface", ["fr", "en"])
def test_the_interface_does_not_overrule_a_clear_question(interface: QuestionLanguage) -> None:
    assert question_language("Where is the key?", interface=interface) == "en"
    assert question_language("Où est la clé ?", interface=interface) == "fr"


@pytest.mark.parametrize(
    "question", ["quel âge", "quel a\u0302ge", "l'âge", "l’âge", "«\u202fThe End\u202f» dure combien ?"]
)
def test_french_is_french_however_it_is_typed(question: str) -> None:
    assert question_language(question) == "fr"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Qui a réalisé Gone with the Wind ?", "fr"),
        ("Qui a écrit The Lord of the Rings ?", "fr"),
        ("Que vend Toys R Us ?", "fr"),
        ("Who was Jeanne d'Arc?", "en"),
        ("Who wrote Les Misérables?", "en"),
        ("Where is the Place de la Concorde?", "en"),
        ('what does "je ne sais quoi" mean', "en"),
        ("que veut dire « the show must go on »", "fr"),
    ],
)
def test_a_name_or_a_title_in_the_other_language_does_not_turn_a_question(
    question: str, language: str
) -> None:
    assert question_language(question) == language


def test_addresses_say_nothing() -> None:
    bare = french_probability("contact")
    assert french_probability("contact https://www.exemple.fr/la-page-des-horaires") == bare
    assert french_probability("contact les.horaires@exemple.fr") == bare


def test_a_probability_is_one_between_nought_and_one_and_the_same_each_time() -> None:
    for question in ("Où est la clé ?" * 300, "Where is the key?" * 300, "Paris"):
        probability = french_probability(question)
        assert 0.0 <= probability <= 1.0
        assert french_probability(question) == probability


@pytest.mark.parametrize("piece", ["a", "'", "l'", "a-", '"', "«", "@", "a@", "-t-il", "A of "])
def test_time_grows_with_length_and_not_with_its_square(piece: str) -> None:
    question = (piece * 50_000)[:50_000]
    started = time.process_time()
    question_language(question)
    assert time.process_time() - started < 1.0  # seconds; the square takes several


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("« The house of the mill » ?", "en"),
        ('"La maison du moulin"?', "fr"),
        ("“La maison du moulin”", "fr"),
        ("Why « La maison du moulin »?", "en"),  # one word and its mark
        ("Who wrote « La maison du moulin »?", "en"),
        ('Qui a écrit "The house of the mill" ?', "fr"),
    ],
)
@pytest.mark.parametrize("interface", ["fr", "en"])
def test_a_quoted_title_counts_only_where_it_is_all_that_is_asked(
    question: str, language: str, interface: QuestionLanguage
) -> None:
    assert question_language(question, interface=interface) == language


@pytest.mark.parametrize(
    ("question", "french"),
    [
        ("le bac", True),
        ("the ferry", False),
        ("What is Le Monde?", False),
        ("WHAT IS LE MONDE?", False),
        ("Qui a écrit Back to the Future ?", True),
        ("« the ferry » part quand ?", True),
        ("the http://www.le-bac-est-la.fr/quand-part-il", False),
        ("l'heure", True),
        ("what's up", False),
        ("part-il", True),
    ],
)
def test_the_language_of_a_question_is_that_of_its_small_words(question: str, *, french: bool) -> None:
    assert (french_probability(question) > 0.5) is french


def test_the_language_of_the_page_settles_what_nothing_else_does() -> None:
    assert french_probability("?") == 0.5
    assert french_probability("?", interface="fr") == pytest.approx(0.731, abs=0.001)
    assert french_probability("?", interface="en") == pytest.approx(0.269, abs=0.001)
    assert french_probability("the ferry", interface="fr") < 0.5


@pytest.mark.parametrize(
    ("question", "french"),
    [("is t-il on", 0.843), ("where Lorne de la du Marrow", 0.764), ("Harle Le Pont", 0.849), ("bac", 0.187)],
)
def test_the_forms_the_letters_and_the_names_of_a_question_weigh_as_they_were_fitted(
    question: str, french: float
) -> None:
    assert french_probability(question) == pytest.approx(french, abs=0.03)
