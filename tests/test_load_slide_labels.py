"""PowerPoint's labels: numbers by level and scheme, where they start anew, and boxes to tick."""

from pathlib import Path

import pytest
from office_files import one
from test_load_powerpoint import pptx


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
