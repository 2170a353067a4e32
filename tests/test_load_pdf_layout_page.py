"""What a PDF's page tells of its columns and of the steps between its lines: both sides of each limit."""

from dataclasses import replace

import pytest
from test_load_pdf_starts import ABOVE, PAGE, begins, line

from passerelle.index.load.pdf.layout import layout
from passerelle.index.load.pdf.lines import Line


def of(*baselines: float, size: float = 10, left: float = 50, right: float = 350) -> list[Line]:
    return [line("a gate", baseline, left, right, size=size) for baseline in baselines]


def test_steps_up_a_column_and_to_another_type_say_nothing_of_the_usual_one() -> None:
    assert layout([*of(700, 675), *of(665, size=11)], 10.0).leading == 14
    assert layout(of(700, 689, 689, 750, 737, 726), 10.0).leading == 11
    assert layout(of(700, 690, 680, 668, 656, 644), 10.0).leading == 10
    assert layout(of(700, 690, 678, 666, 654, 642), 10.0).leading == 12


def test_the_twenty_columns_that_most_lines_stand_in_are_known() -> None:
    page = [each for at in range(20) for each in of(700, 690, 680, 670, left=30 * at, right=30 * at + 300)]
    found = layout([*page, *of(700, 690, 680, left=30, right=900)], 10.0).columns
    assert len(found) == 20
    assert (30, 900) not in found
    assert (30, 900) in layout([*page[4:], *of(700, 690, 680, left=30, right=900)], 10.0).columns


def test_full_lines_wrap_and_large_or_small_beginnings_of_others_tell_the_rest() -> None:
    capitals = [line("A gate", 700 - 12 * at) for at in range(3)]
    assert layout(capitals, 10.0).wraps
    assert not layout(capitals[:2], 10.0).wraps
    assert not layout([], 10.0).wraps


def test_what_is_known_of_a_page_is_kept() -> None:
    assert layout([ABOVE], 10.0, typed=True).typed
    assert not layout([ABOVE], 10.0).typed


BILLS = """facture devis avoir commande contrat dossier client reçu quittance invoice quote order receipt account
bill""".split()


@pytest.mark.parametrize(
    ("above", "began"),
    [
        *((f"{name} 12", "line") for name in BILLS),
        *((f"Facture {mark} A-12/3", "line") for mark in ("n°", "nº", "no", "no.", "NO.", "number", "#")),
        ("Facture n°12", "line"),
        ("Facture proforma n° 12", "line"),
        ("Facture du mois n° 12", "same"),
        ("Facture", "same"),
        ("Facture du 3 mai", "same"),
        ("Votre facture n° 12", "same"),
        ("Factures 12", "same"),
        ("Facture n° 12.", "same"),
        ("Nom : Ada", "line"),
        ("nom : Ada", "same"),
        ("Nom : Ada.", "same"),
    ],
)
def test_a_label_below_another_or_a_bills_number_is_a_line_of_a_block_at_the_right(
    above: str, began: str
) -> None:
    """Its longest line is the edge of such a block, and other lines of the page go further."""
    page = replace(PAGE, ragged={5: 500})
    assert begins(line("Date : 3 mai", right=110), line(above, 700, right=345), page=page) == began
    assert begins(line("le 3 mai", right=110), line(above, 700, right=345), page=page) == "same"
    narrow = replace(PAGE, ragged={5: 345})
    assert begins(line("Date : 3 mai", right=110), line(above, 700, right=345), page=narrow) == "same"


@pytest.mark.parametrize(
    ("below", "began"),
    [
        ("boat goes", "same"),
        ("boats", "line"),
        ("boats.", "same"),
        ("Boat goes", "line"),
        ("12 goes", "line"),
    ],
)
def test_a_sentence_goes_on_beside_a_box_with_two_words_or_its_last(below: str, began: str) -> None:
    page = replace(PAGE, columns=((50.0, 700.0),))
    above = line("the keeper counts each new", 700, right=260)
    assert begins(line(below, right=280), above, opening=line("A gate", 712), page=page) == began
