"""What an OpenDocument text draws, hides, merges and keeps elsewhere is read as shown, or accounted for."""

from pathlib import Path

import pytest
from office_files import ODF, headings, odt, one

NUMBERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="3"/></text:list-style>'
)


GOES_ON = 'text:continue-numbering="true"'


def outline(*levels: str) -> dict[str, str]:
    """Return ``styles.xml`` with numbers for headings; each level is the attributes of its style."""
    made = "".join(
        f'<text:outline-level-style text:level="{place}" {level}/>'
        for place, level in enumerate(levels, start=1)
    )
    styles = f"<office:styles><text:outline-style>{made}</text:outline-style></office:styles>"
    return {"styles.xml": f"<office:document-styles {ODF}>{styles}</office:document-styles>"}


def item(*inside: str, start: str = "") -> str:
    more = f' text:start-value="{start}"' if start else ""
    return f"<text:list-item{more}>{''.join(inside)}</text:list-item>"


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def items(*inside: str, more: str = 'text:style-name="L"') -> str:
    return f"<text:list {more}>{''.join(inside)}</text:list>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            items(item(p("un"), items(item(p("eau")), item(p("gaz")), more="")), item(p("deux"))),
            "1. un\na) eau\nb) gaz\n2. deux",
        ),
        (items(item(p("un"), p("suite")), item(p("sept"), start="7")), "1. un\nsuite\n7. sept"),
        (items(item(p("un"))) + items(item(p("un"))), "1. un\n\n1. un"),
        (
            items(item(p("un"))) + p("Entre.") + items(item(p("deux")), more=f'{GOES_ON} text:style-name="L"'),
            "1. un\n\nEntre.\n\n2. deux",
        ),
        (
            items(item(p("un")), more='text:style-name="L" xml:id="x"')
            + items(item(p("a")))
            + items(item(p("deux")), more='text:style-name="L" text:continue-list="x"'),
            "1. un\n\n1. a\n\n2. deux",
        ),
        (items(item(items(item(items(item(p("profond")), more="")), more=""))), "1.a.i profond"),
        (f"<text:list><text:list-header>{p('Titre')}</text:list-header>{item(p('point'))}</text:list>", "Titre\npoint"),
        (items(item("<text:number>C.</text:number>", p("trois"))), "C. trois"),
        (items(item("<text:p><text:number>C.</text:number>trois</text:p>")), "C. trois"),
    ],
)  # fmt: skip
def test_lists_are_numbered_as_they_are_shown(tmp_path: Path, body: str, text: str) -> None:
    assert one(odt(tmp_path / "a.odt", body, styles=NUMBERS)).text == text


def test_headings_have_the_numbers_of_the_outline(tmp_path: Path) -> None:
    body = "".join(
        f'<text:h text:outline-level="{level}">{words}</text:h>'
        for words, level in [("Bail", 1), ("Loyer", 2), ("Congé", 2), ("Fin", 1), ("Clés", 2)]
    )
    parts = outline(
        'style:num-format="I" style:num-prefix="Titre " style:num-suffix=" –"',
        'style:num-format="1" style:num-prefix="Article " style:num-suffix="." text:display-levels="1"',
    )
    assert headings(one(odt(tmp_path / "a.odt", body, parts=parts))) == [
        ("Titre I – Bail", 1),
        ("Article 1. Loyer", 2),
        ("Article 2. Congé", 2),
        ("Titre II – Fin", 1),
        ("Article 1. Clés", 2),
    ]


STYLES = (
    '<style:style style:name="Haut"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="Bas"><style:text-properties style:text-position="-30% 60%"/></style:style>'
    '<style:style style:name="Tu"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Signe"><style:text-properties style:font-name="Wingdings"/></style:style>'
    '<style:style style:name="Sous" style:parent-style-name="Haut"/>'
)


