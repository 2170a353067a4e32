"""What heads and feet of office documents' pages tell is read once, and what they only repeat is in the account."""

from pathlib import Path

import docx
import pytest
from office_files import odt, one

from passerelle.index.load.account import Account
from passerelle.index.load.blocks import Block, Paragraph, Table, write
from passerelle.index.load.page_edges import leave_out, with_edges
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


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        *((f"{number} Mairie", "Mairie") for number in
          ("Page 3", "pages 3", "Page3", "page 1234", "Page 3 |", "Page 3 –", "page 3 :", "Page 3/12 —",
           "page 3 sur 12",
           "page 3 of 12 ·", "page 3 de 12 •", "page 3 / 1234")),
        *((f"Mairie{number}", "Mairie") for number in
          (" page 3", " — page 3", " | Page", " pages 3", " · page 1234", " page : 3", " page 3/12", " page 3 sur 12",
           " page 3 of 12", " page 3 de", " page 3 / 1234", " • page / 12", " page of")),
        *((line, line) for line in
          ("page 12345 Mairie", "Mairie page 12345", "La page 3 vue", "Mairiepage 3", "Mairie page 3 et 12",
           "page 3a vue")),
        *((number, "") for number in ("3", "123", "– 3 –", "(3)", "3/8", "3 sur 8", "3 of 8", "3 DE 123", "page 3",
          "Page")),
        *((line, line) for line in ("1234", "3 et 8", "3 a", "a 3")),
    ],
)  # fmt: skip
def test_the_number_of_a_page_is_no_part_of_its_head(line: str, shown: str) -> None:
    lot = Paragraph("Lot 118")
    assert (
        read((Paragraph(line), lot), "Corps.")[0]
        == "\n".join(filter(None, (shown, "Lot 118"))) + "\n\nCorps."
    )
    below = Paragraph("Lot 118", below=(Paragraph(line),))
    assert read((below,), "Corps.")[0] == "\n\n".join(filter(None, ("Lot 118", shown, "Corps.")))


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        *((line, True) for line in ("Par : Ada", "Par: Ada", "Par :Ada", "Par:Ada", "Prix 12 €", "A 5 $",
          "A £5", "A 5 %", "n° 5")),
        *((line, True) for line in ("a@b", "Lot 123", "05 65 00", "05.65.00", "05-65-00", "05\u00a065\u202f00")),
        *((line, False) for line in ("Par", "Par :", "Par : -", "Lot 2 : neuf", "Lot 12", "05 65", "5 65 00")),
    ],
)  # fmt: skip
def test_a_number_a_price_an_address_or_what_a_label_names_is_told(line: str, *, tells: bool) -> None:
    assert read((Paragraph(line),), "Corps.") == ((f"{line}\n\nCorps.", "") if tells else ("Corps.", line))
    boxed = (Paragraph("Mairie", below=(Paragraph(line),)),)
    assert read(boxed, "Corps.")[1] == ("" if tells else f"Mairie {line}")


@pytest.mark.parametrize(("body", "read_"), [("Le lot 118.", True), ("Le lot 118 de la Mairie.", False)])
def test_a_head_is_read_where_one_of_its_lines_is_none_of_the_text(body: str, *, read_: bool) -> None:
    head = (Paragraph("lot 118"), Paragraph("Mairie"))
    assert read(head, body) == ((f"lot 118\nMairie\n\n{body}", "") if read_ else (body, "lot 118 Mairie"))
    cells = (Table(((((Paragraph("lot 118"),),) * 2) + ((Paragraph("Mairie"),),),)),)
    assert read(cells, body)[1] == ("" if read_ else "lot 118 Mairie")


def test_an_edge_without_words_is_none_and_one_that_no_page_shows_is_in_the_account() -> None:
    assert read((Paragraph(" "),), "Corps.") == ("Corps.", "")
    account = Account()
    leave_out((Paragraph(" "),), account)
    assert not account.counts
    leave_out((Paragraph("Lot  118"), Paragraph("vu")), account)
    assert [(gap.kind, gap.count, gap.where) for gap in account.gaps] == [("page furniture", 1, "Lot 118 vu")]


def test_edges_that_tell_nothing_are_in_the_account_once_but_for_their_numbers() -> None:
    account = Account()
    heads = [(Paragraph(f"Mairie, page {number}"),) for number in (1, 2)] + [
        (Paragraph("3"),),
        (Paragraph("4"),),
    ]
    assert with_edges([Paragraph("Corps.")], heads, [(Paragraph("Mairie"),)], account) == [
        Paragraph("Corps.")
    ]
    assert [(gap.kind, gap.count, gap.where) for gap in account.gaps] == [
        ("page furniture", 4, "Mairie, page 1, 3, 4, Mairie")
    ]


def test_a_paragraph_of_a_head_is_one_line() -> None:
    assert read((Paragraph("Lot  118\nrive"), Paragraph(" vue\n de haut")), "Corps.")[0] == (
        "Lot 118 rive\nvue de haut\n\nCorps."
    )
    assert read((Paragraph("Lot  118\nrive"),), "Le lot 118 rive") == ("Lot 118 rive\n\nLe lot 118 rive", "")
    assert read((Paragraph("lot  118\nrive"),), "Le lot\n118  rive") == ("Le lot\n118  rive", "lot 118 rive")
