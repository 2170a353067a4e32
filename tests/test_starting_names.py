"""By what names start questions speak of documents and of the things in them."""

import pytest

from passerelle.index.types import Document
from passerelle.starting.draw import _of_document
from passerelle.starting.names import points_at_several, says_which, short_name, takes_up


@pytest.mark.parametrize(
    ("subject", "rest", "language", "says"),
    [
        ("the farewell", "in Berlin", "en", False),
        ("the long farewell", "in Berlin", "en", True),
        ("the Council", "", "en", False),
        ("the Mill", "", "en", True),
        ("Harriet", "", "en", False),
        ("Harriet Pane", "", "en", True),
        ("Mill", "", "en", True),
        ("l’Albanie", "", "fr", True),
        ("l’adieu", "à Berlin", "fr", False),
        ("la pompe", "", "fr", False),
    ],
)
def test_an_article_and_one_noun_or_a_first_name_do_not_say_which(
    subject: str, rest: str, language: str, *, says: bool
) -> None:
    assert says_which(subject, rest, "The Mill", language) is says


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Drill Report — Alder House", "Every report of a drill counts.", "Alder House"),
        ("Drill Report", "Every report of a drill counts.", ""),
        (
            "Finding Aid: Papers of the Garside Kiln",
            "The Garside works closed.",
            "Papers of the Garside Kiln",
        ),
        ("Finding Aid: Papers of the Garside Kiln", "", "Finding Aid"),
        ("Course Rules: Harrow Engineering", "Students at Harrow have a course.", "Harrow Engineering"),
    ],
)
def test_a_document_is_named_by_what_its_text_says_with_a_capital(title: str, text: str, name: str) -> None:
    assert short_name(title, text) == name


def test_a_document_is_not_named_by_what_another_is_named_too() -> None:
    assert short_name("Alder House, May – Harrow Club", "", ["Alder House, June"]) == "Harrow Club"
    assert short_name("Alder House, May", "", ["Rules of Alder House"]) == ""


def test_a_thing_that_the_words_before_tell_of_is_not_asked_about() -> None:
    text = "A nurse sees most patients in Clinic 7. {} takes about ninety minutes.\n\nThe coach takes 20 minutes."
    questions = [
        [
            each.question
            for each in _of_document(Document("x", "Alder House", "en", text.format(what)), "en", alone=False)
        ]
        for what in ("The visit", "The first visit")
    ]
    coach = "Alder House: how long does the coach take?"
    assert questions == [[coach], ["Alder House: how long does the first visit take?", coach]]


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Finding Aid: Kiln Papers", "Finding Aid: Kiln Papers\n\nWe met at Kiln yesterday.", "Kiln Papers"),
        ("Finding Aid: Kiln Papers", "Finding Aid: Kiln Papers\n\nWe met yesterday.", "Finding Aid"),
        ("Harrow Club, Alder House", "Club of men. We met at Alder yesterday.", "Alder House"),
        ("Harrow Club, Alder House", "House rules.", "Alder House"),
        ("Harrow Club, Alder House", "Alder is old.", "Harrow Club"),
        ("Harrow Club, Alder House", "We met at Alder, an alder.", "Harrow Club"),
        ("Harrow Club, Alder House", "Old,\u00a0Alder; 1 Alder; Alders; at Alderson.", "Harrow Club"),
        ("Harrow Club, Alder House", "On passe à l’ Alder.", "Alder House"),
        ("Harrow Club, Alder House", "old harrow club", "Alder House"),
        ("Harrow Club, Alder House", "old harrow", "Harrow Club"),
        ("Harrow Club, Alder House", "old harrowing clubs", "Harrow Club"),
        ("Club of 1931, Alder House", "", "Alder House"),
        ("club of Harrow, Alder House", "", "Alder House"),
        ("HARROW CLUB, Alder House", "", "Alder House"),
        ("Harrow club, Alder House", "", "Alder House"),
    ],
)
def test_the_part_of_a_title_that_the_text_speaks_of_names_its_document(
    title: str, text: str, name: str
) -> None:
    assert short_name(title, text) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rules – Harrow Club", "Harrow Club"),
        ("Rules | Harrow Club", "Harrow Club"),
        ("Rules: Harrow Club", "Harrow Club"),
        ("Rules: Harrow Club)", "Harrow Club"),
        ("Rules Harrow-Club", "Rules Harrow-Club"),
        ("Rules,Harrow Club", "Rules,Harrow Club"),
        ("Rules:Harrow Club", "Rules:Harrow Club"),
    ],
)
def test_a_title_is_parted_at_its_signs_with_a_space_behind_them(title: str, name: str) -> None:
    assert short_name(title) == name


