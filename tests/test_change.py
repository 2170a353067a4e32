"""Facts about a change: alone, staged out of sight, whole or not at all, and nothing embedded twice."""

import sqlite3
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from fakes import WordEmbedder

from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import EmbedderError, StoreError, StoreLockedError
from passerelle.index.store import schema
from passerelle.index.store.change import change
from passerelle.index.store.rows import Settings
from passerelle.index.store.staging import BATCH
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify
from passerelle.index.types import Document

EMBEDDER = WordEmbedder()
SETTINGS = Settings(EMBEDDER.name, EMBEDDER.fingerprint, EMBEDDER.dimension, 6)
CAT = Document("chat", "", "fr", "Le chat dort sur le tapis rouge.\n\nIl ronfle encore assez fort.")
DOG = Document("chien", "", "en", "The dog runs in a green garden.")


class StoppedError(Exception):
    """What a test raises where a program would be stopped."""


def put(folder: Path, *documents: Document, embedder: WordEmbedder) -> int:
    with change(folder, SETTINGS, embedder) as opened:
        for document in documents:
            opened.put(f"{document.id}.txt", document)
        opened.commit({})
        return opened.embedded


def counts(folder: Path) -> dict[str, int]:
    connection = sqlite3.connect(folder / schema.FILE)
    try:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("documents", "passages", "vectors")
        }
    finally:
        connection.close()


