"""What every embedder does, and what the bundled model is for."""

import gc
import hashlib
import shutil
import subprocess
import sys
import unicodedata
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import WordEmbedder
from tiny_models import PROMPTS, build_static, build_transformer

from passerelle.index.embed.bundled import CHECKSUMS, GRAPH, PROMPT_TOKENS, OpenVinoEmbedder, _pad
from passerelle.index.embed.embedder import Embedder, Engine
from passerelle.index.embed.open import BUNDLED_FOLDER, BUNDLED_NAME, open_embedder
from passerelle.index.embed.requests import Requests, wait
from passerelle.index.errors import EmbedderError

AWKWARD = [
    "",
    "chat",
    "Le chat dort.",
    "l'âge",
    "l’âge",
    "«\u202fÀ moi\u202f»",
    "nul\0au milieu",
    "\0",
    "🐈",
    "\ud800",
    "o\udcf9 dort le chat",
    "👩\u200d👧",
    "\u200fשלום",
    "The cat sleeps.\n\nThe dog runs.",
    "été " * 2000,
    "x" * 5000,
]


BUNDLED = open_embedder()
"""Its graph is loaded once, by the first test that needs it."""


def open_bundled(_: Path) -> Embedder:
    return BUNDLED


def open_static(place: Path) -> Embedder:
    pytest.importorskip("sentence_transformers", reason="the extra sentence-transformers is not installed")
    return open_embedder(str(build_static(place / "static", prompts=PROMPTS)))


def open_transformer(place: Path) -> Embedder:
    pytest.importorskip("sentence_transformers", reason="the extra sentence-transformers is not installed")
    return open_embedder(str(build_transformer(place / "transformer", prompts=PROMPTS)))


def open_fake(_: Path) -> Embedder:
    return WordEmbedder()


Opener = Callable[[Path], Embedder]


@pytest.fixture(scope="module", params=[open_bundled, open_static, open_transformer, open_fake])
def embedder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    opener: Opener = request.param
    return opener(tmp_path_factory.mktemp("models"))


def test_vectors_are_unit_rows_of_single_precision(embedder: Embedder) -> None:
    for vectors in (embedder.embed_passages(AWKWARD), embedder.embed_queries(AWKWARD)):
        assert vectors.shape == (len(AWKWARD), embedder.dimension)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    for vectors in (embedder.embed_passages([]), embedder.embed_queries([])):
        assert vectors.shape == (0, embedder.dimension)
        assert vectors.dtype == np.float32
    assert embedder.count_tokens([]) == []


def test_each_text_has_the_same_vector_alone_and_among_others_in_any_order(embedder: Embedder) -> None:
    texts = [text for text in AWKWARD if len(text) < 100]
    together = embedder.embed_passages(texts)
    backwards = embedder.embed_passages(texts[::-1])[::-1]
    alone = np.concatenate([embedder.embed_passages([text]) for text in texts])
    assert np.abs(together - backwards).max() < 1e-3
    assert np.abs(together - alone).max() < 1e-3


def test_composed_and_decomposed_accents_have_the_same_vector(embedder: Embedder) -> None:
    composed = "Où dort le chat cet été ?"
    both = [composed, unicodedata.normalize("NFD", composed)]
    assert both[0] != both[1]
    for vectors in (embedder.embed_passages(both), embedder.embed_queries(both)):
        assert vectors[0].tolist() == pytest.approx(vectors[1].tolist(), abs=1e-6)


def test_tokens_are_counted_for_each_text_and_none_for_an_empty_one(embedder: Embedder) -> None:
    counts = embedder.count_tokens(["", "le chat", "le chat le chat le chat"])
    assert counts[0] == 0
    assert counts[2] == 3 * counts[1] > 0
    assert embedder.count_tokens(["mot " * 1000])[0] >= 1000, "counting must not stop at the window"


def test_the_window_has_room_for_tokens(embedder: Embedder) -> None:
    assert embedder.max_tokens >= 16


def test_a_fingerprint_is_sixteen_hexadecimal_digits_and_stays(embedder: Embedder) -> None:
    first = embedder.fingerprint
    embedder.embed_passages(["Un texte entre les deux."])
    assert embedder.fingerprint == first
    assert len(first) == 16
    assert int(first, 16) >= 0


def test_threads_that_share_an_embedder_get_what_one_alone_gets(embedder: Embedder) -> None:
    texts = [f"le chat {n} dort" for n in range(12)]
    alone = [embedder.embed_queries([text])[0] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: embedder.embed_queries([text])[0], texts))
    assert np.abs(np.stack(together) - np.stack(alone)).max() < 1e-5


