"""Facts about what must agree for two passages to be each other's translation."""

import re
from dataclasses import replace

import pytest

from passerelle.index.lexical import translations
from passerelle.index.lexical.analysis import terms
from passerelle.index.lexical.names import shipped
from passerelle.index.lexical.parallel import Said, say_the_same
from passerelle.index.types import Language

LEASE = (
    "Le loyer de la maison est de 800 euros par mois en 2024. Le chauffage est compris dans ce prix, et le contrat "
    "prend fin le 30 juin."
)
RENT = (
    "The rent of the house is 800 euros a month in 2024. The heating is included in that price, and the contract "
    "ends on 30 June."
)


def said(text: str, language: Language, *, title: str = "", before: str = "") -> Said:
    held, around = (
        " ".join(terms(f"{title}\n{each}", language, shipped())) for each in (text, f"{before}\n{text}")
    )
    return Said(language, title, text, held, around)


def same(french: str, english: str) -> bool:
    one, other = said(french, "fr"), said(english, "en")
    assert say_the_same(one, other) == say_the_same(other, one)
    return say_the_same(one, other)


def test_a_text_and_its_translation_say_the_same() -> None:
    assert same(LEASE, RENT)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("2024", "2025"),
        ("800", "850"),
        ("800 euros", "eight hundred and fifty euros"),
        ("30 June", "30 July"),
        ("ends on 30 June", "ends in June"),
        ("is included", "is not included"),
        ("of the house", "of the house in Brissac"),
        ("of the house", "of the house of Mrs Vauquelin"),
        ("in 2024", "in 2024 and 2025"),
        ("The heating is included in that price", "The dog may sleep in the garden or the kitchen"),
    ],
    ids=[
        "year",
        "amount",
        "amount in words",
        "month",
        "no day",
        "denial",
        "place",
        "name",
        "one more",
        "matter",
    ],
)
def test_a_text_that_differs_in_one_thing_is_no_translation(was: str, becomes: str) -> None:
    assert was in RENT
    assert not same(LEASE, RENT.replace(was, becomes))


@pytest.mark.parametrize(
    ("french", "english", "becomes"),
    [
        (
            "La piscine de {Lescarde} est ouverte le lundi.",
            "The pool of {Lescarde} is open on Mondays.",
            "Netherby",
        ),
        ("La bibliothèque est ouverte le {lundi}.", "The library is open on {Mondays}.", "Tuesdays"),
        ("Le magasin est fermé en {août}.", "The shop is closed in {August}.", "September"),
        (
            "Le produit vient de {France} avec son prix.",
            "The product comes from {France} with its price.",
            "Germany",
        ),
        ("La période du bail est de {six} ans.", "The period of the lease is {6} years.", "three"),
        ("Le service du train prend fin à {20 h}.", "The train service ends at {8 p.m.}", "8 a.m."),
        ("Le magasin n'est {pas} ouvert le dimanche.", "The shop is {not} open on Sundays.", "now"),
        ("Le magasin est ouvert le {matin}.", "The shop is open in the {morning}.", "evening"),
        ("Le prix de la visite pour un {enfant}.", "The price of the visit for {children}.", "adults"),
        (
            "Le contrat du bail prend fin dans 30 {jours}.",
            "The contract of the lease ends in 30 {days}.",
            "months",
        ),
        ("Le traité fut signé le {14 avril} 1988.", "The treaty was signed on {April 14}, 1988.", "May 14"),
    ],
    ids=[
        "site",
        "day",
        "month",
        "country",
        "years in words",
        "evening",
        "denial",
        "part of the day",
        "who",
        "unit",
        "date",
    ],
)
def test_short_texts_are_translations_until_one_thing_differs(
    french: str, english: str, becomes: str
) -> None:
    bare = french.replace("{", "").replace("}", "")
    before, _, after = re.split("[{}]", english)
    assert same(bare, english.replace("{", "").replace("}", ""))
    assert not same(bare, f"{before}{becomes}{after}")