class Stretched(WordEmbedder):
    """Makes vectors that are a hundredth too long."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return super().embed_passages(texts) * np.float32(1.01)


def test_vectors_that_are_not_of_length_one_are_refused(tmp_path: Path) -> None:
    document = Document("a", "A", "en", "The ferry leaves at noon.")
    with pytest.raises(EmbedderError, match="of length 1 were expected"):
        put(tmp_path, document, embedder=Stretched())
    assert counts(tmp_path)["vectors"] == 0
    put(tmp_path, document, embedder=WordEmbedder())
    assert counts(tmp_path)["vectors"] == 1


def test_a_change_that_is_left_without_a_commit_never_shows(tmp_path: Path) -> None:
    put(tmp_path, CAT, embedder=WordEmbedder())
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.put("chien.txt", DOG)
        opened.put("chat.txt", Document("chat", "", "fr", "Autre texte."))
        opened.flush()
    store = Store.open(tmp_path)
    assert [store.document(each.id) for each in store.entries()] == [CAT]
    assert store.generation == 1
    assert verify(tmp_path).problems == ()


def test_a_change_that_fails_leaves_the_old_state_and_the_next_finds_its_vectors(tmp_path: Path) -> None:
    put(tmp_path, CAT, embedder=WordEmbedder())
    with pytest.raises(StoppedError), change(tmp_path, SETTINGS, EMBEDDER) as opened:  # noqa: PT012
        opened.put("chien.txt", DOG)
        opened.flush()
        raise StoppedError
    assert counts(tmp_path) == {"documents": 2, "passages": 3, "vectors": 3}
    assert [each.id for each in Store.open(tmp_path).entries()] == ["chat"]
    again = WordEmbedder()
    assert put(tmp_path, DOG, embedder=again) == 0
    assert again.asked == []
    assert counts(tmp_path) == {"documents": 2, "passages": 3, "vectors": 3}


def test_a_commit_gives_up_the_vectors_that_no_passage_uses(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG, embedder=EMBEDDER)
    put(tmp_path, Document("chat", "", "fr", "Il ronfle encore assez fort."), embedder=EMBEDDER)
    assert counts(tmp_path) == {"documents": 2, "passages": 2, "vectors": 2}


def test_words_that_stand_in_two_documents_are_embedded_once(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    twin = Document("double", "", "fr", CAT.text)
    assert put(tmp_path, CAT, twin, embedder=embedder) == 2
    assert counts(tmp_path) == {"documents": 2, "passages": 4, "vectors": 2}


def test_a_long_change_is_embedded_piece_by_piece(tmp_path: Path) -> None:
    paragraphs = [f"number {n} alone here today." for n in range(2 * BATCH + 10)]
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        assert opened.put("long.txt", Document("long", "", "en", "\n\n".join(paragraphs))) == len(paragraphs)
        opened.flush()
        assert counts(tmp_path)["vectors"] == len(paragraphs)
        opened.commit({})
    assert Store.open(tmp_path).entries()[0].passages == len(paragraphs)


def test_what_was_embedded_before_a_fault_in_a_later_piece_is_kept(tmp_path: Path) -> None:
    class Failing(WordEmbedder):
        def embed_passages(self, texts: Sequence[str]) -> Vectors:
            if len(self.asked) >= BATCH:
                raise StoppedError
            return super().embed_passages(texts)

    paragraphs = [f"number {n} alone here today." for n in range(2 * BATCH)]
    long = Document("long", "", "en", "\n\n".join(paragraphs))
    with pytest.raises(StoppedError), change(tmp_path, SETTINGS, Failing()) as opened:  # noqa: PT012
        opened.put("long.txt", long)
        opened.commit({})
    assert counts(tmp_path) == {"documents": 0, "passages": 0, "vectors": BATCH}
    assert put(tmp_path, long, embedder=WordEmbedder()) == BATCH
    assert verify(tmp_path).problems == ()


def test_documents_are_cut_while_those_before_are_embedded(tmp_path: Path) -> None:
    going_on = threading.Event()

    class Waiting(WordEmbedder):
        def embed_passages(self, texts: Sequence[str]) -> Vectors:
            assert going_on.wait(timeout=30)
            return super().embed_passages(texts)

    paragraphs = [f"number {n} alone here today." for n in range(BATCH)]
    with change(tmp_path, SETTINGS, Waiting()) as opened:
        opened.put("long.txt", Document("long", "", "en", "\n\n".join(paragraphs)))
        assert opened.put("chat.txt", CAT) == 2
        assert (opened.cut, opened.unsettled, opened.embedded) == (BATCH + 2, BATCH + 2, 0)
        going_on.set()
        opened.commit({})
        assert (opened.unsettled, opened.embedded) == (0, BATCH + 2)


def test_a_second_writer_is_refused_and_told_to_wait(tmp_path: Path) -> None:
    with (
        change(tmp_path, SETTINGS, EMBEDDER),
        pytest.raises(
            StoreLockedError, match=r"another program is writing .*wait for it with --wait SECONDS"
        ),
    ):
        put(tmp_path, DOG, embedder=EMBEDDER)
    put(tmp_path, DOG, embedder=EMBEDDER)


def test_a_second_writer_that_waits_comes_after_the_first(tmp_path: Path) -> None:
    def second() -> int:
        with change(tmp_path, SETTINGS, EMBEDDER, wait=30) as opened:
            opened.put("chien.txt", DOG)
            return opened.commit({})

    with ThreadPoolExecutor(1) as pool:
        with change(tmp_path, SETTINGS, EMBEDDER) as opened:
            waiting = pool.submit(second)
            opened.put("chat.txt", CAT)
            first = opened.commit({})
        assert (first, waiting.result()) == (1, 2)
    assert [each.id for each in Store.open(tmp_path).entries()] == ["chat", "chien"]


def test_a_writer_that_waits_in_vain_is_refused(tmp_path: Path) -> None:
    with (
        change(tmp_path, SETTINGS, EMBEDDER),
        pytest.raises(StoreLockedError, match="another program is writing"),
        change(tmp_path, SETTINGS, EMBEDDER, wait=0.1),
    ):
        pass


class NoUseEmbedder(WordEmbedder):
    """Gives the vectors it was told to."""

    given: Vectors

    def embed_passages(self, texts: Sequence[str]) -> Vectors:  # noqa: ARG002
        return self.given


@pytest.mark.parametrize(
    "given",
    [
        np.full((1, 256), np.nan, dtype=np.float32),
        np.zeros((1, 256), dtype=np.float32),
        np.ones((1, 256), dtype=np.float32),
        np.eye(1, 255, dtype=np.float32),
        np.eye(2, 256, dtype=np.float32),
        np.zeros((0, 256), dtype=np.float32),
    ],
)
def test_vectors_that_are_no_use_are_refused_and_change_nothing(tmp_path: Path, given: Vectors) -> None:
    put(tmp_path, CAT, embedder=WordEmbedder())
    embedder = NoUseEmbedder()
    embedder.given = given
    with pytest.raises(
        EmbedderError, match=r"the model words gave vectors of shape .*`--model NAME --rebuild`"
    ):
        put(tmp_path, DOG, embedder=embedder)
    assert [each.id for each in Store.open(tmp_path).entries()] == ["chat"]
    assert verify(tmp_path).problems == ()


def test_a_faiss_file_that_cannot_be_written_stops_the_commit_and_leaves_the_old_state(
    tmp_path: Path,
) -> None:
    put(tmp_path, CAT, embedder=EMBEDDER)
    (tmp_path / "vectors-2.faiss").mkdir()
    with pytest.raises(
        StoreError, match=r"vectors-2.faiss cannot be written .*is as it was before: check the"
    ):
        put(tmp_path, DOG, embedder=EMBEDDER)
    assert [each.id for each in Store.open(tmp_path).entries()] == ["chat"]
    assert verify(tmp_path).problems == ()


def test_a_document_put_twice_in_one_change_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path, CAT, embedder=EMBEDDER)
    with pytest.raises(ValueError, match="'chien' was put twice in one change"):
        put(tmp_path, DOG, DOG, embedder=EMBEDDER)
    assert [each.id for each in Store.open(tmp_path).entries()] == ["chat"]


def test_a_change_without_an_embedder_takes_out(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG, embedder=EMBEDDER)
    with change(tmp_path, SETTINGS, None) as opened:
        (row,) = opened.connection.execute("SELECT row FROM documents WHERE id = 'chat'").fetchone()
        opened.drop(row)
        opened.commit({})
    assert [each.id for each in Store.open(tmp_path).entries()] == ["chien"]
    assert verify(tmp_path).problems == ()


def test_a_rebuild_embeds_again_what_is_there_and_a_stopped_one_goes_on_where_it_was(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG, embedder=EMBEDDER)
    first, second = WordEmbedder(), WordEmbedder()
    with pytest.raises(StoppedError), change(tmp_path, SETTINGS, first, rebuild=True) as opened:  # noqa: PT012
        opened.put("chat.txt", CAT)
        opened.flush()
        raise StoppedError
    with change(tmp_path, SETTINGS, second, rebuild=True) as opened:
        opened.put("chat.txt", CAT)
        opened.put("chien.txt", DOG)
        opened.commit({})
    assert (first.asked, second.asked) == (CAT.text.split("\n\n"), [DOG.text])
    assert counts(tmp_path) == {"documents": 2, "passages": 3, "vectors": 3}
    assert verify(tmp_path).problems == ()
    assert put(tmp_path, CAT, DOG, embedder=EMBEDDER) == 0


def test_a_stopped_rebuild_lends_no_vector_to_one_by_another_model(tmp_path: Path) -> None:
    put(tmp_path, CAT, embedder=EMBEDDER)
    first, second = WordEmbedder(version="2"), WordEmbedder(version="3")
    for embedder in (first, second):
        wanted = Settings(embedder.name, embedder.fingerprint, embedder.dimension, 6)
        with change(tmp_path, wanted, embedder, rebuild=True) as opened:
            opened.put("chat.txt", CAT)
            opened.flush()
    assert first.asked == second.asked == CAT.text.split("\n\n")


def test_space_is_given_back_when_documents_go(tmp_path: Path) -> None:
    put(tmp_path, *[Document(f"d{n}", "", "en", "word " * 20_000) for n in range(10)], embedder=EMBEDDER)
    full = (tmp_path / schema.FILE).stat().st_size
    with change(tmp_path, SETTINGS, None) as opened:
        for n in range(1, 11):
            opened.drop(n)
        opened.commit({})
    assert full > 1_000_000
    assert (tmp_path / schema.FILE).stat().st_size < full / 5


def test_a_few_documents_are_embedded_together_at_the_end(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    with change(tmp_path, SETTINGS, embedder) as opened:
        opened.put("chat.txt", CAT)
        opened.put("chien.txt", DOG)
        assert embedder.asked == []
        opened.commit({})
    assert len(embedder.asked) == 3
