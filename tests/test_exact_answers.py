"""The exact words of an answer are told where a quotation leaves no choice, and else not."""

import pytest
from queries import query

from passerelle.exact import exact_answer
from passerelle.index.types import Document, Span


@pytest.mark.parametrize(
    ("question", "quotation", "words"),
    [
        ("Quel est le montant de la facture ?", "Montant à payer : 957,10 €.", "957,10 €"),
        ("How much did it cost?", "It cost £84,000 in all.", "£84,000"),
        ("Combien de membres ?", "L'amicale a 1\u202f250 membres.", "1\u202f250"),
        ("Quand ouvre le pont ?", "Le pont ouvre le 4 juin 1931 à Brume.", "4 juin 1931"),
        ("At what time does it open?", "It opens at 9.30 am.", "9.30 am"),
        ("En quelle année ?", "Il fut bâti en 1902.", "1902"),
        ("When was it found?", "It was found on 17/11/1996, you may say.", "17/11/1996"),
        ("How much power did it give?", "It gave 52 MWh.", "52 MWh"),
        (
            "Combien de jours ?",
            "Dès le 1er mars 2026, on peut s'absenter deux jours par semaine.",
            "deux jours",
        ),
        ("How many visitors?", "Since 2019 it has had 1200 visitors a year.", "1200"),
        ("How many of them?", "Twelve came, in June 1998.", "Twelve"),
        ("How long did it last?", "It lasted about ten weeks.", "about ten weeks"),
        ("Combien de membres ?", "Elle a jusqu’à 300 membres.", "jusqu’à 300"),
        ("Combien d'élus ?", "Il faut au moins deux élus.", "au moins deux"),
        ("Combien de temps vaut la carte ?", "La carte de 10 bains vaut dix-huit mois.", "dix-huit mois"),
        ("How much is the card?", "The card of 10 visits, valid 3 months, costs £27.", "£27"),
        ("How many letters has it?", "It has thirty-four letters.", "thirty-four"),
        ("Combien de temps est-il exclu ?", "Article 8. Il est exclu deux ans.", "deux ans"),
        ("De quelle couleur est la porte ?", "La porte de 1902 est vert bouteille.", "vert"),
        ("What is the phone number of the warden?", "Ring 01 99 00 12 34, room 12.", "01 99 00 12 34"),
        ("How much is the tea?", "The tea of 1902 is now £4.50.", "£4.50"),
        ("Combien de temps dure le programme ?", "Le programme dure 3 h 20.", "3 h 20"),
        ("When is the office closed?", "Le bureau est fermé du 8 au 12 mai.", "du 8 au 12 mai"),
        ("When is it on?", "It is on from 3 to 5 June 2025.", "from 3 to 5 June 2025"),
        ("Quel est le montant de la taxe ?", "Taxe de 20 % : 83,00 €.", "83,00 €"),
        ("What is the discount fee?", "A fee of 20 %.", "20 %"),
        ("Combien de vinaigre faut-il ?", "Versez un demi-litre de vinaigre.", "un demi-litre"),
        ("How many days ahead?", "The kitchen needs five school days.", "five school days"),
        ("Combien de temps se garde-t-elle ?", "Elle cuit à 180 °C et se garde une semaine.", "une semaine"),
        (
            "How many people came?",
            "About two million people came for fifteen minutes.",
            "About two million people",
        ),
        (
            "Combien de personnes sont venues ?",
            "Plus de 2 millions de personnes en 3 jours.",
            "Plus de 2 millions",
        ),
        ("How many hens may I keep?", "At most six hens, with the coop 15 feet from a wall.", "At most six"),
        ("Combien d'ouvriers ?", "Il fallut deux ans et 300 ouvriers.", "300"),
        ("How many people came?", "Three hundred people came.", "Three hundred people"),
        ("Si je la perds, je paie combien ?", "Valable trois mois ; perdue, elle coûte 2,50 €.", "2,50 €"),
    ],
)
def test_a_single_number_or_date_is_the_answer(question: str, quotation: str, words: str) -> None:
    document = Document("d", "", "fr", f"Avant. {quotation}")
    found = exact_answer(query(question), document, Span(7, len(document.text)), ())
    assert found is not None
    assert found.text == words == document.text[found.start : found.end]


@pytest.mark.parametrize(
    ("question", "quotation"),
    [
        ("Quand ouvre-t-il ?", "Il ouvre de 8 h 30 à 10 h."),
        ("Combien coûte-t-il ?", "Il coûte 4 euros, ou 2 euros pour les enfants."),
        ("Qui ouvre ?", "Paul ouvre à 8 h."),
        ("Combien de visiteurs en 1995 ?", "C'était en 1995."),
        ("Combien ?", "Personne ne le sait."),
    ],
)
def test_where_several_may_be_meant_or_none_nothing_is_told(question: str, quotation: str) -> None:
    document = Document("d", "", "fr", quotation)
    assert exact_answer(query(question), document, Span(0, len(quotation)), ()) is None


