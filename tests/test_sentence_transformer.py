"""Facts about sentence-transformers models: found on the disk or not, prompts, windows and odd texts."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tiny_models import PROMPTS, WINDOW, build_static, build_transformer

from passerelle.index.embed.embedder import Engine
from passerelle.index.embed.open import open_embedder
from passerelle.index.embed.sentence_transformer import (
    LARGEST_WINDOW,
    SPARE_TOKENS,
    SentenceTransformerEmbedder,
)
from passerelle.index.errors import EmbedderError, StoreError
from passerelle.index.store.verify import verify
from passerelle.index.sync import Options, sync
from passerelle.retrieval import Retriever

sentence_transformers = pytest.importorskip(
    "sentence_transformers", reason="the extra sentence-transformers is not installed"
)


@pytest.fixture(scope="module")
def static(tmp_path_factory: pytest.TempPathFactory) -> SentenceTransformerEmbedder:
    folder = tmp_path_factory.mktemp("static")
    return SentenceTransformerEmbedder.open(str(build_static(folder, prompts=PROMPTS)))


@pytest.fixture(scope="module")
def transformer(tmp_path_factory: pytest.TempPathFactory) -> SentenceTransformerEmbedder:
    folder = tmp_path_factory.mktemp("transformer")
    return SentenceTransformerEmbedder.open(str(build_transformer(folder, prompts=PROMPTS)))


def with_prompts(folder: Path, prompts: dict[str, str]) -> SentenceTransformerEmbedder:
    folder.mkdir(parents=True)
    return SentenceTransformerEmbedder.open(str(build_static(folder, prompts=prompts)))


def same(one: Any, other: Any) -> bool:
    return bool(np.abs(one - other).max() < 1e-5)


@pytest.mark.parametrize("name", ["nobody/no-such-model", "/no/such/folder", "no-such-model"])
def test_a_model_that_is_not_on_this_disk_says_how_to_bring_it(name: str) -> None:
    with pytest.raises(EmbedderError, match=rf"the model {name} is not on this disk .*`hf download {name}`"):
        SentenceTransformerEmbedder.open(name)


def test_a_model_is_loaded_from_this_disk_alone_and_runs_no_code_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, load = build_static(tmp_path, prompts=PROMPTS), sentence_transformers.SentenceTransformer
    asked: list[dict[str, Any]] = []
    threads: list[int] = []

    def noting(name: str, **how: Any) -> Any:
        asked.append(how)
        return load(name, **how)

    monkeypatch.setattr(sentence_transformers, "SentenceTransformer", noting)
    monkeypatch.setattr("torch.set_num_threads", threads.append)
    for engine in (Engine(), Engine(backend="torch", precision="float16", device="cpu", threads=3)):
        SentenceTransformerEmbedder.open(str(folder), engine)
    here = {"backend": "torch", "local_files_only": True, "trust_remote_code": False}
    assert asked == [
        {**here, "device": None, "model_kwargs": None},
        {**here, "device": "cpu", "model_kwargs": {"dtype": "float16"}},
    ]
    assert threads == [3]


@pytest.mark.parametrize(
    ("error", "engine", "said"),
    [
        (
            ImportError("no optimum"),
            Engine(backend="onnx"),
            "the backend onnx needs a package that is not installed (no optimum): leave out --backend",
        ),
        *(
            (
                error,
                Engine(),
                (
                    "the model FOLDER is not on this disk or is not whole, or cannot run here: give the folder it lies "
                    "in, or fetch it where there is a network with `hf download FOLDER` and bring its cache here"
                ),
            )
            for error in (OSError(), ValueError(), KeyError("a"), RuntimeError(), AssertionError())
        ),
    ],
)
def test_a_model_that_its_library_cannot_load_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, engine: Engine, said: str
) -> None:
    def failing(_: str, **__: Any) -> Any:
        raise error

    monkeypatch.setattr(sentence_transformers, "SentenceTransformer", failing)
    with pytest.raises(EmbedderError) as raised:
        SentenceTransformerEmbedder.open(str(tmp_path), engine)
    assert str(raised.value) == said.replace("FOLDER", str(tmp_path))


def test_a_folder_without_a_model_in_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="is not on this disk or is not whole"):
        SentenceTransformerEmbedder.open(str(tmp_path))


def test_a_model_cut_short_is_refused(tmp_path: Path) -> None:
    build_static(tmp_path, prompts={})
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:100])
    with pytest.raises(EmbedderError, match="is not on this disk or is not whole"):
        SentenceTransformerEmbedder.open(str(tmp_path))


def test_without_the_package_the_command_that_installs_it_is_named() -> None:
    program = (
        "import sys; sys.modules['sentence_transformers'] = None\n"
        "from passerelle.index.embed.open import open_embedder\n"
        "open_embedder('some/model')"
    )
    root = Path(__file__).parent.parent
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False
    )
    assert "needs sentence-transformers: `pip install passerelle[sentence-transformers]`" in ran.stderr


@pytest.mark.parametrize(
    ("prompts", "query", "passage"),
    [
        ({"query": "le ", "passage": "la "}, "le ", "la "),
        ({"question": "le ", "document": "la "}, "le ", "la "),
        ({"query": "le "}, "le ", ""),
        ({"corpus": "la "}, "", "la "),
        ({}, "", ""),
    ],
)
def test_the_prompts_a_model_declares_are_put_in_front(
    tmp_path: Path, prompts: dict[str, str], query: str, passage: str
) -> None:
    prompted = with_prompts(tmp_path / "prompted", prompts)
    bare = with_prompts(tmp_path / "bare", {})
    assert same(prompted.embed_queries(["chat dort"]), bare.embed_queries([f"{query}chat dort"]))
    assert same(prompted.embed_passages(["chat dort"]), bare.embed_passages([f"{passage}chat dort"]))


@pytest.mark.parametrize("name", ["multilingual-e5-base", "e5-small-v2", "multilingual-e5-large"])
def test_the_e5_family_has_the_prompts_that_its_published_settings_leave_out(
    tmp_path: Path, name: str
) -> None:
    family = with_prompts(tmp_path / name, {})
    bare = with_prompts(tmp_path / "bare", {})
    assert same(family.embed_queries(["chat"]), bare.embed_queries(["query: chat"]))
    assert same(family.embed_passages(["chat"]), bare.embed_passages(["passage: chat"]))


@pytest.mark.parametrize("name", ["e5-mistral-7b-instruct", "multilingual-e5-large-instruct", "bge5-base-x"])
def test_other_families_are_given_no_prompt_they_do_not_declare(tmp_path: Path, name: str) -> None:
    family = with_prompts(tmp_path / name, {})
    bare = with_prompts(tmp_path / "bare", {})
    assert same(family.embed_queries(["chat"]), bare.embed_queries(["chat"]))


def test_a_model_s_own_prompts_win_over_its_family_s(tmp_path: Path) -> None:
    family = with_prompts(tmp_path / "e5-small", {"query": "le "})
    bare = with_prompts(tmp_path / "bare", {})
    assert same(family.embed_queries(["chat"]), bare.embed_queries(["le chat"]))
    assert same(family.embed_passages(["chat"]), bare.embed_passages(["chat"]))


def test_fingerprints_tell_models_and_prompts_apart(
    static: SentenceTransformerEmbedder, transformer: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    other = with_prompts(tmp_path / "other", {"query": "le "})
    assert len({static.fingerprint, transformer.fingerprint, other.fingerprint}) == 3


def test_a_fingerprint_follows_the_precision_and_neither_threads_nor_batches(tmp_path: Path) -> None:
    folder = str(build_transformer(tmp_path / "model", prompts=PROMPTS))
    plain = SentenceTransformerEmbedder.open(folder).fingerprint
    assert SentenceTransformerEmbedder.open(folder, Engine(batch_size=3, device="cpu")).fingerprint == plain
    assert SentenceTransformerEmbedder.open(folder, Engine(precision="float32")).fingerprint == plain
    assert SentenceTransformerEmbedder.open(folder, Engine(precision="bfloat16")).fingerprint != plain


def test_a_lower_precision_gives_nearly_the_same_vectors(tmp_path: Path) -> None:
    folder = str(build_transformer(tmp_path / "model", prompts=PROMPTS))
    texts = ["le chat dort", "the dog"]
    exact = SentenceTransformerEmbedder.open(folder).embed_passages(texts)
    half = SentenceTransformerEmbedder.open(folder, Engine(precision="bfloat16")).embed_passages(texts)
    assert half.dtype == np.float32
    assert 0 < np.abs(exact - half).max() < 0.02


@pytest.mark.parametrize(
    ("engine", "what"),
    [
        (Engine(backend="tensorflow"), r"no backend 'tensorflow': give --backend torch, onnx, openvino"),
        (Engine(precision="int4"), r"no precision 'int4': give --precision float32, float16, bfloat16"),
        (
            Engine(backend="onnx", precision="float16"),
            r"run by onnx is that of its files: leave out --precision",
        ),
        (Engine(device="nowhere"), r"cannot run here as asked \(--device nowhere\)"),
    ],
)
def test_a_way_to_run_a_model_that_there_is_not_is_an_error_that_names_the_setting(
    tmp_path: Path, engine: Engine, what: str
) -> None:
    with pytest.raises(EmbedderError, match=what):
        SentenceTransformerEmbedder.open(str(build_static(tmp_path, prompts={})), engine)


@pytest.mark.parametrize("engine", [Engine(backend="onnx"), Engine(device="cuda"), Engine(batch_size=8)])
def test_the_model_in_the_box_is_run_in_one_way_only(engine: Engine) -> None:
    with pytest.raises(EmbedderError, match=r"always runs on the processor.*name another model with --model"):
        open_embedder("", engine)


def test_a_store_is_asked_with_the_precision_that_made_it(tmp_path: Path) -> None:
    model = str(build_transformer(tmp_path / "model", prompts=PROMPTS))
    (tmp_path / "chat.txt").write_text("le chat dort", encoding="utf-8")
    sync(
        [tmp_path / "chat.txt"], tmp_path / "store", Options(model=model, engine=Engine(precision="bfloat16"))
    )
    assert sync([tmp_path / "chat.txt"], tmp_path / "store").unchanged == 1
    assert Retriever.open(tmp_path / "store").search("le chat")[0].passage.text == "le chat dort"
    with pytest.raises(StoreError, match="was made with the model"):
        Retriever.open(tmp_path / "store", Engine(precision="float32"))


def test_a_window_leaves_room_for_special_tokens_and_one_without_end_is_given_one(
    static: SentenceTransformerEmbedder, transformer: SentenceTransformerEmbedder
) -> None:
    assert transformer.max_tokens == WINDOW - SPARE_TOKENS
    assert static.max_tokens == LARGEST_WINDOW - SPARE_TOKENS


def test_texts_without_a_word_that_a_static_model_knows_have_one_unit_vector(tmp_path: Path) -> None:
    embedder = with_prompts(tmp_path / "bare", {})
    empty, chat = embedder.embed_passages(["", "chat"])
    assert np.linalg.norm(empty) == pytest.approx(1, abs=1e-5)
    assert same(empty, embedder.embed_passages(["\n"])[0])
    assert not same(empty, chat)


def test_documents_are_indexed_and_found_with_such_a_model(tmp_path: Path) -> None:
    model = build_static(tmp_path / "model", prompts=PROMPTS)
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "chat.txt").write_text("le chat dort", encoding="utf-8")
    (documents / "dog.txt").write_text("the dog sleeps", encoding="utf-8")
    summary = sync([documents], tmp_path / "store", Options(model=str(model)))
    assert (summary.added, summary.embedded) == (2, 2)
    assert sync([documents], tmp_path / "store").unchanged == 2
    assert verify(tmp_path / "store").problems == ()


@pytest.mark.slow  # it imports torch once more
def test_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    folder = build_static(tmp_path, prompts=PROMPTS)
    program = (
        "import sys; from no_network import forbid; forbid(); from passerelle.index.embed.open import open_embedder\n"
        "print(open_embedder(sys.argv[1]).embed_queries(['chat']).shape)"
    )
    tests = Path(__file__).parent
    ran = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        env={**os.environ, "PYTHONPATH": f"{tests}{os.pathsep}{tests.parent}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == "(1, 16)\n", ran.stderr
