"""What lies beside a reader: of which training it is, and whether that had finished."""

from pathlib import Path

import pytest
from small_training import CHECKPOINT, PACKED, SMALL, learn

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
