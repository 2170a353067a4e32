"""How an address is written, what makes one, and how the words it was made of are told from others."""

import re

import pytest

from passerelle.index.types import Document, Passage, Span
from passerelle.permalink import Permalink, PermalinkError, digest


@pytest.mark.parametrize(
    ("link", "text"),
    [
        (Permalink("a/b.md", 3, 41), "document=a/b.md&span=3-41"),
        (Permalink("a b&c?.md", 0, 0), "document=a+b%26c%3F.md&span=0-0"),
        (Permalink("é", 3, 4, "12ab"), "document=%C3%A9&span=3-4&words=12ab"),
        (Permalink("a", 3, 4).checked("The"), "document=a&span=3-4&words=b344d80e24a36799"),
    ],
)
def test_an_address_names_the_document_the_span_and_the_words_where_they_are_known(
    link: Permalink, text: str
) -> None:
    assert str(link) == text
    again = Permalink.parse(text)
    assert (again, again.words) == (link, link.words)


def test_the_words_of_an_address_do_not_tell_it_from_another() -> None:
    assert Permalink("a", 3, 4, "12") == Permalink("a", 3, 4)
    assert Permalink("a", 3, 4).span == Span(3, 4)


@pytest.mark.parametrize(
    "address",
    [
        "https://x.example/?document=a&span=3-4",
        "https://x.example/page?q=1&document=a&span=3-4#document=b&span=5-6",
        "document=a&span=3-4",
        "document=a&document=b&span=3-4&span=5-6",
        "document=a&span=000000000000000003-4",
    ],
)
def test_an_address_is_read_alone_or_behind_that_of_a_page(address: str) -> None:
    assert Permalink.parse(address) == Permalink("a", 3, 4)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("document=&span=1-2", "no permalink, it names no document"),
        ("document=a&span=0000000000000000001-2", "no permalink, it has no span"),  # 19 digits
        ("document=a&span=1-2-3", "no permalink, it has no span"),
        ("document=a&span= 1-2", "no permalink, it has no span"),
        ("document=a&span=2-1", "no permalink, its span ends before it starts"),
        ("document=a#&span=1-2", "no permalink, it has no span"),
        ("&" * 2 + "=%FF" + "&x=1" * 3, "no permalink, it cannot be read"),
    ],
)
def test_what_is_no_address_is_refused_with_the_form_of_one(text: str, said: str) -> None:
    form = re.escape("(expected document=ID&span=START-END, in quotes where a shell reads it)")
    if "#" in text:
        text = f"?{text}"
    with pytest.raises(PermalinkError, match=rf"^{re.escape(said)}.*{form}$"):
        Permalink.parse(text)


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        (("a", -1, 2), ValueError, "the start of a permalink is -1"),
        (("a", 3, 2), ValueError, "the end of a permalink is 2"),
        (("a", 1.5, 2), TypeError, "the start of a permalink is 1.5"),
        (("a", 1, 2.5), TypeError, "the end of a permalink is 2.5"),
        ((3, 1, 2), TypeError, "the document of a permalink is 3"),
        (("a", 1, 2, None), TypeError, "the words of a permalink is None"),
    ],
)
def test_a_permalink_of_other_things_is_refused(
    given: tuple[object, ...], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=re.escape(said)):
        Permalink(*given)  # type: ignore[arg-type]


def test_a_passage_has_an_address_and_nothing_else_has() -> None:
    assert Permalink.of(Passage(Document("a", "", "en", "The bac."), 4, 7, "en")) == Permalink("a", 4, 7)
    with pytest.raises(TypeError, match="the passage is 'a'"):
        Permalink.of("a")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="the permalink is 3"):
        Permalink.parse(3)  # type: ignore[arg-type]


def test_a_digest_is_sixteen_digits_of_all_words_even_of_halves_of_pairs() -> None:
    assert digest("The") == "b344d80e24a36799"
    assert re.fullmatch("[0-9a-f]{16}", digest("\ud800"))
    assert digest("The ") != digest("The")
