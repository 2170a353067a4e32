"""A question as JSON: each field at its bounds, and the line that is written of it."""

import json
import re
from typing import Any

import pytest

from passerelle.evaluation.sets.question_json import (
    QuestionError,
    derived_id,
    line_of,
    question_from_record,
)
from passerelle.evaluation.types import Expectation, Question
from passerelle.index.types import Span

FIELDS = "answerable, answers, expected, id, known_miss, language, note, question, tags"
BEHIND = "give whole numbers, the end behind the start"
FROM_ONE = "give a whole number from 1, or leave it out"


def place(**given: Any) -> Expectation:
    (found,) = question_from_record({"question": "?", "expected": [given]}).expected
    return found


def refuse(record: Any, said: str) -> None:
    with pytest.raises(QuestionError, match=f"^{re.escape(said)}$"):
        question_from_record(record)


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("fr", "fr"),
        ("EN", "en"),
        (" fr ", "fr"),
        ("fr_CA", "fr"),
        ("en-GB-oxendict", "en"),
        ("", "en"),
        ("  ", "en"),
        (None, "en"),
    ],
)
def test_a_language_may_name_a_country_and_is_detected_where_none_is_given(
    given: str | None, language: str
) -> None:
    record = {"question": "Where does the ferry leave the island?", "language": given}
    assert question_from_record(record).language == language


@pytest.mark.parametrize("given", ["de", "french", "f", "enfr"])
def test_another_language_is_refused(given: str) -> None:
    refuse(
        {"question": "?", "language": given}, f"the language is {given!r}; write fr or en, or leave it out"
    )


@pytest.mark.parametrize(
    ("id_", "read"), [("q", "q"), (" q ", "q"), (3, "3"), (0, "0"), ("", None), (None, None), (" ", None)]
)
def test_an_id_is_text_or_a_number_else_derived_from_the_words(id_: Any, read: str | None) -> None:
    found = question_from_record({"id": id_, "question": " Où ? "})
    assert found.id == (derived_id("Où ?") if read is None else read)
    refuse({"id": True, "question": "?"}, "the 'id' is not text but bool; put it between quotes")


def test_a_derived_id_is_twelve_signs_of_the_words_alone() -> None:
    assert derived_id("Où ?") == derived_id("Où ?") != derived_id("Où")
    assert [len(derived_id(text)) for text in ("", "Où ?", "\ud800")] == [12] * 3
    assert set(derived_id("x")) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    ("record", "answerable"),
    [
        ({}, False),
        ({"answers": ["x"]}, True),
        ({"expected": [{"document": "a"}]}, True),
        ({"answerable": True}, True),
        ({"answerable": False}, False),
        ({"answerable": None, "answers": ["x"]}, True),
    ],
)
def test_a_question_is_answerable_where_it_says_so_or_expects_something(
    record: dict[str, Any], *, answerable: bool
) -> None:
    assert question_from_record({"question": "?", **record}).answerable is answerable


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (
            {"question": "?", "expected": [{"document": "a"}], "answerable": False},
            "it is not answerable and yet expects something; take one of the two away",
        ),
        ({"question": "?", "answerable": 0}, "'answerable' is 0; write true or false"),
        ({"question": "?", "answers": "x"}, "'answers' is not a list; put it between [ and ]"),
        ({"question": "?", "answers": [" "]}, "' ' among 'answers' is not text; put words between quotes"),
        ({"question": "?", "tags": [3]}, "3 among 'tags' is not text; put words between quotes"),
        ({"question": "?", "known_miss": 3}, "the 'known_miss' is not text but int; put it between quotes"),
        ({"question": " \n"}, "there is no 'question'; write one, or delete the line"),
        ("it is not JSON", "it is not JSON"),
        (
            {"question": "?", "anwsers": []},
            f"'anwsers' is not known of a question; there are {FIELDS}",
        ),
    ],
)
def test_what_no_question_says_is_refused(record: Any, said: str) -> None:
    refuse(record, said)


@pytest.mark.parametrize(("length", "taken"), [(10_000, True), (10_001, False)])
def test_a_question_has_ten_thousand_characters_at_most(length: int, *, taken: bool) -> None:
    record = {"question": f" {'x' * length} "}
    if taken:
        assert len(question_from_record(record).text) == length
    else:
        refuse(record, "the question has 10001 characters; keep it under 10000")


def test_a_place_is_read_with_its_quote_span_passage_and_grade() -> None:
    assert place(document="a") == Expectation("a")
    assert place(document="a", quote=" le  bac ") == Expectation("a", "le  bac")
    assert place(document="a", start=0, end=1) == Expectation("a", span=Span(0, 1))
    assert place(passage="0123") == Expectation("", passage="0123")
    assert place(document="a", passage="0123", relevance=3) == Expectation("a", passage="0123", relevance=3)
    assert place(document="a", start=None, end=None, quote=None) == Expectation("a")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("a", '\'a\' is no expectation; write {"document": …, "quote": …}'),
        (
            {"quote": "x"},
            "an expectation names no 'document'; give its id, as `passerelle documents` lists it",
        ),
        (
            {"document": "a", "page": 3},
            "'page' is not known of an expectation; there are document, end, passage, quote, relevance, start",
        ),
        ({"document": 3}, "the 'document' is not text but int; put it between quotes"),
        ({"document": "a", "end": 3}, "an expectation has one of 'start' and 'end'; give both or none"),
        ({"document": "a", "start": -1, "end": 3}, f"the span from -1 to 3 is none; {BEHIND}"),
        ({"document": "a", "start": 3, "end": 3}, f"the span from 3 to 3 is none; {BEHIND}"),
        ({"document": "a", "start": 1, "end": 2.0}, f"the span from 1 to 2.0 is none; {BEHIND}"),
        ({"document": "a", "relevance": 0}, f"the relevance is 0; {FROM_ONE}"),
        ({"document": "a", "relevance": 1.5}, f"the relevance is 1.5; {FROM_ONE}"),
        ({"document": "a", "start": False, "end": True}, f"the span from False to True is none; {BEHIND}"),
        ({"document": "a", "relevance": True}, f"the relevance is True; {FROM_ONE}"),
        ({"document": "a", "relevance": "2"}, f"the relevance is '2'; {FROM_ONE}"),
    ],
)
def test_what_no_place_says_is_refused(given: Any, said: str) -> None:
    refuse({"question": "?", "expected": [given]}, said)


def test_a_line_says_what_there_is_and_no_more() -> None:
    plain = Question("q", "Où est l’été ?", "fr", answerable=False)
    assert line_of(plain) == (
        '{"id": "q", "question": "Où est l’été ?", "language": "fr", "expected": [], "answerable": false}'
    )
    full = Question(
        "q",
        "?",
        "en",
        (
            Expectation("a", "x", Span(0, 4)),
            Expectation("b", relevance=2),
            Expectation("", passage="01"),
            Expectation("c"),
        ),
        ("y",),
        ("t", "u"),
        known_miss="why",
    )
    told = json.loads(line_of(full))
    assert told["expected"] == [
        {"document": "a", "quote": "x", "start": 0, "end": 4},
        {"document": "b", "relevance": 2},
        {"passage": "01"},
        {"document": "c"},
    ]
    assert (told["answers"], told["tags"], told["known_miss"]) == (["y"], ["t", "u"], "why")
    assert question_from_record(told) == full
    assert question_from_record(told | {"known_miss": " why\n"}) == full
