"""What a page holds beside HTML: equations, drawings, frames, forms, tabs, and blocks that a style makes."""

from pathlib import Path

import pytest

from passerelle.index.load.html import load_html, parse_html


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "<p>Soit <math><mfrac><mi>h</mi><mn>2</mn></mfrac><mo>&lt;</mo><mn>9</mn></math>.</p>",
            "Soit h/2<9.",
        ),
        ("<p>Vanne <svg><title>icône</title><text>B4</text><text>B5</text></svg></p>", "Vanne\n\nB4\nB5"),
        ("<p>Un <svg><title>icône</title><path/></svg> signe</p>", "Un signe"),
        ('<iframe srcdoc="<title>T</title><p>Poires &amp;amp; coings</p>"></iframe>', "Poires & coings"),
        ("<p><span style='display: block'>Mai</span><b>Foire</b></p>", "Mai\n\nFoire"),
        (
            "<style>.jour {display: block}</style><p><span class=jour>Mai</span><b>Foire</b></p>",
            "Mai\n\nFoire",
        ),
    ],
)
def test_what_a_page_shows_in_other_marks_is_read(body: str, text: str) -> None:
    assert parse_html(body).builder.text == text


def test_a_role_makes_a_heading_of_its_level() -> None:
    made = parse_html("<div role=heading aria-level=3>Nos chèvres</div><p>Elles sont douze.</p>").builder
    assert [(each.start, each.end, each.level) for each in made.headings] == [(0, 11, 3)]


def test_the_name_of_a_tab_stands_at_the_head_of_its_panel() -> None:
    made = parse_html(
        '<ul class="nav"><li><a data-toggle="tab" href="#r">Réduit</a></li><li><a data-toggle="tab" href="#p">Plein'
        '</a></li></ul><div class="tab-pane" id="r"><p>4 euros.</p></div><div class=tab-pane id=p hidden><p>7 euros.'
    )
    assert made.builder.text == "Réduit\n\n4 euros.\n\nPlein\n\n7 euros."


def test_files_in_a_page_and_values_in_its_forms_are_accounted_for(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        "<p>Voici le plan.</p><iframe src='plans/nord.html'></iframe><object data='statuts.pdf'></object>"
        "<input name=nom value='L. Mazet'><input type=hidden name=x value=1><textarea name=avis>Noix</textarea>"
        "<nav><input name=q value=cherche></nav>",
        encoding="utf-8",
    )
    assert [(gap.kind, gap.count, gap.where) for gap in load_html(page).gaps] == [
        ("embedded files", 2, "nord.html, statuts.pdf"),
        ("form fields", 2, "nom, avis"),
    ]
