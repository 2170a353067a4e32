"""Facts about the batches of the bundled model: which texts run together, how they are padded, and what is cut."""

import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from passerelle.index.embed import bundled
from passerelle.index.embed.bundled import (
    FEW_TEXTS,
    WINDOW,
    OpenVinoEmbedder,
    _alike,
    _clean,
    _fit,
    _pad,
    _pool,
    import_openvino,
    read_tokenizer,
    stepped,
    token_ids,
)
from passerelle.index.embed.open import BUNDLED_FOLDER, BUNDLED_NAME
from passerelle.index.errors import EmbedderError


@pytest.mark.parametrize(
    ("length", "padded"),
    [
        (1, 16), (16, 16), (17, 32), (32, 32), (33, 48), (64, 64), (65, 80), (128, 128), (129, 160), (200, 224),
        (256, 256), (257, 320), (384, 384), (385, 448), (500, 512), (512, 512), (600, 512),
    ],
)  # fmt: skip
def test_a_length_is_rounded_up_to_one_of_few(length: int, padded: int) -> None:
    assert stepped(length) == padded


def test_lengths_are_few_and_a_quarter_longer_at_most() -> None:
    steps = {stepped(length) for length in range(1, WINDOW + 1)}
    assert len(steps) == 16
    assert all(stepped(each) <= max(each + 15, each * 5 / 4) for each in range(1, WINDOW + 1))


def batches(lengths: list[int], threads: int = 1) -> list[list[int]]:
    return [each.tolist() for each in _alike(lengths, threads)]


@pytest.mark.parametrize(
    ("lengths", "threads", "made"),
    [
        ([], 1, []),
        ([10], 4, [[0]]),
        ([10, 300, 20], 1, [[1], [2, 0]]),
        ([16] * 20, 1, [list(range(19, 3, -1)), [3, 2, 1, 0]]),  # 256 tokens together
        ([128] * 8, 1, [[7, 6, 5, 4], [3, 2, 1, 0]]),  # 512, for there is more to do
        ([128] * 16, 1, [list(range(15, 7, -1)), list(range(7, -1, -1))]),  # and 1,024
        ([128] * 8, 2, [[7, 6], [5, 4], [3, 2], [1, 0]]),  # the half for each of two
        ([512, 512], 1, [[1], [0]]),
    ],
)
def test_texts_of_like_length_run_together_the_longest_first(
    lengths: list[int], threads: int, made: list[list[int]]
) -> None:
    assert batches(lengths, threads) == made


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8])
def test_a_batch_has_a_power_of_two_of_rows_the_last_ones_to_spare(count: int) -> None:
    tokens, mask = _pad([[7, 8, 9]] * (count - 1) + [[1, 2]], 0)
    assert tokens.shape == mask.shape == ({1: 1, 2: 2, 3: 4, 5: 8, 8: 8}[count], 16)
    assert tokens[-1].tolist() == [1, 2, *[0] * 14]
    assert mask[-1].tolist() == [1, 1, *[0] * 14]
    assert mask.sum() == 3 * (count - 1) + 2 * (len(mask) - count + 1)


def test_what_is_padded_bears_the_models_own_sign() -> None:
    tokens, _ = _pad([[7] * 17], 5)
    assert tokens.tolist() == [[7] * 17 + [5] * 15]


@pytest.mark.parametrize(("length", "kept"), [(1, 1), (WINDOW, WINDOW), (WINDOW + 1, WINDOW), (900, WINDOW)])
def test_a_text_beyond_the_window_keeps_its_last_sign(length: int, kept: int) -> None:
    fitted = _fit(list(range(length)))
    assert (len(fitted), fitted[-1]) == (kept, length - 1)
    assert fitted[:-1] == list(range(kept - 1))


def test_a_vector_is_the_unit_mean_of_the_words_of_its_text() -> None:
    states = np.array(
        [[[3.0, 0.0], [0.0, 4.0], [9.0, 9.0]], [[0.0, 2.0], [8.0, 8.0], [8.0, 8.0]]], np.float32
    )
    mask = np.array([[1, 1, 0], [1, 0, 0]])
    assert np.allclose(_pool(states, mask), [[0.6, 0.8], [0.0, 1.0]])


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [("e\u0301té", "été"), ("a\0b", "ab"), ("a\ud83db", "ab"), ("😀 ok", "😀 ok"), ("", "")],
)
def test_a_text_is_composed_and_freed_of_what_says_nothing(text: str, cleaned: str) -> None:
    assert _clean(text) == cleaned


def test_few_texts_and_many_have_the_same_words() -> None:
    tokenizer = read_tokenizer(BUNDLED_FOLDER)
    texts = [f"Le bac numéro {number} part du quai." for number in range(FEW_TEXTS + 1)]
    assert token_ids(tokenizer, texts, special=True)[:3] == token_ids(tokenizer, texts[:3], special=True)
    with_special, without = (token_ids(tokenizer, texts[:1], special=each)[0] for each in (True, False))
    assert with_special[1:-1] == without


def test_a_tokenizer_that_is_missing_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match=r"tokenizer\.json is damaged; install passerelle again"):
        read_tokenizer(tmp_path)


def test_many_texts_are_read_a_block_after_another_and_each_keeps_its_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bundled, "TEXTS_A_BLOCK", 3)
    model = OpenVinoEmbedder.open(BUNDLED_FOLDER, BUNDLED_NAME)
    texts = ["un", "un deux", "un deux trois quatre", "five", "five six seven", "é\0", "huit neuf"]
    found = [(rows.tolist(), ids) for rows, ids in model._batches(texts)]
    assert [row // 3 for rows, _ in found for row in rows] == [0, 0, 0, 1, 1, 1, 2]
    read = {row: each for rows, ids in found for row, each in zip(rows, ids, strict=True)}
    wanted = token_ids(model._tokenizer, [*texts[:5], "é", texts[6]], special=True)
    assert [read[row] for row in range(7)] == wanted
    assert list(model._batches([])) == []


def test_a_programs_own_telemetry_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "openvino_telemetry", raising=False)
    assert import_openvino().__name__ == "openvino"
    assert "openvino_telemetry" not in sys.modules
    own = ModuleType("openvino_telemetry")
    monkeypatch.setitem(sys.modules, "openvino_telemetry", own)
    import_openvino()
    assert sys.modules["openvino_telemetry"] is own
