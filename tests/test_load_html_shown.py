"""What a reader of a page sees is stored, whatever it is called; what surrounds it is not, and is accounted for."""

from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load import load
from passerelle.index.load.html import parse_html

PROSE = "Le bac traverse la rivière toutes les vingt minutes, de six heures du matin à dix heures du soir."


def text(body: str) -> str:
    return parse_html(f"<html><body>{body}</body></html>").builder.text


@pytest.mark.parametrize(
    "shown",
    [
        "<div><h1>Le bac</h1><p>Il part à six heures du matin.</p><aside class=tip><p>Payez à bord.</p></aside></div>",
        "<div><h1>Le bac</h1><p>Il part à six heures du matin.</p><aside><p>Payez à bord.</p></aside></div>",
        "<div aria-hidden=true><h1>Le bac</h1><p>Payez à bord.</p></div><div role=dialog>Cookies ?</div>",
        f"<body style='visibility:hidden'><p>{PROSE} Payez à bord.</p>",
        f"<p>{PROSE}</p><span aria-hidden=true>Payez à bord.</span>",
        f"<main><p>{PROSE}</p><h2><button>Payez à bord.</button></h2><div hidden>Carte.</div></main>",
        f"<main><p>{PROSE}</p><button class=faq>Prix ?</button><div style='display:none'>Payez à bord.</div></main>",
        f"<main><p>{PROSE}</p><h3 onclick='o()'>Prix</h3><div style='display:none'>Payez à bord.</div></main>",
        f"<div><header><h2>Payez à bord.</h2></header><p>{PROSE}</p></div>",
        f"<div><div id=cookies><h2>Cookies</h2><p>Payez à bord. <a>Plus</a></p></div><p>{PROSE}</p></div>",
        f"<main><p>{PROSE}</p><div role=tabpanel hidden>Payez à bord.</div></main>",
        f"<main><p>{PROSE}</p><div hidden=until-found>Payez à bord.</div></main>",
        f"<x-a><template shadowrootmode=open><p>{PROSE}</p><p>Payez à bord.</p></template></x-a>",
        f"<div id=consentement><h2>Le consentement</h2><p>{PROSE} Payez à bord.</p></div>",
        f"<footer><p>{PROSE} Payez à bord.</p></footer>",
        f"<p>{PROSE}</p><h2>Voir aussi</h2><ul><li><a>Payez à bord.</a><li><a>Quais</a><li><a>Heures</a></ul>",
        f"<article><p>{PROSE}</p><footer role=doc-endnotes>Payez à bord.</footer></article>",
    ],
)  # fmt: skip
def test_no_text_goes_because_of_a_name(shown: str) -> None:
    assert "Payez à bord." in text(shown)


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class=menu><a>Accueil</a> <a>Horaires</a> <a>OUT</a></div>",
        "<ul><li><a>Accueil</a><li><a>Horaires</a><li><a>OUT</a></ul>",
        "<div class=fil-ariane><a>Accueil</a> &gt; <a>OUT</a> &gt; Bac</div>",
        "<div id=footer>© 2026 OUT. Tous droits réservés.</div>",
        "<div class=cookie-bar><h2>OUT</h2><p>Nous utilisons des cookies : accepter ?</p><button>Oui</button></div>",
        "<div class='modal fade' aria-hidden=true><h4>OUT</h4><p>Notre lettre.</p></div>",
        "<aside><h3>OUT</h3><a>Un autre bac</a> <a>Un pont</a></aside>",
        "<header><a>OUT</a></header>",
        "<footer><h3>OUT</h3><p>12, quai du Port</p></footer>",
        "<div style='position:absolute; left:-9999px'>OUT</div>",
        "<div style='font-size:0'>OUT</div>",
        "<i class=icon aria-hidden=true>OUT</i>",
        "<span class=sr-only>OUT</span>",
        "<button>OUT</button><label for=m>OUT</label><input id=m type=email>",
    ],
)
def test_what_surrounds_the_text_of_a_page_of_divs_goes(furniture: str) -> None:
    assert text(f"{furniture}<div class=texte><h1>Le bac</h1><p>{PROSE} {PROSE}</p></div>") == (
        f"Le bac\n\n{PROSE} {PROSE}"
    )


