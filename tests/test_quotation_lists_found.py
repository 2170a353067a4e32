"""Where a list begins and ends, and what announces it, for every way in which lists are written."""

import pytest

from passerelle.index.types import Document, Heading, Span
from passerelle.quotation.layout import Layout
from passerelle.quotation.lists import LONGEST_ITEM_LINE, list_at


def layout(text: str, heading: str = "") -> Layout:
    headings = (Heading(text.index(heading), text.index(heading) + len(heading), 1),) if heading else ()
    return Layout.around(Document("a.md", "T", "fr", text, headings=headings), Span(0, 1))


def said(text: str, at: int, heading: str = "") -> tuple[list[int], str, str] | None:
    """Return the lines of the list at line *at*, the words that lead to it, and the heading above it."""
    read = layout(text, heading)
    found = list_at(read, at)
    if found is None:
        return None
    lead, above = (read.text(each) if each else "" for each in (found.lead, found.above))
    return [*found.items], lead, above


MARKED = "Il faut :\n- un pot\n- une pelle\n\nFin."
LOOSE = "Il faut :\n\nun pot ;\n\nune pelle,\n\nun seau.\n\nFin."
BARE = "Il faut :\nun pot\nune pelle\n\nFin."
PARTED = "Il faut :\n\nun pot\nune pelle\n\nFin."


@pytest.mark.parametrize(
    ("text", "at", "items", "lead"),
    [
        (MARKED, 0, [1, 2], "Il faut :"),
        (MARKED, 1, [1, 2], "Il faut :"),
        (MARKED, 2, [1, 2], "Il faut :"),
        (LOOSE, 0, [1, 2, 3], "Il faut :"),
        (LOOSE, 1, [1, 2, 3], "Il faut :"),
        (LOOSE, 2, [1, 2, 3], "Il faut :"),
        (BARE, 0, [1, 2], "Il faut :"),
        (BARE, 2, [1, 2], "Il faut :"),
        (PARTED, 0, [1, 2], "Il faut :"),
        (PARTED, 1, [1, 2], "Il faut :"),
        ("Il pleut. Il faut :\n- un pot\n- une pelle", 1, [1, 2], "Il faut :"),
        ("Il pleut.\n- un pot\n- une pelle", 1, [1, 2], ""),
        ("- un pot\n- une pelle", 0, [0, 1], ""),
        ("un pot\nune pelle", 0, [0, 1], ""),
        ("- un pot\n\n- une pelle", 0, [0, 1], ""),
        ("- un pot\n\n* une pelle", 0, [0], ""),
        ("- un pot\n* une pelle", 0, [0, 1], ""),
        ("1. un pot\n\n2) une pelle\n\n(3) un seau", 0, [0, 1, 2], ""),
        ("a) un pot\n\n(b) une pelle\n\n1. un seau", 0, [0, 1], ""),
        ("1. un pot\n\n2. une pelle\n\n10. un seau", 0, [0, 1, 2], ""),
        ("a. un pot\n\nb. une pelle\n\niv. un seau", 0, [0, 1, 2], ""),
        ("* un pot\n\n* une pelle\n\n- un seau", 0, [0, 1], ""),
        ("- un pot\n\n  de terre\n\n- une pelle", 0, [0, 1, 2], ""),
        ("- un pot\n\n de terre\n\n- une pelle", 0, [0], ""),
        ("  de terre\n\n- un pot", 1, [1], ""),
        ("- un pot\n\n  Où ?\n\n- une pelle", 0, [0], ""),
        ("- Où ?\n\n  De terre\n\n- une pelle", 2, [2], ""),
        ("- Il faut :\n- un pot", 1, [0, 1], ""),
        ("Il faut :\nun pot\nune pelle\nEt :\nun seau\nune corde", 1, [1, 2], "Il faut :"),
        ("Il faut :\nun pot\nune pelle\nEt :\nun seau\nune corde", 3, [4, 5], "Et :"),
        ("Il faut :\nun pot\nune pelle\nEt :\nun seau\nune corde", 5, [4, 5], "Et :"),
        ("Ceci :\n\nun pot ;\n\nune pelle ;", 1, [1, 2], "Ceci :"),
        ("Il faut :\n- un pot\n\nFin.", 0, [1], "Il faut :"),
        ("[ ] un pot\n\n[x] une pelle", 0, [0, 1], ""),
        ("- un pot\n- une pelle\n\nFin :", 0, [0, 1], ""),
    ],
)  # fmt: skip
def test_a_list_has_its_items_and_the_sentence_that_leads_to_it(
    text: str, at: int, items: list[int], lead: str
) -> None:
    assert said(text, at) == (items, lead, "")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (MARKED, 3),
        (LOOSE, 4),
        (BARE, 3),
        ("Il faut :", 0),
        ("Il faut :\n\nun pot", 0),
        ("Il faut :\n\nun pot\n\nune pelle", 0),
        ("Il faut :\n\n| a | b |", 0),
        ("Il faut\n\nun pot ;\n\nune pelle.", 1),
        ("un pot ;\n\nune pelle.", 0),
        ("un pot", 0),
        ("| a | b |", 0),
        ("# Il faut :\n\nun pot", 0),
        ("Il faut :\nIl faut :", 1),
        ("Fin.\n\nun pot", 1),
        ("Article 1. Le pot\nArticle 2. La pelle", 0),
        ("Il faut :\n\nArticle 1. Le pot\nArticle 2. La pelle", 0),
        ("un pot\n| a | b |", 0),
        ("Il faut :\n\n| a | b ;\n\nun pot ;", 2),
        ("Il faut :\n---\nun pot ;", 0),
        ("un pot ;\n\nune pelle ;", 0),
        ("un pot ;\n\nune pelle ;\n\nIl faut :", 0),
    ],
)
def test_other_lines_are_no_list(text: str, at: int) -> None:
    assert said(text, at) is None


