"""Every kind of word that a question is read by, in either language, at the edges of each kind."""

import pytest

from passerelle.conversation.compared import compares, other, things
from passerelle.conversation.leaning import Opened
from passerelle.conversation.tokens import Token, tokens


def last(text: str) -> Token:
    return tokens(text)[-1]


def words(text: str) -> list[str]:
    return [each.text for each in tokens(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("l'eau d’Ada j'ai qu'il", ["l'", "eau", "d’", "Ada", "j'", "ai", "qu'", "il"]),
        ("jusqu'ici lorsqu'on puisqu'elle", ["jusqu'", "ici", "lorsqu'", "on", "puisqu'", "elle"]),
        ("c'est n'a s'il m'a t'en", ["c'", "est", "n'", "a", "s'", "il", "m'", "a", "t'", "en"]),
        ("aujourd'hui Ada's don't", ["aujourd'hui", "Ada's", "don't"]),
        ("1,5 km 3.4 2023-24 12/05 8h30", ["1,5", "km", "3.4", "2023-24", "12/05", "8h30"]),
        ("week-end part-il U.N. snake_case", ["week-end", "part-il", "U.N", "snake_case"]),
        ("l' ?", ["l"]),
        ("", []),
    ],
)
def test_a_question_is_cut_into_its_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize("ending", "il ils elle elles on je tu nous vous ce y".split())
def test_a_pronoun_behind_its_verb_makes_one_word_of_both(ending: str) -> None:
    assert last(f"va-{ending}").is_inverted
    assert last(f"va-t-{ending}").is_verb
    assert not last(f"va{ending}").is_inverted
    assert not last(f"{ending}-va").is_inverted


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *[("P60", True), ("3.4", True), ("XL", True), ("VAT", True), ("L", False), ("UNESCO", False), ("Xl", False)],
        *[("12", False), ("1,500", False), ("12/05", False), ("a1", True), ("m²", False)],
        *[("under-16s", False), ("over-60", False), ("16s", False), ("12-year-old", False), ("3-year-olds", False)],
        *[("8h30", False), ("10am", False), ("5pm", False), ("12kg", False), ("1.5km", False), ("30min", False)],
        *[("50m2", False), ("50m²", False), ("50cm", False), ("2mm", False), ("3g", False), ("5ml", False)],
        *[("5cl", False), ("2l", False), ("3kWh", False), ("3kW", False), ("60W", False), ("8h4", True), ("5kb", True)],
    ],
)  # fmt: skip
def test_a_code_has_letters_and_digits_or_two_or_three_capitals(text: str, *, code: bool) -> None:
    assert Token(text, 0, len(text)).is_code is code


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *[("in 1900", "year"), ("in 2099", "year"), ("in 2100", ""), ("in 1899", "year"), ("room 1899", "")],
        *[("in 1799", "year"), ("in 999", ""), ("since 1805", "year"), ("avant 1805", "year")],
        *[("l'année 1805", "year"), ("en 180", "")],
        *[("2023-24", "year"), ("2023/2024", "year"), ("2023-2", ""), ("2023-24567", "")],
        *[("cet été", "season"), ("en été", "season"), ("a été", ""), ("d'été", "season"), ("été", "")],
        *[("spring", "season"), ("l'automne", "season"), ("au printemps", "season"), ("hiver", "season")],
        *[("in May", "month"), ("I may", ""), ("en mai", "month"), ("in august", "month"), ("en août", "month")],
        *[("on Monday", "day"), ("les mardis", "day"), ("weekends", "day"), ("le week-end", "day"), ("today", "")],
    ],
)  # fmt: skip
def test_a_word_names_a_kind_of_time(text: str, kind: str) -> None:
    assert last(text).time == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *[("the Brenn", True), ("the brenn", False), ("Brenn", False), ("BRENN", True), ("McBrenn", True)],
        *[("who is Ada's", True), ("on Monday", False), ("in May", False), ("for I", False), ("what Is", False)],
        *[("le bac D'", True), ("Mr. Brenn", True), ("it is. Brenn", False), ("it is! Brenn", False)],
        *[("it is… Brenn", False), ("it is: Brenn", True), ("no. Brenn", True), ("« Brenn", False)],
        *[("the “Brenn", True)],
    ],
)  # fmt: skip
def test_a_capital_makes_a_name_where_no_sentence_begins(text: str, *, name: bool) -> None:
    assert last(text).is_name is name


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        *[("the bac is", True), ("they're", True), ("they've", True), ("we'll", True), ("mustn't", True)],
        *[("the cost", False), ("it cost", True), ("les coûts", False), ("de paie", False), ("il paie", True)],
        *[("option A", False), ("il a", True), ("bus Y", False), ("A", False), ("gives", True), ("given", False)],
        *[("va-t-il", True), ("the end", False), ("his pay", False), ("this cost", False), ("my cost", False)],
    ],
)  # fmt: skip
def test_a_word_is_a_verb_unless_an_article_makes_it_a_noun(text: str, *, verb: bool) -> None:
    assert last(text).is_verb is verb


