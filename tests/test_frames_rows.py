"""Facts about frames as records: whose ways to give rows are known, which columns are used, and what is left out."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from passerelle.index.collection.frames import (
    Columns,
    dict_record,
    frame_records,
    frame_rows,
    read_columns,
)

ROWS = [{"id": "a", "text": "Oats.", "year": 2024}, {"id": "b", "text": "Rye.", "year": None}]


class Polars:
    """What a frame of polars offers of itself."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.columns = list(rows[0])
        self._rows = rows

    def iter_rows(self, *, named: bool) -> Iterator[Mapping[str, Any]]:
        assert named
        return iter(self._rows)


class Pandas:
    """What a frame of pandas offers of itself."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.columns = tuple(rows[0])
        self._rows = rows

    def itertuples(self) -> Iterator[Any]:
        raise NotImplementedError

    def to_dict(self, kind: str) -> list[dict[str, Any]]:
        assert kind == "records"
        return self._rows


class Arrow:
    """What a table of Arrow offers of itself."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.column_names = list(rows[0])
        self.columns = [[1], [2]]  # arrays there, and no names
        self._rows = rows

    def to_pylist(self) -> list[dict[str, Any]]:
        return self._rows


class LazyFrame:
    """A frame of polars that nothing has computed yet."""


@pytest.mark.parametrize("frame", [Polars, Pandas, Arrow])
def test_each_kind_of_frame_gives_its_rows_by_the_names_of_their_columns(frame: type) -> None:
    found = frame_rows(frame(ROWS))
    assert found is not None
    names, rows = found
    assert names == ["id", "text", "year"]
    assert list(rows) == ROWS


class Half:
    """Has what *given* says, and no more."""

    def __init__(self, **given: object) -> None:
        vars(self).update(given)


@pytest.mark.parametrize(
    "given",
    [
        [],
        {},
        "text",
        3,
        Half(columns=["id"]),
        Half(iter_rows=list),
        Half(itertuples=list),
        Half(to_pylist=list),
        Half(column_names=["id"]),
    ],
)
def test_what_is_no_frame_gives_none(given: object) -> None:
    assert frame_rows(given) is None


def test_a_lazy_frame_says_what_to_give() -> None:
    with pytest.raises(TypeError, match=r"^the frame is lazy: give what its `collect\(\)` returns$"):
        frame_rows(LazyFrame())


@pytest.mark.parametrize("columns", [["id", "text", "id"], ["a", "a"]])
def test_two_columns_of_one_name_are_refused(columns: list[str]) -> None:
    with pytest.raises(ValueError, match=rf"^two columns are called '{columns[0]}': rename one$"):
        frame_rows(Half(columns=columns, iter_rows=lambda **_: []))


def records(names: list[str], *rows: dict[str, Any], **columns: Any) -> list[dict[str, Any]]:
    return list(frame_records(names, rows, Columns(**columns)))  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    ("row", "columns", "record"),
    [
        ({"id": 1, "text": "Oats."}, {}, {"id": 1, "text": "Oats."}),
        ({"key": 1, "text": "Oats."}, {"id": "key"}, {"id": 1, "text": "Oats."}),
        ({"id": 1, "text": "Oats.", "title": None}, {}, {"id": 1, "text": "Oats."}),
        ({"id": 1, "text": "Oats.", "title": float("nan")}, {}, {"id": 1, "text": "Oats."}),
        (
            {"id": 1, "text": "Oats.", "path": "a", "language": "en"},
            {},
            {"id": 1, "text": "Oats.", "path": "a", "language": "en"},
        ),
        ({"id": 1, "text": "Oats.", "by": "Ada"}, {"fields": []}, {"id": 1, "text": "Oats.", "fields": {}}),
        (
            {"id": 1, "text": "Oats.", "by": "Ada", "year": None, "n": 0},
            {"fields": ["by", "year", "n"]},
            {"id": 1, "text": "Oats.", "fields": {"by": "Ada", "n": 0}},
        ),
        (
            {"id": 1, "text": "Oats.", "fields": {"by": "Ada", "year": None}},
            {},
            {"id": 1, "text": "Oats.", "fields": {"by": "Ada"}},
        ),
        (
            {"id": 1, "text": "Oats."},
            {"fields": ["id"]},
            {"id": 1, "text": "Oats.", "fields": {"id": 1}},
        ),
    ],
)
def test_a_row_says_of_a_document_what_its_columns_hold(
    row: dict[str, Any], columns: dict[str, Any], record: dict[str, Any]
) -> None:
    assert records(list(row), row, **columns) == [record]