def test_a_name_in_a_title_counts() -> None:
    rules = "La piscine est ouverte toute la semaine.", "The pool is open all week."
    one = said(rules[0], "fr", title="La piscine Lescarde")
    assert say_the_same(one, said(rules[1], "en", title="The pool at Lescarde"))
    assert not say_the_same(one, said(rules[1], "en", title="The pool at Netherby"))


def test_what_is_cut_otherwise_may_stand_in_the_passage_next_to_it() -> None:
    first, second = RENT.split(". ", 1)
    assert not same(LEASE, second)
    assert not say_the_same(said(LEASE, "fr"), said(second, "en", before="The house has two rooms."))
    assert say_the_same(said(LEASE, "fr"), said(second, "en", before=first))


@pytest.mark.parametrize("longer", [LEASE, RENT], ids=["in French", "in English"])
def test_a_text_that_says_one_thing_more_is_no_translation(longer: str) -> None:
    french, english = (
        f"{text} {more}" if text is longer else text
        for text, more in (
            (LEASE, "Les visiteurs laissent leur voiture derrière l'église."),
            (RENT, "Visitors leave their car behind the church."),
        )
    )
    assert not same(french, english)
    assert same(f"{LEASE} Merci bien !", RENT)


def test_a_word_that_may_be_no_number_agrees_with_one() -> None:
    assert same("Le loyer de la maison est de neuf euros.", "The rent of the house is nine euros.")
    assert not same("Le loyer de la maison est de dix euros.", "The rent of the house is nine euros.")


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (LEASE, RENT.replace("contract", "contract, not the heating,")),
        (f"{LEASE} Le matin.", f"{RENT} In the evening."),
    ],
    ids=["denial", "part of the day"],
)
def test_a_long_passage_may_be_put_in_other_words(french: str, english: str) -> None:
    one, other = said(french, "fr"), said(english, "en")
    assert len(set(one.terms)) <= 30
    assert not say_the_same(one, other)
    more = " ".join(f"mot{chr(97 + number)}" for number in range(30))
    long = [
        replace(each, held=f"{each.held} {more}", around=f"{each.around} {more}") for each in (one, other)
    ]
    assert say_the_same(*long)


@pytest.mark.parametrize("text", ["", "12 34", "\N{RIGHT-TO-LEFT MARK}", "😀", "Zzyx Qqrt"])
def test_texts_without_a_word_that_is_known_are_no_translations(text: str) -> None:
    assert not same(text, text)


@pytest.mark.parametrize(
    ("french", "english", "alike"),
    [
        ("Le chien du jardin et la voiture.", "The dog.", True),
        ("Le chien du jardin et la voiture ouverte.", "The dog.", False),
        ("Le chien du jardin et la voiture.", "", False),
        ("Le jardin et la voiture.", "", True),
    ],
    ids=["a third", "a quarter", "none of three", "none of two"],
)
def test_of_a_sentence_of_three_known_words_a_third_is_found_again(
    french: str, english: str, *, alike: bool
) -> None:
    assert same(f"{LEASE} {french}", f"{RENT} {english}") is alike


@pytest.mark.parametrize(
    ("english", "alike"), [("The dog of the garden has a car.", True), ("The dog of the garden.", False)]
)
def test_six_in_ten_of_a_texts_known_words_are_found_again(english: str, *, alike: bool) -> None:
    assert same("Le chien du jardin ouvert a le prix de la voiture.", english) is alike


@pytest.mark.parametrize(("name", "alike"), [("Zy", True), ("Zyx", False)])
def test_a_name_that_is_missing_has_three_letters(name: str, *, alike: bool) -> None:
    english = f"The price of the car and of the dog {name} is open."
    assert same("Le prix de la voiture et du chien est ouvert.", english) is alike


def test_a_word_that_is_meant_once_in_ten_times_is_a_translation_and_a_rarer_one_is_not() -> None:
    for meanings in translations.shipped().values():
        assert min(share for found in meanings.values() for _, share in found) == 0.1


