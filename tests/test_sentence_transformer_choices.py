"""Facts about models of sentence-transformers, without one: choices, prompts, windows, and texts of nothing known."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from passerelle.index.embed.embedder import Engine
from passerelle.index.embed.sentence_transformer import (
    SentenceTransformerEmbedder,
    _asked,
    _check,
    _clean,
    _folder,
    _without_bars,
)
from passerelle.index.errors import EmbedderError


class Model:
    """A model as sentence-transformers has them, of two numbers a text, which notes what it is asked."""

    def __init__(self, prompts: dict[str, str] | None = None, window: float | None = 128) -> None:
        self.prompts = prompts or {}
        self.max_seq_length = window
        self.asked: list[dict[str, Any]] = []

    def get_embedding_dimension(self) -> int:
        return 2

    def encode(self, texts: list[str], **how: Any) -> list[list[float]]:
        self.asked.append({"texts": texts, **how})
        return [[0.0, 0.0] if text == "?" else [0.0, 1.0] for text in texts]

    def tokenizer(self, texts: list[str], **_: Any) -> dict[str, list[list[int]]]:
        return {"input_ids": [[1] * len(text.split()) for text in texts]}


def made(model: Model, name: str = "own", engine: Engine | None = None) -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(name, model, engine or Engine(), Path())


@pytest.mark.parametrize(
    ("engine", "said"),
    [
        (
            Engine(backend="tensorflow"),
            "there is no backend 'tensorflow': give --backend torch, onnx, openvino",
        ),
        (
            Engine(precision="int8"),
            "there is no precision 'int8': give --precision float32, float16, bfloat16",
        ),
        (Engine(backend="onnx", precision="float16"), "a model run by onnx is that of its files: leave out"),
        (Engine(backend="openvino", precision="float32"), "run by openvino is that of its files"),
    ],
)
def test_a_choice_that_there_is_not_is_refused(engine: Engine, said: str) -> None:
    with pytest.raises(EmbedderError, match=said):
        _check(engine)
    with pytest.raises(EmbedderError, match=said):
        SentenceTransformerEmbedder.open("nobody/no-such-model", engine)


@pytest.mark.parametrize(
    "engine",
    [
        Engine(),
        *(Engine(backend=each) for each in ("torch", "onnx", "openvino")),
        *(Engine(precision=each) for each in ("float32", "float16", "bfloat16")),
        Engine(backend="torch", precision="float16"),
        Engine(device="cuda", threads=3),
    ],
)
def test_a_choice_that_there_is_stands(engine: Engine) -> None:
    _check(engine)


@pytest.mark.parametrize("name", ["tiny", "sentence-transformers/tiny", "ada/tiny"])
def test_a_name_alone_is_of_the_librarys_own_models_and_a_path_is_a_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    constants = pytest.importorskip("huggingface_hub.constants")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    for owner in ("sentence-transformers", "ada"):
        model = tmp_path / f"models--{owner}--tiny"
        (model / "snapshots" / "abc").mkdir(parents=True)
        (model / "refs").mkdir()
        (model / "refs" / "main").write_text("abc", encoding="utf-8")
    owner = name.rpartition("/")[0] or "sentence-transformers"
    assert _folder(name) == tmp_path / f"models--{owner}--tiny" / "snapshots" / "abc"
    assert _folder(str(tmp_path)) == tmp_path
    with pytest.raises(OSError, match="cached snapshot"):
        _folder("other")


def test_what_was_asked_is_said_as_it_is_typed() -> None:
    assert _asked(Engine()) == []
    assert _asked(Engine(threads=2, batch_size=3)) == []
    assert _asked(Engine("onnx", "float16", "cpu")) == [
        "--backend onnx",
        "--device cpu",
        "--precision float16",
    ]


@pytest.mark.parametrize(
    ("prompts", "query", "passage"),
    [
        ({}, None, None),
        ({"query": "q: ", "passage": "p: "}, "q: ", "p: "),
        ({"question": "q: ", "document": "d: "}, "q: ", "d: "),
        ({"corpus": "c: "}, None, "c: "),
        (
            {"query": "q: ", "question": "x: ", "passage": "p: ", "document": "x: ", "corpus": "x: "},
            "q: ",
            "p: ",
        ),
        ({"document": "d: ", "corpus": "x: "}, None, "d: "),
        ({"query": "", "question": "q: "}, "q: ", None),
        ({"other": "o: "}, None, None),
    ],
)
def test_questions_and_passages_have_the_models_own_prompts(
    prompts: dict[str, str], query: str | None, passage: str | None
) -> None:
    model = Model(prompts)
    embedder = made(model)
    embedder.embed_queries(["a"])
    embedder.embed_passages(["a"])
    assert [each["prompt"] for each in model.asked] == [query, passage]


@pytest.mark.parametrize(
    ("name", "prompts", "query"),
    [
        ("intfloat/multilingual-e5-small", {}, "query: "),
        ("intfloat/e5-base-v2", {}, "query: "),
        ("/models/e5-large/", {}, "query: "),
        ("intfloat/e5-small", {"query": "", "passage": ""}, "query: "),
        ("intfloat/e5-small", {"query": "q: "}, "q: "),
        ("intfloat/e5-mistral", {}, None),
        ("own/e5-small-tuned", {}, None),
        ("own/model", {}, None),
    ],
)
def test_a_family_that_leaves_its_prompts_out_has_them(
    name: str, prompts: dict[str, str], query: str | None
) -> None:
    model = Model(prompts)
    made(model, name).embed_queries(["a"])
    assert model.asked[0]["prompt"] == query


@pytest.mark.parametrize(
    ("window", "tokens"),
    [(128, 112), (512, 496), (None, 496), (0, 496), (32, 16), (20, 16), (1e9, 8176), (8192, 8176)],
)
def test_a_window_leaves_room_for_prompts_and_special_tokens(window: float | None, tokens: int) -> None:
    assert made(Model(window=window)).max_tokens == tokens


def test_texts_run_in_batches_of_thirty_two_unless_another_size_is_asked() -> None:
    model = Model()
    made(model).embed_queries(["a"])
    made(model, engine=Engine(batch_size=3)).embed_queries(["a"])
    assert [each["batch_size"] for each in model.asked] == [32, 3]
    assert all(each["normalize_embeddings"] and not each["show_progress_bar"] for each in model.asked)


def test_a_text_of_nothing_known_has_a_unit_vector_all_the_same() -> None:
    found = made(Model()).embed_passages(["a", "?"])
    assert found.dtype == np.float32
    assert np.allclose(found, [[0, 1], [0.5**0.5, 0.5**0.5]])
    assert made(Model()).embed_passages([]).shape == (0, 2)


def test_tokens_are_counted_of_composed_texts() -> None:
    assert made(Model()).count_tokens(["a b", "", "e\u0301 b c"]) == [2, 0, 3]
    assert made(Model()).count_tokens([]) == []
    assert _clean("e\u0301\ud83d") == "é"


def test_a_process_that_was_forked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    embedder = made(Model())
    monkeypatch.setattr("os.getpid", lambda: -1)
    for call in (embedder.count_tokens, embedder.embed_queries, embedder.embed_passages):
        with pytest.raises(EmbedderError) as raised:
            call(["a"])
        assert str(raised.value) == (
            "the model own was loaded before this process was forked, which its library does not survive: open the "
            "store only after the fork, or start processes with `spawn`"
        )


def test_a_fingerprint_is_of_files_prompts_window_backend_and_precision(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")

    def fingerprint(model: Model, engine: Engine) -> str:
        return SentenceTransformerEmbedder("own", model, engine, tmp_path).fingerprint

    same = {
        fingerprint(Model(), each)
        for each in (Engine(), Engine(device="cuda"), Engine(batch_size=3), Engine("torch", "float32"))
    }
    assert len(same) == 1
    others = {
        fingerprint(Model({"query": "q: "}), Engine()),
        fingerprint(Model(window=64), Engine()),
        fingerprint(Model(), Engine(backend="onnx")),
        fingerprint(Model(), Engine(precision="float16")),
    }
    assert len(same | others) == 5


def test_a_library_draws_no_bars_while_it_is_imported_unless_a_person_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = "HF_HUB_DISABLE_PROGRESS_BARS"
    monkeypatch.delenv(name, raising=False)
    with _without_bars():
        assert os.environ[name] == "1"
    with pytest.raises(KeyError, match="odd"), _without_bars():
        raise KeyError("odd")
    assert name not in os.environ
    monkeypatch.setenv(name, "0")
    with _without_bars():
        assert os.environ[name] == "0"
    assert os.environ[name] == "0"
