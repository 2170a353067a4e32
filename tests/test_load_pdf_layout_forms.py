"""Bills and forms as browsers print them: cells centred in their rows, heads on each page, labels, boxes and dots."""

from pathlib import Path

import pytest
from printed import TOP, Printed, headings, lines, one, pages, pdf, wrapped

HEAD = "Réf. | Objet | Nombre | Prix"


def bill(first: int, rows: int) -> list[Printed]:
    """Return a page of a bill: its columns' names, and rows of two lines beside which the other cells are centred."""
    made = [
        Printed("Réf.", TOP),
        Printed("Objet", TOP, 130),
        Printed("Nombre", TOP, 330),
        Printed("Prix", TOP, 430),
    ]
    for number in range(first, first + rows):
        y = TOP - 27 * (number - first + 1)
        made += [
            Printed(f"R{number}", y),
            Printed("Pièce de laiton poli avec", y + 6, 130),
            Printed("sa notice", y - 6, 130),
            Printed(str(number % 7 + 1), y, 330),
            Printed(f"{number},50", y, 430),
        ]
    return made


def test_cells_centred_beside_two_lines_stay_in_their_row_and_each_page_keeps_its_head(
    tmp_path: Path,
) -> None:
    path = pdf(tmp_path / "a.pdf", bill(10, 6), bill(16, 6), bill(22, 6))
    for first, page in zip((10, 16, 22), pages(one(path)), strict=True):
        assert page.split("\n") == [
            HEAD,
            *(
                f"R{number} | Pièce de laiton poli avec sa notice | {number % 7 + 1} | {number},50"
                for number in range(first, first + 6)
            ),
        ]


def test_each_label_of_a_form_begins_a_line_and_dots_end_one(tmp_path: Path) -> None:
    form = lines(
        "Nom : Lefèvre, Odile, dite la Douce de Plouhinec",
        "Né le : 12 avril 1971",
        "Membre actif ............................ 35,00 €",
        "Frais de dossier ........................ 4,50 €",
        "Fait à Brest",
    )
    text = one(pdf(tmp_path / "a.pdf", form)).text
    assert text.split("\n") == [each.text for each in form]


def test_lines_set_far_apart_are_paragraphs_where_the_next_word_had_room(tmp_path: Path) -> None:
    said = (
        "Le quai est ouvert.",
        "Prévenir la gardienne de sa visite à la remise du quai",
        "et lui demander la clef",
        "Rendre la clef avant la nuit",
        "Le bac passe",
        "Fin du passage",
        "Bonne traversée",
    )
    spread = [Printed(text, 700 - 24 * at) for at, text in enumerate(said)]
    read = one(pdf(tmp_path / "a.pdf", spread)).text.split("\n")
    assert read == [said[0], "", f"{said[1]} {said[2]}", *said[3:]]


@pytest.mark.parametrize(
    ("said", "heads"),
    [
        ("Total à payer : 2 901,96 €", False),
        ("Payable avant le : 15 mars 2024", False),
        ("Payable : 15/03/2024", False),
        ("Article 3 : les clefs", True),
        ("Bilan : 2024", True),
    ],
)
def test_a_sum_or_a_day_behind_its_label_is_no_heading_however_large(
    tmp_path: Path, said: str, *, heads: bool
) -> None:
    body = wrapped("Le bac passe toutes les heures et la cloche sonne à midi. " * 6, y=600)
    found = headings(one(pdf(tmp_path / "a.pdf", [Printed(said, 700, size=14), *body])))
    assert bool(found) == heads


def test_a_raised_number_behind_a_year_at_a_lines_head_is_no_digit_of_it(tmp_path: Path) -> None:
    printed = [
        *wrapped("Le canal fut creusé par des terrassiers venus de loin, en", width=70),
        Printed("1831", TOP - 15),
        Printed("2", TOP - 11, 72 + 4 * 6.6, size=8),
        Printed(" après sept ans de travaux.", TOP - 15, 72 + 4 * 6.6 + 5),
    ]
    assert one(pdf(tmp_path / "a.pdf", printed)).text.endswith(
        "venus de loin, en 1831² après sept ans de travaux."
    )


def test_a_word_broken_by_the_hyphen_that_browsers_draw_is_made_whole(tmp_path: Path) -> None:
    hyphen = b"[(Les jardiniers extra\\255)]"
    more = wrapped("Les jardiniers extraordinairement assidus.", y=600)
    printed = [Printed(hyphen, TOP), Printed("ordinairement patients arrosent.", TOP - 13), *more]
    text = one(pdf(tmp_path / "a.pdf", printed)).text
    assert text.startswith("Les jardiniers extraordinairement patients arrosent.")


def test_an_item_set_out_from_one_inside_another_begins_a_line(tmp_path: Path) -> None:
    items = [
        Printed("1. Premier", 700, 80),
        Printed("i. un", 687, 120),
        Printed("ii. deux", 674, 116),
        Printed("2. Deuxième", 661, 80),
    ]
    text = one(pdf(tmp_path / "a.pdf", items)).text
    assert [line for line in text.split("\n") if line] == [each.text for each in items]
