"""Texts of a workbook run by run: what is raised, what is struck through, and signs that XML has no place for."""

from xml.etree.ElementTree import fromstring

import pytest

from passerelle.index.load.excel.rich import Rich, rich_text, struck_styles, typed


def run(words: str, look: str = "") -> str:
    return f"<r><rPr>{look}</rPr><t>{words}</t></r>"


RAISED, STRUCK = '<vertAlign val="superscript"/>', "<strike/>"


@pytest.mark.parametrize(
    ("inside", "text", "struck"),
    [
        ("", "", ""),
        ("<t>Bac</t>", "Bac", ""),
        ("<t/>", "", ""),
        ("<r/>", "", ""),
        (run("Bac ") + run("vert"), "Bac vert", ""),
        ("<t>10</t>" + run("2", RAISED), "10²", ""),
        ("<t>10</t>" + run("2", '<vertAlign val="subscript"/>'), "102", ""),
        (run("Bac ") + run("non", STRUCK) + run("vert"), "Bac vert", "non"),
        (run("non", STRUCK) + run(" plus", STRUCK), "", "non plus"),
        (run("Bac", '<strike val="0"/>'), "Bac", ""),
        *((run("Bac", f'<strike val="{on}"/>'), "", "Bac") for on in ("1", "true", "on")),
        (run("Bac") + "<rPh><t>non</t></rPh>", "Bac", ""),
    ],
)
def test_a_text_is_what_its_runs_show(inside: str, text: str, struck: str) -> None:
    assert rich_text(fromstring(f"<si>{inside}</si>")) == Rich(text, struck)


def test_no_text_is_an_empty_one() -> None:
    assert rich_text(None) == Rich()
    assert typed(None) == ""


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("a_x000A_b", "a\nb"),
        ("a_x0041_", "aA"),
        ("_xe9_ _x00e9_", "_xe9_ é"),
        ("a_x_b", "a_x_b"),
        ("a_xD83D_", "a_xD83D_"),
        ("a_xdfff_", "a_xdfff_"),
        ("a_xDC00_", "a_xDC00_"),
        ("_xD7FF_", "\ud7ff"),
        ("ab", "ab"),
    ],
)
def test_a_sign_that_xml_has_no_place_for_is_written_by_its_number(words: str, text: str) -> None:
    assert typed(fromstring(f"<t>{words}</t>")) == text


def test_the_styles_of_cells_whose_font_is_struck_through_are_told() -> None:
    fonts = '<fonts><font/><font><strike/></font><font><strike val="0"/></font><font><strike val="1"/></font></fonts>'
    cells = "<cellXfs>" + "".join(f'<xf fontId="{font}"/>' for font in (1, 0, 2, 3, 1)) + "<xf/></cellXfs>"
    assert struck_styles(fromstring(f"<styles>{fonts}{cells}</styles>")) == {0, 3, 4}
    assert struck_styles(fromstring(f"<styles>{cells}</styles>")) == set()
    assert struck_styles(None) == set()
