"""Every word by which an English sentence makes a question to begin with, and every word that keeps it from one."""

import pytest
from test_starting_frames import rows

from passerelle.index.types import Document, Span
from passerelle.starting import english

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def made(text: str) -> list[list[str]]:
    """Return the form, the question and the words that answer it, of each question made of *text*."""
    found = english.questions(Document("x", "X", "en", text), Span(0, len(text)), text)
    return [[each.kind, each.question, text[each.answer.start : each.answer.end]] for each in found]


def questions(text: str) -> list[str]:
    return [question for _, question, _ in made(text)]


def answers(text: str) -> list[str]:
    return [answer for _, _, answer in made(text)]


WHEN = [
    *(f"in {month}" for month in MONTHS),
    *(f"on 3 {month} 1931" for month in MONTHS),
    *(f"on {month} 31, 1931" for month in MONTHS),
    *(f"on {day}" for day in DAYS),
    *(f"on {day}s" for day in DAYS),
    *(f"every {day}" for day in DAYS),
    "on 1st May",
    "on 2nd May",
    "on 3rd May",
    "on 4th May",
    "on May 3",
    "on Monday, 3 May",
    "on the first Monday",
    "on the second Monday of the month",
    "on the third Monday of each month",
    "on the last Monday of every month",
    "on last Monday",
    "on Mondays and Fridays",
    "in 1031",
    "in 2099",
    "in early 1931",
    "in late May 1931",
    "from 3 May to 5 June",
    "from 3 May until 5 June",
    "between 3 May and 5 June",
    "every first Monday",
    "every last Monday",
    "from 9 am to 5 pm",
    "from 9 a.m. to 5.30 p.m.",
    "from 9am to 5pm",
    "from 9.30 to 17:30",
    "from noon to midnight",
]


@pytest.mark.parametrize("when", WHEN)
def test_a_time_answers_when(when: str) -> None:
    assert made(f"The Harrow mill was opened {when}") == [
        ["passive", "When was the Harrow mill opened?", when]
    ]


def test_other_words_answer_no_when() -> None:
    for when in ("in 2100", "in 0931", "on 333 May", "in Mayo", "on Mondayish", "from 9 to 5", "by 3 May"):
        assert made(f"The Harrow mill was opened {when}.") == [], when


@pytest.mark.parametrize("behind", "at by in with after when because under".split())
def test_what_stands_behind_a_time_is_left_out(behind: str) -> None:
    assert answers(f"The Harrow mill was opened on 3 May {behind} Vaux.") == ["on 3 May"]
    assert answers("The Harrow mill was opened on 3 May near Vaux.") == []


@pytest.mark.parametrize("end", [".", ";", ",", ""])
def test_a_time_ends_with_its_sentence_or_a_comma(end: str) -> None:
    assert answers(f"The Harrow mill was opened on 3 May{end}") == ["on 3 May"]


PAST = """opened open | closed close | began begin | ended end | died die | started start | resigned resign
became become | signed sign | founded found | adopted adopt | declared declare | announced announce
occupied occupy | annexed annex | left leave | joined join | won win | received receive | arrived arrive | met meet
moved move | launched launch | introduced introduce | published publish | visited visit | recognised recognise
approved approve | bought buy | sold sell | returned return | withdrew withdraw | entered enter | created create
elected elect | banned ban | lifted lift | exploded explode | collapsed collapse | retired retire | built build
lost lose | recovered recover | dissolved dissolve | took take | held hold | wrote write | designed design
invented invent | ratified ratify | flew fly"""
PAIRS = [pair.split() for line in PAST.splitlines() for pair in line.split(" | ")]
ALONE = "opened closed began ended died started resigned exploded collapsed retired".split()


