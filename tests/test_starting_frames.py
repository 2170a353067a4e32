"""Every form of sentence that a question to begin with is made of, and the forms that make none."""

import pytest

from passerelle.index.types import Document, Span
from passerelle.starting import english, french

# a sentence with the words that answer in brackets, the form it has, and the question it makes
ENGLISH = """
The Harrow mill must open [on Mondays]. | modal | When must the Harrow mill open?
The Harrow office is open [on Monday and Friday]. | modal | When is the Harrow office open?
The Harrow market is held [on the first Sunday of each month]. | modal | When is the Harrow market held?
The Harrow fair is held [every Sunday]. | modal | When is the Harrow fair held?
The Harrow fair is held [every last Sunday]. | modal | When is the Harrow fair held?
The Harrow library is open [from 9 am to noon]. | modal | When is the Harrow library open?
The Harrow library is open [from 9.30 to 17:30]. | modal | When is the Harrow library open?
The Harrow form must arrive [by 3 May 2021]. | deadline | By what date must the Harrow form arrive?
The Harrow form may arrive [before Monday, 3 May]. | deadline | By what date may the Harrow form arrive?
The Harrow fair was held [from 3 May until 5 June]. | passive | When was the Harrow fair held?
The Harrow fairs were held [between 3 May and 5 June 1931]. | passive | When were the Harrow fairs held?
The council was dissolved [in early May 1931]. | passive | When was the council dissolved?
The Harrow mill was opened to visitors [in late 2019]. | passive | When was the Harrow mill opened to visitors?
The Harrow mill was opened [on 3rd May 1931]. | passive | When was the Harrow mill opened?
The Harrow mill was opened [on Monday, 3 May 1931]. | passive | When was the Harrow mill opened?
The treaty of Vaux, signed [on May 3, 1922], ended it. | apposed | When was the treaty of Vaux signed?
The club recognised the two Ellery mills [in 1931]. | past | When did the club recognise the two Ellery mills?
The Harrow pass costs [£12]; others cost £20. | cost | How much does the Harrow pass cost?
Edith Pane bought the mill [in 1931]. | past | When did Edith Pane buy the mill?
The Harrow club has [1,200 members]. | count | How many members does the Harrow club have?
The Harrow club has about [two million members]. | count | How many members does the Harrow club have?
The Harrow clubs have [12 members]. | count | How many members do the Harrow clubs have?
The Harrow club had [12.5 thousand members]. | count | How many members did the Harrow club have?
The Harrow hall seats [90 guests] and dancers. | count | How many guests does the Harrow hall seat?
The Harrow fair lasted [only 3 days]. | long | How long did the Harrow fair last?
The ferry costs [£12 a day]. | cost | How much does the ferry cost?
Two bikes cost [€45 million]. The garage rents two bikes. | cost | How much do two bikes cost?
The Harrow pass is [£12]. | price | How much is the Harrow pass?
The Harrow passes were [CHF 12 per week]. | price | How much were the Harrow passes?
The trial period is [3 months]. | length | How long is the trial period?
The school term was [at least 12 weeks]. | length | How long was the school term?
The Harrow mill was opened by [Edith van Pane]. | by | Who opened the Harrow mill?
The Harrow songs were written by [Edith Pane]. | by | Who wrote the Harrow songs?
"""
FRENCH = """
Les traités de Vaux, signés [le 3 mai 1922], durent. | apposed | Quand les traités de Vaux ont-ils été signés ?
La charte de Vaux, signée [en mai 1922], fixe la frontière. | apposed | Quand la charte de Vaux a-t-elle été signée ?
Les chartes de Vaux, signées [en mai 1922], durent. | apposed | Quand les chartes de Vaux ont-elles été signées ?
Les halles Morin ont été inaugurées [en 1904]. | passive | Quand les halles Morin ont-elles été inaugurées ?
Les ponts Morin sont ouverts [en juin]. | passive | Quand les ponts Morin sont-ils ouverts ?
La halle Morin est ouverte [du lundi au samedi]. | passive | Quand la halle Morin est-elle ouverte ?
La halle Morin est ouverte [de 9 h à 17h30]. | passive | Quand la halle Morin est-elle ouverte ?
La halle Morin est ouverte [chaque dernier dimanche de chaque mois]. | passive | Quand la halle Morin est-elle ouverte ?
La foire de Vaux est ouverte [du 1er mai au 3 juin 2020]. | passive | Quand la foire de Vaux est-elle ouverte ?
La foire de Vaux est ouverte [du 1er au 3 juin]. | passive | Quand la foire de Vaux est-elle ouverte ?
La foire de Vaux est ouverte [entre le 3 mai et le 5 juin]. | passive | Quand la foire de Vaux est-elle ouverte ?
Le bail Morin doit être déposé [avant le 3 mai]. | deadline | Avant quelle date le bail Morin doit-il être déposé ?
Les baux doivent finir [avant le 3 mai]. | deadline | Avant quelle date est-ce que les baux doivent finir ?
La piscine Morin est fermée [jusqu’au 3 mai 2021]. | until | Jusqu’à quelle date la piscine Morin est-elle fermée ?
La ville de Vaux a signé la charte [en 1904]. | past | Quand la ville de Vaux a-t-elle signé la charte ?
Edith Morin a quitté Vaux [en 1904]. | past | Quand est-ce qu’Edith Morin a quitté Vaux ?
Les élus de Vaux ont voté le budget [en mai 2020]. | past | Quand est-ce que les élus de Vaux ont voté le budget ?
Une halle naît [en 1904]. | present | Quand une halle naît-elle ?
Un club naît [en 1904]. | present | Quand un club naît-il ?
Le tournoi de Vaux commence [le lundi 3 mai]. | present | Quand le tournoi de Vaux commence-t-il ?
Le pont de Vaux a été construit par [Edith Morin] en 1904. | by | Qui a construit le pont de Vaux ?
La halle Morin a été fondée par [Edith de Vaux]. | by | Qui a fondé la halle Morin ?
Le club de Vaux emploie environ [12 salariés]. | count | Combien de salariés emploie le club de Vaux ?
Le club de Vaux réunit [12 hommes] et femmes. | count | Combien d’hommes réunit le club de Vaux ?
Les travaux durent [3 mois]. | long | Combien de temps durent les travaux ?
Le tournoi de Vaux a duré [environ 3 jours ouvrables]. | long | Combien de temps le tournoi de Vaux a-t-il duré ?
L’épreuve de Vaux a duré [3 jours]. | long | Combien de temps est-ce que l’épreuve de Vaux a duré ?
Le pass de Vaux coûte [12 € par jour]. | cost | Combien coûte le pass de Vaux ?
Les pass de Vaux coûtent [12,50 euros TTC]. | cost | Combien coûtent les pass de Vaux ?
Le prix du pass est fixé à [12 €]. | fixed | À combien est fixé le prix du pass ?
Les tarifs de Vaux sont fixés à [12 € par mois]. | fixed | À combien sont fixés les tarifs de Vaux ?
La caution est de [410 €]. | is | Quelle est la caution ?
Le délai est de [15 jours ouvrés]. | is | Quel est le délai ?
La pause est de [20 minutes]. | is | De combien de temps est la pause ?
"""
NO_ENGLISH = """
A mill was opened in 1931.
A mill, opened in 1931, burnt.
An Ellery baker resigned in 1931.
Edith Pane bought in 1931.
Most Harrow mills were opened in 1931.
In Harrow mills were opened in 1931.
The Harrow mill that was opened was opened in 1931.
The Harrow mill was opened again in 1931.
The Harrow mill was opened in that year in 1931.
The Harrow treaty and pact, signed in 1922, ended it.
Pupils of Harrow will receive their books in May.
His mill was opened in 1931.
The Harrow mill was opened in 1731 steps
The Harrow club has 12 people in it.
Mills were opened in 1931.
The smallest is £12.
The Harrow club recognised the two mills in 1931.
The Harrow ticket costs £3 a picture, or £10 for four.
The Harrow form is due on Monday at the latest.
"""
NO_FRENCH = """
Le pont né en 1904 a été ouvert en 1905.
Après la guerre a été ouvert en 1905.
Toutefois la halle a été ouverte en 1905.
Le pont de Vaux a été ouvert et en 1905.
Le pont qui brûla a été ouvert en 1905.
Le maire de Vaux a signé le traité conclu à Brest en 1904.
Son pont a été ouvert en 1905.
Ponts et halles ont été ouverts en 1905.
La première coûte 12 €.
Le dossier de Vaux est déposé le 3 mai au plus tard.
La ville de Vaux a reconnu les deux ponts en 1905.
Le pass de Vaux coûte 12 € ou 40 € en hiver.
"""


