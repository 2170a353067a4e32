"""Which tags in Markdown are markup, and which are only named."""

import pytest

from passerelle.index.load.markdown_tags import TAG, _is_markup, _matched


@pytest.mark.parametrize(
    ("tag", "closed", "markup"),
    [
        ('<input type="checkbox">', False, True),
        ('<input type="text">', True, False),
        ("<input>", False, False),
        *((f"<{name}>", False, True) for name in ("br", "HR", "img src=x", "wbr", "col")),
        ("<kbd>", True, True),
        ("<kbd>", False, False),
        *((f"<{name}>", True, False) for name in ("title", "select", "OPTION", "iframe", "template", "head")),
    ],
)
def test_a_tag_is_markup_that_needs_no_end_or_has_one(tag: str, *, closed: bool, markup: bool) -> None:
    found = TAG.fullmatch(tag)
    assert found is not None
    assert _is_markup(found, closed=closed) is markup


def test_the_halves_of_a_tag_are_found_from_the_inside() -> None:
    read = [TAG.fullmatch(each) for each in ("<b>", "<i>", "<B>", "</b>", "</b>", "</u>", "<i>")]
    assert _matched(read) == {0, 2, 3, 4}
    assert _matched([None, *read]) == {1, 3, 4, 5}
