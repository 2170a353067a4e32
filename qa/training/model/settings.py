"""Write the settings of the model's directory, in sentence-transformers' own layout."""

import json
from pathlib import Path
from typing import Any

from passerelle.training.model.vocabulary import SPECIAL
from passerelle.training.model.weights import Weights

PROMPTS = {"query": "query: ", "document": "passage: ", "passage": "passage: "}
"""sentence-transformers calls a passage a document, and puts nothing before it where that name has no prompt."""
NAMES = {
    "bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>",
    "cls_token": "<s>", "sep_token": "</s>", "mask_token": "<mask>",
}  # fmt: skip
MODULES = ("Transformer", "Pooling", "Normalize")


def write_settings(folder: Path, weights: Weights, rows: int) -> None:
    """Write every file but the graph and the tokenizer, for a vocabulary of *rows* pieces."""
    contents: dict[str, Any] = {
        "config.json": _network(weights, rows),
        "special_tokens_map.json": NAMES,
        "tokenizer_config.json": {
            **NAMES,
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
            {
                "idx": place,
                "name": str(place),
                "path": f"{place}_{name}" if place else "",
                "type": f"sentence_transformers.models.{name}",
            }
            for place, name in enumerate(MODULES)
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


def _network(weights: Weights, rows: int) -> dict[str, Any]:
    return {
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
    }
