"""Facts about the FAISS file: sealed whole, never half written, mapped and not read into memory."""

import sqlite3
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import pytest
from fakes import WordEmbedder
from hypothesis import given, settings
from hypothesis import strategies as st

from passerelle.index import forks
from passerelle.index.embed.embedder import Vectors
from passerelle.index.store import opening, vectors
from passerelle.index.store.leftovers import discard
from passerelle.index.store.rows import SCATTERED, build_vectors
from passerelle.index.sync import Options, sync

CONTENTS = "0123456789abcdef0123456789abcdef"


def units(*rows: tuple[float, ...]) -> Vectors:
    made = np.asarray(rows, dtype=np.float32)
    unit: Vectors = made / np.linalg.norm(made, axis=1, keepdims=True)
    return unit


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def some() -> Any:
    return vectors.build(2, [([7, 9], units((1, 0), (0, 1))), ([12], units((1, 1)))])


def test_what_was_written_opens_with_the_same_rows_and_numbers(tmp_path: Path) -> None:
    vectors.write(some(), tmp_path, 3, CONTENTS)
    opened = vectors.open_sealed(tmp_path, 3, CONTENTS)
    assert opened is not None
    rows, matrix = vectors.contents(opened)
    assert rows.tolist() == [7, 9, 12]
    assert matrix.tolist() == units((1, 0), (0, 1), (1, 1)).astype(np.float16).astype(np.float32).tolist()


def test_the_best_come_first_and_each_by_its_row(tmp_path: Path) -> None:
    query = units((2, 1))[0]
    assert [row for row, _ in vectors.search(some(), query, 3)] == [12, 7, 9]
    assert vectors.search(some(), query, 1)[0][1] == pytest.approx(3 / np.sqrt(10), abs=1e-3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=60), st.integers(1, 70))
def test_a_search_ranks_as_a_stable_sort_by_score_does(levels: list[int], k: int) -> None:
    placed = units(*[(level, 1) for level in levels])
    held = vectors.build(2, [(list(range(len(levels))), placed)])
    expected = sorted(range(len(levels)), key=lambda row: -levels[row])[:k]
    assert [row for row, _ in vectors.search(held, units((1, 0))[0], k)] == expected


@pytest.mark.parametrize(
    ("generation", "contents"), [(2, CONTENTS), (4, CONTENTS), (3, CONTENTS[::-1]), (3, "")]
)
def test_a_file_is_opened_only_for_its_own_generation_and_contents(
    tmp_path: Path, generation: int, contents: str
) -> None:
    written = vectors.write(some(), tmp_path, 3, CONTENTS)
    if generation != 3:
        written.replace(vectors.path_for(tmp_path, generation))
    assert vectors.open_sealed(tmp_path, generation, contents) is None


def test_one_flipped_bit_anywhere_is_noticed(tmp_path: Path) -> None:
    written = vectors.write(some(), tmp_path, 3, CONTENTS)
    sound = written.read_bytes()
    for place in range(len(sound)):
        written.write_bytes(sound[:place] + bytes([sound[place] ^ 4]) + sound[place + 1 :])
        assert vectors.open_sealed(tmp_path, 3, CONTENTS) is None, place


def test_a_file_cut_anywhere_or_grown_is_noticed(tmp_path: Path) -> None:
    written = vectors.write(some(), tmp_path, 3, CONTENTS)
    sound = written.read_bytes()
    for content in (*(sound[:length] for length in range(len(sound))), sound + b"\0"):
        written.write_bytes(content)
        assert vectors.open_sealed(tmp_path, 3, CONTENTS) is None, len(content)


def test_a_well_sealed_file_that_faiss_cannot_read_is_passed_over(tmp_path: Path) -> None:
    seal = vectors.SEAL.pack(vectors.MAGIC, 3, CONTENTS.encode(), zlib.crc32(b"no vectors"))
    vectors.path_for(tmp_path, 3).write_bytes(b"no vectors" + seal)
    assert vectors.open_sealed(tmp_path, 3, CONTENTS) is None


def test_writing_leaves_one_file_and_nothing_aside(tmp_path: Path) -> None:
    vectors.write(some(), tmp_path, 3, CONTENTS)
    vectors.write(some(), tmp_path, 3, CONTENTS)
    assert names(tmp_path) == ["vectors-3.faiss"]


def test_a_full_disk_is_an_os_error_that_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        vectors.write(some(), tmp_path / "missing", 3, CONTENTS)
    (tmp_path / "vectors-3.faiss").mkdir()
    with pytest.raises(OSError, match="directory"):
        vectors.write(some(), tmp_path, 3, CONTENTS)
    assert names(tmp_path) == ["vectors-3.faiss"]


