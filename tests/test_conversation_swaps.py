"""What a follow-up names takes the place of its like in the question before it."""

import pytest

from passerelle.conversation.swap import appended, swapped


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("Combien de livres puis-je lire ?", "de DVD", "Combien de DVD puis-je lire ?"),
        ("Combien de livres puis-je lire ?", "d'albums", "Combien d'albums puis-je lire ?"),
        ("Combien d’albums puis-je lire ?", "de livres", "Combien de livres puis-je lire ?"),
        ("Quel est le débit du P60 ?", "le P40", "Quel est le débit du P40 ?"),
        ("La ligne va-t-elle de P1 à P2 ?", "à P3", "La ligne va-t-elle de P1 à P3 ?"),
        ("La ligne va-t-elle de P1 à P2 ?", "de P3", "La ligne va-t-elle de P3 à P2 ?"),
        ("Le P60 bat-il le vieux P60 ?", "le P40", "Le P40 bat-il le vieux P40 ?"),
        (
            "When is the first bus on Sundays?",
            "the last one on weekdays",
            "When is the last bus on weekdays?",
        ),
        ("What colour is the red ticket?", "the blue one", "What colour is the blue ticket?"),
        ("How much is it for two adults?", "three children", "How much is it for three children?"),
        ("Que coûte un billet pour deux jours ?", "trois jours", "Que coûte un billet pour trois jours ?"),
        ("Quel prix pour un adulte ?", "pour un enfant, le samedi", "Quel prix pour un enfant le samedi ?"),
        ("Quand part le bus le samedi ?", "le dimanche, cette année", "Quand part le bus le dimanche ?"),
    ],
)
def test_a_thing_takes_the_place_of_one_of_its_kind(question: str, fragment: str, said: str) -> None:
    assert swapped(question, fragment, []) == said


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("Quel fut le budget en 2019 ?", "en 2020", "Quel fut le budget en 2020 ?"),
        ("Quel fut le budget de 2018 à 2019 ?", "de 2020 à 2021", "Quel fut le budget de 2020 à 2021 ?"),
        ("Quel fut le budget de 2018 à 2019 ?", "et 2020", "Quel fut le budget de 2018 à 2020 ?"),
        ("Quel est le budget ?", "en 2020", "Quel est le budget en 2020 ?"),
        ("Quel est le budget", "en 2020 ?", "Quel est le budget en 2020?"),
        (
            "Le bac part-il le samedi en mai ?",
            "le dimanche en juin",
            "Le bac part-il le dimanche en juin ?",
        ),
    ],
)
def test_a_time_takes_the_place_of_a_time_of_its_kind_or_stands_behind(
    question: str, fragment: str, said: str
) -> None:
    assert swapped(question, fragment, []) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("La carte Horizon coûte 8 euros.", "Que coûte la carte Horizon pour deux ?"),
        ("LA CARTE HORIZON", "Que coûte la carte Horizon pour deux ?"),
    ],
)
def test_a_word_takes_the_place_of_the_one_its_neighbour_tells(text: str, said: str) -> None:
    assert swapped("Que coûte la carte Classique pour deux ?", "Horizon", ["Rien.", text]) == said


@pytest.mark.parametrize(
    ("question", "fragment"),
    [("How is the bread baked?", "which cakes"), ("Combien de jours dure le stage ?", "deux semaines")],
)
def test_what_has_no_like_takes_no_place(question: str, fragment: str) -> None:
    assert swapped(question, fragment, []) == ""


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("Où est-il ?", "en mai.", "Où est-il en mai ?"),
        ("Where is it?", " in May", "Where is it in May?"),
        ("Où est-il", "en mai", "Où est-il en mai?"),
    ],
)
def test_what_is_put_behind_a_question_stands_before_its_mark(
    question: str, fragment: str, said: str
) -> None:
    assert appended(question, fragment) == said


