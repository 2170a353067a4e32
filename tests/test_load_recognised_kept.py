"""What was recognised is kept: in which folder, by what, how many pictures ahead, and what is told meanwhile."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from passerelle.index.load.recognised.kept import folder, heard, recognised

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a program here is a script for a shell")


def program(place: Path, said: str) -> str:
    """Put a program in Tesseract's place that says so; return the folder that it is in."""
    place.mkdir()
    path = place / "tesseract"
    path.write_text(
        f'#!/bin/sh\n[ "$1" = --list-langs ] && echo fra && exit\nprintf {said}\n', encoding="utf-8"
    )
    path.chmod(0o755)
    return str(place)


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", program(tmp_path / "bin", "un"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.mark.parametrize(
    ("system", "given", "place"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x", "LOCALAPPDATA": "/l"}, "/x"),
        ("linux", {"XDG_CACHE_HOME": "", "LOCALAPPDATA": "/l"}, "/h/.cache"),
        ("darwin", {"XDG_CACHE_HOME": "/x", "LOCALAPPDATA": "/l"}, "/h/Library/Caches"),
        ("win32", {"XDG_CACHE_HOME": "/x", "LOCALAPPDATA": "/l"}, "/l"),
        ("win32", {"XDG_CACHE_HOME": "/x", "LOCALAPPDATA": ""}, "/h/AppData/Local"),
    ],
)
def test_tables_are_kept_where_a_system_has_its_caches(
    monkeypatch: pytest.MonkeyPatch, system: str, given: dict[str, str], place: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for name, value in {**given, "HOME": "/h"}.items():
        monkeypatch.setenv(name, value)
    assert folder() == Path(place) / "passerelle" / "recognised"


@pytest.mark.parametrize(("cores", "ahead"), [(1, 2), (3, 6)])
def test_two_pictures_for_each_core_are_made_ahead(
    monkeypatch: pytest.MonkeyPatch, cores: int, ahead: int
) -> None:
    if hasattr(os, "sched_getaffinity"):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)))
    else:
        monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert _made_ahead() == ahead


@pytest.mark.parametrize(("cores", "ahead"), [(2, 4), (None, 2)])
def test_where_a_system_does_not_say_which_cores_are_free_all_are(
    monkeypatch: pytest.MonkeyPatch, cores: int | None, ahead: int
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert _made_ahead() == ahead


def _made_ahead() -> int:
    """Return how many of nine pictures are made when the first table is here."""
    made: list[int] = []

    def pictures() -> Iterator[bytes]:
        for number in range(9):
            made.append(number)
            yield b"the same picture"

    tables = recognised(pictures(), 9)
    assert next(tables) == "un"
    ahead = len(made)
    assert list(tables) == ["un"] * 8
    return ahead


def test_each_table_is_told_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    shares: list[float] = []
    with heard(shares.append):
        assert list(recognised([b"a", b"b", b"c", b"d"], 4)) == ["un"] * 4
    assert shares == [0.25, 0.5, 0.75, 1.0]


def test_another_program_recognises_a_picture_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(recognised([b"a"], 1)) == ["un"]
    monkeypatch.setenv("PATH", program(tmp_path / "other", "deux"))
    assert list(recognised([b"a"], 1)) == ["deux"]


def test_of_a_table_that_cannot_be_written_nothing_is_left_behind() -> None:
    list(recognised([b"a"], 1))
    (kept,) = folder().iterdir()
    kept.unlink()
    kept.mkdir()
    assert list(recognised([b"a"], 1)) == ["un"]
    assert list(folder().iterdir()) == [kept]
