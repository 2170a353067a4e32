"""Read question sets, and say which of their titles no number of ours is fitted on."""

import gzip
import hashlib
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

PARTS = 8
"""Parts that titles are dealt into, the same each time."""
HELD_OUT = frozenset({0, 3, 6})
"""Parts that are measured on only."""
PARALLEL = frozenset({"pyfaq", "canlaws_tune"})
"""Sets whose texts exist in both languages: of these, a third of the questions is held out, whatever the title."""


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:  # other ends of a line may stand in a text, as JSON leaves them
        return [json.loads(line) for line in file]


def read_pairs(place: Path, without: Collection[str] = ()) -> Iterator[dict[str, str]]:
    """Yield the aligned texts in *place*, but those of the laws named in *without*."""
    with gzip.open(place, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["group"].removeprefix("act:") not in without:
                yield row


def laws(passages: Path) -> set[str]:
    """Return the names of the laws that *passages*, those of ``canlaws_tune``, are taken from."""
    return {row["id"].removeprefix("ca-").rsplit("-", 2)[0] for row in read_jsonl(passages)}


def digest(text: str) -> int:
    """Return a number drawn by *text*, the same each time, for an order or a choice that nobody made."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


def part(title: str) -> int:
    return digest(title) % PARTS


def is_held_out(title: str) -> bool:
    return part(title) in HELD_OUT


def in_held_out_third(id_: str) -> bool:
    """Tell whether the question of that id in a ``PARALLEL`` set is measured on only."""
    return digest(id_) % 3 == 0
