"""A conversation with a store: a follow-up is answered as its full form is, and what was said is kept for an hour."""

import json
import os
from pathlib import Path

import pytest
from test_conversation import CARD, COUNCIL, turn

from passerelle import Answer, Assistant, Conversation, Turn
from passerelle.commands.main import main
from passerelle.conversation.kept import NAME, keep_conversation, read_conversation
from passerelle.conversation.turns import turn_json
from passerelle.index.errors import PasserelleError
from passerelle.index.sync import Options, sync


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