@pytest.mark.parametrize("opener", [open_bundled, open_static, open_transformer])
def test_a_question_is_embedded_otherwise_than_a_passage_of_the_same_words(
    opener: Opener, tmp_path: Path
) -> None:
    embedder = opener(tmp_path)
    text = ["le chat dort"]
    assert np.abs(embedder.embed_queries(text) - embedder.embed_passages(text)).max() > 1e-3


@pytest.mark.parametrize("opener", [open_bundled, open_static, open_transformer])
def test_an_embedder_opened_again_by_its_name_has_the_same_fingerprint(
    opener: Opener, tmp_path: Path
) -> None:
    embedder = opener(tmp_path)
    assert open_embedder(embedder.name).fingerprint == embedder.fingerprint


def test_the_model_in_the_box_is_the_default_and_has_a_name() -> None:
    assert open_embedder().name == open_embedder(BUNDLED_NAME).name == BUNDLED_NAME


@pytest.mark.parametrize(
    ("question", "answering"),
    [
        ("Quand les troupes soviétiques ont-elles quitté l'Afghanistan ?", 0),
        ("When did Soviet troops leave Afghanistan?", 0),
        ("Comment fait-on cuire le pain ?", 1),
        ("how is bread baked", 1),
        ("Combien de temps faut-il pour aller à la gare ?", 2),
        ("How long is the walk to the station?", 2),
    ],
)
def test_the_model_in_the_box_finds_the_answer_in_either_language(question: str, answering: int) -> None:
    passages = [
        "The last units of the Soviet army crossed the bridge out of Afghanistan on 15 February 1989.",
        "On enfourne la pâte levée dans un four très chaud, et l'on attend que la croûte soit dorée.",
        "From the hotel, the railway station is ten minutes on foot.",
    ]
    embedder = BUNDLED
    scores = embedder.embed_passages(passages) @ embedder.embed_queries([question])[0]
    assert int(scores.argmax()) == answering


def test_what_stands_within_the_window_counts_to_its_last_word() -> None:
    embedder = BUNDLED
    words = embedder.max_tokens - embedder.count_tokens(["chat"])[0]
    filler = "le " * words
    assert embedder.count_tokens([filler])[0] <= embedder.max_tokens
    vectors = embedder.embed_passages([filler + "chat", filler + "guerre", filler])
    assert np.abs(vectors[0] - vectors[1]).max() > 1e-5


def test_texts_of_every_length_get_in_one_call_the_vectors_they_get_alone() -> None:
    texts = [f"numéro {n} " + "le chat dort " * (n % 45) for n in range(90)]
    together = BUNDLED.embed_passages(texts)
    alone = np.vstack([BUNDLED.embed_passages([text]) for text in texts])
    assert (together * alone).sum(axis=1).min() > 0.9995


def test_threads_that_share_a_model_get_the_same_vectors_and_leave_it_usable() -> None:
    texts = [f"numéro {n} " * (1 + n % 20) for n in range(60)]
    alone = BUNDLED.embed_passages(texts)
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: BUNDLED.embed_passages(texts), range(16)):
            assert np.array_equal(found, alone)


def test_a_call_that_is_stopped_half_way_leaves_the_model_to_others() -> None:
    embedder = OpenVinoEmbedder.open(BUNDLED_FOLDER, BUNDLED_NAME, threads=2)
    broken: list[Any] = [*["le chat dort"] * 1500, None]  # a block runs before the one that cannot be read
    for _ in range(3):
        with pytest.raises(TypeError):
            embedder.embed_passages(broken)
    assert embedder.embed_passages(["le chat"]).shape == (1, 384)
    compiled = embedder._requests._compiled  # a batch runs on one core, and so many side by side
    assert len(embedder._requests._all) == 2
    assert [int(compiled.get_property(name)) for name in ("NUM_STREAMS", "INFERENCE_NUM_THREADS")] == [2, 2]
    assert "float32" in str(compiled.get_property("INFERENCE_PRECISION_HINT"))
    assert "LATENCY" in str(compiled.get_property("PERFORMANCE_HINT"))


@pytest.mark.parametrize("threads", [1, 3])
def test_the_number_of_threads_changes_no_vector(threads: int) -> None:
    texts = ["Le chat dort.", "The dog runs in a green garden.", *[f"numéro {n}" for n in range(40)]]
    embedder = OpenVinoEmbedder.open(BUNDLED_FOLDER, BUNDLED_NAME, threads=threads)
    assert (embedder.embed_passages(texts) * BUNDLED.embed_passages(texts)).sum(axis=1).min() > 0.9995


def test_the_model_meets_few_shapes_whatever_the_lengths() -> None:
    shapes = {_pad([[5] * length] * rows, 1)[0].shape for length in range(1, 513) for rows in range(1, 9)}
    assert len({length for _, length in shapes}) == 16
    assert {rows for rows, _ in shapes} == {1, 2, 4, 8}


