"""Facts about the vectors of one generation: nearest of a language, of some documents, in order, and on file."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from small_store import CAT, DOG, PAGED, put, query

from passerelle.index.store import opening
from passerelle.index.store.rows import build_vectors
from passerelle.index.store.snapshot import SearchedFile, Snapshot
from passerelle.index.store.vectors import (
    EXACT_UP_TO,
    build,
    contents,
    describe,
    open_sealed,
    path_for,
    search,
    search_many,
    write,
)

DIGEST = "0123456789abcdef" * 2


@pytest.fixture
def searched(tmp_path: Path) -> Iterator[SearchedFile]:
    """Return a store whose first two passages and last are French and the third and fourth English."""
    put(tmp_path, CAT, DOG, PAGED)
    connection = opening.connect_to_read(tmp_path)
    yield SearchedFile(connection, Snapshot.of(connection, (1, "", ""), build_vectors(connection, 256)))
    connection.close()


def limited(searched: SearchedFile, *documents: int) -> SearchedFile:
    return SearchedFile(searched._connection, searched._snapshot, documents)


def rows(found: list[list[tuple[int, float]]]) -> list[list[int]]:
    return [[row for row, _ in each] for each in found]


def test_passages_are_parted_by_language(searched: SearchedFile) -> None:
    assert set(searched.languages) == {"fr", "en"}
    assert searched.dimension == 256
    assert not searched.is_remote
    asked = query("le chat dort sur le tapis rouge")[None, :]
    assert rows(searched.nearest(asked, 1, "fr")) == [[1]]
    assert sorted(rows(searched.nearest(asked, 9, "fr"))[0]) == [1, 2, 5]
    assert sorted(rows(searched.nearest(asked, 9, "en"))[0]) == [3, 4]
    assert searched.nearest(asked, 0, "fr") == [[]]


def test_each_query_has_its_own_nearest(searched: SearchedFile) -> None:
    both = np.stack([query("the dog runs in a green garden"), query("it barks at every single bird")])
    assert rows(searched.nearest(both, 1, "en")) == [[3], [4]]


@pytest.mark.parametrize(
    ("documents", "french", "english"),
    [((1,), [1, 2], []), ((2,), [], [3, 4]), ((1, 3), [1, 2, 5], []), ((), [], []), ((9,), [], [])],
)
def test_a_search_may_be_limited_to_the_rows_of_documents(
    searched: SearchedFile, documents: tuple[int, ...], french: list[int], english: list[int]
) -> None:
    some = limited(searched, *documents)
    asked = query("le chat dort")[None, :]
    assert [some.listed("fr"), some.listed("en")] == [french, english]
    assert sorted(rows(some.nearest(asked, 9, "fr"))[0]) == french
    assert sorted(rows(some.nearest(asked, 9, "en"))[0]) == english


def test_without_limits_all_are_listed(searched: SearchedFile) -> None:
    assert searched.listed("fr") is None


def test_stored_vectors_come_in_the_order_that_is_asked(searched: SearchedFile) -> None:
    found = searched.vectors_of([5, 1, 5])
    assert found.shape == (3, 256)
    assert np.array_equal(found[0], found[2])
    assert float(found[1] @ query(f"{CAT.title} Le chat dort sur le tapis rouge.")) == pytest.approx(
        1, abs=1e-3
    )
    with pytest.raises(KeyError, match="9"):
        searched.vectors_of([9])


def units(*places: float) -> np.ndarray:
    return np.array([[np.cos(each), np.sin(each)] for each in places], np.float32)


def test_equal_scores_keep_the_order_of_rows_at_the_cut_too() -> None:
    held = build(2, [([9, 4, 7, 2], units(0, 0, 0, 1))])
    asked = units(0)[0]
    assert [row for row, _ in search(held, asked, 1)] == [4]
    assert [row for row, _ in search(held, asked, 2)] == [4, 7]
    assert [row for row, _ in search(held, asked, 4)] == [4, 7, 9, 2]
    assert [row for row, _ in search(held, asked, 99)] == [4, 7, 9, 2]
    assert search(held, asked, 0) == []
    assert search(build(2, []), asked, 3) == []
    assert search_many(held, units(), 3) == []


def test_a_file_of_vectors_opens_for_its_own_generation_and_contents(tmp_path: Path) -> None:
    held = build(2, [([4, 7], units(0, 1))], count=2)
    place = write(held, tmp_path, 3, DIGEST)
    assert place == path_for(tmp_path, 3)
    assert [each.name for each in tmp_path.iterdir()] == ["vectors-3.faiss"]
    opened = open_sealed(tmp_path, 3, DIGEST)
    assert opened is not None
    found, matrix = contents(opened)
    assert found.tolist() == [4, 7]
    assert np.array_equal(matrix, units(0, 1).astype(np.float16).astype(np.float32))
    for generation, digest in ((2, DIGEST), (3, DIGEST[::-1])):
        assert open_sealed(tmp_path, generation, digest) is None


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:-1], lambda b: b + b"x", lambda b: b"x" + b[1:], lambda b: b[:10]]
)
def test_a_file_that_is_not_whole_does_not_open(tmp_path: Path, spoil: object) -> None:
    place = write(build(2, [([4], units(0))]), tmp_path, 3, DIGEST)
    place.write_bytes(spoil(place.read_bytes()))  # type: ignore[operator]
    assert open_sealed(tmp_path, 3, DIGEST) is None


@pytest.mark.parametrize(
    ("count", "said"), [(0, "exact"), (EXACT_UP_TO, "exact"), (250_001, "256 of 1024 lists")]
)
def test_how_vectors_are_searched_depends_on_their_number(count: int, said: str) -> None:
    assert describe(count) == said
