"""Facts about follow-ups that read plainly: which words of the question before stay, and which are replaced."""

import pytest

from passerelle.conversation.rewrite import stand_alone
from passerelle.conversation.subject import subject_text
from passerelle.conversation.swap import swapped
from passerelle.conversation.turns import Turn

RENT = "Quel est le loyer de l'atelier Sorel en 2024 ?"
BUS = "When does the Harle bus leave on Mondays?"
KEYS = "Who keeps the keys of the Marrow mill?"
CAMP = "Combien de tentes la classe de Lorcq emporte-t-elle ?"
FINE = "What is the fine for a late book?"
SEASON = "Combien coûte le forfait saison 2023-2024 à Morve ?"
PHONE = "What colour is the Vela P60?"
MUSEUM = "Quel jour ferme le musée Perrache ?"
CLUB = "Qui est la présidente du club Aubry ?"


def turn(question: str) -> Turn:
    return Turn(question, question, "fr" if question.endswith(" ?") else "en", (), (), "")


@pytest.mark.parametrize(
    ("before", "question", "alone"),
    [
        (RENT, "et en 2025 ?", RENT.replace("2024", "2025")),
        (RENT, "et l'année suivante ?", RENT.replace("2024", "2025")),
        (RENT, "c'est plus qu'en 2022 ?", RENT.replace("2024", "2022")),
        (RENT, "et pour deux ans ?", RENT.replace(" ?", " pour deux ans ?")),
        (RENT, "même l'été ?", RENT.replace(" ?", " même l'été ?")),
        (RENT, "non, je voulais dire le dépôt", RENT.replace("loyer", "dépôt")),
        (RENT, "quand a-t-il été bâti ?", "Quand a-t-il été bâti, l'atelier Sorel 2024 ?"),
        (BUS, "sorry, I meant Tuesdays", BUS.replace("Mondays", "Tuesdays")),
        (BUS, "even in winter?", BUS.replace("?", " even in winter?")),
        (KEYS, "and the Pembury mill?", KEYS.replace("Marrow", "Pembury")),
        (KEYS, "and who paid for them?", "Who paid for them, the keys of the Marrow mill?"),
        (KEYS, "is that allowed?", "Is that allowed, the keys of the Marrow mill?"),
        (CAMP, "et la classe de Vaux ?", CAMP.replace("Lorcq", "Vaux")),
        (CAMP, "et de sacs ?", CAMP.replace("tentes", "sacs")),
        (FINE, "and for a lost one?", "What is the fine for a lost book?"),
        (FINE, "for children too?", "What is the fine for children too?"),
        (SEASON, "et l'année d'avant ?", SEASON.replace("2023-2024", "2022-2023")),
        (SEASON, "et la saison suivante ?", SEASON.replace("2023-2024", "2024-2025")),
        (SEASON, "et en 2021-2022 ?", SEASON.replace("2023-2024", "2021-2022")),
        (SEASON, "et à Lorcq ?", SEASON.replace("Morve", "Lorcq")),
        (SEASON, "pour un enfant ?", SEASON.replace(" ?", " pour un enfant ?")),
        (PHONE, "and the P40?", PHONE.replace("P60", "P40")),
        (PHONE, "what does it weigh?", "What does it weigh, the Vela P60?"),
        (CLUB, "et le trésorier ?", CLUB.replace("la présidente", "le trésorier")),
        (CLUB, "depuis quand ?", "Depuis quand, la présidente du club Aubry ?"),
        (CLUB, "et du club Morin ?", CLUB.replace("Aubry", "Morin")),
        (
            RENT,
            "la grande salle rouge ?",
            RENT.replace("Quel est le loyer", "Quelle est la grande salle rouge"),
        ),
        (MUSEUM, "le musée Lorne ?", MUSEUM.replace("Perrache", "Lorne")),
        ("What is the fee for peak hours?", "and off-peak hours?", "What is the fee for off-peak hours?"),
        (
            "Combien de jours pour un adulte ?",
            "et un enfant de 8 ans ?",
            "Combien de jours pour un enfant de 8 ans ?",
        ),
        (
            "Combien coûte l'entrée du musée de Lorcq ?",
            "et la visite ?",
            "Combien coûte la visite du musée de Lorcq ?",
        ),
        ("What size is the L tent?", "and the XL?", "What size is the XL tent?"),
        (
            "How long is the guarantee of the Zephyr S40?",
            "and the S60?",
            "How long is the guarantee of the Zephyr S60?",
        ),
        (RENT, "Quel est le loyer de la grange Lorne ?", ""),
        (RENT, "autre chose : où est la mairie ?", ""),
        (BUS, "Is there a bus to Oakhurst?", ""),
        (BUS, "?", ""),
        (BUS, BUS, ""),
    ],
)
def test_a_follow_up_keeps_what_it_does_not_replace(before: str, question: str, alone: str) -> None:
    assert stand_alone(question, [turn(before)], lambda _: "") == alone


def test_nothing_leans_on_nothing() -> None:
    assert stand_alone("et en 2025 ?", [], lambda _: "") == ""


@pytest.mark.parametrize(("between", "found"), [(3, True), (4, False)])
def test_a_question_comes_back_over_four_turns(between: int, *, found: bool) -> None:
    others = [turn(each) for each in (BUS, KEYS, FINE, PHONE)[:between]]
    alone = stand_alone("pour revenir à l'atelier, et en 2025 ?", [turn(RENT), *others], lambda _: "")
    assert (alone == RENT.replace("2024", "2025")) is found


@pytest.mark.parametrize(
    ("texts", "title", "changed"),
    [
        (["Marrow"], "Harle", "Who chairs the Marrow Harle council?"),
        ([""], "Harle", "Who chairs the Marrow council?"),
        (["Marrow"], "Oakhurst Harle", "Who chairs the Marrow council?"),
    ],
)
def test_a_name_of_the_documents_own_stays_where_the_document_speaks_of_the_new_one(
    texts: list[str], title: str, changed: str
) -> None:
    assert swapped("Who chairs the Oakhurst Harle council?", "Marrow", texts, title) == changed


def test_a_word_takes_the_place_of_the_one_that_stands_where_it_does_in_a_text() -> None:
    text = "La carte horizon coûte 4 €. La carte classique coûte 3 €."
    assert (
        swapped("Combien coûte la carte classique ?", "horizon", [text]) == "Combien coûte la carte horizon ?"
    )
    assert swapped("Combien coûte la carte classique ?", "horizon", ["Le bac horizon."]) == ""


def test_three_nouns_behind_a_name_and_a_verb_at_the_end_are_no_part_of_it() -> None:
    assert (
        subject_text("What is the Kestrel Drive rental contract deadline?")
        == "the Kestrel Drive rental contract"
    )
    assert subject_text("Where did the Kestrel Drive rental team go?") == "the Kestrel Drive rental team"
