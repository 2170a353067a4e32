"""Facts about conversations: what leans on the turn before is completed from it; what stands alone is left alone."""

from dataclasses import replace

import pytest

from passerelle import Turn
from passerelle.conversation.leaning import is_fragment
from passerelle.conversation.rewrite import stand_alone
from passerelle.conversation.subject import subject_text

CARD = "Combien coûte la carte Agate de la Caisse Morvane en 2023 ?"
CARD_TEXT = "Caisse Morvane — tarifs 2023\n\nLa carte Agate coûte 40 €. La carte Opale coûte 95 €."
COUNCIL = "Who chairs the Oakhurst Parish Council?"
STORM = "Quand la tempête de Kerbrion a-t-elle frappé ?"
FLAT = "What is the rent of the Dunmore Street flat?"
POWER = "Quel est le prix du kWh en heures creuses chez Volteris en 2024 ?"
SCOOTER = "How long is the guarantee of the Zephyr S40?"
POOL = "Combien coûte l'entrée adulte à la piscine de Lorcq ?"


def turn(question: str, *, title: str = "", quote: str = "") -> Turn:
    language = "fr" if question.endswith(" ?") else "en"
    return Turn(question, question, language, ("d",) if title else (), (title,) if title else (), quote)  # type: ignore[arg-type]


def completed(before: Turn | str, question: str, text: str = "") -> str:
    last = turn(before) if isinstance(before, str) else before
    return stand_alone(question, [last], lambda _: text)


@pytest.mark.parametrize(
    ("before", "question", "alone"),
    [
        (CARD, "et en 2024 ?", "Combien coûte la carte Agate de la Caisse Morvane en 2024 ?"),
        (CARD, "l'année suivante ?", "Combien coûte la carte Agate de la Caisse Morvane en 2024 ?"),
        (CARD, "et à la Banque Tolmer ?", "Combien coûte la carte Agate de la Banque Tolmer en 2023 ?"),
        (
            CARD,
            "non, je voulais dire la carte Onyx",
            "Combien coûte la carte Onyx de la Caisse Morvane en 2023 ?",
        ),
        (CARD, "and in 2025?", "Combien coûte la carte Agate de la Caisse Morvane en 2025?"),
        (FLAT, "and the deposit?", "What is the deposit of the Dunmore Street flat?"),
        (FLAT, "No, the Abbey Road one", "What is the rent of the Abbey Road flat?"),
        (
            POWER,
            "et en heures pleines ?",
            "Quel est le prix du kWh en heures pleines chez Volteris en 2024 ?",
        ),
        (POWER, "pareil chez Lumeo ?", "Quel est le prix du kWh en heures creuses chez Lumeo en 2024 ?"),
        (SCOOTER, "and the S60?", "How long is the guarantee of the Zephyr S60?"),
        (
            POOL,
            "et pour un enfant de 6 ans ?",
            "Combien coûte l'entrée enfant de 6 ans à la piscine de Lorcq ?",
        ),
        (POOL, "ok merci, et à Vernes ?", "Combien coûte l'entrée adulte à la piscine de Vernes ?"),
    ],
)
def test_a_fragment_takes_the_place_of_its_like(before: str, question: str, alone: str) -> None:
    assert completed(before, question) == alone


