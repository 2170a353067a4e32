"""Lines of a PDF in columns of running text are read column by column: the limits on both sides.

Type is ten points high; columns begin at 50 and 250, and their lines are 180 wide.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from passerelle.index.load.pdf.columns import in_columns
from passerelle.index.load.pdf.lines import Line

LEFT = [
    "the keeper counts",
    "each boat that goes",
    "by the gate of weir",
    "and writes its name",
    "in a book of his",
]
RIGHT = [
    "geese walk down to",
    "the pond when frost",
    "has gone from grass",
    "and sleep beside it",
    "until cows come up",
]


def pair(
    left: str,
    right: str,
    baseline: float,
    *,
    lefts: tuple[float, float] = (50, 250),
    rights: tuple[float, float] = (230, 430),
    size: float = 10,
) -> Line:
    cells = tuple(zip(lefts, rights, strict=True))
    return Line(f"{left}\t{right}", lefts[0], rights[1], baseline, size, False, cells)


def page(left: Sequence[str] = LEFT, right: Sequence[str] = RIGHT, step: float = 12) -> list[Line]:
    return [pair(*texts, 700 - step * at) for at, texts in enumerate(zip(left, right, strict=True))]


def are_columns(lines: Sequence[Line]) -> bool:
    """Tell whether the lines were read column by column; they stand as they were if not."""
    made = [each.text for each in in_columns(lines)]
    if made == [each.text for each in lines]:
        return False
    parts = [each.text.split("\t") for each in lines]
    assert made == [part[0] for part in parts] + [part[1] for part in parts]
    return True


@pytest.mark.parametrize(("count", "columns"), [(3, True), (2, False)])
def test_three_lines_side_by_side_are_columns(count: int, *, columns: bool) -> None:
    assert are_columns(page()[:count]) is columns


@pytest.mark.parametrize(
    ("step", "columns"), [(26, True), (26.2, False), (0.5, True), (0, False), (-12, False)]
)
def test_lines_of_columns_are_near_and_each_is_lower(step: float, *, columns: bool) -> None:
    assert are_columns(page(step=step)) is columns


@pytest.mark.parametrize(
    ("change", "columns"),
    [
        ({"size": 11.0}, True),
        ({"size": 11.2}, False),
        ({"lefts": (84, 250)}, True),
        ({"lefts": (86, 250)}, False),
        ({"lefts": (46, 250)}, True),
        ({"lefts": (85, 250)}, True),
        ({"lefts": (15, 250)}, True),
        ({"lefts": (14, 250)}, False),
        ({"rights": (246.9, 430)}, True),
        ({"rights": (247.1, 430)}, False),
        ({"row": True}, False),
    ],
)
def test_a_line_that_does_not_stand_in_both_columns_ends_them(
    change: dict[str, object], *, columns: bool
) -> None:
    lines = page()[:3]
    given = {name: value for name, value in change.items() if name != "row"}
    lines[2] = replace(pair(LEFT[2], RIGHT[2], 676, **given), row="row" in change)  # type: ignore[arg-type]
    assert are_columns(lines) is columns


@pytest.mark.parametrize(
    ("right", "columns"),
    [
        (["geese are many", "and they sleep now", "all of the night"], True),  # sixteen letters on the whole
        (["geese are many", "and they sleep now", "all of a night"], False),
        (["geese multiplied", "abundantly there", "notwithstanding this"], False),  # two words on the whole
        (["geese multiplied so", "abundantly there", "notwithstanding it"], False),
        (["geese multiplied so", "abundantly", "notwithstanding it all"], False),
        (["The geese walk.", "They sleep in grass.", "They eat all of it."], False),
        (["The geese walk.", "They sleep in grass", "and eat all of it."], True),
    ],
)
def test_columns_hold_lines_of_prose_that_run_on(right: Sequence[str], *, columns: bool) -> None:
    assert are_columns(page(LEFT[:3], right)) is columns


@pytest.mark.parametrize(
    ("ends", "columns"),
    [
        ((430, 430, 430, 385, 300), True),
        ((430, 430, 386, 300, 300), True),
        ((430, 430, 384, 300, 300), False),
    ],
)
def test_six_lines_in_ten_fill_three_quarters_of_their_column(
    ends: Sequence[float], *, columns: bool
) -> None:
    lines = [
        pair(*texts, 700 - 12 * at, rights=(230, ends[at]))
        for at, texts in enumerate(zip(LEFT, RIGHT, strict=True))
    ]
    assert are_columns(lines) is columns


@pytest.mark.parametrize(("step", "together"), [(16.0, True), (16.4, False)])
def test_the_last_line_of_the_longer_column_is_near(step: float, *, together: bool) -> None:
    tail = Line("and then they go", 50, 230, 676 - step, 10, False, ((50, 230),))
    made = [each.text for each in in_columns([*page()[:3], tail])]
    assert made == ([*LEFT[:3], tail.text, *RIGHT[:3]] if together else [*LEFT[:3], *RIGHT[:3], tail.text])


def test_bold_type_in_one_column_below_ends_them() -> None:
    head = Line("Of the gates here", 50, 230, 664, 10, True, ((50, 230),))
    assert [each.text for each in in_columns([*page()[:3], head])] == [*LEFT[:3], *RIGHT[:3], head.text]


def test_three_lines_in_both_columns_make_them_and_those_of_one_alone_do_not() -> None:
    lines = page()[:4]
    for at in (1, 3):
        lines[at] = Line(LEFT[at], 50, 230, lines[at].baseline, 10, False, ((50, 230),))
    assert [each.text for each in in_columns(lines)] == [each.text for each in lines]
    three = [*lines[:3], pair(LEFT[3], RIGHT[3], 664), pair(LEFT[4], RIGHT[4], 652)]
    assert [each.text for each in in_columns(three)] == [*LEFT, RIGHT[0], *RIGHT[2:]]


@pytest.mark.parametrize(("both", "columns"), [(2, False), (3, True)])
def test_lines_of_either_column_alone_stand_in_its_place(both: int, *, columns: bool) -> None:
    lines = page()[: both + 2]
    lines[1] = Line(LEFT[1], 50, 230, 688, 10, False, ((50, 230),))
    lines[2] = Line(RIGHT[2], 250, 430, 676, 10, False, ((250, 430),))
    made = [each.text for each in in_columns(lines)]
    left, right = [LEFT[at] for at in (0, 1, 3, 4)], [RIGHT[at] for at in (0, 2, 3, 4)]
    assert made == ([*left, *right] if columns else [each.text for each in lines])


def test_a_row_of_several_lines_is_as_wide_as_its_widest() -> None:
    lines = [
        *page(LEFT[:3], RIGHT[:3]),
        *(replace(each, baseline=each.baseline - 44) for each in page(LEFT[:3], RIGHT[:3])),
    ]
    lines[1] = pair(LEFT[1], RIGHT[1], 688, lefts=(45, 255), rights=(235, 440))
    first, second = in_columns(lines)
    assert (first.left, first.right, first.cells) == (45, 440, ((45, 235), (250, 440)))
    assert (second.left, second.right, second.cells) == (50, 430, ((50, 230), (250, 430)))
    assert first.text.split("\t") == [" ".join(LEFT[:3]), " ".join(RIGHT[:3])]
    assert (first.baseline, second.baseline) == (700, 656)


def test_a_line_of_a_column_has_its_own_ends_and_words() -> None:
    lines = page()[:3]
    wide = ((50, 120), (140, 230), (250, 430))
    lines[1] = replace(lines[1], text="each boat\tthat goes\tthe pond when frost", cells=wide)
    made = in_columns(lines)
    assert [(each.left, each.right, each.cells) for each in made] == [
        *[(50, 230, ((50, 230),))] * 3,
        *[(250, 430, ((250, 430),))] * 3,
    ]
    assert [each.text for each in made] == [*LEFT[:3], *RIGHT[:3]]


def test_a_column_is_as_wide_as_from_its_leftmost_to_its_rightmost_line() -> None:
    """Lines of 130 are no full ones of 180, though one that is set in by 30 is only 150 wide."""
    ends = ((250, 430), (280, 430), (250, 380), (250, 380), (250, 380))
    lines = [
        pair(*texts, 700 - 12 * at, lefts=(50, ends[at][0]), rights=(230, ends[at][1]))
        for at, texts in enumerate(zip(LEFT, RIGHT, strict=True))
    ]
    assert in_columns(lines)[0] == lines[0]


@pytest.mark.parametrize(("on", "columns"), [(2, False), (3, True)])
def test_half_of_the_lines_of_a_column_go_on_with_a_sentence(on: int, *, columns: bool) -> None:
    right = [*RIGHT, "while owls fly over"]
    right = [text if at <= on else text.capitalize() for at, text in enumerate(right)]
    assert are_columns(page([*LEFT, "that his wife bound"], right)) is columns


@pytest.mark.parametrize("both", [True, False])
def test_gaps_part_rows_where_both_columns_begin_below_each(*, both: bool) -> None:
    lefts = [*LEFT, "that his wife bound"]
    rights = [*RIGHT, "while owls fly over"]
    baselines = (700, 688, 668, 656, 636, 624)
    lines = [pair(*each) for each in zip(lefts, rights, baselines, strict=True)]
    if not both:
        lines[4] = Line(lefts[4], 50, 230, 636, 10, False, ((50, 230),))
    made = [each.text for each in in_columns(lines)]
    if both:
        rows = [f"{' '.join(lefts[at : at + 2])}\t{' '.join(rights[at : at + 2])}" for at in (0, 2, 4)]
        assert made == rows
    else:
        assert made == [*lefts, *rights[:4], rights[5]]


THIRD = ["owls fly over barns", "when nights are long", "and mice have gone"]


def three(thirds: Sequence[str] = THIRD) -> list[Line]:
    """Return the lines of three columns."""
    cells = ((50, 230), (250, 430), (450, 630))
    return [
        Line("\t".join(texts), 50, 630, 700 - 12 * at, 10, False, cells)
        for at, texts in enumerate(zip(LEFT[:3], RIGHT[:3], thirds, strict=True))
    ]


def test_three_columns_are_read_one_after_the_other() -> None:
    made = in_columns(three())
    assert [each.text for each in made] == [*LEFT[:3], *RIGHT[:3], *THIRD]
    assert [each.left for each in made] == [50] * 3 + [250] * 3 + [450] * 3


def test_each_of_three_columns_is_prose_or_none_is() -> None:
    lines = three(["12 geese", "7 geese", "4 geese"])
    assert in_columns(lines) == lines


def test_rows_of_three_columns_of_prose_are_rows() -> None:
    lines = [*three(), *(replace(each, baseline=each.baseline - 44) for each in three())]
    row = "\t".join(" ".join(texts) for texts in (LEFT[:3], RIGHT[:3], THIRD))
    assert [each.text for each in in_columns(lines)] == [row] * 2


def test_what_stands_around_columns_stays_there() -> None:
    above = Line("Of the gates", 50, 630, 740, 14, True, ((50, 630),))
    below = replace(above, text="Of the weirs", baseline=640)
    made = [each.text for each in in_columns([above, *page()[:3], below, *page(LEFT, RIGHT)[:3]])]
    columns = [*LEFT[:3], *RIGHT[:3]]
    assert made == [above.text, *columns, below.text, *columns]


def one_column(text: str, baseline: float, *, size: float = 10) -> Line:
    return Line(text, 50, 230, baseline, size, False, ((50, 230),))


def test_lines_in_one_column_below_a_gap_are_no_foot_of_it_however_close() -> None:
    below = [one_column("and then they go", 656), one_column("to the other pond", 644)]
    made = [each.text for each in in_columns([*page()[:3], *below])]
    assert made == [*LEFT[:3], *RIGHT[:3], *(each.text for each in below)]


def test_the_steps_above_columns_say_nothing_of_their_foot() -> None:
    above = [one_column("Of the gates", 1000 - 60.0 * at, size=14) for at in range(5)]
    foot = one_column("and then they go", 676 - 16.4)
    made = [each.text for each in in_columns([*above, *page()[:3], foot])][5:]
    assert made == [*LEFT[:3], *RIGHT[:3], foot.text]


def test_a_word_that_begins_before_a_column_is_of_it_where_the_one_before_has_its_line() -> None:
    lines = page()
    lines[3] = pair(LEFT[3], "for then", 664, lefts=(50, 222), rights=(200, 245))
    lines[4] = pair(LEFT[4], RIGHT[4], 652, rights=(210, 430))
    made = [each.text for each in in_columns(lines)]
    assert made == [*LEFT, *RIGHT[:3], "for then", RIGHT[4]]
