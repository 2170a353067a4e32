"""The numbers that a browser draws before the items of a list."""

import pytest
from selectolax.lexbor import LexborHTMLParser
from web_pages import page

from passerelle.index.load.html_lists import Numbering, numbering, numeral


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<ol start=4 type=A><li>a<li>b</ol>", "D. a\nE. b"),
        ("<ol reversed><li>a<li>b</ol>", "2. a\n1. b"),
        ("<ol type=i><li>a<li value=9>b<li>c</ol>", "i. a\nix. b\nx. c"),
        ("<ol><li><p>a</p><ol style='list-style-type: lower-alpha'><li>b</ol></ol>", "1. a\na. b"),
        ("<ol style='list-style: none'><li>a</ol><ul><li>b</ul>", "a\n\nb"),
        ("<ol><li><h2>Objet</h2><li>2. Durée</ol>", "1. Objet\n2. Durée"),
        ("<ul><li><input type=checkbox checked>a<li><input type=checkbox>b</ul>", "☑ a\n☐ b"),
    ],
)
def test_labels_that_a_browser_draws_are_text(written: str, read: str) -> None:
    assert page(written) == read


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "i."), (3999, "mmmcmxcix."), (4000, "4000."), (0, "0."), (-3, "-3.")]
)
def test_roman_numbers_of_items_end_where_there_are_none(number: int, shown: str) -> None:
    assert page(f"<ol type=i start={number}><li>Bac</ol>") == f"{shown} Bac"


def label(style: str, number: int, given: str = "") -> str:
    """Return what stands before an item with attributes in a list that counts in *style*."""
    item = LexborHTMLParser(f"<ol><li {given}>Bac</ol>").css_first("li")
    assert item is not None
    return Numbering(style, number).label(item)


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (5, "1", "5"),
        (-5, "1", "-5"),
        (5, "", ""),
        (1, "a", "a"),
        (26, "a", "z"),
        (27, "a", "aa"),
        (28, "A", "AB"),
        (52, "A", "AZ"),
        (53, "A", "BA"),
        (0, "a", "0"),
        (-1, "A", "-1"),
        (1, "i", "i"),
        (4, "I", "IV"),
        (3999, "I", "MMMCMXCIX"),
        (4000, "I", "4000"),
        (0, "i", "0"),
    ],
)
def test_a_number_is_written_in_the_style_of_its_list(number: int, style: str, written: str) -> None:
    assert numeral(number, style) == written


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("", "7."),
        ("value=12", "12."),
        ("value=' +12 '", "12."),
        ("value=-3", "-3."),
        ("value=12.5", "7."),
        ("value=1234567890", "7."),
        ("type=a", "g."),
        ("type=A", "G."),
        ("type=i", "vii."),
        ("type=I", "VII."),
        ("type=disc", "7."),
        ("style='list-style-type: lower-alpha'", "g."),
        ("style='list-style-type: lower-latin'", "g."),
        ("style='list-style-type: upper-alpha'", "G."),
        ("style='LIST-STYLE: inside Upper-Latin'", "G."),
        ("style='list-style: outside lower-roman'", "vii."),
        ("style='list-style:upper-roman'", "VII."),
        ("style='list-style-type: decimal' type=a", "7."),
        ("style='list-style-type: armenian'", "7."),
        *((f"style='list-style-type: {name}'", "") for name in ("none", "disc", "circle", "square", "None")),
    ],
)
def test_an_item_may_say_its_own_number_and_style(given: str, written: str) -> None:
    assert label("1", 7, given) == written
    assert label("", 7, given) == ""


@pytest.mark.parametrize(
    ("list_", "counted"),
    [
        ("<ol>", Numbering("1", 1, 1)),
        ("<ul>", Numbering("", 1, 1)),
        ("<menu>", Numbering("", 1, 1)),
        ("<ol start=4>", Numbering("1", 4, 1)),
        ("<ol start=' -4 '>", Numbering("1", -4, 1)),
        ("<ol start=x>", Numbering("1", 1, 1)),
        ("<ol start=4x>", Numbering("1", 1, 1)),
        ("<ol style='color: red; list-style: none'>", Numbering("", 1, 1)),
        ("<ol type=I>", Numbering("I", 1, 1)),
        ("<ol type=square>", Numbering("1", 1, 1)),
        ("<ol style='list-style: none'>", Numbering("", 1, 1)),
        ("<ol reversed>", Numbering("1", 2, -1)),
        ("<ol reversed start=9>", Numbering("1", 9, -1)),
        ("<ol class=list-unstyled>", Numbering("", 1, 1)),
        ("<ol class='a Unstyled'>", Numbering("", 1, 1)),
        ("<ol class=list-none>", Numbering("", 1, 1)),
        ("<ol class=none>", Numbering("", 1, 1)),
        ("<ol class=breadcrumbs>", Numbering("", 1, 1)),
        ("<ol class=nonet>", Numbering("1", 1, 1)),
        ("<ol class=x-unstyled>", Numbering("1", 1, 1)),
    ],
)
def test_a_list_says_how_it_counts(list_: str, counted: Numbering) -> None:
    node = LexborHTMLParser(f"{list_}<li>a<p>x</p><li>b</li><b>c</b>").css_first("ol, ul, menu")
    assert node is not None
    assert numbering(node) == counted


def test_a_list_counts_on_from_the_number_an_item_gives() -> None:
    assert page("<ol reversed><li>a<li value=9>b<li>c</ol>") == "3. a\n9. b\n8. c"
