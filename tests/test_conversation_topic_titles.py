"""What a title cited says a conversation is about, and which of several titles is taken."""

from typing import Any

import pytest

from passerelle.conversation.topic import topic
from passerelle.conversation.turns import Turn


def turn(question: str, title: str = "", searched: str = "") -> Turn:
    language: Any = "fr" if (searched or question).endswith(" ?") else "en"
    titles = (title,) if title else ()
    return Turn(question, searched or question, language, titles, titles)


@pytest.mark.parametrize(
    ("question", "title", "about"),
    [
        ("Where is rue des Lilas?", "Bail — 14, rue des Lilas", "rue des Lilas"),
        ("Où est la rue ?", "Bail du 14, rue des Lilas", "Bail, rue des Lilas"),
        ("Où sont les Sorbiers ?", "Tarifs de la piscine basse des Sorbiers", "piscine basse des Sorbiers"),
        ("Where is Fenn Street?", "The lease of Fenn Street 2031", "lease of Fenn Street 2031"),
        ("Où est Morne ?", "Tarifs de la rue de la Morne", "rue de la Morne"),
        ("Where is Fenn Street?", "The lease in Fenn Street 2031", "Fenn Street 2031"),
        ("Where is Fenn Street?", "The lease of 3 Fenn Street", "Fenn Street"),
        ("Where is Fenn Street?", "of Fenn Street", "Fenn Street"),
        ("Where is Fenn Street?", "Old, of the Fenn Street", "Fenn Street"),
        ("Where is it?", "Lease of Fenn Street", "Lease of Fenn Street"),
        ("Who is Ada's boss?", "Ada's lease", "Ada's lease"),
    ],
)  # fmt: skip
def test_a_name_is_taken_with_the_noun_before_it(question: str, title: str, about: str) -> None:
    assert topic([turn(question, title)]) == about


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Rules of the Tarn allotment society members club", "Tarn allotment society"),
        ("Tarn gym contract", "Tarn gym"),
        ("Tarn gym, contract", "Tarn gym"),
        ("Tarn rules", "Tarn"),
        ("Tarn Gym rules", "Tarn"),
        ("Tarn 3 rules", "Tarn 3"),
        ("Tarn 2031 rules", "Tarn 2031"),
        ("Tarn rules 2030 2031", "Tarn 2030 2031"),
        ("Tarn rules, March 2031", "Tarn"),
        ("Tarn board, 10 March 2031", "Tarn board"),
        ("Tarn board and gym", "Tarn board"),
    ],
)
def test_a_name_is_taken_with_two_nouns_behind_it_and_its_year(title: str, about: str) -> None:
    assert topic([turn("Who runs Tarn?", title)]) == about


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Who runs Tarn and Vesper?", "Tarn, Vesper"),
        ("Who runs Vesper?", "Vesper"),
        ("Who runs Brenn?", "Brenn"),
        ("Who runs tarn?", "Tarn, Vesper, Brenn"),
        ("Who runs it?", "Tarn, Vesper, Brenn"),
    ],
)
def test_of_the_parts_of_a_title_those_are_taken_that_were_asked_for(question: str, about: str) -> None:
    for title in (
        "Tarn — Vesper — Brenn",
        "Tarn: Vesper (Brenn)",
        "Tarn · Vesper | Brenn",
        "Tarn; Vesper, Brenn",
    ):
        assert topic([turn(question, title)]) == about


@pytest.mark.parametrize(
    ("question", "title", "about"),
    [
        ("who?", "Procedure for complaints", ""),
        ("who?", "Procedure for customer complaints", "Procedure for customer complaints"),
        (
            "How late is Verlin?",
            "Procedure for customer complaints: rest",
            "Verlin, Procedure for customer complaints",
        ),
        ("who?", "Rest: procedure for customer complaints", "Rest: procedure for customer complaints"),
        ("who?", "The minutes", ""),
        ("who?", "Minutes for May", ""),
        ("who?", "Minutes for May meetings", "Minutes for May meetings"),
        ("who?", "", ""),
    ],
)
def test_a_title_without_a_name_says_what_it_is_of_in_three_words(
    question: str, title: str, about: str
) -> None:
    assert topic([turn(question, title)]) == about


ELMET = turn("Who signed the Elmet Act?", "The Elmet Act")
BRIGG = turn("Where is Brigg?", "Storm report — Brigg Harbour")
CANADA = turn("and for Canada?", "Storm report — Brigg Harbour", "Who signed the Elmet Act for Canada?")
REFUSED = turn("who?", "", "Who, Brigg?")


@pytest.mark.parametrize(
    ("history", "about"),
    [
        ([ELMET, CANADA], "Elmet Act"),
        ([ELMET, BRIGG], "Brigg"),
        ([BRIGG, ELMET], "Elmet Act"),
        ([ELMET, BRIGG, REFUSED], "Brigg"),
        ([ELMET, REFUSED], "Elmet Act"),
        ([REFUSED], ""),
        ([ELMET, turn("Where is Vesper?")], ""),
        ([turn("and Brigg?", "The Elmet Act", "And Brigg, the Elmet Act?")], "Elmet Act"),
    ],
)
def test_the_title_cited_last_counts_unless_one_before_it_was_asked_for(
    history: list[Turn], about: str
) -> None:
    assert topic(history) == about


SEVERAL = "Tarn — Vesper — Brenn"
TARN, VESPER = turn("Who runs Tarn?", SEVERAL), turn("Who runs Vesper?", SEVERAL)
BRENN = turn("and Brenn?", SEVERAL, "Brenn, Vesper?")


@pytest.mark.parametrize(
    ("history", "about"),
    [
        ([TARN, VESPER], "Vesper"),
        ([VESPER, BRENN], "Vesper, Brenn"),
        ([TARN, VESPER, BRENN], "Vesper, Brenn"),
        ([VESPER, TARN, VESPER, BRENN], "Vesper, Brenn"),
        ([BRENN], "Brenn"),
        ([turn("and Vesper?", SEVERAL, "Who runs Vesper at Tarn?")], "Tarn, Vesper"),
        ([TARN, turn("and Vesper?", SEVERAL, "Who runs Vesper?")], "Vesper"),
        (
            [
                ELMET,
                turn(
                    "for the storm?",
                    "Storm report — Brigg Harbour",
                    "Who signed the Elmet Act for the storm?",
                ),
            ],
            "Elmet Act",
        ),
    ],
)
def test_the_last_whole_question_and_those_that_lean_on_it_say_which_names_count(
    history: list[Turn], about: str
) -> None:
    assert topic(history) == about


@pytest.mark.parametrize(
    ("question", "title", "about"),
    [
        ("Who runs Tarn, Vesper and Brenn?", "Tarn Vesper — Tarn Brenn", "Tarn Vesper, Tarn Brenn"),
        ("Who runs it?", "The Tarn — gym rules", "Tarn"),
        ("Who runs it?", "Monday — Tarn", "Tarn"),
        ("Who runs it?", "rules — Tarn", "Tarn"),
        ("Who runs it?", "Rules — Tarn", "Rules, Tarn"),
        ("Where is Fenn Street?", "Old lease the Fenn Street", "Fenn Street"),
        ("Who runs Tarn?", "Tarn lundi club", "Tarn"),
        ("Who runs Tarn?", "Tarn grand club", "Tarn grand club"),
    ],
)
def test_each_part_of_a_title_is_named_by_its_own_words(question: str, title: str, about: str) -> None:
    assert topic([turn(question, title)]) == about
