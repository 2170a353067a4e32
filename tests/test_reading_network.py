"""What lies around the network that reads: its table of words, its batches, their shapes, and what it says of a row."""

from pathlib import Path

import numpy as np
import pytest

from passerelle.index.errors import EmbedderError
from passerelle.reading.network import GRAPH, Network, Words, _batches, _pad, _scored, shipped_network
from passerelle.reading.rows import Row


def row(length: int) -> Row:
    return Row([7] * length, 1, [(0, 1)])


def described(kind: str, lines: int, width: int, offset: int) -> str:
    return f'<data element_type="{kind}" shape="{lines}, {width}" offset="{offset}" size="9" />'


CODES = np.array([[0x10 + at % 16 for at in range(32)], [0xF0] * 32], np.uint8)
"""Two words of 64 weights in 4 bits each: the low halves of a block's bytes, then the high ones."""
SHARES = np.array([[1, 2], [-3, 4]], np.int8)
SCALES = np.array([[0.5], [2.0]], np.float16)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Write a table of two words behind four other bytes, and what describes it."""
    data = b"skip" + CODES.tobytes() + SHARES.tobytes() + SCALES.tobytes()
    (tmp_path / "words.bin").write_bytes(data)
    parts = [
        described("i8", 9, 9, 0),
        described("u8", 2, 32, 4),
        described("i8", 2, 2, 68),
        described("f16", 2, 1, 72),
    ]
    (tmp_path / "words.xml").write_text("\n".join(parts), encoding="utf-8")
    return tmp_path / "words.xml"


def test_words_are_made_of_their_codes_and_two_scales(graph: Path) -> None:
    vectors = Words(graph).vectors(np.array([[1, 0]]))
    assert vectors.shape == (1, 2, 64)
    assert vectors.dtype == np.float32
    low, high = [float(at - 8) for at in range(16)], [-7.0] * 16
    assert vectors[0, 1].tolist() == [
        *(0.5 * each for each in low + high),
        *(1.0 * each for each in low + high),
    ]
    low, high = [-8.0] * 16, [7.0] * 16
    assert vectors[0, 0].tolist() == [
        *(-6.0 * each for each in low + high),
        *(8.0 * each for each in low + high),
    ]


@pytest.mark.parametrize("kind", ["u8", "f16"])
def test_a_graph_without_its_table_says_how_to_get_it_again(graph: Path, kind: str) -> None:
    graph.write_text(graph.read_text(encoding="utf-8").replace(f'"{kind}"', '"f64"'), encoding="utf-8")
    with pytest.raises(EmbedderError, match=r"words\.bin has no table of words; install passerelle again"):
        Words(graph)


@pytest.mark.parametrize(
    ("lengths", "batches"),
    [
        ([], []),
        ([16], [[0]]),
        ([16, 448, 16], [[1], [0, 2]]),
        ([16, 32, 16], [[1, 0], [2]]),
        ([256, 256, 256], [[0, 1], [2]]),
        ([128] * 5, [[0, 1, 2, 3], [4]]),
        ([128] * 3, [[0, 1], [2]]),
        ([128] * 7, [[0, 1, 2, 3], [4, 5], [6]]),
        ([170] * 4, [[0, 1], [2, 3]]),
        ([129] * 4, [[0, 1], [2, 3]]),
        ([448, 448], [[0], [1]]),
        ([512, 600], [[1], [0]]),
    ],
)
def test_rows_of_like_length_are_read_together_in_powers_of_two(
    lengths: list[int], batches: list[list[int]]
) -> None:
    assert _batches([row(each) for each in lengths]) == batches


def test_rows_are_padded_to_one_of_few_lengths_with_ones() -> None:
    tokens, mask = _pad([[5] * 15, [6] * 17])
    assert tokens.tolist() == [[5] * 15 + [1] * 17, [6] * 17 + [1] * 15]
    assert mask.tolist() == [[1] * 15 + [0] * 17, [1] * 17 + [0] * 15]
    assert tokens.dtype == mask.dtype == np.int64


def test_what_is_said_of_the_passage_counts_from_what_is_said_of_its_first_token() -> None:
    said = np.array([(3, -1), (9, 9), (5, 2), (1, 4), (9, 9)], np.float32)
    scored = _scored(Row([0, 2, 8, 9, 2], 2, [(0, 2), (3, 5)]), said, 0.5)
    assert (scored.answers, scored.starts.tolist(), scored.ends.tolist()) == (0.5, [2, -2], [3, 5])


def test_the_shipped_network_is_one() -> None:
    assert shipped_network() is shipped_network()


def test_a_network_that_is_missing_is_told_when_it_is_read_and_not_when_it_is_loaded_aside(
    tmp_path: Path,
) -> None:
    network = Network(folder=tmp_path)
    network.load_aside()
    with pytest.raises(
        EmbedderError, match=rf"{GRAPH} is missing; install passerelle again, or make it with"
    ):
        network.read([row(4)])
    assert network.read([]) == []
