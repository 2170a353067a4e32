"""Which questions with a verb stand alone behind another, by what they name and what the cited text speaks of."""

from typing import Any

import pytest

from passerelle.conversation.before import Before
from passerelle.conversation.leaning import opened
from passerelle.conversation.tokens import tokens
from passerelle.conversation.turns import Turn
from passerelle.conversation.whole import is_of_cited, is_whole, own_words

TEXT = "A bed costs £9. Breakfast is at the Vesper room. The Owl Walk starts here, with a torch and boots."


def hostel(**known: Any) -> Before:
    question = "How much is a bed at Halden?"
    turn = Turn(question, question, "en", ("h",), ("Halden hostel",))
    return Before(turn, **{"texts": [TEXT], "topic": "Halden", **known})


def whole(text: str, **known: Any) -> bool:
    now = opened(text)
    return is_whole(hostel(**known), now, tokens(now.text))


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("who owns it?", False),
        ("does the Otley market start early?", True),
        ("does the Owl Walk start early?", False),
        ("and does the Owl Walk start early with torches, boots, lamps?", False),
        ("does the Owl Walk start early with torches, boots, lamps?", True),
        ("does the Halden bed creak?", True),
    ],
)
def test_a_question_with_a_name_stands_alone_unless_the_cited_text_has_it(text: str, *, alone: bool) -> None:
    assert whole(text) is alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("where do beds, boots, rooms, walks creak?", True),
        ("where do beds, boots, rooms creak?", False),
        ("and where do beds, boots, rooms, walks, breakfast creak?", False),
        ("and where do beds, boots, rooms, walks, breakfast, red torches creak?", True),
    ],
)
def test_a_question_of_five_words_of_its_own_stands_alone_and_behind_and_one_of_seven(
    text: str, *, alone: bool
) -> None:
    assert whole(text) is alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("when is breakfast?", False),
        ("when is lunch?", False),
        ("when is lunch served?", True),
        ("and when is lunch served?", False),
        ("when is breakfast served?", False),
        ("where are boots, cats, dogs sold?", True),
        ("where are boots, beds, dogs sold?", False),
        ("where are boots, cats sold?", True),
        ("where are boots, beds sold?", False),
        ("how many people sleep?", False),
        ("how many people sleep inside?", True),
        ("for what reason do sheep stay?", True),
        ("for what reason do sheep?", False),
        ("can I bring dogs, cats?", False),
        ("is the blade of the mower sharp?", True),
        ("how much is a kettle's red lamp?", True),
    ],
)
def test_a_question_without_a_name_is_new_where_the_text_has_none_or_less_than_half_of_its_words(
    text: str, *, alone: bool
) -> None:
    assert whole(text) is alone


def test_where_nothing_was_cited_only_what_names_a_whole_is_new() -> None:
    assert not whole("when is lunch served?", texts=[])
    assert whole("is the blade of the mower sharp?", texts=[])


def test_words_of_the_question_before_or_of_a_title_are_spoken_of() -> None:
    assert not whole("where does the hostel burn?")
    assert whole("where does the hotel burn?")


@pytest.mark.parametrize(
    ("text", "topic", "cited"),
    [
        ("the Owl Walk", "Halden", True),
        ("Owl and Vesper", "Halden", True),
        ("the Owl's torch", "Halden", True),
        ("Owl and Otley", "Halden", False),
        ("the Halden Owl", "Halden", False),
        ("the Owl Walk", "", False),
        ("the torch", "Halden", False),
        ("the Torch", "Halden", False),
    ],
)
def test_a_name_is_of_the_cited_text_where_a_capital_there_says_so(
    text: str, topic: str, *, cited: bool
) -> None:
    assert is_of_cited(hostel(topic=topic), tokens(text)) is cited


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("how many at once?", []),
        ("how many boots at once?", ["boots"]),
        ("boots at once", ["boots", "once"]),
        ("at most how many at once?", []),
        ("à peu près combien alors ?", ["peu", "près"]),
        ("pourquoi plus rien ?", []),
        ("le total du bac", ["total", "bac"]),
    ],
)
def test_a_vague_word_beside_a_question_word_asks_nothing(text: str, own: list[str]) -> None:
    assert [word.text for word in own_words(tokens(text))] == own


@pytest.mark.parametrize(
    "word", "persons person people personnes personne gens monde members membres".split()
)
def test_who_comes_to_anything_is_no_thing_of_its_own(word: str) -> None:
    assert not whole(f"how do {word} climb?")
    assert whole("how do otters climb?")
