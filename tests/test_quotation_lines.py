"""What each line of a document is, and which printed lines a person reads as one."""

import pytest

from passerelle.index.types import Document, Heading, Span
from passerelle.quotation.lines import read_lines, trimmed
from passerelle.quotation.types import Line


def lines(text: str, name: str = "a.txt", headings: tuple[Heading, ...] = ()) -> list[Line]:
    document = Document(name, "T", "fr", text, headings=headings)
    return read_lines(document, Span(0, len(text)))


def texts(text: str, name: str = "a.txt") -> list[str]:
    return [text[line.start : line.end] for line in lines(text, name)]


@pytest.mark.parametrize(
    ("text", "kind", "begins", "asks", "marked", "level"),
    [
        ("Le bac part.", "text", 0, False, False, 0),
        ("Où ?", "text", 0, True, False, 0),
        ("- un pot", "item", 2, False, False, 0),
        ("- un pot ?", "item", 2, True, False, 0),
        ("- Q : le prix", "item", 6, True, True, 0),
        ("Q : le prix", "text", 4, True, True, 0),
        ("---", "rule", 0, False, False, 0),
        ("| a | b |", "row", 0, False, False, 0),
        ("| a | b ?", "row", 0, False, False, 0),
        ("# Prix", "heading", 2, False, False, 1),
        ("### Prix ?", "heading", 4, True, False, 3),
        ("#### Q : Prix", "heading", 5, False, False, 4),
    ],
)
def test_a_line_is_of_its_kind_and_its_words_begin_behind_its_mark(
    text: str, kind: str, begins: int, level: int, *, asks: bool, marked: bool
) -> None:
    (line,) = lines(text)
    assert (line.kind, line.begins, line.asks, line.marked, line.level) == (kind, begins, asks, marked, level)
    assert (line.start, line.end, line.opens) == (0, len(text), True)
    assert line.span == Span(0, len(text))


@pytest.mark.parametrize(
    ("text", "begins", "asks", "marked"),
    [
        ("Prix", 4, False, False),
        ("Prix ?", 4, True, False),
        ("4. Prix", 7, False, False),
        ("4. Prix ?", 7, True, False),
        ("Q4 : Prix", 9, True, True),
        ("| a | b", 4, False, False),
    ],
)
def test_a_heading_is_one_by_its_place_whatever_its_words_look_like(
    text: str, begins: int, *, asks: bool, marked: bool
) -> None:
    above, whole = "A.\n\n", f"A.\n\n{text}\n\nB."
    at = len(above)
    found = lines(whole, headings=(Heading(at, at + len(text), 2),))[1]
    assert (found.kind, found.level, found.begins, found.asks, found.marked) == (
        "heading",
        2,
        begins,
        asks,
        marked,
    )


def test_headings_are_those_that_begin_in_what_is_read() -> None:
    text = "Un\n\nDeux\n\nTrois"
    headings = tuple(Heading(start, end, 1) for start, end in ((0, 2), (4, 8), (10, 15)))
    document = Document("a.md", "T", "fr", text, headings=headings)
    for window, kinds in (
        (Span(4, 8), ["heading"]),
        (Span(4, 15), ["heading", "heading"]),
        (Span(0, 10), ["heading", "heading"]),
        (Span(0, 15), ["heading"] * 3),
    ):
        assert [line.kind for line in read_lines(document, window)] == kinds


def test_only_the_first_line_of_a_paragraph_opens_it() -> None:
    found = lines("- un\n- deux\n\n \n- trois", "a.md")
    assert [line.opens for line in found] == [True, False, True]


def test_lines_are_trimmed_and_empty_ones_are_none() -> None:
    assert texts("\n\n  Un. \n\t\n Deux.\u00a0\n\n", "a.md") == ["Un.", "Deux."]
    assert lines("\n \n") == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("De : Ada\nObjet : bac", ["mail", "mail"]),
        ("De : Ada\nLe bac\nObjet : bac", ["mail", "text", "mail"]),
        ("De : Ada\nLe bac", ["text", "text"]),
        ("De : Ada\n\nObjet : bac", ["text", "text"]),
        ("De : Ada ?\nObjet : bac", ["mail", "mail"]),
    ],
)
def test_two_lines_of_a_mails_head_make_one(text: str, kinds: list[str]) -> None:
    found = lines(text, "a.md")
    assert [line.kind for line in found] == kinds
    assert not any(line.asks for line in found)


FORMATS = """md markdown html htm xhtml pdf epub rtf docx docm dotx dotm odt ott fodt xlsx xlsm xltx xltm ods ots fods
pptx pptm ppsx ppsm potx potm odp otp fodp""".split()
WRAPPED = "Le bac du passeur de Vaux part tous\nles matins à six heures et revient\nle soir."


def test_lines_are_wrapped_in_plain_text_and_in_no_format_whose_loader_unwraps_them() -> None:
    for name in FORMATS:
        assert texts(WRAPPED, f"a.{name.upper()}") == WRAPPED.split("\n"), name
    for name in ("a.txt", "a.rst", "a.md.txt", "md"):
        assert texts(WRAPPED, name) == [WRAPPED], name


