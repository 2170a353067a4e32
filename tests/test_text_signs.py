"""The signs of a text one by one: which go, which become another, which are written out so that all see them."""

import json

import pytest

from passerelle.index.text import (
    TextBuilder,
    capital,
    clean,
    escaped_json,
    one_line,
    sound,
    table_row,
    visible,
    visible_name,
)
from passerelle.index.types import Heading, Span

CONTROLS = [chr(code) for code in (*range(32), *range(127, 160))]


def test_what_no_reader_sees_is_taken_out_of_a_text() -> None:
    parting = {"\t": "a b", **dict.fromkeys("\n\r\v\f\x85", "a\nb")}
    for sign in (*CONTROLS, *"\u00ad\u200b\u2060\ufeff\ufffe\uffff"):
        assert clean(f"a{sign}b") == parting.get(sign, "ab"), repr(sign)


@pytest.mark.parametrize(
    ("sign", "letters"),
    [("\ufb00", "ff"), ("\ufb01", "fi"), ("\ufb02", "fl"), ("\ufb03", "ffi"), ("\ufb04", "ffl"),
     ("\ufb05", "st"), ("\ufb06", "st"), ("œ", "œ"), ("\u2028", "\n"), ("\u2029", "\n\n"), (chr(0xD800), "\ufffd"),
     (chr(0xDFFF), "\ufffd")],
)  # fmt: skip
def test_a_ligature_is_spelt_and_a_sign_that_parts_lines_parts_them(sign: str, letters: str) -> None:
    assert clean(f"a{sign}b") == f"a{letters}b"


@pytest.mark.parametrize("space", " \u2002\u2003\u2004\u2005\u2007\u2008\u2009\u200a\u3000")
def test_a_space_of_any_width_is_one_space_of_a_line_and_none_at_its_ends(space: str) -> None:
    assert one_line(f"{space}a{space}\n {space}b{space}") == "a b"
    assert clean(f"{space}a{space}{space}b{space}\nc") == f"a{space}{space}b\nc"


@pytest.mark.parametrize("space", "\u00a0\u202f")
def test_a_no_break_space_stays_between_words_and_goes_at_the_end_of_a_line(space: str) -> None:
    assert one_line(f"a{space}b") == f"a{space}b"
    assert clean(f"{space}a{space}\n{space}b{space}") == f"a\n{space}b"


def test_blank_lines_are_one_and_none_stand_at_the_ends() -> None:
    assert clean("\n\n a\n\nb\n\n\n\nc\n \n\nd\n\n") == "a\n\nb\n\nc\n\nd"


def test_what_a_person_typed_keeps_its_places() -> None:
    for sign in (*CONTROLS, chr(0xD800), chr(0xDFFF)):
        kept = sign in "\t\n\r\x85"
        assert sound(f"a{sign}b") == (f"a{sign}b" if kept else "a\ufffdb"), repr(sign)


SEEN = "aé漢 \u00a0\u200d\u200f\u202f\u2065\u206a\U000e0080\U000dffff"
UNSEEN = [
    *"\x00\x08\x0b\x0c\r\x1b\x1f\x7f\x80\x9f\u2028\u2029\u202a\u202e\u2066\u2069",
    "\U000e0000",
    "\U000e007f",
]


@pytest.mark.parametrize("sign", UNSEEN)
def test_what_is_not_seen_and_turns_or_commands_is_written_out(sign: str) -> None:
    shown = f"a⟨U+{ord(sign):04X}⟩b"
    assert visible(f"a{sign}b") == visible_name(f"a{sign}b") == shown
    escaped = escaped_json(f'"a{sign}b"')
    assert escaped.isascii()
    assert json.loads(escaped) == f"a{sign}b"


def test_what_is_seen_stays_as_it_is_and_a_name_stands_on_one_line() -> None:
    assert visible(f"{SEEN}\t\n") == f"{SEEN}\t\n"
    assert visible_name(f"{SEEN}\t\n") == f"{SEEN}⟨U+0009⟩⟨U+000A⟩"
    assert escaped_json(SEEN) == SEEN
    assert escaped_json("\U000e0041") == "\\udb40\\udc41"


@pytest.mark.parametrize(
    ("text", "shown"), [("le bac", "Le bac"), ("éTÉ", "ÉTÉ"), ("4 a", "4 a"), ("", ""), ("a", "A")]
)
def test_a_capital_is_put_at_the_head_and_nowhere_else(text: str, shown: str) -> None:
    assert capital(text) == shown


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        (["a", "b"], "a | b"),
        (["a | b", "c"], "a\u00a0|\u00a0b | c"),
        (["| a", "b |"], "\u00a0|\u00a0a | b\u00a0|\u00a0"),
        (["|", "a"], "\u00a0|\u00a0 | a"),
        (["a|b", "c"], "a|b | c"),
        (["a |b", "c"], "a |b | c"),
        ([" a\n b ", ""], "a b | "),
        ([], ""),
    ],
)
def test_a_bar_inside_a_cell_parts_no_row(cells: list[str], row: str) -> None:
    assert table_row(cells) == row


def test_pages_end_where_they_are_said_to_and_begin_where_the_last_one_ended() -> None:
    builder = TextBuilder()
    builder.end_page()
    builder.block("Un.")
    builder.end_page()
    builder.heading(" Deux\n mots ", 3)
    builder.end_page(4)
    builder.end_page()
    assert builder.pages == [Span(0, 0), Span(0, 3), Span(3, 4), Span(4, 14)]
    assert builder.headings == [Heading(5, 14, 3)]
    assert (builder.text, builder.length) == ("Un.\n\nDeux mots", 14)


def test_a_first_block_stands_at_the_head_however_tight() -> None:
    for tight in (True, False):
        builder = TextBuilder()
        builder.block("  ", tight=tight)
        builder.block("Un.", tight=tight)
        builder.document("Deux", [Heading(0, 4, 2)])
        assert builder.text == "Un.\n\nDeux"
        assert builder.headings == [Heading(5, 9, 2)]
