"""What a notebook shows: each kind of cell and of output, of every version of the format."""

import json
from pathlib import Path
from typing import Any

import pytest
from office_files import headings, one

from passerelle.index.errors import LoadError
from passerelle.index.types import Document


def notebook(place: Path, *cells: Any, **rest: Any) -> Document:
    path = place / "a.ipynb"
    path.write_text(json.dumps({"cells": list(cells), **rest}), encoding="utf-8")
    return one(path)


def code(**output: Any) -> dict[str, Any]:
    return {"cell_type": "code", "source": "x", "outputs": [output]}


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        ({"output_type": "stream", "text": ["un\n", "deux"]}, "un\ndeux"),
        ({"output_type": "stream", "text": "un"}, "un"),
        ({"output_type": "execute_result", "data": {"text/plain": ["un"]}}, "un"),
        ({"output_type": "display_data", "data": {"text/plain": "un", "text/markdown": "deux"}}, "deux"),
        ({"output_type": "display_data", "data": {"text/plain": "un", "text/html": "<b>trois</b>"}}, "trois"),
        ({"output_type": "error", "ename": "ValueError", "evalue": "non"}, "ValueError: non"),
        ({"output_type": "pyerr", "ename": "ValueError", "evalue": "non"}, "ValueError: non"),
        ({"output_type": "pyout", "text": ["un"]}, "un"),
        ({"output_type": "stream", "text": "\x1b[31mun\x1b[0m"}, "un"),
    ],
)
def test_what_code_printed_returned_or_failed_with_stands_below_it(
    tmp_path: Path, output: dict[str, Any], shown: str
) -> None:
    assert notebook(tmp_path, code(**output)).text == f"x\n\n{shown}"


@pytest.mark.parametrize("output", [3, None, {}, {"output_type": "stream", "text": 3}, {"data": 3}])
def test_an_output_that_says_nothing_costs_nothing(tmp_path: Path, output: Any) -> None:
    assert notebook(tmp_path, {"cell_type": "code", "source": "x", "outputs": [output]}).text == "x"


@pytest.mark.parametrize(
    "data", [{"image/png": "x"}, {"image/svg+xml": "x"}, {"text/plain": "a", "image/jpeg": "x"}]
)
def test_a_picture_is_counted(tmp_path: Path, data: dict[str, str]) -> None:
    document = notebook(tmp_path, code(output_type="display_data", data=data))
    assert [(each.kind, each.count) for each in document.gaps] == [("pictures", 1)]


def test_pictures_of_the_older_format_and_of_texts_are_counted(tmp_path: Path) -> None:
    old = [code(output_type="display_data", **{name: "x"}) for name in ("png", "jpeg", "svg")]
    held = {"cell_type": "markdown", "source": "Vu.", "attachments": {"a.png": {}, "b.png": {}}}
    (gap,) = notebook(tmp_path, *old, held).gaps
    assert (gap.kind, gap.count) == ("pictures", 5)


@pytest.mark.parametrize(("letters", "whole"), [(20_000, True), (20_001, False)])
def test_twenty_thousand_letters_of_an_output_are_kept(tmp_path: Path, letters: int, *, whole: bool) -> None:
    text = ("Le bac part de la rive à midi. " * 700)[: letters - 1] + "Z"
    document = notebook(tmp_path, code(output_type="stream", text=text))
    assert document.text.endswith("Z") is whole
    assert ("missing parts" in [each.kind for each in document.gaps]) is not whole


def test_the_colours_of_an_output_are_none_of_its_letters(tmp_path: Path) -> None:
    line = "\x1b[31mLe bac\x1b[0m part de la rive à midi.\n"
    document = notebook(tmp_path, code(output_type="stream", text=line * 555))
    assert document.text == "x\n\n" + "\n".join(["Le bac part de la rive à midi."] * 555)
    assert [each.kind for each in document.gaps] == []


@pytest.mark.parametrize(("level", "made"), [(3, 3), (0, 1), ("2", 1), (None, 1)])
def test_a_heading_of_the_older_format_has_its_level(tmp_path: Path, level: Any, made: int) -> None:
    document = notebook(
        tmp_path,
        {"cell_type": "heading", "level": level, "source": "Bac"},
        {"cell_type": "raw", "source": "Vu *lu*."},
    )
    assert headings(document) == [("Bac", made)]
    assert document.text == "Bac\n\nVu *lu*."
    assert notebook(tmp_path, {"cell_type": "raw", "source": ["un ", 3, None, "deux"]}).text == "un deux"


def test_cells_of_worksheets_are_read_with_their_input(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    sheets = [
        {"cells": [{"cell_type": "code", "input": "un"}]},
        3,
        {"cells": 3},
        {"cells": [{"source": "deux"}]},
    ]
    path.write_text(json.dumps({"worksheets": sheets}), encoding="utf-8")
    assert one(path).text == "un\n\ndeux"


def test_a_notebook_says_its_title_and_its_authors(tmp_path: Path) -> None:
    said = {"title": "Bacs", "authors": [{"name": "Ada"}, {"name": ""}, 3, {"name": "Eve"}]}
    document = notebook(tmp_path, {"cell_type": "raw", "source": "Vu."}, metadata=said)
    assert (document.title, dict(document.fields)) == ("Bacs", {"author": "Ada, Eve"})
    assert dict(notebook(tmp_path, {"cell_type": "raw", "source": "Vu."}, metadata=3).fields) == {}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", r"it is not JSON \(Expecting .*\); save it again from Jupyter"),
        *(
            (content, "it is JSON but not a notebook; rename it, or save it again from Jupyter")
            for content in ("[]", "{}", '{"cells": 3}', '{"worksheets": 3}')
        ),
    ],
)
def test_what_is_no_notebook_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LoadError, match=rf"a\.ipynb: {reason}$"):
        one(path)


def test_comments_of_a_text_are_counted(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": f"Le bac. %%{each}%% ![[{each}.md]]"} for each in ("un", "deux")
    ]
    made = notebook(tmp_path, *cells)
    assert made.text == "Le bac.\n\nLe bac."
    assert [(gap.kind, gap.count) for gap in made.gaps] == [("embedded files", 2), ("comments", 2)]
