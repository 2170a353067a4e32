"""What counts as an amount, as a date, and as said of an amount: each form, and what only looks like one."""

import numpy as np
import pytest

from passerelle.exact import exact_answer
from passerelle.index.types import Document, Span
from passerelle.query import Query


def told(question: str, quotation: str) -> str | None:
    document = Document("d", "", "fr", quotation)
    query = Query(question, question, np.zeros(1, np.float32), 1.0)
    found = exact_answer(query, document, Span(0, len(quotation)), ())
    return found.text if found else None


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
    assert told("Combien en faut-il ?", f"Il en faut {amount} ici.") == amount


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
    assert told("Combien en faut-il ?", text) is None


@pytest.mark.parametrize(
    "amount",
    ["deux cents", "deux mille", "trois millions", "4 milliards", "two hundred", "ten thousand", "one million",
     "un million", "five million people", "three hundred thousand", "2.5 million"],
)  # fmt: skip
def test_a_large_number_in_words_is_told_whole(amount: str) -> None:
    assert told("Combien en faut-il ?", f"Il en faut {amount} ici.") == amount


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
    assert told("Quand est-ce ?", f"C'est {date} ici.") == date


@pytest.mark.parametrize(
    "text", ["C'est 3031 ici.", "C'est 931 ici.", "C'est 12 ici.", "C'est 19311 ici.", "C'est juin ici."]
)
def test_another_number_is_no_date(text: str) -> None:
    assert told("Quand est-ce ?", text) is None


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        ("It opens at 8 a.m.", "8 a.m."),
        ("It opens at 8 am.", "8 am"),
        ("It opens at 8 am, sir.", "8 am"),
        ("Il ouvre à 8 h ;", "8 h"),
        ("Il ouvre à 8 h", "8 h"),
    ],
)
def test_the_sign_that_ends_a_sentence_is_left_out_and_the_dot_of_hours_kept(
    quotation: str, words: str
) -> None:
    assert told("When does it open?", quotation) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(4, 14, "Ada Thorne"), (4, 7, "Ada"), (8, 14, "Thorne"), (3, 14, None), (4, 15, None)],
)
def test_the_network_is_followed_inside_of_the_quotation_alone(
    start: int, end: int, words: str | None
) -> None:
    document = Document("d", "", "fr", "Ici Ada Thorne. Là.")
    found = exact_answer(None, document, Span(4, 14), (), Span(start, end))
    assert (found.text if found else None) == words
    query = Query("Qui ?", "Qui ?", np.zeros(1, np.float32), 1.0)
    assert exact_answer(query, document, Span(4, 14), (), Span(start, end)) == found


@pytest.mark.parametrize(
    ("row", "context", "words"),
    [
        ("Brel | 12 | 340 €", True, "340 €"),
        ("Brel | 12 | 340 €", False, "340 €"),  # the only money in it
        ("Brel | 340 €", True, None),
        ("Brel | 12 | 340 € | 5", True, None),
        ("Brel | 12 |", True, None),
    ],
)
def test_a_cell_is_told_where_the_row_has_as_many_as_there_are_columns(
    row: str, words: str | None, *, context: bool
) -> None:
    text = f"Bureau | Colis | Loyer\n{row}"
    document, header = Document("d", "", "fr", text), Span(0, 22)
    query = Query("Quel est le loyer de Brel ?", "Quel est le loyer de Brel ?", np.zeros(1, np.float32), 1.0)
    found = exact_answer(query, document, Span(23, len(text)), (header,) if context else ())
    assert (found.text if found else None) == words
