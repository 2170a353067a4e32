"""What a page holds beside HTML: equations, drawings, frames, forms, tabs, and blocks that a style makes."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from passerelle.index.load.html import load_html, parse_html
from passerelle.index.load.html_embedded import beside, named, not_chosen, with_frames, write_equations


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


@pytest.mark.parametrize(
    ("page", "read"),
    [
        ("<p>un</p>", "<p>un</p>"),
        ("<iframe src=a></iframe>srcdoc", "<iframe src=a></iframe>srcdoc"),
        ("a<iframe srcdoc='un'></iframe>b", "a<div>un</div>b"),
        ('a<IFRAME srcdoc="un">x</IFRAME >b', "a<div>un</div>b"),
        ("a<iframe srcdoc='un'>b", "a<div>un</div>b"),
        ("<iframe title='a>b' srcdoc = 'un' sandbox=''></iframe>", "<div>un</div>"),
        ("<iframe srcdoc=''></iframe>", "<div></div>"),
        ("<iframe srcdoc='&lt;p>un &amp;amp; deux'></iframe>", "<div><p>un &amp; deux</div>"),
        (
            "<iframe srcdoc='<!DOCTYPE html><html id=x><head><title>T\n</title></head><body id=a>un</body>'>",
            "<div>un</div>",
        ),
        (f"<iframe srcdoc='un'>{'x' * 1000}</iframe>", "<div>un</div>"),
        (f"<iframe srcdoc='un'>{'x' * 1001}</iframe>", f"<div>un</div>{'x' * 1001}</iframe>"),
        ("<iframe srcdoc='un'></iframe><iframe srcdoc='deux'></iframe>", "<div>un</div><div>deux</div>"),
    ],
)
def test_a_page_that_stands_whole_in_a_frame_takes_the_frames_place(page: str, read: str) -> None:
    assert with_frames(page) == read


def said(body: str, unseen: str = "") -> list[tuple[str, int, str]]:
    tree = LexborHTMLParser(f"<body>{body}</body>")
    left_out = {node.mem_id for node in tree.css(unseen)} if unseen else set()
    return [(gap.kind, gap.count, gap.where) for gap in beside(tree, left_out)]


@pytest.mark.parametrize(
    ("body", "files"),
    [
        ("<iframe src=a.html></iframe>", "a.html"),
        ("<object data='c/d.pdf'></object>", "d.pdf"),
        ("<embed src=b.pdf>", "b.pdf"),
        ("<embed src='carte/'>", "carte/"),
        ("<embed src=' b.pdf '>", "b.pdf"),
        *((f"<embed src='{address}'>", "") for address in
          ("about:blank", "javascript:x()", "JavaScript:x()", "data:text/html,x", "#a", " ", "")),
        ("<img src=a.png>", ""),
        ("<embed data=b.pdf>", ""),
        ("<object src=b.pdf></object>", ""),
    ],
)  # fmt: skip
def test_a_file_that_a_page_shows_in_itself_is_named(body: str, files: str) -> None:
    assert said(body) == ([("embedded files", 1, files)] if files else [])
    assert said(f"<nav>{body}</nav>", "nav") == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ("<input value=a>", "input"),
        ("<input id=b value=a>", "b"),
        ("<input name=n id=b value=a>", "n"),
        ("<input value=' '>", ""),
        ("<input name=n>", ""),
        *((f"<input name=n type={kind} value=1>", "n") for kind in
          "text TEXT number date email tel url time datetime-local month week".split()),
        *((f"<input name=n type={kind} value=1>", "") for kind in
          "hidden submit button checkbox radio search password range color".split()),
        ("<textarea name=n>a</textarea>", "n"),
        ("<textarea name=n> </textarea>", ""),
        ("<select name=n><option selected>a</select>", "n"),
        ("<select name=n><option>a</select>", ""),
    ],
)  # fmt: skip
def test_a_value_that_somebody_typed_is_named(body: str, field: str) -> None:
    assert said(body) == ([("form fields", 1, field)] if field else [])
    assert said(f"<nav>{body}</nav>", "nav") == []
    assert said(f"<label>{body}</label>", "label") == ([("form fields", 1, field)] if field else [])
    assert said(f"<nav><label>{body}</label></nav>", "nav, label") == []


def test_at_most_five_names_are_said_each_once() -> None:
    assert named("a b a c d e".split()) == "a, b, c, d, e"
    assert named("a b c d e f".split()) == "a, b, c, d, e…"
    assert named([]) == ""


@pytest.mark.parametrize(
    ("switch", "left"),
    [
        ("<epub:case>un</epub:case><epub:default>deux</epub:default>", ["un"]),
        ("<epub:case>un</epub:case><epub:default> </epub:default>", [" "]),
        ("<epub:case>…</epub:case><epub:case>deux</epub:case>", ["…"]),
        ("<epub:case>un</epub:case><epub:case>deux</epub:case>", ["deux"]),
        ("<epub:case> </epub:case><epub:case> </epub:case>", []),
        ("<epub:case>un</epub:case>", []),
        ("<epub:case>un</epub:case><epub:default>deux !</epub:default>", ["un"]),
    ],
)
def test_of_several_forms_a_book_shows_one(switch: str, left: list[str]) -> None:
    tree = LexborHTMLParser(f"<p><epub:switch>{switch}</epub:switch></p><epub:case>x</epub:case>")
    assert [node.text() for node in not_chosen(tree)] == left


def test_each_of_several_forms_in_one_of_several_is_chosen_by_itself() -> None:
    inner = "<epub:switch><epub:case>un</epub:case><epub:default>deux</epub:default></epub:switch>"
    outer = f"<epub:switch><epub:case>{inner}</epub:case><epub:default>trois</epub:default></epub:switch>"
    assert [node.text() for node in not_chosen(LexborHTMLParser(outer))] == ["undeux", "un"]


def test_an_equation_whose_marks_are_no_xml_is_left_as_it_is() -> None:
    tree = LexborHTMLParser(
        "<p>Soit <math @click=a><mi>x</mi></math>, <math><mn>2</mn><mn>3</mn></math>.</p>"
    )
    write_equations(tree)
    assert [node.html for node in tree.css("math")] == [
        '<math @click="a"><mi>x</mi></math>',
        "<math>23</math>",
    ]


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        ("<mi>x</mi><mo>=</mo><mn>2</mn>", "x=2"),
        ("<mi>a&nbsp;b</mi>", "a\u00a0b"),
        ("", ""),
        (f"<mi>{'x' * 30_000}</mi>", "x" * 30_000),
    ],
)
def test_an_equation_is_written_in_its_own_place(inside: str, line: str) -> None:
    tree = LexborHTMLParser(f"<p>Soit <math>{inside}</math>.</p>")
    write_equations(tree)
    found = tree.css_first("p")
    assert found is not None
    assert found.text() == f"Soit {line}."
    short = len(line) < 10_000
    assert bool(tree.css("math > *")) is not short
