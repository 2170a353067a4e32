"""Which pages of a PDF are recognised, how often they are turned, and what of it is taken: both sides of each limit."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest
from printed import Printed, pdf

from passerelle.index.load.pdf import scans
from passerelle.index.load.pdf.lines import Line, Page
from passerelle.index.load.pdf.scans import Recognised, with_recognised

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
MARK = Printed("", 0, how="0 g 0 0 20 20 re f")
"""A black square at the foot of a page, on the left."""
Read = Sequence[tuple[str, float]]
Recognise = Callable[..., Recognised]


def table(*read: tuple[str, float]) -> str:
    """Return Tesseract's table of a line of words, each with the confidence in it."""
    return HEAD + "".join(
        f"5\t1\t1\t1\t1\t{at + 1}\t{10 + 100 * at}\t10\t90\t20\t{sure}\t{text}\n"
        for at, (text, sure) in enumerate(read)
    )


class Tesseract:
    """Answers in place of the program, turn by turn, and keeps what it was shown."""

    def __init__(self, *answers: Sequence[Read]) -> None:
        self.answers = answers
        self.seen: list[list[str]] = []

    def __call__(self, pictures: Iterable[bytes], count: int) -> Iterator[str]:
        answers = self.answers[len(self.seen)]
        self.seen.append([])
        for picture, read in zip(pictures, answers, strict=True):
            self.seen[-1].append(corner(picture))
            yield table(*read)
        assert len(answers) == count


def corner(picture: bytes) -> str:
    """Return where the black square of a picture is, and whether it stands or lies."""
    head, dots = picture.split(b"\n", 1)
    width, height = map(int, head.split()[1:3])
    assert len(dots) == width * height
    places = {
        "top left": 0,
        "top right": width - 1,
        "foot left": len(dots) - width,
        "foot right": len(dots) - 1,
    }
    (dark,) = (name for name, at in places.items() if dots[at + (9 if "left" in name else -9)] < 99)
    return f"{'upright' if height > width else 'aside'}, {dark}"


@pytest.fixture
def recognise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Recognise]:
    monkeypatch.setattr(scans, "is_here", lambda: True)
    drawn = pdf(tmp_path / "a.pdf", *[[MARK]] * 3, pages_are="/MediaBox [0 0 72 100]")
    with pypdfium2.PdfDocument(drawn) as opened:

        def run(program: Tesseract, *pages: Page) -> Recognised:
            monkeypatch.setattr(scans, "recognised", program)
            return with_recognised(opened, pages)

        yield run


def text(letters: int, size: float = 12.0) -> list[Line]:
    return [Line("x" * letters, 50, 90, 700, size, False, ((50, 90),))]


PICTURE = Page([], picture=True)
PLAIN = Page(text(40))
UPRIGHT = "upright, foot left"


def said(made: Recognised) -> list[str]:
    return [" ".join(line.text for line in page.lines) for page in made.pages]


@pytest.mark.parametrize(("sure", "turns"), [(60, 1), (59, 4)])
def test_a_page_is_turned_until_it_is_read_with_confidence(
    recognise: Recognise, sure: float, turns: int
) -> None:
    program = Tesseract(*[[[("Bonjour", sure)]]] * 4)
    made = recognise(program, PICTURE)
    shown = [UPRIGHT, "aside, top left", "aside, foot right", "upright, top right"]
    assert program.seen == [[each] for each in shown[:turns]]
    assert made.sure == {0: sure}
    assert said(made) == ["Bonjour"]


