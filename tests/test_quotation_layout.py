"""Which lines around a span are read, and how they are looked up by their place."""

import pytest

from passerelle.index.types import Document, Span
from passerelle.quotation.layout import PARAGRAPH, REACH, Layout


def layout(text: str, place: int = 0, reach: int = REACH) -> Layout:
    return Layout.around(Document("a.md", "T", "fr", text), Span(place, place), reach)


def texts(found: Layout) -> list[str]:
    return [found.text(line) for line in found.lines]


FIVE = "Un.\nDeux.\n\nTrois.\nQuatre.\n\nCinq."


@pytest.mark.parametrize(
    ("place", "line"), [(0, 0), (3, 0), (4, 1), (9, 1), (10, 1), (11, 2), (17, 2), (18, 3), (27, 4), (99, 4)]
)
def test_a_place_lies_in_the_line_that_holds_it_or_ends_before_it(place: int, line: int) -> None:
    assert layout(FIVE).at(place) == line


def test_a_place_before_all_lines_lies_in_the_first() -> None:
    assert layout("\n\n\nUn.\n\nDeux.").at(0) == 0


@pytest.mark.parametrize(("line", "block"), [(0, (0, 2)), (1, (0, 2)), (2, (2, 4)), (3, (2, 4)), (4, (4, 5))])
def test_a_block_is_the_lines_between_two_blank_ones(line: int, block: tuple[int, int]) -> None:
    assert layout(FIVE).block(line) == range(*block)


def test_lines_are_looked_up_from_the_nearest_one_above() -> None:
    assert list(layout(FIVE).up(3)) == [2, 1, 0]
    assert list(layout(FIVE).up(0)) == []


@pytest.mark.parametrize(
    ("head", "sent"),
    [
        ("De : Ada\nDate : 4 mars", ["Date : 4 mars"]),
        ("Envoyé : 4 mars\nDe : Ada", ["Envoyé : 4 mars"]),
        ("From: Ada\nSent: 4 March\nTo: Ben", ["Sent: 4 March"]),
        ("Date : 4 mars\nDate : 5 mars", ["Date : 5 mars"]),
        ("De : Ada\nObjet : bac", []),
        ("Date : 4 mars", []),
    ],
)
def test_a_line_is_dated_by_the_head_of_its_mail(head: str, sent: list[str]) -> None:
    found = layout(f"{head}\n\nLe bac part.\n\nDate : 6 mars")
    last = len(found.lines) - 2
    assert [found.text(each) for each in found.sent(last)] == sent
    assert found.sent(0) == ()


def test_a_line_above_a_mail_has_no_date() -> None:
    found = layout("Le bac part.\n\nDe : Ada\nDate : 4 mars\n\nFin.")
    assert found.sent(0) == ()
    assert len(found.sent(3)) == 1


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (0, ["Trois.", "Quatre."]),
        (1, ["Trois.", "Quatre."]),
        (9, ["Un.", "Deux.", "Trois.", "Quatre.", "Cinq."]),
    ],
)
def test_whole_paragraphs_are_read_as_far_as_the_reach(reach: int, expected: list[str]) -> None:
    place = FIVE.index("Quatre")
    assert texts(layout(FIVE, place, reach)) == expected


def test_a_span_is_read_with_both_its_ends() -> None:
    document = Document("a.md", "T", "fr", FIVE)
    found = Layout.around(document, Span(0, FIVE.index("Trois") + 1), 0)
    assert texts(found) == ["Un.", "Deux.", "Trois.", "Quatre."]


@pytest.mark.parametrize(("length", "whole"), [(PARAGRAPH, True), (PARAGRAPH + 1, False)])
def test_of_a_long_paragraph_only_the_line_is_read(length: int, *, whole: bool) -> None:
    above = f"Le {'b' * (length - 8)}c.\n"
    place = len("Un.\n\n" + above)
    text = f"Un.\n\n{above}Il part.\n\nFin."
    assert texts(layout(text, place, 0)) == ([above.strip()] if whole else []) + ["Il part."]
    below = f"\nLe {'b' * (length - 16)}c."
    text = f"Un.\n\nIl part.{below}\n\nFin."
    assert texts(layout(text, 5, 0)) == ["Il part."] + ([below.strip()] if whole else [])


@pytest.mark.parametrize(("length", "whole"), [(PARAGRAPH, True), (PARAGRAPH + 1, False)])
def test_the_first_and_the_last_paragraph_of_a_text_are_read_whole_as_others_are(
    length: int, *, whole: bool
) -> None:
    above = f"Le {'b' * (length - 6)}c.\n"
    found = texts(layout(f"{above}Il part.\n\nFin.", len(above), 0))
    assert found == ([above.strip()] if whole else []) + ["Il part."]
    below = f"\nLe {'b' * (length - 14)}c."
    found = texts(layout(f"Un.\n\nIl part.{below}", 5, 0))
    assert found == ["Il part."] + ([below.strip()] if whole else [])


def test_what_is_farther_than_the_reach_is_left_unread() -> None:
    text = "\n\n".join(f"Le bac {number:03} part." for number in range(1000))
    place = text.index("Le bac 500")
    found = texts(layout(text, place))
    assert found[0] == f"Le bac {500 - REACH // 18 - 1:03} part."
    assert found[-1] == f"Le bac {500 + REACH // 18:03} part."


def test_a_text_of_white_space_has_no_lines() -> None:
    assert layout(" \n\n ").lines == ()
    assert layout("").lines == ()
