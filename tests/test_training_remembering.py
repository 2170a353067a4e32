"""An embedder that remembers: each text is embedded once, and vectors come in the order of what is asked."""

import numpy as np
from fakes import WordEmbedder

from passerelle.training.remembering import Remembering


def test_a_text_is_embedded_once_and_its_vector_given_as_often_as_it_is_asked() -> None:
    plain = WordEmbedder()
    remembering = Remembering(plain)
    first = remembering.embed_passages(["le pont", "la tour", "le pont"])
    assert plain.asked == ["le pont", "la tour"]
    again = remembering.embed_passages(["la tour", "le quai", "le pont"])
    assert plain.asked == ["le pont", "la tour", "le quai"]
    expected = WordEmbedder().embed_passages(["le pont", "la tour", "le quai"])
    np.testing.assert_array_equal(first, expected[[0, 1, 0]])
    np.testing.assert_array_equal(again, expected[[1, 2, 0]])


def test_all_else_is_the_embedders_own() -> None:
    plain = WordEmbedder(dimension=64)
    remembering = Remembering(plain)
    assert remembering.dimension == 64
    assert remembering.count_tokens(["le pont de la tour"]) == [5]
    assert remembering.embed_queries(["le pont"]).shape == (1, 64)
    assert plain.asked == []
