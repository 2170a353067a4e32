"""Tables that a PDF draws with rules are read by them, however near their cells stand to each other."""

import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest
from printed import Printed, one, pdf, wrapped

EDGES = (72.0, 132.0, 192.0, 252.0)
TOP, STEP = 700.0, 16.0


def ruled(edges: Sequence[float], levels: Sequence[float], *without: tuple[int, int]) -> Printed:
    """Draw a grid of rules; *without* the pieces of upright ones given by their number and that of the row."""
    across = [f"{edges[0]} {y} m {edges[-1]} {y} l" for y in levels]
    down = [
        f"{x} {above} m {x} {below} l"
        for number, x in enumerate(edges)
        for row, (above, below) in enumerate(zip(levels, levels[1:], strict=False))
        if (number, row) not in without
    ]
    return Printed("", 0, how=f"{' '.join((*across, *down))} S")


def cells(*rows: str, step: float = STEP) -> list[Printed]:
    """Return the words of *rows*, their cells parted by bars, each two points from the rule on its left."""
    return [
        Printed(text, TOP - 12 - step * number, EDGES[column] + 2, 9)
        for number, row in enumerate(rows)
        for column, text in enumerate(row.split("|"))
        if text
    ]


def levels(rows: int, step: float = STEP) -> list[float]:
    return [TOP - step * number for number in range(rows + 1)]


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        (
            [ruled(EDGES, levels(3)), *cells("Bac|Aller simp|Retour", "Île|2,00|3,50", "Rive|1,00|1,80")],
            "Bac | Aller simp | Retour\nÎle | 2,00 | 3,50\nRive | 1,00 | 1,80",
        ),
        (
            [ruled(EDGES, levels(3), (2, 0)), *cells("Bac|Prix de mai", "|Aller|Retour", "Île|2,00|3,50")],
            "Bac | Prix de mai Aller | Prix de mai Retour\nÎle | 2,00 | 3,50",
        ),
        (
            [ruled(EDGES, [TOP, 684, 620]), *cells("Bac|Aller", "Île|2", "Rive|1", "Cap|4", "Quai|5")],
            "Bac | Aller\nÎle | 2\nRive | 1\nCap | 4\nQuai | 5",
        ),
        (
            [ruled(EDGES, levels(3)), *cells("Bac|Aller", "", "Île|2")],
            "Bac | Aller\nÎle | 2",
        ),
        (
            [ruled(EDGES, levels(2)), *cells("Embarcadères|Prix", "Île|2,00|nulle")],
            "Embarcadères | Prix |\nÎle | 2,00 | nulle",
        ),
    ],
)  # fmt: skip
def test_rules_part_cells_and_rows(tmp_path: Path, drawn: list[Printed], text: str) -> None:
    assert one(pdf(tmp_path / "a.pdf", drawn)).text == text


def test_text_beside_a_ruled_table_and_below_it_is_no_part_of_it(tmp_path: Path) -> None:
    beside = [Printed("Tarifs de mai", TOP - 12, 300), *wrapped("Le bac part à six heures.", y=600)]
    drawn = [ruled(EDGES[:3], levels(2)), *cells("Bac|Aller", "Île|2,00"), *beside]
    text = one(pdf(tmp_path / "a.pdf", drawn)).text
    assert "Bac | Aller\nÎle | 2,00" in text
    assert text.endswith("\n\nTarifs de mai\n\nLe bac part à six heures.")


@pytest.mark.parametrize(
    ("edges", "rows", "step"),
    [
        (EDGES, 5, 4.0),  # a stave
        ((72.0, 500.0), 3, STEP),  # a box
    ],
)
def test_rules_that_make_no_cells_leave_the_lines_as_they_are(
    tmp_path: Path, edges: tuple[float, ...], rows: int, step: float
) -> None:
    drawn = [ruled(edges, levels(rows, step)), *cells("do|ré|mi", "fa|sol|la", step=STEP)]
    with_rules = one(pdf(tmp_path / "a.pdf", drawn)).text
    assert with_rules == one(pdf(tmp_path / "b.pdf", drawn[1:])).text


def test_a_long_text_beside_several_rows_is_read_once_and_a_short_one_in_each(tmp_path: Path) -> None:
    merged = Printed("", 0, how="72 700 m 360 700 l 300 684 m 360 684 l 72 668 m 360 668 l 72 700 m 72 668 l "
                     "300 700 m 300 668 l 360 700 m 360 668 l S")  # fmt: skip
    for words, again in (("Bac " * 50, True), ("Bac " * 51, False)):
        lines = [words.strip()[at : at + 102].strip() for at in range(0, len(words.strip()), 102)]
        drawn = [
            merged,
            *(Printed(line, 695 - 4 * number, 74, 3) for number, line in enumerate(lines)),
            Printed("2,00", 688, 302, 9),
            Printed("3,50", 672, 302, 9),
        ]
        text = one(pdf(tmp_path / "a.pdf", drawn)).text
        assert (text.count("Bac") > 60) is again, text


def test_a_word_broken_in_a_cell_is_whole(tmp_path: Path) -> None:
    words = [("Bac", 688, 74), ("Prix", 688, 234), ("Le conseil a dé-", 668, 74), ("cidé de fermer", 656, 74)]
    words += [("2,00", 668, 234), ("Rive", 628, 74), ("1,80", 628, 234)]
    drawn = [
        ruled((72, 232, 302), [700, 680, 640, 620]),
        *(Printed(text, y, x, 9) for text, y, x in words),
    ]
    text = one(pdf(tmp_path / "a.pdf", drawn)).text
    assert "Le conseil a décidé de fermer | 2,00" in text


LONG = textwrap.wrap(
    "Le bac traverse la rivière toutes les vingt minutes, de six heures à dix heures. " * 14, 50
)


@pytest.mark.parametrize(
    ("price", "rows", "table"), [("2,00", 3, True), ("2,00", 2, False), ("x " * 110, 3, False)]
)
def test_a_long_cell_is_one_where_others_beside_it_say_little(
    tmp_path: Path, price: str, rows: int, *, table: bool
) -> None:
    foot = 680 - 10 * len(LONG) - 6
    drawn = [
        ruled((72, 372, 540), [700, 680, foot, foot - 20][4 - rows - 1 :]),
        *(Printed(line, 670 - 10 * number, 74, 8) for number, line in enumerate(LONG)),
        *(Printed(line, 670 - 10 * number, 374, 8) for number, line in enumerate(textwrap.wrap(price, 30))),
        *(Printed(text, y, x, 8) for text, y, x in [("Rive", foot - 14, 74), ("1,80", foot - 14, 374)]),
        *([Printed("Objet", 686, 74, 8), Printed("Prix", 686, 374, 8)] if rows > 2 else []),
    ]
    text = one(pdf(tmp_path / "a.pdf", drawn)).text
    assert (f"{LONG[-1]} | 2,00\nRive | 1,80" in text) is table
    assert "à dix heures. Le bac" in text
