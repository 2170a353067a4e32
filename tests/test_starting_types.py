"""Which parts of a sentence say all by themselves, in French and in English, word by word."""

import re

import pytest

from passerelle.index.types import Document, Span
from passerelle.starting.types import (
    AT_THE_LATEST,
    Frame,
    Made,
    in_the_middle,
    left_open,
    matches,
    stands_alone,
)

POINTING = """it he she they him her them his its their this that these those there we you our your i my us who which
whose whom when where if as than il elle ils elles lui leur leurs son sa ses ce cet cette ces cela ça celui celle ceux
celles on nous vous notre nos votre vos je mon ma mes tu qui que dont ou où si y se en such same other others latter
former one each both même autre autres chacun chacune not no never also then here now soon ici elle-même lui-même
elles-mêmes eux-mêmes mais but or aussi ainsi alors puis ensuite only seulement""".split()
OPEN = """and or et ou again the a an le la les un une de du des to of in on at by for from avant après depuis
jusqu’au before after until avec with nuit matin soir afternoon morning evening night entre between only about
partir que that not en dans sur pour par sauf hors excepté sans sous chez vers selon pendant durant environ
except unless besides than without under over since during within around moins plus""".split()


@pytest.mark.parametrize("word", POINTING)
def test_a_part_with_a_word_that_points_elsewhere_does_not_stand_alone(word: str) -> None:
    assert not stands_alone(f"mill {word} red")
    assert not stands_alone("mill", f"near {word.upper()}")
    assert stands_alone(f"mill {word}x red")


@pytest.mark.parametrize("elided", ["qu’elle", "s’use", "n'use", "S’use"])
def test_an_elided_word_that_points_elsewhere_is_known(elided: str) -> None:
    assert not stands_alone(f"mill {elided}")
    assert stands_alone("mill d’Harle")


@pytest.mark.parametrize("word", OPEN)
def test_a_part_that_ends_with_a_joining_word_is_left_open(word: str) -> None:
    assert left_open(f"near Vaux {word}")
    assert left_open(word.upper())
    assert not left_open(f"near {word} Vaux")
    assert not left_open(f"near Vaux{word}")


FRAMES = (
    Frame("old", re.compile(r"(?P<subject>The [\w ]+?) is (?P<answer>old|\d+)(?P<rest>(?: [\w ]+)?)")),
    Frame("aged", re.compile(r"(?P<subject>The [\w ]+?) (?:is|was) (?P<answer>\d+)(?P<rest>(?: [\w ]+)?)")),
)


def kinds(text: str) -> list[str]:
    found = matches(FRAMES, text, re.compile(r"The Most\b"), re.compile(r"\bhas\b"))
    return [kind for kind, _ in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill is old", ["old"]),
        ("The mill is 12", ["old", "aged"]),
        ("The mill was 12", ["aged"]),
        ("So The mill was 12", []),
        ("The Most mill was 12", []),
        ("The Mostly mill was 12", ["aged"]),
        ("The mill has was 12", []),
        ("The hasty mill was 12", ["aged"]),
        ("The mill was 12 today", ["aged"]),
        ("The mill was 12 like his barn", []),
        ("The other mill was 12", []),
        ("The mill was 12 like the", []),
        ("The two mills was 12", []),
        ("The mill was 12 near both mills", []),
        ("The smallest was 12", []),
    ],
)
def test_a_frame_fits_where_its_parts_say_what_they_mean(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


LATEST = (
    "au plus tard | au plus tôt | at the latest | at the very latest | at the earliest | at the very earliest"
)


@pytest.mark.parametrize("words", LATEST.split(" | "))
def test_a_time_that_is_only_an_end_fits_no_frame(words: str) -> None:
    assert kinds(f"The mill was 12 {words}") == []
    assert kinds(f"The mill was 12 near {words}x") != []
    assert AT_THE_LATEST.match(f"12 {words}", 2)


def test_what_is_made_of_a_sentence_says_where_its_words_stand() -> None:
    text = "Rain. The red mill of Vaux is 12 near Orval."
    document = Document("x", "X", "en", text)
    sentence = Span(6, len(text))
    ((kind, found), *_) = matches(FRAMES, text[6:], re.compile("Most"), re.compile("has"))
    made = Made.of("How old?", "en", document, sentence, kind, found, "the red mill of Vaux")
    assert made == Made(
        "How old?",
        "en",
        "x",
        sentence,
        Span(text.index("12"), text.index("12") + 2),
        named=True,
        kind="old",
        subject="the red mill of Vaux",
    )
    assert not Made.of("How old?", "en", document, sentence, kind, found, "the mill").named
    other = Made.of("How old?", "en", document, sentence, kind, found, "the red mill")
    assert other.named  # by Orval


@pytest.mark.parametrize(
    ("subject", "text", "inside"),
    [
        ("THE mill", "", "the mill"),
        ("À table", "", ""),
        ("École ouverte", "une école ouverte", "école ouverte"),
        ("École ouverte", "Notre École", "École ouverte"),
        ("Mill owners", "é mill", "mill owners"),
        ("Mill owners", "a Mill, mill", "Mill owners"),
        ("Mill owners", "a Mill, mill or mill", "mill owners"),
        ("Mill owners", "1 Mill", ""),
        ("Mill owners", "1 mill", "mill owners"),
        ("Mill owners", "l’ Mill", "Mill owners"),
        ("Mill owners", "Millers of mills", ""),
        ("X owners", "", ""),
        ("UNO owners", "", "UNO owners"),
        ("Mill-owner Pane", "", "Mill-owner Pane"),
        ("O’Neill Pane", "", "O’Neill Pane"),
        ("Mill owners Pane", "", ""),
        ("1st mill", "a 1st mill", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_first_word_is_written_as_the_text_writes_it_elsewhere(
    subject: str, text: str, inside: str
) -> None:
    assert in_the_middle(subject, Document("x", "X", "en", text), ("the",)) == inside
