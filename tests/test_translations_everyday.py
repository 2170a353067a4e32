"""Facts about the words of everyday life that are known in both languages."""

from pathlib import Path

import pytest

from passerelle.index.folding import fold
from passerelle.index.lexical.analysis import stem
from passerelle.index.lexical.translations import file_of, shipped
from passerelle.reading.glosses import translated
from passerelle.training import meanings
from passerelle.training.meanings import BOTH, EVERYDAY

LIKELY = meanings.LIKELY / 100
PAIRS = [tuple(line.split(" ")) for line in EVERYDAY.read_text(encoding="utf-8").splitlines()]


def test_each_line_is_a_french_word_and_an_english_one_in_order_and_once() -> None:
    assert all(len(pair) == 2 and all(word.isalpha() and word.islower() for word in pair) for pair in PAIRS)
    assert sorted(set(PAIRS), key=lambda pair: (fold(pair[0]), pair[1])) == PAIRS


def test_what_is_shipped_is_what_the_command_makes_of_the_lists(tmp_path: Path) -> None:
    meanings.main(tmp_path)
    for language in BOTH:
        made, shipped_file = file_of(language, tmp_path), file_of(language)
        assert made.read_bytes() == shipped_file.read_bytes(), (
            "`python -m passerelle.training.meanings` makes it anew"
        )


def test_a_word_has_its_meanings_and_their_chances_and_another_none() -> None:
    french = shipped()["fr"]
    assert ("pool", 0.4) in french["piscin"]
    assert "piscine" not in french
    assert french.get("piscine", ()) == ()
    assert len(french) == len(list(french)) > 10_000


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
