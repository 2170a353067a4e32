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


@pytest.mark.parametrize(
    "word",
    """après-guerre assurance-maladie avant-garde beaux-arts belle-soeur celui-ci ceux-ci cessez-le chrétien-démocrate
    chrétienne-démocrate demi-heure est-allemand grand-rue grande-bretagne grandes-bretagnes grands-parents
    libre-service lieutenant-colonel mid-air moins-value nord-africain non-lieu ouest-africain petit-fils petite-fille
    petites-filles petits-enfants plates-bandes porte-monnaie procès-verbal pseudo-science quasi-totalité quelques-uns
    royaume-uni saint-denis sainte-anne self-service
    semi-remorque social-démocrate sociale-démocratie sous-marin sud-africain
    trop-plein ultra-violet vice-roi afro-cubain
    américano-russe anglo-saxon arabo-berbère austro-hongrois belgo-suisse
    franco-belge germano-russe gréco-romain hispano-arabe indo-européen israélo-arabe italo-grec judéo-chrétien
    russo-turc serbo-croate sino-russe socio-économique soviéto-finlandais cross-country full-time deux-pièces
    trois-mâts one-way two-thirds three-quarters five-star états-unis""".split(),
)
def test_a_first_part_is_tied_to_the_word_behind_it(word: str) -> None:
    left, right = word.split("-")[:2]
    assert is_compound(left, right)
    assert not is_compound(f"{left}x", right)


@pytest.mark.parametrize(
    "word",
    """sous-crire sous-signé sous-tenir sous-trait non-chalant non-obstant porte-feuille porte-feuilles indo-lent
    semi-naire semi-nole mid-dle mid-day mid-night mid-summer mid-western grand-children grand-dad grand-daughter
    grand-father grand-iose grand-mama grand-mother grand-parents grand-sons grand-stand franco-phone anglo-phile
    russo-phobe franco-logue libre-ment libre-ments social-isme social-ismes social-iste social-istes social-ism
    social-isms social-ist social-ists social-ise social-ised social-iser social-ises social-ize social-ized two-fold
    social-ly full-ness cross-ing cross-ings self-ish cross-ed cross-er cross-es cross-ers""".split(),
)
def test_a_longer_word_that_begins_like_a_first_part_is_joined(word: str) -> None:
    assert not is_compound(*word.split("-"))


@pytest.mark.parametrize(
    "word",
    """jusque-là elle-même eux-mêmes puis-je ci-après au-delà au-dessous au-dessus bien-être computer-based so-called
    nineteenth-century entry-level film-maker film-makers decision-making above-mentioned six-month state-owned
    medium-sized long-term ten-year""".split(),
)
def test_a_last_part_is_tied_to_the_word_before_it(word: str) -> None:
    left, right = word.split("-")
    assert is_compound(left, right)
    assert not is_compound(left, f"{right}x")


@pytest.mark.parametrize(
    "word",
    """fut-ce fend-ce prend-elle vont-elles dit-il disent-ils prend-on vas-tu peux-tu allez-vous allez-nous allons-nous
    allons-vous sommes-nous êtes-vous cela-ci homme-ci jours-ci instant-ci""".split(),
)
def test_a_pronoun_is_tied_to_its_verb(word: str) -> None:
    assert is_compound(*word.split("-"))


@pytest.mark.parametrize(
    "word",
    """mena-ce cray-on cor-ci pa-tu mai-tu sous-sol-ci noir-ci pour-nous gen-nous vir-elle mena-ils gant-elet
    vas-tuer allez-voust""".split(),
)
def test_other_letters_before_a_pronoun_are_of_one_word(word: str) -> None:
    left, right = word.split("-")[-2:]
    assert not is_compound(left, right)


@pytest.mark.parametrize(
    "whom", "président présidente ministre époux épouse mari femme husband wife spouse".split()
)
def test_who_was_somebody_lately_is_tied_to_ex(whom: str) -> None:
    assert is_compound("ex", whom)
    assert not is_compound("un", whom)


@pytest.mark.parametrize(
    "link",
    "au aux ce ci de des du en et la le les là moi nous sous sur toi vous and by in of out the to up".split(),
)
def test_a_link_is_tied_on_both_sides_where_another_hyphen_stands(link: str) -> None:
    assert is_compound(link, "porte", tied_before=True)
    assert is_compound("porteur", link, tied_after=True)
    assert is_compound(link, "porte", tied_after=True) is (link == "sous")
    assert is_compound("porteur", link, tied_before=True) is (link == "là")


@pytest.mark.parametrize(
    "tens",
    """vingt trente quarante cinquante soixante quatre dix cent
    twenty thirty forty fifty sixty seventy eighty ninety""".split(),
)
def test_tens_are_tied_to_units_and_to_tens(tens: str) -> None:
    assert is_compound(tens, "sept")
    assert is_compound(tens, "vingt")
    assert not is_compound(tens, "tendre")


@pytest.mark.parametrize(
    "units",
    """et un une deux trois cinq six sept huit neuf onze douze treize quatorze quinze seize vingts dix cent
    one two three four five seven eight nine first second third fourth fifth sixth seventh eighth ninth
    deuxième troisièmes quatrième cinquième sixième septième huitième neuvième dixième unième onzième douzième
    treizième quatorzième quinzième seizièmes""".split(),
)
def test_units_and_ordinals_are_tied_to_tens_alone(units: str) -> None:
    assert is_compound("quatre", units)
    assert not is_compound("porteur", units)


@pytest.mark.parametrize("word", "vingt-ième cent-ième dix-aine quatre-ièmes vingt-deuxièmement".split())
def test_the_end_of_an_ordinal_is_tied_to_nothing(word: str) -> None:
    assert not is_compound(*word.split("-"))


@pytest.mark.parametrize(
    ("left", "right", "tied"), [("e", "mail", True), ("vis", "à", True), ("ac", "ra", False)]
)
def test_a_letter_alone_is_tied(left: str, right: str, *, tied: bool) -> None:
    assert is_compound(left, right) is tied
