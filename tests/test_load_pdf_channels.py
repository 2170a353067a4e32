"""Which white space of a PDF's page parts cells, and which cells are a table's: the limits on both sides.

Type is ten points high.
"""

from collections.abc import Sequence

import pytest

from passerelle.index.load.pdf.channels import (
    Channel,
    Level,
    Word,
    cells,
    crossings,
    genuine,
    level,
    narrowed,
    opened,
    usual_space,
    words,
)
from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.tabular import is_table


def line(text: str, gaps: Sequence[float], letters: Sequence[float] = (), *, size: float = 10.0) -> Line:
    """Return a line with *gaps* between its words, *letters* being the widths of one in each word, else 4."""
    at, ends = 0.0, []
    for number, word in enumerate(text.split()):
        right = at + len(word) * (letters[number] if letters else 4.0)
        ends.append((at, right))
        at = right + (gaps[number] if number < len(gaps) else 0.0)
    between = tuple((one[1], other[0]) for one, other in zip(ends, ends[1:], strict=False))
    return Line(text, 0.0, ends[-1][1], 700, size, False, ((0.0, ends[-1][1]),), gaps=between)


def clear(text: str, *gaps: float, letters: Sequence[float] = (), space: float = 0.2) -> tuple[bool, ...]:
    return level([line(text, gaps, letters)], [0], space).clear


@pytest.mark.parametrize(
    ("space", "gap", "parts"), [(0.2, 3.1, False), (0.2, 3.3, True), (0.4, 5.5, False), (0.4, 5.7, True)]
)
def test_a_gap_wider_than_the_usual_space_parts_words(space: float, gap: float, *, parts: bool) -> None:
    assert clear("un mot", gap, space=space) == (parts,)
    assert clear("un mot encore", gap, 2, space=space) == (parts, False)
    assert clear("mot", space=space) == ()


@pytest.mark.parametrize(
    ("text", "gaps", "parted"),
    [
        ("un mot et fin", (6, 6, 6), (True,) * 3),
        ("un mot et un mot", (6, 6, 6, 6), (False,) * 4),
        ("un 7 8 9 mot", (6, 6, 6, 6), (True,) * 4),
        ("un 7 et 9 mot", (6, 6, 6, 6), (False,) * 4),
        ("un mot 8 9", (6, 6, 6), (True,) * 3),
        ("un, mot, et, un, mot", (6, 6, 6, 6), (False,) * 4),
        ("un 7 et 9 le 4", (6,) * 5, (True,) * 5),
        ("un mot et un mot", (11.5,) * 4, (False,) * 4),
        ("un mot et un mot", (12.5,) * 4, (True,) * 4),
        ("un mot et un mot", (4, 4, 10, 10), (False, False, True, True)),
        ("un mot et un mot", (5, 5, 5, 6.9), (False,) * 4),
        ("un mot et un mot", (5, 5, 5, 7.1), (False, False, False, True)),
    ],
)
def test_the_wide_spaces_of_a_justified_line_part_nothing(
    text: str, gaps: Sequence[float], parted: tuple[bool, ...]
) -> None:
    assert clear(text, *gaps) == parted


@pytest.mark.parametrize(
    ("end", "gap", "parts"),
    [(".", 11.9, False), ("!", 11.9, False), ("?", 11.9, False), ("?", 12, True), ("", 6, True)],
)
def test_a_wider_space_stands_behind_a_sentence(end: str, gap: float, *, parts: bool) -> None:
    assert clear(f"demain{end} Puis", gap) == (parts,)


@pytest.mark.parametrize(
    ("text", "parted"),
    [("1. mot", (False,)), ("• mot", (False,)), ("Harle- mot", (True,)), ("mot 1. mot", (True, True))],
)
def test_a_marker_before_an_item_is_no_cell(text: str, parted: tuple[bool, ...]) -> None:
    assert clear(text, 20, 20) == parted[: len(text.split()) - 1]


@pytest.mark.parametrize(
    ("letters", "gap", "parts"),
    [
        ((6, 6), 8.3, False),
        ((6, 6), 8.5, True),
        ((5, 5), 3.3, True),
        ((6, 5.7), 6, True),
        ((6, 5.75), 6, True),
        ((6, 5.77), 6, False),
        ((6, 5.8), 6, False),
        ((5.8, 6), 6, False),
    ],
)
def test_a_typewriters_space_is_as_wide_as_a_letter(
    letters: Sequence[float], gap: float, *, parts: bool
) -> None:
    assert clear("Oies Four", gap, letters=letters) == (parts,)


