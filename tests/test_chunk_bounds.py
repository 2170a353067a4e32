"""Where a text is cut that is too long, and which sentences make a passage: the limits on both sides."""

from collections.abc import Sequence

import pytest

from passerelle.index.chunk import (
    CONTEXT_CHARACTERS,
    LABEL_ALONE,
    _context,
    _is_label,
    _pack,
    _Piece,
)
from passerelle.index.even_parts import LONGEST_GRAPHEME, even_parts, grapheme_edge, space_near
from passerelle.index.types import Span


def parts(text: str, count: int) -> list[str]:
    return [text[each.start : each.end] for each in even_parts(text, Span(0, len(text)), count)]


def test_a_text_is_cut_evenly_at_the_last_space_before_each_part_ends() -> None:
    assert parts("un deux trois quatre", 2) == ["un deux", "trois quatre"]
    assert parts("un deux trois quatre cinq six", 3) == ["un deux", "trois", "quatre cinq six"]
    assert parts("un", 1) == ["un"]
    assert parts("abcdefgh", 4) == ["ab", "cd", "ef", "gh"]
    assert parts("abcdefghijkl mn", 2) == ["abcdefghijkl", "mn"]


@pytest.mark.parametrize(
    ("text", "ideal", "place"),
    [
        ("abcd efgh ijkl", 11, 9),
        ("abcd efgh ijkl", 9, 9),
        ("abcd\nefgh ijkl mn", 6, 4),
        ("abcd\nefgh ijkl mn", 11, 9),  # the line ends in the first half
        ("abcd | efgh ijkl", 8, 4),
        ("abcdefgh ij", 3, 8),
        ("abcdefgh", 3, 8),
        ("a\nb | c d", 6, 3),
    ],
)
def test_the_end_of_a_line_and_then_of_a_cell_go_before_a_space_where_they_are_near(
    text: str, ideal: int, place: int
) -> None:
    assert space_near(text, 0, ideal, len(text)) == place


@pytest.mark.parametrize(
    ("text", "ideal", "place"),
    [
        ("abcd", 2, 2),
        ("abe\u0301cd", 3, 2),
        ("a\u0301\u0301\u0301b", 2, 4),
        ("ab👩\u200d🚀c", 3, 2),
        ("ab👋🏽c", 3, 2),
        ("🇫🇷🇬🇧", 1, 4),
        ("e" + "\u0301" * (LONGEST_GRAPHEME + 8), 20, 20),
        ("e" + "\u0301" * 8, 4, 9),
    ],
)
def test_no_letter_is_parted_from_its_marks_nor_an_emoji_from_its_parts(
    text: str, ideal: int, place: int
) -> None:
    assert grapheme_edge(text, 0, ideal, len(text)) == place


@pytest.mark.parametrize(
    ("title", "heading", "path"),
    [
        ("Le port", "", "Le port"),
        ("", "Prix", "Prix"),
        ("Le port", "Prix", "Le port › Prix"),
        ("Le port", "Le port › Prix", "Le port › Prix"),
        ("Le port", "Le port", "Le port"),
        ("Le port", "Le portier", "Le port › Le portier"),
        ("x" * CONTEXT_CHARACTERS, "", "x" * CONTEXT_CHARACTERS),
        ("x" * 150, "yy zzzzzzzz", "x" * 150 + " › yy"),
    ],
)
def test_the_title_and_the_headings_are_one_path_of_a_hundred_and_sixty_characters(
    title: str, heading: str, path: str
) -> None:
    assert _context(title, heading) == path


@pytest.mark.parametrize("end", [".", "!", "?", "…", "»", ":"])
def test_a_label_is_one_short_line_that_ends_no_sentence(end: str) -> None:
    assert not _is_label(f"Le port{end}")
    assert _is_label("Le port, mai 2031")
    assert _is_label(f"\n{'x' * LABEL_ALONE}\n")
    assert not _is_label("x" * (LABEL_ALONE + 1))
    assert not _is_label("Le port\nMai 2031")


def packed(
    tokens: Sequence[int], target: int, room: int, *, opens: Sequence[int] = (0,), leads: int = 0
) -> list[int]:
    """Return how many sentences each passage has; those numbered in *opens* begin a paragraph."""
    pieces = [
        _Piece(Span(10 * at, 10 * at + 9), count, at in opens, at < leads) for at, count in enumerate(tokens)
    ]
    return [(each.end + 1 - each.start) // 10 for each in _pack(pieces, target, room)]


def test_sentences_make_passages_near_the_target() -> None:
    assert packed([10] * 9, 30, 100) == [3, 3, 3]
    assert packed([10] * 4, 40, 100) == [4]
    assert packed([50, 50], 30, 100) == [1, 1]
    assert packed([], 30, 100) == []


def test_of_two_cuts_as_good_the_longer_passage_comes_first() -> None:
    assert packed([10] * 3, 20, 25) == [2, 1]
    assert packed([10] * 5, 20, 25) == [2, 2, 1]


def test_a_passage_has_twice_the_target_at_most_and_what_the_window_holds() -> None:
    assert packed([31, 30], 30, 100) == [1, 1]
    assert packed([20, 20], 40, 39) == [1, 1]
    assert packed([80], 30, 100) == [1]


@pytest.mark.parametrize(("opens", "made"), [((0, 2), [2, 4]), ((0, 4), [4, 2]), ((0,), [3, 3])])
def test_a_passage_ends_where_a_paragraph_does_if_it_is_not_far(
    opens: Sequence[int], made: list[int]
) -> None:
    assert packed([10] * 6, 30, 100, opens=opens) == made


def test_headings_stay_with_what_they_lead() -> None:
    assert packed([30, 30], 30, 100, opens=(0, 1)) == [1, 1]
    assert packed([30, 30], 30, 100, opens=(0, 1), leads=1) == [2]
    assert packed([30, 45], 30, 100, opens=(0, 1), leads=1) == [2]
    assert packed([30], 30, 100, leads=1) == [1]
