"""Which words of a question are one phrase, which of them is asked for, and which phrases say what it is about."""

import pytest

from passerelle.conversation.subject import chunks, drop_times, same_codes, shape, subject_text
from passerelle.conversation.tokens import tokens


def phrases(question: str) -> str:
    """Return the phrases of *question*: with ``!`` one that has a name, with ``?`` one that is asked for."""
    return " | ".join(
        f"{each.text(question)}{'!' * each.named}{'?' * each.focus}" for each in chunks(question)
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Who runs Pell & Sons?", "runs? | Pell & Sons!"),
        ("Who runs pell & Sons?", "runs pell? | Sons!"),
        ("Who runs Pell & sons at noon?", "runs? | Pell! | sons | noon"),
        ("Is Dr. Pell in?", "Dr. Pell!"),
        ("Is Dr Pell in?", "Dr Pell!"),
        ("Does Pell, Marrick, open?", "Pell! | Marrick! | open"),
        ("Who keeps “the mill” of Pell?", "keeps “the mill!? | Pell!"),
        ("What rent does the Marrick hall in Pell ask?", "rent? | the Marrick! | Pell ask!"),
        ("How much rent Marrick pays?", "rent? | Marrick!"),
        ("What rent Marrick asks?", "rent? | Marrick asks!"),
        ("Which shed is Marrick open?", "shed? | Marrick!"),
        ("How high is Marrick?", "high? | Marrick!"),
        ("How long is the Marrick walk?", "the Marrick walk!"),
        ("How many of the Marrick huts are shut?", "the Marrick huts! | shut"),
        ("Qui l'explique à Marrick ?", "explique? | Marrick!"),
        ("Qui explique l'acte à Marrick ?", "explique? | l'acte | Marrick!"),
        ("Where does Marrick mill race water go?", "Marrick mill race! | go"),
        ("Where does Marrick go?", "Marrick!"),
        ("Who rents Marrick for the day?", "rents? | Marrick! | the day"),
        ("May Marrick be hired in May?", "Marrick! | hired | May"),
        ("When was Marrick flooded?", "Marrick!"),
        ("When was Marrick bed sold?", "Marrick bed sold!"),
        ("What are the Marrick fees this summer?", "the Marrick fees!? | summer"),
        ("Is the Pell mill where Ada sits?", "the Pell mill! | Ada sits!"),
        ("Does the mill which Pell runs open?", "the mill | Pell runs!?"),
        ("In the mill who waits at Pell?", "the mill | waits? | Pell!"),
        ("", ""),
        ("Where is it?", ""),
    ],
)  # fmt: skip
def test_words_that_belong_together_are_one_phrase(question: str, found: str) -> None:
    assert phrases(question) == found


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Who is M. Pell of Marrick?", "M. Pell of Marrick"),
        ("Does Pell, Marrick, open?", "Pell, Marrick"),
        ("What is the price of Marrick?", "Marrick"),
        ("What is the word limit for the Marrick prize of 2031?", "the Marrick prize 2031"),
        ("Quel est le prix des halles de Marrick ?", "halles de Marrick"),
        ("Quel est le loyer de la halle pour Marrick ?", "Marrick"),
        ("Qui garde halles de Marrick ?", "Marrick"),
        ("What does the key for gate 4 of Marrick open?", "gate 4 of Marrick open"),
        ("What are the fees 2031 at Marrick for the season 2030-31?", "Marrick 2031 2030-31"),
        ("Where is the key of the gate of Marrick?", "the key of the gate of Marrick"),
        ("Où est la clé de la halle de Pell à Marrick ?", "la clé de la halle de Pell à Marrick"),
    ],
)
def test_a_question_is_about_its_names_and_what_is_tied_to_them(question: str, about: str) -> None:
    assert subject_text(question) == about


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Marrick", "Marrick"),
        ("The old Marrick's", "Marrick"),
        ("Pell", "the key of Pell"),
        ("Pell in Marrick", "the key of Pell at Marrick"),
        ("Other", "the key of Pell at Marrick"),
        ("", "the key of Pell at Marrick"),
    ],
)
def test_of_several_names_those_of_the_title_say_what_a_question_is_about(title: str, about: str) -> None:
    assert subject_text("Who keeps the key of Pell at Marrick?", title=title) == about


@pytest.mark.parametrize(
    ("besides", "about"),
    [
        ("", "the Vela P60 2031 summer"),
        ("in 2032", "the Vela P60 summer"),
        ("in winter", "the Vela P60 2031"),
        ("in May", "the Vela P60 2031 summer"),
        ("the P40", "the Vela P40 2031 summer"),
    ],
)
def test_times_and_codes_are_left_out_where_the_question_behind_has_its_own(besides: str, about: str) -> None:
    asked = "How high is the Vela P60 in 2031, in summer?"
    assert subject_text(asked, besides) == about


