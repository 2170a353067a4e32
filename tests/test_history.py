"""Facts about kept conversations: whose they are, what outlives what, and that no document's words stand there."""

import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from passerelle import Assistant, Collection, Passage, StoreError, remove
from passerelle.commands.main import main
from passerelle.conversation import history as kept_in
from passerelle.conversation.erased import erase_from_conversations
from passerelle.conversation.history import FILE, VERSION, History, HistoryError
from passerelle.conversation.kept import NAME, read_conversation
from passerelle.conversation.redrawn import Redrawer, answer_kept
from passerelle.evaluation.sets.feedback import feedback_into
from passerelle.index.store.store import Store
from passerelle.index.sync import sync
from passerelle.starting import KEPT_IN

ANSWER = {"language": "fr", "citations": []}
QUESTION = "When was the lighthouse of Port Vesper painted orange?"
LIGHTHOUSE = (
    "# Port Vesper\n\nThe lighthouse of Port Vesper was painted orange in 1931 by the Halloway brothers.\n"
)


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
    history.add("ada", "", "Qui garde le phare ?", ANSWER)
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


def test_conversations_outlive_the_program_and_are_for_their_owner_alone(tmp_path: Path) -> None:
    id_, _ = History(tmp_path).add("secret-of-ada", "", "Où ?", ANSWER)
    assert len(History(tmp_path).turns("secret-of-ada", id_)) == 1
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert b"secret-of-ada" not in (tmp_path / FILE).read_bytes()


def test_threads_write_at_once_and_lose_nothing(tmp_path: Path) -> None:
    id_, _ = History(tmp_path).add("ada", "", "0", ANSWER)
    threads = [
        threading.Thread(target=lambda: [History(tmp_path).add("ada", id_, "n", ANSWER) for _ in range(5)])
        for _ in range(4)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [each.number for each in History(tmp_path).turns("ada", id_)] == list(range(1, 22))


def test_a_program_that_is_killed_leaves_whole_turns(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from passerelle.conversation.history import History\n"
        "kept = History(Path(sys.argv[1])); id_, _ = kept.add('ada', '', 'one', {})\n"
        "with kept._writing() as c:\n"
        "    c.execute('DELETE FROM turns'); os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    again = History(tmp_path)
    assert [each.question for each in again.turns("ada", again.conversations("ada")[0].id)] == ["one"]


@pytest.mark.parametrize("damage", [b"no database at all" * 99, b"SQLite format 3\0" + b"\x07" * 4080])
def test_a_damaged_file_is_set_aside_named_and_new_ones_are_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: bytes
) -> None:
    (tmp_path / FILE).write_bytes(damage)
    id_, _ = History(tmp_path).add("ada", "", "Où ?", ANSWER)
    assert len(History(tmp_path).turns("ada", id_)) == 1
    aside = next(tmp_path.glob("conversations.damaged-*.db"))
    assert aside.read_bytes() == damage
    assert str(aside) in caplog.text


def test_a_file_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    History(tmp_path).add("ada", "", "Où ?", ANSWER)
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(HistoryError, match="a newer version of the program made the file"):
        History(tmp_path).conversations("ada")
    assert (tmp_path / FILE).exists()


def test_a_folder_that_is_gone_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match=r"conversations are not kept in .*none"):
        History(tmp_path / "none").add("ada", "", "Où ?", ANSWER)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "vesper.md").write_text(LIGHTHOUSE, encoding="utf-8")
    (tmp_path / "texts" / "orchard.md").write_text("# Orchard\n\nPears ripen in Amble.\n", encoding="utf-8")
    sync([tmp_path / "texts"], tmp_path / "store")
    return tmp_path


def test_an_answer_is_drawn_again_unless_its_document_changed(place: Path) -> None:
    with Assistant.open(place / "store") as assistant:
        answer = assistant.ask(QUESTION)
        kept = answer_kept(answer)
        again = Redrawer(assistant.retriever.store.passages).answer(QUESTION, kept)
        assert answer.citations
        assert again.lost == 0
        assert (again.answer.text, again.answer.citations) == (answer.text, answer.citations)
        assert [each.passage for each in again.answer.nearest] == [each.passage for each in answer.nearest]
    (place / "texts" / "vesper.md").write_text(LIGHTHOUSE.replace("1931", "1932"), encoding="utf-8")
    sync([place / "texts"], place / "store")
    with Assistant.open(place / "store") as assistant:
        changed = Redrawer(assistant.retriever.store.passages).answer(QUESTION, kept)
    assert (changed.lost, changed.answer.citations, changed.answer.text) == (len(answer.citations), (), "")


def test_what_is_no_kept_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="no answer that was kept"):
        Redrawer(lambda _: []).answer("Où ?", {"language": "fr", "citations": [{"document": 3}]})


def _passages(store: Path, id_: str) -> list[Passage]:
    with Store.open(store) as opened:
        return opened.passages(id_)


