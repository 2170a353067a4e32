"""The main part of a page, where it has one and nothing of weight stands outside it."""

import pytest
from selectolax.lexbor import LexborHTMLParser
from web_pages import of_weight, prose, stays

from passerelle.index.load.html_main import main_part
from passerelle.index.load.html_nodes import weigh


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (f"<div>{of_weight(140)}</div><main>{prose(100)}</main>", False),
        (f"<div>{of_weight(160)}</div><main>{prose(100)}</main>", True),
        (f"<div>{of_weight(198)}</div><main>{prose(600)}</main>", False),
        (f"<div>{of_weight(202)}</div><main>{prose(600)}</main>", True),
        (f"<div><a>{of_weight(250)}</a> {of_weight(202)}</div><main>{prose(600)}</main>", False),
        (f"<main>{prose(600)}</main><div>{of_weight(202)}</div>", False),
        (f"<main>{prose(600)}</main><div><h2>Bac</h2>{of_weight(202)}</div>", True),
        (f"<div>OUT</div><article>{prose(300)}</article><article>{prose(300)}</article>", True),
        (f"<div>OUT</div><article>{prose(600)}</article>", False),
    ],
)
def test_the_main_part_is_the_page_where_nothing_else_speaks(body: str, *, shown: bool) -> None:
    assert stays(body) is shown


def parts(body: str) -> tuple[str, list[str]]:
    """Return which element is the main part of a page, and which ones with text stand outside it."""
    tree = LexborHTMLParser(f"<html><body>{body}</body></html>")
    assert tree.body is not None
    main, outside = main_part(tree.body, weigh(tree.body, ()))
    return main.tag or "", [each.attributes.get("id") or "" for each in outside]


@pytest.mark.parametrize(
    ("body", "main", "outside"),
    [
        (f"<main>{prose(40)}</main>", "main", []),
        (f"<div role=main>{prose(40)}</div>", "div", []),
        (f"<article>{prose(40)}</article>", "article", []),
        (f"<section>{prose(40)}</section>", "body", []),
        (f"<main>{prose(40)}<article>{prose(20)}</article></main>", "main", []),
        (f"<main>x</main><article>{prose(40)}</article>", "article", [""]),
        (f"<main>{prose(40)}</main><p id=a>{of_weight(60)}</p>", "main", ["a"]),
        (f"<main>{prose(39)}</main><p id=a>{of_weight(61)}</p>", "body", []),
        (f"<p id=c></p><p id=a>un</p><main>{prose(40)}</main><p id=b>deux</p><p id=c></p>", "main", ["a", "b"]),
        (f"<p id=a>un</p><div><p id=b>deux</p><main>{prose(40)}</main><p id=c>x</p></div><p id=d>y</p>", "main",
         ["a", "b", "c", "d"]),
        (f"<p id=a>{of_weight(199)}</p><main>{prose(600)}</main>", "main", ["a"]),
        (f"<p id=a>{of_weight(200)}</p><main>{prose(600)}</main>", "body", []),
        (f"<p id=a><a>{of_weight(201)}</a>{of_weight(200)}</p><main>{prose(600)}</main>", "main", ["a"]),
        (f"<main>{prose(600)}</main><p id=a>{of_weight(200)}</p>", "main", ["a"]),
        (f"<main>{prose(600)}</main><div id=a><h2>x</h2>{of_weight(199)}</div>", "body", []),
        (f"<main>{prose(600)}</main><div id=a><h2>x</h2>{of_weight(198)}</div>", "main", ["a"]),
    ],
)  # fmt: skip
def test_the_main_part_and_what_stands_outside_it(body: str, main: str, outside: list[str]) -> None:
    assert parts(body) == (main, outside)
