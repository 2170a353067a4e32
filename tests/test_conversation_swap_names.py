"""Which name of a question another takes the place of, with its noun, its article and its preposition or without."""

import pytest

from passerelle.conversation.swap_names import named
from passerelle.conversation.tokens import tokens

BED = "How much is a bed at Halden?"
LIBRARY = "Who runs the library of Marrow Street?"
LESSON = "Combien coûte la leçon à la piscine de Lorcq ?"
BUS = "Which bus goes from Harle to Oakhurst?"
NUMBER = "What is Ada's Brenn number?"


def put(question: str, fragment: str, text: str = "", title: str = "") -> str:
    return named(question, fragment, tokens(fragment), [text, "Mistral"], title)


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        (BED, "Vesper", "How much is a bed at Vesper?"),
        (BED, "in Vesper", "How much is a bed at Vesper?"),
        (BED, "the Vesper", "How much is a bed at the Vesper?"),
        (BED, "the Vesper one", "How much is a bed at the Vesper?"),
        (BED, "Vesper ones", "How much is a bed at Vesper?"),
        (BED, "a bed at Vesper", BED.replace("Halden", "Vesper")),
        (BED, "at the Vesper hostel", "How much is a bed at the Vesper hostel?"),
        (BED, "the DVD", "How much is a bed at the DVD?"),
        ("Where is it?", "Vesper", ""),
        ("Where is the mill?", "Vesper", ""),
    ],
)
def test_a_name_takes_the_place_of_the_only_name(question: str, fragment: str, form: str) -> None:
    assert put(question, fragment) == form


@pytest.mark.parametrize(
    "fragment",
    ["vesper", "The", "At", "the mill", "a DVD", "an ID", "un DVD", "une TV", "des DVD", "DVDs", "the DVDs"],
)
def test_what_is_no_name_or_only_a_kind_takes_no_names_place(fragment: str) -> None:
    assert put(BED, fragment) == ""


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        (LIBRARY, "the gym of Fenn Street", "Who runs the gym of Fenn Street?"),
        (LIBRARY, "the library of Fenn", "Who runs the library of Fenn?"),
        (LIBRARY, "of Fenn Street", "Who runs the library of Fenn Street?"),
        (LIBRARY, "at Fenn Street", "Who runs the library of Fenn Street?"),
        (LIBRARY, "of the gym of Fenn", "Who runs the library of the gym of Fenn?"),
        ("Who is the clerk of Oakhurst?", "the mayor of Fenn", "Who is the mayor of Fenn?"),
        ("Who was the clerk of Oakhurst?", "the mayor of Fenn", "Who was the mayor of Fenn?"),
        ("What is the rate of Oakhurst?", "the lamp of Fenn", "What is the rate of the lamp of Fenn?"),
        ("Qui est la présidente du club Aubry ?", "le maire de Lorcq", "Qui est le maire de Lorcq ?"),
        (LESSON, "à l'école Brenn", "Combien coûte la leçon à l'école Brenn ?"),
        ("Combien coûte la leçon à Lorcq ?", "à l'école Brenn", "Combien coûte la leçon à l'école Brenn ?"),
        ("Combien coûte la leçon à Lorcq ?", "l'école Brenn", "Combien coûte l'école Brenn ?"),
        (LESSON, "la leçon à Brenn", "Combien coûte la leçon à Brenn ?"),
        (LESSON, "à l'école de Brenn", "Combien coûte la leçon à l'école de Brenn ?"),
        (LESSON, "le cours de Brenn", "Combien coûte la leçon au cours de Brenn ?"),
        (LESSON, "chez Brenn", "Combien coûte la leçon à la piscine de Brenn ?"),
    ],
)  # fmt: skip
def test_a_thing_of_a_name_takes_the_place_of_such_a_thing_or_of_the_name(
    question: str, fragment: str, form: str
) -> None:
    assert put(question, fragment) == form


