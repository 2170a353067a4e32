"""What a browser draws beside a page's own text is read, and what is struck through is not, but accounted for."""

import pytest

from passerelle.index.load.html import parse_html
from passerelle.index.types import Gap


def page(body: str, style: str = "", lang: str = "fr") -> str:
    return parse_html(f"<html lang={lang}><style>{style}</style><body>{body}</body></html>").builder.text


def test_numbers_that_a_style_sheet_counts_stand_before_their_headings() -> None:
    style = (
        "body{counter-reset:a} h2{counter-increment:a;counter-reset:b} h2::before{content:'Article ' counter(a) ' - '}"
        "h3:before{counter-increment:b;content:counter(a,upper-roman) '.' counter(b) '\\a0 '}"
    )
    body = "<h2>Objet</h2><h3>Four</h3><h3>Pain</h3><h2>Prix</h2><h3>Sel</h3>"
    assert page(body, style).split("\n\n") == [
        "Article 1 - Objet",
        "I.1\u00a0Four",
        "I.2\u00a0Pain",
        "Article 2 - Prix",
        "II.1\u00a0Sel",
    ]


def test_lists_in_lists_count_by_themselves() -> None:
    style = "ol{list-style:none;counter-reset:n} li::before{counter-increment:n;content:counters(n,'.') ' '}"
    body = "<ol><li>four<ol><li>pain</li><li>sel</li></ol></li><li>puits</li></ol>"
    assert page(body, style) == "1 four\n1.1 pain\n1.2 sel\n2 puits"


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("p::before{content:'Danger : '}", "Danger : four"),
        ("p::after{content:' \\20AC'}", "four €"),
        ("p::before{content:attr(data-no) '. '}", "7. four"),
        ("p::before{content:'\\f101 '} p::after{content:'»'}", "four"),
        ("p::before{content:'Danger'; display:none}", "four"),
        ("p::after{content:attr(data-no); position:absolute}", "four"),
        ("@media print{p::after{content:' imprimé'}}", "four"),
        ("p:hover::after{content:' tiens'}", "four"),
    ],
)
def test_words_of_a_style_sheet_are_text_and_its_signs_and_bubbles_are_not(style: str, text: str) -> None:
    assert page("<p data-no=7>four</p>", style) == text


def test_a_list_counts_as_its_style_sheet_says() -> None:
    body = "<ol class=r><li>four</li><li>pain</li></ol>"
    assert page(body, ".r{list-style-type:upper-roman}") == "I. four\nII. pain"
    assert page(body, ".r{list-style:none}") == "four\npain"


def test_readings_stand_behind_the_word_they_are_of() -> None:
    body = "<p>Le <ruby>東<rp>(</rp><rt>tō</rt><rp>)</rp>京<rt>kyō</rt></ruby>, ville.</p>"
    assert page(body) == "Le 東京 (tō kyō), ville."


def test_a_quotation_has_the_marks_of_its_pages_language() -> None:
    assert page("<p>Il dit <q>oui</q>.</p>") == "Il dit «\u00a0oui\u00a0»."
    assert page("<p>He says <q>yes</q>.</p>", lang="en") == "He says “yes”."
    assert page("<p>Il dit <q>oui</q>.</p>", "q{quotes:none}") == "Il dit oui."


def test_what_is_struck_through_is_no_text_and_stands_in_the_account() -> None:
    parsed = parse_html("<p>Le sac vaut <del>12</del> <ins>15</ins> euros, et le pain <s>4 €</s> 3 €.</p>")
    assert parsed.builder.text == "Le sac vaut 15 euros, et le pain 3 €."
    assert parsed.gaps == (Gap("deletions", 2, "12, 4 €"),)


def test_the_foot_of_a_table_is_its_last_row_and_the_head_its_first() -> None:
    body = (
        "<table><tfoot><tr><td>Total<td>9</tfoot><tbody><tr><td>Oie<td>9</tbody>"
        "<thead><tr><th>Bête<th>Nombre</thead></table>"
    )
    assert page(body) == "Bête | Nombre\nOie | 9\nTotal | 9"


def test_a_pictures_words_touch_no_other_word() -> None:
    assert page("<p>le<img alt='plan du four'>noir, <img alt=L>e pain</p>") == "le plan du four noir, Le pain"


def test_a_box_to_tick_before_its_words_is_read() -> None:
    assert page("<div><input type=checkbox checked> pain <input type=checkbox> sel</div>") == "☑ pain ☐ sel"


def test_values_in_a_label_that_goes_are_accounted_for() -> None:
    parsed = parse_html("<p>Le four chauffe le pain.</p><label>Nom <input name=n value=Harle></label>")
    assert Gap("form fields", 1, "n") in parsed.gaps


def test_elements_that_a_style_sheet_shows_as_rows_and_cells_are_a_table() -> None:
    sheet = ".t{display:table} .t>div{display:table-row} .t>div>span{display:table-cell}"
    rows = "<div><span>Ferme</span><span>Oies</span></div><div><span>Pré</span><span>6</span></div>"
    assert page(f"<div class=t>{rows}</div>", sheet) == "Ferme | Oies\nPré | 6"
    cell = "<b style='display: table-cell'>{}</b>"
    own = f"<div style='display:table-row'>{cell.format('Pré')}{cell.format(6)}</div>"
    assert page(f"<div style='display:table'>{own}{own}</div>") == "Pré | 6\nPré | 6"
    assert page(f"<div style='display:table'>{own}</div>") == "Pré\n\n6"


def test_columns_of_a_page_that_a_style_sheet_places_as_cells_are_no_table() -> None:
    sheet = ".t{display:table} .r{display:table-row} .c{display:table-cell}"
    column = f"<div class=c><p>{'Le four chauffe. ' * 20}</p></div>"
    row = f"<div class=r>{column}{column}</div>"
    assert " | " not in page(f"<div class=t>{row}{row}</div>", sheet)
