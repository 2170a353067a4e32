"""What every store gives back, whichever kind it is: each fact once for each kind."""

import shlex
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from passerelle.index.collection.collection import Collection
from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import OWN
from passerelle.index.store.folders import open_one
from passerelle.index.store.location import make_beside
from passerelle.index.store.only import Only
from passerelle.index.store.stores import Stores
from passerelle.index.store.verify import verify
from passerelle.index.sync import Options
from passerelle.index.types import Document, Gap, Heading, Span
from passerelle.query import Query
from passerelle.retrieval import Retriever
from stores.asked import CAT, DOG, MILL, asked
from stores.kept import Kept

AWKWARD = "L’âge d’or\u202f: « déjà\u00a0vu » 🦊 e\u0301te\u0301 \u200fשלום 100 % ? _x_ \\n 'q' \"d\""


def test_a_document_comes_back_as_it_was_put(kept: Kept) -> None:
    whole = Document(
        "ü/1?%s",
        AWKWARD,
        "other",
        f"{AWKWARD}\n\nUne fin.",
        pages=(Span(0, 10), Span(10, len(AWKWARD))),
        headings=(Heading(0, 6, 1),),
        fields={"author": "Ada", "tags": ["a", "b"], "year": 2024, "kept": True, "none": None, "size": 1.5},
        gaps=(Gap("page furniture", 3, "footer"), Gap("hidden text", 1, "")),
        path="été/%s ?.txt",
    )
    kept.put(whole)
    with kept.open() as store:
        assert store.document(whole.id) == whole
        (entry,) = store.entries()
        passages = store.passages(whole.id)
    assert (entry.title, entry.fields, entry.gaps) == (AWKWARD, whole.fields, whole.gaps)
    assert (entry.path, entry.characters, entry.passages) == (whole.path, len(whole.text), len(passages))
    assert " ".join(passage.text for passage in passages).split() == whole.text.split()


def test_an_unknown_document_is_said_to_be_none_and_how_to_find_others(kept: Kept) -> None:
    kept.put(CAT)
    with kept.open() as store:
        with pytest.raises(StoreError, match=r"no document 'dog' in .*: `passerelle documents` lists"):
            store.document("dog")
        with pytest.raises(TypeError, match="give it as text"):
            store.document(3)  # type: ignore[arg-type]


def test_where_nothing_was_indexed_there_is_no_store_and_the_error_says_how_to_make_one(kept: Kept) -> None:
    with pytest.raises(StoreError, match=r"there is no store in .*`passerelle index PATH --store"):
        kept.open()


def test_a_store_without_a_commit_holds_nothing_yet(kept: Kept) -> None:
    with kept.changing():
        pass
    with pytest.raises(StoreError, match="holds nothing yet"):
        kept.open()


def test_vectors_and_words_each_propose_passages_of_each_language(kept: Kept) -> None:
    kept.put(CAT, DOG, MILL)
    with kept.open() as store, store.reading():
        found = store.candidates(asked(kept, "chat gris", 1.0), 1)
        texts = {store.passage(each.row).text: each for each in found}
    assert texts[CAT.text].lexical.score > 0.1
    assert texts[CAT.text].dense == pytest.approx(
        float(kept.embedder.embed_queries([f"Le chat\n{CAT.text}"])[0] @ asked(kept, "chat gris").vector),
        abs=0.05,
    )
    assert {each.language for each in found} == {"fr", "en"}


def test_hits_are_the_same_in_every_kind_of_store(kept: Kept, tmp_path: Path) -> None:
    other = Kept(tmp_path / "other", tmp_path / "other" / "folder")
    (tmp_path / "other").mkdir()
    many = [
        Document(
            f"d{n}",
            f"Note {n % 7}",
            ("fr", "en")[n % 2],
            f"{word} number {n} of the barley mill{' river' * (n % 3)}",
        )
        for n, word in enumerate(["quay", "crane", "chat", "dog", "tower"] * 12)
    ]
    kept.put(*many)
    other.put(*many)
    for question in ("the barley mill", "quay crane", "chat de la tour", "rivers and towrs", "xyzzy"):
        ours, theirs = kept.search(question, 10), other.search(question, 10)
        assert [(hit.document.id, hit.score, hit.lexical, hit.met) for hit in ours] == [
            (hit.document.id, hit.score, hit.lexical, hit.met) for hit in theirs
        ]


