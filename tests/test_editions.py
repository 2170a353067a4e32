"""Which year a document is of, which are editions of one another, and which year a question asks for."""

import pytest

from passerelle.dates import Dated, When, are_editions, dated, when
from passerelle.index.types import Document, Language, Passage, Span
from passerelle.newest import preferring
from passerelle.types import Hit
from passerelle.weights import Features, Pick


def hit(rank: int, document: Document, score: float = 0.9, language: Language = "fr") -> Hit:
    return Hit(rank, Passage(document, 0, len(document.text), language), score, 0.8)


def pick(found: Hit, score: float = 1.0, span: Span | None = None, **known: float) -> Pick:
    features = Features(**{**dict.fromkeys(Features.__slots__, 0.0), **known})
    return Pick(found, span or Span(0, len(found.document.text)), score, features)


@pytest.mark.parametrize(("before", "year"), [(396, 2031), (397, 0)])
def test_a_text_says_its_own_date_in_its_first_four_hundred_letters(before: int, year: int) -> None:
    assert dated(Document("a", "Note", "fr", f"{'x' * (before - 1)} 2031")).year == year


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Plan 2021-2031", Dated(2021, until=2031)),
        ("Plan 2021-2032", Dated(2032)),
        ("Plan 2031-2021", Dated(2031)),
        ("Plan 2031-31", Dated(2031)),
        ("Plan 2021/22", Dated(2021, until=2022)),
        ("Plan v4", Dated(0, version=4)),
        ("Plan mars 2021", Dated(2021, 3)),
        ("Plan 1821", Dated(0)),
        ("Plan 2021, puis 2023", Dated(2023)),
    ],
)
def test_a_document_is_for_ten_years_at_most(title: str, found: Dated) -> None:
    assert dated(Document("a", title, "fr", "")) == found


def test_a_year_that_is_named_counts_for_more_than_now() -> None:
    assert when("le tarif actuel de 2021") == When(frozenset({2021}))
    assert when("le tarif actuel") == When(newest=True)
    assert not when("le tarif").asks


def test_documents_without_a_name_of_their_own_are_no_editions() -> None:
    one, other = (Document(f"{year}.md", f"{year}", "fr", "") for year in (2021, 2022))
    assert not are_editions(one, other)


def sayings(shared: int, own: int, title: str = "Note") -> list[Hit]:
    """Return hits of two years that share so many words, and have so many of their own."""
    made = []
    for rank, (place, year) in enumerate((("nord", 2022), ("sud", 2025)), start=1):
        words = [f"{chr(97 + at)}bac" for at in range(shared)] + [
            f"{place[0]}{chr(97 + at)}zut" for at in range(own)
        ]
        made.append(
            hit(rank, Document(f"{place}/{place}.md", f"{title} {year}", "fr", " ".join(words)), 1 / rank)
        )
    return made


@pytest.mark.parametrize(
    ("shared", "own", "editions"), [(6, 4, True), (5, 5, False), (6, 0, True), (5, 0, False)]
)
def test_passages_of_six_words_of_which_six_in_ten_are_shared_say_the_same(
    shared: int, own: int, *, editions: bool
) -> None:
    assert bool(preferring(When(newest=True), sayings(shared, own)).passed_over) is editions


@pytest.mark.parametrize(("score", "kept"), [(2.5, 1), (2.6, 2)])
def test_a_much_better_pick_of_another_year_is_kept(score: float, kept: int) -> None:
    found = sayings(6, 0)
    preference = preferring(When(newest=True), found)
    assert len(preference.picks([pick(found[0], score), pick(found[1], 0.0)])) == kept
    assert len(preference.picks([pick(found[0], score)])) == 1


@pytest.mark.parametrize(("years", "left"), [({2022}, "prix du bac"), (set(), "")])
def test_a_question_is_asked_without_its_year_where_an_edition_meets_it(years: set[int], left: str) -> None:
    preference = preferring(When(frozenset(years)), sayings(6, 0))
    assert preference.undated("prix du bac 2022" if years else "prix du bac") == left
    assert preference.undated("2022 ?") == ""
