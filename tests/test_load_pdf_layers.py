"""Layers of a PDF that are off are no text: those that marks name, several at once, and those that forms name."""

import zlib
from pathlib import Path

import pytest
from printed import Printed, one, pdf

from passerelle.index.load.pdf.layers import may_have_layers
from passerelle.index.types import Gap

INSIDE = "BT /plain 11 Tf 72 600 Td (La note interne dit six heures.) Tj ET"
FONT = "/Font << /plain << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >>"
FORM = (
    f"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << {FONT} >> "
    f"/Length {len(INSIDE)} >> stream\n{INSIDE}\nendstream"
)
LAYERS = (
    "<< /Type /OCG /Name (Brouillon) >>",
    "<< /Type /OCG /Name (Final) >>",
    "<< /Type /OCMD /OCGs 7 0 R /P /AllOn >>",
)
NAMED = "/Properties << /A 7 0 R /B 8 0 R /C 9 0 R >> /XObject << /X 10 0 R >>"


def layered(path: Path, off: str) -> Path:
    printed = [
        Printed("La grille ouvre à huit heures.", 700),
        Printed("Le brouillon dit neuf heures.", 680, how="/OC /A BDC"),
        Printed("La version finale compte.", 660, how="EMC /OC /B BDC 1 g"),
        Printed("Le double dit dix heures.", 640, how="EMC /OC /C BDC"),
        Printed("", 620, how="EMC /X Do"),
    ]
    ground = Printed("", 0, how="0 g 0 650 612 25 re f")
    return pdf(
        path,
        [ground, *printed],
        file_is=f"/OCProperties << /OCGs [7 0 R 8 0 R] /D << /OFF [{off}] >> >>",
        more=(*LAYERS, f"<< /OC 7 0 R {FORM}"),
        resources=NAMED,
    )


def test_what_a_hidden_layer_writes_is_no_text_and_counted(tmp_path: Path) -> None:
    document = one(layered(tmp_path / "a.pdf", "7 0 R"))
    assert "huit heures" in document.text
    assert "La version finale compte." in document.text  # white on black, in a layer that is shown
    for word in ("neuf", "dix", "six"):
        assert word not in document.text
    assert document.gaps == (Gap("hidden text", 25 + 21 + 26, "page 1"),)


def test_a_layer_that_is_shown_is_text(tmp_path: Path) -> None:
    document = one(layered(tmp_path / "a.pdf", ""))
    for word in ("neuf", "finale", "dix", "six"):
        assert word in document.text
    assert document.gaps == ()


def test_words_that_lie_unseen_under_a_scan_stay_where_its_file_has_layers(tmp_path: Path) -> None:
    picture = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    printed = [
        Printed("", 0, how=picture),
        Printed("La grille ouvre à huit heures.", 700, how="/OC /B BDC 3 Tr"),
    ]
    path = pdf(
        tmp_path / "a.pdf",
        printed,
        file_is="/OCProperties << /OCGs [7 0 R 8 0 R] /D << /OFF [7 0 R] >> >>",
        more=LAYERS,
        resources="/Properties << /A 7 0 R /B 8 0 R >>",
    )
    assert one(path).text == "La grille ouvre à huit heures."


@pytest.mark.parametrize(
    ("packed", "may"),
    [
        (zlib.compress(b"1 0 <</Type/Catalog/OCProperties 9 0 R>>"), True),
        (zlib.compress(b"1 0 <</Type/Catalog>>"), False),
        (b"locked by a password", True),
    ],
)
def test_layers_are_looked_for_in_packed_objects(tmp_path: Path, packed: bytes, *, may: bool) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"1 0 obj <</Type /ObjStm /N 1>> stream\r\n%s\nendstream endobj" % packed)
    assert may_have_layers(path) is may


def packed_object(content: bytes) -> bytes:
    return b"1 0 obj <</Type/ObjStm /N 1>> stream\n%s\nendstream endobj " % zlib.compress(content)