def words(count: int, first: str = "le") -> str:
    """Return a line of *count* letters that begins with *first*, in words of five letters at most."""
    return (first + " mots" * 30)[: count - 1].rstrip().ljust(count, "s")


@pytest.mark.parametrize(
    ("widths", "joined"),
    [
        ((30, 30, 5), True),
        ((29, 29, 5), False),
        ((50, 9), True),
        ((49, 9), False),
        ((40, 40, 40, 10), True),
        ((60, 31, 10), False),
        ((60, 60, 31, 10), True),
        ((60, 58, 31, 31, 10), False),
    ],
)
def test_lines_as_full_as_can_be_are_prose(widths: tuple[int, ...], *, joined: bool) -> None:
    text = "\n".join(words(width, "bac" if at else "Le") for at, width in enumerate(widths))
    assert (texts(text) == [text]) is joined


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{words(60, 'Le')}\n{words(58, 'Un')}\n{words(58, 'Une')}", 3),
        (f"{words(60, 'Le')}\n{words(58, 'Un')}\n{words(58, 'une')}", 1),
        (f"{words(60, '3 bacs')}\n{words(58, '4 bacs')}\n{words(58, '5 bacs')}", 3),
        (f"{words(60, '3 bacs')}\n{words(60, '4 bacs')}\n{words(60, '5 bacs')}", 3),
        (f"{words(60, 'Le')}\n{words(60, 'Un')}\n{words(60, 'Une')}\n- {words(58, 'un')}", 4),
        (f"{words(60, 'le')}\n{words(58, 'à pot')}\n{words(58, 'à pot')}", 3),
        (f"{words(60, 'le')}\n{words(59, 'à pot')}\n{words(58, 'à pot')}", 1),
        (f"{words(60, 'Le')}\n{words(58, 'Un')}", 1),
        (f"{words(60, 'Le')}\nArticle 4. Le bac", 2),
        (f"{words(60, 'Le')}\n- un pot", 2),
        (f"{words(60, 'Le')}\nQ : un pot", 2),
        (f"{words(60, 'Le')} :\n{words(58, 'un')}", 2),
        (f"---\n{words(60, 'un')}\n{words(60, 'un')}\n{words(60, 'un')}", 2),
        ("- un pot\nde terre", 1),
        ("- un pot\nDe terre", 2),
        ("Un.\n- un pot\nDe terre", 3),
        ("- un pot\n  De terre", 1),
        ("- un pot\n De terre", 2),
        ("- un pot\n    De terre\n   et de grès", 1),
        (f"- {words(60, 'un')}\n{words(60, 'Un')}", 1),
        ("- un pot :\nde terre", 2),
        ("Où va-t-on ?\nIci.", 2),
        ("Où va-t-on ?\nici.", 2),
        ("Où va\ndonc le bac ?", 1),
        ("Où va\nDonc le bac ?", 2),
        *((f"Où va{sign}\ndonc le bac ?", 2) for sign in ".;,!…"),
        ("Où va ?\ndonc le bac ?", 2),
        ("Où va\ndonc le bac.", 2),
        ("Q : le prix\ndu bac", 1),
        ("Q : le prix\nDu bac", 2),
        (f"{words(60, 'Où')} ?\n{words(60, 'un')}", 1),
        (f"{words(60, 'Où')} ?\n{words(60, 'Un')}", 2),
        (f"Où ?\n{words(70, 'Un')}\n{words(70, 'un')}", 3),
        (f"Où ?\n{words(70, 'Un')}\n{words(70, 'un')}\n{words(70, 'un')}", 2),
    ],
)
def test_a_line_goes_on_with_the_one_above_where_it_does_not_begin_anew(text: str, parts: int) -> None:
    assert len(texts(text)) == parts


def test_a_line_that_is_put_together_asks_by_its_last_words_or_its_mark() -> None:
    for text, asking in (
        ("Où va\ndonc le bac ?", True),
        ("Q : le prix\ndu bac", True),
        ("- Où ?\nici.", False),
        ("- un pot\nde terre ?", True),
    ):
        (line,) = lines(text)
        assert (line.start, line.end, line.asks) == (0, len(text), asking), text


@pytest.mark.parametrize(
    ("text", "span", "inside"),
    [
        ("  a b \n", (0, 7), (2, 5)),
        ("  a b \n", (2, 5), (2, 5)),
        ("  a b \n", (3, 4), (4, 4)),
        ("   ", (1, 3), (3, 3)),
        ("\u00a0a\u202f", (0, 3), (1, 2)),
        ("ab", (1, 1), (1, 1)),
    ],
)
def test_a_span_is_trimmed_of_white_space(text: str, span: tuple[int, int], inside: tuple[int, int]) -> None:
    assert trimmed(text, Span(*span)) == Span(*inside)
