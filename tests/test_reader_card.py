"""What lies beside a reader: of which training it is, and whether that had finished."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_training import CHECKPOINT, PACKED, SMALL, learn

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch", reason="the extra training is not installed")

from passerelle.training.reader import card
from passerelle.training.reader.install import install

pytestmark = pytest.mark.usefixtures("one_thread")


def write_reader(folder: Path, content: str) -> Path:
    folder.mkdir()
    for name in card.files():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_a_reader_is_finished_when_its_training_is_and_its_files_are_whole(tmp_path: Path) -> None:
    reader = write_reader(tmp_path / "model", "a graph")
    assert not card.is_finished(reader)
    for report in learn(SMALL, tmp_path, every=0):
        card_is_early = report.saved and report.seen < SMALL.examples
        if report.saved:
            card.write(reader, tmp_path / CHECKPOINT, "data")
            assert card.is_finished(reader) != card_is_early
    (reader / card.files()[0]).write_text("another graph", encoding="utf-8")
    assert not card.is_finished(reader)


def test_what_is_shipped_is_left_alone_by_a_training_that_has_not_finished(tmp_path: Path) -> None:
    shipped, made = write_reader(tmp_path / "shipped", "shipped"), write_reader(tmp_path / "made", "made")
    with pytest.raises(
        SystemExit, match="no reader of a training that has finished: let it finish, with --resume"
    ):
        install(made, PACKED, shipped)
    assert {file.read_text(encoding="utf-8") for file in shipped.iterdir()} == {"shipped"}
    assert len(list(shipped.iterdir())) == 2


def test_beside_a_reader_stands_what_it_was_made_of(tmp_path: Path) -> None:
    reader = write_reader(tmp_path / "model", "a graph")
    torch.save({"settings": asdict(SMALL), "seen": 31}, tmp_path / "made.pt")
    card.write(reader, tmp_path / "made.pt", "digest")
    described = json.loads((reader / card.FILE).read_text(encoding="utf-8"))
    digest = hashlib.sha256(b"a graph").hexdigest()
    assert described == {
        "settings": asdict(SMALL), "examples seen": 31, "finished": False, "data": "digest",
        "files": dict.fromkeys(card.files(), digest),
    }  # fmt: skip
    torch.save({"a": torch.ones(1)}, tmp_path / "plain.pt")  # weights of which nothing else is known
    card.write(reader, tmp_path / "plain.pt", "digest")
    described = json.loads((reader / card.FILE).read_text(encoding="utf-8"))
    assert (described["settings"], described["examples seen"], described["finished"]) == (None, 0, False)