@pytest.mark.parametrize(
    ("gaps", "space"),
    [
        ((1, 2.5, 3, 3.5), 0.25),
        ((2.1,) * 2 + (3.1,) * 6, 0.31),
        ((2.1, 2.5, *(3.1,) * 4), 0.25),
        ((3.5, 1, 3, 2.5), 0.25),
        ((1, 1, 1), 0.2),
        ((9, 9), 0.4),
        ((), 0.2),
    ],
)
def test_a_quarter_of_a_pages_gaps_is_narrower_than_its_usual_space(
    gaps: Sequence[float], space: float
) -> None:
    page = [line(" ".join(["mot"] * (len(gaps) + 1)), gaps), line("un mot", (9,), size=0.0)]
    assert usual_space(page) == pytest.approx(space)


def test_a_line_whose_words_have_no_known_places_is_read_by_its_cells() -> None:
    whole = Line("Le Harle\t\t12", 0, 90, 700, 10, False, ((0, 40), (45, 50), (80, 90)))
    assert words(whole) == [Word(0, 40, "Le Harle"), Word(80, 90, "12")]
    assert words(line("Le Harle", (5,))) == [Word(0, 8, "Le"), Word(13, 33, "Harle")]


def at(*edges: tuple[float, float], parted: bool = True) -> Level:
    """Return a level of words between *edges*, all gaps of which part cells, or none."""
    made = tuple(Word(left, right, "mot") for left, right in edges)
    return Level(made, (parted,) * (len(made) - 1), (0,), 700, 10, False)


def strips(channels: Sequence[Channel]) -> list[tuple[float, float, int, int]]:
    return [(each.left, each.right, each.both, each.clear) for each in channels]


def test_a_first_line_opens_channels_around_its_words() -> None:
    infinite = float("inf")
    ends = (-infinite, 10, 0, 0), (90, infinite, 0, 0)
    assert strips(opened(at((10, 30), (50, 90)))) == [ends[0], (30, 50, 1, 1), ends[1]]
    assert strips(opened(at((10, 30), (50, 90), parted=False)))[1] == (30, 50, 1, 0)


@pytest.mark.parametrize(
    ("by", "left"),
    [
        (at((0, 30), (70, 90)), [(40, 60, 2, 2)]),
        (at((0, 30), (70, 90), parted=False), [(40, 60, 2, 1)]),
        (at((0, 45), (70, 90)), [(45, 60, 2, 2)]),
        (at((0, 30), (55, 90)), [(40, 55, 2, 2)]),
        (at((0, 45), (48, 52), (58, 90)), [(45, 48, 2, 2), (52, 58, 2, 2)]),
        (at((0, 90)), []),
        (at((0, 59), (70, 90)), [(59, 60, 2, 2)]),
        (at((0, 59.2), (70, 90)), []),
        (at((0, 30), (41, 90)), [(40, 41, 2, 2)]),
        (at((0, 30), (40.8, 90)), []),
        (at((0, 30)), [(40, 60, 1, 1)]),
        (at((70, 90)), [(40, 60, 1, 1)]),
        (at((70, 90), (95, 99)), [(40, 60, 1, 1)]),
        (at((0, 10), (20, 30)), [(40, 60, 1, 1)]),
    ],
)
def test_a_further_line_narrows_a_channel(by: Level, left: list[tuple[float, float, int, int]]) -> None:
    assert strips(narrowed([Channel(40, 60, 1, 1)], by)) == left


@pytest.mark.parametrize(
    ("both", "clear", "strong"), [(1, 1, False), (2, 1, True), (3, 1, False), (4, 2, True)]
)
def test_a_channel_between_two_lines_parted_mostly_is_strong(both: int, clear: int, *, strong: bool) -> None:
    assert Channel(0, 1, both, clear).is_strong is strong


def test_a_line_crosses_channels_that_it_has_words_on_both_sides_of() -> None:
    channels = [Channel(40, 60), Channel(100, 120)]
    assert crossings(at((0, 30), (70, 90), (130, 140)), channels) == (2, 2)
    assert crossings(at((0, 30), (70, 90), parted=False), channels) == (1, 0)
    assert crossings(at((70, 90)), channels) == (0, 0)
    half = Level(at((0, 30), (70, 90), (130, 140)).words, (True, False), (0,), 700, 10, False)
    assert [crossings(half, each) for each in (channels, channels[:1], channels[1:])] == [
        (2, 1),
        (1, 1),
        (1, 0),
    ]


