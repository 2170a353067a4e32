"""OpenDocument presentations: titles, shapes in their order, speaker's notes, hidden slides, comments."""

from pathlib import Path

import pytest
from office_files import ODF
from open_documents import held, lines

from passerelle.index.errors import LoadError
from passerelle.index.load.opendocument.slides import drawn_blocks, load_odp
from passerelle.index.load.opendocument.text import Text
from passerelle.index.load.parsed import Parsed

SHAPES = "frame custom-shape rect ellipse circle line polygon polyline path connector caption regular-polygon"


def read(folder: Path, *pages: str, styles: str = "") -> Parsed:
    path = folder / "a.fodp"
    made = f"<automatic-styles>{styles}</automatic-styles><body><presentation>{''.join(pages)}</presentation></body>"
    path.write_text(f"<document {ODF}>{made}</document>", encoding="utf-8")
    return load_odp(path)


def box(words: str, given: str = "") -> str:
    return f"<frame {given}><text-box><p>{words}</p></text-box></frame>"


def page(*shapes: str, given: str = "") -> str:
    return f"<page {given}>{''.join(shapes)}</page>"


def test_a_slide_is_a_page_with_its_title_first_and_its_notes_last(tmp_path: Path) -> None:
    spoken, printed = box("dit", 'class="notes"'), box("non", 'class="page"')
    notes = f"<notes>{printed}{box('non')}{spoken}</notes>"
    title = box("Le  bac", 'class="title" y="9cm"')
    parsed = read(tmp_path, page(box("un", 'y="1cm"'), title, notes), page(box("deux")))
    assert parsed.builder.text == "Le bac\n\nun\n\ndit\n\ndeux"
    assert [each.level for each in parsed.builder.headings] == [1]
    assert [(each.start, each.end) for each in parsed.builder.pages] == [(0, 15), (15, 21)]


def test_several_titles_are_one_heading(tmp_path: Path) -> None:
    parsed = read(tmp_path, page(box("Le", 'class="title"'), box("bac", 'class="title"'), box("un")))
    assert parsed.builder.text == "Le bac\n\nun"


def test_a_table_in_a_title_is_no_part_of_it(tmp_path: Path) -> None:
    cells = "<table-cell><p>a</p></table-cell><table-cell><p>b</p></table-cell>"
    inside = f"<text-box><p>Le bac</p></text-box><table><table-row>{cells}</table-row></table>"
    parsed = read(tmp_path, page(f'<frame class="title">{inside}</frame>', box("un")))
    assert parsed.builder.text == "Le bac\n\nun"


@pytest.mark.parametrize("kind", ["notes", "forms", "annotation"])
def test_a_shape_in_what_is_no_slide_is_none_of_its(kind: str) -> None:
    file = held(f"<{kind}>{box('non')}</{kind}>{box('un')}")
    assert lines(list(drawn_blocks(file.body, Text(file)))) == ["un", ""]


@pytest.mark.parametrize("name", ["header", "footer", "date-time", "page-number", "page"])
def test_what_stands_on_every_slide_is_not_read(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, page(box("un"), box("non", f'class="{name}"'))).builder.text == "un"
    assert read(tmp_path, page(box("un"), box("non", 'placeholder="true"'))).builder.text == "un"
    assert read(tmp_path, page(box("un"), box("deux", 'placeholder="false"'))).builder.text == "un\n\ndeux"


@pytest.mark.parametrize("kind", SHAPES.split())
def test_the_words_of_each_shape_are_read(kind: str) -> None:
    file = held(f"<{kind}><p>un</p></{kind}><other><p>non</p></other>")
    assert lines(list(drawn_blocks(file.body, Text(file)))) == ["un", ""]


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ((("1cm", "0cm"), ("0cm", "1cm")), "ab"),
        ((("1cm", "1cm"), ("0cm", "0cm")), "ba"),
        ((("5cm", "0.05cm"), ("1cm", "0.29cm")), "ba"),
        ((("5cm", "0.05cm"), ("1cm", "0.31cm")), "ab"),
        ((("10mm", "0cm"), ("2cm", "0cm")), "ab"),
        ((("21mm", "0cm"), ("2cm", "0cm")), "ba"),
        ((("1in", "0cm"), ("2.5cm", "0cm")), "ba"),
        ((("1in", "0cm"), ("2.6cm", "0cm")), "ab"),
        ((("72pt", "0cm"), ("2.5cm", "0cm")), "ba"),
        ((("72pt", "0cm"), ("2.6cm", "0cm")), "ab"),
        ((("-1cm", "0cm"), ("0cm", "0cm")), "ab"),
        ((("5px", "0cm"), ("0.1cm", "0cm")), "ab"),
        ((("", ""), ("0.1cm", "")), "ab"),
    ],
)
def test_shapes_are_read_down_and_from_left_to_right(places: tuple[tuple[str, str], ...], order: str) -> None:
    shapes = "".join(box(name, f'svg:x="{x}" svg:y="{y}"') for name, (x, y) in zip("ab", places, strict=True))
    file = held(shapes)
    assert "".join(lines(list(drawn_blocks(file.body, Text(file))))) == order


