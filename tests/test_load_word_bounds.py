"""Facts about Word where one more or one less shows another text: levels, looks, fields, controls, inner documents."""

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from office_files import one, p, run, said, tied, word

from passerelle.index.load.account import Account
from passerelle.index.load.word.numbering import Level, Numbering, _List, read_numbering
from passerelle.index.load.word.styles import Look, default_style, look, own_level, read_styles
from passerelle.index.load.word.words import Reader


def labels(levels: dict[int, Level], *places: int, starts: dict[int, int] | None = None) -> list[str]:
    numbering = Numbering({"1": _List("a", levels, starts or {})})
    return [numbering.next("1", place) for place in places]


OUTLINE = {0: Level(text="%1."), 1: Level(text="%1.%2"), 2: Level("lowerLetter", "%3)")}


@pytest.mark.parametrize(
    ("levels", "places", "drawn"),
    [
        (OUTLINE, (0, 1, 1, 0, 1), ["1. ", "1.1 ", "1.2 ", "2. ", "2.1 "]),
        (OUTLINE, (1, 0), ["1.1 ", "2. "]),
        (OUTLINE, (2, 1, 2), ["a) ", "1.1 ", "a) "]),
        (OUTLINE, (3,), [""]),
        ({0: Level(text="%1 ")}, (0,), ["1 "]),
        ({0: Level(text="%1", spaced=False)}, (0,), ["1"]),
        ({0: Level(text="", start=5)}, (0,), [""]),
        ({0: Level(text="%1", start=5)}, (0, 0), ["5 ", "6 "]),
        ({0: Level("upperRoman", "%1"), 1: Level(text="%1.%2", legal=True)}, (0, 1), ["I ", "1.1 "]),
        ({0: Level("none", "%1"), 1: Level(text="%1.%2", legal=True)}, (0, 1), ["", ".1 "]),
        ({0: Level(text="%1"), 1: Level(text="%2", restart=0)}, (0, 1, 0, 1), ["1 ", "1 ", "2 ", "2 "]),
        (
            {0: Level(text="%1"), 1: Level(text="%2"), 2: Level(text="%3", restart=1)},
            (0, 1, 2, 1, 2, 0, 2),
            ["1 ", "1 ", "1 ", "2 ", "2 ", "2 ", "1 "],
        ),
        ({0: Level("bullet", "•")}, (0,), [""]),
        ({0: Level("bullet", "☐")}, (0,), ["☐ "]),
    ],
)
def test_a_label_counts_on_and_starts_anew_where_its_level_says(
    levels: dict[int, Level], places: tuple[int, ...], drawn: list[str]
) -> None:
    assert labels(levels, *places) == drawn


def test_a_list_that_starts_a_level_anew_does_so_once() -> None:
    assert labels({0: Level(text="%1")}, 0, 0, starts={0: 7}) == ["7 ", "8 "]
    assert Numbering().next("9", 0) == ""
    assert Numbering({"1": _List("a", {2: Level(style="S")}, {})}).level_of("1", "S") == 2
    assert Numbering({"1": _List("a", {2: Level()}, {})}).level_of("1", "") == 0


def test_lists_are_read_through_their_styles_and_their_own_levels() -> None:
    root = fromstring(
        "<numbering>"
        '<abstractNum abstractNumId="1"><lvl ilvl="0"><start val="3"/><numFmt val="lowerRoman"/><lvlText val="%1)"/>'
        '<lvlRestart val="0"/><isLgl/><pStyle val="P"/><suff val="nothing"/></lvl><lvl ilvl="x"/></abstractNum>'
        '<abstractNum abstractNumId="2"><numStyleLink val="S"/></abstractNum>'
        '<num numId="5"><abstractNumId val="1"/></num>'
        '<num numId="6"><abstractNumId val="2"/><lvlOverride ilvl="1"><startOverride val="4"/></lvlOverride>'
        '<lvlOverride ilvl="2"><lvl><lvlText val="x"/><isLgl val="0"/></lvl></lvlOverride></num></numbering>'
    )
    found = read_numbering(root, {"S": "5"}, french=True).lists
    level = Level("lowerRoman", "%1)", 3, 0, legal=True, style="P", spaced=False)
    assert found["5"].levels == {0: level}
    assert found["6"].shared == found["5"].shared == "1"
    assert found["6"].levels == {0: level, 1: Level(start=4), 2: Level(text="x")}
    assert found["6"].starts == {1: 4}


