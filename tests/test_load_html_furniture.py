"""What stands around the text of a page, at the weights that decide it: one side of each, and the other."""

import pytest
from web_pages import links, of_weight, prose, stays


@pytest.mark.parametrize(
    ("furniture", "shown"),
    [
        (f"<nav>{of_weight(198)}</nav>", False),
        (f"<nav>{of_weight(202)}</nav>", True),
        (f"<nav>{of_weight(202)}<a>{of_weight(230)}</a></nav>", False),
        (f"<header>{of_weight(198)}</header>", False),
        (f"<header>{of_weight(202)}</header>", True),
        ("<header><h1>OUT</h1></header>", True),
        ("<div><header><h1>OUT</h1></header></div>", True),
        ("<div><header><h1>OUT</h1></header></div><h1>Bac</h1>", False),
        (f"<article><header>{of_weight(48)}</header>{prose(600)}</article>", False),
        (f"<article><header>{of_weight(52)}</header>{prose(600)}</article>", True),
        (f"<article><header><h2>OUT</h2></header>{prose(600)}</article>", True),
        (f"<article>{prose(600)}<footer>{of_weight(98)}</footer></article>", False),
        (f"<article>{prose(600)}<footer>{of_weight(102)}</footer></article>", True),
        (f"<footer>{of_weight(190)}</footer>", False),
        (f"<footer>{of_weight(240)}</footer>", True),
        (f"{prose(300)}<footer>{of_weight(240)}</footer>", False),
        ("<footer class=footnotes>OUT</footer>", True),
        (f"<div>{prose(90)}<aside>{of_weight(24, 'OUT')}</aside></div>", False),
        (f"<div>{prose(90)}<aside>{of_weight(25, 'OUT')}</aside></div>", True),
        (f"<div>{prose(90)}<aside>{of_weight(24)}</aside></div>", True),
        (f"<div><aside>{of_weight(198)}</aside></div>", False),
        (f"<div><aside>{of_weight(202)}</aside></div>", True),
        (f"<div><aside>{of_weight(202)}<button>x</button></aside></div>", False),
        ("<blockquote><p>Le bac.</p><footer>OUT</footer></blockquote>", True),
        ("<div class=cookies>OUT <button>Oui</button></div>", False),
        ("<div class=cookies>OUT</div>", True),
        (f"<div class=cookies>Nous utilisons des cookies. {of_weight(202)} <button>Oui</button></div>", False),
        (f"<div class=cookies>Nous cuisons des biscuits. {of_weight(202)} <button>Oui</button></div>", True),
        (f"<div class=cookies>Nous utilisons des cookies. {of_weight(202)}</div>", True),
        ("<div class=cookies><h1>OUT</h1><button>Oui</button></div>", True),
    ],
)  # fmt: skip
def test_what_stands_around_a_text_goes_where_it_says_little(furniture: str, *, shown: bool) -> None:
    assert stays(f"{furniture}{prose(600)}") is shown


@pytest.mark.parametrize(
    ("menu", "shown"),
    [
        (links(2, 10), True),
        (links(3, 10), False),
        (links(1, 10, name="menu"), False),
        (links(3, 20, 30), False),
        (links(3, 20, 32), True),
        (links(3, 40), False),
        (links(3, 41), True),
        (links(3, 41, name="menu"), False),
        (f"<p>Les autres bacs :</p>{links(3, 10, tag='p')}{prose(90)}", True),
        (f"<p>Les autres bacs :</p>{links(3, 10)}{prose(90)}", False),
        (f"<div><h2>Bac</h2>{links(3, 10, tag='span')}</div>", True),
        (f"<p>Les autres bacs :</p><div>{links(3, 10, tag='ul')}</div>{prose(90)}", True),
        (f"<p>Les autres bacs :</p><div><!-- liste -->{links(3, 10, tag='ul')}</div>{prose(90)}", True),
        (f"<p>Les autres bacs :</p><div>{links(3, 10, tag='ul')}<b>Haut</b></div>{prose(90)}", False),
        (f"<h2>Rubriques</h2><div>{links(3, 10, tag='ul')}</div>{prose(90)}", False),
    ],
)
def test_three_short_links_and_little_else_are_a_menu(menu: str, *, shown: bool) -> None:
    assert stays(f"<section>{menu}</section>{prose(600)}") is shown


@pytest.mark.parametrize(("share", "shown"), [(48, False), (52, True)])
def test_menus_are_text_where_they_are_half_of_the_page(share: int, *, shown: bool) -> None:
    assert stays(f"{links(4, share // 4)}{prose(100 - share)}") is shown


@pytest.mark.parametrize(("share", "shown"), [(88, False), (92, True)])
def test_navigation_is_the_text_of_a_page_that_is_an_index(share: int, *, shown: bool) -> None:
    assert stays(f"<nav>{links(4, share // 4)}</nav>{prose(100 - share)}") is shown


@pytest.mark.parametrize(
    ("print_", "shown"),
    [
        (f"© {of_weight(190)}", False),
        (f"© {of_weight(202)}", True),
        (of_weight(39, "OUT"), False),
        (of_weight(40, "OUT"), True),
        (of_weight(39), True),
        (f"{of_weight(150)}<input>", False),
        ("© <h4>OUT</h4>", True),
    ],
)
def test_small_print_is_short(print_: str, *, shown: bool) -> None:
    assert stays(f"<div class=footer>{print_}</div>{prose(600)}") is shown
    assert stays(f"<div class=texte>{print_}</div>{prose(600)}")


CONSENT = (
    "accept refuse reject consent utilise use partenaire partner mesure préférence prefer policy confidentiel"
)


@pytest.mark.parametrize("word", CONSENT.split())
@pytest.mark.parametrize("name", ["cookie", "consent", "rgpd", "GDPR"])
def test_a_banner_that_asks_for_consent_is_not_read(word: str, name: str) -> None:
    long = of_weight(202)
    banner = f"<div class={name}>Cookies : {word}. {long} <button>Oui</button></div>"
    assert not stays(f"{banner}{prose(600)}")
    assert stays(f"{banner.replace('Cookies', 'Biscuits').replace(word, 'four')}{prose(600)}")


NOTES = """
doc-footnote footnote foot-notes endnotes note tip astuce warning important info attention avertissement danger caution
remarque encadre callout admonition rearnote sidenote
"""


@pytest.mark.parametrize("name", NOTES.split())
def test_a_note_is_a_part_of_the_text_it_stands_in(name: str) -> None:
    assert stays(f"<footer class={name}>OUT</footer>{prose(600)}")
    assert stays(f"<footer role={name}>OUT</footer>{prose(600)}")


FURNITURE = """
nav navbar navigation menu breadcrumb breadcrumbs fil-d-ariane filariane footer pied pied-de-page copyright colophon
header entete sidebar share sharing partage social related similaires pagination pager newsletter skip-link skiplink
toolbar tags login langue langues language sitemap
"""


@pytest.mark.parametrize("name", FURNITURE.split())
def test_a_link_alone_is_furniture_by_the_name_of_its_block(name: str) -> None:
    assert not stays(f"<div class='x {name} y'><a href=1>OUT</a></div>{prose(600)}")
    assert not stays(f"<div class=site-{name}><a href=1>OUT</a></div>{prose(600)}")
    assert stays(f"<div class=x{name}><a href=1>OUT</a></div>{prose(600)}")
