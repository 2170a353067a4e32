"""What a refusal suggests: the innermost headings of the nearest passages, in the language of the question first."""

import pytest

from passerelle.index.types import Document, Heading, Language, Passage
from passerelle.section import section
from passerelle.suggestions import refusal, suggestions
from passerelle.types import Hit

QUESTION = "Who won the chess match?"


def hit(title: str, *headings: str, language: Language = "en", under: str | None = None) -> Hit:
    """Return the hit of the words below *headings*, in a document of that *title*."""
    text, places = "", []
    for level, heading in enumerate(headings, start=1):
        places.append(Heading(len(text), len(text) + len(heading), level))
        text += f"{heading}\n\n"
    start = len(text)
    text += "The words.\n\nLater\n\nMore."
    places.append(Heading(text.index("Later"), text.index("Later") + 5, 1))
    document = Document(title, title, language, text, headings=tuple(places))
    path = " › ".join([title, *headings]) if under is None else under
    return Hit(1, Passage(document, start, start + 10, language, None, path), 0.9, 0.8)


def test_the_last_heading_above_a_passage_is_suggested_and_else_its_title() -> None:
    assert suggestions(QUESTION, [hit("Mill", "Hours", "On Sundays")]) == ("On Sundays",)
    assert suggestions(QUESTION, [hit("Mill")]) == ("Mill",)
    assert suggestions(QUESTION, [hit("Mill", "Mill", under="Mill")]) == ("Mill",)
    assert suggestions(QUESTION, []) == ()
    assert suggestions(QUESTION, [hit("Mill", "Hours", under="Mill")]) == (
        "Mill",
    )  # it stands below no heading


def test_a_heading_that_a_passage_begins_with_is_suggested_and_one_that_is_not_known_is_not() -> None:
    text = "Hours\n\nThe words."
    document = Document("a", "Mill", "en", text, headings=(Heading(0, 5, 1),))
    bare = Document("b", "Weir", "en", text)
    hits = [
        Hit(1, Passage(each, 0, len(text), "en", None, "Mill › Hours"), 0.9, 0.8) for each in (document, bare)
    ]
    assert suggestions(QUESTION, hits) == ("Hours", "Weir")


def test_three_are_suggested_each_once_whatever_its_capitals() -> None:
    named = [hit("Mill", each) for each in ("Hours", "HOURS", "Flour", "Rye", "Eels")]
    assert suggestions(QUESTION, named) == ("Hours", "Flour", "Rye")


def test_spaces_are_made_one_and_what_is_empty_or_long_is_left_out() -> None:
    assert suggestions(QUESTION, [hit(""), hit(" ", under="")]) == ()
    assert suggestions(QUESTION, [hit("The   old\tmill")]) == ("The old mill",)
    assert suggestions(QUESTION, [hit("x" * 80), hit("y" * 81)]) == ("x" * 80,)


def test_of_the_first_five_those_in_the_language_of_the_question_come_first() -> None:
    french = [hit(f"Moulin {number}", language="fr") for number in range(4)]
    assert suggestions(QUESTION, [*french, hit("Mill")]) == ("Mill", "Moulin 0", "Moulin 1")
    assert suggestions("Qui a gagné le match ?", [hit("Mill"), *french]) == (
        "Moulin 0",
        "Moulin 1",
        "Moulin 2",
    )
    five = [*french, hit("Moulin 4", language="fr")]
    assert suggestions(QUESTION, [*five, hit("Mill")]) == ("Moulin 0", "Moulin 1", "Moulin 2")


def test_a_question_in_a_third_language_is_told_which_two_are_understood() -> None:
    question = "Wie viel kostet der Eintritt?"
    assert suggestions(question, [hit("Mill")]) == ()
    assert "in French and in English" in refusal(question, "en", [hit("Mill")])
    assert refusal(QUESTION, "en", [hit("Mill")]) == (
        "The documents do not answer this question. Here are the nearest passages."
    )
    assert refusal(QUESTION, "en", []) == "The documents do not answer this question."


@pytest.mark.parametrize(
    ("title", "heading", "above"),
    [
        ("Mill", "Mill › Hours › On Sundays", "Hours › On Sundays"),
        ("Mill", "Mill", ""),
        ("Mill", "", ""),
        ("Mill", "Hours", "Hours"),
        ("Mill", "Mills › Hours", "Mills › Hours"),
        ("", "Hours", "Hours"),
    ],
)
def test_a_section_is_the_headings_without_the_title(title: str, heading: str, above: str) -> None:
    assert section(Passage(Document("a", title, "en", "x"), 0, 1, "en", None, heading)) == above


def test_headings_in_the_language_of_the_question_are_suggested_first() -> None:
    def near(rank: int, language: Language, heading: str) -> Hit:
        document = Document(heading, heading, language, heading)
        return Hit(rank, Passage(document, 0, len(heading), language), 0.5, 0.5)

    hits = [near(1, "en", "Rent"), near(2, "fr", "Loyer"), near(3, "en", "Deposit"), near(4, "fr", "Charges")]
    assert suggestions("Combien coûte le chauffage ?", hits) == ("Loyer", "Charges", "Rent")
    assert suggestions("How much is the heating?", hits) == ("Rent", "Deposit", "Loyer")


def headed(name: str, heading: str) -> Document:
    text = f"{heading}\n\nLe bac part."
    return Document(name, "Bac", "fr", text, headings=(Heading(0, len(heading), 1),))


@pytest.mark.parametrize(("length", "suggested"), [(80, True), (81, False)])
def test_a_heading_of_eighty_letters_is_suggested(length: int, *, suggested: bool) -> None:
    document = headed("a", "x" * length)
    passage = Passage(document, length + 2, len(document.text), "fr", heading="x" * length)
    found = suggestions("Quand part le bac ?", [Hit(1, passage, 0.9, 0.9)])
    assert found == (("x" * length,) if suggested else ())


def test_three_headings_are_suggested_each_once() -> None:
    hits = []
    for at, name in enumerate(("Prix", "prix", "Jours", "Quais", "Ponts"), start=1):
        document = headed(f"{at}", name)
        passage = Passage(document, len(name) + 2, len(document.text), "fr", heading=name)
        hits.append(Hit(at, passage, 0.9, 0.9))
    assert suggestions("Quand part le bac ?", hits) == ("Prix", "Jours", "Quais")
