"""What of a page is text and what is not, at the weights that decide it: one side of each, and the other.

A weight is the number of letters and signs, white space apart.
"""

import pytest
from web_pages import page, prose

from passerelle.index.load.html import parse_html


@pytest.mark.parametrize(
    ("bar", "shown"),
    [
        ("<div><a>Précédent</a> <a>Suivant</a> OUT</div>", True),
        ("<div><a href=1>Précédent</a> <a href=2>Suivant</a></div><p>OUT</p>", True),
        ("<div class=nav>OUT <a href=1>Précédent</a> <a href=2>Suivant</a></div>", False),
        ("<div><a href=1 rel=prev>OUT, un bac</a> <a href=2 rel=next>OUT, un pont</a></div>", False),
        ("<div><a href=1>OUT, un bac</a> <a href=2>OUT, un pont</a></div>", True),
        ("<div><a href=1 rel=next>OUT, un bac</a></div>", False),
        ("<div><p>OUT <a href=1 rel=next>suivant</a> est là</p></div>", True),
    ],
)
def test_links_that_turn_pages_go_and_what_they_stand_in_stays(bar: str, *, shown: bool) -> None:
    text = page(f"{bar}{prose(600)}")
    assert ("OUT" in text) is shown


def test_at_most_five_kinds_of_what_was_left_out_are_named() -> None:
    hidden = [f"<p hidden class=k{at}>OUT</p>" for at in range(6)]
    (gap,) = parse_html(f"{''.join(hidden)}{prose(300)}").gaps
    assert (gap.count, gap.where) == (6, "p.k0, p.k1, p.k2, p.k3, p.k4…")
    (gap,) = parse_html(f"{''.join(hidden[:5])}{prose(300)}").gaps
    assert (gap.count, gap.where) == (5, "p.k0, p.k1, p.k2, p.k3, p.k4")


@pytest.mark.parametrize(
    ("named", "value", "field"),
    [
        ("date", "2031-4-5", "2031-04-05"),
        ("date", "2031", "2031"),
        ("date", "5/4/2031", "2031-04-05"),
        ("date", "203199", None),
        ("date", "demain", None),
        ("author", "Ada Thorne", "Ada Thorne"),
        ("author", "https://thorne.example", None),
        ("description", "https://thorne.example", "https://thorne.example"),
        ("keywords", "", None),
        ("viewport", "wide", None),
    ],
)
def test_what_a_page_says_of_itself_is_taken_where_it_says_something(
    named: str, value: str, field: str | None
) -> None:
    fields = parse_html(f"<head><meta name={named} content='{value}'></head><p>Bac.</p>").fields
    assert fields == ({"subject" if named == "description" else named: field} if field else {})
