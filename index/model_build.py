"""Make the model in the box: ``python -m index.model_build [FOLDER]``, needs ``pip install .[build]``."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import openvino as ov

from index.build.calibration import PASSAGES, QUESTIONS
from index.build.graph import build_graph
from index.build.vocabulary import SPECIAL, kept_rows, write_tokenizer
from index.build.weights import Weights, read_weights

PROMPTS = {"query": "query: ", "passage": "passage: "}
CHECKSUMS = "SHA256SUMS"
GRAPH = "openvino/openvino_model"


def build(folder: Path) -> None:
    """Write the whole model directory into *folder*, the same bytes each time."""
    weights = read_weights()
    rows = kept_rows(weights.pieces)
    (folder / "openvino").mkdir(parents=True, exist_ok=True)
    write_tokenizer(
        [weights.pieces[row] for row in rows],
        [weights.scores[row] for row in rows],
        folder / "tokenizer.json",
    )
    _write_settings(folder, weights, len(rows))
    quantised = _quantise(build_graph(weights, rows), folder / "tokenizer.json")
    ov.save_model(quantised, folder / f"{GRAPH}.xml", compress_to_fp16=False)
    write_checksums(folder)


def write_checksums(folder: Path) -> None:
    """Write the digest of every file of *folder* but the card, in the form ``sha256sum -c`` reads."""
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and path.name not in {CHECKSUMS, "README.md"}
    )
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in files
    ]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def _quantise(graph: ov.Model, tokenizer_file: Path) -> ov.Model:
    import nncf
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    texts = [PROMPTS["query"] + text for text in QUESTIONS] + [PROMPTS["passage"] + text for text in PASSAGES]
    samples = [np.array([encoding.ids]) for encoding in tokenizer.encode_batch(texts)]
    dataset = nncf.Dataset(samples, lambda ids: {"input_ids": ids, "attention_mask": np.ones_like(ids)})
    return nncf.quantize(
        graph,
        dataset,
        subset_size=len(samples),
        model_type=nncf.ModelType.TRANSFORMER,
        preset=nncf.QuantizationPreset.MIXED,
        fast_bias_correction=True,
    )


def _write_settings(folder: Path, weights: Weights, rows: int) -> None:
    special = {
        "bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>",
        "cls_token": "<s>", "sep_token": "</s>", "mask_token": "<mask>",
    }  # fmt: skip
    module = "sentence_transformers.models"
    contents: dict[str, Any] = {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": weights.hidden,
            "num_hidden_layers": weights.layers,
            "num_attention_heads": weights.heads,
            "intermediate_size": weights.inner,
            "vocab_size": rows,
            "max_position_embeddings": weights.positions,
            "type_vocab_size": 2,
            "layer_norm_eps": 1e-12,
            "hidden_act": "gelu",
            "pad_token_id": SPECIAL.index("<pad>"),
            "bos_token_id": SPECIAL.index("<s>"),
            "eos_token_id": SPECIAL.index("</s>"),
        },
        "special_tokens_map.json": special,
        "tokenizer_config.json": {
            **special,
            "model_max_length": weights.positions,
            "tokenizer_class": "PreTrainedTokenizerFast",
            "clean_up_tokenization_spaces": False,
            "model_input_names": ["input_ids", "attention_mask"],
        },
        "sentence_bert_config.json": {"max_seq_length": weights.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{module}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{module}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{module}.Normalize"},
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": weights.hidden,
            "pooling_mode_mean_tokens": True,
        },
    }
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "model")
