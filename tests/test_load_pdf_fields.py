"""Where the value of a PDF's field goes among the lines of its page: beside its label, below it, or on its own."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from printed import FIRST, Printed, one, pdf, wrapped

from passerelle.index.load.pdf.fields import _Box, _fill_in, _insert
from passerelle.index.load.pdf.lines import Line
from passerelle.index.types import Gap


def line(text: str, baseline: float, *cells: tuple[float, float], aside: bool = False) -> Line:
    return Line(text, cells[0][0], cells[-1][1], baseline, 10.0, bold=False, cells=cells, aside=aside)


def filled(lines: Sequence[Line], box: _Box, value: str, *, name: str = "", tick: bool = False) -> list[str]:
    made = list(lines)
    _fill_in(made, box, name, value, tick)
    return [each.text for each in made]


@pytest.mark.parametrize(("bottom", "beside"), [(704.0, True), (704.1, False), (690.0, True), (689.9, False)])
def test_a_label_is_level_with_its_field(bottom: float, *, beside: bool) -> None:
    label = line("Nom", 700, (50, 80))
    made = filled([label], _Box(90, 200, bottom, bottom + 10), "Rey")
    assert ("Nom Rey" in made) is beside


@pytest.mark.parametrize(("left", "beside"), [(76.0, True), (75.0, False)])
def test_a_label_ends_where_its_field_begins_or_a_little_inside(left: float, *, beside: bool) -> None:
    made = filled([line("Nom", 700, (50, 80))], _Box(left, 200, 695, 709), "Rey")
    assert ("Nom Rey" in made) is beside


@pytest.mark.parametrize(
    ("left", "right", "text", "cells", "end"),
    [
        (240, 390, "Nom\tVille Brest\tPays", ((50, 80), (200, 390), (400, 430)), 430),
        (440, 500, "Nom\tVille\tPays Brest", ((50, 80), (200, 230), (400, 500)), 500),
        (90, 70, "Nom Brest\tVille\tPays", ((50, 80), (200, 230), (400, 430)), 430),
    ],
)
def test_of_several_labels_the_nearest_at_the_left_has_the_value_and_its_cell_is_as_wide(
    left: float, right: float, text: str, cells: tuple[tuple[float, float], ...], end: float
) -> None:
    lines = [line("Nom\tVille\tPays", 700, (50, 80), (200, 230), (400, 430))]
    _fill_in(lines, _Box(left, right, 695, 709), "ville", "Brest", False)
    assert (lines[0].text, lines[0].cells, lines[0].right) == (text, cells, end)


@pytest.mark.parametrize(("right", "ticked"), [(104.0, True), (104.5, False), (64.0, True), (63.5, False)])
def test_a_box_is_ticked_before_the_words_at_its_right(right: float, *, ticked: bool) -> None:
    made = filled([line("chat", 700, (100, 130))], _Box(right - 12, right, 698, 710), "☒", tick=True)
    assert (made == ["☒ chat"]) is ticked


def test_of_two_words_at_its_right_a_box_has_the_first() -> None:
    lines = [line("chien\tchat", 700, (100, 120), (125, 150))]
    assert filled(lines, _Box(84, 96, 698, 710), "☐", tick=True) == ["☐ chien\tchat"]


@pytest.mark.parametrize(
    ("above", "by", "under"),
    [
        (16, 0, True),
        (16.5, 0, False),
        (0, 0, True),
        (5, 16, True),
        (5, 16.5, False),
        (5, -16, True),
        (-5, 0, False),
    ],
)
def test_a_label_stands_above_its_field_within_sixteen_points(
    above: float, by: float, *, under: bool
) -> None:
    lines = [line("Adresse :", 640, (72, 130)), line("Fait à Brest", 500, (72, 130))]
    made = filled(lines, _Box(72 + by, 400, 620 - above, 640 - above), "3, rue du Port")
    assert (made[0] == "Adresse: 3, rue du Port") is under
    assert ("3, rue du Port" in made) is not under


def test_a_label_above_its_field_may_be_any_line() -> None:
    lines = [line("Nom", 700, (300, 330)), line("Adresse", 640, (72, 130)), line("Ville", 640, (300, 330))]
    assert filled(lines, _Box(72, 200, 620, 634), "3, rue du Port")[1] == "Adresse: 3, rue du Port"
    assert filled(lines, _Box(300, 400, 620, 634), "Brest")[2] == "Ville: Brest"


def test_a_box_to_tick_has_no_label_above_it() -> None:
    assert filled([line("Avis", 640, (72, 130))], _Box(72, 84, 620, 632), "☒", tick=True) == ["Avis", "☒"]


def test_an_aside_labels_nothing() -> None:
    stamp = line("Reçu", 700, (50, 80), aside=True)
    assert filled([stamp], _Box(90, 200, 695, 709), "Rey", name="nom") == ["Reçu", "nom: Rey"]
    assert filled([stamp], _Box(30, 42, 695, 709), "☒", name="vu", tick=True) == ["Reçu", "☒ vu"]


@pytest.mark.parametrize(
    "name",
    """|Text1|field 2|untitled|FIELD|texte 12|Champ_3|undefined|Check Box 4|CheckBox4|Zone-2|form1[0]|
    topmostSubform[0]|12""".replace("\n    ", "").split("|"),
)
def test_a_name_that_no_person_gave_is_not_said(name: str) -> None:
    assert filled([], _Box(72, 300, 400, 420), "Porte verte", name=name) == ["Porte verte"]


@pytest.mark.parametrize("name", ["remarques", "Texte libre", "champion", "date 2"])
def test_a_name_that_a_person_gave_is_said(name: str) -> None:
    assert filled([], _Box(72, 300, 400, 420), "Porte verte", name=name) == [f"{name}: Porte verte"]
    assert filled([], _Box(72, 84, 400, 412), "☒", name=name, tick=True) == [f"☒ {name}"]


def test_a_field_without_a_value_says_nothing() -> None:
    assert filled([line("Nom", 700, (50, 80))], _Box(90, 200, 695, 709), "") == ["Nom"]


@pytest.mark.parametrize(("top", "bottom", "baseline"), [(420.0, 300.0, 408.0), (420.0, 410.0, 410.0)])
def test_what_is_laid_on_a_page_stands_where_its_box_begins(
    top: float, bottom: float, baseline: float
) -> None:
    lines = [line("Un", 700, (50, 80)), line("Deux", 100, (50, 80))]
    _insert(lines, _Box(60, 90, bottom, top), "vu", aside=True)
    assert [each.text for each in lines] == ["Un", "vu", "Deux"]
    made = lines[1]
    assert (made.left, made.right, made.baseline, made.size, made.aside) == (60, 90, baseline, 10.0, True)
    assert (made.cells, made.bold) == (((60, 90),), False)


@pytest.mark.parametrize(
    ("sizes", "baseline"),
    [((8.0, 8.0, 20.0), 410.4), ((20.0, 8.0), 396.0), ((8.0, 10.0, 20.0), 408.0), ((), 408.0)],
)
def test_what_is_laid_on_is_as_large_as_half_the_lines_are_at_most(
    sizes: Sequence[float], baseline: float
) -> None:
    lines = [Line("x", 50, 80, 700.0, size, False, ((50, 80),)) for size in sizes]
    _insert(lines, _Box(60, 90, 300, 420), "vu", aside=False)
    assert lines[-1].baseline == pytest.approx(baseline)
    assert not lines[-1].aside


def test_what_is_laid_on_a_line_stands_behind_it() -> None:
    lines = [line("Un", 408, (50, 80)), line("Deux", 407.9, (50, 80))]
    _insert(lines, _Box(60, 90, 300, 420), "vu", aside=True)
    assert [each.text for each in lines] == ["Un", "vu", "Deux"]


def test_a_box_is_ticked_before_a_later_cell() -> None:
    lines = [line("chien\tchat", 700, (100, 120), (200, 230))]
    assert filled(lines, _Box(184, 196, 698, 710), "☒", tick=True) == ["chien\t☒ chat"]


def test_a_box_with_words_at_its_left_alone_is_ticked_behind_them() -> None:
    assert filled([line("Oui", 700, (50, 70))], _Box(80, 92, 698, 710), "☒", tick=True) == ["Oui ☒"]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_lines_at_its_height_a_field_belongs_to_the_nearer(order: int) -> None:
    labels = [line("Nom", 700, (50, 80)), line("Ville", 701, (100, 140))][::order]
    made = filled(labels, _Box(150, 300, 695, 709), "Brest")
    assert made == ["Nom", "Ville Brest"][::order]
    assert filled(labels, _Box(85, 98, 695, 709), "Rey") == ["Nom Rey", "Ville"][::order]


def test_a_box_is_ticked_before_words_at_its_own_height() -> None:
    lines = [line("chat", 730, (100, 130)), line("chien", 700, (100, 130))]
    assert filled(lines, _Box(80, 92, 698, 710), "☒", tick=True) == ["chat", "☒ chien"]


def form(path: Path, printed: Sequence[Printed], *widgets: str, more: str = "") -> str:
    refs = " ".join(f"{7 + at} 0 R" for at in range(len(widgets)))
    made = pdf(
        path,
        printed,
        page_is=f"/Annots [{refs}]",
        file_is=f"/AcroForm << /Fields [{refs}] /DA (/Helv 0 Tf) {more} >>",
        more=[f"<< /Type /Annot /Subtype /Widget /F 4 {each} >>" for each in widgets],
    )
    return one(made).text


@pytest.mark.parametrize(
    ("turn", "name", "animal", "field", "box"),
    [
        (0, (100, 400), (100, 300), "140 395 260 410", "56 296 96 308"),
        (90, (300, 100), (330, 200), "290 140 305 260", "322 156 334 196"),
        (180, (300, 400), (300, 500), "140 390 260 405", "304 492 344 504"),
        (270, (300, 400), (330, 400), "295 240 310 360", "326 404 338 444"),
    ],
)
def test_a_field_of_a_page_that_lies_on_its_side_stands_beside_its_label(
    tmp_path: Path, turn: int, name: tuple[int, int], animal: tuple[int, int], field: str, box: str
) -> None:
    labels = [
        Printed("Nom :", name[1], name[0], turn=turn),
        Printed("chat", animal[1], animal[0], turn=turn),
    ]
    text = form(
        tmp_path / "a.pdf",
        labels,
        f"/Rect [{field}] /FT /Tx /T (nom) /V (Rey)",
        f"/Rect [{box}] /FT /Btn /T (b) /V /Off /AS /Off",
    )
    assert sorted(filter(None, text.split("\n"))) == ["Nom : Rey", "☐ chat"]


TICKED = "/V /Oui /AS /Oui /AP << /N << /Oui << >> /Off << >> >> >>"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("/FT /Btn /Ff 32768 /T (a) /V /Off /AS /Off", "☐ chat"),
        (f"/FT /Btn /Ff 32768 /T (a) {TICKED}", "☒ chat"),
        (f"/FT /Btn /T (a) {TICKED}", "☒ chat"),
        ("/FT /Btn /Ff 65536 /T (a) /V /Oui", "chat"),
    ],
)
def test_a_box_and_a_button_of_several_are_ticked_and_a_button_to_push_is_not(
    tmp_path: Path, field: str, said: str
) -> None:
    drawn = [Printed("chat", 400, 100)]
    assert form(tmp_path / "a.pdf", drawn, f"/Rect [84 398 96 410] {field}") == said


def test_a_value_of_several_lines_is_one(tmp_path: Path) -> None:
    text = form(
        tmp_path / "a.pdf",
        [Printed("Adresse", 400, 100)],
        "/Rect [150 395 400 410] /FT /Tx /T (a) /V (3, rue du Port\r29200 Brest)",
    )
    assert text == "Adresse 3, rue du Port 29200 Brest"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("/FT /Tx /Ff 8192 /T (a) /V (Rey)", "Code"),
        ("/FT /Tx /Ff 8194 /T (a) /V (Rey)", "Code"),
        ("/FT /Tx /Ff 4096 /T (a) /V (Rey)", "Code Rey"),
        ("/FT /Tx /T (a) /V ()", "Code"),
        ("/FT /Tx /T (a) /V (R)", "Code R"),
        ("/FT /Sig /T (a) /V (Rey)", "Code"),
        ("/FT /Ch /T (a) /Opt [(Rey)] /V (Rey)", "Code Rey"),
    ],
)
def test_what_is_typed_into_a_field_is_read_and_a_password_is_not(
    tmp_path: Path, field: str, said: str
) -> None:
    drawn = [Printed("Code", 400, 100)]
    assert form(tmp_path / "a.pdf", drawn, f"/Rect [150 395 400 410] {field}") == said


def test_a_text_laid_on_a_page_is_read(tmp_path: Path) -> None:
    laid = "<< /Type /Annot /Subtype /FreeText /Rect [72 100 300 130] /F 4 /Contents (En marge) >>"
    document = one(pdf(tmp_path / "a.pdf", wrapped(FIRST), page_is=f"/Annots [{laid}]"))
    assert document.text == f"{FIRST}\n\nEn marge"
    assert document.gaps == ()


def test_a_note_is_told_though_hidden_and_a_hidden_text_is_not_read(tmp_path: Path) -> None:
    laid = "<< /Type /Annot /Subtype /{} /Rect [72 100 300 130] /F {} /Contents ({}) >>"
    hidden = [
        laid.format("Text", 2, "à revoir"),
        laid.format("FreeText", 2, "caché"),
        laid.format("FreeText", 4, ""),
    ]
    document = one(pdf(tmp_path / "a.pdf", wrapped(FIRST), page_is=f"/Annots [{' '.join(hidden)}]"))
    assert document.text == FIRST
    assert document.gaps == (Gap("comments", 1, "page 1"),)


@pytest.mark.parametrize(("xfa", "told"), [("/XFA [] >> /NeedsRendering true /X <<", True), ("", False)])
def test_a_form_that_only_acrobat_draws_is_told(tmp_path: Path, xfa: str, *, told: bool) -> None:
    made = pdf(tmp_path / "a.pdf", wrapped(FIRST), file_is=f"/AcroForm << /Fields [] {xfa} >>")
    said = Gap("form fields", 1, "a form that only Acrobat shows (XFA); print it to a PDF")
    assert one(made).gaps == ((said,) if told else ())


def test_all_files_that_a_pdf_carries_are_named(tmp_path: Path) -> None:
    named = " ".join(
        f"({key}) << /Type /Filespec /F ({name}) /EF << /F 7 0 R >> >>"
        for key, name in (("a", "plan.xls"), ("b", "ma  note.txt"))
    )
    made = pdf(
        tmp_path / "a.pdf",
        wrapped(FIRST),
        file_is=f"/Names << /EmbeddedFiles << /Names [{named}] >> >>",
        more=["<< /Type /EmbeddedFile /Length 1 >> stream\nx\nendstream"],
    )
    assert one(made).gaps == (Gap("embedded files", 2, "plan.xls, ma note.txt"),)
