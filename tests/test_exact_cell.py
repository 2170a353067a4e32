"""Which cell of a row is asked for: by its column's words, number or season, by its type, or else where one points."""

import pytest
from queries import query

from passerelle.exact_cell import cell_asked_for, shared_words
from passerelle.index.types import Document, Language, Span


def cell(question: str, table: str, pointed: str = "", language: Language = "en") -> str | None:
    """Return the cell of the last line of *table* that an English *question* asks for; its first line names columns."""
    document = Document("d", "", language, table)
    row = Span(table.rindex("\n") + 1, len(table))
    at = Span(table.rindex(pointed), table.rindex(pointed) + len(pointed)) if pointed else None
    found = cell_asked_for(query(question, 0.0), document, row, Span(0, table.index("\n")), at, language)
    return table[found.start : found.end] if found else None


HIRE = "Boat | Deposit | Fee\nCanoe | £40 | £9"
MODELS = "Fee | X2 | X2 Pro\nNew | £7 | £9"
NIGHTS = "Hut | 1 night | 2 nights | 1 week\nAlder | £40 | £70 | £200"


@pytest.mark.parametrize(
    ("question", "table", "pointed", "told"),
    [
        ("What is the deposit of a canoe?", HIRE, "£9", "£40"),
        ("What is the deposit of a canoe?", HIRE, "", "£40"),
        ("What is the fee of a canoe?", HIRE, "£40", "£9"),
        ("What is the deposit and the fee?", HIRE, "£9", "£9"),  # both columns say as much
        ("What is the deposit and the fee?", HIRE, "", None),
        ("What is the deposit and the fee?", HIRE, "Canoe", None),
        ("Who has a canoe?", HIRE, "£9", "£9"),  # no column says anything
        ("Who has a canoe?", HIRE, "Canoe", "Canoe"),
        ("Who has a canoe?", HIRE, "", None),
        (
            "Which boat?",
            HIRE,
            "Canoe",
            "Canoe",
        ),  # the first column names the row and is no answer by its words
        ("Which boat?", HIRE, "", None),
        ("How much is the hut for two nights?", NIGHTS, "£40", "£70"),
        ("How much is the hut for 1 night?", NIGHTS, "£70", "£40"),
        ("How much is the hut for one week?", NIGHTS, "£40", "£200"),
        ("How much is the hut for 3 nights?", NIGHTS, "£40", None),  # no column of that number
        ("How much is the hut for 3 nights?", NIGHTS, "", None),
        ("How much is the hut for 3 persons?", NIGHTS, "£70", "£70"),
        ("What is the fee in summer?", HIRE, "£40", "£9"),  # no column has a season
        ("How much is the X2?", MODELS, "£7 | £9", "£7"),
        ("How much is the X2 Pro?", MODELS, "£7 | £9", "£9"),
        ("How much is the Pro?", MODELS, "£7", "£9"),
        ("How much is the X3?", MODELS, "£7", "£7"),
        ("How much is the X2?", "Fee | X2 Mini | X2 Pro\nNew | £7 | £9", "£9", "£9"),
        # the column of the number comes before one that says more words
        (
            "The price of the hut for 2 nights?",
            "Hut | 2 nights | Price of the hut\nAlder | £7 | £9",
            "£9",
            "£7",
        ),
    ],
)
def test_a_column_is_told_by_its_words_or_number_and_no_other_is_pointed_at(
    question: str, table: str, pointed: str, told: str | None
) -> None:
    assert cell(question, table, pointed) == told


BREAD = "Loaf | Weight | Price | Time\nRye | 900 g | £4 | 50 min"


@pytest.mark.parametrize(
    ("question", "pointed", "told"),
    [
        ("What does B2 mean?", "Oil", "No oil"),  # « mean » begins « Meaning »
        ("What repair does B2 mean?", "No", "Oil the hinge"),  # a column named whole comes first
        ("What does B2 say?", "Oil the", "Oil the"),
    ],
)
def test_a_word_that_begins_a_column_name_tells_it_where_no_whole_word_does(
    question: str, pointed: str, told: str
) -> None:
    lamps = "Code | Meaning | Repair\nB2 | No oil | Oil the hinge"
    assert cell(question, lamps, pointed) == told


