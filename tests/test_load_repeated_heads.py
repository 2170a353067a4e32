"""Two rows that name the columns of a sheet without a merged cell."""

from pathlib import Path

import pytest
from office_files import odt, one

from passerelle.index.load.repeated_heads import joined_name, with_names_joined

BELOW = "Miel|10|100|12|130"


def joined(*lines: str) -> list[str]:
    rows = [{place: cell for place, cell in enumerate(line.split("|")) if cell} for line in lines]
    return ["|".join(row.get(place, "") for place in range(max(row) + 1)) for row in with_names_joined(rows)]


@pytest.mark.parametrize(
    ("upper", "lower", "head"),
    [
        ("|2025||2026", "Produit|Qté|CA|Qté|CA", "Produit|2025 Qté|2025 CA|2026 Qté|2026 CA"),
        ("||Mai||Juin", "Produit|Qté|CA|Qté|CA", "Produit|Mai Qté|Mai CA|Juin Qté|Juin CA"),
        ("Produit|1er trimestre||2e trimestre", "|Qté|CA|Qté|CA",
         "Produit|1er trimestre Qté|1er trimestre CA|2e trimestre Qté|2e trimestre CA"),
        ("Mai||Juin", "Qté|CA|Qté|CA|Note", "Mai Qté|Mai CA|Juin Qté|Juin CA|Note"),
    ],
)  # fmt: skip
def test_a_name_above_each_group_of_the_same_names_is_joined_to_them(
    upper: str, lower: str, head: str
) -> None:
    assert joined(upper, lower, BELOW) == [head, BELOW]
    assert joined("Ventes", upper, lower, BELOW) == ["Ventes", head, BELOW]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("|2025||2026", "Produit|Qté|CA|Qté|Prix"),
        ("|2025||2025", "Produit|Qté|CA|Qté|CA"),
        ("|2025|CA|2026", "Produit|Qté|CA|Qté|CA"),
        ("|2025", "Produit|Qté|CA|Qté|CA"),
        ("|2025||2026", "Produit|10|100|10|100"),
        ("|12,50||13,50", "Produit|Qté|CA|Qté|CA"),
        ("Article|2025||2026", "Produit|Qté|CA|Qté|CA"),
        ("|2025|2026", "Produit|Qté|Qté|CA"),
        ("|2025||2026|", "Produit|Qté|CA|Note|Qté|CA"),
        ("|2025||2026", "Produit|Qté|CA|Qté|CA|Qté"),
        ("|2025||2026", "Produit|Qté||CA|Qté||CA"),
        ("Produit|2025||2026|", "Miel|dix|cent|onze|mille"),
    ],
)
def test_rows_that_prove_no_two_heads_stay_apart(upper: str, lower: str) -> None:
    assert joined(upper, lower, BELOW) == [upper.rstrip("|"), lower, BELOW]


@pytest.mark.parametrize("filled", ["Miel|x|10|100|12|130", "Miel||10|100|12|130|x", "x|Miel|10|100|12|130"])
def test_a_column_that_neither_head_names_leaves_both_apart_unless_it_is_the_first(filled: str) -> None:
    upper, lower = "||2025||2026", "|Produit|Qté|CA|Qté|CA"
    if filled.startswith("x"):
        head = "|Produit|2025 Qté|2025 CA|2026 Qté|2026 CA"
        assert joined(upper, lower, filled) == [head, filled]
    else:
        lower = "Produit||Qté|CA|Qté|CA"
        assert joined(upper, lower, filled) == [upper, lower, filled]


def test_a_head_alone_and_two_rows_without_another_stay_as_they_are() -> None:
    assert joined("|2025||2026", "Produit|Qté|CA|Qté|CA") == ["|2025||2026", "Produit|Qté|CA|Qté|CA"]
    assert with_names_joined([]) == []


def test_the_heads_of_a_csv_file_that_a_spreadsheet_saved_are_one(tmp_path: Path) -> None:
    path = tmp_path / "miel.csv"
    path.write_text(";2025;;2026;\nProduit;Qté;CA;Qté;CA\nMiel;10;100;12;130\n", encoding="utf-8")
    assert one(path).text.endswith(
        "\n\nProduit | 2025 Qté | 2025 CA | 2026 Qté | 2026 CA\nMiel | 10 | 100 | 12 | 130"
    )


