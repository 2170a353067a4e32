"""What a card shows: the sentence with its neighbours, tables as tables, dates, strength, and which file it is."""

from dataclasses import replace

import pytest
from test_page_html import Seen

from passerelle import phrases
from passerelle.index.types import Document, Heading, Passage, Span
from passerelle.types import Answer, Citation, ExactAnswer, Hit
from passerelle.ui.cards import cited_card, evidence, far_context, window
from passerelle.ui.described import around, date_shown
from passerelle.ui.drawn import Shown, drawn, drawn_rows

HEAD = "Chauffage"
PROSE = (
    "La chaudière date de 1998. Elle est au sous-sol. Le contrat coûte 840 euros. Il court trois ans. "
    "Le gardien a la clé de la cave et celle du local."
)
TEXT = f"{HEAD}\n\n{PROSE}"
DOCUMENT = Document(
    "a.txt", "Immeuble", "fr", TEXT, headings=(Heading(0, len(HEAD), 1),), fields={"date": "2024-03-12"}
)
START = TEXT.index("Le contrat")
QUOTE = Span(START, TEXT.index(" Il court"))
PASSAGE = Passage(DOCUMENT, 0, len(TEXT), "fr", heading="Immeuble › Chauffage")
AMOUNT = TEXT.index("840 euros")
CITED = Citation(
    1, PASSAGE, QUOTE.start, QUOTE.end, answer=ExactAnswer("840 euros", AMOUNT, AMOUNT + len("840 euros"))
)
TABLE = "Pièce | Surface\nSalon | 24 m²\nCuisine | 9 m²"


def test_a_card_shows_the_sentence_and_one_on_either_side_and_hides_the_rest() -> None:
    shown = around(CITED, Span(0, len(TEXT)))
    assert shown is not None
    assert TEXT[shown.start : shown.end] == (
        "Elle est au sous-sol. Le contrat coûte 840 euros. Il court trois ans."
    )
    html = cited_card(CITED, 1, "fr")
    assert TEXT in Seen(html).text
    assert "hidden>La chaudière" in html
    assert 'class="plain whole" aria-expanded="false"' in html


def test_what_a_quotation_is_read_with_is_far_where_it_lies_wholly_outside_of_what_is_shown() -> None:
    context = (Span(0, 10), Span(5, 11), Span(29, 40), Span(30, 40))
    assert far_context(replace(CITED, context=context), Span(10, 30)) == [Span(0, 10), Span(30, 40)]
    wide = replace(CITED, passage=replace(PASSAGE, start=START + 3, end=START + 9))
    assert window(wide) == QUOTE
    assert window(CITED) == Span(0, len(TEXT))


@pytest.mark.parametrize(("columns", "turned"), [(3, False), (4, True)])
def test_one_row_of_four_cells_and_more_is_turned_and_empty_ones_are_left_out(
    columns: int, *, turned: bool
) -> None:
    names, values = (" | ".join(f"{word}{at}" for at in range(columns)) for word in ("nom", "dit"))
    text = f"{names}\n{values}"
    whole = replace(DOCUMENT, text=text, headings=())
    quoted = Span(len(names) + 1, len(text))
    html = drawn_rows(whole, [Span(0, len(names))], quoted, None)
    assert ('scope="row"' in html) is turned
    assert html.count("<tr>") == (columns if turned else 2)


def test_a_short_passage_hides_nothing() -> None:
    short = replace(DOCUMENT, text="Un. Deux. Trois. Quatre.", headings=())
    assert around(Citation(1, Passage(short, 0, 24, "fr"), 4, 9), Span(0, 24)) is None


def test_a_row_of_a_table_is_not_shown_alone_beside_a_sentence() -> None:
    text = f"{TABLE}\nLe salon est au premier étage. La cave est en bas, derrière la chaufferie commune de l'immeuble."
    whole = replace(DOCUMENT, text=f"{text} {PROSE}", headings=())
    passage = Passage(whole, 0, len(whole.text), "fr")
    start, end = text.index("Le salon"), text.index(" La cave")
    shown = around(Citation(1, passage, start, end), Span(0, len(whole.text)))
    assert shown is not None
    assert whole.text[shown.start : shown.end] == text[start:]