@pytest.mark.parametrize("way", ["command", "python", "assistant", "collection"])
def test_removing_with_erase_leaves_nothing_of_a_document_in_the_folder(place: Path, way: str) -> None:
    store = place / "store"
    history = History(store)
    with Assistant.open(store) as assistant:
        kept = answer_kept(assistant.ask(QUESTION))
        id_ = next(each.id for each in assistant.documents() if "vesper" in each.id)
    assert not any(word in str(kept) for word in ("Halloway", "1931", "Port Vesper"))  # no words, ever
    talk, _ = history.add("ada", "", "Who painted it?", {**kept, "searched": "Who, Port Vesper?"})
    main(["ask", "--follow", "--store", str(store), QUESTION])
    feedback_into(store / "said.jsonl")("Who painted it?", next(iter(_passages(store, id_))))
    (store / KEPT_IN).write_text('{"questions": [["en", "When was Port Vesper painted?"]]}', encoding="utf-8")
    if way == "command":
        main(["remove", "--erase", "--store", str(store), id_])
    elif way == "python":
        remove(id_, folder=store, erase=True)
    elif way == "collection":
        with Collection.open(store) as collection:
            collection.remove([id_], erase=True)
    else:
        with Assistant.open(store) as assistant:
            assistant.remove(id_, erase=True)
    left = b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
    assert not any(word in left for word in (b"Vesper", b"vesper", b"Halloway"))
    with Assistant.open(store) as assistant:
        turn = history.turns("ada", talk)[0]
        again = Redrawer(assistant.retriever.store.passages).answer(turn.question, turn.answer)
    assert (turn.question, again.lost) == ("Who painted it?", len(kept["citations"]))


def test_where_one_of_several_documents_is_not_there_none_is_removed(place: Path) -> None:
    with Assistant.open(place / "store") as assistant:
        before = assistant.documents()
        with pytest.raises(StoreError, match=r"nowhere\.md"):
            assistant.remove(before[0].id, "nowhere.md")
        assert assistant.documents() == before


def test_a_copy_of_a_store_has_its_conversations_unless_they_are_left_out(place: Path) -> None:
    store, copy, bare = place / "store", place / "copy", place / "bare"
    talk, _ = History(store).add("ada", "", "Where?", ANSWER)
    gone, _ = History(store).add("ada", "", "A secret?", ANSWER)
    History(store).delete("ada", gone)
    assert main(["backup", "--store", str(store), str(copy)]) == 0
    assert main(["backup", "--no-conversations", "--store", str(store), str(bare)]) == 0
    assert not (bare / FILE).exists()
    assert (copy / FILE).stat().st_mode & 0o077 == 0
    assert b"A secret?" not in b"".join(path.read_bytes() for path in copy.iterdir())
    assert [each.id for each in History(copy).conversations("ada")] == [talk]


def test_restoring_brings_back_conversations_and_changes_none_that_is_there(place: Path) -> None:
    store, copy = place / "store", place / "copy"
    lost, _ = History(store).add("ada", "", "Where?", ANSWER)
    goes_on, _ = History(store).add("ada", "", "When?", ANSWER)
    main(["backup", "--store", str(store), str(copy)])
    History(store).delete("ada", lost)
    with sqlite3.connect(store / FILE) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM conversations WHERE id = ?", (lost,))
    History(store).add("ada", goes_on, "And why?", ANSWER)
    later, _ = History(store).add("ada", "", "Who?", ANSWER)
    for _ in range(2):
        assert main(["restore", "--store", str(store), str(copy)]) == 0
    assert {each.id: each.turns for each in History(store).conversations("ada")} == {
        lost: 1,
        goes_on: 2,
        later: 1,
    }


def test_a_killed_program_loses_no_whole_turn_and_leaves_no_half_one(place: Path) -> None:
    store = place / "store"
    code = (
        "import os, sys; from pathlib import Path\n"
        "from passerelle import Assistant; from passerelle.conversation.history import History\n"
        "from passerelle.conversation.redrawn import answer_kept\n"
        "assistant, kept = Assistant.open(sys.argv[1]), History(Path(sys.argv[1]))\n"
        "answer = assistant.ask(sys.argv[2])\n"
        "id_, _ = kept.add('ada', '', answer.question, answer_kept(answer))\n"
        "with kept._writing() as c:\n"
        "    c.execute('INSERT INTO turns VALUES (?, 2, ?, ?)', (id_, 'half', '{\"half'))\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(store), QUESTION], check=False)
    assert killed.returncode == -9
    history = History(store)
    talk = history.conversations("ada")[0].id
    with Assistant.open(store) as assistant:
        (turn,) = history.turns("ada", talk)
        again = Redrawer(assistant.retriever.store.passages).answer(turn.question, turn.answer)
        assert again.answer.citations == assistant.ask(QUESTION).citations
    assert history.add("ada", talk, "Who painted it?", ANSWER) == (talk, 2)


def test_what_a_killed_command_had_half_written_is_not_followed_on(place: Path) -> None:
    store = place / "store"
    main(["ask", "--follow", "--store", str(store), QUESTION])
    whole = read_conversation(store)
    (store / f"{NAME}.4711.tmp").write_text('[{"question": "half', encoding="utf-8")
    assert [each.question for each in read_conversation(store).turns] == [QUESTION]
    assert read_conversation(store) == whole


def test_what_is_no_conversation_or_no_answer_ends_in_no_traceback(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("[" * 100_000, encoding="utf-8")
    assert read_conversation(tmp_path).turns == ()
    History(tmp_path).add("ada", "", "Où ?", ANSWER)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("UPDATE turns SET answer = '{}'")
        connection.commit()
    with pytest.raises(HistoryError, match="nothing can be erased from"):
        erase_from_conversations(tmp_path, set())
