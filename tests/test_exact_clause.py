"""Which of several numbers is told: that of the clause which says most of what the question asks."""

import pytest
from queries import query

from passerelle.exact_clause import amount_of_clause
from passerelle.index.types import Span


def told(question: str, text: str, pointed: str, begins: int = 0) -> str | None:
    """Return the number of *text*, which begins at that place of its document, that an English *question* asks for."""
    asked = query(question)
    at = begins + text.index(pointed)
    found = amount_of_clause(asked, text, begins, Span(at, at + len(pointed)), "en")
    return text[found.start - begins : found.end - begins] if found else None


LAUNCHED = "The X2 was launched in March 2023, the Pro in September 2024."
PRICES = "Canoes are £9 a day, tents are £12 a night."


@pytest.mark.parametrize(
    ("question", "text", "pointed", "answer"),
    [
        ("How much are tents?", PRICES, "£9", "£12"),
        ("How much are canoes?", PRICES, "£12", "£9"),
        ("How much are tents?", PRICES, "£12", None),  # pointed at already
        ("How much are tents?", PRICES, "tents are £12 a night.", None),
        ("How much are tents?", PRICES, "day, tents are £12", None),  # its own number is in it
        ("How much are tents?", PRICES, "£9 a day, tents are £12", "£12"),  # two numbers, and no list of them
        ("How much are oars?", PRICES, "£9", None),
        ("How much are canoes and tents?", PRICES, "£9", None),
        ("How much are tents?", "Tents are £12 a night, canoes are dear.", "dear", None),
        ("How much are tents?", "Canoes are £9, tents are £12 or £14.", "£9", None),  # two in its clause
        ("How much are tents?", "Canoes are £9, tents are about £12.", "£9", "about £12"),
        ("How much are tents?", "Canoes are £9, tents cost a lot, £12.", "£9", None),
        ("Who has tents?", PRICES, "£9", None),
        ("How much is a bicycle?", "Bicycles travel free; dogs pay £2.", "£2", "free"),
        ("When was the Pro launched?", LAUNCHED, "March 2023", "September 2024"),
        ("When was the X2 launched?", LAUNCHED, "September 2024", "March 2023"),
        ("Pro: when was it sold?", LAUNCHED, "March 2023", "September 2024"),
        (
            "When were Pell and Pro launched?",
            "The Pell was launched in March, the Pro launched in May.",
            "March",
            None,
        ),
        ("How much do dogs pay?", "Bicycles travel free; dogs pay £2.", "free", "£2"),
    ],
)
def test_the_number_of_the_clause_with_most_words_is_told(
    question: str, text: str, pointed: str, answer: str | None
) -> None:
    assert told(question, text, pointed) == answer
    assert told(question, text, pointed, begins=40) == answer


def test_nothing_is_told_where_nothing_is_pointed_at() -> None:
    asked = query("How much are tents?")
    assert amount_of_clause(asked, PRICES, 0, None, "en") is None


@pytest.mark.parametrize(
    ("question", "text", "pointed", "answer"),
    [
        (
            "When does it leave on Sundays?",
            "It leaves at 8 am on Mondays and at 9 am on Sundays.",
            "8 am",
            "9 am",
        ),
        (
            "When does it leave on Mondays?",
            "It leaves at 8 am on Mondays and at 9 am on Sundays.",
            "9 am",
            "8 am",
        ),
        # what stands behind the numbers is as like in both: then whole clauses count
        ("When does the ferry leave?", "The tram is here at 8 am, the ferry leaves at 9 am.", "8 am", "9 am"),
        ("How much do students pay on boats?", "Students pay £4 on boats, adults £7 on boats.", "£7", "£4"),
    ],
)
def test_what_is_said_behind_a_number_counts_before_the_whole_of_its_clause(
    question: str, text: str, pointed: str, answer: str
) -> None:
    assert told(question, text, pointed) == answer


ASKING = "pay pays payer coûte coûter cost costs price prices prix tarif fee charge"


@pytest.mark.parametrize("word", ASKING.split())
def test_words_that_ask_for_a_number_do_not_say_of_what(word: str) -> None:
    text = f"The {word} for boats is £9, tents are £12."
    assert told(f"How much is the {word} for tents?", text, "£9") == "£12"


@pytest.mark.parametrize(
    ("question", "text", "pointed", "answer"),
    [
        (
            "How much notice must a tenant give?",
            "Notice is two months, a tenant has one month.",
            "two",
            "one month",
        ),
        ("The year of the tents?", "Canoes came in 1902, tents in 1931.", "1902", "1931"),
        ("How much are tents?", "Tents are £9 and £12 for boats.", "£12", "£9"),
        ("How much are canoes?", PRICES, "Canoes", None),
        ("How much are tents?", PRICES, "night.", None),
        ("How much are tents?", PRICES, "night", None),
    ],
)
def test_the_words_of_its_type_say_nothing_and_what_is_pointed_at_in_the_clause_stands(
    question: str, text: str, pointed: str, answer: str | None
) -> None:
    assert told(question, text, pointed) == answer


@pytest.mark.parametrize(
    "question",
    [
        "By how much did the tents rise?",
        "De combien ont monté les tents ?",
        "Yes, but by how much did tents rise?",
    ],
)
def test_how_far_a_thing_rose_is_left_to_where_one_points(question: str) -> None:
    assert told(question, "Tents sold 52 times, up 6 times on last year.", "6 times") is None
    assert told("How many tents?", "Tents sold 52 times, up 6 times on last year.", "6 times") == "52 times"


@pytest.mark.parametrize(
    "join", ["and", "et", "or", "ou", "to", "à", "au", "until", "jusqu'au", "jusqu’a", ""]
)
def test_a_list_or_a_range_that_is_pointed_at_is_not_cut(join: str) -> None:
    listed = f"8 am, {join} 9 am"
    assert told("When is it on Sundays?", f"It is at {listed} on Sundays.", listed) is None


@pytest.mark.parametrize("between", [" for boats, ", " by the quay; ", ", then ", ", not "])
def test_of_numbers_that_are_no_list_the_one_asked_for_is_told_of_all_that_is_pointed_at(
    between: str,
) -> None:
    text = f"It is £9{between}£12 for tents."
    assert told("How much is it for tents?", text, f"£9{between}£12") == "£12"


def test_of_a_list_and_a_number_apart_from_it_the_one_asked_for_is_told() -> None:
    text = "It is £9 and £10 for boats, £12 for tents."
    assert told("How much is it for tents?", text, "£9 and £10 for boats, £12") == "£12"