def test_what_was_left_out_of_a_page_is_accounted_for() -> None:
    page = f"<nav><a>Accueil</a></nav><main><h1>Le bac</h1><p>{PROSE}</p><p hidden>Ancien tarif.</p></main>"
    assert [(gap.kind, gap.count, gap.where) for gap in parse_html(page).gaps] == [
        ("page furniture", 1, "nav"),
        ("hidden text", 1, "p"),
    ]


def test_a_tab_names_its_panel() -> None:
    page = (
        "<main><div role=tablist><button role=tab>Été</button><button role=tab id=t>Hiver</button></div>"
        "<div role=tabpanel><p>Douze bacs.</p></div><div role=tabpanel aria-labelledby=t hidden>Six bacs.</div></main>"
    )
    assert text(page) == "Été\n\nDouze bacs.\n\nHiver : Six bacs."


def test_a_page_gives_its_author_and_date() -> None:
    head = (
        "<meta name=author content='Ada Roy'><meta property='article:published_time' content='2024-05-03T10:00'>"
        "<meta name=keywords content='bac, quai'>"
    )
    fields = parse_html(f"<head>{head}</head><p>{PROSE}").fields
    assert fields == {"author": "Ada Roy", "date": "2024-05-03", "keywords": "bac, quai"}


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<body><noscript>Enable JavaScript</noscript><div id=root></div><script src=a.js></script>",
         "saved without what its script shows; open it in a browser and save it complete"),
        ("<body><div id=app>Chargement…</div><script src=a.js></script>", "saved without what its script shows"),
        ("<frameset cols='1,2'><frame src='menu.html'><frame src='corps.html'></frameset>",
         r"only frames other pages; index those: menu\.html, corps\.html"),
    ],
)  # fmt: skip
def test_a_page_saved_without_its_text_is_told_the_remedy(tmp_path: Path, page: str, said: str) -> None:
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    with pytest.raises(LoadError, match=said):
        list(load(tmp_path / "a.html", "id"))


@pytest.mark.parametrize(
    "tag",
    ["<script>var a = 1;", "<style>p {}", "<!-- oubli", "<textarea>", "<select>", "<object data=a>", "<iframe src=a>",
     "<svg>", "<noscript>", "<template>", "<video>", "<title>"],
)  # fmt: skip
def test_a_tag_that_is_never_closed_costs_itself_and_is_named(tag: str) -> None:
    parsed = parse_html(f"<body><p>Un.</p>{tag}<p>{PROSE}</p></body>")
    assert parsed.builder.text.endswith(PROSE)
    assert [gap.kind for gap in parsed.gaps] == ["broken markup"]


def test_code_is_no_text_and_what_is_closed_within_its_tag_takes_nothing() -> None:
    assert text(
        '<p>Un.</p><script src="a"/><p>Deux.</p><script>"<p>"</script><!-- <p>non --><p>Trois.</p>'
    ) == ("Un.\n\nDeux.\n\nTrois.")


def test_a_book_has_no_furniture() -> None:
    chapter = (
        "<body><header><p>Livre I</p></header><p>Un.</p><aside><a>Note</a></aside><footer>Fin</footer></body>"
    )
    read = parse_html(chapter, xml=True, furniture=False).builder.text
    assert read == "Livre I\n\nUn.\n\nNote\n\nFin"


def test_text_outside_the_main_part_is_text_or_accounted_for() -> None:
    main = f"<main><p>{PROSE} {PROSE} {PROSE}</p></main>"
    above = f"<div class=lead><p>{PROSE} {PROSE} {PROSE} Payez à bord.</p></div>"
    below = f"<section><h2>Prix</h2><p>{PROSE} {PROSE} {PROSE} Payez à bord.</p></section>"
    assert "Payez à bord." in text(above + main)
    assert "Payez à bord." in text(main + below)
    small = parse_html(
        f"<html><body><p class=crumb>Le port</p>{main}<div class=end>Imprimé à Valbrune.</div></body></html>"
    )
    assert small.builder.text == f"{PROSE} {PROSE} {PROSE}"
    assert [(gap.kind, gap.count, gap.where) for gap in small.gaps] == [
        ("page furniture", 2, "p.crumb, div.end")
    ]
