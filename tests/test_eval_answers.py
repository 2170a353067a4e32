"""EM and F1 by SQuAD's definitions, worked by hand, and against the definitions written out another way."""

import re
import string
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.evaluation.answers import exact_match, f1, holds, normalise


@pytest.mark.parametrize(
    ("language", "text", "normal"),
    [
        ("en", "The  Cat, an animal!", "cat animal"),
        ("en", "A.B. the-cat", "ab thecat"),
        ("en", "le chat", "le chat"),
        ("en", "l’été", "l’été"),  # SQuAD's script knows ASCII punctuation only
        ("fr", "L'école, « les » Étés !", "école étés"),
        ("fr", "l’e\u0301cole", "école"),
        ("fr", "du pain aux noix d’un an", "pain noix d an"),
        ("fr", "the cat", "the cat"),
        ("other", "the cat", "cat"),
        ("fr", "", ""),
    ],
)
def test_case_punctuation_articles_and_spaces_count_for_nothing(
    language: str, text: str, normal: str
) -> None:
    assert normalise(text, language) == normal  # type: ignore[arg-type]


@pytest.mark.parametrize("article", "le la les du des au aux un une l' l’".split())
def test_each_article_of_french_counts_for_nothing_in_french_alone(article: str) -> None:
    between = "" if article[-1] in "'’" else " "
    assert normalise(f"Vers {article}{between}orme, {article.upper()}{between}ORME", "fr") == "vers orme orme"
    assert normalise(f"{article}z orme", "fr") != "orme"
    assert normalise(f"vers {article} orme", "en") != "vers orme"


@pytest.mark.parametrize("article", ["a", "an", "the"])
def test_each_article_of_english_counts_for_nothing_in_english_alone(article: str) -> None:
    assert normalise(f"By {article} elm, {article.upper()} ELM", "en") == "by elm elm"
    assert normalise(f"by {article}x elm", "en") == f"by {article}x elm"
    assert normalise(f"by {article} elm", "fr") == f"by {article} elm"


@pytest.mark.parametrize(
    ("answer", "expected", "em", "best"),
    [
        ("the Mill", ["mill"], 1, 1.0),
        ("old mill stone", ["mill stone wheel"], 0, 2 / 3),  # 2 shared of 3 and 3
        ("mill mill", ["mill"], 0, 2 / 3),  # 1 shared of 2 and 1
        ("mill", ["stone", "old mill"], 0, 2 / 3),  # the best of the texts
        ("mill", ["stone"], 0, 0.0),
        ("", ["mill"], 0, 0.0),
        ("", [], 1, 1.0),  # nothing said where nothing is to be said
        ("mill", [], 0, 0.0),
        ("mill", ["the", "mill"], 1, 1.0),  # a text of articles only is left out
        ("", ["the"], 1, 1.0),
    ],
)
def test_em_and_f1_are_those_worked_by_hand(answer: str, expected: list[str], em: float, best: float) -> None:
    assert exact_match(answer, expected, "en") == em
    assert f1(answer, expected, "en") == pytest.approx(best, abs=1e-12)


def defined(answer: str, expected: list[str]) -> tuple[float, float]:
    """EM and F1 step by step as Rajpurkar et al. define them: precision and recall over bags of words."""

    def bare(text: str) -> list[str]:
        kept = text.lower().translate({ord(letter): None for letter in string.punctuation})
        return re.sub(r"\b(?:the|an|a)\b", " ", kept).split()

    best = (0.0, 0.0)
    for text in [each for each in expected if bare(each)] or [""]:
        ours, theirs = bare(answer), bare(text)
        shared = sum(min(count, Counter(theirs)[word]) for word, count in Counter(ours).items())
        if not ours or not theirs:
            overlap = float(ours == theirs)
        elif not shared:
            overlap = 0.0
        else:
            precision, recall = shared / len(ours), shared / len(theirs)
            overlap = 2 * precision * recall / (precision + recall)
        best = max(best[0], float(ours == theirs)), max(best[1], overlap)
    return best


WORDS = st.lists(
    st.sampled_from(["the", "a", "Mill,", "mill", "old", "«stone»", "-", "’", "été"]), max_size=6
).map(" ".join)


@given(WORDS, st.lists(WORDS, max_size=3))
def test_em_and_f1_agree_with_their_definition(answer: str, expected: list[str]) -> None:
    assert (exact_match(answer, expected, "en"), f1(answer, expected, "en")) == pytest.approx(
        defined(answer, expected), abs=1e-6
    )


def test_a_quote_holds_a_text_whose_words_stand_together_in_it() -> None:
    assert holds("Le pont est de « l'été 1931 ».", "été 1931", "fr")
    assert not holds("Le pont est de 1931, un été.", "été 1931", "fr")
    assert not holds("Le pontier", "pont", "fr")
    assert not holds("Le pont", "le", "fr")  # nothing is left to be held
