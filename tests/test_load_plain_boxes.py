"""Tables and frames that a plain text draws with the signs of boxes: which lines are rows, rules or neither."""

from pathlib import Path

import pytest

from passerelle.index.load.plain import load_plain


def read(place: Path, *lines: str, ends: str = "\n") -> str:
    """Return the lines of a text that stand between two of prose."""
    (place / "a.txt").write_bytes(ends.join(("Voici.", "", *lines, "", "Fin.")).encode())
    text = load_plain(place / "a.txt").builder.text
    return text.removeprefix("Voici.").removesuffix("Fin.").strip()


@pytest.mark.parametrize("bar", "│┃║")
def test_each_upright_bar_parts_the_cells_of_a_row(tmp_path: Path, bar: str) -> None:
    assert read(tmp_path, f"{bar} Bac {bar} Prix {bar}", f"{bar}Île{bar} {bar}") == "Bac | Prix\nÎle |"
    assert read(tmp_path, f"\t{bar} Bac {bar} Prix {bar} \t") == "Bac | Prix"


@pytest.mark.parametrize(("left", "right"), ["├┐", "╠┓", "┌╗", "┏┘", "╔┛", "└╝", "┗┤", "╚╣", "┣┫"])
def test_a_rule_begins_and_ends_with_a_corner_and_says_nothing(tmp_path: Path, left: str, right: str) -> None:
    assert read(tmp_path, f"{left}──{right}", "│ Bac │ Prix │", f" {left}════{right} ") == "Bac | Prix"


@pytest.mark.parametrize("sign", "─━═┬┴┼╦╩╬┳┻╋")
def test_a_rule_is_of_lines_and_crossings(tmp_path: Path, sign: str) -> None:
    assert read(tmp_path, f"┌─{sign}┐", "│ Bac │ Prix │") == "Bac | Prix"


@pytest.mark.parametrize(
    "line", ["┌─┐", "┌──", "──┐", "┌─-┐", "┌──┐ ici", "ici ┌──┐", "│ │ │", "│ Bac", "Bac │", "├── a.py"]
)
def test_what_is_only_like_a_rule_or_a_row_stays(tmp_path: Path, line: str) -> None:
    assert read(tmp_path, line, "│ Bac │ Prix │") == f"{line}\nBac | Prix"
    assert read(tmp_path, line) == line


def test_a_table_is_read_whatever_ends_its_lines(tmp_path: Path) -> None:
    assert read(tmp_path, "┌──┐", "│ Bac │ Prix │", "└──┘", "suite", ends="\r\n") == "Bac | Prix\nsuite"


def test_a_frame_around_words_is_left_out(tmp_path: Path) -> None:
    assert (
        read(tmp_path, "╔════╗", "║ Attention au gaz ║", "╚════╝", "Coupez-le.")
        == "Attention au gaz\nCoupez-le."
    )
