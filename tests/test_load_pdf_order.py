"""A box that a PDF draws before the text it stands beside is read where it stands."""

from pathlib import Path

from printed import Printed, lines, one, pdf, wrapped

TEXT = "Le bac part du quai nord toutes les vingt minutes, de six heures du matin à dix heures du soir."


def test_a_box_drawn_first_stands_below_the_paragraph_beside_it(tmp_path: Path) -> None:
    box = lines("Fermé le lundi", "et le mardi", y=694, x=380)
    text = [
        Printed("Le bac", 760, size=20),
        *wrapped(f"{TEXT} {TEXT}", width=44),
        *wrapped(TEXT, y=600, width=44),
    ]
    shown = one(pdf(tmp_path / "a.pdf", [*box, *text])).text
    assert shown.startswith("Le bac\n\nLe bac part")
    assert shown.index("soir.\n\nFermé le lundi") < shown.rindex("Le bac part")


def test_columns_stay_in_their_order(tmp_path: Path) -> None:
    first, second = wrapped(TEXT * 2, y=640, width=34), wrapped(TEXT * 3, y=720, width=34, x=330)
    shown = one(pdf(tmp_path / "a.pdf", [*first, *second])).text
    assert (
        shown
        == one(pdf(tmp_path / "b.pdf", [*first])).text + "\n\n" + one(pdf(tmp_path / "c.pdf", second)).text
    )
