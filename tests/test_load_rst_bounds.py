"""What reStructuredText shows, at the edges: marks of sections, counted items, directives, and tables."""

from pathlib import Path

import pytest
from office_files import headings, one

from passerelle.index.load.rst_tables import is_border, table_rows


def shown(place: Path, text: str) -> str:
    (place / "a.rst").write_text(text, encoding="utf-8", newline="")
    return one(place / "a.rst").text


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Lac\n===\n\nVu.", [1]),
        ("Lac\n==\n\nVu.", []),
        ("La pêche\n---\n\nVu.", []),
        ("La pêche\n----\n\nVu.", [1]),
        ("----\nLac\n----\n\nVu.", [1]),
        ("----\nLac\n====\n\nVu.", []),
        ("====\n Lac\n====\n\nVu.", [1]),
        (" Lac\n----\n\nVu.", []),
        ("A\n===\n\nB\n---\n\nC\n===\n\nD\n~~~\n\nE\n---\n\nVu.", [1, 2, 1, 3, 2]),
        ("===\nA\n===\n\nB\n===\n\nVu.", [1, 2]),
        ("----\n----\n\nVu.", []),
    ],
)
def test_a_line_of_signs_under_a_title_makes_it_one(tmp_path: Path, text: str, levels: list[int]) -> None:
    (tmp_path / "a.rst").write_text(text, encoding="utf-8")
    document = one(tmp_path / "a.rst")
    assert [level for _, level in headings(document)] == levels
    assert document.text.endswith("Vu.")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Un\n\n----\n\nDeux", "Un\n\nDeux"),
        ("Un\n\n--\n\nDeux", "Un\n\n--\n\nDeux"),
        ("a::\n\n  x *y*\n\n  z\n\nFin.", "a:\n\nx *y*\n\nz\n\nFin."),
        ("a ::\n\n  x\n\nFin.", "a\n\nx\n\nFin."),
        ("::\n\n  x *y*\n\nFin.", "x *y*\n\nFin."),
        ("a::\n\nFin *y*.", "a:\n\nFin y."),
        ("3. a\n#. b\n#. c", "3. a\n4. b\n5. c"),
        ("(#) a\n(#) b", "(1) a\n(2) b"),
        ("#. a\n\n#. b\n\nPause.\n\n#. c", "1. a\n2. b\n\nPause.\n\n1. c"),
        ("a) un\nb) deux", "a) un\nb) deux"),
        ("iv. un\nv. deux", "iv. un\nv. deux"),
        ("* un\n+ deux\n• trois", "un\ndeux\ntrois"),
        ("-un\n-deux", "-un\n-deux"),
        ("x\r\n\r\ny\rz", "x\n\ny\nz"),
        ("__ http://x\n\nVu.", "Vu."),
        (".. _a: http://x\n\nVu.", "Vu."),
        ("..\n   caché\n\nVu.", "Vu."),
        (".. [Rey] Vu *ici*\n   et là.\n\nFin.", "[Rey] Vu ici et là.\n\nFin."),
        ("a\n\n| Sous\n| l'eau\nb", "a\n\n| Sous\n| l'eau\nb"),
    ],
)
def test_paragraphs_items_and_what_is_meant_for_programs(tmp_path: Path, text: str, read: str) -> None:
    assert shown(tmp_path, text) == read


@pytest.mark.parametrize(
    ("text", "fields", "read"),
    [
        (
            ":Author: Ada\n:Keywords: a, b\n:Subject: c\n\nVu.",
            {"author": "Ada", "keywords": "a, b", "subject": "c"},
            "Vu.",
        ),
        (":Authors: Ada\n:Date: 2031-04-05\n\nVu.", {"author": "Ada", "date": "2031-04-05"}, "Vu."),
        (":auteur: Ada\n:Lieu: Vaux\n\nVu.", {"author": "Ada"}, "Lieu : Vaux\n\nVu."),
        ("A\n===\n\n:Author: Ada\n\nVu.", {"author": "Ada"}, "A\n\nVu."),
        ("A\n===\n\nB\n---\n\n:Author: Ada\n\nVu.", {}, "A\n\nB\n\n:Author: Ada\n\nVu."),
        (":tocdepth: 2\n:nosearch:\n:nocomments:\n\nVu.", {}, "Vu."),
    ],
)
def test_fields_are_those_above_the_first_section(
    tmp_path: Path, text: str, fields: dict[str, str], read: str
) -> None:
    (tmp_path / "a.rst").write_text(text, encoding="utf-8")
    document = one(tmp_path / "a.rst")
    assert (dict(document.fields), document.text) == (fields, read)