@pytest.mark.parametrize(
    ("text", "besides", "changed"),
    [
        ("the P60 or the P80", "P5", "the P5 or the P5"),
        ("the P6 or the P8", "P500 now", "the P500 or the P500"),
        ("the P60 of XL", "the P40 of XS", "the P40 of XS"),
        ("the P60", "the P-40", "the P60"),
        ("the P60", "", "the P60"),
        ("the kettle", "the P40", "the kettle"),
    ],
)
def test_each_code_is_written_as_the_one_of_its_shape_that_stands_beside(
    text: str, besides: str, changed: str
) -> None:
    assert same_codes(text, besides) == changed


@pytest.mark.parametrize(
    ("word", "like"),
    [
        *[("P60", "A0"), ("P6", "A0"), ("PT6", "A0"), ("p60", "p0"), ("3.4", "0.0"), ("12", "0"), ("XL", "A")],
        *[("UNO", "A"), ("UNOS", ""), ("I", ""), ("Uno", ""), ("2031", ""), ("2031-32", "")],
    ],
)  # fmt: skip
def test_a_code_has_a_number_or_is_up_to_three_capitals(word: str, like: str) -> None:
    (found,) = [each for each in tokens(f"x {word}") if each.text == word]
    assert shape(found) == like


@pytest.mark.parametrize(
    ("text", "kinds", "left"),
    [
        *[(f"le prix {tie} 2031", {"year"}, "le prix") for tie in ("en", "de", "du", "au")],
        *[(f"the price {tie} May", {"month"}, "the price") for tie in ("in", "of", "for", "on", "for the", "of the")],
        ("le prix d'été", {"season"}, "le prix"),
        ("le prix de l'été 2031", {"season", "year"}, "le prix"),
        ("the price in May 2031", {"year"}, "the price in May"),
        ("the price in May 2031", {"month"}, "the price 2031"),
        ("the price on Monday at noon", {"day"}, "the price at noon"),
        ("the inn May", {"month"}, "the inn"),
        ("the price in 2031", set(), "the price in 2031"),
        ("the price in 2031", {"day"}, "the price in 2031"),
    ],
)  # fmt: skip
def test_a_time_is_left_out_with_what_ties_it(text: str, kinds: set[str], left: str) -> None:
    assert drop_times(text, kinds) == left


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Is it, Brenn?", ["Brenn"]),
        ("Is the mill & Brenn open?", ["the mill", "Brenn open"]),
        ("Is Vela & Brenn open?", ["Vela & Brenn"]),
        ("Is the mill where Brenn is?", ["the mill", "Brenn"]),
        ("Does Ada ring in Brenn?", ["Ada", "Brenn"]),
        ("Does Ada club of Brenn pay?", ["Ada club", "Brenn"]),
        ("Does Ada club at Brenn get old?", ["Ada club", "Brenn"]),
        ("Does Vela summer at Pell?", ["Vela summer", "Pell"]),
    ],
)
def test_the_phrases_of_a_question_end_at_signs_question_words_and_verbs(
    question: str, parts: list[str]
) -> None:
    assert [each.text(question) for each in chunks(question)] == parts


def test_what_is_counted_is_asked_for_and_what_is_measured_is_not() -> None:
    assert [each.focus for each in chunks("Combien d'hôtels à Brenn ?")] == [True, False]
    assert [each.focus for each in chunks("How is the mill kept?")] == [False]
    assert [each.focus for each in chunks("What is the mill kept?")] == [True]


@pytest.mark.parametrize(
    ("question", "title", "about"),
    [
        ("Who runs the Marrick of Pell?", "Pell rules", "Pell"),
        ("Who runs the Marrick of Pell?", "", "the Marrick of Pell"),
        ("Is room 12 at Brenn open?", "", "room 12 at Brenn open"),
        ("Is March fair at Brenn open?", "", "March fair at Brenn open"),
        ("Is fair at Brenn open?", "", "Brenn open"),
        ("Is Brenn mill in Vela?", "The mill of Vela", "Vela"),
        ("When is it in 2031?", "", ""),
        ("How much is Brenn 2031 and Vela?", "", "Brenn 2031, Vela"),
        ("How much is Brenn and Vela in 2031?", "", "Brenn, Vela 2031"),
    ],
)
def test_a_subject_has_its_names_and_what_tells_which(question: str, title: str, about: str) -> None:
    assert subject_text(question, title=title) == about


def test_a_code_or_a_time_is_replaced_and_dropped_where_it_stands_first() -> None:
    assert same_codes("P60 of Brenn", "P40") == "P40 of Brenn"
    assert drop_times("2031 fair in 2030", {"year"}) == "fair"
