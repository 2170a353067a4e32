"""Every way of asking for each type of thing, and the turns of phrase that only look like one."""

import pytest

from passerelle.answer_type import answer_type, fits

ASKED = {
    "email": """What email is it?|Which e-mail do I use?|Quel e-mail ?|Le courriel du club ?
L'adresse mail du club ?|L'adresse électronique ?|L'adresse e-mail ?""",
    "phone": """The telephone number?|The mobile number?|The emergency number?|The contact number?|The helpline number?
Le numéro de téléphone ?|Le numéro de tel ?|Le numéro d'urgence ?|Le numéro de portable ?|Le numéro de mobile ?
Le numéro d’urgence ?|Quel numéro appeler ?|Quel numéro dois-je faire ?|Quel numéro doit-on faire ?
What number do I call?|Which number should I try?|What number can I ring?|Which number to use?
A number to ring?|A number to dial?|A number to call?""",
    "website": "The web site?|The website?|The URL?|Le site web ?|Le site internet ?|L'adresse internet ?",
    "code": """The account number?|The reference number?|The serial number?|The invoice number?|The order number?
The file number?|The licence number?|The license number?|The VAT number?|The tracking number?|L'IBAN ?|Le SIRET ?
Le numéro de compte ?|Le numéro de police ?|Le numéro de série ?|Le numéro de facture ?|Le numéro de client ?
Le numéro de suivi ?|Le numéro d'immatriculation ?|Le numéro d'agrément ?|Le numéro d'adhérent ?|The postcode?
Le code postal ?""",
    "colour": "What color is it?|Which colours are there?|Quelles sont les couleurs ?|The colour is?|The color was?",
    "share": """What share is it?|Which proportion?|What fraction?|What percent?|Quel est le taux ?|Quelle est la part ?
Quelle proportion ?|Le pourcentage ?|The interest rate?|The VAT rate?|The tax rate?|The exchange rate?""",
    "rate": """How frequently is it done?|How many times a day?|How many times per week?|How many times each year?
Combien de fois par an ?|Quelle est la fréquence ?|Toutes les combien ?""",
    "age": "What age is it?|The minimum age?|The maximum age?|Quel est l'âge ?|L'âge limite ?|Âge maximal ?",
    "clock": """How early is it?|What hours is it open?|Quelles sont les heures ?|Quels horaires ?|Quelle est l'heure ?
Quels sont les horaires ?|The opening times?|The closing time?|The office hours?|L'heure d'ouverture ?
Les heures de visite ?|L'heure de fermeture ?|Heure d'arrivée ?|Heures de départ ?""",
    "year": "Which year?|Quelle année ?",
    "month": "Which months?|Quel mois ?|Quels mois ?",
    "date": "Which dates?|What date?|Quelle est la date ?",
    "day": """Which evening?|What mornings?|Which afternoon?|What nights?|Quels soirs ?|Quel matin ?|Quels jours ?""",
    "duration": """How many weeks?|How many full days?|How many nights?|How many hours?|Combien de mois ?
Combien d'années ?|Combien de nuitées ?|How soon is it?|How quickly is it done?|How much time?|How much more notice?
Quel délai ?|Quelle est la durée ?|Quels sont les délais ?|Quelles durées ?|Quel est le préavis ?
Dans combien de temps ?|Sous combien ?|Combien d'heures ?""",
    "length": "How long?|How far?|How fast is it?",
    "measure": """How tall is it?|How deep?|How wide?|How big?|How large?|How hot?|How cold?|How thick?
What is the width?|What depth?|What temperature?|What speed?|What capacity?|What pressure?
Quelle hauteur ?|Quelle est la longueur ?|Quelle était la largeur ?|Quelle distance ?|Quelle température ?
Quelle capacité ?|Quel volume ?|Quel débit ?""",
    "weight": """How heavy is it?|How much does it weigh?|How much can it weigh?|How much should it weigh?
What was the weight?|What is the weight?|What does it weigh?|Combien pèse-t-il ?|Combien pesait la cloche ?
Quel est le poids ?|Quel poids ?|Quel était le poids ?""",
    "noise": """How loud is it?|How noisy is it?|How many decibels?|Combien de décibels ?|What is the noise level?
What noise does it make?|Quel est le niveau sonore ?|Quel niveau de bruit ?""",
    "money": """Combien paie-t-on ?|Combien faut-il verser ?|Combien vaut la carte ?|Combien gagne-t-il ?
Combien est-ce que je dois ?|Combien d'argent faut-il ?|Combien d'euros ?|Combien de dollars ?|Quels sont les frais ?
Quel prix ?|Quelle est l'amende ?|Quel est le budget ?|Quelle était la prime ?|Quelle sera la cotisation ?
Quel est le chiffre d'affaires ?|À combien le tarif ?|Ça fait combien ?|Combien pour deux ?|How much?|How much money?
How much would it be?|How much's that?|How many pounds?|How many euros?|What is the monthly rent?|What's the fare?
What are the charges?|What will be the cost?|What was the total budget?|What do students pay?|What did it cost?
What must I pay?|What will they charge?""",
    "count": "How many?|Combien d'oies ?|Combien de bacs ?|Quel est le nombre ?|Tell me the number of bids?",
    "opening": """When is it open?|When are the gates closed?|When is the old mill shut?|When can I visit?
When can we come?|When can you visit it?|When can one come?|When can people visit?|When can visitors come?
Quand est-il ouvert ?|Quand la cave est-elle fermée ?|Quand les bains sont-ils ouverts ?|Quand est ouverte la cave ?
Quand sont fermés les bains ?|Quand peut-on visiter ?|Quand puis-je venir ?|Quand pouvons-nous visiter la cave ?""",
    "moment": """When is it?|Until when is it open?|Till when is it open?|Since when is it shut?|By when is it open?
When can it visit?|When can I go?|When is it opened?|Depuis quand est-il fermé ?
Quand peut-on partir ?|Jusqu'à quand peut-on venir ?|Quand sera-t-il ouvert ?
Until when can I come?|By when must it be sent?|Tell me when does it start?|Since when?
Depuis quand ?|Jusqu'à quand est-ce ouvert ?|Pour quand ?|Savez-vous dire quand il part ?|C'est quand ?
Quelle époque ?|Quelle est la saison ?|Quelle période ?|What season?|What period?""",
}