NAMES = "warning attention caution danger error hint important tip seealso todo topic"


@pytest.mark.parametrize("name", NAMES.split())
def test_a_box_says_what_it_holds_and_not_what_it_is(tmp_path: Path, name: str) -> None:
    assert shown(tmp_path, f".. {name}:: Le bac\n   part.\n\nFin.") == "Le bac\npart.\n\nFin."
    assert shown(tmp_path, f".. {name.upper()}::\n   :class: x\n\n   Vu.\n") == "Vu."


@pytest.mark.parametrize(
    ("text", "read", "gaps"),
    [
        (".. py:function:: f(x)\n\n   Fait.\n", "f(x)\n\nFait.", []),
        (".. admonition:: Titre\n\n   Vu.\n", "Titre\n\nVu.", []),
        (".. versionadded:: 2\n   Seen.\n", "Added in version 2: Seen.", []),
        (".. figure:: a.png\n   :alt: x\n\n   Vu.\n", "Vu.", ["a.png"]),
        (".. raw:: html\n\n   <b>x</b>\n\nFin.", "Fin.", ["html"]),
        (".. literalinclude:: a.py\n\nFin.", "Fin.", ["a.py"]),
        (".. toctree::\n\n   a\n\nFin.", "Fin.", []),
        (".. contents:: Table\n\nFin.", "Fin.", []),
        (".. code::\n\n   x\n     *y*\n\nFin.", "x\n  *y*\n\nFin.", []),
        (".. sourcecode:: c\n\n   *x*\n", "*x*", []),
        (".. doctest::\n\n   >>> *1*\n", ">>> *1*", []),
        (".. parsed-literal::\n\n   *x*  **y**\n", "x  y", []),
        (".. math::\n\n   a\n   b\n", "a\nb", []),
        (".. list-table::\n   :widths: 1 2\n\n   * - a\n     - b\n   * - c\n     -\n", "a | b\nc |", []),
    ],
)
def test_a_directive_is_read_by_its_kind(tmp_path: Path, text: str, read: str, gaps: list[str]) -> None:
    (tmp_path / "a.rst").write_text(text, encoding="utf-8")
    document = one(tmp_path / "a.rst")
    assert (document.text, [each.where for each in document.gaps]) == (read, gaps)


@pytest.mark.parametrize(
    ("code", "sign"),
    [
        ("unicode:: 0xA9", "©"),
        ("unicode:: Brume U+2122 .. with its mark", "Brume™"),
        ("unicode:: x2014", "—"),
        ("unicode:: &#x2014;", "—"),
        ("unicode:: U1F6A2", "🚢"),
        ("unicode:: Brume", "Brume"),
        ("replace:: Brume 0xA9", "Brume 0xA9"),
        ("image:: b.png", ""),
    ],
)
def test_a_name_stands_for_words_or_signs(tmp_path: Path, code: str, sign: str) -> None:
    assert shown(tmp_path, f"Vu |a|.\n\n.. |a| {code}\n") == (f"Vu {sign}." if sign else "Vu .")


