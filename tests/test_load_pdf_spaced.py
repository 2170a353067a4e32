"""Words whose letters a PDF sets apart, and numbers it raises: which they are, at both sides of each limit.

Letters are ten points high and six wide.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest
from printed import Printed, pdf

from passerelle.index.load.pdf.glyphs import Glyphs
from passerelle.index.load.pdf.raised import at_level, raised_places
from passerelle.index.load.pdf.spaced import close_up, in_columns, is_spaced


@contextmanager
def glyphs(place: Path, *printed: Printed) -> Iterator[tuple[Glyphs, list[int]]]:
    with pypdfium2.PdfDocument(pdf(place / "a.pdf", printed)) as opened:
        made = Glyphs(opened[0])
        yield made, [at for at, letter in enumerate(made.text) if not letter.isspace()]
        made.close()


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("R A P P O R T", True),
        ("N O T E", True),
        ("T O N", False),
        ("n o t e", False),
        ("n o t e s", True),
        ("N o t e", False),
        ("A B C D E F", False),
        ("a B c D e F", False),
        ("F E D C B A", True),
        ("A A B B C", False),
        ("R A P P O R T S un deux", True),
        ("R A P P O R T un deux", False),
        ("R A P 4 5", True),
        ("R A 4 5 6", False),
        ("L E R A P 1 2 3", True),
        ("", False),
        ("rapport", False),
    ],
)
def test_a_line_of_single_letters_is_no_alphabet_and_no_figures(text: str, *, spaced: bool) -> None:
    assert is_spaced(text) is spaced


def apart(gaps: Sequence[float]) -> list[Printed]:
    x, made = 72.0, []
    for at, gap in enumerate([*gaps, 0.0]):
        made.append(Printed("RAPPORT"[at], 700, x, size=10))
        x += 6 + gap
    return made


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        ((4, 4, 4, 4, 4, 4), "RAPPORT"),
        ((4, 4, 6.3, 4, 4, 4), "RAPPORT"),
        ((4, 4, 6.5, 4, 4, 4), "RAP PORT"),
        ((4, 4, 6.5, 6.5, 4, 4), "RAP P ORT"),
        ((0.5, 0.5, 1.0, 0.5, 0.5, 0.5), "RAPPORT"),
        ((0.5, 0.5, 1.2, 0.5, 0.5, 0.5), "RAP PORT"),
        ((4, 4, 4, 9, 9, 9), "RAPP O R T"),
    ],
)
def test_a_gap_wider_than_those_between_letters_parts_words(
    tmp_path: Path, gaps: Sequence[float], said: str
) -> None:
    """By six tenths of the usual one, or by six hundredths of the type where that is more."""
    with glyphs(tmp_path, *apart(gaps)) as (made, inked):
        assert close_up(made, inked) == said


def raised(place: Path, *parts: tuple[str, float, float], touching: bool = True) -> str:
    """Return which characters of a line are raised, each part given with its rise and its size."""
    x, drawn = 72.0, []
    for text, rise, size in parts:
        drawn.append(Printed(text, 700 + rise, x, size=size))
        x += 0.6 * size * len(text) + (0 if touching else 1)
    with glyphs(place, *drawn) as (made, inked):
        places = raised_places(made, inked)
        return "".join(made.text[at] for at in sorted(places))


@pytest.mark.parametrize(
    ("rise", "size", "up"),
    [
        (4, 6, True),
        (4, 8.5, True),
        (4, 8.6, False),
        (1.1, 6, True),
        (1, 6, False),
        (7.9, 6, True),
        (8, 6, False),
        (0, 6, False),
        (-4, 6, False),
    ],
)
def test_a_number_is_raised_where_it_is_smaller_and_higher(
    tmp_path: Path, rise: float, size: float, *, up: bool
) -> None:
    assert raised(tmp_path, ("note", 0, 10), ("12", rise, size)) == ("12" if up else "")


@pytest.mark.parametrize(
    ("parts", "up"),
    [
        ([("note", 0, 10), ("12", 4, 6), (" suit", 0, 10)], "12"),
        ([("note", 0, 10), ("1,2", 4, 6), (" suit", 0, 10)], "1,2"),
        ([("note", 0, 10), ("1;2*", 4, 6)], "1;2*"),
        ([("note", 0, 10), ("1a2", 4, 6)], "1"),
        ([("note", 0, 10), ("er", 4, 6)], ""),
        ([("en 1831", 0, 10), ("2", 4, 6)], "2"),
        ([("10", 0, 10), ("-3", 4, 6)], "-3"),
        ([("10", 0, 10), ("+3", 4, 6)], "+3"),
        ([("10", 0, 10), ("–3", 4, 6)], "–3"),
        ([("10", 0, 10), ("*3", 4, 6)], ""),
        ([("4", 4, 6), ("Le registre", 0, 10)], "4"),
        ([("14", 4, 6), ("Le registre", 0, 10)], "14"),
        ([("4", 4, 6), (" Le registre", 0, 10)], "4"),
        ([("4", 0, 10), ("Le registre", 0, 10)], ""),
        ([("-4", 4, 6), ("Le registre", 0, 10)], "-4"),
        ([("4", 4, 6)], ""),
        ([("1", 0, 10), ("2", 4, 6)], "2"),
        ([("1", 0, 10), ("2", 4, 6), (" suit", 0, 10)], "2"),
        ([("note", 0, 10), ("2", 4, 6)], "2"),
        ([("note", 0, 10), ("5678904321", 4, 6)], "5678904321"),
        ([("m", 0, 10), ("2", 4, 6), ("+3", 0, 10)], "2"),
        ([("x", 0, 10), ("2", 4, 6), ("y", 0, 10), ("3", 4, 6), ("z", 0, 10)], "23"),
        ([("a1", 0, 10), ("2", 4, 6), ("b3", 0, 10), ("4", 4, 6)], "24"),
    ],
)  # fmt: skip
def test_a_raised_number_is_whole_with_its_sign(
    tmp_path: Path, parts: Sequence[tuple[str, float, float]], up: str
) -> None:
    assert raised(tmp_path, *parts) == up


@pytest.mark.parametrize(("step", "up"), [(0.4, "12"), (0.6, "1")])
def test_digits_of_one_raised_number_stand_at_one_height(tmp_path: Path, step: float, up: str) -> None:
    assert raised(tmp_path, ("note", 0, 10), ("1", 4, 6), ("2", 4 + step, 6)) == up


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("⁴Le registre", "4 Le registre"),
        ("¹²³⁵⁶⁷⁸⁹⁰   Voir", "123567890 Voir"),
        ("⁺Voir", "⁺Voir"),
        ("⁻³Voir", "⁻³Voir"),
        ("Voir⁴", "Voir⁴"),
        ("4 Voir", "4 Voir"),
    ],
)
def test_a_raised_number_at_a_lines_head_is_set_level_and_apart(text: str, level: str) -> None:
    assert at_level(text) == level


@pytest.mark.parametrize(
    ("gaps", "columns"),
    [
        ((30.1,), True),
        ((30,), False),
        ((31, 5, 32), True),
        ((31, 5, 6), False),
        ((40, 21), True),
        ((40, 20), False),
        ((), False),
    ],
)
def test_letters_more_than_three_sizes_apart_on_the_whole_stand_in_columns(
    gaps: Sequence[float], *, columns: bool
) -> None:
    assert in_columns([(100.0, 100 + gap) for gap in gaps], 10.0) is columns
