"""A PDF is read as its reader sees it: turned pages, raised type, stamps, type set apart, and type nobody sees."""

from pathlib import Path

import pytest
from printed import FIRST, SECOND, TOP, WIDTH, Printed, headings, one, pdf, wrapped

from passerelle.index.types import Gap


@pytest.fixture(autouse=True)
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def test_rows_of_a_turned_page_stay_rows(tmp_path: Path) -> None:
    cells = [("Filet", "Serrage"), ("M20", "8"), ("M25", "11"), ("M32", "15"), ("M40", "24")]
    mixed = [
        Printed(text, 680 - 110 * column - 3 * len(text), 520 - 17 * at, size=12, turn=270)
        for at, row in enumerate(cells)
        for column, text in enumerate(row)
    ]
    assert one(pdf(tmp_path / "a.pdf", mixed, page_is="/Rotate 270")).text == "\n".join(
        " | ".join(row) for row in cells
    )


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_an_upright_one(tmp_path: Path, turn: int) -> None:
    upright = [Printed("Le traité", 750, size=16), *wrapped(FIRST), *wrapped(SECOND, y=TOP - 80)]
    place = {
        90: lambda x, y: (770 - y, x),
        180: lambda x, y: (600 - x, 790 - y),
        270: lambda x, y: (y - 180, 780 - x),
    }
    turned = [
        Printed(
            each.text, place[turn](each.x, each.y)[1], place[turn](each.x, each.y)[0], each.size, turn=turn
        )
        for each in upright
    ]
    document = one(pdf(tmp_path / "a.pdf", turned, page_is=f"/Rotate {turn}"))
    assert document.text == f"Le traité\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["En 1831", "2", " on vint."], "En 1831² on vint."),
        (["Il coûta 900 francs", "14", ", dit-on."], "Il coûta 900 francs¹⁴, dit-on."),
        (["Il y en a 10", "6", " ici."], "Il y en a 10⁶ ici."),
        (["Soit 10", "-3", " mole."], "Soit 10⁻³ mole."),
        (["Le 1", "er", " mai."], "Le 1er mai."),
    ],
)
def test_raised_type_belongs_to_its_line_and_is_no_digit_of_it(
    tmp_path: Path, parts: list[str], text: str
) -> None:
    before, raised, after = parts
    x = 72 + 6.6 * len(before)
    printed = [
        Printed(before, TOP),
        Printed(raised, TOP + 4, x, size=6),
        Printed(after, TOP, x + 3.6 * len(raised)),
    ]
    assert one(pdf(tmp_path / "a.pdf", [*printed, *wrapped(FIRST, y=600)])).text == f"{text}\n\n{FIRST}"


def test_a_heading_set_apart_letter_by_letter_is_its_words(tmp_path: Path) -> None:
    heading = Printed("C O M P T E   R E N D U", 760, size=16)
    letters = Printed("A B C D E F G", 640)
    document = one(pdf(tmp_path / "a.pdf", [heading, *wrapped(FIRST), letters]))
    assert headings(document) == [("COMPTE RENDU", 1)]
    assert document.text.endswith("A B C D E F G")


def test_a_stamp_set_aslant_or_upright_in_the_margin_is_no_heading_and_cuts_no_sentence(
    tmp_path: Path,
) -> None:
    made = [
        [
            Printed("COPIE", 300, 150, size=60, turn=45),
            Printed("Série 12, carton 4", 200, 30, size=20, turn=90),
            *wrapped(text),
        ]
        for text in (FIRST, SECOND)
    ]
    document = one(pdf(tmp_path / "a.pdf", *made))
    assert headings(document) == []
    assert "COPIE" in document.text
    assert "Série 12, carton 4" in document.text
    assert FIRST in document.text
    assert SECOND in document.text


@pytest.mark.parametrize(
    ("x", "y", "how"), [(72, 600, "1 g"), (72, 600, "3 Tr"), (72, 900, ""), (-400, 600, "")]
)
def test_what_nobody_sees_is_not_stored_but_told(tmp_path: Path, x: int, y: int, how: str) -> None:
    unseen = Printed("mot de passe", y, x, how=how)
    document = one(pdf(tmp_path / "a.pdf", [*wrapped(FIRST), unseen]))
    assert document.text == FIRST
    assert document.gaps == (Gap("hidden text", 10, "page 1"),)