GRID = "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+"


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (GRID, [["a", "b"], ["c", "d"]]),
        (f"\t{GRID}".replace("\n", "\n\t").expandtabs(2), [["a", "b"], ["c", "d"]]),
        ("+---+---+\n| a | b |\n|   | e |\n+---+---+", [["a", "b e"]]),
        ("+--------+---+\n| C++ -- | b |\n+--------+---+", [["C++ --", "b"]]),
        (
            "+------+---+\n| C++  | b |\n|      +---+\n| a -- | c |\n+------+---+",
            [["C++", "b"], ["C++ a --", "c"]],
        ),
        ("+---+---+\n| a     |\n+---+---+\n| c | d |\n+---+---+", [["a", ""], ["c", "d"]]),
        ("+---+---+\n| a | b |\n|   +---+\n|   | c |\n+---+---+", [["a", "b"], ["a", "c"]]),
        ("+---+---+\n| a | b |\n+---+   |\n| c |   |\n+---+---+", [["a", "b"], ["c", "b"]]),
        (
            "+---+---+---+\n| a | b | c |\n|   +---+---+\n|   | d     |\n+---+-------+",
            [["a", "b", "c"], ["a", "d", "d"]],
        ),
        ("+-----+------+\n| 1+1 | x--y |\n+-----+------+", [["1+1", "x--y"]]),
        ("+-----+------+\n| a-- | 1+1  |\n| b   | c    |\n+-----+------+", [["a-- b", "1+1 c"]]),
        ("+---+---+\n|   | - |\n+---+---+", [["", ""]]),
        ("+---+---+\n|a  |b  |\n+---+---+", [["a", "b"]]),
        ("+---+---+\n| a | b\n+---+---+", [["a", "b"]]),
        ("+---+---+\n| a\n| c | d |\n+---+---+", [["a c", "d"]]),
        ("=== ===\n\na   b\n=== ===\nc   d\n=== ===", [["a", "b"], ["c", "d"]]),
        ("  === ===\n  a   b\n  === ===", [["a", "b"]]),
        ("=== ===\na   b\n=== ===\nc   d\ne   f\n=== ===", [["a", "b"], ["c", "d"], ["e", "f"]]),
        ("=== ===\nc   d\ne   f\n=== ===", [["c", "d"], ["e", "f"]]),
        ("=== ===\nc   d\n\ne   f\n=== ===", [["c", "d"], ["e", "f"]]),
        ("=== ===\na   b\n=== ===\nc   d\n    e\n    f\n=== ===", [["a", "b"], ["c", "d e f"]]),
        ("=== ===\na   b\n=== ===\nc\nd   e\n=== ===", [["a", "b"], ["c", ""], ["d", "e"]]),
        ("=== ===\na\n-------\nc   d\n=== ===", [["a", ""], ["c", "d"]]),
        ("=== ===\na   b\n=== ===\nc   d long\n=== ===", [["a", "b"], ["c", "d long"]]),
        ("=== === ===\na       b\n------- ---\nc   d   e\n=== === ===", [["a", "", "b"], ["c", "d", "e"]]),
    ],
)
def test_a_table_is_read_by_its_bars_or_by_the_lines_above_its_columns(
    table: str, rows: list[list[str]]
) -> None:
    lines = table.split("\n")
    assert table_rows([*lines, "", "Fin."]) == (rows, len(lines))
    assert table_rows(lines) == (rows, len(lines))


@pytest.mark.parametrize("table", ["=== ===\na   b\n=== ===\nc   d\n=== ===", GRID])
def test_what_stands_right_below_a_table_is_none_of_it(table: str) -> None:
    lines = table.split("\n")
    assert table_rows([*lines, "Fin."]) == ([["a", "b"], ["c", "d"]], len(lines))


def test_a_table_that_no_line_ends_goes_on_to_the_end() -> None:
    assert table_rows(["=== ===", "a   b", "", "c   d"]) == ([["a", "b"], ["c", "d"]], 4)
    assert table_rows(["+---+---+", "| a | b |"]) == ([["a", "b"]], 2)


def test_a_second_table_is_none_of_the_first() -> None:
    lines = "=== ===\na   b\n=== ===\nc   d\n=== ===\n\n=== ===\ne   f\n=== ===\ng   h\n=== ===".split("\n")
    assert table_rows(lines) == ([["a", "b"], ["c", "d"]], 5)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("+---+", True),
        ("+===+--+", True),
        ("=== ==", True),
        ("===", False),
        ("+---", False),
        ("+---+ a", False),
        ("=== == a", False),
        ("++", False),
        ("--- --", False),
    ],
)
def test_a_table_begins_with_a_border(line: str, *, begins: bool) -> None:
    assert is_border(line) is begins
