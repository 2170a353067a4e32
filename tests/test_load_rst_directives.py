"""What directives of reStructuredText hold: what a version changed, lists of lists, and CSV."""

from collections.abc import Sequence

import pytest

from passerelle.index.load.rst_directives import csv_rows, list_rows, version_lines

SAID = {
    "versionadded": ("Added in version", "Ajouté dans la version"),
    "versionchanged": ("Changed in version", "Modifié dans la version"),
    "versionmodified": ("Changed in version", "Modifié dans la version"),
    "versionremoved": ("Removed in version", "Supprimé dans la version"),
    "deprecated": ("Deprecated since version", "Obsolète depuis la version"),
    "deprecated-removed": ("Deprecated since version", "Obsolète depuis la version"),
}


@pytest.mark.parametrize("name", SAID)
def test_what_a_version_changed_is_said_in_the_language_of_the_text(name: str) -> None:
    english, french = SAID[name]
    assert version_lines(name, "2.1", [], french=False) == [f"{english} 2.1."]
    assert version_lines(name, "2.1", [], french=True) == [f"{french} 2.1."]
    assert version_lines(name, "2.1", ["Le délai."], french=True) == [f"{french} 2.1 : Le délai."]


@pytest.mark.parametrize(
    ("argument", "body", "lines"),
    [
        ("2.1", ["Waits."], ["Added in version 2.1: Waits."]),
        ("2.1", ["Waits", "long."], ["Added in version 2.1: Waits", "long."]),
        (" 2.1 ", [], ["Added in version 2.1."]),
        ("2.1 It waits", [], ["Added in version 2.1: It waits"]),
        ("2.1 It waits", ["long."], ["Added in version 2.1: It waits", "long."]),
        ("2.1 It waits", ["- long"], ["Added in version 2.1: It waits", "- long"]),
        *(
            ("2.1", [f"{mark}a", "b"], ["Added in version 2.1:", "", f"{mark}a", "b"])
            for mark in (".. ", "- ", "* ", "+ ", "| ", "1. ", "12) ", "(3) ", "#. ", "(#) ", "::")
        ),
        *(
            ("2.1", [f"{mark}a"], [f"Added in version 2.1: {mark}a"])
            for mark in ("..", "-", "1.", "a. ", "1: ", ": ", "a - ")
        ),
    ],
)
def test_the_words_of_a_version_begin_on_its_line_unless_they_are_a_block(
    argument: str, body: Sequence[str], lines: list[str]
) -> None:
    assert version_lines("versionadded", argument, body, french=False) == lines


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (["* - a", "  - b", "* - c", "  - d"], [["a", "b"], ["c", "d"]]),
        (["+ * a", "  * b"], [["a", "b"]]),
        (["   *  - a", "      - b"], [["a", "b"]]),
        (["* - a", "    suite", "  -", "    b"], [["a suite", "b"]]),
        (["* -", "  - b"], [["", "b"]]),
        (["* - a", "", "  - b"], [["a", "b"]]),
        (["* - a", "  - - b", "    - c"], [["a - - b - c"]]),
        (["* - a", "    * - b"], [["a * - b"]]),
        (["* - a", " - b"], [["a - b"]]),
        (["* - a", "    suite", "   - non"], [["a suite - non"]]),
        (["  - b", "* - a"], [["a"]]),
        (["* - a", "  * - b"], [["a * - b"]]),
        (["* - a", " * - b"], [["a"], ["b"]]),
        (["- * a", "  * b", "+ + c", "  + d"], [["a", "b"], ["c", "d"]]),
        (["* -a"], []),
        (["- a", "  b"], []),
        (["", "a"], []),
    ],
)
def test_a_list_of_lists_is_rows_of_cells(body: Sequence[str], rows: list[list[str]]) -> None:
    assert list_rows(body) == rows


@pytest.mark.parametrize(
    ("options", "body", "rows"),
    [
        ({}, ["a, b", "", "1,2"], [["a", "b"], ["1", "2"]]),
        ({"header": "x, y"}, ["1, 2"], [["x", "y"], ["1", "2"]]),
        ({"header": " "}, ["1, 2"], [["1", "2"]]),
        ({}, ['"a, b", "c ""d"""'], [["a, b", 'c "d"']]),
        ({"delim": ";"}, ["1,5; 2"], [["1,5", "2"]]),
        ({"delim": "tab"}, ["1\t2 3"], [["1", "2 3"]]),
        ({"delim": "space"}, ["1 2,3"], [["1", "2,3"]]),
        ({"delim": ";;"}, ["1;2"], [["1", "2"]]),
        ({"delim": ""}, ["1,2"], [["1", "2"]]),
    ],
)
def test_a_table_of_csv_is_rows_parted_as_it_says(
    options: dict[str, str], body: Sequence[str], rows: list[list[str]]
) -> None:
    assert csv_rows(options, body) == rows
