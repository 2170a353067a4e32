"""A compound broken at its own hyphen is told from a word broken by hyphenation, from its two halves."""

import pytest

from passerelle.index.load.pdf.compounds import is_compound


@pytest.mark.parametrize(
    "word",
    """dix-neuf soixante-douze quatre-vingts vingt-cinquième twenty-first
    chrétien-démocrate ouest-allemande nord-est sous-marin non-ingérence vice-roi ex-président franco-allemand
    well-known self-employed cross-border decision-making so-called celui-ci elle-même cet-homme-là
    dit-elle sont-ils peut-on est-ce vas-tu avez-vous pouvons-nous ces-jours-ci e-mail""".split(),
)
def test_parts_of_known_compounds_keep_their_hyphen(word: str) -> None:
    left, right = word.split("-")[-2:]
    assert is_compound(left, right)


@pytest.mark.parametrize(
    "word",
    """coopé-ration contre-dire sous-crire sous-traire non-obstant franco-phone porte-feuille grand-father cross-ing
    social-isme libre-ment mid-dle ex-plosion ex-position nou-velle mer-ci sour-cil ci-vil ver-tu ser-vice vingt-aine
    soixante-aine indo-lence""".split(),
)
def test_words_that_begin_or_end_like_compounds_are_joined(word: str) -> None:
    assert not is_compound(*word.split("-"))


@pytest.mark.parametrize("word", ["arc-en|-ciel", "arc-|en-ciel", "parla-t-|elle", "vingt-|et-un"])
def test_short_words_between_hyphens_keep_both(word: str) -> None:
    before, after = word.replace("-|", "|").replace("|-", "|").split("|")
    *more_before, left = before.split("-")
    right, *more_after = after.split("-")
    assert is_compound(left, right, tied_before=bool(more_before), tied_after=bool(more_after))


def test_a_link_alone_ties_nothing() -> None:
    assert not is_compound("en", "tendre")
    assert not is_compound("porteur", "tendre", tied_before=True, tied_after=True)
