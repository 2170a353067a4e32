"""Markdown is stored as it reads when rendered."""

from pathlib import Path

from passerelle.index.load import load
from passerelle.index.types import Document


def read(path: Path, content: str) -> Document:
    path.write_text(content, encoding="utf-8")
    (document,) = load(path, "id")
    assert isinstance(document, Document)
    return document


def test_markup_goes_and_words_stay(tmp_path: Path) -> None:
    document = read(
        tmp_path / "a.md",
        "# Le *traité* INF\n\nSigné à [Washington](https://example.org/w) le **8 décembre**,\nil compte "
        "~~dix~~ `RSD-10` et ![un portrait](r.png).\n\n## Suite\n\nFin\\*.\n",
    )
    assert document.text == (
        "Le traité INF\n\nSigné à Washington le 8 décembre, il compte dix RSD-10 et un portrait.\n\nSuite\n\nFin*."
    )
    assert document.title == "Le traité INF"
    assert [(document.text[each.start : each.end], each.level) for each in document.headings] == [
        ("Le traité INF", 1),
        ("Suite", 2),
    ]


def test_list_items_and_table_rows_are_one_a_line(tmp_path: Path) -> None:
    content = (
        "- un\n- deux\n  - trois\n\n1. quatre\n\n| An | Missiles |\n|---|---|\n| 1987 | 846 |\n| 1991 | 0 |\n"
    )
    assert (
        read(tmp_path / "a.md", content).text
        == "un\ndeux\ntrois\n\n1. quatre\n\nAn | Missiles\n1987 | 846\n1991 | 0"
    )


def test_code_is_kept_as_it_is_written(tmp_path: Path) -> None:
    assert read(tmp_path / "a.md", "Voir :\n\n```python\ndef f(*a):\n    return `a` # **b**\n```\n").text == (
        "Voir :\n\ndef f(*a):\n    return `a` # **b**"
    )


def test_raw_html_shows_as_a_browser_shows_it_and_its_scripts_never(tmp_path: Path) -> None:
    content = (
        "Un <b>gras</b> <script>alert(1)</script>mot.\n\n<div>\n<p>Bloc</p>\n<style>p {}</style>\n</div>\n"
    )
    assert read(tmp_path / "a.md", content).text == "Un gras mot.\n\nBloc"


def test_front_matter_goes_and_gives_the_title(tmp_path: Path) -> None:
    document = read(
        tmp_path / "a.md", "---\nauthor: X\ntitle: 'L''âge d''or'\ntags: [a, b]\n---\n\n# Autre\n\nTexte.\n"
    )
    assert document.title == "L'âge d'or"
    assert document.text == "Autre\n\nTexte."


def test_two_rules_are_no_front_matter(tmp_path: Path) -> None:
    assert (
        read(tmp_path / "a.md", "---\n\nUn paragraphe.\n\n---\n\nUn autre.\n").text
        == "Un paragraphe.\n\nUn autre."
    )


def test_awkward_characters_come_through(tmp_path: Path) -> None:
    content = "l'âge et l’a\u0302ge, «\u202foui\u202f» 🙂 \u200fא\0 ﬁn"
    assert (
        read(tmp_path / "a.markdown", content).text.replace("\ufffd", "")
        == "l'âge et l’âge, «\u202foui\u202f» 🙂 \u200fא fin"
    )
