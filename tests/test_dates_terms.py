"""Every way in which a date is written is one term, in either language; what only looks like a date is none."""

import pytest

from passerelle.index.lexical.dates import MONTHS, date_readings, date_terms

NAMES = """
janvier january janv jan | fevrier february fevr feb | mars march mar | avril april avr apr | mai may | juin june jun
juillet july juil jul | aout august aug | septembre september sept sep | octobre october oct | novembre november nov
decembre december dec
"""
BY_MONTH = [names.split() for line in NAMES.strip().splitlines() for names in line.split(" | ")]


@pytest.mark.parametrize(
    ("number", "name"), [(at, name) for at, names in enumerate(BY_MONTH, 1) for name in names]
)
def test_a_month_has_its_number_by_every_name(number: int, name: str) -> None:
    assert MONTHS[name] == number
    whole = [f"@1931-{number:02}-04", f"@1931-{number:02}", f"@-{number:02}-04"]
    for written in (
        f"4 {name} 1931",
        f"4 {name}. 1931",
        f"{name} 4, 1931",
        f"{name} 4 1931",
        f"4 of {name} 1931",
    ):
        assert date_terms(written) == whole, written
    assert date_terms(f"{name} 1931") == [f"@1931-{number:02}"]
    assert date_terms(f"4 {name}") == [f"@-{number:02}-04"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("1er mai 1931", ["@1931-05-01", "@1931-05", "@-05-01"]),
        ("1st of may, 1931", ["@1931-05-01", "@1931-05", "@-05-01"]),
        ("may 2nd, 1931", ["@1931-05-02", "@1931-05", "@-05-02"]),
        ("31 may 2031", ["@2031-05-31", "@2031-05", "@-05-31"]),
        ("1931-05-04", ["@1931-05-04", "@1931-05", "@-05-04"]),
        ("14/05/1931", ["@1931-05-14", "@1931-05", "@-05-14"]),
        ("14.5.1931", ["@1931-05-14", "@1931-05", "@-05-14"]),
        ("14-05-1931", ["@1931-05-14", "@1931-05", "@-05-14"]),
        ("14/05/49", ["@2049-05-14", "@2049-05", "@-05-14"]),
        ("14/05/50", ["@1950-05-14", "@1950-05", "@-05-14"]),
        ("14/05/51", ["@1951-05-14", "@1951-05", "@-05-14"]),
        ("05/14/1931", ["@1931-05-14", "@1931-05", "@-05-14"]),
        ("05-14-99", ["@1999-05-14", "@1999-05", "@-05-14"]),
        ("mai", []),
        ("32 mai", []),
        ("04 mai 2031", ["@2031-05-04", "@2031-05", "@-05-04"]),
        ("may 04, 2031", ["@2031-05-04", "@2031-05", "@-05-04"]),
        ("le 04 mai", ["@-05-04"]),
        ("00 mai", []),
        ("0 mai", []),
        ("14/13/1931", []),
        ("14/05-1931", []),
        ("1931-13-04", []),
        ("14.05.31", []),
        ("mai 3000", []),
        ("may 4 to 5", ["@-05-04"]),
        ("12.5 mai 1931", ["@1931-05"]),
    ],
)
def test_a_date_is_one_term_with_its_month_and_its_day(text: str, terms: list[str]) -> None:
    assert date_terms(text) == terms


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2025", ["@2025-04-03", "@2025-03-04"]),
        ("04/04/2025", ["@2025-04-04"]),
        ("14/04/2025", ["@2025-04-14"]),
        ("03.04.2025", ["@2025-04-03"]),
        ("mai 2025", ["@2025-05"]),
        ("4 mai", ["@-05-04"]),
        ("rien", []),
        ("2", []),
    ],
)
def test_a_date_in_numbers_alone_may_be_read_in_two_ways(text: str, readings: list[str]) -> None:
    assert date_readings(text) == readings


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("day", [1, 9, 10, 12, 13, 19, 20, 29, 30, 31])
def test_a_date_in_numbers_is_one_term_in_every_order(month: int, day: int) -> None:
    whole = [f"@2031-{month:02}-{day:02}", f"@2031-{month:02}", f"@-{month:02}-{day:02}"]
    assert date_terms(f"2031-{month:02}-{day:02}") == whole
    for written in (f"{day}/{month}/2031", f"{day:02}.{month:02}.2031", f"{day:02}/{month:02}/31"):
        assert date_terms(written)[:3] == whole, written
    for written in (f"{month}/{day}/2031", f"{month:02}-{day:02}-31"):
        assert set(whole) <= set(date_terms(written)), written


@pytest.mark.parametrize("day", ["1er", "1st", "2nd", "3rd", "4th", "22nd", "31st", "30"])
def test_a_day_has_its_ending(day: str) -> None:
    number = int("".join(filter(str.isdigit, day)))
    for written in (f"{day} may", f"{day} of may", f"may {day}"):
        assert date_terms(written) == [f"@-05-{number:02}"], written
    assert date_terms(f"{day} of may of 1931")[0] == f"@1931-05-{number:02}"
