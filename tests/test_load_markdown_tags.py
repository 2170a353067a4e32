"""Which tags in Markdown are markup, and which are only named."""

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from passerelle.index.load.markdown import parse_markdown
from passerelle.index.load.markdown_tags import TAG, _is_markup, _matched, mend


@pytest.mark.parametrize(
    ("tag", "closed", "markup"),
    [
        ('<input type="checkbox">', False, True),
        ('<input type="text">', True, False),
        ("<input>", False, False),
        *((f"<{name}>", False, True) for name in ("br", "HR", "img src=x", "wbr", "col")),
        ("<kbd>", True, True),
        ("<kbd>", False, False),
        *((f"<{name}>", True, False) for name in ("title", "select", "OPTION", "iframe", "template", "head")),
    ],
)
def test_a_tag_is_markup_that_needs_no_end_or_has_one(tag: str, *, closed: bool, markup: bool) -> None:
    found = TAG.fullmatch(tag)
    assert found is not None
    assert _is_markup(found, closed=closed) is markup


def test_the_halves_of_a_tag_are_found_from_the_inside() -> None:
    read = [TAG.fullmatch(each) for each in ("<b>", "<i>", "<B>", "</b>", "</b>", "</u>", "<i>")]
    assert _matched(read) == {0, 2, 3, 4}
    assert _matched([None, *read]) == {1, 3, 4, 5}
    assert _matched([read[0], read[0], read[3]]) == {1, 2}


CONTAINERS = """
article aside b blockquote center dd details div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header i li main
nav ol p section span strong summary sub sup table tbody td tfoot th thead tr u ul
"""
NAMED = "title select option object iframe xmp plaintext noscript template noframes head"


def lines_of(text: str) -> list[str]:
    lines = text.split("\n")
    return lines if mend(lines, MarkdownIt("commonmark", {"html": True}).parse(text)) else []


@pytest.mark.parametrize("name", ["script", "style", "textarea", "pre", "SCRIPT"])
def test_a_tag_that_would_take_the_rest_of_the_text_is_spelt_out(name: str) -> None:
    assert lines_of(f"un\n\n<{name}>\n\nfin") == ["un", "", f"&lt;{name}>", "", "fin"]
    for end in (name.lower(), name.upper()):
        assert lines_of(f"un\n\n<{name}>\n\nfin</{end}>") == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("<!-- un\n\nfin", ["&lt;!-- un", "", "fin"]),
        ("<!-- un -->\n\nfin", []),
        ("<div>\n\nfin", []),
        ("un <script>\n\nfin", []),
        ("  <script>\n\nfin", ["  &lt;script>", "", "fin"]),
        ("<script>a <b>\n<script>", ["&lt;script>a <b>", "&lt;script>"]),
    ],
)
def test_only_what_takes_the_rest_is_spelt_out(text: str, mended: list[str]) -> None:
    assert lines_of(text) == mended


@pytest.mark.parametrize("name", CONTAINERS.split())
def test_an_element_that_loses_nothing_without_its_end_stays_markup(name: str) -> None:
    assert parse_markdown(f"<{name}>\n\nFin.").builder.text == "Fin."
    assert parse_markdown(f"<{name.upper()} id=x>\n\nFin.").builder.text == "Fin."
    assert parse_markdown(f"<{name} hidden>\n\nFin.").builder.text == f"<{name} hidden>\n\nFin."


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("hidden", False),
        ("HIDDEN", False),
        ("style='display: none'", False),
        ("style='display:none'", False),
        ("style='visibility: hidden'", False),
        ("class=hiddenly", True),
        ("class=unhidden", True),
        ("style='display: block'", True),
        ("", True),
    ],
)
def test_an_open_element_that_hides_is_text(given: str, *, kept: bool) -> None:
    text = parse_markdown(f"<div {given}>\n\nFin.".replace(" >", ">")).builder.text
    assert (text == "Fin.") is kept
    closed = parse_markdown(f"<div {given}>\n\nTu.\n\n</div>\n\nFin.".replace(" >", ">")).builder.text
    assert closed.endswith("Fin.")
    assert "<div" not in closed


@pytest.mark.parametrize("name", NAMED.split())
def test_an_element_that_no_writer_means_is_text(name: str) -> None:
    assert parse_markdown(f"Le <{name}> de la page.").builder.text == f"Le <{name}> de la page."
    assert f"<{name}>" in parse_markdown(f"<div><{name}>un</{name}></div>\n\nFin.").builder.text


@pytest.mark.parametrize("name", "br hr img wbr col area source track".split())
def test_an_element_without_an_end_is_markup(name: str) -> None:
    assert "<" not in parse_markdown(f"Un <{name}> deux.").builder.text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Un <nom> ici.", "Un <nom> ici."),
        ("Un <kbd>Entrée</kbd> ici.", "Un Entrée ici."),
        ("Un <kbd>Entrée ici.", "Un <kbd>Entrée ici."),
        ("Un </kbd> ici.", "Un </kbd> ici."),
        ("Un <b>gras <i>mot</b> ici.", "Un gras <i>mot ici."),
        ("<nom>\n\nFin.", "<nom>\n\nFin."),
        ("<nom>\n\nUn.\n\n</nom>\n\nFin.", "Un.\n\nFin."),
        ("<div><!-- tu -->un</div>", "un"),
        ("<div>\n<!-- tu\nlà -->\nun</div>", "un"),
        ("<button>\n\nFin.", "<button>\n\nFin."),
        ('<input type="checkbox"> oui', "☐ oui"),
        ('<input type="text"> oui', '<input type="text"> oui'),
        ("Un <!-- tu --> deux.", "Un deux."),
        ("Un <!-- <kbd> --> deux</kbd>.", "Un deux</kbd>."),
        ("<nom> <!-- </nom> -->\n\nFin.", "<nom>\n\nFin."),
        ("<nom>\n\nUn.\n\n<!-- </nom> -->\n\nFin.", "<nom>\n\nUn.\n\nFin."),
        ("<div>\n<script>\n\nFin.", "<script>\n\nFin."),
    ],
)
def test_a_tag_with_its_other_half_is_markup_and_one_without_is_text(written: str, read: str) -> None:
    assert parse_markdown(written).builder.text == read


@pytest.mark.parametrize("tag", ["<script>", "<style>", "<!--", "<pre>"])
def test_a_program_shown_as_one_is_left_as_it_is(tag: str) -> None:
    """Only markup may take the rest of a text for its own."""
    assert parse_markdown(f"```\n{tag}\n```\n\nLu.").builder.text == f"{tag}\n\nLu."
    assert parse_markdown(f"    {tag}\n\nLu.").builder.text == f"{tag}\n\nLu."


@pytest.mark.parametrize("tag", ["<script>", "<STYLE>", "<textarea>", "<!--"])
def test_what_stands_below_a_tag_without_its_end_is_read(tag: str) -> None:
    assert parse_markdown(f"Vu.\n\n{tag}\n\nLu.").builder.text == f"Vu.\n\n{tag}\n\nLu."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<!-- vu -->\n\nLu.", "Lu."),
        ("<!-- vu\n\nLu.", "<!-- vu\n\nLu."),
        ("<script>x</script>\n\nLu.", "Lu."),
        ("<script>\n\nLu.", "<script>\n\nLu."),
    ],
)
def test_a_tag_of_markdown_that_is_never_closed_is_text(tmp_path: Path, written: str, shown: str) -> None:
    assert parse_markdown(written).builder.text == shown
