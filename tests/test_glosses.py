"""What a question's words may be called in a passage of the other language stands behind the question."""

import pytest

from passerelle.index.types import Language
from passerelle.reading.glosses import glossed, met

TILES = "Reclaimed tiles are not guaranteed against frost; new tiles are."
POND = "L'étang est vidé en octobre. La pêche y est interdite, sauf aux écoliers."


@pytest.mark.parametrize(
    ("question", "asked", "text", "language", "behind"),
    [
        ("Quelles tuiles sont garanties ?", "fr", TILES, "en", " (tiles, guaranteed)"),
        ("Is fishing forbidden at the pond?", "en", POND, "fr", " (pêche, interdite, étang)"),
        ("TUILES garanties", "fr", TILES, "en", " (tiles, guaranteed)"),
        ("tuiles, tuile, tuiles", "fr", TILES, "en", " (tiles)"),
    ],
    ids=["french", "english", "capitals", "once"],
)
def test_words_are_given_as_they_stand_in_the_passage_in_the_order_of_the_question(
    question: str, asked: Language, text: str, language: Language, behind: str
) -> None:
    assert glossed(question, asked, text, language) == question + behind


@pytest.mark.parametrize(
    ("question", "asked", "text", "language"),
    [
        ("Which tiles are guaranteed?", "en", TILES, "en"),
        ("Quelle chaudière faut-il ?", "fr", TILES, "en"),
        ("Quelles tuiles ?", "fr", TILES, "other"),
        ("Quelles tuiles ?", "other", TILES, "en"),
        ("Y a-t-il une garantie ?", "fr", "", "en"),
        ("", "fr", TILES, "en"),
    ],
    ids=[
        "one language",
        "nothing held",
        "third language",
        "asked in a third",
        "empty passage",
        "empty question",
    ],
)
def test_a_question_stays_as_it_is_where_there_is_nothing_to_say(
    question: str, asked: Language, text: str, language: Language
) -> None:
    assert glossed(question, asked, text, language) == question


def test_a_word_that_the_passage_holds_itself_is_not_translated() -> None:
    asked = "Que prévoit le forum du parc ?"
    for text in ("The forum is in the park.", "Forum in the park", "The FORUM is in the park."):
        assert glossed(asked, "fr", text, "en") == f"{asked} (park)"
    assert glossed(asked, "fr", "FORUMS AND PARKS", "en") == f"{asked} (FORUMS, PARKS)"


def test_the_two_likeliest_words_are_given_for_one() -> None:
    text = "The shutters go down, the shelf is lower, and he was demoted."
    assert glossed("Qui abaisse ?", "fr", text, "en") == "Qui abaisse ? (lower, demoted)"


def test_each_word_that_carries_meaning_is_met_by_itself_or_by_a_translation() -> None:
    words = met("Which lesson has a sauna and a kettle?", "en", "Leçon individuelle, sauna", "fr")
    assert words == {"lesson": True, "sauna": True, "kettle": False}


def test_nothing_is_met_in_the_same_language_or_a_third() -> None:
    assert met("How much is a lesson?", "en", "A lesson is £4.", "en") == {}
    assert met("How much is a lesson?", "en", "Eine Stunde", "other") == {}
    assert met("Was kostet eine Stunde?", "other", "A lesson", "en") == {}
