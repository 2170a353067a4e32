"""The address of a passage: what it says is what is read from it, and what is no address is refused."""

import pytest

from passerelle.index.types import Span
from passerelle.permalink import Permalink


@pytest.mark.parametrize(
    "document", ["notes/bail 2025.md", "été&hiver?.txt", "a=b#c.csv#3", "x+y%20.md", "语", "half\ud800.txt"]
)
def test_a_permalink_is_read_as_it_was_written(document: str) -> None:
    link = Permalink(document, 3, 41)
    assert Permalink.parse(str(link)) == link
    assert Permalink.parse(f"http://127.0.0.1:7860/?{link}&q=x") == link


def test_a_place_between_two_letters_has_an_address_too() -> None:
    assert Permalink.parse("document=a&span=7-7").span == Span(7, 7)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no document"),
        ("span=1-2", "names no document"),
        ("document=a", "no span"),
        ("document=a&span=1", "no span"),
        ("document=a&span=x-2", "no span"),
        ("document=a&span=-1-2", "no span"),
        ("document=a&span=٣-9", "no span"),
        ("document=a&span=9-2", "ends before it starts"),
    ],
)
def test_what_is_no_permalink_is_refused_with_what_is_missing(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Permalink.parse(text)