def test_a_gap_over_several_channels_has_no_say_on_them() -> None:
    one, other = Channel(40, 60), Channel(100, 120)
    parted = at((0, 30), (70, 90), (130, 140))
    over = at((0, 30), (130, 140), parted=False)
    assert genuine([one, other], [parted, over, over]) == [one, other]
    loose = Level(parted.words, (True, False), (0,), 700, 10, False)
    assert genuine([one, other], [loose]) == [one]
    assert genuine([one, other], [parted, loose]) == [one, other]
    assert genuine([one, other], [parted, loose, loose]) == [one]
    assert genuine([one], [at((0, 30))]) == []


def test_a_word_stands_in_the_column_that_its_left_end_is_in() -> None:
    made = cells(at((0, 30), (49, 90), (51, 90), (130, 140)), [Channel(40, 60), Channel(100, 120)])
    assert [[word.left for word in cell] for cell in made] == [[0, 49], [51], [130]]


def column(number: int, text: str, *, shift: float = 0.0) -> list[Word]:
    """Return the words of a cell, each letter five points wide; two spaces are a wide gap."""
    left, made = 200.0 * number + shift, []
    for part in text.split(" "):
        if part:
            made.append(Word(left, left + 5 * len(part), part))
        left += 5 * len(part) + (5 if part else 12)
    return made


def tabular(*rows: str, shifts: Sequence[float] = ()) -> bool:
    """Tell whether *rows* are a table's, cells parted by bars; *shifts* move the last cell of each to the right."""
    held = [
        [
            column(at, text, shift=shifts[number] if shifts and at == row.count("|") else 0.0)
            for at, text in enumerate(row.split("|"))
        ]
        for number, row in enumerate(rows)
    ]
    return is_table(held, 10.0)


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        (("Harle|12", "Morve|18", "Thil|7"), True),
        (("Harle|12", "Morve|18"), False),
        (("Harle|12", "Morve|18", "Thil|"), False),
        (("Harle|12", "Morve|18", "Thil|7", "Bois|"), True),
        (("Harle|12", "Morve|18", "Thil|7", "Bois|", "Cap|"), False),
        (("Harle|12",) * 13 + ("Bois|",) * 7, True),
        (("Harle|12",) * 14 + ("Bois|",) * 8, False),
        (("Harle|12|", "Morve|18|", "Thil|7|"), False),
        (("Le  Harle|12",) * 2 + ("Morve|18",) * 18, True),
        (("Le  Harle|12",) * 2 + ("Morve|18",) * 17, False),
        (("Le  Harle|12", *["Morve|18"] * 9), True),
        (("Le  Harle|12", *["Morve|18"] * 8), False),
        (("Harle|=", "Morve|=", "Thil|7"), False),
        (("Harle|=", "Morve|6", "Thil|7"), True),
        (("Harle|= =", "Morve|= = =", "Thil|7 ="), False),
        (("Harle|a =", "Morve|6 =", "Thil|7 ="), True),
        (("Harle|12",) * 3 + ("|7",) * 3, True),
        (("Harle|12",) * 3 + ("Harle|",) * 3, False),
        (("(Harle)|1,5", "(Morve)|2,5", "(Thil)|3,5"), True),
    ],
)
def test_cells_are_a_tables_where_most_lines_have_several_and_they_say_something(
    rows: Sequence[str], *, table: bool
) -> None:
    assert tabular(*rows) is table


