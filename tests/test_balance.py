"""Facts about how passages of two languages are weighed against each other."""

import pytest

from index.types import Document, Language, Passage
from qa.balance import SAME_LANGUAGE, balance


def passage(name: str, language: Language) -> Passage:
    return Passage(Document(name, name, language, name), 0, len(name), language)


FRENCH = [(passage("fr1", "fr"), 0.90), (passage("fr2", "fr"), 0.85)]
ENGLISH = [(passage("en1", "en"), 0.885), (passage("en2", "en"), 0.80)]
OTHER = [(passage("de1", "other"), 0.875)]


def order(french: float) -> list[str]:
    merged = balance({"fr": FRENCH, "en": ENGLISH, "other": OTHER}, french)
    return [each.passage.document.id for each in merged]


def test_a_passage_pays_for_the_language_it_shares_with_the_question() -> None:
    assert order(french=1.0) == ["en1", "fr1", "de1", "fr2", "en2"]
    assert order(french=0.0) == ["fr1", "de1", "en1", "fr2", "en2"]


def test_it_pays_by_the_probability_of_the_language() -> None:
    scores = {each.passage.document.id: each.score for each in balance({"fr": FRENCH, "en": ENGLISH}, 0.25)}
    assert scores["fr1"] == pytest.approx(0.90 - 0.25 * SAME_LANGUAGE)
    assert scores["en1"] == pytest.approx(0.885 - 0.75 * SAME_LANGUAGE)


def test_the_cosine_is_kept_beside_the_score() -> None:
    assert [each.dense for each in balance({"fr": FRENCH}, 1.0)] == [0.90, 0.85]


def test_order_within_one_language_never_changes() -> None:
    for french in (0.0, 0.3, 1.0):
        assert [name for name in order(french) if name.startswith("fr")] == ["fr1", "fr2"]


def test_equal_scores_keep_the_order_in_which_they_were_found() -> None:
    twins = [(passage("first", "fr"), 0.5), (passage("second", "fr"), 0.5)]
    assert [each.passage.document.id for each in balance({"fr": twins}, 0.5)] == ["first", "second"]


def test_no_ranking_gives_no_passage() -> None:
    assert balance({}, 0.5) == []
