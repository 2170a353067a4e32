"""Facts about files that are written whole or not at all, and about what is in their place."""

import os
import stat
import sys
from pathlib import Path

import pytest

from passerelle.conversation.kept import keep_conversation
from passerelle.conversation.turns import Conversation
from passerelle.evaluation.reports.write import ReportError, check_places
from passerelle.index.aside import written_aside
from passerelle.index.errors import PasserelleError

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and permissions are another thing there")


def test_a_file_is_there_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    with written_aside(tmp_path / "run.json") as new:
        new.write_text("new")
        assert not (tmp_path / "run.json").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["run.json"]


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_fails_leaves_the_old_file_and_no_half_one(tmp_path: Path, fault: BaseException) -> None:
    place = tmp_path / "run.json"
    place.write_text("old")

    def write() -> None:
        with written_aside(place) as new:
            new.write_text("half")
            raise fault

    with pytest.raises(type(fault)):
        write()
    assert place.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["run.json"]


@posix
def test_a_link_is_followed_and_permissions_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    with written_aside(link) as new:
        new.write_text("new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    with written_aside(target, private=True) as new:
        new.write_text("mine")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@posix
def test_nothing_takes_the_place_of_a_pipe_or_a_device(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    check_places(pipe, Path(os.devnull))
    with written_aside(pipe) as new:
        new.write_text("run")
    assert os.read(reader, 10) == b"run"
    os.close(reader)
    assert pipe.is_fifo()
    with pytest.raises(ReportError, match="Is a directory"):
        check_places(tmp_path)


def test_a_conversation_that_cannot_be_kept_is_said_whatever_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(self: Path, *_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system", str(self))

    for name in ("touch", "unlink"):
        monkeypatch.setattr(Path, name, read_only)
    with pytest.raises(PasserelleError, match=r"\(Read-only file system\): ask without --follow"):
        keep_conversation(tmp_path, Conversation())
