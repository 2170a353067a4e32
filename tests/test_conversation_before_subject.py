"""What the question before was about, by what was put behind it, and what a question that leans on it is given."""

from collections.abc import Sequence

import pytest

from passerelle.conversation.before import Before
from passerelle.conversation.turns import Turn

TITLES = ("Marrick rules", "Pell rules")


def before(
    question: str,
    searched: str = "",
    topic: str = "",
    *,
    titles: Sequence[str] = TITLES,
    quote: str = "",
    answer: str = "",
    documents: tuple[str, ...] = ("m",),
) -> Before:
    turn = Turn(question, searched or question, "en", documents, tuple(titles), quote, answer)
    return Before(turn, [], topic)


@pytest.mark.parametrize(
    ("question", "searched", "about", "own"),
    [
        ("when is it?", "When is it, the fair, Vesper?", "the fair, Vesper", "When is it"),
        ("and when is it?", "When is it, Vesper?", "Vesper", "When is it"),
        ("when is it", "When is it, Vesper ?", "Vesper", "When is it"),
        ("why?", "Why: it rains, it is wet, Vesper?", "Vesper", "Why: it rains, it is wet"),
        ("why?", "Why: it rains?", "", ""),
        ("why?", "Why was it shut?", "", ""),
        ("when is it?", "When is it?", "", ""),
        ("when is it?", "when is it?", "", ""),
        ("when is it?", "Where is it, Vesper?", "", ""),
        ("?", "X, y?", "", ""),
    ],
)
def test_what_was_put_behind_a_question_is_what_it_was_about(
    question: str, searched: str, about: str, own: str
) -> None:
    asked = before(question, searched)
    assert (asked.about, asked.own) == (about, own)


FAIR = before("When was the fair of Vesper in 2031?", topic="Vesper 2031")
MILL = before("Who runs the mill of Vesper?", topic="Vesper", answer="Ada Roe")


@pytest.mark.parametrize(
    ("asked", "text", "whole"),
    [
        (FAIR, "who ran it the year before?", "Who ran it, the fair of Vesper 2030?"),
        (FAIR, "who ran it?", "Who ran it, the fair of Vesper 2031?"),
        (FAIR, "how much in 2030?", "How much in 2030, Vesper?"),
        (FAIR, "how much?", "How much, Vesper 2031?"),
        (before("When is the fair of Vesper?"), "who ran it the year after?", "Who ran it, the fair of Vesper?"),
        (MILL, "where did she live?", "Where did Ada Roe live, the mill of Vesper?"),
        (MILL, "what is her name?", "What is her name, Ada Roe, the mill of Vesper?"),
        (MILL, "how old is it?", "How old is it, the mill of Vesper?"),
        (before("", titles=()), "who pays?", ""),
    ],
)  # fmt: skip
def test_a_question_that_leans_on_it_has_its_subject_behind_it(asked: Before, text: str, whole: str) -> None:
    assert asked.of_subject(text) == whole


def test_one_of_a_person_has_all_behind_it_that_was_asked() -> None:
    assert FAIR.of_subject("how much?", of_person=True) == "How much, the fair of Vesper in 2031?"
    asked = before("who runs it?", "Who runs it, the mill?", answer="Ada Roe")
    assert asked.of_subject("where did she live?") == "Where did Ada Roe live?"


LONG = before(
    "when is it?",
    "When is it, the fair of Vesper in Brenn at noon?",
    topic="Vesper 2031",
    quote="The basin was cleaned.",
)
PARTS = before("does it open?", "Does it open, the fair of Vesper in Brenn, at noon?", topic="Vesper 2031")
CODED = before("is there a P60?", "Is there a P60, the fair of Vesper in Brenn, P40?", topic="Vesper 2031")
SHORT = before("is there a P60?", "Is there a P60, Vesper P40 2030?", topic="Vesper 2031")
CUT = before("is there a shop?", "Is there a shop, the fair of Vesper in Brenn, at noon?", topic="Vesper")
SHOP = before("is there a shop?", "Is there a shop, Vesper, at noon?", topic="Vesper")
UNTITLED = before(
    "when is it?", "When is it, the fair of Vesper?", "Vesper 2031", titles=(), quote="The basin was cleaned."
)
KEY = before("Who keeps the key of Pell at Marrick?", topic="Halden")
BED = before("How much is a bed in a room at Halden?", topic="Halden rules")


