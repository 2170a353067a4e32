"""Turn a checkpoint into the reader that is shipped: an OpenVINO graph, its products in eight bits."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from passerelle.index.embed.bundled import GRAPH as EMBEDDER_GRAPH
from passerelle.index.embed.bundled import import_openvino
from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.reading.network import GRAPH, Words
from passerelle.training.reader.examples import Packed
from passerelle.training.reader.mixture import Mixture
from passerelle.training.reader.rows import Rows
from passerelle.training.reader.start import read_start

SEED = 5
SAMPLES = 160
"""Rows that the ranges of the eight bits are read from."""


def export(packed: Packed, weights: Path, start: Path, folder: Path, *, exact: bool = False) -> None:
    """Write the reader of a checkpoint's *weights* into *folder*, in float32 if it is to be *exact*.

    What a checkpoint may lack, since it is never trained, comes from the weights packed in the folder *start*.
    """
    import_openvino()  # before what follows imports it: without its telemetry
    from passerelle.training.model.quantise import save
    from passerelle.training.reader.checkpoint import read_weights
    from passerelle.training.reader.graph import build_graph, quantised, tuned

    frozen = read_start(start)
    state = {"places": frozen.places, "scale": frozen.single("emb.ln.w"), "shift": frozen.single("emb.ln.b")}
    state |= {name: values.float().numpy() for name, values in read_weights(weights).items()}
    graph = build_graph(tuned(state))
    if not exact:
        graph = quantised(graph, Words(BUNDLED_FOLDER / EMBEDDER_GRAPH), _samples(packed))
    folder.mkdir(parents=True, exist_ok=True)
    save(graph, folder / GRAPH)


def _samples(packed: Packed) -> Sequence[Sequence[int]]:
    tokenizer = Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json"))
    rows = Rows(packed, Mixture(packed.examples, SEED), tokenizer)
    return [np.asarray(rows.draw().ids).tolist() for _ in range(SAMPLES)]
