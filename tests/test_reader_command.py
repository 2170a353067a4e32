"""The parts of making a reader as they are asked for: what may be said of each, and what each one is given."""

import argparse
import hashlib
import json
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from small_training import TAUGHT
from test_reader_measure import ASKED, PASSAGES

from passerelle.index.embed.embedder import usable_cores
from passerelle.reading import network
from passerelle.reading.network import shipped_network
from passerelle.training.reader import command, install, pack
from passerelle.training.reader import export as exporting
from passerelle.training.reader.examples import Example, Packed, Text, write_packed
from passerelle.training.reader.mixture import Place
from passerelle.training.reader.settings import Settings

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch", reason="the extra training is not installed")

from passerelle.training.reader import train as training
from passerelle.training.reader.checkpoint import FILE, Checkpoint, finished

TRAINING = {
    "examples": 90_000, "seed": 0, "rate": 1.5e-4, "batch": 32, "part": 8, "rivals": 0, "workers": 0,
    "begin": None, "device": "cpu", "resume": False,
}  # fmt: skip


def parsed(part: str, *typed: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser, part)
    return parser.parse_args(typed)


@pytest.mark.parametrize(
    ("part", "usual"),
    [
        ("", {**TRAINING, "install": False}),
        ("train", TRAINING),
        ("export", {"checkpoint": None, "exact": False}),
        ("pack", {}),
    ],
)
def test_each_part_may_be_told_what_concerns_it(part: str, usual: dict[str, Any]) -> None:
    assert vars(parsed(part)) == usual


def test_what_is_told_is_what_is_done() -> None:
    typed = "--examples 5 --seed 6 --rate 0.5 --batch 7 --part 8 --rivals 9 --workers 2 --begin a --resume"
    assert vars(parsed("train", "--device", "cuda", *typed.split())) == {
        "examples": 5, "seed": 6, "rate": 0.5, "batch": 7, "part": 8, "rivals": 9, "workers": 2,
        "begin": Path("a"), "device": "cuda", "resume": True,
    }  # fmt: skip
    assert parsed("", "--install").install
    assert vars(parsed("export", "--checkpoint", "a", "--exact")) == {"checkpoint": Path("a"), "exact": True}


@pytest.mark.parametrize(
    ("ship", "over", "done"),
    [
        (False, False, ["pack", "train", "export", "measure False"]),
        (False, True, ["pack", "train", "export", "measure False"]),
        (True, False, ["pack", "train", "export", "measure True"]),
        (True, True, ["pack", "export", "measure True"]),
    ],
)
def test_a_whole_reader_is_packed_trained_exported_and_measured_and_a_finished_one_only_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: list[str], *, ship: bool, over: bool
) -> None:
    told: list[str] = []
    for name in ("pack", "train"):
        monkeypatch.setattr(command, name, lambda _, name=name: told.append(name))

    def export(chosen: argparse.Namespace) -> None:
        assert (chosen.folder, chosen.checkpoint, chosen.exact) == (tmp_path, None, False)
        told.append("export")

    monkeypatch.setattr(command, "export", export)
    monkeypatch.setattr(command, "measure", lambda _, *, ship: told.append(f"measure {ship}"))
    if over:
        torch.save({"seen": 8, "settings": {"examples": 8}}, tmp_path / FILE)
    command.whole(argparse.Namespace(folder=tmp_path, install=ship))
    assert told == done


@pytest.mark.parametrize(("seen", "over"), [(7, False), (8, True), (9, True)])
def test_a_training_is_finished_that_has_seen_all(tmp_path: Path, seen: int, *, over: bool) -> None:
    assert not finished(tmp_path)
    torch.save({"seen": seen, "settings": {"examples": 8}}, tmp_path / FILE)
    assert finished(tmp_path) is over


def test_what_is_packed_already_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Any] = []

    def pack_into(data: Path, folder: Path) -> bool:
        asked.append((data, folder))
        return len(asked) == 1

    monkeypatch.setattr(pack, "pack_into", pack_into)
    for _ in range(2):
        command.pack(argparse.Namespace(data=Path("sets"), folder=tmp_path))
    assert asked == [(Path("sets"), tmp_path)] * 2
    file = tmp_path / "packed.json"
    assert capsys.readouterr().out == f"packed: {file} says what\npacked already: {file} says what\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with what is trained on: ten questions with an answer."""
    passages = [Text("", text, language) for language, text, *_ in TAUGHT]
    examples = [
        Example("asked", str(at), question, "en", at, True, ((0, len(text)),), held_out=False)
        for at, (_, text, question, *_) in enumerate(TAUGHT)
    ]
    write_packed(Packed(passages, examples), tmp_path, "digest")
    return tmp_path


