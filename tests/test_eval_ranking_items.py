"""What is handed to the measures of retrieval: relevant items with their grades, and hits by their ranks."""

from dataclasses import replace

import pytest
from runs import asked, refused

from passerelle.evaluation.figures.ranking import judgements, ranking_values
from passerelle.evaluation.types import Expectation, Found, Judged, Outcome, Question, Translated
from passerelle.index.types import Span

PLACE = (Span(0, 5),)


def of(places: list[tuple[Expectation, Judged]], *hits: Found) -> Outcome:
    expected, judged = zip(*places, strict=True)
    return Outcome(Question("q", "?", "fr", tuple(expected)), "fr", hits, tuple(judged))


def hit(rank: int, document: str, translation: str = "") -> Found:
    return Found(rank, document, 0, 9, 0.5, Translated(translation, 0, 9) if translation else None)


def test_places_are_items_by_the_hit_that_meets_them_or_by_their_number() -> None:
    places = [
        (Expectation("a", "x"), Judged(PLACE, rank=2)),
        (Expectation("a", "y"), Judged(stale="quote")),
        (Expectation("a", "z", relevance=2), Judged(PLACE)),
        (Expectation("a", "w", relevance=3), Judged(PLACE, rank=2)),
        (Expectation("a", "v", relevance=2), Judged(PLACE, rank=2)),
    ]
    relevant, ranking = judgements(of(places, hit(1, "a"), hit(2, "a")))
    assert relevant == {"hit 2": 3, "missed 2": 2}
    assert ranking == {"hit 1": -1.0, "hit 2": -2.0}


def test_one_place_among_documents_makes_passages_the_items() -> None:
    places = [(Expectation("a"), Judged(rank=1)), (Expectation("b", "x"), Judged(PLACE, rank=2))]
    assert judgements(of(places, hit(1, "a"), hit(2, "b")))[0] == {"hit 1": 1, "hit 2": 1}
    stale = [places[0], (Expectation("b", "x"), Judged(PLACE, stale="quote"))]
    assert judgements(of(stale, hit(1, "a"), hit(2, "b")))[0] == {"a": 1}


def test_a_document_counts_once_at_its_first_hit_with_its_highest_grade() -> None:
    places = [
        (Expectation("a", relevance=2), Judged()),
        (Expectation("a", relevance=1), Judged()),
        (Expectation("b"), Judged()),
    ]
    relevant, ranking = judgements(of(places, hit(1, "c"), hit(2, "a"), hit(3, "c"), hit(4, "b")))
    assert relevant == {"a": 2, "b": 1}
    assert ranking == {"c": -1.0, "a": -2.0, "b": -3.0}


@pytest.mark.parametrize(
    ("expected", "items"),
    [
        (("fr.txt", "en.txt"), {"fr.txt": 1}),  # either will do
        (("fr.txt", "other.txt"), {"fr.txt": 1, "other.txt": 1}),
        (("en.txt",), {"en.txt": 1}),
    ],
)
def test_two_expected_documents_that_are_a_hit_and_its_translation_are_one(
    expected: tuple[str, ...], items: dict[str, int]
) -> None:
    places = [(Expectation(name), Judged()) for name in expected]
    relevant, ranking = judgements(of(places, hit(1, "fr.txt", "en.txt"), hit(2, "x.txt")))
    assert relevant == items
    assert ranking == {"fr.txt": -1.0, "x.txt": -2.0}


def test_of_several_hits_with_a_translation_the_first_counts() -> None:
    places = [(Expectation(name, relevance=grade), Judged()) for grade, name in enumerate("abt", start=1)]
    relevant, ranking = judgements(of(places, hit(1, "a", "t"), hit(2, "b", "t"), hit(3, "t")))
    assert relevant == {"a": 3, "b": 2}
    assert ranking == {"a": -1.0, "b": -2.0}


def test_only_questions_that_expect_a_place_have_values_and_those_without_hits_are_worth_none() -> None:
    stale = replace(asked("stale", None), judged=(Judged(stale="quote"),))
    outcomes = [asked("found", 2), refused("none"), asked("missed", None, hits=0), stale]
    values = ranking_values(outcomes, ("RR@10", "R@1"))
    assert values == {"RR@10": {"found": 0.5, "missed": 0.0}, "R@1": {"found": 0.0, "missed": 0.0}}
    assert ranking_values([refused("none")], ("RR@10",)) == {"RR@10": {}}
