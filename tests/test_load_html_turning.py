"""Links that turn the pages of a manual, by every word for them, are no text; what only looks like one is."""

import pytest
from selectolax.lexbor import LexborHTMLParser
from web_pages import page, prose

from passerelle.index.load.html_nodes import weigh
from passerelle.index.load.html_turning import turning_links

STEPS = (
    "Prev|Previous|Next|Précédent|Précédente|Precedent|Suivant|Suivante|Préc.|Suiv.|« Précédent|Next »|→ Suivant|NEXT"
    "|Next page|Page suivante|Previous chapter|Next section|Next part|Chapitre suivant|Partie suivante|Section suivante"
).split("|")
PLACES = (
    "Up|Home|Top|Back|Content|Contents|Index|Retour|Haut|Monter|Sommaire|Accueil|Niveau supérieur|Table of contents"
    "|Table des matières|Table des matieres|↑ Up|Chapter contents|Part index|Retour chapitre|Haut partie"
).split("|")
OTHERS = "Nextcloud|Le suivant|Prévoir|Upload|Suivre|Nos contents|Next winter|Table|Retour gagnant".split("|")


def read(*links: str) -> str:
    made = " ".join(f"<a href=x{at}>{words}</a>" for at, words in enumerate(links))
    return page(f"<div>{made}</div>{prose(600)}")


@pytest.mark.parametrize("words", STEPS)
def test_two_links_to_the_pages_before_and_after_are_no_text(words: str) -> None:
    assert words not in read(words, "Suivant")


@pytest.mark.parametrize("words", PLACES)
def test_a_link_to_another_place_of_the_manual_goes_with_them(words: str) -> None:
    assert words not in read(words, "Suivant")
    assert words in read(words, "Sommaire")


@pytest.mark.parametrize("words", OTHERS)
def test_a_link_that_only_begins_so_is_text(words: str) -> None:
    assert words in read(words, "Bacs")
    assert words in read(words)


@pytest.mark.parametrize(
    ("links", "gone"),
    [
        ("<a href=1>Suivant</a>", False),
        ("<a href=1 rel=next>Le pont</a>", True),
        ("<a href=1 rel=prev>Le pont</a>", True),
        ("<a href=1 rel='nofollow Previous'>Le pont</a>", True),
        ("<a href=1 rel=up>Le pont</a>", False),
        ("<a href=1 rel=up>Le pont</a> <a href=2>Suivant</a>", True),
        ("<a href=1 rel=home>Le pont</a> <a href=2>Suivant</a>", True),
        ("<a href=1 rel=start>Le pont</a> <a href=2>Suivant</a>", True),
        ("<a href=1 rel=contents>Le pont</a> <a href=2>Suivant</a>", True),
        ("<a href=1 rel=index>Le pont</a> <a href=2>Suivant</a>", True),
        ("<a href=1 rel=license>Le pont</a> <a href=2>Suivant</a>", False),
        ("<a href=1><img alt=Next> Le pont</a> <a href=2>Suivant</a>", False),
        ("<a href=1 rel=next><img alt=x> Le pont</a>", True),
    ],
)
def test_a_link_says_by_its_relation_where_it_leads(links: str, *, gone: bool) -> None:
    text = page(f"<div>{links}</div>{prose(600)}")
    assert ("Le pont" not in text and "Suivant" not in text) is gone


@pytest.mark.parametrize(
    ("block", "stays"),
    [
        ("<p>Voyez <a href=1>Next</a> <a href=2>Prev</a></p>", True),
        ("<p><a href=1>Next</a> <a href=2>Prev</a> est là</p>", True),
        ("<p><b>Voyez</b> <a href=1>Next</a> <a href=2>Prev</a></p>", True),
        ("<p><br><a href=1>Next</a> | <a href=2>Prev</a><hr></p>", False),
        ("<ul><li><a href=1>Next</a><li><a href=2>Prev</a></ul>", False),
        ("<table><tr><td><a href=1>Next</a><td><a href=2>Prev</a></table>", False),
    ],
)
def test_a_link_within_a_sentence_is_a_part_of_it(block: str, *, stays: bool) -> None:
    assert ("Next" in page(f"{block}{prose(600)}")) is stays


