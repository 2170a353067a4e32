"""OpenDocument texts block by block: headings, lists, tables, notes, sections, and the edges of pages."""

from pathlib import Path

import pytest
from office_files import odt
from open_documents import first, gaps, held, lines

from passerelle.index.load.opendocument.text import Text, load_odt

STYLES = (
    '<list-style name="L"><list-level-style-number level="1" num-format="1" num-suffix="."/>'
    '<list-level-style-number level="2" num-format="a" num-suffix=")"/></list-style>'
    '<list-style name="M"><list-level-style-number level="1" num-format="I"/></list-style>'
    '<style name="P" style:list-style-name="L"/><style name="T" parent-style-name="Title"/>'
    '<style name="O" style:list-style-name=""/><style name="Q" style:list-style-name="M"/>'
)
OUTLINE = (
    '<outline-style><outline-level-style level="1" num-format="1"/>'
    '<outline-level-style level="2" num-format="1" display-levels="2"/></outline-style>'
)


def read(body: str, styles: str = STYLES) -> list[str]:
    file = held(body, styles)
    return lines(list(Text(file).blocks(file.body)))


def items(*words: str, more: str = 'style-name="L"') -> str:
    inside = "".join(
        each if each.startswith("<list-") else f"<list-item>{each}</list-item>" for each in words
    )
    return f"<list {more}>{inside}</list>"


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("<p>un</p><p>deux</p>", ["un", "deux"]),
        ("<section><p>un</p></section><p>deux</p>", ["un", "deux"]),
        ("<h>un</h>", ["#un"]),
        ('<h outline-level="3">un</h>', ["###un"]),
        ('<h outline-level="0">un</h>', ["#un"]),
        ('<h outline-level="x">un</h>', ["#un"]),
        ('<p outline-level="3">un</p>', ["un"]),
        ('<p style-name="Title">un</p>', ["#un"]),
        ('<p style-name="T">un</p>', ["#un"]),
        ('<p style-name="T" outline-level="2">un</p>', ["##un"]),
        ("<table-of-content><p>un</p></table-of-content>", []),
        ("<bibliography><p>un</p></bibliography>", ["un"]),
        ("<p>un<note><note-citation>1</note-citation><note-body><p>note</p></note-body></note></p>",
         ["un", "> note"]),
        ("<p>un<frame><text-box><p>cadre</p><p>deux</p></text-box></frame></p>", ["un", "> cadre", "> deux"]),
        ("<p>un<list><list-item><p>a</p></list-item></list></p>", ["un", "> *a", "> "]),
    ],
)  # fmt: skip
def test_each_block_is_read_in_its_order(body: str, made: list[str]) -> None:
    assert read(body) == made


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (items("<p>un</p>", "<p>deux</p>"), ["*1. un", "*2. deux", ""]),
        (items("<p>un</p><p>suite</p>", "<p>deux</p>"), ["*1. un", "*suite", "*2. deux", ""]),
        (items(f"<p>un</p>{items('<p>a</p>', '<p>b</p>', more='')}", "<p>deux</p>"),
         ["*1. un", "*a) a", "*b) b", "*2. deux", ""]),
        (items(items("<p>a</p>", more="")), ["*a) a", ""]),
        (items(items("<p>a</p>", more='style-name="M"')), ["*a", ""]),
        (items("<p>un</p>", '<list-item start-value="7"><p>sept</p></list-item>', "<p>huit</p>"),
         ["*1. un", "*7. sept", "*8. huit", ""]),
        (items("<list-header><p>tête</p></list-header>", "<p>un</p>"), ["*tête", "*1. un", ""]),
        (items("<p/>", "<p>deux</p>"), ["*", "*2. deux", ""]),
        (items("<p> <span> un</span></p>"), ["*1. un", ""]),
        (items("<h>un</h>"), ["#1. un", ""]),
        (items('<p style-name="P">un</p>', more=""), ["*1. un", ""]),
        (items('<p style-name="O">un</p>', more=""), ["*un", ""]),
        (items("<p>un</p>", more=""), ["*un", ""]),
        (items("<number>C.</number><p>trois</p><p>suite</p>"), ["*C. trois", "*suite", ""]),
        (items("<p><number>C.</number> trois</p>"), ["*C. trois", ""]),
        (items("<p><number/>trois</p>"), ["*trois", ""]),
        (items("<p>un</p>") + items("<p>un</p>"), ["*1. un", "", "*1. un", ""]),
        (items("<p>un</p>") + items("<p>deux</p>", more='style-name="L" continue-numbering="true"'),
         ["*1. un", "", "*2. deux", ""]),
        (items("<table><table-row><table-cell><p>a</p></table-cell><table-cell><p>b</p></table-cell></table-row></table>"),
         ["a|b", ""]),
    ],
)  # fmt: skip
def test_the_items_of_a_list_are_labelled(body: str, made: list[str]) -> None:
    assert read(body) == made


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ('<h>un</h><h outline-level="2">a</h><h outline-level="2">b</h><h>deux</h><h outline-level="2">c</h>',
         ["#1 un", "##1.1 a", "##1.2 b", "#2 deux", "##2.1 c"]),
        ('<h>un</h><h is-list-header="true">sans</h><h>deux</h>', ["#1 un", "#sans", "#2 deux"]),
        ("<h>un</h><h> </h><h>deux</h>", ["#1 un", "# ", "#2 deux"]),
        ('<h>un</h><h style-name="O">sans</h><h>deux</h>', ["#1 un", "#sans", "#2 deux"]),
        ('<h>un</h><h style-name="Q">autre</h><h>deux</h>', ["#1 un", "#I autre", "#2 deux"]),
        ('<h>un</h><h start-value="7">sept</h><h>huit</h>', ["#1 un", "#7 sept", "#8 huit"]),
        ('<h>un</h><h>deux</h><h restart-numbering="true">encore</h>', ["#1 un", "#2 deux", "#1 encore"]),
        ('<h>un</h><h restart-numbering="false">deux</h>', ["#1 un", "#2 deux"]),
        ('<h>un</h><p style-name="T">Titre</p><h>deux</h>', ["#1 un", "#Titre", "#2 deux"]),
        ("<h><number>IV</number> un</h>", ["#IV un"]),
    ],
)  # fmt: skip
def test_headings_have_the_numbers_of_the_outline(body: str, made: list[str]) -> None:
    assert read(body, STYLES + OUTLINE) == made


