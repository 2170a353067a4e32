"""What kind each word of a question is, which words belong together, and what a question is about."""

import pytest

from passerelle.conversation.subject import chunks, drop_times, same_codes, shape, subject_text
from passerelle.conversation.tokens import Token, tokens


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("À quelle heure le gardien du phare de Vesper part-il ?", "gardien du phare de Vesper"),
        ("Qui monte aux tours de Vesper ?", "tours de Vesper"),
        ("Qui monte dans une tour de Vesper ?", "tour de Vesper"),
    ],
)
def test_what_an_article_or_a_preposition_with_one_opens_belongs_to_the_name_behind_it(
    question: str, subject: str
) -> None:
    assert subject in subject_text(question)


def only(text: str, word: str) -> Token:
    (found,) = [each for each in tokens(text) if each.text == word]
    return found


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("You may go in 2031.", "2031", "year"),
        ("en 2031-32", "2031-32", "year"),
        ("en 1831", "1831", "year"),
        ("en 131", "131", ""),
        ("you may go", "may", ""),
        ("in May", "May", "month"),
        ("May I go?", "May", ""),
        ("en mai", "mai", "month"),
        ("l'été", "été", "season"),
        ("ils ont été vus", "été", ""),
        ("le lundi", "lundi", "day"),
        ("le bac", "bac", ""),
    ],
)
def test_a_word_may_name_a_time(text: str, word: str, time: str) -> None:
    assert only(text, word).time == time


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("le bac Harle", "Harle", True),
        ("Harle part", "Harle", False),
        ("McHarle part", "McHarle", True),
        ("le bac P60", "P60", True),
        ("P60 part", "P60", True),
        ("le kt40 part", "kt40", True),
        ("la 3e part", "3e", True),
        ("la taille XL", "XL", True),
        ("la version 3.4", "3.4", True),
        ("il y en a 12", "12", False),
        ("12 m²", "m²", False),
        ("can I go", "I", False),
        ("en Mai", "Mai", False),
        ("il part. Harle aussi", "Harle", False),
        ("chez M. Harle", "Harle", True),
    ],
)
def test_a_name_has_a_capital_that_begins_no_sentence_or_is_a_code(
    text: str, word: str, *, name: bool
) -> None:
    assert only(text, word).is_name is name


@pytest.mark.parametrize(
    ("text", "word", "verb", "content"),
    [
        ("le bac est là", "est", True, False),
        ("part-il", "part-il", True, False),
        ("they've gone", "they've", True, False),
        ("le bac", "bac", False, True),
        ("le bac", "le", False, False),
    ],
)
def test_a_word_is_a_verb_or_has_content(text: str, word: str, *, verb: bool, content: bool) -> None:
    found = only(text, word)
    assert (found.is_verb, found.is_content) == (verb, content)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Quel est le loyer de l'atelier Sorel ?", ["le loyer", "l'atelier Sorel"]),
        ("Who keeps the key of the Marrow mill?", ["keeps", "the key", "the Marrow mill"]),
        ("When did the Marrow mill open?", ["the Marrow mill"]),
        ("Where is “the old mill” now?", ["the old mill” now"]),
    ],
)
def test_words_that_belong_together_are_one_chunk(question: str, found: list[str]) -> None:
    assert [each.text(question) for each in chunks(question)] == found


@pytest.mark.parametrize(
    ("question", "title", "subject"),
    [
        ("Quel est le loyer de l'atelier Sorel en 2031 ?", "", "l'atelier Sorel 2031"),
        ("Who opened gate 4 at Wrayness?", "", "Wrayness"),
        ("How many boats left Wrayness in May 2031?", "", "Wrayness 2031"),
        ("Quel est le loyer ?", "", ""),
        ("Is the gate 4, Wrayness, open?", "", "Wrayness"),
        ("Who keeps the key of the Marrow mill at Harle?", "Marrow mill", "the key of the Marrow mill"),
    ],
)
def test_a_question_is_about_its_names_and_times(question: str, title: str, subject: str) -> None:
    assert subject_text(question, title=title) == subject


def test_codes_are_of_one_shape_and_take_each_others_place() -> None:
    assert [shape(only(f"x {word}", word)) for word in ("P60", "3.4", "XL", "2031", "Harle")] == [
        "A0",
        "0.0",
        "A",
        "",
        "",
    ]
    assert same_codes("le Vela P60", "et le P40") == "le Vela P40"
    assert same_codes("le Vela P60", "et le 3.4") == "le Vela P60"
    assert drop_times("le loyer en 2031", {"year"}) == "le loyer"
    assert drop_times("le loyer en 2031", {"month"}) == "le loyer en 2031"