def test_passages_that_are_equally_near_keep_the_order_in_which_they_came(kept: Kept) -> None:
    kept.put(*(Document(f"d{n:02}", "", "en", "the same words") for n in range(30)))
    with kept.open() as store, store.reading():
        found = store.candidates(asked(kept, "same words"), 3)
        assert [store.passage(each.row).document.id for each in found] == ["d00", "d01", "d02"]


def test_a_search_is_limited_to_a_language_to_documents_to_a_folder_and_to_fields(kept: Kept) -> None:
    kept.put(
        replace(CAT, path="/a/cat.txt", fields={"year": 2023, "author": "Ada"}),
        replace(DOG, path="/a/b/dog.txt", fields={"year": 2024}),
        replace(MILL, path="/ab/mill.txt", fields={"year": 2025, "author": ["Bo", "Ada"]}),
    )
    limits = {
        Only(language="fr"): {"chat"},
        Only(documents=["mill", "nobody", "chat"]): {"chat", "mill"},
        Only(documents=[]): set(),
        Only(folder="/a"): {"chat", "chien"},
        Only(folder="/a/b", documents=["chat"]): set(),
        Only(where={"author": "Ada"}): {"chat", "mill"},
        Only(where={"year": (">=", 2024)}, language="en"): {"chien", "mill"},
        Only(where={"author": None}): {"chien"},
        Only(where={"id": ("!=", "mill")}): {"chat", "chien"},
    }
    with Retriever.of(kept.open(), kept.embedder) as retriever:
        for only, wanted in limits.items():
            hits = retriever.search("the chat and the dog at the mill", only=only)
            assert {hit.document.id for hit in hits} == wanted, only
        assert retriever.store.count(Only(folder="/a")) == 2
        assert retriever.store.field_names == ["author", "year"]


def test_a_misspelt_word_finds_the_nearest_spelling(kept: Kept) -> None:
    kept.put(DOG, MILL)
    assert kept.search("barlex")[0].met[0].term == "barley"


def test_a_query_that_does_not_fit_is_refused(kept: Kept) -> None:
    kept.put(CAT)
    with kept.open() as store:
        with pytest.raises(StoreError, match="does not fit the store's 256 dimensions"):
            store.candidates(Query("", "", np.ones(3, dtype=np.float32), 0.5), 3)
        with pytest.raises(StoreError, match="not finite"):
            store.candidates(Query("", "", np.full(256, np.nan, dtype=np.float32), 0.5), 3)
        with pytest.raises(TypeError, match="give what a search is limited to"):
            store.candidates(asked(kept, "chat"), 3, only="fr")  # type: ignore[arg-type]


def test_a_persons_own_names_are_read_with_the_words_and_the_store_says_when_they_are_new(kept: Kept) -> None:
    kept.write(a="The Harbour Board meets on Mondays.")
    kept.index()
    (make_beside(kept.store) / OWN).write_text("Harbour Board | HB\n", encoding="utf-8")
    kept.index()
    assert kept.search("when does HB meet?")[0].met[0].term == "@harbour-board"
    with kept.open() as store:
        assert store.words_are_current
    assert verify(kept.store).problems == ()


@pytest.mark.parametrize(
    ("said", "statement"),
    [
        ("chat: its text is not the one that was", "UPDATE documents SET text = 'another' WHERE id = 'chat'"),
        ("was made from other words", "UPDATE passages SET heading = 'Another' WHERE language = 'fr'"),
        ("no passage holds", "DELETE FROM passages WHERE language = 'en'"),
        ("other documents, passages or vectors than the last", "DELETE FROM documents WHERE id = 'chat'"),
    ],
)
def test_an_audit_finds_what_was_tampered_with(kept: Kept, said: str, statement: str) -> None:
    kept.put(CAT, DOG)
    assert (verify(kept.store).passages, verify(kept.store).problems) == (2, ())
    with kept.changing() as opened, opened.writer.transaction():
        opened.connection.execute(statement)
    assert said in " ".join(problem.what for problem in verify(kept.store).problems)


