"""What heads and feet of office documents' pages tell is read once, and what they only repeat is in the account."""

from pathlib import Path

import docx
import pytest
from office_files import odt, one

from passerelle.index.load.account import Account
from passerelle.index.load.blocks import Block, Paragraph, Table, write
from passerelle.index.load.page_edges import with_edges
from passerelle.index.text import TextBuilder


def read(head: tuple[Block, ...], *body: str) -> tuple[str, str]:
    """Return what is read of a document with this *head*, and what is not."""
    account, builder = Account(), TextBuilder()
    write(with_edges([Paragraph(text) for text in body], [head], [], account), builder)
    return builder.text, ", ".join(gap.where for gap in account.gaps)


@pytest.mark.parametrize(
    "line",
    [
        "Dossier 2026-117",
        "Tél. 05 65 00 00 33",
        "foyer@brenac.example",
        "Rédigé par : Sonia Marchal",
        "TVA 20 %",
    ],
)
def test_a_head_that_tells_something_is_read_above_the_text(line: str) -> None:
    assert read((Paragraph(line),), "Corps.") == (f"{line}\n\nCorps.", "")


@pytest.mark.parametrize(
    "line", ["Mairie de Brière", "Page 2", "Page 3 sur 12", "Chapitre 4", "Page : 1 / 3"]
)
def test_a_head_that_tells_nothing_goes_to_the_account(line: str) -> None:
    assert read((Paragraph(line),), "Corps.") == ("Corps.", line)


def test_a_head_that_the_text_says_too_goes_to_the_account() -> None:
    assert read((Paragraph("Bail de 2026"),), "Le présent Bail de 2026 lie les parties.")[1] == "Bail de 2026"


def test_a_letterhead_keeps_its_lines_and_loses_the_number_of_its_page() -> None:
    head = (
        Paragraph("Cabinet Ferrand"),
        Paragraph("30000 Nîmes — page 2 / 5"),
        Paragraph("2"),
        Paragraph(""),
    )
    assert read(head, "Corps.")[0] == "Cabinet Ferrand\n30000 Nîmes\n\nCorps."


def test_feet_that_differ_by_the_number_of_their_page_are_read_once() -> None:
    builder = TextBuilder()
    feet = [(Paragraph(f"Page {number} of 12 | Serial 4471"),) for number in (1, 6)]
    write(with_edges([Paragraph("Corps.")], [], feet, Account()), builder)
    assert builder.text == "Corps.\n\nSerial 4471"


def test_a_head_in_cells_is_a_row_and_its_boxes_stand_below() -> None:
    row = (
        (Paragraph("PR-071"),),
        (Paragraph("Déchets", level=1, below=(Paragraph("Version 4"),)),),
        (Paragraph("page 3"),),
    )
    assert read((Table((row,)),), "Corps.")[0] == "PR-071 | Déchets |\n\nVersion 4\n\nCorps."


def test_edges_that_say_the_same_are_read_once_and_feet_stand_below() -> None:
    foot, builder = (Paragraph("IBAN FR76 1234"),), TextBuilder()
    item = Paragraph("le bac", item=True)
    write(with_edges([item], [(Paragraph("Lot 118"),)] * 2, [foot, foot], Account()), builder)
    assert builder.text == "Lot 118\n\nle bac\n\nIBAN FR76 1234"


@pytest.mark.parametrize("apart", [True, False])
def test_the_letterhead_of_the_first_page_of_word_is_read_where_that_page_shows_it(
    tmp_path: Path, *, apart: bool
) -> None:
    made = docx.Document()
    section = made.sections[0]
    section.first_page_header.paragraphs[0].text = "Ferrand, 14 rue des Arènes, 30000 Nîmes"
    section.even_page_footer.paragraphs[0].text = "Ancien numéro : 04 66 99 99 99"
    section.different_first_page_header_footer = apart
    made.add_paragraph("Madame,")
    made.save(str(tmp_path / "a.docx"))
    document = one(tmp_path / "a.docx")
    assert document.text == ("Ferrand, 14 rue des Arènes, 30000 Nîmes\n\n" if apart else "") + "Madame,"
    assert document.gaps[0].count == (1 if apart else 2)


def test_a_foot_of_opendocument_is_read_unless_it_is_switched_off(tmp_path: Path) -> None:
    foot = "<style:footer{}><text:p>SIRET 812 345 678</text:p></style:footer>"
    shown = one(odt(tmp_path / "a.odt", "<text:p>un</text:p>", styles=foot.format("")))
    hidden = one(odt(tmp_path / "b.odt", "<text:p>un</text:p>", styles=foot.format(' style:display="false"')))
    assert (shown.text, hidden.text) == ("un\n\nSIRET 812 345 678", "un")


@pytest.mark.parametrize(
    ("switch", "text"), [(r"\titlepg", "Hull HU1 2AB\nVAT 123 4567\n\nRent."), ("", "Rent.")]
)
def test_the_letterhead_of_the_first_page_of_rtf_is_read_where_that_page_shows_it(
    tmp_path: Path, switch: str, text: str
) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(rf"{{\rtf1{switch}{{\headerf\pard Hull HU1 2AB\par VAT 123 4567\par}}\pard Rent.\par}}")
    assert one(path).text == text
