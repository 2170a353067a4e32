"""A passage is the translation of another where most passages beside the two are alike."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from small_store import CAT, put, query

from passerelle.index import translated
from passerelle.index.lexical.parallel import Said
from passerelle.index.store import schema
from passerelle.index.store.store import Store
from passerelle.index.types import Document, Language, Passage

WIDE = np.eye(6, dtype=np.float32)


def placed(rows: list[int], at: int, language: Language = "fr") -> translated.InPlace:
    """Return a passage among others, each of a direction by its number."""
    passage = Passage(Document("a", "A", language, "Mot."), 0, 4, language)
    return translated.placed(passage, at, [f"terme{row}" for row in rows], WIDE[rows])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (([0, 1, 2], 1), ([0, 1, 2], 1), True),
        (([0, 1, 2], 1), ([3, 1, 4], 1), False),
        (([0, 1, 2], 1), ([0, 1, 4], 1), True),  # two of four neighbours are alike
        (([0, 1, 2], 1), ([1], 0), False),
        (([0, 1], 1), ([1, 0], 0), True),
        (([1], 0), ([1], 0), True),
        (([0, 5, 1, 2], 2), ([0, 1, 2], 1), True),
        (([3, 1, 2], 1), ([4, 1, 5], 1), False),
    ],
)
def test_half_of_the_neighbours_of_both_are_alike(
    monkeypatch: pytest.MonkeyPatch, one: tuple[list[int], int], other: tuple[list[int], int], *, same: bool
) -> None:
    monkeypatch.setattr(translated, "say_the_same", lambda *_: True)
    assert translated.are_translations(placed(*one), placed(*other, "en"), 0.9) is same


def test_what_says_something_else_is_no_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translated, "say_the_same", lambda *_: False)
    assert not translated.are_translations(placed([1], 0), placed([1], 0, "en"), 0.9)


def test_around_a_passage_are_its_own_terms_and_those_on_either_side() -> None:
    assert [placed([0, 1, 2, 3], at).said.around for at in range(4)] == [
        "terme0 terme1",
        "terme0 terme1 terme2",
        "terme1 terme2 terme3",
        "terme2 terme3",
    ]
    assert placed([0, 1, 2], 1).said.held == "terme1"


def test_neighbours_are_alike_from_the_cosine_that_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translated, "say_the_same", lambda *_: True)
    one = placed([0, 1, 2], 1)
    slanted = translated.InPlace(one.said, 0.5 * one.vectors, 1)
    assert translated.are_translations(one, slanted, 0.5)
    assert not translated.are_translations(one, slanted, 0.51)


PARTS = [
    "Le vieux moulin tourne encore ici.",
    "La roue grince depuis ce matin.",
    "The town council passed the budget of the parish after a long discussion between its members.",
    "Le bief alimente toute la vanne.",
    "Un héron dort sur la digue.",
    "La farine part vers le marché.",
]


@pytest.mark.parametrize(
    ("row", "near", "around"),
    [
        (1, [1, 2], [1, 2]),
        (2, [1, 2, 4], [1, 2, 4]),
        (4, [2, 4, 5, 6], [2, 4, 5]),
        (6, [4, 5, 6], [5, 6]),
        (3, [3], [3]),
    ],
)
def test_a_stored_passage_stands_among_two_on_either_side_of_its_document_and_language(
    tmp_path: Path, row: int, near: list[int], around: list[int]
) -> None:
    put(tmp_path, Document("a", "Moulin", "fr", "\n\n".join(PARTS)), CAT)
    with Store.open(tmp_path) as store:
        passage = store.passage(row)
    assert passage.text == PARTS[row - 1]
    with closing(sqlite3.connect(tmp_path / schema.FILE)) as connection:
        found = translated.in_place(connection, row, passage)
        table = f"words_{passage.language}"
        held = dict(connection.execute(f"SELECT rowid, terms FROM {table}").fetchall())
    assert found.at == near.index(row)
    wanted = np.stack([query(f"Moulin {PARTS[each - 1]}") for each in near])
    assert found.vectors == pytest.approx(wanted, abs=1e-3)
    assert found.said == Said(
        "en" if row == 3 else "fr", "Moulin", passage.text, held[row], " ".join(held[each] for each in around)
    )