def trained(folder: Path, monkeypatch: pytest.MonkeyPatch, *typed: str) -> dict[str, Any]:
    """Return what a training is given that is asked for by what is *typed*; nothing is learnt."""
    from passerelle.training.reader import start

    known: dict[str, Any] = {}

    def new_training(_: object, settings: Settings, data: str, device: str, earlier: Any) -> Any:
        restored: list[Checkpoint] = []
        known.update(settings=settings, data=data, device=device, earlier=earlier, restored=restored)
        return SimpleNamespace(restore=restored.append)

    def train(_: object, rows: Any, place: Path, machine: Any) -> Any:
        known.update(rows=rows, folder=place, machine=machine)
        return iter(())

    monkeypatch.setattr(start, "read_start", lambda _: None)
    monkeypatch.setattr(training, "new_training", new_training)
    monkeypatch.setattr(training, "train", train)
    command.train(argparse.Namespace(folder=folder, **vars(parsed("train", *typed))))
    return known


def test_a_training_is_given_its_settings_its_data_and_its_machine(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = "--examples 5 --seed 6 --rate 0.5 --batch 7 --part 4 --rivals 3 --workers 2"
    known = trained(folder, monkeypatch, *typed.split())
    assert known["settings"] == Settings(5, 6, 0.5, batch=7, part=4, rivals=3)
    assert (known["data"], known["device"], known["earlier"]) == ("digest", "cpu", None)
    assert known["folder"] == folder
    assert (known["machine"].workers, known["machine"].device) == (2, "cpu")
    assert {known["rows"].mixture.draw()[0].id for _ in range(10)} == {str(at) for at in range(10)}
    (line,) = (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["settings"]["seed"] == 6


def test_a_training_that_goes_on_is_restored_and_draws_from_where_it_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = Place(4, {"asked": 4})
    Checkpoint(Settings(5, 6), "digest", {}, {}, {}, 1, 4, at).write(folder)
    known = trained(folder, monkeypatch, *"--examples 5 --seed 6 --resume".split())
    assert known["rows"].mixture.place == at
    (restored,) = known["restored"]
    assert (restored.step, restored.place) == (1, at)


def test_a_training_beside_another_device_takes_one_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = trained(folder, monkeypatch, "--device", "cuda")
    assert (known["machine"].workers, known["machine"].device, known["device"]) == (1, "cuda", "cuda")


def test_a_training_takes_every_core_and_goes_on_from_weights_whose_digest_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.save({"averaged": {"a": torch.ones(2)}}, folder / "first.pt")
    known = trained(folder, monkeypatch, "--begin", str(folder / "first.pt"))
    digest = hashlib.sha256((folder / "first.pt").read_bytes()).hexdigest()
    assert known["settings"] == Settings(begun=digest)
    assert known["earlier"]["a"].tolist() == [1, 1]
    assert (known["machine"].workers, known["device"]) == (usable_cores(), "cpu")


@pytest.mark.parametrize(
    ("typed", "weights", "place"),
    [([], FILE, "model"), (["--exact"], FILE, "exact"), (["--checkpoint", "other.pt"], "other.pt", "model")],
)
def test_a_reader_is_exported_with_what_it_was_made_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    typed: list[str], weights: str, place: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(folder)
    known: dict[str, Any] = {}

    def export(packed: Packed, file: Path, start: Path, made: Path, *, exact: bool) -> None:
        known.update(count=len(packed.examples), file=file, start=start, made=made, exact=exact)
        made.mkdir()
        for name in ("reader.xml", "reader.bin"):
            (made / name).write_text(name, encoding="utf-8")

    monkeypatch.setattr(exporting, "export", export)
    torch.save({"seen": 8, "settings": {"examples": 8}}, folder / weights)
    command.export(argparse.Namespace(folder=folder, **vars(parsed("export", *typed))))
    file = folder / weights if weights == FILE else Path(weights)
    made = folder / place
    assert known == {"count": 10, "file": file, "start": folder, "made": made, "exact": place == "exact"}
    card = json.loads((made / "training.json").read_text(encoding="utf-8"))
    assert (card["data"], card["finished"], card["examples seen"]) == ("digest", True, 8)
    assert capsys.readouterr().out == f"exported into {made}\n"


def test_figures_are_printed_and_kept_and_those_of_one_that_is_shipped_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_packed(Packed(PASSAGES, ASKED), tmp_path, "digest")
    opened: list[Path] = []
    shipped = shipped_network()

    def opening(place: Path) -> Any:
        opened.append(place)
        return shipped

    monkeypatch.setattr(network, "Network", opening)
    command.measure(tmp_path, ship=False)
    assert opened == [tmp_path / "model"]
    shown = capsys.readouterr().out
    assert "asked fr→fr" in shown
    assert (tmp_path / "figures.txt").read_text(encoding="utf-8") == shown
    (tmp_path / "figures.txt").unlink()
    monkeypatch.setattr(install, "install", lambda made, packed: f"{made} of {len(packed.examples)}")
    command.measure(tmp_path, ship=True)
    assert capsys.readouterr().out == f"{tmp_path / 'model'} of 3\n"
    assert not (tmp_path / "figures.txt").exists()