def rows(table: str) -> list[list[str]]:
    return [row.split(" | ") for row in table.strip().splitlines()]


def plain(sentence: str) -> str:
    return sentence.replace("[", "").replace("]", "")


def whole(row: list[str]) -> list[str]:
    sentence, form, question = row
    return [form, question, sentence[sentence.index("[") + 1 : sentence.index("]")]]


def asked(text: str, language: str) -> list[list[str]]:
    """Return the form, the question and the words that answer it, of each question made of *text*."""
    turn = french.questions if language == "fr" else english.questions
    document = Document("x", "X", "fr" if language == "fr" else "en", text)
    made = turn(document, Span(0, len(text)), text)
    return [[each.kind, each.question, text[each.answer.start : each.answer.end]] for each in made]


@pytest.mark.parametrize("row", rows(ENGLISH))
def test_an_english_sentence_asks_by_its_form(row: list[str]) -> None:
    assert whole(row) in asked(plain(row[0]), "en")


@pytest.mark.parametrize("row", rows(FRENCH))
def test_a_french_sentence_asks_by_its_form(row: list[str]) -> None:
    assert whole(row) in asked(plain(row[0]), "fr")


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (row[0], language)
        for table, language in ((NO_ENGLISH, "en"), (NO_FRENCH, "fr"))
        for row in rows(table)
    ],
)
def test_a_sentence_that_does_not_say_all_by_itself_asks_nothing(sentence: str, language: str) -> None:
    assert asked(sentence, language) == []


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("THE HARROW MILL was opened in 1931.", "When was the HARROW MILL opened?"),
        ("LA HALLE MORIN a été inaugurée en 1904.", "Quand la HALLE MORIN a-t-elle été inaugurée ?"),
    ],
)
def test_an_article_in_capitals_is_written_small_inside_its_question(sentence: str, question: str) -> None:
    language = "en" if sentence.startswith("THE") else "fr"
    assert [made for _, made, _ in asked(sentence, language)] == [question]


def test_a_question_is_asked_of_the_span_of_its_sentence_in_the_document() -> None:
    text = "Rain fell. The Harrow mill was opened in 1931."
    sentence = Span(11, len(text))
    (made,) = english.questions(Document("x", "X", "en", text), sentence, text[11:])
    assert (made.sentence, text[made.answer.start : made.answer.end]) == (sentence, "in 1931")
    assert (made.document, made.language, made.named) == ("x", "en", True)
