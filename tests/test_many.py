"""Facts about many questions at once: the hits of a loop, whatever is asked, and a place for each mistake."""

from collections.abc import Iterator

import numpy as np
import pytest
from benchmarks.many import alike
from library import Library

from passerelle import Only, QueryError, Retriever
from passerelle.fusion import VECTORS_ALONE, WORDS_ALONE, Fusion
from passerelle.index.embed.open import open_embedder
from passerelle.index.store import vectors
from passerelle.index.store.store import Store
from passerelle.index.sync import sync
from passerelle.retrieval import CANDIDATES

FERRY = "Le bac de Saulnes traverse la rivière de six heures à vingt heures, sauf le dimanche."
FERRY_EN = (
    "The Saulnes ferry crosses the river from six in the morning to eight in the evening, Sundays excepted."
)
BARLEY = "Barley is sown in March and cut before the first storm of August."
COPIED = "La clé de la grange est chez le meunier."
QUESTIONS = [
    "Quand le bac de Saulnes traverse-t-il la rivière ?",
    "When is barley sown?",
    "Où est la clé de la grange ?",
    "I walk by the river every week with two dogs. When does the Saulnes ferry cross? Thank you.",
    "WHEN IS BARLEY SOWN?",
    "When is barley sown?",
    "tempête d'aoút",
    "?!",
    "kleine Mühle am Bach",
]


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    library = Library(tmp_path_factory.mktemp("many"))
    for name, text in (("fr/bac.txt", FERRY), ("en/ferry.txt", FERRY_EN), ("en/barley.txt", BARLEY)):
        library.write(name, text)
    copies = [
        f"copie{number},{COPIED},fr" for number in range(CANDIDATES + 5)
    ]  # more than are looked at first
    notes = [f"note{n},Note {n}: the miller counted {n + 3} sacks of barley.,en" for n in range(20)]
    library.write("rows.csv", "\n".join(["id,text,lang", *copies, *notes]))
    sync([library.documents], library.folder, embedder=open_embedder())
    with Retriever.open(library.folder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("fusion", "k", "only"),
    [
        (None, 10, Only()),
        (None, 90, Only()),
        (None, 3, Only(language="en")),
        (None, 3, Only(documents=("en/barley.txt", "note3"))),
        (None, 3, Only(documents=())),
        (WORDS_ALONE, 10, Only()),
        (VECTORS_ALONE, 10, Only()),
    ],
)
def test_many_questions_find_what_each_alone_does(
    retriever: Retriever, fusion: Fusion | None, k: int, only: Only
) -> None:
    asked = Retriever.of(retriever.store, retriever.embedder, fusion)
    together = asked.search_many(iter(QUESTIONS), k, only=only)
    alone = [asked.search(each, k, only=only) for each in QUESTIONS]
    assert len(together) == len(QUESTIONS)
    assert [
        each for each, one, many in zip(QUESTIONS, alone, together, strict=True) if not alike(one, many)
    ] == []
    assert any(together) is (only.documents != ())


def test_more_questions_than_are_asked_together_find_their_own(
    retriever: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("passerelle.retrieval.TOGETHER", 2)
    found = retriever.search_many(QUESTIONS, 1)
    assert [hits[0].document.id for hits in found[:3]] == ["fr/bac.txt", "en/barley.txt", "copie0"]
    assert [hits[0].rank for hits in found] == [1] * len(QUESTIONS)


def test_no_question_has_no_hits(retriever: Retriever) -> None:
    assert retriever.search_many([]) == []


@pytest.mark.parametrize(
    ("queries", "error", "said"),
    [
        (["chat", "  "], QueryError, r"queries\[1\]: the question is empty: type a few words"),
        (["a" * 10_001, ""], QueryError, r"queries\[0\]: the question has 10001 characters"),
        (["chat", "chien", None], TypeError, r"queries\[2\]: the question is None: give it as text"),
        ("chat", TypeError, r"give several, as \['chat'\]"),
    ],
)
def test_a_mistake_among_many_has_its_place(
    retriever: Retriever, queries: list[str], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        retriever.search_many(queries)
    with pytest.raises(QueryError, match="k is 0"):
        retriever.search_many(["chat"], 0)


def test_all_are_answered_from_one_generation(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.write("a.txt", COPIED)
    library.index()
    monkeypatch.setattr("passerelle.retrieval.TOGETHER", 1)
    asked, whole = Retriever.of(library.open(), library.embedder), Store.candidates_of
    seen: list[int] = []

    def writing(store: Store, *given: object, **named: object) -> object:
        if not seen:
            library.write("b.txt", "La clé du moulin est à la grange.")
            library.index()
        seen.append(store.generation)
        return whole(store, *given, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Store, "candidates_of", writing)
        found = asked.search_many(["la clé", "le toit"])
    assert seen == [1, 1]
    assert [len(hits) for hits in found] == [1, 1]
    assert [len(hits) for hits in asked.search_many(["la clé", "le toit"])] == [2, 2]


def test_equal_scores_at_the_cut_are_cut_by_order_of_arrival_for_each_of_many() -> None:
    draw = np.random.default_rng(5)
    some = draw.normal(size=(4, 8)).astype(np.float32)
    rows = np.repeat(some, 6, axis=0)
    held = vectors.build(8, [(list(range(len(rows))), rows)])
    among = vectors.Among.of([*range(0, 24, 2), 23])
    for limits in (None, among):
        together = vectors.search_many(held, some, 4, limits)
        assert together == [vectors.search(held, each, 4, limits) for each in some]
        assert all(
            scores == sorted(scores, reverse=True) for scores in ([s for _, s in each] for each in together)
        )
        assert any(len({score for _, score in each}) == 1 for each in together)
