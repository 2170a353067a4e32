"""What a PDF's characters are and how they are set: signs without meaning, fonts, places, white and hidden type."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest
from printed import Printed, pdf

from passerelle.index.load.pdf.glyphs import Glyphs
from passerelle.index.load.pdf.hyphens import BREAK


@contextmanager
def glyphs(place: Path, *printed: Printed, **how: object) -> Iterator[Glyphs]:
    with pypdfium2.PdfDocument(pdf(place / "a.pdf", printed, **how)) as opened:  # type: ignore[arg-type]
        made = Glyphs(opened[0])
        yield made
        made.close()


def word(text: str | bytes, x: float = 72, y: float = 700, **how: object) -> Printed:
    return Printed(text, y, x, **{"size": 10, **how})  # type: ignore[arg-type]


@pytest.mark.parametrize("code", [*range(1, 9), 11, 12, *range(14, 32)])
def test_a_control_character_is_a_letter_without_meaning(tmp_path: Path, code: int) -> None:
    with glyphs(tmp_path, word(b"[(a\\%03ob)]" % code)) as made:
        assert made.text == "a\ufffdb"


@pytest.mark.parametrize("code", [9, 10, 13, 32, 45])
def test_spaces_and_ends_of_lines_are_none(tmp_path: Path, code: int) -> None:
    with glyphs(tmp_path, word(b"[(a\\%03ob)]" % code)) as made:
        assert made.text == f"a{chr(code)}b"


def test_a_broken_line_ends_with_a_break_though_some_letters_are_beyond_the_rest(tmp_path: Path) -> None:
    broken = [word("Les jardiniers extra-", y=700), word("ordinaires arrosent", y=688)]
    with glyphs(tmp_path, *broken) as made:
        assert f"extra{BREAK}" in made.text
    with glyphs(tmp_path, *broken, word("le", y=600, font="emoji")) as made:
        assert f"extra{BREAK}" in made.text
        assert "\ufffd" not in made.text
    with glyphs(tmp_path, word(b"[(a\\002b)]", y=720), *broken, word("le", y=600, font="emoji")) as made:
        assert made.text.startswith("a\ufffdb")


@contextmanager
def in_font(place: Path, font: str) -> Iterator[tuple[Glyphs, int]]:
    """Give a page with letters in a font, and the place of the first."""
    inside = "BT /F 10 Tf 72 700 Td (mot) Tj ET"
    form = (
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F << /Type /Font "
        f"/Subtype /TrueType /Encoding /WinAnsiEncoding {font} >> >> >> /Length {len(inside)} >> "
        f"stream\n{inside}\nendstream"
    )
    drawn = Printed("", 0, how="/X Do")
    with glyphs(place, drawn, resources="/XObject << /X 7 0 R >>", more=[form]) as made:
        yield made, made.text.index("mot")


@pytest.mark.parametrize(
    ("name", "bold"),
    [
        *((name, True) for name in "Times-Bold Arial-Black AvenirHeavy ABCDEF+CMBX10 Foo-B Foo,B Foo-b".split()),
        *((name, False) for name in "Foo Foo-Bx FooB Foo-A Helvetica CMR10".split()),
    ],
)  # fmt: skip
def test_a_font_is_bold_by_its_name(tmp_path: Path, name: str, *, bold: bool) -> None:
    with in_font(tmp_path, f"/BaseFont /{name}") as (made, at):
        assert made.is_bold(at) is bold


@pytest.mark.parametrize(("stem", "bold"), [(120, True), (119, False)])
def test_a_font_is_bold_by_its_weight(tmp_path: Path, stem: int, *, bold: bool) -> None:
    """Its weight is five times as much as its stems are wide."""
    descriptor = f"/FontDescriptor << /Type /FontDescriptor /FontName /Foo /Flags 32 /StemV {stem} >>"
    with in_font(tmp_path, f"/BaseFont /Foo {descriptor}") as (made, at):
        assert made.is_bold(at) is bold


TYPEWRITERS = """DejaVuMono Courier CourierNew Typewriter Consolas Menlo Monaco FixedSys CMTT10 SFTT1000 LMMono10 LMTT9
    ECTT10 PCRTT8 VTTT9 SLTT10 cmitt10 cmsltt10""".split()


@pytest.mark.parametrize(
    ("name", "fixed"),
    [
        *((name, True) for name in TYPEWRITERS),
        *(
            (name, False)
            for name in "Monotype MonotypeCorsiva Attica10 cmssttx xxtt10 cmabcdett1 Times".split()
        ),
    ],
)
def test_a_font_is_a_typewriters_by_its_name(tmp_path: Path, name: str, *, fixed: bool) -> None:
    with in_font(tmp_path, f"/BaseFont /{name}") as (made, at):
        assert made.is_fixed(at) is fixed


@pytest.mark.parametrize(("flags", "fixed"), [(33, True), (32, False), (34, False)])
def test_a_font_is_a_typewriters_where_it_says_so(tmp_path: Path, flags: int, *, fixed: bool) -> None:
    descriptor = f"/FontDescriptor << /Type /FontDescriptor /FontName /Foo /Flags {flags} /StemV 80 >>"
    with in_font(tmp_path, f"/BaseFont /Foo {descriptor}") as (made, at):
        assert made.is_fixed(at) is fixed


def test_of_two_fonts_each_letter_is_in_its_own(tmp_path: Path) -> None:
    drawn = [word("un", font="bold"), word("deux", 120, font="standard")]
    with glyphs(tmp_path, *drawn) as made:
        one, other = made.text.index("un"), made.text.index("deux")
        assert [made.is_bold(at) for at in (one, other, one)] == [True, False, True]
        assert [made.is_fixed(at) for at in (one, other, one)] == [True, False, True]


@pytest.mark.parametrize(
    ("turn", "quarters", "across", "baseline"),
    [
        (0, 0, (300, 306), 400),
        (90, 1, (400, 406), -300),
        (180, 2, (-300, -294), -400),
        (270, 3, (-400, -394), 300),
    ],
)
def test_a_letter_stands_where_its_page_is_turned_to(
    tmp_path: Path, turn: float, quarters: int, across: Sequence[float], baseline: float
) -> None:
    with glyphs(tmp_path, word("ab", 300, 400, turn=turn)) as made:
        assert made.angle(0) % 360 == pytest.approx(turn)
        made.quarters = quarters
        assert (made.left(0), made.right(0)) == pytest.approx(across, abs=0.1)
        assert made.baseline(0) == baseline
        assert made.size(0) == 10
        assert made.between(0, 1) == pytest.approx((across[1], across[1]), abs=0.1)
        assert made.between(1, 0) == pytest.approx((across[1] + 6, across[0]), abs=0.1)
        assert made.origin(1) != made.origin(0) == pytest.approx((300, 400))


def test_a_letter_is_as_large_as_its_page_shows_it(tmp_path: Path) -> None:
    with glyphs(tmp_path, word("ab", how="q 2 0 0 1.256 0 0 cm", y=300)) as made:
        assert made.size(0) == 12.6
        assert made.baseline(0) == 376.8


def test_letters_drawn_in_one_go_are_one_piece(tmp_path: Path) -> None:
    with glyphs(tmp_path, word("ab"), word("cd", 84)) as made:
        first, second, third = (made.text.index(letter) for letter in "abc")
        assert made.is_one_piece(first, second)
        assert not made.is_one_piece(second, third)
        assert not made.is_one_piece(third, second)


@pytest.mark.parametrize(
    ("x", "y", "off"),
    [
        (300, 400, False),
        *((609.5, 400, False), (611, 400, True), (-3.5, 400, False), (-5, 400, True)),
        *((300, 790, False), (300, 792, True), (300, -2.5, False), (300, -4, True)),
    ],
)
def test_a_letter_is_off_its_page_a_point_beyond_its_edge(
    tmp_path: Path, x: float, y: float, *, off: bool
) -> None:
    """What counts is the middle of what is drawn: of an o, three points right of its origin and two above."""
    with glyphs(tmp_path, word("o", x, y)) as made:
        assert made.is_off(0) is off


@pytest.mark.parametrize(
    ("how", "blank"),
    [
        ("0 g", False),
        ("1 g", True),
        ("3 Tr", True),
        ("2 Tr", False),
        ("1 Tr", False),
        ("0.976 g", False),
        ("0.98 g", True),
        ("1 1 0.9 rg", False),
        ("1 0.9 1 rg", False),
        ("0.9 1 1 rg", False),
        ("0 g 70 690 50 30 re f 1 g", False),
        ("1 g 70 690 50 30 re f 1 g", True),
        ("0 g 370 690 50 30 re f 70 690 50 30 re f 1 g", False),
        ("0 g 70 690 50 30 re S 1 g", True),
        ("0.9 g 70 690 50 30 re f 1 g", False),
        ("q 50 0 0 30 70 690 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q 1 g", False),
        ("q 50 0 0 30 170 690 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q 1 g", True),
    ],
)
def test_type_is_blank_in_no_ink_or_white_on_white(tmp_path: Path, how: str, *, blank: bool) -> None:
    with glyphs(tmp_path, word("o", how=how)) as made:
        assert made.is_blank(made.text.index("o")) is blank
        assert made.is_unfilled(made.text.index("o")) is (how == "3 Tr")


@pytest.mark.parametrize(
    ("how", "blank"),
    [
        ("/Clear gs", True),
        ("/Pale gs", False),
        ("70 690 50 30 re f /Clear gs", False),
        ("/Clear gs 0 g 70 690 50 30 re f /Full gs 1 g", True),
        ("/Pale gs 0 g 70 690 50 30 re f /Full gs 1 g", False),
    ],
)
def test_clear_ink_is_not_seen_and_is_no_ground(tmp_path: Path, how: str, *, blank: bool) -> None:
    inks = "/ExtGState << /Clear << /ca 0 >> /Pale << /ca .01 >> /Full << /ca 1 >> >>"
    with glyphs(tmp_path, word("o", how=how), resources=inks) as made:
        assert made.is_blank(0) is blank


def picture(*boxes: tuple[float, float]) -> Printed:
    """Draw pictures of so many points across and up."""
    image = "BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI"
    return Printed("", 0, how=" ".join(f"q {wide} 0 0 {high} 9 9 cm {image} Q" for wide, high in boxes))


@pytest.mark.parametrize(
    ("boxes", "half"),
    [
        (((308, 792),), True),
        (((307, 792),), False),
        (((612, 399),), True),
        (((612, 397),), False),
        (((154, 792), (154, 792)), True),
        (((153, 792), (154, 792)), False),
        ((), False),
    ],
)
def test_pictures_fill_half_a_page(
    tmp_path: Path, boxes: Sequence[tuple[float, float]], *, half: bool
) -> None:
    with glyphs(tmp_path, picture(*boxes), word("o")) as made:
        assert made.is_pictured(bare=False) is half
        assert made.is_pictured(bare=True) is bool(boxes)
        assert made.has_picture() is bool(boxes)


@pytest.mark.parametrize(
    ("kind", "fields"), [("Widget /FT /Tx /T (a)", True), ("Text", False), ("FreeText", False)]
)
def test_a_form_has_fields(tmp_path: Path, kind: str, *, fields: bool) -> None:
    laid = f"<< /Type /Annot /Subtype /{kind} /Rect [72 100 300 130] /F 4 >>"
    note = "<< /Type /Annot /Subtype /Text /Rect [72 100 300 130] /F 4 >>"
    with glyphs(tmp_path, word("o"), page_is=f"/Annots [{note} {laid}]") as made:
        assert made.has_fields() is fields