def test_the_first_title_is_the_one_that_is_shown() -> None:
    file = held(
        '<p>un</p><p style-name="T"> </p><p style-name="T">Le  bac</p><p style-name="Title">Fin</p>', STYLES
    )
    text = Text(file)
    list(text.blocks(file.body))
    assert text.title == "Le bac"


def cell(words: str, more: str = "") -> str:
    return f"<table-cell {more}>{f'<p>{words}</p>' if words else ''}</table-cell>"


def table(*rows: str) -> str:
    made = "".join(f"<table-row>{''.join(map(cell, row.split('|')))}</table-row>" for row in rows)
    return f"<table>{made}</table>"


def test_a_table_of_one_column_is_its_paragraphs() -> None:
    assert read(table("a|b", "c|d")) == ["a|b", "c|d"]
    assert read(table("a", "b")) == ["a", "b"]
    assert read(table("a|b", "c")) == ["a|b", "c"]
    empty = table("a|b").replace("<p>b</p>", "<p> </p><p>b</p>")
    assert read(empty) == ["a|b"]


@pytest.mark.parametrize(
    ("section", "seen"),
    [
        ('display="none"', False),
        ('display="condition" is-hidden="true"', False),
        ('display="condition"', True),
        ('display="condition" is-hidden="false"', True),
        ('is-hidden="true"', True),
        ("", True),
    ],
)
def test_a_section_is_hidden_always_or_while_its_condition_is_met(section: str, *, seen: bool) -> None:
    file = held(f'<section name="S1" {section}><p>un</p></section><p>deux</p>')
    assert lines(list(Text(file).blocks(file.body))) == (["un", "deux"] if seen else ["deux"])
    assert gaps(file) == ([] if seen else [("hidden text", 1, "S1")])


def test_what_was_deleted_is_accounted_for() -> None:
    changes = "<deletion><p>ôté</p></deletion><insertion/><deletion><p>aussi</p></deletion>"
    file = held(f"<tracked-changes>{changes}</tracked-changes><p>vu</p>")
    assert lines(list(Text(file).blocks(file.body))) == ["vu"]
    assert gaps(file) == [("deletions", 2, "ôté, aussi")]


