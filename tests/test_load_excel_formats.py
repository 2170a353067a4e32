"""Forms of numbers that offices choose: conditions, words beside the number, halves, hours left to the machine."""

from pathlib import Path

import pytest
from office_files import one
from test_load_excel import ENGLISH, FRENCH, data, xlsx

from passerelle.index.load.excel.digits import digits, masked, rounded
from passerelle.index.load.excel.numbers import Manner, hides_text, shown


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1, '[=1]"Oui";"Non"', "Oui"),
        (0, '[=1]"Oui";"Non"', "Non"),
        (0, '[=1]"Oui";[=0]"Non"', "Non"),
        (2, '[=1]"Oui";[=0]"Non"', "Non"),
        (1500, '[>=1000000]0.0,," M";0.0," k"', "1,5 k"),
        (1500000, '[>=1000000]0.0,," M";0.0," k"', "1,5 M"),
        (50, '[<100]0" bas";[<=200]0" moyen";0" haut"', "50 bas"),
        (200, '[<100]0" bas";[<=200]0" moyen";0" haut"', "200 moyen"),
        (201, '[<100]0" bas";[<=200]0" moyen";0" haut"', "201 haut"),
        (-5, '[>100]0" haut";0" bas";0" rien"', "-5 bas"),
        (5, '[>100]0" haut";0" bas";0" rien"', "5 rien"),
        (3, '[<>0]0" pièces";"aucune"', "3 pièces"),
        (5, '"[=1]"0;0" moins"', "[=1]5"),
        (5, '[>100]0" haut";0" bas";0" rien";@', "5 rien"),
        (-5, '[>100]0" haut";0" bas"', "-5 bas"),
        (0, '[>100]0" haut";0" bas";0" rien"', "0 rien"),
        (2.5, '[>2.5]0.0" haut";[<-1.5]0.0" bas";0.0', "2,5"),
        (-2, '[>2.5]0.0" haut";[<-1.5]0.0" bas";0.0', "-2,0 bas"),
        (7, '[>=7]0" haut";0', "7 haut"),
        (7, '[ >= 7 ]0" haut";0', "7 haut"),
    ],
)
def test_a_condition_chooses_the_form_of_a_number(value: float, form: str, text: str) -> None:
    assert shown(value, form, FRENCH) == text


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (12, 'General" kg"', "12 kg"),
        (12.5, '"N° "General', "N° 12,5"),
        (-12, 'General" €"', "-12 €"),
        (-3, "0;;", "-3"),
        (12, '" N° "General" "', "N° 12"),
        (5, '" "0" "', "5"),
        (5, '" aucun "', "aucun"),
        (5, "[Red]General", "5"),
        (0.5, "[Red]0 %", "50 %"),
        (5, '[Magenta]0" kg"', "5 kg"),
        (5, '0" d"', "5 d"),
        (5, r"0\d", "5d"),
        (5, "0*d", "5"),
        (5, "0_d", "5"),
    ],
)
def test_a_number_stands_among_the_words_of_its_form(value: float, form: str, text: str) -> None:
    assert shown(value, form, FRENCH) == text


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1234.5, '# ##0.00 "€"', "1 234,50 €"),
        (1234.5, "#\\ ##0.00", "1 234,50"),
        (-12.5, "# ##0.00", "-12,50"),
        (12, "# ##0.##", "12"),
        (1234.567, "# ##0.0#", "1 234,57"),
        (1234, "# ##0", "1 234"),
    ],
)
def test_spaces_between_the_places_of_a_number_cost_it_no_decimals(
    value: float, form: str, text: str
) -> None:
    assert shown(value, form, FRENCH) == text


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [(2.675, "0.00", "2,68"), (0.285, "0%", "29%"), (2.5, "0", "3"), (1.005, "0.00", "1,01")],
)
def test_a_half_is_rounded_up_as_a_spreadsheet_does(value: float, form: str, text: str) -> None:
    assert shown(value, form, FRENCH) == text


def test_nothing_is_rounded_beyond_fifteen_decimals_and_what_is_no_number_is_refused() -> None:
    assert rounded(0.1, 20) == "0.100000000000000"
    with pytest.raises(ValueError, match="inf has no figures"):
        rounded(float("inf"), 2)


def test_places_that_a_figure_may_leave_empty_stay_so() -> None:
    assert digits(0, "??", ",", " ") == ""
    assert digits(0, "##", ",", " ") == "0"
    assert masked(5, [(True, "0"), (False, "-"), (True, "0")], ",") == "0-5"
    accounts = '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-'
    assert shown(0, accounts, FRENCH) == "- €"


@pytest.mark.parametrize(
    ("form", "manner", "text"),
    [
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", FRENCH, "mardi 4 mars 2025"),
        ("[$-F400]h:mm:ss\\ AM/PM", FRENCH, "15:00:00"),
        ("[$-F400]h:mm:ss\\ AM/PM", ENGLISH, "3:00:00 PM"),
        ("[$-f400]h:mm:ss\\ AM/PM", FRENCH, "15:00:00"),
        ("[H]:MM", FRENCH, "1097295:00"),
        ("[M]", FRENCH, "65837700"),
        ("[S]", FRENCH, "3950262000"),
        ('" le "D/MM/YY" "', FRENCH, "le 4/03/25"),
        ("HH:MM:SS", FRENCH, "15:00:00"),
        ("H A/P", FRENCH, "3 PM"),
        ("H AM/PM", FRENCH, "3 PM"),
        ("H am/pm", FRENCH, "3 PM"),
    ],
)
def test_a_day_and_an_hour_left_to_the_machine_are_written_as_french_ones_do(
    form: str, manner: Manner, text: str
) -> None:
    assert shown(45720.625, form, manner) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('t="inlineStr"><is><t>Nom_x000D_\ncomplet</t></is>', "Nom complet"),
        ('t="inlineStr"><is><r><t>Nom_x000d_</t></r></is>', "Nom"),
        ('t="str"><f>A9</f><v>Vis_x0009_M8</v>', "Vis M8"),
        ('t="inlineStr"><is><t>a_x005F_x000D_b</t></is>', "a_x000D_b"),
        ('t="inlineStr"><is><t>mon_xD83D_fichier</t></is>', "mon_xD83D_fichier"),
    ],
)
def test_signs_that_xml_has_no_place_for_are_read_as_what_they_stand_for(
    tmp_path: Path, cell: str, text: str
) -> None:
    document = one(xlsx(tmp_path / "a.xlsx", {"S": data(f"<row><c {cell}</c></row>")}))
    assert document.text == f"S\n\n{text}"


@pytest.mark.parametrize(
    ("form", "hides"),
    [
        (";;;", True),
        (";;; ", True),
        ("0;0;0;", True),
        (";;;@", False),
        ("0;0;0", False),
        ("", False),
        ('0;0;0;";"', False),
    ],
)
def test_a_form_hides_a_text_where_its_fourth_part_is_empty(form: str, *, hides: bool) -> None:
    assert hides_text(form) is hides
