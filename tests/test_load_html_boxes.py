"""Boxes to tick that pages draw by a class or an attribute, and words that their sheets strike through."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from passerelle.index.load.html import parse_html
from passerelle.index.load.html_boxes import is_done

PAGE = "<style>.c9, .done {text-decoration: line-through} a:hover {text-decoration: line-through}</style>"
PROSE = "<p>Le bac part du port chaque matin à neuf heures.</p>"


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ('<li><div class="checkbox checkbox-on"></div> <span>un</span></li>', "☑ un"),
        ('<li><div class="checkbox checkbox-off"></div> <span>un</span></li>', "☐ un"),
        (
            '<li data-checked="true"><div><p>un</p></div></li><li data-checked="false">deux</li>',
            "☑ un\n☐ deux",
        ),
        ('<li data-list="checked">un</li><li data-list="unchecked">deux</li>', "☑ un\n☐ deux"),
        ('<li data-checked="true"><input type="checkbox" checked> un</li>', "☑ un"),
        ('<li class="checked">un</li>', "un"),
        ('<li><div class="checkbox-on">un</div></li>', "un"),
        ("<li data-checked=true><div><div><p><b>un</b></p></div></div></li>", "☑ un"),
        ("<li data-checked=true></li><li>un</li>", "un"),
    ],
)
def test_a_box_that_a_class_draws_is_read_as_one_that_is_a_field(items: str, shown: str) -> None:
    assert parse_html(f"<ul>{items}</ul>").builder.text == shown


def test_the_tasks_of_confluence_have_boxes() -> None:
    tasks = '<ul class="inline-task-list"><li class="checked">un</li><li>deux</li></ul>'
    assert parse_html(tasks).builder.text == "☑ un\n☐ deux"


@pytest.mark.parametrize(("ticked", "sign"), [("true", "☑"), ("false", "☐")])
def test_all_items_of_a_list_may_be_ticked_at_once(ticked: str, sign: str) -> None:
    items = f"<ul data-checked={ticked}><li>un</li><li>deux</li></ul>"
    assert parse_html(items).builder.text == f"{sign} un\n{sign} deux"


@pytest.mark.parametrize(
    ("body", "done"),
    [
        ("<li><input type=checkbox><s>x</s></li>", True),
        ("<li><input type=radio><s>x</s></li>", False),
        ("<li>x<s>x</s></li>", False),
        ("<li> ☑ <s>x</s></li>", True),
        ("<li> ☐ <s>x</s></li>", True),
        ("<li>un ☐ <s>x</s></li>", False),
        ("<p>☑ <s>x</s></p>", False),
        ("<label>☑ <s>x</s></label>", True),
        ("<table><tr><td>☑<td><s>x</s></table>", True),
        ("<li>☑ <i><s>x</s></i></li>", True),
        ("<li>☑ <b><i><s>x</s></i></b></li>", False),
        ("<li>☑ <ul><li><s>x</s></ul></li>", False),
    ],
)
def test_struck_words_are_done_where_the_item_right_around_them_has_a_box(body: str, *, done: bool) -> None:
    struck = LexborHTMLParser(body).css_first("s")
    assert struck is not None
    assert is_done(struck) is done


def test_what_a_sheet_strikes_through_is_not_read_and_accounted_for() -> None:
    parsed = parse_html(
        f"{PAGE}{PROSE}<p>4 adultes<span class=c9>, 2 enfants</span>, <a href=x>un chien</a></p>"
    )
    assert parsed.builder.text.endswith("4 adultes, un chien")
    assert [(gap.kind, gap.where) for gap in parsed.gaps] == [("deletions", ", 2 enfants")]


@pytest.mark.parametrize(
    "item",
    [
        '<li><div class="checkbox-on"></div><span class=done>louer la salle</span></li>',
        "<li><label><input type=checkbox checked> <span class=done>louer la salle</span></label></li>",
    ],
)
def test_a_task_that_is_struck_through_beside_its_box_is_done_and_read(item: str) -> None:
    assert parse_html(f"{PAGE}{PROSE}<ul>{item}</ul>").builder.text.endswith("☑ louer la salle")


def test_a_page_that_is_struck_through_is_read() -> None:
    assert parse_html(f"{PAGE}<div class=c9>{PROSE}</div>").builder.text.startswith("Le bac")
