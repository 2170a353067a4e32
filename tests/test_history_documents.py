"""Kept conversations and the documents they quote: drawn again, erased, copied, restored, and read once killed."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from passerelle import Assistant, Collection, Passage, StoreError, remove
from passerelle.commands.main import main
from passerelle.conversation.erased import erase_from_conversations
from passerelle.conversation.history import FILE, History, HistoryError
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
