"""Facts about OpenDocument where one more or one less shows another text: labels, looks, places, repeated cells."""

from pathlib import Path

import pytest
from office_files import ODF, headings, odt, one
from test_load_opendocument import cell, item, items, ods_cell, outline, p, sheet, span, table

from passerelle.index.errors import LoadError


def levels(*given: str, kind: str = "number") -> str:
    made = "".join(
        f'<text:list-level-style-{kind} text:level="{number}" {each}/>'
        for number, each in enumerate(given, start=1)
    )
    return f'<text:list-style style:name="L">{made}</text:list-style>'


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (levels('style:num-format="A" style:num-prefix="(" style:num-suffix=")"'), "(A) un\n(B) deux"),
        (levels('style:num-format="i" text:start-value="4"'), "iv un\nv deux"),
        (levels('style:num-format="I"'), "I un\nII deux"),
        (levels('style:num-format="Ω"'), "1 un\n2 deux"),
        (levels('style:num-format=""'), "un\ndeux"),
        (levels('style:num-format="" style:num-prefix="Art."'), "Art. un\nArt. deux"),
        (levels('style:num-format="" style:num-suffix="–"'), "– un\n– deux"),
        (levels('style:num-format="1" style:num-list-format="§ %1%."'), "§ 1. un\n§ 2. deux"),
        (levels('style:num-format="1" style:num-list-format="%2%-%1%"'), "-1 un\n-2 deux"),
        (levels('text:bullet-char="•"', kind="bullet"), "un\ndeux"),
        (levels('text:bullet-char="☐"', kind="bullet"), "☐ un\n☐ deux"),
    ],
)
def test_an_item_has_the_label_of_its_level(tmp_path: Path, style: str, text: str) -> None:
    body = items(item(p("un")), item(p("deux")))
    assert one(odt(tmp_path / "a.odt", body, styles=style)).text == text


@pytest.mark.parametrize(
    ("displayed", "text"), [("1", "1 b"), ("2", "2.1 b"), ("3", "2.1 b"), ("x", "1 b"), ("0", "b")]
)
def test_a_label_shows_so_many_levels(tmp_path: Path, displayed: str, text: str) -> None:
    style = levels('style:num-format="1"', f'style:num-format="1" text:display-levels="{displayed}"')
    body = items(item(p("a")), item(p("a"), items(item(p("b")), more="")))
    assert one(odt(tmp_path / "a.odt", body, styles=style)).text.splitlines()[-1] == text


def test_a_lower_level_starts_anew_below_each_item(tmp_path: Path) -> None:
    style = levels('style:num-format="1"', 'style:num-format="a" text:start-value="3"')
    inner = items(item(p("x")), item(p("y")), more="")
    body = items(item(p("un"), inner), item(p("deux"), inner), item(p("neuf"), inner, start="9"))
    text = one(odt(tmp_path / "a.odt", body, styles=style)).text
    assert text.splitlines() == "1 un|c x|d y|2 deux|c x|d y|9 neuf|c x|d y".split("|")


def test_the_head_of_a_list_has_no_number(tmp_path: Path) -> None:
    body = items(f"<text:list-header>{p('Clés')}</text:list-header>", item(p("un")))
    assert one(odt(tmp_path / "a.odt", body, styles=levels('style:num-format="1"'))).text == "Clés\n1 un"


def test_a_heading_may_start_anew_or_have_no_number(tmp_path: Path) -> None:
    def h(words: str, more: str = "") -> str:
        return f'<text:h text:outline-level="1" {more}>{words}</text:h>'

    body = (
        h("Bail")
        + h("Loyer", 'text:start-value="5"')
        + h("Congé", 'text:is-list-header="true"')
        + h(" ")
        + h("Fin", 'text:style-name="Sans"')
        + h("Clés")
        + h("Visite", 'text:restart-numbering="true"')
        + '<text:h text:outline-level="0">Zéro</text:h><text:h>Rien</text:h>'
    )
    styles = '<style:style style:name="Sans" style:list-style-name=""/>'
    document = one(odt(tmp_path / "a.odt", body, styles=styles, parts=outline('style:num-format="1"')))
    assert headings(document) == [
        ("1 Bail", 1),
        ("5 Loyer", 1),
        ("Congé", 1),
        ("Fin", 1),
        ("6 Clés", 1),
        ("1 Visite", 1),
        ("2 Zéro", 1),
        ("3 Rien", 1),
    ]