@pytest.mark.parametrize("ends", ["er", "re", "ère", "e", "ème", "st", "nd", "rd", "th", "ER"])
def test_a_name_may_begin_with_an_ordinal(ends: str) -> None:
    lower = "Produit|Qté|CA|Qté|CA"
    head = f"Produit|1{ends} an Qté|1{ends} an CA|12{ends} an Qté|12{ends} an CA"
    assert joined(f"|1{ends} an||12{ends} an", lower, BELOW) == [head, BELOW]
    for upper in (f"|123{ends} an||12{ends} an", f"|1{ends}x an||12{ends} an", "|1 an||12 an"):
        assert joined(upper, lower, BELOW) == [upper, lower, BELOW]


@pytest.mark.parametrize(
    ("upper", "lower", "below", "head"),
    [
        ("|2025||2026||2027", "Produit|Qté|CA|Qté|CA|Qté|CA", "Miel|1|2|3|4|5|6",
         "Produit|2025 Qté|2025 CA|2026 Qté|2026 CA|2027 Qté|2027 CA"),
        ("|2025||2026", "|Qté|CA|Qté|CA", BELOW, "|2025 Qté|2025 CA|2026 Qté|2026 CA"),
        ("|2025||2026", "Produit|Qté|CA|Qté|CA", f"{BELOW}|x", ""),
        ("|2025|2026", "Produit|Qté|CA|Prix|Qté|CA|Prix", "Miel|1|2|3|4|5|6", ""),
        ("|2025|||2026", "Produit|Qté|CA|Prix|Qté|CA|Prix", "Miel|1|2|3|4|5|6",
         "Produit|2025 Qté|2025 CA|2025 Prix|2026 Qté|2026 CA|2026 Prix"),
    ],
)  # fmt: skip
def test_as_many_groups_of_as_many_columns_are_joined_as_there_are(
    upper: str, lower: str, below: str, head: str
) -> None:
    assert joined(upper, lower, below) == ([head, below] if head else [upper, lower, below])


def table(*lines: str) -> str:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    rows = (f"<table:table-row>{''.join(map(cell, line.split('|')))}</table:table-row>" for line in lines)
    return f"<table:table>{''.join(rows)}</table:table>"


def test_the_heads_of_a_table_in_a_text_are_one(tmp_path: Path) -> None:
    path = odt(tmp_path / "a.odt", table("|2025||2026|", "Produit|Qté|CA|Qté|CA", BELOW))
    shown = "Produit | 2025 Qté | 2025 CA | 2026 Qté | 2026 CA\nMiel | 10 | 100 | 12 | 130"
    assert one(path).text == shown
    odt(path, table("Ventes||||", "|2025||2026|", "Produit|Qté|CA|Qté|CA", BELOW))
    assert one(path).text.split("\n", 1)[1] == shown


def test_heads_that_a_table_in_a_text_does_not_prove_stay_apart(tmp_path: Path) -> None:
    path = odt(tmp_path / "a.odt", table("|2025||2026|", "Produit|Qté|CA|Qté|Prix", BELOW))
    assert one(path).text.split("\n")[1] == "Produit | Qté | CA | Qté | Prix"


def test_the_note_of_a_head_stands_below_the_table(tmp_path: Path) -> None:
    note = "<text:note><text:note-body><text:p>Net.</text:p></text:note-body></text:note>"
    path = odt(tmp_path / "a.odt", table(f"|2025{note}||2026|", "Produit|Qté|CA|Qté|CA", BELOW))
    assert one(path).text.startswith("Produit | 2025 Qté")
    assert one(path).text.endswith("\n\nNet.")


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("Prises", "2023"), "Prises 2023"),
        (("2023", "Prises"), "2023 Prises"),
        (("Zone", "Zone"), "Zone"),
        (("Zone", ""), "Zone"),
        (("", "Zone"), "Zone"),
        (("a", "b", "a"), "a b"),
        ((), ""),
    ],
)
def test_a_column_is_called_by_its_names_from_above_each_once(names: tuple[str, ...], name: str) -> None:
    assert joined_name(names) == name