def test_white_type_on_a_dark_ground_is_read(tmp_path: Path) -> None:
    head = Printed("Entrée libre", 600, how="0 0 0 rg 60 590 300 30 re f 1 g")
    assert one(pdf(tmp_path / "a.pdf", [*wrapped(FIRST), head])).text == f"{FIRST}\n\nEntrée libre"


def test_letters_that_cannot_be_told_are_marked_and_named(tmp_path: Path) -> None:
    printed = Printed(b"[(caf\001 d\003j\003 pay\003)]", TOP, font="plain")
    document = one(pdf(tmp_path / "a.pdf", [printed, *wrapped(FIRST, y=600)]))
    assert document.text.startswith("caf\ufffd d\ufffdj\ufffd pay\ufffd")
    assert document.gaps == (Gap("letters without meaning", 4, "page 1"),)


def across(*columns: list[str], width: int = 250) -> list[Printed]:
    """Return lines of columns drawn line by line, over the gap between them."""
    return [
        Printed(text, TOP - 13 * at, 72 + width * number)
        for at in range(max(map(len, columns)))
        for number, column in enumerate(columns)
        for text in column[at : at + 1]
    ]


@pytest.mark.parametrize("more", [0, 2])
def test_columns_drawn_line_by_line_are_read_to_their_foot(tmp_path: Path, more: int) -> None:
    left = [str(each.text) for each in wrapped(FIRST, width=32)]
    right = [str(each.text) for each in wrapped(SECOND, width=32)][: len(left) - more]
    document = one(pdf(tmp_path / "a.pdf", across(left, right)))
    assert document.text == f"{FIRST}\n\n{' '.join(right)}"


def gapped(lines: list[str], after: list[int], x: int) -> list[Printed]:
    """Return lines 13 points apart, with 26 before those of the numbers *after*."""
    steps = [26 if at in after else 13 for at in range(len(lines))]
    return [Printed(text, TOP + 13 - sum(steps[: at + 1]), x) for at, text in enumerate(lines)]


@pytest.mark.parametrize(("after", "rows"), [([4], True), ([4, 7], False)])
def test_gaps_across_both_columns_part_rows_and_a_gap_of_one_column_does_not(
    tmp_path: Path, after: list[int], *, rows: bool
) -> None:
    left = [str(each.text) for each in wrapped(FIRST * 2, width=32)][:9]
    right = [str(each.text) for each in wrapped(SECOND * 2, width=32)][:9]
    beside = gapped(right, after, 322)
    del beside[7:8]  # the second gap is one of the left column alone
    printed = [*gapped(left, after, 72), *beside]
    text = one(pdf(tmp_path / "a.pdf", sorted(printed, key=lambda each: (-each.y, each.x)))).text
    assert (" | " in text) is rows


def test_a_table_of_commands_and_their_meaning_is_no_text_in_columns(tmp_path: Path) -> None:
    commands = ["copy one file to other", "list", "move it", "remove it now", "show where we are", "wait"]
    meanings = [
        "writes a file anew under another name",
        "names what is there",
        "gives it a new place or name",
        "takes it away for good",
        "tells the folder",
        "waits",
    ]
    text = one(pdf(tmp_path / "a.pdf", across(commands, meanings))).text
    assert "move it | gives it a new place or name" in text


def test_a_large_initial_begins_its_word(tmp_path: Path) -> None:
    rest = [
        Printed(each.text, each.y, 110 if at < 3 else 72)
        for at, each in enumerate(wrapped(FIRST[1:], width=54))
    ]
    document = one(pdf(tmp_path / "a.pdf", [Printed("L", TOP - 26, 76, size=48, font="bold"), *rest]))
    assert document.text == FIRST
    assert headings(document) == []


def test_numbers_of_lines_in_the_margin_are_no_words_but_those_of_items_are(tmp_path: Path) -> None:
    deed = [Printed(str(at + 1), each.y, 40, size=8) for at, each in enumerate(wrapped(FIRST * 2))]
    items = [Printed(f"{at} Cahier de la série", 500 - 20 * at) for at in range(1, 7)]
    printed = [line for pair in zip(deed, wrapped(FIRST * 2), strict=True) for line in pair]
    document = one(pdf(tmp_path / "a.pdf", printed, items))
    assert document.text.startswith(FIRST * 2)
    assert "6 Cahier de la série" in document.text
    assert document.gaps == (Gap("page furniture", len(deed), "line numbers, page 1"),)


