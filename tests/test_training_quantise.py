"""What the quantiser of others is asked for: every sample, its ranges to the furthest value, in eight bits."""

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from passerelle.training.model.quantise import quantise
from passerelle.training.reader.graph import quantised


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return what a package in the place of nncf, which only `pip install .[training]` brings, is asked for."""
    known: dict[str, Any] = {}

    def to_eight_bits(graph: Any, dataset: Any, **how: Any) -> str:
        known.update(graph=graph, samples=list(dataset), **how)
        return "eight bits"

    ranges = ModuleType("nncf.quantization.range_estimator")
    ranges.RangeEstimatorParametersSet = SimpleNamespace(MINMAX="furthest", MEAN_MINMAX="mean")  # type: ignore[attr-defined]
    package = SimpleNamespace(
        quantize=to_eight_bits,
        Dataset=iter,
        ModelType=SimpleNamespace(TRANSFORMER="transformer"),
        QuantizationPreset=SimpleNamespace(MIXED="mixed", PERFORMANCE="performance"),
        AdvancedQuantizationParameters=SimpleNamespace,
        AdvancedSmoothQuantParameters=SimpleNamespace,
    )
    monkeypatch.setitem(sys.modules, "nncf", package)
    monkeypatch.setitem(sys.modules, "nncf.quantization", ModuleType("nncf.quantization"))
    monkeypatch.setitem(sys.modules, "nncf.quantization.range_estimator", ranges)
    return known


def test_the_model_is_shown_every_sample_alone_and_whole(asked: dict[str, Any]) -> None:
    assert quantise("graph", [[0, 5, 2], [0, 2]]) == "eight bits"
    assert asked["graph"] == "graph"
    first, second = asked["samples"]
    assert {name: values.tolist() for name, values in first.items()} == {
        "input_ids": [[0, 5, 2]],
        "attention_mask": [[1, 1, 1]],
    }
    assert second["input_ids"].dtype == second["attention_mask"].dtype == np.int64
    assert (asked["subset_size"], asked["model_type"], asked["preset"]) == (2, "transformer", "mixed")
    assert asked["fast_bias_correction"] is True
    how = asked["advanced_parameters"]
    assert how.smooth_quant_alphas.matmul == 0.7
    assert how.activations_range_estimator_params == "furthest"


def test_the_reader_is_shown_the_vectors_of_the_words(asked: dict[str, Any]) -> None:
    words = SimpleNamespace(vectors=lambda ids: ids[:, :, None] * np.ones(4, np.float32))
    assert quantised("graph", words, [[1, 2], [3]]) == "eight bits"  # type: ignore[arg-type]
    first, second = asked["samples"]
    assert first["words"].tolist() == [[[1] * 4, [2] * 4]]
    assert first["attention_mask"].tolist() == [[1, 1]]
    assert second["words"].shape == (1, 1, 4)
    assert asked["subset_size"] == 2
