"""Rows of a table that a question names stand before its other rows, which then do not count."""

import pytest
from queries import query

from passerelle.index.types import Document, Passage, Span
from passerelle.named_rows import without_unnamed_rows
from passerelle.types import Hit
from passerelle.weights import Features, Pick

BARGES = "Barges\n\nBarge | Leaves | Master\nGreen Heron | 9 am | Otto Marsh\nMorning Star | 2 pm | Ida Fenn"
TEXT = f"{BARGES}\n\nThe quay is shut on Mondays."


def left(question: str, *quoted: str, title: str = "Barges", text: str = TEXT) -> list[str]:
    """Return which of *quoted* are left, of picks in that order."""
    document = Document("d", title, "en", text)
    hit = Hit(1, Passage(document, 0, len(text), "en"), 0.9, 0.9)
    picks = [
        Pick(hit, Span(text.index(each), text.index(each) + len(each)), 1.0, Features(*[0.0] * 11))
        for each in quoted
    ]
    found = without_unnamed_rows(query(question), picks)
    return [text[pick.span.start : pick.span.end] for pick in found]


HERON, STAR = "Green Heron | 9 am | Otto Marsh", "Morning Star | 2 pm | Ida Fenn"
QUAY = "The quay is shut on Mondays."


@pytest.mark.parametrize("question", ["When does the Green Heron leave?", "What does Otto Marsh steer?"])
def test_a_row_without_the_name_is_left_out_where_another_has_it(question: str) -> None:
    assert left(question, STAR, QUAY, HERON) == [QUAY, HERON]


@pytest.mark.parametrize(
    "question",
    [
        "When does the barge leave?",  # names none
        "when does the Barges leave?",  # a name that the title has
        "When does the Blue Gull leave?",  # no row has it
        "Which leaves after the Green Heron?",
        "Which one leaves later than the Green Heron?",
        "Quelle barque part après la Green Heron ?",
        "When do the Green Heron and the Morning Star leave?",
        "What leaves at 9?",  # a number may stand for a range
    ],
)
def test_all_rows_are_kept_where_the_question_parts_none(question: str) -> None:
    assert left(question, STAR, QUAY, HERON) == [STAR, QUAY, HERON]


def test_rows_of_another_table_are_kept() -> None:
    carts = "Cart | Price\nBay | £4"
    assert left("When is the Green Heron here?", "Bay | £4", HERON, text=f"{BARGES}\n\n{carts}") == [
        "Bay | £4",
        HERON,
    ]


NEXT = """after | before | next | following | previous | besides | except | other | others | else | than | après | avant
suivant | suivante | précédent | précédentes | prochain | prochaine | sauf | autre | autres | hormis | plus tard que
moins cher que | aussi cher que"""


@pytest.mark.parametrize("word", [each.strip() for each in NEXT.replace("\n", " | ").split(" | ")])
def test_a_word_for_another_row_keeps_them_all(word: str) -> None:
    assert left(f"When leaves what is {word} the Green Heron?", STAR, HERON) == [STAR, HERON]
    assert left(f"When leaves what is q{word.replace(' ', 'q')}q the Green Heron?", STAR, HERON) == [HERON]


def test_sentences_are_no_rows_of_one_table() -> None:
    text = f"{QUAY} The Green Heron is old."
    assert left("Where is the Green Heron?", QUAY, "The Green Heron is old.", text=text) == [
        QUAY,
        "The Green Heron is old.",
    ]
