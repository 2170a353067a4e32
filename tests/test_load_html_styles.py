"""What a style sheet inside a page hides for good is not stored; what it hides at times is."""

import pytest

from passerelle.index.load.html import parse_html
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
