"""How lines for a person are broken, and in which language a translation is said to stand."""

import pytest

from passerelle.commands.lines import answer_lines, hit_lines, passage_lines
from passerelle.index.types import Document, Language, Passage
from passerelle.types import Answer, Hit


def answer(text: str) -> Answer:
    return Answer("Où ?", "fr", text, (), abstained=True, confidence=0.1, nearest=(), milliseconds=1.0)


def passage(text: str, language: Language = "fr") -> Passage:
    return Passage(Document("a", "", language, text, path="a.txt"), 0, len(text), language)


@pytest.mark.parametrize(("last", "lines"), [(5, 1), (6, 2)])
def test_a_line_has_a_hundred_signs_at_most(last: int, lines: int) -> None:
    text = f"{'mots ' * 19}{'x' * last}"
    assert len(list(answer_lines(answer(text)))) == lines
    assert len(next(iter(answer_lines(answer(text))))) == (100 if lines == 1 else 94)


def test_a_word_with_hyphens_is_not_broken_and_an_empty_line_stays() -> None:
    word = "Saint-Jean-de-la-Rive"
    first, second = answer_lines(answer(f"{'m' * 90} {word}"))
    assert (first, second) == ("m" * 90, word)
    assert list(answer_lines(answer("un\n\ndeux"))) == ["un", "", "deux"]
    assert list(passage_lines(passage("un\n\ndeux")))[:3] == ["un", "", "deux"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "in French: français"), ("en", "in English: English"), ("other", "in another language: other")],
)
def test_a_translation_is_said_to_stand_in_its_language(language: Language, said: str) -> None:
    hit = Hit(1, passage("Le bac."), 0.5, 0.4, translation=passage("x", language))
    assert list(hit_lines([hit]))[-1] == f"   the same {said} · a:0-1"


def test_the_words_of_a_hit_are_wrapped_below_its_rank() -> None:
    lines = list(hit_lines([Hit(1, passage("mots " * 40), 0.5, 0.4)]))[1:]
    assert [line[:3] for line in lines] == ["   "] * 3
    assert [len(line) for line in lines] == [97, 97, 12]
