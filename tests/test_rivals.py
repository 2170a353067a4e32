"""Whether a text speaks of another thing of its kind than the question: another country, day, month, age or role."""

import pytest
from queries import query

from passerelle.index.lexical.names import spellings
from passerelle.index.types import Document, Passage, Span
from passerelle.quotation import Quotation, quotation
from passerelle.rivals import SHIPPED, kinds, set_back, speaks_of_another
from passerelle.types import Hit
from passerelle.weights import Features, Pick


def pick(text: str, title: str = "", heading: str = "") -> Pick:
    document = Document("d", title, "fr", text)
    passage = Passage(document, 0, len(text), document.language, heading=heading)
    return Pick(Hit(1, passage, 0.9, 0.9), Span(0, len(text)), 1.0, Features(*[0.0] * 11))


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("Quand les soldats ont-ils quitté l'Angola ?", "Les soldats quittent la Hongrie en juin.", True),
        ("When did the soldiers leave Angola?", "Les soldats quittent la Hongrie en juin.", True),
        ("Quand les soldats ont-ils quitté l'Angola ?", "Les soldats quittent l'Angola en mai.", False),
        ("Quand les soldats ont-ils quitté l'Angola ?", "Le retrait angolais finit au Congo en mai.", False),
        ("Quand les soldats ont-ils quitté l'Angola ?", "Les soldats partent en juin.", False),
        ("Who beat Spain in the final?", "L'Italie gagne la finale.", True),
        ("Which country beat Spain in the final?", "L'Italie gagne la finale.", False),
        ("Dans quel pays part le roi d'Espagne ?", "Il part en Italie.", False),
        ("Where did the king of Spain go?", "He went to Italy.", False),
        ("What did Spanish settlers build?", "They came from Italy.", False),  # an adjective names no country
        ("Combien de vin l'Allemagne exporte-t-elle ?", "La RDA en exporte peu.", False),
        ("Que vend la Russie ?", "L'Union soviétique vend du gaz au Japon.", False),
        ("Combien coûte la location en juillet ?", "La location coûte 90 € en mars.", True),
        ("Combien coûte la location en juillet ?", "La location coûte 90 € de mai à septembre.", False),
        ("Combien coûte la location en juillet ?", "90 € du 1er mai au 30 septembre.", False),
        ("Combien coûte la location en juillet ?", "90 € entre le 1er mai et le 30 septembre.", False),
        ("How much is the hire in July?", "From May 1st until September: £40.", False),
        ("How much is the hire in July?", "May 2024 – September 2024: £40.", False),
        ("How much is the hire in July?", "May and September: £40.", True),
        ("Combien coûte la location en juillet ?", "La location coûte 90 € en juillet, 60 € en mars.", False),
        ("How much is the hire in June?", "Hire in May is £40.", True),
        ("How much is the hire in May?", "Hire in June is £40.", True),
        ("May I hire it for £40?", "Hire in June is £40.", False),
        ("Who may hire it?", "Members in June.", False),
        ("How far did they march?", "They walked 9 miles in June.", False),
        ("Quel jour de juillet ferme-t-on ?", "On ferme le 3 mars.", False),  # its answer is a date
        ("Qui garde la salle le mercredi ?", "Mardi : Oriane.", True),
        ("Qui garde la salle le mercredi ?", "Mercredi : Anatole.", False),
        ("Qui garde la salle le mercredi ?", "Mer. : Anatole ; mardi : Oriane.", False),
        ("Qui garde la salle le mercredi ?", "Du mardi au vendredi : Oriane.", False),
        ("Qui garde la salle le mercredi ?", "Mardi-vendredi : Oriane.", False),
        ("Qui garde la salle le mercredi ?", "Tous les jours, mardi compris : Oriane.", False),
        ("Who minds the hall on Wednesdays?", "Oriane, except on Tuesday.", False),
        ("Who minds the hall on Wednesdays?", "On Tuesday it is Oriane.", True),
        ("Who minds the hall on Wednesdays?", "Le mardi, c'est Oriane.", True),
        ("Which day follows Wednesday?", "Thursday.", False),
        ("What lies north of the road?", "South of the road lies the mill.", True),
        ("What lies north of the road?", "The mill lies north of the road.", False),
        ("Combien paie un adulte ?", "Les enfants paient 3 €.", True),
        ("How much does an adult pay?", "Les enfants paient 3 €.", True),
        ("Combien paie un adulte ?", "Les enfants paient 3 €, les adultes 5 €.", False),
        ("How much does a child pay?", "Young visitors pay £3, seniors £4.", False),
        ("À quelle heure est le déjeuner ?", "Le petit-déjeuner est servi à 8 h.", True),
        ("À quelle heure est le petit-déjeuner ?", "Le petit-déjeuner est servi à 8 h.", False),
        ("À quelle heure est le dîner ?", "Le repas du soir est servi à 8 h.", False),
        ("Visites du matin ?", "Le soir, les visites vont de 7 à 8 h.", True),
        ("Evening visits?", "La nuit, aucune visite avant le matin.", False),
        ("Who is the president of the club?", "Treasurer: Nadia Ferrand", True),
        ("Qui est le vice-président ?", "Présidente : Nadia Ferrand", True),
        ("Who chairs it?", "Treasurer: Nadia Ferrand", True),
        ("Who is the director?", "Hal Pym is the warden.", True),
        ("Who is the director?", "Hal Pym is the head.", False),
        ("What is the monthly fee?", "L'abonnement annuel coûte 90 €.", True),
        ("What is the monthly fee?", "90 € each month, or yearly 900 €.", False),
        ("Quel est le titre de sa troisième pièce ?", "« Sel », sa quatrième pièce, fut primée.", True),
        ("Quel est le titre de sa troisième pièce ?", "« Sel », sa pièce nº 3, suit la deuxième.", False),
        ("What is behind the left door?", "La porte de droite mène au puits.", True),
        ("Which men came?", "Women came first.", True),
        ("Quel est le niveau sonore de la pompe ?", "Depth under water: 7 m.", True),
        ("What is the weight of the pump?", "It weighs 7 kg at a depth of 3 m.", False),
        ("Where is the sculptor buried?", "She dies in Lisbon in 1902.", True),
        ("Where is the sculptor buried?", "Her grave is in Lisbon, where she dies in 1902.", False),
        ("Où est enterré le sculpteur ?", "Il meurt à Lisbonne.", True),
        ("Où est né le sculpteur ?", "Il meurt à Lisbonne.", True),
        ("When did the sculptor die?", "Born in 1840, he was killed in 1870.", False),
        ("When did the sculptor die?", "Elle naquit en 1840.", True),
        ("How many days for a wedding?", "Birth of a child: 3 days", True),
        ("Combien de jours pour un mariage ?", "Naissance : 3 jours ; mariage : 4 jours", False),
        ("Combien de chats ?", "Il y a trois chiens.", False),  # no kind of its own
    ],
)
def test_what_names_another_of_a_kind_speaks_of_another(question: str, text: str, *, other: bool) -> None:
    assert speaks_of_another(query(question), pick(text)) is other


