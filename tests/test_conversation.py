"""Facts about conversations: what leans on the turn before is completed from it; what stands alone is left alone."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from passerelle import Answer, Assistant, Conversation, Turn
from passerelle.commands.main import main
from passerelle.conversation.kept import NAME, keep_conversation, read_conversation
from passerelle.conversation.leaning import is_fragment
from passerelle.conversation.rewrite import stand_alone
from passerelle.conversation.subject import subject_text
from passerelle.conversation.turns import turn_json
from passerelle.index.errors import PasserelleError
from passerelle.index.sync import Options, sync

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


KETTLES = "Brenn kettles. The Brenn 2 boils in four minutes, the Brenn 3 in three. A red lamp, a blue lamp."
BOILS = turn("How fast does the Brenn 2 boil?", title="Brenn kettles")
LAMP = turn("What does the red lamp of the Brenn mean?", title="Brenn kettles")
MOWER = turn("Combien pèse la tondeuse V40 ?", title="Tondeuse Verdane")
LEASE = turn("Où verser le dépôt du studio Duprat ?", title="Bail")
FEE = turn("How much is a berth in Wrayness in 2024?", title="Port of Wrayness")


@pytest.mark.parametrize(
    ("before", "question", "text", "alone"),
    [
        (BOILS, "And the other one?", KETTLES, "How fast does the Brenn 3 boil?"),
        (LAMP, "and the other lamp?", KETTLES, "What does the blue lamp of the Brenn mean?"),
        (MOWER, "et l'autre modèle ?", "La V40. La V60.", "Combien pèse la tondeuse V60 ?"),
        (MOWER, "celle de 2019 ?", "", "Combien pèse la tondeuse V40 de 2019 ?"),
        (FEE, "was it cheaper in 2023?", "", "How much is a berth in Wrayness in 2023?"),
        (FEE, "is that more than in Saltby?", "", "How much is a berth in Saltby in 2024?"),
        (FEE, "even at night?", "", "How much is a berth in Wrayness in 2024 even at night?"),
        (CARD, "c'était moins cher en 2021 ?", "", CARD.replace("2023", "2021")),
        (CARD, "c'est plus que pour la carte Onyx ?", "", CARD.replace("Agate", "Onyx")),
        (CARD, "même le dimanche ?", "", CARD.replace(" ?", " même le dimanche ?")),
        (STORM, "pour quelle raison ?", "", "Pour quelle raison, la tempête de Kerbrion a-t-elle frappé ?"),
        (FEE, "for how long?", "", "For how long, a berth in Wrayness in 2024?"),
        (LEASE, "il est rendu quand ?", "", "Il est rendu quand, le dépôt du studio Duprat ?"),
        (
            "Qui est la présidente de la coopérative Maude ?",
            "ils sont combien ?",
            "",
            "Ils sont combien, la coopérative Maude ?",
        ),
        (
            "Quand l'argent de la fondation Marche arrive-t-il ?",
            "qui dirige-t-elle ?",
            "",
            "Qui dirige-t-elle, fondation Marche ?",
        ),
        ("When do Ada Thorne's parents come?", "is she ill?", "", "Is she ill, Ada Thorne?"),
        ("Who else runs Bexhill Farm?", "who else?", "", "Who else, Bexhill Farm?"),
    ],
)
def test_what_compares_or_points_at_one_of_several_finds_it(
    before: Turn | str, question: str, text: str, alone: str
) -> None:
    assert completed(before, question, text) == alone


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("and back to the flat, can I keep a cat?", "Can I keep a cat, the Dunmore Street flat?"),
        ("pour revenir au flat, en 2023 ?", "What is the rent of the Dunmore Street flat en 2023 ?"),
        ("is the rent due on Monday?", "Is the rent due on Monday, the Dunmore Street flat?"),
    ],
)
def test_a_question_that_comes_back_to_an_earlier_turn_leans_on_that(question: str, alone: str) -> None:
    history = [turn(FLAT, title="Lease"), turn(COUNCIL, title="Minutes")]
    assert stand_alone(question, history, lambda _: "") == alone


def test_who_it_was_another_year_leans_on_the_turn_that_asked_who() -> None:
    history = [turn("Who ran Bexhill Farm in 2024?"), turn("When did he begin, Ada Thorne?")]
    assert (
        stand_alone("and who was it the year before?", history, lambda _: "")
        == "Who ran Bexhill Farm in 2023?"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Is there a fine for bonfires?",
        "Where do fishing boats moor?",
        "Is jewellery forbidden in the bakehouse?",
        "Is it legal to wash uniforms?",
        "Si un livre est perdu, faut-il le rembourser ?",
        "À quelle fréquence affûter la lame de la tondeuse ?",
        "Est-il permis de fumer sous un préau ?",
    ],
)
def test_a_question_whose_words_no_cited_text_has_is_about_something_else(question: str) -> None:
    assert completed(BOILS, question, KETTLES) == ""


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


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over tariffs of two years and the minutes of a council."""
    place = tmp_path_factory.mktemp("conversations")
    for year, price in ((2023, 40), (2024, 43)):
        text = f"# Caisse Morvane : tarifs {year}\n\nLa carte Agate coûte {price} € par an en {year}.\n"
        (place / f"tarifs-{year}.md").write_text(text, encoding="utf-8")
    minutes = (
        "# Oakhurst Parish Council\n\nThe chair is Moira Kemble. The minutes were signed by Alan Pryde.\n"
    )
    (place / "council.md").write_text(minutes, encoding="utf-8")
    sync([place], place / "store", Options())
    return Assistant.open(place / "store")