@pytest.mark.parametrize(("length", "listed"), [(LONGEST_ITEM_LINE, True), (LONGEST_ITEM_LINE + 1, False)])
def test_a_line_of_two_hundred_and_forty_letters_may_be_an_item_without_a_mark(
    length: int, *, listed: bool
) -> None:
    line = f"un {'p' * (length - 3)}"
    for text, at in ((f"{line}\nune pelle", 1), (f"Il faut :\n\n{line}\nune pelle", 0)):
        assert (said(text, at) is not None) is listed
    found = said(f"Il faut :\n\nun pot ;\n\n{line}", 1)
    assert found is not None
    assert found[0] == ([1, 2] if listed else [1])


def test_the_heading_above_a_list_that_nothing_leads_to_says_what_it_is_of() -> None:
    for text in ("Outils\n\n- un pot\n- une pelle", "Outils\n\nun pot\nune pelle"):
        assert said(text, 1, "Outils") == ([1, 2], "", "Outils")
    assert said("Outils\n\nIl faut :\n- un pot", 2, "Outils") == ([2], "Il faut :", "")
    assert said("Outils :\n\n- un pot", 1, "Outils :") == ([1], "", "Outils :")
    assert said("Outils\n\nFin.\n- un pot", 2, "Outils") == ([2], "", "")


def test_an_item_may_lead_to_those_below_it() -> None:
    text = "- un sac :\n\n1. un pot\n2. une pelle"
    assert said(text, 1) == ([1, 2], "- un sac :", "")
    assert said("Deux :\nun pot\nune pelle", 1) == ([1, 2], "Deux :", "")


def test_of_a_long_line_the_last_sentence_leads() -> None:
    start = "Il pleut sur le quai. " * 40
    found = said(f"{start}Il faut :\n- un pot", 1)
    assert found == ([1], "Il faut :", "")
