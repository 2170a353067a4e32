"""A question as a JSON object, read and written: what a line of a question set may hold."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from passerelle.evaluation.types import Expectation, Question
from passerelle.index.errors import PasserelleError
from passerelle.index.types import Span
from passerelle.language import question_language
from passerelle.query import LONGEST_QUERY
from passerelle.types import QuestionLanguage

EXAMPLE = '{"id": …, "question": …, "expected": [{"document": …, "quote": …}]}'
FIELDS = frozenset("id question language expected answers tags answerable known_miss note".split())
PLACE_FIELDS = frozenset("document quote start end passage relevance".split())


class QuestionError(PasserelleError, ValueError):
    """Something that is no question; the text says what is wrong and how to mend it."""


def question_from_record(record: Mapping[str, Any] | str) -> Question:
    """Return the question that a JSON object tells.

    Without ``id`` one is derived from the question's words, without ``language`` they tell it, and without
    ``answerable`` a question is answerable when something is expected.

    Raises:
        QuestionError: something is missing or wrong; the message says what and how to mend it.
    """
    if isinstance(record, str):
        raise QuestionError(record)
    check_names(record, FIELDS, "a question")
    text = _text(record, "question").strip()
    if not text:
        raise QuestionError("there is no 'question'; write one, or delete the line")
    if len(text) > LONGEST_QUERY:
        raise QuestionError(f"the question has {len(text)} characters; keep it under {LONGEST_QUERY}")
    expected = tuple(_expectation(each) for each in _list(record, "expected"))
    answers = tuple(_texts(record, "answers"))
    answerable = record.get("answerable")
    if answerable is None:
        answerable = bool(expected or answers)
    if not isinstance(answerable, bool):
        raise QuestionError(f"'answerable' is {answerable!r}; write true or false")
    if not answerable and (expected or answers):
        raise QuestionError("it is not answerable and yet expects something; take one of the two away")
    number = record.get("id")
    id_ = (
        str(number)
        if isinstance(number, int) and not isinstance(number, bool)
        else _text(record, "id").strip()
    )
    return Question(
        id=id_ or derived_id(text),
        text=text,
        language=_language(_text(record, "language"), text),
        expected=expected,
        answers=answers,
        tags=tuple(_texts(record, "tags")),
        answerable=answerable,
        known_miss=_text(record, "known_miss").strip(),
    )


def line_of(question: Question) -> str:
    """Return *question* as a line of a set, without its end: what :func:`read_jsonl` reads."""
    places = [
        {
            "document": each.document,
            "quote": each.quote,
            **({"start": each.span.start, "end": each.span.end} if each.span else {}),
            "passage": each.passage,
            "relevance": each.relevance if each.relevance != 1 else "",
        }
        for each in question.expected
    ]
    data: dict[str, Any] = {
        "id": question.id,
        "question": question.text,
        "language": question.language,
        "expected": [{name: value for name, value in each.items() if value != ""} for each in places],
        "answerable": question.answerable,
    }
    data |= {name: list(values) for name in ("answers", "tags") if (values := getattr(question, name))}
    if question.known_miss:
        data["known_miss"] = question.known_miss
    return json.dumps(data, ensure_ascii=False)


def derived_id(text: str) -> str:
    """Return an id made of the question's words: the same tomorrow."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def check_names(given: Mapping[str, Any], names: frozenset[str], what: str) -> None:
    """Refuse a field that *what* never has: a slip of the pen would otherwise be passed over in silence.

    Raises:
        QuestionError: one of *given* is not among *names*.
    """
    for name in given:
        if name not in names:
            raise QuestionError(f"{name!r} is not known of {what}; there are {', '.join(sorted(names))}")


def _expectation(given: Any) -> Expectation:
    if not isinstance(given, dict):
        raise QuestionError(f'{given!r} is no expectation; write {{"document": …, "quote": …}}')
    check_names(given, PLACE_FIELDS, "an expectation")
    document, quote, passage = (_text(given, name) for name in ("document", "quote", "passage"))
    if not document and not passage:
        raise QuestionError(
            "an expectation names no 'document'; give its id, as `passerelle documents` lists it"
        )
    start, end, relevance = given.get("start"), given.get("end"), given.get("relevance", 1)
    if (start is None) != (end is None):
        raise QuestionError("an expectation has one of 'start' and 'end'; give both or none")
    whole = all(type(each) is int for each in (start, end) if each is not None)  # true is no number
    if not whole or (start is not None and not 0 <= start < end):
        raise QuestionError(
            f"the span from {start!r} to {end!r} is none; give whole numbers, the end behind the start"
        )
    if type(relevance) is not int or relevance < 1:
        raise QuestionError(f"the relevance is {relevance!r}; give a whole number from 1, or leave it out")
    span = None if start is None or end is None else Span(start, end)
    return Expectation(document, quote.strip(), span, passage, relevance)


def _text(record: Mapping[str, Any], name: str) -> str:
    given = record.get(name)
    if given is None:
        return ""
    if not isinstance(given, str):
        raise QuestionError(f"the {name!r} is not text but {type(given).__name__}; put it between quotes")
    return given


def _list(record: Mapping[str, Any], name: str) -> list[Any]:
    given = record.get(name)
    if given is None:
        return []
    if not isinstance(given, list):
        raise QuestionError(f"{name!r} is not a list; put it between [ and ]")
    return given


def _texts(record: Mapping[str, Any], name: str) -> list[str]:
    given = _list(record, name)
    for each in given:
        if not isinstance(each, str) or not each.strip():
            raise QuestionError(f"{each!r} among {name!r} is not text; put words between quotes")
    return given


def _language(given: str, text: str) -> QuestionLanguage:
    name = given.strip().lower().replace("_", "-").split("-")[0]
    if not name:
        return question_language(text)
    if name not in {"fr", "en"}:
        raise QuestionError(f"the language is {given!r}; write fr or en, or leave it out")
    return "fr" if name == "fr" else "en"
