"""Facts about documents cut for a store: the keys of their vectors, and which vectors are refused."""

from dataclasses import replace

import numpy as np
import pytest
from small_store import CAT, DOG, EMBEDDER, PAGED, SETTINGS

from passerelle.index.errors import EmbedderError
from passerelle.index.portable import TOGETHER, found_in
from passerelle.index.store.cut import cut_with_keys, halves_of, key_of, whole
from passerelle.index.store.rows import KEY_BYTES
from passerelle.index.types import Document, Passage, Span


def test_a_document_is_cut_to_the_size_of_the_stores_passages() -> None:
    cut = cut_with_keys(CAT, EMBEDDER, SETTINGS, rebuild=False)
    assert [each.text for _, each in cut] == [
        "Le chat dort sur le tapis rouge.",
        "Il ronfle encore assez fort.",
    ]
    wide = cut_with_keys(CAT, EMBEDDER, replace(SETTINGS, passage_tokens=60), rebuild=False)
    assert [each.text for _, each in wide] == [CAT.text]


def test_a_key_is_of_the_words_that_are_embedded_and_of_the_model() -> None:
    ((key, cat), _) = cut_with_keys(CAT, EMBEDDER, SETTINGS, rebuild=False)
    assert len(key) == KEY_BYTES
    assert key == key_of(cat, SETTINGS, rebuild=False)
    moved = replace(cat, document=replace(CAT, id="other", text="!" + CAT.text), start=1, end=cat.end + 1)
    assert key_of(moved, SETTINGS, rebuild=False) == key
    retitled = replace(cat, document=replace(CAT, title="Minet"))
    others = {
        key_of(retitled, SETTINGS, rebuild=False),
        key_of(cat, replace(SETTINGS, fingerprint="f" * 16), rebuild=False),
        key_of(cat, SETTINGS, rebuild=True),
    }
    assert len({key, *others}) == 4
    assert key_of(cat, SETTINGS, rebuild=True).startswith(key)


@pytest.mark.parametrize(
    ("text", "start", "end"), [("Le bac.", 0, 7), (" \n Le bac.\n", 3, 10), ("x", 0, 1), ("a b ", 0, 3)]
)
def test_a_whole_document_is_one_passage_without_the_space_around_it(text: str, start: int, end: int) -> None:
    document = Document("a", "A", "en", text)
    assert whole(document) == Passage(document, start, end, "en")


def test_a_whole_document_is_on_the_page_where_its_text_begins() -> None:
    paged = Document("a", "", "fr", "\n\n\nLe bac.", (Span(0, 2), Span(2, 10)))
    assert whole(paged).page == 2
    assert whole(PAGED).page == 1


def test_vectors_are_kept_in_half_precision_by_their_keys() -> None:
    rows = EMBEDDER.embed_queries([CAT.text, DOG.text])
    halves = halves_of([b"a", b"b"], rows, SETTINGS)
    assert list(halves) == [b"a", b"b"]
    assert np.array_equal(np.frombuffer(halves[b"b"], np.float16), rows[1].astype(np.float16))


@pytest.mark.parametrize("factor", [0.998, 1.002, 0.0, float("nan")])
def test_vectors_that_are_no_unit_are_refused(factor: float) -> None:
    rows = EMBEDDER.embed_queries([CAT.text, DOG.text])
    rows[1] *= factor
    said = (
        r"^the model words gave vectors of shape \(2, 256\) where \(2, 256\) of length 1 were expected: choose another "
        r"with `--model NAME --rebuild`$"
    )
    with pytest.raises(EmbedderError, match=said):
        halves_of([b"a", b"b"], rows, SETTINGS)


@pytest.mark.parametrize("factor", [0.9995, 1.0005])
def test_a_unit_may_be_off_by_less_than_a_thousandth(factor: float) -> None:
    assert len(halves_of([b"a"], EMBEDDER.embed_queries([CAT.text]) * np.float32(factor), SETTINGS)) == 1


def test_vectors_of_another_shape_are_refused() -> None:
    rows = EMBEDDER.embed_queries([CAT.text, DOG.text])
    for wrong in (rows[:1], rows[:, :-1]):
        with pytest.raises(EmbedderError, match=r"choose another with `--model NAME --rebuild`"):
            halves_of([b"a", b"b"], wrong, SETTINGS)


class Rows:
    """A connection that answers each statement with the values it was given."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[object]]] = []

    def execute(self, statement: str, values: list[object]) -> list[object]:
        self.asked.append((statement, values))
        return values[1:]


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(0, []), (1, [1]), (TOGETHER, [500]), (TOGETHER + 1, [500, 1]), (2 * TOGETHER, [500, 500])],
)
def test_a_statement_names_five_hundred_values_at_most(count: int, sizes: list[int]) -> None:
    rows = Rows()
    found = list(found_in(rows, "SELECT ? IN {}", [*range(count), *range(count)], "first"))  # type: ignore[arg-type]
    assert found == list(range(count))
    assert [len(values) - 1 for _, values in rows.asked] == sizes
    assert all(statement.count("?") == len(values) for statement, values in rows.asked)
    assert all(values[0] == "first" for _, values in rows.asked)
