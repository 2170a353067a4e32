"""What words weigh beside vectors is fitted to lose to neither alone."""

from dataclasses import replace

import numpy as np

from passerelle.fusion import VECTORS_ALONE, WORDS_ALONE, Fusion
from passerelle.index.embed.open import open_embedder
from passerelle.index.types import Document, Language, Passage, Span
from passerelle.training.fusion import GRID, Asked, ask, fit
from passerelle.training.libraries import Case, Library

NEITHER = Fusion(same=0.1, crossing=0.1)


def asked(dense: list[float], lexical: list[float], right: int, group: str = "a") -> Asked:
    """Return a question that the passage of that number answers, among others in another language."""
    places = np.arange(len(dense))
    none = places[:0]
    return Asked(
        group,
        False,
        np.array(dense),
        np.array(lexical),
        np.zeros(len(dense)),
        places == right,
        none,
        none,
        none > 0,
    )


def test_the_rank_of_a_passage_counts_those_with_a_better_score() -> None:
    assert asked([0.9, 0.8, 0.7], [0.0, 0.0, 0.0], right=1).reciprocal_rank(NEITHER) == 1 / 2
    assert asked([0.9, 0.8, 0.7], [0.0, 1.0, 0.0], right=1).reciprocal_rank(NEITHER) == 1
    assert asked([0.9, 0.8, 0.7], [0.0, 0.3, 0.5], right=1).reciprocal_rank(WORDS_ALONE) == 1 / 2


def test_words_alone_do_not_find_a_passage_that_shares_none() -> None:
    assert asked([0.9, 0.8], [0.0, 0.0], right=0).reciprocal_rank(WORDS_ALONE) == 0


def test_a_weight_that_helps_is_chosen() -> None:
    assert fit([asked([0.80, 0.79], [0.0, 0.06], right=1)]).crossing == 0.18


def test_a_weight_under_which_a_group_loses_to_vectors_is_not_chosen() -> None:
    gaining = [asked([0.815, 0.80, 0.1], [0.0, 0.1, 0.5], right=1, group=group) for group in "abc"]
    losing = asked([0.815, 0.80], [0.0, 0.1], right=0, group="d")
    assert fit(gaining).crossing > 0.15
    assert fit([*gaining, losing]).crossing < 0.15


def test_a_weight_under_which_a_group_loses_to_words_is_not_chosen() -> None:
    gaining = [asked([0.80, 0.81, 0.78], [0.2, 0.0, 0.4], right=0, group=group) for group in "abc"]
    losing = asked([0.815, 0.80], [0.0, 0.1], right=1, group="d")
    assert fit(gaining).crossing < 0.15
    assert fit([*gaining, losing]).crossing > 0.15


def test_where_every_weight_loses_vectors_stay_alone() -> None:
    assert fit([asked([0.9, 0.5], [0.0, 0.1], right=1)]) == VECTORS_ALONE


def test_of_weights_as_good_those_that_trust_words_least_are_chosen() -> None:
    chosen = fit([asked([0.80, 0.79], [0.0, 0.09], right=1)])
    assert (chosen.same, chosen.crossing) == (min(GRID["same"]), 0.12)


def test_a_translation_is_not_counted_and_lifts_its_passage_half_way() -> None:
    joined = replace(
        asked([0.8, 0.7, 0.76], [0.0, 0.0, 0.0], right=1),
        own=np.array([1]),
        other=np.array([0]),
        translated=np.array([True]),
    )
    assert joined.reciprocal_rank(NEITHER) == 1 / 3
    assert joined.reciprocal_rank(replace(NEITHER, alike=0.7)) == 1 / 2
    lower = replace(joined, dense=np.array([0.8, 0.7, 0.74]))
    assert lower.reciprocal_rank(replace(NEITHER, alike=0.7)) == 1


def test_a_passage_counts_before_one_much_like_it_in_the_other_language() -> None:
    behind = replace(
        asked([0.8, 0.75, 0.7], [0.0, 0.0, 0.0], right=1),
        own=np.array([1, 2]),
        other=np.array([0, 0]),
        translated=np.array([False, False]),
    )
    assert behind.reciprocal_rank(NEITHER) == 1 / 2
    assert behind.reciprocal_rank(replace(NEITHER, alike=0.7)) == 1
    assert (
        replace(behind, dense=np.array([0.9, 0.75, 0.7])).reciprocal_rank(replace(NEITHER, alike=0.7))
        == 1 / 2
    )


def passage(name: str, language: Language, text: str) -> Passage:
    return Passage(Document(name, "", language, text), 0, len(text), language)


def test_a_library_has_the_translations_that_a_store_of_it_would_have() -> None:
    french = "Le loyer de la maison est de 800 euros par mois, et le chauffage est compris dans ce prix."
    english = "The rent of the house is 800 euros a month, and the heating is included in that price."
    passages = (
        passage("x:en:other", "en", "The brown dog barks at every bird in the garden."),
        passage("x:en:lease", "en", english),
        passage("x:fr:bail", "fr", french),
        passage("x:en:dearer", "en", english.replace("800", "900")),
    )
    cases = (
        Case("x", "Quel est le loyer de la maison ?", "fr", "x:fr:bail", Span(0, 9), (), held_out=False),
        Case("x", "What is the rent of the house?", "en", "x:en:lease", Span(0, 9), (), held_out=False),
    )
    asked_in_french, asked_in_english = ask(Library(0, passages, cases), "parallel", open_embedder())
    for asked, own, other in ((asked_in_french, 2, 1), (asked_in_english, 1, 2)):
        assert asked.own[asked.translated].tolist() == [own]
        assert asked.other[asked.translated].tolist() == [other]
        assert asked.right.nonzero()[0].tolist() == [own]


def test_either_leg_alone_knows_no_translations() -> None:
    assert VECTORS_ALONE.alike > 1
    assert WORDS_ALONE.alike > 1


def both_right(dense: list[float], lexical: list[float]) -> Asked:
    """Return a question that the last two of its passages answer."""
    return replace(asked(dense, lexical, right=0), right=np.arange(len(dense)) >= len(dense) - 2)


def test_of_several_passages_that_answer_the_best_counts() -> None:
    assert both_right([0.8, 0.9, 0.7], [0.0] * 3).reciprocal_rank(NEITHER) == 1
    assert both_right([0.8, 0.5, 0.9], [0.0, 0.1, 0.0]).reciprocal_rank(WORDS_ALONE) == 1


def much_alike(*pairs: tuple[int, int]) -> Asked:
    own, other = np.array(pairs).T
    return replace(
        asked([0.0] * 3, [0.0] * 3, right=0),
        own=own,
        other=other,
        translated=np.zeros(len(pairs), dtype=np.bool_),
    )


def test_a_passage_is_put_before_the_best_of_those_much_like_it_and_only_where_it_stands_behind() -> None:
    scores = np.array([0.84, 0.9, 0.85])
    for pairs in (((0, 1), (0, 2)), ((0, 2), (0, 1))):
        joined = much_alike(*pairs).joined(scores)
        assert 0.9 < joined[0] < 0.9001
        assert joined[1:].tolist() == [0.9, 0.85]
    level = np.array([0.9, 0.9, 0.85])
    assert much_alike((0, 1), (0, 2)).joined(level).tolist() == level.tolist()