@pytest.mark.parametrize(
    ("texts", "shifts", "table"),
    [
        (["mot"] * 5, (0, 0, 0, 20, 40), True),
        (["mot"] * 5, (0, 0, 20, 40, 60), False),
        (["mot"] * 5, (0, 3, 3, 20, 40), True),
        (["mot"] * 5, (0, 3.5, 3.5, 20, 40), False),
        (["mot"] * 5, (0, 3, 6, 20, 40), True),
        (["1", "12", "123", "1234", "12345"], (20, 15, 10, 5, 0), True),
        (["ab", "abcd", "abcdef", "abcdefgh", "abcdefghij"], (40, 30, 20, 10, 0), False),
        (["a", "abc", "abcde", "abcdefg", "abcdefghi"], (20, 15, 10, 5, 0), True),
        (["1,5", "123,5", "12345,5", "1234567,5", "123456789,5"], (40, 30, 20, 10, 0), True),
        (["ab", "trois", "quatorze", "indéfiniment", "raisonnablement"], (0,) * 5, True),
        (["mot"] * 5, (0, 10, 10, 10, 20), True),
        (["mot"] * 5, (0, 10, 20, 20, 20), True),
        (["mot"] * 5, (0, 10, 20, 20, 40), False),
        (["a b", "a b c", "a b c d", "a b c d e", "a b c d e f"], (22, 19.3, 9.7, 60, 90), True),
    ],
)
def test_six_cells_in_ten_line_up_at_the_left_the_middle_or_as_numbers_at_the_right(
    texts: Sequence[str], shifts: Sequence[float], *, table: bool
) -> None:
    assert tabular(*(f"Harle|{text}" for text in texts), shifts=shifts) is table


def test_each_column_but_the_first_lines_up() -> None:
    assert is_table([[column(0, "mot", shift=20.0 * at), column(1, "12")] for at in range(5)], 10.0)
    rows = [f"Harle|7|{text}" for text in ("mot", "mots", "mot", "mots", "mot")]
    assert tabular(*rows, shifts=(0, 0, 0, 20, 40))
    assert not tabular(*rows, shifts=(0, 20, 40, 60, 80))


ITEM = "un deux trois quatre"


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        ([f"{at}.|{ITEM}." for at in range(5)], False),
        ([f"{at}.|un deux trois." for at in range(5)], True),
        ([f"{at}.|{ITEM}." for at in range(4)] + [f"Harle|{ITEM}."], True),
        ([f"{at}.|{ITEM}.|7" for at in range(5)], True),
        ([f"Harle|{ITEM}" for at in range(5)], False),  # it runs on
        ([f"Harle|{ITEM}." for at in range(5)], True),
        ([f"Harle|{ITEM}." for at in range(2)] + [f"Harle|{ITEM}"] * 3, False),
        ([f"Harle|{ITEM}." for at in range(3)] + [f"Harle|{ITEM}"] * 2, True),
        (["Harle|un deux trois moult"] * 3, True),  # nineteen letters
        (["Harle|un deux trois moulin"] * 3, False),
        (["Harle|indissolublement vôtre"] * 3, True),
        (["Harle|un indissolublement vu"] * 3, False),
        ([f"{ITEM}|{ITEM}|7" for at in range(5)], False),
        ([f"{ITEM}|7|{ITEM}" for at in range(5)], True),
        ([f"Harle|{ITEM}|7" for at in range(5)], True),
        ([f"{ITEM}|{ITEM}|7"] * 2 + [f"{ITEM}||7"] * 3, True),
        ([f"{ITEM}|{ITEM}|7"] * 3 + [f"{ITEM}||7"] * 2, False),
        ([f"Harle|{ITEM}."] * 2 + [f"Harle|{ITEM}"] * 2, True),
        ([f"Harle|{ITEM}."] * 1 + [f"Harle|{ITEM}"] * 3, False),
        ([f"{at}.|{ITEM}." for at in range(8)] + [f"Harle|{ITEM}."] * 2, True),
        ([f"{at}.|{ITEM}." for at in range(9)] + [f"Harle|{ITEM}."] * 2, False),
        ([f"{label}|{ITEM}." for label in ("1.2", "A-3", "(iv)", "12–3", "a.b.c.d.e")], False),
        ([f"{label}|{ITEM}." for label in ("abcde", "1.2345", "a.b.c.d.e.f", "a/b", "12 a")], True),
        ([f"Harle|{sign}" for sign in ("=", "<", "},", "()", "[[")], False),
        ([f"Harle|{sign}" for sign in ("->", "+", "€", "?", "!")], True),
        (["Harle|="] * 2 + ["Harle|mot"] * 3, True),
        (["Harle|="] * 3 + ["Harle|mot"] * 2, False),
        ([f"Harle|{sign}" for sign in ("=a", "<b", "}c", "(d", "[e")], True),
        ([f"Harle|{sign}" for sign in ("a=", "b<", "c}", "d(", "e[")], True),
    ],
)
def test_labels_before_items_and_text_beside_text_are_no_table(rows: Sequence[str], *, table: bool) -> None:
    assert tabular(*rows) is table
