"""BM25 worked by hand: rare and common terms, long and short passages, and words that stand side by side."""

import math

import pytest

from passerelle.index.lexical.bm25 import Collection, Scorer
from passerelle.index.lexical.query import Need

KNOWN = Collection(passages=100, length=10.0, holding={"bac": 4, "quai": 9, "rue": 1})


def need(word: str, **worth: float) -> Need:
    return Need(word, worth or {word: 1.0})


def idf(held: int) -> float:
    return math.log(1 + (100 - held + 0.5) / (held + 0.5))


def padded(held: str, count: int = 10) -> str:
    """Return *held* with other terms in front, *count* together."""
    return " ".join(["z"] * (count - len(held.split())) + [held])


def score(asked: list[Need], held: str) -> float:
    return Scorer(asked, KNOWN).score(held).score


@pytest.mark.parametrize(("term", "held"), [("bac", 4), ("quai", 9), ("rue", 1), ("none", 0)])
def test_a_rare_term_weighs_more_than_a_common_one(term: str, held: int) -> None:
    assert KNOWN.idf(term) == pytest.approx(idf(held))


@pytest.mark.parametrize(
    ("times", "length", "factor"),
    [
        (1, 10, 1.0),
        (2, 10, 3.8 / 2.9),
        (3, 10, 5.7 / 3.9),
        (1, 20, 1.9 / 2.26),
        (1, 5, 1.9 / 1.72),
        (2, 20, 3.8 / 3.26),
    ],
)
def test_a_term_earns_more_by_each_time_and_less_in_a_long_passage(
    times: int, length: int, factor: float
) -> None:
    asked = [need("bac")]
    held = padded(" ".join(["bac"] * times), length)
    assert score(asked, held) == pytest.approx(idf(4) * factor / (5 + idf(4)))


def test_a_question_could_have_had_its_best_terms_and_five_more() -> None:
    either = need("x", bac=0.5, quai=1.0, none=1.0)
    assert Scorer([either], KNOWN).most == pytest.approx(5 + max(0.5 * idf(4), idf(9)))
    assert Scorer([need("none")], KNOWN).most == pytest.approx(5 + 0.5 * idf(0))
    assert Scorer([need("bac"), need("none")], KNOWN).most == pytest.approx(5 + idf(4) + 0.5 * idf(0))
    assert Scorer([], KNOWN).most == 5.0
    assert score([], "bac") == 0.0


def test_of_the_terms_that_meet_a_word_the_one_that_earns_most_counts() -> None:
    either = need("x", bac=0.9, quai=0.9)
    found = Scorer([either], KNOWN).score(padded("bac quai"))
    ((word, term, share),) = [(met.word, met.term, met.share) for met in found.met]
    assert (word, term) == ("x", "bac")
    assert share == found.score == pytest.approx(0.9 * idf(4) / (5 + 0.9 * idf(4)))


def test_a_term_may_meet_two_words_at_what_it_is_worth_to_each() -> None:
    found = Scorer([need("x", bac=1.0), need("y", bac=0.5)], KNOWN).score(padded("bac"))
    assert [(met.word, met.share * (5 + 1.5 * idf(4))) for met in found.met] == [
        ("x", pytest.approx(idf(4))),
        ("y", pytest.approx(0.5 * idf(4))),
    ]


@pytest.mark.parametrize(
    ("held", "together"),
    [
        ("bac quai", 1),
        ("quai bac", 1),
        ("bac z quai", 0),
        ("bac quai bac", 1),
        ("bacs quai bac", 1),
        ("bac z z quai", 0),
    ],
)
def test_two_words_side_by_side_earn_half_of_the_lesser(held: str, together: int) -> None:
    asked = [need("bac"), need("quai")]
    times = held.split().count("bac")
    alone = idf(4) * 1.9 / (1 + 0.9 / times) + idf(9)
    assert score(asked, padded(held)) == pytest.approx(
        (alone + together * 0.5 * min(idf(4), idf(9))) / (5 + idf(4) + idf(9))
    )


def test_words_that_do_not_follow_each_other_in_the_question_earn_nothing_side_by_side() -> None:
    asked = [need("bac"), need("none"), need("quai")]
    most = 5 + idf(4) + idf(9) + 0.5 * idf(0)
    assert score(asked, padded("bac quai")) == pytest.approx((idf(4) + idf(9)) / most)


def test_a_word_beside_itself_earns_nothing_more_than_where_it_stands_twice() -> None:
    asked = [need("x", bac=1.0), need("y", bac=1.0)]
    assert score(asked, padded("bac")) == pytest.approx(2 * idf(4) / (5 + 2 * idf(4)))
    twice = 2 * idf(4) * 3.8 / 2.9 + 0.5 * idf(4)
    assert score(asked, padded("bac bac")) == pytest.approx(twice / (5 + 2 * idf(4)))


def test_a_passage_without_the_words_meets_nothing() -> None:
    found = Scorer([need("bac")], KNOWN).score("quai rue")
    assert (found.score, found.met) == (0.0, ())
    assert Scorer([need("bac")], KNOWN).score("").score == 0.0
