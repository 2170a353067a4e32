"""Which numbers and dates of a text may answer: each form, what only looks like one, and the type that is asked for."""

import pytest
from queries import query

from passerelle.exact_amounts import AMOUNT, amounts_asked_for, with_about
from passerelle.index.folding import fold_letters
from passerelle.index.types import Span


def told(question: str, text: str) -> list[str]:
    """Return what may answer, each with what is said of it right before."""
    spans = [with_about(text, each, 0) for each in amounts_asked_for(query(question), text)]
    return [text[each.start : each.end] for each in spans]


UNITS = """
12 € | 12 $ | 12 £ | 12 % | 12 m2 | 12 m3 | 12 °C | 12 euros | 1 euro | 12 dollars | 12 pounds | 12 kg | 12 km | 12 mm
12 cm | 12 m | 12 h | 12 heures | 12 hours | 1 hour | 12 min | 12 minutes | 12 ans | 1 an | 12 years | 12 jours
1 day | 12 mois | 1 month | 12 months | 12 semaines | 12 weeks | 12 fois | 12 times | 12 personnes | 12 people
12 kWh | 12 MWh | 12 GWh | 12 litres | 12 tonnes | 12€ | 12\u202f€ | 12\u00a0% | €12 | £12.50 | $1,200 | 1 200
1 250 000
1\u202f200,50 € | deux | trois | quatre
cinq | six | sept | huit | dix | onze | douze | quinze | vingt | trente | two
three | four | five | seven | eight | nine | ten | eleven | twelve | fifteen | twenty | thirty | deux euros | vingt-deux
about 12 | around 12 | roughly 12 | approximately 12 | nearly 12 | almost 12 | over 12 | under 12 | more than 12
less than 12 | fewer than 12 | at least 12 | at most 12 | up to 12 | environ 12 | près de 12 | presque 12
quelque 12 | plus de 12 | moins de 12 | au moins 12 | au plus 12 | au maximum 12 | au minimum 12 | jusqu'à 12
"""


@pytest.mark.parametrize(
    "amount", [each.strip(" ") for line in UNITS.strip().split("\n") for each in line.split(" | ")]
)
def test_an_amount_is_told_with_its_unit_and_what_is_said_of_it(amount: str) -> None:
    assert told("Combien en faut-il ?", f"Il en faut {amount} ici.") == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "Il faut le B12 ici.",
        "Il faut le 12-B ici.",
        "Il faut le 12/14 ici.",
        "Il faut un x.12 ici.",
        "C'est en 1931 ici.",
        "It was in 1931 here.",
        "Depuis 1931 ici.",
        "L'année 1931 ici.",
        "La saison 1931 ici.",
        "The year 1931 here.",
        "C'est le 4 juin 1931 ici.",
        "It is June 4, 1931 here.",
    ],
)
def test_a_code_or_a_date_is_no_amount(text: str) -> None:
    assert told("Combien en faut-il ?", text) == []


@pytest.mark.parametrize(
    "amount",
    ["deux cents", "deux mille", "trois millions", "4 milliards", "two hundred", "ten thousand", "one million",
     "un million", "five million people", "three hundred thousand", "2.5 million"],
)  # fmt: skip
def test_a_large_number_in_words_is_told_whole(amount: str) -> None:
    assert told("Combien en faut-il ?", f"Il en faut {amount} ici.") == [amount]


DATES = """
4 juin 1931 | 1er juin | 4th of June 1931 | 1st June | 2nd June, 1931 | 3rd June | June 4 | June 4, 1931 | June 1931
juin 1931
17/11/1996 | 7.1.1996 | 1996-11-17 | 8 h | 8h30 | 8 h 30 | 8\u202fh\u202f30 | 8:30 | 8.30 | 8.30 am | 8.30 pm
8 am | 8pm | 1931 | 2031 | 1066
"""


@pytest.mark.parametrize(
    "date", [each.strip(" ") for line in DATES.strip().split("\n") for each in line.split(" | ")]
)
def test_a_date_or_an_hour_is_told_whole(date: str) -> None:
    assert told("Quand est-ce ?", f"C'est {date} ici.") == [date]


