"""The settings beside the bundled model: those that are shipped are those that are written."""

import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.training.model.settings import write_settings
from passerelle.training.model.weights import Blocks, Weights

NONE = Blocks(np.zeros((0, 0, 16), np.uint8), np.zeros((0, 0), np.float16))
MADE_OTHERWISE = {"tokenizer.json", "SHA256SUMS", "README.md"}


def test_the_settings_that_are_shipped_are_those_that_are_written(tmp_path: Path) -> None:
    rows = Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json")).get_vocab_size()
    write_settings(tmp_path, Weights(384, 12, 12, 1536, 512, [], [], NONE, {}, {}, {}), rows)
    written = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    shipped = {path.relative_to(BUNDLED_FOLDER) for path in BUNDLED_FOLDER.rglob("*") if path.is_file()}
    assert written == {
        path for path in shipped if path.name not in MADE_OTHERWISE and path.parts[0] != "openvino"
    }
    for path in written:
        assert (tmp_path / path).read_text(encoding="utf-8") == (BUNDLED_FOLDER / path).read_text(
            encoding="utf-8"
        )


def test_the_settings_are_those_of_the_weights(tmp_path: Path) -> None:
    write_settings(tmp_path, Weights(32, 2, 4, 64, 40, [], [], NONE, {}, {}, {}), 7)

    def settings(name: str) -> dict[str, object]:
        return dict(json.loads((tmp_path / name).read_text(encoding="utf-8")))

    network = settings("config.json")
    sizes = ("hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "vocab_size")
    assert [network[name] for name in sizes] == [32, 2, 4, 64, 7]
    assert network["max_position_embeddings"] == 40
    assert settings("tokenizer_config.json")["model_max_length"] == 40
    assert settings("sentence_bert_config.json")["max_seq_length"] == 40
    assert settings("1_Pooling/config.json")["word_embedding_dimension"] == 32
