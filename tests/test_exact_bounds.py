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
    ("question", "text", "pointed", "words"),
    [
        ("When does it shut?", "It opens at 8:30, closes at 9:30.", "8:30", "9:30"),
        ("When does it shut?", "It opens at 8, closes at 9.", "8", "9"),
        ("When does it shut?", "It opens at 8, closes at 9.", "9", "9"),
        ("What colour is the door?", "The door is dark blue.", "dark blue", "dark blue"),
        ("What colour is the door?", "The door is dark blue.", "door", "blue"),
        ("How much is it?", "It costs £4 a day.", "£4 a day", "£4"),
        ("When does it open?", "It opens at 8 a.m, sir, for Ada.", "8 a.m", "8 a.m"),
        # words around a number are not told, but those around what begins otherwise are
        ("When does it open?", "It opens on 4 June here.", "on 4 June", "4 June"),
        ("When does it open?", "It opens on June 4 here.", "on June 4", "on June 4"),
        ("Who?", "It is: Ada.", ": Ada.", ": Ada"),
        ("Who?", "It is… Ada.", ".", "."),
    ],
)
def test_words_pointed_at_are_told_where_no_number_is_asked_for_beside_them(
    question: str, text: str, pointed: str, words: str
) -> None:
    at = text.index(pointed)
    found = exact_answer(
        query(question), Document("d", "", "en", text), Span(0, len(text)), (), Span(at, at + len(pointed))
    )
    assert found is not None
    assert found.text == words


def test_a_row_with_a_line_behind_it_is_no_row() -> None:
    text = "Boat | Fee\nHeron | £4\nclosed"
    document, header = Document("d", "", "en", text), Span(0, 10)
    found = exact_answer(query("What is the fee of the Heron?"), document, Span(11, len(text)), (header,))
    assert found is not None
    assert found.text == "£4"


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


@pytest.mark.parametrize(
    ("of_document", "language", "words"),
    [("en", "fr", "9 €"), ("en", None, "4 €"), ("fr", None, "9 €"), ("fr", "en", "4 €")],
)
def test_what_is_quoted_is_in_the_language_of_its_passage_or_else_of_its_document(
    of_document: Language, language: Language | None, words: str
) -> None:
    text = "Un bac est à 4 €, un oreiller est à 9 €."
    asked = query("How much is a pillow?")
    at = text.index("4 €")
    document = Document("d", "", of_document, text)
    found = exact_answer(asked, document, Span(0, len(text)), (), Span(at, at + 3), language)
    assert found is not None
    assert found.text == words
    table = "Lieu | Bac | Oreiller\nBrel | 4 € | 9 €"
    row, at = table.index("\n") + 1, table.index("4 €")
    header = Span(0, row - 1)
    document = Document("d", "", of_document, table)
    found = exact_answer(asked, document, Span(row, len(table)), (header,), Span(at, at + 3), language)
    assert found is not None
    assert found.text == words


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Combien en 2021 ?", "En 2021, il coûta 12 euros.", "12 euros"),
        ("Combien ?", "En 2021, il coûta 12 euros.", "12 euros"),
        ("Combien ?", "Le bac coûta 12 euros, puis 15.", None),
        ("Combien ?", "1\u202f200 m² en tout.", "1\u202f200 m²"),
        ("Combien ?", "Voir A-12.", None),
        ("Quand ?", "Le 1er mai.", "1er mai"),
        ("Quand ?", "À 9h30.", "9h30"),
        ("Quand ?", "En 1821.", "1821"),
        ("Quand ?", "Le cœur bat depuis le 1er mai.", "1er mai"),
        ("Pourquoi ?", "Il coûta 12 euros.", None),
    ],
)
def test_the_exact_words_are_those_that_leave_no_choice(question: str, text: str, words: str | None) -> None:
    found = exact_answer(query(question), Document("a", "", "fr", text), Span(0, len(text)), ())
    assert (found and found.text) == words


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("le loyer de Harle ?", "40"),
        ("le poids de Harle ?", "lundi"),
        ("le loyer et le poids ?", None),
        ("la couleur de Harle ?", None),
    ],
)
def test_the_cell_is_that_of_the_one_column_asked_for(question: str, cell: str | None) -> None:
    text = "Ferme | Loyer | Poids\nHarle | 40 | lundi"
    row = Span(text.index("Harle"), len(text))
    found = exact_answer(query(question), Document("a", "", "fr", text), row, (Span(0, row.start - 1),))
    assert (found and found.text) == cell
    short = "Ferme | Loyer | Poids\nHarle | 40"
    row = Span(short.index("Harle"), len(short))
    assert (
        exact_answer(query(question), Document("a", "", "fr", short), row, (Span(0, row.start - 1),)) is None
    )
