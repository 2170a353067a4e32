"""Facts about the words of everyday life that are known in both languages."""

import pytest

from passerelle.index.folding import fold
from passerelle.index.lexical.analysis import stem
from passerelle.index.lexical.translations import EVERYDAY, LIKELY, shipped
from passerelle.reading.glosses import translated

PAIRS = [tuple(line.split(" ")) for line in EVERYDAY.read_text(encoding="utf-8").splitlines()]


def test_each_line_is_a_french_word_and_an_english_one_in_order_and_once() -> None:
    assert all(len(pair) == 2 and all(word.isalpha() and word.islower() for word in pair) for pair in PAIRS)
    assert sorted(set(PAIRS), key=lambda pair: (fold(pair[0]), pair[1])) == PAIRS


def test_each_word_of_a_pair_gives_the_other() -> None:
    for french, english in PAIRS:
        one, other = stem(fold(french), "fr"), stem(fold(english), "en")
        assert one, french
        assert other, english
        assert dict(shipped()["fr"][one])[other] >= LIKELY
        assert dict(shipped()["en"][other])[one] >= LIKELY


def test_what_aligned_texts_say_surely_stays_as_it_is() -> None:
    assert dict(shipped()["en"]["deposit"])["depot"] > LIKELY


@pytest.mark.parametrize(
    ("question", "text", "meant"),
    [
        ("When does the pool close?", "La piscine ferme à 19 h.", "piscine"),
        ("How much is the deposit?", "Une caution de 30 € est demandée.", "caution"),
        ("Can I bring my bike?", "Les vélos restent dehors.", "vélos"),
    ],
)
def test_a_word_of_everyday_life_is_told_to_the_reader(question: str, text: str, meant: str) -> None:
    assert meant in translated(question, "en", text, "fr")
