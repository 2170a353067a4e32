"""Put any bytes and any text to all that reads: ``python -m tests.endurance.fuzz --seconds 3600``.

Each input is drawn from a seed that is printed with what it broke. Nothing but errors of ours may come.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from passerelle import Assistant
from passerelle.evaluation.sets.read import read_questions
from passerelle.index.chunk import chunk
from passerelle.index.errors import PasserelleError
from passerelle.index.load import SUFFIXES, load
from passerelle.index.sync import sync
from passerelle.index.text import clean
from passerelle.index.types import Document

DOCUMENTS = Path(__file__).parents[2] / "documents"
SETS = (".jsonl", ".csv", ".json")
PIECES = (
    *(
        "l’été",
        "« où »",
        "\u202e",
        "\ud83d",
        "\0",
        "🧱",
        "٣",
        "|",
        '"',
        "\n\n",
        "# ",
        "\t",
        "{",
        "]",
        "1.",
        "§ 4",
        "?",
        "- ",
    ),
    *(
        "http://x",
        "article 12",
        "2024-02-30",
        "é" * 40,
        "א",
        "\u0301" * 50,
        "a" * 3000,
        "\r",
        "\x85",
        "ﬁ",
        "= ",
    ),
)
LONGEST = 60
"""Pieces that a text is put together of."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    tried, broken = Counter[str](), 0
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        sync([DOCUMENTS], place / "store")
        samples = [path for path in sorted(DOCUMENTS.rglob("*")) if path.is_file()]
        with Assistant.open(place / "store") as assistant:
            seed, until = options.seed, time.monotonic() + options.seconds
            while time.monotonic() < until:
                for what, act in _acts(random.Random(seed), place, samples, assistant):
                    tried[what] += 1
                    try:
                        act()
                    except PasserelleError:
                        continue
                    except Exception as error:  # noqa: BLE001  whatever it is, it is what is looked for
                        broken += 1
                        sys.stdout.write(f"seed {seed}, {what}: {type(error).__name__}: {str(error)[:200]}\n")
                        sys.stdout.flush()
                seed += 1
    sys.stdout.write(f"{sum(tried.values())} inputs tried ({dict(tried)}), {broken} faults\n")
    return int(broken > 0)


def _acts(
    drawn: random.Random, place: Path, samples: list[Path], assistant: Assistant
) -> list[tuple[str, Callable[[], object]]]:
    """Return what is done with one seed's inputs, each with its name."""
    text = "".join(drawn.choice([*PIECES, "the wall ", "le mur "]) for _ in range(drawn.randrange(LONGEST)))
    sample = drawn.choice(samples)
    document = place / f"fuzzed{drawn.choice([sample.suffix, *sorted(SUFFIXES)])}"
    document.write_bytes(_damaged(drawn, sample.read_bytes(), text))
    asked = place / f"set{drawn.choice(SETS)}"
    asked.write_bytes(_damaged(drawn, b'{"id": "a", "question": "Who?", "answerable": false}\n', text))
    whole = Document("id", "title", "en", clean(text))
    return [
        (f"load {document.suffix}", lambda: list(load(document, "id"))),
        ("chunk", lambda: chunk(whole, _count, target_tokens=32, max_tokens=64)),
        ("set", lambda: read_questions([asked])),
        ("ask", lambda: assistant.ask(text)),
        ("search", lambda: assistant.retriever.search(text, 3)),
    ]


def _count(texts: Sequence[str]) -> list[int]:
    return [len(each.split()) for each in texts]


def _damaged(drawn: random.Random, content: bytes, text: str) -> bytes:
    """Return *content* with some of its bytes changed, left out or with *text* between them, or *text* alone."""
    inserted = text.encode("utf-8", "surrogatepass")
    kind = drawn.randrange(4)
    if kind == 0:
        return inserted
    at = drawn.randrange(len(content) + 1)
    if kind == 1:
        return content[:at] + inserted + content[at:]
    if kind == 2:
        return content[:at]
    changed = bytearray(content)
    for _ in range(drawn.randrange(1, 40)):
        changed[drawn.randrange(len(changed))] = drawn.randrange(256)
    return bytes(changed)


if __name__ == "__main__":
    sys.exit(main())
