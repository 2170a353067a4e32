"""Facts about the questions that the reader's training makes of tables."""

from passerelle.training.reader.examples import Text
from passerelle.training.reader.tables import CELLS, MOVED, Made, made_of, tables

TARIFF = Text(
    "Piscine du Vallon › Tarifs",
    "Les prix de la saison.\n\nTarif | Entrée | Dix entrées\nAdulte | 5,20 € | 45 €\nÉtudiant | 3,90 € | 32 €\n"
    "Enfant | 2,60 € | —\n\nLa caisse ferme à 19 h.",
    "fr",
)
HOURS = Text("Library", "Desk | Opens\nLoans | 9 am\nArchive | 2 pm\nBindery | 11 am", "en")
PLATES = Text("Menu", "Plat | Prix\nGratin | 9 €\nTruite | 14 €", "fr")


def words(made: Made) -> str:
    assert made.span
    return made.passage.text[made.span[0] : made.span[1]]


def test_a_table_is_found_with_its_names_and_cells() -> None:
    (table,) = tables(TARIFF.text)
    assert table.rows == ["Adulte", "Étudiant", "Enfant"]
    assert table.columns == ["Entrée", "Dix entrées"]
    start, end = table.cell(2, 2)
    assert TARIFF.text[start:end] == "32 €"


def test_a_line_with_a_bar_is_no_table() -> None:
    assert not list(tables("Ouvert | fermé\n\nRue Haute | Rue Basse\nà gauche | à droite"))


def test_a_cell_answers_where_row_and_column_are_named_and_an_empty_one_never() -> None:
    cells = {"Adulte": ("5,20 €", "45 €"), "Étudiant": ("3,90 €", "32 €"), "Enfant": ("2,60 €", "—")}
    answered = [made for made in made_of([TARIFF]) if made.span]
    assert len(answered) == CELLS * (1 + MOVED)
    for made in answered:
        (row,) = [label for label in cells if label.lower() in made.question.lower()]
        assert words(made) == cells[row]["dix entrées" in made.question.lower()]
        assert words(made) != "—"


def test_rows_change_places_and_all_else_stays() -> None:
    texts = {made.passage.text for made in made_of([TARIFF])}
    assert len(texts) > 1
    assert {"\n".join(sorted(text.split("\n"))) for text in texts} == {
        "\n".join(sorted(TARIFF.text.split("\n")))
    }
    assert all(text.startswith("Les prix") and text.endswith("à 19 h.") for text in texts)
    assert all("Tarif | Entrée | Dix entrées\n" in text for text in texts)


def test_what_another_table_names_is_not_answered() -> None:
    lacked = [made for made in made_of([TARIFF, PLATES]) if not made.span]
    assert lacked
    for made in lacked:
        other = PLATES if made.passage.context == TARIFF.context else TARIFF
        names = [name.lower() for table in tables(other.text) for name in (*table.rows, *table.columns)]
        assert any(name in made.question.lower() for name in names)


def test_each_table_is_asked_about_in_its_own_language() -> None:
    asked = [made.question for made in made_of([HOURS, TARIFF]) if made.passage.language == "en"]
    assert asked
    assert not any("quel" in question or "tableau" in question for question in asked)
    assert [made.question for made in made_of([HOURS, TARIFF])] == [
        made.question for made in made_of([HOURS, TARIFF])
    ]
