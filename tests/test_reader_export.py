"""A trained network turned into the reader that is shipped."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from small_training import LAYERS, PACKED, START, TAUGHT, TOKENIZER, start_of

from passerelle.index.embed.bundled import GRAPH as EMBEDDER_GRAPH
from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.reading.network import Network, Words
from passerelle.reading.rows import rows as read_rows
from passerelle.training.model import graph as drawn
from passerelle.training.reader import export as exporting
from passerelle.training.reader import graph
from passerelle.training.reader.export import export
from passerelle.training.reader.start import write_start

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch", reason="the extra training is not installed")

from passerelle.training.reader.network import Reader, state_of

pytestmark = pytest.mark.usefixtures("one_thread")
FROZEN = {"places", "scale", "shift"}


@pytest.mark.parametrize("exact", [True, pytest.param(False, marks=pytest.mark.slow)])
@pytest.mark.filterwarnings("default")  # other packages' own
def test_an_exported_reader_says_what_the_trained_network_says(tmp_path: Path, *, exact: bool) -> None:
    if not exact:
        pytest.importorskip("nncf", reason="eight bits are made with `pip install .[training]`")
    words = Words(BUNDLED_FOLDER / EMBEDDER_GRAPH)
    real = start_of(384, 64)  # the graph is drawn for the real sizes alone
    network = Reader(real, LAYERS)
    network.words = torch.from_numpy(words.vectors(np.arange(TOKENIZER.get_vocab_size())))
    write_start(real, tmp_path)
    plain = {name: values for name, values in state_of(network).items() if name not in FROZEN}
    torch.save(plain, tmp_path / "plain.pt")  # as older checkpoints are, without what is never trained
    export(PACKED, tmp_path / "plain.pt", tmp_path, tmp_path / "model", exact=exact)
    text, question = TAUGHT[0][1], TAUGHT[0][2]
    (row,) = read_rows(TOKENIZER, question, "", text)
    (scored,) = Network(tmp_path / "model").read([row])
    ids = torch.tensor([row.ids])
    with torch.no_grad():
        starts, ends, answers = network(ids, torch.ones(ids.shape), torch.ones(ids.shape, dtype=torch.bool))
    inside = slice(row.first, row.first + len(row.places))
    near = 2e-3 if exact else 0.1
    assert scored.answers == pytest.approx(answers.item(), abs=near)
    np.testing.assert_allclose(scored.starts, (starts[0] - starts[0, 0]).numpy()[inside], atol=near)
    np.testing.assert_allclose(scored.ends, (ends[0] - ends[0, 0]).numpy()[inside], atol=near)


def test_a_reader_is_put_into_eight_bits_by_rows_drawn_the_same_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[Any] = []

    def quantised(made: Any, words: Words, samples: list[list[int]]) -> Any:
        known.append((words.vectors(np.array([5])).shape, samples))
        return made

    monkeypatch.setattr(graph, "quantised", quantised)
    monkeypatch.setattr(drawn, "FAR", {})
    monkeypatch.setattr(exporting, "SAMPLES", 12)
    write_start(START, tmp_path)
    torch.save(dict(state_of(Reader(START, LAYERS))), tmp_path / "made.pt")
    for _ in range(2):  # the second into the folder that is there
        export(PACKED, tmp_path / "made.pt", tmp_path, tmp_path / "made" / "model")
    assert sorted(path.name for path in (tmp_path / "made" / "model").iterdir()) == [
        "reader.bin",
        "reader.xml",
    ]
    (shape, samples), again = known
    assert (shape, samples) == again
    assert shape == (1, 384)
    assert len(samples) == 12
    assert all(sample[0] == 0 and sample[-1] == 2 for sample in samples)
    assert len({str(sample) for sample in samples}) > 6


def test_what_was_trained_stands_before_what_training_began_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: dict[str, Any] = {}

    def tuned(state: dict[str, Any]) -> Any:
        known.update(state)
        raise LookupError("enough is known")

    monkeypatch.setattr(graph, "tuned", tuned)
    write_start(START, tmp_path)
    torch.save(
        {"scale": torch.full((96,), 7.0), "a": torch.ones(2, dtype=torch.float64)}, tmp_path / "made.pt"
    )
    with pytest.raises(LookupError, match="enough is known"):
        export(PACKED, tmp_path / "made.pt", tmp_path, tmp_path / "model")
    assert known["scale"].tolist() == [7.0] * 96
    np.testing.assert_array_equal(known["shift"], START.single("emb.ln.b"))
    np.testing.assert_array_equal(known["places"], START.places)
    assert known["a"].dtype == np.float32
