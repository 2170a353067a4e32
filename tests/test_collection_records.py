"""Facts about what a program gives as documents: how a dict, an instance and their values are read."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import PurePosixPath
from typing import Any

import numpy as np
import pandas as pd
import pytest

from passerelle.index.collection.frames import Columns
from passerelle.index.collection.records import read_documents, read_id
from passerelle.index.collection.values import field_value, is_missing, is_whole, plain
from passerelle.index.types import Document, Gap, Heading, Span

TEXT = "Oats\n\nThe mill grinds oats.\n\nRye\n\nIt grinds rye too."


def read(**given: Any) -> Document:
    (document,) = read_documents([{"id": "a", "text": TEXT} | given])
    return document


@pytest.mark.parametrize(
    ("value", "id_"),
    [("a", "a"), (" a ", " a "), (0, "0"), (-3, "-3"), (np.int16(7), "7"), (2**70, str(2**70))],
)
def test_an_id_is_text_or_a_whole_number(value: Any, id_: str) -> None:
    assert read_id(value) == id_
    assert read(id=value).id == id_


@pytest.mark.parametrize("value", [True, np.bool_(True), 1.0, np.float32(1), None, b"a", ("a",)])
def test_what_is_neither_text_nor_a_whole_number_is_no_id(value: Any) -> None:
    with pytest.raises(TypeError, match=r"^the id is .*: give text$"):
        read_id(value)


@pytest.mark.parametrize("value", ["", " ", "\t\n"])
def test_a_blank_id_is_none(value: str) -> None:
    with pytest.raises(ValueError, match=r"^there is no 'id': give each document one of its own$"):
        read_id(value)


def test_what_is_not_said_is_nothing_or_told_by_the_text() -> None:
    document = read()
    assert (document.title, document.language, document.path) == ("", "en", "")
    assert (document.pages, document.headings, dict(document.fields), document.gaps) == ((), (), {}, ())
    assert read(text="Le moulin moud de l’orge et de l’avoine le jeudi.").language == "fr"
    assert read(language="fr").language == "fr"


@pytest.mark.parametrize("name", ["title", "language", "path", "source", "headings", "pages", "fields"])
def test_a_value_that_is_none_is_not_said(name: str) -> None:
    assert read(**{name: None}) == read()


@pytest.mark.parametrize("name", ["path", "source"])
@pytest.mark.parametrize("value", ["notes/mill.md", PurePosixPath("notes/mill.md")])
def test_a_path_has_two_names(name: str, value: Any) -> None:
    assert read(**{name: value}).path == "notes/mill.md"
    assert read(path=value, source=None).path == "notes/mill.md"


@pytest.mark.parametrize(
    "headings",
    [
        [(0, 4, 1), (29, 32, 2)],
        [(29, 32, 2), (0, 4, 1)],
        ([29, 32, 2], [0, 4, 1]),
        [{"start": 0, "end": 4, "level": 1}, {"level": 2, "end": 32, "start": 29}],
        [Heading(29, 32, 2), (0, 4, 1)],
        np.array([[0, 4, 1], [29, 32, 2]]),
    ],
)
def test_headings_are_numbers_in_any_order(headings: Any) -> None:
    assert read(headings=headings).headings == (Heading(0, 4, 1), Heading(29, 32, 2))


@pytest.mark.parametrize(
    "pages", [[(0, 29), (29, 52)], [{"start": 0, "end": 29}, Span(29, 52)], np.array([[0, 29], [29, 52]])]
)
def test_pages_are_pairs_of_numbers(pages: Any) -> None:
    assert read(pages=pages).pages == (Span(0, 29), Span(29, 52))


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"pages": "0-29"}, TypeError, r"the pages are '0-29': give several, in a list$"),
        ({"pages": b"0"}, TypeError, r"the pages are b'0': give several, in a list$"),
        ({"pages": 3}, TypeError, r"the pages are 3: give several, in a list$"),
        ({"pages": ["ab"]}, TypeError, r"the page 'ab' is none: give \(start, end\)$"),
        ({"pages": [b"ab"]}, TypeError, r"the page b'ab' is none"),
        ({"pages": [3]}, TypeError, r"the page 3 is none"),
        ({"pages": [(0, 1, 2)]}, TypeError, r"the page \(0, 1, 2\) is none: give \(start, end\)"),
        (
            {"pages": [{"start": 0}]},
            TypeError,
            r"the page \{'start': 0\} has numbers that are not whole: give \(start, end\)$",
        ),
        (
            {"headings": [(0, 4, 1.5)]},
            TypeError,
            r"the heading \(0, 4, 1\.5\) has numbers that are not whole: give \(start, end, level\)$",
        ),
        ({"headings": [(0, True, 1)]}, TypeError, "not whole"),
        (
            {"headings": [Heading("a", 4, 1)]},  # type: ignore[arg-type]
            TypeError,
            r"of the document 'a' has numbers that are not whole$",
        ),
        ({"fields": [("a", 1)]}, TypeError, r"the fields are .*: give names and values$"),
        ({"source": 3}, TypeError, r"the path is 3: give text$"),
        (
            {"path": "a", "source": "a"},
            ValueError,
            r"^documents\[0\]: it has a 'path' and a 'source', which are the same: give one$",
        ),
        ({"text": 3}, TypeError, r"^documents\[0\]: the text of the document 'a' is 3: give text$"),
        ({"text": None}, ValueError, r"the document 'a' has no 'text': give it some, or leave it out$"),
        ({"id": None}, ValueError, r"^documents\[0\]: there is no 'id': give each document one of its own$"),
        (
            {"titel": "Oats"},
            ValueError,
            (
                r"^documents\[0\]: a document has no 'titel': put it into 'fields', as \{'titel': …\}, or call it "
                r"'title' if that is what it is$"
            ),
        ),
        ({"zzz": 1}, ValueError, r"no 'zzz': put it into 'fields', as \{'zzz': …\}$"),
        ({7: 1}, ValueError, "no 7: put it into 'fields'"),
        ({"text": ""}, ValueError, r"the document 'a' has no 'text': give it some, or leave it out$"),
    ],
)
def test_a_mistake_says_what_to_give(given: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        read_documents([{"id": "a", "text": TEXT, **given}])


@dataclass
class Note:
    id: str
    text: str
    title: str | None = None


def test_dicts_of_any_kind_instances_and_documents_are_read_alike() -> None:
    same = [
        {"id": "a", "text": TEXT},
        OrderedDict(id="a", text=TEXT),
        Note("a", TEXT),
        Document("a", "", "en", TEXT),
    ]
    assert [read_documents([each]) for each in same] == [[read()]] * 4
    assert read_documents(Note(each, TEXT) for each in "ab")[1].id == "b"
    assert read_documents([]) == []


def test_an_error_names_the_place_as_whoever_gives_calls_it() -> None:
    with pytest.raises(ValueError, match=r"^line 1: the id 'a' is that of line 0 too: give each its own$"):
        read_documents([Note("a", TEXT), Note("a", TEXT)], Columns(), "line {}")
    with pytest.raises(ValueError, match=r"^row 1: the id 'a' is that of row 0 too: give each its own$"):
        read_documents(pd.DataFrame({"id": ["a", "a"], "text": [TEXT, TEXT]}))
    with pytest.raises(ValueError, match=r"^documents\[2\]: there is no 'id'"):
        read_documents([Note("a", TEXT), Note("b", TEXT), {"text": TEXT}])


def test_the_keys_of_dicts_are_called_as_columns_say() -> None:
    given = [{"key": "a", "text": TEXT, "year": 2024, "by": "Ada"}, Note("b", TEXT)]
    named, other = read_documents(given, Columns(id="key", fields=["year"]))
    assert (named.id, named.text, dict(named.fields), other.id) == ("a", TEXT, {"year": 2024}, "b")
    with pytest.raises(ValueError, match="a document has no 'key'"):
        read_documents(given, Columns())


def test_a_part_in_another_language_is_accounted_for_once() -> None:
    german = "Der Hafen schließt um neunzehn Uhr, und niemand darf danach am Kai entlang gehen. " * 8
    document = read(text=german)
    assert document.gaps == (Gap("third language", 1, "the whole document"),)
    assert read_documents([document]) == [document]


def test_long_fields_of_a_dict_are_cut_and_those_of_a_document_stay() -> None:
    cut = read(fields={"abstract": "x" * 5000})
    assert [each.kind for each in cut.gaps] == ["long fields"]
    assert len(str(cut.fields["abstract"])) < 5000
    given = Document("a", "", "en", TEXT, fields={"abstract": "x" * 1000})
    assert read_documents([given]) == [given]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (np.int64(3), 3),
        (np.float64(0.5), 0.5),
        (np.bool_(True), True),
        (np.array([1, 2]), [1, 2]),
        (("a", "b"), ["a", "b"]),
        ("a", "a"),
        ({"a": 1}, {"a": 1}),
        (None, None),
    ],
)
def test_values_of_other_libraries_become_plain_ones(value: Any, found: Any) -> None:
    assert plain(value) == found
    assert type(plain(value)) is type(found)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (date(2025, 4, 3), "2025-04-03"),
        (datetime(2025, 4, 3, 12, 30, tzinfo=UTC), "2025-04-03T12:30:00+00:00"),
        (time(9, 5), "09:05:00"),
        (np.datetime64("2025-04-03"), "2025-04-03"),
        ((date(2025, 4, 3), np.int8(3)), ["2025-04-03", 3]),
        ([(1, date(2025, 4, 3))], [[1, "2025-04-03"]]),
        (np.array(["a"]), ["a"]),
        (False, False),
    ],
)
def test_a_field_holds_dates_as_text(value: Any, found: Any) -> None:
    assert field_value(value) == found


@pytest.mark.parametrize(
    ("value", "missing"),
    [
        (None, True),
        (float("nan"), True),
        (np.float32("nan"), True),
        (pd.NA, True),
        (pd.NaT, True),
        (0, False),
        (0.0, False),
        ("", False),
        (False, False),
        ([], False),
        (np.float32(0), False),
    ],
)
def test_a_cell_is_missing_where_a_frame_has_nothing(value: Any, *, missing: bool) -> None:
    assert is_missing(value) is missing


@pytest.mark.parametrize(
    ("value", "whole"),
    [(0, True), (np.uint8(1), True), (True, False), (np.bool_(True), False), (1.0, False), ("1", False)],
)
def test_true_is_no_whole_number(value: Any, *, whole: bool) -> None:
    assert is_whole(value) is whole


@pytest.mark.parametrize(
    "alone", [{"id": "a", "text": TEXT}, "a", b"a", Document("a", "", "en", TEXT), 3, None]
)
def test_one_document_by_itself_is_refused(alone: Any) -> None:
    with pytest.raises(TypeError, match=r"^documents is .*: give several, as \[\{'id': …, 'text': …\}\]$"):
        read_documents(alone)


@pytest.mark.parametrize("given", [3, "a", Note, ["a"]])
def test_what_is_no_document_is_refused(given: Any) -> None:
    said = r"^documents\[1\]: .* is no document: give a dict, a dataclass or a passerelle\.Document$"
    with pytest.raises(TypeError, match=said):
        read_documents([Note("a", TEXT), given])


def test_a_light_copy_of_a_document_is_refused() -> None:
    light = Document("a", "", "en", TEXT).light(Span(0, 4))
    with pytest.raises(ValueError, match=r"^documents\[0\]: .* is a light copy: give the whole document$"):
        read_documents([light])


def test_a_text_is_kept_as_it_is_given() -> None:
    given = "\n  Le moulin\u00a0moud. \n\n"
    assert read(text=given).text == given
