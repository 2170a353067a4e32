"""Facts about follow-ups that name nothing: what they are about is told by the title of what was cited."""

import pytest

from passerelle import Turn
from passerelle.conversation.leaning import is_fragment
from passerelle.conversation.rewrite import stand_alone, widened
from passerelle.conversation.topic import topic

GUIDE = "Visitor guide 2026 — Marrick Dairy"
FARM = "How much is the night tour at Marrick Dairy?"


def turn(question: str, title: str = "", searched: str = "", quote: str = "") -> Turn:
    language = "fr" if question.endswith(" ?") else "en"
    cited = (title,) if title else ()
    return Turn(question, searched or question, language, cited, cited, quote)  # type: ignore[arg-type]


def after(before: Turn, question: str, text: str = "") -> str:
    return stand_alone(question, [before], lambda _: text)


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("what won't they do?", "What won't they do, Marrick Dairy 2026?"),
        ("are dogs allowed?", "Are dogs allowed, Marrick Dairy 2026?"),
        ("when is it?", "When is it, the night tour, Marrick Dairy?"),
        ("what does that cover?", "What does that cover, the night tour, Marrick Dairy?"),
        ("how many at once?", "How many at once, the night tour at Marrick Dairy?"),
        ("not even in May?", "How much is the night tour at Marrick Dairy not even in May?"),
        ("what if they don't?", "What if they don't, the night tour at Marrick Dairy?"),
    ],
)
def test_what_names_nothing_is_asked_of_the_name_in_the_title(question: str, alone: str) -> None:
    assert after(turn(FARM, GUIDE), question, "Dogs stay in the yard.") == alone


@pytest.mark.parametrize(
    ("before", "question", "alone"),
    [
        ("Can I borrow a book at Tarn Library?", "and a DVD?", "Can I borrow a DVD at Tarn Library?"),
        (
            "Which staff get a car at Orvik?",
            "and the office staff?",
            "The office staff get a car at Orvik?",
        ),
        (
            "How much is the pass for an adult at Corrie?",
            "what about a five-year-old?",
            "How much is the pass for a five-year-old at Corrie?",
        ),
        (
            "How much is a seat in the stalls at the Lantern in 2025?",
            "and in the circle?",
            "How much is a seat in the circle at the Lantern in 2025?",
        ),
        (
            "Combien coûte un repas réservé à la cantine Perrin ?",
            "et s'il n'est pas réservé ?",
            "Combien coûte un repas non réservé à la cantine Perrin ?",
        ),
        (
            "Combien coûte un cours de 30 minutes à Valmont pour un quotient sous 700 ?",
            "et de 45 ?",
            "Combien coûte un cours de 45 minutes à Valmont pour un quotient sous 700 ?",
        ),
        (
            "Combien coûte un cours à Valmont pour un quotient sous 700 ?",
            "et pour les retraités ?",
            "Combien coûte un cours à Valmont pour les retraités ?",
        ),
        (
            "Combien donne Morvel pour isoler les murs ?",
            "et pour changer les fenêtres ?",
            "Combien donne Morvel pour changer les fenêtres ?",
        ),
        (
            "Quelle hauteur avait la crue de 1875 à Lez ?",
            "et en 2021 ?",
            "Quelle hauteur avait la crue de 2021 à Lez ?",
        ),
        (
            "Que dit la bourse Aubel de 2025 des retards ?",
            "non, je parlais de la notice 2024",
            "Que dit la bourse Aubel de 2024 des retards ?",
        ),
        (
            "What is the rate of option A in the Wren offer?",
            "and option B?",
            "What is the rate of option B in the Wren offer?",
        ),
    ],
)
def test_what_is_named_takes_the_place_of_its_like(before: str, question: str, alone: str) -> None:
    assert after(turn(before), question) == alone


def test_what_was_named_last_is_taken_up() -> None:
    asks = turn("what deposit do they ask?", GUIDE, "What deposit do they ask, Marrick Dairy?")
    assert after(asks, "when do I get it back?") == "When do I get it back, deposit, Marrick Dairy?"


def test_a_name_that_the_text_cited_speaks_of_belongs_to_it() -> None:
    text = "The Owl Walk starts at nine. Dogs stay in the yard."
    asked = after(turn(FARM, GUIDE), "when does the Owl Walk start?", text)
    assert asked == "When does the Owl Walk start, Marrick Dairy 2026?"
    assert after(turn(FARM, GUIDE), "when does the Otley market start?", text) == ""


def test_a_title_that_names_nothing_stands_behind_what_was_named() -> None:
    title = "Procedure for customer complaints"
    assert topic([turn("How late is Verlin?", title)]) == f"Verlin, {title}"
    assert topic([turn("What may a clerk grant?", "Minutes")]) == ""


def test_a_title_that_was_asked_for_goes_before_one_that_was_cited_since() -> None:
    later = turn("and for Canada?", "Storm report — Brigg Harbour", "Who signed the Elmet Act for Canada?")
    assert topic([turn("Who signed the Elmet Act?", "The Elmet Act"), later]) == "Elmet Act"


def test_the_date_of_a_meeting_is_no_edition() -> None:
    assert (
        topic([turn("Who chairs the Oakhurst board?", "Oakhurst board, 10 March 2026")]) == "Oakhurst board"
    )


def test_a_form_is_widened_to_all_that_is_cited() -> None:
    history = [turn("How much is batch 24R2?", "Recall notice: Ambel kettle")]
    assert widened("how is it mended?", "How is it mended, batch 24R2?", history) == (
        "How is it mended, Recall, Ambel kettle?"
    )
    assert widened("and in 2024?", "How much was batch 24R2 in 2024?", history) == ""
    assert widened("how is it mended?", "How is it mended, batch 24R2?", []) == ""


def test_a_french_verb_between_article_and_noun_makes_a_clause() -> None:
    assert not is_fragment("le deuxième enfant a droit à une réduction ?")
    assert is_fragment("le deuxième enfant")
    assert is_fragment("a late check-out")
    assert not is_fragment("que fournissait la Hongrie ?")


@pytest.mark.parametrize(
    "question",
    [
        "Prix des réparations : comment ça se passe ?",
        "Quel est le prix d'un casque ?",
        "How much is a pint of milk?",
    ],
)
def test_a_question_of_something_new_stands_alone(question: str) -> None:
    assert (
        after(
            turn("Quand commence la récolte ?", "Règlement du verger"), question, "La récolte dure un mois."
        )
        == ""
    )


def test_a_noun_goes_with_the_one_that_tells_its_kind() -> None:
    before = turn("Combien gagne un chef de rayon ?", "Grille des salaires")
    assert after(before, "et un caissier ?") == "Combien gagne un caissier ?"