def test_readers_of_several_threads_share_a_store(kept: Kept) -> None:
    kept.put(CAT, DOG, MILL)
    with Retriever.of(kept.open(), kept.embedder) as retriever, ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: [hit.text for hit in retriever.search("the barley mill")], range(40)))
    assert all(texts == found[0] for texts in found)


def test_a_closed_store_says_that_it_is(kept: Kept) -> None:
    kept.put(CAT)
    store = kept.open()
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.entries()


def test_a_collection_fills_a_store_and_gives_back_what_it_holds(kept: Kept) -> None:
    with Collection.open(kept.store, embedder=kept.embedder, passage_tokens=6) as collection:
        assert (
            collection.add(
                [{"id": "a", "text": "The quay closes."}, {"id": "b", "text": "The crane lifts."}]
            ).added
            == 2
        )
        with pytest.raises(ValueError, match="holds 1 document of these ids already"):
            collection.add([{"id": "a", "text": "again"}])
        assert collection.replace([{"id": "a", "text": "The quay opens."}]).replaced == 1
        ready = kept.embedder.embed_queries(["made elsewhere"])
        assert collection.add_vectors(["made elsewhere"], ready, ids=["c"]).added == 1
        assert (collection.ids(), "b" in collection) == (["a", "b", "c"], True)
        assert [passage.text for passage in collection.passages()] == [
            "The quay opens.",
            "The crane lifts.",
            "made elsewhere",
        ]
        assert collection.vectors().shape == (3, 256)
        assert collection.vectors()[2] == pytest.approx(ready[0], abs=1e-3)
        assert collection.remove(["b"]).removed == 1
        assert len(collection) == 2


def test_a_row_that_no_passage_has_is_refused(kept: Kept) -> None:
    kept.put(CAT)
    with kept.open() as store, store.reading():
        for ask in (store.passage, store.in_place, lambda row: store.vectors_of([row])):
            with pytest.raises(StoreError, match="no passage has the row 1000000"):
                ask(10**6)
            with pytest.raises(TypeError, match="give that of a candidate"):
                ask("1")  # type: ignore[arg-type]
        assert store.vectors_of(np.array([1])).shape == (1, 256)  # type: ignore[arg-type]


def test_a_damaged_document_is_not_cut_again_and_said_by_an_audit(kept: Kept) -> None:
    kept.put(CAT, MILL)
    with kept.changing() as opened:
        opened.connection.execute("UPDATE documents SET text = 'Another.' WHERE id = 'mill'")
        opened.commit({})
    (problem,) = verify(kept.store).problems
    assert problem.what == "mill: its text is not the one that was indexed"
    assert problem.remedy.startswith(
        f"`passerelle remove mill --store {shlex.quote(str(kept.store))}`, then "
    )
    with kept.open() as store, pytest.raises(StoreError, match="damaged"):
        store.passages("mill")
    with pytest.raises(StoreError, match="the text of 'mill' is not the one that was indexed"):
        kept.index(Options(passage_tokens=6, rebuild=True))


def test_stores_of_several_kinds_are_searched_as_one(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Kept(tmp_path / "other", tmp_path / "other" / "folder", kept.embedder)
    kept.put(CAT, MILL)
    other.put(DOG, replace(MILL, text="A mill of wind."))
    with Retriever.of(Stores({"a": kept.open(), "b": open_one(other.store)}), kept.embedder) as retriever:
        hits = retriever.search("the dog at the mill")
    assert {(hit.document.id, hit.store) for hit in hits} >= {("mill", "a"), ("b/mill", "b"), ("chien", "b")}
