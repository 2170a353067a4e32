"""Facts about a text that is too long and is parted: where, and what is never parted."""

import pytest

from passerelle.index.even_parts import LONGEST_GRAPHEME, continues, even_parts, grapheme_edge, space_near
from passerelle.index.types import Span


def parts(text: str, count: int, start: int = 0, end: int | None = None) -> list[str]:
    span = Span(start, len(text) if end is None else end)
    return [text[each.start : each.end] for each in even_parts(text, span, count)]


@pytest.mark.parametrize(
    ("text", "count", "made"),
    [
        ("aa bbb cc dd", 2, ["aa bbb", "cc dd"]),
        ("aa bbbbb cc", 2, ["aa", "bbbbb cc"]),  # the space before the middle, where one is
        ("aa bb cc dd", 4, ["aa", "bb", "cc", "dd"]),
        ("aaaaaaaa b", 2, ["aaaaaaaa", "b"]),
        ("a bbbbbbbb", 2, ["a", "bbbbbbbb"]),
        ("aaaa\nbb cc dd", 2, ["aaaa", "bb cc dd"]),
        ("a bbbbbbbbbbbb cc", 3, ["a", "bbbbbbbbbbbb", "cc"]),  # no second part before the first
        ("abcdef", 3, ["ab", "cd", "ef"]),
        ("abcdef", 1, ["abcdef"]),
        ("ab", 5, ["a", "b"]),
        ("  ", 2, []),
        ("a  \n  b", 2, ["a", "b"]),
        ("aa\u202fbb", 2, ["aa", "bb"]),
    ],
)
def test_a_text_is_parted_at_the_white_space_before_each_part_ends(
    text: str, count: int, made: list[str]
) -> None:
    assert parts(text, count) == made


def test_a_span_is_parted_without_a_look_at_what_stands_around_it() -> None:
    assert parts("xx yy abcdef zz", 2, 6, 12) == ["abc", "def"]
    assert parts("xx ab cdefgh zz", 2, 3, 12) == ["ab", "cdefgh"]
    assert parts("xx cdefgh ab zz", 2, 3, 12) == ["cdefgh", "ab"]


@pytest.mark.parametrize(
    ("text", "start", "ideal", "place"),
    [
        ("a\nbbbb cc dd", 0, 7, 6),  # a line that ends in the first half is not near
        ("aaaa\nbb cc dd", 0, 7, 4),
        ("aa | bb cc dd", 0, 9, 7),
        ("aaaa | bb cc d", 0, 9, 4),
        ("aaaa | b\nc dd", 0, 11, 8),
        ("aaaaaa\nb | c d", 0, 11, 6),  # a line goes before a cell
        ("x aaaa bb", 1, 6, 6),
        ("x aaaa bb", 1, 5, 6),  # nothing before, and so behind
        ("x aaaabb", 1, 5, 8),
        ("aaaa\tbb", 0, 4, 4),
    ],
)
def test_a_line_then_a_cell_then_a_word_ends_a_part(text: str, start: int, ideal: int, place: int) -> None:
    assert space_near(text, start, ideal, len(text)) == place


def test_the_end_is_the_last_place_that_is_looked_at() -> None:
    assert space_near("aaaa bb", 0, 2, 4) == 4
    assert space_near("aaaabb cc", 0, 2, 5) == 5


@pytest.mark.parametrize(
    ("text", "place", "inside"),
    [
        ("ab", 1, False),
        ("e\u0301", 1, True),
        ("कि", 1, True),
        ("❤\ufe0f", 1, True),
        ("👩\u200d🚀", 1, True),
        ("👩\u200d🚀", 2, True),
        ("👋🏻", 1, True),
        ("👋🏿", 1, True),
        ("👋🏀", 1, False),
        ("🇫🇷", 1, True),
        ("🇦🇿", 1, True),
        ("🇫a", 1, False),
        ("a🇫", 1, False),
        ("😀😀", 1, False),
    ],
)
def test_what_belongs_to_the_character_before_it(text: str, place: int, *, inside: bool) -> None:
    assert continues(text, place) is inside


@pytest.mark.parametrize(
    ("text", "start", "ideal", "place"),
    [
        ("abcd", 0, 2, 2),
        ("ae\u0301\u0301b", 0, 3, 1),
        ("e\u0301\u0301b", 0, 2, 3),  # nothing before, and so behind
        ("xe\u0301b", 1, 2, 3),
        ("e\u0301", 0, 1, 2),  # no place but the end
        ("a" + "\u0301" * 40, 0, 20, 20),  # more marks than a letter bears
        ("a" + "\u0301" * (LONGEST_GRAPHEME - 1), 0, 20, 32),
        ("a" + "\u0301" * LONGEST_GRAPHEME, 0, 20, 20),
        ("a" * 9 + "\u0301" * 31, 0, 39, 8),
        ("a" * 7 + "\u0301" * 33, 0, 39, 39),
        ("x" * 20 + "e" + "\u0301" * 15, 20, 25, 36),  # as few marks as a letter bears, far into a text
    ],
)
def test_a_word_is_parted_near_the_place_that_is_wanted(
    text: str, start: int, ideal: int, place: int
) -> None:
    assert grapheme_edge(text, start, ideal, len(text)) == place
