"""Facts about passages and vectors as arrays and tables: what is given out, and what is taken in ready."""

import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import WordEmbedder
from library import SENTENCES, Library
from pyarrow import parquet
from small_store import CAT, DOG, put

from passerelle import Collection, Only, PasserelleError, Retriever, StoreError
from passerelle.index.chunk import embedding_text
from passerelle.index.collection import taken_out
from passerelle.index.store import file_writer, schema
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify
from passerelle.index.types import Document, Span

TEXTS = ["The mill grinds barley.", "Le quai ferme à minuit.", "The dog runs in the garden."]


@pytest.fixture
def collection(library: Library) -> Collection:
    return Collection.open(library.folder, embedder=library.embedder, passage_tokens=SENTENCES.passage_tokens)


@pytest.fixture
def filled(collection: Collection) -> Collection:
    long = "Head\n\nThe first sentence is here now.\n\nThe second sentence follows it there."
    collection.add([
        {"id": "b", "text": long, "title": "Two", "fields": {"year": 2024}, "path": "b.txt", "headings": [(0, 4, 1)]},
        {"id": "a", "text": TEXTS[0]},
    ])  # fmt: skip
    collection.replace([Document("c", "", "fr", TEXTS[1], pages=(Span(0, len(TEXTS[1])),))])
    return collection


def test_passages_and_their_vectors_come_in_one_order(library: Library, filled: Collection) -> None:
    found = list(filled.passages())
    assert [(each.document.id, each.start) for each in found] == [("a", 0), ("b", 0), ("b", 39), ("c", 0)]
    given = filled.vectors()
    assert given.shape == (4, library.embedder.dimension)
    assert given.dtype == np.float32
    wanted = library.embedder.embed_queries([embedding_text(each) for each in found])
    assert np.abs(given - wanted).max() < 1e-3


def change(library: Library, statement: str) -> None:
    with closing(sqlite3.connect(library.folder / schema.FILE)) as connection:
        connection.execute(statement)
        connection.commit()


def test_vectors_come_in_the_order_of_the_text_whatever_that_of_the_rows(
    library: Library, filled: Collection
) -> None:
    before, held = filled.vectors(), list(filled.passages())
    one, other = held[1:3]
    change(
        library,
        f"UPDATE passages SET start = iif(row = 1, {other.start}, {one.start}), "
        f"end = iif(row = 1, {other.end}, {one.end}) WHERE row < 3",
    )
    assert [each.text for each in filled.passages()] == [each.text for each in held]
    assert np.array_equal(filled.vectors(), before[[0, 2, 1, 3]])


def test_a_passage_outside_its_text_is_damage(library: Library, filled: Collection) -> None:
    change(library, "UPDATE passages SET end = 9999 WHERE row = 2")
    with pytest.raises(StoreError, match="does not lie in its text"):
        list(filled.passages())


def test_an_empty_store_gives_empty_arrays(library: Library, collection: Collection) -> None:
    assert list(collection.passages()) == []
    assert collection.vectors().shape == (0, library.embedder.dimension)
    assert collection.to_arrow().num_rows == 0


def test_passages_that_are_being_read_are_of_one_moment(filled: Collection) -> None:
    reading = filled.passages()
    first = next(reading)
    filled.remove(["c"])
    assert [first.document.id, *(each.document.id for each in reading)] == ["a", "b", "b", "c"]
    assert len(filled.vectors()) == 3


def test_a_parquet_file_holds_passages_fields_and_vectors(
    library: Library, filled: Collection, tmp_path: Path
) -> None:
    filled.to_parquet(tmp_path / "passages.parquet")
    table = parquet.read_table(tmp_path / "passages.parquet")
    rows = table.to_pylist()
    assert (
        table.column_names == "document title path language page heading start end text fields vector".split()
    )
    assert [row["document"] for row in rows] == ["a", "b", "b", "c"]
    assert [row["page"] for row in rows] == [None, None, None, 1]
    assert (rows[1]["path"], json.loads(rows[1]["fields"])) == ("b.txt", {"year": 2024})
    for row, each in zip(rows, filled.passages(), strict=True):
        of_passage = (each.text, each.start, each.end, each.language, each.heading)
        assert tuple(row[name] for name in ("text", "start", "end", "language", "heading")) == of_passage
        assert (row["title"], row["path"]) == (each.document.title, each.document.path)
    assert [(row["title"], row["language"], row["heading"]) for row in rows[1::2]] == [
        ("Two", "en", "Head"),
        ("", "fr", ""),
    ]
    assert np.array_equal(np.stack(table["vector"].to_numpy()), filled.vectors())
    embedder, said = library.embedder, table.schema.metadata
    assert [said[name].decode() for name in (b"model", b"fingerprint", b"dimension")] == [
        embedder.name,
        embedder.fingerprint,
        str(embedder.dimension),
    ]


