"""What every store does, whichever kind it is: each fact once for each kind."""

import sqlite3
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fakes import WordEmbedder

from passerelle.index.collection.collection import Collection
from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import EmbedderError, StoreError, StoreLockedError
from passerelle.index.lexical.names import OWN
from passerelle.index.removal import erase, remove
from passerelle.index.store import file_writer
from passerelle.index.store.location import make_beside
from passerelle.index.store.only import Only
from passerelle.index.store.postgres import writer
from passerelle.index.store.stores import Stores, open_one, require_store
from passerelle.index.store.verify import verify
from passerelle.index.sync import Options
from passerelle.index.types import Document, Gap, Heading, Language, Span
from passerelle.query import Query
from passerelle.removal import remove as remove_everywhere
from passerelle.retrieval import Retriever
from stores.kept import Kept

AWKWARD = "L’âge d’or\u202f: « déjà\u00a0vu » 🦊 e\u0301te\u0301 \u200fשלום 100 % ? _x_ \\n 'q' \"d\""
CAT = Document("chat", "Le chat", "fr", "Le chat gris dort toute la nuit sur le tapis.")
DOG = Document("chien", "The dog", "en", "The brown dog barks at every bird in the garden.")
LANGUAGES: tuple[Language, ...] = ("fr", "en")
MILL = Document("mill", "The mill", "en", "The old mill grinds barley. Its wheel turns in the river at dawn.")


