"""Facts about how vectors and words are joined, for a question and a passage of the same language or not."""

import numpy as np
import pytest

from passerelle.fusion import VECTORS_ALONE, WORDS_ALONE, Fusion, fitted_fusion, fusion_of
from passerelle.index.lexical.bm25 import Lexical
from passerelle.index.store.candidates import Candidate
from passerelle.index.types import Language

LAW = Fusion(same=0.2, crossing=0.1)


def candidate(row: int, language: Language, dense: float, words: float = 0.0) -> Candidate:
    return Candidate(row, language, dense, Lexical(words, ()))


def test_words_weigh_as_much_as_the_languages_say() -> None:
    assert LAW.score(candidate(1, "fr", 0.8, 0.5), french=1.0) == pytest.approx(0.8 + 0.2 * 0.5)
    assert LAW.score(candidate(1, "en", 0.8, 0.5), french=1.0) == pytest.approx(0.8 + 0.1 * 0.5)
    assert LAW.score(candidate(1, "en", 0.8, 0.5), french=0.25) == pytest.approx(0.8 + 0.175 * 0.5)


def test_a_passage_of_neither_language_is_across() -> None:
    assert LAW.score(candidate(1, "other", 0.8, 0.5), french=0.5) == pytest.approx(0.85)


def test_without_words_the_order_is_that_of_the_vectors() -> None:
    ranked = LAW.rank([candidate(1, "fr", 0.7), candidate(2, "fr", 0.9), candidate(3, "fr", 0.8)], french=1.0)
    assert [each.candidate.row for each in ranked] == [2, 3, 1]


def test_equal_scores_keep_the_order_in_which_passages_were_indexed() -> None:
    equal = [candidate(row, "fr", 0.5 + row * 1e-9, 0.5) for row in (9, 4, 7)]
    assert [each.candidate.row for each in LAW.rank(equal, french=1.0)] == [4, 7, 9]


def test_columns_of_many_passages_score_as_each_of_them() -> None:
    dense, lexical, shared = np.array([0.8, 0.7]), np.array([0.5, 0.0]), np.array([1.0, 0.25])
    each = [LAW.total(*one) for one in zip(dense.tolist(), lexical.tolist(), shared.tolist(), strict=True)]
    assert LAW.total(dense, lexical, shared).tolist() == pytest.approx(each)


def test_words_alone_order_by_words_and_find_no_passage_without_any() -> None:
    found = [candidate(1, "fr", 0.9), candidate(2, "en", 0.1, 0.5), candidate(3, "fr", 0.8, 0.25)]
    assert [(each.candidate.row, each.score) for each in WORDS_ALONE.rank(found, french=1.0)] == [
        (2, 0.5),
        (3, 0.25),
    ]


def test_vectors_alone_hear_no_words() -> None:
    found = [candidate(1, "fr", 0.7, 1.0), candidate(2, "fr", 0.78), candidate(3, "en", 0.79)]
    assert [each.candidate.row for each in VECTORS_ALONE.rank(found, french=1.0)] == [3, 2, 1]


def test_each_leg_and_both_have_a_fusion() -> None:
    assert (fusion_of("words"), fusion_of("vectors")) == (WORDS_ALONE, VECTORS_ALONE)
    assert fusion_of("both") == fitted_fusion()


def test_no_candidate_gives_no_ranking() -> None:
    assert LAW.rank([], french=0.5) == []


def test_the_fitted_numbers_let_words_speak_in_every_direction() -> None:
    fitted = fitted_fusion()
    assert 0 < fitted.same < 0.3
    assert 0 < fitted.crossing < 0.3
    assert 0.7 < fitted.alike < 0.9