@pytest.mark.parametrize(
    ("properties", "shown"),
    [
        ("", Look()),
        ("<vanish/>", Look(hidden=True)),
        ('<vanish val="0"/>', Look(hidden=False)),
        ('<vertAlign val="baseline"/>', Look(raised=0)),
        ('<position val="3"/>', Look()),
        ('<position val="4"/>', Look(raised=1)),
        ('<position val="-4"/>', Look(raised=-1)),
        ('<vertAlign val="subscript"/><position val="9"/>', Look(raised=-1)),
        ('<rFonts hAnsi="B"/>', Look(font="B")),
        ('<rFonts ascii="A" hAnsi="B"/>', Look(font="A")),
    ],
)
def test_a_run_looks_as_its_properties_say(properties: str, shown: Look) -> None:
    assert look(fromstring(f"<rPr>{properties}</rPr>")) == shown
    assert look(None) == Look()


def test_a_look_stands_over_another_where_it_says_something() -> None:
    assert Look(hidden=False, raised=0).over(Look(hidden=True, raised=1, font="A")) == Look(False, 0, "A")
    assert Look(font="B").over(Look(hidden=True, raised=1, font="A")) == Look(True, 1, "B")


@pytest.mark.parametrize(("outline", "level"), [("0", 1), ("8", 9), ("9", 0), ("x", 4)])
def test_an_outline_level_counts_from_nought(outline: str, level: int) -> None:
    assert own_level(fromstring(f'<p><pPr><outlineLvl val="{outline}"/></pPr></p>'), 4) == level


def test_a_style_has_what_it_says_else_what_it_is_based_on() -> None:
    root = fromstring(
        "<styles>"
        '<style styleId="a"><name val="Titre 3"/><basedOn val="b"/></style>'
        '<style styleId="b"><name val="List Bullet"/><basedOn val="a"/><pPr><numPr><ilvl val="2"/><numId val="7"/>'
        '</numPr></pPr><rPr><vanish/></rPr></style><style styleId="Heading2"/>'
        '<style styleId="c"><name val="TM 1"/></style><style styleId="t"><name val="Title"/></style>'
        '<style styleId="u"><basedOn val="t"/></style>'
        '<style styleId="n" type="character" default="1"/><style styleId="m" type="paragraph" default="true"/>'
        '<style styleId="k" type="paragraph"/></styles>'
    )
    styles = read_styles(root)
    a = styles["a"]
    assert (a.level, a.listed, a.numbering, a.numbering_level, a.look.hidden) == (3, True, "7", 2, True)
    assert styles["Heading2"].level == 2
    assert (styles["c"].contents, styles["c"].level) == (True, 0)
    assert (styles["t"].title, styles["t"].level, styles["u"].title, styles["u"].level) == (True, 1, False, 1)
    assert default_style(root) == "m"
    assert default_style(()) == ""


def words(inside: str) -> tuple[str, list[tuple[str, str]]]:
    reader = Reader({}, Account())
    text = reader.read(fromstring(f"<p>{inside}</p>"), Look()).text
    return text, [(gap.kind, gap.where) for gap in reader.account.gaps]


def mark(kind: str, inside: str = "") -> str:
    return f'<r><fldChar fldCharType="{kind}">{inside}</fldChar></r>'


