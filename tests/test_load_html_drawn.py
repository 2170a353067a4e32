"""What a browser draws beside a page's own text is read, and what is struck through is not, but accounted for."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from passerelle.index.load.html import parse_html
from passerelle.index.load.html_drawn import write_drawn
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
    for style in ("q{color:red}", "p{quotes:none}"):
        assert page("<p>Il dit <q>oui</q>.</p>", style) == "Il dit «\u00a0oui\u00a0»."


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


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("p::before{content:\"un 'x' \"}", "un 'x' four"),
        ("p:before{content:'un '}", "un four"),
        ("p::before{content:'un ' \"deux \" 'trois '}", "un deux trois four"),
        ("p::before{content:'un '} p::before{content:'deux '}", "deux four"),
        ("p::before{content:'un '} p::after{content:' deux'}", "un four deux"),
        ("p::before{x-content:'un '}", "four"),
        ("p::before{content:none}", "four"),
        ("p::before{content:'– '}", "four"),
        ("p::before{content:'_'}", "four"),
        *((f"p::before{{content:'{sign} '}}", f"{sign} four") for sign in "€$£%☐☑☒✓✗§№°"),
        ("p::before{content:attr(title) ' '}", "four"),
        ("p::before{content:attr( data-no ) ' '}", "7 four"),
        ("p::before{content:'\\000041 B '}", "AB four"),
        ("p::before{content:'\\41 42 '}", "A42 four"),
        ("p::before{content:'\\(a\\) '}", "(a) four"),
        ("p::before{content:'\\110000 x '}", "x four"),
        ("p::before{content:'\\d800 x '}", "x four"),
        ("p::before{content:'\\e000\\f8ff x '}", "x four"),
        ("p::before{content:'\\f900 x '}", "\u8c48x four"),
        ("p::before{content:'\ue000\uf8ff\uf900 x '}", "\u8c48 x four"),
        ("p::before{content:'un '; visibility:hidden}", "four"),
        ("p::before{content:attr(data-no); position:fixed}", "four"),
        ("p::before{content:attr(data-no) ' '; opacity:0}", "four"),
        ("p::before{content:attr(data-no) ' '; opacity:0.00;}", "four"),
        ("p::before{content:attr(data-no) ' '; opacity:0!important}", "four"),
        ("p::before{content:attr(data-no) ' '; opacity:0.5}", "7 four"),
        ("p::before{content:'un '; position:absolute}", "un four"),
        ("::before{content:'un '}", "un four"),
        ("q::before{content:'un '}", "four"),
        ("p:first-child::before{content:'un '}", "four"),
    ],
)
def test_what_a_rule_adds_is_drawn_before_or_after_its_element(style: str, text: str) -> None:
    assert page("<p data-no=7>four</p>", style).splitlines()[-1] == text


@pytest.mark.parametrize(("length", "drawn"), [(200, True), (201, False)])
def test_a_long_label_of_a_style_sheet_is_no_label(length: int, *, drawn: bool) -> None:
    label = "x" * length
    assert (label in page("<p>four</p>", f"p::before{{content:'{label}'}}")) is drawn


@pytest.mark.parametrize(("before", "drawn"), [(299, True), (300, False)])
def test_at_most_three_hundred_rules_draw(before: int, *, drawn: bool) -> None:
    rules = "".join(f".x{at}::before{{content:'x'}}" for at in range(before))
    assert ("un four" in page("<p>four</p>", f"{rules}p::before{{content:'un '}}")) is drawn


@pytest.mark.parametrize(
    ("rules", "numbers"),
    [
        ("h2{counter-increment:a}", "1 2 3"),
        ("body{counter-reset:a 4} h2{counter-increment:a}", "5 6 7"),
        ("h2{counter-increment:a 10}", "10 20 30"),
        ("body{counter-reset:a} h2{counter-increment:a 10}", "10 20 30"),
        ("body{counter-reset:a 9} h2{counter-increment:a -2}", "7 5 3"),
        ("body{counter-reset:a} h2{counter-set:a 8}", "8 8 8"),
        ("body{counter-reset:a 3} h2{counter-set:a}", "0 0 0"),
        ("body{counter-reset:b a 2} h2{counter-increment:b a}", "3 4 5"),
        ("h2{counter-reset:a 6;counter-increment:a}", "7 7 7"),
        ("h2::before{counter-increment:a 2}", "2 2 2"),
        ("body{counter-reset:a} h2::before{counter-increment:a 2}", "2 4 6"),
        ("body{x-counter-reset:a 4} h2{counter-increment:a}", "1 2 3"),
        ("h2{color:red}", "0 0 0"),
    ],
)
def test_a_counter_counts_as_its_rules_say(rules: str, numbers: str) -> None:
    shown = page("<h2>x</h2><h2>x</h2><h2>x</h2>", f"{rules} h2::before{{content:counter(a) ' '}}")
    assert " ".join(line.split()[0] for line in shown.split("\n\n")) == numbers


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("", "4"),
        (",decimal", "4"),
        (",lower-alpha", "d"),
        (",lower-latin", "d"),
        (",upper-alpha", "D"),
        (",upper-latin", "D"),
        (",lower-roman", "iv"),
        (", upper-roman", "IV"),
        (",armenian", "4"),
    ],
)
def test_a_counter_is_written_in_its_style(style: str, written: str) -> None:
    rule = f"body{{counter-reset:a 3}} p::before{{counter-increment:a;content:counter(a{style}) '. '}}"
    assert page("<p>four</p>", rule) == f"{written}. four"


def test_counters_of_elements_in_elements_are_joined_and_end_with_what_they_lie_in() -> None:
    style = "div{counter-reset:n} p::before{counter-increment:n;content:counters(n,'-',upper-roman) ' '}"
    body = "<div><p>a</p><div><p>b</p><p>c</p></div><p>d</p></div><div><p>e</p></div>"
    assert page(body, style).split("\n\n") == ["I a", "I-I b", "I-II c", "I-III d", "I e"]
    assert page("<div><p>a</p></div>", style.replace(",'-'", "")) == "I a"


@pytest.mark.parametrize(
    ("lang", "read"),
    [
        ("fr", "«\u00a0oui\u00a0»"),
        ("FR-be", "«\u00a0oui\u00a0»"),
        ("de", "„oui“"),
        ("es", "«oui»"),
        ("it", "«oui»"),
        ("en", "“oui”"),
        ("", "“oui”"),
    ],
)
def test_a_quotation_stands_in_marks_of_the_language(lang: str, read: str) -> None:
    assert page("<p>Il dit <q>oui</q>.</p>", lang=lang) == f"Il dit {read}."
    assert page("<p>Il dit <q></q>.</p>", lang=lang) == "Il dit ."


@pytest.mark.parametrize("mark", ["«", "“", '"', "„", "‹", "'", "‘"])
def test_a_quotation_that_has_its_marks_gets_no_others(mark: str) -> None:
    assert page(f"<p><q> {mark}oui</q></p>") == f"{mark}oui"


@pytest.mark.parametrize(
    ("ruby", "read"),
    [
        ("東<rt>とう</rt>", "東(とう)"),
        ("東<rt></rt>", "東"),
        ("<rt>とう</rt>", ""),
        ("<rb></rb> <rt>tō</rt>", ""),
        ("東<rt>とうō</rt>", "東 (とうō)"),
        ("東<rp>(</rp><rt>tō</rt><rp>)</rp>", "東 (tō)"),
        ("東<rt>tō</rt>京<rt>kyō</rt>", "東京 (tō kyō)"),
        ("東<rt>とう</rt>京<rt>きょう</rt>", "東京(とうきょう)"),
        ("東<rt>とう</rt>京<rt>kyō</rt>", "東京 (とう kyō)"),
    ],
)
def test_a_reading_stands_behind_its_base(ruby: str, read: str) -> None:
    assert page(f"<p>a <ruby>{ruby}</ruby>.</p>") == f"a {read}."


def test_a_rule_of_a_list_stands_behind_its_own_style() -> None:
    body = "<ol class=r style='list-style: lower-alpha'><li>four</li></ol>"
    assert page(body, ".r{list-style-type: upper-roman}") == "I. four"
    assert page("<ol><li>four</li></ol>", "ol:hover{list-style:none}") == "1. four"
    assert page("<ol><li>four</li></ol>", "ol:first-child{list-style:none}") == "four"


def test_a_rule_of_a_list_leaves_the_rest_of_its_own_style() -> None:
    tree = LexborHTMLParser("<ol style='color: red'><li>four</ol><ol><li>four</ol>")
    write_drawn(tree, ["ol {font-size: 1em; list-style: none; quotes: none}"])
    styles = [node.attributes["style"] for node in tree.css("ol")]
    assert styles == ["list-style: none;color: red", "list-style: none;"]


@pytest.mark.parametrize("where", ["before", "after"])
def test_nothing_is_drawn_in_an_element_without_anything_in_it(where: str) -> None:
    assert page("<p></p><b>four</b>", f"p::{where}{{content:'un '}}") == "four"
