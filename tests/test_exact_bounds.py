"""The edges of the exact words of an answer: signs that end them, what is pointed at, and cells of a row."""

import pytest
from queries import query

from passerelle.exact import exact_answer
from passerelle.index.types import Document, Language, Span


def told(question: str, quotation: str) -> str | None:
    document = Document("d", "", "fr", quotation)
    asked = query(question)
    found = exact_answer(asked, document, Span(0, len(quotation)), ())
    return found.text if found else None


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        ("It opens at 8 a.m.", "8 a.m."),
        ("It opens at 8 am.", "8 am"),
        ("It opens at 8 am, sir.", "8 am"),
        ("Il ouvre à 8 h ;", "8 h"),
        ("Il ouvre à 8 h", "8 h"),
    ],
)
def test_the_sign_that_ends_a_sentence_is_left_out_and_the_dot_of_hours_kept(
    quotation: str, words: str
) -> None:
    assert told("When does it open?", quotation) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(4, 14, "Ada Thorne"), (4, 7, "Ada"), (8, 14, "Thorne"), (3, 14, None), (4, 15, None)],
)
def test_the_network_is_followed_inside_of_the_quotation_alone(
    start: int, end: int, words: str | None
) -> None:
    document = Document("d", "", "fr", "Ici Ada Thorne. Là.")
    found = exact_answer(None, document, Span(4, 14), (), Span(start, end))
    assert (found.text if found else None) == words
    asked = query("Qui ?")
    assert exact_answer(asked, document, Span(4, 14), (), Span(start, end)) == found


@pytest.mark.parametrize(
    ("row", "context", "words"),
    [
        ("Brel | 12 | 340 €", True, "340 €"),
        ("Brel | 12 | 340 €", False, "340 €"),  # the only money in it
        ("Brel | 340 €", True, None),
        ("Brel | 12 | 340 € | 5", True, None),
        ("Brel | 12 |", True, None),
    ],
)
def test_a_cell_is_told_where_the_row_has_as_many_as_there_are_columns(
    row: str, words: str | None, *, context: bool
) -> None:
    text = f"Bureau | Colis | Loyer\n{row}"
    document, header = Document("d", "", "fr", text), Span(0, 22)
    asked = query("Quel est le loyer de Brel ?")
    found = exact_answer(asked, document, Span(23, len(text)), (header,) if context else ())
    assert (found.text if found else None) == words


@pytest.mark.parametrize(("language", "words"), [("fr", "9 €"), (None, "4 €")])
def test_what_is_quoted_is_in_the_language_of_its_passage(language: Language | None, words: str) -> None:
    text = "Un bac est à 4 €, une tente est à 9 €."
    asked = query("How much is a tent?")
    at = text.index("4 €")
    document = Document("d", "", "en", text)
    found = exact_answer(asked, document, Span(0, len(text)), (), Span(at, at + 3), language)
    assert found is not None
    assert found.text == words
    table = "Lieu | Bac | Tente\nBrel | 4 € | 9 €"
    row, at = table.index("\n") + 1, table.index("4 €")
    header = Span(0, row - 1)
    document = Document("d", "", "en", table)
    found = exact_answer(asked, document, Span(row, len(table)), (header,), Span(at, at + 3), language)
    assert found is not None
    assert found.text == words
