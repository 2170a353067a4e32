"""Charts, sheets and texts that an OpenDocument file has put in whole are read where they stand."""

from pathlib import Path

import pytest
from office_files import ODF, odt, one

CHART = "urn:oasis:names:tc:opendocument:xmlns:chart:1.0"
FRAME = (
    '<draw:frame svg:x="1cm" svg:y="2cm"><draw:object xlink:href="./Objet 1/" xmlns:xlink="x"/>'
    '<draw:image xlink:href="a.png" xmlns:xlink="x"/></draw:frame>'
)


def rows(*lines: str) -> str:
    made = ""
    for line in lines:
        cells = (f"<table:table-cell><text:p>{each}</text:p></table:table-cell>" for each in line.split("|"))
        made += f"<table:table-row>{''.join(cells)}</table:table-row>"
    return f'<table:table table:name="t">{made}</table:table>'


def held(body: str) -> dict[str, str]:
    names = f'{ODF} xmlns:chart="{CHART}"'
    made = f"<office:document-content {names}><office:body>{body}</office:body></office:document-content>"
    return {"Objet 1/content.xml": made}


FIGURES = held(
    "<office:chart><chart:chart><chart:title><text:p>Entrées du musée</text:p></chart:title><chart:plot-area>"
    "<chart:axis><chart:title><text:p>en milliers</text:p></chart:title></chart:axis></chart:plot-area>"
    f"{rows('|mai|juin', 'Adultes|4|NaN', 'Enfants|2|3')}</chart:chart></office:chart>"
)
TABLE = "| mai | juin\nAdultes | 4 |\nEnfants | 2 | 3"


@pytest.mark.parametrize("kind", ["text", "presentation"])
def test_a_chart_says_its_titles_and_its_figures(tmp_path: Path, kind: str) -> None:
    body = (
        f"<text:p>Bilan {FRAME}</text:p>"
        if kind == "text"
        else f'<draw:page draw:name="p">{FRAME}</draw:page>'
    )
    document = one(odt(tmp_path / f"a.od{kind[0]}", body, kind=kind, parts=FIGURES))
    assert (
        document.text.strip().removeprefix("Bilan").strip() == f"Entrées du musée\n\nen milliers\n\n{TABLE}"
    )
    assert not document.gaps


def test_a_chart_of_a_sheet_says_its_titles_alone(tmp_path: Path) -> None:
    table = rows("|mai|juin", "Adultes|4|5").replace("<text:p>5</text:p>", f"<text:p>5</text:p>{FRAME}")
    document = one(odt(tmp_path / "a.ods", table, kind="spreadsheet", parts=FIGURES))
    assert document.text.strip() == "t\n\n| mai | juin\nAdultes | 4 | 5\n\nEntrées du musée\n\nen milliers"


def test_a_box_drawn_on_a_sheet_is_read(tmp_path: Path) -> None:
    box = "<draw:frame><draw:text-box><text:p>Clos le lundi</text:p></draw:text-box></draw:frame>"
    body = rows("Jour|Prix", "mardi|4").replace('"t">', f'"t"><table:shapes>{box}</table:shapes>', 1)
    document = one(odt(tmp_path / "a.ods", body, kind="spreadsheet"))
    assert document.text.strip() == "t\n\nJour | Prix\nmardi | 4\n\nClos le lundi"


def test_a_sheet_and_a_text_put_into_slides_are_read(tmp_path: Path) -> None:
    page = f'<draw:page draw:name="p">{FRAME}</draw:page>'
    for body, text in (
        (
            f"<office:spreadsheet>{rows('Jour|Prix', 'mardi|4')}</office:spreadsheet>",
            "Jour | Prix\nmardi | 4",
        ),
        ("<office:text><text:p>Clos le lundi.</text:p></office:text>", "Clos le lundi."),
    ):
        assert one(odt(tmp_path / "a.odp", page, kind="presentation", parts=held(body))).text.strip() == text


def test_an_object_of_another_kind_is_accounted_for(tmp_path: Path) -> None:
    document = one(odt(tmp_path / "a.odt", f"<text:p>Plan {FRAME}</text:p>", parts=held("<office:drawing/>")))
    assert [(gap.kind, gap.where) for gap in document.gaps] == [("embedded files", "Objet 1")]


def test_a_document_written_into_its_object_is_read_without_a_file_of_its_own(tmp_path: Path) -> None:
    body = "<office:body><office:text><text:p>Clos le lundi.</text:p></office:text></office:body>"
    inside = f"<draw:object><office:document>{body}</office:document></draw:object>"
    page = f'<draw:page draw:name="p"><draw:frame>{inside}</draw:frame></draw:page>'
    document = one(odt(tmp_path / "a.odp", page, kind="presentation", parts={}))
    assert (document.text.strip(), document.gaps) == ("Clos le lundi.", ())


def test_all_titles_of_a_chart_stand_before_its_figures_and_a_text_that_is_no_figure_stays(
    tmp_path: Path,
) -> None:
    titles = "".join(
        f"<chart:{name}><text:p>{words}</text:p></chart:{name}>"
        for name, words in (
            ("title", "Entrées"),
            ("subtitle", "au musée"),
            ("footer", "hors mai"),
            ("legend", "non"),
        )
    )
    figures = rows("|mai", "Adultes|nan", "NaN|4").replace("|", "")
    chart = f"<office:chart><chart:chart>{titles}{figures}</chart:chart></office:chart>"
    page = f'<draw:page draw:name="p">{FRAME}</draw:page>'
    document = one(odt(tmp_path / "a.odp", page, kind="presentation", parts=held(chart)))
    assert document.text.strip() == "Entrées\n\nau musée\n\nhors mai\n\n| mai\nAdultes | nan\n| 4"


def test_of_an_object_with_a_chart_and_a_sheet_the_chart_is_read(tmp_path: Path) -> None:
    title = "<chart:title><text:p>Entrées</text:p></chart:title>"
    chart = f"<office:chart><chart:chart>{title}</chart:chart></office:chart>"
    both = f"<office:text><text:p>Clos.</text:p></office:text>{chart}"
    page = f'<draw:page draw:name="p">{FRAME}</draw:page>'
    assert one(odt(tmp_path / "a.odp", page, kind="presentation", parts=held(both))).text.strip() == "Entrées"
