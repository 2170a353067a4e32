"""Write the bundled model as sentence-transformers runs it with torch: the same weights, in float32.

``python -m tests.benchmarks.torch_model FOLDER``; the weights are read as `passerelle.training.model.build` reads them,
the last layer included, and nothing is quantised. With ``--bare`` they are without the adapter, which is trained
on them.
"""

import json
import shutil
import sys
from pathlib import Path

import numpy as np

from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.training.model.projection import PROJECTION
from passerelle.training.model.settings import PROMPTS, write_settings
from passerelle.training.model.vocabulary import kept_rows
from passerelle.training.model.weights import Floats, Weights, read_weights

LAYER = "encoder.layer"


def write_torch_model(folder: Path, *, bare: bool = False) -> Path:
    """Write the directory and return it.

    Raises:
        SystemExit: the package that carries the weights is not installed.
    """
    from safetensors.numpy import save_file

    weights = read_weights(bare=bare)
    rows = kept_rows(weights.pieces)
    write_settings(folder, weights, len(rows))
    # sentence-transformers fills in an empty prompt for "document", and would take it before that for "passage".
    prompts = {**PROMPTS, "document": PROMPTS["passage"]}
    _write(folder / "config_sentence_transformers.json", {"prompts": prompts, "similarity_fn_name": "cosine"})
    shutil.copy(BUNDLED_FOLDER / "tokenizer.json", folder)
    tensors = {name: np.ascontiguousarray(values) for name, values in _tensors(weights, rows).items()}
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    dense = folder / "2_Dense"
    dense.mkdir()
    save_file({"linear.weight": np.load(PROJECTION).astype(np.float32)}, dense / "model.safetensors")
    _write(
        dense / "config.json",
        {
            "in_features": weights.hidden,
            "out_features": weights.hidden,
            "bias": False,
            "activation_function": "torch.nn.modules.linear.Identity",
        },
    )
    modules = [
        ("", "Transformer"),
        ("1_Pooling", "Pooling"),
        ("2_Dense", "Dense"),
        ("3_Normalize", "Normalize"),
    ]
    listed = [
        {"idx": place, "name": str(place), "path": path, "type": f"sentence_transformers.models.{name}"}
        for place, (path, name) in enumerate(modules)
    ]
    _write(folder / "modules.json", listed)
    return folder


def _tensors(weights: Weights, rows: list[int]) -> dict[str, Floats]:
    """Return the weights under the names that transformers gives them."""
    hidden = weights.hidden
    named: dict[str, Floats] = {
        "embeddings.word_embeddings.weight": weights.words.take(rows).expand(),
        "embeddings.position_embeddings.weight": weights.singles["emb.pos"].reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": weights.singles["emb.type"].reshape(-1, hidden),
        **_norm(weights, "embeddings.LayerNorm", "emb.ln"),
    }
    for layer in range(weights.layers):
        there, here = f"{LAYER}.{layer}", f"l{layer}"
        for place, name in (("query", "q"), ("key", "k"), ("value", "v")):
            named |= _dense(weights, f"{there}.attention.self.{place}", f"{here}.{name}")
        named |= _dense(weights, f"{there}.attention.output.dense", f"{here}.ao")
        named |= _norm(weights, f"{there}.attention.output.LayerNorm", f"{here}.aln")
        named |= _dense(weights, f"{there}.intermediate.dense", f"{here}.fi")
        named |= _dense(weights, f"{there}.output.dense", f"{here}.fo")
        named |= _norm(weights, f"{there}.output.LayerNorm", f"{here}.oln")
    return named


def _dense(weights: Weights, there: str, here: str) -> dict[str, Floats]:
    return {f"{there}.weight": weights.matrix(f"{here}.w"), f"{there}.bias": weights.singles[f"{here}.b"]}


def _norm(weights: Weights, there: str, here: str) -> dict[str, Floats]:
    return {
        f"{there}.weight": weights.singles[f"{here}.w"],
        f"{there}.bias": weights.singles[f"{here}.b"],
    }


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    write_torch_model(place, bare="--bare" in sys.argv)
