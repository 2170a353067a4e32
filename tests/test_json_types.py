"""The JSON of hits, citations and answers: each value in its place, scores rounded, and read back equal."""

import copy
import json
import pickle
from typing import Any

import pytest

from passerelle.index.lexical.bm25 import Met
from passerelle.index.types import Document, Passage, Span
from passerelle.json import answer_json, citation_json, hit_json, json_schema
from passerelle.types.answer import Answer
from passerelle.types.citation import Citation, ExactAnswer
from passerelle.types.hit import Hit

TEXT = "Heures | Prix\nLe bac part à 8 h. Il coûte 4 €."
BAC = Document(
    "home/b.pdf", "Bac", "fr", TEXT, (Span(0, 33), Span(33, len(TEXT))), path="b.pdf", store="home"
)
FERRY = Passage(Document("ferry", "Ferry", "en", "The ferry leaves at 8."), 0, 22, "en")
PASSAGE = Passage(BAC, 14, 46, "fr", 1, "Le quai")
HIT = Hit(2, PASSAGE, 0.12345678, 0.98765432, 0.5555557, (Met("bac", "bacs", 0.123456),), FERRY, 0.0234567)
CITATION = Citation(
    3, PASSAGE, 33, 46, (Span(0, 13),), ExactAnswer.of(BAC, Span(42, 45)), FERRY, told_apart="home/b.pdf"
)
ANSWER = Answer("Combien ?", "fr", "4 € [3]", (CITATION,), False, 0.81, (HIT,), 7.5, "Combien coûte-t-il ?")
REFUSED = Answer("Hé ?", "fr", "Rien.", (), True, 0.0, (), 1.0, small_talk=True, suggestions=("Prix", "Quai"))


def test_the_json_of_a_hit_has_its_scores_rounded_and_the_words_that_met() -> None:
    value = hit_json(HIT)
    assert {
        each: value[each] for each in ("rank", "score", "dense", "lexical", "met", "translation_boost")
    } == {
        "rank": 2,
        "score": 0.123457,
        "dense": 0.987654,
        "lexical": 0.555556,
        "met": [{"word": "bac", "term": "bacs", "share": 0.1235}],
        "translation_boost": 0.023457,
    }
    assert (value["document"], value["text"], value["store"]) == ("home/b.pdf", PASSAGE.text, "home")
    assert value["translation"]["text"] == FERRY.text
    assert (HIT.store, HIT.text, HIT.document) == ("home", PASSAGE.text, BAC)
    assert str(HIT.permalink) == value["permalink"] == "document=home/b.pdf&span=14-46"


def test_the_json_of_a_citation_has_the_page_of_its_quotation_and_what_is_read_with_it() -> None:
    value = citation_json(CITATION)
    assert value.pop("translation")["document"] == "ferry"
    assert value == {
        "number": 3,
        "document": "home/b.pdf",
        "title": "Bac",
        "told_apart": "home/b.pdf",
        "path": "b.pdf",
        "fields": {},
        "language": "fr",
        "page": 2,
        "start": 33,
        "end": 46,
        "quote": "Il coûte 4 €.",
        "answer": {"text": "4 €", "start": 42, "end": 45},
        "context": [{"start": 0, "end": 13, "text": "Heures | Prix"}],
        "passage": {"start": 14, "end": 46, "text": PASSAGE.text, "page": 1, "heading": "Le quai"},
        "permalink": "document=home/b.pdf&span=33-46",
        "store": "home",
    }


def test_the_json_of_an_answer_is_that_of_all_it_has() -> None:
    assert answer_json(ANSWER) == {
        "question": "Combien ?",
        "language": "fr",
        "abstained": False,
        "confidence": 0.81,
        "text": "4 € [3]",
        "citations": [citation_json(CITATION)],
        "nearest": [hit_json(HIT)],
        "milliseconds": 7.5,
        "searched": "Combien coûte-t-il ?",
        "small_talk": False,
        "suggestions": [],
    }
    assert answer_json(REFUSED)["suggestions"] == ["Prix", "Quai"]
    assert answer_json(REFUSED)["small_talk"] is True


@pytest.mark.parametrize("given", [HIT, CITATION, ANSWER, REFUSED])
def test_what_is_read_from_json_gives_the_same_json(given: Hit | Citation | Answer) -> None:
    written = json.loads(json.dumps(given.to_dict()))
    again = type(given).from_dict(written)
    assert again.to_dict() == written
    assert type(given).from_dict(again.to_dict()) == again


def test_a_citation_without_an_answer_or_a_translation_is_read_back_without() -> None:
    bare = Citation(1, FERRY, 0, 9)
    again = Citation.from_dict(citation_json(bare))
    assert (again.answer, again.translation, again.context, again.told_apart) == (None, None, (), "")
    assert citation_json(bare)["answer"] is None
    value = citation_json(bare)
    del value["told_apart"]  # as it was written before
    assert Citation.from_dict(value) == again


@pytest.mark.parametrize(
    ("kind", "what", "value"),
    [
        (Hit, "a hit", hit_json(HIT)),
        (Citation, "a citation", citation_json(CITATION)),
        (Answer, "an answer", answer_json(ANSWER)),
    ],
)
def test_json_that_lacks_a_part_is_of_something_else(kind: Any, what: str, value: dict[str, Any]) -> None:
    for name in value.keys() - {"permalink", "store", "told_apart", *({"text"} if kind is Hit else ())}:
        lacking = {each: held for each, held in value.items() if each != name}
        with pytest.raises(ValueError, match=f"this is not the JSON of {what}: it has no '{name}'"):
            kind.from_dict(lacking)


def test_a_citation_is_copied_as_itself_and_pickled_with_its_words_alone() -> None:
    assert copy.copy(CITATION) is CITATION
    assert copy.deepcopy(CITATION) is CITATION
    again = pickle.loads(pickle.dumps(CITATION))
    assert again == CITATION.light()
    assert (again.quote, again.context_texts, again.told_apart) == (
        "Il coûte 4 €.",
        ("Heures | Prix",),
        "home/b.pdf",
    )
    assert again.passage.text == PASSAGE.text


def test_the_schema_says_what_an_answer_has() -> None:
    assert set(json_schema()["properties"]) == set(answer_json(ANSWER))


def test_a_notebook_shows_a_hit_its_words_and_an_answer_its_citations() -> None:
    assert "Le bac part" in HIT._repr_html_()
    shown = ANSWER._repr_html_()
    assert "Il co" in shown
    assert "Combien co" in shown
