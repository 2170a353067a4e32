"""How the elements of a page become lines of text: blocks, items, boxes, raised type."""

import pytest
from web_pages import of_weight, page, prose

BLOCKS = """
address article blockquote center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 hgroup
legend li listing main menu ol p pre section ul xmp
"""


@pytest.mark.parametrize("tag", BLOCKS.split())
def test_a_block_stands_on_lines_of_its_own(tag: str) -> None:
    text = page(f"<div>{of_weight(90, '.')}<{tag}>dedans.</{tag}>dehors.</div>")
    assert "dedans." in [line.lstrip("0123456789. ") for line in text.split("\n")]


@pytest.mark.parametrize(
    "tag",
    "a abbr b bdi bdo cite code data dfn em font i ins kbd mark samp small span strong time u var wbr".split(),
)
def test_other_elements_stand_in_their_line(tag: str) -> None:
    assert page(f"<p>avant <{tag}>dedans</{tag}> dehors</p>") == "avant dedans dehors"


@pytest.mark.parametrize(
    ("role", "cell"),
    [("table", "cell"), ("grid", "gridcell"), ("table", "columnheader"), ("grid", "rowheader")],
)
def test_roles_make_a_table_of_other_elements(role: str, cell: str) -> None:
    row = f"<div role=row><span role={cell}>a</span><span role={cell}>b</span></div>"
    assert page(f"<div role={role}>{row}{row}</div>") == "a | b\na | b"


@pytest.mark.parametrize("item", ["<ol><li></li></ol>", "<ol><li> </ol>", "<ol><li><!-- --></li></ol>"])
def test_the_number_of_an_empty_item_stands_before_nothing_else(item: str) -> None:
    assert page(f"{item}<p>dehors</p>") == "dehors"


@pytest.mark.parametrize("tag", ["label", "li", "td", "th", "p", "dd", "legend", "summary"])
@pytest.mark.parametrize(("kind", "ticked"), [("checkbox", True), ("radio", True), ("text", False)])
def test_a_box_that_is_ticked_is_drawn_before_its_words(tag: str, kind: str, *, ticked: bool) -> None:
    outer = {
        "li": "ul",
        "td": "table",
        "th": "table",
        "dd": "dl",
        "legend": "fieldset",
        "summary": "details",
    }.get(tag, "div")
    inner = f"<{tag}><input type={kind} checked> Bac</{tag}>"
    row = f"<tr>{inner}<td>midi</td></tr>" if tag in {"td", "th"} else inner
    assert ("☑ Bac" in page(f"{prose(300)}<{outer}>{row}</{outer}>")) is ticked


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("10<sup>6</sup> germes", "10⁶ germes"),
        ("10<sup>-3</sup>", "10⁻³"),
        ("en 1741<sup><a href='#n1'>1</a></sup>.", "en 1741¹."),
        ("en 1741<a href='#n1'><sup>12</sup></a>.", "en 1741¹²."),
        ("en 1741<a href='#n1'>1</a>.", "en 1741¹."),
        ("en 1741<span style='vertical-align: super'>1</span>.", "en 1741¹."),
        ("4 512<sup>[7]</sup>", "4 512[7]"),
        ("12 km<sup>2</sup>", "12 km²"),
        ("le 1<sup>er</sup>, XIX<sup>e</sup>, M<sup>me</sup>, n<sup>o</sup> 5", "le 1er, XIXe, Mme, n° 5"),
        ("12<sup>,50</sup> €", "12,50 €"),
        ("H<sub>2</sub>O, 1010<sub>2</sub>", "H2O, 1010₂"),
        ("page <a href='#p12'>12</a>", "page 12"),
        ("n<img alt=''><sup>o</sup> 5", "n° 5"),
        ("10<i style='color: red; vertical-align: super'>6</i>", "10⁶"),
        ("10<i style='color: red; vertical-align: sub'>6</i>", "10₆"),
    ],
)
def test_raised_type_is_no_digit_of_the_number_before_it(written: str, read: str) -> None:
    assert page(f"<p>{written}</p>") == read


@pytest.mark.parametrize(
    ("rule", "read"),
    [
        ("display: block", "Mai\n\n10\n\n6"),
        ("vertical-align: super", "Mai\n\n10⁶"),
        ("vertical-align: sub", "Mai\n\n10₆"),
        ("color: red", "Mai\n\n106"),
    ],
)
def test_a_style_sheet_sets_a_part_of_a_line_apart_or_above_it(rule: str, read: str) -> None:
    assert page(f"<style>.a {{{rule}}}</style><p>Mai</p><p>10<b class=a>6</b></p>") == read


@pytest.mark.parametrize("tag", ["p", "table"])
def test_raised_type_ends_where_a_block_begins(tag: str) -> None:
    block = "<p>10</p>" if tag == "p" else "<table><tr><td>10</table>"
    assert page(f"<div><sup>6{block}7</sup></div>") == "6\n\n10\n\n7"


def test_the_name_of_a_small_table_stands_in_the_cell_that_holds_it() -> None:
    inner = "<table><caption>Taxes</caption><tr><td>bac<td>1</table>"
    rows = f"<tr><th>Zone<th>Prix<tr><td>Quai du nord<td>{inner}"
    assert page(f"<table>{rows}</table>") == "Zone | Prix\nQuai du nord | Taxes bac 1"


def test_the_parts_of_a_cell_that_a_table_places_are_no_items() -> None:
    inner = "<table role=presentation><tr><td>taxe<tr><td>port</table>"
    rows = f"<tr><th>Zone<th>Prix<th>Note du conseil<tr><td>Quai nord<td>3<td>{inner}"
    assert page(f"<table>{rows}</table>").endswith("Quai nord | 3 | taxe port")


def test_a_box_alone_is_no_text_and_a_note_begins_with_its_number() -> None:
    assert page("<ul><li> <input type=checkbox><p>Bac</p></ul>") == "Bac"
    assert page("<div> [1] <p>Voir là.</p></div>") == "[1] Voir là."