def test_a_table_and_a_list_that_are_hidden_at_first_are_shown_by_the_button() -> None:
    text = f"{TABLE}\n\n1. une clé\n2. un badge\n\n{PROSE}"
    start = text.index("Le contrat")
    excerpt = Span(start, text.index(" Il court"))
    html = str(drawn(replace(DOCUMENT, text=text, headings=()), Shown(Span(0, len(text)), excerpt=excerpt)))
    assert '<div class="rows rest" hidden>' in html
    assert '<ul class="items rest" hidden>' in html
    assert all(tag.count(" class=") < 2 for tag in html.split("<"))


def test_headings_that_a_card_says_above_its_passage_are_told_apart() -> None:
    html = cited_card(replace(CITED, start=0, end=len(HEAD)), 1, "fr")
    assert html.count("told") == 1
    other = replace(PASSAGE, heading="Immeuble › Électricité")
    assert "told" not in cited_card(replace(CITED, passage=other), 1, "fr")


def test_the_words_that_answer_are_bold_in_the_mark() -> None:
    assert '<b class="exact short">840 euros</b>' in cited_card(CITED, 1, "fr")


def test_a_table_is_drawn_as_one_with_its_own_words() -> None:
    html = str(drawn(Document("t", "t", "fr", TABLE), Shown(Span(0, len(TABLE)))))
    seen = Seen(html)
    assert [seen.tags.count(tag) for tag in ("table", "tr", "th", "td")] == [1, 3, 2, 4]
    assert seen.text == TABLE


def test_a_list_is_drawn_as_one_and_keeps_its_numbers() -> None:
    text = "Il faut :\n1. une clé\n2. un badge\n\nMerci."
    seen = Seen(str(drawn(Document("t", "t", "fr", text), Shown(Span(0, len(text))))))
    assert [seen.tags.count(tag) for tag in ("ul", "li", "p")] == [1, 2, 2]
    assert seen.text == text


def test_a_blank_line_inside_a_quotation_is_not_coloured() -> None:
    text = "Un.\n\nDeux."
    html = str(drawn(Document("t", "t", "fr", text), Shown(Span(0, len(text)), Span(0, len(text)))))
    assert [part.split("</mark>")[0] for part in html.split("<mark")[1:]] == [
        ' class="starts">Un&#46;',
        ' class="ends">Deux&#46;',
    ]


def test_headings_of_a_document_that_is_read_are_real_ones() -> None:
    assert "<h3" in str(drawn(DOCUMENT, Shown(Span(0, len(TEXT)), outline=True)))
    assert "<h3" not in str(drawn(DOCUMENT, Shown(Span(0, len(TEXT)))))


def test_a_document_is_dated_by_itself_and_not_by_the_days_it_tells_of() -> None:
    story = Document(
        "x", "Helsinki", "en", "The act was signed on 1 August 1975 by thirty-five heads of state."
    )
    assert date_shown(story, "en") == ""
    assert date_shown(DOCUMENT, "fr") == "12 mars 2024"
    assert date_shown(replace(story, text=f"Paris, 3 May 2021\n\n{story.text}"), "en") == "3 May 2021"


def test_a_card_says_how_strong_the_answer_is_and_which_file_where_titles_agree() -> None:
    other = Passage(replace(DOCUMENT, id="b.txt", path="dir/b.txt"), 0, len(TEXT), "fr")
    for near, paths in (((), 0), ((Hit(1, other, 0.5, 0.5),), 2)):
        html = evidence(Answer("Q ?", "fr", "", (CITED,), False, 0.83, near, 1.0), 1, "fr")
        assert "Appui fort (83 %)" in Seen(html).text.replace("\N{NO-BREAK SPACE}", " ")
        assert html.count('class="path"') == paths


def test_an_answer_that_quotes_one_document_twice_names_it_once() -> None:
    second = replace(CITED, number=2, start=TEXT.index("Il court"), end=TEXT.index(" Le gardien"))
    first, then = phrases.lines("fr", (CITED, second))
    assert "Immeuble" in first
    assert then == "«\N{NO-BREAK SPACE}Il court trois ans.\N{NO-BREAK SPACE}» [2]"
