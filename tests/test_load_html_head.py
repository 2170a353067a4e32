"""What a page says of itself, the tags that it never closes, and the links that turn its pages."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from passerelle.index.load.html import parse_html
from passerelle.index.load.html_fields import iso_date, page_fields
from passerelle.index.load.html_turning import _turns
from passerelle.index.load.html_unclosed import without_unclosed


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2031", "2031"),
        ("2031-5", "2031-05"),
        ("2031-05-04", "2031-05-04"),
        ("2031/5/4", "2031-05-04"),
        ("2031.05.04", "2031-05-04"),
        ("2031-05-04T10:15:00Z", "2031-05-04"),
        ("4/5/2031", "2031-05-04"),
        ("31.12.2031", "2031-12-31"),
        (" 2031-05-04 ", "2031-05-04"),
        (" 4/5/2031 ", "2031-05-04"),
        ("20310", ""),
        ("2031-05-32", "2031-05"),
        ("2031-13", "2031"),
        ("2031-12-29", "2031-12-29"),
        ("2031-10-30", "2031-10-30"),
        ("2031-10-10", "2031-10-10"),
        ("2031-5-123", "2031-05"),
        ("29/10/2031", "2031-10-29"),
        ("30.1.2031", "2031-01-30"),
        ("31/12/2031", "2031-12-31"),
        ("32/12/2031", ""),
        ("12/13/2031", ""),
        ("May 2031", ""),
        ("", ""),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(written: str, date: str) -> None:
    assert iso_date(written) == date


FIELDS = {
    "author": "author dc.creator dcterms.creator article:author citation_author",
    "date": "date dc.date dcterms.date dcterms.created dcterms.issued article:published_time "
    "citation_publication_date datepublished pubdate publication_date",
    "subject": "subject description dc.description og:description",
    "keywords": "keywords dc.subject news_keywords article:tag",
}


@pytest.mark.parametrize(("field", "name"), [(key, name) for key in FIELDS for name in FIELDS[key].split()])
def test_each_name_of_a_field_is_read(field: str, name: str) -> None:
    value = "2031-05-04" if field == "date" else "Odile"
    for attribute in ("name", "property", "itemprop"):
        tree = LexborHTMLParser(f'<meta {attribute}=" {name.upper()}" content=" {value}\n">')
        assert page_fields(tree) == {field: value}


def test_of_several_authors_all_are_said_and_of_several_dates_the_first() -> None:
    tree = LexborHTMLParser(
        '<meta name=author content="Rey"><meta name=author content="Vial"><meta name=author content="Rey">'
        '<meta name=author content="https://a.org/rey">'
        '<meta name=keywords content="port"><meta name=keywords content="bac">'
        '<meta name=date content="2031"><meta name=pubdate content="2030"><meta name=date content="hier">'
        "<meta name=subject content=un><meta name=description content=deux>"
        '<time pubdate datetime="2029-01-02">x</time>'
    )
    assert page_fields(tree) == {
        "author": "Rey; Vial",
        "keywords": "port, bac",
        "date": "2031",
        "subject": "un",
    }
    assert page_fields(LexborHTMLParser("<meta name=author content><meta content=Rey>")) == {}
    dated = LexborHTMLParser("<meta name=date content='4/5/2031'>")
    assert page_fields(dated) == {"date": "2031-05-04"}
    assert page_fields(LexborHTMLParser("<meta name=date content=hier>")) == {}
    linked = LexborHTMLParser(
        "<meta name=author content='Rey, https://a.org'><meta name=subject content='https://a.org'>"
    )
    assert page_fields(linked) == {"author": "Rey, https://a.org", "subject": "https://a.org"}
    timed = LexborHTMLParser(
        '<time itemprop="datePublished" datetime="2029-01-02">x</time><time datetime="2028">y</time>'
    )
    assert page_fields(timed) == {"date": "2029-01-02"}


@pytest.mark.parametrize(
    ("page", "left", "names"),
    [
        ("a<textarea>b", "ab", ["textarea"]),
        ("a<textarea>b</textarea>c", "a<textarea>b</textarea>c", []),
        ("a<TITLE>b</title>c", "a<TITLE>b</title>c", []),
        ("a<iframe src=x />b</p>", "ab</p>", []),
        ("a<svg/>b", "a<svg/>b", []),
        ("a<svg><svg>b</svg>c", "a<svg>b</svg>c", ["svg"]),
        ("a</svg>b<svg>c", "a</svg>bc", ["svg"]),
        ("a<!-- b", "a b", ["!--"]),
        ("a<!-- <svg> -->b", "a<!-- <svg> -->b", []),
        ("a<script>x<y<p>b", "a<p>b", ["script"]),
        ("a<style>x", "a", ["style"]),
        ("a<script>x</script><p>b<script>y", "a<script>x</script><p>b", ["script"]),
        ("a<scripts>b", "a<scripts>b", []),
        ("a<video>b<audio>c</audio>d", "ab<audio>c</audio>d", ["video"]),
    ],
)
def test_a_tag_that_is_never_closed_goes_and_what_follows_stays(
    page: str, left: str, names: list[str]
) -> None:
    assert without_unclosed(page) == (left, names)


@pytest.mark.parametrize(
    ("link", "turns"),
    [
        *(
            (f"<a>{text}</a>", "step")
            for text in ("Previous", "next", "« Précédent", "Suivante »", "Préc.", "suiv.")
        ),
        *(
            (f"<a>{text}</a>", "step")
            for text in ("Next chapter", "page suivante", "chapitre précédent", "→ Next")
        ),
        *(
            (f"<a>{text}</a>", "place")
            for text in ("Up", "Home", "top", "Contents", "index", "Retour", "haut", "Sommaire")
        ),
        *(
            (f"<a>{text}</a>", "place")
            for text in ("table of contents", "Table des matières", "Accueil", "niveau supérieur")
        ),
        *((f"<a>{text}</a>", "") for text in ("Next week", "The next page", "Retour au port", "nexts", "")),
        ("<a rel=prev>Le port</a>", "step"),
        ("<a rel='nofollow Next'>Le port</a>", "step"),
        ("<a rel=contents>Le port</a>", "place"),
        ("<a rel=start>Le port</a>", "place"),
        ("<a rel=nofollow>Le port</a>", ""),
        ("<a><img alt=Next></a>", "step"),
        (f"<a>Next{' ' * 5}chapter{'»' * 28}</a>", "step"),
        (f"<a>Next chapter{'»' * 29}</a>", ""),
    ],
)
def test_a_link_turns_a_page_by_its_words_or_by_what_it_is_related_by(link: str, turns: str) -> None:
    node = LexborHTMLParser(link).css_first("a")
    assert node is not None
    assert _turns(node) == turns


def test_a_page_says_its_date_in_an_element_of_time() -> None:
    page = "<p>Lu.</p><time pubdate datetime='2031-4-5'>hier</time>"
    assert parse_html(page).fields == {"date": "2031-04-05"}
    assert parse_html(page.replace("2031-4-5", "hier")).fields == {}
