"""Words that were recognised in a picture: what is a speck, a cell, a heading, a page."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from passerelle.index.load.recognised import tesseract
from passerelle.index.load.recognised.lines import lines_of
from passerelle.index.load.recognised.picture import shows_a_page
from passerelle.index.load.recognised.tesseract import Word, confidence


def word(text: str, *, left: int = 0, height: int = 20, line: int = 1, sure: float = 90.0) -> Word:
    return Word((1, 1, 1, line), text, left, 100 * line, 10 * len(text), height, sure)


@pytest.mark.parametrize(
    ("text", "sure", "kept"), [("a", 29, False), ("a", 30, True), ("ab", 29, False), ("abc", 29, True)]
)
def test_a_short_word_that_was_recognised_with_little_confidence_is_a_speck(
    text: str, sure: float, *, kept: bool
) -> None:
    assert bool(lines_of([word(text, sure=sure)], size=10, points=0.25)) is kept


@pytest.mark.parametrize(("gap", "cells"), [(32, 1), (33, 2)])
def test_a_gap_of_a_letter_and_a_half_parts_cells_of_a_scan(gap: int, cells: int) -> None:
    (line,) = lines_of([word("Harle"), word("oies", left=50 + gap)], size=10, points=0.25)
    assert (len(line.cells), line.text) == (cells, "Harle\toies" if cells > 1 else "Harle oies")


def test_a_cell_ends_where_its_last_word_does() -> None:
    read = [word("Le"), word("harle", left=30), word("x7", left=200), word("bis", left=230)]
    (line,) = lines_of(read, size=10, points=0.25)
    assert (line.text, line.cells) == ("Le harle\tx7 bis", ((0, 20), (50, 65)))
    assert (line.left, line.right) == (0, 65)


@pytest.mark.parametrize(
    ("heights", "large"),
    [([20, 27], True), ([27, 20], True), ([20, 20, 27, 27], True), ([20, 20, 20, 27], False)],
)
def test_a_line_is_as_high_as_three_quarters_of_its_words(heights: list[int], *, large: bool) -> None:
    head = [word("Bac", left=35 * at, height=height) for at, height in enumerate(heights)]
    rest = [word("Bac", line=number) for number in (2, 3, 4)]
    assert lines_of([*head, *rest], size=10, points=0.25)[0].size == (15 if large else 10)


@pytest.mark.parametrize(
    ("height", "words", "large"), [(27, 1, True), (26, 1, False), (27, 12, True), (27, 13, False)]
)
def test_a_line_of_a_scan_is_set_larger_where_it_is_a_third_higher_and_short(
    height: int, words: int, *, large: bool
) -> None:
    head = [word("Bac", left=35 * at, height=height) for at in range(words)]
    rest = [word("Bac", line=number) for number in (2, 3, 4)]
    assert [each.size for each in lines_of([*head, *rest], size=10, points=0.25)] == [
        15.0 if large else 10,
        10,
        10,
        10,
    ]


def test_the_confidence_in_words_weighs_them_by_their_letters() -> None:
    assert confidence([]) == 0.0
    assert confidence([word("abc", sure=90), word("a", sure=10)]) == 70.0


@pytest.mark.parametrize(
    ("size", "page"),
    [
        ((700, 1000), True),
        ((700, 999), False),
        ((850, 1000), True),
        ((851, 1000), False),
        ((500, 1000), True),
        ((499, 1000), False),
    ],
)
def test_a_picture_of_a_page_is_upright_and_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], *, page: bool
) -> None:
    Image.new("1", size).save(tmp_path / "a.png")
    monkeypatch.setattr("passerelle.index.load.recognised.picture.is_here", lambda: True)
    assert shows_a_page(tmp_path / "a.png") is page
    (tmp_path / "b.png").write_bytes(b"x")
    assert not shows_a_page(tmp_path / "b.png")


@pytest.mark.parametrize(("seconds", "read"), [(179, "table"), (181, "")])
def test_a_page_is_recognised_for_three_minutes_at_most(
    monkeypatch: pytest.MonkeyPatch, seconds: int, read: str
) -> None:
    """A program that takes so many *seconds* stands for Tesseract, on a clock that takes none."""

    def run(command: list[str], *, timeout: float, **_: Any) -> subprocess.CompletedProcess[bytes]:
        if timeout < seconds:
            raise subprocess.TimeoutExpired(command, timeout)
        return subprocess.CompletedProcess(command, 0, b"table")

    monkeypatch.setattr(tesseract, "installed", lambda: ("tesseract", "fra+eng"))
    monkeypatch.setattr(subprocess, "run", run)
    assert tesseract.read_picture(b"x") == read
