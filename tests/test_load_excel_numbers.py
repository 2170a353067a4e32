"""The formats that a workbook names by number alone: what a cell of each shows."""

import pytest

from passerelle.index.load.excel.numbers import BUILT_IN, Manner, shown

NARROW = "\u202f"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "1234,56"),
        (1, "1235"),
        (2, "1234,56"),
        *((each, f"1{NARROW}235") for each in (3, 37, 38, 41)),
        *((each, f"1{NARROW}234,56") for each in (4, 39, 40, 43)),
        *((each, f"1{NARROW}235 $") for each in (5, 6, 42)),
        *((each, f"1{NARROW}234,56 $") for each in (7, 8, 44)),
        (9, "123456%"),
        (10, "123456,00%"),
        *((each, "1234,56") for each in (11, 12, 13, 48, 49)),
    ],
)
def test_a_number_is_written_in_each_format_that_has_no_name(number: int, text: str) -> None:
    assert shown(1234.56, BUILT_IN[number], Manner(french=True)) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (14, "01/06/2031"),
        (15, "1-juin-31"),
        (16, "1-juin"),
        (17, "juin-31"),
        (18, "5:15 PM"),
        (19, "5:15:00 PM"),
        (20, "17:15"),
        (21, "17:15:00"),
        (22, "01/06/2031 17:15"),
        (45, "15:00"),
        (46, "1152017:15:00"),
        (47, "15:00.0"),
    ],
)
def test_a_moment_is_written_in_each_format_that_has_no_name(number: int, text: str) -> None:
    """The quarter past five in the afternoon of the first of June 2031."""
    assert shown(48000.71875, BUILT_IN[number], Manner(french=True)) == text


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0:00:00"), (0.6, "0:00:01"), (59.6, "0:01:00")])
def test_seconds_are_rounded(seconds: float, text: str) -> None:
    assert shown(seconds / 86400, BUILT_IN[21], Manner(french=True)) == text


FIRST = 48214  # 1 January 2032, a Thursday
MONTHS = {
    ("mmm", True): "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    ("mmmm", True): "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ("mmm", False): "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    ("mmmm", False): "January February March April May June July August September October November December",
}
DAYS = {
    ("ddd", True): "jeu. ven. sam. dim. lun. mar. mer.",
    ("dddd", True): "jeudi vendredi samedi dimanche lundi mardi mercredi",
    ("ddd", False): "Thu Fri Sat Sun Mon Tue Wed",
    ("dddd", False): "Thursday Friday Saturday Sunday Monday Tuesday Wednesday",
}


@pytest.mark.parametrize(("form", "french"), MONTHS)
def test_a_month_is_written_by_its_name(form: str, *, french: bool) -> None:
    found = [shown(FIRST + 15 + 30.5 * month, form, Manner(french=french)) for month in range(12)]
    assert " ".join(found) == MONTHS[form, french]


@pytest.mark.parametrize(("form", "french"), DAYS)
def test_a_day_of_the_week_is_written_by_its_name(form: str, *, french: bool) -> None:
    assert " ".join(shown(FIRST + day, form, Manner(french=french)) for day in range(7)) == DAYS[form, french]


@pytest.mark.parametrize(
    ("form", "text"), [('0""', "5"), ('"a"0"b"', "a5b"), ("0[ss]", "5"), ("[Blue]0", "5"), ("0_-", "5")]
)
def test_signs_beside_a_number_are_its_own_or_none(form: str, text: str) -> None:
    assert shown(5, form, Manner()) == text
