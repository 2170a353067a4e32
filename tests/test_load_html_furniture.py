"""What stands around the text of a page, at the weights that decide it: one side of each, and the other."""

import pytest
from web_pages import links, of_weight, prose, stays


@pytest.mark.parametrize(
    ("furniture", "shown"),
    [
        (f"<nav>{of_weight(198)}</nav>", False),
        (f"<nav>{of_weight(202)}</nav>", True),
        (f"<nav>{of_weight(202)}<a>{of_weight(230)}</a></nav>", False),
        (f"<aside id=rgpd>Les cookies utilisés. {of_weight(202)}</aside>", True),
        (f"<aside id=rgpd>Les cookies utilisés. {of_weight(202)} <a>Oui</a></aside>", False),
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


@pytest.mark.parametrize("tag", ["nav", "header", "footer", "aside"])
@pytest.mark.parametrize(("share", "shown"), [(38, False), (42, True)])
def test_what_stands_around_a_text_stays_where_it_is_two_fifths_of_the_page(
    tag: str, share: int, *, shown: bool
) -> None:
    assert stays(f"<{tag}>{of_weight(share)}</{tag}><ul><li>{of_weight(100 - share, '.')}</ul>") is shown


@pytest.mark.parametrize(("share", "shown"), [(88, False), (92, True)])
def test_navigation_is_the_text_of_a_page_that_is_an_index(share: int, *, shown: bool) -> None:
    assert stays(f"<nav>{links(4, share // 4)}</nav>{prose(100 - share)}") is shown


@pytest.mark.parametrize(
    ("print_", "shown"),
    [
        (f"© {of_weight(199)}", False),
        (f"© {of_weight(200)}", True),
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


NOTES = """
doc-footnote footnote foot-notes endnotes note tip astuce warning important info attention avertissement danger caution
remarque encadre callout admonition rearnote sidenote
"""


@pytest.mark.parametrize("name", NOTES.split())
def test_a_note_is_a_part_of_the_text_it_stands_in(name: str) -> None:
    assert stays(f"<footer class={name}>OUT</footer>{prose(600)}")
    assert stays(f"<footer role={name}>OUT</footer>{prose(600)}")


@pytest.mark.parametrize(
    "name", ["doc-toc", "noted", "informatique", "xtip", "xnotes", "xdoc-x", "rendez-vous"]
)
def test_a_name_that_only_holds_that_of_a_note_is_none(name: str) -> None:
    assert not stays(f"<footer class={name}>OUT</footer>{prose(600)}")


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


@pytest.mark.parametrize(
    ("furniture", "shown"),
    [
        ("<div role=navigation>OUT</div>", False),
        ("<div role=search>OUT</div>", False),
        ("<p class=noprint>OUT</p>", False),
        ("<div role=banner>OUT</div>", False),
        ("<div role=contentinfo>OUT</div>", False),
        ("<div role=complementary>OUT</div>", False),
        ("<div role=note>OUT</div>", True),
        ("<header><h2>OUT</h2></header>", True),  # beside the paragraph of the text
        ("<div><header><h2>OUT</h2></header></div>", False),
        ("<div><p>xxxxxxxxxxxxxxxxxxxx</p><header><h2>OUT</h2></header></div>", False),
        ("<div><p>xxxxxxxxxxxxxxxxxxxxx</p><header><h2>OUT</h2></header></div>", True),
        ("<div><b>xxxxxxxxxxxxxxxxxxxxx</b><header><h2>OUT</h2></header></div>", False),
        ("<header><h2><a>OUT</a></h2></header>", False),
        ("<footer><h1>OUT</h1></footer>", True),
        ("<footer><h1>OUT</h1></footer><h1>Bac</h1>", False),
        (f"<article>{prose(300)}<footer><h1>OUT</h1></footer></article>", True),
        ("<figure><footer>OUT</footer></figure>", True),
        ("<div><aside><a>OUT</a></aside></div>", False),
        ("<aside>Le bac part à midi et à deux heures.<aside><a>OUT</a></aside>.</aside>", True),
        ("<article><aside>OUT</aside></article>", True),
        ("<article><aside><a>OUT</a></aside></article>", False),
        ("<div><aside>OUT</aside></div>", False),
        ("<div><aside class=tip>OUT</aside></div>", True),
        ("<div><aside class='boite tip'>OUT</aside></div>", True),
        ("<aside>OUT</aside>", False),
        ("<aside>OUT</aside><p></p>", False),
        ("<aside>OUT !</aside>", True),
        ("<aside>OUT ?</aside>", True),
        ("<aside>OUT…</aside>", True),
        ("<aside>« OUT »</aside>", True),
        ("<aside>OUT :</aside>", False),
    ],
)
def test_what_stands_around_a_text_is_told_by_its_element_and_its_role(
    furniture: str, *, shown: bool
) -> None:
    assert stays(f"{furniture}{prose(600)}") is shown


@pytest.mark.parametrize("sign", ["© OUT", "(c) 2031 OUT", "(C)1999 OUT", "Copyright OUT", "Tous droits réservés OUT",
                                  "All rights reserved OUT", "Mentions légales OUT"])  # fmt: skip
def test_small_print_says_whose_a_page_is(sign: str) -> None:
    long = f"{sign} {'x' * 60}."
    assert not stays(f"<div class=footer>{long}</div>{prose(600)}")
    assert stays(f"<div class=footer>{'y' * 12} OUT {'x' * 60}.</div>{prose(600)}")
    assert stays(f"<div class=footer>{'y' * 12} (c) 12 OUT {'x' * 60}.</div>{prose(600)}")


@pytest.mark.parametrize("name", ["x menu y", "x_menu", "x-menu", "menu-x", "menu_x", "menu"])
def test_a_name_is_one_of_its_parts(name: str) -> None:
    assert not stays(f"<section><div class='{name}'><a>OUT</a></div></section>{prose(600)}")
    assert stays(
        f"<section><div class='{name.replace('menu', 'menus')}'><a>OUT</a></div></section>{prose(600)}"
    )


@pytest.mark.parametrize("tag", ["div", "ul", "ol", "menu", "section", "p", "center", "span"])
def test_a_menu_is_a_block_of_links(tag: str) -> None:
    menu = f"<{tag}><a>OUT</a> <a>Bacs</a> <a>Ponts</a></{tag}>"
    assert stays(f"<section>{menu}{prose(90)}</section>{prose(600)}") is (tag == "span")
    assert stays(f"<article>{menu}{prose(90)}</article>{prose(600)}")


@pytest.mark.parametrize(
    ("menu", "shown"),
    [
        ("<div class=menu><h1>OUT</h1><a>Bacs</a></div>", True),
        ("<div class=menu><h1><a>OUT</a></h1></div>", True),
        ("<div class=menu><main><a>OUT</a></main></div>", True),
        ("<div class=menu><h2><a>OUT</a></h2></div>", False),
        ("<div><h2><a>OUT</a></h2><a>Bacs</a><a>Ponts</a></div>", True),
        ("<h2>Bacs</h2><ul><li><a>OUT</a><li><a>Bacs</a><li><a>Ponts</a></ul>", True),
        ("<b>Bacs</b><ul><li><a>OUT</a><li><a>Bacs</a><li><a>Ponts</a></ul>", False),
        ("<h2>Bacs</h2><p><a>OUT</a> <a>Bacs</a> <a>Ponts</a></p>", True),
        ("<h2>Bacs</h2><table><tr><td><a>OUT</a><td><a>Bacs</a><td><a>Ponts</a></table>", True),
        ("<table><tr><td><a>OUT</a><td><a>Bacs</a><td><a>Ponts</a></table>", False),
        ("<p>Bacs</p><div><ol><li><a>OUT</a><li><a>Bacs</a><li><a>Ponts</a></ol></div>", True),
        ("<p>Bacs</p><section><ul><li><a>OUT</a><li><a>Bacs</a><li><a>Ponts</a></ul></section>", False),
        ("<p>Bacs</p><div><p><a>OUT</a> <a>Bacs</a> <a>Ponts</a></p></div>", False),
    ],
)  # fmt: skip
def test_links_that_something_leads_to_are_no_menu(menu: str, *, shown: bool) -> None:
    assert stays(f"<section>{menu}{prose(90)}</section>{prose(600)}") is shown


@pytest.mark.parametrize(
    ("menu", "shown"),
    [
        (f"<div class=menu>{'x' * 102}<a>{of_weight(198, 'OUT')}</a></div>", False),
        (f"<div class=menu>{'x' * 105}<a>{of_weight(195, 'OUT')}</a></div>", True),
        (f"<div class=menu>{'x' * 40}<a>{of_weight(50, 'OUT')}</a>.</div>", False),
        (f"<div class=menu>{'x' * 50}<a>{of_weight(40, 'OUT')}</a>.</div>", True),
    ],
)
def test_two_thirds_of_a_menu_are_links(menu: str, *, shown: bool) -> None:
    assert stays(f"<section>{menu}</section>{prose(900)}") is shown


SHARING = '<a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a><a href="https://x.com/intent/post?url=x">X</a>'


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        (f"<div>OUT {SHARING}</div>", False),
        (f"<ul><li>OUT</li><li>{SHARING}</li></ul>", False),
        (f"<div><p>OUT</p><ul><li>{SHARING}<a href='mailto:?subject=x'>Mail</a></li></ul></div>", False),
        (f"<div>{of_weight(38, 'OUT')}{SHARING}</div>", False),
        (f"<div>{of_weight(44, 'OUT')}<ul>{SHARING}</ul></div>", True),
        (f"<p>OUT : {'le bac part du port. ' * 3}{SHARING}</p>", True),
        ("<div>OUT <a href='https://x.com/intent/post?url=x'>X</a></div>", True),
        ("<div>OUT <a href='https://facebook.com/bac'>F</a><a href='https://x.com/bac'>X</a></div>", True),
        ("<div>OUT <a href='mailto:a@bac.example'>Ada</a><a href='mailto:b@bac.example'>Luc</a></div>", True),
    ],
)
def test_a_box_that_shares_the_page_goes_inside_an_article_too(box: str, *, shown: bool) -> None:
    assert stays(f"<article>{prose(300)}{box}{prose(300)}</article>") is shown
