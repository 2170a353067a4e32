"""Pages of pictures are recognised where Tesseract is on the machine, and named with its command where it is not."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from printed import FIRST, SECOND, TOP, Printed, one, pages, pdf, scanned, wrapped

from passerelle.index.errors import LoadError
from passerelle.index.load import is_read, load
from passerelle.index.load.pdf import scans
from passerelle.index.load.pdf.account import doubtful
from passerelle.index.load.recognised.kept import folder, heard
from passerelle.index.load.recognised.tesseract import install_command, is_here
from passerelle.index.types import Gap

with_tesseract = pytest.mark.skipif(not is_here(), reason="Tesseract with fra or eng is not on this machine")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


@with_tesseract
def test_scanned_pages_are_recognised_and_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    head = Printed("Le traité", 750, size=20)
    scans = scanned(tmp_path / "s.pdf", [head, *wrapped(FIRST)])
    path = pdf(tmp_path / "a.pdf", wrapped(SECOND), *scans)
    shares: list[float] = []
    with heard(shares.append):
        document = one(path)
    assert pages(document) == [SECOND, f"Le traité\n\n{FIRST}".replace("’", "'")]
    assert document.fields == {"recognised pages": "2"}
    assert document.gaps == ()
    assert shares == [1.0]
    (table,) = folder().iterdir()
    table.write_text(table.read_text(encoding="utf-8").replace("Washington", "Genève"), encoding="utf-8")
    assert "signé à Genève" in one(path).text


@with_tesseract
def test_a_picture_of_a_page_is_read_as_one_and_others_are_passed_over(tmp_path: Path) -> None:
    from PIL import Image
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf(tmp_path / "a.pdf", wrapped(FIRST))) as opened:
        page = opened[0].render(scale=2, grayscale=True).to_pil()
    page.save(tmp_path / "page.png")
    page.resize((153, 198)).save(tmp_path / "icon.png")
    page.rotate(90, expand=True).save(tmp_path / "view.jpg")
    assert [is_read(tmp_path / name) for name in ("page.png", "icon.png", "view.jpg")] == [True, False, False]
    document = one(tmp_path / "page.png")
    assert document.text == FIRST.replace("’", "'")
    assert document.fields == {"recognised pages": "1"}
    Image.new("L", (300, 300), 255).save(tmp_path / "blank.png")
    with pytest.raises(LoadError, match="no words were recognised in it"):
        list(load(tmp_path / "blank.png", "id"))


@pytest.mark.usefixtures("no_tesseract")
def test_where_tesseract_is_missing_its_command_is_named(tmp_path: Path) -> None:
    scans = scanned(tmp_path / "s.pdf", wrapped(FIRST), wrapped(FIRST))
    document = one(pdf(tmp_path / "a.pdf", wrapped(SECOND), *scans))
    assert document.text == SECOND
    where = f"pages 2-3; to have them recognised: {install_command()}"
    assert document.gaps == (Gap("pages without text", 2, where),)
    with pytest.raises(LoadError, match=f"only pictures; .*`{install_command()}` and index again"):
        list(load(pdf(tmp_path / "b.pdf", *scans), "id"))
    (tmp_path / "c.png").write_bytes(b"any picture")
    with pytest.raises(LoadError, match=f"it is a picture; .*`{install_command()}` and index again"):
        list(load(tmp_path / "c.png", "id"))
    assert not is_read(tmp_path / "c.png")


def test_text_laid_unseen_under_a_scan_is_read_as_recognised(tmp_path: Path) -> None:
    (scan,) = scanned(tmp_path / "s.pdf", wrapped(FIRST))
    layer = [Printed(each.text, each.y, each.x, how="3 Tr") for each in wrapped(FIRST)]
    document = one(pdf(tmp_path / "a.pdf", [*scan, *layer]))
    assert document.text == FIRST
    assert document.fields == {"recognised pages": "1"}
    assert document.gaps == ()


def test_pages_recognised_with_little_confidence_are_doubtful() -> None:
    said = "pages 2, 4, recognised with a confidence of 48 % at least"
    assert list(doubtful({0: 93.0, 1: 61.0, 3: 48.4})) == [Gap("doubtful pages", 2, said)]
    assert list(doubtful({0: 93.0})) == []


@pytest.mark.slow
@with_tesseract
def test_a_scan_that_lies_on_its_side_is_turned_until_it_can_be_read(tmp_path: Path) -> None:
    ((scan,),) = scanned(tmp_path / "s.pdf", [*wrapped(FIRST), *wrapped(SECOND, y=600)])
    on_its_side = Printed("", 0, how=f"0 1 -1 0 792 0 cm {scan.how}")
    document = one(pdf(tmp_path / "a.pdf", [on_its_side], pages_are="/MediaBox [0 0 792 612]"))
    assert document.text.startswith(FIRST.replace("’", "'"))
    assert document.gaps == ()


TABLE = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    "5\t1\t1\t1\t1\t1\t10\t10\t90\t20\t96\tBonjour\n"
)


@pytest.mark.parametrize(("box", "dots"), [((612, 792), 2550 * 3300), ((2384, 3370), 40_000_000)])
def test_a_page_is_drawn_for_recognition_at_three_hundred_dots_and_forty_million_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, box: tuple[int, int], dots: int
) -> None:
    sizes: list[tuple[int, int]] = []

    def recognised(pictures: Iterable[bytes], _: int) -> Iterator[str]:
        for picture in pictures:
            width, height = map(int, picture[:40].split()[1:3])
            sizes.append((width, height))
            yield TABLE

    monkeypatch.setattr(scans, "is_here", lambda: True)
    monkeypatch.setattr(scans, "recognised", recognised)
    image = "q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q"
    path = pdf(
        tmp_path / "a.pdf", [Printed("", TOP, how=image)], pages_are=f"/MediaBox [0 0 {box[0]} {box[1]}]"
    )
    assert one(path).text == "Bonjour"
    ((width, height),) = sizes
    assert width * height == pytest.approx(dots, rel=1e-3)
