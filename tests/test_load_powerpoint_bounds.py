"""Facts about what a slide shows beside its plain boxes: charts, diagrams, comments, merged cells, places."""

import zipfile
from pathlib import Path

import pytest
from office_files import one
from test_load_powerpoint import P, pptx, shape, ties

from passerelle.index.errors import LoadError

CHART = (
    "<chartSpace><title><p><r><t>Prises</t></r></p></title>"
    '<ser><tx><pt idx="0"><v>Lac</v></pt></tx><cat><pt idx="0"><v>mai</v></pt><pt idx="2"><v>juin</v></pt></cat>'
    '<val><pt idx="0"><v>3</v></pt><pt idx="1"><v>4</v></pt></val></ser>'
    '<ser><tx><v>Mer</v></tx><xVal><pt idx="0"><v>mai</v></pt></xVal><yVal><pt idx="2"><v>7</v></pt></yVal></ser>'
    "</chartSpace>"
)
DIAGRAM = (
    '<dataModel><pt type="doc"><p><t>rien</t></p></pt><pt><p><r><t>Semer</t></r></p></pt>'
    '<pt type="parTrans"><p><t>rien</t></p></pt><pt type="node"><p><t>Ré</t><t>colter</t></p></pt></dataModel>'
)


def frame(inside: str) -> str:
    return f"<p:graphicFrame><a:graphicData>{inside}</a:graphicData></p:graphicFrame>"


def with_parts(path: Path, parts: dict[str, str], targets: dict[str, str]) -> Path:
    """Add *parts* to a presentation, and tie its first slide to them."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("ppt/slides/_rels/s1.xml.rels", ties(targets))
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def test_charts_diagrams_and_comments_of_a_slide_are_found_in_their_parts(tmp_path: Path) -> None:
    inside = frame('<c r:id="chart1"/>'.replace("<c ", "<a:chart ")) + frame('<a:relIds r:dm="diagram1"/>')
    inside += frame('<a:chart r:id="chart9"/>') + frame('<a:oleObj progId="Excel.Sheet"/>')
    place = with_parts(
        pptx(tmp_path / "a.pptx", inside),
        {
            "ppt/c.xml": CHART,
            "ppt/d.xml": DIAGRAM,
            "ppt/m.xml": "<cmLst><cm/><cm/></cmLst>",
            "ppt/m2.xml": "<cmLst/>",
        },
        {"chart1": "../c.xml", "diagram1": "../d.xml", "comments": "../m.xml", "comments2": "../m2.xml"},
    )
    document = one(place)
    assert document.text == ("Prises\n\n| Lac | Mer\nmai | 3 |\n| 4 |\njuin |  | 7\n\nSemer\nRécolter")
    assert [(each.kind, each.count, each.where) for each in document.gaps] == [
        ("missing parts", 1, "a chart"),
        ("embedded files", 1, "Excel.Sheet"),
        ("comments", 2, "slide 1"),
    ]


def test_the_shapes_of_a_slide_are_read_where_they_stand(tmp_path: Path) -> None:
    def moved(words: str, where: str) -> str:
        return f"<p:sp><p:spPr>{where}</p:spPr><p:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"

    inside = (
        shape("bas", y=900_000)
        + moved("sans mesure", '<a:xfrm><a:off x="a" y="1.5"/></a:xfrm>')
        + moved("haut", '<a:xfrm><a:off x="0" y="-200000"/></a:xfrm>')
        + moved("au gabarit", "")
        + shape("Titre", "ctrTitle")
    )
    text = one(pptx(tmp_path / "a.pptx", inside)).text
    assert text.split("\n\n") == ["Titre", "au gabarit", "haut", "sans mesure", "bas"]


def test_furniture_and_what_is_drawn_twice_is_left_out(tmp_path: Path) -> None:
    inside = "".join(shape(kind, kind) for kind in ("dt", "ftr", "sldNum", "hdr", "body", "subTitle"))
    inside += (
        "<p:extLst><p:Fallback><p:sp><p:txBody><a:p><a:r><a:t>deux fois</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    inside += "</p:Fallback></p:extLst>"
    assert one(pptx(tmp_path / "a.pptx", inside)).text == "body\n\nsubTitle"


def test_words_keep_their_lines_and_their_raised_signs(tmp_path: Path) -> None:
    def r(words: str, how: str = "") -> str:
        return f"<a:r><a:rPr {how}/><a:t>{words}</a:t></a:r>"

    inside = (
        f"<p:sp><p:txBody><a:p>{r('un')}<a:br/>{r('10')}{r('6', 'baseline=&quot;30%&quot;')}</a:p>"
        f"<a:p>{r('8')}{r('2', 'baseline=&quot;-25000&quot;')}{r('3', 'baseline=&quot;0&quot;')}</a:p>"
        "<a:p><a:oMath><a:f><a:num><a:t>a</a:t></a:num><a:den><a:t>b</a:t></a:den></a:f></a:oMath></a:p>"
        '<a:p><a:r><a:rPr><a:sym typeface="Wingdings"/></a:rPr><a:t>\uf0fc</a:t></a:r>'
        '<a:r><a:rPr><a:sym typeface="Symbol"/></a:rPr><a:t>\uf0de est </a:t></a:r>'
        "<a:fld><a:t>fait</a:t></a:fld></a:p>"
        "</p:txBody></p:sp>"
    ).replace("&quot;", '"')
    assert one(pptx(tmp_path / "a.pptx", inside)).text == "un\n10⁶\n8₂3\na/b\n✓⇒ est fait"


@pytest.mark.parametrize(("span", "columns"), [("2", 2), ("0", 1), ("-3", 1), ("x", 1), ("1001", 1000)])
def test_a_cell_spans_a_thousand_columns_at_most(tmp_path: Path, span: str, columns: int) -> None:
    def cell(words: str, more: str = "") -> str:
        return f"<a:tc {more}><a:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></a:txBody></a:tc>"

    wide = cell("Lac", f'gridSpan="{span}"') + cell("", 'hMerge="true"') + cell("Fin")
    text = one(pptx(tmp_path / "a.pptx", frame(f"<a:tbl><a:tr>{wide}</a:tr></a:tbl>"))).text
    assert text.count("Lac") == columns
    assert text.endswith("| Fin")


@pytest.mark.parametrize(
    ("show", "text"), [("0", "Fin"), ("false", "Fin"), ("1", "Vu\n\nFin"), ("", "Vu\n\nFin")]
)
def test_a_slide_is_hidden_by_either_word(tmp_path: Path, show: str, text: str) -> None:
    place = tmp_path / "a.pptx"
    pptx(place, shape("Vu"), shape("Fin"))
    with zipfile.ZipFile(place) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    name = "ppt/slides/s1.xml"
    parts[name] = parts[name].replace(f"<p:sld {P}", f'<p:sld {P} show="{show}"')
    with zipfile.ZipFile(place, "w") as archive:
        for each, part in parts.items():
            archive.writestr(each, part)
    assert one(place).text == text


def test_an_office_file_without_slides_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "a.pptx"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr("_rels/.rels", ties({"officeDocument": "ppt/presentation.xml"}))
        archive.writestr("ppt/presentation.xml", f"<p:presentation {P}/>")
    with pytest.raises(
        LoadError,
        match=r"a\.pptx: it is an Office file but no presentation with slides; save it as \.pptx or \.pdf$",
    ):
        one(place)