@pytest.mark.parametrize(
    ("before", "question", "alone"),
    [
        (COUNCIL, "Who signed it?", "Who signed it, the Oakhurst Parish Council?"),
        (COUNCIL, "when do they meet next?", "When do they meet next, the Oakhurst Parish Council?"),
        (COUNCIL, "and who is the clerk?", "Who is the clerk, the Oakhurst Parish Council?"),
        (COUNCIL, "what about the cycle path?", "The cycle path, the Oakhurst Parish Council?"),
        (STORM, "combien de morts ?", "Combien de morts, la tempête de Kerbrion ?"),
        (STORM, "le port a-t-il rouvert ?", "Le port a-t-il rouvert, la tempête de Kerbrion ?"),
        (STORM, "et sa hauteur maximale ?", "Sa hauteur maximale, la tempête de Kerbrion ?"),
        (STORM, "how many houses were destroyed?", "How many houses were destroyed, la tempête de Kerbrion?"),
        (FLAT, "can I keep a cat there?", "Can I keep a cat there, the Dunmore Street flat?"),
        (FLAT, "does it include heating?", "Does it include heating, the Dunmore Street flat?"),
        (POWER, "leur numéro de téléphone ?", "Leur numéro de téléphone, Volteris 2024 ?"),
        (CARD, "et si je la perds ?", "Si je la perds, la carte Agate de la Caisse Morvane 2023 ?"),
    ],
)
def test_a_clause_gets_the_subject_that_it_leaves_out(before: str, question: str, alone: str) -> None:
    assert completed(before, question) == alone


