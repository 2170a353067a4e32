"""What a card says of its document and passage, at the places where one sentence more or less is shown."""

from dataclasses import replace
from typing import Any

import pytest

from passerelle.dates import HEAD
from passerelle.index.store.documents import Entry
from passerelle.index.types import Document, Heading, Passage, Span
from passerelle.types import Citation
from passerelle.ui.described import around, beginning, date_shown, own_date, same_titles, strength

FIVE = (
    "Un bac part à midi.",
    "Deux quais le voient.",
    "Trois marins le mènent.",
    "Quatre cordes le tiennent.",
)
LAST = "Cinq phrases font ce passage, et la dernière est longue assez pour rester cachée."
TEXT = " ".join((*FIVE, LAST))
LONG = "x" * 61


def cited(text: str, quote: str, headings: tuple[Heading, ...] = ()) -> Citation:
    document = Document("a", "Bac", "fr", text, headings=headings)
    start = text.index(quote)
    return Citation(1, Passage(document, 0, len(text), "fr"), start, start + len(quote))


def shown(citation: Citation, window: Span | None = None) -> str | None:
    text = citation.document.text
    found = around(citation, window or Span(0, len(text)))
    return None if found is None else text[found.start : found.end]


@pytest.mark.parametrize(
    ("quote", "first", "last"),
    [
        (FIVE[1], 0, 2),
        (FIVE[0], 0, 1),
        ("part à midi. Deux quais", 0, 2),
        (f"{FIVE[1]} ", 0, 2),
        (f" {FIVE[1]}", 0, 2),
        (f" {FIVE[2]}", 1, 3),
        (f"{FIVE[1]} T", 0, 3),
        (f". {FIVE[1]}", 0, 2),
    ],
)
def test_the_sentence_before_and_the_one_behind_are_shown_with_a_quotation(
    quote: str, first: int, last: int
) -> None:
    assert shown(cited(TEXT, quote)) == " ".join(FIVE[first : last + 1])


def test_the_last_sentence_is_shown_beside_the_one_before_it_and_alone_where_it_is_quoted() -> None:
    text = f"{LAST} {TEXT}"
    assert shown(cited(text, FIVE[3])) == f"{FIVE[2]} {FIVE[3]} {LAST}"
    quoted = cited(text, LAST)
    assert shown(replace(quoted, start=len(text) - 10, end=len(text))) == f"{FIVE[3]} {LAST}"


def test_a_quotation_outside_of_what_is_shown_has_nothing_around_it() -> None:
    assert shown(cited(TEXT, FIVE[3]), Span(0, 40)) is None


@pytest.mark.parametrize(("length", "hides"), [(60, False), (61, True)])
def test_sixty_letters_that_are_left_are_shown_at_once(length: int, *, hides: bool) -> None:
    rest = f"A{'x' * (length // 2 - 2)}."
    behind = f"B{'x' * (length - len(rest) - 2)}."
    text = " ".join((rest, *FIVE[:3], behind))
    found = cited(text, FIVE[1])
    assert (shown(found) is not None) is hides
    whole = Passage(found.document, 0, len(text), "fr")
    assert len(rest) + len(behind) == length
    assert beginning(whole) is None


def test_a_heading_is_no_neighbour_of_a_sentence_on_either_side() -> None:
    text = f"{LONG}.\n\nTarifs\n\n{FIVE[0]}\n\nHoraires\n\n{FIVE[1]}"
    headings = tuple(
        Heading(text.index(each), text.index(each) + len(each), 1) for each in ("Tarifs", "Horaires")
    )
    assert shown(cited(text, FIVE[0], headings)) == FIVE[0]
    assert shown(cited(text, "Tarifs", headings)) == f"Tarifs\n\n{FIVE[0]}"


ROW, OTHER = "Salon | 24 m²", "Cuisine | 9 m²"