def talk(assistant: Assistant, *questions: str) -> list[Answer]:
    """Return the answers to *questions*, asked one after the other."""
    said, answers = Conversation(), []
    for question in questions:
        answers.append(assistant.ask(question, history=said.turns))
        said = said.after(answers[-1])
    return answers


def test_a_follow_up_is_answered_as_its_full_form_is_and_says_what_was_searched(assistant: Assistant) -> None:
    first, then = talk(assistant, CARD, "et en 2024 ?")
    assert (first.searched, then.question) == ("", "et en 2024 ?")
    assert then.searched == CARD.replace("2023", "2024")
    assert then.citations == assistant.ask(then.searched).citations
    assert "43 €" in then.citations[0].quote


def test_an_answer_is_in_the_language_of_the_question_and_not_of_what_was_searched(
    assistant: Assistant,
) -> None:
    _, then = talk(assistant, CARD, "and in 2024?")
    assert (then.language, then.searched[:7]) == ("en", "Combien")
    assert then.text.startswith("According to")


def test_small_talk_between_two_questions_changes_nothing(assistant: Assistant) -> None:
    _, thanks, then = talk(assistant, COUNCIL, "thanks!", "and who signed the minutes?")
    assert thanks.small_talk
    assert "Alan Pryde" in then.citations[0].quote


def test_a_conversation_keeps_its_last_turns(assistant: Assistant) -> None:
    answer, said = assistant.ask(COUNCIL), Conversation()
    for _ in range(8 + 2):
        said = said.after(answer)
    assert len(said.turns) == 8
    assert said.turns[-1].titles == ("Oakhurst Parish Council",)


def test_a_conversation_is_kept_in_a_file_for_an_hour_and_for_its_owner(tmp_path: Path) -> None:
    said = Conversation((turn(CARD, title="Tarifs", quote="40 €"),))
    keep_conversation(tmp_path, said)
    assert read_conversation(tmp_path) == said
    path = tmp_path / NAME
    assert path.stat().st_mode & 0o077 == 0
    written = path.stat().st_mtime
    os.utime(path, (0, written - 58 * 60))
    assert read_conversation(tmp_path) == said
    os.utime(path, (0, written - 61 * 60))
    assert read_conversation(tmp_path) == Conversation()


@pytest.mark.parametrize("kept", ["", "{", "[1]", '[{"question": "x"}]', "{}"])
def test_a_file_that_is_no_conversation_begins_a_new_one(tmp_path: Path, kept: str) -> None:
    (tmp_path / NAME).write_text(kept, encoding="utf-8")
    assert read_conversation(tmp_path) == Conversation()


def test_a_conversation_that_cannot_be_kept_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PasserelleError, match="ask without --follow"):
        keep_conversation(tmp_path / "none", Conversation())


def test_a_turn_is_the_same_out_of_its_json() -> None:
    kept = turn(CARD, title="Tarifs", quote="40 €")
    assert Turn.of_json(turn_json(kept)) == kept
    with pytest.raises(ValueError, match="is no turn of a conversation"):
        Turn.of_json({"question": "x"})


def test_the_command_follows_as_python_does(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    questions = (CARD, "merci !", "c'était plus cher en 2024 ?", COUNCIL, "and who signed the minutes?")
    store = str(assistant.retriever.store.folder)
    printed = []
    for number, question in enumerate(questions):
        new = [] if number else ["--new"]
        assert main(["ask", "--json", "--follow", *new, "--store", store, question]) == 0
        printed.append(json.loads(capsys.readouterr().out))
    answers = talk(assistant, *questions)
    assert [each["searched"] for each in printed] == [each.searched for each in answers]
    assert [each["text"] for each in printed] == [each.text for each in answers]
    assert answers[2].searched == CARD.replace("2023", "2024")


def test_a_name_that_is_all_of_the_title_gives_way_to_one_that_the_document_speaks_of() -> None:
    before = turn("How long is the guarantee of the Zephyr?", title="Zephyr")
    assert (
        completed(before, "and the Mistral?", "The Mistral is older.")
        == "How long is the guarantee of the Mistral?"
    )


@pytest.mark.parametrize(("text", "fragment"), [("le port ou la gare", True), ("où est la gare", False)])
def test_or_in_french_is_no_question_word(text: str, *, fragment: bool) -> None:
    assert is_fragment(text) is fragment
