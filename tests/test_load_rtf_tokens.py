"""RTF cut into its tokens: what ends a command, what a number is, and what is passed over."""

import pytest

from passerelle.index.load.rtf.tokens import Token, tokens


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (r"\b0 mot", [Token("word", "b", 0), Token("text", "mot")]),
        (r"\b  mot", [Token("word", "b"), Token("text", " mot")]),
        (r"\u-3890?", [Token("word", "u", -3890), Token("text", "?")]),
        (r"\'e9t\'E9", [Token("byte", "é"), Token("text", "t"), Token("byte", "é")]),
        (r"{a}", [Token("open"), Token("text", "a"), Token("close")]),
        (r"\{\~\*", [Token("sign", "{"), Token("sign", "~"), Token("sign", "*")]),
        ("a\r\nb\0c", [Token("text", "a"), Token("text", "b"), Token("text", "c")]),
        ("\\\n", [Token("sign", "\n")]),
        ("a\\", [Token("text", "a")]),
        (r"\bin2 {}\x", [Token("word", "x")]),
        (r"\bin0 a", [Token("text", "a")]),
        (r"\bin-3 abc", [Token("text", "abc")]),
        (r"\bin abc", [Token("text", "abc")]),
        (r"\fs12345678901", [Token("word", "fs", 1234567890), Token("text", "1")]),
        (r"\'zz", [Token("sign", "'"), Token("text", "zz")]),
        (rf"\{'a' * 33}", [Token("word", "a" * 32), Token("text", "a")]),
    ],
)
def test_a_text_is_cut_into_its_tokens(content: str, found: list[Token]) -> None:
    assert list(tokens(content)) == found
