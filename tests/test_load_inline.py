"""Marks inside a line of reStructuredText, numbers that OpenDocument draws, and files that no loader reads."""

from xml.etree.ElementTree import Element, fromstring

import pytest

from passerelle.index.load.opendocument.numbering import Numbering
from passerelle.index.load.remedies import REMEDIES
from passerelle.index.load.rst_inline import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("``*x*`` et ``a``", "*x* et a"),
        ("`lien <http://x.org>`_ et `lien`__", "lien et lien"),
        ("`<http://x.org>`_", "http://x.org"),
        (":doc:`le port </port>` et `le port </port>`:doc:", "le port et le port"),
        (":func:`~os.path` et :func:`!len`", "os.path et len"),
        ("`~x`", "~x"),
        ("m\\ :sup:`2`, CO\\ :sub:`2`", "m², CO2"),
        ("x\\ :superscript:`2`, H\\ :subscript:`2`", "x², H2"),
        ("**fort** et *doux*", "fort et doux"),
        ("2 * 3 * 4 et a*b*c", "2 * 3 * 4 et a*b*c"),
        ("|nom| et |autre| et |nom|_", "Anne et |autre| et Anne"),
        ("Vu [1]_, [#]_, [#a]_, [*]_.", "Vu,,,."),
        ("Voir [Rey2031]_.", "Voir [Rey2031]."),
        (r"\*a\* et 4\ 5", "*a* et 45"),
        ("Voir port_ et bac__ et a_b_c et _x", "Voir port et bac et a_b_c et _x"),
        ("**deux\nlignes** ``a\nb``", "**deux\nlignes** a\nb"),
    ],
)
def test_a_lines_marks_go_and_its_words_stay(text: str, shown: str) -> None:
    assert plain(text, {"nom": "Anne"}) == shown


def style(*levels: str, name: str = "L") -> Element:
    return fromstring(f'<r><list-style name="{name}">{"".join(levels)}</list-style></r>')


def numbered(level: int, **given: str) -> str:
    said = " ".join(f'{key.replace("_", "-")}="{value}"' for key, value in given.items())
    return f'<list-level-style-number level="{level}" {said}/>'


def counted(numbering: Numbering, *levels: int, key: str = "k") -> list[str]:
    return [numbering.next(key, "L", level) for level in levels]


def test_levels_count_and_begin_again_below_one_that_goes_on() -> None:
    numbering = Numbering.read(
        [
            style(
                numbered(1, num_format="1", num_suffix="."),
                numbered(2, num_format="a", num_prefix="(", num_suffix=")"),
            )
        ]
    )
    assert counted(numbering, 1, 2, 2, 1, 2) == ["1. ", "(a) ", "(b) ", "2. ", "(a) "]


@pytest.mark.parametrize(
    ("form", "said"), [("1", "4"), ("a", "d"), ("A", "D"), ("i", "iv"), ("I", "IV"), ("", ""), ("字", "4")]
)
def test_each_form_of_number_is_drawn(form: str, said: str) -> None:
    numbering = Numbering.read([style(numbered(1, num_format=form, start_value="4"))])
    assert counted(numbering, 1) == [f"{said} " if said else ""]


def test_the_levels_that_are_shown_are_parted_by_dots() -> None:
    levels = [numbered(each, num_format="1", display_levels=str(each)) for each in (1, 2, 3)]
    assert counted(Numbering.read([style(*levels)]), 1, 2, 3, 3, 2) == [
        "1 ",
        "1.1 ",
        "1.1.1 ",
        "1.1.2 ",
        "1.2 ",
    ]
    alone = Numbering.read([style(numbered(1, num_format="1"), numbered(2, num_format="1"))])
    assert counted(alone, 1, 2) == ["1 ", "1 "]
    deep = Numbering.read([style(*levels[:2], numbered(3, num_format="1", display_levels="2"))])
    assert counted(deep, 1, 2, 3) == ["1 ", "1.1 ", "1.1 "]


def test_a_pattern_says_where_each_levels_number_stands() -> None:
    levels = [numbered(1, num_format="1"), numbered(2, num_format="I", num_list_format="§%1%-%2%:")]
    assert counted(Numbering.read([style(*levels)]), 1, 1, 2, 2) == ["1 ", "2 ", "§2-I: ", "§2-II: "]


def test_a_count_begins_where_it_is_told_to_and_a_list_goes_on_from_another() -> None:
    numbering = Numbering.read([style(numbered(1, num_format="1"))])
    assert [numbering.next("k", "L", 1, start) for start in ("5", "", "x")] == ["5 ", "6 ", "7 "]
    first = numbering.open_list(Element("list", {"id": "one"}), "L", 1)
    assert counted(numbering, 1, 1, key=first) == ["1 ", "2 "]
    on = numbering.open_list(Element("list", {"continue-list": "one"}), "L", 2)
    assert counted(numbering, 1, key=on) == ["3 "]
    anew = numbering.open_list(Element("list"), "L", 3)
    assert counted(numbering, 1, key=anew) == ["1 "]
    told = numbering.open_list(Element("list", {"continue-numbering": "true"}), "L", 4)
    assert counted(numbering, 1, key=told) == ["2 "]
    other = numbering.open_list(Element("list", {"continue-numbering": "true"}), "M", 5)
    assert numbering.counts[other] == {}


@pytest.mark.parametrize(("bullet", "said"), [("☐", "☐ "), ("☒", "☒ "), ("✓", "✓ "), ("•", "")])
def test_a_box_says_something_and_a_dot_does_not(bullet: str, said: str) -> None:
    numbering = Numbering.read([style(f'<list-level-style-bullet level="1" bullet-char="{bullet}"/>')])
    assert counted(numbering, 1) == [said]


@pytest.mark.parametrize(
    ("endings", "said"),
    [
        (".xls .xlt", ".xlsx"),
        (".ppt .pps .pot", ".pptx"),
        (".doc .dot", ".docx"),
        (".vsd .vsdx", ".pdf"),
        (".zip .rar .7z .tar .gz .tgz", "unpack"),
    ],
)
def test_a_file_that_is_not_read_says_what_to_save_it_as(endings: str, said: str) -> None:
    for ending in endings.split():
        assert said in REMEDIES[ending].lower(), ending