BED = "How much is a bed at Halden in 2030?"


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        (BED, "in 2031", BED.replace("2030", "2031")),
        (BED, "the 2031 policy", BED.replace("2030", "2031")),
        (BED, "now, in 2031", BED.replace("2030", "2031")),
        (BED, "in May 2031", BED.replace("2030", "May 2031")),
        (BED, "in 2031 and 2032", BED.replace("2030", "2031 and 2032")),
        (BED, "in winter", "How much is a bed at Halden in 2030 in winter?"),
        (BED, "in 2031, at Vesper", "How much is a bed at Vesper in 2031?"),
        (BED, "at Pell, in France", "How much is a bed at Pell in 2030 in France?"),
        (BED, "at Pell, for a child", "How much is a bed at Pell in 2030 for a child?"),
        (BED, "at Vesper; for a child", "How much is a bed at Vesper in 2030 for a child?"),
        (BED, "a room, at Vesper", "How much is a room at Vesper in 2030?"),
        (BED, "", BED),
        (BED, "3 beds in 2031", ""),
        ("Is it open on Sundays?", "on Mondays in May", "Is it open on Mondays in May?"),
        ("Is it 2030 or 2031 in May?", "2040", "Is it 2030 or 2040 in May?"),
        ("Is it 2030 or 2031 in May?", "2040 and 2041", "Is it 2040 or 2041 in May?"),
        ("Is it 2030 or 2031 in May?", "June", "Is it 2030 or 2031 in June?"),
        ("Is 2030 better than 2030?", "2031", "Is 2031 better than 2031?"),
        ("How much was it?", "2031", "How much was it 2031?"),
        ("Is it open in summer 2030?", "winter 2031", "Is it open in winter 2031?"),
        ("Is it open in summer 2030?", "in winter", "Is it open in winter 2030?"),
        ("Is it free on Monday?", "Tuesday 3", "Is it free on Tuesday?"),
    ],
)
def test_a_time_takes_the_place_of_one_of_its_kind_with_the_times_beside_it(
    question: str, fragment: str, said: str
) -> None:
    assert swapped(question, fragment, []) == said


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("Combien de livres prête la halle ?", "d'outils", "Combien d'outils prête la halle ?"),
        ("À combien de livres a-t-on droit ?", "de jeux", "À combien de jeux a-t-on droit ?"),
        ("Combien de livres prête la halle ?", "et de DVD", ""),
        ("How many books can I take?", "magazines", "How many magazines can I take?"),
        ("How many books can I take?", "magazine", ""),
        ("How many books can I take?", "two magazines", ""),
        ("How many books can I take?", "children", ""),
        ("How many books can I take?", "weeks", ""),
        ("How many books can I take?", "Mondays", "How many books can I take Mondays?"),
        ("How many children can come?", "dogs", ""),
        ("How many of the books can I take?", "films", ""),
    ],
)
def test_what_is_counted_is_replaced_by_things_and_neither_persons_nor_times(
    question: str, fragment: str, said: str
) -> None:
    assert swapped(question, fragment, []) == said


