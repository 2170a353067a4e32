"""reStructuredText: what its reader sees, without its marks."""

from pathlib import Path

import pytest
from office_files import headings, one

from passerelle.index.types import Document

SIMPLE = """
=====  ======
Zone   Prises
=====  ======
Lac    3
Mer    4
=====  ======

Fin."""
GRID = """
+------+--------+
| Zone | Espèce |
+======+========+
| Lac  | Truite |
|      +--------+
|      | Perche |
+------+--------+
"""


def rst(path: Path, text: str) -> Document:
    path.write_text(text, encoding="utf-8")
    return one(path)


def test_sections_have_levels_by_the_order_of_their_marks(tmp_path: Path) -> None:
    head = "======\nLe lac\n======\n\n:Author: Anne Roy\n:Date: 3 avril 2025\n\n"
    text = f"{head}La pêche\n--------\n\nVu.\n\nLes rives\n---------\n\nLu.\n"
    document = rst(tmp_path / "a.rst", text)
    assert document.text == "Le lac\n\nLa pêche\n\nVu.\n\nLes rives\n\nLu."
    assert headings(document) == [("Le lac", 1), ("La pêche", 2), ("Les rives", 2)]
    assert document.fields == {"author": "Anne Roy", "date": "2025-04-03"}


def test_a_field_of_several_lines_is_read_whole_and_what_no_field_is_for_stays_text(tmp_path: Path) -> None:
    document = rst(
        tmp_path / "a.rst", "Le lac\n======\n\n:Author: Anne\n   Roy\n:Salle: du\n   nord\n\nVu.\n"
    )
    assert document.fields == {"author": "Anne Roy"}
    assert document.text == "Le lac\nSalle : du\nnord\n\nVu."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Un *mot* **fort** et ``code`` [1]_.", "Un mot fort et code."),
        ("`lien <http://x.org>`_, :ref:`la suite <suite>`", "lien, la suite"),
        ("45 m\\ :sup:`2` et 10\\ :sup:`6`", "45 m² et 10⁶"),
        ("|nom| est là.\n\n.. |nom| replace:: Anne", "Anne est là."),
        (".. note::\n   Fermé en mai.\n\n   Sauf le lundi.\n\nFin.", "Fermé en mai.\n\nSauf le lundi.\n\nFin."),
        (".. code-block:: python\n   :linenos:\n\n   x = 1\n   y = 2\n", "x = 1\ny = 2"),
        ("- un\n- deux\n  suite\n\n1. a\n2. b", "un\ndeux suite\n1. a\n2. b"),
        (".. un commentaire\n   sur deux lignes\n\n.. _cible:\n\nVu.", "Vu."),
        ("Exemple::\n\n    x = *1*\n\nFin.", "Exemple:\n\nx = *1*\n\nFin."),
        ("Signé [1]_.\n\n.. [1] Voir p. 3.", "Signé.\n\nVoir p. 3."),
        (SIMPLE, "Zone | Prises\nLac | 3\nMer | 4\n\nFin."),
        (GRID, "Zone | Espèce\nLac | Truite\nLac | Perche"),
    ],
)  # fmt: skip
def test_what_a_text_shows_is_read(tmp_path: Path, text: str, shown: str) -> None:
    assert rst(tmp_path / "a.rst", text).text == shown


def test_pictures_and_files_put_in_are_accounted_for(tmp_path: Path) -> None:
    document = rst(tmp_path / "a.rst", "Vu.\n\n.. image:: lac.png\n   :alt: Le lac\n\n.. include:: fin.rst\n")
    assert document.text == "Vu."
    assert [(each.kind, each.where) for each in document.gaps] == [
        ("pictures", "lac.png"),
        ("missing parts", "fin.rst"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (".. list-table:: Prix\n   :header-rows: 1\n\n   * - Bac\n     - Prix\n   * - Île\n     - 2 €\n       net\n",
         "Prix\n\nBac | Prix\nÎle | 2 € net"),
        ('.. csv-table::\n   :header: "Bac", "Prix"\n\n   "Île", "1,50"\n', "Bac | Prix\nÎle | 1,50"),
        (".. note:: Le bac part\n   à six heures.\n", "Le bac part\nà six heures."),
        (".. note::\n   :class: x\n\n   Le bac part.\n", "Le bac part."),
        (".. only:: html\n\n   Le bac part.\n", "Le bac part."),
        ("1. un\n#. deux\n#. trois\n", "1. un\n2. deux\n3. trois"),
        ("| Sous le pont\n| coule l'eau\n", "Sous le pont\ncoule l'eau"),
        ("Selon [Rey31]_ et [1]_.\n", "Selon [Rey31] et."),
        (":orphan:\n\nLe bac part.\n", "Le bac part."),
    ],
)  # fmt: skip
def test_tables_boxes_and_counted_items_are_shown_as_sphinx_does(
    tmp_path: Path, source: str, text: str
) -> None:
    path = tmp_path / "a.rst"
    path.write_text(source, encoding="utf-8")
    assert one(path).text == text
