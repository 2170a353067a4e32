"""The addresses at the head of a letter set as PDF: the limits on both sides. Type is ten points high."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from passerelle.index.load.pdf.letterhead import with_addresses
from passerelle.index.load.pdf.lines import Line

SENDER = ("Jeanne Roux", "4, rue du Four", "44000 Nantes")


def line(text: str, baseline: float, left: float = 50, beside: float = 300) -> Line:
    parts = text.split("\t")
    lefts = [left, beside][: len(parts)] if parts[0] else [beside]
    cells = tuple((at, at + 6.0 * len(part)) for at, part in zip(lefts, filter(None, parts), strict=True))
    return Line(text.strip("\t"), cells[0][0], cells[-1][1], baseline, 10, False, cells)


def page(texts: Sequence[str], step: float = 12, left: float = 50) -> list[Line]:
    return [line(text, 700 - step * number, left) for number, text in enumerate(texts)]


def read(lines: Sequence[Line]) -> list[str]:
    """Return the addresses found, their lines parted by commas, and other lines as they are."""
    made: dict[tuple[int, int], list[str]] = {}
    for number, each in enumerate(with_addresses(lines)):
        made.setdefault((each.table, 0 if each.row else number), []).append(each.text)
    return [" / ".join(texts) for texts in made.values()]


@pytest.mark.parametrize(
    "town",
    [
        "44000 Nantes",
        "F-44000 Nantes",
        "44000 NANTES CEDEX 2",
        "York YO1 7AA",
        "Boston MA 02108",
        "BP 12 44000 Nantes",
    ],
)
def test_the_lines_of_an_address_stay_lines(town: str) -> None:
    lines = page(["Jeanne Roux", "4, rue du Four", town, "Tél. 02 40 00 00 00"], left=340)
    assert read(lines) == [f"Jeanne Roux / 4, rue du Four / {town} / Tél. 02 40 00 00 00"]
    assert [each.row for each in with_addresses(lines)] == [True] * 4


def test_two_addresses_side_by_side_are_read_one_after_the_other() -> None:
    lines = page(
        [
            "Jeanne Roux\tRégie du Lac",
            "4, rue du Four\tBoîte 12",
            "44000 Nantes\t7, quai Haut",
            "\t37000 Tours",
        ]
    )
    assert read(lines) == [" / ".join(SENDER), "Régie du Lac / Boîte 12 / 7, quai Haut / 37000 Tours"]


def test_what_a_bill_says_beside_an_address_is_read_after_it() -> None:
    lines = page(["Jeanne Roux\tFacture : 77", "4, rue du Four\tDate : 3 mai", "44000 Nantes"])
    assert read(lines) == [" / ".join(SENDER), "Facture : 77 / Date : 3 mai"]
    both = [replace(each, text=each.text + "\tNo : 7", cells=(*each.cells, (440, 480))) for each in lines[:2]]
    assert read([*both, lines[2]])[2] == "No : 7 / No : 7"


@pytest.mark.parametrize(
    "texts",
    [
        ["Jeanne Roux\tFacture : 77", "4, rue du Four\tle 3 mai", "44000 Nantes"],
        ["Jeanne Roux\tFacture : 77", "4, rue du Four", "44000 Nantes"],
        ["Nom :\tJeanne Roux", "Rue :\t4, rue du Four", "Ville :\t44000 Nantes"],
        ["44000 Nantes", "Jeanne Roux"],
        ["44000 Nantes"],
        ["Jeanne Roux", "4, rue du Four"],
        ["Nom\tJeanne Roux", "Rue\t4, rue du Four", "Ville\t44000 Nantes"],
        ["Jeanne Roux\tRégie du Lac", "44000 Nantes\t37000 Tours", "44100 Nantes\t37100 Tours"],
        ["Jeanne Roux" + " ou son ayant droit, dite la bailleresse", "44000 Nantes"],
        [*["Jeanne Roux"] * 8, "44000 Nantes"],
        ["Elle a vécu à", "44000 Nantes, puis à Tours"],
    ],
)
def test_what_is_no_address_stays_as_it_was(texts: Sequence[str]) -> None:
    lines = page(texts)
    assert with_addresses(lines) == lines


def test_lines_far_apart_larger_or_elsewhere_are_no_part_of_an_address() -> None:
    assert read(page(SENDER, step=18)) == list(SENDER)
    above = replace(line("Facture", 712), size=14)
    assert read([above, *page(SENDER)]) == ["Facture", " / ".join(SENDER)]
    assert read([*page(SENDER), line("Le 3 mai", 664, left=80)]) == [" / ".join(SENDER), "Le 3 mai"]
    rows = [replace(each, row=True) for each in page(SENDER)]
    assert with_addresses(rows) == rows
    assert with_addresses([]) == []


def test_addresses_are_numbered_behind_the_tables_of_the_page() -> None:
    lines = [replace(line("a", 900), row=True, table=3), *page(SENDER)]
    assert [each.table for each in with_addresses(lines)] == [3, 4, 4, 4]


@pytest.mark.parametrize(
    ("town", "is_one"),
    [
        ("44000 Éze", True),
        ("44000 NANTES CEDEX", True),
        ("44000 Nantes CEDEX 12", True),
        ("44000 Nantes CEDEX 123", False),
        ("44000 Nantes 2", False),
        ("44000 nantes", False),
        ("44000 N", False),
        ("4400 Nantes", False),
        ("440000 Nantes", False),
        ("FR-44000 Nantes", True),
        ("FRA-44000 Nantes", False),
        (f"44000 N{'a' * 30}", True),
        (f"44000 N{'a' * 31}", False),
        (f"{'a' * 30} 44000 Nantes", True),
        (f"{'a' * 31} 44000 Nantes", False),
        ("44000 Nantes: port", False),
        ("Y1 7AA", True),
        ("York YO1A 7AA", True),
        ("York YO12 7AA", True),
        ("York YO12A 7AA", False),
        ("York YO1 7A", False),
        ("York YO1 AAA", False),
        ("MA 02108", True),
        ("Boston MA 02108-1234", True),
        ("Boston MA 02108-123", False),
        ("Boston MAS 02108", False),
        (f"{'a' * 30} MA 02108", True),
        (f"{'a' * 31} MA 02108", False),
    ],
)
def test_an_address_has_a_town_with_its_postcode(town: str, *, is_one: bool) -> None:
    lines = ["Jeanne Roux", town]
    assert read(page(lines)) == ([" / ".join(lines)] if is_one else lines)


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("A : 7", True),
        ("A: 7", False),
        ("No: 7", True),
        ("No :7", False),
        ("No :", False),
        ("2 No : 7", False),
        (f"N{'o' * 30}: 7", True),
        (f"N{'o' * 31}: 7", False),
    ],
)
def test_beside_an_address_each_line_has_its_label(label: str, *, is_one: bool) -> None:
    lines = page([f"Jeanne Roux\t{label}", f"4, rue du Four\t{label}", "44000 Nantes"])
    assert read(lines) == (
        [" / ".join(SENDER), f"{label} / {label}"] if is_one else [each.text for each in lines]
    )


@pytest.mark.parametrize(("first", "count"), [("a" * 45, 1), ("a" * 46, 2)])
def test_a_line_of_an_address_is_short(first: str, count: int) -> None:
    assert len(read(page([first, "44000 Nantes"]))) == count
    below = page(["Jeanne Roux", "44000 Nantes", first])
    assert read(below)[0] == " / ".join(each.text for each in below[: 4 - count])
    beside = page([f"Jeanne Roux\tNo : {first[5:]}", "44000 Nantes\tNo : 7"])
    assert (with_addresses(beside) != beside) is (count == 1)


@pytest.mark.parametrize(("lines", "count"), [(2, 1), (8, 1), (9, 9)])
def test_an_address_has_two_to_eight_lines(lines: int, count: int) -> None:
    assert len(read(page([*(["Jeanne Roux"] * (lines - 1)), "44000 Nantes"]))) == count


@pytest.mark.parametrize(
    ("step", "size", "left", "count"),
    [
        (12, 10, 50, 1),
        (17, 10, 50, 1),
        (17.2, 10, 50, 2),
        (0, 10, 50, 2),
        (-12, 10, 50, 2),
        (12, 11, 50, 1),
        (12, 11.2, 50, 2),
        (12, 9, 50, 1),
        (12, 8.8, 50, 2),
        (12, 10, 51, 1),
        (12, 10, 52, 2),
        (12, 10, 49, 1),
    ],
)
def test_the_lines_of_an_address_are_near_alike_and_begin_together(
    step: float, size: float, left: float, count: int
) -> None:
    town = replace(line("44000 Nantes", 700 - step, left), size=size)
    assert len(read([line("Jeanne Roux", 700), town])) == count


def test_three_columns_of_a_letters_head_are_read_and_four_are_not() -> None:
    lines = page(["Jeanne Roux\tNo : 1", "44000 Nantes\tNo : 2"])
    three = [replace(each, text=f"{each.text}\tNo : 3", cells=(*each.cells, (440, 480))) for each in lines]
    assert len(read(three)) == 3
    four = [replace(each, text=f"{each.text}\tNo : 4", cells=(*each.cells, (520, 560))) for each in three]
    assert with_addresses(four) == four


def test_the_lines_of_addresses_side_by_side_have_their_own_ends_and_numbers_from_one() -> None:
    made = with_addresses(page(["Ada\tLuc", "44000 Nantes\t37000 Tours"]))
    assert [(each.left, each.right, each.cells, each.table) for each in made] == [
        (50, 68, ((50, 68),), 1),
        (50, 122, ((50, 122),), 1),
        (300, 318, ((300, 318),), 2),
        (300, 366, ((300, 366),), 2),
    ]
    aside = [replace(each, aside=True) for each in page(SENDER)]
    assert with_addresses(aside) == aside