@pytest.mark.parametrize(
    ("question", "fragment", "text", "said"),
    [
        ("Combien coûte la carte classique ?", "horizon", "La carte horizon.", "Combien coûte la carte horizon ?"),
        ("Combien coûte la carte classique ?", "la horizon", "La carte horizon.", "Combien coûte la carte horizon ?"),
        ("Combien coûte la carte classique ?", "pour horizon", "La carte horizon.", ""),
        ("Combien coûte la carte classique ?", "horizon", "La carte horizontale.", ""),
        ("Où est la grande carte ?", "vieille", "La vieille carte.", "Où est la vieille carte ?"),
        ("Où est la grande carte ?", "vieille", "La carte est vieille.", ""),
        ("Est-elle grande, carte comprise ?", "vieille", "La vieille carte.", ""),
        ("Où est la carte classique ?", "carte", "La carte carte.", "Où est carte ?"),
        ("Où est la carte, grande carte ?", "vieille", "La vieille carte.", "Où est la carte, vieille carte ?"),
    ],
)  # fmt: skip
def test_a_word_takes_the_place_of_what_stands_beside_the_same_word(
    question: str, fragment: str, text: str, said: str
) -> None:
    assert swapped(question, fragment, ["", text]) == said


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("What is the P60 for?", "P4", "What is the P4 for?"),
        ("What does P60 cost with P61?", "P40", "What does P60 cost with P40?"),
        ("What is the price of a L tent?", "XL", "What is the price of a XL tent?"),
        ("Is 3.4 in 3.4 better?", "3.5", "Is 3.5 in 3.5 better?"),
        ("Is 3.4 in 3.4 better?", "in 3.5", "Is 3.4 in 3.5 better?"),
        ("When does line 4 leave?", "line 6", "When does line 6 leave?"),
        ("Is line 4 or line 5 late?", "line 6", "Is line 4 or line 6 late?"),
        ("When does line 4 leave?", "bus 6", ""),
        ("Is platform 4 late?", "line 6", ""),
        ("When does line 4 leave?", "12 6", ""),
    ],
)
def test_a_code_or_the_number_behind_a_noun_is_replaced_by_its_like(
    question: str, fragment: str, said: str
) -> None:
    assert swapped(question, fragment, []) == said


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("What are the peak hours of the gym?", "off-peak hours", "What are off-peak hours of the gym?"),
        ("What are the peak hours of the gym?", "for the hours", "What are the hours of the gym?"),
        ("Which hours are quiet?", "the busy hours", "the busy hours are quiet?"),
        ("Which hours are quiet?", "hours", ""),
        ("How much is a dog licence?", "a cat licence", "How much is a cat licence?"),
        ("How much is an oar licence?", "a cat licence", "How much is a cat licence?"),
        ("How much is an oar licence?", "a cat or dog oar", "How much is a cat or dog oar licence?"),
        ("How much is a dog licence?", "for a cat licence", "How much is a cat licence?"),
        ("How many days is it?", "nights", ""),
        ("Is it open on quiet days in May?", "at busy days", "Is it open on busy days in May?"),
        ("Is it free in the Brenn hall in May?", "in the small hall", "Is it free in the small hall in May?"),
    ],
)
def test_a_phrase_with_the_same_noun_is_replaced(question: str, fragment: str, said: str) -> None:
    assert swapped(question, fragment, []) == said


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("How much is it for adults?", "children under five", "How much is it for children under five?"),
        ("How much is it for adults?", "under-16s", "How much is it for under-16s?"),
        ("Quel prix pour les adultes ?", "les moins de 4 ans", "Quel prix pour les moins de 4 ans ?"),
        ("How much is it for two nights?", "three days", "How much is it for three days?"),
        ("How much is it at night?", "three days", ""),
        ("How many nights is it for adults?", "days", ""),
        ("What is the adult fee?", "juniors", "What is the junior fee?"),
        ("What is the adult fee?", "children of 8", "What is the child of 8 fee?"),
        ("Quelle est l'entrée adulte ?", "les enfants", "Quelle est l'entrée enfant ?"),
        ("Is the first bus late?", "the last one", "Is the last bus late?"),
        ("Is it open in the morning?", "in the evening", "Is it open in the evening?"),
        ("Is it open to members?", "Ada", ""),
        ("How much is it for adults?", "old adults", "How much is it for old adults?"),
        ("What colour are the red tickets?", "the blue ones", "What colour are the blue tickets?"),
        ("What is the adult May fee?", "juniors", "What is juniors May fee?"),
        ("What is the adults fee?", "juniors", "What is juniors fee?"),
        ("Where do children park?", "adults", "Where do adults park?"),
        (
            "What do the red, black or big ones cost?",
            "the blue one",
            "What do the red, blue or big ones cost?",
        ),
        ("How much is it for 2 nights?", "3 days", "How much is it for 3 days?"),
    ],
)
def test_a_word_is_replaced_by_one_of_its_like(question: str, fragment: str, said: str) -> None:
    assert swapped(question, fragment, []) == said


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        ("Combien de livres prêtez-vous à Pell ?", "de Brenn", "Combien de livres prêtez-vous à Brenn ?"),
        ("Combien de livres prêtez-vous à Pell ?", "de DVD", "Combien de DVD prêtez-vous à Pell ?"),
        ("Is line 4 a line late?", "line 6", "Is line 6 a line late?"),
        ("When is line 4?", "line 6", "When is line 6?"),
        ("What is the dog licence fee?", "the guard dog", "What is the guard dog licence fee?"),
        ("What is a dog licence fee?", "a guard dog", "What is a guard dog licence fee?"),
        ("At Pell, which bus is late?", "the red bus", ""),
        ("Which bus is late?", "the red bus", "the red bus is late?"),
        ("Combien coûte entrée adulte à la piscine ?", "enfants", "Combien coûte entrée enfants à la piscine ?"),
        ("Combien coûte l'entrée adulte ici ?", "enfants", "Combien coûte l'entrée enfant ici ?"),
        ("Is it for adults here?", "under-5 swimmers", "Is it for under-5 swimmers here?"),
        ("Is it for adults here?", "over-60 swimmers", "Is it for over-60 swimmers here?"),
        ("Is it for adults here?", "five-year-old swimmers", "Is it for five-year-old swimmers here?"),
    ],
)  # fmt: skip
def test_what_is_replaced_is_the_like_and_no_more(question: str, fragment: str, form: str) -> None:
    assert swapped(question, fragment, []) == form


def test_a_word_takes_the_place_of_a_thing_and_of_no_article() -> None:
    assert swapped("Is the red card old?", "horizon", ["see the horizon"]) == ""
    assert swapped("Is the red card old?", "horizon", ["a horizon card"]) == "Is the horizon card old?"


@pytest.mark.parametrize("asks", "how many,which,what,quel,quelle,combien de,par,per".split(","))
def test_a_span_of_time_that_is_asked_for_stays(asks: str) -> None:
    assert swapped(f"At 3 days, {asks} weeks is it?", "2 months", []) == f"At 2 months, {asks} weeks is it?"


def test_a_person_of_a_name_takes_no_other_persons_place() -> None:
    assert swapped("Do adults pay at Pell?", "children", []) == "Do children pay at Pell?"
    assert not swapped("Do adults pay at Pell?", "children at Brenn", []).startswith("Do children")
