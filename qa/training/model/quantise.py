"""Turn the graph's dense layers to eight bits, and give its parts names that do not change."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import openvino as ov
from numpy.typing import NDArray

SMOOTHING = 0.7
"""Share of the activations' range that moves into the weights; of 0.5 to 0.9 tried, the most faithful."""


Inputs = Mapping[str, NDArray[Any]]


def quantise(graph: ov.Model, samples: Sequence[Sequence[int]]) -> ov.Model:
    """Return *graph* with its products in int8, the ranges read from *samples* of token ids."""

    def feed(ids: Sequence[int]) -> Inputs:
        row = np.array([ids], dtype=np.int64)
        return {"input_ids": row, "attention_mask": np.ones_like(row)}

    return quantise_inputs(graph, [feed(ids) for ids in samples])


def quantise_inputs(graph: ov.Model, samples: Sequence[Inputs]) -> ov.Model:
    """Return *graph* with its products in int8, the ranges read from *samples* of its inputs.

    A range reaches the furthest value of any sample; the mean over samples, which is usual, cuts values off and
    took the least faithful texts twice as far from the exact vectors.
    """
    import nncf
    from nncf.quantization.range_estimator import RangeEstimatorParametersSet

    return nncf.quantize(
        graph,
        nncf.Dataset(samples),
        subset_size=len(samples),
        model_type=nncf.ModelType.TRANSFORMER,
        preset=nncf.QuantizationPreset.MIXED,
        fast_bias_correction=True,
        advanced_parameters=nncf.AdvancedQuantizationParameters(
            smooth_quant_alphas=nncf.AdvancedSmoothQuantParameters(matmul=SMOOTHING),
            activations_range_estimator_params=RangeEstimatorParametersSet.MINMAX,
        ),
    )


def settle(graph: ov.Model) -> ov.Model:
    """Return *graph* with nodes named by their order, and without notes on how and where it was made.

    OpenVINO numbers nodes by how many were made before, which would make each build's file another.
    """
    for order, node in enumerate(graph.get_ordered_ops()):
        if node.get_type_name() not in {"Parameter", "Result"}:
            node.set_friendly_name(f"{node.get_type_name()}_{order}")
    return ov.Model(graph.get_results(), graph.get_parameters(), graph.get_name())


def save(graph: ov.Model, place: Path) -> None:
    """Write *graph*, settled, to *place* and its weights beside it."""
    ov.save_model(settle(graph), place, compress_to_fp16=False)