LOOKS = (
    '<style:style style:name="Haut"><style:text-properties style:text-position="33% 58%"/></style:style>'
    '<style:style style:name="Nul"><style:text-properties style:text-position="0% 100%"/></style:style>'
    '<style:style style:name="Bas"><style:text-properties style:text-position="sub"/></style:style>'
    '<style:style style:name="Faux"><style:text-properties style:text-position="x"/></style:style>'
    '<style:style style:name="Un" style:parent-style-name="Deux"/>'
    '<style:style style:name="Deux" style:parent-style-name="Un"><style:text-properties '
    'text:display="none"/></style:style>'
    '<style:style style:name="T1" style:parent-style-name="Title"/>'
)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"10{span('2', 'Haut')}", "10²"),
        (f"10{span('2', 'Nul')}", "102"),
        (f"8{span('2', 'Bas')}", "8₂"),
        (f"8{span('2', 'Faux')}", "82"),
        (f"10{span(span('2', 'Nul'), 'Haut')}", "10²"),
        (f"vu{span('non', 'Un')}{span('non', 'Deux')}", "vu"),
        ('un<text:s/>deux<text:s text:c="3"/>trois', "un deux   trois"),
        ('un<text:s text:c="500"/>deux', f"un{' ' * 80}deux"),
        ("un<text:tab/>deux<text:line-break/>trois", "un deux\ntrois"),
        ('<draw:frame draw:display="none"><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>vu', "vu"),
        ('<draw:content-control draw:showing-place-holder="true">ici</draw:content-control>vu', "vu"),
        ('<draw:content-control draw:checkbox="true" draw:checked="true"> </draw:content-control>oui',
         "☒ oui"),
        ('<draw:content-control draw:checkbox="true"/> non', "☐ non"),
        ('<draw:content-control draw:checkbox="true">☑</draw:content-control> oui', "☑ oui"),
        ('<draw:control draw:control="r1"/> <draw:control draw:control="r2"/>', "☒ Oui ☐ Non"),
        ('<draw:control draw:control="l"/>, <draw:control draw:control="v"/>', "Lac, Mer, Roy"),
        ("<draw:frame><draw:object><math><mfrac><mi>a</mi><mi>b</mi></mfrac></math></draw:object></draw:frame>", "a/b"),
    ],
)  # fmt: skip
def test_what_a_paragraph_shows_is_read_to_the_sign(tmp_path: Path, inside: str, text: str) -> None:
    form = (
        '<office:forms><form:form><form:radio form:id="r1" form:label="Oui" form:current-selected="true"/>'
        '<form:radio form:id="r2" form:label="Non" form:selected="false"/><form:listbox form:id="l">'
        '<form:option form:label="Lac" form:selected="true"/><form:option form:label="Rive"/>'
        '<form:option form:label="Mer" form:current-selected="true"/></form:listbox>'
        '<form:text form:id="v" form:value="Roy" form:label="Nom"/></form:form></office:forms>'
    )
    assert one(odt(tmp_path / "a.odt", form + p(inside), styles=LOOKS)).text == text


def test_the_picture_that_stands_in_for_an_equation_is_none(tmp_path: Path) -> None:
    formula = "<draw:object><math><mi>a</mi></math></draw:object>"
    inside = (
        f"<draw:frame>{formula}<draw:image/></draw:frame> <draw:frame><draw:image/><draw:image/></draw:frame>"
    )
    document = one(odt(tmp_path / "a.odt", p(inside)))
    assert (document.text, [(gap.kind, gap.count) for gap in document.gaps]) == ("a", [("pictures", 1)])


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ('text:display="none"', "Fin."),
        ('text:display="condition" text:is-hidden="true"', "Fin."),
        ('text:display="condition"', "12 euros\n\nFin."),
        ('text:display="condition" text:is-hidden="false"', "12 euros\n\nFin."),
        ('text:is-hidden="true"', "12 euros\n\nFin."),
    ],
)
def test_a_section_is_hidden_always_or_while_its_condition_is_met(
    tmp_path: Path, how: str, text: str
) -> None:
    body = f"<text:section {how}>{p('12 euros')}</text:section>{p('Fin.')}"
    assert one(odt(tmp_path / "a.odt", body)).text == text