def test_other_generations_and_what_was_left_aside_are_discarded(tmp_path: Path) -> None:
    for generation in (1, 2, 3):
        vectors.write(some(), tmp_path, generation, CONTENTS)
    for name in (
        "vectors-2-77-88.tmp",
        "conversation.json.9.tmp",
        "store.sqlite.new",
        "store.sqlite.new-wal",
    ):
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / "store.sqlite").write_bytes(b"")
    discard(tmp_path, 2)
    assert names(tmp_path) == ["store.sqlite", "vectors-2.faiss"]


def test_an_opened_file_answers_after_it_is_replaced_and_discarded(tmp_path: Path) -> None:
    vectors.write(some(), tmp_path, 3, CONTENTS)
    opened = vectors.open_sealed(tmp_path, 3, CONTENTS)
    vectors.write(vectors.build(2, [([1], units((0, 1)))]), tmp_path, 3, CONTENTS)
    discard(tmp_path, 4)
    assert opened is not None
    assert [row for row, _ in vectors.search(opened, units((2, 1))[0], 3)] == [12, 7, 9]


def test_the_vectors_of_an_opened_file_are_mapped(tmp_path: Path) -> None:
    count, dimension = 40_000, 256  # 20 MB of vectors
    rows = np.tile(np.eye(1, dimension, dtype=np.float32), (count, 1))
    vectors.write(vectors.build(dimension, [(list(range(count)), rows)]), tmp_path, 1, CONTENTS)
    before = anonymous_bytes()
    opened = vectors.open_sealed(tmp_path, 1, CONTENTS)
    assert opened is not None
    assert opened.ntotal == count
    assert anonymous_bytes() - before < 5_000_000


def anonymous_bytes() -> int:
    """Return how much memory this process holds that no file backs."""
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("memory is told apart by Linux alone")
    line = next(each for each in status.read_text("ascii").splitlines() if each.startswith("RssAnon"))
    return int(line.split()[1]) * 1024


def test_an_empty_index_is_written_and_found_empty(tmp_path: Path) -> None:
    vectors.write(vectors.build(2, []), tmp_path, 1, CONTENTS)
    opened = vectors.open_sealed(tmp_path, 1, CONTENTS)
    assert opened is not None
    assert isinstance(opened, faiss.IndexIDMap2)
    assert vectors.search(opened, units((1, 0))[0], 5) == []


def test_a_search_limited_to_rows_ranks_them_as_the_whole_search_does() -> None:
    placed = units(*[(level % 4, 1) for level in range(30)])
    held = vectors.build(2, [(list(range(30)), placed)])
    few = [3, 5, 8, 13, 21]
    for query in units((1, 0), (0, 1), (1, 1), (-1, 2)):
        every = [found for found in vectors.search(held, query, 30) if found[0] in few]
        for k in (1, 4, 5, 30):
            assert vectors.search(held, query, k, vectors.Among.of(few)) == every[:k]


def test_threads_that_share_a_limit_each_get_what_one_alone_gets() -> None:
    places = np.random.default_rng(1).standard_normal((4000, 8)).astype(np.float32)
    held = vectors.build(8, [(list(range(4000)), units(*places))])
    even = vectors.Among.of(range(0, 4000, 2))
    alone = [vectors.search(held, query, 10, even) for query in places[:64]]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(5):
            found = list(pool.map(lambda query: vectors.search(held, query, 10, even), places[:64]))
            assert found == alone


@pytest.fixture(scope="module")
def in_lists() -> tuple[Any, Vectors]:
    """Vectors about 40 centres, put in lists, under the rows 1,000,000 and on."""
    numbers = np.random.default_rng(1)
    centres = numbers.standard_normal((40, 16))
    drawn = units(*(centres[numbers.integers(0, 40, 6000)] + 0.5 * numbers.standard_normal((6000, 16))))
    drawn = drawn.astype(np.float16).astype(np.float32)  # as the store keeps them
    rows = list(range(1_000_000, 1_006_000))
    return vectors.build(16, [(rows[:2500], drawn[:2500]), (rows[2500:], drawn[2500:])], drawn[::2]), drawn


def test_lists_find_nearly_all_that_an_exact_search_finds(in_lists: tuple[Any, Vectors]) -> None:
    held, drawn = in_lists
    exact = vectors.build(16, [(list(range(1_000_000, 1_006_000)), drawn)])
    pairs = [
        (vectors.search(held, query, 10), vectors.search(exact, query, 10)) for query in drawn[:200] + 0.05
    ]
    shared = [len({row for row, _ in one} & {row for row, _ in other}) / 10 for one, other in pairs]
    assert np.mean(shared) >= 0.99
    assert min(len(one) for one, _ in pairs) == 10