@pytest.mark.parametrize(
    ("first", "second", "best"),
    [
        ([("Bonjour", 50)], [("Bonsoir", 51)], "Bonsoir"),
        ([("Bonjour", 50)], [("Bonsoir", 50)], "Bonjour"),
        ([("Bonjour", 50)], [("Salutations", 46)], "Bonjour"),
        ([("Bonjour", 50)], [("Salutations", 47)], "Salutations"),
        ([("Bonjour", 50)], [("Salutations", 40), ("Bonjours", 48)], "Bonjour"),
        ([("Bonjour", 40)], [("Bonsoir", 41)], "Bonsoir"),
        ([("Bonjour", 40)], [], ""),
        ([("Bonjour", 30)], [("mots", 41), ("oubliettes", 10)], "mots oubliettes"),
    ],
)
def test_of_all_turns_that_which_reads_most_is_taken(
    recognise: Recognise, first: Read, second: Read, best: str
) -> None:
    """A letter counts by the confidence in its word beyond forty."""
    made = recognise(Tesseract([first], [second], [[]], [[]]), PICTURE)
    assert said(made) == [best]
    assert (made.pages[0] == PICTURE) is (best == "")


def test_only_pages_that_need_it_are_drawn_and_only_doubtful_ones_turned(recognise: Recognise) -> None:
    program = Tesseract([[("un", 50)], [("deux", 90)]], [[("trois", 70)]])
    made = recognise(program, PICTURE, PLAIN, PICTURE)
    assert program.seen == [[UPRIGHT, UPRIGHT], ["aside, top left"]]
    assert said(made) == ["trois", "x" * 40, "deux"]
    assert made.sure == {0: 70, 2: 90}
    assert made.pages[1] == PLAIN


def test_no_page_is_drawn_where_none_needs_it_or_the_program_is_missing(
    recognise: Recognise,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert recognise(Tesseract(), PLAIN, PLAIN) == Recognised([PLAIN, PLAIN])
    monkeypatch.setattr(scans, "is_here", lambda: False)
    assert recognise(Tesseract(), PICTURE) == Recognised([PICTURE])


@pytest.mark.parametrize(
    ("letters", "read", "taken"),
    [
        (14, [("Bonjour", 60)], True),
        (15, [("Bonjour", 60)], False),
        (14, [("Bonjour", 59)], False),
        (14, [], False),
    ],
)
def test_letters_without_meaning_give_way_to_half_as_many_that_are_sure(
    recognise: Recognise,
    letters: int,
    read: Read,
    *,
    taken: bool,
) -> None:
    page = Page(text(letters), unknown=9, quarters=1)
    made = recognise(Tesseract(*[[read]] * 4), page)
    assert said(made) == ["Bonjour" if taken else "x" * letters]
    assert made.sure == ({0: 60} if taken else {})
    (found,) = made.pages
    assert (found.unknown, found.quarters) == ((0, 0) if taken else (9, 1))


def test_a_picture_is_none_once_it_is_read_and_is_set_as_the_other_pages_are(recognise: Recognise) -> None:
    answers: Sequence[Read] = [[("Bonjour", 90)]]
    made = recognise(Tesseract(answers), PICTURE, PLAIN).pages[0]
    assert (made.picture, made.unknown, made.quarters, made.lines[0].size) == (False, 0, 0, 12)
    assert made.lines[0].left == pytest.approx(10 * 72 / 300)
    assert recognise(Tesseract(answers), PICTURE).pages[0].lines[0].size == 10


@pytest.mark.parametrize(
    ("most", "sizes"),
    [
        (40_000_000, ["300 600", "600 300", "417 417"]),
        (90_000, ["213 425", "425 213", "300 300"]),
        (10_000, ["71 142", "142 71", "100 100"]),
    ],
)
def test_pages_are_drawn_at_three_hundred_dots_an_inch_and_smaller_where_these_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, sizes: list[str]
) -> None:
    monkeypatch.setattr(scans, "MOST_DOTS", most)
    made = []
    for number, size in enumerate(("72 144", "144 72", "100 100")):
        path = pdf(tmp_path / f"{number}.pdf", [MARK], pages_are=f"/MediaBox [0 0 {size}]")
        with pypdfium2.PdfDocument(path) as opened:
            (picture,) = scans._drawn(opened, [0], 0)
            made.append(picture.split(b" 255", 1)[0].decode().removeprefix("P5 "))
            assert len(picture.split(b"\n", 1)[1]) == int(made[-1].split()[0]) * int(made[-1].split()[1])
    assert made == sizes
