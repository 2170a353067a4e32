"""Which lines of a table that white space parts begin a row, and which go on with a cell: the limits on both sides.

Type is ten points high, letters are five points wide, and columns begin at 0, 100, 200 and so on.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import pytest

from passerelle.index.load.pdf.channels import Level, Word
from passerelle.index.load.pdf.levels import edges_of, in_rows
from passerelle.index.load.pdf.lines import Line

HEAD = (700.0, "Ferme|Couleur|Taille")


def cell(text: str, column: int) -> list[Word]:
    left, made = 100.0 * column, []
    for word in text.split():
        made.append(Word(left, left + 5 * len(word), word))
        left += 5 * len(word) + 5
    return made


def lines(
    *given: tuple[float, str], over: Sequence[Sequence[Word]] = (), bold: Sequence[int] = ()
) -> list[Line]:
    """Return the rows of lines, each given by its baseline and its cells, parted by bars."""
    held = [[cell(text, at) for at, text in enumerate(row.split("|"))] for _, row in given]
    levels = [
        Level(tuple(chain.from_iterable(row)), (), (at,), baseline, 10, at in bold)
        for at, ((baseline, _), row) in enumerate(zip(given, held, strict=True))
    ]
    return list(in_rows(levels, held, 4, over))


def rows(*given: tuple[float, str]) -> list[str]:
    return ["|".join(" ".join(each.split()) for each in line.text.split("\t")) for line in lines(*given)]


def below(*steps_and_rows: tuple[float, str]) -> list[str]:
    """Return the rows of a head and of lines so far below each other."""
    baseline, given = HEAD[0], [HEAD]
    for step, row in steps_and_rows:
        baseline -= step
        given.append((baseline, row))
    return rows(*given)[1:]


def is_row(text: str, step: float = 14, above: str = "Harle|bleu|petit", usual: float = 14) -> bool:
    """Tell whether a line so far below a row is one of its own."""
    said = below(
        (usual, above), (step, text), (usual + 4, "Morve|vert|moyen"), (usual, "Le vieux Thil|rouge|grand")
    )
    assert len(said) in {3, 4}
    return len(said) == 4


def test_a_row_has_the_ends_and_the_height_of_its_lines() -> None:
    first, second = lines(
        (700, "Le Harle|bleu|petit"), (690, "|et|gris"), (670, "Morve|vert|moyen"), bold=(0, 2)
    )
    assert (first.text, first.left, first.right) == ("Le Harle\tbleu\net\tpetit\ngris", 0, 225)
    assert (first.baseline, first.size, first.bold, second.bold) == (700, 10, False, True)
    assert (first.row, first.table, first.cells) == (True, 4, ((0, 40), (100, 120), (200, 225)))
    assert (second.left, second.right, second.baseline) == (0, 225, 670)


@pytest.mark.parametrize(("step", "row"), [(16, False), (16.1, True)])
def test_a_line_of_a_cell_is_one_and_six_tenths_below(step: float, *, row: bool) -> None:
    assert is_row("|gris|", step, usual=20) is row


@pytest.mark.parametrize(
    ("above", "text", "row"),
    [
        ("Harle|12|petit", "|13|", True),
        *((f"Harle|{value}|petit", "|13|", True) for value in "-12 +12 −12 –12 (12) €12 $12 £12 -€12".split()),
        *(("Harle|12|petit", f"|{value}|", True) for value in ("-1", "€1", "0")),
        ("Harle|A12|petit", "|13|", False),
        ("Harle|12|petit", "|A13|", False),
        ("Harle||petit", "|13|", False),
        ("Harle|12|petit", "||13", False),
    ],
)  # fmt: skip
def test_no_cell_holds_two_numbers(above: str, text: str, *, row: bool) -> None:
    assert is_row(text, above=above) is row


@pytest.mark.parametrize(
    ("above", "text", "row"),
    [
        ("Harle|bleu|petit", "|Gris|", False),
        ("Harle|bleu|petit", "||Large", False),
        ("Harle|bleu|petit", "|Gris|Large", True),
        ("Harle|bleu|petit", "|gris|Large", True),
        ("Harle|bleu|petit", "|gris|large", False),
        ("Harle|bleu|petit", "|Gris clair|Large moyen", True),
        ("Harle|bleu|petit", "|gris Clair|large Moyen", False),
        ("Harle||petit", "|Gris|large", False),
        ("Harle||petit", "|Gris|Large", True),
        ("Harle||", "|Gris|Large", False),
        ("Harle|bleu|petit", "Sorel|gris|large", True),
        ("Harle|bleu|petit", "sorel|gris|", True),
    ],
)
def test_a_line_that_fills_all_later_columns_is_a_row_where_it_begins_with_a_capital(
    above: str, text: str, *, row: bool
) -> None:
    assert is_row(text, above=above) is row


def test_a_line_that_leaves_a_later_column_empty_goes_on() -> None:
    given = [(700.0, "Ferme|Couleur|Taille|Prix"), (686, "Harle|bleu|petit|cher"), (672, "|Gris|Large|")]
    assert rows(*given, (650, "Morve|vert|moyen|bas"))[1] == "Harle|bleu Gris|petit Large|cher"


@pytest.mark.parametrize(("step", "row"), [(13.0, False), (13.1, True)])
def test_a_line_nearer_than_rows_usually_are_goes_on(step: float, *, row: bool) -> None:
    """Rows are usually fourteen points apart: the share is .93."""
    assert is_row("|Gris|Large", step) is row
    assert is_row("Nord||", step) is row


@pytest.mark.parametrize(
    ("above", "text", "row"),
    [
        ("Le petit Thil|bleu|petit", "harle||", False),
        ("Le petit Thil|bleu|petit", "Harle||", True),
        ("Le pré|bleu|petit", "harle||", True),
        ("Le pré,|bleu|petit", "Harle||", False),
        ("Le pré-|bleu|petit", "Harle||", False),
        ("Le pré\u2010|bleu|petit", "Harle||", False),
        ("|Bleu|Petit", "harle||", True),
    ],
)
def test_a_line_in_the_first_column_alone_goes_on_with_a_full_or_an_open_one(
    above: str, text: str, *, row: bool
) -> None:
    assert is_row(text, above=above) is row


@pytest.mark.parametrize(("letters", "row"), [(9, False), (8, True)])
def test_a_full_line_reaches_nine_tenths_of_its_column(letters: int, *, row: bool) -> None:
    given = [(686.0, "W" * 10 + "|bleu|petit"), (672, "W" * letters + "|bleu|petit"), (658, "mot||")]
    said = rows(HEAD, *given, (640, "Morve|vert|moyen"))
    assert (len(said) == 5) is row


def test_a_name_above_lines_without_one_is_no_part_of_the_name_above_it() -> None:
    said = below((14, "La ferme|bleu|petit"), (14, "harle||"), (14, "|Vert|Grand"))
    assert said == ["La ferme|bleu|petit", "harle|Vert|Grand"]
    assert below((14, "La ferme|bleu|petit"), (14, "harle||"))[0] == "La ferme harle|bleu|petit"


@pytest.mark.parametrize(
    ("steps", "upper"),
    [((12, 14), True), ((14, 12), False), ((13, 13.9), True), ((13, 14), True), ((14, 13), False)],
)
def test_the_widest_step_parts_two_rows(steps: Sequence[float], *, upper: bool) -> None:
    one, other = steps
    said = below((16, "Harle|bleu|petit"), (one, "|Gris|"), (other, "Morve|vert|moyen"))
    assert said == (
        ["Harle|bleu Gris|petit", "Morve|vert|moyen"]
        if upper
        else ["Harle|bleu|petit", "Morve|Gris vert|moyen"]
    )


ROOM = "Harle|bleu|petit"


@pytest.mark.parametrize(
    ("steps", "above", "text", "following", "upper"),
    [
        ((13, 13), ROOM, "gris", "Morve|vert-jaune-orange|", False),
        ((13, 13.9), ROOM, "gris", "Morve|vert-jaune-orange|", False),
        ((13, 14), ROOM, "gris", "Morve|vert-jaune-orange|", True),
        ((13, 13), ROOM, "gris", "Morve|vert|", True),
        ((13, 13), "Harle|bleu-|petit", "gris", "Morve|vert-jaune-orange|", True),
        ((13, 13), "Harle||petit", "gris", "Morve|vert-jaune-orange|", True),
        ((13, 13), ROOM, "gris", "Morve||vert-jaune-orange", True),
        ((13, 13), ROOM, "gris", "Morve|vert-jaunes|", False),
        ((13, 13), ROOM, "gris", "Morve|vert-jaune|", True),
    ],
)
def test_between_steps_alike_a_line_belongs_to_the_lower_row_where_it_had_room_in_the_upper(
    steps: tuple[float, float], above: str, text: str, following: str, *, upper: bool
) -> None:
    """The word is twenty points wide behind one of twenty, and a space ten: the widest line reaches beyond fifty."""
    first, second = steps
    said = rows(
        (700, "Ferme|Teint|Taille"),
        (684, above),
        (684 - first, f"|{text}|"),
        (684 - first - second, following),
    )
    assert (text in said[1].split("|")[1].split()) is upper
    assert (text in said[2].split("|")[1].split()) is not upper


def test_several_lines_between_two_rows_are_parted_at_their_widest_step() -> None:
    said = below((16, "Harle|bleu|petit"), (12, "|Gris|"), (15, "|Rouge|"), (12, "Morve|vert|moyen"))
    assert said == ["Harle|bleu Gris|petit", "Morve|Rouge vert|moyen"]


def test_all_lines_below_the_last_row_belong_to_it() -> None:
    assert below((16, "Harle|bleu|petit"), (12, "|Gris|"), (14, "|Rouge|")) == ["Harle|bleu Gris Rouge|petit"]


HEADS = [(714.0, "|oies-de-mars||oies-de-mai|"), (700.0, "Ferme|Gris|Bleu|Gris|Bleu")]
NAMED = "Ferme|oies-de-mars Gris|oies-de-mars Bleu|oies-de-mai Gris|oies-de-mai Bleu"


@pytest.mark.parametrize(("count", "under"), [(2, True), (1, False)])
def test_a_first_row_without_a_name_heads_the_next_in_a_table_of_four_rows(
    count: int, *, under: bool
) -> None:
    middles = [cell("oies-de-mars", 1), cell("oies-de-mai", 3)]
    middles = [
        [replace(word, left=word.left + 30, right=word.right + 30) for word in each] for each in middles
    ]
    given = [*HEADS, *((680.0 - 20 * at, "Harle|1|2|3|4") for at in range(count))]
    held = [[cell(text, at) for at, text in enumerate(row.split("|"))] for _, row in given]
    held[0][1], held[0][3] = middles
    levels = [
        Level(tuple(chain.from_iterable(row)), (), (at,), baseline + 20 * (at == 0), 10, False)
        for at, ((baseline, _), row) in enumerate(zip(given, held, strict=True))
    ]
    said = [" ".join(line.text.replace("\t", "|").split()) for line in in_rows(levels, held, 1)]
    assert (said[0] == NAMED) is under
    assert len(said) == len(given) - under


def test_heads_above_a_table_are_a_part_of_its_first_rows_names() -> None:
    over = [[Word(110, 230, "mars")], [Word(310, 430, "mai")]]
    made = lines((700, "Ferme|Gris|Bleu|Gris|Bleu"), (680, "Harle|1|2|3|4"), over=over)
    assert made[0].text == "Ferme\tmars\nGris\tmars\nBleu\tmai\nGris\tmai\nBleu"
    assert [line.baseline for line in made] == [700, 680]


def test_a_column_goes_from_its_leftmost_word_to_its_rightmost() -> None:
    held = [[cell("Le Harle", 0), cell("bleu", 1)], [cell("Thil", 0), []], [[], cell("gris clair", 1)]]
    assert edges_of(held) == ((0, 40), (100, 150))


def test_names_below_heads_over_several_columns_are_one_row_with_them() -> None:
    given = [
        (700.0, "|Mars||Avril|"),
        (686, "Ferme|Aller|Retour|Aller|Retour"),
        (672, "Harle|1|2|3|4"),
        (658, "Morve|5|6|7|8"),
        (644, "Sorel|9|1|2|3"),
    ]
    head, *others = lines(*given, bold=(0, 1, 2))
    assert head.text == "Ferme\tMars\nAller\tMars\nRetour\tAvril\nAller\tAvril\nRetour"
    assert (head.baseline, head.left, head.right, head.bold) == (700, 0, 430, True)
    assert [each.baseline for each in others] == [672, 658, 644]
    assert not lines(*given, bold=(0,))[0].bold
    assert [each.text.split("\t")[0] for each in lines(*given[:3])] == ["", "Ferme", "Harle"]


@pytest.mark.parametrize(("step", "first"), [(13, "Harle Nord|bleu"), (13.1, "Harle|bleu")])
def test_rows_of_two_columns_tell_what_is_near_too(step: float, first: str) -> None:
    found = rows(
        (700, "Ferme|Couleur"),
        (686, "Harle|bleu"),
        (686 - step, "Nord|"),
        (650, "Morve|vert"),
        (636, "Thil|gris"),
    )
    assert found[1] == first


@pytest.mark.parametrize(
    ("step", "lower", "row"),
    [(16, "5", False), (16.1, "5", True), (16.1, "grand", False), (16.1, "", False)],
)
def test_a_number_above_another_and_apart_from_what_is_above_begins_a_row(
    step: float, lower: str, *, row: bool
) -> None:
    found = below((14, "Harle|bleu|"), (step, "|gris|4"), (14, f"Morve|vert|{lower}"), (14, "Thil|rouge|6"))
    assert ("|gris|4" in found) is row
    assert len(found) == 3 + row


@pytest.mark.parametrize(
    ("step", "first"), [(12.8, "Harle|bleu|petit"), (12.9, "Harle Nord|bleu gris|petit grand")]
)
def test_a_name_heads_the_lines_below_it_that_are_as_near_as_the_one_above(step: float, first: str) -> None:
    rows_below = (14, "Morve|vert|moyen"), (14, "Thil|rouge|grand")
    assert below((14, "Harle|bleu|petit"), (12, "Nord||"), (step, "|gris|grand"), *rows_below)[0] == first
