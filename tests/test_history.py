"""Facts about kept conversations: whose they are, what outlives what, and that no document's words stand there."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from passerelle.conversation import history as kept_in
from passerelle.conversation.history import History

ANSWER = {"language": "fr", "citations": []}


@pytest.fixture(params=["disk", "memory"])
def history(request: pytest.FixtureRequest, tmp_path: Path) -> History:
    return History(tmp_path if request.param == "disk" else None)


def test_turns_come_back_in_their_order(history: History) -> None:
    id_, first = history.add("ada", "", "Où est l’Aurore ?\0🙂\u200f", ANSWER)
    assert history.add("ada", id_, "Et le Borée ?", {"n": 2}) == (id_, first + 1)
    assert [(each.number, each.question, each.answer) for each in history.turns("ada", id_)] == [
        (1, "Où est l’Aurore ?\0🙂\u200f", ANSWER),
        (2, "Et le Borée ?", {"n": 2}),
    ]


def test_a_visitor_reads_and_changes_nothing_of_another(history: History) -> None:
    id_, _ = history.add("ada", "", "Où ?", ANSWER)
    assert (history.turns("bob", id_), history.conversations("bob")) == ((), ())
    assert not history.rename("bob", id_, "mine")
    assert not history.delete("bob", id_)
    assert history.branch("bob", id_, 2) == ""
    other, number = history.add("bob", id_, "Quand ?", ANSWER)
    assert (other == id_, number) == (False, 1)
    history.delete("bob")
    assert [each.title for each in history.conversations("ada")] == ["Où ?"]


@pytest.mark.parametrize(
    ("search", "found"), [("cafe", 1), ("CAFÉ tarif", 1), ("phare", 1), ("", 2), ("thé", 0), ("%", 0)]
)
def test_conversations_are_searched_by_names_and_questions(history: History, search: str, found: int) -> None:
    id_, _ = history.add("ada", "", "Quel est le tarif du café ?", ANSWER)
    history.add("ada", id_, "Et celui du cacao ?", ANSWER)
    history.add("ada", "", "Qui garde la crème du phare ?", ANSWER)
    assert len(history.conversations("ada", search)) == found


def test_conversations_stand_last_changed_first_with_the_number_of_their_turns(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter(float(at) for at in range(1000, 2000))
    monkeypatch.setattr(time, "time", lambda: next(now))
    first, _ = history.add("ada", "", "Un ?", ANSWER)
    second, _ = history.add("ada", "", "Deux ?", ANSWER)
    assert [(each.id, each.turns) for each in history.conversations("ada")] == [(second, 1), (first, 1)]
    history.add("ada", first, "Trois ?", ANSWER)
    kept = history.conversations("ada")
    assert [(each.id, each.title, each.turns) for each in kept] == [(first, "Un ?", 2), (second, "Deux ?", 1)]
    assert kept[0].changed > kept[1].changed


def test_what_nothing_was_added_to_for_long_is_forgotten(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    old, _ = history.add("ada", "", "Un ?", ANSWER)
    now[0] = 1050.0
    new, _ = history.add("ada", "", "Deux ?", ANSWER)
    history.forget(50.0)
    assert {each.id for each in history.conversations("ada")} == {old, new}
    now[0] = 1050.5
    history.forget(50.0)
    assert [each.id for each in history.conversations("ada")] == [new]
    assert history.turns("ada", old) == ()


def test_what_is_forgotten_leaves_none_of_its_turns_in_the_file(tmp_path: Path) -> None:
    history = History(tmp_path)
    old, _ = history.add("ada", "", "Un ?", ANSWER)
    history.add("ada", old, "Deux ?", ANSWER)
    history.forget(-1.0)
    new, _ = history.add("ada", "", "Trois ?", ANSWER)
    with closing(sqlite3.connect(tmp_path / kept_in.FILE)) as file:
        assert file.execute("SELECT conversation, number FROM turns").fetchall() == [(new, 1)]


def test_only_what_was_deleted_last_comes_back(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    ids = [history.add("ada", "", f"{at} ?", ANSWER)[0] for at in range(3)]
    other, _ = history.add("bob", "", "Où ?", ANSWER)
    for at in (0, 1):
        now[0] += 1
        assert history.delete("ada", ids[at])
    now[0] += 1
    assert history.delete("bob", other)
    assert history.turns("ada", ids[1]) == ()
    assert history.undelete("ada")
    assert {each.id for each in history.conversations("ada")} == {ids[1], ids[2]}
    assert history.conversations("bob") == ()
    assert history.undelete("ada")
    assert not history.undelete("ada")
    assert len(history.conversations("ada")) == 3


def test_a_branch_has_the_turns_before_alone_and_goes_on_counting(history: History) -> None:
    id_, _ = history.add("ada", "", "Un ?", ANSWER)
    for text in ("Deux ?", "Trois ?"):
        history.add("ada", id_, text, ANSWER)
    made = history.branch("ada", id_, 3)
    assert [(each.number, each.question) for each in history.turns("ada", made)] == [
        (1, "Un ?"),
        (2, "Deux ?"),
    ]
    assert history.add("ada", made, "Quatre ?", ANSWER) == (made, 3)
    assert history.branch("ada", id_, 1) == ""
    assert len(history.turns("ada", id_)) == 3


def test_a_name_is_given_and_a_blank_one_is_not(history: History) -> None:
    id_, _ = history.add("ada", "", "Où ?", ANSWER)
    assert history.rename("ada", id_, "  Le \n port ")
    assert not history.rename("ada", id_, " \n")
    assert history.conversations("ada")[0].title == "Le port"


def test_what_was_deleted_last_comes_back_and_later_is_gone(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_, _ = history.add("ada", "", "Où ?", ANSWER)
    assert history.delete("ada", id_)
    assert history.turns("ada", id_) == ()
    assert history.undelete("ada")
    assert len(history.turns("ada", id_)) == 1
    history.delete("ada")
    monkeypatch.setattr(kept_in, "UNDO_SECONDS", -1)
    assert not history.undelete("ada")
    assert history.conversations("ada") == ()


def test_what_was_deleted_can_be_brought_back_for_a_minute(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    for later, is_back in ((58, True), (62, False)):
        id_, _ = history.add("ada", "", "Où ?", ANSWER)
        with monkeypatch.context() as clock:
            history.delete("ada", id_)
            clock.setattr(time, "time", lambda later=later: now + later)
            history.add("bob", "", "Quand ?", ANSWER)  # at a writing, what is too old goes
        assert history.undelete("ada") is is_back


def test_a_conversation_is_called_by_the_first_words_of_a_long_question(history: History) -> None:
    id_, _ = history.add("ada", "", "Où  est\n" + "a" * 200, ANSWER)
    assert [each.title for each in history.conversations("ada")] == ["Où est " + "a" * 113]
    assert history.turns("ada", id_)[0].question.endswith("a" * 200)


def test_a_conversation_that_begins_with_a_greeting_is_called_by_its_first_question(history: History) -> None:
    talk = {**ANSWER, "small_talk": True}
    greeted, _ = history.add("ada", "", "Bonjour", talk)
    history.add("ada", greeted, "merci", talk)
    assert [each.title for each in history.conversations("ada")] == ["Bonjour"]
    history.add("ada", greeted, "Où est le phare ?", ANSWER)
    history.add("ada", greeted, "Et le port ?", ANSWER)
    assert [each.title for each in history.conversations("ada")] == ["Où est le phare ?"]


def test_a_name_that_was_given_to_a_greeting_stays(history: History) -> None:
    greeted, _ = history.add("ada", "", "Bonjour", {**ANSWER, "small_talk": True})
    history.rename("ada", greeted, "Le phare")
    history.add("ada", greeted, "Où est le phare ?", ANSWER)
    assert [each.title for each in history.conversations("ada")] == ["Le phare"]


def test_a_branch_keeps_the_turns_before_and_loses_none_of_the_old(history: History) -> None:
    id_, _ = history.add("ada", "", "un", ANSWER)
    history.add("ada", id_, "deux", ANSWER)
    made = history.branch("ada", id_, 2)
    assert [each.question for each in history.turns("ada", made)] == ["un"]
    assert len(history.turns("ada", id_)) == 2
    assert history.branch("ada", id_, 1) == ""
