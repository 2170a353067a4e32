"""Rows of CSV one by one: the line each begins on, quotes left open, and quotes that end too early."""

import csv

import pytest

from passerelle.index.load.csv_rows import rows


def read(*lines: str, lenient: bool = False, delimiter: str = ",", columns: int = 2) -> list[tuple[int, str]]:
    """Return each row's first line and its cells by bars, or what is wrong up to a comma."""
    found = rows((f"{line}\n" for line in lines), delimiter, columns, lenient=lenient)
    return [(number, row.split(",")[0] if isinstance(row, str) else "|".join(row)) for number, row in found]


OPEN = "a quote that is opened on it takes in {} lines that look like rows; close it"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([], []),
        (["a,1", "b,2"], [(1, "a|1"), (2, "b|2")]),
        (["a,1", "", "b,2"], [(1, "a|1"), (2, ""), (3, "b|2")]),
        (['"a', 'b",1', "c,2"], [(1, "a\nb|1"), (3, "c|2")]),
        (['"a, b",1'], [(1, "a, b|1")]),
        (['"a ""b""",1'], [(1, 'a "b"|1')]),
        (['a,"x', "b,2", 'end"', "c,3"], [(1, "a|x\nb,2\nend"), (4, "c|3")]),
        (['a,"x', "b,2", "c,3", 'end"', "d,4"],
         [(1, OPEN.format(3)), (2, "b|2"), (3, "c|3"), (4, 'end"'), (5, "d|4")]),
        (['a,"x', "b c,2", "d,3", 'end"'], [(1, "a|x\nb c,2\nd,3\nend")]),
        (['a,"x', ",2", "d,3", 'end"'], [(1, "a|x\n,2\nd,3\nend")]),
        (['a,"x', "b,2,3", "d,3", 'end"'], [(1, "a|x\nb,2,3\nd,3\nend")]),
    ],
)  # fmt: skip
def test_each_row_has_the_number_of_its_first_line(lines: list[str], found: list[tuple[int, str]]) -> None:
    assert read(*lines) == found


def test_a_quote_that_is_never_closed_costs_its_own_line() -> None:
    found = read('a,"x', "b,2", "c,3")
    assert [number for number, _ in found] == [1, 2, 3]
    assert found[0][1] == (
        "it is not CSV (unexpected end of data); put text with quotes in it between quotes"
    )
    assert found[1:] == [(2, "b|2"), (3, "c|3")]
    assert read('a,"x', "b,2", "c,3", "d,4")[0][1].startswith("it is not CSV")


def test_a_reader_is_strict_unless_it_is_asked_to_be_lenient() -> None:
    ((number, wrong),) = rows(['"Rey" Jr,1\n'], ",", 2)
    assert (number, wrong) == (
        1,
        """it is not CSV (',' expected after '"'); put text with quotes in it between quotes, and double them""",
    )


@pytest.mark.parametrize(
    ("line", "lenient", "strict"),
    [
        ('"Rey" Jr,1', "Rey Jr|1", False),
        ('"Rey" Jr,1,2', "", False),
        ('"Rey"" Jr,1', "", False),
        ('"Rey""" Jr,1', "", False),
        ('"Rey" "Jr,1', "", False),
        ('Rey "Jr",1', 'Rey "Jr"|1', True),
    ],
)
def test_a_quote_that_ends_too_early_is_taken_where_a_reader_is_lenient(
    line: str, lenient: str, *, strict: bool
) -> None:
    (first, *_) = read(line, "b,2", lenient=True)
    assert (first[1] if "not CSV" not in first[1] else "") == lenient
    (first, *_) = read(line, "b,2")
    assert ("not CSV" not in first[1]) is strict


def test_a_lenient_reader_takes_no_quote_that_ends_on_another_line() -> None:
    found = read('a"b,"c', 'd" e,f', "x,y,z", lenient=True, columns=3)
    assert [(number, row.startswith("it is not CSV")) for number, row in found] == [
        (1, True),
        (2, False),
        (3, False),
    ]


def test_other_marks_part_cells_too() -> None:
    assert read('"Rey" Jr;1', "b;2", lenient=True, delimiter=";") == [(1, "Rey Jr|1"), (2, "b|2")]
    assert read("a;1", '"b;c";2', delimiter=";") == [(1, "a|1"), (2, "b;c|2")]
    assert read('a;"x', "b;2", "c;3", 'd"', delimiter=";")[0][1].startswith(
        "a quote that is opened on it takes in 3"
    )


def test_a_long_cell_is_read_and_the_limit_of_the_program_is_put_back() -> None:
    before = csv.field_size_limit()
    assert len(read(f"{'x' * (before + 1)},1")[0][1]) == before + 3
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("taken_in", "broken"),
    [
        (["b,2"], False),
        (["b,2", "c,3"], True),
        ([" b,2", "c ,3"], True),
        (["b 2", "c,3"], False),
        (["b c,2", "c,3"], False),
    ],
)
def test_a_quote_left_open_takes_in_two_lines_that_look_like_rows(
    taken_in: list[str], *, broken: bool
) -> None:
    lines = [f"{line}\n" for line in ['a,"x', *taken_in, 'end",1', "d,4"]]
    found = list(rows(lines, ",", 2))
    assert (found[0][0], isinstance(found[0][1], str)) == (1, broken)