BARE = ["the mill", "le moulin", "la roue", "les roues", "l'eau", "l’eau", "the saw-mill"]


@pytest.mark.parametrize(
    "subject", [*BARE, "the old mill", "mill", "a mill", "the 1931", "the mill’s", "un moulin"]
)
def test_an_article_and_one_noun_alone_take_up_what_was_said(subject: str) -> None:
    assert takes_up(subject, "Before it.") is (subject in BARE)
    assert not takes_up(subject, " \n")


FEW = "two three four five six seven eight nine ten twenty deux trois quatre cinq six sept huit dix vingt".split()


@pytest.mark.parametrize("number", FEW)
def test_some_of_a_number_point_at_several_and_some_of_a_name_do_not(number: str) -> None:
    for article in ("the", "les", "des", "aux"):
        assert points_at_several(f"{article} {number} mills")
        assert not points_at_several(f"{article} {number} Baltic mills")
        assert not points_at_several(f"{article} {number}x mills")
    assert not points_at_several(f"{number} mills")
    assert points_at_several("the mill", f"of the {number} mills")


SUPERLATIVES = "the smallest | the best | the first | the second | the third | the last | the next | the main"
PLACES = """le premier | la première | les premières | la premiere | le dernier | la dernière | les derniers
le second | la seconde | les secondes | la suivante | le suivant | les suivants"""
NOUNS = """forest harvest request interest guest contest test chest nest rest quest protest arrest priest fest
west""".split()


def test_one_of_several_by_its_place_points_at_several_and_a_noun_does_not() -> None:
    for part in (*SUPERLATIVES.split(" | "), "both", "both mills", "mills and both"):
        assert points_at_several(part), part
    for part in ("the smallest mill", "the first mill", "smallest", "bothered", "a second"):
        assert not points_at_several(part), part
    for noun in NOUNS:
        assert not points_at_several(f"the {noun}"), noun


@pytest.mark.parametrize("part", [each for line in PLACES.splitlines() for each in line.split(" | ")])
def test_one_of_several_in_french_points_at_several(part: str) -> None:
    assert points_at_several(part)
    assert not points_at_several(f"{part} roue")


@pytest.mark.parametrize(
    ("subject", "rest", "title", "language", "says"),
    [
        ("the mill", "", "The mill", "en", False),
        ("Mill", "", "Old Mill", "en", True),
        ("Mill", "", "Old mill", "en", False),
        ("mill of Vaux", "", "X", "en", True),
        ("mill", "of Vaux", "X", "en", False),
        ("old mill", "of Vaux", "X", "en", True),
        ("old mill", "", "X", "en", False),
        ("la Loire", "", "X", "fr", True),
        ("la Loire", "", "X", "en", False),
        ("la loire", "vers Vaux", "X", "fr", False),
        ("les Alpes", "", "Les Alpes", "en", True),
        ("l'Isle", "", "X", "fr", True),
    ],
)  # fmt: skip
def test_a_name_says_which_thing_is_meant(
    subject: str, rest: str, title: str, language: str, *, says: bool
) -> None:
    assert says_which(subject, rest, title, language) is says