def test_a_text_is_called_by_its_first_title(tmp_path: Path) -> None:
    body = p("Bail", "T1") + p("Loyer", "Title") + p("Un an.")
    document = one(odt(tmp_path / "a.odt", body, styles=LOOKS))
    assert document.title == "Bail"
    assert headings(document) == [("Bail", 1), ("Loyer", 1)]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (cell("", 'table:number-columns-repeated="2"') + cell(p("a")) + cell(p("b")), "| | a | b"),
        (cell(p("a")) + cell("") + cell(p("b")), "a | | b"),
        (cell(p("a"), 'table:number-columns-repeated="3"') + cell(p("b")), "a | a | a | b"),
        (cell(p("a"), 'table:number-columns-repeated="0"') + cell(p("b")), "a | b"),
        (cell(p("a")) + cell(p("b")) + cell("", 'table:number-columns-repeated="1000"'), "a | b"),
    ],
)
def test_empty_and_repeated_cells_keep_their_places(tmp_path: Path, row: str, text: str) -> None:
    found = one(odt(tmp_path / "a.odt", table(row, cell(p("x")) + cell(p("y"))))).text.splitlines()[0]
    assert found.replace("  ", " ") == text


def test_a_hidden_row_is_left_out_and_a_full_one_repeated(tmp_path: Path) -> None:
    rows = (
        '<table:table-row table:visibility="collapse">' + cell(p("non")) * 2 + "</table:table-row>"
        '<table:table-row table:number-rows-repeated="2">'
        + cell(p("oui"))
        + cell(p("si"))
        + "</table:table-row>"
        '<table:table-row table:number-rows-repeated="9">' + cell("") * 2 + "</table:table-row>"
    )
    assert one(odt(tmp_path / "a.odt", f"<table:table>{rows}</table:table>")).text == "oui | si\noui | si"


def test_a_frame_of_one_column_is_its_paragraphs(tmp_path: Path) -> None:
    assert one(odt(tmp_path / "a.odt", table(cell(p("un") + p("deux")), cell(p("trois"))))).text == (
        "un\n\ndeux\n\ntrois"
    )


@pytest.mark.parametrize(("times", "lines"), [("2", 2), ("1000", 1000), ("1001", 1000), ("x", 1)])
def test_a_repeated_row_of_a_sheet_is_written_a_thousand_times_at_most(
    tmp_path: Path, times: str, lines: int
) -> None:
    row = f'<table:table-row table:number-rows-repeated="{times}">{ods_cell("a")}</table:table-row>'
    document = one(odt(tmp_path / "a.ods", sheet("S", row, ods_cell("fin")), kind="spreadsheet"))
    assert document.text.splitlines().count("a") == lines
    assert document.text.endswith("\na\nfin" if times != "1001" else "a\n\nfin")


def test_a_cell_without_words_shows_its_value_and_one_of_several_paragraphs_all(tmp_path: Path) -> None:
    cells = (
        '<table:table-cell office:value="3"/><table:table-cell office:string-value="dit" office:value="4"/>'
        f"<table:table-cell>{p('un')}{p('deux')}</table:table-cell>"
    )
    document = one(odt(tmp_path / "a.ods", sheet("S", cells, ods_cell("x")), kind="spreadsheet"))
    assert document.text.splitlines()[2] == "3 | dit | un deux"


def test_a_hidden_range_of_columns_ends_where_it_says(tmp_path: Path) -> None:
    columns = (
        '<table:table-column/><table:table-column table:visibility="filter" '
        'table:number-columns-repeated="2"/><table:table-column/>'
    )
    rows = "".join(ods_cell(each) for each in "abcd")
    document = one(odt(tmp_path / "a.ods", sheet("S", rows, columns=columns), kind="spreadsheet"))
    assert document.text == "S\n\na | d"
    assert [each.count for each in document.gaps] == [2]


