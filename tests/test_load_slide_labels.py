"""PowerPoint's labels: numbers by level and scheme, where they start anew, and boxes to tick."""

import zipfile
from pathlib import Path

import pytest
from office_files import one
from test_load_powerpoint import P, pptx, ties


def line(words: str, bullet: str = "", level: int = 0) -> str:
    return f'<a:p><a:pPr lvl="{level}">{bullet}</a:pPr><a:r><a:t>{words}</a:t></a:r></a:p>'


def numbered(scheme: str, start: str = "") -> str:
    more = f' startAt="{start}"' if start else ""
    return f'<a:buAutoNum type="{scheme}"{more}/>'


def body(*lines: str, styles: str = "") -> str:
    inside = f"<a:lstStyle>{styles}</a:lstStyle>{''.join(lines)}"
    return f'<p:sp><p:nvSpPr><p:cNvPr id="1"/><p:nvPr/></p:nvSpPr><p:txBody>{inside}</p:txBody></p:sp>'


PERIOD, LETTER, THIRD = numbered("arabicPeriod"), numbered("alphaLcParenR"), numbered("arabicPeriod", "3")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([line("Four", PERIOD), line("", PERIOD), line("Pain", PERIOD)], "1. Four\n2. Pain"),
        (
            [line("Four", PERIOD), line("bois", LETTER, 1), line("gaz", LETTER, 1), line("Pain", PERIOD)],
            "1. Four\na) bois\nb) gaz\n2. Pain",
        ),
        (
            [line("Four", PERIOD), line("bois", LETTER, 1), line("Pain", PERIOD), line("seigle", LETTER, 1)],
            "1. Four\na) bois\n2. Pain\na) seigle",
        ),
        ([line("Four", PERIOD), line("et"), line("Pain", PERIOD)], "1. Four\net\n1. Pain"),
        ([line("Four", PERIOD), line("Pain", numbered("arabicPlain"))], "1. Four\n1 Pain"),
        ([line("Four", numbered("romanUcParenBoth", "4")), line("Pain", "<a:buNone/>")], "(IV) Four\nPain"),
        ([line("Four", THIRD), line("Pain", THIRD)], "3. Four\n4. Pain"),
        ([line("Four", numbered("alphaUcPeriod"))], "A. Four"),
        ([line("Four", '<a:buFont typeface="Wingdings"/><a:buChar char="q"/>')], "☐ Four"),
        ([line("Four", '<a:buFont typeface="Arial"/><a:buChar char="•"/>')], "Four"),
    ],
)  # fmt: skip
def test_labels_are_drawn_as_powerpoint_does(tmp_path: Path, lines: list[str], text: str) -> None:
    assert one(pptx(tmp_path / "a.pptx", body(*lines))).text == text


def test_a_shape_says_how_its_paragraphs_are_labelled(tmp_path: Path) -> None:
    styles = f"<a:lvl1pPr>{PERIOD}</a:lvl1pPr>"
    made = body(line("Four"), line("Pain", "<a:buNone/>"), line("Sel"), styles=styles)
    assert one(pptx(tmp_path / "a.pptx", made)).text == "1. Four\nPain\n1. Sel"


def with_layout(path: Path, layout: str, master: str, general: str = "") -> Path:
    """Give the one slide of a presentation a layout and a master, each a list of placeholders with their styles."""
    ways = {"slides/_rels/s1": ("slideLayout", "../l.xml"), "_rels/l": ("slideMaster", "m.xml")}
    with zipfile.ZipFile(path, "a") as archive:
        for place, (way, target) in ways.items():
            archive.writestr(f"ppt/{place}.xml.rels", ties({way: target}))
        for name, shapes, more in (("l", layout, ""), ("m", master, f"<p:txStyles>{general}</p:txStyles>")):
            tree = f"<p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>"
            archive.writestr(f"ppt/{name}.xml", f"<p:sldLayout {P}>{tree}{more}</p:sldLayout>")
    return path


def holder(styles: str, more: str = "", words: str = "") -> str:
    inside = f"<a:lstStyle>{styles}</a:lstStyle>{words}"
    return f"<p:sp><p:nvSpPr><p:nvPr><p:ph {more}/></p:nvPr></p:nvSpPr><p:txBody>{inside}</p:txBody></p:sp>"