@pytest.mark.parametrize(
    ("content", "may"),
    [
        (b"/OCProperties", True),
        (b"%PDF-1.4 <</Type/Catalog /OCProperties 9 0 R>>", True),
        (b"%PDF-1.4 <</Type/Catalog>>", False),
        (packed_object(b"<</Type/Catalog>>") + packed_object(b"<</OCProperties 9 0 R>>"), True),
        (packed_object(b"<</OCProperties 9 0 R>>") + packed_object(b"<</Type/Catalog>>"), True),
        (packed_object(b"<</Type/Catalog>>") * 2, False),
        (packed_object(b"<</OCProperties 9 0 R>>").replace(b"ObjStm", b"ObjStmt"), False),
    ],
)
def test_a_file_says_that_it_has_layers_wherever_it_does(
    tmp_path: Path, content: bytes, *, may: bool
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    assert may_have_layers(path) is may


@pytest.mark.parametrize(
    ("how", "gone"),
    [("/OC /A BDC 1 Tr", True), ("/OC /A BDC 2 Tr", True), ("/OC /B BDC", False), ("/Span /A BDC", False)],
)
def test_only_what_a_hidden_layer_marks_goes(tmp_path: Path, how: str, *, gone: bool) -> None:
    path = pdf(
        tmp_path / "a.pdf",
        [Printed("La grille ouvre.", 700), Printed("Le brouillon dit neuf.", 680, how=how)],
        file_is="/OCProperties << /OCGs [7 0 R 8 0 R] /D << /OFF [7 0 R] >> >>",
        more=LAYERS,
        resources="/Properties << /A 7 0 R /B 8 0 R >>",
    )
    document = one(path)
    assert ("neuf" not in document.text) is gone
    assert document.gaps == ((Gap("hidden text", 19, "page 1"),) if gone else ())


def test_a_layer_whose_words_are_in_no_ink_anywhere_is_no_hidden_one(tmp_path: Path) -> None:
    """A layer of unseen words tells nothing of whether it is shown: they are counted as all unseen type is."""
    printed = [Printed("La grille ouvre.", 700), Printed("neuf", 680, how="/OC /A BDC 3 Tr")]
    path = pdf(
        tmp_path / "a.pdf",
        printed,
        file_is="/OCProperties << /OCGs [7 0 R 8 0 R] /D << /OFF [7 0 R] >> >>",
        more=LAYERS,
        resources="/Properties << /A 7 0 R /B 8 0 R >>",
    )
    assert one(path).gaps == (Gap("hidden text", 4, "page 1"),)


def told(path: Path, *drawn: Printed, more: tuple[str, ...] = (), resources: str = "") -> str:
    """Return what is read of lines in layers, of which the first, *Brouillon*, is off."""
    made = pdf(
        path,
        [Printed("Le bac.", 700), *drawn],
        file_is="/OCProperties << /OCGs [7 0 R 8 0 R] /D << /OFF [7 0 R] >> >>",
        more=(*LAYERS[:2], *more),
        resources=f"/Properties << /A 7 0 R /B 8 0 R /C 9 0 R /D 10 0 R >> {resources}",
    )
    return " ".join(one(made).text.split())


def test_of_two_layers_that_are_made_of_others_each_is_shown_or_hidden_by_itself(tmp_path: Path) -> None:
    several = tuple(f"<< /Type /OCMD /OCGs {number} 0 R /P /AllOn >>" for number in (7, 8))
    drawn = Printed("Le quai.", 600, how="/OC /C BDC"), Printed("Le port.", 500, how="EMC /OC /D BDC")
    assert told(tmp_path / "a.pdf", *drawn, more=several) == "Le bac. Le port."


def test_a_layer_inside_another_is_hidden_where_either_is(tmp_path: Path) -> None:
    drawn = (
        Printed("Le quai.", 600, how="/OC /B BDC"),
        Printed("Le port.", 500, how="/OC /A BDC"),
        Printed("Le lac.", 400, how="EMC EMC /OC /A BDC"),
    )
    assert told(tmp_path / "a.pdf", *drawn) == "Le bac. Le quai."


def test_of_two_forms_each_is_shown_or_hidden_by_itself(tmp_path: Path) -> None:
    forms = [f"<< /OC {number} 0 R {FORM}" for number in (7, 8)]
    forms[1] = forms[1].replace("six", "dix")
    drawn = Printed("", 600, how="/X Do"), Printed("", 500, how="1 0 0 1 0 -50 cm /Y Do")
    resources = "/XObject << /X 9 0 R /Y 10 0 R >>"
    said = told(tmp_path / "a.pdf", *drawn, more=tuple(forms), resources=resources)
    assert said == "Le bac. La note interne dit dix heures."


def test_a_form_is_hidden_though_its_words_are_in_one_inside_it(tmp_path: Path) -> None:
    inside = "/Y Do"
    outer = (
        "<< /OC 7 0 R /Type /XObject /Subtype /Form /BBox [0 0 612 792] "
        f"/Resources << /XObject << /Y 10 0 R >> >> /Length {len(inside)} >> stream\n{inside}\nendstream"
    )
    more, resources = (outer, f"<< {FORM}"), "/XObject << /X 9 0 R >>"
    said = told(tmp_path / "a.pdf", Printed("", 600, how="/X Do"), more=more, resources=resources)
    assert said == "Le bac."
