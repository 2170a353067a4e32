"""Boxes of links that share a page: where each link leads, how many there are, what stands beside them."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from passerelle.index.load.html_nodes import weigh
from passerelle.index.load.html_sharing import share_boxes

FACEBOOK, MAIL = "https://www.facebook.com/sharer.php?u=x", "mailto:?subject=x"
TWO = f"<a href='{FACEBOOK}'>F</a><a href='{MAIL}'>M</a>"


def boxes(body: str) -> list[str]:
    tree = LexborHTMLParser(f"<body>{body}</body>")
    assert tree.body is not None
    return sorted(node.tag or "" for node in share_boxes(tree, weigh(tree.body, ())))


SHARES = """
https://facebook.com/share?u=x https://www.facebook.com/dialog/send https://twitter.com/intent/tweet?url=x
https://x.com/share?url=x https://twitter.com/home?status=x https://www.threads.net/intent/post https://bsky.app/intent/x
https://www.linkedin.com/sharing/x https://linkedin.com/cws/x https://wa.me/?text=x https://whatsapp.com/send?x
whatsapp://send?text=x https://t.me/share/url https://telegram.me/share/url https://reddit.com/submit?x
https://www.pinterest.fr/pin/create/button https://tumblr.com/share/link https://www.tumblr.com/widgets/share
https://news.ycombinator.com/submitlink?u=x https://getpocket.com/save?url=x https://getpocket.com/edit?url=x
https://share.flipboard.com/bookmarklet/x mailto:?subject=x HTTPS://X.COM/SHARE
"""
OTHERS = """
https://facebook.com/bac https://x.com/bac https://box.com/share https://x.org/intent https://linkedin.com/in/ada
https://awa.me/x https://whatsapp.com/bac https://t.me/bac https://at.me/share https://reddit.com/r/bac
https://pinterest.fr/bac https://tumblr.com/bac https://news.ycombinator.com/item?x https://getpocket.com/x
mailto:ada@bac.example?subject=x https://bac.example/mailto:?x
"""


@pytest.mark.parametrize("address", SHARES.split())
def test_two_links_that_share_the_page_are_a_box(address: str) -> None:
    assert boxes(f"<div><a href='{address}'>S</a><a href='{MAIL}'>M</a></div>") == ["div"]


@pytest.mark.parametrize("address", OTHERS.split())
def test_a_link_that_leads_elsewhere_shares_nothing(address: str) -> None:
    assert boxes(f"<div><a href='{address}'>S</a><a href='{MAIL}'>M</a></div>") == []


@pytest.mark.parametrize("tag", "div ul ol menu section aside p nav span footer figure".split())
def test_a_box_is_an_element_that_holds_such_links(tag: str) -> None:
    assert boxes(f"<{tag}>{TWO}</{tag}>") == [tag]
    assert boxes(f"<article>{TWO}</article>") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"<div><a href='{MAIL}'>M</a></div>", []),
        (f"<div><p>{TWO}</p></div>", ["div", "p"]),
        (f"<div>{'x' * 40}{TWO}</div>", ["div"]),
        (f"<div>{'x' * 41}{TWO}</div>", []),
        (f"<div>{'x' * 41}<p>{TWO}</p></div>", ["p"]),
        (f"<div>{'<a>' + 'x' * 41 + '</a>'}{TWO}</div>", []),
        (f"<div><a href='{FACEBOOK}'>{'x' * 90}</a><a href='{MAIL}'>{'x' * 90}</a></div>", ["div"]),
        (f"<div>{'<b>' * 6}{TWO}{'</b>' * 6}</div>", ["div"]),
        (f"<div>{'<b>' * 7}{TWO}{'</b>' * 7}</div>", []),
        (f"<ul><li>{TWO}</li></ul>", ["ul"]),
    ],
)
def test_a_box_holds_two_such_links_not_deep_in_it_and_little_else(body: str, found: list[str]) -> None:
    assert boxes(body) == found
