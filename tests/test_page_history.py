"""What a page's conversations keep of a turn, what goes with the next one, and what is told of a lost document."""

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from library import Library

from passerelle import Assistant, Retriever
from passerelle.conversation.history import FILE, HistoryError
from passerelle.conversation.redrawn import answer_kept
from passerelle.types import Answer, Citation
from passerelle.ui import history
from passerelle.ui.history import Asked, Talks, exported_json
from passerelle.ui.turns import Refusal

TEXT = "Le pont de Brume fut ouvert le 4 juin 1931."
HALF_A_DAY = 12 * 3600


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    made = Library(tmp_path_factory.mktemp("talks"))
    made.write("pont.txt", TEXT)
    made.index()
    with made.open() as store:
        yield Assistant(Retriever.of(store, made.embedder))


@pytest.fixture
def talks(assistant: Assistant) -> Talks:
    return Talks(assistant, None)


def said(talks: Talks, question: str, language: Any = "en", **known: Any) -> dict[str, Any]:
    return talks.ask("ada", Asked(question, language, **known))


def answer(assistant: Assistant) -> Answer:
    """Return an answer that quotes the one document, as a model would have found it."""
    passage = assistant.retriever.store.passages("pont.txt")[0]
    citation = Citation(1, passage, passage.start, passage.end)
    return Answer(
        "Quand ?", "fr", "x", (citation,), abstained=False, confidence=0.9, nearest=(), milliseconds=1.0
    )


def test_a_turn_is_drawn_with_its_place_in_a_conversation(talks: Talks) -> None:
    first = said(talks, "Hello")
    assert first.keys() == {
        *("conversation", "private", "stored", "number", "asked", "searched"),
        *("question", "answer", "evidence"),
    }
    assert (first["number"], first["asked"], first["searched"]) == (1, "Hello", "")
    assert (first["private"], first["stored"]) == (False, True)
    second = said(talks, "Thanks", conversation=first["conversation"])
    assert (second["conversation"], second["number"]) == (first["conversation"], 2)
    assert 'id="evidence-2"' in second["evidence"]
    drawn = talks.open("ada", first["conversation"], "en")
    assert [each["number"] for each in drawn] == [1, 2]
    assert [each["answer"] for each in drawn] == [first["answer"], second["answer"]]
    assert talks.open("bob", first["conversation"], "en") == []


@pytest.mark.parametrize("question", ["", "x" * 10_001])
def test_what_is_refused_is_not_kept(talks: Talks, question: str) -> None:
    assert said(talks, question).keys() == {"refusal"}
    assert talks.kept.conversations("ada") == ()


def test_a_private_conversation_is_apart_from_those_kept(talks: Talks) -> None:
    hidden = said(talks, "Hello", private=True)
    assert (hidden["private"], hidden["stored"]) == (True, True)
    assert talks.of(private=True) is not talks.of(private=False)
    assert talks.kept.conversations("ada") == ()
    assert [len(talks.answers("ada", hidden["conversation"], private=each)) for each in (True, False)] == [
        1,
        0,
    ]
    assert len(talks.open("ada", hidden["conversation"], "fr", private=True)) == 1


@pytest.mark.parametrize(("place", "language"), [(0, "fr"), (1, "en"), (2, "fr")])
def test_what_stands_before_a_question_goes_with_it(
    talks: Talks, assistant: Assistant, place: int, language: str
) -> None:
    id_, _ = talks.kept.add("ada", "", "Quand ?", answer_kept(answer(assistant)))
    turn = said(talks, "OK", conversation=id_, place=place)  # which is of no language itself
    assert f'<div class="answer" lang="{language}">' in turn["answer"]
    assert turn["number"] == (1 if place == 1 else 2)
    assert (turn["conversation"] == id_) is (place == 0)


@pytest.mark.parametrize(("before", "language"), [(8, "en"), (9, "fr")])
def test_the_last_turns_go_with_a_question_and_none_before_them(
    talks: Talks, assistant: Assistant, before: int, language: str
) -> None:
    id_ = ""
    for number in range(before):
        turn = replace(answer(assistant), language="fr" if number == 8 else "en")
        id_, _ = talks.kept.add("ada", id_, "Quand ?", answer_kept(turn))
    assert f'<div class="answer" lang="{language}">' in said(talks, "OK", conversation=id_)["answer"]


