"""Which questions are completed at all, from which turns, and which form is widened to all that was cited."""

from typing import Any

import pytest

from passerelle.conversation.rewrite import stand_alone, widened
from passerelle.conversation.turns import Turn

FIRES = "When are bonfires lit at Harle?"
WORDS = "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii"


def turn(question: str, searched: str = "", title: str = "") -> Turn:
    language: Any = "fr" if (searched or question).endswith(" ?") else "en"
    titles = (title,) if title else ()
    return Turn(question, searched or question, language, titles, titles)


HARLE = turn(FIRES, title="Harle rules")
SPANISH = turn("¿Cuánto cuesta la habitación para dos personas?")


def alone(question: str, *history: Turn) -> str:
    return stand_alone(question, history or (HARLE,), lambda _: "")


@pytest.mark.parametrize(("words", "leans"), [(WORDS, True), (f"{WORDS} jjjj", False)])
def test_a_question_of_ten_words_of_its_own_says_what_it_means(words: str, *, leans: bool) -> None:
    assert alone(f"is it {words}?") == (f"Is it {words}, bonfires lit, Harle?" if leans else "")


@pytest.mark.parametrize(
    "question",
    [
        "?",
        " ?!.",
        "and?",
        "and, ?",
        "another question: the shed?",
        "Ferries: comment ça se passe ?",
        "Le quai : comment ça se passe ?",
    ],
)
def test_what_says_nothing_or_begins_another_subject_is_left_alone(question: str) -> None:
    assert alone(question) == ""


def test_a_suggested_heading_has_four_letters() -> None:
    assert alone("Les : comment ça se passe ?") == "Les : comment ça se passe, bonfires lit, Harle ?"
    assert alone("Bacs : comment ça se passe ?") == ""


def test_a_turn_in_a_third_language_is_passed_over() -> None:
    assert alone("and in winter?", SPANISH, HARLE) == "When are bonfires lit at Harle in winter?"
    assert alone("and in winter?", HARLE, SPANISH) == "When are bonfires lit at Harle in winter?"
    assert alone("and in winter?", SPANISH) == ""
    assert alone("¿y en invierno cuánto cuesta la entrada?") == ""


@pytest.mark.parametrize(
    "question",
    [
        FIRES,
        FIRES.replace("When", "when"),
        FIRES.rstrip("?"),
        "and when are bonfires lit at Harle?",
        f"{FIRES} ",
    ],
)
def test_a_question_asked_again_is_itself(question: str) -> None:
    assert alone(question) == ""


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        (turn("is it far?", "Is it far, Harle?", "Harle rules"), "bonfires lit, "),
        (turn("is it far?", "Is it far from the old sheds?", "Harle rules"), "sheds, "),
        (turn("Is a barge tolled at Harle?", title="Harle rules"), "a barge, "),
    ],
)
def test_one_is_of_the_last_question_that_was_whole(between: Turn, kind: str) -> None:
    asked = alone("may I light one?", HARLE, between)
    assert asked.removesuffix("Harle?").removesuffix("Harle rules?") == f"May I light one, {kind}"


def test_what_was_cited_last_is_what_a_question_is_about() -> None:
    refused = turn("and its shed?", "Its shed, Harle?")
    assert alone("when does it open?", HARLE, refused) == "When does it open, Harle?"
    texts = {"Harle rules": "The Owl Walk starts at nine.", "Vesper": ""}
    told = [HARLE, refused]
    assert stand_alone("does the Owl Walk start?", told, texts.__getitem__) != ""
    other = [HARLE, turn("Where is Vesper?", title="Vesper")]
    assert stand_alone("does the Owl Walk start?", other, texts.__getitem__) == ""


BED = turn("How much is a bed at Halden?", title="Halden")


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("the Vesper shed", "How much is a bed at the Vesper shed?"),
        ("the red Vesper shed", ""),
        ("and the red Vesper shed", "How much is the red Vesper shed?"),
        ("no, the red Vesper shed", "How much is the red Vesper shed?"),
        ("red sheds, boats, cats", "Red sheds, boats, cats, Halden?"),
        ("red sheds, boats, cats, dogs, owls", ""),
        ("and red sheds, boats, cats, dogs, owls", "Red sheds, boats, cats, dogs, owls, Halden?"),
    ],
)
def test_a_fragment_is_short_or_follows_on(question: str, form: str) -> None:
    assert alone(question, BED) == form


@pytest.mark.parametrize(
    ("before", "question", "form"),
    [
        (BED, "et à Vesper ?", "How much is a bed at Vesper ?"),
        (BED, "and at Vesper", "How much is a bed at Vesper?"),
        (turn("Combien coûte un lit en 2030 ?"), "2031", "Combien coûte un lit en 2031 ?"),
        (turn("How much is a bed in 2030?"), "2031", "How much is a bed in 2031?"),
    ],
)
def test_a_form_ends_as_the_language_of_its_question_does(before: Turn, question: str, form: str) -> None:
    assert alone(question, before) == form


KETTLE = turn("How much is batch 24R2?", title="Recall notice: Ambel kettle")
ALL = "How is it mended, Recall, Ambel kettle?"


@pytest.mark.parametrize(
    ("question", "searched", "form"),
    [
        ("how is it mended?", "How is it mended, batch 24R2?", ALL),
        ("How is it mended?!", "How is it mended, batch 24R2?", ALL),
        ("and how is it mended?", "How is it mended, batch 24R2?", ALL),
        ("how is it mended", "How is it mended, batch 24R2?", ALL),
        (
            "comment est-il réparé ?",
            "Comment est-il réparé, batch 24R2 ?",
            "Comment est-il réparé, Recall, Ambel kettle ?",
        ),
        ("how is it mended?", "How is it mended batch 24R2?", ""),
        ("how is it mended?", "So how is it mended, batch 24R2?", ""),
        ("how is it mended?", "How is it mended, the kettle of Ambel: recall?", ALL),
        ("how is it mended?", ALL, ""),
        ("how is it mended?", "How is it mended, kettle Ambel, recall?", ""),
    ],
)
def test_a_form_is_widened_where_it_asks_of_a_part_of_what_was_cited(
    question: str, searched: str, form: str
) -> None:
    assert widened(question, searched, [KETTLE]) == form
    assert widened(question, searched, []) == ""
    assert widened(question, searched, [turn("How much is it?")]) == ""


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("the red big warm barn?", "The red big warm barn, Harle?"),
        ("the red big warm tall barn?", ""),
        ("the Vesper red barn?", ""),
    ],
)
def test_a_fragment_of_five_words_that_continues_nothing_stands_alone(question: str, form: str) -> None:
    assert alone(question) == form
    assert alone(f"and {question}") != ""


def test_a_comparison_asks_the_same_under_another_circumstance_or_of_another_place() -> None:
    assert alone("is it later at weekends?") == "When are bonfires lit at Harle at weekends?"
    assert alone("is it later than at Brenn?") == "When are bonfires lit at Brenn?"


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Harle rules", "How much is a berth at Brenn?"),
        ("Brenn rules", "How much is it at Brenn, a berth, Harle?"),
        ("", "How much is a berth at Brenn?"),
    ],
)
def test_a_name_of_the_title_cited_is_no_other_place(title: str, form: str) -> None:
    assert alone("how much is it at Brenn?", turn("How much is a berth at Harle?", title=title)) == form
