"""Tesseract, run as a program of its own: whether it is here, how it is installed, and what it reads in a picture."""

import csv
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

LANGUAGES = ("fra", "eng")
LONGEST = 180
"""Seconds that one page may take."""
WORD_LEVEL = "5"
INSTALLS = {
    "linux": "sudo apt install tesseract-ocr tesseract-ocr-fra tesseract-ocr-eng",
    "darwin": "brew install tesseract tesseract-lang",
    "win32": "winget install --id UB-Mannheim.TesseractOCR",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: its text, where it lies in pixels from the top left, and the confidence in it, 0 to 100."""

    line: tuple[int, int, int, int]
    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float


def install_command() -> str:
    """Return the one command that installs Tesseract with French and English on this system."""
    return INSTALLS.get(sys.platform, INSTALLS["linux"])


def installed() -> tuple[str, str]:
    """Return Tesseract's path, and its languages as its option wants them; both are empty where it is not here."""
    return _found(os.environ.get("PATH", ""))


@lru_cache(maxsize=4)
def _found(path: str) -> tuple[str, str]:
    program = shutil.which("tesseract", path=path)
    if program is None:
        return "", ""
    listed = _run([program, "--list-langs"], b"", seconds=20)
    languages = "+".join(each for each in LANGUAGES if each in listed.split())
    return (program, languages) if languages else ("", "")


def is_here() -> bool:
    return bool(installed()[0])


def read_picture(picture: bytes) -> str:
    """Return Tesseract's table (TSV) of the words in a *picture*, of any format it knows; empty where it fails."""
    program, languages = installed()
    return _run([program, "stdin", "stdout", "-l", languages, "--psm", "3", "tsv"], picture, seconds=LONGEST)


def _run(command: Sequence[str], given: bytes, *, seconds: float) -> str:
    """Return what a program prints, run in one thread; nothing where it fails."""
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603
            command, input=given, capture_output=True, timeout=seconds, env=alone, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def words(table: str) -> Iterator[Word]:
    """Yield the words of one of Tesseract's tables."""
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == WORD_LEVEL and row["text"] and row["text"].strip():
            page, block, paragraph, line = (
                int(row[f"{name}_num"]) for name in ("page", "block", "par", "line")
            )
            left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
            number = (page, block, paragraph, line)
            yield Word(number, row["text"].strip(), left, top, width, height, float(row["conf"]))


def confidence(read: list[Word]) -> float:
    """Return the mean confidence in words, 0 to 100, a long word counting for more; 0 where there are none."""
    if not read:
        return 0.0
    return statistics.fmean((word.confidence for word in read), weights=[len(word.text) for word in read])