@pytest.mark.parametrize(
    ("text", "content"),
    [
        *[("the mill", True), ("the", False), ("à partir", False), ("va partir", True), ("option A", True)],
        *[("who", False), ("is", False), ("often", False), ("anybody", False), ("quelqu'un", False), ("2031", True)],
    ],
)  # fmt: skip
def test_a_word_has_content_or_only_serves(text: str, *, content: bool) -> None:
    assert last(text).is_content is content


@pytest.mark.parametrize(
    ("text", "exact"),
    [("2031", True), ("the Brenn", True), ("4th", True), ("four", False), ("in May", True), ("x4y", True)],
)
def test_a_time_a_name_or_a_number_is_exact(text: str, *, exact: bool) -> None:
    assert last(text).is_exact is exact


@pytest.mark.parametrize(
    ("text", "article"),
    [
        *[("a mill", True), ("A mill", True), ("a DVD", True), ("a Vela", False), ("a X", False), ("a", False)],
        *[("a the", False), ("a l'eau", False), ("le bac a faim", False), ("a 12", False), ("a deux", True)],
    ],
)  # fmt: skip
def test_the_english_article_is_told_from_french_without_accents(text: str, *, article: bool) -> None:
    (found,) = [each for each in tokens(text) if each.text in {"a", "A"}]
    assert found.is_article is article
    assert found.is_preposition is not article


LAMPS = (
    "The red lamp and the blue lamp. Brenn 2, Brenn 3. The P60, the P40. La petite halle, la grande halle."
)


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        ("Where is the red lamp?", "the other lamp", "Where is the blue lamp?"),
        ("Where is the red lamp?", "to the other one?", "Where is the blue lamp?"),
        ("Where is the Brenn 2?", "the other one", "Where is the Brenn 3?"),
        ("Where is the P60?", "the other", "Where is the P40?"),
        ("Où est la petite halle ?", "et l'autre ?", ""),
        ("Où est la petite halle ?", "l'autre ?", "Où est la grande halle ?"),
        ("Où est la petite halle ?", "pour un autre", "Où est la grande halle ?"),
        ("Where is the Brenn 23?", "the other one", ""),
        ("Where is the Brenn 203?", "the other one", ""),
        ("Where is the red lamp?", "the other blue lamp", ""),
        ("Where is the red barn?", "the other barn", ""),
        ("Where is it?", "the other one", ""),
    ],
)
def test_the_other_of_two_is_the_one_that_the_text_has_beside_it(
    question: str, fragment: str, form: str
) -> None:
    assert other(question, fragment, [LAMPS]) == form


def test_of_three_none_is_the_other() -> None:
    assert other("Where is the P60?", "the other", ["The P60, the P40, the P20."]) == ""
    assert other("Where is the Brenn 123?", "the other", ["Brenn 123, Brenn 124."]) == ""
    assert other("Where is the Brenn 12?", "the other", ["Brenn 12, Brenn 13."]) == "Where is the Brenn 13?"


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("When are the bonfires of Harle lit?", "the bonfires"),
        ("What is the price of tickets at Harle?", "tickets"),
        ("How long is the time of the fair at Harle?", "the fair"),
        ("What was it on Sunday at Harle?", ""),
        ("Quand s'éteint la lampe de Harle ?", "la lampe"),
        ("Quel est le prix de la lampe à Harle ?", "la lampe"),
        ("Where is Harle?", ""),
    ],
)
def test_the_first_thing_without_a_name_is_what_was_asked_of(question: str, thing: str) -> None:
    assert things(question) == thing


@pytest.mark.parametrize(
    ("text", "rest", "adds"),
    [
        ("is it longer than in winter?", "in winter", False),
        ("is it longer in winter?", "in winter", True),
        ("is it longer in 2031?", "in 2031", False),
        ("is it longer at Harle?", "at Harle", False),
        ("is it longer?", "is it longer?", False),
    ],
)
def test_what_is_compared_with_a_circumstance_adds_it(text: str, rest: str, *, adds: bool) -> None:
    now, added = compares(Opened(text))
    assert (now.text, added) == (rest, adds)