@pytest.mark.parametrize(("past", "base"), PAIRS)
def test_what_was_done_asks_when(past: str, base: str) -> None:
    assert made(f"The Harrow club {past} the red mill in 1931.") == [
        ["past", f"When did the Harrow club {base} the red mill?", "in 1931"]
    ]
    alone = [f"When did the Harrow club {base}?"] if past in ALONE else []
    assert questions(f"The Harrow club {past} in 1931.") == alone
    assert questions(f"The Harrow mill {past} by was opened in 1931.") == []


def test_another_verb_asks_nothing() -> None:
    for verb in ("sang", "had", "made", "cost", "counted", "employed", "lasted"):
        assert questions(f"The Harrow club {verb} the red mill in 1931.") == [], verb


TURNED = """
The Harrow mill was begun in 1931. | When was the Harrow mill begun?
The Harrow mill was written in 1931. | When was the Harrow mill written?
The Harrow mill was rebuilt in 1931. | When was the Harrow mill rebuilt?
The Harrow mill was sold in 1931. | When was the Harrow mill sold?
The Harrow mill was made in 1931. | When was the Harrow mill made?
Edith Pane was born in 1931. | When was Edith Pane born?
The Harrow school was set up in 1931. | When was the Harrow school set up?
The Harrow mill was cut in 1931. | When was the Harrow mill cut?
The Harrow mills were held in 1931. | When were the Harrow mills held?
The Harrow mill must open on Mondays. | When must the Harrow mill open?
The Harrow mill will open on Mondays. | When will the Harrow mill open?
The Harrow mill can open on Mondays. | When can the Harrow mill open?
The Harrow mill may open on Mondays. | When may the Harrow mill open?
The Harrow mill should open on Mondays. | When should the Harrow mill open?
The Harrow mill is open on Mondays. | When is the Harrow mill open?
The Harrow mills are open on Mondays. | When are the Harrow mills open?
The Harrow mill must open by 3 May. | By what date must the Harrow mill open?
The Harrow mill should open before 3 May. | By what date should the Harrow mill open?
The Harrow mill can open by Monday, 3 May. | By what date can the Harrow mill open?
The Harrow mill may open by May 3, 2021. | By what date may the Harrow mill open?
"""


@pytest.mark.parametrize(("text", "question"), rows(TURNED))
def test_a_question_turns_its_verb_about(text: str, question: str) -> None:
    assert questions(text) == [question]


APPOSED = "signed founded built opened adopted published created written born launched".split()


@pytest.mark.parametrize("verb", APPOSED)
def test_what_is_said_of_a_thing_between_commas_asks_when(verb: str) -> None:
    text = f"The Harrow mill, {verb} in 1931, is red."
    assert questions(text) == [f"When was the Harrow mill {verb}?"]
    for other in (
        text.replace("1931,", "1931;"),
        text.replace("The Harrow", "A"),
        text.replace(verb, "sung"),
    ):
        assert questions(other) == []
    assert questions(text.replace("mill", "mill and barn")) == []


BY = "founded built designed created signed opened launched invented introduced adopted".split()


@pytest.mark.parametrize(
    ("done", "active"), [*((each, each) for each in BY), ("announced",) * 2, ("written", "wrote")]
)
def test_by_whom_a_thing_was_made_asks_who(done: str, active: str) -> None:
    for aux in ("was", "were"):
        found = made(f"The Harrow pact {aux} {done} by Edith Pane.")
        assert found == [["by", f"Who {active} the Harrow pact?", "Edith Pane"]]


@pytest.mark.parametrize(
    "name", ["Edith de Pane", "Edith of Ely", "Edith van Pane", "Edith von Pane", "Jo O’Neill-Day"]
)
@pytest.mark.parametrize("behind", [".", ",", ";", " in town", " on land"])
def test_who_made_a_thing_is_told_by_a_name_of_several_words(name: str, behind: str) -> None:
    assert answers(f"The Harrow pact was signed by {name}{behind}") == [name]
    assert answers(f"The Harrow pact was signed by Edith{behind}") == []
