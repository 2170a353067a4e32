"""Web pages are stored as they read, without what surrounds the text."""

from pathlib import Path

import pytest

from passerelle.index.load import load
from passerelle.index.load.html import parse_html
from passerelle.index.types import Document


def text(body: str) -> str:
    return parse_html(f"<html><body>{body}</body></html>").builder.text


def read(path: Path, content: bytes) -> Document:
    path.write_bytes(content)
    (document,) = load(path, "id")
    assert isinstance(document, Document)
    return document


PAGE = """<!doctype html><html><head><title>Le traité INF – Mon site</title><style>p {}</style></head><body>
<header><a href="/">Mon site</a><nav><form><button>Menu</button></form></nav></header>
<div class="CookieBar">Nous aimons les cookies. <button>Oui</button></div>
<main><article><header><h1>Le traité <em>INF</em></h1><p>Washington</p></header>
<p>Signé le 8&nbsp;d&eacute;cembre <b>1987</b><i>,</i> il<br>élimine <span hidden>rien</span>les missiles.</p>
<script>alert("x")</script><template>modèle</template><aside><a href="a">À lire</a> <a href="b">Aussi</a></aside>
<section><header><h2>Suites</h2></header><p>Fin.</p></section><footer>Partager</footer></article></main>
<aside>Publicité</aside><footer>© 2026</footer><dialog>Bonjour</dialog></body></html>"""


def test_a_page_is_its_main_part_without_furniture(tmp_path: Path) -> None:
    document = read(tmp_path / "a.html", PAGE.encode())
    assert document.text == (
        "Le traité INF\n\nWashington\n\nSigné le 8\u00a0décembre 1987, il\nélimine les missiles.\n\nSuites\n\nFin."
    )
    assert [(document.text[each.start : each.end], each.level) for each in document.headings] == [
        ("Le traité INF", 1),
        ("Suites", 2),
    ]
    assert document.title == "Le traité INF"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Journal | Le mur tombe</title>", "<h1>Le mur tombe</h1>", "Le mur tombe"),
        ("<title>La chute du mur</title>", "<h1>Actualités</h1>", "La chute du mur"),
        ("", "<h2>Sous-titre</h2><h1>Le mur</h1>", "Le mur"),
        ("<title>Untitled document</title>", "<p>x</p>", "le mur"),
    ],
)
def test_a_title_is_the_pages_own_without_the_sites_name(
    tmp_path: Path, head: str, body: str, title: str
) -> None:
    page = f"<html><head><meta charset=utf-8>{head}</head><body>{body}<p>Texte.</p></body></html>"
    assert read(tmp_path / "le-mur.html", page.encode()).title == title


def test_a_small_main_part_does_not_hide_the_text_beside_it() -> None:
    assert text(f"<main><p>Court.</p></main><div>{'Long texte. ' * 30}</div>").startswith(
        "Court.\n\nLong texte."
    )


def test_inline_tags_join_without_space_and_blocks_stand_apart() -> None:
    assert text("<p>fi<b>n</b>.</p><div>un<div>deux</div>trois</div>") == "fin.\n\nun\n\ndeux\n\ntrois"


def test_lists_are_one_item_a_line_however_they_nest() -> None:
    page = "<ul><li>un<li><p>deux</p><ol><li>deux-un<li>deux-deux</ol><li>trois</ul><p>fin</p><dl><dt>t<dd>d</dl>"
    assert text(page) == "un\ndeux\n1. deux-un\n2. deux-deux\ntrois\n\nfin\n\nt\nd"


def test_table_rows_are_lines_of_cells() -> None:
    table = (
        "<table><caption>Missiles</caption><thead><tr><th>Pays<th>1987</thead>"
        "<tr><td>URSS<td><p>1 846</p><p>SS-20</p><tr><td>É.-U.<td></table><p>fin</p>"
    )
    assert text(table) == "Missiles\n\nPays | 1987\nURSS | 1 846 SS-20\nÉ.-U. |\n\nfin"


def test_a_cell_of_several_blocks_is_one_line_where_it_is_short() -> None:
    def told(first: str) -> str:
        return text(
            f"<table><tr><th>Quay</th><th>Ferry</th></tr><tr><td><p>{first}</p><p>two</p></td><td>x</td></tr></table>"
        )

    assert "n" * 76 + " two | x" in told("n" * 76)
    assert "n" * 79 + " two" not in told("n" * 79)


