"""Which sentences a draft of questions asks for, and in which order."""

import json

import pytest
from library import Library

from passerelle.evaluation.sets.draft import _found, _spread, draft
from passerelle.index.sync import Options
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


@pytest.mark.parametrize(
    ("count", "places"),
    [(0, []), (1, [0]), (2, [1, 0]), (3, [1, 0, 2]), (4, [2, 1, 3, 0]), (8, [4, 2, 6, 1, 5, 3, 7, 0])],
)
def test_the_middle_is_asked_for_first_then_the_quarters_and_the_eighths(
    count: int, places: list[int]
) -> None:
    assert list(_spread(count)) == places


SENTENCES = (
    "Le passage du vieux bac coûte 12 euros depuis le 4 mai 2031 pour Jeanne Morvan.",
    "Le grand pont compte 30 arches depuis le 5 juin 1931 grâce à Edith Pane.",
)


def test_documents_languages_and_kinds_take_turns(library: Library) -> None:
    for name in ("a", "b"):
        library.write(f"{name}.txt", "\n\n".join(SENTENCES))
    library.index(options=Options(passage_tokens=16))
    told = [json.loads(line) for line in draft(library.open(), 9)]
    assert [(each["id"], each["expected"][0]["document"], each["language"]) for each in told] == [
        ("draft-001", "a.txt", "fr"),
        ("draft-002", "b.txt", "en"),
        ("draft-003", "a.txt", "en"),
        ("draft-004", "b.txt", "fr"),
    ]
    assert [each["expected"][0]["quote"] for each in told] == [
        "5 juin 1931",
        "30 arches",
        "Jeanne Morvan",
        "4 mai 2031",
    ]
    assert [each["question"] for each in told] == ["Quand … ?", "How many …?", "Who …?", "Quand … ?"]
    assert [each["note"] for each in told] == [*SENTENCES[1:] * 2, *SENTENCES[:1] * 2]
    assert [json.loads(line) for line in draft(library.open(), 3)] == told[:3]
    assert [json.loads(line)["expected"][0]["document"] for line in draft(library.open(), 1)] == ["a.txt"]


def test_a_document_in_neither_language_is_asked_for_in_english_first(library: Library) -> None:
    german = "Die alte Brücke über den breiten Fluss wurde im Jahr 1931 von der Stadt neu gebaut."
    library.write("a.txt", "\n\n".join([german, german.replace("Brücke", "Mühle").replace("1931", "1804")]))
    library.index(options=Options(passage_tokens=16))
    assert library.open().document("a.txt").language == "other"
    assert [json.loads(line)["language"] for line in draft(library.open(), 2)] == ["en", "fr"]