@pytest.mark.parametrize(
    ("asked", "text", "subject"),
    [
        (LONG, "is this basin deep?", "Marrick rules"),
        (LONG, "who pays?", "Vesper 2031"),
        (LONG, "who pays in 2030?", "Vesper"),
        (LONG, "what is there?", "Vesper 2031"),
        (LONG, "who pays it?", "the fair of Vesper in Brenn at noon"),
        (LONG, "is there one?", "the fair of Vesper in Brenn"),
        (PARTS, "who pays it?", "the fair of Vesper in Brenn, at noon"),  # "it" asks once more of all
        (PARTS, "who pays one?", "the fair of Vesper in Brenn"),
        (CUT, "who pays for it?", "a shop, the fair of Vesper in Brenn"),
        (SHOP, "who pays for it?", "a shop, Vesper"),
        (before("is there a shop?", "Is there a shop, fair of Vesper at noon?"), "who pays for it?",
         "a shop, fair of Vesper at noon"),
        (before("is there a shop?", "Is there a shop, the fair of Vesper at noon?"), "who pays for it?",
         "a shop, the fair of Vesper"),
        (before("is there a shop?", "Is there a shop, Vesper?"), "one pays?", "Vesper"),
        (before("is there a shop?", "Is there a shop, Vesper?"), "who buys one?", "a shop, Vesper"),
        (UNTITLED, "is this basin deep?", "Vesper 2031"),
        (KEY, "is it there?", "Marrick, Halden"),
        (KEY, "is it warm?", "the key, the key of Pell at Marrick"),
        (KEY, "who is there?", "Halden"),
        (CODED, "and who pays for P30?", "Vesper 2031"),
        (CODED, "is it a P20?", "a P60, the fair of Vesper in Brenn, P20"),
        (SHORT, "is it a P20?", "a P60, Vesper P20 2030"),
        (SHORT, "was it so in 2029?", "a P60, Vesper P40"),
        (BED, "is it warm?", "a bed, Halden rules"),
        (BED, "combien je lui dois ?", "a bed, Halden rules"),
        (BED, "combien je dois ?", "Halden rules"),
        (BED, "was it warm that day?", "Halden rules"),
        (before("is there a shop?", "Is there a shop, the fair of Vesper in Marrick?"), "who pays?", "Marrick"),
        (before("is there a shop?", "Is there a shop, the big red barn of the old mill?"), "who pays for it?",
         "a shop, the big red barn of the old mill"),
        (BED, "is it there?", "Halden rules"),
        (before("How much is a bed?"), "is it warm?", "a bed, Marrick rules"),
        (before("How much is a bed?", titles=()), "is it warm?", "a bed"),
        (before("How much is a bed?", topic="Halden"), "who pays?", "Halden"),
        (before("How much is a bed at Marrick?", topic="Halden"), "is it warm?", "a bed, Marrick, Halden"),
        (before("How much is a bed at Marrick?", topic="Halden"), "", "Marrick"),
        (MILL, "where did she live?", "Ada Roe, the mill of Vesper"),
    ],
)  # fmt: skip
def test_a_question_takes_up_one_thing_the_topic_or_all_that_was_asked(
    asked: Before, text: str, subject: str
) -> None:
    assert asked.subject(text) == subject


@pytest.mark.parametrize(
    ("question", "titles", "quote", "year"),
    [
        ("Who won Vesper in 2031?", TITLES, "It was in 2020.", " in 2030"),
        ("Who won Vesper?", ("Vesper 2031",), "It was in 2020.", " 2030"),
        ("Who won Vesper?", ("Vesper", "Pell 2028"), "It was in 2020.", " 2027"),
        ("Who won Vesper?", ("Vesper",), "It was in 2020.", " 2019"),
    ],
)
def test_a_question_is_asked_again_for_the_year_before_its_own_or_that_of_its_source(
    question: str, titles: tuple[str, ...], quote: str, year: str
) -> None:
    asked = before(question, titles=titles, quote=quote)
    moved = f"Who won Vesper{year}?"
    assert asked.moved("the year before?") == asked.moved("and who lost the year before?") == moved
    assert asked.moved("who?") == asked.moved("who lost at home the year before?") == ""
    assert before("Who won Vesper?").moved("the year before?") == ""


def test_no_thing_is_taken_up_that_is_part_of_the_subject_or_has_no_meaning() -> None:
    shop = before("is there a shop?", "Is there a shop, a shop of Vesper?")
    assert shop.thing("who pays for it?") == before("it?").thing("when is it due?") == ""
