"""Tables that are drawn with signs: with those of boxes in plain text, with bars in reStructuredText."""

from pathlib import Path

import pytest
from office_files import one


def read(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return one(path).text


@pytest.mark.parametrize(
    ("drawn", "rows"),
    [
        (
            "┌────────┬──────┐\n│ Produit│ Prix │\n├────────┼──────┤\n│ Pain   │ 1,10 │\n└────────┴──────┘",
            "Produit | Prix\nPain | 1,10",
        ),
        ("  ╔══════╦═════╗\n  ║ Pain ║     ║\n  ╚══════╩═════╝", "Pain |"),
        ("┌──────────┐\n│ Attention│\n└──────────┘", "Attention"),
        ("src\n├── a.py\n│   ├── b\n│   │\n└── c", "src\n├── a.py\n│   ├── b\n│   │\n└── c"),
        ("un │ deux\n──────", "un │ deux\n──────"),
    ],
)
def test_a_table_drawn_with_the_signs_of_boxes_is_rows(tmp_path: Path, drawn: str, rows: str) -> None:
    assert read(tmp_path / "a.txt", f"Les prix sont ici :\n\n{drawn}\n\nFin.\n") == (
        f"Les prix sont ici :\n\n{rows}\n\nFin."
    )


@pytest.mark.parametrize(
    ("drawn", "rows"),
    [
        ("+---+---+---+\n| A | B | C |\n+---+---+---+\n| un et | x |\n+---+---+---+", ["un et | un et | x"]),
        ("+---+---+---+\n| A | B | C |\n+---+---+---+\n| x | deux  |\n+---+-------+", ["x | deux | deux"]),
        ("+---+---+---+\n| A | B | C |\n+---+---+---+\n| trois et  |\n+-----------+", ["trois et |  |"]),
    ],
)
def test_a_cell_of_a_grid_goes_on_where_no_bar_stands(tmp_path: Path, drawn: str, rows: list[str]) -> None:
    text = read(tmp_path / "a.rst", f"Titre\n=====\n\n{drawn}\n\nFin.\n")
    assert text == "\n".join(["Titre\n\nA | B | C", *rows]) + "\n\nFin."
