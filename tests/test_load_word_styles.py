"""Facts about the styles of Word: names of headings, titles and tables of contents, looks and what is inherited."""

from xml.etree.ElementTree import fromstring

import pytest

from passerelle.index.load.word.styles import (
    Look,
    Style,
    default_style,
    look,
    own_level,
    own_numbering,
    read_styles,
)


def style(id_: str, name: str = "", inside: str = "") -> str:
    named = f"<name val='{name}'/>" if name else ""
    return f"<style styleId='{id_}'>{named}{inside}</style>"


def read(*styles: str) -> dict[str, Style]:
    return read_styles(fromstring(f"<styles>{''.join(styles)}<other/></styles>"))


@pytest.mark.parametrize(
    ("id_", "name", "level"),
    [
        ("a", "heading 1", 1),
        ("a", "Heading 9", 9),
        ("a", "TITRE 3", 3),
        ("a", "heading4", 4),
        ("a", "heading 0", 0),
        ("a", "heading 10", 0),
        ("a", "heading 1 bis", 0),
        ("a", "sub heading 1", 0),
        ("Heading2", "", 2),
        ("Titre5", "Rubrique", 5),
        ("Title", "", 1),
        ("Titre", "Rubrique", 0),
        ("a", "Title", 1),
        ("a", "titre", 1),
        ("a", "Subtitle", 0),
        ("a", "Normal", 0),
    ],
)
def test_a_style_is_a_heading_by_its_name_or_its_id(id_: str, name: str, level: int) -> None:
    found = read(style(id_, name))
    assert list(found) == [id_]
    assert found[id_].level == level
    assert found[id_].title is ((name or id_).lower() in {"title", "titre"})


def test_a_style_without_a_name_is_called_by_its_id() -> None:
    assert read(style("toc1"))["toc1"].contents
    based = "<basedOn val='n'/>"
    assert read(style("a", "toc 1", based), style("n", "Normal"))["a"].contents
    assert read(style("a", "List 2", based), style("n", "Normal"))["a"].listed
    assert read(style("ListBullet"))["ListBullet"].listed
    assert not read(style("ListBullet", "Bullets"))["ListBullet"].listed


@pytest.mark.parametrize(
    ("name", "contents"),
    [("toc 1", True), ("TOC 9", True), ("toc heading", True), ("TM 2", True), ("tm4", True),
     ("table of figures", True), ("toc 0", False), ("toc", False), ("tocs 1", False), ("my toc 1", False)],
)  # fmt: skip
def test_a_style_is_of_a_table_of_contents_by_its_name(name: str, *, contents: bool) -> None:
    assert read(style("a", name))["a"].contents is contents


@pytest.mark.parametrize(
    ("name", "inside", "listed"),
    [
        ("List Bullet", "", True),
        ("list", "", True),
        ("Bullet list", "", False),
        ("Corps", "<pPr><numPr><numId val='3'/></numPr></pPr>", True),
        ("Corps", "<pPr><numPr><ilvl val='3'/></numPr></pPr>", False),
    ],
)
def test_a_style_is_of_a_list_by_its_name_or_its_numbering(name: str, inside: str, *, listed: bool) -> None:
    assert read(style("a", name, inside))["a"].listed is listed


def test_a_style_takes_from_those_it_is_based_on_what_it_does_not_say() -> None:
    low = "<basedOn val='b'/><pPr><outlineLvl val='2'/></pPr><rPr><vanish val='0'/></rPr>"
    high = (
        "<basedOn val='c'/><pPr><outlineLvl val='0'/><numPr><ilvl val='0'/><numId val='4'/></numPr></pPr>"
        "<rPr><vanish/><rFonts ascii='Symbol'/></rPr>"
    )
    found = read(style("a", "Petit", low), style("b", "Grand", high), style("c", "toc 1"))
    assert found["a"] == Style(
        level=3,
        listed=True,
        contents=True,
        numbering="4",
        numbering_level=0,
        look=Look(hidden=False, font="Symbol"),
    )
    assert found["b"].level == 1
    assert found["c"] == Style(contents=True)


def test_a_style_based_on_a_title_is_a_heading_and_no_title() -> None:
    found = read(style("t", "Title"), style("u", "Grand", "<basedOn val='t'/>"))
    assert (found["u"].level, found["u"].title) == (1, False)


def test_styles_based_on_each_other_or_on_none_are_read() -> None:
    found = read(
        style("a", "x", "<basedOn val='b'/>"),
        style("b", "y", "<basedOn val='a'/>"),
        style("c", "z", "<basedOn/>"),
    )
    assert set(found) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("type='paragraph' default='1'", "a"),
        ("type='paragraph' default='true'", "a"),
        ("type='paragraph' default='on'", "a"),
        ("type='paragraph' default='0'", ""),
        ("type='paragraph'", ""),
        ("type='character' default='1'", ""),
    ],
)
def test_the_default_style_is_that_of_paragraphs(given: str, found: str) -> None:
    assert default_style(fromstring(f"<styles><x {given}/><style styleId='a' {given}/></styles>")) == found


@pytest.mark.parametrize(
    ("properties", "shown"),
    [
        ("<vanish val='1'/>", Look(hidden=True)),
        *((f"<vanish val='{off}'/>", Look(hidden=False)) for off in ("0", "false", "off", "none")),
        ("<strike/>", Look(struck=True)),
        ("<dstrike val='1'/>", Look(struck=True)),
        ("<strike val='0'/>", Look(struck=False)),
        ("<strike val='0'/><dstrike/>", Look(struck=True)),
        ("<vertAlign val='superscript'/>", Look(raised=1)),
        ("<vertAlign val='subscript'/>", Look(raised=-1)),
        ("<vertAlign val='baseline'/><position val='8'/>", Look(raised=0)),
        ("<vertAlign val='x'/><position val='8'/>", Look(raised=1)),
        ("<position val='3'/>", Look()),
        ("<position val='-3'/>", Look()),
        ("<position val='-4'/>", Look(raised=-1)),
        ("<position val='x'/>", Look()),
        ("<rFonts cs='C'/>", Look()),
    ],
)
def test_a_look_is_what_properties_say(properties: str, shown: Look) -> None:
    assert look(fromstring(f"<rPr>{properties}</rPr>")) == shown


def test_a_look_over_another_says_what_it_says_itself() -> None:
    below = Look(hidden=True, raised=1, font="A", struck=True)
    assert Look().over(below) == below
    assert Look(hidden=False, raised=0, font="B", struck=False).over(below) == Look(False, 0, "B", False)


@pytest.mark.parametrize(("outline", "level"), [("", 4), ("0", 1), ("8", 9), ("9", 0), ("12", 0), ("-1", 4)])
def test_a_level_counts_from_one_and_nine_is_none(outline: str, level: int) -> None:
    said = f"<outlineLvl val='{outline}'/>" if outline else ""
    assert own_level(fromstring(f"<p><pPr>{said}</pPr></p>"), 4) == level


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("", ("", None)),
        ("<numId val='3'/>", ("3", None)),
        ("<ilvl val='0'/><numId val='3'/>", ("3", 0)),
        ("<ilvl val='2'/>", ("", 2)),
        ("<ilvl val='x'/><numId val='0'/>", ("0", None)),
    ],
)
def test_a_paragraph_names_its_list_and_its_level(inside: str, found: tuple[str, int | None]) -> None:
    assert own_numbering(fromstring(f"<p><pPr><numPr>{inside}</numPr></pPr></p>")) == found