@pytest.mark.parametrize("type_", ASKED)
def test_each_way_of_asking_wants_its_type(type_: str) -> None:
    for question in ASKED[type_].replace("\n", "|").split("|"):
        wanted = answer_type(question)
        assert (question, wanted and wanted.type) == (question, type_)


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        ("What time of year is it?", None),
        ("Within what time is it done?", None),
        ("How much flour does it take?", "number"),
        ("How much is the water?", "number"),
        ("How much did it rise?", "money"),
        ("By how much is it late?", "number"),
        ("What is the fee number?", "number"),
        ("What exactly does the lease of it charge for?", None),
        ("What is the very first old usual rent?", None),
        ("What was the very old usual rent?", "money"),
        ("Dans combien de villes ?", "count"),
        ("C'est combien de villes ?", "count"),
        ("Combien de fois est-ce fait ?", "count"),
        ("When it rains, who pays?", None),
        ("Tell me when, if you can, it starts", None),
        ("Quand il pleut, qui paie ?", None),
        ("Le jour où il part, quand, on le sait", None),
        ("Qui sait combien de jours il reste ?", None),
        ("Avec qui et combien de jours ?", None),
        ("Le qui et combien de jours ?", "duration"),
        ("Which house is it. How many days?", "duration"),
        ("Which house, how many days?", None),
        ("Which house? The opening times?", "clock"),
        ("Why the opening times?", "clock"),  # no question word of its own
    ],
)
def test_a_phrase_that_looks_like_asking_for_a_type(question: str, type_: str | None) -> None:
    wanted = answer_type(question)
    assert (wanted and wanted.type) == type_


def test_the_words_that_ask_and_the_numbers_that_a_question_names_are_known() -> None:
    wanted = answer_type("How many weeks are there in 2031, of 52?")
    assert wanted is not None
    assert wanted.named == {"2031", "52"}
    assert wanted.asking == {"week"}
    number = answer_type("Combien boit le lot 12 ?")
    assert number is not None
    assert (number.type, number.asking) == ("number", frozenset())
    assert number.named == {"12"}


@pytest.mark.parametrize(
    ("question", "texts", "share"),
    [
        ("How much is it?", ("It is big.", "It is £4."), 1.0),
        ("How much is it?", ("It is big.",), -1.0),
        ("How much is it?", (), -1.0),
        ("Who is it?", ("It is £4.",), 0.0),
        ("Combien pour 12 € ?", ("12 €",), -1.0),
        ("Combien pour 12 € ?", ("12 € ou 9 €",), 1.0),
        ("Combien pour 12 € ?", ("12,50 €",), 1.0),  # of the same euros, other cents
    ],
)
def test_texts_fit_a_question_by_the_type_that_one_of_them_has(
    question: str, texts: tuple[str, ...], share: float
) -> None:
    assert fits(question, *texts) == share
