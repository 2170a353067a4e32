"""Read question sets, and say which of their titles no number of ours is fitted on."""

import hashlib
import json
from pathlib import Path
from typing import Any

PARTS = 8
"""Parts that titles are dealt into, the same each time."""
HELD_OUT = frozenset({0, 3, 6})
"""Parts that are measured on only."""


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def digest(text: str) -> int:
    """Return a number drawn by *text*, the same each time, for an order or a choice that nobody made."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


def part(title: str) -> int:
    return digest(title) % PARTS


def is_held_out(title: str) -> bool:
    return part(title) in HELD_OUT
