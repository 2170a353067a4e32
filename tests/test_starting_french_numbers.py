"""Every way in which a French sentence says how many, how long or how much, and what is asked about it."""

import pytest
from test_starting_frames import asked
from test_starting_french import answers, questions

COUNTING = "compte comptait emploie possède accueille contient regroupe réunit rassemble".split()


@pytest.mark.parametrize("verb", COUNTING)
@pytest.mark.parametrize("about", ["", "environ ", "quelque ", "près de "])
def test_what_a_thing_has_asks_how_many(verb: str, about: str) -> None:
    found = asked(f"Le club de Vaux {verb} {about}12 membres.", "fr")
    assert found == [["count", f"Combien de membres {verb} le club de Vaux ?", "12 membres"]]


@pytest.mark.parametrize("behind", ["et", "dont", "dans", "à", "pour", "en", "sur"])
def test_what_is_counted_may_be_followed_by_more(behind: str) -> None:
    assert answers(f"Le club de Vaux compte 12 membres {behind} Vaux.") == ["12 membres"]
    assert answers("Le club de Vaux compte 12 membres chez Vaux.") == []


@pytest.mark.parametrize(
    ("number", "noun"),
    [
        ("1 200", "membres"),
        ("1\u202f200", "membres"),
        ("12.000", "membres"),
        ("12,5", "hectares"),
        ("treize", "membres"),
        ("vingt et un", "membres"),
        ("quatre-vingt-dix", "membres"),
        ("soixante-quinze", "membres"),
        ("cent", "membres"),
        ("deux cents", "membres"),
        ("cent vingt", "membres"),
        ("trois mille", "membres"),
        ("mille cinq", "membres"),
    ],
)
def test_a_number_may_be_written_in_figures_or_in_words(number: str, noun: str) -> None:
    question = f"Combien {'d’' if noun == 'hectares' else 'de '}{noun} compte le club de Vaux ?"
    assert asked(f"Le club de Vaux compte {number} {noun}.", "fr") == [
        ["count", question, f"{number} {noun}"]
    ]


@pytest.mark.parametrize(
    ("what", "noun"),
    [
        ("3 millions d’habitants", "d’habitants"),
        ("deux millions de francs", "de francs"),
        ("un million d'habitants", "d’habitants"),
        ("2,5 milliards de francs", "de francs"),
    ],
)
def test_millions_are_no_thing_that_is_counted(what: str, noun: str) -> None:
    assert asked(f"La ville de Vaux compte {what}.", "fr") == [
        ["count", f"Combien {noun} compte la ville de Vaux ?", what]
    ]


@pytest.mark.parametrize(
    "what", ["un bras", "une des salles", "deux cents", "3 d’hommes", "membres", "3 hommes forts"]
)
def test_one_and_what_is_no_number_ask_no_how_many(what: str) -> None:
    assert asked(f"La ville de Vaux compte {what}.", "fr") == []


@pytest.mark.parametrize(
    ("noun", "of"),
    [
        *(
            (noun, "d’")
            for noun in "abris yachts élus écrans êtres îlots ôteurs heures habits hommes hectares".split()
        ),
        *((noun, "d’") for noun in "hélicos histoires huîtres huiles huissiers hôtels".split()),
        *((noun, "de ") for noun in "halls hangars murs harpes huttes".split()),
    ],
)
def test_a_vowel_or_a_mute_h_takes_an_apostrophe(noun: str, of: str) -> None:
    assert questions(f"Le club de Vaux compte 12 {noun}.") == [f"Combien {of}{noun} compte le club de Vaux ?"]


UNITS = "minute minutes heure heures jour jours semaine semaines mois an ans année années nuit nuits".split()


@pytest.mark.parametrize("unit", UNITS)
def test_a_time_answers_how_long(unit: str) -> None:
    number = "2" if unit.endswith("s") else "une"
    for about in ("", "environ ", "au moins ", "près de "):
        span = f"{about}{number} {unit}"
        assert asked(f"Le bac Morin dure {span}.", "fr") == [
            ["long", "Combien de temps dure le bac Morin ?", span]
        ]
    assert asked(f"Le bac Morin dure 2\u00a0{unit}x.", "fr") == []


@pytest.mark.parametrize("verb", ["dure", "durait", "dura", "durent"])
def test_how_long_a_thing_lasts_is_asked_with_its_verb(verb: str) -> None:
    for days in ("ouvrables", "ouvrés", "calendaires"):
        assert asked(f"Le bac Morin {verb} 2 jours {days}.", "fr") == [
            ["long", f"Combien de temps {verb} le bac Morin ?", f"2 jours {days}"]
        ]


@pytest.mark.parametrize(
    ("subject", "question"),
    [
        ("Le bac Morin", "le bac Morin a-t-il"),
        ("Un bac Morin", "un bac Morin a-t-il"),
        ("La foire Morin", "la foire Morin a-t-elle"),
        ("Une foire Morin", "une foire Morin a-t-elle"),
    ],
)
def test_how_long_a_thing_lasted_is_asked_with_its_pronoun(subject: str, question: str) -> None:
    assert questions(f"{subject} a duré 2 jours.") == [f"Combien de temps {question} duré ?"]


@pytest.mark.parametrize(
    "price",
    [
        "12 €", "12€", "12,50 euros", "1 200 francs", "12 $", "12 CHF", "12 € par jour", "12 € par demi-journée",
        "12 € TTC",         "12 € HT", "12 € l’heure", "12 € l'heure", "12 € la nuit", "12 € le kilo",
    ],
)  # fmt: skip
def test_a_price_answers_how_much(price: str) -> None:
    assert asked(f"Le pass de Vaux coûte {price}.", "fr") == [
        ["cost", "Combien coûte le pass de Vaux ?", price]
    ]
    assert answers(f"Le pass de Vaux est fixé à {price}.") == [price]
    assert asked(f"La caution est de {price}.", "fr") == [["is", "Quelle est la caution ?", price]]


@pytest.mark.parametrize("verb", ["coûte", "coûtent", "coûtait"])
def test_the_price_of_one_thing_alone_is_asked(verb: str) -> None:
    assert questions(f"Le pass de Vaux {verb} 12 €.") == [f"Combien {verb} le pass de Vaux ?"]
    assert questions(f"Le pass de Vaux {verb} 12 €, ou 40 € en hiver.") == []
    assert questions(f"Le pass de Vaux {verb} 12 € ; le bac 40 €.") == [f"Combien {verb} le pass de Vaux ?"]


def test_no_price_with_another_behind_it_is_asked_whatever_its_verb() -> None:
    assert questions("La caution est de 12 €, ou 40 € en hiver.") == []
    assert questions("Le pass de Vaux est fixé à 12 €, ou 40 € en hiver.") == []


@pytest.mark.parametrize(
    ("subject", "span", "question"),
    [
        *((f"Le {noun}", "2 jours", f"Quel est le {noun} ?") for noun in "délai temps préavis terme congé".split()),
        *((f"La {noun}", "2 jours", f"Quelle est la {noun} ?") for noun in "durée période garantie carence".split()),
        ("Le délai de congé", "2 jours", "Quel est le délai de congé ?"),
        ("Le délaissement", "2 jours", "De combien de temps est le délaissement ?"),
        ("La pause", "2 jours", "De combien de temps est la pause ?"),
        ("Le loyer", "2 €", "Quel est le loyer ?"),
        ("La pause", "2 €", "Quelle est la pause ?"),
    ],
)  # fmt: skip
def test_a_measure_of_time_is_asked_for_as_such(subject: str, span: str, question: str) -> None:
    assert questions(f"{subject} est de {span}.") == [question]
