"""The labels of a slide's paragraphs, scheme by scheme: their form, their marks, and what they go on from."""

from xml.etree.ElementTree import fromstring

import pytest

from passerelle.index.load.slide_labels import Labels


def labelled(*paragraphs: str, styles: str = "") -> list[str]:
    """Return what is drawn before each paragraph; *styles* are those of the shape."""
    labels = Labels((fromstring(f"<lstStyle>{styles}</lstStyle>"),))
    return [labels.next(fromstring(f"<p>{each}</p>")) for each in paragraphs]


def numbered(scheme: str, level: str = "", start: str = "") -> str:
    given = f' lvl="{level}"' if level else ""
    begins = f' startAt="{start}"' if start else ""
    return f'<pPr{given}><buAutoNum type="{scheme}"{begins}/></pPr>'


@pytest.mark.parametrize(
    ("scheme", "drawn"),
    [
        ("arabicPeriod", "2. "),
        ("arabicParenR", "2) "),
        ("arabicParenBoth", "(2) "),
        ("arabicPlain", "2 "),
        ("arabicDbPeriod", "2. "),
        ("arabicDbPlain", "2 "),
        ("alphaLcPeriod", "b. "),
        ("alphaUcParenR", "B) "),
        ("romanLcPeriod", "ii. "),
        ("romanUcParenBoth", "(II) "),
        ("circleNumWdBlackPlain", "2. "),
        ("arabicPlainX", "2. "),
        ("", "2. "),
    ],
)
def test_each_scheme_has_its_form_and_its_marks(scheme: str, drawn: str) -> None:
    assert labelled(numbered(scheme), numbered(scheme))[1] == drawn


@pytest.mark.parametrize(
    ("paragraphs", "drawn"),
    [
        (("<pPr><buAutoNum/></pPr>",), ["1. "]),
        ((numbered("arabicPlain", start="4"), numbered("arabicPlain", start="4")), ["4 ", "5 "]),
        ((numbered("arabicPlain", start="4"), numbered("arabicPlain", start="7")), ["4 ", "7 "]),
        ((numbered("arabicPlain", start="x"),), ["1 "]),
        ((numbered("arabicPlain", "0"), numbered("arabicPlain")), ["1 ", "2 "]),
        ((numbered("arabicPlain", "x"), numbered("arabicPlain", "0")), ["1 ", "2 "]),
        ((numbered("arabicPlain", "1"), numbered("arabicPlain"), numbered("arabicPlain", "1")), ["1 ", "1 ", "1 "]),
        ((numbered("arabicPlain"), numbered("arabicPlain", "1"), numbered("arabicPlain")), ["1 ", "1 ", "2 "]),
        ((numbered("arabicPlain"), "<pPr><buNone/></pPr>", numbered("arabicPlain")), ["1 ", "", "1 "]),
        ((numbered("arabicPlain"), "<pPr><buBlip/></pPr>", numbered("arabicPlain")), ["1 ", "", "1 "]),
        (("<pPr><buChar char='☑'/></pPr>", "<pPr><buChar char='•'/></pPr>"), ["☑ ", ""]),
        (("<pPr><buFont typeface='Wingdings'/><buChar char='q'/></pPr>",), ["☐ "]),
        (("<pPr><buChar char='q'/></pPr>",), [""]),
    ],
)  # fmt: skip
def test_a_list_counts_on_until_another_or_a_paragraph_without_a_number(
    paragraphs: tuple[str, ...], drawn: list[str]
) -> None:
    assert labelled(*paragraphs) == drawn


@pytest.mark.parametrize(
    ("paragraph", "drawn"),
    [
        ("", "1. "),
        ("<pPr/>", "1. "),
        ('<pPr lvl="0"/>', "1. "),
        ('<pPr lvl="1"/>', "a) "),
        ('<pPr lvl="2"/>', "☐ "),
        ('<pPr lvl="3"/>', ""),
        ('<pPr lvl="1"><buNone/></pPr>', ""),
        (numbered("romanUcPlain", "1"), "I "),
    ],
)
def test_the_styles_of_a_shape_label_a_level_that_does_not_label_itself(paragraph: str, drawn: str) -> None:
    styles = (
        '<lvl1pPr><buAutoNum type="arabicPeriod"/></lvl1pPr><lvl2pPr><buAutoNum type="alphaLcParenR"/></lvl2pPr>'
        '<lvl3pPr><buFont typeface="Wingdings"/><buChar char="q"/></lvl3pPr>'
    )
    assert labelled(paragraph, styles=styles) == [drawn]


@pytest.mark.parametrize("sign", "☐☑☒✓✗✔✘")
def test_a_bullet_that_is_a_box_or_a_tick_says_something(sign: str) -> None:
    assert labelled(f"<pPr><buChar char='{sign}'/></pPr>") == [f"{sign} "]


@pytest.mark.parametrize(
    "bullet", ["<buNone/>", "<buChar char='•'/>", "<buBlip/>", "<buAutoNum type='arabicPlain'/>"]
)
def test_the_bullet_of_a_paragraph_goes_before_that_of_its_shape(bullet: str) -> None:
    styles = "<lvl1pPr><buFont typeface='x'/><buChar char='☑'/></lvl1pPr>"
    assert labelled("<pPr><buFont typeface='x'/></pPr>", styles=styles) == ["☑ "]
    assert labelled(f"<pPr><buClr/>{bullet}</pPr>", styles=styles) == ["1 " if "AutoNum" in bullet else ""]


def test_a_level_below_ends_with_the_paragraph_above_it_and_others_go_on() -> None:
    levels = ["0", "1", "2", "1", "2", "0", "2"]
    drawn = labelled(*(numbered("arabicPlain", level) for level in levels))
    assert drawn == ["1 ", "1 ", "1 ", "2 ", "1 ", "2 ", "1 "]
    assert labelled(numbered("arabicPlain", "1"), "<pPr/>", numbered("arabicPlain", "1")) == ["1 ", "", "1 "]