@pytest.mark.parametrize(
    ("question", "quotation", "pointed", "words"),
    [
        ("What does a student pay?", "Adults pay £7, students £4.50, children £2.", "£7", "£4.50"),
        ("How many towns have a pool?", "Nine towns have a pool, and 34 a lake.", "34", "Nine"),
        ("By how much did the sales of mills rise?", "They sold 52 mills, a rise of 6 %.", "6 %", "6 %"),
        ("What do we adults pay?", "Adults pay £7, students £4.50.", "£4.50", "£7"),
        ("What does it cost?", "Adults: £7, students: £4.50.", "£4.50", "£4.50"),
        (
            "How much notice does the tenant give?",
            "The owner gives two months, the tenant one month.",
            "two",
            "one month",
        ),
        (
            "How much vinegar do I need?",
            "Pour half a litre of vinegar, rinse three times.",
            "three times",
            "half a litre",
        ),
        (
            "When does it leave on Sundays?",
            "It leaves at 23.10 on weekdays and at 22.30 on Sundays.",
            "at 23.10",
            "22.30",
        ),
        ("What is the fare on the tram?", "The fare is £2 on the bus, £3 on the tram.", "£2", "£3"),
        ("How much do students pay?", "Students get £3 off £7, adults £1 off.", "£1", "£1"),
    ],
)
def test_of_several_numbers_the_one_in_the_clause_that_says_most_of_the_question_is_told(
    question: str, quotation: str, pointed: str, words: str
) -> None:
    document = Document("d", "", "fr", f"Avant. {quotation}")
    at = document.text.index(pointed)
    found = exact_answer(
        query(question), document, Span(7, len(document.text)), (), Span(at, at + len(pointed)), "fr"
    )
    assert found is not None
    assert found.text == words


def test_of_columns_as_likely_the_cell_of_the_type_asked_for_is_told() -> None:
    text = "Plat | Parts | Cuisson\nTourte | 6 | 45 min"
    document, header = Document("d", "", "fr", text), Span(0, text.index("\n"))
    row, pointed = Span(header.end + 1, len(text)), Span(text.index("| 6") + 2, text.index("| 6") + 3)
    found = exact_answer(
        query("Combien de temps faut-il pour la tourte ?"), document, row, (header,), pointed
    )
    assert found is not None
    assert found.text == "45 min"


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("When is the pool open on Sundays in summer?", "9 h – 18 h"),
        ("Quels sont les horaires du dimanche en été ?", "9 h – 18 h"),
        ("What are the hours on Sunday in winter?", "9 h – 13 h"),
        ("A-t-il été ouvert le dimanche ?", "9 h – 13 h"),
    ],
)
def test_a_season_tells_the_column_though_summer_is_a_small_word_in_french(question: str, cell: str) -> None:
    text = "Jour | hiver | été\nDimanche | 9 h – 13 h | 9 h – 18 h"
    document, header = Document("d", "", "fr", text), Span(0, text.index("\n"))
    at = text.index("9 h – 13 h")
    row, pointed = Span(header.end + 1, len(text)), Span(at, at + 10)
    found = exact_answer(query(question), document, row, (header,), pointed)
    assert found is not None
    assert found.text == cell


def test_a_cell_of_another_type_than_is_asked_for_is_not_told() -> None:
    text = "Item | Number | Unit | Total\nJug | 12 | £4.50 | £54.00"
    document, header = Document("d", "", "en", text), Span(0, text.index("\n"))
    row, pointed = Span(header.end + 1, len(text)), Span(text.index("12"), text.index("12") + 2)
    assert exact_answer(query("How much is a jug?"), document, row, (header,), pointed) is None


def test_the_cell_of_the_column_asked_for_is_told() -> None:
    text = "Bureau | Colis | Loyer mensuel\nBrel | 12 | 340 €"
    document, header = Document("d", "", "fr", text), Span(0, text.index("\n"))
    row = Span(header.end + 1, len(text))
    found = exact_answer(query("Quel est le loyer du bureau de Brel ?"), document, row, (header,))
    assert found is not None
    assert found.text == "340 €"
    assert exact_answer(query("Qui tient Brel ?"), document, row, (header,)) is None


def test_where_two_columns_are_as_like_the_question_no_cell_is_told() -> None:
    text = "Bureau | Loyer mensuel | Loyer annuel\nBrel | 340 € | 4 080 €"
    document, header = Document("d", "", "fr", text), Span(0, text.index("\n"))
    row = Span(header.end + 1, len(text))
    assert exact_answer(query("Quel est le loyer du bureau de Brel ?"), document, row, (header,)) is None


