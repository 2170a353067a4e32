"""Facts about frames: a row of pandas or polars is a document, columns are mapped, and what is missing is left out."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import polars as pl
import pytest
from library import Library

from passerelle import Collection, Only, Retriever
from passerelle.index.types import Document

ROWS: dict[str, list[Any]] = {
    "key": ["mill", "quay", "dog"],
    "body": ["The mill grinds barley.", "Le quai ferme à minuit.", "The dog runs."],
    "name": ["Mill", None, "Dog"],
    "year": [2024, None, 2025],
    "seen": [date(2024, 5, 3), None, None],
    "open": [True, False, None],
    "other": [1.5, 2.5, None],
}
MAPPED: dict[str, Any] = {"id": "key", "text": "body", "title": "name", "fields": ["year", "seen", "open"]}
Frame = Callable[[dict[str, list[Any]]], Any]


def pandas_nullable(rows: dict[str, list[Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows).convert_dtypes()


def pandas_dates(rows: dict[str, list[Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    return frame.assign(seen=pd.to_datetime(frame["seen"])) if "seen" in frame else frame


frames = pytest.mark.parametrize("frame", [pd.DataFrame, pandas_nullable, pandas_dates, pl.DataFrame])


@pytest.fixture
def collection(library: Library) -> Collection:
    return Collection.open(library.folder, embedder=library.embedder)


def documents(library: Library) -> dict[str, Document]:
    with library.open() as store:
        return {id_: store.document(id_) for id_ in library.ids()}


@frames
def test_rows_become_documents_without_what_is_missing(
    library: Library, collection: Collection, frame: Frame
) -> None:
    assert collection.add(frame(ROWS), **MAPPED).added == 3
    put = documents(library)
    assert [put[id_].text for id_ in ROWS["key"]] == ROWS["body"]
    assert {id_: each.title for id_, each in put.items()} == {"mill": "Mill", "quay": "", "dog": "Dog"}
    seen = put["mill"].fields["seen"]
    assert str(seen).startswith("2024-05-03")
    assert put["mill"].fields == {"year": 2024, "seen": seen, "open": True}
    assert put["quay"].fields == {"open": False}
    assert put["dog"].fields == {"year": 2025}
    retriever = Retriever.of(library.open(), library.embedder)
    wanted = Only(where={"year": 2024, "seen": (">=", date(2024, 5, 1))})
    assert [hit.document.id for hit in retriever.search("barley", only=wanted)] == ["mill"]
    assert collection.replace(frame(ROWS), **MAPPED).unchanged == 3


@frames
def test_columns_of_the_usual_names_need_no_word(
    library: Library, collection: Collection, frame: Frame
) -> None:
    collection.add(frame({"id": [7, 8], "text": ["One dog.", "Two dogs."], "language": ["en", None]}))
    assert {id_: each.language for id_, each in documents(library).items()} == {"7": "en", "8": "en"}


WRONG: list[tuple[dict[str, list[Any]], dict[str, Any], str]] = [
    ({"id": ["a", "b"], "text": ["One.", None]}, {}, r"^row 1: the document 'b' has no 'text'"),
    ({"id": ["a", None], "text": ["One.", "Two."]}, {}, r"^row 1: there is no 'id'"),
    ({"id": ["a", "a"], "text": ["One.", "Two."]}, {}, r"^row 1: the id 'a' is that of row 0 too"),
    (
        {"key": ["a"], "text": ["One."]},
        {"fields": []},
        r"no column 'id': there are 'key', 'text'; .* with id=…",
    ),
    ({"id": ["a"], "text": ["One."]}, {"text": "body"}, r"there is no column 'body'"),
    ({"id": ["a"], "text": ["One."]}, {"fields": ["year"]}, r"there is no column 'year'"),
    ({"id": ["a"], "text": ["One."], "year": [1]}, {}, r"the column 'year' .* name it in fields=\[…\]"),
]


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame])
@pytest.mark.parametrize(("rows", "columns", "said"), WRONG)
def test_what_is_wrong_with_a_frame_names_its_row_or_column(
    collection: Collection, frame: Frame, rows: dict[str, list[Any]], columns: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        collection.add(frame(rows), **columns)
    assert len(collection) == 0


def test_a_wrong_type_names_the_row_and_a_lazy_frame_the_remedy(collection: Collection) -> None:
    with pytest.raises(TypeError, match=r"^row 1: the field 'x' .* is \{'y': 2\}"):
        collection.add(
            pl.DataFrame({"id": ["a", "b"], "text": ["A.", "B."], "x": [None, {"y": 2}]}), fields=["x"]
        )
    with pytest.raises(TypeError, match=r"what its `collect\(\)` returns"):
        collection.add(pl.LazyFrame({"id": ["a"], "text": ["A."]}))
    with pytest.raises(ValueError, match="two columns are called 'id'"):
        collection.add(pd.DataFrame([["a", "b", "A."]], columns=["id", "id", "text"]))
    for columns, said in (
        ({"body": "x"}, "has no 'body'"),
        ({"fields": "x"}, "several"),
        ({"id": 3}, "the name of"),
    ):
        with pytest.raises(TypeError, match=said):
            collection.add([], **columns)


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame])
def test_a_column_of_fields_is_one_dict_a_row(library: Library, collection: Collection, frame: Frame) -> None:
    rows: dict[str, list[Any]] = {
        "id": ["a", "b"],
        "text": ["A dog.", "B dog."],
        "fields": [{"year": 2024, "team": None}, {"year": None, "team": "north"}],
    }
    collection.add(frame(rows | {"url": ["x", None]}), source="url")
    put = documents(library)
    assert {id_: each.fields for id_, each in put.items()} == {"a": {"year": 2024}, "b": {"team": "north"}}
    assert {id_: each.path for id_, each in put.items()} == {"a": "x", "b": ""}


def test_keys_of_dicts_are_mapped_in_the_same_way(library: Library, collection: Collection) -> None:
    given = [{"key": "a", "body": "A dog.", "year": 2024, "x": 1}, {"key": "b", "body": "B dog."}]
    collection.add(given, id="key", text="body", fields=["year"])
    assert {id_: each.fields for id_, each in documents(library).items()} == {"a": {"year": 2024}, "b": {}}
    with pytest.raises(ValueError, match=r"documents\[0\]: a document has no 'year': put it into 'fields'"):
        collection.replace(given, id="key", text="body")