@pytest.mark.parametrize("before", [CARD, COUNCIL, STORM])
@pytest.mark.parametrize(
    "question",
    [
        "Quelle est la capitale de la France ?",
        "Et la piscine de Lorcq, elle ouvre à quelle heure ?",
        "And who is the secretary of the Thornby Rowing Club?",
        "Le bail de l'appartement Dunoy autorise-t-il les animaux ?",
        "Where does Agnes Pollitt keep her hens?",
        "Autre chose : combien de places y a-t-il au théâtre de Mirande ?",
        "Pourquoi le pont de Brume est-il fermé ?",
        "Combien de nuits un ami peut-il dormir au foyer des Tilleuls ?",
        "my neighbour burnt leaves in his garden on a sunday in june what fine can the town give him",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(before: str, question: str) -> None:
    assert completed(before, question) == ""


def test_a_word_is_found_in_a_text_of_the_other_language() -> None:
    before = turn("Combien pèse la tondeuse V40 ?", title="Tondeuse")
    text = "La lame de la tondeuse est garantie trois ans, avec sa batterie et son moteur."
    assert (
        completed(before, "is the battery guaranteed?", text) == "Is the battery guaranteed, la tondeuse V40?"
    )


@pytest.mark.parametrize(
    "question", ["et ?", "and 🙂?", "back to the flat", "celle de", "even", "c'est plus que ?", "\u200f"]
)
def test_a_message_that_says_next_to_nothing_is_no_fault(question: str) -> None:
    for before in (CARD, FLAT):
        assert isinstance(completed(before, question), str)


def test_whoever_writes_a_long_question_says_what_they_mean() -> None:
    short, long_ = (f"et en 2024{' ' * (length - 12)} ?" for length in (400, 401))
    assert completed(CARD, short) == CARD.replace("2023", "2024")
    assert completed(CARD, long_) == ""


def test_the_first_question_of_a_conversation_is_left_alone() -> None:
    assert stand_alone("et en 2024 ?", [], lambda _: "") == ""


def test_a_word_takes_the_place_of_the_one_that_stands_where_it_does_in_the_document() -> None:
    before = turn(CARD, title="Caisse Morvane — tarifs 2023")
    alone = "Combien coûte la carte Opale de la Caisse Morvane en 2023 ?"
    assert completed(before, "et l'Opale ?", CARD_TEXT) == alone


def test_what_a_document_is_about_is_the_subject_and_not_a_thing_in_it() -> None:
    before = turn("How much is the Gold membership at Ferncliff Gym?", title="Ferncliff Gym: terms")
    assert completed(before, "are there lockers?") == "Are there lockers, Ferncliff Gym?"
    assert completed(before, "when does it end?") == "When does it end, the Gold membership at Ferncliff Gym?"


def test_a_person_who_was_the_answer_is_the_subject() -> None:
    before = replace(turn("Who runs Bexhill Farm?", title="Farm"), answer="Ada Thorne")
    assert (
        completed(before, "what is her phone number?")
        == "What is her phone number, Ada Thorne, Bexhill Farm?"
    )


def test_a_fragment_behind_why_takes_a_place_in_the_question_before_that() -> None:
    why = Turn("why?", "Why, closed on the Saltby pier?", "en")
    asked = stand_alone("and in Whitwell?", [turn("When is the pier of Saltby closed?"), why], lambda _: "")
    assert asked == "When is the pier of Whitwell closed?"


@pytest.mark.parametrize(
    ("before", "question", "alone"),
    [
        ("Quel est le taux de la TVA ?", "et la CSG ?", "Quel est le taux de la CSG ?"),
        (
            "Quel est le taux de la TVA pour l'UNESCO ?",
            "et la CSG ?",
            "Quel est le taux de la CSG pour l'UNESCO ?",
        ),
        ("Who at NASA wrote the report on the UN?", "and the EU?", "Who at NASA wrote the report on the EU?"),
    ],
)
def test_a_short_code_takes_the_place_of_a_short_code_and_not_of_a_name_in_capitals(
    before: str, question: str, alone: str
) -> None:
    assert completed(before, question) == alone


def test_a_verb_behind_a_name_and_a_word_for_oneself_are_no_part_of_a_subject() -> None:
    assert subject_text("When was Kerbrion flooded?") == "Kerbrion"
    assert subject_text("What is the budget of the UN?", "can I see it?") == "the UN"


def test_what_a_document_is_about_takes_in_what_is_of_it_and_not_what_is_for_it() -> None:
    question = "Who signed the 2023 lease {} the Dunmore Street flat?"
    whole = "the 2023 lease for the Dunmore Street flat"
    assert subject_text(question.format("for")) == whole
    assert subject_text(question.format("for"), title="Dunmore Street flat") == "the Dunmore Street flat 2023"
    assert subject_text(question.format("of"), title="Dunmore Street flat") == whole.replace("for", "of")


@pytest.mark.parametrize(("length", "leans"), [(400, True), (401, False)])
def test_whoever_writes_more_than_four_hundred_letters_says_what_they_mean(
    length: int, *, leans: bool
) -> None:
    question = f"is it {'-' * (length - 11)}open?"
    assert len(question) == length
    assert (completed(COUNCIL, question) != "") is leans


def test_the_thing_whose_price_is_asked_is_replaced_and_not_the_word_price() -> None:
    assert completed("What's the part number of the T9's fuel cap?", "and the air filter?") == (
        "What's the part number of the T9's air filter?"
    )


def test_why_asks_after_what_was_quoted() -> None:
    before = turn("Quand ferme le musée Perrache ?", title="Musée", quote="Le musée ferme à midi.")
    assert completed(before, "pourquoi ?") == "Pourquoi: Le musée ferme à midi, le musée Perrache ?"


def test_a_subject_that_is_told_in_the_title_alone_is_taken_from_there() -> None:
    before = turn("who has to sign", title="Charter of Aldmoor")
    assert completed(before, "and how many votes do they need?").endswith(", Charter of Aldmoor?")


def test_a_second_question_leans_on_the_form_that_was_searched() -> None:
    first = Turn("et en 2024 ?", CARD.replace("2023", "2024"), "fr")
    assert stand_alone("et l'année d'avant ?", [first], lambda _: "") == CARD


def test_a_name_that_is_all_of_the_title_gives_way_to_one_that_the_document_speaks_of() -> None:
    before = turn("How long is the guarantee of the Zephyr?", title="Zephyr")
    assert (
        completed(before, "and the Mistral?", "The Mistral is older.")
        == "How long is the guarantee of the Mistral?"
    )


@pytest.mark.parametrize(("text", "fragment"), [("le port ou la gare", True), ("où est la gare", False)])
def test_or_in_french_is_no_question_word(text: str, *, fragment: bool) -> None:
    assert is_fragment(text) is fragment
