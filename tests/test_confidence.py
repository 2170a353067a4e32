"""Facts about the confidence of retrieval: what hits show of themselves, and how it is weighed."""

import math
from collections.abc import Sequence

import pytest

from passerelle.confidence import FAR, Calibration, Signs, confidence
from passerelle.index.types import Document, Language, Passage
from passerelle.types import Hit


def hits(*scores: tuple[float, float], language: Language = "fr") -> Sequence[Hit]:
    """Return hits of these scores and lexical scores, in passages of one *language*."""
    document = Document("a", "a", language, "texte")
    passage = Passage(document, 0, 5, language)
    return [Hit(rank, passage, score, score, words) for rank, (score, words) in enumerate(scores, start=1)]


def test_the_first_hit_stands_before_the_next_nine() -> None:
    signs = Signs.of(hits((0.9, 0.6), *[(0.5, 0.2)] * 9, (0.1, 0.0)), french=1.0)
    assert (signs.score, signs.words) == (0.9, 0.6)
    assert signs.lead == pytest.approx(0.4)
    assert signs.words_lead == pytest.approx(0.4)


def test_a_hit_that_stands_alone_is_measured_against_passages_on_other_subjects() -> None:
    signs = Signs.of(hits((0.9, 0.6)), french=1.0)
    assert signs.lead == pytest.approx(0.9 - FAR)
    assert signs.words_lead == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("language", "french", "crossing"),
    [("fr", 1.0, 0.0), ("en", 1.0, 1.0), ("en", 0.25, 0.25), ("other", 0.5, 1.0)],
)
def test_crossing_is_the_chance_that_the_languages_differ(
    language: Language, french: float, crossing: float
) -> None:
    signs = Signs.of(hits((0.9, 0.6), language=language), french=french)
    assert signs.crossing == pytest.approx(crossing)
    assert signs.crossing_words == pytest.approx(crossing * 0.6)


def test_confidence_is_the_logistic_of_the_weighed_signs() -> None:
    law = Calibration((1.0, 2.0, 0.0, 0.0, 0.0, 0.0), -1.0, {})
    signs = Signs.of(hits((0.5, 0.25)), french=1.0)
    assert law.confidence(signs) == pytest.approx(0.5)
    assert Calibration(law.weights, 0.0, {}).confidence(signs) == pytest.approx(1 / (1 + math.exp(-1.0)))


def test_without_hits_there_is_no_confidence() -> None:
    assert confidence([], french=0.5) == 0.0


def test_hits_that_stand_out_are_surer_than_hits_that_do_not() -> None:
    clear = confidence(hits((0.95, 0.7), *[(0.5, 0.1)] * 9), french=1.0)
    vague = confidence(hits((0.55, 0.1), *[(0.5, 0.1)] * 9), french=1.0)
    assert clear > 0.8
    assert vague < 0.4
