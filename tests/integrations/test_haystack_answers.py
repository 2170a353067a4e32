"""What Haystack is handed of a hit and of a citation, and how often a store is opened, without any model."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from library import Library

from passerelle import Retriever
from passerelle.index.errors import StoreError
from passerelle.index.types import Document, Passage, Span
from passerelle.integrations.haystack import PasserelleReader, PasserelleRetriever, _answer, document_of
from passerelle.integrations.quiet_haystack import SETTING, import_quietly
from passerelle.integrations.read_texts import Reading
from passerelle.integrations.texts import Placed
from passerelle.query import QueryError
from passerelle.types import Citation, ExactAnswer, Hit

from haystack import Document as Found  # isort: skip  ours comes first and keeps it quiet

TEXT = "Un bac part. Deux quais attendent. Trois marins dorment."
PORT = Document("port.txt", "Port", "fr", TEXT)
GIVEN = Span(13, 34)
OTHER = Found(content="x", meta={}, score=0.1)
QUAYS = Found(id="q", content=TEXT[13:34], meta={"start": 13, "end": 34, "colour": "red"}, score=0.75)


def answered(start: int, end: int, exact: ExactAnswer | None = None) -> Any:
    passage = Passage(PORT, 13, 34, "fr")
    reading = Reading((), 0.6, {passage.id: Placed(passage, 1, GIVEN)})
    return _answer("Où ?", reading, Citation(2, passage, start, end, answer=exact), [OTHER, QUAYS])


def spans(answer: Any) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in (answer.document_offset, answer.context_offset)]


def test_a_quotation_inside_of_a_text_is_answered_with_that_text() -> None:
    answer = answered(18, 33)
    assert (answer.query, answer.score, answer.data, answer.context) == ("Où ?", 0.6, *[TEXT[18:33]] * 2)
    assert answer.document is QUAYS
    assert spans(answer) == [(5, 20), (0, 15)]
    assert (answer.meta["start"], answer.meta["end"], answer.meta["number"]) == (18, 33, 2)


def test_the_exact_words_are_the_data_and_the_quotation_is_around_them() -> None:
    answer = answered(13, 34, ExactAnswer("quais", 18, 23))
    assert (answer.data, answer.context) == ("quais", TEXT[13:34])
    assert answer.document is QUAYS
    assert spans(answer) == [(5, 10), (5, 10)]


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [(0, 34, Span(0, 34)), (13, 56, Span(13, 56)), (0, 56, Span(0, 56)), (3, 25, Span(3, 34)), (20, 40, Span(13, 40))],
)  # fmt: skip
def test_a_quotation_that_reaches_beyond_its_text_has_a_document_that_holds_both(
    start: int, end: int, whole: Span
) -> None:
    answer = answered(start, end, ExactAnswer("quais", 18, 23) if start < 18 else None)
    assert answer.document.content == TEXT[whole.start : whole.end]
    assert answer.document.meta == {"start": whole.start, "end": whole.end, "colour": "red"}
    assert (answer.document.score, answer.context) == (0.75, TEXT[start:end])
    (at, last), (within, until) = spans(answer)
    assert answer.data == answer.document.content[at:last] == answer.context[within:until]
    assert QUAYS.meta == {"start": 13, "end": 34, "colour": "red"}


def test_a_hit_is_a_document_of_its_words_its_score_and_its_place() -> None:
    hit = Hit(3, Passage(PORT, 13, 34, "fr", heading="Quais"), 0.5, 0.25, 0.125)
    found = document_of(hit)
    assert (found.id, found.content, found.score) == (hit.passage.id, TEXT[13:34], 0.5)
    assert (found.meta["start"], found.meta["heading"], found.meta["rank"], found.meta["dense"]) == (
        13,
        "Quais",
        3,
        0.25,
    )
    assert {"score", "text", "met"} & found.meta.keys() == set()


@pytest.fixture
def opened(shore: Library, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the models that were opened, each of which counts words."""
    models: list[str] = []

    def open_model(model: str, *_: object) -> Any:
        models.append(model)
        return shore.embedder

    monkeypatch.setattr("passerelle.retrieval.open_embedder", open_model)
    return models


def test_a_store_is_opened_once_at_the_first_question_or_before(shore: Library, opened: list[str]) -> None:
    retriever, reader = PasserelleRetriever(shore.folder), PasserelleReader(shore.folder)
    assert opened == []
    retriever.warm_up()
    reader.warm_up()
    assert opened == ["words"] * 2
    for _ in range(2):
        assert retriever.run("the bay")["documents"]
        assert len(reader.run("the bay", [])["answers"]) == 1
    assert opened == ["words"] * 2
    asked = PasserelleRetriever(str(shore.folder), top_k=1)
    assert len(asked.run("the bay")["documents"]) == 1
    assert opened == ["words"] * 3
    for each in (retriever, asked):
        assert each.retriever
        each.retriever.close()


def test_a_reader_whose_store_is_missing_says_so_when_it_is_warmed_up(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store in"):
        PasserelleReader(tmp_path / "nowhere").warm_up()


def test_a_call_asks_for_another_number_and_other_limits(shore_retriever: Retriever) -> None:
    ours = PasserelleRetriever("unopened", top_k=3)
    ours.retriever = shore_retriever
    only = {"where": {"year": {">": [2000]}}}
    for run in (ours.run, lambda *given, **more: asyncio.run(ours.run_async(*given, **more))):
        assert len(run("the bay of Quintal")["documents"]) == 3
        assert len(run("the bay of Quintal", top_k=1)["documents"]) == 1
        found = run("the bay of Quintal", top_k=9, only=only)["documents"]
        assert {each.meta["document"] for each in found} == {"moorings", "storms"}
        with pytest.raises(QueryError, match="k is 0"):
            run("the bay of Quintal", top_k=0)


def test_a_limit_of_the_component_gives_way_to_that_of_a_call(shore_retriever: Retriever) -> None:
    ours = PasserelleRetriever("unopened", only={"documents": ["storms"]})
    ours.retriever = shore_retriever
    assert [each.meta["document"] for each in ours.run("the bay")["documents"]] == ["storms"]
    found = ours.run("the bay", only={"documents": ["moorings"]})["documents"]
    assert [each.meta["document"] for each in found] == ["moorings"]
    assert ours.to_dict()["init_parameters"] == {
        "store": "unopened",
        "top_k": 10,
        "only": {"documents": ["storms"]},
    }


def test_haystack_is_quiet_and_may_load_our_module_from_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    import haystack.core.serialization as reading

    allowed: list[str] = []
    running: Any = sys.modules["haystack.telemetry._telemetry"]
    monkeypatch.setattr(running, "telemetry", "imported before")
    monkeypatch.setattr(reading, "allow_deserialization_module", allowed.append)
    monkeypatch.delenv(SETTING)
    import_quietly("ours.of.haystack")
    assert (allowed, running.telemetry) == (["ours.of.haystack"], None)
    monkeypatch.delattr(reading, "allow_deserialization_module")
    import_quietly("ours.of.haystack")  # a Haystack that allows every module
    assert allowed == ["ours.of.haystack"]


def test_one_answer_says_how_sure_it_is_that_nothing_answers(shore: Library, opened: list[str]) -> None:
    (none,) = PasserelleReader(shore.folder).run("Où ?", [replace(OTHER, content=""), replace(OTHER, content=None)])[
        "answers"
    ]  # fmt: skip
    assert (none.query, none.data, none.document, none.score) == ("Où ?", None, None, 1.0)
    assert PasserelleReader(shore.folder, no_answer=False).run("Où ?", [])["answers"] == []
    assert opened == ["words"] * 2
