"""What forms inside a PDF's page draw, as on a sheet of several pages, is seen where the page shows it."""

from pathlib import Path

import pytest
from printed import Printed, one, pdf

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