def test_a_title_or_heading_that_names_what_is_asked_speaks_for_all_below_it() -> None:
    question = query("Combien de réfugiés ont quitté l'Angola ?")
    text = "La Zambie en accueille 90 000."
    assert speaks_of_another(question, pick(text))
    assert not speaks_of_another(question, pick(text, title="La guerre d'Angola"))
    assert not speaks_of_another(question, pick(text, heading="L'exode angolais"))


def test_the_question_that_an_answer_stands_under_speaks_for_it() -> None:
    alone = "Q: May a child bathe alone?\nA: From twelve, if no adult is near."
    text = f"Baths\n\n{alone}\n\nQ: And dogs?\nA: No adult dog may."
    document = Document("d", "Baths", "en", text)
    hit = Hit(1, Passage(document, 0, len(text), "en"), 0.9, 0.9)

    def answer(words: str) -> Pick:
        start = text.index(words)
        return Pick(hit, Span(start, start + len(words)), 1.0, Features(*[0.0] * 11))

    question = query("How old must a child be?")
    assert not speaks_of_another(question, answer("From twelve, if no adult is near."))
    assert speaks_of_another(question, answer("No adult dog may."))
    text = "Q: May a child bathe alone?\nA: No adult on Tuesday."
    document = Document("d", "Baths", "en", text)
    hit = Hit(1, Passage(document, 0, len(text), "en"), 0.9, 0.9)
    given = Pick(hit, Span(text.index("No"), len(text)), 1.0, Features(*[0.0] * 11))
    assert speaks_of_another(query("May a child bathe on Wednesday?"), given)  # though not of another age
    assert not speaks_of_another(query("May a child bathe on Tuesday?"), given)


