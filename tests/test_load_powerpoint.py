"""PowerPoint presentations: slides as pages, shapes in the order they are read, notes below."""

import zipfile
from pathlib import Path

import pytest
from office_files import headings, one

P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def ties(targets: dict[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="{name}" Type="x/{name.rstrip("0123456789")}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f'<R xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</R>'


def shape(words: str, place: str = "", *, y: int = 0, x: int = 0, more: str = "") -> str:
    paragraphs = "".join(f"<a:p><a:r><a:t>{each}</a:t></a:r></a:p>" for each in words.split("|"))
    holder = f'<p:ph type="{place}"/>' if place else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="1" {more}/><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/></a:xfrm></p:spPr><p:txBody>{paragraphs}</p:txBody></p:sp>'
    )


def pptx(path: Path, *slides: str, notes: dict[int, str] | None = None) -> Path:
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId r:id="slide{number}"/>' for number in numbers)
    parts = {
        "_rels/.rels": ties({"officeDocument": "ppt/presentation.xml"}),
        "ppt/presentation.xml": f"<p:presentation {P}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": ties({f"slide{each}": f"slides/s{each}.xml" for each in numbers}),
    }
    for number, inside in zip(numbers, slides, strict=True):
        more = ' show="0"' if "hors-champ" in inside else ""
        parts[f"ppt/slides/s{number}.xml"] = (
            f"<p:sld {P}{more}><p:cSld><p:spTree>{inside}</p:spTree></p:cSld></p:sld>"
        )
    for number, words in (notes or {}).items():
        parts[f"ppt/slides/_rels/s{number}.xml.rels"] = ties({"notesSlide": "../n.xml"})
        parts["ppt/n.xml"] = (
            f"<p:notes {P}><p:cSld><p:spTree>{shape(words, 'body')}</p:spTree></p:cSld></p:notes>"
        )
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def test_a_slide_is_a_page_read_from_its_title_down_with_its_notes_below(tmp_path: Path) -> None:
    first = (
        shape("En bas", y=5_000_000)
        + shape("À droite", y=1_000_000, x=4_000_000)
        + shape("À gauche|et dessous", y=1_000_500)
        + shape("Le préau", "title", y=9_000_000)
        + shape("12", "sldNum")
        + shape("caché", more='hidden="1"')
    )
    document = one(pptx(tmp_path / "a.pptx", first, shape("Fin", "ctrTitle"), notes={1: "Dire merci."}))
    assert document.text == ("Le préau\n\nÀ gauche\net dessous\n\nÀ droite\n\nEn bas\n\nDire merci.\n\nFin")
    assert headings(document) == [("Le préau", 1), ("Fin", 1)]
    assert [document.text[page.start : page.end].strip()[:8] for page in document.pages] == [
        "Le préau",
        "Fin",
    ]


def test_a_table_repeats_merged_values_and_raised_figures_join_no_number(tmp_path: Path) -> None:
    def cell(words: str, spans: str = "") -> str:
        return f"<a:tc {spans}><a:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></a:txBody></a:tc>"

    rows = [
        cell("Zone") + cell("Prises"),
        cell("Lac", 'rowSpan="2"') + cell("3"),
        cell("", 'vMerge="1"') + cell("4"),
    ]
    table = "".join(f"<a:tr>{row}</a:tr>" for row in rows)
    frame = f"<p:graphicFrame><a:graphicData><a:tbl>{table}</a:tbl></a:graphicData></p:graphicFrame>"
    power = (
        '<p:sp><p:txBody><a:p><a:r><a:t>10</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>6</a:t></a:r></a:p>'
        "</p:txBody></p:sp>"
    )
    document = one(pptx(tmp_path / "a.pptx", frame + power))
    assert document.text == "Zone | Prises\nLac | 3\nLac | 4\n\n10⁶"


def test_a_hidden_slide_pictures_and_a_damaged_slide_are_accounted_for(tmp_path: Path) -> None:
    slides = ("<p:pic/>" + shape("Vu"), shape("hors-champ"), "<p:sp>")
    document = one(pptx(tmp_path / "a.pptx", *slides))
    assert document.text == "Vu"
    assert [(each.kind, each.where) for each in document.gaps] == [
        ("pictures", ""),
        ("hidden text", "slide 2"),
        ("missing parts", "ppt/slides/s3.xml, slide 3"),
    ]


@pytest.mark.parametrize(("lower", "first"), [(99_999, "gauche"), (100_000, "droite")])
def test_boxes_of_a_slide_on_one_height_are_read_from_left_to_right(
    tmp_path: Path, lower: int, first: str
) -> None:
    boxes = shape("gauche", y=lower) + shape("droite", x=1_000_000)
    assert one(pptx(tmp_path / "a.pptx", boxes)).text.split("\n\n")[0] == first


def test_a_hidden_box_of_a_group_and_figures_on_the_line_are_told_apart(tmp_path: Path) -> None:
    hidden = shape("caché", more='hidden="1"')
    group = f"<p:grpSp>{shape('Vu')}{hidden}</p:grpSp>"
    level = (
        '<p:sp><p:txBody><a:p><a:r><a:t>10</a:t></a:r><a:r><a:rPr baseline="0"/><a:t>6</a:t></a:r></a:p>'
        "</p:txBody></p:sp>"
    )
    assert one(pptx(tmp_path / "a.pptx", group + level)).text == "Vu\n\n106"


def test_what_is_struck_through_is_left_out_and_accounted_for(tmp_path: Path) -> None:
    old = '</a:t></a:r><a:r><a:rPr strike="sngStrike"/><a:t> 12</a:t></a:r><a:r><a:t>'
    document = one(pptx(tmp_path / "a.pptx", shape(f"Le sac vaut{old} 15 euros.")))
    assert document.text == "Le sac vaut 15 euros."
    assert [(gap.kind, gap.where) for gap in document.gaps] == [("deletions", "12")]
