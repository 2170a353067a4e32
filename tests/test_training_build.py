"""How the bundled model is put together: what is in an exact one, in a bare one and in the one that is shipped."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openvino as ov
import pytest
from test_training_graph import HIDDEN, IDS, MASK, asked, expected, small_weights
from tokenizers import Tokenizer, models

from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.training.model import build, graph
from passerelle.training.model.build import write_checksums
from passerelle.training.model.calibration import samples

PIECES = ["<s>", "<pad>", "中", "</s>", "<unk>", "a"]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return what is known of a build of small weights; its tokenizer and its eight bits are others' work."""
    known: dict[str, Any] = {}

    def read(*, bare: bool) -> Any:
        known["bare"] = bare
        return replace(small_weights(), pieces=PIECES, scores=[float(-at) for at in range(6)])

    def write_tokenizer(pieces: list[str], scores: list[float], place: Path) -> None:
        known["pieces"] = dict(zip(pieces, scores, strict=True))
        vocabulary = {piece: at for at, piece in enumerate(pieces)}
        Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>")).save(str(place))

    def quantise(drawn: ov.Model, ids: list[list[int]]) -> ov.Model:
        known["ids"] = ids
        return drawn

    for name, other in (("read_weights", read), ("write_tokenizer", write_tokenizer), ("quantise", quantise)):
        monkeypatch.setattr(build, name, other)
    monkeypatch.setattr(graph, "FAR", {})
    np.save(tmp_path / "projection.npy", 2 * np.eye(HIDDEN, dtype=np.float32))
    monkeypatch.setattr(build, "PROJECTION", tmp_path / "projection.npy")
    return known


def states(folder: Path) -> Any:
    return asked(ov.Core().read_model(folder / "openvino" / "openvino_model.xml"))


def rows_in(folder: Path) -> int:
    return int(json.loads((folder / "config.json").read_text(encoding="utf-8"))["vocab_size"])


def test_an_exact_model_has_every_piece_and_what_was_learnt_unless_it_is_bare(
    made: dict[str, Any], tmp_path: Path
) -> None:
    weights = small_weights()
    plain = expected(weights, weights.words.expand()[IDS], MASK)
    for bare, times in ((True, 1), (False, 2)):
        folder = tmp_path / str(bare)
        build.build(folder, exact=True, bare=bare)
        np.testing.assert_allclose(states(folder), plain * times, atol=1e-3)
        assert made["bare"] is bare
        assert rows_in(folder) == 6
    assert made["pieces"] == {piece: -at for at, piece in enumerate(PIECES)}
    assert "ids" not in made


def test_the_model_that_is_shipped_has_the_pieces_of_two_languages_and_eight_bits(
    made: dict[str, Any], tmp_path: Path
) -> None:
    build.build(tmp_path / "model")
    assert made["pieces"] == {"<s>": 0, "<pad>": -1, "</s>": -3, "<unk>": -4, "a": -5}
    assert made["bare"] is False
    assert rows_in(tmp_path / "model") == 5
    assert len(made["ids"]) == len(samples())
    assert {each for ids in made["ids"] for each in ids} == {3}  # this tokenizer knows none of the words
    assert (tmp_path / "model" / "SHA256SUMS").is_file()


def test_each_file_but_the_card_has_its_checksum(tmp_path: Path) -> None:
    for name in ("b.json", "a/c.json", "README.md", "SHA256SUMS"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    write_checksums(tmp_path)
    listed = (tmp_path / "SHA256SUMS").read_text(encoding="utf-8")
    names = ["a/c.json", "b.json"]
    assert listed == "".join(f"{hashlib.sha256(each.encode()).hexdigest()}  {each}\n" for each in names)


@pytest.mark.parametrize(
    ("typed", "folder", "exact", "bare"),
    [
        ([], BUNDLED_FOLDER, False, False),
        (["made"], Path("made"), False, False),
        (["made", "--exact"], Path("made"), True, False),
        (["--bare", "made"], Path("made"), False, True),
    ],
)
def test_a_model_is_made_where_and_how_it_is_asked(
    typed: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, *, exact: bool, bare: bool
) -> None:
    asked_for: list[Any] = []
    monkeypatch.setattr(build, "build", lambda folder, **how: asked_for.append((folder, how)))
    monkeypatch.setattr("sys.argv", ["build", *typed])
    build.main()
    assert asked_for == [(folder, {"exact": exact, "bare": bare})]
