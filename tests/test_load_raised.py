"""Raised and lowered type in plain characters, by what it says and by what stands before it."""

import pytest

from passerelle.index.load.raised import lowered, raised


@pytest.mark.parametrize(
    ("text", "before", "shown"),
    [
        ("0123456789", "x", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
        ("-6", "10", "⁻⁶"),
        ("−6", "10", "⁻⁶"),
        ("–6", "10", "⁻⁶"),
        ("+6", "10", "⁺⁶"),
        ("2=4", "x", "²⁼⁴"),
        ("(2)", "x", "⁽²⁾"),
        ("(2", "x", "(2"),
        (" 6 ", "10", "⁶"),
        ("1, 2", "mot", "¹, ²"),
        ("1;2.3", "mot", "¹;².³"),
        (",50", "12", ",50"),
        (" er", "1", " er"),
        ("er", "1", "er"),
        ("2e", "x", "2e"),
        ("-", "10", "-"),
        ("", "10", ""),
        ("o", "n", "°"),
        ("o", "N", "°"),
        ("os", "n", "°s"),
        ("0", "n", "°"),
        (" o ", "n", "°"),
        ("o", "(n", "°"),
        ("o", "an", "o"),
        ("0", "an", "⁰"),
        ("o", "m", "o"),
        ("a", "n", "a"),
    ],
)
def test_what_is_raised_is_a_number_or_the_end_of_an_ordinal(text: str, before: str, shown: str) -> None:
    assert raised(text, before) == shown


@pytest.mark.parametrize(
    ("text", "before", "shown"),
    [
        ("0123456789", "1", "₀₁₂₃₄₅₆₇₈₉"),
        (" 2 ", "10", "₂"),
        ("+1", "3", "₊₁"),
        ("-1", "3", "₋₁"),
        ("(2)", "3", "₍₂₎"),
        ("2", "H", "2"),
        ("2", "", "2"),
        ("max", "3", "max"),
    ],
)
def test_what_is_lowered_behind_a_figure_is_no_figure_of_it(text: str, before: str, shown: str) -> None:
    assert lowered(text, before) == shown


@pytest.mark.parametrize(
    ("text", "before", "shown"),
    [
        ("2", "km", "²"),
        ("er", "1", "er"),
        ("o", "n", "°"),
        ("os", "N", "°s"),
        ("o", "an", "o"),
        (",50", "12", ",50"),
        ("-3", "10", "⁻³"),
        ("(2)", "x", "⁽²⁾"),
    ],
)
def test_raised_type_is_written_in_raised_signs_where_it_is_a_number(
    text: str, before: str, shown: str
) -> None:
    assert raised(text, before) == shown


def test_lowered_type_is_written_in_lowered_signs_behind_a_figure() -> None:
    assert lowered("2", "1010") == "₂"
    assert lowered("2", "H") == "2"
    assert lowered("max", "3") == "max"
