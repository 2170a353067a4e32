"""What is read first where a question names an article: its passages of the documents found first; or it is missing."""

from collections.abc import Sequence

import pytest

from passerelle.index.errors import StoreError
from passerelle.index.types import Document, Passage, Span
from passerelle.labelled import Named, named_parts, whole_part
from passerelle.types import Hit

RULES = "Article 1. Le bac part.\n\nArticle 2. Le quai ferme.\n\nArticle 3. Le port dort."
NOTE = "Le bac part à 8 h. Le quai ferme à 9 h."


def passages(document: Document) -> list[Passage]:
    """Return each paragraph of *document* as a passage."""
    found, start = [], 0
    for paragraph in document.text.split("\n\n"):
        found.append(Passage(document, start, start + len(paragraph), "fr"))
        start += len(paragraph) + 2
    return found


def document(id_: str, text: str = RULES) -> Document:
    return Document(id_, id_, "fr", text)


def hit(rank: int, passage: Passage) -> Hit:
    return Hit(rank, passage, 1 - rank / 100, 0.8)


def first_hits(*documents: Document) -> list[Hit]:
    return [hit(rank, passages(each)[0]) for rank, each in enumerate(documents, start=1)]


def named(question: str, hits: Sequence[Hit], *held: Document) -> Named:
    by_id = {each.id: passages(each) for each in held}
    return named_parts(question, hits, lambda id_: by_id[id_])


def test_the_passages_of_the_article_come_first_though_they_were_not_found() -> None:
    rules, note = document("r"), document("n", NOTE)
    hits = first_hits(note, rules)
    found = named("Que dit l'article 2 ?", hits, rules, note)
    assert [each.text for each in found.hits] == [
        "Article 2. Le quai ferme.",
        NOTE,
        "Article 1. Le bac part.",
    ]
    assert found.hits[0].rank == 2  # that of the first hit of its document
    assert found.parts == {"r": (Span(25, 50),)}
    assert not found.missing


def test_an_article_that_was_found_keeps_its_hit_and_is_there_once() -> None:
    rules = document("r")
    one, two, three = (hit(rank, each) for rank, each in enumerate(passages(rules), start=1))
    assert named("Que dit l'article 2 ?", [one, three, two], rules).hits == (two, one, three)
    assert named("Que disent les articles 1 et 3 ?", [two, three, one], rules).hits[0] is one


def test_nothing_changes_where_no_article_is_named() -> None:
    documents = [document(str(place)) for place in range(5)]
    hits = first_hits(*documents)
    assert named("Que dit le règlement ?", hits, *documents) == Named(tuple(hits), {})


@pytest.mark.parametrize(("at", "found"), [(1, True), (3, True), (4, False)])
def test_an_article_is_looked_for_in_the_three_documents_found_first(at: int, *, found: bool) -> None:
    documents = [document(str(place), RULES if place == at else NOTE) for place in range(1, 6)]
    told = named("Que dit l'article 2 ?", first_hits(*documents), *documents)
    assert set(told.parts) == ({str(at)} if found else set())


def test_several_hits_of_one_document_count_as_one_of_the_three() -> None:
    note, rules = document("n", f"{NOTE}\n\n{NOTE}\n\n{NOTE}"), document("r")
    hits = [
        *(hit(rank, each) for rank, each in enumerate(passages(note), start=1)),
        hit(4, passages(rules)[0]),
    ]
    assert set(named("Que dit l'article 2 ?", hits, note, rules).parts) == {"r"}


@pytest.mark.parametrize(
    ("texts", "missing"),
    [
        ((RULES,), True),
        ((NOTE, RULES), False),  # the one found first numbers no articles
        ((NOTE,), False),
        (("Article 1. Le bac part.",), False),  # one alone numbers none
        ((), False),
    ],
)
def test_an_article_is_missing_where_the_document_found_first_numbers_others(
    texts: tuple[str, ...], *, missing: bool
) -> None:
    documents = [document(str(place), text) for place, text in enumerate(texts)]
    hits = first_hits(*documents)
    assert named("Que dit l'article 9 ?", hits, *documents) == Named(tuple(hits), {}, missing)


def test_a_document_that_is_gone_since_brings_nothing() -> None:
    def gone(id_: str) -> Sequence[Passage]:
        raise StoreError(id_)

    hits = first_hits(document("r"))
    assert named_parts("Que dit l'article 2 ?", hits, gone).hits == tuple(hits)


@pytest.mark.parametrize(
    ("parts", "span", "held"),
    [
        ({}, Span(0, 3), True),
        ({"r": (Span(25, 50),)}, Span(25, 30), True),
        ({"r": (Span(25, 50),)}, Span(49, 60), True),
        ({"r": (Span(25, 50),)}, Span(50, 60), False),
        ({"r": (Span(25, 50),)}, Span(10, 25), False),
        ({"r": (Span(0, 9), Span(25, 50))}, Span(25, 30), True),
        ({"x": (Span(25, 50),)}, Span(25, 30), False),
    ],
)
def test_what_is_read_lies_in_a_named_part(
    parts: dict[str, tuple[Span, ...]], span: Span, *, held: bool
) -> None:
    passage = Passage(document("r"), 0, len(RULES), "fr")
    assert Named((), parts).holds(passage, span) is held


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (Span(10, 30), True),
        (Span(9, 30), False),
        (Span(19, 40), True),
        (Span(20, 40), False),
        (Span(12, 712), True),
        (Span(12, 713), False),
    ],
)
def test_a_part_that_begins_in_the_passage_is_quoted_whole_up_to_700_characters(
    part: Span, *, whole: bool
) -> None:
    passage = Passage(document("r"), 10, 20, "fr")
    assert whole_part([part], passage) == ([part] if whole else [])
