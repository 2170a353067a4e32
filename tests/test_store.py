"""Facts about a store: what was put comes back, in order, whole, for every reader at every moment."""

import shutil
import sqlite3
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import WordEmbedder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library import Library, make_older, nearest

from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import StoreError
from passerelle.index.store import schema, vectors
from passerelle.index.store.change import change
from passerelle.index.store.only import Only
from passerelle.index.store.rows import Settings, read_generation
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify
from passerelle.index.sync import sync
from passerelle.index.types import Document, Field, Gap, Heading, Passage, Span
from passerelle.query import Query

EMBEDDER = WordEmbedder()
SETTINGS = Settings(EMBEDDER.name, EMBEDDER.fingerprint, EMBEDDER.dimension, 6)
CAT = Document("chat", "Chat", "fr", "Le chat dort sur le tapis rouge.\n\nIl ronfle encore assez fort.")
DOG = Document("chien", "Dog", "en", "The dog runs in a green garden.\n\nIt barks at every single bird.")
PAGED = Document(
    "pages", "", "fr", "Titre\n\nUne page.\n\nEt l’autre.", (Span(0, 16), Span(16, 29)), (Heading(0, 5, 1),)
)


def put(folder: Path, *documents: Document, embedder: WordEmbedder = EMBEDDER) -> int:
    with change(folder, SETTINGS, embedder) as opened:
        for document in documents:
            opened.put(f"{document.id}.txt", document)
        return opened.commit({})


def query(words: str) -> Vectors:
    vector: Vectors = EMBEDDER.embed_queries([words])[0]
    return vector


def texts(found: Sequence[tuple[Passage, float]]) -> list[str]:
    return [passage.text for passage, _ in found]


def derived(folder: Path) -> Path:
    (found,) = folder.glob("vectors-*.faiss")
    return found


def test_what_was_put_comes_back_from_a_store_opened_again(tmp_path: Path) -> None:
    put(tmp_path, DOG, PAGED, CAT)
    store = Store.open(tmp_path)
    assert [store.document(each.id) for each in (CAT, DOG, PAGED)] == [CAT, DOG, PAGED]
    assert [(each.id, each.path, each.passages) for each in store.entries()] == [
        ("chat", "chat.txt", 2),
        ("chien", "chien.txt", 2),
        ("pages", "pages.txt", 1),
    ]
    assert [each.characters for each in store.entries()] == [len(each.text) for each in (CAT, DOG, PAGED)]
    assert store.settings == SETTINGS
    assert store.generation == 1


def test_a_document_keeps_its_fields_with_their_types_and_its_account_in_order(tmp_path: Path) -> None:
    fields: dict[str, Field] = {
        "author": "Zoé «d'Arc»",
        "year": 2024,
        "price": 1.5,
        "open": False,
        'a "b" é': None,
        "big": 10**30,
    }
    gaps = (
        Gap("pages without text", 2, "pages 3, 5"),
        Gap("comments"),
        Gap("pages without text", 1, "page 9"),
    )
    told = replace(CAT, fields=fields, gaps=gaps)
    put(tmp_path, told, DOG)
    with Store.open(tmp_path) as store:
        found = store.document("chat")
        assert found == told
        assert [type(value) for value in found.fields.values()] == [
            type(fields[name]) for name in found.fields
        ]
        assert [(each.fields, each.gaps) for each in store.entries()] == [(fields, gaps), ({}, ())]
    put(tmp_path, CAT)
    assert Store.open(tmp_path).document("chat") == CAT


@pytest.mark.parametrize(
    ("value", "error", "says"),
    [
        ({"a": 1}, TypeError, r"the field 'x' of the document 'chat' is \{'a': 1\}: give text, a number"),
        (float("nan"), ValueError, "the field 'x' of the document 'chat' is nan: leave it out"),
    ],
)
def test_a_field_that_is_no_json_value_is_refused_before_anything_is_written(
    tmp_path: Path, value: Any, error: type[Exception], says: str
) -> None:
    put(tmp_path, DOG)
    with pytest.raises(error, match=says):
        put(tmp_path, replace(CAT, fields={"x": value}))
    assert [entry.id for entry in Store.open(tmp_path).entries()] == ["chien"]


