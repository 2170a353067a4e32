"""Paragraphs that tabs part into columns, in the files of Word, LibreOffice and in RTF."""

from pathlib import Path

import pytest
from office_files import odt, one, p, run, said, word

from passerelle.index.load.blocks import Block, Paragraph, Table, write
from passerelle.index.load.tabbed import in_rows, is_mark
from passerelle.index.text import TextBuilder


def written(*texts: str) -> str:
    builder = TextBuilder()
    write(list(in_rows(Paragraph(text) for text in texts)), builder)
    return builder.text


def test_prices_that_tabs_align_are_rows_of_a_table(tmp_path: Path) -> None:
    lines = ["Produit|Prix", "Pain|1,10", "Lait|0,95"]
    typed = [p(run("<w:tab/>").join(map(said, line.split("|")))) for line in lines]
    path = word(tmp_path / "a.docx", *typed, p(said("Les prix sont de mai.")))
    assert one(path).text == "Produit | Prix\nPain | 1,10\nLait | 0,95\n\nLes prix sont de mai."


def test_prices_that_tabs_align_in_an_opendocument_text_are_rows_of_a_table(tmp_path: Path) -> None:
    lines = ["Produit|Prix", "Pain|1,10", "Lait|0,95"]
    typed = "".join(f"<text:p>{line.replace('|', '<text:tab/>')}</text:p>" for line in lines)
    path = odt(tmp_path / "a.odt", f"{typed}<text:p>De mai.</text:p><text:p>Page<text:tab/>deux</text:p>")
    assert one(path).text == "Produit | Prix\nPain | 1,10\nLait | 0,95\n\nDe mai.\n\nPage deux"


def test_tabs_in_a_cell_of_an_opendocument_table_are_spaces(tmp_path: Path) -> None:
    tabbed = "<text:p>Pain<text:tab/>1,10</text:p>" * 3
    row = f"<table:table-cell><text:p>Prix</text:p></table:table-cell><table:table-cell>{tabbed}</table:table-cell>"
    path = odt(tmp_path / "a.odt", f"<table:table><table:table-row>{row}</table:table-row></table:table>")
    assert one(path).text == "Prix | Pain 1,10 / Pain 1,10 / Pain 1,10"


def test_prices_that_tabs_align_in_rtf_are_rows_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(
        r"{\rtf1 Produit\tab Prix\par Pain\tab 1,10\par Lait\tab 0,95\par \par Page\tab deux\par "
        r"\trowd\cellx1\cellx2\intbl Pain\tab bis\cell 1,10\cell\row}"
    )
    assert one(path).text == "Produit | Prix\nPain | 1,10\nLait | 0,95\n\nPage deux\n\nPain bis | 1,10"


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (("a\tb", "c\t\td", "\te \t f"), "a | b\nc | d\ne | f"),
        (("a\tb", "c\td"), "a b\n\nc d"),
        (("a\tb\tc", "d\te", "f\tg", "h\ti"), "a b c\n\nd | e\nf | g\nh | i"),
        (("a\tb", "c\td", "Le four.", "e\tf"), "a b\n\nc d\n\nLe four.\n\ne f"),
        (("1.\tun", "2.\tdeux", "3.\ttrois"), "1. un\n\n2. deux\n\n3. trois"),
        (("1.1\tun", "1.2\tdeux", "1.3\ttrois"), "1.1 un\n\n1.2 deux\n\n1.3 trois"),
        (("•\tun", "•\tdeux", "•\ttrois"), "• un\n\n• deux\n\n• trois"),
        (("a\t" + "b" * 60,) * 3, "\n".join(["a | " + "b" * 60] * 3)),
        (("a\t" + "b" * 61,) * 3, "\n\n".join(["a " + "b" * 61] * 3)),
        (("a\tb\nc",) * 3, "\n\n".join(["a b\nc"] * 3)),
        (("a\tb",) * 3 + ("c\td\te",) * 3, "\n".join(["a | b"] * 3) + "\n\n" + "\n".join(["c | d | e"] * 3)),
        (("a\tb",) * 3 + ("fin", "c\td"), "\n".join(["a | b"] * 3) + "\n\nfin\n\nc d"),
    ],
)
def test_three_paragraphs_with_as_many_short_cells_are_rows(texts: tuple[str, ...], shown: str) -> None:
    assert written(*texts) == shown


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        *(
            (cell, True)
            for cell in ("•", "-", "–", "a.", "(a)", "iii.", "12)", "1.2", "1.2.", "1.12.3", "12.12")
        ),
        *(
            (cell, False)
            for cell in ("", "A", "12", "--", "abcd.", "a", "(a", "123.4", "1.123", ".1", "1.2 a")
        ),
    ],
)
def test_what_marks_an_item_is_a_sign_or_a_short_number_with_its_stop(cell: str, *, mark: bool) -> None:
    assert is_mark(cell) is mark


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("a\tb", 2),
        Paragraph("a\tb", item=True),
        Paragraph("a\tb", below=(Paragraph("note"),)),
        Table(((((Paragraph("a"),)), (Paragraph("b"),)),)),
    ],
)
def test_headings_items_and_what_has_notes_are_no_rows(block: Block) -> None:
    found = list(in_rows([block] * 3))
    assert len(found) == 3
    assert not any("\t" in each.text for each in found if isinstance(each, Paragraph))


def test_tabs_in_a_cell_of_a_table_are_spaces(tmp_path: Path) -> None:
    tabbed = p(said("Pain") + run("<w:tab/>") + said("1,10"))
    rows = f"<w:tr><w:tc>{p(said('Prix'))}</w:tc><w:tc>{tabbed * 3}</w:tc></w:tr>"
    assert one(word(tmp_path / "a.docx", f"<w:tbl>{rows}</w:tbl>")).text == (
        "Prix | Pain 1,10 / Pain 1,10 / Pain 1,10"
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Vidal|présidente/|trésorier/Fabre|secrétaire", "Vidal | présidente\n| trésorier\nFabre | secrétaire"),
        ("Nom|Tél|Lot/Vidal||4/Fabre|0601|7", "Nom | Tél | Lot\nVidal | | 4\nFabre | 0601 | 7"),
        ("Nom||Lot/Vidal||4/Fabre||7", "Nom | Lot\nVidal | 4\nFabre | 7"),
        ("Nom||Lot/Fabre-Roy|7/Vidal||4", "Nom | Lot\nFabre-Roy | 7\nVidal | 4"),
        ("Vidal|4/|Roy/|Fabre", "Vidal 4\n\n Roy\n\n Fabre"),
        ("|Vidal/|Roy/|Fabre", " Vidal\n\n Roy\n\n Fabre"),
    ],
)  # fmt: skip
def test_two_tabs_stand_around_an_empty_cell_where_each_row_has_as_many(typed: str, read: str) -> None:
    builder = TextBuilder()
    write(list(in_rows(Paragraph(line.replace("|", "\t")) for line in typed.split("/"))), builder)
    assert builder.text.replace("|  |", "| |") == "\n".join(
        line.strip() if "|" not in line else line for line in read.split("\n")
    )
