"""Hits and answers are light: pickled, printed or as JSON they carry their own words, and the rest is refused."""

import copy
import json
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from library import Library

from passerelle import Answer, Assistant, Citation, Hit, json_schema
from passerelle.index.embed.open import open_embedder
from passerelle.index.sync import sync
from passerelle.index.types import Document, Passage, Span
from passerelle.permalink import Permalink

ASKED = "When was the Harrow mill built?"
MILL = "The Harrow mill was built in 1834 by two brothers from the village, to grind barley."
TABLE = "# Fees\n\n| Service | Fee |\n|---|---|\n| Boat licence | 42 euros |\n| Mooring | 15 euros |\n"
FILLER = "The village keeps its records in the hall, and nobody reads them in winter."
PAGED = Document("p.pdf", "P", "en", "First page. Second page.", (Span(0, 12), Span(12, 24)))


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    library = Library(tmp_path_factory.mktemp("light"))
    library.write("mill.txt", f"{MILL}\n\n" + "\n\n".join(f"{FILLER} Entry {n}." for n in range(400)))
    library.write("fees.md", TABLE)
    sync([library.documents], library.folder, embedder=open_embedder())
    with Assistant.open(library.folder) as opened:
        yield opened


def test_pickled_hits_carry_their_own_words_alone_and_are_equal(assistant: Assistant) -> None:
    hits = assistant.retriever.search(ASKED)
    pickled = pickle.dumps(hits)
    assert len(hits[0].document.text) > 30_000
    assert len(pickled) < 10 * 3_000
    again: list[Hit] = pickle.loads(pickled)
    assert again == hits
    assert hash(again[0].passage) == hash(hits[0].passage)
    assert [each.text for each in again] == [each.text for each in hits]
    assert [each.passage.id for each in again] == [each.passage.id for each in hits]
    assert pickle.loads(pickle.dumps(again)) == hits


@pytest.mark.parametrize(
    "question", [ASKED, "What is the fee of a boat licence?", "What is the capital of Peru?"]
)
def test_an_answer_is_the_same_pickled_and_from_its_json_and_fits_the_schema(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    value = json.loads(json.dumps(answer.to_dict()))
    Draft202012Validator(json_schema()).validate(value)
    for again in (pickle.loads(pickle.dumps(answer)), Answer.from_dict(value)):
        assert again == answer
        assert again.to_dict() == value
        assert [each.quote for each in again.citations] == [each.quote for each in answer.citations]
    assert all(Citation.from_dict(each.to_dict()) == each for each in answer.citations)
    assert all(Hit.from_dict(each.to_dict()) == each for each in answer.nearest)


def test_what_is_printed_of_a_hit_has_its_words_and_not_the_document(assistant: Assistant) -> None:
    hit = assistant.retriever.search(ASKED, k=1)[0]
    assert "The Harrow mill was built in 1834" in repr(hit)
    assert len(repr(hit)) < 1_500


def test_a_copy_in_this_process_keeps_its_document(assistant: Assistant) -> None:
    hit = assistant.retriever.search(ASKED, k=1)[0]
    assert copy.deepcopy(hit).document.text == hit.document.text
    cited = assistant.ask(ASKED).citations[0]
    assert copy.deepcopy(cited).document.text == copy.copy(cited).document.text == cited.document.text


def test_a_whole_document_is_pickled_whole() -> None:
    again = pickle.loads(pickle.dumps(PAGED))
    assert (again, again.text, again.pages) == (PAGED, PAGED.text, PAGED.pages)


def test_a_light_document_says_where_the_rest_is_and_never_gives_other_words() -> None:
    light = pickle.loads(pickle.dumps(Passage(PAGED, 12, 24, "en", 2))).document
    assert (light.id, light.words(12, 18), light.page_at(12)) == ("p.pdf", "Second", 2)
    for name in ("text", "pages", "headings"):
        with pytest.raises(AttributeError, match=rf"its {name}: `Store.document\('p.pdf'\)` has it whole"):
            getattr(light, name)
    with pytest.raises(AttributeError, match="words 0 to 5"):
        light.words(0, 5)
    with pytest.raises(AttributeError, match="no attribute 'txt'"):
        _ = PAGED.txt  # type: ignore[attr-defined]


def test_a_light_document_is_another_where_its_words_are_others() -> None:
    light = PAGED.light(Span(12, 24))
    assert light == PAGED
    assert light != Document("p.pdf", "P", "en", "First page. Third page.", PAGED.pages)
    assert light != Document("p.pdf", "P", "en", "First page.")
    assert light != Document("q.pdf", "P", "en", PAGED.text, PAGED.pages)


def test_a_quotation_beyond_its_passage_keeps_its_own_page_when_pickled() -> None:
    cited = Citation(1, Passage(PAGED, 0, 11, "en", 1), 12, 24, (Span(0, 5),))
    again: Citation = pickle.loads(pickle.dumps(cited))
    assert (again.quote, again.page, again.context_texts) == ("Second page.", 2, ("First",))
    assert Citation.from_dict(cited.to_dict()) == cited
    assert str(again.permalink) == "document=p.pdf&span=12-24"


def test_hits_and_citations_have_the_permalink_of_their_words(assistant: Assistant) -> None:
    hit, cited = assistant.retriever.search(ASKED, k=1)[0], assistant.ask(ASKED).citations[0]
    for each, words in ((hit, hit.text), (cited, cited.quote)):
        link = Permalink.parse(each.to_dict()["permalink"])
        assert link == each.permalink
        assert assistant.document(link.document).text[link.start : link.end] == words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({}, "has no 'rank'"),
        ({"rank": 1}, "has no 'document'|has no 'page'"),
        ([], "this is not the JSON of a hit"),
    ],
)
def test_what_is_no_hit_is_refused_with_what_is_missing(value: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Hit.from_dict(value)


def test_the_schema_names_every_key_that_is_printed(assistant: Assistant) -> None:
    schema = json_schema()
    answer = assistant.ask(ASKED).to_dict()
    kinds = schema["$defs"]
    assert set(answer) == set(schema["properties"]) == set(schema["required"])
    of_several = {"store"}
    assert set(answer["citations"][0]) == set(kinds["citation"]["properties"]) - of_several
    hit = {*kinds["hit"]["properties"], *kinds["passage"]["properties"]}
    assert set(answer["nearest"][0]) == hit - of_several
