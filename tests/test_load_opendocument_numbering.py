"""The list styles of OpenDocument as they are read: forms, what stands around a number, bullets, patterns."""

from xml.etree.ElementTree import Element, fromstring

import pytest

from passerelle.index.load.opendocument.numbering import OUTLINE, Numbering


def read(*levels: str, name: str = 'name="L"', kind: str = "list-style") -> Numbering:
    return Numbering.read([fromstring(f"<r><a><{kind} {name}>{''.join(levels)}</{kind}></a></r>")])


def number(level: int, given: str, inside: str = "") -> str:
    return f'<list-level-style-number level="{level}" {given}>{inside}</list-level-style-number>'


def drawn(made: Numbering, *levels: int, style: str = "L") -> list[str]:
    return [made.next("k", style, level) for level in levels]


@pytest.mark.parametrize(
    ("given", "label"),
    [
        ('num-format="1"', "1 "),
        ("", ""),
        ('num-format="1" num-prefix="(" num-suffix=")"', "(1) "),
        ('num-format="1" num-suffix=" "', "1 "),
        ('num-format="" num-prefix="Art."', "Art. "),
        ('num-format="" num-suffix="§"', "§ "),
        ('num-format="" num-prefix=" " num-suffix=" "', ""),
        ('num-format="1" start-value="0"', "0 "),
        ('num-format="1" start-value="x"', "1 "),
        ('num-format="1" num-list-format="Lot %1% :"', "Lot 1 : "),
        ('num-format="" num-list-format="Lot %1%"', "Lot "),
        ('num-format="1" num-list-format="%2%"', ""),
        ('num-format="1" display-levels="x"', "1 "),
        ('num-format="1" display-levels="0"', ""),
    ],
)
def test_a_label_is_drawn_as_its_level_says(given: str, label: str) -> None:
    assert drawn(read(number(1, given)), 1) == [label]


def test_a_level_that_is_not_there_draws_nothing() -> None:
    made = read(number(1, 'num-format="1"'))
    assert drawn(made, 2, 1) == ["", "1 "]
    assert drawn(made, 1, style="other") == [""]


def test_a_level_without_a_number_of_its_own_is_the_first() -> None:
    assert drawn(read('<list-level-style-number num-format="A"/>'), 1) == ["A "]


@pytest.mark.parametrize(
    ("shown", "label"), [("1", "1 "), ("2", "1.1 "), ("3", "1.1.1 "), ("4", "1.1.1 "), ("99", "1.1.1 ")]
)
def test_a_level_shows_as_many_levels_as_it_says(shown: str, label: str) -> None:
    levels = [number(each, f'num-format="1" display-levels="{shown}"') for each in (1, 2, 3)]
    assert drawn(read(*levels), 3) == [label]


def test_a_level_in_between_without_a_form_is_left_out_of_the_number() -> None:
    levels = (
        number(1, 'num-format="1"'),
        number(2, 'num-format=""'),
        number(3, 'num-format="1" display-levels="3"'),
    )
    assert drawn(read(*levels), 1, 2, 3) == ["1 ", "", "1.1 "]


@pytest.mark.parametrize("given", ["", 'num-suffix="."', 'num-prefix=" "'])
def test_a_level_without_a_form_shows_no_number_of_those_above_it(given: str) -> None:
    levels = (number(1, 'num-format="1"'), number(2, f'num-format="" display-levels="2" {given}'))
    assert drawn(read(*levels), 1, 2) == ["1 ", ". " if "suffix" in given else ""]


def test_a_level_counts_on_until_one_above_it_does() -> None:
    levels = (number(1, 'num-format="1"'), number(2, 'num-format="a"'), number(3, 'num-format="i"'))
    assert drawn(read(*levels), 1, 2, 3, 3, 2, 3, 1, 2) == ["1 ", "a ", "i ", "ii ", "b ", "i ", "2 ", "a "]
    assert drawn(read(*levels), 3, 1) == ["i ", "1 "]


@pytest.mark.parametrize(
    ("bullet", "font", "label"),
    [
        ("☐", "", "☐ "),
        ("•", "", ""),
        ("\uf0a8", '<text-properties font-name="Wingdings"/>', "☐ "),
        ("\uf0a8", '<text-properties font-family="Wingdings"/>', "☐ "),
        ("\uf052", '<text-properties font-name="Wingdings 2" font-family="Wingdings"/>', "☑ "),
        ("\uf052", '<text-properties font-family="Wingdings 2"/>', "☑ "),
        ("o", "", ""),
    ],
)
def test_a_bullet_is_drawn_where_it_says_something(bullet: str, font: str, label: str) -> None:
    given = f'level="1" bullet-char="{bullet}" num-format="1" num-list-format="%1%"'
    made = f"<list-level-style-bullet {given}>{font}</list-level-style-bullet>"
    assert drawn(read(made), 1) == [label]
    other = made.replace("style-bullet", "style-image")
    assert drawn(read(other), 1) == [""]


def test_the_outline_of_headings_is_a_style_of_its_own() -> None:
    level = '<outline-level-style level="1" num-format="I" num-suffix="."/>'
    made = read(level, name="", kind="outline-style")
    assert drawn(made, 1, 1, style=OUTLINE) == ["I. ", "II. "]


def test_styles_in_the_body_of_a_document_are_none() -> None:
    style = '<list-style name="L"><list-level-style-number level="1" num-format="1"/></list-style>'
    assert Numbering.read([fromstring(f"<r><body>{style}</body></r>")]).styles == {}


def list_(**given: str) -> Element:
    return Element("list", {name.replace("_", "-"): value for name, value in given.items()})


def test_a_list_goes_on_from_the_one_it_names_or_the_last_of_its_style() -> None:
    made = read(number(1, 'num-format="1"'))

    def label(element: Element, number_: int, style: str = "L") -> str:
        return made.next(made.open_list(element, style, number_), "L", 1)

    assert label(list_(id="a"), 1) == "1 "
    assert label(list_(), 2) == "1 "
    assert label(list_(continue_numbering="true"), 3) == "2 "
    assert label(list_(continue_list="a"), 4) == "2 "
    assert label(list_(continue_list="b"), 5) == "1 "
    assert label(list_(continue_numbering="false"), 6) == "1 "
    assert label(list_(continue_numbering="true"), 7, "M") == "1 "
    assert label(list_(id="a"), 8) == "1 "


@pytest.mark.parametrize(
    ("start", "labels"), [("7", ["7 ", "8 "]), ("", ["1 ", "2 "]), ("x", ["1 ", "2 "]), ("0", ["0 ", "1 "])]
)
def test_an_item_may_begin_at_a_number(start: str, labels: list[str]) -> None:
    made = read(number(1, 'num-format="1"'))
    assert [made.next("k", "L", 1, start), made.next("k", "L", 1)] == labels