def span(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"1741{span('1', 'Haut')}", "1741¹"),
        (f"10{span('-6', 'Sous')}", "10⁻⁶"),
        (f"le 1{span('er', 'Haut')} mai", "le 1er mai"),
        (f"H{span('2', 'Bas')}O", "H2O"),
        (f"vu{span(' ou pas', 'Tu')}", "vu"),
        (f"{span(chr(0xF0FE), 'Signe')} payé", "☑ payé"),
        ("le 4\n    mars", "le 4 mars"),
        ('<draw:control draw:control="c1"/>', "☒ Reçu"),
        ('Nom : <draw:control draw:control="c2"/>', "Nom : Roy"),
        ('vu<text:hidden-text text:string-value="non"/><text:placeholder>ici</text:placeholder>', "vu"),
    ],
)
def test_what_a_paragraph_shows_is_read(tmp_path: Path, inside: str, text: str) -> None:
    form = (
        '<office:forms><form:form><form:checkbox form:id="c1" form:label="Reçu" form:current-state="checked"/>'
        '<form:text form:id="c2" form:current-value="Roy"/></form:form></office:forms>'
    )
    assert one(odt(tmp_path / "a.odt", form + p(inside), styles=STYLES)).text == text


def cell(inside: str, spans: str = "") -> str:
    return f"<table:table-cell {spans}>{inside}</table:table-cell>"


def table(*rows: str) -> str:
    made = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table>{made}</table:table>"