def test_a_store_made_again_in_the_place_of_another_has_another_identity(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    first = Store.open(tmp_path).identity
    put(tmp_path, DOG)
    assert len(first) == 32
    assert Store.open(tmp_path).identity == first
    shutil.rmtree(tmp_path)
    put(tmp_path, CAT)
    assert Store.open(tmp_path).identity not in {"", first}


@pytest.mark.parametrize("version", schema.OLDER)
def test_a_store_of_an_older_version_says_how_it_is_brought_up_to_date_and_nothing_is_embedded(
    library: Library, version: int
) -> None:
    library.write("chat.txt", CAT.text)
    library.index()
    make_older(library.folder, version)
    with pytest.raises(
        StoreError, match=r"was made before .*: bring it up to date with `passerelle index PATH"
    ):
        library.open()
    with pytest.raises(StoreError, match="bring it up to date"):
        verify(library.folder)
    library.embedder.version = "2"  # what is said of another model is said of older stores too
    with pytest.raises(StoreError, match="was made with the model words"):
        library.index()
    library.embedder.version = "1"
    assert library.index().embedded == 0
    assert verify(library.folder).problems == ()
    assert library.open().document("chat.txt").fields == {}
    assert len(library.open().identity) == 32


def test_passages_come_back_in_order_with_their_places(tmp_path: Path) -> None:
    put(tmp_path, CAT, PAGED)
    store = Store.open(tmp_path)
    first, second = store.passages("chat")
    assert (first.text, second.text) == ("Le chat dort sur le tapis rouge.", "Il ronfle encore assez fort.")
    assert (first.start, first.end, second.start) == (0, 32, 34)
    (passage,) = store.passages("pages")
    assert (passage.page, passage.heading, passage.language) == (1, "Titre", "fr")


def test_the_passage_with_most_words_of_the_query_comes_first(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    (best, score), (_, second) = nearest(Store.open(tmp_path), query("dog garden"), 2)
    assert best.text == "The dog runs in a green garden."
    assert best.document == DOG
    # With its title it has "dog" twice and six other words once.
    assert score == pytest.approx(3 / np.sqrt(2 * (4 + 6)), abs=1e-3)
    assert second < score


def test_equal_scores_keep_the_order_of_arrival_even_where_k_parts_them(tmp_path: Path) -> None:
    near = [Document(f"n{n}", "", "en", "red apple") for n in range(5)]
    far = [Document(f"f{n:02}", "", "en", "red stone") for n in range(30)]
    put(tmp_path, *far[:15], *near, *far[15:])
    found = nearest(Store.open(tmp_path), query("red apple"), 12)
    assert [passage.document.id for passage, _ in found] == [
        *[f"n{n}" for n in range(5)],
        *[f"f{n:02}" for n in range(7)],
    ]


@pytest.mark.parametrize("k", [4, 5, 1000])
def test_a_k_as_large_as_the_store_or_larger_gives_every_passage_once(tmp_path: Path, k: int) -> None:
    put(tmp_path, CAT, DOG)
    found = texts(nearest(Store.open(tmp_path), query("le chat"), k))
    assert len(found) == 4
    assert set(found) == {
        each.text for id_ in ("chat", "chien") for each in Store.open(tmp_path).passages(id_)
    }


def test_a_k_of_nothing_gives_nothing(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    assert nearest(Store.open(tmp_path), query("chat"), 0) == []


def test_an_empty_store_opens_lists_nothing_and_finds_nothing(tmp_path: Path) -> None:
    put(tmp_path)
    store = Store.open(tmp_path)
    assert store.entries() == []
    assert nearest(store, query("chat"), 5) == []


def test_an_unknown_document_is_an_error_that_says_where_the_list_is(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    with pytest.raises(StoreError, match=r"no document 'loup' in .*: `passerelle documents` lists"):
        Store.open(tmp_path).document("loup")
    with pytest.raises(StoreError, match="no document 'loup'"):
        Store.open(tmp_path).passages("loup")


@pytest.mark.parametrize("shape", [(255,), (1, 256), (0,)])
def test_a_query_of_another_shape_is_refused(tmp_path: Path, shape: tuple[int, ...]) -> None:
    put(tmp_path, CAT)
    with pytest.raises(StoreError, match=r"does not fit the store's 256 dimensions: open the store with"):
        nearest(Store.open(tmp_path), np.ones(shape, dtype=np.float32), 3)


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf])
def test_a_query_that_is_not_finite_is_refused(tmp_path: Path, odd: float) -> None:
    put(tmp_path, CAT)
    vector = query("chat")
    vector[3] = odd
    with pytest.raises(StoreError, match="not finite: ask in other words"):
        nearest(Store.open(tmp_path), vector, 3)


def test_a_folder_without_a_store_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(
        StoreError, match=rf"no store in .*: make one with `passerelle index PATH --store {tmp_path}"
    ):
        Store.open(tmp_path)


def test_a_store_that_nothing_was_committed_to_says_it_holds_nothing(tmp_path: Path) -> None:
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.put("a.txt", CAT)
        opened.flush()
    with pytest.raises(StoreError, match="holds nothing yet: index documents with `passerelle index"):
        Store.open(tmp_path)


def test_threads_that_share_a_store_get_what_one_alone_gets(tmp_path: Path) -> None:
    documents = [Document(f"d{n:02}", "", "en", f"word{n} word{n + 1}. Then word{2 * n}.") for n in range(40)]
    put(tmp_path, *documents)
    questions = [f"word{n}" for n in range(40)]
    alone = [texts(nearest(Store.open(tmp_path), query(each), 5)) for each in questions]
    shared = Store.open(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda each: texts(nearest(shared, query(each), 5)), questions * 5))
    assert together == alone * 5


def test_a_reader_sees_the_old_generation_whole_until_the_commit_and_then_the_new(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    store = Store.open(tmp_path)
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.put("chien.txt", DOG)
        opened.flush()
        before = [
            store.generation,
            [each.id for each in store.entries()],
            texts(nearest(store, query("dog"), 9)),
        ]
        opened.commit({})
        after = [
            store.generation,
            [each.id for each in store.entries()],
            texts(nearest(store, query("dog"), 1)),
        ]
    assert before == [1, ["chat"], [each.text for each in store.passages("chat")]]
    assert after == [2, ["chat", "chien"], ["The dog runs in a green garden."]]


def test_readers_during_writes_never_fail_and_never_see_half_a_change(tmp_path: Path) -> None:
    def twins(n: int) -> tuple[Document, Document]:
        return Document("a", "", "en", f"left {n}"), Document("b", "", "en", f"right {n}")

    put(tmp_path, *twins(0))
    store = Store.open(tmp_path)
    done = threading.Event()

    def read() -> set[tuple[str, ...]]:
        seen = set()
        while not done.is_set():
            found = sorted(texts(nearest(store, query("left right"), 9)))
            seen.add(tuple(found))
        return seen

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        for n in range(1, 15):
            put(tmp_path, *twins(n))
        done.set()
        seen = set.union(*(reader.result() for reader in readers))
    assert seen <= {(f"left {n}", f"right {n}") for n in range(15)}
    assert seen


def test_a_writer_is_not_kept_by_a_reader_in_the_middle_of_a_transaction(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    store = Store.open(tmp_path)
    with store._connection() as connection:
        read_generation(connection)
        assert put(tmp_path, DOG) == 2
        assert read_generation(connection) == 1
        assert [passage.document.id for passage, _ in nearest(store, query("dog"), 9)] == ["chat", "chat"]
    assert nearest(store, query("dog"), 1)[0][0].document == DOG


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def flip_seal(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def swap_generation(path: Path) -> None:
    content = path.read_bytes()
    seal = list(vectors.SEAL.unpack(content[-vectors.SEAL.size :]))
    seal[1] += 1
    path.write_bytes(content[: -vectors.SEAL.size] + vectors.SEAL.pack(*seal))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [Path.unlink, truncate, flip, flip_seal, swap_generation, empty])
def test_a_faiss_file_that_is_missing_or_damaged_is_made_again_from_sqlite(
    tmp_path: Path, damage: Any
) -> None:
    put(tmp_path, CAT, DOG)
    sound = derived(tmp_path).read_bytes()
    expected = nearest(Store.open(tmp_path), query("dog garden"), 4)
    damage(derived(tmp_path))
    assert nearest(Store.open(tmp_path), query("dog garden"), 4) == expected
    assert derived(tmp_path).read_bytes() == sound


def test_a_faiss_file_that_cannot_be_replaced_is_done_without(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    expected = nearest(Store.open(tmp_path), query("dog garden"), 4)
    replace_by_folder(derived(tmp_path))
    assert nearest(Store.open(tmp_path), query("dog garden"), 4) == expected


def test_the_faiss_file_of_another_store_at_the_same_generation_is_not_believed(tmp_path: Path) -> None:
    put(tmp_path / "one", CAT, DOG)
    put(tmp_path / "two", DOG, CAT)
    derived(tmp_path / "one").write_bytes(derived(tmp_path / "two").read_bytes())
    assert nearest(Store.open(tmp_path / "one"), query("dog garden"), 1)[0][0].document == DOG


def test_a_read_only_folder_can_be_asked_even_without_its_faiss_file(guarded_library: Library) -> None:
    guarded_library.write("chat.txt", CAT.text)
    guarded_library.index()
    derived(guarded_library.folder).unlink()
    guarded_library.folder.chmod(0o500)
    assert guarded_library.search("chat tapis", 1) == [("chat.txt", "Le chat dort sur le tapis rouge.")]
    assert sorted(path.name for path in guarded_library.folder.iterdir()) == [schema.FILE, "writer.lock"]


def test_a_read_only_copy_of_a_store_in_the_middle_of_a_write_is_never_read_without_its_log(
    guarded_library: Library,
) -> None:
    place = guarded_library.place
    guarded_library.write("chat.txt", CAT.text)
    guarded_library.index()
    with change(guarded_library.folder, guarded_library.open().settings, guarded_library.embedder) as opened:
        opened.put("chien.txt", DOG)
        opened.flush()
        shutil.copytree(guarded_library.folder, place / "copy")
    copy = place / "copy"
    (copy / f"{schema.FILE}-shm").unlink()
    assert (copy / f"{schema.FILE}-wal").stat().st_size > 0
    copy.chmod(0o500)
    with pytest.raises(
        StoreError, match="if its last writer was stopped, open it once where it can be written"
    ):
        Store.open(copy)
    copy.chmod(0o700)
    assert [entry.id for entry in Store.open(copy).entries()] == ["chat.txt"]


def test_a_store_cannot_be_written_in_a_read_only_folder_and_says_so(guarded_library: Library) -> None:
    guarded_library.place.chmod(0o500)
    with pytest.raises(StoreError, match=r"a store cannot be written in .*Permission denied.*--store STORE"):
        guarded_library.index()


def test_a_store_cannot_be_where_a_file_is(library: Library) -> None:
    library.folder.write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match=r"a store cannot be written in .*: it is no folder"):
        library.index()


def garble(path: Path) -> None:
    path.write_bytes(b"This is no database. " * 500)


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def garble_all_but_the_header(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))


@pytest.mark.parametrize("damage", [garble, cut_in_half, garble_all_but_the_header])
def test_a_damaged_sqlite_file_is_an_error_that_names_the_remedy(library: Library, damage: Any) -> None:
    library.write("a.txt", CAT.text)
    library.index()
    damage(library.folder / schema.FILE)
    remedy = r"store.sqlite cannot be read .*delete .* and index again with `passerelle index PATH --store"
    with pytest.raises(StoreError, match=remedy):
        library.search("chat")
    with pytest.raises(StoreError, match=remedy):
        sync([library.documents], library.folder, embedder=library.embedder)


@pytest.mark.parametrize("version", [4, 99])
def test_a_store_of_another_schema_version_is_refused_by_reader_and_writer(
    tmp_path: Path, version: int
) -> None:
    put(tmp_path, CAT)
    connection = sqlite3.connect(tmp_path / schema.FILE)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    refusal = (
        rf"has schema version {version} and this program reads version 3: make a new one with `passerelle"
    )
    with pytest.raises(StoreError, match=refusal):
        Store.open(tmp_path)
    with pytest.raises(StoreError, match=refusal):
        put(tmp_path, DOG)


TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n.!?«»’'\u202f\u00a0\0e\u0301👩\u200d\u200f")),
    max_size=200,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_passages_of_a_store_together_hold_every_character_that_is_not_space(
    tmp_path_factory: pytest.TempPathFactory, written: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("store")
    documents = [Document(f"d{n}", "T", "other", text) for n, text in enumerate(written)]
    put(folder, *documents)
    store = Store.open(folder)
    for document in documents:
        passages = store.passages(document.id)
        assert store.document(document.id) == document
        assert "".join("".join(each.text.split()) for each in passages) == "".join(document.text.split())
        assert all(each.text == document.text[each.start : each.end] for each in passages)


def test_the_same_content_has_the_same_hash_and_its_passages_the_same_ids_in_every_store(
    tmp_path: Path,
) -> None:
    put(tmp_path / "one", CAT, DOG)
    put(tmp_path / "two", PAGED, CAT)
    one, two = (Store.open(tmp_path / name) for name in ("one", "two"))
    assert one.document("chat").content_hash == two.document("chat").content_hash
    assert [each.id for each in one.passages("chat")] == [each.id for each in two.passages("chat")]
    assert len({each.id for store in (one, two) for id_ in ("chat",) for each in store.passages(id_)}) == 2


@pytest.mark.parametrize(
    "other",
    [
        Document("chat", "Chats", "fr", CAT.text),
        Document("chat", "Chat", "en", CAT.text),
        Document("chat", "Chat", "fr", CAT.text + " "),
        Document("chat", "Chat", "fr", CAT.text, pages=(Span(0, 9),)),
        Document("chat", "Chat", "fr", CAT.text, headings=(Heading(0, 7, 1),)),
    ],
)
def test_any_difference_of_content_is_a_difference_of_hash(other: Document) -> None:
    assert other.content_hash != CAT.content_hash


def test_an_id_is_no_part_of_the_content(tmp_path: Path) -> None:
    assert Document("autre", "Chat", "fr", CAT.text).content_hash == CAT.content_hash


def test_a_search_in_one_language_finds_its_passages_alone_however_near_others_are(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    store = Store.open(tmp_path)
    for words in ("chat tapis rouge", "dog green garden"):
        french = nearest(store, query(words), 10, only=Only(language="fr"))
        english = nearest(store, query(words), 10, only=Only(language="en"))
        assert {passage.document.id for passage, _ in french} == {"chat"}
        assert {passage.document.id for passage, _ in english} == {"chien"}
        assert len(french) + len(english) == len(nearest(store, query(words), 10))
        scores = dict(zip(texts(french + english), [score for _, score in french + english], strict=True))
        assert scores == dict(
            zip(texts(found := nearest(store, query(words), 10)), [s for _, s in found], strict=True)
        )


def test_a_search_in_one_language_keeps_to_k(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    found = nearest(Store.open(tmp_path), query("chat tapis rouge"), 1, only=Only(language="fr"))
    assert texts(found) == ["Le chat dort sur le tapis rouge."]


def test_a_language_without_passages_has_none(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    store = Store.open(tmp_path)
    assert nearest(store, query("chat"), 5, only=Only(language="en")) == []
    assert texts(nearest(store, query("chat"), 5, only=Only(language="fr"))) == texts(
        nearest(store, query("chat"), 5)
    )


def test_several_calls_inside_one_reading_see_one_generation(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    store = Store.open(tmp_path)
    with store.reading():
        before = store.generation
        put(tmp_path, DOG)
        assert store.generation == before
        assert [each.id for each in store.entries()] == ["chat"]
        assert {passage.document.id for passage, _ in nearest(store, query("dog"), 9)} == {"chat"}
    assert [each.id for each in store.entries()] == ["chat", "chien"]


def is_open(path: Path) -> bool:
    """Tell whether this process holds *path* open or mapped."""
    if not Path("/proc/self/maps").exists():
        pytest.skip("open files are told by Linux alone")
    opened = [str(each.resolve()) for each in Path("/proc/self/fd").iterdir()]
    return str(path) in opened or str(path) in Path("/proc/self/maps").read_text("utf-8")


def test_a_closed_store_gives_its_files_back_and_says_how_to_open_it_again(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    place, vectors_place = tmp_path / schema.FILE, derived(tmp_path)
    with Store.open(tmp_path) as store:
        with ThreadPoolExecutor(2) as pool:
            assert len(list(pool.map(lambda words: nearest(store, query(words), 1), ["chat", "dog"]))) == 2
        assert is_open(place)
        assert is_open(vectors_place)
    assert not is_open(place)
    assert not is_open(vectors_place)
    with pytest.raises(StoreError, match=r"the store in .* is closed: open it again with `Store.open`"):
        store.entries()
    store.close()
    with Store.open(tmp_path) as again:
        assert [each.id for each in again.entries()] == ["chat", "chien"]


def test_a_call_under_way_when_its_store_is_closed_is_finished_and_gives_its_files_back(
    tmp_path: Path,
) -> None:
    put(tmp_path, CAT)
    store = Store.open(tmp_path)
    with store.reading():
        with ThreadPoolExecutor(1) as pool:
            pool.submit(store.close).result()
        assert store.document("chat") == CAT
        assert texts(nearest(store, query("tapis"), 1)) == ["Le chat dort sur le tapis rouge."]
    assert not is_open(tmp_path / schema.FILE)
    assert not is_open(derived(tmp_path))
    with pytest.raises(StoreError, match="is closed"):
        store.document("chat")


def test_another_store_in_the_place_of_an_open_one_is_seen_by_the_next_call(tmp_path: Path) -> None:
    put(tmp_path / "store", CAT)
    put(tmp_path / "other", DOG)
    with Store.open(tmp_path / "store") as store:
        assert texts(nearest(store, query("dog"), 9)) == [each.text for each in store.passages("chat")]
        (tmp_path / "store").rename(tmp_path / "elsewhere")
        with pytest.raises(StoreError, match=r"there is no store in .*: make one with"):
            store.entries()
        (tmp_path / "other").rename(tmp_path / "store")
        assert store.generation == 1
        assert [each.id for each in store.entries()] == ["chien"]
        assert nearest(store, query("dog garden"), 1)[0][0].document == DOG
        assert not is_open(tmp_path / "elsewhere" / schema.FILE)


def test_a_store_that_cannot_be_opened_is_not_left_open(tmp_path: Path) -> None:
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.flush()
    with pytest.raises(StoreError, match="holds nothing yet"):
        Store.open(tmp_path)
    assert not is_open(tmp_path / schema.FILE)


def test_a_store_keeps_the_documents_it_was_asked_for_last(tmp_path: Path) -> None:
    names = [f"d{n:02}" for n in range(32 + 1)]
    put(tmp_path, *(Document(name, "", "en", f"word of {name}") for name in names))
    with Store.open(tmp_path) as store:
        first, second = store.document(names[0]), store.document(names[1])
        for name in names[2:-1]:
            store.document(name)
        assert store.document(names[0]) is first  # asked for again, it is no more the oldest
        last = store.document(names[-1])
        assert store.document(names[-1]) is last
        assert store.document(names[0]) is first
        assert store.document(names[1]) is not second
        assert store.document(names[1]) == second


UNREAD = (
    "UPDATE settings SET value = 'x' WHERE name = 'dimension'",
    "DELETE FROM settings WHERE name = 'fingerprint'",
    "UPDATE settings SET value = 'x' WHERE name = 'generation'",
    "UPDATE settings SET value = 'é' WHERE name = 'contents'",
    "UPDATE documents SET pages = '[[1'",
    "UPDATE documents SET pages = '[[1, 2, 3]]'",
    "UPDATE documents SET headings = '[\"x\"]'",
    "UPDATE passages SET start = 'x'",
)
"""Damage that ends an audit: there is nothing to go on with."""


@pytest.mark.parametrize(
    "damage",
    [
        *UNREAD,
        "UPDATE vectors SET vector = substr(vector, 3)",
        "DELETE FROM vectors",
    ],
)
def test_a_damaged_value_in_a_sound_file_is_an_error_that_names_the_remedy(
    tmp_path: Path, damage: str
) -> None:
    put(tmp_path, CAT)
    with closing(sqlite3.connect(tmp_path / schema.FILE)) as connection:
        connection.execute(damage)
        connection.commit()
    remedy = r"`passerelle verify` says how|delete .* and index again with `passerelle index PATH --store"
    with pytest.raises(StoreError, match=remedy):  # noqa: PT012  whichever call meets the damage first
        store = Store.open(tmp_path)
        store.document("chat")
        store.passages("chat")
        assert store.settings
        with store.reading():
            store.vectors_of(
                [each.row for each in store.candidates(Query("chat", "chat", query("chat"), 1.0), 5)]
            )
    with pytest.raises(StoreError, match=remedy) if damage in UNREAD else nullcontext():
        assert verify(tmp_path).problems
