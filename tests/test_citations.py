"""Which quotations are one, how they are numbered, and what is known of each."""

from collections.abc import Sequence

import pytest
from queries import query

from passerelle.citations import cite
from passerelle.index.types import Document, Passage, Span
from passerelle.types import Hit
from passerelle.weights import Features, Pick

TEXT = "The ferry leaves at 8. It costs 4 euros. Dogs are carried free.\n\nThe pier shuts in May. A guard has the key."
FERRY = Document("f", "Ferry", "en", TEXT)
OTHER = Document("o", "Other", "en", TEXT)
TABLE = Document("t", "Fares", "en", "Boat | Fee\nCanoe | £9\nRaft | £7\n\nAll fees are due.")


def pick(words: str, rank: int = 1, document: Document = FERRY, exact: str = "") -> Pick:
    start = document.text.index(words)
    at = document.text.index(exact) if exact else 0
    passage = Passage(document, 0, len(document.text), "en")
    hit = Hit(rank, passage, 0.9, 0.9, translation=Passage(OTHER, 0, 9, "fr") if rank == 7 else None)
    answer = Span(at, at + len(exact)) if exact else None
    return Pick(hit, Span(start, start + len(words)), 1.0, Features(*[0.0] * 11), answer)


def quoted(*picks: Pick) -> list[tuple[int, str]]:
    return [(each.number, each.quote) for each in cite(picks)]


LEAVES, COSTS, DOGS = "The ferry leaves at 8.", "It costs 4 euros.", "Dogs are carried free."
PIER, GUARD = "The pier shuts in May.", "A guard has the key."


@pytest.mark.parametrize(
    ("words", "quotes"),
    [
        ((LEAVES,), [LEAVES]),
        ((LEAVES, COSTS), [f"{LEAVES} {COSTS}"]),
        ((COSTS, LEAVES), [f"{LEAVES} {COSTS}"]),
        ((LEAVES, DOGS), [LEAVES, DOGS]),
        ((DOGS, LEAVES), [DOGS, LEAVES]),
        ((LEAVES, DOGS, COSTS), [f"{LEAVES} {COSTS}", DOGS]),
        ((LEAVES, LEAVES), [LEAVES]),
        ((DOGS, PIER), [DOGS, PIER]),  # of two paragraphs
        ((PIER, GUARD, LEAVES), [f"{PIER} {GUARD}", LEAVES]),
        ((), []),
    ],
)
def test_quotations_that_touch_in_one_paragraph_are_one(words: Sequence[str], quotes: list[str]) -> None:
    assert quoted(*map(pick, words)) == list(enumerate(quotes, start=1))


def test_those_of_two_passages_are_one_only_where_they_overlap() -> None:
    assert quoted(pick(LEAVES), pick(COSTS, rank=2)) == [(1, LEAVES), (2, COSTS)]
    both = f"{LEAVES} {COSTS}"
    assert quoted(pick(both), pick(COSTS, rank=2)) == [(1, both)]
    assert quoted(pick(COSTS), pick(both, rank=2)) == [(1, both)]


def test_those_of_two_documents_are_two() -> None:
    assert quoted(pick(LEAVES), pick(LEAVES, document=OTHER)) == [(1, LEAVES), (2, LEAVES)]
    assert quoted(pick(LEAVES), pick(COSTS, document=OTHER)) == [(1, LEAVES), (2, COSTS)]


def test_a_row_is_read_with_its_columns_and_these_are_not_quoted_again() -> None:
    (citation,) = cite([pick("Canoe | £9", document=TABLE), pick("Boat | Fee", document=TABLE)])
    assert (citation.quote, citation.context_texts) == ("Canoe | £9", ("Boat | Fee",))
    (both,) = cite([pick("Raft | £7", document=TABLE), pick("Canoe | £9", document=TABLE)])
    assert (both.quote, both.context_texts) == ("Canoe | £9\nRaft | £7", ("Boat | Fee",))


def test_a_citation_has_the_passage_and_the_translation_of_its_first_pick() -> None:
    (citation,) = cite([pick(LEAVES, rank=7), pick(COSTS, rank=7)])
    assert citation.translation is not None
    assert citation.translation.document is OTHER
    assert citation.passage.document is FERRY
    assert cite([pick(LEAVES)])[0].translation is None


def test_the_exact_words_are_those_of_the_first_quotation_of_several() -> None:
    asked = query("How much is it?")
    (alone,) = cite([pick(COSTS)], asked)
    assert alone.answer is not None
    assert alone.answer.text == "4 euros"
    when = query("When does it leave?")
    (joined,) = cite([pick(LEAVES, exact="8"), pick(COSTS, exact="4 euros")], when)
    assert joined.answer is not None
    assert joined.answer.text == "8"
    (pointed,) = cite([pick(LEAVES, exact="The ferry")])
    assert pointed.answer is not None
    assert (pointed.answer.text, pointed.answer.start) == ("The ferry", 0)
    assert cite([pick(LEAVES)])[0].answer is None


def test_the_exact_words_are_those_of_another_quotation_that_alone_has_what_is_asked() -> None:
    asked = query("How much is it?")
    (joined,) = cite([pick(LEAVES, exact="ferry"), pick(COSTS, exact="euros")], asked)
    assert joined.answer is not None
    assert (joined.quote, joined.answer.text) == (f"{LEAVES} {COSTS}", "4 euros")
    pay = Document("p", "", "en", "It costs 9 euros. It costs 4 euros.")
    (first,) = cite([pick("It costs 9 euros.", document=pay), pick(COSTS, document=pay)], asked)
    assert first.answer is not None
    assert first.answer.text == "9 euros"


LIST = "Bring:\n\n- a rope\n- a lamp\n- a map\n\nGo home."


@pytest.mark.parametrize(
    ("question", "whole"), [("Is a lamp good?", False), ("List all that I must bring", True)]
)
def test_a_list_is_quoted_whole_where_it_is_asked_for(question: str, *, whole: bool) -> None:
    asked = query(question)
    (citation,) = cite([pick("- a lamp", document=Document("l", "", "en", LIST))], asked)
    assert ("a map" in citation.quote) is whole


def test_what_is_read_with_a_quotation_is_left_out_where_another_of_it_is_quoted() -> None:
    text = "One needs:\n- a pot\n- a bag"
    document = Document("l", "List", "en", text)
    item, whole = pick("a pot", document=document), pick("needs:\n- a pot", document=document)
    assert [each.context_texts for each in cite([item])] == [("One needs:",)]
    (both,) = cite([item, whole])
    assert (both.quote, both.context) == (text, ())