def test_a_merged_cell_says_its_value_in_each_place_it_covers(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    body = table(
        cell(p("Zone")) + cell(p("Mai"), 'table:number-columns-spanned="2"') + covered,
        cell(p("Lac"), 'table:number-rows-spanned="2"') + cell(p("3")) + cell(p("4")),
        covered + cell(p("5")) + cell(p("6") + p("7")),
        cell(p("Total"), 'table:number-columns-spanned="3"') + covered + covered,
    )
    assert one(odt(tmp_path / "a.odt", body)).text == "Zone | Mai | Mai\nLac | 3 | 4\nLac | 5 | 6 / 7\nTotal"


def test_notes_and_boxes_of_cells_stand_below_the_table(tmp_path: Path) -> None:
    inside = f"<text:note-citation>1</text:note-citation><text:note-body>{p('Sauf mai.')}</text:note-body>"
    note = f"<text:note>{inside}</text:note>"
    box = f"<draw:frame><draw:text-box>{p('Tél. 12')}</draw:text-box></draw:frame>"
    body = table(cell(p(f"Lac{note}")) + cell(p(f"3{box}"))) + p("Fin.")
    assert one(odt(tmp_path / "a.odt", body)).text == "Lac | 3\n\nSauf mai.\n\nTél. 12\n\nFin."


def test_what_is_not_read_is_accounted_for_and_what_a_text_says_of_itself_is_kept(tmp_path: Path) -> None:
    meta = (
        f'<office:document-meta {ODF} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        "<dc:creator>Anne Roy</dc:creator><dc:date>2024-05-06T10:00:00</dc:date>"
        "<meta:keyword>bail</meta:keyword><meta:keyword>loyer</meta:keyword>"
        "</office:meta></office:document-meta>"
    )
    head = f"<style:master-page><style:header>{p('Mairie')}</style:header></style:master-page>"
    change = "<office:change-info><text:p>Luc</text:p></office:change-info>"
    deletion = f"<text:deletion>{change}<text:p>ôté</text:p></text:deletion>"
    body = (
        f"<text:tracked-changes><text:changed-region>{deletion}</text:changed-region></text:tracked-changes>"
        + p("Vu.<office:annotation><text:p>À revoir</text:p></office:annotation><draw:image/>")
        + f'<text:section text:display="none" text:name="Prix">{p("12 euros")}</text:section>'
    )
    parts = {"meta.xml": meta, "styles.xml": f"<office:document-styles {ODF}>{head}</office:document-styles>"}
    document = one(odt(tmp_path / "a.odt", body, parts=parts))
    assert document.text == "Vu."
    assert {each.kind: each.where for each in document.gaps} == {
        "deletions": "ôté",
        "comments": "",
        "pictures": "",
        "hidden text": "Prix",
        "page furniture": "Mairie",
    }
    assert document.fields == {"author": "Anne Roy", "date": "2024-05-06", "keywords": "bail, loyer"}


def test_a_flat_text_is_read_and_a_damaged_one_up_to_its_damage(tmp_path: Path) -> None:
    whole = f"<?xml version='1.0'?><office:document {ODF}><office:body><office:text>{p('Vu.')}{p('Lu.')}"
    (tmp_path / "a.fodt").write_text(
        f"{whole}</office:text></office:body></office:document>", encoding="utf-8"
    )
    assert one(tmp_path / "a.fodt").text == "Vu.\n\nLu."
    (tmp_path / "a.fodt").write_text(f"{whole}<text:p>Perdu</text:h>", encoding="utf-8")
    document = one(tmp_path / "a.fodt")
    assert document.text.startswith("Vu.\n\nLu.")
    assert [each.kind for each in document.gaps] == ["missing parts"]


def ods_cell(words: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{p(words) if words else ''}</table:table-cell>"


TABLE_ROW = "<table:table-row>{}</table:table-row>"
DOWN = 'table:number-rows-spanned="2"'
EMPTY_REST = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def sheet(name: str, *rows: str, style: str = "", columns: str = "") -> str:
    made = "".join(
        row if row.startswith("<table:table-row") else f"<table:table-row>{row}</table:table-row>"
        for row in rows
    )
    return f'<table:table table:name="{name}" table:style-name="{style}">{columns}{made}</table:table>'


def test_a_spreadsheet_is_its_sheets_as_shown(tmp_path: Path) -> None:
    body = sheet(
        "Tarifs",
        ods_cell("Zone") + ods_cell("Espèce") + ods_cell("Prix"),
        ods_cell("Lac", DOWN) + ods_cell("Truite") + ods_cell("1 240,00 €", 'office:value="1240"'),
        "<table:covered-table-cell/>" + ods_cell("2", 'table:number-columns-repeated="2"'),
        EMPTY_REST,
        ods_cell("Fin"),
    ) + sheet("Vide")
    document = one(odt(tmp_path / "a.ods", body, kind="spreadsheet"))
    assert document.text == ("Tarifs\n\nZone | Espèce | Prix\nLac | Truite | 1 240,00 €\nLac | 2 | 2\n\nFin")
    assert headings(document) == [("Tarifs", 1)]


def test_a_merged_cell_of_a_sheet_covers_the_rows_and_columns_it_spans_and_no_more(tmp_path: Path) -> None:
    wide = 'table:number-columns-spanned="2"'
    body = sheet(
        "Prix",
        ods_cell("Zone") + ods_cell("Espèce") + ods_cell("Mai") + ods_cell("Juin"),
        ods_cell("Lac", DOWN) + ods_cell("Truite") + ods_cell("3", wide) + "<table:covered-table-cell/>",
        "<table:covered-table-cell/>" + ods_cell("Perche") + ods_cell("4") + ods_cell("5"),
        ods_cell("") + ods_cell("Brochet") + ods_cell("6"),
    )
    assert one(odt(tmp_path / "a.ods", body, kind="spreadsheet")).text.split("\n")[2:] == [
        "Zone | Espèce | Mai | Juin",
        "Lac | Truite | 3 | 3",
        "Lac | Perche | 4 | 5",
        "| Brochet | 6 |",
    ]


def test_hidden_sheets_rows_and_columns_and_comments_are_accounted_for(tmp_path: Path) -> None:
    style = '<style:style style:name="H"><style:table-properties table:display="false"/></style:style>'
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    row = f'<table:table-row table:visibility="filter">{ods_cell("x")}</table:table-row>'
    note = "<office:annotation><text:p>Vérifier</text:p></office:annotation>"
    seen = f"<table:table-cell>{note}{p('Nom')}</table:table-cell>{ods_cell('Marge')}"
    body = sheet("A", seen, row, columns=columns) + sheet("B", ods_cell("secret"), style="H")
    document = one(odt(tmp_path / "a.ods", body, kind="spreadsheet", styles=style))
    assert document.text == "A\n\nNom"
    assert [(each.kind, each.count, each.where) for each in document.gaps] == [
        ("comments", 1, ""),
        ("hidden text", 3, "rows or columns of sheet A, sheet B"),
    ]


def test_a_slide_is_a_page_with_its_notes_below(tmp_path: Path) -> None:
    def frame(words: str, name: str = "", y: int = 0, more: str = "") -> str:
        box = f"<draw:text-box>{p(words)}</draw:text-box>"
        return f'<draw:frame presentation:class="{name}" svg:y="{y}cm" {more}>{box}</draw:frame>'

    slides = [
        frame("bas", y=9) + frame("Le préau", "title", y=11) + frame("haut", "outline", y=2)
        + frame("1", "page-number") + frame("Cliquez", "outline", more='presentation:placeholder="true"')
        + f"<presentation:notes>{frame('Dire merci.', 'notes')}</presentation:notes>",
        f"<draw:custom-shape>{p('Fin')}</draw:custom-shape><draw:frame><draw:image/></draw:frame>",
    ]  # fmt: skip
    body = "".join(f"<draw:page>{slide}</draw:page>" for slide in slides)
    document = one(odt(tmp_path / "a.odp", body, kind="presentation"))
    assert document.text == "Le préau\n\nhaut\n\nbas\n\nDire merci.\n\nFin"
    assert headings(document) == [("Le préau", 1)]
    assert len(document.pages) == 2
    assert [each.kind for each in document.gaps] == ["pictures"]


def test_a_list_of_sources_is_read_and_a_table_of_contents_is_not(tmp_path: Path) -> None:
    template = "<text:index-title-template>Sources</text:index-title-template>"
    source = f"<text:bibliography-source>{template}</text:bibliography-source>"
    listed = f"<text:index-body>{p('Rey, Les foires, 2031.')}</text:index-body>"
    contents = (
        f"<text:table-of-content><text:index-body>{p('Foires 3')}</text:index-body></text:table-of-content>"
    )
    body = f"{p('Voir Rey.')}{contents}<text:bibliography>{source}{listed}</text:bibliography>"
    assert one(odt(tmp_path / "a.odt", body)).text == "Voir Rey.\n\nRey, Les foires, 2031."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("<svg:title>Un plan</svg:title><svg:desc>Plan du port neuf</svg:desc>", "Plan du port neuf"),
        ("<svg:title>Plan du vieux port</svg:title><svg:desc>plan</svg:desc>", "Plan du vieux port"),
        ("<svg:title>Logo</svg:title>", ""),
    ],
)
def test_the_description_of_a_picture_is_read(tmp_path: Path, said: str, shown: str) -> None:
    frame = f"<draw:frame><draw:image/>{said}</draw:frame>"
    text = one(odt(tmp_path / "a.odt", f"<text:p>Vu.{frame}</text:p><text:p>Fin.</text:p>"))
    assert text.text.split("\n\n") == ["Vu.", *filter(None, [shown]), "Fin."]
    box = "<draw:frame><draw:text-box><text:p>Fin.</text:p></draw:text-box></draw:frame>"
    page = f"<draw:page>{frame}{box}</draw:page>"
    slides = one(odt(tmp_path / "a.odp", page, kind="presentation"))
    assert slides.text.split("\n\n") == [*filter(None, [shown]), "Fin."]


@pytest.mark.parametrize("shape", ["custom-shape", "rect", "ellipse", "caption"])
def test_the_words_of_a_shape_stand_below_the_paragraph_it_hangs_on(tmp_path: Path, shape: str) -> None:
    drawn = f"<draw:{shape}>{p('Accueil')}{p('Niveau 1')}</draw:{shape}>"
    body = f"<text:p>{drawn}Le plan.</text:p><text:p>Fin<draw:line/>.</text:p>"
    assert one(odt(tmp_path / "a.odt", body)).text == "Le plan.\n\nAccueil\n\nNiveau 1\n\nFin."