@pytest.mark.parametrize(
    "text", ["C'est 3031 ici.", "C'est 931 ici.", "C'est 12 ici.", "C'est 19311 ici.", "C'est juin ici."]
)
def test_another_number_is_no_date(text: str) -> None:
    assert told("Quand est-ce ?", text) == []


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("Qui tient le bac ?", "Paul tient 2 bacs depuis le 3 mai.", []),
        ("How many ferries?", "Two ferries, then 3, and 40 oars.", ["Two", "3", "40"]),
        ("Combien de bacs pour DEUX quais ?", "Pour deux quais, 3 bacs.", ["3"]),
        ("Combien de bacs pour 12 quais ?", "Pour 12 quais, 120 bacs.", ["120"]),
        ("Combien coûte le bac de 8 h ?", "Le bac de 8 h coûte 4 €.", ["4 €"]),
        ("Combien coûte-t-il ?", "Il coûte 4 € pour 2 personnes.", ["4 €"]),
        ("Combien coûte-t-il ?", "Il vaut 2 personnes.", ["2 personnes"]),
        ("Quel est le prix ?", "Le prix est de 83 €, TVA de 20 %.", ["83 €"]),
        ("Quel est le prix ?", "Le prix baisse de 20 %.", ["20 %"]),
        ("Quel est le prix ?", "Le prix baisse de 20 % pour 3 personnes.", ["20 %"]),
        ("Combien de jours faut-il ?", "Il faut 2 bacs et 12 jours.", ["12 jours"]),
        ("Combien de temps faut-il ?", "Une semaine avec 3 bacs, ou 12 jours.", ["Une semaine", "12 jours"]),
        ("How long is it?", "The first year, 12 m by 3 people.", ["first year", "12 m"]),
        ("De quelle couleur ?", "Rouge et vert, 12 fois.", ["Rouge", "vert"]),
        ("In which month is it?", "In May or June, on the 12th.", ["May", "June"]),
        ("What is the phone number?", "Ring 01 99 00 12 34 at 8 am.", ["01 99 00 12 34"]),
        ("What is the website?", "See www.x at 12.", ["www."]),
        ("What email is it?", "a@b at 12.", ["a@b"]),
        ("At what time does it open?", "Open on 3 May at 8 am for 12 €.", ["8 am"]),
        ("What year is it?", "In 1902, with 12 people.", ["1902"]),
        ("What day is it?", "On 3 May at 8 am.", ["3 May"]),
        ("On what date is it?", "On 3 May at 8 am.", ["3 May"]),
        ("Quand part-il le 3 mai ?", "Le 3 mai, il part à 8 h.", ["8 h"]),
        ("How high is it?", "It is 12 m for 3 people.", ["12 m"]),
        ("What is the notice period?", "The notice is of 3 months.", ["3 months"]),
        ("What is the voltage of it?", "It is 230 volts.", ["230 volts"]),
        ("Which fraction is it?", "It is 12 % of 30 people.", ["12 %", "30 people"]),
        ("What days is it on?", "On 3 May and 5 June for 12 people.", ["3 May", "5 June"]),
        ("What dates is it on?", "On 3 May and 5 June for 12 people.", ["3 May", "5 June"]),
        ("By when must I, if late, pay?", "By 3 May at 8 am for 12 people.", ["3 May", "8 am"]),
        ("How loud is it?", "It is 62 dB for 12 people.", ["62 dB"]),
        ("How heavy is it?", "It is 62 kg for 12 people.", ["62 kg"]),
        ("What fares are there?", "There is one of £4.", ["£4"]),
        ("What are the visiting hours?", "From 8 am.", ["8 am"]),
        ("What colour, and how many?", "Blue, 12 of them.", ["Blue"]),
    ],
)
def test_what_may_answer_is_of_the_type_asked_for_and_not_named_by_the_question(
    question: str, text: str, found: list[str]
) -> None:
    assert told(question, text) == found


@pytest.mark.parametrize(
    "joined", ["8 au 12", "8 to 12", "8 et 12", "8 and 12", "8-12", "8 – 12", "du 8 au 12", "from 8 to 12"]
)
def test_days_that_share_their_month_are_one_date(joined: str) -> None:
    assert told("Quand est-ce ?", f"Ici {joined} mai 2031.") == [f"{joined} mai 2031"]