def test_the_columns_of_a_row_speak_for_it() -> None:
    document = Document(
        "t", "Salle", "fr", "| Nom | Mardi | Mercredi |\n|---|---|---|\n| Oriane, jeudi aussi | x | x |"
    )
    start = document.text.index("| Oriane")
    hit = Hit(1, Passage(document, 0, len(document.text), "fr"), 0.9, 0.9)
    row = Pick(hit, Span(start, len(document.text)), 1.0, Features(*[0.0] * 11))
    assert not speaks_of_another(query("Qui garde la salle le mercredi ?"), row)
    assert speaks_of_another(query("Qui garde la salle le samedi ?"), row)


def test_a_row_that_names_no_day_is_of_those_of_its_columns() -> None:
    document = Document("t", "Salle", "fr", "| Nom | Mardi | Mercredi |\n|---|---|---|\n| Oriane | x | x |")
    start = document.text.index("| Oriane")
    hit = Hit(1, Passage(document, 0, len(document.text), "fr"), 0.9, 0.9)
    row = Pick(hit, Span(start, len(document.text)), 1.0, Features(*[0.0] * 11))
    assert not speaks_of_another(query("Qui garde la salle le mercredi ?"), row)
    assert speaks_of_another(query("Qui garde la salle le samedi ?"), row)


def test_what_speaks_of_another_comes_behind_the_rest_in_its_order() -> None:
    first, second, third = (pick(text) for text in ("En Hongrie, oui.", "En Angola, non.", "Sans pays."))
    assert set_back(query("Que dit l'Angola ?"), [first, second, third]) == [second, third, first]
    assert set_back(query("Que dit le roi ?"), [first, second, third]) == [first, second, third]


def test_a_thing_is_named_on_one_line_of_its_kind() -> None:
    assert [kind.name for kind in kinds()] == [
        "countries", "months", "days", "compass", "ages", "meals", "parts of the day", "roles",
        "periods", "ordinals", "hands", "people", "measures", "events of a life",
    ]  # fmt: skip
    lines = [
        line for line in SHIPPED.read_text(encoding="utf-8").splitlines() if line and line[0] not in "#["
    ]
    assert len(lines) == len({line.partition(";")[0].partition("|")[0].strip() for line in lines})


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("Quand le Bénin a-t-il un roi ?", "Siam has a king in June.", True),
        ("Quand le Bénin a-t-il un roi ?", "Dahomey has a king in June.", False),
        ("Quand le Bénin a-t-il un roi ?", "Michael Jordan and Chad wore red in June.", False),
        ("What does Romania sell?", "Jordan, in Rumania, sells wine.", False),
    ],
)
def test_a_country_has_all_spellings_that_the_table_of_names_has(
    question: str, text: str, *, other: bool
) -> None:
    assert speaks_of_another(query(question), pick(text)) is other


def test_no_line_lists_a_spelling_that_the_table_of_names_has() -> None:
    for line in SHIPPED.read_text(encoding="utf-8").splitlines():
        for side in line.split(";"):
            words = [word.strip() for word in side.split("|")]
            listed = {other for word in words for other in spellings().get(word, [])[1:]}
            assert not listed & set(words), line


def test_a_pick_that_is_asked_about_again_is_quoted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    quoted: list[Span] = []

    def counting(document: Document, span: Span) -> Quotation:
        quoted.append(span)
        return quotation(document, span)

    monkeypatch.setattr("passerelle.rivals.quotation", counting)
    question, given = query("Que dit l'Angola du sel ?"), pick("En Hongrie, le sel est gris.")
    assert set_back(question, [given]) == [given]
    assert speaks_of_another(question, given)
    assert len(quoted) == 1


def test_what_a_text_speaks_of_is_of_its_words_and_of_the_question() -> None:
    question, other = query("Que dit l'Angola du fer ?"), query("Que dit la Hongrie du fer ?")
    first, second = pick("En Hongrie, le fer est gris."), pick("En Angola, le fer est noir.")
    assert [speaks_of_another(question, each) for each in (first, second)] == [True, False]
    assert [speaks_of_another(other, each) for each in (first, second)] == [False, True]
