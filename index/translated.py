"""Tell whether two passages are each other's translation: they say the same, and so do the passages next to them."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from passerelle.index.embed.embedder import Vectors
from passerelle.index.lexical.parallel import Said, say_the_same
from passerelle.index.types import Passage

BESIDE = 2
"""Passages before and after one, among which those next to its translation are looked for."""


@dataclass(frozen=True, slots=True)
class InPlace:
    """A passage where it stands: ``vectors`` are those of the passages around it in its language, and its own *at*.

    They have shape ``(passages, dimension)``, in the order of the document.
    """

    said: Said
    vectors: Vectors
    at: int


def are_translations(one: InPlace, other: InPlace, alike: float) -> bool:
    """Tell whether *one* in French or English is the translation of *other*, whose vector is near enough to it.

    Of the passages before and after the two, at least half must have one *alike*, by the cosine, close to the other:
    a document that only begins like another is not its translation, and one that lacks a paragraph is.
    """
    beside = [*_neighbours_alike(one, other, alike), *_neighbours_alike(other, one, alike)]
    return 2 * sum(beside) >= len(beside) and say_the_same(one.said, other.said)


def in_place(connection: sqlite3.Connection, row: int, passage: Passage) -> InPlace:
    """Return *passage*, in French or English and in that *row*, with what the store knows of it and its neighbours."""
    found = connection.execute(
        "SELECT near.row, terms, vectors.vector FROM passages AS own "
        "JOIN passages AS near ON near.document = own.document AND near.language = own.language "
        "AND near.row BETWEEN own.row - ?2 AND own.row + ?2 "
        f"JOIN words_{passage.language} AS words ON words.rowid = near.row "
        "JOIN vectors ON vectors.row = near.vector WHERE own.row = ?1 ORDER BY near.row",
        (row, BESIDE),
    ).fetchall()
    rows = [each for each, _, _ in found]
    halves = np.frombuffer(b"".join(vector for *_, vector in found), dtype=np.float16)
    return placed(
        passage,
        rows.index(row),
        [terms for _, terms, _ in found],
        halves.astype(np.float32).reshape(len(found), -1),
    )


def placed(passage: Passage, at: int, terms: list[str], vectors: Vectors) -> InPlace:
    """Return *passage*, which is number *at* of the passages around it, whose *terms* and *vectors* are given."""
    near = " ".join(terms[max(0, at - 1) : at + 2])
    said = Said(passage.language, passage.document.title, passage.text, terms[at], near)
    return InPlace(said, vectors, at)


def _neighbours_alike(one: InPlace, other: InPlace, alike: float) -> Iterator[bool]:
    """Yield for the passage before *one* and the one after it whether a passage around *other* is like it."""
    for each in (one.at - 1, one.at + 1):
        if 0 <= each < len(one.vectors):
            yield bool((other.vectors @ one.vectors[each]).max() >= alike)