def test_lists_limited_to_few_rows_are_all_read(in_lists: tuple[Any, Vectors]) -> None:
    held, drawn = in_lists
    rows = [1_000_001, 1_003_000, 1_005_999]
    among = vectors.Among.of(rows)
    for query in drawn[:50]:
        expected = sorted(rows, key=lambda row: -(drawn[row - 1_000_000] @ query))
        assert [row for row, _ in vectors.search(held, query, 10, among)] == expected


@pytest.mark.parametrize("gone", [2, 3, 5, 10])
def test_a_sample_is_an_even_share_of_the_rows_whatever_pattern_is_left_of_them(gone: int) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE passages (row INTEGER PRIMARY KEY)")
    left = [(row,) for row in range(1, 100_000 * gone) if row % gone == 1]
    connection.executemany("INSERT INTO passages VALUES (?)", left)
    found = connection.execute(f"SELECT row FROM passages WHERE {SCATTERED}", (10,)).fetchall()
    assert len(found) == pytest.approx(10_000, rel=0.01)
    assert np.diff(np.array(found)[:, 0]).max() <= 30 * gone


def test_lists_written_and_mapped_hold_the_same_vectors_in_order(
    in_lists: tuple[Any, Vectors], tmp_path: Path
) -> None:
    held, drawn = in_lists
    vectors.write(held, tmp_path, 1, CONTENTS)
    opened = vectors.open_sealed(tmp_path, 1, CONTENTS)
    assert opened is not None
    rows, matrix = vectors.contents(opened)
    assert rows.tolist() == list(range(1_000_000, 1_006_000))
    assert np.array_equal(matrix, drawn)
    assert vectors.search(opened, drawn[7], 5) == vectors.search(held, drawn[7], 5)


def test_the_same_vectors_make_the_same_lists(in_lists: tuple[Any, Vectors], tmp_path: Path) -> None:
    held, drawn = in_lists
    again = vectors.build(16, [(list(range(1_000_000, 1_006_000)), drawn)], drawn[::2])
    (tmp_path / "again").mkdir()
    one, other = (
        vectors.write(each, folder, 1, CONTENTS)
        for each, folder in ((held, tmp_path), (again, tmp_path / "again"))
    )
    assert one.read_bytes() == other.read_bytes()


def test_a_store_of_many_vectors_is_put_in_lists_and_holds_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "TRAINING", 1200)
    texts = "\n\n".join(f"word{n} word{n + 1} word{n + 2} word{n + 3} word{n + 4}." for n in range(2500))
    embedder = WordEmbedder(dimension=16)
    (tmp_path / "many.txt").write_text(texts, encoding="utf-8")
    assert sync([tmp_path], tmp_path / "store", Options(passage_tokens=6), embedder=embedder).passages == 2500
    with closing(opening.connect_to_read(tmp_path / "store")) as connection:
        held: Any = build_vectors(connection, 16, exact_up_to=2000)
    assert isinstance(faiss.downcast_index(held.index), faiss.IndexIVF)
    assert held.ntotal == 2500


class Noting:
    """An index of one vector that notes on how many threads it is searched."""

    ntotal = 1

    def __init__(self) -> None:
        self.threads: list[int] = []

    def search(self, queries: Vectors, wanted: int, *, params: object) -> tuple[Vectors, Any]:
        assert (wanted, params) == (1, None)
        self.threads.append(faiss.omp_get_max_threads())
        return np.ones((len(queries), 1), np.float32), np.full((len(queries), 1), 7)


@pytest.mark.parametrize(
    ("queries", "child", "searched", "built"), [(1, False, 1, 3), (2, False, 3, 3), (2, True, 1, 1)]
)
def test_one_query_and_a_child_run_on_one_thread_and_the_rest_is_left_as_it_was(
    monkeypatch: pytest.MonkeyPatch, queries: int, searched: int, built: int, *, child: bool
) -> None:
    monkeypatch.setattr(forks, "is_child", lambda: child)
    held: Any = Noting()
    threads = []

    def batches() -> Iterator[tuple[list[int], Vectors]]:
        threads.append(faiss.omp_get_max_threads())
        yield [7], units((1, 0))

    before = faiss.omp_get_max_threads()
    try:
        faiss.omp_set_num_threads(3)
        assert vectors.search_many(held, units(*[(1, 0)] * queries), 1) == [[(7, 1.0)]] * queries
        assert vectors.build(2, batches()).ntotal == 1
        assert (held.threads, threads, faiss.omp_get_max_threads()) == ([searched], [built], 3)
    finally:
        faiss.omp_set_num_threads(before)
