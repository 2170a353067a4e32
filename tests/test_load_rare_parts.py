"""Facts about rare parts of files: values that nest, tables that point elsewhere, equations that are too long."""

from datetime import date
from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load import html_embedded, zipped
from passerelle.index.load.account import Account
from passerelle.index.load.front_matter import front_matter, plain_value
from passerelle.index.load.html import parse_html
from passerelle.index.load.html_lists import numeral
from passerelle.index.load.markdown import parse_markdown
from passerelle.index.load.rst import load_rst
from passerelle.index.load.rst_tables import table_rows
from passerelle.index.load.zipped import read_flat


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ({"a": 1, "b": [True, None]}, "a: 1, b: True"),
        ([1, "", None, "x  y"], "1, x y"),
        ([0, False], "0, False"),
        (date(2031, 4, 5), "2031-04-05"),
        (1.5, 1.5),
        (None, None),
        (b"x", "b'x'"),
    ],
)
def test_a_value_before_a_text_is_one_line(value: object, plain: object) -> None:
    assert plain_value(value) == plain


def test_two_values_below_their_keys_are_each_kept() -> None:
    assert front_matter("---\na: 1\n'b': \"deux\"\nc:\n- x\n- y\n---\nLu.") == (
        "",
        {"a": 1, "b": "deux", "c": "x, y"},
        "Lu.",
    )


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (3, "", ""),
        (3, "1", "3"),
        (4, "i", "iv"),
        (4, "I", "IV"),
        (1, "a", "a"),
        (26, "A", "Z"),
        (27, "a", "aa"),
        (0, "a", "0"),
        (0, "i", "0"),
        (-1, "A", "-1"),
    ],
)
def test_an_item_is_numbered_in_its_style(number: int, style: str, written: str) -> None:
    assert numeral(number, style) == written


def rst(place: Path, text: str) -> tuple[str, list[str]]:
    (place / "a.rst").write_text(text, encoding="utf-8")
    parsed = load_rst(place / "a.rst")
    return parsed.builder.text, [gap.where for gap in parsed.gaps]


@pytest.mark.parametrize(
    ("text", "shown", "gaps"),
    [
        (".. csv-table:: Prix\n   :file: prix.csv\n\n   Bac, 3\n", "Prix\n\nBac | 3", ["prix.csv"]),
        (
            ".. csv-table:: Prix\n   :url: http://x.example\n\n   Bac, 3\n",
            "Prix\n\nBac | 3",
            ["http://x.example"],
        ),
        (".. list-table::\n\n   * - *Bac*\n     - 3\n", "Bac | 3", []),
        (".. note:: Le bac\n\n   part à midi.\n", "Le bac\n\npart à midi.", []),
        (".. code-block:: python\n\n   x = 1\n", "x = 1", []),
        (".. math:: a + b\n", "a + b", []),
        (" | un\n |\n | deux\n", "un\n\ndeux", []),
    ],
)
def test_a_directive_shows_its_argument_and_what_stands_in_it(
    tmp_path: Path, text: str, shown: str, gaps: list[str]
) -> None:
    assert rst(tmp_path, text) == (shown, gaps)


def test_a_cell_of_a_simple_table_goes_on_where_the_first_is_empty() -> None:
    lines = "===  ====|Nom  Prix|===  ====|Bac  3|     euros|Île  4|===  ====||Fin.".split("|")
    rows, end = table_rows(lines)
    assert rows == [["Nom", "Prix"], ["Bac", "3 euros"], ["Île", "4"]]
    assert end == 7


@pytest.mark.parametrize(("longest", "text"), [(48, "a/b"), (47, "ab")])
def test_an_equation_that_is_too_long_is_read_as_its_letters(
    monkeypatch: pytest.MonkeyPatch, longest: int, text: str
) -> None:
    monkeypatch.setattr(html_embedded, "LARGEST_EQUATION", longest)
    page = "<p>Soit <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>.</p>"
    assert parse_html(page).builder.text == f"Soit {text}."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Un <input> deux", "Un <input> deux"),
        ('<input type="checkbox" checked> fait', "☑ fait"),
        ("Un <b>deux</b>", "Un deux"),
        ("Un <b>deux", "Un <b>deux"),
        ("Un <title>deux</title>", "Un <title>deux</title>"),
        ("Un <br> deux", "Un\ndeux"),
    ],
)
def test_a_tag_is_markup_where_it_is_closed_or_needs_no_end(written: str, shown: str) -> None:
    assert parse_markdown(written).builder.text == shown


@pytest.mark.parametrize(("size", "read"), [(40, True), (41, False)])
def test_a_flat_file_is_read_up_to_its_largest_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, *, read: bool
) -> None:
    monkeypatch.setattr(zipped, "LARGEST", 40)
    place = tmp_path / "a.fodt"
    place.write_text("<a>" + "x" * (size - 7) + "</a>", encoding="utf-8")
    if read:
        assert read_flat(place, Account()).text == "x" * 33
        return
    with pytest.raises(LoadError, match=r"it is larger than 40 bytes; split it$"):
        read_flat(place, Account())
