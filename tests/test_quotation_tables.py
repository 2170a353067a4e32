"""A table's row is quoted whole, with the names of its columns as context, however far above they stand."""

from pathlib import Path

import docx
import pytest
from quoted import context, quoted, read, written

from passerelle.index.tables import soft_rows
from passerelle.index.types import Passage, Span
from passerelle.quotation import quotation
from passerelle.quotation.candidates import candidates

CITIES = [f"{letter}{end}" for letter in "BCDFGLMNPRSTV" for end in ("arnac", "oulin")]


def rows(count: int) -> str:
    """Return a Markdown table of villages with their bakers, letters and the hour the mail leaves."""
    names = [f"{CITIES[number % 26]} {number // 26}" for number in range(count)]
    body = [
        f"| {name} | {number % 9} | {number * 7} | {number % 24}:05 |" for number, name in enumerate(names)
    ]
    return "\n".join(["| Village | Boulangers | Lettres | Levée |", "|---|---|---|---|", *body])


@pytest.mark.parametrize("count", [3, 26, 300])
@pytest.mark.parametrize("name", ["table.md", "table.txt"])
def test_the_row_is_quoted_with_its_header_in_a_table_of_any_length(
    tmp_path: Path, count: int, name: str
) -> None:
    document = written(tmp_path, name, f"# Courrier\n\nLes levées sont affichées.\n\n{rows(count)}\n\nFin.")
    village = f"{CITIES[(count - 1) % 26]} {(count - 1) // 26}"
    quote = quoted(document, village)
    assert quote.strip("| ").startswith(f"{village} |")
    assert "\n" not in quote
    (header,) = context(document, village)
    assert "Boulangers" in header
    assert "---" not in header


def test_a_span_inside_a_row_is_never_cut_inside_it(tmp_path: Path) -> None:
    document = written(tmp_path, "table.md", rows(5))
    start = document.text.index("14")
    found = quotation(document, Span(start, start + 1))
    assert document.text[found.span.start : found.span.end] == f"{CITIES[2]} 0 | 2 | 14 | 2:05"


def test_several_rows_are_quoted_together(tmp_path: Path) -> None:
    document = written(tmp_path, "table.md", rows(9))
    text = document.text
    found = quotation(document, Span(text.index(CITIES[2]) + 3, text.index(CITIES[4]) + 2))
    assert text[found.span.start : found.span.end].count("\n") == 2


def test_a_table_of_a_web_page_keeps_its_caption_out(tmp_path: Path) -> None:
    page = (
        "<h1>Gym</h1><table><caption>Prices</caption><thead><tr><th>Pass</th><th>Price</th></tr></thead><tbody>"
        "<tr><td>Ten visits</td><td>£62</td></tr><tr><td>Year</td><td>£310</td></tr></tbody></table>"
    )
    document = written(tmp_path, "gym.html", page)
    assert quoted(document, "£310") == "Year | £310"
    assert context(document, "£310") == ["Pass | Price"]


def test_a_table_of_word_has_its_first_row_as_header(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(rows=3, cols=2)
    for row, cells in zip(table.rows, [("Salle", "Places"), ("Verte", "40"), ("Bleue", "55")], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.save(str(tmp_path / "salles.docx"))
    document = read(tmp_path / "salles.docx")
    assert quoted(document, "55") == "Bleue | 55"
    assert context(document, "55") == ["Salle | Places"]


@pytest.mark.parametrize(
    ("text", "row", "header"),
    [
        (
            "Tarifs\n\nBillet      Plein    Réduit\nJournée     12 €     9 €\nSemaine     48 €     30 €",
            "Semaine | 48 € | 30 €",
            ["Billet | Plein | Réduit"],
        ),
        ("Stock\n\nArticle;Prix;Rayon\nClou;3 €;B2\nVis;4 €;B3", "Vis;4 €;B3", ["Article;Prix;Rayon"]),
        ("Bail\n\nLoyer | 640 €\nGarantie | 1280 €\nCharges | 55 €", "Garantie | 1280 €", []),
        (
            "Hours\n\nOpening hours |\nDay | Desk\nMonday | 9 to 5\nFriday | 9 to 3",
            "Friday | 9 to 3",
            ["Opening hours |\nDay | Desk"],
        ),
    ],
    ids=["gaps", "semicolons", "no names", "title row"],
)
def test_tables_that_people_type_have_rows_and_headers_too(
    tmp_path: Path, text: str, row: str, header: list[str]
) -> None:
    document = written(tmp_path, "typed.txt", text)
    assert quoted(document, row.split(maxsplit=1)[0]) == row
    assert context(document, row.split(maxsplit=1)[0]) == header


def test_a_sentence_that_announces_a_table_is_quoted_with_it(tmp_path: Path) -> None:
    document = written(tmp_path, "table.md", f"# Courrier\n\nVoici les levées :\n\n{rows(3)}\n\nFin.")
    assert quoted(document, "Voici").endswith(f"{CITIES[2]} 0 | 2 | 14 | 2:05")


def test_a_reader_chooses_among_rows_each_with_its_columns_and_not_among_their_names(tmp_path: Path) -> None:
    document = written(tmp_path, "table.md", rows(40))
    start = document.text.index(CITIES[20])
    passage = Passage(document, start, start + 90, "fr")
    read_words = [each.words for each in candidates(passage)]
    assert read_words[0] == f"Village | Boulangers | Lettres | Levée\n{CITIES[20]} 0 | 2 | 140 | 20:05"
    assert all(words.startswith("Village | ") for words in read_words)
    whole = candidates(Passage(document, 0, len(document.text), "fr"))
    assert len(whole) == 40


def test_lines_are_rows_only_where_most_of_their_paragraph_is_parted_alike() -> None:
    rows = ["Brel   12   340", "Morne   8   220", "Le Gué   5   150"]
    uneven = [
        "On paie  à la caisse",
        "Le  chèque  est  accepté",
        "Rien  n'est  rendu  ici  non plus",
        "Merci",
    ]
    assert soft_rows(rows) == {0, 1, 2}
    assert soft_rows([*rows, *uneven]) == set()
