"""What a style sheet inside a page hides for good is not stored; what it hides at times is."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from passerelle.index.load.html import parse_html
from passerelle.index.load.html_styles import (
    hidden_by_sheets,
    matched,
    rules_of,
    sheets_of,
    struck_by_sheets,
    styled_by_sheets,
)
from passerelle.index.types import Gap

PROSE = "Le bac traverse la rivière toutes les vingt minutes, de six heures du matin à dix heures du soir."


def page(style: str, body: str = "<p class='note n'>Payez à bord.</p>", more: str = "") -> str:
    head = f"<head><style>{style}</style>{more}</head>"
    return f"<html>{head}<body><h1>Le bac</h1><p>{PROSE}</p>{body}</body></html>"


@pytest.mark.parametrize(
    "style",
    [
        ".note{display:none}",
        "/* x */ h2, p.note { color: red; Display : none !important }",
        "@charset 'utf-8'; @media screen { .note { visibility: hidden; } }",
        "h1 ~ .note.n{display:none} @media print{h1{display:none}}",
        "@media (min-width: 1px) { h1 { color: red } } @media all{p{margin:0}.note{display:none}}",
    ],
)
def test_what_a_rule_hides_is_not_stored_and_named(style: str) -> None:
    parsed = parse_html(page(style))
    assert parsed.builder.text == f"Le bac\n\n{PROSE}"
    assert parsed.gaps == (Gap("hidden text", 1, "p.note"),)


@pytest.mark.parametrize(
    ("style", "more"),
    [
        ("/* .note{display:none} */ .other{display:none}", ""),
        ("@media print{.note{display:none}}", ""),
        ("@media (max-width: 600px){.note{display:none}}", ""),
        (".note{display:none} .note.open{display:block}", ""),
        (".note{display:none} h1:hover + .note{display:block}", ""),
        (".note{display:none} @media (min-width: 600px){.note{display:block}}", ""),
        (".note:empty{display:none}", ""),
        (".outer{h1{color:red} .note{display:none}}", ""),
        (
            ".note{display:none}",
            "<script>for (n of document.querySelectorAll('.note')) n.style.display = ''</script>",
        ),
        (".note::before{display:none} .note{-x-display:none}", ""),
        (".note{display:none", ""),
        ("p{display:none}", ""),
    ],
)
def test_what_may_be_shown_after_all_stays(style: str, more: str) -> None:
    parsed = parse_html(page(style, more=more))
    assert parsed.builder.text == f"Le bac\n\n{PROSE}\n\nPayez à bord."
    assert not parsed.gaps


def test_a_sheet_for_paper_and_an_element_that_shows_itself_hide_nothing() -> None:
    for shown in (
        page(".note{display:none}", "<p class=note style='display:block'>Payez à bord.</p>"),
        page(".note{display:none}").replace("<style>", "<style media=print>"),
    ):
        assert parse_html(shown).builder.text.endswith("Payez à bord.")


@pytest.mark.parametrize(
    ("sheet", "rules"),
    [
        ("", ()),
        (".a {x: 1}", ((".a", "x: 1"),)),
        (".a, b > i {x: 1; y: 2}", ((".a", "x: 1; y: 2"), ("b > i", "x: 1; y: 2"))),
        ("a {x} b {y}", (("a", "x"), ("b", "y"))),
        ("/* a {x} */ b {y /* ; */}", (("b", "y  "),)),
        ("<!-- a {x} -->", (("a", "x"),)),
        ("@import 'x'; a {y}", (("a", "y"),)),
        ("@media print {a {x}} b {y}", (("a:else", "x"), ("b", "y"))),
        ("@media print {a, b {x}}", (("a:else", "x"), ("b:else", "x"))),
        ("@media screen {a {x}}", (("a", "x"),)),
        ("@media Only Screen {a {x}}", (("a", "x"),)),
        ("@media all {a {x}}", (("a", "x"),)),
        ("@media screen and (min-width: 9em) {a {x}}", (("a:else", "x"),)),
        ("@media screen {@media print {a {x}}}", (("a:else", "x"),)),
        ("a {x; b {y} z}", (("b:else", "y"), ("a", "x; z"))),
        ("a {x", ()),
        ("} a {x}", (("a", "x"),)),
    ],
)
def test_a_sheet_is_read_as_its_rules(sheet: str, rules: tuple[tuple[str, str], ...]) -> None:
    assert rules_of(sheet) == rules


@pytest.mark.parametrize(
    ("media", "holds"),
    [
        ("", True),
        (" Screen ", True),
        ("all", True),
        ("only screen", True),
        ("print", False),
        ("screen, print", False),
    ],
)
def test_a_sheet_holds_on_the_screens_it_names(media: str, *, holds: bool) -> None:
    tree = LexborHTMLParser(f"<style media='{media}'>a {{}}</style>")
    assert sheets_of(tree) == (("a {}",) if holds else ())


def hidden(sheet: str, body: str = "<p class='a b' id=c>un</p>", more: str = "") -> int:
    tree = LexborHTMLParser(f"<head><style>{sheet}</style>{more}</head><body>{body}</body>")
    return sum(len(nodes) for nodes in hidden_by_sheets(tree))


@pytest.mark.parametrize(
    ("sheet", "count"),
    [
        (".a {display: none}", 1),
        (".a {DISPLAY : NONE}", 1),
        (".a {display: none !important}", 1),
        (".a {visibility: hidden}", 1),
        (".a {visibility: collapse}", 1),
        (".a {display: nonet}", 0),
        (".a {x-display: none}", 0),
        (".a {visibility: visible}", 0),
        ("#c {display: none}", 1),
        ("p.a#c {display: none}", 1),
        ("[class] {display: none}", 1),
        ("[id=c] {display: none}", 1),
        ("[id='c'] {display: none}", 1),
        ("[class~=b] {display: none}", 1),
        ("body > p {display: none}", 1),
        ("i + p {display: none}", 0),
        (".a:hover {display: none}", 0),
        (".a::before {display: none}", 0),
        (".a:not(.x) {display: none}", 0),
        ("<!-- i {} --> .a {display: none}", 1),
        ("@media \n only  screen {.a {display: none}}", 1),
        ("@media screen and (min-width: 1px) {.a {display: none}}", 0),
        (".a {display: none} .b {display: none}", 2),
        (".a {display: none} .a {display: none}", 1),
    ],
)  # fmt: skip
def test_a_rule_hides_what_its_selector_picks(sheet: str, count: int) -> None:
    assert hidden(sheet) == count


@pytest.mark.parametrize(
    ("shows", "count"),
    [
        (".a.open {display: block}", 0),
        (".x .a {display: flex}", 0),
        (".a:target {display: inline}", 0),
        (".a[open] {display: block}", 0),
        (".a > .x {display: block}", 1),
        (".x {display: block}", 1),
        (".a.open {display: none}", 1),
        (".a.open {visibility: visible}", 0),
        (".a.open {visibility: inherit}", 0),
        (".a.open {visibility: initial}", 0),
        (".a.open {color: red}", 1),
        ("p:hover {display: block}", 1),
        (".a.open {color: red; display: block}", 0),
        ("p:not(.a) {display: block}", 1),
        ("p::after {display: block}", 1),
        ("[class=a] {display: block}", 1),
    ],
)
def test_what_another_rule_may_show_is_not_hidden(shows: str, count: int) -> None:
    assert hidden(f".a {{display: none}} {shows}") == count


def test_what_shows_elements_of_a_class_does_not_show_all_of_their_name() -> None:
    assert hidden("p {display: none} p.x {display: block}") == 1
    assert hidden("p {display: none} .x p {display: block}") == 0
    assert hidden("p {display: none} [class=p] {display: block}") == 1


@pytest.mark.parametrize(
    ("script", "count"),
    [
        ('open("a")', 0),
        ("open('.a')", 0),
        ("open('#a')", 0),
        ("open a ;", 0),
        ("open(a)", 1),
        ("open('ab')", 1),
    ],
)
def test_what_a_script_names_is_not_hidden(script: str, count: int) -> None:
    assert hidden(".a {display: none}", more=f"<script>{script}</script>") == count


@pytest.mark.parametrize(
    ("style", "count"),
    [
        ("display: block", 0),
        ("color: red; display: block", 0),
        ("visibility: visible", 0),
        ("display: none", 1),
        ("color: red", 1),
    ],
)
def test_what_shows_itself_is_not_hidden(style: str, count: int) -> None:
    assert hidden(".a {display: none}", f"<p class=a style='{style}'>un</p>") == count


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        *((f"display: {name}", "blocks") for name in ("block", "flex", "grid", "table", "list-item")),
        ("display: inline-block", ""),
        ("display: blocks", ""),
        ("vertical-align: super", "raised"),
        ("vertical-align:text-top", "raised"),
        ("position: relative; top: -.5em", "raised"),
        ("top: -0.4em", "raised"),
        ("margin-top: -0.4em", ""),
        ("vertical-align: sub", "lowered"),
        ("vertical-align: text-bottom", "lowered"),
        ("top: .3em", "lowered"),
        ("top: 0.3em", "lowered"),
        ("top: 3em", ""),
        ("vertical-align: middle", ""),
    ],
)
def test_a_rule_sets_a_part_of_a_line_as_a_block_or_above_or_below_the_line(block: str, kind: str) -> None:
    tree = LexborHTMLParser(f"<style>.a {{{block}}}</style><p><b class=a>un</b></p>")
    made = styled_by_sheets(tree)
    assert [name for name in ("blocks", "raised", "lowered") if getattr(made, name)] == (
        [kind] if kind else []
    )


@pytest.mark.parametrize("tag", "a abbr b cite code em font i small span strong time".split())
def test_elements_of_a_line_may_be_set_as_blocks(tag: str) -> None:
    assert styled_by_sheets(
        LexborHTMLParser(f"<style>{tag} {{display: block}}</style><{tag}>un</{tag}>")
    ).blocks
    assert not styled_by_sheets(LexborHTMLParser("<style>u {display: block}</style><u>un</u>")).blocks


@pytest.mark.parametrize(
    ("sheet", "count"),
    [
        (".a {text-decoration: line-through}", 1),
        (".a {TEXT-DECORATION : red Line-Through}", 1),
        (".a {color: red; text-decoration-line: line-through; x: y}", 1),
        (".a {text-decoration: underline; x: line-through}", 0),
        (".a {text-decoration-color: line-through}", 0),
        (".a {text-decoration: line-throughs}", 0),
        (".a:hover {text-decoration: line-through}", 0),
        ("@media print {.a {text-decoration: line-through}}", 0),
        (".a {text-decoration: line-through} b {text-decoration: line-through}", 2),
    ],
)
def test_a_rule_strikes_through_what_its_selector_picks(sheet: str, count: int) -> None:
    tree = LexborHTMLParser(f"<style>{sheet}</style><p class=a>un</p><b>deux</b>")
    assert len(list(struck_by_sheets(tree))) == count


def test_at_most_three_hundred_rules_are_minded() -> None:
    rules = "".join(f".x{at} {{display: none}}" for at in range(299))
    assert hidden(f"{rules}.a {{display: none}}") == 1
    assert hidden(f"{rules}.y {{display: none}}.a {{display: none}}") == 0


def test_what_is_no_selector_after_all_picks_nothing() -> None:
    tree = LexborHTMLParser("<p class=a>un</p>")
    assert [len(matched(tree, each)) for each in ("p", ".1a", "> p", "..a", "", "\ud800")] == [
        1,
        0,
        0,
        0,
        0,
        0,
    ]


@pytest.mark.parametrize("selector", [".1a", "p > >", "..note", ".a#", "~ ~"])
@pytest.mark.parametrize(
    "block", ["display: none", "display: block", "display: table-cell", "list-style: none", "content: 'x'"]
)
def test_a_page_with_a_rule_that_no_browser_minds_is_read(selector: str, block: str) -> None:
    read = parse_html(page(f"{selector} {{{block}}} {selector}::before {{{block}}} .n {{display: none}}"))
    assert read.builder.text == f"Le bac\n\n{PROSE}"