@pytest.mark.parametrize(
    ("fragment", "title", "form"),
    [
        ("from Vesper", "", "Which bus goes from Vesper to Oakhurst?"),
        ("to Vesper", "", "Which bus goes from Harle to Vesper?"),
        ("at Vesper", "", "Which bus goes from Vesper to Oakhurst?"),
        ("Vesper", "", "Which bus goes from Harle to Vesper?"),
        ("Vesper", "Oakhurst buses", "Which bus goes from Vesper to Oakhurst?"),
        ("to Vesper", "Oakhurst buses", "Which bus goes from Harle to Vesper?"),
        ("Vesper", "Harle and Oakhurst buses", "Which bus goes from Harle to Vesper?"),
    ],
)
def test_of_two_names_the_one_behind_such_a_preposition_is_replaced_or_that_of_no_title(
    fragment: str, title: str, form: str
) -> None:
    assert put(BUS, fragment, title=title) == form


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        (NUMBER, "Vela", "What is Ada's Vela number?"),
        (NUMBER, "the Vela", "What is Ada's Vela number?"),
        (NUMBER, "a Vela", "What is Ada's Vela number?"),
        (NUMBER, "an Orvel", "What is Ada's Orvel number?"),
        (NUMBER, "the Vela card", "What is Ada's Vela card?"),
        ("Where is the red Brenn mill?", "the Vela", "Where is the red Vela mill?"),
        ("Where is the red Brenn mill?", "a Vela", "Where is the red Vela mill?"),
        ("Where is the red Brenn mill?", "the Vela farm", "Where is the red Vela farm?"),
        ("Où est la vieille halle Brenn ?", "la Vela", "Où est la vieille halle Vela ?"),
        ("Où est la vieille halle Brenn ?", "l'Orvel", "Où est la vieille halle Orvel ?"),
        ("Where is the Brenn mill?", "the Vela", "Where is the Vela mill?"),
        ("Where is the Brenn mill?", "a Vela", "Where is the Vela mill?"),
        ("Où est le moulin Brenn ?", "a Vela", "Où est le moulin Vela ?"),
        ("Combien coûte la Brenn ?", "la Vela", "Combien coûte la Vela ?"),
        ("Combien coûte la Brenn ?", "Vela", "Combien coûte la Vela ?"),
        ("Where is the Brenn mill?", "Vela", "Where is the Vela mill?"),
        ("When is the Folk Sunday fair?", "the Jazz", "When is the Jazz fair?"),
        ("When is the Folk Weekend fair?", "Jazz", "When is the Jazz fair?"),
        ("When is the Folk sunday fair?", "Jazz", "When is the Jazz sunday fair?"),
    ],
)
def test_a_name_goes_where_the_name_stood_among_its_words(question: str, fragment: str, form: str) -> None:
    assert put(question, fragment) == form


@pytest.mark.parametrize(
    ("text", "title", "form"),
    [
        ("The Mistral.", "Brenn rules", "Where is the Brenn Mistral mill?"),
        ("The Orvel.", "Brenn rules", "Where is the Mistral mill?"),
        ("The Mistral.", "Brenn Vela", "Where is the Mistral mill?"),
        ("The Mistral.", "", "Where is the Mistral mill?"),
    ],
)
def test_names_of_the_title_stay_where_the_first_text_speaks_of_the_new_one(
    text: str, title: str, form: str
) -> None:
    assert put("Where is the Brenn Vela mill?", "Mistral", text, title) == form


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        ("What is Pell's Marrick hall fee?", "the Vela", "What is Pell's Vela hall fee?"),
        ("What is Pell's Marrick hall fee?", "a Vela", "What is Pell's Vela hall fee?"),
        ("What is Pell's Marrick hall fee?", "an Oriel", "What is Pell's Oriel hall fee?"),
        *[("Is it at the red Brenn?", f"{each}Vela", "Is it at the red Vela?")
          for each in ("the ", "a ", "an ", "le ", "la ", "les ", "l'", "l’", "un ", "une ")],
        ("How much is the Brenn hall?", "the Vela one", "How much is the Vela hall?"),
        ("How much are the Brenn halls?", "the Vela ones", "How much are the Vela halls?"),
        ("How much is the Brenn hall?", "the Vela shed", "How much is the Vela shed?"),
        ("Combien coûte Brenn ?", "de DVD", ""),
        ("Combien coûte Brenn ?", "des DVD", ""),
        ("Who has the keys at Marrow?", "the gym of Fenn", "Who has the gym of Fenn?"),
        ("Who has the keys by Marrow?", "the gym of Fenn", "Who has the keys by the gym of Fenn?"),
        ("Is Pell near the Brenn in Vaux?", "at Oriel", "Is Pell near the Brenn in Oriel?"),
        ("When is the Folk Monday on?", "Jazz", "When is the Jazz on?"),
    ],
)  # fmt: skip
def test_a_name_leaves_its_article_and_one_behind(question: str, fragment: str, form: str) -> None:
    assert named(question, fragment, tokens(fragment), [""], "") == form
