"""Examples the reader learns from and is measured on, and the folder they are packed in."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from passerelle.index.types import Language

PASSAGES, EXAMPLES, MADE_OF = "passages.jsonl.gz", "examples.jsonl.gz", "packed.json"


@dataclass(frozen=True, slots=True)
class Text:
    """A passage as the network reads it; *context* is its title and headings, empty where it has none."""

    context: str
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Example:
    """A question asked of one passage.

    ``set`` is its share in the mixture, ``passage`` a place in the packed passages. ``spans`` are the half-open
    ranges of the passage's text that answer, in code points: none where it does not answer, or where it does
    but nobody marked the words. What is ``held_out`` is measured on and never trained on.
    """

    set: str
    id: str
    question: str
    language: Language
    passage: int
    answered: bool
    spans: tuple[tuple[int, int], ...]
    held_out: bool

    @property
    def source(self) -> str:
        """Name of the set the question comes from, but for its last parts: what is alike asks of like things."""
        return self.set.split("_")[0]


@dataclass(frozen=True, slots=True)
class Packed:
    """All passages and all examples, in an order that the data alone decides."""

    passages: Sequence[Text]
    examples: Sequence[Example]

    def direction(self, example: Example) -> str:
        """Return the languages of question and passage, as ``fr→en``."""
        return f"{example.language}→{self.passages[example.passage].language}"


def write_packed(packed: Packed, folder: Path, made_of: str) -> None:
    """Write *packed* into *folder*, the same bytes each time, with a digest of what it is *made of*, and counts.

    The digest is written last: a folder without it was not packed to the end.
    """
    (folder / MADE_OF).unlink(missing_ok=True)
    _write(folder / PASSAGES, map(asdict, packed.passages))
    _write(folder / EXAMPLES, map(asdict, packed.examples))
    counts = Counter(each.set + ", held out" * each.held_out for each in packed.examples)
    described = {
        "made of": made_of,
        "passages": len(packed.passages),
        "examples": dict(sorted(counts.items())),
    }
    (folder / MADE_OF).write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


def packed_from(folder: Path) -> str:
    """Return the digest of what *folder* was packed from; it is empty where nothing is packed."""
    if not (folder / MADE_OF).is_file():
        return ""
    return str(json.loads((folder / MADE_OF).read_text(encoding="utf-8"))["made of"])


def read_packed(folder: Path) -> Packed:
    """Read what :func:`write_packed` wrote.

    Raises:
        SystemExit: the folder holds no packed examples.
    """
    if not packed_from(folder):
        raise SystemExit(
            f"{folder} holds no packed examples: `python -m passerelle.training.reader pack DATA {folder}` writes them"
        )
    passages = [Text(**row) for row in _read(folder / PASSAGES)]
    examples = [
        Example(**{**row, "spans": tuple((start, end) for start, end in row["spans"])})
        for row in _read(folder / EXAMPLES)
    ]
    return Packed(passages, examples)


def _write(place: Path, rows: Iterable[dict[str, Any]]) -> None:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    place.write_bytes(gzip.compress(lines.encode("utf-8"), mtime=0))


def _read(place: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(place, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)
