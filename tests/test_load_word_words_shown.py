"""The words of a Word paragraph, element by element: what its runs show, and what is noted of what they do not."""

from xml.etree.ElementTree import fromstring

import pytest

from passerelle.index.load.account import Account
from passerelle.index.load.word.styles import Look, Style
from passerelle.index.load.word.words import Reader, Words, is_prompt

STYLES = {"Tu": Style(look=Look(hidden=True)), "Haut": Style(look=Look(raised=1, font="Symbol"))}


def read(inside: str, below: Look | None = None) -> tuple[Words, Account]:
    reader = Reader(STYLES, Account())
    return reader.read(fromstring(f"<p>{inside}</p>"), below or Look()), reader.account


def text(inside: str, below: Look | None = None) -> str:
    return read(inside, below)[0].text


def noted(inside: str) -> list[tuple[str, int, str]]:
    return [(gap.kind, gap.count, gap.where) for gap in read(inside)[1].gaps]


def t(words: str, properties: str = "") -> str:
    return f"<r><rPr>{properties}</rPr><t>{words}</t></r>"


def mark(kind: str, inside: str = "", properties: str = "") -> str:
    return f'<r><rPr>{properties}</rPr><fldChar fldCharType="{kind}">{inside}</fldChar></r>'


def field(instruction: str, *result: str) -> str:
    middle = mark("separate") + "".join(result) if result else ""
    return f"{mark('begin')}<r><instrText>{instruction}</instrText></r>{middle}{mark('end')}"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (t("un \n\t deux"), "un deux"),
        (t("un  deux"), "un  deux"),
        (t(" un "), " un "),
        ("<r><t/></r>", ""),
        *((f"<r><t>a</t><{name}/><t>b</t></r>", f"a{sign}b") for name, sign in
          (("tab", "\t"), ("br", "\n"), ("cr", "\n"), ("noBreakHyphen", "-"), ("ptab", " "), ("softHyphen", ""))),
        (f"<hyperlink>{t('un')}</hyperlink>{t(' deux')}", "un deux"),
        (f"<ins>{t('un')}</ins>", "un"),
        (f"<del>{t('un')}</del>{t('deux')}", "deux"),
        (f"<moveFrom>{t('un')}</moveFrom>{t('deux')}", "deux"),
        (f"<moveTo>{t('un')}</moveTo>", "un"),
        (f"<AlternateContent><Choice>{t('un')}</Choice><Fallback>{t('deux')}</Fallback></AlternateContent>", "un"),
        *((f"<{name}>{t('un')}</{name}>{t('deux')}", "deux") for name in "pPr rPr rt tblPr trPr tcPr".split()),
        (f"<sdt><sdtPr>{t('un')}</sdtPr><sdtEndPr>{t('un')}</sdtEndPr><sdtContent>{t('deux')}</sdtContent></sdt>",
         "deux"),
        ("<r><ruby><rubyBase><r><t>東</t></r></rubyBase><rt><r><t>tō</t></r></rt></ruby></r>", "東 (tō)"),
        ("<r><ruby><rubyBase><r><t>東</t></r></rubyBase></ruby></r>", "東"),
        ("<oMath><r><t>x</t></r></oMath>", "x"),
        ("<r><sym font='Wingdings' char='F0FE'/></r>", "☑"),
        ("<r><sym font='Wingdings' char='FE'/></r>", "☑"),
        ("<r><sym font='Arial' char='41'/></r>", "A"),
        ("<r><sym font='Arial' char='00041'/></r>", ""),
        ("<r><sym font='Arial' char='4G'/></r>", ""),
        ("<r><sym font='Arial'/></r>", ""),
        ("<r><textpath string='Projet'/></r>", " Projet "),
    ],
)  # fmt: skip
def test_each_element_shows_its_words(inside: str, shown: str) -> None:
    assert text(inside) == shown


@pytest.mark.parametrize(
    ("properties", "shown"),
    [
        ("", "2"),
        ("<vertAlign val='superscript'/>", "²"),
        ("<position val='4'/>", "²"),
        ("<vertAlign val='subscript'/>", "₂"),
        ("<vanish/>", ""),
        ("<strike/>", ""),
        ("<dstrike/>", ""),
        ("<strike val='0'/>", "2"),
        ("<rStyle val='Tu'/>", ""),
        ("<rStyle val='Tu'/><vanish val='false'/>", "2"),
        ("<rStyle val='Haut'/>", "²"),
        ("<rStyle val='Haut'/><vertAlign val='baseline'/>", "2"),
        ("<rStyle val='Rien'/>", "2"),
    ],
)
def test_a_run_shows_its_words_as_it_looks(properties: str, shown: str) -> None:
    assert text(t("10") + "<r/>" + t("2", properties)) == f"10{shown}"


