"""The shapes and runs of a slide one by one: order, what is hidden or struck, raised type, signs, cells, notes."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from test_load_powerpoint import P, pptx, shape, ties

from passerelle.index.errors import LoadError
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.powerpoint import load_pptx

LINE = 100_000
STRUCK = 'strike="sngStrike"'


def _rewrite(path: Path, name: str, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each).decode() for each in archive.namelist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w") as archive:
        for each, part in parts.items():
            archive.writestr(each, part)


def read(folder: Path, *slides: str) -> Parsed:
    return load_pptx(pptx(folder / "a.pptx", *slides))


def text(folder: Path, *slides: str) -> str:
    return read(folder, *slides).builder.text


def gaps(parsed: Parsed) -> list[tuple[str, int, str]]:
    return [(gap.kind, gap.count, gap.where) for gap in parsed.gaps]


def box(paragraphs: str, more: str = "") -> str:
    return f"<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr>{more}<p:txBody>{paragraphs}</p:txBody></p:sp>"


def run(words: str, properties: str = "", inside: str = "") -> str:
    return f"<a:r><a:rPr {properties}>{inside}</a:rPr><a:t>{words}</a:t></a:r>"


@pytest.mark.parametrize(
    ("shapes", "order"),
    [
        (shape("b", y=2 * LINE) + shape("a", y=LINE), "a b"),
        (shape("b", y=LINE, x=9) + shape("a", y=2 * LINE - 1, x=5), "a b"),
        (shape("a", y=LINE, x=9) + shape("b", y=2 * LINE, x=5), "a b"),
        (shape("b", y=5) + shape("a", y=5).replace('<a:off x="0" y="5"/>', ""), "a b"),
        (shape("b", y=5) + shape("a", "title", y=9 * LINE), "a b"),
        (shape("b", y=5) + shape("a", "ctrTitle", y=9 * LINE), "a b"),
        (shape("b", y=LINE) + shape("a", "subTitle", y=-LINE), "a b"),
        (shape("b", x=5).replace('x="5"', 'x="z"') + shape("a", x=-4), "a b"),
        (shape("a", y=5).replace('y="5"', 'y="z"') + shape("b", y=LINE), "a b"),
    ],
)
def test_shapes_are_read_titles_first_then_down_and_across(tmp_path: Path, shapes: str, order: str) -> None:
    assert text(tmp_path, shapes).replace("\n\n", " ") == order


@pytest.mark.parametrize("place", ["dt", "ftr", "sldNum", "hdr"])
def test_what_stands_on_every_slide_is_not_read(tmp_path: Path, place: str) -> None:
    assert text(tmp_path, shape("un") + shape("non", place)) == "un"


@pytest.mark.parametrize(("hidden", "seen"), [("1", False), ("true", False), ("0", True), ("", True)])
def test_a_hidden_shape_is_not_read(tmp_path: Path, hidden: str, *, seen: bool) -> None:
    made = shape("deux", more=f'hidden="{hidden}"')
    assert text(tmp_path, shape("un") + made) == ("un\n\ndeux" if seen else "un")
    group = f"<p:grpSp>{shape('deux', y=LINE, more=f'hidden={chr(34)}{hidden}{chr(34)}')}{shape('trois')}</p:grpSp>"
    assert text(tmp_path, shape("un") + group) == ("trois\n\ndeux\n\nun" if seen else "trois\n\nun")


def test_several_titles_are_read_down_and_across(tmp_path: Path) -> None:
    titles = shape("c", "title", y=2 * LINE) + shape("b", "title", x=9) + shape("a", "title", x=5)
    assert text(tmp_path, shape("un", y=-LINE) + titles) == "a b c\n\nun"


def test_several_titles_are_one_and_empty_ones_are_none(tmp_path: Path) -> None:
    parsed = read(
        tmp_path, shape("Le |bac", "title") + shape(" ", "title") + shape("un"), shape(" ", "title")
    )
    assert parsed.builder.text == "Le bac\n\nun"
    assert [each.level for each in parsed.builder.headings] == [1]
    assert len(parsed.builder.pages) == 2


@pytest.mark.parametrize(
    ("paragraph", "read_"),
    [
        (run("un") + run(" deux"), "un deux"),
        (run("un") + "<a:br/>" + run("deux"), "un\ndeux"),
        ("<a:fld><a:t>3</a:t></a:fld>" + run(" mai"), "3 mai"),
        ("<m:oMath xmlns:m='m'><m:r><m:t>x</m:t></m:r></m:oMath>", "x"),
        (run("10") + run("6", 'baseline="30000"'), "10⁶"),
        (run("10") + run("6", 'baseline="30%"'), "10⁶"),
        (run("10") + run("2", 'baseline="-25000"'), "10₂"),
        (run("10") + run("6", 'baseline="0"'), "106"),
        (run("10") + run("6", 'baseline="x"'), "106"),
        (run("n") + run("o", 'baseline="30000"'), "n°"),
        (run("vu") + run("ôté", 'strike="sngStrike"'), "vu"),
        (run("vu") + run("ôté", 'strike="dblStrike"'), "vu"),
        (run("vu") + run(" là", 'strike="noStrike"'), "vu là"),
        (run("\u00fe", inside='<a:latin typeface="Wingdings"/>'), "☑"),
        (run("\uf0fe", inside='<a:sym typeface="Wingdings"/>'), "☑"),
        (run("\u00fe", inside='<a:sym typeface="Wingdings"/>'), "þ"),
        (run("\uf061", inside='<a:latin typeface="Symbol"/>'), "α"),
        (run("\uf0fe", inside='<a:latin typeface="Arial"/>'), "☑"),
        (f"<a:x>{run('un')}</a:x><p:Fallback>{run('non')}</p:Fallback>", "un"),
    ],
)
def test_a_run_shows_its_words_as_it_looks(tmp_path: Path, paragraph: str, read_: str) -> None:
    assert text(tmp_path, box(f"<a:p>{paragraph}</a:p>")) == read_


def test_what_is_struck_through_is_accounted_for_on_a_slide(tmp_path: Path) -> None:
    struck = f"<a:p>{run('ôté', STRUCK)}</a:p>"
    parsed = read(tmp_path, box(f"<a:p>{run('vu')}</a:p>{struck}"))
    assert gaps(parsed) == [("deletions", 1, "ôté")]


def item(words: str, properties: str = "") -> str:
    return f"<a:p><a:pPr>{properties}</a:pPr>{run(words) if words else ''}</a:p>"


NUMBERED = '<a:buAutoNum type="arabicPeriod"/>'


def test_paragraphs_of_a_shape_are_lines_with_their_labels(tmp_path: Path) -> None:
    listed = box(item("un", NUMBERED) + item("", NUMBERED) + item("deux", NUMBERED) + item("fin"))
    assert text(tmp_path, listed + box(item("autre", NUMBERED))) == "1. un\n2. deux\nfin\n\n1. autre"
    styles = f"<a:lstStyle><a:lvl1pPr>{NUMBERED}</a:lvl1pPr></a:lstStyle>"
    assert text(tmp_path, box(styles + item("un") + item("deux"))) == "1. un\n2. deux"


def frame(inside: str) -> str:
    return f"<p:graphicFrame>{inside}</p:graphicFrame>"


def cell(words: str, given: str = "") -> str:
    made = "".join(f"<a:p>{run(each)}</a:p>" for each in words.split("/"))
    return f"<a:tc {given}><a:txBody>{made}</a:txBody></a:tc>"


@pytest.mark.parametrize(
    ("rows", "read_"),
    [
        ((cell("a") + cell("b"), cell("c") + cell("d")), "a | b\nc | d"),
        ((cell("a", 'gridSpan="2"') + cell("x", 'hMerge="1"') + cell("b"), cell("c") + cell("d") + cell("e")),
         "a | a | b\nc | d | e"),
        ((cell("a", 'rowSpan="2"') + cell("b"), cell("x", 'vMerge="true"') + cell("d")), "a | b\na | d"),
        ((cell("a", 'gridSpan="0"') + cell("b", 'gridSpan="x"'),), "a | b"),
        ((cell("a/b") + cell(" /c"),), "a / b | c"),
        ((cell("a") + "<a:tcPr/>" + cell("b"),), "a | b"),
    ],
)  # fmt: skip
def test_the_cells_of_a_table_stand_where_they_are_merged(
    tmp_path: Path, rows: tuple[str, ...], read_: str
) -> None:
    made = "".join(f"<a:tr>{row}</a:tr>" for row in rows)
    assert text(tmp_path, frame(f"<a:tbl>{made}</a:tbl>")) == read_


def test_pictures_and_objects_are_accounted_for_and_shapes_behind_them_read(tmp_path: Path) -> None:
    inside = (
        "<p:pic/><p:pic/>" + frame('<p:oleObj progId="Excel"/>') + frame('<a:chart r:id="x"/>') + shape("un")
    )
    parsed = read(tmp_path, inside)
    assert parsed.builder.text == "un"
    assert gaps(parsed) == [
        ("pictures", 2, ""),
        ("embedded files", 1, "Excel"),
        ("missing parts", 1, "a chart"),
    ]


def test_the_description_of_a_picture_is_read(tmp_path: Path) -> None:
    picture = '<p:pic><p:nvPicPr><p:cNvPr id="2" name="Image 1" descr="{}"/></p:nvPicPr></p:pic>'
    slide = picture.format("Entrée par la rue Haute") + picture.format("Logo") + shape("un")
    assert text(tmp_path, slide) == "Entrée par la rue Haute\n\nun"


@pytest.mark.parametrize(("show", "seen"), [("0", False), ("false", False), ("1", True)])
def test_a_hidden_slide_is_accounted_for_and_stays_a_page(tmp_path: Path, show: str, *, seen: bool) -> None:
    path = pptx(tmp_path / "a.pptx", shape("un"), shape("deux"))
    _rewrite(path, "ppt/slides/s2.xml", lambda old: old.replace("<p:sld ", f'<p:sld show="{show}" '))
    parsed = load_pptx(path)
    assert parsed.builder.text == ("un\n\ndeux" if seen else "un")
    assert gaps(parsed) == ([] if seen else [("hidden text", 1, "slide 2")])
    assert len(parsed.builder.pages) == 2


def test_a_slide_that_is_not_there_is_missing_and_comments_are_counted(tmp_path: Path) -> None:
    path = pptx(tmp_path / "a.pptx", shape("un"), shape("deux"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "ppt/slides/_rels/s1.xml.rels", ties({"comments": "../m.xml", "notesSlide": "../n.xml"})
        )
        archive.writestr("ppt/m.xml", "<l><cm/><cm/></l>")
        struck = f"<a:p>{run('ôté', STRUCK)}</a:p>"
        notes = shape("dit", "body") + shape("non", "sldNum") + shape("non") + box(struck)
        archive.writestr("ppt/n.xml", f"<p:notes {P}>{notes}</p:notes>")
    _rewrite(path, "ppt/slides/s2.xml", lambda old: old[:60])
    parsed = load_pptx(path)
    assert parsed.builder.text == "un\n\ndit"
    assert gaps(parsed) == [
        ("deletions", 1, "ôté"),
        ("comments", 2, "slide 1"),
        ("missing parts", 2, "ppt/slides/s2.xml, slide 2"),
    ]


def test_an_office_file_without_slides_is_refused(tmp_path: Path) -> None:
    path = pptx(tmp_path / "a.pptx", shape("un"))
    _rewrite(path, "ppt/presentation.xml", lambda old: old.replace("sldIdLst", "other"))
    with pytest.raises(
        LoadError,
        match=r"a\.pptx: it is an Office file but no presentation with slides; save it as \.pptx or \.pdf$",
    ):
        load_pptx(path)


FAR = f'<a:off x="0" y="{3 * LINE}"/>'


@pytest.mark.parametrize(
    "placed",
    [
        f"<p:xfrm>{FAR}</p:xfrm>",
        f"<p:spPr><a:xfrm>{FAR}</a:xfrm></p:spPr>",
        f"<p:grpSpPr><a:xfrm>{FAR}</a:xfrm></p:grpSpPr>",
        f'<p:xfrm>{FAR}</p:xfrm><p:spPr><a:xfrm><a:off x="0" y="0"/></a:xfrm></p:spPr>',
    ],
)
def test_a_table_a_box_and_a_group_each_say_in_their_way_where_they_stand(
    tmp_path: Path, placed: str
) -> None:
    first, middle = shape("a", y=LINE), shape("b", y=2 * LINE)
    table = f"<a:tbl><a:tr>{cell('t')}{cell('u')}</a:tr></a:tbl>"
    for moved, read_ in (
        (frame(placed + table), "t | u"),
        (f"<p:sp>{placed}<p:txBody><a:p>{run('t')}</a:p></p:txBody></p:sp>", "t"),
        (f"<p:grpSp>{placed}{shape('t')}</p:grpSp>", "t"),
    ):
        assert text(tmp_path, moved + middle + first) == f"a\n\nb\n\n{read_}"


def test_what_stands_in_for_a_chart_in_older_programs_is_left_out(tmp_path: Path) -> None:
    other = f"<p:Fallback><p:oleObj progId='Old'/>{run('ôté', STRUCK)}</p:Fallback>"
    parsed = read(tmp_path, frame(f'<a:chart r:id="x"/>{other}') + shape("un"))
    assert (parsed.builder.text, gaps(parsed)) == ("un", [("missing parts", 1, "a chart")])


def test_a_slide_is_found_by_its_tie_and_not_by_its_number(tmp_path: Path) -> None:
    path = pptx(tmp_path / "a.pptx", shape("un"), shape("deux"))
    _rewrite(path, "ppt/presentation.xml", lambda old: old.replace("<p:sldId ", '<p:sldId id="256" '))
    assert load_pptx(path).builder.text == "un\n\ndeux"
