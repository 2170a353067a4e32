"""The styles of an RTF document: headings by name or by level, titles, tables of contents."""

import pytest

from passerelle.index.load.rtf.styles import Styles


def style(name: str, level: int | None = None) -> Styles:
    """Return styles of which the one at hand has that *name*, and that *level* where one is given."""
    made = Styles(at_hand=3)
    for part in (name[:2], name[2:]):
        made.add_name(part)
    if level is not None:
        made.set_level(level)
    return made


@pytest.mark.parametrize(
    ("name", "level", "found"),
    [
        ("Normal;", None, 0),
        ("heading 1;", None, 1),
        ("Heading 9;", None, 9),
        ("heading3;", None, 3),
        ("titre 2;", None, 2),
        ("heading 0;", None, 0),
        ("heading 10;", None, 0),
        ("my heading 1;", None, 0),
        ("Title;", None, 1),
        ("TITRE;", None, 1),
        ("Titles;", None, 0),
        (" title ;", None, 1),
        ("Article;", 4, 4),
        ("heading 2;", 4, 2),
        ("title;", 4, 1),
        ("Article;", 0, 0),
    ],
)
def test_a_style_is_a_heading_by_its_name_else_by_its_level(name: str, level: int | None, found: int) -> None:
    assert style(name, level).level() == found


@pytest.mark.parametrize(
    ("name", "title"),
    [("Title;", True), ("titre;", True), ("heading 1;", False), ("Subtitle;", False), ("", False)],
)
def test_a_style_is_a_title_by_its_name(name: str, *, title: bool) -> None:
    made = style(name)
    assert made.is_title is title
    made.reset()
    assert not made.is_title


@pytest.mark.parametrize(
    ("name", "contents"),
    [("toc 1;", True), ("TM 9;", True), ("toc heading;", True), ("tm3;", True), ("table of figures;", True),
     ("toc 0;", False), ("tocs 1;", False), ("my toc 1;", False), ("heading 1;", False)],
)  # fmt: skip
def test_a_style_is_of_a_table_of_contents_by_its_name(name: str, *, contents: bool) -> None:
    made = style(name)
    made.begin_contents()
    assert made.contents is contents
    made.reset()
    assert (made.contents, made.at_hand) == (False, None)


def test_without_a_style_at_hand_nothing_is_named() -> None:
    made = Styles()
    made.add_name("heading 1;")
    made.set_level(4)
    assert made.level() == 0


def test_the_first_style_is_that_of_a_paragraph_that_names_none() -> None:
    made = Styles(at_hand=0)
    made.add_name("heading 2;")
    made.reset()
    assert made.level() == 2
    assert not made.is_title
    by_level = Styles(at_hand=0)
    by_level.set_level(3)
    by_level.reset()
    assert by_level.level() == 3
