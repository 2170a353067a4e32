"""Facts about vectors on their way to pgvector and back, and the SQL that says which are compared."""

import numpy as np
import pytest

from passerelle.index.errors import StoreError
from passerelle.index.store.postgres.vectors import halves, indexed_vector, of_language, packed, unpacked

HALF = np.array([1.0, -0.5, 65504.0], "<f2").tobytes()
SENT = bytes.fromhex("0003 0000 3c00 b800 7bff")


def test_a_vector_is_sent_with_its_length_and_the_highest_byte_first() -> None:
    assert packed(HALF) == SENT
    assert halves(SENT) == HALF
    assert packed(b"") == bytes(4)


def test_vectors_that_were_sent_are_rows_of_single_precision() -> None:
    found = unpacked([SENT, packed(np.array([0, 1, 0], "<f2").tobytes())], 3)
    assert found.dtype == np.float32
    assert found.tolist() == [[1.0, -0.5, 65504.0], [0.0, 1.0, 0.0]]
    assert unpacked([], 3).shape == (0, 3)


@pytest.mark.parametrize("dimension", [2, 4])
def test_a_vector_of_another_dimension_is_damage(dimension: int) -> None:
    with pytest.raises(StoreError, match=f"a vector has not {dimension} numbers; `passerelle verify` says"):
        unpacked([SENT], dimension)


def test_an_index_is_of_one_language_and_dimension() -> None:
    assert of_language("fr", 384) == "language = 'fr' AND vector_dims(vector) = 384"
    assert indexed_vector(384) == "vector::halfvec(384)"