def t(text: str) -> str:
    return f"<r><t>{text}</t></r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<r><t>a</t><tab/><t>b</t><br/><noBreakHyphen/><cr/><ptab/></r>", "a\tb\n-\n "),
        (mark("begin") + t("non") + mark("separate") + t("un") + mark("end") + t("deux"), "undeux"),
        (mark("begin") + mark("begin") + mark("end") + t("non") + mark("end") + t("un"), "un"),
        (mark("end") + t("un"), "un"),
        (mark("begin", "<ffData><ddList><result val='1'/><listEntry val='a'/><listEntry val='b'/></ddList></ffData>")
         + mark("separate") + t("non") + mark("end"), "b"),
        (mark("begin", "<ffData><ddList><default val='1'/><listEntry val='a'/><listEntry val='b'/></ddList></ffData>")
         + mark("end"), "b"),
        (mark("begin", "<ffData><ddList><result val='2'/><listEntry val='a'/><listEntry val='b'/></ddList></ffData>")
         + mark("end"), ""),
        (mark("begin", "<ffData><ddList><listEntry val='a'/></ddList></ffData>") + mark("end"), "a"),
        (mark("begin", "<ffData><checkBox><default val='1'/></checkBox></ffData>") + mark("end"), "☒"),
        (mark("begin", "<ffData><checkBox/></ffData>") + mark("end"), "☐"),
        ("<sdt><sdtPr><showingPlcHdr/></sdtPr><sdtContent><r><t>ici</t></r></sdtContent></sdt>", ""),
        ("<sdt><sdtPr><showingPlcHdr val='0'/></sdtPr><sdtContent><r><t>un</t></r></sdtContent></sdt>", "un"),
        ("<sdt><sdtPr><checkbox><checked val='0'/></checkbox></sdtPr><sdtContent/></sdt>", "☐"),
        ("<sdt><sdtPr><checkbox/></sdtPr><sdtContent><r><t>☑</t></r></sdtContent></sdt>", "☑"),
        ("<r><sym font='Symbol' char='61'/><sym font='Symbol' char='12345'/></r>", "α"),
        ("<r><textpath string='Projet'/></r>", " Projet "),
        ("<r><rPr><vertAlign val='subscript'/></rPr><t>2</t></r>", "2"),
        (t("8") + "<r><rPr><vertAlign val='subscript'/></rPr><t>2</t></r>", "8₂"),
    ],
)  # fmt: skip
def test_what_a_run_shows_is_read(inside: str, text: str) -> None:
    assert words(inside)[0] == text


@pytest.mark.parametrize(
    ("inside", "gaps"),
    [
        ("<del><r><delText>x</delText></r></del>", [("deletions", "x")]),
        ("<del><r/></del>", []),
        ("<moveFrom><r><t>x</t></r></moveFrom>", []),
        ("<r><rPr><vanish/></rPr><t>non</t></r>", [("hidden text", "non")]),
        ("<r><rPr><vanish/></rPr><t> </t></r>", []),
        ("<r><docPr descr='Un lac'/><blip/><blip/></r>", [("pictures", "Un lac")]),
        ("<r><object><OLEObject ProgID='Excel'/></object></r>", [("embedded files", "Excel")]),
        ("<r><sym font='Webdings' char='01'/></r>", [("letters without meaning", "Webdings")]),
    ],
)
def test_what_a_run_does_not_show_is_accounted_for(inside: str, gaps: list[tuple[str, str]]) -> None:
    assert words(inside) == ("", gaps)


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("chunk.txt", "Un\n\nDeux", "Un\n\nDeux"),
        ("chunk.dat", " <p>Un</p>", "Un"),
        ("chunk.html", "<h1>Un</h1><p>Deux</p>", "Un\n\nDeux"),
        ("chunk.dat", "{\\rtf1 Un}", "Un"),
        ("chunk.dat", "Un", ""),
    ],
)
def test_an_inner_document_is_told_by_its_name_or_its_first_signs(
    tmp_path: Path, name: str, content: str, text: str
) -> None:
    body = (p(said("Avant.")), '<w:altChunk r:id="aFChunk"/>', p(run("<w:t>Après.</w:t>")))
    place = tied(word(tmp_path / "a.docx", *body), name, content, way="aFChunk")
    document = one(place)
    assert document.text == "\n\n".join(each for each in ("Avant.", text, "Après.") if each)
    assert [gap.where for gap in document.gaps] == ([] if text else [name])
