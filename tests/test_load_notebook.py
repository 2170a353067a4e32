"""Jupyter notebooks: texts, code, and what it printed."""

import json
from pathlib import Path
from typing import Any

import pytest
from office_files import headings, one

from passerelle.index.errors import LoadError


def notebook(path: Path, *cells: dict[str, Any], **more: Any) -> Path:
    path.write_text(json.dumps({"nbformat": 4, "cells": list(cells), **more}), encoding="utf-8")
    return path


def test_a_notebook_is_its_texts_its_code_and_what_that_printed(tmp_path: Path) -> None:
    table = "<table><tr><th>Mois</th><th>Ventes</th></tr><tr><td>mai</td><td>12</td></tr></table>"
    outputs = [
        {"output_type": "stream", "text": ["\x1b[31mfait\x1b[0m\n"]},
        {"output_type": "execute_result", "data": {"text/html": [table], "text/plain": ["..."]}},
        {"output_type": "display_data", "data": {"image/png": "…", "text/plain": ["<Figure>"]}},
        {"output_type": "error", "ename": "KeyError", "evalue": "'juin'", "traceback": ["long"]},
    ]
    path = notebook(
        tmp_path / "a.ipynb",
        {"cell_type": "markdown", "source": ["# Ventes\n", "\n", "Par *mois*."]},
        {"cell_type": "code", "source": "ventes.show()", "outputs": outputs},
        metadata={"authors": [{"name": "Anne Roy"}]},
    )
    document = one(path)
    assert document.text == (
        "Ventes\n\nPar mois.\n\nventes.show()\n\nfait\n\nMois | Ventes\nmai | 12\n\n<Figure>\n\nKeyError: 'juin'"
    )
    assert headings(document) == [("Ventes", 1)]
    assert document.fields == {"author": "Anne Roy"}
    assert [each.kind for each in document.gaps] == ["pictures"]


def test_a_notebook_of_the_older_format_is_read(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "heading", "level": 2, "source": "Ventes"},
        {"cell_type": "code", "input": ["1 + 1"], "outputs": [{"output_type": "pyout", "text": ["2"]}]},
    ]
    (tmp_path / "a.ipynb").write_text(json.dumps({"worksheets": [{"cells": cells}]}), encoding="utf-8")
    document = one(tmp_path / "a.ipynb")
    assert document.text == "Ventes\n\n1 + 1\n\n2"
    assert headings(document) == [("Ventes", 2)]


@pytest.mark.parametrize(
    ("content", "said"), [("{", "it is not JSON"), ("[1]", "it is JSON but not a notebook")]
)
def test_what_is_no_notebook_is_refused(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "a.ipynb").write_text(content, encoding="utf-8")
    with pytest.raises(LoadError, match=rf"a\.ipynb: {said}"):
        one(tmp_path / "a.ipynb")


@pytest.mark.parametrize(("length", "missing"), [(20_000, []), (20_001, ["missing parts"])])
def test_of_a_long_output_twenty_thousand_characters_are_kept(
    tmp_path: Path, length: int, missing: list[str]
) -> None:
    outputs = [{"output_type": "stream", "text": ["y" * length]}]
    path = notebook(tmp_path / "a.ipynb", {"cell_type": "code", "source": "log()", "outputs": outputs})
    document = one(path)
    assert document.text.count("y") == 20_000
    assert [each.kind for each in document.gaps if each.kind != "third language"] == missing


@pytest.mark.parametrize(
    ("output", "pictures"),
    [
        ({"output_type": "display_data", "png": "…", "text": "a"}, 1),
        ({"output_type": "display_data", "data": {"image/svg+xml": "…", "text/plain": "a"}}, 1),
        ({"output_type": "stream", "text": "a"}, 0),
        ("none", 0),
    ],
)
def test_pictures_that_code_drew_are_told(tmp_path: Path, output: Any, pictures: int) -> None:
    cell = {"cell_type": "code", "source": "x", "outputs": [output], "attachments": {}}
    document = one(notebook(tmp_path / "a.ipynb", cell))
    assert sum(each.count for each in document.gaps) == pictures
    attached = one(notebook(tmp_path / "b.ipynb", {**cell, "outputs": [], "attachments": {"a.png": {}}}))
    assert sum(each.count for each in attached.gaps) == 1
