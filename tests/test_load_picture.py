"""Pictures of pages, with a program in Tesseract's place that prints a table made here."""

import sys
from pathlib import Path

import pytest
from PIL import Image

from passerelle.index.errors import LoadError
from passerelle.index.load.recognised.kept import folder, heard, recognised
from passerelle.index.load.recognised.picture import load_picture, shows_a_page
from passerelle.index.load.recognised.tesseract import install_command

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a program here is a script for a shell")


def row(page: int, line: int, text: str, *, height: int = 20, confidence: int = 96) -> str:
    return f"5\t{page}\t1\t1\t{line}\t1\t100\t{line * 60}\t{12 * len(text)}\t{height}\t{confidence}\t{text}\n"


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program in Tesseract's place; return the file that it prints."""
    programs, table = tmp_path / "bin", tmp_path / "table.tsv"
    programs.mkdir()
    program = programs / "tesseract"
    program.write_text(
        f'#!/bin/sh\n[ "$1" = --list-langs ] && echo fra && exit\n/bin/cat {table}\n', encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    return table


def picture(folder_: Path, width: int = 700, height: int = 1000, name: str = "a.png") -> Path:
    Image.new("L", (width, height), 255).save(folder_ / name)
    return folder_ / name


LINES = [
    row(1, 1, "Le marché du samedi", height=40),
    *(row(1, at, f"Le prix du panier {at} reste là,") for at in (3, 4, 5)),
]


def test_a_picture_is_the_page_that_was_recognised_in_it(tmp_path: Path, printed: Path) -> None:
    printed.write_text(HEAD + "".join(LINES), encoding="utf-8")
    shares: list[float] = []
    with heard(shares.append):
        parsed = load_picture(picture(tmp_path))
    assert shares == [1.0]
    assert parsed.builder.text.startswith("Le marché du samedi\n\nLe prix du panier 3 reste là,")
    assert [each.level for each in parsed.builder.headings] == [1]
    assert (parsed.title, parsed.shown) == ("", "Le marché du samedi")
    assert parsed.fields == {"recognised pages": "1"}
    assert (len(parsed.builder.pages), parsed.gaps) == (1, ())


def test_a_picture_may_hold_several_pages_and_some_may_be_doubtful(tmp_path: Path, printed: Path) -> None:
    rows = [
        row(1, 1, "La halle ouvre"),
        row(2, 1, "Le bac part", confidence=40),
        row(2, 2, "à midi", confidence=40),
    ]
    printed.write_text(HEAD + "".join(rows), encoding="utf-8")
    parsed = load_picture(picture(tmp_path))
    assert parsed.builder.text == "La halle ouvre\n\nLe bac part à midi"
    assert parsed.fields == {"recognised pages": "1-2"}
    assert len(parsed.builder.pages) == 2
    assert [(gap.kind, gap.count, gap.where) for gap in parsed.gaps] == [
        ("doubtful pages", 1, "page 2, recognised with a confidence of 40 % at least")
    ]


@pytest.mark.parametrize("table", [HEAD, HEAD + row(1, 1, " "), ""])
def test_a_picture_without_words_is_refused(tmp_path: Path, printed: Path, table: str) -> None:
    printed.write_text(table, encoding="utf-8")
    with pytest.raises(LoadError, match=r"a\.png: no words were recognised in it; take a sharper picture"):
        load_picture(picture(tmp_path))


def test_without_tesseract_its_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    path = picture(tmp_path)
    assert not shows_a_page(path)
    with pytest.raises(LoadError, match=rf"a\.png: it is a picture; .*`{install_command()}` and index again"):
        load_picture(path)


@pytest.mark.usefixtures("printed")
@pytest.mark.parametrize(
    ("width", "height", "page"),
    [
        (700, 1000, True),
        (700, 999, False),
        (500, 1000, True),
        (499, 1000, False),
        (850, 1000, True),
        (851, 1000, False),
        (1000, 700, False),
    ],
)
def test_a_picture_of_a_page_is_upright_and_large(
    tmp_path: Path, width: int, height: int, *, page: bool
) -> None:
    assert shows_a_page(picture(tmp_path, width, height)) is page
    assert shows_a_page(picture(tmp_path, width, height, "a.TIF"))


@pytest.mark.usefixtures("printed")
def test_what_is_no_picture_shows_no_page(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"Le bac")
    assert not shows_a_page(tmp_path / "a.png")
    assert not shows_a_page(tmp_path / "b.png")


@pytest.mark.usefixtures("printed")
def test_a_picture_too_large_to_be_opened_shows_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    assert not shows_a_page(picture(tmp_path))


def test_what_was_recognised_is_kept_and_told_as_it_comes(printed: Path) -> None:
    printed.write_text("un", encoding="utf-8")
    shares: list[float] = []
    with heard(shares.append):
        assert list(recognised([b"a", b"b"], 2)) == ["un", "un"]
    assert shares == [0.5, 1.0]
    printed.write_text("deux", encoding="utf-8")
    assert list(recognised([b"b", b"c"], 2)) == ["un", "deux"]
    assert shares == [0.5, 1.0]
    assert sorted(each.suffix for each in folder().iterdir()) == [".tsv"] * 3


def test_what_cannot_be_kept_or_read_again_is_recognised_anew(
    printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed.write_text("un", encoding="utf-8")
    list(recognised([b"a"], 1))
    (kept,) = folder().iterdir()
    kept.write_bytes(b"\xff")
    printed.write_text("deux", encoding="utf-8")
    assert list(recognised([b"a"], 1)) == ["deux"]
    printed.write_text("", encoding="utf-8")
    assert list(recognised([b"b"], 1)) == [""]
    assert len(list(folder().iterdir())) == 1
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(printed))
    printed.write_text("trois", encoding="utf-8")
    assert list(recognised([b"c"], 1)) == ["trois"]
