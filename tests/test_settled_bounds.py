"""When an answer is plain by its place: each condition by itself."""

import pytest
from queries import pick, query

from passerelle.index.types import Document, Span
from passerelle.labelled import Named
from passerelle.settled import leaves_nothing_open

BOATS = "Boat | Closing | Seats\nHeron | 7 pm | 4\nBrown owl | 8 pm | 6\n\nAll boats are blue."


@pytest.mark.parametrize(
    ("question", "row", "plain"),
    [
        ("What is the closing of the Heron?", "Heron | 7 pm | 4", True),
        ("What is the closing of the Heron?", "Brown owl | 8 pm | 6", False),  # another row
        ("What is the seating of the Heron?", "Heron | 7 pm | 4", True),  # seats begin it
        ("What is the closing of the Brown owlery?", "Brown owl | 8 pm | 6", False),  # of three letters
        ("What is the sea of the Heron?", "Heron | 7 pm | 4", False),  # of three letters
        ("What is the closing of the heron?", "Heron | 7 pm | 4", False),  # names nothing
        ("Heron closing?", "Heron | 7 pm | 4", True),  # the first word names it
        ("What is the closing of the Lakeside Heron?", "Heron | 7 pm | 4", True),  # in the title
        ("What is the closing of the Quayside Heron?", "Heron | 7 pm | 4", False),
        ("Heron closing of Lakeside?", "Heron | 7 pm | 4", False),  # its name is that of the title
        ("Which Heron?", "Heron | 7 pm | 4", False),  # no column
        ("What is the closing of the Heron?", "All boats are blue.", False),  # no row
        ("What is the closing of the Brown owl?", "Brown owl | 8 pm | 6", True),
    ],
)
def test_a_row_is_plain_where_it_is_named_and_a_column_is_asked_for(
    question: str, row: str, *, plain: bool
) -> None:
    document = Document("b", "Lakeside", "en", BOATS)
    assert leaves_nothing_open(query(question), pick(document, row), Named((), {})) is plain


RULES = Document("r", "Rules of the port", "en", "Rule 1. It shuts.\n\nRule 2. Noise ends at 8.")
PARTS: dict[str, tuple[Span, ...]] = {"r": (Span(19, len(RULES.text)),)}


@pytest.mark.parametrize(
    ("question", "words", "plain"),
    [
        ("What does rule 2 say?", "Noise ends at 8.", True),
        ("What does rule 2 of the rules of the port say about it?", "Noise ends at 8.", True),
        ("Que prévoit la règle 2 ?", "Noise ends at 8.", True),
        ("What does rule 2 say of noise?", "Noise ends at 8.", False),
        ("What does rule 2 say?", "It shuts.", False),
    ],
)
def test_a_named_part_is_plain_where_nothing_else_is_asked(question: str, words: str, *, plain: bool) -> None:
    assert leaves_nothing_open(query(question), pick(RULES, words), Named((), PARTS)) is plain


SAYS = "dit dire prévoit stipule contient précise énonce dispose say says state provide about"


@pytest.mark.parametrize("word", SAYS.split())
def test_words_for_saying_ask_nothing_more_of_a_part(word: str) -> None:
    assert leaves_nothing_open(query(f"Rule 2 {word}?"), pick(RULES, "Noise ends at 8."), Named((), PARTS))