def test_numbers_that_begin_farther_and_farther_in_are_no_margin(tmp_path: Path) -> None:
    """They are the beginnings of lines that a poem or a form sets in, and belong to its words."""
    printed = [
        line
        for at, each in enumerate(wrapped(FIRST * 2))
        for line in (Printed(str(at + 1), each.y, 30 + 3 * at, size=8), each)
    ]
    document = one(pdf(tmp_path / "a.pdf", printed))
    assert not any(gap.where.startswith("line numbers") for gap in document.gaps)


def test_a_line_that_raised_type_pushes_down_goes_on_with_its_sentence(tmp_path: Path) -> None:
    full = ("mot " * WIDTH)[: WIDTH - 1]
    printed = [Printed(full, TOP), Printed("de 10", TOP - 20), Printed("6", TOP - 16, 105, size=6)]
    below = [Printed(" mots.", TOP - 20, 108.6), Printed(full, TOP - 33), Printed(full, TOP - 46)]
    document = one(pdf(tmp_path / "a.pdf", [*printed, *below]))
    assert document.text.startswith(f"{full} de 10⁶ mots.")


def test_a_page_is_as_large_as_the_file_says_of_all_its_pages(tmp_path: Path) -> None:
    at_the_top = wrapped(FIRST, y=1150)
    document = one(pdf(tmp_path / "a.pdf", at_the_top, pages_are="/MediaBox [0 0 842 1191]"))
    assert document.text == FIRST
    assert not document.gaps


def test_a_notes_raised_number_set_apart_heads_its_note(tmp_path: Path) -> None:
    number, note = Printed("4", 86, x=75, size=6), Printed("Le registre en garde la trace.", 80, x=84, size=9)
    document = one(pdf(tmp_path / "a.pdf", [*wrapped(FIRST), number, note]))
    assert document.text == f"{FIRST}\n\n4 Le registre en garde la trace."


@pytest.mark.parametrize(
    ("overleaf", "between"), [("Reçu numéro 82 de la régie", "\n\n"), ("et un reçu pour la régie", " ")]
)
def test_a_page_of_short_lines_ends_with_its_last(tmp_path: Path, overleaf: str, between: str) -> None:
    short = ["Reçu numéro 81 de la régie", "Payé par Mme Sorel"]
    first = [
        Printed(text, TOP - 40 * number) for number, text in enumerate([*short, "À garder un an et un jour"])
    ]
    text = one(pdf(tmp_path / "a.pdf", first, [Printed(overleaf, TOP)])).text
    assert text.endswith(f"un an et un jour{between}{overleaf}")


def test_chapters_without_dots_are_lines_of_a_table_of_contents(tmp_path: Path) -> None:
    contents = [
        "1 Le canal 5",
        f"1.1 Les écluses{' .' * 15} 5",
        f"1.2 Le nom que porte le long étang du garde{' .' * 2} 6",
        f"1.3 Les ponts{' .' * 16} 7",
    ]
    lines = [Printed(text, TOP - 13 * number) for number, text in enumerate(contents)]
    assert one(pdf(tmp_path / "a.pdf", [*lines, *wrapped(FIRST, y=600)])).text.startswith("\n".join(contents))


def test_a_heading_over_two_columns_does_not_end_the_lines_below_it(tmp_path: Path) -> None:
    heading = Printed("Un titre qui couvre les deux", 750, size=16)
    left, right = (
        "Le four chauffe chaque samedi et cuit le pain.",
        "Le moulin moud le blé des trois fermes du bourg.",
    )
    made = [heading, *wrapped(left, width=24), *wrapped(right, width=24, x=330)]
    assert one(pdf(tmp_path / "a.pdf", made)).text.split("\n\n") == [heading.text, left, right]


def test_the_first_item_of_a_list_inside_another_stands_on_its_own_line(tmp_path: Path) -> None:
    items = ("1. Ouvrir le four", "2. Mettre le pain", "a) le tourner", "b) le sortir")
    made = [Printed(text, TOP - 13 * at) for at, text in enumerate(items)]
    assert one(pdf(tmp_path / "a.pdf", made)).text.split("\n") == list(items)


def test_rows_that_begin_with_one_figure_are_rows_each(tmp_path: Path) -> None:
    drawn = [
        Printed(text, 700 - 14 * number, x, 12)
        for number, name in enumerate(("pont", "quai", "gare", "parc"), start=1)
        for x, text in ((57, str(number)), (92, name), (150, f"{number}00"))
    ]
    assert one(pdf(tmp_path / "a.pdf", drawn)).text.split("\n") == [
        "1 | pont | 100",
        "2 | quai | 200",
        "3 | gare | 300",
        "4 | parc | 400",
    ]