def test_the_shapes_of_a_group_are_read_in_its_place() -> None:
    def at(words: str, height: int) -> str:
        return box(words, f'svg:y="{height}cm"')

    group = f'<g svg:y="2cm">{at("trois", 9)}{at("deux", 1)}</g>'
    file = held(at("quatre", 5) + group + at("un", 0))
    found = [each for each in lines(list(drawn_blocks(file.body, Text(file)))) if each]
    assert found == ["un", "deux", "trois", "quatre"]


@pytest.mark.parametrize(
    ("shape", "made", "noted"),
    [
        ("<frame><image/></frame>", [], ["pictures"]),
        ("<frame><image/><desc>Le bac vert à quai</desc></frame>", ["Le bac vert à quai"], ["pictures"]),
        ("<frame><image/><text-box><p>un</p></text-box></frame>", ["un", ""], []),
        ("<frame><image/><table><table-row><table-cell><p>un</p></table-cell></table-row></table></frame>",
         ["un", ""], []),
        ("<frame><object><math><mi>x</mi></math></object><image/></frame>", ["x"], []),
        ("<frame><object-ole/><image/></frame>", [""], ["embedded files"]),
        ("<frame/>", [""], []),
    ],
)  # fmt: skip
def test_a_frame_holds_words_or_a_picture_or_an_object(shape: str, made: list[str], noted: list[str]) -> None:
    file = held(shape)
    assert lines(list(drawn_blocks(file.body, Text(file)))) == made
    assert [gap.kind for gap in file.account.gaps] == noted


def test_lists_of_two_shapes_are_two(tmp_path: Path) -> None:
    items = "<list><list-item><p>{}</p></list-item></list>"
    shapes = (f"<frame><text-box>{items.format(words)}</text-box></frame>" for words in ("un", "deux"))
    assert read(tmp_path, page(*shapes)).builder.text == "un\n\ndeux"


def test_hidden_slides_and_comments_are_accounted_for(tmp_path: Path) -> None:
    styles = '<style name="H"><drawing-page-properties visibility="hidden"/></style>'
    styles += '<style name="V"><drawing-page-properties visibility="visible"/></style>'
    comment = "<annotation><creator>Luc</creator><p>non</p></annotation>"
    pages = (
        page(
            box("un"),
            comment,
            "<annotation/><annotation><creator/></annotation>",
            f"<notes>{comment}</notes>",
            given='style-name="V"',
        ),
        page(box("deux"), given='style-name="H"'),
        page(box("trois")),
    )
    parsed = read(tmp_path, *pages, styles=styles)
    assert parsed.builder.text == "un\n\ntrois"
    assert [(gap.kind, gap.count, gap.where) for gap in parsed.gaps] == [
        ("comments", 3, "Luc"),
        ("hidden text", 1, "slide 2"),
    ]
    assert [(each.start, each.end) for each in parsed.builder.pages] == [(0, 2), (2, 2), (2, 9)]


def test_a_style_of_what_is_put_into_a_slide_hides_no_slide(tmp_path: Path) -> None:
    style = '<style name="H"><drawing-page-properties visibility="hidden"/></style>'
    held_in = f"<object><document><automatic-styles>{style}</automatic-styles></document></object>"
    parsed = read(tmp_path, page(box("un"), f"<frame>{held_in}</frame>", given='style-name="H"'))
    assert parsed.builder.text == "un"


def test_a_file_that_is_no_presentation_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.fodp"
    path.write_text("<document><body><text/></body></document>", encoding="utf-8")
    with pytest.raises(LoadError, match=r"no presentation; save it as \.odp or \.pdf"):
        load_odp(path)


@pytest.mark.parametrize(
    ("lower", "higher"),
    [("1cm", "3cm"), ("15mm", "20mm"), ("19mm", "2cm"), ("1cm", "12mm"), ("2cm", "1in"), ("25mm", "1.1in"),
     ("1in", "90pt"), ("71pt", "1in"), ("71pt", "3cm"), ("99mmx", "1cm"), ("", "0.05cm"), ("-1cm", "0cm")],
)  # fmt: skip
def test_a_place_is_told_in_any_unit(lower: str, higher: str) -> None:
    file = held(box("deux", f'svg:y="9cm" svg:x="{higher}"') + box("un", f'svg:y="9cm" svg:x="{lower}"'))
    found = [each for each in lines(list(drawn_blocks(file.body, Text(file)))) if each]
    assert found == ["un", "deux"]


def test_a_field_of_a_form_on_a_slide_is_read() -> None:
    forms = '<forms><form><checkbox xml:id="c" label="Reçu" state="checked"/></form></forms>'
    file = held(f'{forms}<control control="c"/>')
    assert lines(list(drawn_blocks(file.body, Text(file))))[0] == "☒ Reçu"


def test_a_presentation_says_of_itself_what_its_meta_part_says(tmp_path: Path) -> None:
    path = tmp_path / "a.fodp"
    meta = "<meta><title>Le bac</title><keyword>eau</keyword></meta>"
    body = f"<body><presentation>{page(box('un'))}</presentation></body>"
    path.write_text(f"<document {ODF}>{meta}{body}</document>", encoding="utf-8")
    parsed = load_odp(path)
    assert (parsed.title, parsed.fields) == ("Le bac", {"keywords": "eau"})
