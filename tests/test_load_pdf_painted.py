"""What forms inside a PDF's page draw, as on a sheet of several pages, is seen where the page shows it."""

from pathlib import Path

import pypdfium2
import pytest
from printed import Printed, one, pdf

from passerelle.index.load.pdf.painted import PAGE, Matrix, painted

PATH = 2
FONT = "/Font << /plain << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >>"
RULES = (
    "72 700 m 252 700 l 72 684 m 252 684 l 72 668 m 252 668 l "
    "72 700 m 72 668 l 141 700 m 141 668 l 252 700 m 252 668 l S"
)
CELLS = (
    "BT /plain 9 Tf 74 688 Td (Aller au lac) Tj ET BT /plain 9 Tf 143 688 Td (Bac de midi) Tj ET "
    "BT /plain 9 Tf 74 672 Td (Retour : 9 h) Tj ET BT /plain 9 Tf 143 672 Td (Bac de nuit) Tj ET"
)


def form(inside: str, more: str = "") -> str:
    return (
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << {FONT} {more} >> "
        f"/Length {len(inside)} >> stream\n{inside}\nendstream"
    )


@pytest.mark.parametrize("put", ["", ".5 0 0 .5 40 300 cm", "0 .7 -.7 0 550 40 cm"])
def test_a_table_inside_forms_is_rows_wherever_they_are_put(tmp_path: Path, put: str) -> None:
    drawn = [Printed("", 0, how=f"{put} /X Do")]
    outer = form("1 0 0 1 20 10 cm /Y Do", more="/XObject << /Y 8 0 R >>")
    path = pdf(
        tmp_path / "a.pdf", drawn, resources="/XObject << /X 7 0 R >>", more=[outer, form(f"{RULES} {CELLS}")]
    )
    assert one(path).text.strip() == "Aller au lac | Bac de midi\nRetour : 9 h | Bac de nuit"


def test_white_type_is_seen_on_a_dark_ground_of_its_form_and_not_beside_it(tmp_path: Path) -> None:
    inside = (
        "0 g 60 590 300 30 re f 1 g BT /plain 11 Tf 72 600 Td (La grille ouvre.) Tj ET "
        "BT /plain 11 Tf 72 500 Td (Nul ne le voit.) Tj ET"
    )
    drawn = [Printed("Le parc est clos.", 700), Printed("", 0, how="1 0 0 1 100 50 cm /X Do")]
    path = pdf(tmp_path / "a.pdf", drawn, resources="/XObject << /X 7 0 R >>", more=[form(inside)])
    document = one(path)
    assert document.text.split("\n\n") == ["Le parc est clos.", "La grille ouvre."]
    assert [(gap.kind, gap.count) for gap in document.gaps] == [("hidden text", 12)]


@pytest.mark.parametrize(
    ("inner", "outer", "point"),
    [
        (Matrix(), Matrix(), (3, 5)),
        (Matrix(e=10, f=20), Matrix(), (13, 25)),
        (Matrix(a=2, d=4), Matrix(e=10, f=20), (16, 40)),
        (Matrix(e=10, f=20), Matrix(a=2, d=4), (26, 100)),
        (Matrix(a=0, b=1, c=-1, d=0), Matrix(a=2, d=4, e=1), (-9, 12)),
        (Matrix(a=2, d=4, e=1), Matrix(a=0, b=1, c=-1, d=0), (-20, 7)),
        (Matrix(1, 2, 3, 4, 5, 6), Matrix(7, 8, 9, 10, 11, 12), (460, 516)),
    ],
)
def test_what_a_form_paints_is_put_by_its_matrix_and_then_by_that_around(
    inner: Matrix, outer: Matrix, point: tuple[float, float]
) -> None:
    assert inner.within(outer).put(3, 5) == outer.put(*inner.put(3, 5)) == point


@pytest.mark.parametrize(("deep", "seen"), [(1, True), (6, True), (7, False)])
def test_forms_are_looked_into_to_a_depth(tmp_path: Path, deep: int, *, seen: bool) -> None:
    names = [f"/N{at}" for at in range(deep)]
    forms = [
        form(f"1 0 0 1 2 3 cm {after} Do", more=f"/XObject << {after} {8 + at} 0 R >>")
        for at, after in enumerate(names[1:])
    ]
    path = pdf(
        tmp_path / "a.pdf",
        [Printed("", 0, how="/N0 Do")],
        resources="/XObject << /N0 7 0 R >>",
        more=[*forms, form("10 20 30 40 re f BT /plain 9 Tf 60 60 Td (Mot) Tj ET")],
    )
    with pypdfium2.PdfDocument(path) as opened:
        page = opened[0]
        drawn = list(painted(page))
        boxes = [each.box() for each in drawn]
    assert {each.kind for each in drawn} <= {PATH}  # no text, and no form that is not looked into
    across, up = 2 * (deep - 1), 3 * (deep - 1)
    assert len(boxes) == seen
    for box in boxes:
        assert box == pytest.approx((10 + across, 20 + up, 40 + across, 60 + up), abs=0.1)


def test_what_a_page_paints_itself_stands_where_it_says(tmp_path: Path) -> None:
    drawn = "q 2 0 0 3 5 7 cm 10 20 30 40 re f Q"
    path = pdf(tmp_path / "a.pdf", [Printed("Mot", 700), Printed("", 0, how=drawn)])
    with pypdfium2.PdfDocument(path) as opened:
        page = opened[0]
        (only,) = painted(page)
        assert only.box() == pytest.approx((25, 67, 85, 187), abs=0.1)
        assert only.form == PAGE
        assert only.matrix() == Matrix(2, 0, 0, 3, 5, 7)


def test_a_turned_form_turns_the_edges_of_what_it_paints(tmp_path: Path) -> None:
    drawn = [Printed("", 0, how="0 1 -1 0 300 0 cm /X Do")]
    path = pdf(
        tmp_path / "a.pdf", drawn, resources="/XObject << /X 7 0 R >>", more=[form("10 20 30 40 re f")]
    )
    with pypdfium2.PdfDocument(path) as opened:
        page = opened[0]
        (only,) = painted(page)
        assert only.box() == pytest.approx((240, 10, 280, 40), abs=0.1)
