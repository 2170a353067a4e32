"""How a reader comes into the place of the one that is shipped: whole, finished, and none of its figures worse."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from passerelle.evaluation.figures.results import Figure
from passerelle.training.reader import card, install
from passerelle.training.reader.examples import Packed
from passerelle.training.reader.figures import Line

PACKED = Packed([], [])


def write_reader(folder: Path, content: str, *, finished: bool = True) -> Path:
    folder.mkdir()
    digest = hashlib.sha256(content.encode()).hexdigest()
    for name in card.files():
        (folder / name).write_text(content, encoding="utf-8")
    described = {"finished": finished, "files": dict.fromkeys(card.files(), digest)}
    (folder / card.FILE).write_text(json.dumps(described), encoding="utf-8")
    return folder


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """Return the figures that readers are measured at, by the name of their folder."""
    known = {"made": 0.5, "shipped": 0.5}

    def measure(packed: Packed, network: Path, most: int) -> list[Line]:
        assert (packed, most) == (PACKED, 7)
        value = Figure(known[network.name], 0.4, 0.6, 9)
        return [Line("asked", value, value, None, None)]

    monkeypatch.setattr(install, "measure", measure)
    monkeypatch.setattr(install, "Network", lambda folder: folder)
    return known


def put(made: Path, shipped: Path) -> str:
    return install.install(made, PACKED, shipped, 7)


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.mark.usefixtures("measured")
@pytest.mark.parametrize("there", [True, False])
def test_a_reader_is_put_in_the_place_of_another_with_what_it_was_made_of(
    tmp_path: Path, *, there: bool
) -> None:
    made, shipped = write_reader(tmp_path / "made", "new"), tmp_path / "there" / "shipped"
    if there:
        shipped.parent.mkdir()
        write_reader(shipped, "old")
    told = put(made, shipped).splitlines()
    assert content(shipped) == content(made)
    assert told[0] == "made"
    assert ("shipped" in told) is there
    assert sum(line.startswith("asked ") for line in told) == 1 + there
    assert told[-1] == f"installed into {shipped}"


def test_a_reader_that_is_worse_is_refused_with_the_figures_of_both(
    tmp_path: Path, measured: dict[str, float]
) -> None:
    made, shipped = write_reader(tmp_path / "made", "new"), write_reader(tmp_path / "shipped", "old")
    before = content(shipped)
    measured["made"] = 0.3
    with pytest.raises(
        SystemExit,
        match=r"(?s)made\n.*0\.300.*shipped\n.*0\.500.*\nnot installed, for these "
        "figures are worse: asked EM; asked F1$",
    ):
        put(made, shipped)
    assert content(shipped) == before


@pytest.mark.usefixtures("measured")
def test_a_reader_of_a_training_that_goes_on_is_refused(tmp_path: Path) -> None:
    made = write_reader(tmp_path / "made", "new", finished=False)
    with pytest.raises(
        SystemExit, match=r"holds no reader of a training that has finished: let it finish, with --resume$"
    ):
        put(made, tmp_path / "shipped")
    assert not (tmp_path / "shipped").exists()


def test_a_file_that_cannot_be_copied_leaves_the_shipped_reader_whole(
    tmp_path: Path, measured: dict[str, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, shipped = write_reader(tmp_path / "made", "new"), write_reader(tmp_path / "shipped", "old")
    measured["made"] = 0.6

    def full(source: Path, place: Path) -> Any:
        if source.name == card.FILE:
            raise OSError("the disk is full")
        place.write_bytes(source.read_bytes())

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(OSError, match="the disk is full"):
        put(made, shipped)
    assert {text for name, text in content(shipped).items() if name in card.files()} == {"old"}