HIRE = "Tool | 1 day | 3 days | 1 week\nWacker plate | £24 | £55 | £80"


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("How much is a wacker plate for three days?", "£55"),
        ("Combien coûte la plaque pour une semaine ?", "£80"),
        ("How much is a wacker plate for a week?", "£80"),
        ("How much is a wacker plate for two days?", None),
        ("How much is a wacker plate?", "£24"),
    ],
)
def test_a_number_with_its_unit_tells_the_column_whatever_the_network_points_at(
    question: str, cell: str | None
) -> None:
    document, header = Document("d", "", "en", HIRE), Span(0, HIRE.index("\n"))
    row, pointed = Span(header.end + 1, len(HIRE)), Span(HIRE.index("£24"), HIRE.index("£24") + 3)
    found = exact_answer(query(question), document, row, (header,), pointed)
    assert (found.text if found else None) == cell


FARES = "Tarif | Plein | Réduit\nAdulte | 5,20 € | 3,90 €"


@pytest.mark.parametrize(
    ("question", "french", "pointed", "cell"),
    [
        ("How much is the full price for an adult?", 0.0, "3,90 €", "5,20 €"),
        ("Combien paie un adulte au tarif réduit ?", 1.0, "5,20 €", "3,90 €"),
        ("Combien paie un adulte ?", 1.0, "5,20 €", "5,20 €"),
        ("Combien paie un adulte ?", 1.0, "", None),
    ],
)
def test_a_column_is_told_in_the_other_language_and_where_none_is_by_the_network(
    question: str, french: float, pointed: str, cell: str | None
) -> None:
    document, header = Document("d", "", "fr", FARES), Span(0, FARES.index("\n"))
    at = Span(FARES.index(pointed), FARES.index(pointed) + len(pointed)) if pointed else None
    asked = query(question, french)
    found = exact_answer(asked, document, Span(header.end + 1, len(FARES)), (header,), at)
    assert (found.text if found else None) == cell


def test_the_column_of_what_is_priced_is_told() -> None:
    text = "Puissance | Abonnement | Prix du kWh\n6 kVA | 12,90 € | 0,21 €"
    document, header = Document("d", "", "fr", text), Span(0, text.index("\n"))
    row = Span(header.end + 1, len(text))
    found = exact_answer(query("Quel est le prix de l'abonnement ?"), document, row, (header,))
    assert found is not None
    assert found.text == "12,90 €"


@pytest.mark.parametrize(
    ("question", "quotation", "pointed", "words"),
    [
        (
            "À quelle heure faut-il quitter le gîte ?",
            "L'arrivée est à 16 h, le départ avant 10 h.",
            "16 h",
            "10 h",
        ),
        ("When can we arrive?", "L'arrivée est à 16 h, le départ avant 10 h.", "10 h", "16 h"),
        ("À quelle heure ferme le café ?", "It opens at 8.30 and shuts at 2, not 4.", "8.30", "2"),
        ("At what time does the café open?", "It opens at 8.30 and shuts at 2, not 4.", "8.30", "8.30"),
        ("At what time does it close?", "It opens at 8.30 and at 9 on Sundays.", "8.30", "8.30"),
        ("Jusqu’à quelle heure est-il ouvert ?", "Il ouvre à 8 h et ferme à 18 h.", "8 h", "18 h"),
        ("Until when is it open?", "It opens at 8.30 and shuts at 6.15.", "8.30", "6.15"),
        ("How late is the café open?", "It opens at 8.30 and shuts at 6.15.", "8.30", "6.15"),
        ("How many voted against it?", "14 for, 2 against, 1 blank.", "14", "2"),
        ("How many voted against it?", "14 voix pour, 2 contre, 1 abstention.", "14", "2"),
        ("Combien de voix pour le projet ?", "2 voix contre, 14 pour.", "2", "14"),
        ("When does it open and close?", "It opens at 8.30, it closes at 6.15.", "8.30", "8.30"),
        ("When does it end?", "It starts on 3 May, ends on 4 June or ends on 5 June.", "3 May", "3 May"),
    ],
)
def test_of_two_sides_the_number_or_time_of_the_one_asked_for_is_told(
    question: str, quotation: str, pointed: str, words: str
) -> None:
    document = Document("d", "", "fr", f"Avant. {quotation}")
    at = document.text.index(pointed)
    found = exact_answer(
        query(question), document, Span(7, len(document.text)), (), Span(at, at + len(pointed))
    )
    assert found is not None
    assert found.text == words
