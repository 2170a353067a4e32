"""Which sentences a draft of questions asks for, and in which order."""

import pytest

from passerelle.evaluation.sets.draft import _found
from passerelle.index.types import Document, Passage


def drafted(text: str) -> list[tuple[str, str]]:
    """Return what a draft may ask of a passage: the kind, and the words that answer."""
    passage = Passage(Document("a", "Bac", "fr", text), 0, len(text), "fr")
    return [(each.kind, text[each.answer.start : each.answer.end]) for each in _found(passage)]


@pytest.mark.parametrize(("length", "asked"), [(39, False), (40, True), (240, True), (241, False)])
def test_a_sentence_of_forty_to_two_hundred_and_forty_letters_is_asked_for(
    length: int, *, asked: bool
) -> None:
    sentence = f"{('Le bac du ' + 'vieux pont ' * 40)[: length - 2]}s."
    assert len(sentence) == length
    assert (drafted(sentence) == [("other", sentence)]) is asked
    assert (drafted(sentence) != []) is asked


@pytest.mark.parametrize(
    ("end", "asked"), [(".", True), ("!", True), (" »", True), ("?", False), ("", False)]
)
def test_a_sentence_that_is_whole_and_asks_nothing_is_asked_for(end: str, *, asked: bool) -> None:
    assert (drafted(f"Le bac du vieux pont repart à midi vers le moulin{end}") != []) is asked


def test_dates_are_asked_for_before_numbers_names_and_whole_sentences() -> None:
    one = "Le vieux bac à chaîne appartient à Jeanne Morvan depuis toujours."
    other = "Le passage coûte 12 euros depuis le 4 mai 2031, et rien avant midi."
    assert drafted(f"{one} {other}") == [
        ("time", "4 mai 2031"),
        ("number", "12 euros"),
        ("name", "Jeanne Morvan"),
        ("other", one),
        ("other", other),
    ]
