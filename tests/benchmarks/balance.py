"""Measure what a shared language is worth: ``python -m tests.benchmarks.balance FOLDER``, of the question sets.

One store holds each item of two parallel sets in one of the two languages, drawn by its digest, and a set of each
language beside them. Every item is asked for in both languages. For each price that a passage pays for the
question's language the table gives Success@1 and Success@5 by set and direction.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.embed import open_embedder
from index.model_making.question_sets import digest, read_jsonl
from qa.balance import SAME_LANGUAGE

PARALLEL = {"pyfaq": "questions.jsonl", "canlaws_tune": "questions.jsonl"}
BESIDE = {"piaf_tune": "questions_open.jsonl", "squad2_halfdev_en": "questions.jsonl"}
PRICES = (0.0, 0.01, SAME_LANGUAGE, 0.02, 0.03)
MOST_ITEMS, MOST_QUESTIONS = 500, 400


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a set, its language, and the row of the passage that answers it."""

    set: str
    text: str
    language: str
    row: int


def read_store(folder: Path) -> tuple[list[dict[str, str]], list[Asked]]:
    """Return the passages of one mixed store, and the questions asked of it."""
    passages: list[dict[str, str]] = []
    asked: list[Asked] = []
    for name, file in PARALLEL.items():
        known = {row["id"]: row for row in read_jsonl(folder / name / "passages.jsonl")}
        items: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for row in read_jsonl(folder / name / file):
            items[tuple(sorted(row["passage_ids"]))].append(row)
        both = [ids for ids in items if {known[id_]["lang"] for id_ in ids} == {"fr", "en"}]
        for ids in sorted(both, key=lambda ids: digest(ids[0]))[:MOST_ITEMS]:
            lives = ("fr", "en")[digest(ids[0]) // 7 % 2]
            passages.append(next(known[id_] for id_ in ids if known[id_]["lang"] == lives))
            asked += [Asked(name, row["question"], row["lang"], len(passages) - 1) for row in items[ids]]
    for name, file in BESIDE.items():
        rows = {
            row["id"]: len(passages) + place
            for place, row in enumerate(read_jsonl(folder / name / "passages.jsonl"))
        }
        passages += read_jsonl(folder / name / "passages.jsonl")
        found = [row for row in read_jsonl(folder / name / file) if row["passage_ids"]]
        for row in sorted(found, key=lambda row: digest(row["id"]))[:MOST_QUESTIONS]:
            asked.append(Asked(name, row["question"], row["lang"], rows[row["passage_ids"][0]]))
    return passages, asked


def measure(passages: Sequence[dict[str, str]], asked: Sequence[Asked]) -> Iterator[str]:
    embedder = open_embedder()
    stored = embedder.embed_passages([f"{row['title']}\n{row['text']}" for row in passages])
    plain = embedder.embed_queries([each.text for each in asked]) @ stored.T
    languages = np.array([row["lang"] for row in passages])
    shared = np.array([each.language for each in asked])[:, None] == languages[None, :]
    right = np.array([each.row for each in asked])
    groups: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(asked):
        groups[f"{each.set} {each.language}→{languages[each.row]}"].append(place)
    yield f"{'price':28}" + "".join(f"{price:>12.3f}" for price in PRICES)
    ranks = []
    for price in PRICES:
        scores = plain - price * shared
        ranks.append((scores > scores[np.arange(len(right)), right][:, None]).sum(axis=1) + 1)
    for name, rows in sorted(groups.items()):
        cells = (f"{np.mean(rank[rows] == 1):6.3f} {np.mean(rank[rows] <= 5):5.3f}" for rank in ranks)
        yield f"{name:22} {len(rows):5}" + "".join(cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the question sets")
    passages, asked = read_store(parser.parse_args().folder)
    for line in measure(passages, asked):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