class Written(Store):
    """A store into which another document is put after so many calls."""

    left = 0

    @contextmanager
    def asked(self) -> Iterator[sqlite3.Connection]:
        self.left -= 1
        if self.left == 0:
            put(self.folder, DOG)
        with super().asked() as connection:
            yield connection


@pytest.mark.parametrize("calls", [2, 3])
def test_a_table_has_passages_and_vectors_of_one_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: int
) -> None:
    monkeypatch.setattr(file_writer, "TIDY_MILLISECONDS", 1)  # it waits for readers
    put(tmp_path, CAT)
    with Written.open(tmp_path) as store:
        assert isinstance(store, Written)
        store.left = calls
        table = taken_out.arrow_table(store)
        assert table["document"].to_pylist() == ["chat", "chat"]
        assert len(table["vector"]) == 2
        assert store.count() == 2


def test_a_parquet_file_that_cannot_be_written_says_why_and_leaves_nothing(
    filled: Collection, tmp_path: Path
) -> None:
    with pytest.raises(
        PasserelleError,
        match=r"none/a\.parquet cannot be written \(No such file or directory\): check the path, its permissions and "
        r"the free space on its disk$",
    ):
        filled.to_parquet(tmp_path / "none" / "a.parquet")
    (tmp_path / "b.parquet").mkdir()
    with pytest.raises(PasserelleError, match=r"b\.parquet cannot be written \("):
        filled.to_parquet(str(tmp_path / "b.parquet"))
    assert not list(tmp_path.glob("*.tmp"))


