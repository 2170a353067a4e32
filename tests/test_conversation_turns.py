"""What is kept of a turn, to the letter, and what is no turn."""

from dataclasses import replace

import pytest

from passerelle import Answer, Conversation, Turn
from passerelle.conversation.turns import turn_json, turns_of
from passerelle.index.types import Document, Passage
from passerelle.types import Citation, ExactAnswer

TEXT = "Le bac " + "part " * 60
DOCUMENTS = [Document(f"{name}.md", f"Bac {name}", "fr", TEXT) for name in "ab"]


def cited(document: Document, number: int, end: int, exact: int | None = None) -> Citation:
    passage = Passage(document, 0, len(TEXT), "fr")
    answer = ExactAnswer(TEXT[:exact], 0, exact) if exact else None
    return Citation(number, passage, 0, end, answer=answer)


def answered(*citations: Citation) -> Answer:
    return Answer(
        question="Quand ?",
        language="fr",
        text="x",
        citations=citations,
        abstained=not citations,
        confidence=0.5,
        nearest=(),
        milliseconds=1.0,
    )


@pytest.mark.parametrize(("end", "kept"), [(200, 200), (201, 200), (9, 9)])
def test_two_hundred_letters_of_a_quotation_are_kept(end: int, kept: int) -> None:
    turn = Turn.of(answered(cited(DOCUMENTS[0], 1, end)))
    assert turn.quote == " ".join(TEXT[:end].split())[:kept]


@pytest.mark.parametrize(("exact", "kept"), [(60, True), (61, False), (None, False)])
def test_the_exact_words_are_kept_where_they_are_few(exact: int | None, *, kept: bool) -> None:
    turn = Turn.of(answered(cited(DOCUMENTS[0], 1, 90, exact)))
    assert turn.answer == (TEXT[:60] if kept else "")


def test_each_document_cited_is_kept_once_with_its_title_and_the_first_quotation() -> None:
    one, other = DOCUMENTS
    turn = Turn.of(answered(cited(other, 1, 6), cited(one, 2, 11), cited(other, 3, 16)))
    assert (turn.documents, turn.titles, turn.quote) == (("b.md", "a.md"), ("Bac b", "Bac a"), "Le bac")
    nothing = Turn.of(answered())
    assert (nothing.documents, nothing.titles, nothing.quote, nothing.answer) == ((), (), "", "")


def test_a_question_that_was_searched_as_it_was_asked_is_its_own_searched_form() -> None:
    assert Turn.of(answered()).searched == "Quand ?"
    assert Turn.of(replace(answered(), searched="Quand part le bac ?")).searched == "Quand part le bac ?"


def test_small_talk_is_no_turn_and_the_last_eight_are_kept() -> None:
    said = Conversation()
    assert said.after(replace(answered(), small_talk=True)) == said
    for number in range(9):
        said = said.after(replace(answered(), question=f"{number} ?"))
    assert [turn.question for turn in said.turns] == [f"{number} ?" for number in range(1, 9)]


def test_a_turn_comes_back_from_its_json() -> None:
    turn = Turn("Qui ?", "Qui part ?", "fr", ("a",), ("A",), "Ada part.", "Ada")
    assert Turn.of_json(turn_json(turn)) == turn
    assert Turn.of_json({**turn_json(turn), "language": "en"}).language == "en"
    assert Turn.of_json({**turn_json(turn), "language": "de"}).language == "en"


@pytest.mark.parametrize(
    "name", ["question", "searched", "quote", "answer", "documents", "titles", "language"]
)
def test_json_that_lacks_a_part_is_no_turn(name: str) -> None:
    kept = turn_json(Turn("Qui ?", "Qui ?", "fr"))
    del kept[name]
    with pytest.raises(ValueError, match="is no turn of a conversation"):
        Turn.of_json(kept)


def test_a_history_may_be_a_conversation_or_its_turns() -> None:
    turn = Turn("Qui ?", "Qui ?", "fr")
    assert turns_of(Conversation((turn,))) == turns_of([turn]) == (turn,)
    with pytest.raises(
        TypeError, match=r"^what is in the history is 3: give turns, as Turn\.of\(answer\) makes them$"
    ):
        turns_of([turn, 3])
    several = r"^history is 3: give several, as the turns of a Conversation, or \(\) for none$"
    with pytest.raises(TypeError, match=several):
        turns_of(3)


@pytest.mark.parametrize("name", ["question", "searched", "quote", "answer"])
def test_a_part_of_a_turn_that_is_no_text_is_named(name: str) -> None:
    parts = {"question": "Qui ?", "searched": "Qui ?", "language": "fr", name: 3}
    with pytest.raises(TypeError, match=f"the {name} of a turn is 3: give text"):
        Turn(**parts)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["documents", "titles"])
def test_documents_and_titles_of_a_turn_are_several_texts(name: str) -> None:
    parts = {"question": "Qui ?", "searched": "Qui ?", "language": "fr"}
    with pytest.raises(TypeError, match=f"one of the {name} of a turn is 3: give text"):
        Turn(**parts, **{name: ["a", 3]})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=f"one of the {name} of a turn is 3: give text"):
        Turn(**parts, **{name: [3, "a"]})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=rf"^{name} of a turn is 3: give several, as \('notes.md',\)$"):
        Turn(**parts, **{name: 3})  # type: ignore[arg-type]
    assert getattr(Turn(**parts, **{name: ["a", "b"]}), name) == ("a", "b")  # type: ignore[arg-type]


def test_a_turn_is_in_one_of_two_languages() -> None:
    with pytest.raises(ValueError, match="the language of a turn"):
        Turn("Qui ?", "Qui ?", "de")  # type: ignore[arg-type]


def test_a_turn_is_of_an_answer_and_a_conversation_of_turns() -> None:
    turn = Turn("Qui ?", "Qui ?", "fr")
    with pytest.raises(TypeError, match=r"the answer is 'Oui': give what `Assistant\.ask` returns"):
        Turn.of("Oui")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="the answer is 'Oui'"):
        Conversation().after("Oui")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="what is in the history is 'Oui'"):
        Conversation(("Oui",))  # type: ignore[arg-type]
    assert Conversation([turn]).turns == (turn,)  # type: ignore[arg-type]
