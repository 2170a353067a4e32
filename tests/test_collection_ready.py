"""Facts about vectors that were made elsewhere: their shape, their length, and the ids of their texts."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from small_store import EMBEDDER

from passerelle.index.collection.ready import add_ready, require_model, texts_as_documents, unit_halves
from passerelle.index.collection.update import Update
from passerelle.index.store.change import change
from passerelle.index.store.rows import Settings
from passerelle.index.store.store import Store

SETTINGS = Settings("words", "0123456789abcdef", 3, 6)
UNIT = [[1.0, 0.0, 0.0], [0.0, 0.6, 0.8]]


@pytest.mark.parametrize(
    "vectors",
    [
        UNIT,
        np.array(UNIT),
        np.array(UNIT, np.float16),
        pd.Series([np.array(each) for each in UNIT]),
        np.array([[1, 0, 0], [0, 0.6, 0.8]], np.float32),
    ],
)
def test_vectors_of_any_kind_are_kept_in_half_precision(vectors: Any) -> None:
    halves = unit_halves(vectors, 2, SETTINGS, normalise=False)
    assert halves.dtype == np.float16
    assert np.array_equal(halves, np.array(UNIT, np.float16))


def test_whole_numbers_are_scaled_where_that_is_asked() -> None:
    halves = unit_halves([[2, 0, 0], [0, 3, 4]], 2, SETTINGS, normalise=True)
    assert np.array_equal(halves, np.array(UNIT, np.float16))
    assert np.array_equal(
        unit_halves([[1, 0, 0], [0, 0, 1]], 2, SETTINGS, normalise=False), [[1, 0, 0], [0, 0, 1]]
    )


@pytest.mark.parametrize("vectors", [[], np.zeros((0, 3)), np.zeros((0, 9))])
def test_no_text_has_no_vector(vectors: Any) -> None:
    assert unit_halves(vectors, 0, SETTINGS, normalise=False).shape == (0, 3)


@pytest.mark.parametrize(
    ("vectors", "error", "said"),
    [
        (
            [],
            ValueError,
            (
                r"^the vectors have the shape \(0,\) and \(2, 3\) is wanted: the store's model words makes 3 numbers a "
                r"text$"
            ),
        ),
        (UNIT[:1], ValueError, r"shape \(1, 3\) and \(2, 3\)"),
        ([each[:2] for each in UNIT], ValueError, r"shape \(2, 2\) and \(2, 3\)"),
        ([UNIT[0], [1.0]], ValueError, r"^the vectors have not all the same dimension$"),
        (pd.Series([np.ones(3), np.ones(2)]), ValueError, "not all the same dimension"),
        ([["1", "0", "0"]] * 2, TypeError, r"^the vectors are of the type <U1: give numbers$"),
        ([[True, False, False]] * 2, TypeError, "of the type bool: give numbers"),
        ([[1j, 0, 0]] * 2, TypeError, "of the type complex128"),
        ([UNIT[0], [0.0, 0.0, 0.0]], ValueError, r"^row 1: the vector has the length 0: it points nowhere$"),
        (
            [UNIT[0], [np.inf, 0.0, 0.0]],
            ValueError,
            r"^row 1: the vector has the length inf: it points nowhere$",
        ),
        (
            [[2.0, 0.0, 0.0], UNIT[1]],
            ValueError,
            (
                r"^row 0: the vector has the length 2 and not 1: give unit vectors, or `normalise=True` to have them "
                r"scaled$"
            ),
        ),
        ([UNIT[0], [0.0, 0.6, 0.805]], ValueError, "row 1: .* and not 1"),
    ],
)
def test_what_is_no_unit_vector_a_text_is_refused(vectors: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        unit_halves(vectors, 2, SETTINGS, normalise=False)


def test_vectors_of_no_text_are_refused() -> None:
    with pytest.raises(ValueError, match=r"shape \(1, 3\) and \(0, 3\)"):
        unit_halves(UNIT[:1], 0, SETTINGS, normalise=False)


@pytest.mark.parametrize("length", [0.9985, 1.0, 1.0015])
def test_a_length_is_one_within_two_thousandths(length: float) -> None:
    assert unit_halves([[length, 0, 0]], 1, SETTINGS, normalise=False).shape == (1, 3)


@pytest.mark.parametrize("length", [0.9975, 1.003])
def test_a_length_farther_from_one_is_refused_and_may_be_scaled(length: float) -> None:
    with pytest.raises(ValueError, match="`normalise=True` to have them scaled"):
        unit_halves([[length, 0, 0]], 1, SETTINGS, normalise=False)
    assert unit_halves([[length, 0, 0]], 1, SETTINGS, normalise=True).tolist() == [[1, 0, 0]]


@pytest.mark.parametrize("model", ["", "words", "0123456789abcdef"])
def test_a_model_is_known_by_its_name_and_its_digest(model: str) -> None:
    require_model(SETTINGS, model)


@pytest.mark.parametrize(
    ("model", "error", "said"),
    [
        (
            "Words",
            ValueError,
            (
                r"^the vectors were made with 'Words' and the store with 'words' \(0123456789abcdef\): `add` embeds "
                r"the texts with the store's own model$"
            ),
        ),
        (None, TypeError, r"^the model is None: give its name, as text$"),
    ],
)
def test_another_model_is_refused(model: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        require_model(SETTINGS, model)


def test_texts_have_the_ids_titles_and_fields_of_their_columns() -> None:
    columns: dict[str, Any] = {"id": ["a", 2], "title": ["Mill", None], "fields": [None, {"year": 2024}]}
    first, second = texts_as_documents(["The mill.", "The quay."], columns)
    assert (first.id, first.title, dict(first.fields), first.text) == ("a", "Mill", {}, "The mill.")
    assert (second.id, second.title, dict(second.fields)) == ("2", "", {"year": 2024})


def test_a_text_without_an_id_has_one_of_its_words() -> None:
    first, second = texts_as_documents(iter(["The mill.", "The quay."]), {"id": [None, "b"]})
    (again,) = texts_as_documents(["The mill."], {"id": None})
    assert first.id == again.id != second.id == "b"
    assert len(first.id) == 16
    with pytest.raises(ValueError, match=r"row 1: the id .* is that of row 0 too"):
        texts_as_documents(["The mill.", "The mill."], {})


@pytest.mark.parametrize(
    ("texts", "columns", "error", "said"),
    [
        ("The mill.", {}, TypeError, r"^texts is 'The mill\.': give several, as a list$"),
        (b"x", {}, TypeError, "texts is b'x'"),
        (3, {}, TypeError, "texts is 3"),
        ([3], {}, ValueError, r"^row 0: there is no 'id': give each document one of its own$"),
        ([3], {"id": ["a"]}, TypeError, r"^row 0: the text of the document 'a' is 3: give text$"),
        (
            ["The mill."],
            {"title": 3},
            TypeError,
            r"^the column 'title' is 3: give several, as a list with one for each text$",
        ),
        (
            ["The mill."],
            {"title": "Mill"},
            TypeError,
            r"^the column 'title' is 'Mill': give several, as \['Mill'\]$",
        ),
        (["The mill."], {"id": ["a", "b"]}, ValueError, r"^there are 1 texts and 2 ids: give one for each$"),
        (["The mill."], {"title": []}, ValueError, "there are 1 texts and 0 titles"),
    ],
)
def test_texts_and_columns_that_do_not_fit_are_refused(
    texts: Any, columns: Any, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        texts_as_documents(texts, columns)


def test_ready_vectors_are_put_in_and_counted(tmp_path: Path) -> None:
    settings = Settings(EMBEDDER.name, EMBEDDER.fingerprint, EMBEDDER.dimension, 6)
    documents = texts_as_documents(["The mill.", "The quay."], {"id": ["a", "b"]})
    halves = EMBEDDER.embed_queries([each.text for each in documents]).astype(np.float16)
    with change(tmp_path, settings, None) as opened:
        assert add_ready(opened, documents, halves) == Update(added=2)
        assert add_ready(opened, [], halves[:0]) == Update()
        with pytest.raises(ValueError, match="holds 1 document of these ids already"):
            add_ready(opened, documents[:1], halves[:1])
    with Store.open(tmp_path) as store:
        assert (store.generation, [each.id for each in store.entries()]) == (1, ["a", "b"])