class ShortEmbedder(WordEmbedder):
    """One that makes vectors of another length than it says."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self.embed_queries(texts)[:, :3]


def asked(kept: Kept, text: str, french: float = 0.5) -> Query:
    return Query(text, text, kept.embedder.embed_queries([text])[0], french)


def refuse(*_: object) -> None:
    raise sqlite3.OperationalError("database or disk is full")


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


def test_a_changed_file_takes_the_place_of_what_it_said_and_nothing_else_is_embedded(kept: Kept) -> None:
    kept.write(a="The quay closes at noon.", b="The crane lifts stone.")
    assert kept.index().added == 2
    kept.newly_asked()
    kept.write(a="The quay opens at dawn.")
    summary = kept.index()
    assert (summary.updated, summary.unchanged, summary.embedded) == (1, 1, 1)
    assert [text.split("\n")[-1] for text in kept.newly_asked()] == ["The quay opens at dawn."]
    assert kept.search("noon")[0].lexical == 0
    assert kept.search("dawn")[0].text == "The quay opens at dawn."


def test_a_vanished_file_goes_and_one_that_moved_is_found_elsewhere(kept: Kept) -> None:
    kept.write(a="The quay closes at noon.", b="The crane lifts stone.")
    kept.index()
    (kept.documents / "a.txt").unlink()
    (kept.documents / "b.txt").rename(kept.documents / "c.txt")
    assert kept.index().removed == 2
    assert kept.ids() == ["c.txt"]
    assert verify(kept.store).problems == ()


def test_what_was_removed_stays_out_until_it_is_asked_for_again(kept: Kept) -> None:
    kept.write(a="The quay closes at noon.", b="The crane lifts stone.")
    kept.index()
    remove("a.txt", kept.store)
    summary = kept.index()
    assert (kept.ids(), [each.kind for each in summary.account.unread]) == (["b.txt"], ["removed"])
    kept.index(replace(Options(passage_tokens=6), again=("a.txt",)))
    assert kept.ids() == ["a.txt", "b.txt"]


def test_what_is_not_committed_never_shows_and_its_vectors_are_not_made_again(kept: Kept) -> None:
    kept.put(CAT)
    kept.newly_asked()
    with pytest.raises(RuntimeError, match="stopped"), kept.changing() as opened:  # noqa: PT012
        opened.put("dog.txt", DOG)
        opened.flush()
        raise RuntimeError("stopped")
    assert len(kept.newly_asked()) == 1
    assert kept.ids() == ["chat"]
    assert verify(kept.store).problems == ()
    kept.put(DOG)
    assert (kept.ids(), kept.newly_asked()) == (["chat", "chien"], [])


def test_a_change_that_fails_as_it_is_embedded_leaves_the_store_as_it_was(kept: Kept) -> None:
    kept.put(CAT)
    with kept.open() as store:
        before = store.generation, store.contents
    kept.embedder = ShortEmbedder()
    with pytest.raises(EmbedderError, match="gave vectors of shape"):
        kept.put(DOG)
    with kept.open() as store:
        assert (store.generation, store.contents) == before


def test_a_reader_sees_one_generation_whole_whatever_is_committed_meanwhile(kept: Kept) -> None:
    kept.put(CAT)
    with kept.open() as store:
        with store.reading():
            assert store.generation == 1
            assert kept.put(DOG) == 2
            found = store.candidates(asked(kept, "dog bird garden"), 9)
            assert {store.passage(each.row).document.id for each in found} == {"chat"}
            assert (store.generation, [entry.id for entry in store.entries()]) == (1, ["chat"])
        assert (store.generation, store.titles()) == (2, [("chat", "Le chat"), ("chien", "The dog")])


def test_a_store_keeps_its_identity_and_its_contents_tell_what_it_holds(kept: Kept) -> None:
    kept.put(CAT)
    with kept.open() as store:
        identity, contents = store.identity, store.contents
        kept.put(DOG)
        assert store.identity == identity
        assert store.contents != contents
        assert len(identity) == 32


def test_there_is_one_writer_and_another_is_told_to_wait(kept: Kept) -> None:
    kept.put(CAT)
    with (
        kept.changing(),
        pytest.raises(StoreLockedError, match=r"another program is writing to .* --wait SECONDS"),
    ):
        kept.put(DOG)
    begun, done = threading.Event(), threading.Event()

    def write() -> None:
        with kept.changing() as opened:
            begun.set()
            opened.put("dog.txt", DOG)
            done.wait(10)
            opened.commit({})

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        assert begun.wait(10)
        threading.Timer(0.3, done.set).start()
        with kept.changing(wait=10) as opened:
            opened.put("mill.txt", MILL)
            opened.commit({})
        writing.result()
    assert "mill" in kept.ids()


def test_passages_of_two_models_are_not_mixed_and_a_rebuild_embeds_all_again(kept: Kept) -> None:
    kept.write(a="The quay closes at noon.", b="The crane lifts stone.")
    kept.index()
    kept.embedder = WordEmbedder(dimension=64, version="2")
    with pytest.raises(StoreError, match=r"was made with the model words .*--rebuild"):
        kept.index()
    assert kept.index(Options(passage_tokens=6, rebuild=True)).embedded == 2
    assert kept.search("crane")[0].text == "The crane lifts stone."
    with kept.open() as store:
        assert store.settings.dimension == 64
    assert verify(kept.store).problems == ()


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


def test_erasing_leaves_nothing_of_a_document(kept: Kept) -> None:
    kept.write(a="The quay closes at noon.", b="The crane lifts stone.")
    kept.index()
    remove_everywhere("a.txt", folder=kept.store, erase=True)
    assert kept.ids() == ["b.txt"]
    assert [each.examples for each in kept.index().account.unread] == [()]
    assert kept.ids() == ["b.txt"]
    erase(kept.store)
    assert verify(kept.store).problems == ()


def test_a_document_that_could_not_be_erased_is_erased_by_the_same_call(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write(a="The quay closes at noon.", b="The crane lifts stone.")
    kept.index()
    with monkeypatch.context() as patched:
        patched.setattr(file_writer, "erase_traces", refuse)
        patched.setattr(writer, "WRITTEN_ANEW", ("nowhere",))
        with pytest.raises(StoreError, match=r"are taken out of .*and their traces are not erased yet"):
            remove("a.txt", kept.store, erase=True)
    assert kept.ids() == ["b.txt"]
    remove("a.txt", kept.store, erase=True)
    assert verify(kept.store).problems == ()


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
    assert problem.remedy.startswith(f"`passerelle remove mill --store {kept.store}`, then ")
    with kept.open() as store, pytest.raises(StoreError, match="damaged"):
        store.passages("mill")
    with pytest.raises(StoreError, match="the text of 'mill' is not the one that was indexed"):
        kept.index(Options(passage_tokens=6, rebuild=True))


def test_what_is_read_again_without_its_files_must_be_there(kept: Kept) -> None:
    with pytest.raises(StoreError, match="there is no store in"):
        require_store(kept.store)
    kept.put(CAT)
    require_store(kept.store)


def test_stores_of_several_kinds_are_searched_as_one(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Kept(tmp_path / "other", tmp_path / "other" / "folder", kept.embedder)
    kept.put(CAT, MILL)
    other.put(DOG, replace(MILL, text="A mill of wind."))
    with Retriever.of(Stores({"a": kept.open(), "b": open_one(other.store)}), kept.embedder) as retriever:
        hits = retriever.search("the dog at the mill")
    assert {(hit.document.id, hit.store) for hit in hits} >= {("mill", "a"), ("b/mill", "b"), ("chien", "b")}
