"""Facts about searching vectors in PostgreSQL: which are compared one by one, how far HNSW looks, and its indexes."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from postgres_server import Server
from small_store import SETTINGS, query

from passerelle.index.store.location import Database
from passerelle.index.store.postgres import vectors
from passerelle.index.store.postgres.connection import Connection
from passerelle.index.store.postgres.vectors import (
    SearchedRows,
    counted,
    indexed_vector,
    keep_indexed,
    of_language,
)
from passerelle.index.types import Language
from stores.texts import store_of

SAME = "Le moulin tourne."
TEXTS = [SAME, "Le moulin dort.", SAME, "Les oies partent."]


@pytest.fixture(scope="module")
def place(server: Server) -> Iterator[Database]:
    """Give a store whose passages are numbered 1 to 4 in French, a document each, and 5 and 6 in English."""
    with store_of(server, TEXTS) as made:
        yield made


def shown(connection: Connection) -> tuple[str, str]:
    return tuple(
        connection.execute(f"SHOW hnsw.{name}").fetchone()[0] for name in ("ef_search", "iterative_scan")
    )


def searched(
    connection: Connection, indexed: str = "", documents: Sequence[int] | None = None
) -> SearchedRows:
    return SearchedRows(connection, SETTINGS, indexed, documents)


EXACT, NEAR = ("40", "off"), ("800", "relaxed_order")


@pytest.mark.parametrize(
    ("indexed", "language", "documents", "how"),
    [
        ("", "fr", None, EXACT),
        ("en", "fr", None, EXACT),
        ("en fr", "fr", None, NEAR),
        ("fr", "fr", [1, 2], EXACT),
        ("fr", "fr", [1, 2, 3], NEAR),
        ("fr", "fr", [], EXACT),
    ],
)
def test_few_passages_are_compared_one_by_one_and_many_found_by_hnsw(
    connection: Connection,
    monkeypatch: pytest.MonkeyPatch,
    indexed: str,
    language: Language,
    documents: Sequence[int] | None,
    how: tuple[str, str],
) -> None:
    monkeypatch.setattr(vectors, "EXACT_UP_TO", 2)
    (found,) = searched(connection, indexed, documents).nearest(query(SAME)[None], 9, language)
    assert shown(connection) == how
    assert [row for row, _ in found][:2] == ([1, 3] if documents is None or 3 in documents else documents[:2])


@pytest.mark.parametrize(
    ("k", "seen"), [(1, "800"), (784, "800"), (785, "801"), (984, "1000"), (2000, "1000")]
)
def test_hnsw_keeps_in_view_more_than_is_wanted_as_far_as_it_can(
    connection: Connection, k: int, seen: str
) -> None:
    searched(connection, "fr").nearest(query(SAME)[None], k, "fr")
    assert shown(connection)[0] == seen


@pytest.mark.parametrize("indexed", ["", "fr"])
def test_the_nearest_come_first_and_of_the_same_the_first(connection: Connection, indexed: str) -> None:
    asked = np.stack([query(SAME), query("oies"), query("Le moulin dort.")])
    found = searched(connection, indexed).nearest(asked, 3, "fr")
    assert [[row for row, _ in each] for each in found] == [[1, 3, 2], [4, 1, 2], [2, 1, 3]]
    assert [cosine for _, cosine in found[0]] == pytest.approx([1, 1, 2 / 3], abs=1e-3)
    assert [cosine for _, cosine in found[1]] == pytest.approx([3**-0.5, 0, 0], abs=1e-3)
    assert searched(connection, indexed).nearest(asked, 0, "fr") == [[], [], []]
    assert searched(connection).nearest(asked[:1], 9, "other") == [[]]


def test_of_passages_that_are_equally_near_the_first_is_found_wherever_it_lies(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "MORE", 0)
    connection.execute("UPDATE passages SET heading = heading WHERE row = 1")  # lies behind the others now
    ((found,),) = searched(connection).nearest(query(SAME)[None], 1, "fr")
    assert found[0] == 1


def names(connection: Connection) -> list[str]:
    found = connection.execute(
        "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexdef LIKE '%hnsw%' ORDER BY 1"
    )
    return [name for (name,) in found]


@pytest.mark.parametrize(("most", "languages"), [(4, []), (3, ["fr"]), (2, ["fr"]), (1, ["en", "fr"])])
def test_a_language_with_more_passages_than_are_compared_has_an_index(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, most: int, languages: list[Language]
) -> None:
    monkeypatch.setattr(vectors, "EXACT_UP_TO", most)
    assert counted(connection) == {"fr": 4, "en": 2}
    for _ in range(2):
        assert keep_indexed(connection, 256) == languages
        assert names(connection) == [f"passages_nearest_{each}_256" for each in languages]
    monkeypatch.setattr(vectors, "EXACT_UP_TO", 9)
    assert keep_indexed(connection, 256) == languages  # what is there is kept
    assert keep_indexed(connection, 64) == []
    assert names(connection) == []


def test_an_index_is_used_by_the_search_it_is_made_for(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "EXACT_UP_TO", 1)
    keep_indexed(connection, 256)
    connection.execute("SET LOCAL enable_seqscan = off")
    connection.execute("SET LOCAL enable_sort = off")
    asked = str(query(SAME).tolist())
    for language in ("fr", "en"):
        plan = connection.execute(
            f"EXPLAIN SELECT row FROM passages WHERE {of_language(language, 256)} "
            f"ORDER BY {indexed_vector(256)} <#> '{asked}'::halfvec LIMIT 3"
        ).fetchall()
        assert f"passages_nearest_{language}_256" in str(plan)


def test_vectors_come_in_the_order_of_the_rows_that_are_asked_for(connection: Connection) -> None:
    found = searched(connection).vectors_of([4, 1, 4])
    wanted = np.stack([query(TEXTS[3]), query(TEXTS[0]), query(TEXTS[3])])
    assert np.abs(found - wanted).max() < 1e-3
    assert searched(connection).vectors_of([]).shape == (0, 256)
    assert sorted(searched(connection).languages) == ["en", "fr"]
