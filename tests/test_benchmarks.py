"""What the benchmarks measure on is what they say: real text moved a little, exact neighbours, honest shares."""

import random
from pathlib import Path

import numpy as np
import pytest
from benchmarks import database_vectors, search, texts, whole_search
from benchmarks.peer_worker import Work
from benchmarks.peers import Question, _success
from benchmarks.tables import milliseconds
from library import Library

from passerelle.index.embed.embedder import Vectors
from passerelle.index.embed.open import open_embedder
from passerelle.index.sync import Options, sync


@pytest.fixture(scope="module")
def source() -> list[texts.Paragraph]:
    """Return the paragraphs of the bundled documents alone."""
    return texts.paragraphs(Path("no such folder"))


def some_vectors(count: int, dimension: int = 16) -> Vectors:
    drawn = np.random.default_rng(0).normal(size=(count, dimension)).astype(np.float32)
    unit: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return unit


def test_texts_of_about_a_length_are_within_a_sixth_of_it(source: list[texts.Paragraph]) -> None:
    count = open_embedder().count_tokens
    sizes = count(texts.of_about(60, 12, source, count))
    assert len(sizes) == 12
    assert all(50 <= size <= 70 for size in sizes)


def test_a_perturbed_paragraph_keeps_its_sentences_length_and_loses_its_digits(
    source: list[texts.Paragraph],
) -> None:
    paragraph = texts.Paragraph("fr", ("En 1989, le mur tombe.",) * 4)
    made = texts.perturbed(paragraph, [paragraph], random.Random(3))
    assert len(made) == len(" ".join(paragraph.sentences))
    assert texts.DIGIT.sub("0", made) == texts.DIGIT.sub("0", " ".join(paragraph.sentences))
    assert "1989" not in made


def test_a_collection_is_the_same_each_time_and_no_two_of_its_passages_are(
    library: Library, source: list[texts.Paragraph], tmp_path: Path
) -> None:
    for place in (library.documents, tmp_path / "again"):
        texts.write_collection(place, 100, source)
    one, other = (
        [path.read_text(encoding="utf-8") for path in sorted(place.rglob("*.md"))]
        for place in (library.documents, tmp_path / "again")
    )
    assert one == other
    library.index(options=Options(passage_tokens=60))
    store = library.open()
    passages = [passage.text for id_ in library.ids() for passage in store.passages(id_)]
    assert len(passages) > 60
    assert len(set(passages)) == len(passages)


def test_the_nearest_are_those_a_full_sort_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "BLOCK", 7)
    vectors, queries = some_vectors(50), some_vectors(3)
    order = np.argsort(-(queries @ vectors.T), axis=1)[:, : search.K]
    assert search.nearest(vectors, queries) == [set(row.tolist()) for row in order]


def test_moved_vectors_are_units_near_a_real_one() -> None:
    real = some_vectors(60)
    made = search.moved(real, 200)
    assert np.linalg.norm(made, axis=1) == pytest.approx(1, abs=1e-5)
    assert (made @ real.T).max(axis=1).min() > 0.4
    assert (search.moved(real, 200) == made).all()


def test_a_number_is_a_passage_with_the_vector_of_its_row(tmp_path: Path) -> None:
    vectors = some_vectors(40)
    found = search._measure(vectors, vectors[:5], tmp_path)
    assert found.passages == 40
    assert found.recall_at_10 > 0.9
    again = sync([tmp_path / "documents"], tmp_path / "store", embedder=search.NumberEmbedder(vectors))
    assert again.embedded == 0


def test_a_whole_search_goes_through_every_stage_over_passages_of_real_words(tmp_path: Path) -> None:
    model = open_embedder()
    embedder = whole_search.MovedEmbedder(model, search.moved(some_vectors(60, model.dimension), 400))
    whole_search.make_store(tmp_path, embedder, 200, tmp_path)
    found = whole_search.measure_store(tmp_path, model, texts.questions(tmp_path, 20))
    stages = (
        found.embed_ms,
        found.vectors_ms,
        found.words_fr_ms,
        found.words_en_ms,
        found.ranked_ms,
        found.joined_ms,
        found.texts_ms,
    )
    assert found.passages == embedder.given
    assert min(stages) > 0
    assert 0.1 < found.words_share < 0.5


def test_a_success_counts_the_documents_of_the_first_passages_by_direction() -> None:
    asked = [Question("a", "fr→en", frozenset({"x"})), Question("b", "fr→en", frozenset({"y", "z"}))]
    found = (("x", "y"), ("x", "z"))
    work = Work(start=0, index=1, passages=2, queries=(1, 1), found=found, memory=0, disk=0)
    assert _success(work, asked, 1) == {"fr→en": 0.5}
    assert _success(work, asked, 5) == {"fr→en": 1.0}


def test_times_are_told_by_their_median_and_their_95th_percentile() -> None:
    assert milliseconds([each / 1000 for each in range(101)]) == (50.0, 95.0)


def test_the_nearest_of_vectors_alone_are_all_found_in_a_folder() -> None:
    made, queries = some_vectors(300), some_vectors(20)
    found = database_vectors.in_a_folder(made, queries, search.nearest(made, queries))
    assert (found.vectors, found.recall_at_10) == (300, 1.0)