def test_the_prompt_and_the_special_tokens_fit_in_the_room_kept_for_them() -> None:
    tokenizer = OpenVinoEmbedder.open(BUNDLED_FOLDER, BUNDLED_NAME)._tokenizer
    longest = max(len(tokenizer.encode(f"{prompt}mot").ids) for prompt in ("query: ", "passage: "))
    assert longest - 1 <= PROMPT_TOKENS
    assert BUNDLED.max_tokens == 504


def test_a_model_that_is_held_is_given_to_whoever_opens_it_and_let_go_of_with_its_last_holder() -> None:
    first, alike, other = (open_embedder(engine=Engine(threads=threads)) for threads in (3, 3, 2))
    assert first is alike
    assert first is not other
    held = weakref.ref(first)
    del first, alike
    gc.collect()
    assert held() is None


@pytest.mark.parametrize("missing", [GRAPH, GRAPH.replace(".xml", ".bin"), CHECKSUMS, "tokenizer.json"])
def test_a_model_with_a_file_missing_says_which_and_how_to_get_it(tmp_path: Path, missing: str) -> None:
    for name in (GRAPH, GRAPH.replace(".xml", ".bin"), CHECKSUMS, "tokenizer.json"):
        if name != missing:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(
        EmbedderError,
        match=rf"^the bundled model is not whole: .*{missing} is missing; install passerelle again, or, in a checkout, "
        r"make it with `python -m passerelle\.training\.model\.build`$",
    ):
        OpenVinoEmbedder.open(tmp_path, "broken")


def test_a_model_whose_graph_is_damaged_says_how_to_get_it_again(tmp_path: Path) -> None:
    for name in (CHECKSUMS, "tokenizer.json"):
        shutil.copy(BUNDLED_FOLDER / name, tmp_path)
    (tmp_path / GRAPH).parent.mkdir()
    for name in (GRAPH, GRAPH.replace(".xml", ".bin")):
        (tmp_path / name).write_text("<no graph>", encoding="utf-8")
    embedder = OpenVinoEmbedder.open(tmp_path, "broken")
    with pytest.raises(
        EmbedderError,
        match=r"^the bundled model cannot be loaded: .*xml or the file of weights beside it is damaged; install "
        r"passerelle again, or, in a checkout, make it with `python -m passerelle\.training\.model\.build`$",
    ):
        embedder.embed_queries(["chat"])


def test_a_model_whose_tokenizer_is_damaged_says_how_to_get_it_again(tmp_path: Path) -> None:
    for name in (GRAPH, GRAPH.replace(".xml", ".bin"), CHECKSUMS, "tokenizer.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"version": ', encoding="utf-8")
    with pytest.raises(EmbedderError, match=r"tokenizer\.json is damaged; install passerelle again, or, in"):
        OpenVinoEmbedder.open(tmp_path, "broken").count_tokens(["chat"])


def test_the_files_of_the_model_in_the_box_are_those_its_checksums_name() -> None:
    lines = (BUNDLED_FOLDER / CHECKSUMS).read_text(encoding="ascii").splitlines()
    for digest, name in (line.split() for line in lines):
        content = (BUNDLED_FOLDER / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest, name
    assert {GRAPH, GRAPH.replace(".xml", ".bin"), "tokenizer.json"} <= {line.split()[1] for line in lines}


def test_the_fingerprint_changes_with_the_checksums(tmp_path: Path) -> None:
    for name in (GRAPH, GRAPH.replace(".xml", ".bin"), CHECKSUMS, "tokenizer.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    first = OpenVinoEmbedder.open(tmp_path, "one").fingerprint
    (tmp_path / CHECKSUMS).write_text("y", encoding="utf-8")
    assert OpenVinoEmbedder.open(tmp_path, "one").fingerprint != first


def test_the_model_in_the_box_runs_without_torch() -> None:
    program = (
        "import sys; from passerelle.index.embed.open import open_embedder; open_embedder().embed_queries(['chat']); "
        "print(*sorted({'torch', 'sentence_transformers', 'transformers', 'gradio'} & set(sys.modules)))"
    )
    root = Path(__file__).parent.parent
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == []


class _Refusing:
    """An engine that refuses what it is asked, as OpenVINO does on a processor without AVX."""

    def create_infer_request(self) -> "_Refusing":
        return self

    def wait(self) -> None:
        raise RuntimeError("Exception from node.cpp:823:\n[CPU] MVN node has a bad combination\n\n")


def test_what_the_engine_cannot_run_is_said_and_whoever_asks_next_does_not_wait_for_ever() -> None:
    requests = Requests(_Refusing, 1)
    taken = requests.take(wait=True)
    with pytest.raises(
        EmbedderError, match=r"on this machine \(\[CPU\] MVN node has a bad combination\): it needs"
    ):
        wait(taken)
    requests.give_back(taken)
    assert requests.take(wait=False) is taken
