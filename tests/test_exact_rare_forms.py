"""Rare forms of what is exact: the other side of each condition that common questions never meet."""

import pytest
from queries import query

from passerelle.exact import exact_answer
from passerelle.exact_amounts import AMOUNT, amounts_asked_for
from passerelle.exact_cell import cell_asked_for
from passerelle.index.types import Document, Language, Passage, Span
from passerelle.labelled import named_parts
from passerelle.mail_asked import mail_line
from passerelle.named_rows import without_unnamed_rows
from passerelle.query import asking
from passerelle.types import Hit
from passerelle.weights import Features, Pick


def test_of_two_rows_that_are_quoted_the_words_pointed_at_are_told() -> None:
    text = "Boat | Fee\nHeron | £4\nOwl | £5"
    row, at = Span(11, len(text)), text.index("£5")
    found = exact_answer(
        query("What is the fee of the Owl?"), Document("d", "", "en", text), row, (Span(0, 10),), Span(at, at + 2)
    )  # fmt: skip
    assert found is not None
    assert found.text == "£5"


def test_numbers_of_another_form_are_found_where_that_is_given_and_none_where_no_number_is_wanted() -> None:
    text = "It is at 2, not 4."
    found = amounts_asked_for(query("When is it?"), text, AMOUNT)
    assert [text[each.start : each.end] for each in found] == ["2", "4"]
    assert amounts_asked_for(query("How often does it leave?"), "It leaves 12 times.") == []


@pytest.mark.parametrize(
    ("question", "table", "pointed", "language", "told"),
    [
        ("How much for two hours?", "Hut | 2 h | 4 h\nAlder | £40 | £70", "£70", "en", "£40"),
        ("Open in summer?", "Jour | Hiver | Tarif\nLundi | 8 h | 9 h", "9 h", "fr", "9 h"),
        ("Opened in summer?", "Jour | Été | Hiver\nLundi | 8 h | 9 h", "9 h", "fr", "8 h"),
    ],
)
def test_a_column_is_told_by_its_unit_and_never_by_another_season(
    question: str, table: str, pointed: str, language: Language, told: str
) -> None:
    row = Span(table.rindex("\n") + 1, len(table))
    at = Span(table.rindex(pointed), table.rindex(pointed) + len(pointed))
    document = Document("d", "", language, table)
    found = cell_asked_for(query(question, 0.0), document, row, Span(0, table.index("\n")), at, language)
    assert found is not None
    assert table[found.start : found.end] == told


BARGES = "Barge | Master\nHeron | Otto\nStar | Ida\nOwl | Bob"


def test_several_rows_that_are_picked_as_one_are_no_row_of_the_table() -> None:
    hit = Hit(1, Passage(Document("d", "Barges", "en", BARGES), 0, len(BARGES), "en"), 0.9, 0.9)
    several, heron, owl = (
        Pick(hit, Span(BARGES.index(each), BARGES.index(each) + len(each)), 1.0, Features(*[0.0] * 11))
        for each in ("Star | Ida\nOwl | Bob", "Heron | Otto", "Owl | Bob")
    )
    assert without_unnamed_rows(query("Who steers the Heron?"), [several, heron, owl]) == [several, heron]


def test_the_line_of_a_mails_header_is_cited_from_the_hit_of_that_mail_that_holds_it() -> None:
    mail = Document("m.eml", "Keys", "en", "From: Ida\nTo: Paul\n\nThe keys are here.")
    other = Document("o.md", "Keys", "en", mail.text)
    places = [(mail, 20, len(mail.text)), (other, 0, 20), (mail, 0, 19)]
    hits = [
        Hit(rank, Passage(each, start, end, "en"), 0.9, 0.9)
        for rank, (each, start, end) in enumerate(places, start=1)
    ]
    found = mail_line("Who sent the mail?", hits)
    assert found is not None
    assert found.hit is hits[2]


def test_a_passage_that_ends_where_a_named_article_begins_does_not_hold_it() -> None:
    rules = Document("r", "Rules", "fr", "Article 1. Le bac part.\n\nArticle 2. Le quai ferme.")
    at = rules.text.index("Article 2")
    first, second = Passage(rules, 0, at, "fr"), Passage(rules, at, len(rules.text), "fr")
    hits = [Hit(1, first, 0.9, 0.9)]
    found = named_parts("Que dit l'article 2 ?", hits, lambda _: [first, second])
    assert [each.passage for each in found.hits] == [second, first]
    found = named_parts("Que dit l'article 1 ?", hits, lambda _: [first, second])
    assert [each.passage for each in found.hits] == [first]


def test_small_words_with_a_capital_name_nothing_and_a_mark_inside_of_a_sentence_asks_nothing() -> None:
    assert query("Is The Heron here?").named == {"heron"}
    assert asking("Is it (yes?) so. Ada.") == "Is it (yes?) so. Ada."
