"""Facts about how vectors and words are joined, for a question and a passage of the same language or not."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from passerelle.fusion import (
    VECTORS_ALONE,
    WORDS_ALONE,
    Fusion,
    Ranked,
    fitted_fusion,
    fusion_of,
    lifted,
    share_named,
    shares_language,
    usual_fusion,
)
from passerelle.index.embed.open import BUNDLED_NAME
from passerelle.index.lexical.bm25 import Lexical, Met
from passerelle.index.store.candidates import Candidate
from passerelle.index.types import Document, Language, Passage

LAW = Fusion(same=0.2, crossing=0.1)
PASSAGE = Passage(Document("a", "Un moulin", "fr", "Un moulin."), 0, 10, "fr")


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


def test_a_candidate_of_vectors_that_weigh_little_is_found_without_any_word() -> None:
    found = [candidate(1, "fr", 0.9), candidate(2, "fr", 0.0)]
    assert [each.candidate.row for each in Fusion(0.2, 0.1, vectors=0.01).rank(found, french=1.0)] == [1, 2]


def test_a_score_has_six_decimals_and_a_hit_those_of_its_json() -> None:
    met = Met("moulin", "moulin", 0.123456)
    one = Candidate(1, "fr", 0.12345678, Lexical(0.87654321, (met,)))
    (ranked,) = Fusion(same=0.1, crossing=0.1).rank([one], french=1.0)
    assert ranked.score == round(0.12345678 + 0.1 * 0.87654321, 6)
    hit = ranked.hit(3, PASSAGE)
    assert (hit.rank, hit.dense, hit.lexical, hit.met[0].share) == (3, 0.123457, 0.876543, 0.1235)
    assert (hit.translation, hit.translation_boost) == (None, 0.0)
    other = Passage(Document("b", "A mill", "en", "A mill."), 0, 7, "en")
    assert ranked.hit(3, PASSAGE, other).translation is other
    told = hit.to_dict()
    assert [told[name] for name in ("rank", "score", "dense", "lexical")] == [3, 0.211111, 0.123457, 0.876543]
    assert told["met"] == [{"word": "moulin", "term": "moulin", "share": 0.1235}]


def test_a_translation_that_scores_less_adds_nothing_and_one_that_scores_more_half_of_that() -> None:
    one, low, high = (
        Ranked(candidate(row, "fr", score), score) for row, score in ((1, 0.5), (2, 0.3), (3, 0.9))
    )
    assert (one.with_translation(low).score, one.with_translation(low).translation_boost) == (0.5, 0.0)
    assert (one.with_translation(high).score, one.with_translation(high).translation_boost) == (0.7, 0.2)
    assert one.with_translation(high).translation is high.candidate
    assert lifted(np.array([0.5, 0.5]), np.array([0.3, 0.9])).tolist() == [0.5, 0.7]


def test_a_candidate_goes_before_a_score_by_the_least_that_counts() -> None:
    one = Ranked(candidate(1, "fr", 0.5), 0.5, translation_boost=0.1)
    assert one.before(0.5) is one
    above = one.before(0.6)
    assert (above.score, above.translation_boost) == (0.600001, 0.200001)


def test_of_the_names_of_a_question_the_share_counts_that_a_passage_holds() -> None:
    assert share_named({"rey", "vial", "brest", "quai"}, {"vial", "port"}) == 0.25
    assert share_named({"rey"}, {"rey", "vial"}) == 1
    assert share_named(set(), {"vial"}) == 0
    assert share_named({"rey"}, set()) == 0


@pytest.mark.parametrize(("language", "share"), [("fr", 0.3), ("en", 0.7), ("other", 0.0)])
def test_a_passage_shares_the_language_of_a_question_with_that_probability(
    language: Language, share: float
) -> None:
    assert shares_language(language, 0.3) == pytest.approx(share)


def test_translations_are_looked_for_with_the_bundled_model_alone() -> None:
    assert usual_fusion(BUNDLED_NAME) == fitted_fusion()
    assert usual_fusion("another/model") == replace(fitted_fusion(), alike=math.inf)


@pytest.mark.parametrize("name", ["same", "crossing", "alike", "vectors", "names"])
def test_what_weighs_is_a_number(name: str) -> None:
    with pytest.raises(TypeError, match=f"`{name}` of a fusion"):
        Fusion(**{"same": 0.1, "crossing": 0.1, name: "0.1"})  # type: ignore[arg-type]


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


def ranked(row: int, score: float, language: Language = "fr") -> Ranked:
    return Ranked(Candidate(row, language, score, Lexical(0.0, ())), score)


def test_a_passage_is_given_half_of_what_its_translation_scores_more() -> None:
    raised = ranked(1, 0.5).with_translation(ranked(2, 0.9, "en"))
    assert (raised.score, raised.translation_boost) == (0.7, 0.2)
    lower = ranked(1, 0.5).with_translation(ranked(2, 0.4, "en"))
    assert (lower.score, lower.translation_boost) == (0.5, 0.0)


def test_a_passage_put_before_another_scores_a_millionth_more() -> None:
    assert ranked(1, 0.5).before(0.9).score == 0.900001
    assert ranked(1, 0.9).before(0.9) == ranked(1, 0.9)


def test_scores_that_differ_in_the_seventh_decimal_are_equal() -> None:
    law = Fusion(same=0.2, crossing=0.1)
    found = [Candidate(row, "fr", dense, Lexical(0.0, ())) for row, dense in ((2, 0.50000004), (1, 0.5))]
    assert [each.candidate.row for each in law.rank(found, 1.0)] == [1, 2]
    apart = [Candidate(row, "fr", dense, Lexical(0.0, ())) for row, dense in ((2, 0.500002), (1, 0.5))]
    assert [each.candidate.row for each in law.rank(apart, 1.0)] == [2, 1]


def test_names_that_a_passage_holds_raise_it_by_their_share() -> None:
    one = Candidate(1, "fr", 0.5, Lexical(0.5, (Met("rey", "rey", 0.1), Met("quai", "quai", 0.1))))
    law = Fusion(same=0.2, crossing=0.1, names=0.3)
    assert law.score(one, 1.0, {"rey"}) == pytest.approx(0.9)
    assert law.score(one, 1.0, {"rey", "vial"}) == pytest.approx(0.75)
    assert law.score(one, 1.0) == LAW.score(one, 1.0, {"rey"}) == pytest.approx(0.6)
    assert [each.score for each in law.rank([one], 1.0, {"rey"})] == [0.9]
    assert VECTORS_ALONE.score(one, 1.0, {"rey"}) == 0.5


@pytest.mark.parametrize(("legs", "error"), [("word", ValueError), (3, TypeError)])
def test_what_is_no_leg_is_refused(legs: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match=f"^the leg is {legs!r}: give words, vectors or both$"):
        fusion_of(legs)
