"""Facts about workbooks where one more or one less shows another value: formats, places, merged ranges, booleans."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from office_files import one
from test_load_excel import M, cell, data, rows, ties, xlsx
from test_load_powerpoint_bounds import CHART, DIAGRAM

from passerelle.index.errors import LoadError
from passerelle.index.load.excel.numbers import Manner, shown
from passerelle.index.load.sheets import Sheet, write_sheet
from passerelle.index.text import TextBuilder

FRENCH, ENGLISH = Manner(), Manner(french=False)


@pytest.mark.parametrize(
    ("value", "form", "manner", "text"),
    [
        (0, "General", FRENCH, "0"),
        (-2.5, "General", FRENCH, "-2,5"),
        (1e15, "General", ENGLISH, "1e+15"),
        (-1e15, "General", ENGLISH, "-1e+15"),
        (-999_999_999_999_999, "General", ENGLISH, "-999999999999999"),
        (999_999_999_999_999, "@", FRENCH, "999999999999999"),
        (1.23456789012, "General", ENGLISH, "1.23456789"),
        (-3, "0", FRENCH, "-3"),
        (-0.2, "0", FRENCH, "0"),
        (-3, "0;0", FRENCH, "3"),
        (0, "0;-0", FRENCH, "0"),
        (0, "0;-0;", FRENCH, ""),
        (5, '"a;b"0;-0', FRENCH, "a;b5"),
        (999, "#,##0", FRENCH, "999"),
        (1000, "#,##0", FRENCH, "1\u202f000"),
        (0.5, "#.0", ENGLISH, ".5"),
        (0, "#.#", ENGLISH, "0"),
        (2.5, "0.00", ENGLISH, "2.50"),
        (2.5, "0.0#", ENGLISH, "2.5"),
        (2.56, "0.0#", ENGLISH, "2.56"),
        (2, "0.##", ENGLISH, "2"),
        (0.125, "0.0%", ENGLISH, "12.5%"),
        (1234, '0.0,"k"', ENGLISH, "1.2k"),
        (5, '"N° "0', FRENCH, "N° 5"),
        (5, '"aucun"', FRENCH, "aucun"),
        (5, r"0\ \k\g", FRENCH, "5 kg"),
        (5, "0_)", FRENCH, "5"),
        (5, "*-0", FRENCH, "5"),
        (1234.5, "0.00E+00", FRENCH, "1234,5"),
        (0.5, "# ?/?", FRENCH, "0,5"),
        (-0.5, "# ?/?", FRENCH, "-0,5"),
        (12345, "00-00", FRENCH, "123-45"),
        (5, "00-00", FRENCH, "00-05"),
        (5, "##-00", FRENCH, "-05"),
        (5, "[Red]0", FRENCH, "5"),
        (5, "[$£-809]0", ENGLISH, "£5"),
        (59, "dd/mm/yyyy", FRENCH, "28/02/1900"),
        (61, "dd/mm/yyyy", FRENCH, "01/03/1900"),
        (-1, "dd/mm/yyyy", FRENCH, "-1"),
        (2_958_465, "dd/mm/yyyy", FRENCH, "31/12/9999"),
        (2_958_466, "dd/mm/yyyy", FRENCH, "2958466"),
        (45750, "d/m/yy", FRENCH, "3/4/25"),
        (45750, "yyy", FRENCH, "2025"),
        (45750, "d/m/e", FRENCH, "3/4/2025"),
        (45750, "ddd d mmm", FRENCH, "jeu. 3 avr."),
        (45750, "dddd", FRENCH, "jeudi"),
        (45750, "ddd d mmm", ENGLISH, "Thu 3 Apr"),
        (45750, "d mmmm", ENGLISH, "3 April"),
        (0.5, "h:mm AM/PM", ENGLISH, "12:00 PM"),
        (0, "h:mm AM/PM", ENGLISH, "12:00 AM"),
        (0.49, "h AM/PM", ENGLISH, "11 AM"),
        (0.5, "hh:mm", FRENCH, "12:00"),
        (0.0625, "h:m", FRENCH, "1:30"),
        (0.0625, "mm:ss", FRENCH, "30:00"),
        (45750, "h:mm dd/mm", FRENCH, "0:00 03/04"),
        (0.999_999_99, "hh:mm:ss", FRENCH, "00:00:00"),
        (1.5, "[m]", FRENCH, "2160"),
        (0.001, "[s]", FRENCH, "86"),
        (45750, '"le "d', FRENCH, "le 3"),
        (45750, "0 d", FRENCH, "45750 d"),
        (1, "dd/mm/yyyy", Manner(from_1904=True), "02/01/1904"),
    ],
)
def test_a_number_is_written_as_its_cell_shows_it(value: float, form: str, manner: Manner, text: str) -> None:
    assert shown(value, form, manner) == text


def written(cells: dict[tuple[int, int], str], *merged: tuple[int, int, int, int]) -> str:
    builder = TextBuilder()
    write_sheet(Sheet("S", cells, merged), builder)
    return "".join(builder.parts).strip().removeprefix("S").strip()


def grid(*lines: Sequence[str]) -> dict[tuple[int, int], str]:
    return {(row, column): text for row, line in enumerate(lines) for column, text in enumerate(line) if text}


HEAD = ("Produit", "Prix")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ((HEAD, ("Miel", "3"), (), ("Thé", "4")), "Produit | Prix\nMiel | 3\nThé | 4"),
        ((HEAD, (), ("Thé", "4")), "Produit | Prix\n\nThé | 4"),
        ((HEAD, ("Miel", "3"), (), (), ("Thé", "4")), "Produit | Prix\nMiel | 3\n\nThé | 4"),
        ((HEAD, ("Miel", "3"), (), ("Thé",)), "Produit | Prix\nMiel | 3\n\nThé"),
        ((HEAD, ("Miel", "3"), (), ("Thé", "cher")), "Produit | Prix\nMiel | 3\n\nThé | cher"),
        (
            (("Produit", "2024"), ("Miel", "3"), (), ("Thé", "4")),
            "Produit | 2024\nMiel | 3\n\nThé | 4",
        ),
        ((HEAD, ("Miel", "3"), (), ("Thé", "4", "5")), "Produit | Prix\nMiel | 3\n\nThé | 4 | 5"),
        ((HEAD, ("Miel", "3"), (), ("", "4", "5")), "Produit | Prix\nMiel | 3\n\n4 | 5"),
        ((("a", "b", "", "c", "d"), ("e", "f", "", "g", "h")), "a | b | c | d\ne | f | g | h"),
        ((("a", "b", "", "c", "d"), ("e", "f")), "a | b\ne | f\n\nc | d"),
        ((("a", "b", "", "c"), ("e", "f")), "a | b | c\ne | f |"),
        ((("Titre",), ("a", "b")), "Titre\na | b"),
        ((("", "Titre"), ("a", "b")), "| Titre\na | b"),
    ],
)
def test_rows_and_columns_hang_together_or_are_tables_of_their_own(
    lines: Sequence[Sequence[str]], text: str
) -> None:
    assert written(grid(*lines)) == text


def test_a_text_typed_into_a_cell_keeps_its_lines_where_it_is_long() -> None:
    long, short = "mot " * 19 + "mots\nfin", "mot\nfin"
    assert len(long) == 84
    assert written({(0, 0): long}) == long
    assert written({(0, 0): "mot " * 18 + "mots\nfin"}) == "mot " * 18 + "mots fin"
    assert written({(0, 0): short}) == "mot fin"


@pytest.mark.parametrize(
    ("lines", "merged", "text"),
    [
        ((("Lac", "1"), ("", "2"), ("", "3")), (0, 0, 1, 0), "Lac | 1\nLac | 2\n| 3"),
        ((("Année", ""), ("Lac", "Mer"), ("1", "2")), (0, 0, 0, 1), "Année\nLac | Mer\n1 | 2"),
        ((("Lieu", "Année", ""), ("", "2023", "2024"), ("Lac", "1", "2")), (0, 1, 0, 2),
         "Lieu | Année 2023 | Année 2024\nLac | 1 | 2"),
        ((("Année", ""), ("7", "8"), ("1", "2")), (0, 0, 0, 1), "Année\n7 | 8\n1 | 2"),
        ((("Année", ""), ("Lac", "Mer")), (0, 0, 0, 1), "Année\nLac | Mer"),
    ],
)  # fmt: skip
def test_a_merged_value_stands_in_each_place_it_covers(
    lines: Sequence[Sequence[str]], merged: tuple[int, int, int, int], text: str
) -> None:
    assert written(grid(*lines), merged) == text


def test_a_merged_value_is_said_again_in_ten_thousand_cells_at_most() -> None:
    cells = {(0, 0): "Lac", **{(row, 1): "x" for row in range(10_001)}}
    assert written(cells, (0, 0, 9_999, 0)).count("Lac") == 10_000
    assert written(cells, (0, 0, 10_000, 0)).count("Lac") == 1


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('<row><c t="b"><v>0</v></c><c t="b"><v>true</v></c></row>', "FAUX | VRAI"),
        ('<row><c t="d"><v>2024-03-05T00:00:00</v></c><c t="d"><v>2024-03-05T08:30:00</v></c></row>',
         "2024-03-05 | 2024-03-05 08:30:00"),
        ('<row><c t="s"><v>7</v></c><c t="str"><v>dit</v></c></row>', "dit"),
        ('<row><c><v>x</v></c><c s="99"><v>2.5</v></c></row>', "x | 2,5"),
        (('<row r="1"><c r="B1"><v>1</v></c><c><v>2</v></c></row>'
         '<row><c r="AA2"><v>3</v></c><c r="C2"><v>4</v></c></row>'),
         "1 | 2 |\n| 4 | 3"),
        ('<row r="1048576"><c r="XFD1"><v>1</v></c></row><row r="1048577"><c><v>2</v></c></row>', "1"),
        ('<row><c r="XFE1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "2"),
        ('<row hidden="true"><c><v>1</v></c></row><row hidden="0"><c><v>2</v></c></row>', "2"),
    ],
)  # fmt: skip
def test_a_cell_shows_its_value_at_its_place(tmp_path: Path, inside: str, text: str) -> None:
    assert one(xlsx(tmp_path / "a.xlsx", {"Relevé": data(inside)})).text == f"Relevé\n\n{text}"


@pytest.mark.parametrize(
    ("low", "high", "text"), [(2, 3, "a | d"), (1, 1, "b | c | d"), (4, 99_999, "a | b | c")]
)
def test_hidden_columns_are_left_out(tmp_path: Path, low: int, high: int, text: str) -> None:
    inside = f'<cols><col min="{low}" max="{high}" hidden="1"/></cols>' + data(rows(["a", "b", "c", "d"]))
    assert one(xlsx(tmp_path / "a.xlsx", {"S": inside})).text == f"S\n\n{text}"


def test_what_is_drawn_on_a_sheet_and_lies_beside_it_is_read_or_accounted_for(tmp_path: Path) -> None:
    drawing = (
        "<wsDr><sp><p><r><t>Note</t></r></p></sp><pic/><chart id='chart1'/><relIds dm='diagram1'/></wsDr>"
    )
    inside = data(rows(["a"]), '<drawing r:id="drawing1"/><headerFooter><oddHeader>&amp;L&amp;8Mairie</oddHeader>'
                  "<oddFooter>Page &amp;P de &amp;N</oddFooter></headerFooter>")  # fmt: skip
    parts = {
        "xl/_rels/s1.xml.rels": ties(
            drawing1="d.xml", threadedComment="t.xml", comments="c.xml", oleObject="o/fiche.bin"
        ),
        "xl/d.xml": drawing,
        "xl/_rels/d.xml.rels": ties(chart1="ch.xml", diagram1="di.xml"),
        "xl/ch.xml": CHART,
        "xl/di.xml": DIAGRAM,
        "xl/t.xml": "<l><threadedComment/></l>",
        "xl/c.xml": "<l><comment/><comment/></l>",
    }
    document = one(xlsx(tmp_path / "a.xlsx", {"S": inside}, parts))
    assert document.text.startswith("S\n\na\n\nNote\n\nPrises\n\n| Lac | Mer\nmai | 3 |")
    assert document.text.endswith("\n\nSemer\nRécolter")
    assert [(each.kind, each.count, each.where) for each in document.gaps] == [
        ("pictures", 1, ""),
        ("comments", 1, "sheet S"),
        ("embedded files", 1, "fiche.bin"),
        ("page furniture", 1, "Mairie"),
    ]


@pytest.mark.parametrize(
    ("form", "names", "text"),
    [
        ("[$-40C]0.0", ["The price of the honey"], "2,5"),
        ("[$-409]0.0", ["Le prix du miel"], "2.5"),
        ("0.0", ["The price of the honey this year"], "2.5"),
        ("0.0", ["Le prix du miel cette année"], "2,5"),
    ],
)
def test_numbers_are_written_as_the_formats_or_else_the_words_say(
    tmp_path: Path, form: str, names: Sequence[str], text: str
) -> None:
    styles = (
        f'<styleSheet {M}><dxfs><numFmt numFmtId="164" formatCode="no"/></dxfs><numFmts><numFmt numFmtId="164" '
        f'formatCode="{form}"/></numFmts><cellXfs><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    inside = rows(names) + f"<row>{cell(2.5, 'A2')}{cell(45750, 'B2', 1)}</row>"
    document = one(xlsx(tmp_path / "a.xlsx", {"S": data(inside)}, {"xl/styles.xml": styles}))
    day = "03/04/2025" if text == "2,5" else "2025-04-03"
    assert document.text.splitlines()[-1] == f"{text} | {day}"


def test_an_office_file_without_sheets_is_refused(tmp_path: Path) -> None:
    place = xlsx(tmp_path / "a.xlsx", {"S": data("")}, {"xl/workbook.xml": f"<workbook {M}/>"})
    with pytest.raises(
        LoadError, match=r"a\.xlsx: it is an Office file but not an Excel workbook; save it as \.xlsx$"
    ):
        one(place)


def test_a_sheet_whose_cells_say_one_long_text_over_and_over_is_refused(tmp_path: Path) -> None:
    long = "l" * 2**20
    cells = {(row, 0): long for row in range(64)}
    written = TextBuilder()
    write_sheet(Sheet("F", cells, file="a.xlsx"), written)
    assert long in written.text
    with pytest.raises(LoadError, match=r"^a\.xlsx: the cells of sheet F say 67108865 characters.*split it"):
        write_sheet(Sheet("F", {**cells, (64, 0): "l"}, file="a.xlsx"), TextBuilder())
