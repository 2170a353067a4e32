"""What the layout and the master of a slide say of the lists in its placeholders, the nearest first."""

import zipfile
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from passerelle.index.load.account import Account
from passerelle.index.load.openxml import Package
from passerelle.index.load.slide_styles import Layouts


def shape(name: str, type_: str = "", number: str = "", *, styles: bool = True, placed: bool = True) -> str:
    given = (f'type="{type_}" ' if type_ else "") + (f'idx="{number}"' if number else "")
    place = f"<ph {given}/>" if placed else ""
    body = f"<txBody><lstStyle name='{name}'/></txBody>" if styles else "<txBody/>"
    return f"<sp><nvSpPr><nvPr>{place}</nvPr></nvSpPr>{body}</sp>"


GENERAL = "<txStyles><titleStyle name='T'/><bodyStyle name='B'/><otherStyle name='O'/></txStyles>"


def inherited(folder: Path, asked: str, *, layout: str = "", master: str | None = None) -> str:
    """Return the names of the styles that the shape *asked* takes up."""
    tie = '<r><r Id="a" Type="t/{}" Target="{}"/></r>'
    parts = {
        "_rels/slide.xml.rels": tie.format("slideLayout", "layout.xml"),
        "layout.xml": f"<l>{layout}</l>",
    }
    if master is not None:
        parts |= {
            "_rels/layout.xml.rels": tie.format("slideMaster", "m.xml"),
            "m.xml": f"<m>{master}{GENERAL}</m>",
        }
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with zipfile.ZipFile(folder / "a.zip") as archive:
        layouts = Layouts(Package(archive, Account()))
        found = [layouts.inherited("slide.xml", fromstring(asked)) for _ in range(2)]
    assert [each.attrib for each in found[0]] == [each.attrib for each in found[1]]
    return " ".join(each.get("name", "") for each in found[0])


@pytest.mark.parametrize(
    ("type_", "general"),
    [("title", "T"), ("ctrTitle", "T"), ("", "B"), ("obj", "B"), ("body", "B"), ("subTitle", "B"), ("half", "B"),
     ("ftr", "O"), ("sldNum", "O")],
)  # fmt: skip
def test_a_placeholder_takes_up_the_general_styles_of_its_family(
    tmp_path: Path, type_: str, general: str
) -> None:
    assert inherited(tmp_path, shape("s", type_), master="") == general


@pytest.mark.parametrize(
    ("asked", "layout", "master", "found"),
    [
        (shape("s", "body", "1"), shape("l", "body", "1"), shape("m", "body"), "l m B"),
        (shape("s", "body", "2"), shape("l", "body", "1") + shape("k", "body", "2"), "", "k B"),
        (shape("s", "body", "3"), shape("l", "body", "1") + shape("k", "body", "2"), "", "l B"),
        (shape("s", "", "2"), shape("l", "title", "2"), "", "l B"),
        (shape("s", "", "2"), shape("l", "title", "1") + shape("k", "obj"), "", "k B"),
        (shape("s", "body"), shape("l", "title") + shape("k", "subTitle"), "", "k B"),
        (shape("s", "title"), shape("l", "ctrTitle"), shape("m", "body") + shape("n", "title"), "l n T"),
        (shape("s", "ftr"), shape("l", "sldNum"), "", "l O"),
        (shape("s", "body"), shape("l", "body", styles=False), shape("m", "obj"), "m B"),
        (shape("s", "body"), shape("l", "body", placed=False), "", "B"),
        (shape("s", "body", "1"), "", shape("m", "body", "7") + shape("n", "body", "1"), "m B"),
        (shape("s", "body"), shape("l", "body"), None, "l"),
        (shape("s", "body"), "", None, ""),
        (shape("s", placed=False), shape("l", "body"), "", ""),
        ("<sp/>", shape("l", "body"), "", ""),
    ],
)
def test_the_styles_of_a_placeholder_are_those_of_its_number_else_of_its_type(
    tmp_path: Path, asked: str, layout: str, master: str | None, found: str
) -> None:
    assert inherited(tmp_path, asked, layout=layout, master=master) == found


def test_a_slide_without_a_layout_takes_up_nothing(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("slide.xml", "<s/>")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert (
            Layouts(Package(archive, Account())).inherited("slide.xml", fromstring(shape("s", "body"))) == ()
        )


def test_a_layout_that_is_named_and_missing_gives_nothing(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("slide.xml", "<s/>")
        archive.writestr(
            "_rels/slide.xml.rels", '<r><r Id="a" Type="t/slideLayout" Target="layout.xml"/></r>'
        )
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        layouts = Layouts(Package(archive, Account()))
        assert layouts.inherited("slide.xml", fromstring(shape("s", "body"))) == ()
