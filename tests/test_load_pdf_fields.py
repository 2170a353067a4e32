"""Where the value of a PDF's field goes among the lines of its page: beside its label, below it, or on its own."""

from collections.abc import Sequence

import pytest

from passerelle.index.load.pdf.fields import _Box, _fill_in, _insert
from passerelle.index.load.pdf.lines import Line


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
    [(16, 0, True), (16.5, 0, False), (5, 16, True), (5, 16.5, False), (5, -16, True), (-5, 0, False)],
)
def test_a_label_stands_above_its_field_within_sixteen_points(
    above: float, by: float, *, under: bool
) -> None:
    lines = [line("Adresse :", 640, (72, 130)), line("Fait à Brest", 500, (72, 130))]
    made = filled(lines, _Box(72 + by, 400, 620 - above, 640 - above), "3, rue du Port")
    assert (made[0] == "Adresse: 3, rue du Port") is under
    assert ("3, rue du Port" in made) is not under


def test_a_box_to_tick_has_no_label_above_it() -> None:
    assert filled([line("Avis", 640, (72, 130))], _Box(72, 84, 620, 632), "☒", tick=True) == ["Avis", "☒"]


def test_an_aside_labels_nothing() -> None:
    stamp = line("Reçu", 700, (50, 80), aside=True)
    assert filled([stamp], _Box(90, 200, 695, 709), "Rey", name="nom") == ["Reçu", "nom: Rey"]
    assert filled([stamp], _Box(30, 42, 695, 709), "☒", name="vu", tick=True) == ["Reçu", "☒ vu"]


@pytest.mark.parametrize(
    "name",
    "|Text1|texte 12|Champ_3|undefined|Check Box 4|CheckBox4|Zone-2|form1[0]|topmostSubform[0]|12".split("|"),
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