def test_a_merged_cell_is_said_again_in_each_row_where_it_is_short() -> None:
    def told(merged: str) -> int:
        rows = f"<tr><td rowspan=2>{merged}</td><td>one</td></tr><tr><td>two</td></tr>"
        return text(f"<table><tr><th>Quay</th><th>Ferry</th></tr>{rows}</table>").count(merged)

    assert told("the north quay " * 13) == 2
    assert told("the north quay " * 14) == 1


def test_a_merged_cell_fills_at_most_a_hundred_columns() -> None:
    def told(columns: int) -> str:
        cells = "".join(f"<th>c{number}</th>" for number in range(3))
        return text(f"<table><tr>{cells}</tr><tr><td colspan={columns}>fee</td><td>x</td></tr></table>")

    assert told(90).count("fee") <= 90
    assert len(told(100_000)) < 2000


@pytest.mark.parametrize(
    ("style", "start", "shown"),
    [("i", 49, "xlix"), ("I", 3999, "MMMCMXCIX"), ("I", 4000, "4000"), ("a", 27, "aa"), ("A", 702, "ZZ")],
)
def test_an_item_is_numbered_in_the_style_of_its_list(style: str, start: int, shown: str) -> None:
    assert text(f"<ol type={style} start={start}><li>The ferry.</li></ol>").startswith(f"{shown}.")


def test_a_table_that_places_the_page_is_read_as_the_page_it_holds() -> None:
    page = "<table><tr><td><h1>Titre</h1><p>Un.</p><p>Deux.</p><table><tr><td>a<td>b</table></table>"
    assert text(page) == "Titre\n\nUn.\n\nDeux.\n\na | b"


def test_preformatted_text_keeps_its_lines_and_spaces() -> None:
    assert (
        text("<p>a</p><pre>def f():\n    return  1\n\n# fin</pre>") == "a\n\ndef f():\n    return  1\n\n# fin"
    )


def test_a_form_around_the_page_goes_and_the_page_stays() -> None:
    assert (
        text("<form><p>Texte.</p><label>Nom</label><input value=x><select><option>a</select></form>")
        == "Texte."
    )


def test_a_page_that_speaks_of_cookies_is_no_banner() -> None:
    assert text("<div class=cookies><h1>Les cookies</h1><p>Recette.</p></div>") == "Les cookies\n\nRecette."


def test_scripts_are_no_text_and_markup_in_text_stays_text() -> None:
    assert (
        text("<p>a<script>alert(1)</script>&lt;script&gt;alert(2)&lt;/script&gt;</p>")
        == "a<script>alert(2)</script>"
    )


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset='utf-8'>", "utf-8"),
        ("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>", "cp1252"),
        ("<meta charset=windows-1252>", "cp1252"),
        ("<meta charset=iso-8859-1>", "utf-8"),
        ("<meta charset=nonsense>", "cp1252"),
        ("<meta charset=macintosh>", "mac-roman"),
        ("", "utf-16"),
        ("", "cp1252"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_is_in(tmp_path: Path, head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><body><p>L’été, où l'œuvre coûte 5 €.</p></body></html>"
    assert read(tmp_path / "a.htm", page.encode(encoding)).text == "L’été, où l'œuvre coûte 5 €."


def test_xhtml_may_close_an_element_within_its_tag(tmp_path: Path) -> None:
    page = (
        '<?xml version="1.0"?><html><head><title/><script src="a"/></head><body><p>a<br/>b</p></body></html>'
    )
    assert read(tmp_path / "a.xhtml", page.encode()).text == "a\nb"


@pytest.mark.parametrize(
    "tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "aside", "header", "section><h1"]
)
def test_a_page_nested_ten_thousand_deep_is_read(tag: str) -> None:
    page = f"<main><p>Début.</p>{f'<{tag}>' * (10_000 if '>' not in tag else 2_000)}fond</main>"
    assert text(page).startswith("Début.")


def test_awkward_characters_come_through() -> None:
    assert (
        text("<p>l'âge l’a\u0302ge «\u202foui\u202f» 🙂 \u200fא\0 ﬁn&shy;al</p>")
        == "l'âge l’âge «\u202foui\u202f» 🙂 \u200fא final"
    )
