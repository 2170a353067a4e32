"""Facts about files written aside: what is refused before, what takes its place, and who may read it."""

import os
import stat
import sys
from pathlib import Path

import pytest

from passerelle.index.aside import check_aside, written_aside

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and permissions are another thing there")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_place_that_can_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    check_aside(tmp_path / "new.txt")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "old.txt").write_text("old", encoding="utf-8")
    check_aside(tmp_path / "old.txt")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("old.txt", "old")]


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="Is a directory"):
        check_aside(tmp_path)
    with pytest.raises(FileNotFoundError, match="No such file"):
        check_aside(tmp_path / "none" / "new.txt")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(NotADirectoryError, match="Not a directory"):
        check_aside(tmp_path / "file" / "new.txt")


@posix
def test_what_is_no_file_is_checked_by_whether_it_may_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    check_aside(pipe)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError, match="Permission denied"):
        check_aside(pipe)
    assert [each.name for each in tmp_path.iterdir()] == ["pipe"]


def test_a_file_is_written_beside_its_place_under_a_name_of_this_process(tmp_path: Path) -> None:
    with written_aside(tmp_path / "new.txt") as new:
        assert new == tmp_path / f"new.txt.{os.getpid()}.tmp"
        assert new.exists()
        new.write_text("new", encoding="utf-8")
    assert (tmp_path / "new.txt").read_text() == "new"


@posix
@pytest.mark.parametrize(("private", "wanted"), [(False, 0o640), (True, 0o600)])
def test_a_file_that_is_there_keeps_its_permissions_unless_it_is_private(
    tmp_path: Path, wanted: int, *, private: bool
) -> None:
    place = tmp_path / "old.txt"
    place.write_text("old", encoding="utf-8")
    place.chmod(0o640)
    with written_aside(place, private=private) as new:
        assert mode(new) == wanted
    assert mode(place) == wanted


@posix
@pytest.mark.parametrize(("private", "wanted"), [(False, 0o644), (True, 0o600)])
def test_a_new_file_is_for_all_unless_it_is_private(tmp_path: Path, wanted: int, *, private: bool) -> None:
    before = os.umask(0o022)
    try:
        with written_aside(tmp_path / "new.txt", private=private) as new:
            assert mode(new) == wanted
    finally:
        os.umask(before)


@posix
def test_a_link_to_a_new_place_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with written_aside(tmp_path / "link") as new:
        new.write_text("new", encoding="utf-8")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


def test_a_file_that_was_taken_away_meanwhile_is_an_error_and_leaves_the_old_one(tmp_path: Path) -> None:
    place = tmp_path / "old.txt"
    place.write_text("old", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="No such file"), written_aside(place) as new:
        new.unlink()
    assert place.read_text() == "old"


@posix
def test_a_link_is_checked_by_the_place_that_it_leads_to(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "none" / "new.txt")
    with pytest.raises(FileNotFoundError, match="No such file"):
        check_aside(link)
    (tmp_path / "none").mkdir()
    check_aside(link)
    assert list((tmp_path / "none").iterdir()) == []
    assert link.is_symlink()


@posix
def test_a_private_file_is_its_owners_alone_where_permissions_cannot_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    with written_aside(tmp_path / "new.txt", private=True) as new:
        assert mode(new) == 0o600