@pytest.mark.parametrize(("depth", "rows"), [(39, True), (40, False)])
def test_tables_in_tables_are_kept_apart_to_some_depth(depth: int, *, rows: bool) -> None:
    made = table("un|deux")
    for _ in range(depth):
        made = f"<table><table-row>{cell('x')}<table-cell>{made}</table-cell></table-row></table>"
    assert ("un, deux" in " ".join(read(made))) is rows


@pytest.mark.parametrize(("depth", "item"), [(39, True), (40, False), (45, False)])
def test_what_lies_in_boxes_in_boxes_is_plain_from_some_depth_on(depth: int, *, item: bool) -> None:
    made = items("<p>fond</p>", more="")
    for _ in range(depth):
        made = f"<p>x<text-box>{made}</text-box></p>"
    (found,) = (each for each in read(made) if "fond" in each)
    assert found.endswith("*fond") is item


@pytest.mark.parametrize(("depth", "labelled"), [(39, True), (40, True), (41, False)])
def test_lists_in_lists_are_kept_apart_to_some_depth(depth: int, *, labelled: bool) -> None:
    made = items("<p>fond</p>", more="")
    for _ in range(depth):
        made = items(made, more="")
    found = read(made)
    assert ("*fond" in found) is labelled
    assert any("fond" in each for each in found)


def test_a_chart_says_its_figures_unless_a_sheet_beside_it_does() -> None:
    figures = table("mai|4", "juin|5")
    chart = f"<body><chart><chart><title><p>Bac</p></title>{figures}</chart></chart></body>"
    body = f"<p>un<frame><object><document>{chart}</document></object></frame></p>"
    file = held(body)
    assert lines([Text(file).paragraph(first(file))]) == ["un", "> Bac", "> mai|4", "> juin|5"]
    file = held(body)
    assert lines([Text(file, figures=False).paragraph(first(file))]) == ["un", "> Bac"]


def test_what_hangs_on_a_paragraph_stands_below_it_in_order() -> None:
    chart = "<object><document><body><chart><title><p>Bac</p></title></chart></body></document></object>"
    picture = "<image/><desc>Le bac vert à quai</desc>"
    boxes = "<text-box><p>cadre</p></text-box>", f"<text-box>{table('a|b', 'c|d')}</text-box>"
    hung = "".join(f"<frame>{each}</frame>" for each in (chart, *boxes, picture))
    assert read(f"<p>un{hung}{items('<p>x</p>')}</p>") == [
        "un",
        "> Le bac vert à quai",
        "> cadre",
        "> a|b",
        "> c|d",
        "> *1. x",
        "> ",
        "> Bac",
    ]


def test_each_chart_of_a_paragraph_stands_below_it() -> None:
    charts = "".join(
        f"<frame><object><document><body><chart><title><p>{name}</p></title></chart></body></document></object></frame>"
        for name in ("Bac", "Pont")
    )
    file = held(f"<p>un{charts}</p>")
    assert lines([Text(file).paragraph(first(file))]) == ["un", "> Bac", "> Pont"]


def test_heads_and_feet_of_pages_are_accounted_for(tmp_path: Path) -> None:
    edges = "".join(
        f"<style:{name}><text:p>{name}</text:p><text:p>x</text:p></style:{name}>"
        for name in ("header", "footer", "header-first", "footer-first", "header-left")
    )
    edges += "<style:header><text:p> </text:p></style:header>"
    path = odt(tmp_path / "a.odt", "<text:p>un</text:p>", styles=edges)
    read_ = load_odt(path)
    assert read_.builder.text == "un"
    assert [(gap.kind, gap.count, gap.where) for gap in read_.gaps] == [
        ("page furniture", 4, "header x, header-first x, footer x, footer-first x")
    ]


@pytest.mark.parametrize(
    ("given", "last"),
    [
        ('style-name="L" continue-numbering="true"', "*3. e"),
        ('style-name="L"', "*1. e"),
        ('style-name="M" continue-numbering="true"', "*III e"),
    ],
)
def test_a_list_goes_on_from_the_last_of_its_style_over_another(given: str, last: str) -> None:
    first_ = items("<p>a</p>", "<p>b</p>")
    other = items("<p>c</p>", "<p>d</p>", more='style-name="M"')
    assert read(first_ + other + items("<p>e</p>", more=given))[-2:] == [last, ""]