def test_a_run_looks_as_what_is_below_it_where_it_says_nothing() -> None:
    assert text(t("un"), Look(hidden=True)) == ""
    assert text(t("un", "<vanish val='0'/>"), Look(hidden=True)) == "un"
    assert text(t("10") + t("2", "<rStyle val='Tu'/>"), Look(hidden=False)) == "10"
    assert text(t("a"), Look(font="Symbol")) == "α"


@pytest.mark.parametrize(
    ("inside", "gaps"),
    [
        (t("tu", "<vanish/>"), [("hidden text", 1, "tu")]),
        (t(" ", "<vanish/>"), []),
        (t("ôté", "<strike/>"), [("deletions", 1, "ôté")]),
        (t("tu", "<vanish/><strike/>"), [("hidden text", 1, "tu")]),
        ("<del><r><delText>ôté</delText></r></del>", [("deletions", 1, "ôté")]),
        ("<del><r/></del>", []),
        ("<moveFrom><r><t>un</t></r></moveFrom>", []),
        ("<r><object><OLEObject ProgID='Excel.Sheet'/></object></r>", [("embedded files", 1, "Excel.Sheet")]),
        ("<r><object><t>un</t></object></r>", []),
        ("<r><drawing><docPr descr='Un lac'/><blip/></drawing></r>", [("pictures", 1, "Un lac")]),
        ("<r><docPr descr='Un lac'/><blip/><blip/></r>", [("pictures", 2, "Un lac")]),
        ("<r><pict><imagedata/></pict></r>", [("pictures", 1, "")]),
        ("<r><sym font='Webdings' char='01'/></r>", [("letters without meaning", 1, "Webdings")]),
        (field("SYMBOL 1 \\f Wingdings"), [("letters without meaning", 1, "SYMBOL 1 \\f Wingdings")]),
    ],
)
def test_what_is_not_shown_is_noted(inside: str, gaps: list[tuple[str, int, str]]) -> None:
    assert noted(inside) == gaps


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<docPr descr='Le bac vert'/><blip/>", ["Le bac vert"]),
        ("<docPr descr='Le bac vert'/><imagedata/>", ["Le bac vert"]),
        ("<docPr descr='Le bac vert'/><blip/><blip/>", ["Le bac vert"]),
        ("<docPr descr='Le bac vert'/><docPr/><blip/>", []),
        ("<docPr descr='Logo'/><blip/>", []),
        ("<blip/><docPr descr='Le bac vert'/>", []),
        ("<docPr descr='Le bac vert'/><blip/><docPr descr='La rive au soir'/><blip/>",
         ["Le bac vert", "La rive au soir"]),
    ],
)  # fmt: skip
def test_a_picture_says_what_stands_before_it(inside: str, said: list[str]) -> None:
    assert read(f"<r>{inside}</r>")[0].pictures == said


def test_what_hangs_on_a_paragraph_is_kept_for_those_who_read_it() -> None:
    inside = (
        "<r><footnoteReference id='2'/><endnoteReference id='3'/></r><r><txbxContent><p/></txbxContent></r>"
        "<r><chart id='c'/><relIds dm='d'/><chart/></r>"
    )
    words, account = read(inside)
    assert words.notes == [("footnotes", "2"), ("endnotes", "3")]
    assert [box.tag for box in words.boxes] == ["txbxContent"]
    assert words.drawings == [("chart", "c"), ("diagram", "d")]
    assert (words.text, account.gaps) == ("", ())


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (field("PAGE", t("3")) + t(" fin"), "3 fin"),
        (field("PAGE") + t("fin"), "fin"),
        (mark("begin") + t("non") + mark("separate") + t("oui") + mark("end") + t("fin"), "ouifin"),
        (mark("begin") + field("PAGE", t("3")) + mark("separate") + t("oui") + mark("end"), "oui"),
        (mark("begin") + mark("separate") + field("PAGE", t("3")) + mark("end"), "3"),
        (mark("separate") + mark("end") + t("fin"), "fin"),
        ("<r><instrText>SYMBOL 128</instrText></r>" + t("fin"), "fin"),
        (field("SYMBOL 128"), "€"),
        (field("SYMBOL 128", t("E")), "€"),
        (field("SYMBOL 1 \\f Wingdings", t("E")), ""),
        (mark("begin") + field("SYMBOL 128") + mark("separate") + t("oui") + mark("end"), "oui"),
        (field("SYMBOL 128", field("SYMBOL 163")), "€"),
        ("<fldSimple instr='SYMBOL 128'><r><t>E</t></r></fldSimple>", "€"),
        ("<fldSimple instr='SYMBOL 1 \\f Wingdings'><r><t>E</t></r></fldSimple>", ""),
        ("<fldSimple instr='PAGE'><r><t>3</t></r></fldSimple>", "3"),
        (mark("begin", "<ffData><checkBox><checked/></checkBox></ffData>") + mark("separate") + t("x") + mark("end"),
         "☒"),
        (mark("begin", "<ffData><checkBox><checked/></checkBox></ffData>", "<vanish/>") + mark("end"), ""),
    ],
)  # fmt: skip
def test_a_field_shows_its_result_or_the_sign_it_draws(inside: str, shown: str) -> None:
    assert text(inside) == shown


