"""Boxes to tick that pages draw by a class or an attribute, and words that their sheets strike through."""

import pytest

from passerelle.index.load.html import parse_html

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
    ],
)
def test_a_box_that_a_class_draws_is_read_as_one_that_is_a_field(items: str, shown: str) -> None:
    assert parse_html(f"<ul>{items}</ul>").builder.text == shown


def test_the_tasks_of_confluence_have_boxes() -> None:
    tasks = '<ul class="inline-task-list"><li class="checked">un</li><li>deux</li></ul>'
    assert parse_html(tasks).builder.text == "☑ un\n☐ deux"


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