@pytest.mark.parametrize(("letters", "gone"), [(120, True), (121, False)])
def test_the_title_of_the_page_goes_with_the_links_of_a_block_named_after_navigation(
    letters: int, *, gone: bool
) -> None:
    title = "x" * letters
    links = "<a href=1>Next</a> <a href=2>Prev</a>"
    named = f"<div class=navheader><div>{links}</div><div>{title}</div></div>"
    assert (title not in page(f"{named}{prose(900)}")) is gone
    assert title in page(f"<div class=head><div>{links}</div><div>{title}</div></div>{prose(900)}")
    assert title in page(f"{named.replace('<div>x', '<p>x').replace('x</div>', 'x</p>')}{prose(900)}")


@pytest.mark.parametrize(("others", "gone"), [(14, True), (15, False)])
def test_a_block_of_more_than_sixteen_links_is_no_bar_that_turns_pages(others: int, *, gone: bool) -> None:
    links = "<a href=1>Next</a> <a href=2>Prev</a>"
    more = " ".join(f"<a href=x{at}>Up</a>" for at in range(others))
    title = f"Titre {'x' * 90}"
    named = f"<div class=navheader><div>{links}</div><div>{more} {title}</div></div>"
    assert ("Titre" not in page(f"{named}{prose(900)}")) is gone


def blocks(body: str) -> list[str]:
    """Return the elements that hold the links of a page that turn pages."""
    tree = LexborHTMLParser(f"<body><section>{body}</section></body>")
    assert tree.body is not None
    return [node.tag or "" for node in turning_links(tree, weigh(tree.body, ()))]


NEXT, PREV = "<a href=1>Next</a>", "<a href=2>Prev</a>"


@pytest.mark.parametrize(
    ("body", "held"),
    [
        *((f"<{tag}>{NEXT} {PREV}</{tag}>", [tag]) for tag in ("div", "p", "center")),
        (f"<ul><li>{NEXT}<li>{PREV}</ul>", ["ul"]),
        (f"<table><tr><td>{NEXT}<td>{PREV}</table>", ["table"]),
        (f"<table><thead><tr><th>{NEXT}<th>{PREV}</thead></table>", ["table"]),
        (f"<form>{NEXT} {PREV}</form>", ["a", "a"]),
        (f"<div>{NEXT} <b>Bac</b></div><div><a rel=prev>Prev</a></div>", ["div"]),
        (f"<div>{NEXT} <b>Bac</b></div><div>{PREV}</div>", []),
        (f"<div>{NEXT}</div><p>Bac</p><div>{PREV}</div>", ["div", "div"]),
        (f"<div class=nav><h2>Bac</h2><div>{NEXT} {PREV}</div></div>", ["div"]),
        (f"<div class=nav>{NEXT} {PREV}<div>Bac</div></div>", ["div"]),
        *(
            (f"<div class='{name}'>{NEXT} {PREV}<div>Bac</div></div>", ["div"])
            for name in ("x nav", "x_nav", "x-nav")
        ),
        (f"<div class=knave>{NEXT} {PREV}<div>Bac</div></div>", ["a", "a"]),
        ("<p>Voyez <a rel=next>Next</a> <a rel=prev>Prev</a></p>", []),
        ("<p><a rel=next>Next</a> <a rel=prev>Prev</a> à</p>", []),
        (f"<div>{NEXT} {PREV} <br><img src=x><hr></div>", ["div"]),
        (f"<div>{NEXT} {PREV} <div>Bac</div></div>", ["a", "a"]),
        (f"<div>{NEXT} {PREV} <a href=3>Bac</a></div>", ["a", "a"]),
    ],
)
def test_the_largest_block_of_such_links_alone_goes_with_them(body: str, held: list[str]) -> None:
    assert blocks(body) == held


@pytest.mark.parametrize("tag", "b i em strong code span q cite small sup sub tt".split())
def test_words_in_a_line_beside_such_links_keep_them(tag: str) -> None:
    assert blocks(f"<p><{tag}>Voyez</{tag}> {NEXT} {PREV}</p>") == []
    assert blocks(f"<p><{tag}></{tag}> {NEXT} {PREV}</p>") == ["p"]