@pytest.mark.parametrize(
    ("names", "columns", "said"),
    [
        (
            ["key", "text"],
            {},
            r"there is no column 'id': there are 'key', 'text'; name one of these, or say which it is with id=…$",
        ),
        (
            ["id"],
            {},
            r"there is no column 'text': there are 'id'; name one of these, or say which it is with text=…$",
        ),
        (
            ["id", "text"],
            {"title": "name"},
            r"there is no column 'name': there are 'id', 'text'; name one of these$",
        ),
        (
            ["id", "text"],
            {"fields": ["by"]},
            r"there is no column 'by': there are 'id', 'text'; name one of these$",
        ),
        (
            [],
            {},
            r"^there is no column 'id': there are none; name one of these, or say which it is with id=…$",
        ),
        (
            [f"c{number}" for number in range(12)],
            {},
            r"'c10', 'c11'; name",
        ),
        ([f"c{number}" for number in range(13)], {}, r"'c10', 'c11', …; name"),
        (
            ["id", "text", "year", "by"],
            {},
            (
                r"^the column 'year' is none that a document has: name it in fields=\[…\], where columns that are not "
                r"named are left out$"
            ),
        ),
    ],
)
def test_a_column_that_is_missing_or_unknown_is_named(
    names: list[str], columns: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        records(names, **columns)


@pytest.mark.parametrize(
    ("row", "columns", "record"),
    [
        ({"id": 1, "text": "x", "odd": 2}, {}, {"id": 1, "text": "x", "odd": 2}),
        ({"key": 1, "body": "x"}, {"id": "key", "text": "body"}, {"id": 1, "text": "x"}),
        ({"key": 1, "odd": 2}, {"id": "key"}, {"id": 1, "odd": 2}),
        ({"key": 1, "odd": 2, "by": 3}, {"id": "key", "fields": ["by"]}, {"id": 1, "fields": {"by": 3}}),
        ({"key": 1}, {"id": "key", "fields": ["by"]}, {"id": 1, "fields": {}}),
        ({"id": 1, "fields": {"a": None}}, {}, {"id": 1, "fields": {"a": None}}),
    ],
)
def test_a_dict_is_read_by_what_its_keys_are_called(
    row: dict[str, Any], columns: dict[str, Any], record: dict[str, Any]
) -> None:
    assert dict_record(row, Columns(**columns)) == record  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({}, {}),
        ({"id": "key"}, {"id": "key"}),
        ({"fields": ("a", "b")}, {"fields": ["a", "b"]}),
        ({"fields": []}, {"fields": []}),
        ({"source": "file", "path": "p"}, {"source": "file", "path": "p"}),
    ],
)
def test_columns_are_names(given: dict[str, Any], read: dict[str, Any]) -> None:
    assert read_columns(given) == read


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"author": "by"},
            r"^a document has no 'author': map id, text, title, language, path, source, fields to columns$",
        ),
        ({"headings": "h"}, "a document has no 'headings'"),
        ({"id": 3}, r"^id is 3: give the name of a column$"),
        ({"text": None}, r"^text is None: give the name of a column$"),
        ({"fields": "by"}, r"^fields is 'by': give several, as \['by'\]$"),
        ({"fields": ["by", 3]}, r"^one of the fields is 3: give the name of a column$"),
    ],
)
def test_what_names_no_column_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        read_columns(given)
