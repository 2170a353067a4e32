"""Banners that ask for consent, told from texts about cookies and recipes of some."""

import pytest
from web_pages import of_weight, prose, stays

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


@pytest.mark.parametrize(
    ("banner", "shown"),
    [
        ("<div class=cookies>OUT</div>", True),
        ("<section><div class=cookies>OUT</div></section>", False),
        ("<section><div class=biscuits>OUT</div></section>", True),
        ("<section><section id=consent>OUT</section></section>", False),
        ("<section><form id=consent>OUT</form></section>", False),
        ("<section><p id=consent>OUT</p></section>", True),
        ("<div class=cookies>OUT <a>Oui</a></div>", False),
        (f"<section><div class=cookies>{of_weight(199)}</div></section>", False),
        (f"<section><div class=cookies>{of_weight(200)}</div></section>", True),
        ("<section><div class=cookies><h2>OUT</h2>Nous utilisons des cookies.</div></section>", True),
        ("<section><div class=cookies><h2>OUT</h2>Nous utilisons des cookies <a>Oui</a></div></section>", False),
        ("<div class=cookies><h2>OUT</h2>Nous utilisons des cookies <a>Oui</a></div>", True),
        ("<div class=cookies><h2>OUT</h2>Nous utilisons des cookies <button>Oui</button></div>", False),
        ("<article><div class=cookies><h2>OUT</h2>Nous utilisons des cookies <a>Oui</a></div></article>", True),
        ("<article><div class=cookies><h2>OUT</h2>Nous utilisons des cookies <input></div></article>", False),
        ("<section><div class=cookies><main>OUT</main><a>Oui</a></div></section>", True),
        ("<section><div class=cookies><h1>OUT</h1>Nos cookies utilisés <button>Oui</button></div></section>", True),
    ],
)  # fmt: skip
def test_a_box_named_after_cookies_goes_where_it_asks_for_something(banner: str, *, shown: bool) -> None:
    assert stays(f"{banner}{prose(600)}") is shown


SAYS = """
cookies : accepter | cookies à refuser | reject cookies | cookies, with consent | cookies utilisés | we use cookies
cookies de nos partenaires | cookies of partners | cookies pour mesurer | cookies selon vos préférences
cookies you prefer | cookie policy | cookies confidentiels | accept personal data
refuser les données personnelles | partners get personal data | utiliser vos données personnelles
"""
SAYS_NOT = """
cookies au four | données personnelles | personal data | accepter | nos partenaires | use of data | policy
"""


def each_of(table: str) -> list[str]:
    return [part.strip() for line in table.strip().splitlines() for part in line.split(" | ")]


def box(words: str) -> str:
    """Return a long box named after the rules on personal data, with a button, before a text."""
    inside = f"{words} {of_weight(202)} <button>Oui</button>"
    return f"<section><div class=rgpd>{inside}</div></section>{prose(600)}"


@pytest.mark.parametrize("words", each_of(SAYS))
def test_a_banner_says_what_it_wants_of_a_reader(words: str) -> None:
    assert not stays(box(words))


@pytest.mark.parametrize("words", each_of(SAYS_NOT))
def test_a_long_box_that_asks_for_nothing_is_text(words: str) -> None:
    assert stays(box(words))


@pytest.mark.parametrize(("between", "shown"), [(400, False), (401, True)])
def test_what_a_banner_wants_stands_near_the_cookies_it_speaks_of(between: int, *, shown: bool) -> None:
    banner = f"<div class=rgpd>OUT cookies{'-' * between}accepter <button>Oui</button></div>"
    assert stays(f"<section>{banner}</section>{prose(1600)}") is shown