@pytest.mark.parametrize(
    ("question", "pointed", "told"),
    [
        ("How much is the rye?", "900 g", "£4"),
        ("How long must the rye stay?", "£4", None),  # a weight and a time are both as long or as much
        ("What colour is the rye?", "£4", "£4"),
        ("What is the weight of the rye?", "£4", "900 g"),
        ("How much does the rye weigh?", "£4", "900 g"),
        ("How much notice is there?", "£4", "50 min"),
    ],
)
def test_of_columns_as_likely_the_only_one_of_the_type_is_told(
    question: str, pointed: str, told: str | None
) -> None:
    assert cell(question, BREAD, pointed) == told


@pytest.mark.parametrize(
    ("table", "pointed", "told"),
    [
        ("Boat | Fee\nCanoe | £9 | new", "new", "new"),
        ("Boat | Fee | Age\nCanoe | £9", "Canoe", "Canoe"),
        ("Boat | Fee\nCanoe | £9", "Canoe", "£9"),
        ("| Boat | Fee |\n| Canoe | £9 |", "Canoe", "£9"),
        ("| Boat |\n| Canoe |", "Canoe", "Canoe"),
    ],
)
def test_a_row_with_other_cells_than_there_are_columns_is_read_where_one_points(
    table: str, pointed: str, told: str
) -> None:
    assert cell("What is the fee of a canoe?", table, pointed) == told


def test_the_last_line_above_a_row_names_its_columns() -> None:
    table = "Lake boats, of 2031 | and their fees\nBoat | Fee\nCanoe | £9"
    document, header = Document("d", "", "en", table), Span(0, table.rindex("\n"))
    row = Span(header.end + 1, len(table))
    found = cell_asked_for(query("What is the fee?", 0.0), document, row, header, None, "en")
    assert found == Span(len(table) - 2, len(table))


@pytest.mark.parametrize(
    ("asked", "column"),
    [
        ("in spring", "Printemps"),
        ("in summer", "Été"),
        ("in summer", "Horaires été"),
        ("in summer", "Heures d’été"),
        ("in summer", "En été"),
        ("in summer", "L'été"),
        ("in summer", "Cet été"),
        ("in summer", "Chaque été"),
        ("in autumn", "Automne"),
        ("in the fall", "Automne"),
        ("in winter", "Hiver"),
        ("au printemps", "Spring"),
        ("cet été", "Summer"),
        ("chaque été", "Summer"),
        ("en été", "Summer"),
        ("horaire été", "Summer"),
        ("en automne", "Autumn"),
        ("l'hiver", "Winter"),
    ],
)
def test_a_season_names_its_column_in_either_language(asked: str, column: str) -> None:
    table = f"Jour | Heures | {column} | Heures\nLundi | 8 h | 9 h | 7 h"
    assert cell(f"Opened {asked}?", table, "8 h", "fr") == "9 h"


@pytest.mark.parametrize(
    "season", ["Spring", "Summer", "Autumn", "Fall", "Winter", "Printemps", "Automne", "Hiver"]
)
def test_a_season_tells_more_of_a_column_than_a_word(season: str) -> None:
    table = f"Day | Hours | {season}\nMonday | 8 h | 9 h"
    assert cell(f"What are the hours in {season}?", table, "8 h") == "9 h"


@pytest.mark.parametrize("asked", ["A été mesuré", "Ils ont été là", "Au quai de l'étai"])
def test_the_word_for_been_names_no_season(asked: str) -> None:
    assert cell(f"{asked} ?", "Jour | Été | Hiver\nLundi | 8 h | 9 h", "9 h", "fr") == "9 h"


@pytest.mark.parametrize(
    ("question", "text", "language", "but", "count"),
    [
        ("How much is the deposit of a canoe?", "Deposit for each canoe", "en", (), 2),
        ("How much is the deposit of a canoe?", "Deposit for each canoe", "en", ("canoe",), 1),
        ("How much is the deposit of a canoe?", "Deposit, deposit", "en", (), 1),
        ("How much is the deposit of a canoe?", "Caution du vélo", "fr", (), 1),
        ("How much is the deposit of a canoe?", "Vélo", "fr", (), 0),
        ("How much is the deposit of a canoe?", "", "en", (), 0),
    ],
)
def test_words_are_shared_once_each_as_they_are_or_translated(
    question: str, text: str, language: Language, but: tuple[str, ...], count: int
) -> None:
    assert shared_words(query(question, 0.0), text, language, but=frozenset(but)) == count