def test_four_questions_are_answered_at_a_time_and_a_fifth_waits(
    talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, done = threading.Semaphore(0), threading.Event()

    def answered(*_: object) -> Refusal:
        begun.release()
        done.wait(10)
        return Refusal("x")

    monkeypatch.setattr(history, "answered", answered)
    threads = [threading.Thread(target=said, args=(talks, "Hello")) for _ in range(5)]
    for each in threads:
        each.start()
    assert all(begun.acquire(timeout=10) for _ in range(4))
    assert not begun.acquire(timeout=0.05)
    done.set()
    assert begun.acquire(timeout=10)
    for each in threads:
        each.join()


@pytest.mark.parametrize(("judged", "forms"), [(True, 1), (False, 0)])
def test_a_reader_may_judge_where_judgements_are_kept(
    assistant: Assistant, *, judged: bool, forms: int
) -> None:
    kept = Talks(assistant, None, judged=judged)
    assert said(kept, "Hello")["evidence"].count('class="feedback"') == forms


@pytest.mark.parametrize(("later", "left"), [(HALF_A_DAY, True), (HALF_A_DAY + 1, False)])
def test_a_conversation_in_memory_is_forgotten_after_half_a_day(
    assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, later: int, *, left: bool
) -> None:
    now = [1000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    for folder, private, stays in ((None, False, left), (tmp_path, False, True), (tmp_path, True, left)):
        kept = Talks(assistant, folder)
        now[0] = 1000.0
        first = said(kept, "Hello", private=private)["conversation"]
        now[0] += later
        assert said(kept, "Hello", private=private)["number"] == 1
        assert bool(kept.answers("ada", first, private=private)) is stays


def test_where_nothing_can_be_written_a_turn_is_counted_on_in_memory(
    assistant: Assistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept = Talks(assistant, tmp_path)
    assert kept.keeps
    id_ = said(kept, "Hello")["conversation"]
    said(kept, "Hello", conversation=id_)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
        connection.commit()
    with caplog.at_level(logging.ERROR):
        third = said(kept, "Thanks", conversation=id_)
    assert (third["number"], third["stored"], third["private"]) == (3, False, True)
    assert third["conversation"] != id_
    assert f"conversations are not kept in {tmp_path / FILE}: full" in caplog.text
    fourth = said(kept, "Thanks", conversation=third["conversation"], private=True)
    assert (fourth["number"], fourth["stored"]) == (2, True)
    assert len(kept.answers("ada", id_)) == 2


def test_where_nothing_can_be_read_a_question_is_answered_and_kept_in_memory(
    assistant: Assistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept = Talks(assistant, tmp_path / "none")
    with caplog.at_level(logging.ERROR):
        turn = said(kept, "Hello", conversation="x", place=3)
    assert [record.name for record in caplog.records] == ["passerelle.ui.history"]
    assert "conversations are not kept in" in caplog.text
    assert (turn["number"], turn["stored"], turn["private"]) == (1, False, True)
    assert len(kept.answers("ada", turn["conversation"], private=True)) == 1
    assert said(kept, "Hello", conversation=turn["conversation"])["number"] == 2  # it goes on in memory
    with pytest.raises(HistoryError, match=r"conversations are not kept in .*none"):
        kept.open("ada", "x", "en")


def test_an_answer_is_drawn_again_and_a_lost_source_is_told_behind_it(
    talks: Talks, assistant: Assistant
) -> None:
    whole = answer(assistant)
    kept = answer_kept(whole)
    id_, _ = talks.kept.add("ada", "", "Quand ?", kept)
    changed = {**kept, "citations": [{**kept["citations"][0], "quote": "0" * 16}]}
    talks.kept.add("ada", id_, "Quand ?", changed)
    first, second = talks.open("ada", id_, "fr")
    assert "1931" in first["evidence"]
    assert 'class="gone"' not in first["answer"]
    assert second["answer"].endswith("</p>")
    assert 'class="gone"><span class="say say-cited_gone" lang="fr">' in second["answer"]
    again = talks.answers("ada", id_)
    assert [each.lost for each in again] == [0, 1]
    assert again[0].answer.citations == whole.citations
    written = exported_json("Le pont", again)
    assert written["title"] == "Le pont"
    assert [each["lost_citations"] for each in written["turns"]] == [0, 1]
    assert written["turns"][0]["citations"][0]["quote"] == TEXT


def test_a_kept_turn_that_is_no_answer_is_an_error_of_ours(talks: Talks, assistant: Assistant) -> None:
    id_, _ = talks.kept.add("ada", "", "Quand ?", {"language": "fr"})
    with pytest.raises(HistoryError, match="this is no answer that was kept"):
        talks.open("ada", id_, "fr")
    with pytest.raises(HistoryError, match="this is no answer that was kept"):
        talks.answers("ada", id_)
    other = replace(answer(assistant), small_talk=True, text="Bonjour", citations=())
    id_, _ = talks.kept.add("ada", "", "Bonjour", answer_kept(other))
    assert talks.answers("ada", id_)[0].answer.text == "Bonjour"