@pytest.mark.parametrize(
    ("before", "quote", "behind", "expected"),
    [
        (ROW, FIVE[0], OTHER, FIVE[0]),
        (FIVE[1], ROW, FIVE[0], f"{FIVE[1]}\n\n{ROW}\n\n{FIVE[0]}"),
        (FIVE[1], FIVE[0], FIVE[2], f"{FIVE[1]}\n\n{FIVE[0]}\n\n{FIVE[2]}"),
        (ROW, OTHER, FIVE[0], f"{ROW}\n\n{OTHER}\n\n{FIVE[0]}"),
    ],
)
def test_a_row_is_shown_beside_another_row_and_not_beside_a_sentence(
    before: str, quote: str, behind: str, expected: str
) -> None:
    text = "\n\n".join((f"{LONG}.", before, quote, behind, LAST))
    assert shown(cited(text, quote)) == expected


@pytest.mark.parametrize(
    ("lengths", "count"),
    [((320, 61), 1), ((321, 61), 1), ((400, 61), 1), ((158, 161, 61), 2), ((158, 162, 61), 1)],
)
def test_the_beginning_of_a_passage_is_a_sentence_or_what_fits_in_three_hundred_and_twenty_letters(
    lengths: tuple[int, ...], count: int
) -> None:
    sentences = [f"{letter}{'x' * (length - 2)}." for letter, length in zip("ABC", lengths, strict=False)]
    text = "Bac\n\n" + " ".join(sentences)
    passage = Passage(Document("a", "Bac", "fr", text, headings=(Heading(0, 3, 1),)), 0, len(text), "fr")
    found = beginning(passage)
    assert found is not None
    assert text[found.start : found.end] == " ".join(sentences[:count])


def test_a_passage_of_headings_alone_begins_nowhere() -> None:
    document = Document("a", "Bac", "fr", "Bac", headings=(Heading(0, 3, 1),))
    assert beginning(Passage(document, 0, 3, "fr")) is None


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Lyon, le 3 mai 2031", 2031),
        ("Lyon, le 3 mai 2031.", 0),
        ("Lyon, le 3 mai 2031 ! ", 0),
        ("Était-ce le 3 mai 2031 ?", 0),
        (". Lyon, le 3 mai 2031", 2031),
        (f"{'x' * 49} 3 mai 2031", 2031),
        (f"{'x' * 50} 3 mai 2031", 0),
    ],
)
def test_a_short_line_that_is_no_sentence_dates_a_document(line: str, year: int) -> None:
    assert own_date(Document("a", "Bac", "fr", f"{line}\nLe bac part.")).year == year


@pytest.mark.parametrize(("before", "year"), [(HEAD - 20, 2031), (HEAD, 0)])
def test_a_line_dates_a_document_at_its_head_alone(before: int, year: int) -> None:
    text = f"{'x' * (before - 1)}\nLyon, 3 mai 2031\n\nLe bac part."
    assert own_date(Document("a", "Bac", "fr", text)).year == year


@pytest.mark.parametrize(
    ("title", "id_", "date", "said"),
    [
        ("Tarifs", "a", "2031-05-03", "3 mai 2031"),
        ("Tarifs du 3 mai 2031", "a", "", "3 mai 2031"),
        ("Tarifs 2031", "a", "", ""),
        ("Tarifs", "tarifs-2031", "", "2031"),
        ("Tarifs", "a", "", ""),
    ],
)
def test_a_date_is_shown_where_the_title_does_not_say_all_of_it(
    title: str, id_: str, date: str, said: str
) -> None:
    fields: dict[str, Any] = {"date": date} if date else {}
    assert date_shown(Document(id_, title, "fr", "Le bac part.", fields=fields), "fr") == said


def test_documents_of_the_same_title_are_named_by_their_ids() -> None:
    entries = [
        Entry(id_, title, "fr", "", 1, 9) for id_, title in (("a", "Bac"), ("b", " bac"), ("c", "Quai"))
    ]
    assert same_titles(entries) == {"a", "b"}
    assert same_titles([*entries[:1], *entries[:1]]) == frozenset()


@pytest.mark.parametrize(
    ("confidence", "word"),
    [(1.0, "strong"), (0.8, "strong"), (0.799, "fair"), (0.5, "fair"), (0.499, "weak"), (0.0, "weak")],
)
def test_the_strength_of_an_answer_is_a_word(confidence: float, word: str) -> None:
    assert strength(confidence) == f"support_{word}"
