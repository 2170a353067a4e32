"""The numbers that a browser draws before the items of a list."""

import pytest
from web_pages import page


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
