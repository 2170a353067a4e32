"""What is made of the words that Tesseract recognises, and where it is found: the limits on both sides."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from passerelle.index.load.recognised.lines import lines_of
from passerelle.index.load.recognised.tesseract import (
    Word,
    _found,
    confidence,
    install_command,
    installed,
    is_here,
    read_picture,
    words,
)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.parametrize(
    ("languages", "named"),
    [
        ("fra eng", "fra+eng"),
        ("deu eng osd", "eng"),
        ("fra", "fra"),
        ("frak enm engl", ""),
        ("deu", ""),
        ("", ""),
    ],
)
def test_tesseract_is_here_where_it_has_a_language_that_is_read(
    tmp_path: Path, languages: str, named: str
) -> None:
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\nprintf 'List of languages\\n'\nprintf '%s\\n' {languages}\n")
    program.chmod(0o755)
    assert _found(str(tmp_path)) == ((str(program), named) if named else ("", ""))


def test_tesseract_is_not_here_where_no_program_has_its_name(tmp_path: Path) -> None:
    assert _found(str(tmp_path)) == ("", "")


def row(number: int, *texts: str, height: int = 20, gap: int = 10, confidence: float = 90.0) -> list[Word]:
    """Return a line of words, a hundred pixels wide each."""
    top = 50 * number
    return [
        Word((1, 1, 1, number), text, at * (100 + gap), top, 100, height, confidence)
        for at, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("height", "words", "large"), [(27, 1, True), (26, 1, False), (27, 12, True), (27, 13, False)]
)
def test_a_short_line_a_third_higher_than_the_others_is_set_larger(
    height: int, words: int, *, large: bool
) -> None:
    read = [*row(1, *["mot"] * words, height=height), *row(2, "le", "bac"), *row(3, "part")]
    assert [each.size for each in lines_of(read, size=10, points=0.5)] == [15 if large else 10, 10, 10]


@pytest.mark.parametrize(("gap", "text"), [(32, "le bac"), (33, "le\tbac")])
def test_a_gap_of_a_height_and_a_half_parts_cells(gap: int, text: str) -> None:
    (line,) = lines_of(row(1, "le", "bac", gap=gap), size=10, points=0.5)
    assert line.text == text
    assert (line.left, line.right) == (0, 0.5 * (200 + gap))
    assert line.baseline == -0.5 * 70


def test_doubtful_specks_are_no_words() -> None:
    read = [*row(1, "ab", "abc", confidence=29), *row(2, "ab", confidence=30)]
    assert [each.text for each in lines_of(read, size=10, points=0.5)] == ["abc", "ab"]
    assert lines_of(row(1, "x", confidence=0), size=10, points=0.5) == []


def program(place: Path, does: str) -> Path:
    """Put a program in Tesseract's place that reads French."""
    path = place / "tesseract"
    path.write_text(f'#!/bin/sh\n[ "$1" = --list-langs ] && echo fra && exit\n{does}\n', encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.parametrize(
    ("does", "said"),
    [
        ('printf "%s " "$@" "$OMP_THREAD_LIMIT"; /bin/cat', "stdin stdout -l fra --psm 3 tsv 1 picture"),
        ("printf 'd\\351j\\303\\240'", "d\ufffdjà"),
        ("printf un; exit 1", ""),
        ("exit 0", ""),
    ],
)
def test_a_picture_is_given_to_tesseract_which_says_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, said: str
) -> None:
    path = program(tmp_path, does)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installed() == (str(path), "fra")
    assert is_here()
    assert read_picture(b"picture") == said
    path.unlink()
    assert read_picture(b"picture") == ""


@pytest.mark.parametrize(
    ("system", "said"),
    [
        ("linux", "sudo apt install tesseract-ocr tesseract-ocr-fra tesseract-ocr-eng"),
        ("darwin", "brew install tesseract tesseract-lang"),
        ("win32", "winget install --id UB-Mannheim.TesseractOCR"),
        ("aix", "sudo apt install tesseract-ocr tesseract-ocr-fra tesseract-ocr-eng"),
    ],
)
def test_tesseract_is_installed_by_the_command_of_the_system(
    monkeypatch: pytest.MonkeyPatch, system: str, said: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert install_command() == said


HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("", []),
        (HEAD, []),
        (HEAD + "5\t1\t2\t3\t4\t5\t6\t7\t8\t9\t96.5\t le \n", [Word((1, 2, 3, 4), "le", 6, 7, 8, 9, 96.5)]),
        (HEAD + '5\t1\t2\t3\t4\t5\t6\t7\t8\t9\t96\t"le\n', [Word((1, 2, 3, 4), '"le', 6, 7, 8, 9, 96.0)]),
        (HEAD + "4\t1\t2\t3\t4\t5\t6\t7\t8\t9\t96\tle\n", []),
        (HEAD + "5\t1\t2\t3\t4\t5\t6\t7\t8\t9\t96\t \n", []),
        (HEAD + "5\t1\t2\t3\t4\t5\t6\t7\t8\t9\t96\n", []),
    ],
)
def test_a_table_holds_the_words_at_its_fifth_level(table: str, found: list[Word]) -> None:
    assert list(words(table)) == found


def test_a_long_word_counts_for_more_in_the_confidence() -> None:
    read = row(1, "le", "bacs")
    assert confidence([replace(read[0], confidence=30.0), read[1]]) == 70.0
    assert confidence([]) == 0.0
