"""What adding a question leaves of a set's other lines, and how a draft and a reader's word become questions."""

import json
from pathlib import Path

import pytest
from filelock import FileLock
from library import Library

from passerelle.evaluation.sets import append
from passerelle.evaluation.sets.append import append_question
from passerelle.evaluation.sets.draft import draft
from passerelle.evaluation.sets.feedback import feedback_into, not_in_documents, right_passage
from passerelle.evaluation.sets.question_json import QuestionError, line_of
from passerelle.evaluation.sets.read import read_questions
from passerelle.evaluation.sets.sameness import same_words
from passerelle.evaluation.types import Expectation, Question
from passerelle.index.types import Document, Passage, Span


def asked(text: str, id_: str = "", **more: object) -> Question:
    return Question(id_ or text, text, "fr", answers=("x",), **more)  # type: ignore[arg-type]


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def test_every_other_line_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"question":"Qui ?"}\n\n{\n \nno\n\n', encoding="utf-8")
    assert append_question(path, asked("Où ?")) == "added"
    assert lines(path) == ['{"question":"Qui ?"}', "{", "no", line_of(asked("Où ?")), ""]


def test_two_lines_that_are_the_same_question_become_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    known = [asked("Où ?", "a"), asked("Qui ?", "b"), asked("Quand ?", "c")]
    path.write_text("".join(f"{line_of(each)}\n" for each in known), encoding="utf-8")
    new = asked("qui", "c", tags=("t",))
    assert append_question(path, new) == "replaced"
    assert lines(path) == [line_of(known[0]), line_of(new), ""]
    assert append_question(path, new) == "unchanged"
    assert append_question(path, asked("OÙ", "a")) == "replaced"
    assert append_question(path, asked("Où donc ?", "a")) == "replaced"
    assert lines(path) == [line_of(asked("Où donc ?", "a")), line_of(new), ""]


def test_an_unchanged_set_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    append_question(path, asked("Où ?"))
    path.write_text(f"\n\n{line_of(asked('Où ?'))}", encoding="utf-8")
    assert append_question(path, asked("Où ?")) == "unchanged"
    assert lines(path) == ["", "", line_of(asked("Où ?"))]


def test_a_set_is_made_with_its_folders_and_nothing_but_its_lock_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.jsonl"
    assert append_question(path, asked("Où ?")) == "added"
    assert {each.name for each in path.parent.iterdir()} <= {"c.jsonl", ".c.jsonl.lock"}


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a", "jsonl"])
def test_a_set_of_another_form_is_not_added_to(tmp_path: Path, name: str) -> None:
    with pytest.raises(QuestionError, match="is no JSONL set: questions are added to a file whose name ends"):
        append_question(tmp_path / name, asked("Où ?"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(
        QuestionError, match=r"c\.jsonl cannot be written .*: name a file in a folder that is open to you$"
    ):
        append_question(tmp_path / "a" / "c.jsonl", asked("Où ?"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Où est l'été ?", "OU EST L’ETE", True),
        ("Un-deux", "un deux", True),
        ("Un deux", "undeux", False),
        ("1 2", "12", False),
        ("œuvre", "oeuvre", True),
        ("", "?!", True),
    ],
)
def test_the_same_words_ask_the_same(one: str, other: str, *, same: bool) -> None:
    assert (same_words(one) == same_words(other)) is same


PASSAGE = Passage(Document("a.md", "A", "fr", "Avant. Le bac part à midi. Midi !"), 7, 26, "fr")


def test_a_reader_s_word_is_kept_and_said_again_replaced(tmp_path: Path) -> None:
    path = tmp_path / "said.jsonl"
    keep = feedback_into(path)
    keep("Quand part le bac ?", None)
    keep(" Quand part le bac ? ", PASSAGE)
    keep("Où ?", None)
    first, second = read_questions([path]).questions
    assert (first.text, first.expected) == ("Quand part le bac ?", (Expectation("a.md", span=Span(7, 26)),))
    assert (second.answerable, second.tags, second.id[:9]) == (False, ("feedback",), "feedback-")


def test_marked_words_lie_where_they_stand_in_the_passage() -> None:
    (place,) = right_passage("Quand ?", PASSAGE, "Le").expected
    assert place == Expectation("a.md", "Le", Span(7, 9))
    with pytest.raises(ValueError, match="'Midi' does not stand in the passage; mark words of it"):
        right_passage("Quand ?", PASSAGE, "Midi")
    assert right_passage("When does the ferry leave?", PASSAGE).language == "en"
    assert not_in_documents("Quand part le bac ?").language == "fr"


BRIDGE = (
    "Le pont de Brume fut ouvert au public le 4 juin 1931. Il compte 212 marches de pierre et deux arches. "
    "Sa grande porte fut peinte en vert par Edith Pane un matin."
)


def test_a_draft_is_lines_to_be_completed_with_their_sentence(library: Library) -> None:
    library.write("pont.txt", BRIDGE)
    library.index()
    first, second, *_ = map(json.loads, draft(library.open(), 3))
    assert first == {
        "id": "draft-001",
        "question": first["question"],
        "language": "fr",
        "expected": first["expected"],
        "answerable": True,
        "tags": ["draft"],
        "note": first["note"],
    }
    begun = {"4 juin 1931": "Quand … ?", "212 marches": "Combien … ?", "Edith Pane": "Qui … ?"}
    (place,) = first["expected"]
    assert begun.get(place["quote"], "") == first["question"]
    assert BRIDGE[place["start"] : place["end"]] == place["quote"]
    assert first["note"] in BRIDGE
    assert first["note"].endswith(".")
    assert (second["id"], second["language"]) == ("draft-002", "en")


@pytest.mark.parametrize(("count", "drafted"), [(0, 0), (1, 1), (2, 2), (50, 3)])
def test_a_draft_has_at_most_as_many_lines_as_there_are_passages(
    library: Library, count: int, drafted: int
) -> None:
    for name in ("a", "b", "c"):
        library.write(f"{name}.txt", f"{BRIDGE.split('. ', maxsplit=1)[0]} {name}.")
    library.index()
    documents = [json.loads(line)["expected"][0]["document"] for line in draft(library.open(), count)]
    assert len(documents) == drafted
    assert documents == sorted(set(documents))


def test_a_writer_that_does_not_finish_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(append, "WAIT", 0.01)
    path = tmp_path / "a.jsonl"
    with (
        FileLock(tmp_path / ".a.jsonl.lock"),
        pytest.raises(
            QuestionError, match=r"another program is writing to .*a\.jsonl: try again when it is done"
        ),
    ):
        append_question(path, asked("Où ?"))
    assert append_question(path, asked("Où ?")) == "added"
