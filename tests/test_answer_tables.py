"""Rows of a table that answer are drawn as a table in the answer, too, and what stands with an answer's words."""

import pytest
from queries import query
from test_page_html import Seen

from passerelle.citations import cite
from passerelle.index.types import Document, Heading, Passage, Span
from passerelle.types import Answer, Citation, ExactAnswer, Hit
from passerelle.ui.feedback import feedback_form
from passerelle.ui.messages import answer_message
from passerelle.weights import Features, Pick

WIDE = "Nom | Service | Poste | Bureau"
FEATURES = Features(*[0.0] * 11)
ROW = "Ada Rossel | Achats |  | B12"


def cited(head: str, rows: str, exact: str) -> Citation:
    text = f"Personnel\n\n{head}\n{rows}\n"
    document = Document("a.csv", "Personnel", "fr", text, headings=(Heading(0, 9, 1),))
    top, start, at = text.index(head), text.index(rows), text.rindex(exact)
    return Citation(
        1,
        Passage(document, 0, len(text), "fr"),
        start,
        start + len(rows),
        (Span(top, top + len(head)),),
        ExactAnswer(exact, at, at + len(exact)),
    )


def answered(citation: Citation, question: str = "Où ?") -> Answer:
    return Answer(
        question, "fr", "", (citation,), abstained=False, confidence=0.9, nearest=(), milliseconds=0
    )


def test_one_row_of_many_cells_is_shown_a_line_a_cell_behind_the_name_of_its_column() -> None:
    html = answer_message(answered(cited(WIDE, ROW, "B12")), 1, "fr")
    seen = Seen(html)
    assert (seen.tags.count("th"), seen.tags.count("td")) == (3, 3)  # an empty cell says nothing
    assert '<th scope="row">Bureau</th><td><b class="exact short">B12</b></td>' in html
    assert "«" not in seen.text[seen.text.index("Nom") :]


def test_rows_of_few_cells_stand_below_the_names_of_their_columns() -> None:
    seen = Seen(
        answer_message(answered(cited("Pièce | Surface", "Salon | 24 m²\nCave | 9 m²", "24 m²")), 1, "fr")
    )
    assert (seen.tags.count("tr"), seen.tags.count("th")) == (3, 2)
    assert "[1]" in seen.text


def test_a_quotation_that_is_no_row_stays_a_quotation() -> None:
    seen = Seen(answer_message(answered(cited("Pièce | Surface", "Le salon est grand.", "grand")), 1, "fr"))
    assert "table" not in seen.tags
    assert "«" in seen.text


def test_a_question_in_a_third_language_that_is_answered_is_told_which_two_are_understood() -> None:
    citation = cited(WIDE, ROW, "B12")
    assert "comprend les questions" in answer_message(
        answered(citation, "Wo ist das Büro von der Einkäuferin und wie heißt sie?"), 1, "fr"
    )
    assert "comprend les questions" not in answer_message(answered(citation), 1, "fr")


def test_a_passage_to_choose_is_known_by_its_words_and_not_by_its_heading_again() -> None:
    citation = cited(WIDE, ROW, "B12")
    assert f">{WIDE.replace(' | ', ' &#124; ')} Ada" in feedback_form(answered(citation), "fr")


@pytest.mark.parametrize(
    ("sentence", "pointed", "shown"),
    [
        ("Le loyer est de 480 euros.", "480 euros.", "480 euros"),
        ("The first ferry leaves at 8 a.m.", "8 a.m.", "8 a.m."),
        ("The first ferry takes 3.5 hours.", "3.5 hours.", "3.5 hours"),
        ("The first ferry is St. Malo.", "St. Malo.", "St. Malo"),
        ("Il coûte 9 €, sans la clé.", "9 €,", "9 €"),
    ],
)
def test_the_words_that_answer_end_before_the_sign_that_ends_their_sentence(
    sentence: str, pointed: str, shown: str
) -> None:
    document = Document("a.txt", "A", "fr", sentence)
    passage = Passage(document, 0, len(sentence), "fr")
    at = sentence.index(pointed)
    pick = Pick(Hit(1, passage, 0.0, 0.0), Span(0, len(sentence)), 1.0, FEATURES, Span(at, at + len(pointed)))
    (citation,) = cite([pick])
    assert citation.answer is not None
    assert citation.answer.text == shown


def test_of_two_rows_that_are_quoted_together_the_words_told_are_of_the_better_one() -> None:
    text = "Piscine\n\nJour | hiver | saison chaude\nMardi | fermé | 10 h\nDimanche | 9 h | 11 h\n"
    document = Document("p.csv", "Piscine", "fr", text, headings=(Heading(0, 7, 1),))
    hit = Hit(1, Passage(document, 0, len(text), "fr"), 0.9, 0.9)

    def row(words: str) -> Pick:
        return Pick(hit, Span(text.index(words), text.index(words) + len(words)), 1.0, FEATURES)

    asked = query("Quels horaires en hiver ?")
    for first, second, cell in (
        ("Mardi | fermé | 10 h", "Dimanche | 9 h | 11 h", "fermé"),
        ("Dimanche | 9 h | 11 h", "Mardi | fermé | 10 h", "9 h"),
    ):
        (citation,) = cite([row(first), row(second)], asked)
        assert text[citation.start : citation.end] == "Mardi | fermé | 10 h\nDimanche | 9 h | 11 h"
        assert citation.answer is not None
        assert citation.answer.text == cell