def test_without_pyarrow_the_extra_is_named(filled: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for call in (filled.to_arrow, lambda: filled.to_parquet("x"), taken_out.import_arrow):
        with pytest.raises(
            PasserelleError, match=r"^a table of Arrow needs pyarrow: `pip install passerelle\[arrow\]`$"
        ):
            call()


def test_ready_vectors_are_found_and_nothing_is_embedded(library: Library, collection: Collection) -> None:
    vectors = library.embedder.embed_queries(TEXTS)
    fields = [{"year": 2024}, None, {"year": 2025}]
    assert collection.add_vectors(TEXTS, vectors, fields, ids=["m", "q", 3], model="words").added == 3
    assert library.newly_asked() == []
    assert collection.ids() == ["3", "m", "q"]
    assert np.abs(collection.vectors() - vectors[[2, 0, 1]]).max() < 1e-3
    retriever = Retriever.of(library.open(), library.embedder)
    assert retriever.search("the mill and its barley")[0].text == TEXTS[0]
    assert [hit.document.id for hit in retriever.search("dog", only=Only(where={"year": 2025}))] == ["3"]
    assert verify(library.folder).problems == ()
    collection.sync([], rebuild=True)
    assert (collection.ids(), library.newly_asked()) == (["3", "m", "q"], TEXTS)


def test_what_one_store_gives_another_takes_and_has_the_same(
    library: Library, filled: Collection, tmp_path: Path
) -> None:
    other = Collection.open(tmp_path / "other", embedder=library.embedder)
    found = list(filled.passages())
    other.add_vectors([each.text for each in found], filled.vectors(), ids=range(len(found)))
    assert np.array_equal(other.vectors(), filled.vectors())


def test_ids_come_from_the_words_and_are_the_same_tomorrow(library: Library, collection: Collection) -> None:
    vectors = library.embedder.embed_queries(TEXTS)
    collection.add_vectors(TEXTS, vectors)
    first = collection.ids()
    with pytest.raises(ValueError, match="holds 3 documents of these ids already"):
        collection.add_vectors(TEXTS, vectors)
    collection.remove(first)
    collection.add_vectors(iter(TEXTS), vectors.tolist(), titles=["Mill", None, "Dog"])
    assert collection.ids() == first


WRONG: list[tuple[Callable[[Any], Any], dict[str, Any], type[Exception], str]] = [
    (
        lambda rows: rows[:, :-1],
        {},
        ValueError,
        r"shape \(3, 255\) and \(3, 256\) is wanted: the store's model words",
    ),
    (lambda rows: rows[:2], {}, ValueError, r"shape \(2, 256\) and \(3, 256\)"),
    (lambda rows: rows[0], {}, ValueError, r"shape \(256,\)"),
    (lambda _: [[1.0], [1.0, 2.0], [1.0]], {}, ValueError, "not all the same dimension"),
    (lambda rows: rows * 1.01, {}, ValueError, r"row 0: .* length 1\.01 and not 1: .*`normalise=True`"),
    (lambda rows: rows * 1e9, {}, ValueError, "row 0: .* length 1e.09 and not 1"),
    (
        lambda rows: rows * np.array([[1], [1], [0]]),
        {"normalise": True},
        ValueError,
        "row 2: .* points nowhere",
    ),
    (lambda rows: rows * np.array([[1], [np.nan], [1]]), {}, ValueError, "row 1: .* points nowhere"),
    (lambda rows: rows.astype(str), {}, TypeError, "give numbers"),
    (
        lambda rows: rows,
        {"model": "other-model"},
        ValueError,
        "with 'other-model' and the store with 'words'",
    ),
    (lambda rows: rows, {"ids": "abc"}, TypeError, "the column 'id' is 'abc': give several"),
    (lambda rows: rows, {"titles": 3}, TypeError, "the column 'title' is 3: give several"),
    (lambda rows: rows, {"fields": {"a": 1}}, TypeError, "the column 'fields' is"),
    (lambda rows: rows, {"ids": ["a", "b"]}, ValueError, "3 texts and 2 ids"),
    (lambda rows: rows, {"ids": ["a", "b", "a"]}, ValueError, "row 2: the id 'a' is that of row 0 too"),
    (lambda rows: rows, {"fields": [{}, {"x": [[1]]}, {}]}, TypeError, "row 1: the field 'x'"),
]


@pytest.mark.parametrize(("spoil", "more", "error", "said"), WRONG)
def test_vectors_that_do_not_fit_are_refused_before_anything_is_written(
    library: Library,
    collection: Collection,
    spoil: Callable[[Any], Any],
    more: dict[str, Any],
    error: type[Exception],
    said: str,
) -> None:
    with pytest.raises(error, match=said):
        collection.add_vectors(TEXTS, spoil(library.embedder.embed_queries(TEXTS)), **more)
    assert (len(collection), library.open().generation) == (0, 1)


def test_vectors_of_any_length_are_scaled_when_asked(library: Library, collection: Collection) -> None:
    vectors = library.embedder.embed_queries(TEXTS)
    collection.add_vectors(TEXTS, vectors * 1e6, ids=["0", "1", "2"], normalise=True)
    assert np.abs(collection.vectors() - vectors).max() < 1e-3
    with pytest.raises(TypeError, match="give several, as a list"):
        collection.add_vectors("text", vectors)
    assert collection.add_vectors([], []).added == 0


def test_a_column_of_vectors_is_taken_from_a_table(
    library: Library, filled: Collection, tmp_path: Path
) -> None:
    table = filled.to_arrow()
    for name, column in (("pandas", table.to_pandas()["vector"]), ("arrow", table["vector"])):
        other = Collection.open(tmp_path / name, embedder=library.embedder)
        other.add_vectors(table["text"].to_pylist(), column, ids=range(table.num_rows))
        assert np.array_equal(other.vectors(), filled.vectors())


def test_words_that_are_embedded_already_keep_their_vector(library: Library, collection: Collection) -> None:
    collection.add([{"id": "a", "text": TEXTS[0]}])
    before = collection.vectors()[0]
    turned = WordEmbedder().embed_queries(TEXTS[:1])[:, ::-1]
    collection.add_vectors([TEXTS[0]], turned, ids=["b"])
    assert np.array_equal(collection.vectors(), [before, before])
    assert verify(library.folder).problems == ()
