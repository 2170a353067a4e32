"""How every store is changed, whichever kind it is: each fact once for each kind."""

import sqlite3
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from fakes import WordEmbedder

from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import EmbedderError, StoreError, StoreLockedError
from passerelle.index.removal import erase, remove
from passerelle.index.store import file_writer
from passerelle.index.store.folders import require_store
from passerelle.index.store.postgres import writer
from passerelle.index.store.verify import verify
from passerelle.index.sync import Options
from passerelle.removal import remove as remove_everywhere
from stores.asked import CAT, DOG, MILL, asked
from stores.kept import Kept


class ShortEmbedder(WordEmbedder):
    """One that makes vectors of another length than it says."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self.embed_queries(texts)[:, :3]


def refuse(*_: object) -> None:
    raise sqlite3.OperationalError("database or disk is full")


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


def test_what_is_read_again_without_its_files_must_be_there(kept: Kept) -> None:
    with pytest.raises(StoreError, match="there is no store in"):
        require_store(kept.store)
    kept.put(CAT)
    require_store(kept.store)