SHUT, CLOSED = (
    "Le magasin {} ouvert le dimanche de la semaine.",
    "The shop is {} open on Sundays of the week.",
)
FRENCH_DENIALS = (
    "ne est | n'est | n’est | sans être | est aucun | est aucune | jamais | non | ni | interdit | interdite"
)
ENGLISH_DENIALS = """not | no | never | without | none | nor | neither | cannot | forbidden | prohibited | isn't | isn’t
don't | NOT"""


def each(table: str) -> list[str]:
    return [part for line in table.splitlines() for part in line.split(" | ")]


@pytest.mark.parametrize("denial", each(FRENCH_DENIALS))
def test_a_french_denial_is_matched_by_an_english_one_alone(denial: str) -> None:
    assert same(SHUT.format(denial), CLOSED.format("not"))
    assert not same(SHUT.format(denial), CLOSED.format("now"))


@pytest.mark.parametrize("denial", each(ENGLISH_DENIALS))
def test_an_english_denial_is_matched_by_a_french_one_alone(denial: str) -> None:
    assert same(SHUT.format("n'est pas"), CLOSED.format(denial))
    assert not same(SHUT.format("est"), CLOSED.format(denial))


def test_what_only_begins_as_a_denial_is_none() -> None:
    for word in ("neuf", "nid", "nonne", "sansonnet", "n"):
        assert same(SHUT.format(f"est {word}"), CLOSED.format(""))
    for word in ("nothing", "noon", "nevertheless", "norm"):
        assert same(SHUT.format("est"), CLOSED.format(word))


def numbered(count: int, *, denied: bool) -> tuple[Said, Said]:
    """Return two passages of *count* different terms, of which the English one may deny."""
    text = CLOSED.format("not" if denied else "now")
    one, other = said(SHUT.format("est"), "fr"), said(text, "en")
    both = []
    for passage in (one, other):
        more = " ".join(f"mot{chr(97 + at)}" for at in range(count - len(set(passage.terms))))
        both.append(replace(passage, held=f"{passage.held} {more}", around=f"{passage.around} {more}"))
    assert [len(set(each.terms)) for each in both] == [count, count]
    return both[0], both[1]


def test_passages_of_thirty_different_terms_are_short_if_one_of_them_is() -> None:
    assert not say_the_same(*numbered(30, denied=True))
    assert say_the_same(*numbered(31, denied=True))
    assert say_the_same(*numbered(30, denied=False))
    short, long = numbered(30, denied=True)[0], numbered(31, denied=True)[1]
    assert not say_the_same(short, long)
    assert not say_the_same(long, short)


@pytest.mark.parametrize(
    ("french", "english", "alike"),
    [
        (LEASE.replace("de la maison", "de la maison (Italie)"), RENT, True),
        (LEASE, RENT.replace("of the house", "of the house (Italy)"), True),
        ("Le magasin est ouvert le lundi de la semaine.", "The shop is open in the week.", True),
        ("Le contrat de la maison prend fin le 30 juin.", "The contract of the 30 houses ends in June.", False),
        ("Le contrat de la maison prend fin en 1988.", "The contract of the house ends in May 1988.", False),
    ],
    ids=["a country", "another", "a day of the week", "a date without its year", "a month with its year"],
)  # fmt: skip
def test_one_text_may_name_a_place_or_a_day_that_the_other_does_not_and_no_date(
    french: str, english: str, *, alike: bool
) -> None:
    assert same(french, english) is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Zyxab", "Zyxac", True),
        ("Zyxab", "Zyxcb", False),
        ("Zyxabcd", "Zyxabef", True),
        ("Zyxabcd", "Zyxacef", False),
        ("Zyxab", "Ozyxab", False),
    ],
)
def test_a_name_has_all_its_letters_but_two_in_common_and_four_at_least(
    one: str, other: str, *, alike: bool
) -> None:
    french = f"Le prix de la voiture et du chien {one} est ouvert."
    assert same(french, f"The price of the car and of the dog {other} is open.") is alike