def frame(words: str, y: str = "0cm", x: str = "0cm") -> str:
    return f'<draw:frame svg:y="{y}" svg:x="{x}"><draw:text-box>{p(words)}</draw:text-box></draw:frame>'


@pytest.mark.parametrize(
    ("boxes", "order"),
    [
        ((("a", "0.29cm", "1cm"), ("b", "0cm", "2cm")), "ab"),
        ((("a", "0.31cm", "1cm"), ("b", "0cm", "2cm")), "ba"),
        ((("a", "10mm", "0cm"), ("b", "0.8cm", "0cm")), "ba"),
        ((("a", "1in", "0cm"), ("b", "2cm", "0cm")), "ba"),
        ((("a", "72pt", "0cm"), ("b", "3cm", "0cm")), "ab"),
        ((("a", "x", "0cm"), ("b", "-2cm", "0cm")), "ba"),
        ((("a", "0cm", "2cm"), ("b", "0cm", "10mm")), "ba"),
    ],
)
def test_the_boxes_of_a_slide_are_read_down_and_from_left_to_right(
    tmp_path: Path, boxes: tuple[tuple[str, str, str], ...], order: str
) -> None:
    page = f"<draw:page>{''.join(frame(*each) for each in boxes)}</draw:page>"
    document = one(odt(tmp_path / "a.odp", page, kind="presentation"))
    assert document.text.replace("\n\n", "") == order


def test_groups_equations_comments_and_hidden_slides_are_told_apart(tmp_path: Path) -> None:
    style = (
        '<style:style style:name="H"><style:drawing-page-properties '
        'presentation:visibility="hidden"/></style:style>'
    )
    group = f"<draw:g>{frame('deux', y='3cm')}{frame('un', y='1cm')}</draw:g>"
    object_ = (
        "<draw:frame><draw:object><math><msup><mi>x</mi><mn>2</mn></msup></math></draw:object></draw:frame>"
    )
    note = (
        '<office:annotation><dc:creator xmlns:dc="x">Roy</dc:creator><text:p>dit</text:p></office:annotation>'
    )
    hidden = f'<draw:page draw:style-name="H">{frame("caché")}</draw:page>'
    pages = f"<draw:page>{group}{object_}{note}</draw:page>{hidden}"
    document = one(odt(tmp_path / "a.odp", pages, kind="presentation", styles=style))
    assert document.text == "un\n\ndeux\n\nx²"
    assert len(document.pages) == 2
    assert [(each.kind, each.where) for each in document.gaps] == [
        ("comments", "Roy"),
        ("hidden text", "slide 2"),
    ]


def test_a_locked_file_and_one_of_another_kind_are_refused(tmp_path: Path) -> None:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    place = odt(tmp_path / "a.odt", p("vu"), parts={"META-INF/manifest.xml": manifest})
    with pytest.raises(LoadError, match="it needs a password; save it again without one"):
        one(place)
    assert one(odt(tmp_path / "b.odt", p("vu"), parts={"META-INF/manifest.xml": "<m/>"})).text == "vu"
    assert one(odt(tmp_path / "c.odt", p("vu"), parts={"META-INF/manifest.xml": "<m>"})).text == "vu"
    with pytest.raises(LoadError, match=r"OpenDocument file but no presentation; save it as \.odp or \.pdf"):
        one(odt(tmp_path / "d.odp", p("vu")))


def test_what_a_file_says_of_itself_is_what_was_said_first_and_last_changed(tmp_path: Path) -> None:
    meta = (
        f'<office:document-meta {ODF} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        "<dc:creator>Anne</dc:creator><meta:initial-creator>Luc</meta:initial-creator>"
        "<meta:creation-date>2020-01-02</meta:creation-date><dc:date> 2021-03-04T00:00 </dc:date>"
        "<dc:subject>bail</dc:subject><dc:subject>autre</dc:subject><dc:title> </dc:title></office:meta>"
        "</office:document-meta>"
    )
    document = one(odt(tmp_path / "a.odt", p("vu"), parts={"meta.xml": meta}))
    assert document.fields == {"author": "Luc", "date": "2021-03-04", "subject": "bail"}
