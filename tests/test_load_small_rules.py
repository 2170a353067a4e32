"""Facts about small rules of loading, at both sides: notes, fields of rows, merged cells, titles."""

from typing import Any

import pytest

from passerelle.index.load.fields import record_fields, row_fields, with_fields_cut
from passerelle.index.load.front_matter import front_matter
from passerelle.index.load.html import parse_html
from passerelle.index.load.markdown_notes import _goes_on
from passerelle.index.types import Document


@pytest.mark.parametrize(
    ("line", "blank", "goes_on"),
    [
        ("  - deux", False, True),
        ("- deux", False, False),
        ("deux", False, True),
        ("  deux", True, False),
        ("    deux", True, True),
        ("\tdeux", True, True),
        (" ", True, True),
    ],
)
def test_a_note_goes_on_with_lines_that_are_indented_or_begin_nothing(
    line: str, *, blank: bool, goes_on: bool
) -> None:
    assert _goes_on(line, blank=blank) is goes_on


def test_fields_of_a_row_and_of_an_object_are_plain_values() -> None:
    row = {"": "x", "id": "a", "title": "b", "a  b": "TRUE", "n": "-1.5", "z": "007", "e": " ", "i": "1" * 16}
    assert row_fields(row) == {"a b": True, "n": -1.5, "z": "007", "i": "1" * 16}
    assert record_fields({"a\n b": " x\r\n\n\n\ny ", "lang": "fr", "n": {"a  b": [" z\0"]}}) == {
        "a b": "x\n\ny",
        "n.a b": ["z"],
    }
    given = {"id": 1, "m": {"a": {"b": [1, None]}, "c": float("inf")}, "l": [[1], {"é": 2}], "t": True}
    assert record_fields(given) == {"m.a.b": [1, None], "m.c": None, "l": ["[1]", '{"é": 2}'], "t": True}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("False", False),
        ("true", True),
        ("vrai", "vrai"),
        ("0", 0),
        ("-0.5", -0.5),
        ("12", 12),
        ("1.", "1."),
        (".5", ".5"),
        ("+1", "+1"),
        ("1,5", "1,5"),
        ("01", "01"),
        ("123456789012345", 123456789012345),
        ("1234567890123456", "1234567890123456"),
        ("0." + "1" * 14, 0.11111111111111),
        ("0." + "1" * 15, "0." + "1" * 15),
    ],
)
def test_a_cell_is_a_number_where_json_writes_it_so(cell: str, value: object) -> None:
    assert row_fields({"n": cell}) == {"n": value}
    assert type(row_fields({"n": cell})["n"]) is type(value)


@pytest.mark.parametrize(
    ("value", "cut"),
    [
        ("x" * 1000, "x" * 1000),
        ("x" * 1001, "x" * 1000 + "…"),
        (["x" * 496, "y" * 496], ["x" * 496, "y" * 496]),
        (["x" * 496, "y" * 497], ["x" * 496]),
        (["x" * 496, "y" * 496, "z"], ["x" * 496, "y" * 496]),
        (["x" * 2000, "y"], []),
        (["é" * 996], ["é" * 996]),
        (["é" * 996, 1], ["é" * 996]),
    ],
)
def test_a_field_of_more_than_a_thousand_signs_is_cut_and_named(value: Any, cut: Any) -> None:
    document = with_fields_cut(Document("a", "A", "fr", "Bac.", fields={"k": value, "n": 1}))
    assert document.fields == {"k": cut, "n": 1}
    assert [gap.where for gap in document.gaps] == ([] if cut == value else ["k"])


@pytest.mark.parametrize(("spanned", "third"), [(2, "mardi | b"), (3, "x | mardi")])
def test_a_merged_cell_ends_after_the_rows_it_spans(spanned: int, third: str) -> None:
    rest = "<tr><td>mardi" + ("" if spanned > 2 else "<td>b") + "<tr><td>lundi<td>c"
    page = f"<table><tr><th>Prix<th>Jour<tr><td rowspan={spanned}>x<td>a<tr><td>jeudi{rest}</table>"
    lines = parse_html(page).builder.text.splitlines()
    assert lines == ["Prix | Jour", "x | a", "x | jeudi", third, "lundi | c"]


def test_the_title_of_a_page_is_its_own_where_its_heading_is_of_a_lower_level() -> None:
    assert parse_html("<title>Bac – Orsec</title><h2>Bac</h2><p>Il part.</p>").title == "Bac – Orsec"
    assert parse_html("<title>Bac – Orsec</title><h1>Bac</h1><p>Il part.</p>").title == "Bac"
    assert parse_html("<title>Orsec</title><h1>Bac</h1><p>Il part.</p>").title == "Orsec"


def test_names_of_fields_are_known_in_capitals() -> None:
    assert front_matter("---\nAUTEUR: Ada\nTitre: Bac\nNote: x\n---\nLu.") == (
        "Bac",
        {"author": "Ada", "note": "x"},
        "Lu.",
    )


@pytest.mark.parametrize(("rows", "shown"), [(1, "Prix |\n| Bac"), (2, "Prix\n\nBac")])
def test_a_picture_beside_several_rows_is_a_sign_and_beside_one_a_cell(rows: int, shown: str) -> None:
    page = f"<table><tr><td>Prix<td rowspan={rows}><img src=x><tr><td>{'' if rows > 1 else '<td>'}Bac</table>"
    assert parse_html(page).builder.text == shown