def test_a_sign_that_a_hidden_field_draws_is_hidden() -> None:
    end = mark("end", properties="<vanish/>")
    assert text(mark("begin") + "<r><instrText>SYMBOL 128</instrText></r>" + end) == ""


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<checkBox/>", "☐"),
        ("<checkBox><default/></checkBox>", "☒"),
        ("<checkBox><default val='0'/></checkBox>", "☐"),
        ("<checkBox><checked val='false'/><default val='1'/></checkBox>", "☐"),
        ("<checkBox><default val='off'/><checked val='1'/></checkBox>", "☒"),
        ("<ddList><listEntry val='a'/><listEntry val='b'/></ddList>", "a"),
        ("<ddList><result val='1'/><listEntry val='a'/><listEntry val='b'/></ddList>", "b"),
        ("<ddList><default val='1'/><listEntry val='a'/><listEntry val='b'/></ddList>", "b"),
        ("<ddList><result val='0'/><default val='1'/><listEntry val='a'/><listEntry val='b'/></ddList>", "a"),
        ("<ddList><result val='2'/><listEntry val='a'/><listEntry val='b'/></ddList>", ""),
        ("<ddList><result val='-1'/><listEntry val='a'/></ddList>", ""),
        ("<ddList/>", ""),
        ("<textInput/>", ""),
    ],
)
def test_a_form_field_shows_its_box_or_the_entry_that_is_chosen(data: str, shown: str) -> None:
    assert text(mark("begin", f"<ffData>{data}</ffData>") + mark("end")) == shown


@pytest.mark.parametrize(
    ("properties", "content", "shown"),
    [
        ("<checkbox/>", "", "☐"),
        ("<checkbox><checked/></checkbox>", "", "☒"),
        ("<checkbox><checked val='1'/></checkbox>", "", "☒"),
        *((f"<checkbox><checked val='{off}'/></checkbox>", "", "☐") for off in ("0", "false", "off")),
        ("<checkbox/>", t("X"), "X"),
        ("<checkbox/>", "<r><sym font='Wingdings' char='FE'/></r>", "☑"),
        ("", t("un"), "un"),
        ("<showingPlcHdr/>", t("un"), ""),
        ("<showingPlcHdr val='false'/>", t("un"), "un"),
        ("<docPartObj><docPartGallery val='Table of Contents'/></docPartObj>", t("un"), ""),
        ("<docPartObj><docPartGallery val='Cover Pages'/></docPartObj>", t("un"), "un"),
        ("<docPartObj><docPartGallery val='Table of Contents'/></docPartObj>",
         "<r><instrText>BIBLIOGRAPHY</instrText></r>" + t("un"), "un"),
        ("<docPartObj><docPartGallery val='Table of Contents'/></docPartObj>",
         "<r><t>BIBLIOGRAPHY</t></r>", ""),
    ],
)  # fmt: skip
def test_a_content_control_shows_its_content_unless_it_asks_for_some(
    properties: str, content: str, shown: str
) -> None:
    assert text(f"<sdt><sdtPr>{properties}</sdtPr><sdtContent>{content}</sdtContent></sdt>") == shown


def test_only_a_content_control_is_a_prompt() -> None:
    prompt = "<sdtPr><showingPlcHdr/></sdtPr>"
    assert is_prompt(fromstring(f"<sdt>{prompt}</sdt>"))
    assert not is_prompt(fromstring(f"<p>{prompt}</p>"))
    assert not is_prompt(fromstring("<sdt/>"))