@pytest.mark.parametrize("joined", ["8, 12", "8 or 12", "8 / 12"])
def test_a_day_that_is_not_joined_to_the_next_is_no_part_of_its_date(joined: str) -> None:
    assert told("Quand est-ce ?", f"Ici {joined} mai.") == ["12 mai"]


PARTS = """article articles section sections annexe annex annexes chapitre chapitres chapter chapters page pages
paragraph paragraphe paragraphs paragraphes clause clauses step steps étape étapes"""


@pytest.mark.parametrize("part", PARTS.split())
def test_the_number_of_a_part_of_a_document_is_no_amount(part: str) -> None:
    assert told("Combien de bacs ?", f"Voir {part} 12, il y en a 30.") == ["30"]


@pytest.mark.parametrize("said", ["en", "in", "depuis", "since", "année", "saison", "season", "year"])
def test_a_year_behind_its_small_word_is_no_amount(said: str) -> None:
    assert told("Combien de bacs ?", f"Il y en a {said} 1931 à 30.") == ["30"]
    assert told("Combien de bacs ?", f"Il y en a {said} 931.") == ["931"]
    assert told("How high is it?", f"It is so {said} 1931.") == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("half an hour", "half an hour"),
        ("half a litre", "half a litre"),
        ("une demie heure", "une demie heure"),
        ("demi-tour", "demi-tour"),
        ("12-14", ""),
        ("12/14", ""),
        ("A12", ""),
        ("1 200", "1 200"),
        ("1 20", "1"),
        ("neuf", ""),
        ("vingt-neuf", "vingt-neuf"),
        ("une", ""),
        ("one", ""),
        ("vingt et un", "vingt et un"),
        ("trois mille", "trois mille"),
        ("trois milles", "trois milles"),
        ("trois millets", "trois"),
        ("2 h 30", "2 h 30"),
        ("2 h 305", "2 h"),
        ("2 school days", "2 school days"),
        ("2 business days", "2 business days"),
        ("2 jours ouvrables", "2 jours ouvrables"),
        ("2 jours ouvres", "2 jours ouvres"),
        ("2 kilometres", "2 kilometres"),
        ("2 centimeters", "2 centimeters"),
        ("2 metro", "2"),
    ],
)
def test_an_amount_is_as_long_as_its_number_and_unit(text: str, amount: str) -> None:
    found = AMOUNT.match(text)
    assert (found.group() if found else "") == amount


def test_what_is_said_of_an_amount_is_told_by_its_place_in_the_document() -> None:
    assert with_about("Il en faut plus de 12.", Span(19, 21), 100) == Span(111, 121)
    assert with_about("Il en faut 12.", Span(11, 13), 100) == Span(111, 113)
    assert with_about("plus de bacs 12.", Span(13, 15), 0) == Span(13, 15)
    assert with_about("jusqu’à 12", Span(8, 10), 0) == Span(0, 10)


COUNTED = """an ans jour jours jours_ouvrés jours_ouvrables day days working_days school_days business_day heure
heures hour hours minute minutes min year years mois month months semaine semaines week weeks fois times personne
personnes people euro euros dollar dollars pound pounds cents mille million milliards hundred thousand billion"""


@pytest.mark.parametrize("unit", [each.replace("_", " ") for each in COUNTED.split()])
def test_an_amount_has_its_unit_to_the_last_letter(unit: str) -> None:
    found = AMOUNT.search(fold_letters(f"Il en faut 12 {unit} ici."))
    assert found is not None
    assert found.group() == fold_letters(f"12 {unit}")


@pytest.mark.parametrize(
    "free", ["free", "free of charge", "gratuit", "gratuite", "gratuits", "gratuites", "gratuitement"]
)
def test_what_is_free_is_told_beside_a_price(free: str) -> None:
    assert told("How much is it?", f"Dogs pay £2, cats are {free}.") == ["£2", free]
    assert told("How much is it?", f"Cats are {free}.") == []
    assert told("How many cats are there?", f"There are 2 cats, {free}.") == ["2"]


@pytest.mark.parametrize(
    "word", ["free to go", "tax-free", "duty-free", "sugar-free", "free-range", "freedom", "gratuity"]
)
def test_what_only_looks_free_is_no_price(word: str) -> None:
    assert told("How much is it?", f"Dogs pay £2, cats are {word}.") == ["£2"]