FIRST, SECOND = f"<a:lvl1pPr>{PERIOD}</a:lvl1pPr>", f"<a:lvl2pPr>{LETTER}</a:lvl2pPr>"
NONE = "<a:lvl1pPr><a:buNone/></a:lvl1pPr>"


@pytest.mark.parametrize(
    ("layout", "master", "general", "text"),
    [
        (holder(FIRST, 'idx="1"'), "", "", "1. Four\nbois\n2. Pain"),
        (holder(FIRST, 'type="body" idx="9"'), "", "", "1. Four\nbois\n2. Pain"),
        (holder(FIRST, 'type="dt" idx="9"'), "", "", "Four\nbois\nPain"),
        (holder("", 'idx="1"'), holder(FIRST, 'type="body"'), "", "1. Four\nbois\n2. Pain"),
        (holder(SECOND, 'idx="1"'), "", f"<p:bodyStyle>{FIRST}</p:bodyStyle>", "1. Four\na) bois\n2. Pain"),
        (holder(NONE, 'idx="1"'), holder(FIRST, 'type="body"'), "", "Four\nbois\nPain"),
        ("", "", f"<p:titleStyle>{FIRST}</p:titleStyle>", "Four\nbois\nPain"),
    ],
)  # fmt: skip
def test_the_layout_and_the_master_say_how_a_placeholder_is_labelled(
    tmp_path: Path, layout: str, master: str, general: str, text: str
) -> None:
    words = "".join((line("Four"), line("bois", level=1), line("Pain")))
    made = with_layout(pptx(tmp_path / "a.pptx", holder("", 'idx="1"', words)), layout, master, general)
    assert one(made).text == text


def test_a_box_that_is_no_placeholder_takes_nothing_from_the_master(tmp_path: Path) -> None:
    made = pptx(tmp_path / "a.pptx", body(line("Four"), line("Pain")))
    assert one(with_layout(made, "", "", f"<p:bodyStyle>{FIRST}</p:bodyStyle>")).text == "Four\nPain"


@pytest.mark.parametrize(
    ("mine", "layout", "labelled"),
    [
        ('type="subTitle"', 'type="body"', True),
        ('type="half"', 'type="obj"', True),
        ('type="body"', "", True),
        ('type="title"', 'type="body"', False),
        ('type="body"', 'type="title"', False),
        ('type="tbl"', 'type="media"', True),  # both of the other kind
        ('type="body" idx="2"', 'type="dt" idx="2"', True),  # of the same number
        ('type="body"', 'type="dt"', False),  # no number is no same number
    ],
)
def test_a_placeholder_takes_up_that_of_its_number_or_of_its_kind(
    tmp_path: Path, mine: str, layout: str, *, labelled: bool
) -> None:
    made = pptx(tmp_path / "a.pptx", holder("", mine, line("Four")))
    text = one(with_layout(made, holder(FIRST, layout), "")).text
    assert text == ("1. Four" if labelled else "Four")


def test_the_placeholder_of_a_number_comes_before_the_first_of_its_kind(tmp_path: Path) -> None:
    layout = holder(FIRST, 'type="body" idx="1"') + holder(NONE, 'type="dt" idx="2"')
    made = pptx(tmp_path / "a.pptx", holder("", 'type="body" idx="2"', line("Four")))
    assert one(with_layout(made, layout, "")).text == "Four"


@pytest.mark.parametrize("kind", ["titleStyle", "bodyStyle", "otherStyle"])
@pytest.mark.parametrize(
    ("type_", "styles"), [("ctrTitle", ""), ("half", "bodyStyle"), ("tbl", "otherStyle")]
)
def test_general_styles_are_those_of_a_kind_and_no_title_is_numbered(
    tmp_path: Path, kind: str, type_: str, styles: str
) -> None:
    made = pptx(tmp_path / "a.pptx", holder("", f'type="{type_}"', line("Four")))
    text = one(with_layout(made, "", "", f"<p:{kind}>{FIRST}</p:{kind}>")).text
    assert text == ("1. Four" if kind == styles else "Four")
